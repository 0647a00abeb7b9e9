"""Instants, business days and the showroom's time zone.

Instants are stored as UTC text of fixed width, so that they sort as they follow each other; a business day is the
calendar date in the showroom's time zone, as `2026-11-21`.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from floortui.errors import Refused

LOCAL_TIME = Path("/etc/localtime")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})")


def to_text(moment: datetime) -> str:
    """Write an instant as it is stored: `2026-11-21T10:31:05.123Z`."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def from_text(text: str) -> datetime:
    """Read a stored instant."""
    return datetime.fromisoformat(text)


def zone_named(name: str) -> tzinfo:
    """Give a time zone by its name; an empty name is the computer's own.

    Raises:
        Refused: no such zone.
    """
    if not name:
        return _zone_of_the_system(os.environ.get("TZ"))
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise Refused("zone.unknown", text=name) from None


@cache
def _zone_of_the_system(variable: str | None) -> tzinfo:
    """Read the computer's own time zone where Unix keeps it; else, or where `TZ` names another, ask the library."""
    if variable is None:
        with suppress(OSError, ValueError), LOCAL_TIME.open("rb") as file:
            return ZoneInfo.from_file(file, key="localtime")
    from dateutil.tz import tzlocal

    return tzlocal()


def business_day(moment: datetime, zone: tzinfo) -> str:
    """Give the day on which an instant falls in the showroom."""
    return moment.astimezone(zone).date().isoformat()


def clock_text(stored: str, zone: tzinfo) -> str:
    """Show a stored instant as the time of day in the showroom: `10:31`."""
    return from_text(stored).astimezone(zone).strftime("%H:%M")


def minutes_between(start: str, end: str) -> int:
    """Count whole minutes from one stored instant to another; a clock set back never makes it negative."""
    return max(0, int((from_text(end) - from_text(start)).total_seconds() // 60))


def seconds_between(start: str, end: str) -> float:
    """Give the seconds from one stored instant to another; a clock set back makes them negative."""
    return (from_text(end) - from_text(start)).total_seconds()


def minutes_after(stored: str, minutes: int) -> str:
    """Give the stored instant so many minutes later."""
    return to_text(from_text(stored) + timedelta(minutes=minutes))


def days_between(first: str, last: str) -> int:
    """Count the days from one business day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def read_day(text: str) -> str:
    """Read a day written as `2026-11-21`.

    Raises:
        Refused: it is no day.
    """
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise Refused("day.unreadable", text=text) from None


def read_moment(text: str, now: datetime, zone: tzinfo) -> datetime:
    """Read an instant: a time of today in the showroom, or an ISO date and time (its zone, or the showroom's).

    Raises:
        Refused: it is no time.
    """
    text = text.strip()
    try:
        if clock := _CLOCK.fullmatch(text):
            local = now.astimezone(zone)
            return local.replace(hour=int(clock[1]), minute=int(clock[2]), second=0, microsecond=0, fold=0).astimezone(
                UTC
            )
        moment = datetime.fromisoformat(text)
        # by way of the showroom's zone: an instant at the edge of the calendar has no day there
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refused("moment.unreadable", text=text) from None
