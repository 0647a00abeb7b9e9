"""Coaching: what the manager said of late to the contacts that a consultant wrote down."""

from __future__ import annotations

from floortui.domain.period import day_after
from floortui.storage.queries import reviews
from floortui.storage.queries.reviews import Said

NOTE_DAYS = 7
"""For how many days My day says that there are notes; on the card they stay."""

MOST_NOTES = 30


def said_lately(today: str, person: int) -> list[Said]:
    """Give the verdicts that say more than that a contact was real, and the notes, the latest first."""
    return reviews.said_to(person, day_after(today, 1 - NOTE_DAYS), MOST_NOTES)
