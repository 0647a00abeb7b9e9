"""Undo: one rule for everything. Write back the line's before-images, if nothing was built on it."""

from __future__ import annotations

from typing import Any

from floortui.domain.fields import LineNumber, Reason
from floortui.domain.lineup import ROTATION_EVENTS
from floortui.domain.moments import clock_text, minutes_between, zone_named
from floortui.domain.people import CONSULTANT, MANAGER
from floortui.errors import Refused, Term
from floortui.language import _
from floortui.services.action import ACTIONS, EVERYBODY, Told, action
from floortui.services.work import Work
from floortui.storage import journal, undoing
from floortui.storage.journal import Entry
from floortui.storage.queries import floor, house, people


@action("undo", roles=EVERYBODY, undoable=False)
def undo(work: Work, *, line: LineNumber = 0, reason: Reason = "") -> Told:
    """Take back a line of the journal, or the newest that can be; everything is as it was before it."""
    target = _given(line) if line else _newest(work)
    _check_nothing_built_on(work, target)
    _check_allowed(work, target, reason)
    work.change.put_all_back(target.changes)
    _keep_a_manager(work, target)
    work.undoes = target.seq
    return {"line": target.seq, "action": target.action, "by": work.name_of(target.actor), "at": target.at}


def _given(number: int) -> Entry:
    target = journal.entry(number)
    if target is None:
        raise Refused("undo.unknown", field="line", line=number)
    if target.undoes is not None or not ACTIONS[target.action].undoable:
        raise Refused("undo.never", field="line", action=target.action)
    if (by := journal.undone_by(number)) is not None:
        raise Refused("undo.done", field="line", line=number, by=by)
    return target


def _newest(work: Work) -> Entry:
    """Find the newest line that could be undone; a consultant's, among their own."""
    own = work.actor is not None and work.actor.role == CONSULTANT
    candidates = journal.live_entries_newest_first(work.actor.id if own and work.actor else None, all_actors=not own)
    for target in candidates:
        if ACTIONS[target.action].undoable:
            return target
    raise Refused("undo.nothing")


def _check_nothing_built_on(work: Work, target: Entry) -> None:
    if target.action in ROTATION_EVENTS and target.told.get("moves"):
        latest = floor.latest_rotation_line(target.day)
        if latest is not None and latest[0] != target.seq:
            raise Refused(
                "undo.not_latest",
                field="line",
                latest=latest[0],
                action=latest[1],
                name=_who(work, latest[2]),
            )
    later = undoing.built_on(target) or _moved_since(target)
    if later is not None:
        raise Refused(
            "undo.built_on",
            field="line",
            line=target.seq,
            name=_who(work, later.actor),
            action=later.action,
            at=clock_text(later.at, work.zone),
            by=later.seq,
        )


def _moved_since(target: Entry) -> Entry | None:
    """Find the line by which somebody whom the target put on the staff list came into a line-up."""
    for table, row, before, _after in target.changes:
        if table == "staff" and before is None and (line := floor.first_moved(row, target.seq)) is not None:
            return journal.entry(line)
    return None


def _keep_a_manager(work: Work, target: Entry) -> None:
    """Keep a manager with a PIN as long as anybody has one: nobody else could give out the others."""
    with_pin = [person for person in people.everybody() if person.has_pin]
    if with_pin and not any(person.role == MANAGER for person in with_pin):
        lost = next((row for table, row, _, _ in target.changes if table == "staff"), None)
        raise Refused("staff.last_manager", name=people.names().get(lost or 0, _who(work, None)))


def _who(work: Work, actor: int | None) -> str:
    return work.name_of(actor) or Term("the set-up manager")


def _check_allowed(work: Work, target: Entry, reason: str) -> None:
    """Hold the desk to what was done there lately, and everybody to a reason for what is older."""
    limit = int(work.settings["desk.undo_minutes"])
    age = minutes_between(target.at, work.at)
    role = work.actor.role if work.actor else MANAGER
    if role == CONSULTANT and (work.actor is None or target.actor != work.actor.id):
        raise Refused("undo.not_yours", field="line", name=_who(work, target.actor))
    if age > limit:
        if role != MANAGER:
            raise Refused("undo.too_old", field="line", minutes=age, limit=limit)
        if not reason:
            raise Refused("reason.needed", field="reason")


def next_to_undo(actor: int | None, *, own_only: bool) -> dict[str, Any] | None:
    """Give the line that undo would take back for somebody, and a sentence about it; None if there is none.

    Lines that cannot be undone by their kind are passed over; whether this one may be, the action decides.
    """
    names, zone = people.names(), zone_named(str(house.settings()["showroom.zone"]))
    for line in journal.live_entries_newest_first(actor if own_only else None, all_actors=not own_only):
        if ACTIONS[line.action].undoable:
            who = names.get(line.actor, "") if line.actor is not None else _("set-up")
            when = clock_text(line.at, zone)
            says = f"{when}  {who}  {_(ACTIONS[line.action].help)}"
            return {"seq": line.seq, "mine": line.actor == actor, "says": says}
    return None
