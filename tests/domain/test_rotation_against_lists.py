"""The program's line-up beside one kept on paper: a day of random events, and both must always read the same."""

from __future__ import annotations

import copy
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from floortui.domain.lineup import LineUp, evolve
from floortui.domain.moments import minutes_between, to_text
from floortui.domain.rotation import CALLED_MINUTES
from floortui.storage import journal
from floortui.storage.queries import floor, people
from tests.domain.paper import Paper
from tests.house import (
    CONSULTANTS,
    RECEPTION,
    TODAY,
    YESTERDAY,
    Showroom,
    a_showroom,
    number,
    problems,
    refused,
    rows,
    visit,
)

WHO = st.sampled_from(CONSULTANTS)
EVENING = 10 * 60
"""Minutes after opening at which the clock stands still: this is one day."""


class AgainstPaper(RuleBasedStateMachine):
    """A day at the desk, written on paper as well."""

    new_file: Path

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.house: Showroom = self.stack.enter_context(a_showroom(self.new_file))
        for position, owner in enumerate(CONSULTANTS):
            self.house.regular(owner, f"{owner}的客户", f"1390000000{position}")
        self.paper = Paper(list(CONSULTANTS))
        self.minute = 0
        self.before: tuple[tuple[Paper, list[tuple[str, int]]], dict[str, list[tuple[Any, ...]]], LineUp] | None = None
        self.over: list[tuple[str, int]] = []
        """Visits that were closed, and who had them."""

    def teardown(self) -> None:
        with self.stack:
            assert problems() == []
            self.fold_of_any_prefix_is_what_was_told()

    # what is done

    def do(self, action: str, **fields: Any) -> dict[str, Any]:
        self.before = copy.deepcopy((self.paper, self.over)), rows(), self.house.lineup()
        return self.house.do(action, **fields)

    def with_party(self, who: str) -> int | None:
        absent = self.paper.out.get(who)
        return absent.parties[-1] if absent and absent.parties else None

    @precondition(lambda self: self.minute < EVENING)
    @rule(minutes=st.sampled_from((1, 5, 30, 61)))
    def time_passes(self, minutes: int) -> None:
        self.house.clock.move(minutes=minutes)
        self.minute += minutes

    @rule()
    def walk_in(self) -> None:
        self.arrives(self.do("arrival.log"), self.paper.first(), turn=True)

    @rule(who=WHO)
    def walk_in_asks_for(self, who: str) -> None:
        first = self.paper.first()
        told = self.do("arrival.log", asked_for=who)
        if who in self.paper.waiting:
            self.arrives(told, who, turn=who == first)
        elif self.with_party(who):
            self.arrives(told, None, turn=False)
        else:
            self.arrives(told, first, turn=True)

    @rule(who=WHO)
    def own_customer(self, who: str) -> None:
        others = {name: (list(p.parties), self.house.state(name)) for name, p in self.paper.out.items() if name != who}
        present = who in self.paper.waiting
        told = self.do("arrival.log", phone=f"1390000000{CONSULTANTS.index(who)}")
        stands_in = not present and not self.with_party(who)
        first = None if self.with_party(who) else who if present else self.paper.first()
        self.over = [each for each in self.over if each[1] != told["visit"]]  # back the same day: it goes on
        self.arrives(told, first, turn=False, stands_in=stands_in)
        if present:
            for name, (parties, state) in others.items():
                assert (self.paper.out[name].parties, self.house.state(name)) == (parties, state)

    @rule()
    def somebody_calls(self) -> None:
        """A call is nobody's turn: the next who has not had one for longest takes it, but not who greets."""
        assert self.do("call.log")["assigned"] == self.paper.takes_call()

    def arrives(self, told: dict[str, Any], taker: str | None, *, turn: bool, stands_in: bool = False) -> None:
        assert told["assigned"] == taker
        if taker is None:
            self.paper.unserved.append(told["visit"])
            self.paper.took_turn[told["visit"]] = False
        else:
            self.paper.take(taker, told["visit"], self.minute, turn=turn, stands_in=stands_in)
        assert told["next"] == self.paper.first()

    @rule(who=WHO)
    def closes(self, who: str) -> None:
        if party := self.with_party(who):
            self.do("visit.close", visit=party)
            self.paper.ends(who, party)
            self.over.append((who, party))

    @rule(who=WHO)
    def was_a_wrong_entry(self, who: str) -> None:
        if party := self.with_party(who):
            self.do("visit.void", visit=party, reason="录错了")
            self.paper.ends(who, party, turn_back=self.paper.took_turn[party])

    @precondition(lambda self: self.over)
    @rule()
    def was_a_mystery_shopper(self) -> None:
        who, party = self.over.pop()
        self.do("visit.void", visit=party, reason="神秘顾客")
        if self.paper.took_turn[party]:
            self.paper.was_no_turn(who)

    @rule(who=WHO)
    def was_a_courier(self, who: str) -> None:
        if party := self.with_party(who):
            self.do("visit.reclassify", visit=party, **{"as": "courier"})
            self.paper.ends(who, party, turn_back=self.paper.took_turn[party])

    @rule(who=WHO, to=WHO)
    def goes_to(self, who: str, to: str) -> None:
        party = self.with_party(who)
        if party and to != who and (to in self.paper.waiting or self.with_party(to)):
            self.do("arrival.assign", visit=party, to=to, reason="客户要求")
            self.paper.ends(who, party, turn_back=self.paper.took_turn[party])
            self.paper.take(to, party, self.minute, turn=False)

    @precondition(lambda self: self.paper.waiting)
    @rule(who=WHO)
    def steps_away(self, who: str) -> None:
        if who in self.paper.waiting:
            self.do("rotation.away", name=who, reason="meal")
            self.paper.goes_away(who, self.minute, private=False)

    @rule(who=WHO)
    def private_errand(self, who: str) -> None:
        if who in self.paper.waiting:
            self.do("rotation.away", name=who, reason="私事")
            self.paper.goes_away(who, self.minute, private=True)

    @rule(who=WHO)
    def comes_back(self, who: str) -> None:
        if who in self.paper.out and self.paper.out[who].why == "away":
            self.do("rotation.back", name=who)
            self.paper.comes_back(who, self.minute)

    @rule(who=WHO)
    def goes_home_or_comes(self, who: str) -> None:
        if who in self.paper.out and self.paper.out[who].why == "home":
            self.do("rotation.check_in", name=who)
            self.paper.back_at(who, None)
        elif not self.with_party(who):
            self.do("rotation.leave", name=who)
            self.paper.leaves(who)

    @rule(who=WHO)
    def skips(self, who: str) -> None:
        if who in self.paper.waiting:
            self.do("rotation.skip", name=who, reason="phone")
            self.paper.lets_pass(who)

    @rule(who=WHO, place=st.integers(1, 4))
    def is_moved(self, who: str, place: int) -> None:
        if who in self.paper.waiting:
            self.do("rotation.move", name=who, position=place, reason="调整")
            self.paper.moved(who, min(place, len(self.paper.waiting)))

    @rule(who=WHO)
    def does_not_come(self, who: str) -> None:
        party = self.with_party(who)
        if party and self.paper.took_turn[party]:
            if minutes_between(self.given_at(party), to_text(self.house.clock.now())) > CALLED_MINUTES:
                refused("lineup.no_call", self.house, "rotation.no_answer", name=who)
                return
            self.do("rotation.no_answer", name=who)
            self.paper.did_not_come(who, party, self.minute)

    def given_at(self, party: int) -> str:
        """Give when a party was last written down as somebody's."""
        line = journal.entry(visit(party).seq)
        assert line is not None
        return line.at

    @precondition(lambda self: self.before is not None)
    @rule()
    def wrong_press(self) -> None:
        assert self.before is not None
        (paper, over), tables, lineup = self.before
        by_reception = self.minute == 0 and journal.last_entries(1)[0].action != "rotation.move"
        self.house.at(RECEPTION).undo() if by_reception else self.house.desk.undo(reason="按错了")
        assert rows() == tables
        assert self.house.lineup() == lineup
        self.paper, self.over, self.before = paper, over, None

    # what always holds

    @invariant()
    def the_order_is_that_on_paper(self) -> None:
        assert self.house.line() == self.paper.waiting

    @invariant()
    def turns_and_parties_are_those_on_paper(self) -> None:
        lineup = self.house.lineup()
        for name in CONSULTANTS:
            place = lineup.place(number(name))
            assert place.turns == self.paper.turns[name]
            assert list(place.visits) == (self.paper.out[name].parties if name in self.paper.out else [])

    @invariant()
    def one_greets_and_it_is_the_first_who_waits(self) -> None:
        greeting = [name for name in CONSULTANTS if self.house.state(name) == "greeting"]
        assert greeting == self.paper.waiting[:1]

    @invariant()
    def nobody_off_or_away_has_a_party(self) -> None:
        for party in floor.open_visits():
            if party.day == TODAY and party.assigned is not None and party.kind != "other":
                assert self.house.state(people.names()[party.assigned]) == "serving"

    def fold_of_any_prefix_is_what_was_told(self) -> None:
        """Hold every line's own words against the fold up to it: who is next was told when it was decided."""
        names, lineup = people.names(), LineUp()
        told = {line.seq: line.told for line in journal.entries()}
        for line in floor.rotation_lines(TODAY):
            lineup = evolve(lineup, line)
            if "next" in told[line.seq]:
                greeting = None if lineup.greeting is None else names[lineup.greeting]
                assert told[line.seq]["next"] == greeting
        assert lineup == self.house.lineup()
        assert all(not line.moves for line in floor.rotation_lines(YESTERDAY))


@pytest.fixture
def against_paper(new_file: Path) -> type[AgainstPaper]:
    """Give the machine a fresh database to copy."""
    return type("AgainstPaperHere", (AgainstPaper,), {"new_file": new_file})


def test_a_day_at_the_desk_reads_as_on_paper(against_paper: type[AgainstPaper]) -> None:
    run_state_machine_as_test(
        against_paper,
        settings=settings(
            max_examples=80, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
