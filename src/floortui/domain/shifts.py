"""Shifts: what somebody does on a day of the duty roster, by the house's list."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.records import Choice

FULL, OFF = "full", "off"
"""The shifts that the program itself gives: whoever is put on duty, and whoever is taken off."""


class Shift(NamedTuple):
    """A shift: whether one is here and takes turns, from when to when, and whether it belongs to one day only."""

    code: str
    on: bool
    hours: str = ""
    """`12:00-20:30`; empty where they are the house's."""
    of_its_day: bool = False
    """Leave and the like: a week that is taken over into another leaves it out."""

    def begins_after(self, clock: str) -> bool:
        """Say whether it begins later than a time of day (`09:00`)."""
        return self.on and self.hours[:5] > clock


class Entry(NamedTuple):
    """What the duty roster says of somebody on a day; `position` is 0 for who takes no turn."""

    day: str
    staff: int
    row: int
    position: int
    written: str
    """The code of the shift, empty in a row that is older than shifts."""

    @property
    def shift(self) -> str:
        """The code of the shift: before there were any, whoever had a place was there all day."""
        return self.written or (FULL if self.position else OFF)


def shift_of(choice: Choice) -> Shift:
    """Give a shift from its row of the list."""
    details = choice.details
    return Shift(
        choice.code, bool(details.get("on")), str(details.get("hours", "")), bool(details.get("of_its_day", False))
    )
