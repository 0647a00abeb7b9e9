"""The line-up of a day: who waits in which order, and how a journal line changes it.

The line-up is `fold(evolve)` over the day's rotation lines. `evolve` carries out the moves that a line recorded and
judges nothing: which moves are right was decided when the line was written (rotation.py), so a changed rule never
rewrites the past. Nothing else is stored about the order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

WAITING, GREETING, SERVING, AWAY, OFF = "waiting", "greeting", "serving", "away", "off"
BARRED = "barred"
"""Here, but kept out of the order by a rule of eligibility (bars.py)."""

ROTATION_EVENTS = frozenset(
    {
        "day.open",
        "day.close",
        "rotation.check_in",
        "rotation.away",
        "rotation.back",
        "rotation.skip",
        "rotation.no_answer",
        "rotation.move",
        "rotation.leave",
        "rotation.admit",
        "rotation.clear",
        "arrival.log",
        "arrival.assign",
        "visit.close",
        "visit.reclassify",
        "visit.void",
        "call.log",
        "claim.decide",
        "staff.leave",
        "staff.edit",
    }
)
"""The actions whose lines are the events of the rotation: what `fold` runs over; rotation.py decides each."""

FRONT_NOTES = ("turn_back", "made_up", "admitted")
"""What is noted of somebody who comes back in at the front, wherever they stood before."""

Move = list[Any]
"""One step of a line, as JSON: a verb of MOVES, then its arguments."""


class Place(NamedTuple):
    """Where one consultant stands today."""

    state: str = OFF
    """WAITING, SERVING, AWAY, BARRED or OFF; who greets is derived."""
    since: str = ""
    """The stored instant of the last change of state."""
    roster: int | None = None
    """The place on the roster from which the day was opened, counted from 1."""
    turns: int = 0
    """Turns taken today."""
    visits: tuple[int, ...] = ()
    """Open visits, in the order taken."""
    behind: tuple[int, ...] | None = None
    """Who stood behind when they stepped out with their place kept; None sends them to the end."""
    overtook: tuple[int, ...] = ()
    """Those of them who have taken a turn since."""
    missed: bool = False
    """Whether somebody behind them took a turn meanwhile."""
    unanswered: int = 0
    """How often they did not come to the door today."""
    ended: int = 0
    """The how-manieth of the day it was when they were last sent to the end, or took a turn, which sends there."""
    called: int = 0
    """The how-manieth of the day the last call was that they took; 0 if they took none."""
    note: tuple[str, str] = ("", "")
    """What last happened to them and its reason: part of why they stand where they stand."""
    bar: tuple[str, int] | None = None
    """The rule that keeps them out, and the number that it counted."""
    admitted: bool = False
    """Whether a manager let them in today, whatever the rules of eligibility say."""


class LineUp(NamedTuple):
    """The order of a day after some number of its lines."""

    opened: bool = False
    closed: bool = False
    order: tuple[int, ...] = ()
    """Everybody who waits, first to last; the first greets."""
    passing: frozenset[int] = frozenset()
    """Those of them who let one party pass."""
    passed: frozenset[int] = frozenset()
    """Those of them whom somebody stands before because of it: the next turn taken ends their passing."""
    places: Mapping[int, Place] = MappingProxyType({})
    ends: int = 0
    """How often somebody was sent to the end today."""
    calls: int = 0
    """How many calls somebody who waited was given today."""

    def place(self, person: int) -> Place:
        """Give where somebody stands; somebody never seen today is off."""
        return self.places.get(person, Place())

    @property
    def greeting(self) -> int | None:
        """The one who takes the next party, or None if nobody waits."""
        return next(iter(self.order), None)

    def state(self, person: int) -> str:
        """Give somebody's state as people see it, greeting apart from waiting."""
        return GREETING if person == self.greeting else self.place(person).state

    def position(self, person: int) -> int | None:
        """Give somebody's position in the line-up, counted from 1; None unless they wait or greet."""
        return self.order.index(person) + 1 if person in self.order else None

    def kept_index(self, person: int) -> int:
        """Give the index at which somebody who stepped out comes back in.

        It is ahead of the first of those who stood behind at the time and have not taken a turn since; where all of
        them have, ahead of the first of these.
        """
        place = self.place(person)
        for stood_behind in (place.behind or (), place.overtook):
            for index, other in enumerate(self.order):
                if other in stood_behind:
                    return index
        return len(self.order)

    def end_index(self, person: int) -> int:
        """Give the index at which somebody comes back in who went to the end when their turn began.

        It is ahead of the first of those who were sent to the end after them.
        """
        later = (index for index, other in enumerate(self.order) if self.place(other).ended > self.place(person).ended)
        return next(later, len(self.order))

    @property
    def next_caller(self) -> int | None:
        """The one who takes the next call, where calls go round by themselves.

        Of those who wait, all but the one who greets: who has taken a call today comes after who has not, and else it
        is the one whose last call is longest ago. Nobody, if only the one who greets is there.
        """
        return min(self.order[1:], key=lambda person: self.place(person).called, default=None)

    @property
    def at_work(self) -> bool:
        """Whether the line-up is open and somebody is in it: one opened before there was a roster is not."""
        return self.opened and not self.closed and any(place.state != OFF for place in self.places.values())


class Line(NamedTuple):
    """What the fold needs of a journal line."""

    seq: int
    at: str
    moves: tuple[Move, ...]


def evolve(lineup: LineUp, line: Line) -> LineUp:
    """Give the line-up after a line."""
    for verb, *arguments in line.moves:
        lineup = _let_pass(MOVES[verb](lineup, line.at, *arguments))
    return lineup


def fold(lines: Iterable[Line], start: LineUp | None = None) -> LineUp:
    """Give the line-up after all these lines, from an empty one or from where an earlier fold ended."""
    lineup = start or LineUp()
    for line in lines:
        lineup = evolve(lineup, line)
    return lineup


def why_next(lineup: LineUp, person: int) -> list[Any]:
    """Say why somebody stands where they stand, as codes with facts that a reader's language words.

    Place on the roster, turns taken, what last happened to them; then who of the roster before them is not there, and
    for the one who greets, whom a rule keeps out.
    """
    place = lineup.place(person)
    of = sum(1 for other in lineup.places.values() if other.roster is not None)
    reasons: list[Any] = []
    if place.roster is not None:
        reasons.append(["roster", {"place": place.roster, "of": of}])
    elif of:  # where the day began with nobody there, everybody checked in
        reasons.append(["not_on_roster", {}])
    reasons.append(["took", {"turns": place.turns}])
    if place.bar is not None:
        reasons.append(["is_barred", {"rule": place.bar[0], "number": place.bar[1]}])
    elif place.note[0] and place.note[0] != "skipped":
        reasons.append([f"note_{place.note[0]}", {"reason": place.note[1], "at": place.since}])
    reasons.extend(
        ["skipped", {"person": other, "reason": lineup.place(other).note[1]}]
        for other in lineup.order
        if other in lineup.passing and other != person
    )
    if person == lineup.greeting:
        reasons.extend(
            ["barred", {"person": other, "rule": their.bar[0], "number": their.bar[1]}]
            for other, their in lineup.places.items()
            if their.bar is not None
        )
    return reasons


def _let_pass(lineup: LineUp) -> LineUp:
    """Put the first who lets nobody pass at the front; those before them stand directly behind."""
    order = lineup.order
    first = next((index for index, person in enumerate(order) if person not in lineup.passing), 0)
    if first == 0:
        return lineup
    ahead = order[:first]
    return lineup._replace(order=(order[first], *ahead, *order[first + 1 :]), passed=lineup.passed | set(ahead))


def _set(lineup: LineUp, person: int, **changes: Any) -> LineUp:
    return lineup._replace(places={**lineup.places, person: lineup.place(person)._replace(**changes)})


def _out_of_order(lineup: LineUp, person: int) -> LineUp:
    return lineup._replace(
        order=tuple(other for other in lineup.order if other != person),
        passing=lineup.passing - {person},
        passed=lineup.passed - {person},
    )


def _into_order(lineup: LineUp, person: int, index: int | None) -> LineUp:
    lineup = _out_of_order(lineup, person)
    order = list(lineup.order)
    order.insert(len(order) if index is None else index, person)
    return lineup._replace(order=tuple(order))


def _joined(lineup: LineUp, person: int, index: int | None, note: str) -> LineUp:
    """Set somebody who came in against those who are out: their places are kept, their turns began some time."""
    if index is not None and note in FRONT_NOTES:
        return _ranked_by_place(lineup, person)
    return _behind_kept_places(lineup, person) if index is None or note == "served" else lineup


def _ranked_by_place(lineup: LineUp, person: int) -> LineUp:
    """Let whoever was given a place count as sent to the end right after who stands before them."""
    index = lineup.order.index(person)
    ended = lineup.place(lineup.order[index - 1]).ended if index else 0
    return _set(lineup, person, ended=ended)


def _behind_kept_places(lineup: LineUp, person: int) -> LineUp:
    """Let whoever goes to the end stand behind everybody for whom a place is kept."""
    for other, place in lineup.places.items():
        if place.behind is not None and person not in place.behind and other != person:
            lineup = _set(lineup, other, behind=(*place.behind, person))
    return lineup


def _behind(lineup: LineUp, person: int) -> tuple[int, ...]:
    """Everybody who stands behind somebody, or stood there when they stepped out."""
    order = lineup.order
    return order[order.index(person) + 1 :] if person in order else lineup.place(person).behind or ()


def _open(lineup: LineUp, at: str, people: list[int]) -> LineUp:
    lineup = lineup._replace(opened=True, closed=False)
    for number, person in enumerate(people, start=1):
        lineup = _set(lineup, person, roster=number)
        if lineup.place(person).state == OFF:
            lineup = _join(lineup, at, person, None, "", "")
    return lineup


def _join(lineup: LineUp, at: str, person: int, index: int | None, note: str, reason: str) -> LineUp:
    lineup = _joined(_into_order(lineup, person, index)._replace(closed=False), person, index, note)
    if index is None:
        lineup = _sent_to_the_end(lineup, person)
    fresh: dict[str, Any] = {"behind": None, "overtook": (), "missed": False, "bar": None}
    return _set(lineup, person, state=WAITING, since=at, note=(note, reason), **fresh)


def _bar(lineup: LineUp, at: str, person: int, rule: str, number: int) -> LineUp:
    lineup = _out_of_order(lineup, person)
    return _set(lineup, person, state=BARRED, since=at, behind=None, overtook=(), missed=False, bar=(rule, number))


def _admit(lineup: LineUp, at: str, person: int, index: int | None, reason: str) -> LineUp:
    return _set(_join(lineup, at, person, index, "admitted", reason), person, admitted=True)


def _sent_to_the_end(lineup: LineUp, person: int) -> LineUp:
    return _set(lineup, person, ended=lineup.ends + 1)._replace(ends=lineup.ends + 1)


def _serve(lineup: LineUp, at: str, person: int, visit: int, turn: bool, keeps: bool) -> LineUp:
    place = lineup.place(person)
    behind = _behind(lineup, person) if keeps and place.state not in (OFF, BARRED) else None
    if place.state == SERVING and place.behind is None:
        behind = None  # a turn already sends them to the end
    if turn:
        lineup = _sent_to_the_end(_turn_taken(lineup, person), person)
    lineup = _out_of_order(lineup, person)
    return _set(
        lineup,
        person,
        state=SERVING,
        since=place.since if place.state == SERVING else at,
        visits=(*place.visits, visit),
        turns=place.turns + turn,
        behind=behind,
        overtook=place.overtook if keeps else (),
        missed=place.missed and keeps,
        bar=None,
    )


def _turn_taken(lineup: LineUp, taker: int) -> LineUp:
    """A party has passed those who let one pass; who was out and stood before the taker has missed a turn."""
    lineup = _passed(lineup, "")
    for person, place in lineup.places.items():
        if place.behind and taker in place.behind:
            rest = tuple(other for other in place.behind if other != taker)
            missed = place.missed or place.state == SERVING
            lineup = _set(lineup, person, behind=rest, overtook=(*place.overtook, taker), missed=missed)
    return lineup


def _passed(lineup: LineUp, at: str) -> LineUp:
    """A party has gone past those who let one pass, though nobody's turn was used up by it."""
    return lineup._replace(passing=lineup.passing - lineup.passed, passed=frozenset())


def _done(lineup: LineUp, at: str, person: int, visit: int, index: int | None, note: str, back: bool) -> LineUp:
    """End a visit for somebody; with the last one they come back in, `back` gives them the turn back."""
    place = lineup.place(person)
    if visit not in place.visits:
        return lineup
    visits = tuple(other for other in place.visits if other != visit)
    lineup = _set(lineup, person, visits=visits, turns=place.turns - back)
    if visits:
        return _in_front(lineup, person) if back and note == "turn_back" else lineup
    return _join(lineup, at, person, index, note, "")


def _in_front(lineup: LineUp, person: int) -> LineUp:
    """Keep the front for somebody who is not there to stand in it yet: everybody of today stands behind them."""
    others = tuple(other for other in lineup.places if other != person)
    return _set(lineup, person, behind=others, overtook=(), missed=False)


def _turn_back(lineup: LineUp, at: str, person: int) -> LineUp:
    """Give a turn back after its visit is over: at once to the front, or when they are free again."""
    place = lineup.place(person)
    lineup = _set(lineup, person, turns=place.turns - 1)
    if place.state == WAITING:
        return _place(lineup, at, person, 0, "turn_back", "")
    return lineup if place.state in (OFF, BARRED) else _in_front(lineup, person)


def _away(lineup: LineUp, at: str, person: int, reason: str, keeps: bool) -> LineUp:
    behind = _behind(lineup, person) if keeps else None
    lineup = _out_of_order(lineup, person)
    note = ("away", reason)
    return _set(lineup, person, state=AWAY, since=at, behind=behind, overtook=(), missed=False, note=note)


def _off(lineup: LineUp, at: str, person: int, note: str) -> LineUp:
    lineup = _out_of_order(lineup, person)
    return _set(lineup, person, state=OFF, since=at, behind=None, overtook=(), visits=(), note=(note, ""), bar=None)


def _pass(lineup: LineUp, at: str, person: int, reason: str) -> LineUp:
    lineup = lineup._replace(passing=lineup.passing | {person})
    return _set(lineup, person, since=at, note=("skipped", reason))


def _place(lineup: LineUp, at: str, person: int, index: int | None, note: str, reason: str) -> LineUp:
    lineup = _set(_into_order(lineup, person, index), person, since=at, note=(note, reason))
    if index is not None:
        return _ranked_by_place(lineup, person)
    return _behind_kept_places(_sent_to_the_end(lineup, person), person)


def _unanswered(lineup: LineUp, at: str, person: int) -> LineUp:
    return _set(lineup, person, unanswered=lineup.place(person).unanswered + 1, since=at)


def _call(lineup: LineUp, at: str, person: int, turn: bool) -> LineUp:
    """Somebody who waits takes a call; where it is a turn, it sends them to the end, and is no visit's turn."""
    lineup = _set(lineup, person, called=lineup.calls + 1)._replace(calls=lineup.calls + 1)
    if not turn:
        return lineup
    lineup = _sent_to_the_end(_turn_taken(lineup, person), person)
    return _place(lineup, at, person, None, "call", "")


def _close(lineup: LineUp, at: str) -> LineUp:
    for person in lineup.places:
        lineup = _off(lineup, at, person, "closed")
    return lineup._replace(closed=True)


MOVES: Mapping[str, Callable[..., LineUp]] = {
    "open": _open,
    "close": _close,
    "join": _join,
    "serve": _serve,
    "done": _done,
    "away": _away,
    "off": _off,
    "pass": _pass,
    "place": _place,
    "unanswered": _unanswered,
    "passed": _passed,
    "turn_back": _turn_back,
    "bar": _bar,
    "admit": _admit,
    "call": _call,
}
"""The few steps of which every event consists; the arguments follow the instant."""
