"""The day: opened from the roster, closed with its two sides summed up, and nobody forgotten overnight."""

from __future__ import annotations

import pytest

from tests.house import CONSULTANTS, OPENS, TODAY, TOMORROW, Showroom, number, problems, refused, visit


def test_the_day_opens_in_the_order_of_the_roster(house: Showroom) -> None:
    house.do("roster.set", day=TODAY, names="张伟,陈静,李娜")
    told = house.do("day.open")
    assert told["next"] == "张伟"
    assert house.line() == ["张伟", "陈静", "李娜"]
    assert house.state("刘洋") == "off"


def test_the_meeting_names_who_is_present(house: Showroom) -> None:
    house.do("day.open", present="张伟,刘洋")
    assert house.line() == ["刘洋", "张伟"], "in the order of the roster"
    house.do("rotation.check_in", name="李娜")
    assert house.line() == ["刘洋", "张伟", "李娜"], "who comes after opening goes to the end"


def test_a_check_in_opens_the_day_and_stands_where_the_roster_says(house: Showroom) -> None:
    assert house.do("rotation.check_in", name="刘洋")["position"] == 2
    assert house.line() == list(CONSULTANTS)


def test_a_day_is_opened_once_and_with_a_roster(house: Showroom) -> None:
    house.do("roster.set", day=TODAY, names=",")
    refused("day.empty", house, "day.open")
    house.do("roster.set", day=TODAY, names=list(CONSULTANTS))
    house.do("day.open")
    refused("day.open", house, "day.open")


def test_the_evening_check_adds_up(showroom: Showroom) -> None:
    for _ in range(5):
        showroom.do("arrival.log")
    showroom.do("arrival.log", purpose="courier")
    told = showroom.do("day.close")
    assert told["sum"] == {
        "first_visits": 5,
        "consultants": {"刘洋": 1, "张伟": 1, "李娜": 1, "陈静": 1},
        "unassigned": 1,
        "agrees": True,
    }
    assert len(told["closed_late"]) == 6
    assert len(told["head"]) == 64
    assert not visit(told["closed_late"][0]).left_known


def test_after_closing_nobody_takes_a_party_until_somebody_checks_in(showroom: Showroom) -> None:
    showroom.do("day.close")
    assert showroom.lineup().closed
    assert showroom.do("arrival.log")["assigned"] is None
    showroom.do("rotation.check_in", name="陈静")
    assert not showroom.lineup().closed
    assert showroom.do("arrival.log")["assigned"] == "陈静"


@pytest.mark.parametrize("first", ["day.open", "arrival.log"])
def test_no_visit_stays_open_overnight(showroom: Showroom, first: str) -> None:
    party = showroom.do("arrival.log")["visit"]
    showroom.do("roster.set", day=TOMORROW, names="刘洋,李娜")
    showroom.clock.move(days=1)
    told = showroom.do(first)
    left = visit(party)
    assert (left.left_at, left.left_known) == ("2026-03-12T10:00:00.000Z", False), "at closing time, time unknown"
    if first == "day.open":
        assert told["closed_late"] == [party]
    assert problems() == []


def test_at_midnight_a_new_day_begins(showroom: Showroom) -> None:
    showroom.do("roster.set", day=TOMORROW, names="刘洋,李娜")
    showroom.clock.jump(OPENS.replace(hour=23, minute=59))
    party = showroom.do("arrival.log")["visit"]
    showroom.clock.move(minutes=2)
    assert showroom.do("arrival.log")["assigned"] == "刘洋"
    assert visit(party).day == TODAY
    assert visit(party).left_at == visit(party).arrived, "the house had closed long before"
    assert problems() == []


def test_yesterday_s_visit_can_still_be_closed_before_the_day_opens(showroom: Showroom) -> None:
    party = showroom.do("arrival.log")["visit"]
    showroom.clock.move(days=1)
    showroom.do("visit.close", visit=party, left=f"{TODAY}T10:40")
    assert visit(party).left_known
    assert not showroom.lineup().opened


def test_a_roster_is_rewritten_in_place(house: Showroom) -> None:
    house.do("roster.set", day=TODAY, names="刘洋，李娜")
    house.do("day.open")
    assert house.line() == ["刘洋", "李娜"]
    facts = refused("roster.twice", house, "roster.set", day=TODAY, names="李娜,刘洋,李娜")
    assert (facts["name"], facts["field"]) == ("李娜", "names")
    refused("staff.not_consultant", house, "roster.set", day=TODAY, names="王敏")
    refused("day.unreadable", house, "roster.set", day="2026-02-30", names="李娜")


def test_on_the_roster_but_gone_is_not_on_duty(house: Showroom) -> None:
    house.do("staff.leave", name="刘洋")
    house.do("day.open")
    assert house.line() == ["李娜", "陈静", "张伟"]


def test_who_becomes_a_trainee_leaves_the_line_up(showroom: Showroom) -> None:
    showroom.do("staff.edit", name="李娜", tier="trainee", mentor="陈静")
    assert showroom.line() == ["刘洋", "陈静", "张伟"]
    assert showroom.do("arrival.log")["assigned"] == "刘洋"
    refused("staff.has_visits", showroom, "staff.edit", name="刘洋", role="reception")
    assert number("李娜") not in showroom.lineup().order
