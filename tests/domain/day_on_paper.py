"""A day of random events at a line-up, written on paper as well: both must always read the same.

The events and what must hold are the same for the program's decisions alone and for the whole desk; which of them is
asked is the machine's `floor`.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Protocol, TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from floortui.domain.lineup import LineUp
from floortui.errors import Refused
from tests.domain.paper import Guests, HouseRules, Paper
from tests.house import CONSULTANTS

Told = dict[str, Any]
T = TypeVar("T")

SETTING_OF = {
    "begins": "start",
    "turn_ends": "to_end",
    "asking_costs": "asked_consumes",
    "bringing_costs": "brought_consumes",
    "standing_in_costs": "stand_in_consumes",
    "makes_up": "make_up",
    "keeps_minutes": "restore_minutes",
    "gives_back": "give_back",
    "holds_out": "bar",
    "overdue_allowed": "bar_overdue",
    "cards_enough": "tier_cards",
    "calls_go": "calls",
    "protects_h": "protect_h",
    "protects_c": "protect_c",
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
    "holds_out": ("bar", "warn"),
    "overdue_allowed": (0, 1),
    "cards_enough": (0, 1, 2),
    "calls_go": ("own", "shared", "reception"),
    "protects_h": (15, 0, 2),
    "protects_c": (120, 0, 2),
}
"""What a house may choose for each; what is so by default stands first."""

WHO = st.sampled_from(CONSULTANTS)
PICK = st.integers(0, 11)
"""Which of several, counted round."""
EVENING = 10 * 60
"""Minutes after opening at which the clock stands still: this is one day."""
BEGIN_WITH = {"overdue": {CONSULTANTS[0]: 2}, "tier_1_cards": {CONSULTANTS[1]: 2}}
"""Who has follow-ups that are overdue, or H cards, as the day begins."""
AFTERNOON = 60
"""Minutes after which the day may be closed; days that close at once show little."""


def has_room(day: DayOnPaper) -> bool:
    """Say whether another party may come: a day on which everybody waits for somebody shows little."""
    nobodys = [guests for guests in day.paper.guests.values() if guests.here and guests.holder is None]
    return bool(day.paper.waiting) or len(nobodys) < 2


def one_of(several: Sequence[T], pick: int) -> T:
    """Give one of several that are there now."""
    return several[pick % len(several)]


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
    def is_let_in(self, name: str) -> Told: ...
    def counts(self, fact: str, name: str) -> int: ...
    def has_one_less(self, fact: str, name: str) -> Told: ...
    def may_be_called(self, given: int) -> bool: ...
    def owner_of_customer(self, whose: str) -> str | None: ...
    def was_here_today(self, whose: str) -> bool: ...
    def is_booked(self, whose: str, with_whom: str) -> Told: ...
    def is_on_the_late_shift(self, name: str | None) -> None: ...
    def somebody_calls(self, whose: str | None) -> Told: ...
    def card_of(self, whose: str, pick: int) -> tuple[str, int | None]: ...
    def may_come_again(self, party: int) -> bool: ...
    def comes_again(self, party: int) -> Told: ...
    def has_leads(self) -> bool: ...
    def expected_by(self, whose: str) -> str | None: ...
    def booked_with(self, name: str) -> str | None: ...
    def known_of(self, party: int) -> tuple[str | None, bool, str | None, str]: ...
    def mark(self) -> Any: ...
    def undo(self, before: Any) -> None: ...
    def lineup(self) -> LineUp: ...
    def number(self, name: str) -> int: ...
    def finish(self) -> None: ...


CAME_TO_THEM = ("owner", "owner_turn", "stand_in", "stand_in_turn", "appointment", "waits_for", "same_visit")
"""How a party was taken that somebody looks after, though it came for the first time."""


class DayOnPaper(RuleBasedStateMachine):
    """A day at the line-up, written on paper as well."""

    floor: Floor
    paper: Paper
    fixed: ClassVar[dict[str, Any]] = {}
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
        self.paper.minute, self.paper.warned = self.minute, []
        told = ask()
        write()
        self.paper.looks_who_came()
        self.look_at_the_cards()
        self.paper.looks_who_is_kept_out()
        self.undoable.append(before)
        if "moves" in told:
            warned = [each["person"] for each in told.get("warned", ())]
            assert warned == [self.floor.number(name) for name in self.paper.warned], "who joins is warned"
        if "next" in told:
            assert told["next"] == self.paper.first(), "who is next was told"
        return told

    def gives(self, party: int | None, ask: Callable[[], Told], write: Callable[[Any], object]) -> Told:
        """Give a party to another on both sides; the second stay of who is back the same day is one of its own then."""
        told: Told = {}

        def asks() -> Told:
            told.update(ask())
            return told

        def writes() -> None:
            if "held_as" in told:
                assert party == told["held_as"]
                self.paper.stays_apart(told["held_as"], told["visit"])
            write(told["visit"] if "held_as" in told else party)

        return self.does(asks, writes)

    def look_at_the_cards(self) -> None:
        """Write down how many follow-ups of everybody are overdue, and how many H and A cards they have."""
        for name in CONSULTANTS:
            self.paper.overdue[name] = self.floor.counts("overdue", name)
            self.paper.hot_cards[name] = self.floor.counts("tier_1_cards", name)

    def is_refused(self, ask: Callable[[], Told], *codes: str) -> None:
        before = self.floor.mark()
        with pytest.raises(Refused) as caught:
            ask()
        assert caught.value.code in codes
        assert self.floor.mark() == before, "what is refused changes nothing"

    @property
    def minute(self) -> int:
        return self.floor.minute

    @property
    def working(self) -> list[str]:
        """Everybody who takes turns."""
        return [name for name in CONSULTANTS if name not in self.paper.retired]

    @property
    def began(self) -> bool:
        """Whether somebody has stood in the line-up today; else the first event opens it."""
        return self.paper.opened and bool(self.paper.seen)

    @property
    def at_work(self) -> list[str]:
        return [name for name in CONSULTANTS if not self.paper.at_home(name)]

    @property
    def kept_out(self) -> list[str]:
        """Whom a rule keeps out."""
        return [name for name in CONSULTANTS if self.paper.is_kept_out(name)]

    def parties(self, *, here: bool = True) -> list[int]:
        """Give the parties that are here, or that have left."""
        return [number for number, guests in self.paper.guests.items() if guests.here == here]

    def look_up(self, party: int) -> Guests:
        """Write beside a party whose customers the program knows them to be."""
        guests = self.paper.guests[party]
        guests.owner, guests.first_time, guests.booked, how = self.floor.known_of(party)
        if guests.sales and guests.holder is None and guests.owner == guests.let_go:
            guests.owner = None  # until somebody takes them, they are the customer of whom they had been
        guests.came_to_them = how in CAME_TO_THEM
        return guests

    # how the day begins

    def settles_in(self, rules: dict[str, Any], month: dict[str, int], yesterday: list[str]) -> None:
        """Put the same house on both sides."""
        raise NotImplementedError

    @initialize(
        rules=st.fixed_dictionaries({rule: st.sampled_from(values) for rule, values in OFFERED.items()}),
        month=st.lists(st.integers(0, 2), min_size=4, max_size=4),
        yesterday=st.lists(WHO, unique=True),
        came=st.none() | st.permutations(CONSULTANTS) | st.lists(WHO, unique=True, max_size=3),
        late_shift=st.none() | WHO,
    )
    def the_house(
        self,
        rules: dict[str, Any],
        month: list[int],
        yesterday: list[str],
        came: list[str] | None,
        late_shift: str | None,
    ) -> None:
        rules = {**rules, **self.fixed}
        self.paper = Paper(list(CONSULTANTS), HouseRules(**rules))
        self.paper.late_shift = late_shift
        self.settles_in(rules, dict(zip(CONSULTANTS, month, strict=True)), yesterday)
        self.floor.is_on_the_late_shift(late_shift)
        self.look_at_the_cards()
        if came is not None:
            self.does(lambda: self.floor.opens(came), lambda: self.paper.opens(came))

    # what happens

    @precondition(lambda self: self.minute < EVENING)
    @rule(minutes=st.sampled_from((1, 5, 30, 61, 120)))
    def time_passes(self, minutes: int) -> None:
        self.floor.time_passes(minutes)

    @precondition(lambda self: self.minute >= 60)
    @rule()
    def the_clock_is_set_back(self) -> None:
        self.floor.time_passes(-60)

    @rule(change=st.sampled_from([(rule, value) for rule, values in OFFERED.items() for value in values]))
    def the_house_decides(self, change: tuple[str, Any]) -> None:
        name, value = change
        if value == getattr(self.paper.rules, name) or name in self.fixed:
            return
        before, kept_out = self.floor.lineup(), self.kept_out

        def ask() -> Told:
            self.floor.decides(name, value)
            return {}

        self.does(ask, lambda: setattr(self.paper.rules, name, value))
        if kept_out == self.kept_out:
            assert self.floor.lineup() == before, "a setting never rewrites the past"

    @precondition(lambda self: not self.at_work)
    @rule(came=st.lists(WHO, unique=True))
    def the_day_opens(self, came: list[str]) -> None:
        came = [name for name in came if name in self.working]
        self.does(lambda: self.floor.opens(came), lambda: self.paper.opens(came))

    @precondition(lambda self: self.minute >= AFTERNOON and self.paper.opened and self.at_work)
    @rule()
    def the_day_closes(self) -> None:
        self.does(self.floor.closes_the_day, self.paper.closes_the_day)

    def arrives(self, guests: Guests, *, at_once: bool = False) -> None:
        before, skipping, lapses = self.floor.lineup(), bool(self.paper.letting_pass), self.paper.has_lapsed(guests)
        taken: list[str | None] = []

        def write(party: int) -> None:
            self.paper.opens_by_itself()
            taken.append(self.paper.comes(party, guests, self.minute, at_once=at_once))

        told: Told = {}

        def ask() -> Told:
            told.update(self.floor.comes(guests, at_once=at_once))
            return told

        self.does(ask, lambda: write(told["visit"]))
        taker = taken[0]
        assert told["assigned"] == taker
        assert bool(told["turn"]) == guests.turn
        assert ("lapsed" in told) == lapses
        unknown = guests.been_here and guests.owner is None
        assert ("been_here" in [code for code, _facts in told["why"]]) == unknown
        if taker is not None and before.places:
            number = self.floor.number(taker)
            states = ("greeting", "waiting", "serving", "barred")
            assert before.state(number) in states, "nobody off or away is assigned"
            if not guests.turn and guests.holder in (guests.owner, guests.asked, guests.booked) and not skipping:
                self.nobody_else_moved(before, number)

    def nobody_else_moved(self, before: LineUp, number: int) -> None:
        """Insist that a customer who comes back moved nobody but their own consultant."""
        after = self.floor.lineup()
        assert [who for who in after.order if who != number] == [who for who in before.order if who != number]
        others = {who for who in before.places if who != number}
        assert {who: before.place(who) for who in others} == {who: after.place(who) for who in others}

    @precondition(has_room)
    @rule()
    def walk_in(self) -> None:
        self.arrives(Guests())

    @precondition(has_room)
    @rule(pick=PICK, at_once=st.booleans())
    def walk_in_asks_for(self, pick: int, at_once: bool) -> None:
        self.arrives(Guests(asked=one_of(self.working, pick)), at_once=at_once)

    @precondition(has_room)
    @rule(been_here=st.booleans())
    def one_of_a_crowd(self, been_here: bool) -> None:
        self.arrives(Guests(crowd=True, been_here=been_here))

    @precondition(has_room)
    @rule(at_once=st.booleans())
    def walk_in_who_has_been_here(self, at_once: bool) -> None:
        self.arrives(Guests(been_here=True), at_once=at_once)

    @precondition(lambda self: any(not guests.here for guests in self.paper.guests.values()))
    @rule(pick=PICK)
    def is_back_the_same_day(self, pick: int) -> None:
        """Let a party come again that has been here today, if who served it waits and it is nobody else's."""
        party = one_of(self.parties(here=False), pick)
        guests = self.look_up(party)
        free = guests.holder in self.paper.waiting and guests.owner in (None, guests.holder)
        if not (guests.sales and not guests.late and free and self.floor.may_come_again(party)):
            return
        told = self.does(lambda: self.floor.comes_again(party), lambda: self.paper.comes_again(party, self.minute))
        assert (told["visit"], told["assigned"], told["turn"]) == (party, guests.holder, False)

    @precondition(lambda self: self.began)
    @rule(whose=st.none() | WHO)
    def somebody_calls(self, whose: str | None) -> None:
        """Let a call be taken: a customer's by their own consultant, a stranger's by whom the house says."""
        owner = self.floor.owner_of_customer(whose) if whose else None
        taken: list[tuple[str | None, bool]] = []
        told = self.does(lambda: self.floor.somebody_calls(whose), lambda: taken.append(self.paper.takes_call(owner)))
        assert (told["assigned"], told["call_back"] is not None) == taken[0]

    @precondition(has_room)
    @rule(who=WHO, pick=st.none() | PICK, at_once=st.booleans(), since=PICK)
    def customer_comes_back(self, who: str, pick: int | None, at_once: bool, since: int) -> None:
        if self.floor.was_here_today(who):
            return  # no return visit of another day
        asked = None if pick is None else one_of(self.working, pick)
        owner, booked = self.floor.owner_of_customer(who), self.floor.expected_by(who)
        guests = Guests(asked=asked, owner=owner, booked=booked, first_time=False, whose=who)
        guests.grade, guests.quiet = self.floor.card_of(who, since)
        self.arrives(guests, at_once=at_once)

    @precondition(has_room)
    @rule(who=WHO, at_once=st.booleans())
    def customer_brings_a_friend(self, who: str, at_once: bool) -> None:
        self.arrives(Guests(owner=self.floor.owner_of_customer(who), whose=who), at_once=at_once)

    @precondition(has_room)
    @rule(who=WHO, picks=st.tuples(PICK, st.none() | PICK), at_once=st.booleans(), first_time=st.booleans())
    def who_has_an_appointment(self, who: str, picks: tuple[int, int | None], at_once: bool, first_time: bool) -> None:
        """Let somebody come by appointment: a customer of somebody's, or a lead of nobody's for the first time."""
        if not (self.floor.has_leads() if first_time else not self.floor.was_here_today(who)):
            return
        booked = self.floor.booked_with(one_of(CONSULTANTS, picks[0]))
        asked = None if picks[1] is None else one_of(self.working, picks[1])
        owner = None if first_time else self.floor.owner_of_customer(who)
        guests = Guests(asked=asked, owner=owner, booked=booked, first_time=first_time, whose="" if first_time else who)
        if not first_time:
            guests.grade, guests.quiet = self.floor.card_of(who, picks[0])
        if booked is not None:
            self.does(lambda: self.floor.is_booked(guests.whose, booked), lambda: None)
            self.arrives(guests, at_once=at_once)

    @precondition(has_room)
    @rule(pick=st.none() | PICK)
    def courier(self, pick: int | None) -> None:
        asked = None if pick is None else one_of(self.working, pick)
        self.arrives(Guests(asked=asked, sales=False, first_time=False))

    @precondition(has_room)
    @rule(pick=PICK)
    def is_logged_late(self, pick: int) -> None:
        who, told = one_of(self.working, pick), {}

        def ask() -> Told:
            told.update(self.floor.is_noted_late(who))
            return told

        self.does(ask, lambda: self.paper.is_noted_late(told["visit"], who))

    @precondition(lambda self: any(guests.here and guests.holder is None for guests in self.paper.guests.values()))
    @rule(pick=PICK)
    def is_given(self, pick: int) -> None:
        party = one_of([number for number in self.parties() if self.paper.guests[number].holder is None], pick)
        guests = self.look_up(party)
        trial: Paper = pickle.loads(pickle.dumps(self.paper))
        trial.minute = self.minute
        trial.opens_by_itself()
        if trial.is_given(party, self.minute) is None:
            self.is_refused(lambda: self.floor.is_given(party), "lineup.nobody")
            return

        def write() -> None:
            self.paper.opens_by_itself()
            self.paper.is_given(party, self.minute)

        told = self.does(lambda: self.floor.is_given(party), write)
        assert (told["assigned"], bool(told["turn"])) == (guests.holder, guests.turn)

    @precondition(lambda self: self.parties() and self.at_work)
    @rule(pick=PICK, to=PICK)
    def goes_to(self, pick: int, to: int) -> None:
        party, who = one_of(self.parties(), pick), one_of(self.at_work, to)
        guests = self.look_up(party)
        if guests.holder == who or guests.late:
            return
        if self.paper.is_away(who):
            self.is_refused(lambda: self.floor.is_handed(party, who), "lineup.not_waiting")
            return
        told = self.gives(
            party,
            lambda: self.floor.is_handed(party, who),
            lambda number: self.paper.is_handed(number, who, self.minute),
        )
        assert (told["assigned"], bool(told["turn"])) == (who, self.paper.guests[told.get("visit", party)].turn)

    @precondition(lambda self: any(self.paper.parties(name) for name in self.at_work))
    @rule(pick=PICK)
    def is_free_again(self, pick: int) -> None:
        """See off everybody whom somebody has."""
        who = one_of([name for name in self.at_work if self.paper.parties(name)], pick)
        for party in list(self.paper.parties(who)):
            self.sees_off(party)

    def sees_off(self, party: int) -> None:
        self.does(lambda: self.floor.leaves_again(party), lambda: self.paper.leaves_again(party))

    @precondition(lambda self: self.parties())
    @rule(pick=PICK)
    def closes(self, pick: int) -> None:
        self.sees_off(one_of(self.parties(), pick))

    @precondition(lambda self: self.paper.guests)
    @rule(pick=PICK)
    def never_was(self, pick: int) -> None:
        party = one_of(list(self.paper.guests), pick)
        self.does(lambda: self.floor.never_was(party), lambda: self.paper.never_was(party))

    @precondition(lambda self: any(guests.sales for guests in self.paper.guests.values()))
    @rule(pick=PICK)
    def was_a_courier(self, pick: int) -> None:
        party = one_of([number for number, guests in self.paper.guests.items() if guests.sales], pick)
        self.reclassified(party, "courier", None, lambda: self.paper.is_no_customer(party))

    @precondition(lambda self: self.paper.guests)
    @rule(pick=PICK, owner=PICK)
    def was_a_customer_of(self, pick: int, owner: int) -> None:
        party, who = one_of(list(self.paper.guests), pick), one_of(self.working, owner)
        self.reclassified(party, "return", who, lambda: self.paper.is_customer_of(party, who, self.minute))

    @precondition(lambda self: any(not guests.first_time for guests in self.paper.guests.values()))
    @rule(pick=PICK)
    def came_for_the_first_time(self, pick: int) -> None:
        party = one_of([number for number, guests in self.paper.guests.items() if not guests.first_time], pick)
        self.reclassified(party, "first", None, lambda: self.paper.is_first_time(party, self.minute))

    def reclassified(self, party: int, what: str, owner: str | None, write: Callable[[], object]) -> None:
        guests = self.look_up(party)

        def both() -> None:
            self.paper.opens_by_itself()
            write()

        told = self.does(lambda: self.floor.is_reclassified(party, what, owner), both)
        if guests.here:
            assert told["assigned"] == guests.holder

    @precondition(lambda self: self.paper.waiting)
    @rule(pick=PICK, private=st.booleans())
    def steps_out(self, pick: int, private: bool) -> None:
        who = one_of(self.paper.waiting, pick)
        self.does(
            lambda: self.floor.steps_out(who, private=private),
            lambda: self.paper.steps_out(who, self.minute, private=private),
        )

    @precondition(lambda self: any(self.paper.is_away(name) for name in CONSULTANTS))
    @rule(pick=PICK)
    def comes_back(self, pick: int) -> None:
        who = one_of([name for name in CONSULTANTS if self.paper.is_away(name)], pick)
        self.does(lambda: self.floor.comes_back(who), lambda: self.paper.comes_back(who, self.minute))

    @precondition(lambda self: any(self.paper.at_home(name) for name in self.working))
    @rule(pick=PICK)
    def checks_in(self, pick: int) -> None:
        who = one_of([name for name in self.working if self.paper.at_home(name)], pick)

        def write() -> None:
            begins = not self.began
            self.paper.opens_by_itself()
            if not (begins and not self.paper.at_home(who)):  # else the roster of the day that opens has put them there
                self.paper.checks_in(who)

        self.does(lambda: self.floor.checks_in(who), write)

    @precondition(lambda self: len([name for name in self.at_work if not self.paper.parties(name)]) > 1)
    @rule(pick=PICK)
    def goes_home(self, pick: int) -> None:
        who = one_of([name for name in self.at_work if not self.paper.parties(name)], pick)
        self.does(lambda: self.floor.goes_home(who), lambda: self.paper.goes_home(who))

    @precondition(lambda self: self.paper.waiting)
    @rule(pick=PICK)
    def lets_pass(self, pick: int) -> None:
        who = one_of(self.paper.waiting, pick)
        self.does(lambda: self.floor.lets_pass(who), lambda: self.paper.lets_pass(who))

    @precondition(lambda self: self.paper.waiting or self.kept_out)
    @rule(pick=PICK, place=st.integers(1, 4))
    def is_moved(self, pick: int, place: int) -> None:
        who = one_of([*self.paper.waiting, *self.kept_out], pick)
        self.does(lambda: self.floor.is_moved(who, place), lambda: self.paper.is_moved(who, place))

    @precondition(lambda self: self.kept_out)
    @rule(pick=PICK)
    def there_is_one_less(self, pick: int) -> None:
        """Make one of the follow-ups for which somebody is kept out; or have one H card less."""
        who = one_of(self.kept_out, pick)
        fact = {"overdue": "overdue", "higher_tier": "tier_1_cards"}[self.paper.out[who].rule]
        if self.floor.counts(fact, who):
            self.does(lambda: self.floor.has_one_less(fact, who), lambda: None)

    @precondition(lambda self: self.kept_out)
    @rule(pick=PICK)
    def is_let_in(self, pick: int) -> None:
        who = one_of(self.kept_out, pick)
        self.does(lambda: self.floor.is_let_in(who), lambda: self.paper.is_let_in(who))

    @precondition(lambda self: any(self.paper.no_answers[name] for name in self.at_work))
    @rule(pick=PICK)
    def does_not_come_again(self, pick: int) -> None:
        self.is_called_in_vain(one_of([name for name in self.at_work if self.paper.no_answers[name]], pick))

    @precondition(lambda self: self.at_work)
    @rule(pick=PICK)
    def does_not_come(self, pick: int) -> None:
        self.is_called_in_vain(one_of(self.at_work, pick))

    def is_called_in_vain(self, who: str) -> None:
        party = self.paper.parties(who)[-1] if self.paper.parties(who) else None
        if party is not None:
            self.look_up(party)
        if not (
            who == self.paper.first() if party is None else self.floor.may_be_called(self.paper.guests[party].given)
        ):
            self.is_refused(lambda: self.floor.does_not_come(who), "lineup.no_call")
            return
        told = self.gives(
            party, lambda: self.floor.does_not_come(who), lambda _: self.paper.does_not_come(who, self.minute)
        )
        if party is not None:
            assert told["assigned"] == self.paper.guests[told.get("visit", party)].holder != who

    @precondition(lambda self: not self.paper.retired)
    @rule(pick=PICK, leaves=st.booleans())
    def takes_turns_no_more(self, pick: int, leaves: bool) -> None:
        who = one_of(self.working, pick)

        def ask() -> Told:
            return self.floor.leaves_the_house(who) if leaves else self.floor.changes_role(who, "reception")

        if self.paper.parties(who):
            self.is_refused(ask, "staff.has_visits")
        else:
            self.does(ask, lambda: self.paper.takes_turns_no_more(who, left_the_house=leaves))

    @precondition(lambda self: any(name not in self.paper.gone for name in self.paper.retired))
    @rule()
    def takes_turns_again(self) -> None:
        who = next(name for name in self.paper.retired if name not in self.paper.gone)
        self.does(lambda: self.floor.changes_role(who, "consultant"), lambda: self.paper.takes_turns_again(who))

    @precondition(lambda self: self.began)
    @rule(pick=PICK)
    def what_cannot_be_done_is_refused(self, pick: int) -> None:
        """Try everything that makes no sense for somebody as they stand."""
        who = one_of(self.working, pick)
        if who not in self.paper.waiting:
            self.is_refused(lambda: self.floor.steps_out(who, private=False), "lineup.not_waiting")
            self.is_refused(lambda: self.floor.lets_pass(who), "lineup.not_waiting")
            if not self.paper.is_kept_out(who):
                self.is_refused(lambda: self.floor.is_moved(who, 1), "lineup.not_waiting")
        if not self.paper.is_kept_out(who):
            self.is_refused(lambda: self.floor.is_let_in(who), "lineup.not_barred")
        if not self.paper.is_away(who):
            self.is_refused(lambda: self.floor.comes_back(who), "lineup.not_away")
        if self.paper.at_home(who):
            self.is_refused(lambda: self.floor.goes_home(who), "lineup.off")
            self.is_refused(lambda: self.floor.does_not_come(who), "lineup.no_call")
        else:
            self.is_refused(lambda: self.floor.checks_in(who), "lineup.waiting", "lineup.away", "lineup.barred")
            self.is_refused(lambda: self.floor.opens([]), "day.open")
        if self.paper.parties(who):
            self.is_refused(lambda: self.floor.goes_home(who), "staff.has_visits")

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
            assert (state == "barred") == self.paper.is_kept_out(name)
            assert place.bar is None or place.bar[0] == self.paper.out[name].rule
            if state == "greeting":
                greeting.append(name)
        assert greeting == self.paper.waiting[:1], "at most one greets, the first who waits"
