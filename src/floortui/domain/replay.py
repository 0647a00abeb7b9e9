"""What a past month would have been under other rules: its arrivals decided anew, from the facts of each day.

The facts (recorded.py) stand: who came and when, for whom they asked, whose customers they were and by whom they were
expected, which of them were one of a crowd, how long each visit took, who was here, who stepped away and for how long,
what a manager moved or let in by hand, which claims were approved. Who takes a party, or a call, is decided anew by
`decide`, at the same instants. So:

- A visit's length goes with the party: whoever takes it is free again so much later. A party that nobody took stays
  as long as it stayed; it is taken only if somebody is free when it comes.
- A party that had to wait is called for no earlier than it was then; once that moment has passed, or if it did not
  have to wait then, it goes to the first who is free.
- Who steps away, or leaves, while they are with a party in the replayed world, does so once they are free, and is
  away for as long as they were. Skipping, and not coming to the door, is dropped where they do not wait, or do not
  have that party.
- Who is given a party by name gets it if they are here, once they are free; who is to take one over does so unless
  they are with another party, away or off: then it stays with whoever has it.
- A party waits for one who is with another party for PATIENCE_MINUTES at most, where nothing says how long it did.
- Nobody said in which order people came in the morning: then it is the order in which the day began.
- Of somebody a rule of eligibility counts what it counted when it last warned of them or kept them out, from that
  moment on, and nothing from when they joined without it: a rule that was off then keeps nobody out.
- Who is back the same day goes on with whoever had them in the replayed world, if they wait; else it is a return visit.
  While they are still there, they are not back.
- Whose customer somebody is, and whether that had lapsed, is a fact of then, even if another would have met them first.

Under the rules of then, if none was changed within the month, this gives each day as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from heapq import heapify, heappop, heappush
from itertools import count
from typing import Any, NamedTuple

from floortui.domain.bars import BARS
from floortui.domain.lineup import AWAY, OFF, SERVING, WAITING, Line, LineUp, Move, evolve
from floortui.domain.moments import to_text
from floortui.domain.recorded import (
    ADMITTED,
    ARRIVED,
    CALLED,
    CAME_IN,
    CLOSED,
    COUNTED,
    GONE,
    HANDED,
    LEFT,
    MOVED,
    NO_ANSWER,
    NOTED,
    OPENED,
    PHONED,
    RECLASSED,
    SKIPPED,
    VOIDED,
    Fact,
    Recorded,
    milliseconds,
)
from floortui.domain.recorded import AWAY as STEPPED_AWAY
from floortui.domain.rotation import Calling, Handing, Opening, Party, Person, Reclassing, Rules, Told, cleared, decide
from floortui.errors import Refused

PATIENCE_MINUTES = 15
"""How long a party waits for one who is busy, before the next in the line-up stands in."""

_BACK, _ENDS, _IMPATIENT = "back", "ends", "impatient"
"""What follows from what was decided anew: somebody comes back, a visit ends, a party will not wait for one longer."""


class Take(NamedTuple):
    """A party that somebody took."""

    visit: int
    person: int
    turn: bool


@dataclass(slots=True)
class Outcome:
    """What a day, or several, came to; times are in milliseconds."""

    takes: list[Take] = field(default_factory=list)
    """Every time a party was taken, in order; one that was handed over stands twice."""
    turns: Counter[int] = field(default_factory=Counter)
    """Turns by consultant, without those that were given back."""
    waited: Counter[int] = field(default_factory=Counter)
    """How long the parties that each consultant took had waited for anybody."""
    idle: Counter[int] = field(default_factory=Counter)
    """How long each consultant stood in the line-up."""

    def add(self, other: Outcome) -> None:
        """Put another day to it."""
        self.takes.extend(other.takes)
        self.turns.update(other.turns)
        self.waited.update(other.waited)
        self.idle.update(other.idle)


class _Watch:
    """Follows a line-up through a day, and notes what it comes to."""

    def __init__(self) -> None:
        self.lineup = LineUp()
        self.outcome = Outcome()
        self._then: int | None = None
        self._waits: dict[int, int | None] = {}
        """Since when each party waits; None once somebody has had it."""

    def pass_to(self, now: int) -> None:
        """Let time pass: whoever stands in the line-up stands there so much longer."""
        if self._then is not None and now > self._then:
            for person in self.lineup.order:
                self.outcome.idle[person] += now - self._then
        self._then = now

    def begins_to_wait(self, visit: int, since: int) -> None:
        """Note since when a party waits for anybody, unless somebody has had it."""
        self._waits.setdefault(visit, since)

    def carry_out(self, moves: Sequence[Move], seq: int, at: str, now: int) -> None:
        """Carry moves out, and note who takes a party by them."""
        self.lineup = evolve(self.lineup, Line(seq, at, tuple(moves)))
        for verb, *arguments in moves:
            if verb == "serve":
                person, visit, turn, _keeps = arguments
                self.outcome.takes.append(Take(visit, person, turn))
                if (since := self._waits.get(visit)) is not None:
                    self.outcome.waited[person] += max(0, now - since)
                self._waits[visit] = None

    def end(self) -> Outcome:
        """Give what the day came to."""
        for person, place in self.lineup.places.items():
            if place.turns:
                self.outcome.turns[person] = place.turns
        return self.outcome


def as_it_was(lines: Sequence[Recorded], facts: Iterable[Fact]) -> Outcome:
    """Give what a day came to as it was recorded, from its live lines and the facts in them."""
    watch, waits = _Watch(), _waits_of(facts)
    for line, now in zip(lines, _onwards(milliseconds(line.at) for line in lines), strict=True):
        watch.pass_to(now)
        for visit, since in waits.get(line.seq, ()):
            watch.begins_to_wait(visit, since)
        watch.carry_out(line.moves, line.seq, line.at, now)
    return watch.end()


def _waits_of(facts: Iterable[Fact]) -> dict[int, list[tuple[int, int]]]:
    """Give by line which sales party begins to wait with it, and since when."""
    waits: dict[int, list[tuple[int, int]]] = {}
    for fact in facts:
        if fact.kind in (ARRIVED, RECLASSED) and fact.party is not None and fact.party.sales:
            since = milliseconds(fact.since or fact.at)
            waits.setdefault(fact.seq, []).append((fact.visit, since))
    return waits


def _onwards(instants: Iterable[int]) -> Iterable[int]:
    """Give instants of which none lies before the one that it follows: a clock that was set back stands still."""
    latest = None
    for instant in instants:
        latest = instant if latest is None else max(latest, instant)
        yield latest


@dataclass(slots=True)
class _Guest:
    """A party as it is in the replayed world."""

    party: Party
    lasts: int | None
    ends: int
    holds: bool
    """It is not called for yet."""
    holder: int | None = None
    turn: bool = False
    waits_for: int | None = None
    waits: bool = False
    over: bool = False
    taken: bool = False


class Replay:
    """A house that lives through the same days under other rules, one after the other."""

    def __init__(self, rules: Rules, before: tuple[int, ...] = ()) -> None:
        """Begin with the order in which the last day before them began."""
        self.rules = rules
        self._before = before
        self._turns: Counter[int] = Counter()

    def day(self, facts: Sequence[Fact]) -> Outcome:
        """Decide a day anew."""
        today = _Day(self.rules, self._before, self._turns)
        outcome = today.live(facts)
        self._before = today.start
        self._turns.update(guest.holder for guest in today.guests.values() if guest.turn and guest.holder is not None)
        return outcome


class _Day:
    """A day of the replayed world."""

    def __init__(self, rules: Rules, before: tuple[int, ...], turns: Counter[int]) -> None:
        self.rules, self.before, self.turns = rules, before, turns
        self.start: tuple[int, ...] = ()
        """The order in which it began."""
        self.guests: dict[int, _Guest] = {}
        self.watch = _Watch()
        self.now, self.at, self.seq = 0, "", 0
        self._numbers = count()
        self._agenda: list[tuple[int, int, int, str, Fact]] = []
        self._postponed: list[Fact] = []
        self._counts: dict[str, dict[int, int]] = {bar.fact: {} for bar in BARS.values()}

    @property
    def lineup(self) -> LineUp:
        """The line-up as it stands."""
        return self.watch.lineup

    def live(self, facts: Sequence[Fact]) -> Outcome:
        """Let everything happen up to the last thing that was recorded."""
        instants = list(_onwards(milliseconds(fact.at) for fact in facts))
        self._agenda = [
            (now, fact.seq, next(self._numbers), fact.kind, fact) for now, fact in zip(instants, facts, strict=True)
        ]
        heapify(self._agenda)
        last = instants[-1] if instants else 0
        while self._agenda and self._agenda[0][0] <= last:
            self.now, self.seq, number, kind, fact = heappop(self._agenda)
            recorded = number < len(facts)
            self.at = fact.at if recorded else to_text(datetime.fromtimestamp(self.now / 1000, UTC))
            self.watch.pass_to(self.now)
            self._happens(kind, fact)
            self._catch_up()
        return self.watch.end()

    def _later(self, lasts: int, seq: int, kind: str, fact: Fact) -> None:
        heappush(self._agenda, (self.now + lasts, seq, next(self._numbers), kind, fact))

    def _happens(self, kind: str, fact: Fact) -> None:
        if kind == CLOSED:
            self._closes()
        elif kind != NOTED:
            HAPPENS[kind](self, fact)

    def _do(self, action: str, facts: Any) -> Told | None:
        """Decide something and carry it out; None if it cannot be as things stand."""
        try:
            told = decide(self.lineup, action, facts, self.rules, self.at, self._counts)
        except Refused:
            return None
        self.watch.carry_out(told["moves"], self.seq, self.at, self.now)
        return told

    def _state(self, person: int) -> str:
        return self.lineup.place(person).state

    # -- the day and its people

    def opens(self, fact: Fact) -> None:
        """Open the line-up by the rules, with those who were there."""
        opening = Opening(fact.people, fact.people, fact.came, self.turns, self.before)
        told = self._do("day.open", opening)
        if told is not None and not self.start:
            self.start = tuple(told["present"])

    def _closes(self) -> None:
        """Close the day: whoever waits goes."""
        self._do("day.close", None)
        for guest in self.guests.values():
            guest.over, guest.waits = True, False

    def comes_in(self, fact: Fact) -> None:
        """Check somebody in, unless the day began with them."""
        self._do("rotation.check_in", Person(fact.person))

    def steps_away(self, fact: Fact) -> None:
        """Let somebody step away, now or once they are free."""
        if self._do("rotation.away", Person(fact.person, fact.reason, keeps=fact.keeps)) is None:
            if self._state(fact.person) == SERVING:
                self._postponed.append(fact)
        elif fact.lasts is not None:
            self._later(fact.lasts, fact.ends, _BACK, fact)

    def comes_back(self, fact: Fact) -> None:
        """Let somebody come back."""
        self._do("rotation.back", Person(fact.person))

    def skips(self, fact: Fact) -> None:
        """Let somebody let one pass, if they wait."""
        self._do("rotation.skip", Person(fact.person, fact.reason))

    def is_moved(self, fact: Fact) -> None:
        """Move somebody by hand, if they wait or are barred."""
        self._do("rotation.move", Person(fact.person, fact.reason, position=fact.position))

    def is_counted(self, fact: Fact) -> None:
        """Let the rules of eligibility count something else of somebody; whom they keep out no more joins."""
        for name, bar in BARS.items():
            self._counts[bar.fact].pop(fact.person, None)
            if name == fact.reason:
                self._counts[bar.fact][fact.person] = fact.number
        if joining := cleared(self.lineup, self.rules, self._counts):
            self._do("rotation.clear", joining)

    def is_admitted(self, fact: Fact) -> None:
        """Let somebody in whom a rule keeps out, if it does."""
        self._do("rotation.admit", Person(fact.person, fact.reason))

    def phones(self, _fact: Fact) -> None:
        """Let somebody call whom nobody looks after."""
        self._do("call.log", Calling())

    def leaves(self, fact: Fact) -> None:
        """Let somebody leave, now or once they are free."""
        if self._do("rotation.leave", Person(fact.person)) is None and self._state(fact.person) == SERVING:
            self._postponed.append(fact)

    # -- parties

    def arrives(self, fact: Fact) -> None:
        """Let a party come."""
        assert fact.party is not None
        if fact.party.goes_on and fact.visit in self.guests:
            self._goes_on(self.guests[fact.visit], fact, fact.party)
            return
        guest = self.guests[fact.visit] = _Guest(fact.party, fact.lasts, fact.ends, fact.holds)
        if guest.party.sales:
            self.watch.begins_to_wait(fact.visit, milliseconds(fact.since))
        self._taken(guest, self._do("arrival.log", fact.party))

    def _goes_on(self, guest: _Guest, fact: Fact, party: Party) -> None:
        """Let a party come back whose visit was over: it has cost the turn that it cost, and costs no other."""
        if not guest.over:
            return
        guest.over, guest.taken, guest.lasts, guest.ends = False, False, fact.lasts, fact.ends
        if guest.holder is not None and self._state(guest.holder) == WAITING:
            told = self._do("arrival.log", replace(party, owner=guest.holder))
            self._taken(guest, {**told, "turn": guest.turn} if told else None)
        else:
            guest.party = replace(party, goes_on=False, first=False)
            self._taken(guest, self._do("arrival.log", guest.party))

    def _taken(self, guest: _Guest, told: Told | None) -> None:
        """Note who has a party by what was decided; the first to take it sets when it will be over."""
        if told is None:
            return
        guest.holder, guest.turn, guest.waits_for = told["assigned"], told["turn"], told["waits_for"]
        guest.waits = guest.holder is None and guest.party.sales
        if guest.waits and guest.waits_for is not None and not guest.holds:
            self._loses_patience_later(guest)
        if guest.holder is not None and not guest.taken:
            guest.taken = True
            if guest.lasts is not None:
                self._later(guest.lasts, guest.ends, _ENDS, Fact(guest.ends, self.at, _ENDS, visit=guest.party.visit))

    def _loses_patience_later(self, guest: _Guest) -> None:
        self._later(PATIENCE_MINUTES * 60_000, 0, _IMPATIENT, Fact(0, self.at, _IMPATIENT, visit=guest.party.visit))

    def is_impatient(self, fact: Fact) -> None:
        """Let a party that still waits for one who is busy take whoever is next."""
        self.guests[fact.visit].waits_for = None

    def is_called(self, fact: Fact) -> None:
        """Call for a party that waited, for somebody named or whoever is next."""
        guest = self.guests[fact.visit]
        guest.party, guest.holds = fact.party or guest.party, False
        if guest.over or guest.holder is not None:
            return
        if fact.person:
            guest.waits_for = fact.person
            if not self._give(guest, fact.person, fact.reason, though_busy=fact.busy):
                self._loses_patience_later(guest)
        else:
            guest.waits_for = None
            self._give(guest, None)

    def _give(self, guest: _Guest, to: int | None, reason: str = "", *, though_busy: bool = False) -> bool:
        """Give a waiting party to somebody named once they are free, to the next if they are not here."""
        state = WAITING if to is None else self._state(to)
        if state == SERVING and not though_busy:
            return False
        if state in (AWAY, OFF):
            to = None
        if to is None and self.lineup.greeting is None:
            return False
        party = replace(guest.party, crowd=False, goes_on=False, stand_in_now=True)
        told = self._do("arrival.assign", Handing(party, to=to, reason=reason))
        self._taken(guest, told)
        return told is not None and told["assigned"] is not None

    def is_handed(self, fact: Fact) -> None:
        """Hand a party over, unless who is named has it or cannot take it; it may have been logged after the fact."""
        assert fact.party is not None
        logged_late = _Guest(fact.party, fact.lasts, fact.ends, holds=False, holder=fact.party.served_by)
        guest = self._apart(fact) if fact.held_as else self.guests.setdefault(fact.visit, logged_late)
        if guest.holder is None:
            self.is_called(fact)
            return
        state = self._state(fact.person)
        can = state == WAITING or (state == SERVING and fact.busy)
        if guest.over or guest.holder == fact.person or not can:
            guest.over = guest.over or bool(fact.held_as)
            return
        guest.party = fact.party
        party = replace(guest.party, crowd=False, goes_on=False, stand_in_now=True)
        self._taken(
            guest,
            self._do(
                "arrival.assign",
                Handing(party, guest.holder, guest.turn, fact.person, fact.reason, held_as=fact.held_as or None),
            ),
        )

    def _apart(self, fact: Fact) -> _Guest:
        """Let a party that is back have a visit of its own from now on; the stay before is over."""
        assert fact.party is not None
        before = self.guests[fact.held_as]
        guest = _Guest(fact.party, fact.lasts, fact.ends, fact.holds, holder=before.holder, over=before.over)
        self.guests[fact.visit] = guest
        before.waits = False
        return guest

    def is_reclassed(self, fact: Fact) -> None:
        """Let a party turn out to be something else."""
        guest, party = self.guests[fact.visit], fact.party
        assert party is not None
        if party.sales and not guest.taken:
            self.watch.begins_to_wait(fact.visit, milliseconds(fact.at))
        became = fact.keeps and not guest.party.sales
        guest.party, guest.holds = party, fact.holds
        if guest.over:
            if not party.sales or party.owner is not None:
                self._turn_back(guest, "visit.reclassify")
            return
        keeps = fact.keeps or party.former is not None
        asked = Reclassing(party, guest.holder, guest.turn, keeps_turn=keeps, became=became)
        told = self._do("visit.reclassify", asked)
        if told is not None:
            self._taken(guest, {"turn": False, **told})

    def is_void(self, fact: Fact) -> None:
        """Let a party turn out to have been none."""
        guest = self.guests[fact.visit]
        guest.waits = False
        self._turn_back(guest, "visit.void")
        guest.over = True

    def _turn_back(self, guest: _Guest, action: str) -> None:
        if guest.holder is not None:
            facts = Person(guest.holder, visit=guest.party.visit, took_turn=guest.turn, back_to_front=True)
            told = self._do(action, facts)
            guest.turn = guest.turn and not (told and told["moves"])

    def does_not_come(self, fact: Fact) -> None:
        """Let somebody not come to the door, if they are the one who is called in this world, too."""
        if not fact.visit:
            self._do("rotation.no_answer", Person(fact.person))
            return
        guest = self._apart(fact) if fact.held_as else self.guests.get(fact.visit)
        if guest is None or guest.over or guest.holder != fact.person:
            if guest is not None:
                guest.over = guest.over or bool(fact.held_as)
            return
        guest.party, guest.holds = fact.party or guest.party, fact.holds
        held = fact.held_as or fact.visit
        facts = Person(fact.person, visit=held, took_turn=guest.turn, party=replace(guest.party, crowd=False))
        self._taken(guest, self._do("rotation.no_answer", facts))

    def ends(self, fact: Fact) -> None:
        """Let a visit be over."""
        guest = self.guests[fact.visit]
        if guest.holder is not None and not guest.over:
            self._do("visit.close", Person(guest.holder, visit=fact.visit, took_turn=guest.turn))
            guest.over = True

    def gives_up(self, fact: Fact) -> None:
        """Let a party go that nobody took."""
        guest = self.guests[fact.visit]
        if guest.holder is None:
            guest.over, guest.waits = True, False

    # -- what had to wait

    def _catch_up(self) -> None:
        """Let happen what had to wait until somebody is free: first what people were to do, then who waits longest."""
        while any(self._now_possible(fact) for fact in self._postponed) or self._give_to_the_free():
            pass

    def _now_possible(self, fact: Fact) -> bool:
        if self._state(fact.person) == SERVING:
            return False
        self._postponed.remove(fact)
        self._happens(fact.kind, fact)
        return True

    def _give_to_the_free(self) -> bool:
        for guest in self.guests.values():
            if guest.waits and not guest.holds and self._give(guest, guest.waits_for):
                return True
        return False


HAPPENS = {
    OPENED: _Day.opens,
    CAME_IN: _Day.comes_in,
    STEPPED_AWAY: _Day.steps_away,
    _BACK: _Day.comes_back,
    SKIPPED: _Day.skips,
    MOVED: _Day.is_moved,
    LEFT: _Day.leaves,
    COUNTED: _Day.is_counted,
    ADMITTED: _Day.is_admitted,
    PHONED: _Day.phones,
    ARRIVED: _Day.arrives,
    CALLED: _Day.is_called,
    HANDED: _Day.is_handed,
    RECLASSED: _Day.is_reclassed,
    VOIDED: _Day.is_void,
    NO_ANSWER: _Day.does_not_come,
    _ENDS: _Day.ends,
    GONE: _Day.gives_up,
    _IMPATIENT: _Day.is_impatient,
}
"""What each fact but the day's end, and what follows from it, does in the replayed world."""
