"""Workload: what each consultant has to do against what a day takes, who is over, who has room."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from floortui.cli import floortui
from floortui.domain.workload import Load, Workload, another_face
from floortui.reports.workload import WorkloadQuery, open_days
from floortui.storage import database
from tests.house import TODAY, Showroom


@pytest.fixture
def busy(showroom: Showroom) -> Showroom:
    """Give a house where a day takes 3: 李娜 has four cards due on Friday and one overdue then, 刘洋 none."""
    showroom.do("setting.set", name="follow_ups.a_day", value="3")
    for index in range(5):
        showroom.do("card.open", name=f"客户{index}", phone=f"1370000000{index}", model="Fit", grade="H", owner="李娜")
    showroom.do("card.edit", card="13700000000", next="+0")
    showroom.do("follow_up.log", card="13700000004", content="聊了", minutes=7, next="+1")
    showroom.do("follow_up.log", card="13700000003", outcome="no-answer")
    return showroom


def lines(house: Showroom) -> dict[str, Workload]:
    return {line.name: line for line in WorkloadQuery().run(house.clock.now()).lines}


def test_a_row_counts_what_is_open_due_done_and_coming(busy: Showroom) -> None:
    row = lines(busy)["李娜"]
    assert (row.open_cards, row.overdue, row.due_today) == (5, 0, 1)
    assert lines(busy)["刘洋"].done_today == 0
    assert row.days[0] == Load("2026-03-13", 4, 3)
    assert row.days[0].over
    assert row.over
    assert not row.over_today
    assert row.room == (3 - 2 - 1) + (3 - 4) + 4 * 3, "an attempt is work, too"
    assert lines(busy)["刘洋"].room == 6 * 3


def test_what_was_done_counts_for_who_did_it(busy: Showroom) -> None:
    busy.at("刘洋").do("card.open", name="孙女士", phone="13800000009", model="Fit", grade="C", owner="刘洋")
    busy.at("刘洋").do("follow_up.log", card="13800000009", content="聊了", minutes=12)
    busy.at("刘洋").do("follow_up.log", card="13800000009", outcome="no-answer")
    row = lines(busy)["刘洋"]
    assert (row.done_today, row.minutes_today) == (2, 12)
    busy.clock.move(days=1)
    row = lines(busy)["刘洋"]
    assert (row.done_today, row.done_yesterday, row.minutes_today) == (0, 2, 0)
    assert lines(busy)["李娜"].overdue == 1
    assert lines(busy)["李娜"].over_today


def test_who_is_off_by_the_roster_can_do_nothing_and_is_named(busy: Showroom) -> None:
    busy.do("roster.set", day="2026-03-13", names="刘洋,陈静")
    row = lines(busy)["李娜"]
    assert row.days[0] == Load("2026-03-13", 4, 0)
    assert row.days[1].capacity == 3, "nobody has planned that day yet"
    busy.clock.move(days=1)
    frame = WorkloadQuery().run(busy.clock.now())
    assert frame.off == (("李娜", 5, ""),)
    busy.do("follow_up.cover", staff="李娜", to="刘洋")
    assert WorkloadQuery().run(busy.clock.now()).off == (("李娜", 5, "刘洋"),)


def test_closed_days_are_no_days_to_work_on(busy: Showroom) -> None:
    busy.do("hours.close_day", day="2026-03-13")
    assert open_days(TODAY) == ["2026-03-14", "2026-03-15", "2026-03-16", "2026-03-17", "2026-03-18"]
    assert lines(busy)["李娜"].days[0] == Load("2026-03-14", 4, 3), "what falls between is done on the next open one"


def test_the_command_prints_a_row_for_each_consultant(busy: Showroom) -> None:
    database.disconnect()
    found = CliRunner().invoke(floortui, ["workload", "--json", "--db", str(busy.file)])
    assert found.exit_code == 0, found.output
    document = json.loads(found.output)
    assert document.keys() == {"李娜", "刘洋", "陈静", "张伟"}
    assert document["李娜"]["open_cards"] == 5
    assert {"overdue", "due_today", "done_today", "done_yesterday", "days", "over", "room"} <= document["李娜"].keys()
    told = CliRunner().invoke(floortui, ["workload", "--db", str(busy.file)])
    assert "李娜" in told.output


def _load(person: int, tier: str, room: int) -> Workload:
    return Workload(person, f"n{person}", tier, 0, 0, 0, 0, 0, 0, room, ())


FACES = [
    # tiers and room of 1, 2, 3; whose card -> who is suggested
    ((("3", 9), ("2", 5), ("1", 9)), 1, 2),
    ((("3", 9), ("2", 0), ("1", 9)), 1, 3),
    ((("3", 9), ("3", 5), ("1", -2)), 1, 2),
    ((("1", 9), ("2", 5), ("3", 9)), 1, None),
    ((("1", 9), ("1", 5), ("3", 9)), 1, 2),
    ((("", 9), ("", 5), ("", 7)), 1, 3),
    ((("3", 9), ("trainee", 9), ("trainee", 7)), 1, None),
    ((("3", 9), ("2", 5), ("2", 7)), None, 3),
]


@pytest.mark.parametrize(("people", "owner", "expected"), FACES)
def test_another_face_is_of_a_higher_tier_with_room(
    people: tuple[tuple[str, int], ...], owner: int | None, expected: int | None
) -> None:
    loads = [_load(person, tier, room) for person, (tier, room) in enumerate(people, start=1)]
    found = another_face(loads, owner)
    assert (found.person if found else None) == expected
