"""Protection: for how long an owner keeps a customer with whom nobody has been in touch, by grade."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

LEAD = "C"
"""The grade whose window protects a lead that is no card yet."""

NEVER_LAPSES = "O"
"""The grade of who has signed: theirs is nobody else's, however quiet it is."""

SETTINGS = {"H": "rotation.protect_h", "A": "rotation.protect_a", "B": "rotation.protect_b", "C": "rotation.protect_c"}
"""Which setting says for how many days each grade protects; 0 days is for ever."""


def windows_of(settings: Mapping[str, Any]) -> dict[str, int]:
    """Give for how many days each grade protects, as the house has set it."""
    return {grade: int(settings[name]) for grade, name in SETTINGS.items()}


def days_left(grade: str, last_day: str | None, today: str, windows: Mapping[str, int]) -> int | None:
    """Give for how many days after today a customer is still their owner's; 0 on the last day, negative from then on.

    None if they never lapse: a signed order, a window of 0 days, no contact from which to count. `windows` gives the
    days by grade; a lead without one is protected as a C customer is.
    """
    window = 0 if grade == NEVER_LAPSES else windows.get(grade, windows[LEAD])
    if not window or last_day is None:
        return None
    return window - (date.fromisoformat(today) - date.fromisoformat(last_day)).days
