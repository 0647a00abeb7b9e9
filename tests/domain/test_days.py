"""Days as people say them: what each way of saying it means, and that none means the past."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.days import past_day, read_due
from floortui.errors import Refused

THURSDAY = date(2026, 11, 19)

SAID = {
    "+0": "2026-11-19",
    "+3": "2026-11-22",
    "＋３": "2026-11-22",
    "+ 3 days": "2026-11-22",
    "+3d": "2026-11-22",
    "+3天": "2026-11-22",
    "3天后": "2026-11-22",
    "+2w": "2026-12-03",
    "+2周": "2026-12-03",
    "2个星期后": "2026-12-03",
    "+1m": "2026-12-19",
    "+1个月": "2026-12-19",
    "+15 months": "2028-02-19",
    "today": "2026-11-19",
    "Tomorrow": "2026-11-20",
    "今天": "2026-11-19",
    "明天": "2026-11-20",
    "后天": "2026-11-21",
    "大后天": "2026-11-22",
    "fri": "2026-11-20",
    "Friday": "2026-11-20",
    "thu": "2026-11-26",
    "Thursday": "2026-11-26",
    "wed": "2026-11-25",
    "sun": "2026-11-22",
    "周五": "2026-11-20",
    "星期五": "2026-11-20",
    "礼拜五": "2026-11-20",
    "周四": "2026-11-26",
    "周日": "2026-11-22",
    "星期天": "2026-11-22",
    "礼拜天": "2026-11-22",
    "下周三": "2026-11-25",
    "下周五": "2026-11-27",
    "下个星期日": "2026-11-29",
    "下下周一": "2026-11-30",
    "next wed": "2026-11-25",
    "next  Friday": "2026-11-27",
    "本周五": "2026-11-20",
    "这周五": "2026-11-20",
    "这个星期四": "2026-11-19",
    "this sunday": "2026-11-22",
    "25": "2026-11-25",
    "25号": "2026-11-25",
    "25日": "2026-11-25",
    "２５ 号": "2026-11-25",
    "25th": "2026-11-25",
    "19": "2026-12-19",
    "5": "2026-12-05",
    "31": "2026-12-31",
    "12-25": "2026-12-25",
    "12/25": "2026-12-25",
    "12.25": "2026-12-25",
    "12月25日": "2026-12-25",
    "12 月 25 号": "2026-12-25",
    "1-5": "2027-01-05",
    "11-19": "2026-11-19",
    "11-18": "2027-11-18",
    "2-29": "2028-02-29",
    "2026-12-25": "2026-12-25",
    "2026/12/25": "2026-12-25",
    "2026.1２.25": "2026-12-25",
    "2027年1月5日": "2027-01-05",
    "2026-11-19": "2026-11-19",
    "月底": "2026-11-30",
    "month end": "2026-11-30",
    "本月底": "2026-11-30",
    "下月底": "2026-12-31",
    "下个月底": "2026-12-31",
    "next month end": "2026-12-31",
    "月初": "2026-12-01",
    "下月初": "2026-12-01",
}
"""What is said on a Thursday, 19 November 2026, and which day it is."""


@pytest.mark.parametrize("typed", SAID)
def test_a_day_as_it_is_said(typed: str) -> None:
    assert read_due(typed, THURSDAY) == SAID[typed]


@pytest.mark.parametrize(
    ("today", "typed", "day"),
    [
        ("2026-01-31", "+1m", "2026-02-28"),
        ("2026-01-31", "30", "2026-03-30"),
        ("2026-01-31", "31", "2026-03-31"),
        ("2026-01-31", "月底", "2026-02-28"),
        ("2026-01-31", "下月底", "2026-02-28"),
        ("2028-01-31", "+1m", "2028-02-29"),
        ("2026-12-31", "月底", "2027-01-31"),
        ("2026-12-31", "月初", "2027-01-01"),
        ("2026-12-31", "下周一", "2027-01-04"),
        ("2026-11-16", "下周一", "2026-11-23"),
        ("2026-11-22", "下周一", "2026-11-23"),
        ("2026-11-22", "next sun", "2026-11-29"),
        ("2026-03-01", "2-29", "2028-02-29"),
        ("2096-03-01", "2-29", "2104-02-29"),
    ],
)
def test_the_edges_of_weeks_months_and_years(today: str, typed: str, day: str) -> None:
    assert read_due(typed, date.fromisoformat(today)) == day


@pytest.mark.parametrize(
    "typed",
    ["", " ", "soon", "+", "-3", "+3x", "3天", "+1000", "0", "32", "2 5", "13-01", "25/12", "0-1", "2-30", "2026-02-30",
     "2026-13-01", "2026/12-25", "26-12-25", "下周", "周", "周八", "next", "next 25", "٢٥", "[/x]", "9999-12-31x",
     "1" * 10**6],
)  # fmt: skip
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        read_due(typed, THURSDAY, "next")
    assert (caught.value.code, caught.value.field) == ("due.unreadable", "next")
    assert len(str(caught.value.facts["text"])) <= 40


@pytest.mark.parametrize("typed", ["2026-11-18", "2025/12/25", "2026年11月1日", "本周三", "this mon", "0001-01-01"])
def test_a_day_that_has_passed_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        read_due(typed, THURSDAY)
    assert caught.value.code == "due.past"
    assert str(caught.value.facts["day"]) < THURSDAY.isoformat()


PIECES = (
    "+", "1", "2", "9", "25", "31", "d", "w", "m", "周", "星期", "五", "天", "日", "号", "月", "底", "初", "下", "本",
    "这", "个", "后", "next", "this", "fri", "mon", "-", "/", ".", "年", "2026", "02", " ", "３", "month", "end",
)  # fmt: skip


@given(
    st.text(max_size=12) | st.lists(st.sampled_from(PIECES), max_size=6).map("".join) | st.sampled_from(sorted(SAID)),
    st.dates() | st.sampled_from((date.min, date.max, date(9999, 12, 1))),
)
def test_any_text_is_today_or_later_or_refused(typed: str, today: date) -> None:
    try:
        day = read_due(typed, today)
    except Refused as refused:
        assert refused.code in ("due.unreadable", "due.past")  # noqa: PT017 - either is an answer
        return
    assert date.fromisoformat(day) >= today
    assert read_due(day, today) == day


@pytest.mark.parametrize(
    ("said", "day"),
    [("今天", "2026-03-12"), ("昨天", "2026-03-11"), ("Yesterday", "2026-03-11"), ("3天前", "2026-03-09"),
     ("thu", "2026-03-12"), ("周六", "2026-03-07"), ("上周三", "2026-03-04"), ("last wed", "2026-03-04"),
     ("3/12", "2026-03-12"), ("3/13", "2025-03-13"), ("12月25日", "2025-12-25"), ("13号", "2026-02-13"),
     ("31日", "2026-01-31"), ("2/29", "2024-02-29"), ("2026-01-02", "2026-01-02"), ("2026-12-02", ""), ("明天", ""),
     ("2/30", ""), ("0号", ""), ("红外套", ""), ("13800138000", ""), ("12", "")],
)  # fmt: skip
def test_a_day_that_has_been_is_read_as_people_say_it(said: str, day: str) -> None:
    assert past_day(said, date(2026, 3, 12)) == day
