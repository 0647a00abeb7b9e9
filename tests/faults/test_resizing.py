"""The terminal changes its size, again and again: the app stays alive, and everything can still be reached."""

from __future__ import annotations

import random
import time

import pytest

from floortui.ui.forms import ENTRY_FORMS
from tests.faults.real import Real
from tests.faults.seat import DOWN, ENTER, ESCAPE_KEY
from tests.house import CONSULTANTS, RECEPTION

SIZES = [(24, 80), (10, 40), (100, 300), (36, 120), (1, 1), (3, 200), (60, 20)]
"""Rows and columns."""

CTRL_P, F1 = "\x10", "\x1bOP"


@pytest.mark.parametrize(("rows", "cols"), [(24, 80), (10, 40), (36, 120), (100, 300)])
def test_a_party_can_be_logged_at_any_size(real: Real, rows: int, cols: int) -> None:
    with real.seat("--as", RECEPTION, rows=rows, cols=cols) as seat:
        seat.press("n", ENTER)
        seat.settle()
        assert "刘洋" in seat.see("刘洋"), "who is next is seen at any size"
    assert [line.told["assigned"] for line in real.lines("arrival.log")] == ["李娜"]


def test_every_field_of_the_form_can_be_reached_on_a_small_terminal(real: Real) -> None:
    """The last field, the note, is typed into though it lies below what fits."""
    with real.seat("--as", RECEPTION, rows=10, cols=40) as seat:
        seat.press("n", *["\t"] * (len(ENTRY_FORMS["arrival"].fields) - 1))
        seat.send("左手戴表")
        seat.see("左手戴表")
        seat.press(ENTER)
        seat.settle()
    assert [line.asked["note"] for line in real.lines("arrival.log")] == ["左手戴表"]


def test_every_command_can_be_reached_on_a_small_terminal(real: Real) -> None:
    with real.seat("--as", RECEPTION, rows=10, cols=40) as seat:
        seat.press(CTRL_P)
        seat.send("arrival")
        seat.see("Log a party")


def test_a_storm_of_sizes_leaves_the_app_alive(real: Real) -> None:
    dice = random.Random(14)
    with real.seat("--as", RECEPTION) as seat:
        for number in range(120):
            seat.resize(*dice.choice(SIZES))
            if number % 10 == 0:
                seat.send(dice.choice([F1, ESCAPE_KEY, DOWN]))
            time.sleep(0.01)
        seat.resize(36, 120)
        seat.send(ESCAPE_KEY)
        seat.settle(0.5)
        assert seat.alive
        picture = seat.see("李娜")
        assert all(name in picture for name in CONSULTANTS)
        seat.press("n", ENTER)
        seat.see("李娜 · ")
    assert real.problems() == []


def test_a_form_that_is_open_keeps_what_was_typed_through_every_size(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        seat.press("n")
        seat.send("欧阳女士")
        for rows, cols in SIZES:
            seat.resize(rows, cols)
            seat.settle(0.1)
        seat.resize(36, 120)
        seat.see("欧阳女士")
        seat.send(ENTER)
        seat.see("serving|接待中")
    assert [line.asked["name"] for line in real.lines("arrival.log")] == ["欧阳女士"]
