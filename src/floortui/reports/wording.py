"""The words of this house: names, reasons and time zone, read once for wording reasons."""

from __future__ import annotations

from floortui.domain.moments import business_day, clock_text, from_text, zone_named
from floortui.reports.why import Words
from floortui.storage.queries import house, people

REASONS = ("away", "skip", "hand_over", "move", "reclassify")
"""The reference lists from which the why-lines name reasons."""


def words_of_the_house(*, typed: bool = True) -> Words:
    """Read what wording reasons needs; without `typed`, a reason that was typed by hand is only said to be another."""
    zone = zone_named(str(house.settings()["showroom.zone"]))
    return Words(people.names(), [choice for kind in REASONS for choice in house.choices(kind)], zone, typed=typed)


def day_and_time(stored: str) -> str:
    """Write a stored instant as the day and the time of the showroom: `2026-03-13 10:30`."""
    zone = zone_named(str(house.settings()["showroom.zone"]))
    return f"{business_day(from_text(stored), zone)} {clock_text(stored, zone)}"
