"""Large letters: drawn of half blocks, as large as there is room for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from floortui.ui.widgets.letters import large, spaced

AN_L = [" █", " █", " █", " █", " █▄▄▄▄▄"]
"""An L, 6 points wide and 10 high."""


def drawn(text: str, width: int = 200, height: int = 50) -> list[str]:
    return [line.rstrip() for line in large(text, width, height)]


def test_a_letter_is_drawn_two_rows_of_points_a_line() -> None:
    assert drawn("L", 8, 8) == AN_L


def test_one_stroke_of_one_s_is_one_line() -> None:
    (line,) = large("一", 16, 1)
    assert set(line.strip()) <= {"▀", "▄"}
    assert cell_len(line) == 16


def test_twice_the_room_is_twice_the_size() -> None:
    small, twice = large("李娜", 32, 8), large("李娜", 64, 16)
    assert (len(small), cell_len(small[0])) == (8, 32)
    assert (len(twice), cell_len(twice[0])) == (16, 64)


def test_chinese_and_latin_stand_beside_each_other() -> None:
    assert cell_len(large("李Na", 80, 8)[0]) == 32


@pytest.mark.parametrize("name", ["喆", "玥", "堃", "É", "ß", "張", "欧阳晓岚", "Đặng", "[/x]"])
def test_letters_of_names_are_there(name: str) -> None:
    assert large(name, 200, 16)


def test_what_has_no_room_or_is_not_known_is_not_drawn() -> None:
    assert large("李娜", 31, 8) == ()
    assert large("李娜", 32, 7) == ()
    assert large("李😀", 200, 50) == ()
    assert large("", 200, 50) == ()
    assert large("  ", 200, 50) == ()


def test_a_name_that_cannot_be_large_is_spaced_if_it_has_room() -> None:
    assert spaced("李娜", 10) == "李 娜"
    assert spaced("Alexandra", 12) == "Alexandra   "
    assert spaced("Alexandra", 6) == "Alexa…"


@given(st.text(), st.integers(0, 60), st.integers(0, 20))
def test_nothing_is_ever_wider_or_higher_than_its_room(text: str, width: int, height: int) -> None:
    lines = large(text, width, height)
    assert len(lines) <= height
    assert all(cell_len(line) <= width for line in lines)
