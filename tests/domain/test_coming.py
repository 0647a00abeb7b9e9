"""When somebody is expected, as people say it: always an instant to come, within a year, or one sentence."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.coming import FAR_DAYS, read_coming
from floortui.domain.moments import from_text
from floortui.errors import Refused
from tests.domain.test_text import NASTY

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 3, 12, 9, 0, tzinfo=ZONE)
"""A Thursday."""


def read(text: str) -> str:
    """Read a text at nine on that Thursday, and write what was understood as the showroom has it."""
    return from_text(read_coming(text, NOW, ZONE, "at")).astimezone(ZONE).strftime("%m-%d %H:%M")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("09:00", "03-12 09:00"),
        ("14：00", "03-12 14:00"),
        ("2pm", "03-12 14:00"),
        ("12pm", "03-12 12:00"),
        ("2:30 PM", "03-12 14:30"),
        ("14点", "03-12 14:00"),
        ("下午2点", "03-12 14:00"),
        ("下午2点半", "03-12 14:30"),
        ("下午2点20分", "03-12 14:20"),
        ("中午1点", "03-12 13:00"),
        ("中午12点", "03-12 12:00"),
        ("中午11点半", "03-12 11:30"),
        ("晚上7点", "03-12 19:00"),
        ("傍晚6:15", "03-12 18:15"),
        ("today 10:30", "03-12 10:30"),
        ("今天10:30", "03-12 10:30"),
        ("明天的10:30", "03-13 10:30"),
        ("后天上午10点", "03-14 10:00"),
        ("fri 14:00", "03-13 14:00"),
        ("周五14:00", "03-13 14:00"),
        ("下周三 下午3点半", "03-18 15:30"),
        ("next wed 3pm", "03-18 15:00"),
        ("+3 9:15", "03-15 09:15"),
        ("3天后 9:15", "03-15 09:15"),
        ("25 16:00", "03-25 16:00"),
        ("25号 16:00", "03-25 16:00"),
        ("4-1 16:00", "04-01 16:00"),
        ("4月1日下午4点", "04-01 16:00"),
        ("2026-11-30T10:30", "11-30 10:30"),
        ("2026-11-30T02:30:00Z", "11-30 10:30"),
        ("2026-11-30 10:30", "11-30 10:30"),
        ("2026年11月30日10点30", "11-30 10:30"),
    ],
)
def test_times_to_come_are_read_as_people_say_them(text: str, meant: str) -> None:
    assert read(text) == meant


@pytest.mark.parametrize(
    "text",
    ["", "10", "25", "+3", "fri", "周五", "10:60", "24:00", "14:0", "9:000", "12am", "晚上12点", "半", "点半",
     "x 10:00", "10:00 x", "10:00:00", "2026-02-30T10:00", "2026-13-01 10:00", "31号半"],
)  # fmt: skip
def test_what_is_no_time_is_refused_as_that(text: str) -> None:
    with pytest.raises(Refused) as caught:
        read(text)
    assert caught.value.code == "coming.unreadable"
    assert caught.value.field == "at"


@pytest.mark.parametrize(
    ("text", "code"),
    [("08:59", "coming.past"), ("2026-03-11 18:00", "coming.past"), ("2025-03-12T10:00", "coming.past"),
     ("2027-03-14 10:00", "coming.far"), ("9999-12-31T23:59", "coming.far")],
)  # fmt: skip
def test_what_is_over_or_too_far_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read(text)
    assert caught.value.code == code


@given(NASTY)
def test_any_text_is_a_time_to_come_or_refused(text: str) -> None:
    try:
        moment = from_text(read_coming(text, NOW, ZONE, "at"))
    except Refused:
        return
    assert NOW <= moment <= NOW + timedelta(days=FAR_DAYS + 1)


@given(st.integers(0, 365), st.integers(0, 23), st.integers(0, 59))
def test_a_day_and_a_time_written_out_are_what_they_say(days: int, hour: int, minute: int) -> None:
    wanted = (NOW + timedelta(days=days + 1)).replace(hour=hour, minute=minute)
    assert from_text(read_coming(f"{wanted:%Y-%m-%d %H:%M}", NOW, ZONE, "at")) == wanted
