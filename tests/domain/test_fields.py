"""What is typed into fields: moments, days, hours, PINs, lists, counts; each is read, or refused with a sentence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain import fields
from floortui.domain.fields import Ground, Kind
from floortui.domain.hours import is_open, read_hours
from floortui.domain.moments import (
    business_day,
    clock_text,
    from_text,
    minutes_between,
    read_day,
    read_moment,
    to_text,
    zone_named,
)
from floortui.domain.settings import SETTINGS, rules_of
from floortui.errors import Refused
from floortui.language import say

SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
NOON = datetime(2026, 3, 12, 12, 0, tzinfo=SHANGHAI)
GROUND = Ground(NOON.astimezone(UTC), SHANGHAI)


def kind_of(name: str) -> Kind:
    kind = get_args(getattr(fields, name))[1]
    assert isinstance(kind, Kind)
    return kind


KINDS = sorted(name for name in vars(fields) if get_args(getattr(fields, name)) and name[0].isupper())


def read(name: str, text: str) -> Any:
    return kind_of(name).read(text, "name", GROUND)


@given(st.sampled_from(KINDS), st.text(max_size=60) | st.from_regex(r"[0-9:\-T休]{1,20}", fullmatch=True))
def test_every_field_reads_or_refuses_with_a_clean_sentence(name: str, text: str) -> None:
    said = ""
    try:
        read(name, text)
    except Refused as refused:
        said = say(refused)
    assert not [c for c in said if ord(c) < 32 or "\x7f" <= c < "\xa0"], "nothing that steers a terminal"


@given(st.integers(0, 10**10))
def test_an_amount_that_is_written_for_people_reads_as_the_same(cents: int) -> None:
    assert read("Money", kind_of("Money").written(cents)) == cents


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("10:31", "2026-03-12T02:31:00.000Z"),
        ("９：０５", "2026-03-12T01:05:00.000Z"),
        ("2026-03-12T10:31", "2026-03-12T02:31:00.000Z"),
        ("2026-03-12 10:31:05", "2026-03-12T02:31:05.000Z"),
        ("2026-03-11T22:00-05:00", "2026-03-12T03:00:00.000Z"),
        ("2026-03-11T10:00Z", "2026-03-11T10:00:00.000Z"),
    ],
)
def test_a_time_in_any_writing(typed: str, stored: str) -> None:
    assert read("Moment", typed) == stored


@pytest.mark.parametrize(("typed", "code"), [("25:00", "moment.unreadable"), ("noon", "moment.unreadable"),
                                             ("12:01", "moment.future"), ("2026-03-13T00:00", "moment.future"),
                                             ("0001-01-01T00:00", "moment.unreadable")])  # fmt: skip
def test_what_is_no_time(typed: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read("Moment", typed)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("typed", "instant"),
    [
        ("2026-03-08T02:30", "2026-03-08T07:30:00.000Z"),  # the hour that is not: the clocks go forward
        ("2026-11-01T01:30", "2026-11-01T05:30:00.000Z"),  # the hour that is twice: the first of them
        ("2026-11-01T01:30-05:00", "2026-11-01T06:30:00.000Z"),  # the second, by its offset
    ],
)
def test_the_hours_at_which_clocks_are_changed(typed: str, instant: str) -> None:
    later = datetime(2026, 12, 1, tzinfo=UTC)
    assert to_text(read_moment(typed, later, NEW_YORK)) == instant


def test_a_short_time_in_the_hour_that_is_twice_is_the_first() -> None:
    now = datetime(2026, 11, 1, 6, 45, tzinfo=UTC)  # 01:45 for the second time
    assert to_text(read_moment("01:30", now, NEW_YORK)) == "2026-11-01T05:30:00.000Z"


@given(st.datetimes(timezones=st.just(UTC)), st.sampled_from((SHANGHAI, NEW_YORK)))
def test_instants_keep_their_order_as_text(moment: datetime, zone: ZoneInfo) -> None:
    stored = to_text(moment)
    assert len(stored) == len("2026-11-21T10:31:05.123Z")
    assert timedelta(0) <= moment - from_text(stored) < timedelta(milliseconds=1)


def test_a_day_ends_at_midnight_in_the_showroom() -> None:
    late = datetime(2026, 3, 12, 23, 59, 59, tzinfo=SHANGHAI)
    assert business_day(late, SHANGHAI) == "2026-03-12"
    assert business_day(late + timedelta(seconds=1), SHANGHAI) == "2026-03-13"
    assert clock_text(to_text(late), SHANGHAI) == "23:59"
    assert minutes_between(to_text(late), to_text(late - timedelta(hours=1))) == 0, "never negative"


@pytest.mark.parametrize("typed", ["2026-02-30", "yesterday", "", "2026/03/12"])
def test_what_is_no_day(typed: str) -> None:
    with pytest.raises(Refused):
        read_day(typed)


def test_a_zone_has_a_name() -> None:
    assert zone_named("Asia/Shanghai").utcoffset(NOON) == timedelta(hours=8)
    for name in ("Mars/Olympus", "../etc/passwd", "\x00"):
        with pytest.raises(Refused):
            zone_named(name)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("09:00-18:00", "09:00-18:00"), ("9：00 至 18：00", "09:00-18:00"), ("10:00–24:00", "10:00-24:00"),
     ("休息", "closed"), ("Closed", "closed")],
)  # fmt: skip
def test_opening_hours_in_any_writing(typed: str, hours: str) -> None:
    assert read_hours(typed) == hours


@pytest.mark.parametrize("typed", ["18:00-09:00", "09:00-09:00", "25:00-26:00", "09:60-10:00", "9-18", "24:00-24:30"])
def test_what_are_no_hours(typed: str) -> None:
    with pytest.raises(Refused):
        read_hours(typed)


def test_open_from_the_first_minute_until_before_the_last() -> None:
    assert [is_open("09:00-18:00", clock) for clock in ("08:59", "09:00", "17:59", "18:00")] == [
        False,
        True,
        True,
        False,
    ]
    assert not is_open("closed", "12:00")
    assert is_open("10:00-24:00", "23:59")


@pytest.mark.parametrize(("typed", "code"), [("123", "pin.shape"), ("123456789", "pin.shape"), ("12a4", "pin.shape"),
                                             ("１２５８", "pin.shape"), ("1111", "pin.simple"), ("1234", "pin.simple"),
                                             ("9876", "pin.simple"), ("00000000", "pin.simple")])  # fmt: skip
def test_what_is_no_good_pin(typed: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read("Pin", typed)
    assert caught.value.code == code


@pytest.mark.parametrize("typed", ["2580", " 7391 ", "12345679"])
def test_a_good_pin(typed: str) -> None:
    assert read("Pin", typed) == typed.strip()


def test_names_in_any_punctuation() -> None:
    assert read("Names", "李娜，刘洋、陈静; 张伟；\n王敏,,") == ["李娜", "刘洋", "陈静", "张伟", "王敏"]


@pytest.mark.parametrize(("typed", "value"), [("yes", True), ("是", True), ("0", False), ("否", False)])
def test_yes_and_no(typed: str, value: bool) -> None:
    assert read("YesNo", typed) is value


def test_settings_have_defaults_that_the_rules_take() -> None:
    rules = rules_of({name: setting.default for name, setting in SETTINGS.items()})
    assert (rules.asked_consumes, rules.restore_minutes, rules.make_up) == ("first", 60, True)
