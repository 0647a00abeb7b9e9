"""The sheet of the drawer check: a row for each card that was open in a sales month, as it stood in it."""

from __future__ import annotations

from typing import Any

import pytest

from floortui.reports.check_sheet import months_of
from floortui.reports.forms import Asked, rows_of
from tests.house import MANAGER, TODAY, Showroom

MARCH, APRIL = (
    Asked("2026-03-01", "2026-03-31", None, "2026-04-06"),
    Asked("2026-04-01", "2026-04-30", None, "2026-04-06"),
)


def sheet(asked: Asked) -> dict[str, dict[str, Any]]:
    """Give the rows by the customers' names."""
    found = rows_of("drawer-check", asked)
    assert [row["no"] for row in found] == list(range(1, len(found) + 1))
    return {row["name"]: row for row in found}


@pytest.fixture
def two_months(showroom: Showroom) -> Showroom:
    """Give a house that checks its drawer in March, and goes on to 6 April."""
    showroom.cards(
        ("欧阳晓岚", "13512345678", "Accord", "H", "李娜"),
        ("张三丰", "13900139000", "CR-V", "B", "李娜"),
        ("林女士", "13900139001", "CR-V", "C", "刘洋"),
    )
    showroom.clock.move(days=1)
    showroom.at("李娜").do("drawer.check", card="1", finding="grade-high", remark="只是问价")
    showroom.at(MANAGER).do("drawer.check", card="1", finding="grade-high")
    showroom.at("刘洋").do("drawer.check", card="3")
    showroom.do("card.lose", card="2", reason="price")
    showroom.clock.move(days=24)
    showroom.do("card.grade", card="1", grade="C")
    showroom.do("card.transfer", card="3", to="陈静", reason="调整")
    showroom.do("card.open", name="曾先生", phone="13900139002", model="CR-V", grade="A", owner="李娜")
    return showroom


def test_a_month_shows_the_cards_as_they_stood_in_it(two_months: Showroom) -> None:
    rows = sheet(MARCH)
    assert rows.keys() == {"欧阳晓岚", "张三丰", "林女士"}, "one that was lost in it was open at a time"
    first = rows["欧阳晓岚"]
    assert (first["month"], first["grade"], first["state"], first["last_contact"]) == ("2026-03", "H", "open", TODAY)
    assert (first["next_day"], first["overdue"]) == ("2026-03-13", 18)
    assert (first["consultant"], first["consultant_on"], first["checked_by_consultant"]) == (
        "李娜",
        "2026-03-13",
        "李娜",
    )
    assert (first["manager_on"], first["checked_by_manager"]) == ("2026-03-13", MANAGER)
    assert (first["finding"], first["remark"]) == ("grade-high", "只是问价")
    third = rows["林女士"]
    assert (third["consultant"], third["manager_on"], third["finding"]) == ("刘洋", None, "in-order")
    assert (rows["张三丰"]["state"], rows["张三丰"]["finding"], rows["张三丰"]["overdue"]) == ("lost", None, None)


def test_the_month_that_runs_is_seen_as_of_today_and_begins_unchecked(two_months: Showroom) -> None:
    rows = sheet(APRIL)
    assert rows.keys() == {"欧阳晓岚", "林女士", "曾先生"}
    assert (rows["欧阳晓岚"]["grade"], rows["林女士"]["consultant"]) == ("C", "陈静")
    assert {row["consultant_on"] for row in rows.values()} == {None}
    assert rows["曾先生"]["overdue"] is None


@pytest.mark.parametrize(
    ("first", "last", "ends_on", "months"),
    [
        ("2026-03-01", "2026-03-31", 31, ["2026-03"]),
        ("2026-03-01", "2026-03-31", 25, ["2026-03"]),
        ("2026-02-26", "2026-03-25", 25, ["2026-03"]),
        ("2026-03-20", "2026-04-02", 31, ["2026-03", "2026-04"]),
        ("2026-03-26", "2026-03-26", 25, ["2026-04"]),
    ],
)
def test_a_calendar_month_means_the_sales_month_of_its_name(
    first: str, last: str, ends_on: int, months: list[str]
) -> None:
    assert months_of(first, last, ends_on) == months
