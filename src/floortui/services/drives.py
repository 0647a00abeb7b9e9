"""Test drives: the car, the licence that was seen, out and back."""

from __future__ import annotations

from floortui.domain.fields import Model, Visit, YesNo
from floortui.domain.moments import clock_text, minutes_between
from floortui.domain.records import OTHER
from floortui.errors import Refused
from floortui.services.action import EVERYBODY, Told, action
from floortui.services.work import Work
from floortui.storage.models import Drive as DriveRow
from floortui.storage.models import Visit as VisitRow
from floortui.storage.queries import parties


@action("drive.start", roles=EVERYBODY, own="visit")
def start_drive(work: Work, *, visit: Visit, car: Model, licence: YesNo = False) -> Told:
    """Let a party go out on a test drive: in which car; nobody goes whose licence was not seen."""
    found = work.visit(visit)
    if found.kind == OTHER:
        raise Refused("visit.no_sale", visit=visit)
    out = parties.drive_out(visit)
    if out is not None:
        raise Refused("drive.out", visit=visit, at=clock_text(out.out_at, work.zone))
    if not licence:
        raise Refused("drive.licence", field="licence")
    chosen = work.model(car)
    work.change.insert(DriveRow, visit=visit, day=found.day, car=chosen, licence=1, out_at=work.at, back_at=None)
    work.change.update(VisitRow, visit, test_drive=1)
    return {"visit": visit, "car": chosen}


@action("drive.back", roles=EVERYBODY, own="visit")
def end_drive(work: Work, *, visit: Visit) -> Told:
    """Note that a party is back from its test drive."""
    work.visit(visit, must_be_open=False)
    out = parties.drive_out(visit)
    if out is None:
        raise Refused("drive.not_out", visit=visit)
    at = max(work.at, out.out_at)
    work.change.update(DriveRow, out.id, back_at=at)
    return {"visit": visit, "car": out.car, "minutes": minutes_between(out.out_at, at)}
