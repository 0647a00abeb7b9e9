"""FIGURES: one table of every figure, from which the sidebar, the exports and the help are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from floortui.domain.records import FIRST, OTHER, RETURN, Visit
from floortui.errors import N_


class Figure(NamedTuple):
    """One figure: what it counts of a day's traffic log, and what to think of it."""

    key: str
    label: str
    counts: Callable[[Visit], bool]
    hint: str
    alarm_above: int | None = None
    """From this number on it needs a hand."""


_ALL = (
    Figure(
        "first_contacts",
        N_("first contacts"),
        lambda visit: visit.kind == FIRST,
        N_("Parties that came for the first time to see, ask about or buy a car."),
    ),
    Figure(
        "return_visits",
        N_("return visits"),
        lambda visit: visit.kind == RETURN,
        N_("Sales visits of customers who were here before; they go to their own consultant and take no turn."),
    ),
    Figure(
        "open_visits",
        N_("open visits"),
        lambda visit: visit.open and visit.kind != OTHER,
        N_("Parties still on the floor. Close a visit when its party has left, so that the time is true."),
    ),
    Figure(
        "unassigned",
        N_("unassigned"),
        lambda visit: visit.assigned is None and visit.kind != OTHER,
        N_("Sales arrivals that nobody served. Give a waiting one to the next who is free."),
        alarm_above=0,
    ),
)

FIGURES: Mapping[str, Figure] = {figure.key: figure for figure in _ALL}
"""Every figure by its key."""


def counted(visits: Iterable[Visit]) -> dict[str, int]:
    """Count every figure over some visits; voided ones never count."""
    valid = [visit for visit in visits if not visit.voided]
    return {key: sum(1 for visit in valid if figure.counts(visit)) for key, figure in FIGURES.items()}
