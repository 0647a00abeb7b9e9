"""The drawer for people to read: cards as rows, phones masked for who has no business dialling them."""

from __future__ import annotations

from typing import Any

from floortui.domain.people import CONSULTANT, StaffMember
from floortui.domain.phones import masked
from floortui.domain.records import FoundCard
from floortui.storage.queries import people
from floortui.storage.queries.cards import find_cards


def cards_found(text: str, most: int, viewer: StaffMember | None) -> list[dict[str, Any]]:
    """Give the cards that a search finds, best first, as `viewer` may see them; None sees as the set-up manager."""
    names = people.names()
    return [
        {
            "id": found.id,
            "name": found.name,
            "phone": phone_for(viewer, found),
            "model": found.model,
            "grade": found.grade,
            "state": found.state,
            "owner": names.get(found.owner or 0),
            "next": found.next_day,
        }
        for found in find_cards(text, most)
    ]


def phone_for(viewer: StaffMember | None, card: FoundCard) -> str:
    """Give a card's first phone: masked for a consultant whose customer it is not (trust: nobody browses the list)."""
    number = next(iter(card.phones), "")
    theirs = viewer is None or viewer.role != CONSULTANT or card.owner == viewer.id
    return number if theirs or not number else masked(number)
