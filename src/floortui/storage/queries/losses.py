"""Losses of a period, counted by reason, by who marked them, and by the car that was bought instead."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.period import Period
from floortui.storage.database import execute


class Counted(NamedTuple):
    """How many losses there are of one reason, consultant and car."""

    reason: str
    staff: int | None
    competitor: str
    competitor_model: str
    number: int


def counted(period: Period) -> list[Counted]:
    """Count the losses that were marked in a period and stand, or await the manager."""
    rows = execute(
        "SELECT reason, staff, competitor, competitor_model, count(*) FROM loss"
        " WHERE day >= ? AND day < ? AND verdict IN ('', 'approved') GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 3, 4",
        tuple(period),
    )
    return [Counted(*row) for row in rows]
