"""Arrivals: a party comes in, and somebody takes it."""

from __future__ import annotations

from typing import Any

from floortui.domain.fields import (
    Count,
    Customer,
    Model,
    Moment,
    Note,
    PersonName,
    Phone,
    Purpose,
    Reason,
    Source,
    Visit,
    YesNo,
)
from floortui.domain.fields import Staff as StaffField
from floortui.domain.moments import business_day, clock_text, from_text
from floortui.domain.people import StaffMember
from floortui.domain.records import FIRST, OTHER, OWNER, RETURN
from floortui.domain.records import Customer as Known
from floortui.domain.records import Visit as VisitRecord
from floortui.domain.rotation import Handing, Party
from floortui.errors import Refused
from floortui.services import cycles
from floortui.services.action import DESK, EVERYBODY, Told, action
from floortui.services.customers import recognise, remember
from floortui.services.work import Work
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Visit as VisitRow
from floortui.storage.queries import cards, floor, people

BROUGHT_BY_AN_OWNER = "owner-referral"
"""The source of whoever comes with somebody who has bought here."""

SALES = "sales"
"""The code of the one purpose that makes a batch."""


@action("arrival.log", roles=EVERYBODY, own="assigned", open_day=True)
def log_arrival(
    work: Work,
    *,
    purpose: Purpose = SALES,
    party: Count = 1,
    name: PersonName = "",
    phone: Phone = "",
    model: Model = "",
    source: Source = "",
    asked_for: StaffField = "",
    arrived: Moment = "",
    served_by: StaffField = "",
    customer: Customer = "",
    left: Moment = "",
    stand_in: YesNo = False,
    brought_by: Customer = "",
    note: Note = "",
) -> Told:
    """Log a party that comes in: the rules say who takes it, how and why.

    A customer known by number, phone or name makes it a return visit for their own consultant. Who is brought by a
    customer comes for the first time, to that customer's consultant. `served_by` says that
    it is logged after the fact: it takes its true times (`arrived`, `left`) and never touches the line-up.
    """
    known = recognise(work, customer=customer, name=name, phone=phone)
    friend = work.customer(brought_by, field="brought_by") if brought_by else None
    if friend is not None and known is not None and friend.id == known.id:
        raise Refused("visit.brought_self", field="brought_by", name=friend.name or str(friend.id))
    owner_of = known if known is not None and known.owner is not None else friend
    asked = work.consultant(asked_for, field="asked_for").id if asked_for else None
    server = work.server(served_by).id if served_by else None
    code = work.choice("purpose", purpose, field="purpose").code
    came = arrived or work.at
    been_here = known is not None and cycles.been_here(known.id)
    record = {
        **EMPTY,
        "day": business_day(from_text(came), work.zone),
        "arrived": came,
        "purpose": code,
        "kind": OTHER if code != SALES else RETURN if been_here else FIRST,
        "party": party,
        "customer": known.id if known else None,
        "asked_for": asked,
        "model": work.model(model),
        "source": _source(work, source, friend),
        "note": note,
        **_leaving(work, came, left, late=server is not None),
    }
    visit = work.change.insert(VisitRow, **record)
    late = server is not None or record["day"] != work.day
    if late:
        work.opening = []  # what is noted after the fact opens no line-up
    facts = Party(
        visit, code == SALES, late, server, asked, _owner(owner_of), first=not been_here, stand_in_now=bool(stand_in)
    )
    told = work.decide("arrival.log", facts)
    by_themselves = asked is not None and work.actor is not None and asked == work.actor.id
    if by_themselves and told["how"] == "asked" and not note:
        raise Refused("reason.needed", field="note")  # out of turn, on one's own word
    owner = (_owner(friend) or told["assigned"]) if code == SALES and _owner(known) is None else None
    learned = {"name": name, "phone": phone, "model": record["model"], "source": record["source"]}
    number = remember(work, known, **learned, owner=owner, nameless=friend is not None)
    if friend is not None and number is not None:
        work.change.update(CustomerRow, number, referrer=friend.id)
    cycle = cycles.join(work, number) if number is not None and code == SALES else None
    work.change.update(VisitRow, visit, customer=number, cycle=cycle, **_recorded(told))
    if known is not None and code == SALES:
        cycles.came_again(work, known.id, record["day"])
    return worded(work, {**told, "kind": record["kind"], **_owner_gone(work, known)})


def _source(work: Work, source: str, friend: Known | None) -> str:
    """Read what brought a party: what is said, or the owner of a car who brought them."""
    if source:
        return work.choice("source", source, field="source").code
    is_owner = friend is not None and any(cycle.state == OWNER for cycle in cards.cycles_of(friend.id))
    return BROUGHT_BY_AN_OWNER if is_owner else ""


EMPTY: dict[str, Any] = {
    "waits_for": None,
    "assigned": None,
    "how": "",
    "turn": 0,
    "test_drive": 0,
    "grade": "",
    "completed": 0,
    "left_at": None,
    "left_known": 0,
    "voided": 0,
    "cycle": None,
}
"""What a visit's row holds before anything is known but that somebody came."""


def _leaving(work: Work, came: str, left: str, *, late: bool) -> dict[str, Any]:
    """Read when a party left that is logged after the fact.

    Raises:
        Refused: it left before it came, or nobody is said to have served it.
    """
    if not left:
        return {}
    if not late:
        raise Refused("visit.left_open", field="left")
    if left < came:
        left_clock, came_clock = clock_text(left, work.zone), clock_text(came, work.zone)
        raise Refused("visit.before", field="left", left=left_clock, arrived=came_clock)
    return {"left_at": left, "left_known": 1}


def _owner(known: Known | None) -> int | None:
    """Whose customer it is, if they still work here."""
    if known is None or known.owner is None:
        return None
    owner = people.member(known.owner)
    return owner.id if owner and owner.active else None


def _owner_gone(work: Work, known: Known | None) -> dict[str, Any]:
    if known is None or known.owner is None or _owner(known) is not None:
        return {}
    return {"owner_left": work.name_of(known.owner)}


def _recorded(told: Told) -> dict[str, Any]:
    """What of a decision stands in the visit's row."""
    return {
        "assigned": told["assigned"],
        "waits_for": told["waits_for"],
        "how": told["how"],
        "turn": int(told["turn"]),
    }


def worded(work: Work, told: Told) -> Told:
    """Name the people in what is told; the moves and the reasons keep their numbers."""
    named: Told = {
        field: work.name_of(told[field]) for field in ("assigned", "waits_for", "next", "person") if field in told
    }
    return {**told, **named}


@action("arrival.assign", roles=DESK, open_day=True)
def assign_arrival(work: Work, *, visit: Visit, to: StaffField = "", reason: Reason = "") -> Told:
    """Give a waiting party to the next in the line-up, or any visit to somebody named, with a reason.

    Handing over a visit gives the first one's turn back to the front.
    """
    found = work.visit(visit)
    person = work.consultant(to, field="to") if to else None
    if found.assigned is not None:
        if person is None:
            raise Refused("visit.taken", name=work.name_of(found.assigned), visit=visit)
        if person.id == found.assigned:
            raise Refused("visit.same", name=person.name)
    known = floor.customer(found.customer) if found.customer else None
    owner = _owner(known)
    out_of_turn = person is not None and person.id not in (owner, work.lineup().greeting)
    if (found.assigned is not None or out_of_turn) and not reason:
        raise Refused("reason.needed", field="reason")
    if found.day != work.day:
        return _put_down_to(work, found, person)
    party = Party(
        found.id,
        sales=found.kind != OTHER,
        asked_for=found.asked_for,
        owner=owner,
        first=found.kind == FIRST,
        stand_in_now=True,
    )
    told = work.decide(
        "arrival.assign",
        Handing(party, found.assigned, found.turn, person.id if person else None, reason),
    )
    if told["assigned"] is None:
        raise Refused("lineup.nobody")
    hand_over(work, found, told, known)
    return worded(work, told)


def _put_down_to(work: Work, found: VisitRecord, person: StaffMember | None) -> Told:
    """Record who served a visit of another day, whose line-up is past."""
    if person is None or found.turn:
        raise Refused("visit.closed", field="visit", visit=found.id)
    late = Party(found.id, sales=found.kind != OTHER, late=True, served_by=person.id)
    told = work.decide("arrival.log", late)
    work.change.update(VisitRow, found.id, **_recorded(told))
    return worded(work, told)


def hand_over(work: Work, found: VisitRecord, told: Told, known: Known | None) -> None:
    """Record who has a visit now; a first visit's customer goes along."""
    work.change.update(VisitRow, found.id, **_recorded(told))
    if known is None:
        return
    goes_along = found.kind == FIRST and known.owner == found.assigned
    if goes_along or (told["assigned"] is not None and _owner(known) is None):
        work.change.update(CustomerRow, known.id, owner=told["assigned"])
