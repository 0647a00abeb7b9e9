"""Rules of eligibility: who is kept out of the line-up and why, who joins again, and what the journal marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floortui.domain.bars import BARS
from floortui.domain.lineup import ROTATION_EVENTS, LineUp, evolve
from floortui.domain.rotation import Rules
from floortui.errors import Refused
from floortui.reports.line_up import line_up_rows
from floortui.storage import database, journal
from floortui.storage.queries import eligibility, floor, people
from tests.house import (
    CONSULTANTS,
    MANAGER,
    RECEPTION,
    TODAY,
    YESTERDAY,
    Showroom,
    a_showroom,
    lines,
    number,
    problems,
    refused,
    rows,
)
from tests.steps import step


@pytest.fixture
def barred(house: Showroom) -> Showroom:
    """Give a house in which 李娜 has three overdue follow-ups, of which two are allowed, before the day opens."""
    step(house, "李娜 has 3 overdue")
    house.do("setting.set", name="rotation.bar_overdue", value="2")
    return house


def phones_of(name: str) -> list[str]:
    found = database.execute("SELECT number FROM phone WHERE number LIKE ? ORDER BY id", (f"137{number(name):04d}%",))
    return [phone for (phone,) in found]


def told_is_the_fold() -> bool:
    """Hold every line's own words against the fold up to it."""
    names, lineup = people.names(), LineUp()
    told = {line.seq: line.told for line in journal.entries()}
    for line in floor.rotation_lines(TODAY):
        lineup = evolve(lineup, line)
        words = told[line.seq]
        # where a card was opened by it, what is next is its next contact
        if "next" in words and "card" not in words and words["next"] != names.get(lineup.greeting or 0):
            return False
    return True


def test_every_rule_has_a_limit_and_a_count() -> None:
    rules = Rules()
    for bar in BARS.values():
        assert getattr(rules, bar.limit) == 0, "no rule bars anybody unless the house switches it on"
        assert bar.fact in eligibility.FACTS
        assert "{number}" in bar.words


def test_the_line_says_who_is_barred_by_which_rule(barred: Showroom) -> None:
    told = barred.do("day.open")
    assert told["next"] == "刘洋"
    assert told["moves"][1:] == [["bar", number("李娜"), "overdue", 3]]
    assert [(row["name"], row["state"], row["position"]) for row in line_up_rows(barred.clock)] == [
        ("刘洋", "greeting", 1),
        ("陈静", "waiting", 2),
        ("张伟", "waiting", 3),
        ("李娜", "barred", None),
    ]
    assert line_up_rows(barred.clock)[-1]["why"] == "1st of 4; took 0; barred: 3 overdue"
    assert told_is_the_fold()


def test_who_is_overdue_is_counted_as_of_today(barred: Showroom) -> None:
    assert eligibility.counted(["overdue"], YESTERDAY) == {"overdue": {}}
    assert eligibility.counted(["overdue"], TODAY) == {"overdue": {number("李娜"): 3}}
    barred.do("card.edit", card=phones_of("李娜")[0], do_not_call="yes")
    assert eligibility.counted(["overdue"], TODAY) == {"overdue": {number("李娜"): 2}}, "as My day counts them"


def test_a_house_that_only_warns_says_so_and_lets_in(barred: Showroom) -> None:
    barred.do("setting.set", name="rotation.bar", value="warn")
    told = barred.do("day.open")
    assert told["warned"] == [{"person": number("李娜"), "rule": "overdue", "number": 3}]
    assert told["next"] == "李娜"


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("follow_up.log", {"card": 0, "content": "再联系"}),
        ("follow_up.log", {"card": 0, "outcome": "no-answer"}),
        ("card.edit", {"card": 0, "next": "+3"}),
        ("card.edit", {"card": 0, "do_not_call": "yes"}),
        ("card.grade", {"card": 0, "grade": "A"}),
        ("card.lose", {"card": 0, "reason": "price"}),
        ("card.transfer", {"card": 0, "to": "刘洋", "reason": "调整"}),
        ("setting.set", {"name": "rotation.bar_overdue", "value": "5"}),
        ("call.log", {"phone": 0, "question": "价格"}),
        ("arrival.log", {"phone": 0}),
    ],
)
def test_whoever_is_barred_joins_as_soon_as_the_cause_is_gone(
    barred: Showroom, action: str, fields: dict[str, object]
) -> None:
    barred.do("day.open")
    fields = {name: phones_of("李娜")[0] if value == 0 else value for name, value in fields.items()}
    tables, lineup, head = rows(), barred.lineup(), lines()
    told = barred.do(action, **fields)
    joined = journal.entry(head + 2)
    if action == "arrival.log":  # they are with their customer, and join behind them
        assert barred.state("李娜") == "serving"
        barred.do("visit.close", visit=told["visit"])
    else:
        assert told["joined"] == ["李娜"]
        assert joined is not None
        assert (joined.action, joined.actor, joined.told["names"]) == ("rotation.clear", None, ["李娜"])
        assert joined.told["next"] == "刘洋"
    assert barred.line() == ["刘洋", "陈静", "张伟", "李娜"]
    assert told_is_the_fold()
    if action != "arrival.log":
        barred.desk.undo(head + 1)
        assert rows() == tables
        assert barred.lineup() == lineup
        assert barred.state("李娜") == "barred"
    assert problems() == []


def test_the_own_customer_of_one_colleague_clears_another_and_is_taken_back_with_it(barred: Showroom) -> None:
    """An arrival is an event of the line-up itself, and the joining that follows is the day's latest one."""
    barred.do("day.open")
    first = phones_of("李娜")[0]
    tables, lineup = rows(), barred.lineup()
    told = barred.do("arrival.log", phone=first, served_by="刘洋", arrived="08:40")
    assert told["joined"] == ["李娜"], "their customer was here, whoever served them"
    barred.desk.undo()
    assert rows() == tables
    assert barred.lineup() == lineup
    assert problems() == []


def test_a_joining_that_the_line_up_has_built_on_stays(barred: Showroom) -> None:
    barred.do("day.open")
    head = lines()
    barred.do("follow_up.log", card=phones_of("李娜")[0], content="再联系")
    barred.do("rotation.skip", name="刘洋", reason="phone")
    barred.desk.undo(head + 1)
    assert barred.line() == ["陈静", "刘洋", "张伟", "李娜"]
    refused("undo.never", barred, "undo", line=head + 2)
    assert problems() == []


def test_nobody_lets_anybody_join_in_the_programs_name(barred: Showroom) -> None:
    barred.do("day.open")
    refused("role.refused", barred, "rotation.clear")


def test_what_a_manager_overrides_is_marked_with_the_reason(barred: Showroom) -> None:
    barred.do("day.open")
    let_in = barred.at(MANAGER).do("rotation.admit", name="李娜", reason="今天人手不够")
    assert (let_in["override"], let_in["reason"], let_in["state"]) == (True, "今天人手不够", "waiting")
    moved = barred.at(MANAGER).do("rotation.move", name="张伟", position=1, reason="重要客户")
    assert (moved["override"], moved["reason"]) == (True, "重要客户")
    visit = barred.do("arrival.log")["visit"]
    given = barred.do("arrival.assign", visit=visit, to="陈静", reason="客户要求")
    assert (given["override"], given["reason"]) == (True, "客户要求")
    next_one = barred.do("arrival.log")
    assert "override" not in next_one
    barred.clock.move(minutes=30)
    taken_back = barred.at(MANAGER).undo(reason="按错了")
    assert (taken_back["override"], taken_back["reason"]) == (True, "按错了")
    refused("role.refused", barred.at(RECEPTION), "rotation.admit", name="李娜", reason="想进")


def test_what_reception_takes_back_in_time_is_no_override(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    assert "override" not in showroom.at(RECEPTION).undo()


def test_a_consultant_who_is_let_in_stays_so_for_the_day(barred: Showroom) -> None:
    barred.do("day.open")
    barred.do("rotation.admit", name="李娜", reason="店长同意")
    barred.do("rotation.away", name="李娜", reason="meal")
    barred.do("rotation.back", name="李娜")
    assert barred.state("李娜") == "waiting"
    barred.do("rotation.leave", name="李娜")
    assert barred.do("rotation.check_in", name="李娜")["state"] == "waiting"


EVERY_EVENT = (
    "walk-in; 李娜 no answer; 陈静 away meal; 陈静 back; 李娜 skips; 张伟 to place 1; 张伟 leaves; 张伟 checks in; "
    "刘洋's party goes to 陈静; 陈静's party is a courier; walk-in; 刘洋 closes; 刘洋's last party is void; "
    "李娜 leaves the house; day closes"
)


@pytest.mark.parametrize("shut", ["before it opens", "a closed day"])
def test_every_event_outside_the_opening_hours_works_and_is_marked(house: Showroom, shut: str) -> None:
    if shut == "a closed day":
        house.do("hours.close_day", day=TODAY, reason="春节")
    else:
        house.clock.move(minutes=-120)
    head = lines()
    house.do("day.open")
    for words in EVERY_EVENT.split("; "):
        step(house, words)
    house.do("staff.edit", name="刘洋", role="reception")
    events = [line for line in journal.entries() if line.seq > head and line.action in ROTATION_EVENTS]
    unmarked = {line.action for line in events if line.told["moves"] and not line.told.get("outside_hours")}
    assert unmarked == set()
    elsewhere = {"rotation.clear", "rotation.admit", "staff.edit", "claim.decide", "call.log"}
    assert {line.action for line in events} | elsewhere == ROTATION_EVENTS
    assert problems() == []


def test_within_the_hours_nothing_is_marked(showroom: Showroom) -> None:
    assert "outside_hours" not in showroom.do("arrival.log")


def test_who_is_barred_is_told_so_where_somebody_checks_them_in(barred: Showroom) -> None:
    barred.do("day.open")
    assert refused("lineup.barred", barred, "rotation.check_in", name="李娜")["name"] == "李娜"


Happens = Callable[[Showroom, str, int], object]
HAPPENS: dict[str, Happens] = {
    "walk-in": lambda house, who, nth: house.do("arrival.log"),
    "own customer": lambda house, who, nth: house.do("arrival.log", phone=phones_of(who)[nth]),
    "closes": lambda house, who, nth: house.do("visit.close", visit=house.lineup().place(number(who)).visits[0]),
    "away": lambda house, who, nth: house.do("rotation.away", name=who, reason="meal"),
    "back": lambda house, who, nth: house.do("rotation.back", name=who),
    "leaves": lambda house, who, nth: house.do("rotation.leave", name=who),
    "checks in": lambda house, who, nth: house.do("rotation.check_in", name=who),
    "skips": lambda house, who, nth: house.do("rotation.skip", name=who, reason="phone"),
    "calls": lambda house, who, nth: house.do("follow_up.log", card=phones_of(who)[nth], content="再联系"),
    "graded": lambda house, who, nth: house.do("card.grade", card=phones_of(who)[nth], grade="HCB"[nth]),
    "handed over": lambda house, who, nth: house.do("card.transfer", card=phones_of("李娜")[nth], to=who, reason="调"),
    "let in": lambda house, who, nth: house.do("rotation.admit", name=who, reason="店长同意"),
    "moved": lambda house, who, nth: house.do("rotation.move", name=who, position=nth + 1, reason="调整"),
    "another limit": lambda house, who, nth: house.do("setting.set", name="rotation.bar_overdue", value=nth),
    "only warns": lambda house, who, nth: house.do("setting.set", name="rotation.bar", value=("warn", "bar")[nth % 2]),
    "higher tier": lambda house, who, nth: house.do("staff.edit", name=who, tier=nth + 1),
}
"""What may happen on a floor whose house has rules of eligibility: to whom, and with which of their customers."""


def nobody_is_barred_without_a_cause(house: Showroom) -> bool:
    overdue = eligibility.counted(["overdue", "tier_1_cards"], TODAY)
    limits = {
        name: int(value)
        for name, value in database.execute(
            "SELECT name, value FROM setting WHERE name IN ('rotation.bar_overdue', 'rotation.tier_cards')"
        )
    }
    most, cards = limits.get("rotation.bar_overdue", 0), limits.get("rotation.tier_cards", 0)
    warns = database.execute("SELECT 1 FROM setting WHERE name = 'rotation.bar' AND value = '\"warn\"'").fetchone()
    return all(
        (most and not warns and overdue["overdue"].get(person, 0) > most)
        or (cards and overdue["tier_1_cards"].get(person, 0) >= cards)
        for person, place in house.lineup().places.items()
        if place.state == "barred"
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    sequence=st.lists(
        st.tuples(st.sampled_from(sorted(HAPPENS)), st.sampled_from(CONSULTANTS), st.integers(0, 2), st.booleans()),
        max_size=25,
    )
)
def test_whatever_happens_who_is_barred_has_a_cause_and_undo_is_exact(
    new_file: Path, sequence: list[tuple[str, str, int, bool]]
) -> None:
    with a_showroom(new_file) as house:
        for who in CONSULTANTS[:2]:
            step(house, f"{who} has 3 overdue")
        house.do("setting.set", name="rotation.tier_cards", value="1")
        house.do("setting.set", name="rotation.bar_overdue", value="2")
        house.do("day.close")
        house.do("day.open")
        assert house.line() == list(CONSULTANTS[2:])
        for what, who, nth, taken_back in sequence:
            before, lineup, head = rows(), house.lineup(), lines()
            try:
                HAPPENS[what](house, who, nth)
            except (Refused, IndexError):
                continue
            assert nobody_is_barred_without_a_cause(house)
            if taken_back:
                house.desk.undo(head + 1, reason="按错了")
                assert (rows(), house.lineup()) == (before, lineup)
        assert told_is_the_fold()
        assert problems() == []


CHECKED_BY = 3
"""Days after the month within which a drawer is checked, in these tests."""


@pytest.fixture
def unchecked(house: Showroom) -> Showroom:
    """Give a house, four days after a month in which 李娜 had two cards and 刘洋 one, and nobody checked any."""
    house.cards(("甲", "13700001001", "CR-V", "B", "李娜"), ("乙", "13700001002", "CR-V", "C", "李娜"))
    house.cards(("丙", "13700001003", "CR-V", "C", "刘洋"))
    house.do("setting.set", name="rotation.bar_check", value=CHECKED_BY)
    house.clock.move(days=23)  # 4 April
    house.do("roster.set", day="2026-04-04", names=",".join(CONSULTANTS))
    return house


def test_whose_drawer_is_not_checked_days_after_the_month_is_barred(unchecked: Showroom) -> None:
    told = unchecked.do("day.open")
    assert [move for move in told["moves"] if move[0] == "bar"] == [
        ["bar", number("李娜"), "check", 2],
        ["bar", number("刘洋"), "check", 1],
    ]
    assert unchecked.line() == ["陈静", "张伟"]
    assert line_up_rows(unchecked.clock)[-2]["why"] == "1st of 4; took 0; barred: 2 not checked"
    assert told_is_the_fold()
    assert problems() == []


def test_the_days_of_grace_bar_nobody_nor_does_a_rule_that_is_off(unchecked: Showroom) -> None:
    assert eligibility.counted(["unchecked"], "2026-04-03") == {"unchecked": {}}
    assert eligibility.counted(["unchecked"], "2026-04-04") == {"unchecked": {number("李娜"): 2, number("刘洋"): 1}}
    unchecked.do("setting.set", name="rotation.bar_check", value=0)
    assert eligibility.counted(["unchecked"], "2026-04-04") == {"unchecked": {}}


def test_whoever_checks_the_last_of_their_cards_joins_at_the_end(unchecked: Showroom) -> None:
    unchecked.do("day.open")
    desk = unchecked.at("李娜")
    assert "joined" not in desk.do("drawer.check", card="13700001001"), "of the month that runs, which is not late"
    assert "joined" not in desk.do("drawer.check", card="13700001001", month="2026-03")
    tables, lineup, head = rows(), unchecked.lineup(), lines()
    assert desk.do("drawer.check", card="13700001002", month="2026-03")["joined"] == ["李娜"]
    assert unchecked.line() == ["陈静", "张伟", "李娜"]
    unchecked.desk.undo(head + 1)
    assert (rows(), unchecked.lineup()) == (tables, lineup)
    assert unchecked.state("李娜") == "barred"
    assert told_is_the_fold()
    assert problems() == []


def test_what_the_manager_checks_spares_the_consultant_nothing(unchecked: Showroom) -> None:
    unchecked.do("day.open")
    told = unchecked.at(MANAGER).do("drawer.check", card="13700001003", month="2026-03")
    assert "joined" not in told
    assert unchecked.state("刘洋") == "barred"


def test_a_card_that_changed_hands_since_bars_neither(unchecked: Showroom) -> None:
    unchecked.do("card.transfer", card="13700001003", to="陈静", reason="调整")
    assert eligibility.counted(["unchecked"], "2026-04-04") == {"unchecked": {number("李娜"): 2}}
    unchecked.do("card.lose", card="13700001002", reason="price")
    assert eligibility.counted(["unchecked"], "2026-04-04") == {"unchecked": {number("李娜"): 1}}
    unchecked.do("card.open", name="丁", phone="13700001004", model="CR-V", owner="陈静")
    assert eligibility.counted(["unchecked"], "2026-04-04") == {"unchecked": {number("李娜"): 1}}, "opened since"


def test_a_house_that_closes_on_the_25th_is_late_after_its_own_month(unchecked: Showroom) -> None:
    unchecked.do("setting.set", name="figures.month_ends_on", value="25")
    assert eligibility.counted(["unchecked"], "2026-03-28") == {"unchecked": {}}
    assert eligibility.counted(["unchecked"], "2026-03-29")["unchecked"] == {number("李娜"): 2, number("刘洋"): 1}
