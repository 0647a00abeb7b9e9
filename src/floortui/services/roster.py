"""The duty roster: who is on which shift on a day, and in which order consultants take turns.

An entry has a shift and a place. From place 1 on one takes turns in that order; at place 0 one takes none: reception,
trainees, and whoever is off.
"""

from __future__ import annotations

from typing import Any

from floortui.domain.fields import Day, StaffNames
from floortui.domain.fields import Shift as ShiftField
from floortui.domain.people import MANAGER, StaffMember
from floortui.domain.period import Period, day_after, days_between, from_to, week_of
from floortui.domain.shifts import FULL, OFF, Entry, Shift, shift_of
from floortui.errors import Refused
from floortui.services.action import DESK, Told, action
from floortui.services.work import Work
from floortui.storage.models import Roster
from floortui.storage.queries import duty, people

MOST_DAYS = 100
"""Days that can be given a shift in one go."""


@action("roster.set", roles=DESK)
def set_roster(work: Work, *, day: Day, names: StaffNames = []) -> Told:  # noqa: B006 - read, never written
    """Set a day's roster: the consultants on duty, in order; nobody, if none is named.

    Whoever is named keeps a shift on which one is here, else works all day; who had a place and is not named is off.
    """
    wanted = _each_once([work.consultant(name, field="names") for name in names])
    work.unmoved(people.roster_seq(day))
    plan = _Plan(work, day)
    for entry in plan.entries.values():
        if entry.position and entry.staff not in {person.id for person in wanted}:
            plan.write(entry.staff, 0, OFF if plan.is_on(entry) else entry.shift)
    for position, person in enumerate(wanted, start=1):
        held = plan.entries.get(person.id)
        plan.write(person.id, position, held.shift if held and plan.is_on(held) else FULL)
    return {"day": day, "names": [person.name for person in wanted]}


@action("roster.shift", roles=DESK)
def set_shift(work: Work, *, day: Day, until: Day = "", names: StaffNames, shift: ShiftField) -> Told:
    """Put colleagues on a shift, on one day or on each up to another: who is on takes turns, who is off takes none.

    A consultant who is on keeps their place in the order, or gets the next; reception and trainees have shifts and no
    place. Days on which the house is closed are left out.
    """
    chosen = shift_of(work.choice("shift", shift, field="shift"))
    staff = _each_once([_with_shifts(work.staff(name, field="names")) for name in names])
    if not staff:
        raise Refused("field.missing", field="names")
    days = from_to(day, until or day)
    if days_between(days.start, days.last) >= MOST_DAYS:
        raise Refused("roster.span", field="until", most=MOST_DAYS)
    work.unmoved(duty.newest(days.start, days.last))
    closed = duty.closed_in(days)
    if len(closed) == days_between(days.start, days.end):
        raise Refused("roster.closed", field="day", days=_span(days))
    for each in days.days():
        if each not in closed:
            plan = _Plan(work, each)
            for person in staff:
                plan.put(person, chosen)
    work.idle = not work.change.images
    return {
        "day": days.start,
        "until": days.last,
        "days": _span(days),
        "names": [person.name for person in staff],
        "who": ", ".join(person.name for person in staff),
        "shift": chosen.code,
        "skipped": [_skipped("closed", day=each) for each in closed],
    }


@action("roster.copy_week", roles=DESK)
def copy_week(work: Work, *, day: Day, from_: Day = "") -> Told:
    """Take shifts and order of a week over into the week of a day: the week before it, unless another is named.

    A week is Monday to Sunday. Left out are closed days and who has left the house. Leave and training are of their
    day: they are not taken over, and stay where they are planned already.
    """
    week = week_of(day)
    before = week_of(from_ or day_after(week.start, -7))
    if before == week:
        raise Refused("roster.same_week", field="from", first=week.start)
    work.unmoved(duty.newest(week.start, week.last))
    closed, known = duty.closed_in(week), duty.shifts()
    staff = {person.id: person for person in people.everybody(gone_too=True)}
    skipped: list[dict[str, Any]] = []
    count = 0
    for source, target in zip(before.days(), week.days(), strict=True):
        found = duty.entries(source, source)
        if found and target in closed:
            skipped.append(_skipped("closed", day=target))
        elif found:
            count += _Plan(work, target).follow(found, staff, known, skipped)
    if not count and not skipped:
        raise Refused("roster.no_week", field="from", days=_span(before))
    work.idle = not work.change.images
    return {"day": week.start, "from": before.start, "days": _span(week), "entries": count, "skipped": skipped}


def _each_once(staff: list[StaffMember]) -> list[StaffMember]:
    """Insist that nobody is named twice.

    Raises:
        Refused: somebody is.
    """
    for number, person in enumerate(staff):
        if person in staff[:number]:
            raise Refused("roster.twice", field="names", name=person.name)
    return staff


def _with_shifts(person: StaffMember) -> StaffMember:
    """Insist that somebody stands on the duty roster.

    Raises:
        Refused: managers do not.
    """
    if person.role == MANAGER:
        raise Refused("roster.manager", field="names", name=person.name)
    return person


def _span(days: Period) -> str:
    return days.start if days.start == days.last else f"{days.start} – {days.last}"


def _skipped(why: str, *, day: str = "", name: str = "") -> dict[str, Any]:
    """Say what was left out: a day, somebody, or somebody's day."""
    facts = {"day": day, "name": name, "why": why}
    return {key: value for key, value in facts.items() if value}


class _Plan:
    """A day of the roster while it is written."""

    def __init__(self, work: Work, day: str) -> None:
        self._work = work
        self._day = day
        self._known = {choice.code: shift_of(choice) for choice in work.choices("shift")}
        self.entries = {entry.staff: entry for entry in duty.entries(day, day)}

    def is_on(self, entry: Entry) -> bool:
        """Say whether somebody is here on this day."""
        shift = self._known.get(entry.shift)
        return shift.on if shift else entry.position > 0

    def put(self, person: StaffMember, shift: Shift) -> None:
        """Put somebody on a shift, in the order where they stand in it, else at its end."""
        held = self.entries.get(person.id)
        position = 0
        if shift.on and person.takes_turns:
            position = held.position if held and held.position else self._last() + 1
        self.write(person.id, position, shift.code)

    def follow(
        self,
        source: list[Entry],
        staff: dict[int, StaffMember],
        known: dict[str, Shift],
        skipped: list[dict[str, Any]],
    ) -> int:
        """Take a day's entries over, its order first; give how many."""
        count, place = 0, 0
        behind = [entry.staff for entry in self.entries.values() if entry.position]
        for entry in source:
            person, shift = staff[entry.staff], known.get(entry.shift)
            held = self.entries.get(person.id)
            stays = held and (kept := known.get(held.shift)) and kept.of_its_day
            if not person.active:
                left = _skipped("left", name=person.name)
                skipped.extend([left] if left not in skipped else [])
            elif stays:
                skipped.append(_skipped("kept", day=self._day, name=person.name))
            elif shift is None or shift.of_its_day:
                skipped.append(_skipped("of_its_day", day=self._day, name=person.name))
            else:
                place += (turn := shift.on and person.takes_turns)
                self.write(person.id, place if turn else 0, shift.code)
                behind = [other for other in behind if other != person.id]
                count += 1
        for position, other in enumerate(behind, start=place + 1):
            self.write(other, position, self.entries[other].shift)
        return count

    def write(self, person: int, position: int, shift: str) -> None:
        """Write somebody's entry."""
        held = self.entries.get(person)
        if held:
            self._work.change.update(Roster, held.row, position=position, shift=shift)
            self.entries[person] = held._replace(position=position, written=shift)
        else:
            row = self._work.change.insert(Roster, day=self._day, staff=person, position=position, shift=shift)
            self.entries[person] = Entry(self._day, person, row, position, shift)

    def _last(self) -> int:
        return max((entry.position for entry in self.entries.values()), default=0)
