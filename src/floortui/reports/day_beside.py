"""What My day says beside the list: no next step, no answer, who covers for whom, the sales kit."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.people import CONSULTANT
from floortui.reports.workload import on_duty
from floortui.storage.queries import contacts, eligibility, my_day, people

IN_A_ROW = 5
"""Attempts in a row without an answer with which a card is shown to the manager (domain.md §2)."""


class Beside(NamedTuple):
    """The parts of My day's frame that are no list; see there."""

    no_next: int
    no_answer: int
    covers: tuple[tuple[str, int], ...]
    uncovered: tuple[tuple[str, int], ...]
    kit: tuple[str, ...] | None
    kits_missing: tuple[str, ...]


def asked_beside(today: str, person: int | None, who: int | None) -> Beside:
    """Ask for a consultant's own day, or for everybody's if it is nobody's in particular; `who` looks at it."""
    kits, names = my_day.kits(today), people.names()
    covers = [] if person is None else eligibility.covered_by(today, person)
    return Beside(
        no_next=contacts.count_without_next_step(person),
        no_answer=contacts.count_without_answer(IN_A_ROW) if person is None else 0,
        covers=tuple((names.get(owner, "–"), eligibility.due_by(today, owner)) for owner in covers),
        uncovered=_uncovered(today) if person is None else (),
        kit=kits.get(who) if who is not None else None,
        kits_missing=_kits_missing(today, kits) if person is None else (),
    )


def _uncovered(today: str) -> tuple[tuple[str, int], ...]:
    """Give who is off by the duty roster, with contacts due that nobody has taken over, the most first."""
    on = on_duty(today, today).get(today)
    if on is None:
        return ()
    covered = contacts.covers_of(today)
    off = [
        (who.name, due)
        for who in people.everybody()
        if who.role == CONSULTANT and who.id not in on and who.id not in covered
        if (due := eligibility.due_by(today, who.id))
    ]
    return tuple(sorted(off, key=lambda each: -each[1]))


def _kits_missing(today: str, kits: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Name who of the consultants on duty has not looked at their sales kit, once anybody has."""
    on = on_duty(today, today).get(today, set())
    if not kits:
        return ()
    return tuple(who.name for who in people.everybody() if who.id in on and who.takes_turns and who.id not in kits)
