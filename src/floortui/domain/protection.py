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
    quiet = (date.fromisoformat(today) - date.fromisoformat(last_day)).days if last_day is not None else None
    return days_still(grade, quiet, windows)


def days_still(grade: str, quiet_days: int | None, windows: Mapping[str, int]) -> int | None:
    """Give the same from the number of days for which nobody has been in touch."""
    window = 0 if grade == NEVER_LAPSES else windows.get(grade, windows[LEAD])
    return None if not window or quiet_days is None else window - quiet_days
