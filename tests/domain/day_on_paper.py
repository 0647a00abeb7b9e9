"""A day of random events at a line-up, written on paper as well: both must always read the same.

The events and what must hold are the same for the program's decisions alone and for the whole desk; which of them is
asked is the machine's `floor`.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any, Protocol

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from floortui.domain.lineup import LineUp
from floortui.errors import Refused
from tests.domain.paper import Guests, HouseRules, Paper
from tests.house import CONSULTANTS

Told = dict[str, Any]

SETTING_OF = {
    "begins": "start",
    "turn_ends": "to_end",
    "asking_costs": "asked_consumes",
    "bringing_costs": "brought_consumes",
    "standing_in_costs": "stand_in_consumes",
    "makes_up": "make_up",
    "keeps_minutes": "restore_minutes",
    "gives_back": "give_back",
}
"""What a rule on the wall is called among the program's settings, after `rotation.`."""

OFFERED: dict[str, tuple[Any, ...]] = {
    "begins": ("roster", "check_in", "fewest_turns", "rotated"),
    "turn_ends": ("closes", "starts"),
    "asking_costs": ("first", "always", "never"),
    "bringing_costs": (False, True),
    "standing_in_costs": (False, True),
    "makes_up": (True, False),
    "keeps_minutes": (60, 0, 15),
    "gives_back": (True, False),
}
"""What a house may choose for each; what is so by default stands first."""

WHO = st.sampled_from(CONSULTANTS)
EVENING = 10 * 60
"""Minutes after opening at which the clock stands still: this is one day."""
AFTERNOON = 4 * 60
"""Minutes after which the day may be closed."""


class Floor(Protocol):
    """The program, asked in names: each refuses as the program does."""

    minute: int

    def opens(self, came: list[str]) -> Told: ...
    def closes_the_day(self) -> Told: ...
    def comes(self, guests: Guests, *, at_once: bool) -> Told: ...
    def is_noted_late(self, name: str) -> Told: ...
    def is_given(self, party: int) -> Told: ...
    def is_handed(self, party: int, to: str) -> Told: ...
    def leaves_again(self, party: int) -> Told: ...
    def never_was(self, party: int) -> Told: ...
    def is_reclassified(self, party: int, what: str, owner: str | None) -> Told: ...
    def steps_out(self, name: str, *, private: bool) -> Told: ...
    def comes_back(self, name: str) -> Told: ...
    def checks_in(self, name: str) -> Told: ...
    def goes_home(self, name: str) -> Told: ...
    def lets_pass(self, name: str) -> Told: ...
    def is_moved(self, name: str, place: int) -> Told: ...
    def does_not_come(self, name: str) -> Told: ...
    def leaves_the_house(self, name: str) -> Told: ...
    def changes_role(self, name: str, role: str) -> Told: ...
    def decides(self, rule: str, value: Any) -> None: ...
    def time_passes(self, minutes: int) -> None: ...
    def may_be_called(self, party: int) -> bool: ...
    def owner_of_customer(self, whose: str) -> str | None: ...
    def known_of(self, party: int) -> tuple[str | None, bool]: ...
    def mark(self) -> Any: ...
    def undo(self, before: Any) -> None: ...
    def lineup(self) -> LineUp: ...
    def number(self, name: str) -> int: ...
    def finish(self) -> None: ...


class DayOnPaper(RuleBasedStateMachine):
    """A day at the line-up, written on paper as well."""

    floor: Floor
    paper: Paper
    fixed: dict[str, Any] = {}
    """Rules of the house that are not drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.undoable: list[tuple[bytes, Any]] = []

    def teardown(self) -> None:
        if hasattr(self, "paper"):
            self.floor.finish()

    # how a step is done

    def does(self, ask: Callable[[], Told], write: Callable[[], object]) -> Told:
        """Do something on both sides; it can be undone afterwards."""
        before = pickle.dumps(self.paper), self.floor.mark()
        told = ask()
        write()
        self.undoable.append(before)
        if "next" in told:
            assert told["next"] == self.paper.first(), "who is next was told"
        return told

    def is_refused(self, ask: Callable[[], Told], *codes: str) -> None:
        before = self.floor.mark()
        with pytest.raises(Refused) as caught:
            ask()
        assert caught.value.code in codes
        assert self.floor.mark() == before, "what is refused changes nothing"

    def if_possible(self, possible: bool, code: str, ask: Callable[[], Told], write: Callable[[], object]) -> None:
        """Do it if the sheet says that it can be done; else it must be refused."""
        if possible:
            self.does(ask, write)
        else:
            self.is_refused(ask, code)

    def works(self, who: str) -> bool:
        return who not in self.paper.retired

    def some_party(self, pick: int, *, here: bool = True) -> int | None:
        """Pick one of the parties that are here, or that have left."""
        parties = [number for number, guests in self.paper.guests.items() if guests.here == here]
        if not parties:
            return None
        party = parties[pick % len(parties)]
        guests = self.paper.guests[party]
        guests.owner, guests.first_time = self.floor.known_of(party)
        return party

    # how the day begins

    @initialize(
        rules=st.fixed_dictionaries({rule: st.sampled_from(values) for rule, values in OFFERED.items()}),
        month=st.lists(st.integers(0, 2), min_size=4, max_size=4),
        yesterday=st.lists(WHO, unique=True),
        came=st.none() | st.lists(WHO, unique=True),
    )
    def the_house(self, rules: dict[str, Any], month: list[int], yesterday: list[str], came: list[str] | None) -> None:
        rules = {**rules, **self.fixed}
        self.paper = Paper(list(CONSULTANTS), HouseRules(**rules))
        self.settles_in(rules, dict(zip(CONSULTANTS, month, strict=True)), yesterday)
        if came is not None:
            self.does(lambda: self.floor.opens(came), lambda: self.paper.opens(came))

    def settles_in(self, rules: dict[str, Any], month: dict[str, int], yesterday: list[str]) -> None:
        """Put the same house on both sides."""
        raise NotImplementedError

    # what happens

    @precondition(lambda self: self.floor.minute < EVENING)
    @rule(minutes=st.sampled_from((1, 5, 30, 61)))
    def time_passes(self, minutes: int) -> None:
        self.floor.time_passes(minutes)

    @precondition(lambda self: self.floor.minute >= 60)
    @rule()
    def the_clock_is_set_back(self) -> None:
        self.floor.time_passes(-60)

    @rule(change=st.sampled_from([(rule, value) for rule, values in OFFERED.items() for value in values]))
    def the_house_decides(self, change: tuple[str, Any]) -> None:
        name, value = change
        if value == getattr(self.paper.rules, name) or name in self.fixed:
            return
        before = self.floor.lineup()

        def ask() -> Told:
            self.floor.decides(name, value)
            return {}

        self.does(ask, lambda: setattr(self.paper.rules, name, value))
        assert self.floor.lineup() == before, "a setting never rewrites the past"

    @rule(came=st.lists(WHO, unique=True))
    def the_day_opens(self, came: list[str]) -> None:
        came = [name for name in came if self.works(name)]
        at_work = self.paper.opened and any(not self.paper.at_home(name) for name in CONSULTANTS)
        if at_work:
            self.is_refused(lambda: self.floor.opens(came), "day.open")
        else:
            self.does(lambda: self.floor.opens(came), lambda: self.paper.opens(came))

    @precondition(lambda self: self.floor.minute >= AFTERNOON)
    @rule()
    def the_day_closes(self) -> None:
        if self.paper.opened and any(not self.paper.at_home(name) for name in CONSULTANTS):
            self.does(self.floor.closes_the_day, self.paper.closes_the_day)

    def arrives(self, guests: Guests, *, at_once: bool = False) -> None:
        before, skipping = self.floor.lineup(), bool(self.paper.letting_pass)
        taken: list[str | None] = []

        def write(party: int) -> None:
            self.paper.opens_by_itself()
            taken.append(self.paper.comes(party, guests, self.floor.minute, at_once=at_once))

        told: Told = {}

        def ask() -> Told:
            told.update(self.floor.comes(guests, at_once=at_once))
            return told

        self.does(ask, lambda: write(told["visit"]))
        taker = taken[0]
        assert told["assigned"] == taker
        assert bool(told["turn"]) == guests.turn
        if taker is not None and before.places:
            number = self.floor.number(taker)
            assert before.state(number) in ("greeting", "waiting", "serving"), "nobody off or away is assigned"
            if not guests.turn and guests.holder in (guests.owner, guests.asked) and not skipping:
                self.nobody_else_moved(before, number)

    def nobody_else_moved(self, before: LineUp, number: int) -> None:
        """Insist that a customer who comes back moved nobody but their own consultant."""
        after = self.floor.lineup()
        assert [who for who in after.order if who != number] == [who for who in before.order if who != number]
        others = {who for who in before.places if who != number}
        assert {who: before.place(who) for who in others} == {who: after.place(who) for who in others}

    @rule()
    def walk_in(self) -> None:
        self.arrives(Guests())

    @rule(who=WHO, at_once=st.booleans())
    def walk_in_asks_for(self, who: str, at_once: bool) -> None:
        if self.works(who):
            self.arrives(Guests(asked=who), at_once=at_once)

    @rule(who=WHO, asked=st.none() | WHO, at_once=st.booleans())
    def customer_comes_back(self, who: str, asked: str | None, at_once: bool) -> None:
        if asked is None or self.works(asked):
            guests = Guests(asked=asked, owner=self.floor.owner_of_customer(who), first_time=False)
            guests.whose = who
            self.arrives(guests, at_once=at_once)

    @rule(who=WHO, at_once=st.booleans())
    def customer_brings_a_friend(self, who: str, at_once: bool) -> None:
        guests = Guests(owner=self.floor.owner_of_customer(who))
        guests.whose = who
        self.arrives(guests, at_once=at_once)

    @rule(asked=st.none() | WHO)
    def courier(self, asked: str | None) -> None:
        if asked is None or self.works(asked):
            self.arrives(Guests(asked=asked, sales=False, first_time=False))

    @rule(who=WHO)
    def is_logged_late(self, who: str) -> None:
        if self.works(who):
            told: Told = {}
            self.does(
                lambda: told.update(self.floor.is_noted_late(who)) or told,
                lambda: self.paper.is_noted_late(told["visit"], who),
            )

    @rule(pick=st.integers(0, 9))
    def is_given(self, pick: int) -> None:
        parties = [n for n, guests in self.paper.guests.items() if guests.here and guests.holder is None]
        if not parties:
            return
        party = parties[pick % len(parties)]
        guests = self.paper.guests[party]
        guests.owner, guests.first_time = self.floor.known_of(party)
        trial: Paper = pickle.loads(pickle.dumps(self.paper))
        trial.opens_by_itself()
        if trial.is_given(party, self.floor.minute) is None:
            self.is_refused(lambda: self.floor.is_given(party), "lineup.nobody")
            return
        taken: list[str | None] = []

        def write() -> None:
            self.paper.opens_by_itself()
            taken.append(self.paper.is_given(party, self.floor.minute))

        told = self.does(lambda: self.floor.is_given(party), write)
        assert told["assigned"] == taken[0]
        assert told["turn"] == guests.turn

    @rule(pick=st.integers(0, 9), to=WHO)
    def goes_to(self, pick: int, to: str) -> None:
        party = self.some_party(pick)
        if party is None or not self.works(to):
            return
        guests = self.paper.guests[party]
        if guests.holder == to or guests.late:
            return
        possible = to in self.paper.waiting or self.paper.serving(to)
        if not possible and not (self.paper.opened and self.paper.seen):
            return  # the day would open first
        self.if_possible(
            possible,
            "lineup.not_waiting",
            lambda: self.floor.is_handed(party, to),
            lambda: self.paper.is_handed(party, to, self.floor.minute),
        )

    @rule(pick=st.integers(0, 9))
    def closes(self, pick: int) -> None:
        if (party := self.some_party(pick)) is not None:
            self.does(lambda: self.floor.leaves_again(party), lambda: self.paper.leaves_again(party))

    @rule(pick=st.integers(0, 9), here=st.booleans())
    def never_was(self, pick: int, here: bool) -> None:
        if (party := self.some_party(pick, here=here)) is not None:
            self.does(lambda: self.floor.never_was(party), lambda: self.paper.never_was(party))

    @rule(pick=st.integers(0, 9), here=st.booleans())
    def was_a_courier(self, pick: int, here: bool) -> None:
        party = self.some_party(pick, here=here)
        if party is not None and self.paper.guests[party].sales:
            self.reclassified(party, "courier", None, lambda: self.paper.is_no_customer(party))

    @rule(pick=st.integers(0, 9), here=st.booleans(), owner=WHO)
    def was_a_customer_of(self, pick: int, here: bool, owner: str) -> None:
        party = self.some_party(pick, here=here)
        if party is not None and self.works(owner):
            minute = self.floor.minute
            self.reclassified(party, "return", owner, lambda: self.paper.is_customer_of(party, owner, minute))

    @rule(pick=st.integers(0, 9), here=st.booleans())
    def came_for_the_first_time(self, pick: int, here: bool) -> None:
        party = self.some_party(pick, here=here)
        if party is not None and not (self.paper.guests[party].sales and self.paper.guests[party].first_time):
            minute = self.floor.minute
            self.reclassified(party, "first", None, lambda: self.paper.is_first_time(party, minute))

    def reclassified(self, party: int, what: str, owner: str | None, write: Callable[[], object]) -> None:
        def both() -> None:
            self.paper.opens_by_itself()
            write()

        told = self.does(lambda: self.floor.is_reclassified(party, what, owner), both)
        guests = self.paper.guests[party]
        if guests.here:
            assert told["assigned"] == guests.holder

    @rule(who=WHO, private=st.booleans())
    def steps_out(self, who: str, private: bool) -> None:
        if self.works(who):
            self.if_possible(
                who in self.paper.waiting,
                "lineup.not_waiting",
                lambda: self.floor.steps_out(who, private=private),
                lambda: self.paper.steps_out(who, self.floor.minute, private=private),
            )

    @rule(who=WHO)
    def comes_back(self, who: str) -> None:
        if self.works(who):
            self.if_possible(
                self.paper.is_away(who),
                "lineup.not_away",
                lambda: self.floor.comes_back(who),
                lambda: self.paper.comes_back(who, self.floor.minute),
            )

    @rule(who=WHO)
    def checks_in(self, who: str) -> None:
        if not self.works(who):
            return
        trial: Paper = pickle.loads(pickle.dumps(self.paper))
        began = not (trial.opened and trial.seen)
        trial.opens_by_itself()
        stands = began and who in trial.waiting  # the day opens with them, and they stand where the roster puts them
        possible = trial.at_home(who) or stands

        def write() -> None:
            self.paper.opens_by_itself()
            if not stands:
                self.paper.checks_in(who)

        if possible:
            self.does(lambda: self.floor.checks_in(who), write)
        else:
            self.is_refused(lambda: self.floor.checks_in(who), "lineup.waiting", "lineup.away")

    @rule(who=WHO)
    def goes_home(self, who: str) -> None:
        if self.works(who):
            code = "lineup.off" if self.paper.at_home(who) else "staff.has_visits"
            possible = not self.paper.at_home(who) and not self.paper.parties(who)
            self.if_possible(
                possible, code, lambda: self.floor.goes_home(who), lambda: self.paper.goes_home(who)
            )

    @rule(who=WHO)
    def lets_pass(self, who: str) -> None:
        if self.works(who):
            self.if_possible(
                who in self.paper.waiting,
                "lineup.not_waiting",
                lambda: self.floor.lets_pass(who),
                lambda: self.paper.lets_pass(who),
            )

    @rule(who=WHO, place=st.integers(1, 4))
    def is_moved(self, who: str, place: int) -> None:
        if self.works(who):
            self.if_possible(
                who in self.paper.waiting,
                "lineup.not_waiting",
                lambda: self.floor.is_moved(who, place),
                lambda: self.paper.is_moved(who, place),
            )

    @rule(who=WHO)
    def does_not_come(self, who: str) -> None:
        if not self.works(who):
            return
        parties = self.paper.parties(who)
        if parties:
            guests = self.paper.guests[parties[-1]]
            guests.owner, guests.first_time = self.floor.known_of(parties[-1])
        possible = self.floor.may_be_called(parties[-1]) if parties else who == self.paper.first()
        taken: list[str | None] = []

        def write() -> None:
            taken.append(self.paper.does_not_come(who, self.floor.minute))

        if not possible:
            self.is_refused(lambda: self.floor.does_not_come(who), "lineup.no_call")
            return
        told = self.does(lambda: self.floor.does_not_come(who), write)
        if parties:
            assert told["assigned"] == taken[0]
            assert told["assigned"] != who

    @precondition(lambda self: len(self.paper.retired) < 2)
    @rule(who=WHO, leaves=st.booleans())
    def takes_turns_no_more(self, who: str, leaves: bool) -> None:
        if not self.works(who):
            return

        def ask() -> Told:
            return self.floor.leaves_the_house(who) if leaves else self.floor.changes_role(who, "reception")

        self.if_possible(
            not self.paper.parties(who),
            "staff.has_visits",
            ask,
            lambda: self.paper.takes_turns_no_more(who, left_the_house=leaves),
        )

    @rule(who=WHO)
    def takes_turns_again(self, who: str) -> None:
        if not self.works(who) and who not in self.paper.gone:
            self.does(
                lambda: self.floor.changes_role(who, "consultant"), lambda: self.paper.takes_turns_again(who)
            )

    @precondition(lambda self: self.undoable)
    @rule(steps=st.integers(1, 3))
    def wrong_press(self, steps: int) -> None:
        """Undo, once or further back: everything is exactly as it was before."""
        for _ in range(min(steps, len(self.undoable))):
            paper, before = self.undoable.pop()
            self.floor.undo(before)
            self.paper = pickle.loads(paper)

    # what always holds

    @invariant()
    def both_read_the_same(self) -> None:
        if not hasattr(self, "paper"):
            return
        lineup, numbers = self.floor.lineup(), {name: self.floor.number(name) for name in CONSULTANTS}
        assert list(lineup.order) == [numbers[name] for name in self.paper.waiting], "the order is that on paper"
        greeting = []
        for name, number in numbers.items():
            place, state = lineup.place(number), lineup.state(number)
            assert place.turns == self.paper.turns[name]
            assert list(place.visits) == self.paper.parties(name)
            assert (state in ("away", "off")) == (self.paper.is_away(name) or self.paper.at_home(name))
            assert bool(place.visits) == (state == "serving"), "nobody off or away has a party"
            if state == "greeting":
                greeting.append(name)
        assert greeting == self.paper.waiting[:1], "at most one greets, the first who waits"
