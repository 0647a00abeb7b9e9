"""The words of this house: names, reasons and time zone, read once for wording reasons."""

from __future__ import annotations

from floortui.domain.moments import zone_named
from floortui.reports.why import Words
from floortui.storage.queries import house, people

REASONS = ("away", "skip", "hand_over", "move", "reclassify")
"""The reference lists from which the why-lines name reasons."""


def words_of_the_house() -> Words:
    """Read what wording reasons needs."""
    zone = zone_named(str(house.settings()["showroom.zone"]))
    return Words(people.names(), [choice for kind in REASONS for choice in house.choices(kind)], zone)
