"""Whom to contact today and in which order: one's planned order first, then by worth, then the days to come by date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from floortui.domain.latest import Leeway, latest
from floortui.domain.period import days_between, sales_month, sales_month_of
from floortui.domain.records import OWNER, Choice
from floortui.domain.settings import Value
from floortui.domain.worth import Facts, Rates, Worth, rates_of, worth
from floortui.language import _
from floortui.storage.queries import contacts, drawer, eligibility
from floortui.storage.queries.drawer import CardLine

MOST_DUE = 400
"""Contacts that are listed; those due longest ago come first where there are more."""

MONTHS_BACK = 3
"""Sales months before the running one from which the house's own rates are counted: within a month they stand still."""

OWNERS = ((7, Leeway("3 days")), (45, Leeway("1 month")), (10**6, Leeway("3 months")))
"""How much leeway an owner's contact has that is due up to so many days after delivery: half of the time before it."""


class DueList(NamedTuple):
    """Whom to contact, in order, with what each is worth and until when it may be made, by customer."""

    lines: tuple[CardLine, ...] = ()
    worths: Mapping[int, Worth] = {}
    latests: Mapping[int, str] = {}
    planned: tuple[int, ...] = ()
    """The customers of the planned order, those that are due."""


class RatesQuery:
    """The house's own close rates; counted anew when another sales month runs."""

    def __init__(self) -> None:
        self._start = ""
        self._rates: Rates = {}

    def run(self, today: str, month_ends_on: int) -> Rates:
        """Give the rates of the sales months before the running one."""
        end = sales_month(sales_month_of(today, month_ends_on), month_ends_on).start
        if end != self._start:
            start = end
            for _month in range(MONTHS_BACK):
                start = sales_month(_before(start, month_ends_on), month_ends_on).start
            self._start, self._rates = end, rates_of(contacts.closed_by_grade(start, end))
        return self._rates


def _before(start: str, month_ends_on: int) -> str:
    """Name the sales month that ends where another begins."""
    from floortui.domain.period import day_after

    return sales_month_of(day_after(start, -1), month_ends_on)


def leeways(grades: Iterable[Choice], settings: Mapping[str, Value]) -> dict[str, Leeway]:
    """Give how much leeway a contact has by grade: the cadence and horizon of the list, the protection of the rules."""
    return {
        choice.code: Leeway(
            str(choice.details["every"]),
            int(str(choice.details.get("within", 0))),
            int(settings.get(f"rotation.protect_{choice.code.lower()}", 0)),
        )
        for choice in grades
    }


def latest_of(line: CardLine, given: Mapping[str, Leeway]) -> str | None:
    """Give the last day for the next contact with a card; None if there is no next contact."""
    if line.next_day is None:
        return None
    if line.state == OWNER:
        since = days_between(line.delivered_on or line.next_day, line.next_day)
        return latest(
            line.next_day,
            next(leeway for most, leeway in OWNERS if since <= most),
            promised=line.promised,
            graded_on=None,
            last_day=None,
        )
    leeway = given.get(line.grade)
    if leeway is None:
        return None
    return latest(line.next_day, leeway, promised=line.promised, graded_on=line.graded_on, last_day=line.last_day)


def worth_of(line: CardLine, today: str, rates: Rates) -> Worth:
    """Give what the contact with a card is worth today."""
    late = max(0, days_between(line.next_day, today)) if line.next_day else 0
    return worth(Facts(line.state, line.grade, late, line.promised, line.unanswered), rates)


def due_list(
    today: str, until: str, person: int | None, rates: Rates, given: Mapping[str, Leeway], planned: Sequence[int]
) -> DueList:
    """Give whom somebody, or everybody, is to contact by a day; with a colleague's of today, taken over."""
    own = drawer.due(until, person, MOST_DUE)
    others = eligibility.covered_by(today, person) if person is not None else []
    taken_over = [line for owner in others for line in drawer.due(today, owner, MOST_DUE)]
    lines = {line.customer: line for line in (*own, *taken_over)}
    worths = {number: worth_of(line, today, rates) for number, line in lines.items()}
    places = {number: place for place, number in enumerate(planned) if number in lines}

    def order(line: CardLine) -> tuple[object, ...]:
        coming = line.next_day is not None and line.next_day > today
        place = places.get(line.customer, len(planned))
        when, spoken = line.next_day or "", line.last_day == today  # whom one has just talked to is not the next one
        value = -worths[line.customer].number
        return coming, place, when if coming else "", coming and spoken, value, when, line.customer

    in_order = tuple(sorted(lines.values(), key=order))[:MOST_DUE]
    latests = {line.customer: day for line in in_order if (day := latest_of(line, given)) is not None}
    due = [line.customer for line in in_order if line.next_day is not None and line.next_day <= today]
    return DueList(in_order, worths, latests, tuple(number for number in due if number in places))


def worth_said(line: CardLine, found: Worth) -> str:
    """Word what a contact is worth and what that is made of: H 45 % × promised 1.5 × 2 days late 1.2 = 0.81."""
    chance = found.parts[0]
    what = _("owner") if line.state == OWNER else line.grade or "–"
    words = {
        "promised": _("promised {times:.2g}"),
        "late": _("{of} days late {times:.2g}"),
        "unanswered": _("{of} unanswered {times:.2g}"),
    }
    said = [f"{what} {chance.times * 100:.0f} %"]
    said += [words[part.code].format(times=part.times, of=part.of) for part in found.parts[1:]]
    source = (
        _("the house's own rate, of {of} cards of the last three sales months").format(of=chance.of)
        if chance.code == "own"
        else _("the trade's rate: fewer than 30 cards of the grade were followed in the last three sales months")
    )
    return f"{' × '.join(said)} = {found.number:.2f} ({source})"
