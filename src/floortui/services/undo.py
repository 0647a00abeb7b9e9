"""Undo: one rule for everything. Write back the line's before-images, if nothing was built on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from floortui.domain.fields import LineNumber, Reason
from floortui.domain.lineup import ROTATION_EVENTS
from floortui.domain.moments import clock_text, minutes_between, zone_named
from floortui.domain.people import CONSULTANT, MANAGER, StaffMember, takes_turns
from floortui.errors import Refused
from floortui.language import _
from floortui.services.action import ACTIONS, EVERYBODY, Told, action, role_names
from floortui.services.work import NOBODY, Work
from floortui.storage import journal, undoing
from floortui.storage.journal import Entry
from floortui.storage.queries import floor, house, people


@action("undo", roles=EVERYBODY, undoable=False)
def undo(work: Work, *, line: LineNumber = 0, reason: Reason = "") -> Told:
    """Take back a line of the journal, or the newest that can be; everything is as it was before it."""
    target = _given(line) if line else _newest(work)
    _check_nothing_built_on(work, target)
    _check_allowed(work, target, reason)
    work.undoes = target.seq
    work.change.put_all_back(target.changes)
    _keep_a_manager(work, target)
    told = {"line": target.seq, "action": target.action, "by": work.name_of(target.actor), "at": target.at}
    if _is_old(work, target):
        told |= {"override": True, "reason": reason}
    return told


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
    """Find the newest line that can be undone; a consultant's, among their own."""
    for target in _undoable(work.actor):
        return target
    raise Refused("undo.nothing")


def _undoable(actor: StaffMember | None) -> Iterator[Entry]:
    """Give the live lines that somebody can take back by their kind, their role and as things stand, newest first."""
    own = actor is not None and actor.role == CONSULTANT
    role = actor.role if actor else MANAGER
    for line in journal.live_entries_newest_first(actor.id if own and actor else None, all_actors=not own):
        action = ACTIONS[line.action]
        if action.undoable and role in action.roles and _overtaken(line) is None and _later(line) is None:
            yield line


def _overtaken(target: Entry) -> tuple[int, str, int | None] | None:
    """Find the day's latest event of the rotation, if the target is one and there is a later one."""
    if target.action not in ROTATION_EVENTS or not target.told.get("moves"):
        return None
    latest = floor.latest_rotation_line(target.day)
    if latest is not None and latest[0] == floor.cleared_by(target.seq):
        return None  # the program let somebody join because of it, and that is taken back along with it
    return latest if latest is not None and latest[0] != target.seq else None


def _later(target: Entry) -> Entry | None:
    """Find a live line that built on the target."""
    return undoing.built_on(target) or _moved_since(target)


def _check_nothing_built_on(work: Work, target: Entry) -> None:
    if (latest := _overtaken(target)) is not None:
        number, event, actor = latest
        raise Refused("undo.not_latest", field="line", latest=number, action=event, name=_who(work, actor))
    if (later := _later(target)) is not None:
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
    """Find the line by which somebody who could take no turns before the target came into a line-up after it."""
    for table, row, before, _after in target.changes:
        could_not = table == "staff" and not (before and takes_turns(before["active"], before["role"], before["tier"]))
        if could_not and (line := floor.first_moved(row, target.seq)) is not None:
            return journal.entry(line)
    return None


def _keep_a_manager(work: Work, target: Entry) -> None:
    """Keep a manager with a PIN as long as anybody has one: nobody else could give out the others."""
    with_pin = [person for person in people.everybody() if person.has_pin]
    if with_pin and not any(person.role == MANAGER for person in with_pin):
        lost = next((row for table, row, _, _ in target.changes if table == "staff"), None)
        raise Refused("staff.last_manager", name=people.names().get(lost or 0, _who(work, None)))


def _who(work: Work, actor: int | None) -> str:
    return work.name_of(actor) or NOBODY


def _check_allowed(work: Work, target: Entry, reason: str) -> None:
    """Hold the desk to what was done there lately, and everybody to a reason for what is older."""
    limit = int(work.settings["desk.undo_minutes"])
    role = work.actor.role if work.actor else MANAGER
    if role not in ACTIONS[target.action].roles:  # else a demotion would be taken back by the one who was demoted
        raise Refused("undo.role", field="line", action=target.action, roles=role_names(ACTIONS[target.action].roles))
    if role == CONSULTANT and (work.actor is None or target.actor != work.actor.id):
        raise Refused("undo.not_yours", field="line", name=_who(work, target.actor))
    if _is_old(work, target):
        if role != MANAGER:
            age = minutes_between(target.at, work.at)
            raise Refused("undo.too_old", field="line", minutes=age, limit=limit)
        if not reason:
            raise Refused("reason.needed", field="reason")


def _is_old(work: Work, target: Entry) -> bool:
    """Say whether the desk can take a line back no more: a manager does, with a reason."""
    return minutes_between(target.at, work.at) > int(work.settings["desk.undo_minutes"])


def next_to_undo(actor: int | None) -> dict[str, Any] | None:
    """Give the line that undo would take back for somebody, who wrote it and when; None if there is none."""
    names, zone = people.names(), zone_named(str(house.settings()["showroom.zone"]))
    for line in _undoable(people.member(actor) if actor is not None else None):
        who = names.get(line.actor, "") if line.actor is not None else _("set-up")
        said = f"{clock_text(line.at, zone)}  {who}"
        return {"seq": line.seq, "mine": line.actor == actor, "line": line, "by": said}
    return None
