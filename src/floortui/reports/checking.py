"""What the monthly check of the drawer shows: the cards one by one, how far each has come, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from floortui.domain.checking import IN_ORDER, checkable, late_month
from floortui.domain.moments import business_day, zone_named
from floortui.domain.period import days_between, sales_month, sales_month_of
from floortui.domain.records import OPEN
from floortui.language import _, current, listed
from floortui.reports.card import asks_for_grade, overdue_days
from floortui.storage import journal
from floortui.storage.database import snapshot
from floortui.storage.queries import checks, drawer, floor, house, people
from floortui.storage.queries.checks import Check, Progress
from floortui.storage.queries.drawer import CardLine

AT_ONCE = 200
"""Cards of a list; when these are done, the next follow."""


class Asked(NamedTuple):
    """Whose cards are checked, of which month, and by whom."""

    month: str
    end: str
    """The day after the month's last."""
    owner: int | None
    """None is everybody's."""
    by_manager: bool


class ToCheck(NamedTuple):
    """A card that is to be checked, and what was found of it so far."""

    line: CardLine
    check: Check | None
    do_not_call: bool = False

    def looks(self, today: str, within: Mapping[str, int]) -> list[str]:
        """Say what of a card the check looks at: no next step, late, a grade whose time has passed, a dead phone."""
        line, found = self.line, []
        if line.state == OPEN and line.next_day is None and not self.do_not_call:
            found.append(_("no next step"))
        if days := overdue_days(line.next_day, today):
            found.append(_("{days} days late").format(days=days) if days > 1 else _("one day late"))
        if asks_for_grade(line.grade, line.graded_on, within.get(line.grade, 0), today):
            found.append(_("old grade"))
        if line.phone_dead:
            found.append(_("dead phone"))
        return found


def months(now: datetime) -> tuple[str, str]:
    """Name the months that can be checked: the running one and the one before."""
    settings = house.settings()
    today = business_day(now, zone_named(str(settings["showroom.zone"])))
    return checkable(today, int(settings["figures.month_ends_on"]))


def month_to_begin_with(now: datetime, owner: int | None) -> str:
    """Give the month whose check comes first: the last one, while it keeps somebody out of the line-up."""
    settings = house.settings()
    today = business_day(now, zone_named(str(settings["showroom.zone"])))
    grace, ends_on = int(settings["rotation.bar_check"]), int(settings["figures.month_ends_on"])
    late = late_month(today, grace, ends_on)
    if late is not None and owner is not None and owner in checks.late(today):
        return late[0]
    return checkable(today, ends_on)[0]


def asked_of(month: str, owner: int | None, *, by_manager: bool) -> Asked:
    """Say what is asked about a month, by its name."""
    ends_on = int(house.settings()["figures.month_ends_on"])
    return Asked(month, sales_month(month, ends_on).end, owner, by_manager)


def cards_to_check(asked: Asked) -> list[ToCheck]:
    """Give the next cards that are still to be checked."""
    with snapshot():
        if asked.by_manager:
            numbers = checks.unchecked_by_manager(asked.month, asked.end, asked.owner, AT_ONCE)
        else:
            assert asked.owner is not None, "a consultant checks their own"
            numbers = checks.unchecked_by_consultant(asked.month, asked.end, asked.owner, AT_ONCE)
        found = checks.checks_of(numbers, asked.month)
        return [
            ToCheck(line, found.get(line.cycle), known is not None and known.do_not_call)
            for line in drawer.of_cycles(numbers)
            for known in [floor.customer(line.customer)]
        ]


def progress_of(asked: Asked) -> dict[int | None, tuple[int, int]]:
    """Count, by whose they are, the cards that the asker has checked of how many."""
    found = checks.progress(asked.month, asked.end, asked.owner)
    return {
        person: (each.by_manager if asked.by_manager else each.by_consultant, each.cards)
        for person, each in found.items()
    }


class CheckLine(NamedTuple):
    """One row of the Board's view: whose cards, how far their check has come, what was found."""

    who: int | None
    name: str
    cards: int
    by_consultant: int
    by_manager: int
    in_order: int
    findings: str
    """What was found, the most frequent first, in the reader's language."""


class CheckFrame(NamedTuple):
    """Everything that the Board's view of the check paints; two equal frames paint the same."""

    month: str
    first: str
    last: str
    running: str
    days_left: int
    """Days until the month is over, today included; 0 if it is."""
    lines: tuple[CheckLine, ...]
    house: CheckLine

    @property
    def runs(self) -> bool:
        """Whether the month is not over."""
        return self.month == self.running


class CheckQuery:
    """The view's question to the database; asked anew only when the journal has grown, or the day is another."""

    def __init__(self) -> None:
        self._asked: tuple[int, str, str | None, str] | None = None
        self._frame: CheckFrame | None = None

    def run(self, now: datetime, month: str | None = None) -> CheckFrame:
        """Ask for one of the months that can be checked; None is the running one."""
        with snapshot():
            settings = house.settings()
            today = business_day(now, zone_named(str(settings["showroom.zone"])))
            asked = (journal.head(), today, month, current())
            if self._frame is None or asked != self._asked:
                self._frame, self._asked = _frame(today, month, int(settings["figures.month_ends_on"])), asked
            return self._frame


def _frame(today: str, month: str | None, ends_on: int) -> CheckFrame:
    running = sales_month_of(today, ends_on)
    month = month or running
    period = sales_month(month, ends_on)
    progress, findings = checks.progress(month, period.end), checks.findings(month, period.end)
    named = {choice.code: choice.named(current()) for choice in house.choices("finding")}
    staff = people.everybody(gone_too=True)
    rows = [
        _line(person.id, person.name, progress.get(person.id, Progress()), findings.get(person.id, {}), named)
        for person in staff
        if person.id in progress or (person.active and person.takes_turns)
    ]
    if None in progress:
        rows.append(_line(None, "", progress[None], findings.get(None, {}), named))
    return CheckFrame(
        month=month,
        first=period.start,
        last=period.last,
        running=running,
        days_left=max(0, days_between(today, period.end)),
        lines=tuple(rows),
        house=_line(None, "", _sum(progress.values()), _summed(findings.values()), named),
    )


def _line(
    who: int | None, name: str, progress: Progress, findings: Mapping[str, int], named: Mapping[str, str]
) -> CheckLine:
    most_first = sorted(findings.items(), key=lambda each: (-each[1], each[0]))
    said = [f"{named.get(code, code)} {count}" for code, count in most_first if code != IN_ORDER]
    return CheckLine(who, name, *progress, findings.get(IN_ORDER, 0), listed(said))


def _sum(each: Iterable[Progress]) -> Progress:
    """Add up how far each has come."""
    found = list(each)
    return Progress(*(sum(column) for column in zip(*found, strict=True))) if found else Progress()


def _summed(each: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    """Add up what was found, by finding."""
    total: Counter[str] = Counter()
    for findings in each:
        total.update(findings)
    return total
