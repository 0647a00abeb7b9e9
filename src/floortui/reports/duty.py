"""What the duty roster shows of a month: a row for each colleague, a column for each day, and what it comes to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from floortui.domain.moments import business_day, zone_named
from floortui.domain.people import CONSULTANT, MANAGER, ROLES, TIERS, StaffMember
from floortui.domain.period import Period, calendar_month, from_to
from floortui.domain.shifts import Entry
from floortui.errors import N_
from floortui.language import WEEKDAYS, _, current
from floortui.reports.sheets import Page
from floortui.storage import journal
from floortui.storage.database import snapshot
from floortui.storage.queries import duty, house, people

SATURDAY = 6

CLOSED_SIGN, ALARM_SIGN, NOTHING, UNPLANNED = "×", "!", "–", "·"
"""What stands for a closed day, before a number that is too low, and where nothing is planned: a day, somebody's."""

SHORT_TIERS: Mapping[str, str] = {"1": "1", "2": "2", "3": "3", "trainee": N_("trainee")}
"""How a tier stands beside a name."""


class ShiftSign(NamedTuple):
    """A shift as the grid shows it: its sign and its name, in both languages."""

    code: str
    on: bool
    hours: str
    signs: Mapping[str, str]
    names: Mapping[str, str]

    @property
    def sign(self) -> str:
        """Its sign in the reader's language."""
        return self.signs.get(current(), "") or self.name[:1]

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return self.names[current()]


class Cell(NamedTuple):
    """Somebody's day; `order` is the place among those who take turns on it, 0 for none."""

    shift: str = ""
    on: bool = False
    order: int = 0


class Day(NamedTuple):
    """A column: its day, and how many are on."""

    day: str
    closed: bool
    reason: str
    consultants: int
    reception: int
    seen: int
    """The line that last wrote its roster; 0 while nobody has."""
    few: bool
    """Whether too few consultants are on, on a day that is not over yet."""

    @property
    def planned(self) -> bool:
        """Whether the roster says anything of it."""
        return self.seen > 0

    @property
    def weekday(self) -> int:
        """1 for Monday."""
        return date.fromisoformat(self.day).isoweekday()

    @property
    def weekend(self) -> bool:
        """Whether it is a Saturday or Sunday."""
        return self.weekday >= SATURDAY


class Line(NamedTuple):
    """A row: somebody, and their days."""

    person: int
    name: str
    role: str
    tier: str
    mentor: str
    active: bool
    cells: tuple[Cell, ...]

    @property
    def days_on(self) -> int:
        """On how many days they are here."""
        return sum(cell.on for cell in self.cells)

    @property
    def beside(self) -> str:
        """What stands beside the name: tier and mentor, or the role."""
        if self.role != CONSULTANT:
            return _(ROLES[self.role])
        tier = _(SHORT_TIERS.get(self.tier, ""))
        return " ".join(part for part in (tier, f"({self.mentor})" if self.mentor else "") if part)

    @property
    def title(self) -> str:
        """The tier in full, or the role."""
        return _(TIERS[self.tier]) if self.tier else _(ROLES[self.role])


class DutyFrame(NamedTuple):
    """Everything that the grid paints; two equal frames paint the same."""

    month: str
    today: str
    days: tuple[Day, ...]
    lines: tuple[Line, ...]
    """Consultants in the order of the staff list, then reception."""
    shifts: tuple[ShiftSign, ...]
    least: int


class DutyQuery:
    """The grid's question to the database; asked anew only when the journal has grown, or the day is another."""

    def __init__(self) -> None:
        self._asked: tuple[int, str, str] | None = None
        self._frame: DutyFrame | None = None

    def run(self, now: datetime, month: str = "") -> DutyFrame:
        """Ask for a calendar month, or for that of today: all of one moment.

        Raises:
            Refused: it is no month, or the calendar does not reach so far.
        """
        with snapshot():
            today = business_day(now, zone_named(str(house.settings()["showroom.zone"])))
            asked = (journal.head(), today, month or today[:7])
            if self._frame is None or asked != self._asked:
                self._frame, self._asked = _frame(asked[2], today, calendar_month(asked[2])), asked
            return self._frame


def _frame(month: str, today: str, days: Period) -> DutyFrame:
    entries = duty.entries(days.start, days.last)
    shifts, closed, least = signs(), duty.closed_in(days), int(house.settings()["roster.least"])
    lines = _lines(entries, shifts, list(days.days()), closed)
    return DutyFrame(
        month=month,
        today=today,
        days=tuple(_columns(days, lines, closed, duty.written(days.start, days.last), today, least)),
        lines=lines,
        shifts=shifts,
        least=least,
    )


def signs() -> tuple[ShiftSign, ...]:
    """Give the house's shifts, as the grid shows them."""
    return tuple(
        ShiftSign(
            choice.code,
            bool(choice.details.get("on")),
            str(choice.details.get("hours", "")),
            {"en": str(choice.details.get("sign_en", "")), "zh": str(choice.details.get("sign_zh", ""))},
            {"en": choice.en, "zh": choice.zh},
        )
        for choice in house.choices("shift")
    )


def _lines(
    entries: list[Entry], shifts: tuple[ShiftSign, ...], days: list[str], closed: Collection[str]
) -> tuple[Line, ...]:
    """Give a row to each consultant and receptionist who works here, or did on one of these days.

    On a closed day nobody is on, whatever was planned before it was closed.
    """
    staff = [person for person in people.everybody(gone_too=True) if person.role != MANAGER]
    on, turns = {shift.code for shift in shifts if shift.on}, {p.id for p in staff if _had_turns(p)}
    cells: dict[tuple[int, str], Cell] = {}
    order: dict[str, int] = {}
    for entry in entries:
        place = 0
        if entry.position and entry.staff in turns and entry.day not in closed:
            place = order[entry.day] = order.get(entry.day, 0) + 1
        cells[entry.staff, entry.day] = Cell(entry.shift, entry.shift in on and entry.day not in closed, place)
    planned, names = {person for person, _day in cells}, people.names()
    return tuple(
        Line(
            person.id,
            person.name,
            person.role,
            person.tier,
            names.get(person.mentor or 0, ""),
            person.active,
            tuple(cells.get((person.id, day), Cell()) for day in days),
        )
        for person in sorted(staff, key=lambda person: (person.role != CONSULTANT, person.id))
        if person.active or person.id in planned
    )


def _had_turns(person: StaffMember) -> bool:
    """Say whether somebody takes turns, or did until they left."""
    return person._replace(active=True).takes_turns


def _columns(
    days: Period, lines: tuple[Line, ...], closed: Mapping[str, str], written: Mapping[str, int], today: str, least: int
) -> Iterable[Day]:
    for number, day in enumerate(days.days()):
        consultants = sum(line.cells[number].order > 0 for line in lines)
        reception = sum(line.cells[number].on for line in lines if line.role != CONSULTANT)
        few = day in written and day not in closed and day >= today and consultants < max(1, least)
        yield Day(day, day in closed, closed.get(day, ""), consultants, reception, written.get(day, 0), few)


def roster_rows(first: str, last: str) -> list[dict[str, Any]]:
    """Give the duty roster of the days from first to last as rows: a day and a colleague each."""
    days = from_to(first, last)
    closed, on = duty.closed_in(days), {shift.code for shift in duty.shifts().values() if shift.on}
    staff = {person.id: person for person in people.everybody(gone_too=True)}
    turns = {person.id for person in staff.values() if _had_turns(person)}
    order: dict[str, int] = {}
    rows = []
    for entry in duty.entries(first, last):
        person, place = staff[entry.staff], None
        if entry.position and person.id in turns and entry.day not in closed:
            place = order[entry.day] = order.get(entry.day, 0) + 1
        rows.append({
            "day": entry.day, "weekday": date.fromisoformat(entry.day).isoweekday(), "person": person.name,
            "role": person.role, "shift": entry.shift, "order": place,
            "on": entry.shift in on and entry.day not in closed, "closed": entry.day in closed, "staff": person.id,
        })  # fmt: skip
    return rows


def page(first: str, last: str) -> Page:
    """Give the duty roster of the days from first to last as it hangs on the wall: colleagues × days."""
    days = from_to(first, last)
    frame = _frame(first[:7], first, days)
    shown = {shift.code: shift.sign for shift in frame.shifts}
    rows = [
        ["", *(_(WEEKDAYS[day.weekday - 1]) for day in frame.days), ""],
        [_span(days), *(f"{int(day.day[8:])}{CLOSED_SIGN if day.closed else ''}" for day in frame.days), _("days")],
        *(
            [
                f"{line.name} {line.beside}".rstrip(),
                *(written(cell, shown) for cell in line.cells),
                str(line.days_on),
            ]
            for line in frame.lines
        ),
        [_("consultants on"), *(str(day.consultants) if day.planned else "" for day in frame.days), ""],
        [_("reception on"), *(str(day.reception) if day.planned else "" for day in frame.days), ""],
        [" ".join(f"{shift.sign} {shift.name}" for shift in frame.shifts), *[""] * (len(frame.days) + 1)],
    ]
    shaded = frozenset(number for number, day in enumerate(frame.days, 1) if day.weekend or day.closed)
    return Page(_("Grid"), rows, 2, shaded, footnotes=1)


def _span(days: Period) -> str:
    whole = calendar_month(days.start[:7]) == days
    return days.start[:7] if whole else f"{days.start} – {days.last}"


def written(cell: Cell, shown: Mapping[str, str]) -> str:
    """Write somebody's day: the sign of the shift, and the place in the order."""
    sign = shown.get(cell.shift, cell.shift[:1])
    return f"{sign}{cell.order}" if cell.order else sign
