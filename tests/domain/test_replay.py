"""A month under other rules: what the rules do not decide stays as it was, and under the same rules all of it does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floortui.domain.lineup import ROTATION_EVENTS
from floortui.domain.period import Period
from floortui.domain.recorded import READERS, Fact, Recorded
from floortui.domain.replay import PATIENCE_MINUTES, Outcome, Replay, Take, as_it_was
from floortui.domain.rotation import Party, Rules
from floortui.domain.settings import PRESETS, preset, rules_of
from floortui.errors import Refused
from floortui.reports.parties_then import PARTIES
from floortui.reports.replay import days_of
from floortui.storage import database
from floortui.storage.queries import house as house_queries
from tests.house import CONSULTANTS, OPENS, TODAY, TOMORROW, ZONE, Showroom, a_showroom, number
from tests.steps import step

THIS_DAY, THESE_DAYS = Period(TODAY, TOMORROW), Period(TODAY, "2026-12-31")
LI, LIU, CHEN = 1, 2, 3


# -- days of a few lines, by hand


class Day:
    """A day written down by its facts: minutes since opening, who, what."""

    def __init__(self, *people: int) -> None:
        self.facts = [self.fact(0, "opened", people=people, came=people)]

    def fact(self, minute: float, kind: str, **more: Any) -> Fact:
        at = (OPENS + timedelta(minutes=minute)).astimezone().isoformat()
        return Fact(len(getattr(self, "facts", ())) + 1, at, kind, **more)

    def party(self, minute: float, visit: int, minutes: float | None, **more: Any) -> Day:
        party = Party(visit, **{"first": True, **more})
        at = (OPENS + timedelta(minutes=minute)).astimezone().isoformat()
        lasts = None if minutes is None else round(minutes * 60_000)
        self.facts.append(self.fact(minute, "arrived", visit=visit, party=party, since=at, lasts=lasts))
        return self

    def then(self, minute: float, kind: str, **more: Any) -> Day:
        self.facts.append(self.fact(minute, kind, **more))
        return self

    def under(self, **rules: Any) -> Outcome:
        return Replay(Rules(**rules)).day(self.then(600, "closed").facts)


def takers(outcome: Outcome) -> dict[int, int]:
    return {take.visit: take.person for take in outcome.takes}


def test_who_would_have_taken_the_next_depends_on_when_a_turn_sends_to_the_end() -> None:
    def morning() -> Day:  # Li is with the first party for an hour, Liu with the second for ten minutes
        return Day(LI, LIU).party(0, 1, 60).party(1, 2, 10).party(70, 3, 10)

    assert takers(morning().under(to_end="closes")) == {1: LI, 2: LIU, 3: LIU}
    assert takers(morning().under(to_end="starts")) == {1: LI, 2: LIU, 3: LI}


def test_a_visits_length_goes_with_the_party() -> None:
    outcome = Day(LI, LIU).party(0, 1, 60).party(1, 2, 10).party(5, 3, 10).under()
    assert takers(outcome) == {1: LI, 2: LIU, 3: LIU}
    assert outcome.waited == {LI: 0, LIU: 6 * 60_000}, "Liu is free at 11, and the third came at 5"


def test_whoever_steps_away_while_serving_does_so_once_they_are_free_and_for_as_long() -> None:
    day = Day(LI, LIU).party(0, 1, 30).then(10, "away", person=LI, reason="meal", lasts=20 * 60_000)
    outcome = day.party(31, 2, 5).party(49, 3, 5).party(51, 4, 5).under()
    assert takers(outcome) == {1: LI, 2: LIU, 3: LIU, 4: LI}
    assert outcome.turns == {LI: 2, LIU: 2}


def test_a_skip_is_dropped_where_they_do_not_wait() -> None:
    skipping = Day(LI, LIU).party(0, 1, 30).then(10, "skipped", person=LI, reason="phone").party(40, 2, 5)
    assert takers(skipping.under()) == {1: LI, 2: LIU}


def test_a_party_waits_for_one_who_is_busy_only_so_long() -> None:
    back = {"first": False, "owner": LI}
    outcome = Day(LI, LIU).party(0, 1, 60).party(10, 2, 20, **back).under()
    assert takers(outcome) == {1: LI, 2: LIU}
    assert outcome.waited[LIU] == PATIENCE_MINUTES * 60_000
    assert takers(Day(LI, LIU).party(0, 1, 20).party(10, 2, 20, **back).under()) == {1: LI, 2: LI}


def test_a_party_that_nobody_took_then_is_taken_only_if_somebody_is_free_when_it_comes() -> None:
    day = Day(LI).party(0, 1, 60)
    day.facts.append(day.party(5, 2, 30).facts.pop()._replace(holds=True))
    assert takers(day.then(35, "gone", visit=2).under()) == {1: LI}


def test_idle_minutes_are_those_in_the_line_up() -> None:
    outcome = Day(LI, LIU).party(60, 1, 60).under()
    assert outcome.idle == {LI: 540 * 60_000, LIU: 600 * 60_000}


# -- days that the desk lived through


@contextmanager
def desk(new_file: Path, rules: Mapping[str, Any]) -> Iterator[Showroom]:
    """Give a showroom with customers of everybody, whose rules are these."""
    with a_showroom(new_file) as house:
        for name, value in rules.items():
            said = {"True": "yes", "False": "no"}.get(str(value), value)
            with suppress(Refused):  # as it is already
                house.do("setting.set", name=name, value=said)
        assert {name: house_queries.settings()[name] for name in rules} == dict(rules)
        for place, owner in enumerate(CONSULTANTS):
            house.regular(owner, f"{owner}的客户", f"1390000000{place}")
        yield house


WHO = st.sampled_from(CONSULTANTS)
VISITS = st.integers(1, 9)
IN_WORDS = (
    ("a crowd", "one of the crowd given", "one of the crowd given to {}"),
    ("{} has an appointment", "{}'s customer has an appointment with {}", "a lead has an appointment with {}"),
    ("who is expected comes", "who is expected comes and asks for {}", "who is expected brings the car to service"),
    ("{}'s customer brings a friend", "{}'s lead comes", "{} has a B card", "{}'s card comes for {}"),
    ("walk-in who has been here", "{} claims them", "{}'s party turns out to be {}'s customer",
     "{}'s last party is {}'s", "the courier is first"),
    ("{}'s party has another buyer", "the waiting party has another buyer"),
    ("party given", "party given to {}", "{}'s party goes to {}", "{} closes", "logged late for {}"),
    ("call", "{}'s customer calls", "caller", "the caller comes"),
    ("{} has 2 overdue", "{} calls one of them", "{} has 2 H cards", "{}'s H card is now C", "{} is of tier 1"),
    ("{} is let in", "{} to place 2", "{} leaves the house"),
    ("a new day", "a new day with {} and {}", "a new day, {} on the late shift"),
)  # fmt: skip
"""What happens in the words of the steps, with the people of whom they speak."""
STEPS = st.one_of(
    st.tuples(st.just("arrival.log"), st.fixed_dictionaries({}, optional={"asked_for": WHO})),
    st.tuples(st.just("arrival.log"), st.fixed_dictionaries({"phone": st.integers(0, 3).map("1390000000{}".format)})),
    st.tuples(st.just("arrival.log"), st.just({"purpose": "service"})),
    st.tuples(st.just("visit.close"), st.fixed_dictionaries({"visit": VISITS})),
    st.tuples(st.just("arrival.assign"), st.fixed_dictionaries({"visit": VISITS})),
    st.tuples(st.just("arrival.assign"), st.fixed_dictionaries({"visit": VISITS, "to": WHO, "reason": st.just("x")})),
    st.tuples(st.just("visit.reclassify"),
              st.fixed_dictionaries({"visit": VISITS, "as": st.sampled_from(("first", "return", "service"))})),
    st.tuples(st.just("visit.void"), st.fixed_dictionaries({"visit": VISITS, "reason": st.just("x")})),
    st.tuples(st.sampled_from(("rotation.away", "rotation.skip")),
              st.fixed_dictionaries({"name": WHO, "reason": st.sampled_from(("meal", "private", "phone"))})),
    st.tuples(st.sampled_from(("rotation.back", "rotation.leave", "rotation.check_in", "rotation.no_answer")),
              st.fixed_dictionaries({"name": WHO})),
    st.tuples(st.just("rotation.move"),
              st.fixed_dictionaries({"name": WHO, "position": st.integers(1, 4), "reason": st.just("x")})),
    st.tuples(st.just("undo"), st.just({"reason": "x"})),
    st.tuples(st.just("roster.set"), st.fixed_dictionaries(
              {"day": st.sampled_from((TODAY, TOMORROW)), "names": st.permutations(CONSULTANTS)})),
    *(st.tuples(st.sampled_from(words), st.tuples(WHO, WHO)) for words in IN_WORDS),
)  # fmt: skip
DAYS = st.lists(st.tuples(STEPS, st.sampled_from((1, 1, 4, 20, 61))), max_size=25)
HOUSES: tuple[Mapping[str, Any], ...] = (
    {},
    *(each.rules for each in PRESETS.values()),
    {"rotation.brought_consumes": True, "rotation.calls": "shared"},
    {"rotation.bar_overdue": 1, "rotation.tier_cards": 2, "rotation.stand_in_consumes": True},
    {"rotation.bar_overdue": 1, "rotation.bar": "warn", "rotation.brought_consumes": True, "rotation.to_end": "starts"},
)
RULES = st.sampled_from(HOUSES)
A_FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def lived(house: Showroom, steps: list[Any]) -> list[tuple[list[Recorded], list[Fact]]]:
    """Let the desk do all of it that it can, and give the lines and facts of each day."""
    # four visits of yesterday bear the first numbers
    before = int(database.execute("SELECT coalesce(max(id), 0) FROM visit").fetchone()[0])
    for (words, fields), minutes in steps:
        if isinstance(fields, tuple):
            with suppress(Refused, LookupError, StopIteration, ValueError):  # there may be nobody of whom it speaks
                step(house, words.format(*fields))
        else:
            given = {**fields, "visit": fields["visit"] + before} if "visit" in fields else fields
            with suppress(Refused):
                house.do(words, **given)
        house.clock.move(minutes=minutes)
    return list(days_of(THESE_DAYS))


@A_FEW
@given(rules=RULES, steps=DAYS)
def test_under_the_rules_of_then_every_day_is_as_it_was(
    new_file: Path, rules: Mapping[str, Any], steps: list[Any]
) -> None:
    with desk(new_file, rules) as house:
        days = lived(house, steps)
        replay = Replay(rules_of(house_queries.settings()))
        for lines, facts in days:
            then = as_it_was(lines, facts)
            assert replay.day(facts) == then
        if days and days[-1][0][-1].day == house.clock.now().astimezone(ZONE).date().isoformat():
            assert {name: then.turns[number(name)] for name in CONSULTANTS} == {
                name: house.turns(name) for name in CONSULTANTS
            }


def test_who_is_back_the_same_day_stays_a_second_time_with_whoever_had_them(new_file: Path) -> None:
    comes, goes = ("arrival.log", {"phone": "13900000003"}), ("visit.close", {"visit": 1})
    with desk(new_file, {}) as house:
        ((lines, facts),) = lived(house, [(comes, 20), (goes, 4), (comes, 61), (goes, 4), (("arrival.log", {}), 4)])
        then = as_it_was(lines, facts)
        assert Replay(rules_of(house_queries.settings())).day(facts) == then
        assert [take.person for take in then.takes] == [number("张伟"), number("张伟"), number("李娜")]
        assert then.takes[0] == then.takes[1]


@A_FEW
@given(steps=DAYS, name=st.sampled_from(sorted(PRESETS)))
def test_no_preset_loses_a_party_or_takes_one_twice_at_a_time(new_file: Path, steps: list[Any], name: str) -> None:
    with desk(new_file, {}) as house:
        days = lived(house, steps)
        replay = Replay(rules_of({**house_queries.settings(), **preset(name)}))
        for lines, facts in days:
            outcome = replay.day(facts)
            came = {fact.visit for fact in facts if fact.kind in ("arrived", "handed")}
            assert {take.visit for take in outcome.takes} <= came
            assert all(turns >= 0 for turns in outcome.turns.values())
            taken = Counter(take.person for take in outcome.takes if take.turn)
            assert all(outcome.turns[person] <= taken[person] for person in outcome.turns)
            assert as_it_was(lines, facts) == as_it_was(lines, facts)


CASES: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("one of a crowd is nobody's turn until it is given", {}, "a crowd · 5 minutes · walk-in · 李娜 closes"),
    ("one of a crowd is given", {}, "a crowd · a crowd · 5 minutes · one of the crowd given"),
    ("a claim during the visit", {}, "walk-in who has been here · 5 minutes · 陈静 claims them"),
    ("a claim after the visit", {}, "walk-in who has been here · 李娜 closes · 陈静 claims them · walk-in"),
    ("who is expected does not see their consultant come", {},
     "a lead has an appointment with 陈静 · who is expected comes · 陈静 no answer"),
    ("who is expected with a colleague of their own consultant's", {},
     "李娜's customer has an appointment with 陈静 · 陈静 away meal · who is expected comes"),
    ("who came for something else by appointment asks about a car", {},
     "李娜's customer has an appointment with 陈静 · who is expected brings the car to service · the courier is first"),
    ("a friend who had to wait", {"rotation.brought_consumes": True},
     "walk-in · walk-in · walk-in · walk-in · 李娜's customer brings a friend · 李娜 closes · party given"),
    ("a lead's consultant takes a turn", {"rotation.brought_consumes": True}, "陈静's lead comes · 陈静 closes"),
    ("who is barred, and let in", {"rotation.bar_overdue": 1},
     "李娜 away meal · 李娜 has 2 overdue · 李娜 back · walk-in · 李娜 is let in · 刘洋 closes · walk-in"),
    ("who is barred, and cleared", {"rotation.bar_overdue": 1},
     "李娜 away meal · 李娜 has 2 overdue · 李娜 back · walk-in · 李娜 calls one of them · walk-in · walk-in"),
    ("who is barred, and moved in by hand", {"rotation.bar_overdue": 1},
     "李娜 away meal · 李娜 has 2 overdue · 李娜 back · 李娜 to place 1 · walk-in"),
    ("a call is a turn", {"rotation.calls": "shared"}, "call · walk-in · 李娜's customer calls · call · walk-in"),
    ("another buyer", {}, "walk-in · 李娜's party has another buyer · 李娜's party goes to 陈静 · 陈静 closes"),
    ("back the same day, and nobody comes to the door", {},
     "stranger · 李娜 closes · the stranger comes · 李娜 no answer · walk-in · 刘洋 closes · walk-in"),
    ("back the same day, and handed over", {},
     "stranger · 李娜 closes · the stranger comes · 李娜's party goes to 陈静 · walk-in · 陈静 closes · walk-in"),
    ("back the same day for an appointment, and handed over", {},
     ("李娜's customer · 李娜 closes · 李娜 has an appointment · who is expected comes · 李娜's party goes to 陈静 · "
     "陈静's last party is void")),
    ("logged late, and given to somebody", {}, "logged late for 李娜 · 李娜 skips · walk-in"),
)  # fmt: skip


@pytest.mark.parametrize(("rules", "happens"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_day_is_as_it_was(new_file: Path, rules: Mapping[str, Any], happens: str) -> None:
    with desk(new_file, rules) as house:
        for words in happens.split(" · "):
            step(house, words)
            house.clock.move(minutes=1)
        lines, facts = next(iter(days_of(THIS_DAY)))
        then = as_it_was(lines, facts)
        assert then.takes or "crowd" in happens
        assert Replay(rules_of(house_queries.settings())).day(facts) == then


def test_the_day_begins_as_on_the_roster_of_then(showroom: Showroom) -> None:
    showroom.do("roster.set", day=TODAY, names=list(reversed(CONSULTANTS)))
    showroom.do("arrival.log")
    lines, facts = next(iter(days_of(THIS_DAY)))
    assert Replay(rules_of(house_queries.settings())).day(facts) == as_it_was(lines, facts)


def test_no_event_of_the_rotation_falls_through() -> None:
    assert set(READERS) == ROTATION_EVENTS
    assert set(PARTIES) <= ROTATION_EVENTS


@pytest.mark.parametrize("name", ["check-in-order", "fewest-turns-first"])
def test_rules_that_only_order_the_line_up_conserve_the_turns(showroom: Showroom, name: str) -> None:
    for minutes in (5, 50, 10, 10, 30, 5):
        visit = showroom.do("arrival.log")["visit"]
        showroom.clock.move(minutes=minutes)
        showroom.do("visit.close", visit=visit)
    lines, facts = next(iter(days_of(THIS_DAY)))
    anew, then = Replay(rules_of({**house_queries.settings(), **preset(name)})).day(facts), as_it_was(lines, facts)
    assert anew.turns.total() == then.turns.total() == 6
    assert then.takes[0] == Take(1, number("李娜"), turn=True)
