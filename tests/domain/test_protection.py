"""For how long an owner keeps a customer with whom nobody has been in touch."""

from __future__ import annotations

import pytest

from floortui.domain.protection import days_left, windows_of
from floortui.domain.settings import SETTINGS

WINDOWS = {"H": 15, "A": 30, "B": 60, "C": 120}

CASES = {
    "contacted today": ("H", "2026-03-12", 15),
    "the last day": ("H", "2026-02-25", 0),
    "the day after": ("H", "2026-02-24", -1),
    "an A customer": ("A", "2026-03-10", 28),
    "a lead that is no card": ("", "2026-03-10", 118),
    "who has signed": ("O", "2025-01-01", None),
    "no contact is known": ("H", None, None),
}


@pytest.mark.parametrize(("grade", "last", "left"), CASES.values(), ids=CASES)
def test_days_left(grade: str, last: str | None, left: int | None) -> None:
    assert days_left(grade, last, "2026-03-12", WINDOWS) == left


def test_a_window_of_no_days_never_ends() -> None:
    assert days_left("A", "2020-01-01", "2026-03-12", {**WINDOWS, "A": 0}) is None


def test_the_windows_are_the_houses_settings() -> None:
    assert windows_of({setting.name: setting.default for setting in SETTINGS.values()}) == WINDOWS
