"""What the rotation lines of a day say that no rule decided: who came, who was here, how long each visit took.

A line tells what was decided (`told`), and holds what was asked. From the two come the facts of the day: they would
have been the same under any rules, so that the day can be decided anew (replay.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from floortui.domain.lineup import SERVING, Line, LineUp, Move, evolve
from floortui.domain.moments import from_text
from floortui.domain.records import FIRST, OTHER, RETURN
from floortui.domain.rotation import Party

OPENED, CLOSED, CAME_IN, AWAY, SKIPPED, MOVED, LEFT = "opened", "closed", "came_in", "away", "skipped", "moved", "left"
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
    busy: bool = False
    """The one to whom it was given was with another party."""
    people: tuple[int, ...] = ()
    """Who is here as the day opens, as the roster has them."""
    came: tuple[int, ...] = ()
    """The same in the order in which they came, as far as anybody said."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the lines of a month do not say themselves."""

    asked_for: Mapping[int, int | None] = field(default_factory=dict)
    """Visit → the consultant for whom it asked."""
    arrived: Mapping[int, str] = field(default_factory=dict)
    """Visit → when it came, as the traffic log has it."""
    owners: Mapping[int, int | None] = field(default_factory=dict)
    """Visit → whose customer it is now: where a line does not tell whose it was."""
    roster: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Day → its roster."""
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


def facts_of(lines: Sequence[Recorded], known: Known) -> list[Fact]:
    """Give the facts of a day from its live lines, in their order."""
    stays, backs, owners = _stays(lines), _backs(lines), _owners(lines, known)
    facts: list[Fact] = []
    lineup = LineUp()
    sales: dict[int, bool] = {}
    for line in lines:
        facts.extend(_opening(line, known))
        if line.action in _OF_A_PERSON:
            facts.extend(_of_a_person(line, known, backs))
        elif line.action == "day.close":
            facts.append(Fact(line.seq, line.at, CLOSED))
        else:
            facts.extend(_of_a_party(line, known, stays, owners, sales, lineup))
        lineup = evolve(lineup, line.line)
    facts.extend(Fact(line.seq, line.at, NOTED) for line in lines[-1:])
    return facts


def _opening(line: Recorded, known: Known) -> Iterable[Fact]:
    """Give who was there as a line opened the day; the order of coming in where it was said, else that of then."""
    for verb, *arguments in line.moves:
        if verb != "open":
            continue
        order = tuple(arguments[0])
        rank = {person: place for place, person in enumerate(known.roster.get(line.day, ()))}
        said = [known.staff.get(str(name)) for name in line.asked.get("present") or ()]
        by_coming_in = line.told.get("start") == "check_in"
        came = order if by_coming_in else tuple(dict.fromkeys(p for p in said if p is not None and p in order))
        people = tuple(sorted(order, key=lambda person: rank.get(person, len(rank))))
        yield Fact(line.seq, line.at, OPENED, people=people, came=came if set(came) == set(order) else order)


_OF_A_PERSON: Mapping[str, tuple[str, str]] = {
    "rotation.check_in": (CAME_IN, "join"),
    "rotation.away": (AWAY, "away"),
    "rotation.skip": (SKIPPED, "pass"),
    "rotation.move": (MOVED, "place"),
    "rotation.leave": (LEFT, "off"),
    "staff.leave": (LEFT, "off"),
    "staff.edit": (LEFT, "off"),
    "rotation.back": ("", ""),
}
"""Actions about one consultant: what happened, and the move that says to whom. Coming back is told by how long they
were away."""


def _of_a_person(line: Recorded, known: Known, backs: Mapping[int, tuple[int, int]]) -> Iterable[Fact]:
    kind, verb = _OF_A_PERSON[line.action]
    move = next((move for move in line.moves if move[0] == verb), None) if verb else None
    if move is None:
        return
    fact = Fact(line.seq, line.at, kind, person=move[1])
    if kind == AWAY:
        lasts, ends = backs.get(line.seq, (None, 0))
        yield fact._replace(reason=move[2], keeps=move[3], lasts=lasts, ends=ends)
    elif kind == SKIPPED:
        yield fact._replace(reason=move[2])
    elif kind == MOVED:
        yield fact._replace(position=move[2] + 1, reason=move[4])
    else:
        yield fact


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
        if line.action == "arrival.log":
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


_OF_A_PARTY = ("arrival.log", "arrival.assign", "visit.reclassify", "rotation.no_answer")
"""The actions whose lines tell who takes a party."""

_Owners = dict[tuple[int, int], int | None]
"""Visit and the line by which it was logged or reclassified → whose customer it is."""


def _owners(lines: Sequence[Recorded], known: Known) -> _Owners:
    """Find out whose customer each party was: as told when it was taken, or later while it was the same party."""
    owners: _Owners = {}
    began: dict[int, int] = {}
    for line in lines:
        visit = line.told.get("visit")
        if line.action not in _OF_A_PARTY or visit is None:
            continue
        if line.action in ("arrival.log", "visit.reclassify"):
            began[visit] = line.seq
        key = (visit, began.get(visit, 0))
        if key not in owners and (said := _said_owner(line, known)) is not None:
            owners[key] = said or None
    return owners


def _said_owner(line: Recorded, known: Known) -> int | None:
    """Give whose customer a party is as a line tells it; 0 if it is nobody's, None if the line does not say."""
    how, told = line.told.get("how"), dict(line.why)
    if how in ("owner", "owner_turn", "appointment", "same_visit"):  # none of them is anybody else's to take
        return line.taken_by() or known.staff.get(str(line.told.get("assigned")))
    if how in ("stand_in", "stand_in_turn") and not line.late:
        return int((told.get("stand_in") or told.get("did_not_come") or {}).get("person", 0)) or None
    if how == "other_purpose" and line.taken_by() not in (None, known.asked_for.get(line.told["visit"])):
        return line.taken_by()
    if how == "waits_for" and told["busy"]["person"] != known.asked_for.get(line.told["visit"]):
        return int(told["busy"]["person"])
    by_the_rules = line.action == "arrival.log" or (line.action == "arrival.assign" and not line.asked.get("to"))
    return 0 if how == "turn" and by_the_rules else None


def _of_a_party(
    line: Recorded,
    known: Known,
    stays: Mapping[int, _Stay],
    owners: _Owners,
    sales: dict[int, bool],
    lineup: LineUp,
) -> Iterable[Fact]:
    visit = line.told.get("visit")
    if line.action == "rotation.no_answer":
        person, waits = line.person_moved("unanswered") or 0, line.taken_by() is None
        yield Fact(line.seq, line.at, NO_ANSWER, visit=visit or 0, person=person, holds=waits)
        return
    if visit is None or (line.late and line.action == "arrival.log"):
        return
    fact = Fact(line.seq, line.at, VOIDED, visit=visit)
    if line.action == "arrival.log":
        sales[visit] = line.told["kind"] != OTHER
        yield _arrival(fact, line, known, stays[line.seq], owners)
    elif visit not in sales:
        return  # logged after the fact, or on another day: the line-up never knew of it
    elif line.action == "arrival.assign":
        yield from _given(fact, line, lineup)
    elif line.action == "visit.reclassify":
        party = _reclassed(line, known, owners)
        yield fact._replace(kind=RECLASSED, party=party, holds=line.taken_by() is None)
        sales[visit] = line.told["kind"] != OTHER
    elif line.action == "visit.void":
        yield fact
    elif line.action == "visit.close" and stays[line.seq].first is None:
        yield fact._replace(kind=GONE)


def _arrival(fact: Fact, line: Recorded, known: Known, stay: _Stay, owners: _Owners) -> Fact:
    visit, kind = fact.visit, line.told["kind"]
    named = kind == RETURN or (kind == OTHER and any(line.asked.get(by) for by in ("customer", "phone", "name")))
    unsaid = known.owners.get(visit) if named else None
    party = Party(
        visit,
        sales=kind != OTHER,
        asked_for=known.asked_for.get(visit),
        owner=owners.get((visit, line.seq), unsaid),
        first=kind == FIRST,
        stand_in_now=bool(line.asked.get("stand_in")),
        goes_on=line.told["how"] == "same_visit",
    )
    came = line.at if party.goes_on else min(known.arrived.get(visit) or line.at, line.at)
    if stay.first is None:  # nobody took them: they would have been looked after for as long as they stayed
        lasts = None if stay.left is None else stay.left - milliseconds(line.at)
        return fact._replace(kind=ARRIVED, party=party, since=came, lasts=lasts, holds=True)
    lasts = None if stay.released is None else stay.released - stay.first
    return fact._replace(
        kind=ARRIVED, party=party, since=came, lasts=lasts, ends=stay.released_by, holds=stay.first_by != line.seq
    )


def _given(fact: Fact, line: Recorded, lineup: LineUp) -> Iterable[Fact]:
    """Give how a party was given to somebody: one that waited was called for, one that was held was handed over."""
    handed = any(move[0] == "done" and move[2] == fact.visit for move in line.moves)
    to = line.taken_by() if line.asked.get("to") else None
    if line.taken_by() is None:
        return  # of another day
    busy = to is not None and lineup.place(to).state == SERVING
    reason = str(line.asked.get("reason") or "")
    yield fact._replace(kind=HANDED if handed else CALLED, person=to or 0, reason=reason, busy=busy)


def _reclassed(line: Recorded, known: Known, owners: _Owners) -> Party:
    visit, kind, named = line.told["visit"], line.told["kind"], line.asked.get("owner")
    unsaid = known.staff.get(str(named)) if named else known.owners.get(visit)
    booked = line.taken_by() if line.told.get("how") == "appointment" else None
    return Party(
        visit,
        sales=kind != OTHER,
        asked_for=None if named else known.asked_for.get(visit),
        owner=owners.get((visit, line.seq), unsaid) if kind == RETURN else booked,
        stand_in_now=True,
    )
