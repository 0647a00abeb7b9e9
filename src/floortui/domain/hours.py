"""Opening hours: per weekday, with closed days."""

from __future__ import annotations

import re

from floortui.domain.text import brief
from floortui.errors import Refused

CLOSED = "closed"
_SPAN = re.compile(r"(\d{1,2})[:：](\d{2})\s*[-–—~至到]\s*(\d{1,2})[:：](\d{2})")


def read_hours(text: str) -> str:
    """Read the opening hours of a day: `09:00-18:00`, or `closed` (also 休息, 关).

    Raises:
        Refused: they are not hours, or end before they begin.
    """
    text = text.strip()
    if text.lower() in (CLOSED, "休息", "休", "关", "-", "–"):
        return CLOSED
    if span := _SPAN.fullmatch(text):
        opens, closes = (int(span[1]), int(span[2])), (int(span[3]), int(span[4]))
        if opens < closes and opens[0] < 24 and closes <= (24, 0) and opens[1] < 60 and closes[1] < 60:
            return f"{opens[0]:02d}:{opens[1]:02d}-{closes[0]:02d}:{closes[1]:02d}"
    raise Refused("hours.unreadable", text=brief(text))


def is_open(hours: str, clock: str) -> bool:
    """Say whether a time of day (`10:31`) lies within a day's hours."""
    if hours == CLOSED:
        return False
    opens, closes = hours.split("-")
    return opens <= clock < closes


def hours_of_opening(hours: str) -> range:
    """Give the hours of the clock in which a house is open for a while: 9 to 17 of `09:00-18:00`."""
    if hours == CLOSED:
        return range(0)
    opens, closes = hours.split("-")
    return range(int(opens[:2]), int(closes[:2]) + (closes[3:] > "00"))
