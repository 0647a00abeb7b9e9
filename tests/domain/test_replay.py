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

from floortui.domain.period import Period
from floortui.domain.recorded import Fact, Recorded
from floortui.domain.replay import PATIENCE_MINUTES, Outcome, Replay, Take, as_it_was
from floortui.domain.rotation import Party, Rules
from floortui.domain.settings import PRESETS, preset, rules_of
from floortui.errors import Refused
from floortui.reports.replay import days_of
from floortui.storage import database
from floortui.storage.queries import house as house_queries
from tests.house import CONSULTANTS, OPENS, TODAY, TOMORROW, Showroom, a_showroom, number

THIS_DAY = Period(TODAY, TOMORROW)
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
            with suppress(Refused):
                house.do("setting.set", name=name, value={True: "yes", False: "no"}.get(value, value))
        for place, owner in enumerate(CONSULTANTS):
            house.regular(owner, f"{owner}的客户", f"1390000000{place}")
        yield house


WHO = st.sampled_from(CONSULTANTS)
VISITS = st.integers(1, 9)
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
)  # fmt: skip
DAYS = st.lists(st.tuples(STEPS, st.sampled_from((1, 1, 4, 20, 61))), max_size=25)
RULES = st.sampled_from(({}, *({**each.rules} for each in PRESETS.values())))
A_FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def lived(house: Showroom, steps: list[Any]) -> tuple[list[Recorded], list[Fact]]:
    """Let the desk do all of it that it can, and give the day's lines and facts."""
    # four visits of yesterday bear the first numbers
    before = int(database.execute("SELECT coalesce(max(id), 0) FROM visit").fetchone()[0])
    for (action, fields), minutes in steps:
        given = {**fields, "visit": fields["visit"] + before} if "visit" in fields else fields
        with suppress(Refused):
            house.do(action, **given)
        house.clock.move(minutes=minutes)
    return next(iter(days_of(THIS_DAY)))


@A_FEW
@given(rules=RULES, steps=DAYS)
def test_under_the_rules_of_then_every_day_is_as_it_was(
    new_file: Path, rules: Mapping[str, Any], steps: list[Any]
) -> None:
    with desk(new_file, rules) as house:
        lines, facts = lived(house, steps)
        then = as_it_was(lines, facts)
        assert Replay(rules_of(house_queries.settings())).day(facts) == then
        assert {name: then.turns[number(name)] for name in CONSULTANTS} == {
            name: house.turns(name) for name in CONSULTANTS
        }


def test_who_is_back_the_same_day_stays_a_second_time_with_whoever_had_them(new_file: Path) -> None:
    comes, goes = ("arrival.log", {"phone": "13900000003"}), ("visit.close", {"visit": 1})
    with desk(new_file, {}) as house:
        lines, facts = lived(house, [(comes, 20), (goes, 4), (comes, 61), (goes, 4), (("arrival.log", {}), 4)])
        then = as_it_was(lines, facts)
        assert Replay(rules_of(house_queries.settings())).day(facts) == then
        assert [take.person for take in then.takes] == [number("张伟"), number("张伟"), number("李娜")]
        assert then.takes[0] == then.takes[1]


@A_FEW
@given(steps=DAYS, name=st.sampled_from(sorted(PRESETS)))
def test_no_preset_loses_a_party_or_takes_one_twice_at_a_time(new_file: Path, steps: list[Any], name: str) -> None:
    with desk(new_file, {}) as house:
        lines, facts = lived(house, steps)
        outcome = Replay(rules_of({**house_queries.settings(), **preset(name)})).day(facts)
        came = {fact.visit for fact in facts if fact.kind == "arrived"}
        assert {take.visit for take in outcome.takes} <= came
        assert all(turns >= 0 for turns in outcome.turns.values())
        taken = Counter(take.person for take in outcome.takes if take.turn)
        assert all(outcome.turns[person] <= taken[person] for person in outcome.turns)
        assert as_it_was(lines, facts) == as_it_was(lines, facts)


@pytest.mark.parametrize("name", ["check-in-order", "fewest-turns-first"])
def test_rules_that_only_order_the_line_up_conserve_the_turns(showroom: Showroom, name: str) -> None:
    for minutes in (5, 50, 10, 10, 30, 5):
        visit = showroom.do("arrival.log")["visit"]
        showroom.clock.move(minutes=minutes)
        showroom.do("visit.close", visit=visit)
    lines, facts = next(iter(days_of(THIS_DAY)))
    anew, then = Replay(rules_of(preset(name))).day(facts), as_it_was(lines, facts)
    assert anew.turns.total() == then.turns.total() == 6
    assert then.takes[0] == Take(1, number("李娜"), turn=True)
