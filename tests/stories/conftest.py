"""Fixtures of the stories: an open floor on which everybody takes part."""

from __future__ import annotations

import pytest

from floortui.storage.queries import floor
from tests.house import Showroom


@pytest.fixture
def with_regular(showroom: Showroom) -> Showroom:
    """Give an open floor to whose 陈静 a customer of yesterday belongs: 周女士, 13900000001."""
    showroom.regular("陈静")
    return showroom


@pytest.fixture
def full_floor(showroom: Showroom) -> Showroom:
    """Give a floor on which all four consultants are with a party, and another party waits."""
    for _ in range(5):
        showroom.do("arrival.log")
    assert [visit.waiting for visit in floor.open_visits()] == [False] * 4 + [True]
    return showroom
