"""The figures that the Floor shows of today, and how any figure is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from floortui.domain import figures
from floortui.domain.figures import Figure
from floortui.domain.records import OTHER, RETURN, Visit
from floortui.errors import N_
from floortui.language import _

_COUNTS: Mapping[str, Callable[[Visit], bool]] = {
    "return_visits": lambda visit: visit.kind == RETURN,
    "open_visits": lambda visit: visit.open and visit.kind != OTHER,
    "unassigned": lambda visit: visit.assigned is None and visit.kind != OTHER and visit.group_of is None,
}
"""What the Floor can count of the visits that it shows, without another question to the database."""

FIGURES: Mapping[str, Figure] = {key: figures.FIGURES[key] for key in ("first_contacts", *_COUNTS)}
"""The Floor's figures by their keys; the whole table is the domain's."""

DECKS = {"H": N_("handbook"), "D": N_("digital deck")}
"""What the decks are called beside what they expect."""


def counted(visits: Iterable[Visit]) -> dict[str, int]:
    """Count those of the Floor's figures that its visits give; voided ones never count."""
    valid = [visit for visit in visits if not visit.voided]
    return {key: sum(1 for visit in valid if counts(visit)) for key, counts in _COUNTS.items()}


def written(figure: Figure, number: float | None) -> str:
    """Write a figure's number for people: 1,234, 61.5 %, 25.3′; a dash where there is none."""
    if number is None:
        return "–"
    if figure.unit == figures.RATE:
        return f"{number * 100:.1f} %"
    if figure.unit == figures.MINUTES:
        return f"{number:.1f}′"
    if figure.unit == figures.MONEY:
        return f"{number / 100:,.2f}"
    return f"{number:,}" if isinstance(number, int) else f"{number:,.2f}"


def short(figure: Figure, number: float | None) -> str:
    """Write a number in few cells: a rate in whole hundredths."""
    if number is not None and figure.unit == figures.RATE:
        return f"{number * 100:.0f}%"
    return written(figure, number)


def alarms(figure: Figure, number: float | None) -> bool:
    """Say whether a number needs a hand."""
    return figure.alarm_above is not None and (number or 0) > figure.alarm_above


def expected(figure: Figure) -> str:
    """Word what a deck expects of a figure, and which; empty where none does."""
    level = figure.level
    if level is None:
        return ""
    low, high = written(figure, level.low), written(figure, level.high)
    bound = f"≤ {high}" if figure.better == "down" else f"≥ {low}" if level.low == level.high else f"{low} – {high}"
    return " ".join(part for part in (bound, _(level.of), f"({_(DECKS[level.deck])})") if part)
