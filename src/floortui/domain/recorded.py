"""What the rotation lines of a day say that no rule decided: who came, who was here, how long each visit took.

A line tells what was decided (`told`), and holds what was asked. From the two come the facts of the day: they would
have been the same under any rules, so that the day can be decided anew (replay.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from floortui.domain.lineup import BARRED, SERVING, WAITING, Line, LineUp, Move, evolve
from floortui.domain.moments import from_text
from floortui.domain.records import FIRST
from floortui.domain.rotation import Party

OPENED, CLOSED, CAME_IN, AWAY, SKIPPED, MOVED, LEFT = "opened", "closed", "came_in", "away", "skipped", "moved", "left"
COUNTED, ADMITTED, PHONED = "counted", "admitted", "phoned"
ARRIVED, CALLED, HANDED, RECLASSED, VOIDED = "arrived", "called", "handed", "reclassed", "voided"
NO_ANSWER, GONE, NOTED = "no_answer", "gone", "noted"
"""What can happen: to the day, to a consultant, to a party. A day is known up to what was noted last."""


class Recorded(NamedTuple):
    """A line of the rotation as the journal has it."""

    seq: int
    at: str
    day: str
    actor: int | None
    action: str
    undone_by: int | None
    """The line that took it back; None while it is live."""
    asked: Mapping[str, Any]
    told: Mapping[str, Any]

    @property
    def moves(self) -> tuple[Move, ...]:
        """What it did to the line-up."""
        return tuple(self.told.get("moves") or ())

    @property
    def line(self) -> Line:
        """What the fold needs of it."""
        return Line(self.seq, self.at, self.moves)

    @property
    def why(self) -> Sequence[Any]:
        """The reasons that it told, as codes with facts."""
        return self.told.get("why") or ()

    @property
    def late(self) -> bool:
        """Whether it notes something after the fact, which never touches the line-up."""
        return any(code == "late" for code, _facts in self.why)

    def taken_by(self) -> int | None:
        """Give who takes the party by it; nobody, if it waits or is left to itself."""
        return next((move[1] for move in reversed(self.moves) if move[0] == "serve"), None)

    def person_moved(self, verb: str) -> int | None:
        """Give whom its first move of a kind is about."""
        return next((move[1] for move in self.moves if move[0] == verb), None)


class Fact(NamedTuple):
    """One thing that happened on a day, whatever the rules; lengths of time are in milliseconds."""

    seq: int
    at: str
    kind: str
    visit: int = 0
    person: int = 0
    reason: str = ""
    keeps: bool = True
    """A place is kept for who is away; who has a party that turns out to be something else keeps it, as their turn."""
    position: int | None = None
    lasts: int | None = None
    """How long somebody is away, or is with a party; None is until the day's end."""
    ends: int = 0
    """The line by which that ended."""
    party: Party | None = None
    since: str = ""
    """When the party began to wait."""
    holds: bool = False
    """The party waited then, and is called for no earlier than it was."""
    number: int = 0
    """How many a rule of eligibility counted of somebody, by the name of the rule in `reason`; 0 if it let them in."""
    busy: bool = False
    """The one to whom it was given was with another party."""
    people: tuple[int, ...] = ()
    """Who is here as the day opens, as the roster has them."""
    came: tuple[int, ...] = ()
    """The same in the order in which they came, as far as anybody said."""
    held_as: int = 0
    """As which visit somebody had a party until then, whose visit is another one from then on; 0 if it is the same."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the lines of a month do not say themselves."""

    parties: Mapping[int, Party] = field(default_factory=dict)
    """Line → the party about which it decided, as it was known then."""
    arrived: Mapping[int, str] = field(default_factory=dict)
    """Visit → when it came, as the traffic log has it."""
    roster: Mapping[int, Sequence[int]] = field(default_factory=dict)
    """Line that opened a day → the roster of that day, as it was then."""
    staff: Mapping[str, int] = field(default_factory=dict)
    """Name, or number as text → number."""


def milliseconds(at: str) -> int:
    """Give a stored instant as a number that can be reckoned with."""
    return round(from_text(at).timestamp() * 1000)


@dataclass(slots=True)
class _Stay:
    """What came of a party."""

    first: int | None = None
    """When it was first taken."""
    released: int | None = None
    released_by: int = 0
    left: int | None = None
    """When the visit of a party ended that nobody had."""
    first_by: int = 0
    """The line by which it was first taken: another than its own, if it had to wait."""


@dataclass(slots=True)
class _Reading:
    """What is known of a day while its lines are read, one after the other."""

    known: Known
    stays: Mapping[int, _Stay]
    """By the line with which a party came, or that closed its visit."""
    backs: Mapping[int, tuple[int, int]]
    lineup: LineUp = field(default_factory=LineUp)
    """As it stood before the line."""
    came: set[int] = field(default_factory=set)
    """The visits of which the line-up knew so far."""
    stay: dict[int, _Stay] = field(default_factory=dict)
    """Visit → the stay of its party that has begun last."""
    counted: dict[int, tuple[str, int]] = field(default_factory=dict)
    """What a rule of eligibility counted of somebody when they last joined, if it warned of them or kept them out."""


def facts_of(lines: Sequence[Recorded], known: Known) -> list[Fact]:
    """Give the facts of a day from its live lines, in their order."""
    facts: list[Fact] = []
    reading = _Reading(known, _stays(lines), _backs(lines))
    for line in lines:
        facts.extend(_eligible(line, reading))
        facts.extend(_opening(line, known))
        facts.extend(READERS[line.action](line, reading))
        reading.lineup = evolve(reading.lineup, line.line)
    facts.extend(Fact(line.seq, line.at, NOTED) for line in lines[-1:])
    return facts


def _eligible(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    """Give what a rule of eligibility counted of whoever joins by a line, where it is not what was counted before."""
    then = evolve(reading.lineup, line.line)
    found = {move[1]: (str(move[2]), int(move[3])) for move in line.moves if move[0] == "bar"}
    found |= {each["person"]: (each["rule"], each["number"]) for each in line.told.get("warned") or ()}
    for person in (*then.order, *(person for person, place in then.places.items() if place.state == BARRED)):
        joined = reading.lineup.place(person).state != WAITING and not then.place(person).admitted
        joined = joined and (person in then.order or person in found)
        counted = found.get(person, ("", 0))
        if joined and counted != reading.counted.get(person, ("", 0)):
            reading.counted[person] = counted
            yield Fact(line.seq, line.at, COUNTED, person=person, reason=counted[0], number=counted[1])


def _nothing(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    """Give no fact: what the line did follows from others."""
    return ()


def _closing(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    yield Fact(line.seq, line.at, CLOSED)


def _opening(line: Recorded, known: Known) -> Iterable[Fact]:
    """Give who was there as a line opened the day; the order of coming in where it was said, else that of then."""
    for verb, *arguments in line.moves:
        if verb != "open":
            continue
        order = tuple(arguments[0])
        rank = {person: place for place, person in enumerate(known.roster.get(line.seq, ()))}
        said = [known.staff.get(str(name)) for name in line.asked.get("present") or ()]
        by_coming_in = line.told.get("start") == "check_in"
        came = order if by_coming_in else tuple(dict.fromkeys(p for p in said if p is not None and p in order))
        people = tuple(sorted(order, key=lambda person: rank.get(person, len(rank))))
        yield Fact(line.seq, line.at, OPENED, people=people, came=came if set(came) == set(order) else order)


def _came_in(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    for move in _first(line, "join"):
        yield Fact(line.seq, line.at, CAME_IN, person=move[1])


def _stepped_away(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    lasts, ends = reading.backs.get(line.seq, (None, 0))
    for _, person, reason, keeps in _first(line, "away"):
        yield Fact(line.seq, line.at, AWAY, person=person, reason=reason, keeps=keeps, lasts=lasts, ends=ends)


def _skipped(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    for _, person, reason in _first(line, "pass"):
        yield Fact(line.seq, line.at, SKIPPED, person=person, reason=reason)


def _moved(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    """Give who was moved by hand; of who was barred, that they were let in by it."""
    for _, person, index, _note, reason in _first(line, "place"):
        yield Fact(line.seq, line.at, MOVED, person=person, position=index + 1, reason=reason)
    for _, person, index, reason in _first(line, "admit"):
        yield Fact(line.seq, line.at, MOVED, person=person, position=index + 1, reason=reason)
        reading.counted.pop(person, None)


def _admitted(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    for _, person, _index, reason in _first(line, "admit"):
        yield Fact(line.seq, line.at, ADMITTED, person=person, reason=reason)
        reading.counted.pop(person, None)


def _left(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    for move in _first(line, "off"):
        yield Fact(line.seq, line.at, LEFT, person=move[1])


def _phoned(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    """Give a call of somebody nobody looks after, of which the rules say who takes it."""
    if line.told["how"] in ("call", "turn", "reception"):
        yield Fact(line.seq, line.at, PHONED)


def _first(line: Recorded, verb: str) -> Iterable[Move]:
    """Give the first move of a kind, if there is one."""
    return [move for move in line.moves if move[0] == verb][:1]


def _backs(lines: Sequence[Recorded]) -> dict[int, tuple[int, int]]:
    """Give how long each absence took, by the line with which it began, and the line with which it ended."""
    out: dict[int, Recorded] = {}
    found = {}
    for line in lines:
        for verb, *arguments in line.moves:
            if verb == "away":
                out[arguments[0]] = line
            elif verb == "join" and arguments[2] == "back" and (began := out.pop(arguments[0], None)):
                found[began.seq] = (max(0, milliseconds(line.at) - milliseconds(began.at)), line.seq)
    return found


def _stays(lines: Sequence[Recorded]) -> dict[int, _Stay]:
    """Give how long each party was looked after, from when it was first taken until it was last let go of.

    A stay goes by the line with which the party came, and by the one that closed its visit: who is back the same day
    has come twice.
    """
    found: dict[int, _Stay] = {}
    stays: dict[int, _Stay] = {}
    for line in lines:
        if line.action == "arrival.log" or "held_as" in line.told:
            stays[line.told["visit"]] = found[line.seq] = _Stay()
        for verb, *arguments in line.moves:
            if verb == "serve" and (stay := stays.get(arguments[1])):
                if stay.first is None:
                    stay.first, stay.first_by = milliseconds(line.at), line.seq
                stay.released = None
            elif verb == "done" and (stay := stays.get(arguments[1])):
                stay.released, stay.released_by = milliseconds(line.at), line.seq
        if line.action == "visit.close" and (stay := stays.get(line.told["visit"])):
            found[line.seq] = stay
            stay.left = None if stay.first is not None else milliseconds(line.at)
    return found


def _arrival(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    """Give a party that came; one that was logged after the fact is none that the line-up knew of."""
    visit, party = line.told["visit"], reading.known.parties[line.seq]
    stay = reading.stay[visit] = reading.stays[line.seq]
    if line.late:
        return
    reading.came.add(visit)
    came = line.at if party.goes_on else min(reading.known.arrived.get(visit) or line.at, line.at)
    fact = Fact(line.seq, line.at, ARRIVED, visit=visit, party=party, since=came)
    if stay.first is None:  # nobody took them: they would have been looked after for as long as they stayed
        lasts = None if stay.left is None else stay.left - milliseconds(line.at)
        yield fact._replace(lasts=lasts, holds=True)
        return
    lasts = None if stay.released is None else stay.released - stay.first
    yield fact._replace(lasts=lasts, ends=stay.released_by, holds=stay.first_by != line.seq)


def _given(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    """Give how a party was given to somebody: one that waited was called for, one that was held was handed over.

    Of one that was logged after the fact the line-up knows from then on.
    """
    visit = line.told["visit"]
    if line.taken_by() is None:
        return  # of another day
    reading.came.add(visit)
    if "held_as" in line.told:  # the second stay of who is back the same day is a visit of its own from now on
        reading.stay[visit] = reading.stays[line.seq]
    stay = reading.stay[visit]
    lasts = None if stay.released is None or stay.first is None else stay.released - stay.first
    held_as = line.told.get("held_as", 0)
    handed = any(move[0] == "done" and move[2] == (held_as or visit) for move in line.moves)
    to = line.taken_by() if line.asked.get("to") else None
    yield Fact(
        line.seq,
        line.at,
        HANDED if handed else CALLED,
        visit=visit,
        person=to or 0,
        reason=str(line.asked.get("reason") or ""),
        busy=to is not None and reading.lineup.place(to).state == SERVING,
        party=reading.known.parties[line.seq],
        lasts=lasts,
        ends=stay.released_by,
        held_as=held_as,
    )


def _became(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    """Give what a party turned out to be: by whoever corrected it, or by a claim that was approved."""
    visit = line.told.get("visit")
    if visit not in reading.came:
        return
    party, keeps = reading.known.parties[line.seq], line.told["kind"] == FIRST
    waits = line.taken_by() is None
    yield Fact(line.seq, line.at, RECLASSED, visit=visit, party=party, keeps=keeps, holds=waits)


def _voided(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    if line.told["visit"] in reading.came:
        yield Fact(line.seq, line.at, VOIDED, visit=line.told["visit"])


def _gone(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    """Give a party that left and was never taken; of any other its length tells."""
    visit = line.told["visit"]
    if visit in reading.came and reading.stays[line.seq].first is None:
        yield Fact(line.seq, line.at, GONE, visit=visit)


def _did_not_come(line: Recorded, reading: _Reading) -> Iterable[Fact]:
    person, visit = line.person_moved("unanswered") or 0, line.told.get("visit") or 0
    party, waits = reading.known.parties.get(line.seq), line.taken_by() is None
    fact = Fact(line.seq, line.at, NO_ANSWER, visit=visit, person=person, party=party, holds=waits)
    if "held_as" in line.told:
        reading.came.add(visit)
        stay = reading.stay[line.told["visit"]] = reading.stays[line.seq]
        lasts = None if stay.released is None or stay.first is None else stay.released - stay.first
        fact = fact._replace(lasts=lasts, ends=stay.released_by, held_as=line.told["held_as"])
    yield fact


READERS: Mapping[str, Callable[[Recorded, _Reading], Iterable[Fact]]] = {
    "day.open": _nothing,  # any line may open the day: its moves say who was there
    "day.close": _closing,
    "rotation.check_in": _came_in,
    "rotation.away": _stepped_away,
    "rotation.back": _nothing,  # told by how long they were away
    "rotation.skip": _skipped,
    "rotation.no_answer": _did_not_come,
    "rotation.move": _moved,
    "rotation.leave": _left,
    "rotation.admit": _admitted,
    "rotation.clear": _nothing,  # told by what was counted of them
    "arrival.log": _arrival,
    "arrival.assign": _given,
    "visit.close": _gone,
    "visit.reclassify": _became,
    "visit.void": _voided,
    "call.log": _phoned,
    "claim.decide": _became,
    "staff.leave": _left,
    "staff.edit": _left,
}
"""What each event of the rotation says that no rule decided."""
