"""The program's decisions, without its database, beside a line-up kept on paper: thousands of random days.

What the database adds is held against the same paper in test_rotation_against_lists.py, in fewer days.
"""

from __future__ import annotations

import json
import pickle
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from floortui.domain.bars import Counts, facts_looked_at
from floortui.domain.lineup import Line, LineUp, Move, evolve, fold
from floortui.domain.moments import to_text
from floortui.domain.records import FIRST, OTHER, RETURN
from floortui.domain.rotation import Calling, Handing, Opening, Party, Person, Reclassing, Rules, after, cleared, decide
from floortui.errors import Refused
from tests.domain.day_on_paper import BEGIN_WITH, CAME_TO_THEM, OFFERED, SETTING_OF, WHO, DayOnPaper, Told
from tests.domain.paper import LATE_SHIFT, Guests
from tests.house import CONSULTANTS, OPENS

HOUSES = [{"begins": begins, "turn_ends": ends} for begins in OFFERED["begins"] for ends in OFFERED["turn_ends"]]
"""Each kind of house is a test of its own, so that the processes of the suite share them out."""
DAYS_OF_EACH = 260
STEPS = 30
RARE = 5
"""How many kinds of events may by chance not happen in the days of one house."""

HAPPENS = (
    *("day.open", "day.close"),
    *("rotation.check_in", "rotation.away", "rotation.back", "rotation.skip", "rotation.no_answer"),
    *("rotation.move", "rotation.leave", "staff.leave", "staff.edit"),
    *("rotation.admit", "rotation.clear"),
    *("arrival.log", "arrival.assign", "visit.close", "visit.reclassify", "visit.void"),
    *("turn", "asked_turn", "asked", "owner", "owner_turn", "stand_in", "stand_in_turn", "given"),
    *("same_visit", "crowd", "call.log", "lapsed"),
    *("appointment", "waits_for", "nobody_free", "late", "other_purpose"),
)
"""The events that the days are made of, and the ways in which a party is taken in them."""


@cache
def instant(minute: int) -> str:
    """Give the stored instant of a minute after opening."""
    return to_text(OPENS + timedelta(minutes=minute))


@dataclass
class Noted:
    """What the traffic log holds of a visit, of what the decisions ask for."""

    kind: str = FIRST
    asked: int | None = None
    owner: int | None = None
    booked: int | None = None
    assigned: int | None = None
    turn: bool = False
    how: str = ""
    open: bool = True


class Decisions:
    """A floor that only decides: lines are a list, and nothing else is stored."""

    def __init__(self, rules: dict[str, Any], month: dict[str, int], yesterday: list[str]) -> None:
        self.rules = Rules(**{SETTING_OF[rule]: value for rule, value in rules.items()})
        self.month = {self.number(name): turns for name, turns in month.items()}
        self.yesterday = tuple(self.number(name) for name in yesterday)
        self.minute = 0
        self.lines: list[tuple[Line, Told]] = []
        self.now = LineUp()
        self.visits: dict[int, Noted] = {}
        self.gone: set[int] = set()
        self.no_consultants: set[int] = set()
        self.found = {fact: {self.number(name): n for name, n in of.items()} for fact, of in BEGIN_WITH.items()}
        """What the rules of eligibility look at."""
        self.late_shift: str | None = None
        self.came = 0
        """How many parties came, undone ones too: their numbers are given once."""
        self.decided: Counter[str] = Counter()
        """How often each event was decided, and each way in which a party is taken."""

    def number(self, name: str) -> int:
        return CONSULTANTS.index(name) + 1

    def name(self, number: int | None) -> str | None:
        return None if number is None else CONSULTANTS[number - 1]

    def lineup(self) -> LineUp:
        return self.now

    def writes(self, action: str, facts: Any, *, opens: bool = False) -> Told:
        """Decide, and write the line; what stands in it goes through JSON, as it does in the journal."""
        opening = self._opening() if opens else []
        then, now = after(self.now, opening, instant(self.minute)), instant(self.minute)
        told = decide(then, action, facts, self.rules, now, self._counts())
        self._append([*opening, *told["moves"]], told)
        self.decided[action] += 1
        self.decided[told.get("how", "")] += 1
        self.decided["lapsed"] += "lapsed" in told
        return {**told, **{part: self.name(told[part]) for part in ("assigned", "next") if part in told}}

    def _append(self, moves: list[Move], told: Told) -> None:
        line = Line(len(self.lines) + 1, instant(self.minute), tuple(json.loads(json.dumps(moves))))
        self.lines.append((line, told))
        self.now = evolve(self.now, line)

    def _opening(self) -> list[Move]:
        """Open the day by the first event, as the desk does."""
        if self.now.opened and self.now.places:
            return []
        start, now = self._start([]), instant(self.minute)
        moves: list[Move] = decide(self.now, "day.open", start, self.rules, now, self._counts())["moves"]
        return moves if not self.now.opened or moves[0][1] else []

    def _start(self, came: list[str]) -> Opening:
        of_roster = [self.number(name) for name in CONSULTANTS]
        roster = tuple(who for who in of_roster if who not in self.gone | self.no_consultants)
        numbers = [self.number(name) for name in came]
        later = self.late_shift if self.minute < LATE_SHIFT else None
        present = tuple(who for who in roster if who in numbers or not (came or self.name(who) == later))
        return Opening(roster, present, tuple(who for who in numbers if who in roster), self.month, self.yesterday)

    def _counts(self) -> Counts:
        return {fact: self.found[fact] for fact in facts_looked_at(self.rules)}

    def _clears(self) -> None:
        """Let in whom no rule keeps out any more: one line with what brought it about."""
        people = cleared(self.now, self.rules, self._counts())
        if people:
            self.writes("rotation.clear", people)
        else:
            self._append([], {})

    def counts(self, fact: str, name: str) -> int:
        return self.found[fact].get(self.number(name), 0)

    def is_counted(self, fact: str, name: str, number: int) -> Told:
        self.found = {**self.found, fact: {**self.found[fact], self.number(name): number}}
        self._clears()
        return {}

    def has_one_less(self, fact: str, name: str) -> Told:
        return self.is_counted(fact, name, self.counts(fact, name) - 1)

    def is_let_in(self, name: str) -> Told:
        return self.writes("rotation.admit", Person(self.number(name)))

    def booked_with(self, name: str | None) -> str | None:
        """Give with whom an appointment holds: who works here and takes turns."""
        return name if name and self.number(name) not in self.gone | self.no_consultants else None

    def is_booked(self, whose: str, with_whom: str) -> Told:  # noqa: ARG002 - here, each party says it itself
        self._append([], {})
        return {}

    def is_on_the_late_shift(self, name: str | None) -> None:
        self.late_shift = name

    def somebody_calls(self, whose: str | None) -> Told:
        owner = self.owner_of_customer(whose) if whose else None
        return self.writes("call.log", Calling(self.number(owner) if owner else None))

    def card_of(self, whose: str, pick: int) -> tuple[str, int | None]:  # noqa: ARG002 - each party is somebody else
        """Make up a grade, and for how long nobody has been in touch."""
        return ("", "H", "A", "B", "C", "O")[pick % 6], (None, 2, 3, 16, 31, 61, 121)[pick * 5 % 7]

    def may_come_again(self, party: int) -> bool:  # noqa: ARG002 - here, everybody is known again
        return True

    def comes_again(self, party: int) -> Told:
        noted = self.visits[party]
        noted.open = True
        return self.writes("arrival.log", Party(party, owner=noted.assigned, goes_on=True))

    def has_leads(self) -> bool:
        return True

    def expected_by(self, whose: str) -> str | None:  # noqa: ARG002 - here, each party is somebody else
        return None

    def _booked(self, noted: Noted) -> int | None:
        with_whom = self.booked_with(self.name(noted.booked))
        return self.number(with_whom) if with_whom else None

    def _working(self, owner: int | None) -> int | None:
        return None if owner in self.gone else owner

    def _records(self, visit: int, told: Told) -> Told:
        self.visits[visit].assigned = None if told["assigned"] is None else self.number(told["assigned"])
        self.visits[visit].turn, self.visits[visit].how = told["turn"], told["how"]
        return told

    # what happens

    def opens(self, came: list[str]) -> Told:
        if self.now.at_work:
            raise Refused("day.open", day="")
        return self.writes("day.open", self._start(came))

    def closes_the_day(self) -> Told:
        told = self.writes("day.close", None)
        for noted in self.visits.values():
            noted.open = False
        return told

    def comes(self, guests: Guests, *, at_once: bool) -> Told:
        self.came += 1
        kind = OTHER if not guests.sales else FIRST if guests.first_time else RETURN
        wanted = guests.asked, guests.owner, guests.booked
        asked, owner, booked = (self.number(name) if name else None for name in wanted)
        self.visits[self.came] = Noted(kind, asked, owner, booked)
        party = Party(
            self.came,
            sales=guests.sales,
            asked_for=asked,
            owner=owner,
            first=guests.first_time,
            stand_in_now=at_once,
            expected=booked,
            crowd=guests.crowd,
            been_here=guests.been_here,
            grade=guests.grade,
            quiet_days=guests.quiet,
        )
        told = self._records(self.came, self.writes("arrival.log", party, opens=True))
        if "lapsed" in told:
            self.visits[self.came].owner = self.visits[self.came].assigned
        return told

    def is_noted_late(self, name: str) -> Told:
        self.came += 1
        self.visits[self.came] = Noted()
        party = Party(self.came, late=True, served_by=self.number(name))
        return self._records(self.came, self.writes("arrival.log", party))

    def is_given(self, party: int) -> Told:
        return self._assign(party, None)

    def is_handed(self, party: int, to: str) -> Told:
        return self._assign(party, self.number(to))

    def _assign(self, visit: int, to: int | None) -> Told:
        noted = self.visits[visit]
        party = Party(
            visit,
            sales=noted.kind != OTHER,
            asked_for=noted.asked,
            owner=self._working(noted.owner),
            first=noted.kind == FIRST,
            stand_in_now=True,
            expected=self._booked(noted),
        )
        lines = len(self.lines), self.now
        told = self.writes("arrival.assign", Handing(party, noted.assigned, noted.turn, to), opens=True)
        if told["assigned"] is None:
            del self.lines[lines[0] :]
            self.now = lines[1]
            raise Refused("lineup.nobody")
        return self._records(visit, told)

    def leaves_again(self, visit: int) -> Told:
        noted = self.visits[visit]
        noted.open = False
        if noted.assigned is None:
            self._append([], {})
            return {}
        return self.writes("visit.close", Person(noted.assigned, visit=visit, took_turn=noted.turn))

    def never_was(self, visit: int) -> Told:
        noted = self.visits[visit]
        noted.open = False
        if noted.assigned is None:
            self._append([], {})
            return {}
        facts = Person(noted.assigned, visit=visit, took_turn=noted.turn, back_to_front=True)
        return self.writes("visit.void", facts)

    def is_reclassified(self, visit: int, what: str, owner: str | None) -> Told:
        noted = self.visits[visit]
        was_other = noted.kind == OTHER
        noted.kind = {"courier": OTHER, "return": RETURN, "first": FIRST}[what]
        noted.owner = self.number(owner) if owner else None
        sales = noted.kind != OTHER
        asked = noted.asked if owner is None else None
        party = Party(visit, sales=sales, asked_for=asked, owner=noted.owner, stand_in_now=True)
        if owner is None:
            party = replace(party, expected=self._booked(noted))
        if not noted.open:
            return self._is_corrected(visit, noted, party)
        if noted.assigned is not None and visit not in self.now.place(noted.assigned).visits:  # it was logged late
            self._append(self._opening(), {})
            return {"assigned": self.name(noted.assigned)}
        facts = Reclassing(party, noted.assigned, noted.turn, keeps_turn=noted.kind == FIRST,
                            became=was_other and noted.kind == FIRST)  # fmt: skip
        return self._records(visit, self.writes("visit.reclassify", facts, opens=True))

    def _is_corrected(self, visit: int, noted: Noted, party: Party) -> Told:
        if noted.turn and (not party.sales or party.owner is not None):
            noted.turn = False
            assert noted.assigned is not None
            facts = Person(noted.assigned, visit=visit, took_turn=True, back_to_front=True)
            return self.writes("visit.reclassify", facts, opens=True)
        self._append(self._opening(), {})
        return {}

    def steps_out(self, name: str, *, private: bool) -> Told:
        return self.writes("rotation.away", Person(self.number(name), "meal", keeps=not private))

    def comes_back(self, name: str) -> Told:
        return self.writes("rotation.back", Person(self.number(name)))

    def checks_in(self, name: str) -> Told:
        opening = self._opening()
        then = after(self.now, opening, instant(self.minute))
        if opening and then.place(self.number(name)).roster is not None:
            self._append(opening, {})
            return {"next": self.name(then.greeting)}
        return self.writes("rotation.check_in", Person(self.number(name)), opens=True)

    def goes_home(self, name: str) -> Told:
        return self.writes("rotation.leave", Person(self.number(name)))

    def lets_pass(self, name: str) -> Told:
        return self.writes("rotation.skip", Person(self.number(name), "phone"))

    def is_moved(self, name: str, place: int) -> Told:
        return self.writes("rotation.move", Person(self.number(name), "", position=place))

    def does_not_come(self, name: str) -> Told:
        person = self.number(name)
        visits = self.now.place(person).visits
        if not visits:
            return self.writes("rotation.no_answer", Person(person))
        noted = self.visits[visits[-1]]
        party = Party(
            visits[-1],
            sales=noted.kind != OTHER,
            owner=self._working(noted.owner) if noted.kind == RETURN or noted.how in CAME_TO_THEM else None,
            expected=self._booked(noted),
        )
        facts = Person(person, visit=visits[-1], took_turn=noted.turn, party=party)
        return self._records(visits[-1], self.writes("rotation.no_answer", facts))

    def leaves_the_house(self, name: str) -> Told:
        told = self.writes("staff.leave", Person(self.number(name)))
        self.gone = self.gone | {self.number(name)}
        return told

    def changes_role(self, name: str, role: str) -> Told:
        if role == "consultant":
            self._append([], {})
            self.no_consultants = self.no_consultants - {self.number(name)}
            return {}
        told = self.writes("staff.edit", Person(self.number(name)))
        self.no_consultants = self.no_consultants | {self.number(name)}
        return told

    def decides(self, rule: str, value: Any) -> None:
        self.rules = replace(self.rules, **{SETTING_OF[rule]: value})
        self._clears()

    def time_passes(self, minutes: int) -> None:
        self.minute += minutes

    def may_be_called(self, given: int) -> bool:  # noqa: ARG002 - a limit of the desk's
        return True

    def owner_of_customer(self, whose: str) -> str | None:
        return self.name(self._working(self.number(whose)))

    def was_here_today(self, whose: str) -> bool:  # noqa: ARG002 - here, each party is somebody else
        return False

    def known_of(self, party: int) -> tuple[str | None, bool, str | None, str]:
        noted = self.visits[party]
        return self.name(self._working(noted.owner)), noted.kind == FIRST, self.name(self._booked(noted)), noted.how

    # undo, and what holds at the end

    def mark(self) -> Any:
        rest = pickle.dumps((self.visits, self.gone, self.no_consultants, self.rules, self.found))
        return len(self.lines), self.now, rest

    def undo(self, before: Any) -> None:
        """Leave the last line out of the fold: the line-up is exactly as it was before it."""
        count, lineup, rest = before
        self.lines.pop()
        assert len(self.lines) == count, "one step is one line"
        self.now = fold(line for line, _ in self.lines)
        assert self.now == lineup
        self.visits, self.gone, self.no_consultants, self.rules, self.found = pickle.loads(rest)

    def finish(self) -> None:
        """Fold every prefix: who is next was told with the line that ends it, whatever was decided since."""
        lineup = LineUp()
        for line, told in self.lines:
            lineup = evolve(lineup, line)
            if "next" in told:
                assert told["next"] == lineup.greeting
        assert lineup == self.now


class DecisionsOnPaper(DayOnPaper):
    """A day that is decided, and written on paper."""

    floor: Decisions
    days = 0
    decided: ClassVar[Counter[str]] = Counter()

    def settles_in(self, rules: dict[str, Any], month: dict[str, int], yesterday: list[str]) -> None:
        self.floor = Decisions(rules, month, yesterday)
        self.paper.month, self.paper.yesterday = month, yesterday

    @rule(fact=st.sampled_from(("overdue", "tier_1_cards")), who=WHO, number=st.integers(0, 2))
    def somebody_is_counted(self, fact: str, who: str, number: int) -> None:
        """Follow-ups become overdue, or are made; cards are opened, or closed."""
        if number != self.floor.counts(fact, who):
            self.does(lambda: self.floor.is_counted(fact, who, number), lambda: None)

    def teardown(self) -> None:
        super().teardown()
        type(self).days += 1
        self.decided.update(self.floor.decided)


def test_two_thousand_days_are_lived_through() -> None:
    assert len(HOUSES) * DAYS_OF_EACH >= 2000


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: f"{house['begins']}, {house['turn_ends']}")
def test_a_day_is_decided_as_on_paper(house: dict[str, Any]) -> None:
    machine: Any = type("DecisionsOfTheHouse", (DecisionsOnPaper,), {"fixed": house, "days": 0, "decided": Counter()})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=DAYS_OF_EACH,
            stateful_step_count=STEPS,
            deadline=None,
            report_multiple_bugs=False,
            phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert machine.days >= DAYS_OF_EACH
    missing = {what for what in HAPPENS if not machine.decided[what]}
    assert len(missing) <= RARE, f"too little happened: never {sorted(missing)}"
