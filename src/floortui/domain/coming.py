"""Moments to come as people say them, for appointments: `14:00`, `fri 14:00`, `明天 10:30`, `下周三 下午3点半`.

What is read is an instant of the showroom's zone as it is stored, neither past nor more than a year away.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time, tzinfo

from floortui.domain.days import read_due
from floortui.domain.moments import read_moment, to_text
from floortui.domain.text import brief
from floortui.errors import Refused

FAR_DAYS = 366
"""Days within which an appointment lies: whoever means a day further off has mistyped the year."""

AFTERNOON = {"中午": 3, "下午": 12, "傍晚": 12, "晚上": 12, "pm": 12}
"""Words that put an hour below such a one behind noon."""

MIDNIGHT = frozenset(("晚上", "am"))
"""Words with which twelve is midnight."""

_CLOCK = re.compile(
    r"(?P<part>上午|早上|中午|下午|傍晚|晚上)?(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d{2})|[点时](?:(?P<half>半)|(?P<past>\d{1,2})分?)?)?\s*(?P<noon>am|pm)?",
    re.ASCII,
)
"""A time of day; a bare hour is one only with a word that says so."""


def read_coming(text: str, now: datetime, zone: tzinfo, field: str) -> str:
    """Read when somebody is expected: a time of today, a day and a time, or an ISO date and time.

    Raises:
        Refused: it is none of them, it has passed, or it lies more than a year ahead.
    """
    text = brief(text)
    today = now.astimezone(zone).date()
    moment = _iso(text, now, zone) or _said(text, today, zone, field)
    if moment is None:
        raise Refused("coming.unreadable", field=field, text=text)
    if moment < now:
        raise Refused("coming.past", field=field, text=text)
    if (moment.astimezone(zone).date() - today).days > FAR_DAYS:
        raise Refused("coming.far", field=field, text=text)
    return to_text(moment)


def _iso(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    if not re.match(r"\d{4}-\d{2}-\d{2}T", text, re.ASCII):
        return None
    try:
        return read_moment(text, now, zone)
    except Refused:
        return None


def _said(text: str, today: date, zone: tzinfo, field: str) -> datetime | None:
    """Read a day as people say it, today if none is said, and a time of day behind it."""
    words = unicodedata.normalize("NFKC", text).casefold().strip()
    for start in range(len(words)):
        clock = _CLOCK.fullmatch(words, start)
        said = words[:start].strip().removesuffix("的")
        if clock is None or (start and words[start - 1].isdigit()):
            continue
        at, day = _time(clock), _day(said, today, field)
        if at is not None and day is not None:
            try:
                return datetime.combine(day, at, zone).astimezone(UTC)
            except (ValueError, OverflowError):
                return None
    return None


def _time(clock: re.Match[str]) -> time | None:
    if not (clock["minute"] or clock["noon"] or clock["part"] or re.search("[点时]", clock[0])):
        return None
    hour, part = int(clock["hour"]), clock["noon"] or clock["part"]
    if hour == 12 and part in MIDNIGHT:
        return None  # of which day is not said
    if hour < AFTERNOON.get(part, 0):
        hour += 12
    minute = 30 if clock["half"] else int(clock["minute"] or clock["past"] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(said: str, today: date, field: str) -> date | None:
    """Read the day before a time of day; a day that has passed is refused as that.

    Raises:
        Refused: it has passed.
    """
    if not said:
        return today
    try:
        return date.fromisoformat(read_due(said, today, field))
    except Refused as refused:
        if refused.code == "due.past":
            raise Refused("coming.past", field=field, text=said) from None
        return None
