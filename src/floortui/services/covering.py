"""Handing over: a colleague takes over what is due of somebody who is off."""

from __future__ import annotations

from floortui.domain.fields import Day
from floortui.domain.fields import Staff as StaffField
from floortui.domain.people import CONSULTANT
from floortui.domain.period import days_between, from_to
from floortui.errors import Refused
from floortui.services.action import EVERYBODY, Told, action
from floortui.services.work import Work
from floortui.storage.models import Cover
from floortui.storage.queries import duty, eligibility

MOST_DAYS = 31
"""Days for which contacts are handed over in one go."""


@action("follow_up.cover", roles=EVERYBODY, own="staff")
def cover(work: Work, *, staff: StaffField, to: StaffField, day: Day = "", until: Day = "") -> Told:
    """Have a colleague take over what is due of somebody who is off, on one day or on each up to another.

    Whoever does sees these cards among their own on that day, and may write down contacts with them; the customers stay
    whose they are. Closed days are left out; a day that somebody else had taken over is theirs now.
    """
    person, taker = work.staff(staff, field="staff"), work.consultant(to, field="to")
    if person.role != CONSULTANT:
        raise Refused("staff.not_consultant", field="staff", name=person.name)
    if taker.id == person.id:
        raise Refused("cover.self", field="to", name=person.name)
    days = from_to(day or work.day, until or day or work.day)
    if days.start < work.day:
        raise Refused("cover.past", field="day", day=days.start)
    if days_between(days.start, days.last) >= MOST_DAYS:
        raise Refused("cover.span", field="until", most=MOST_DAYS)
    wanted = [each for each in days.days() if each not in duty.closed_in(days)]
    if not wanted:
        raise Refused("cover.closed", field="day", day=days.start)
    off = next((each for each in wanted if is_off(taker.id, each)), None)
    if off is not None:
        raise Refused("cover.off", field="to", name=taker.name, day=off)
    for each in wanted:
        for row in eligibility.cover_rows(each, person.id):
            work.change.delete(Cover, row)
        work.change.insert(Cover, day=each, staff=person.id, taken_by=taker.id)
    return {
        "name": person.name,
        "to": taker.name,
        "days": wanted,
        "span": wanted[0] if len(wanted) == 1 else f"{wanted[0]} – {wanted[-1]}",
        "due": eligibility.due_by(wanted[-1], person.id),
    }


@action("follow_up.uncover", roles=EVERYBODY, own="staff")
def uncover(work: Work, *, staff: StaffField, day: Day = "", until: Day = "") -> Told:
    """Let somebody's contacts be their own again, on one day or on each up to another."""
    person = work.staff(staff, field="staff")
    days = from_to(day or work.day, until or day or work.day)
    if days_between(days.start, days.last) >= MOST_DAYS:
        raise Refused("cover.span", field="until", most=MOST_DAYS)
    taken = {each: eligibility.cover_rows(each, person.id) for each in days.days()}
    if not any(taken.values()):
        raise Refused("cover.none", field="day", name=person.name, day=days.start)
    for rows in taken.values():
        for row in rows:
            work.change.delete(Cover, row)
    given_back = [each for each, rows in taken.items() if rows]
    span = given_back[0] if len(given_back) == 1 else f"{given_back[0]} – {given_back[-1]}"
    return {"name": person.name, "days": given_back, "span": span}


def is_off(person: int, day: str) -> bool:
    """Say whether the duty roster of a day, if there is one, has somebody off."""
    shifts = duty.shifts()
    here = {
        entry.staff: (shift.on if (shift := shifts.get(entry.shift)) else entry.position > 0)
        for entry in duty.entries(day, day)
    }
    return bool(here) and not here.get(person, False)
