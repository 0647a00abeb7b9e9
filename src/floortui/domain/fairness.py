"""How fair a day's line-up was: counted from its lines' moves, as they were recorded.

Turns owed are what somebody is short of their share of the turns. A day's turns are shared out by the minutes for
which each consultant was on the floor that day: in the line-up, or with a customer; not while away, nor off. So
those of a day add up to nothing, and who comes at noon is owed half a day's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from floortui.domain.lineup import AWAY, SERVING, WAITING, LineUp, Move, evolve
from floortui.domain.recorded import Recorded, milliseconds

TURNS, MISSED, MADE_UP, SKIPPED, NO_ANSWER = "turns", "missed", "made_up", "skipped", "no_answer"
MOVED, GIVEN, HANDED_OVER = "moved", "given", "handed_over"
COUNTS = (TURNS, MISSED, MADE_UP, SKIPPED, NO_ANSWER, MOVED, GIVEN, HANDED_OVER)
"""What is counted of the moves: turns that were kept, absences with their own customer in which a turn was missed,
turns made up for that, parties let pass, calls to the door that were not answered, places changed by hand, parties
given to them by hand, parties that they had and that went to somebody else."""


@dataclass(slots=True)
class Fairness:
    """What a day, or several, came to, by consultant; times are in milliseconds."""

    counts: dict[str, Counter[int]] = field(default_factory=lambda: {name: Counter() for name in COUNTS})
    spent: dict[str, Counter[int]] = field(default_factory=lambda: {WAITING: Counter(), SERVING: Counter(),
                                                                    AWAY: Counter()})  # fmt: skip
    """How long they stood in the line-up, were with a customer, were away."""
    owed: dict[int, Fraction] = field(default_factory=dict)
    """Turns short of their share; less than nothing for who had more."""

    def add(self, other: Fairness) -> None:
        """Put another day to it."""
        for name, counter in other.counts.items():
            self.counts[name].update(counter)
        for state, counter in other.spent.items():
            self.spent[state].update(counter)
        for person, turns in other.owed.items():
            self.owed[person] = self.owed.get(person, Fraction(0)) + turns

    @property
    def people(self) -> frozenset[int]:
        """Everybody of whom there is anything."""
        counted = (counter for counter in (*self.counts.values(), *self.spent.values()))
        return frozenset(person for counter in counted for person, count in counter.items() if count)


def fairness_of_day(lines: Sequence[Recorded], until: str = "") -> Fairness:
    """Count a day from its live lines; the clock runs up to its last line, or to `until` if that is later."""
    found, lineup, then = Fairness(), LineUp(), None
    for line in lines:
        now = milliseconds(line.at)
        then = now if then is None else _spend(found, lineup, then, now)
        after = evolve(lineup, line.line)
        _count(found, line, lineup, after)
        lineup = after
    if until and then is not None:
        _spend(found, lineup, then, milliseconds(until))
    for person, place in lineup.places.items():
        found.counts[TURNS][person] = place.turns
    found.owed = _owed(found)
    return found


def _spend(found: Fairness, lineup: LineUp, then: int, now: int) -> int:
    """Let time pass in the states of now; gives up to when. A clock that was set back passes none."""
    for person, place in lineup.places.items():
        if now > then and place.state in found.spent:
            found.spent[place.state][person] += now - then
    return max(then, now)


def _count(found: Fairness, line: Recorded, before: LineUp, after: LineUp) -> None:
    for person, place in after.places.items():
        if place.missed and not before.place(person).missed:
            found.counts[MISSED][person] += 1
        if place.note[0] == MADE_UP and before.place(person).state == SERVING and place.state == WAITING:
            found.counts[MADE_UP][person] += 1
    for move in line.moves:
        for name, counts in _MOVES.get(move[0], ()):
            if counts(move):
                found.counts[name][move[1]] += 1
    if line.action == "arrival.assign":
        _count_given(found, line)


_MOVES: Mapping[str, tuple[tuple[str, Callable[[Move], bool]], ...]] = {
    "pass": ((SKIPPED, lambda move: True),),
    "unanswered": ((NO_ANSWER, lambda move: True),),
    "place": ((MOVED, lambda move: move[3] == "moved"),),
}
"""What a move counts for, if it is of the right kind."""


def _count_given(found: Fairness, line: Recorded) -> None:
    taker, holder = line.taken_by(), handed_by(line)
    if line.told.get("how") == "given" and taker is not None:
        found.counts[GIVEN][taker] += 1
    if holder is not None:
        found.counts[HANDED_OVER][holder] += 1


def handed_by(line: Recorded) -> int | None:
    """Give who had the party that a line hands over."""
    visit = line.told.get("visit")
    return next((move[1] for move in line.moves if move[0] == "done" and move[2] == visit), None)


def _owed(found: Fairness) -> dict[int, Fraction]:
    present = found.spent[WAITING] + found.spent[SERVING]
    minutes, turns = present.total(), found.counts[TURNS]
    if not minutes:
        return {}
    return {
        person: Fraction(turns.total() * present[person], minutes) - turns[person]
        for person in present.keys() | turns.keys()
    }


OVERRIDES: Mapping[str, Callable[[Recorded], bool]] = {
    "rotation.move": lambda line: True,
    "arrival.assign": lambda line: line.told.get("how") == "given" or handed_by(line) is not None,
}
"""By which actions somebody sets the line-up's order aside, and when they do."""


def overrides(lines: Iterable[Recorded]) -> list[Recorded]:
    """Give the lines by which somebody overrode the order; any that says so itself is one."""
    return [
        line
        for line in lines
        if line.told.get("override") or (line.action in OVERRIDES and OVERRIDES[line.action](line))
    ]


def whom(line: Recorded) -> int | None:
    """Give whom a line is about: who takes the party, or whose place it changed."""
    taker = line.taken_by()
    if taker is not None:
        return taker
    about = (move[1] for move in line.moves if move[0] not in ("open", "close", "passed"))
    return next(about, None)
