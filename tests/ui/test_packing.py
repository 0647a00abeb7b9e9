"""Lines break between the parts of a sentence; columns are as wide as what stands in them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from floortui.ui.widgets.columns import Column, widths
from floortui.ui.widgets.packing import broken, cut, packed, wrapped
from floortui.ui.widgets.rowlist import fitted

REASONS = ["请到接待位 · ", "排班第2位，共4位；", "已接待0位；", "08:10到岗"]


def test_an_offer_is_never_torn_from_its_number() -> None:
    assert packed(["1 看车购车", "2 售后维修", "3 提车"], 24) == "1 看车购车   2 售后维修\n3 提车"


@pytest.mark.parametrize("width", range(8, 60))
def test_no_time_is_broken_and_no_line_is_too_wide(width: int) -> None:
    lines = wrapped(REASONS, width)
    assert any("08:10" in line for line in lines)
    assert all(cell_len(line) <= width for line in lines)
    assert re.sub("[ ·]", "", "".join(lines)) == re.sub("[ ·]", "", "".join(REASONS))


def test_a_sentence_breaks_at_its_marks_where_there_is_room() -> None:
    assert wrapped(REASONS, 20) == ["请到接待位", "排班第2位，共4位；", "已接待0位；08:10到岗"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = cut(REASONS, 20, 2)
    assert len(lines) == 2
    assert lines[-1].rstrip().endswith("…")
    assert cut(REASONS, 20, 3)[-1] == "已接待0位；08:10到岗"


def test_no_stray_space_stands_before_the_ellipsis() -> None:
    assert fitted("快递、送货", 8) == "快递、… "
    assert cell_len(fitted("快递、送货", 8)) == 8


def test_columns_fit_their_content_and_the_widest_gives_way() -> None:
    columns = [Column("no.", 3), Column("customer", 4, most=20), Column("model", 3, most=10)]
    rows = [("1", "欧阳女士和她的先生", "CR-V"), ("2", "[/x]", "–")]
    assert widths(columns, rows, 80) == [3, 18, 5]
    assert widths(columns, rows, 22) == [3, 10, 5]
    assert widths(columns, rows, 10) == [3, 4, 3]


def test_what_stands_empty_gives_way_before_anything_written_does() -> None:
    columns = [Column("no.", 6, most=8), Column("state", 6, most=20)]
    assert widths(columns, [("1", "leaving time unknown")], 32) == [6, 20]
    assert widths(columns, [("1", "leaving time unknown")], 26) == [3, 20]
    assert widths(columns, [("1", "leaving time unknown")], 22) == [3, 16]


def test_columns_go_where_room_is_short_the_highest_number_first_and_all_of_a_number_at_once() -> None:
    columns = [Column("name", 4, most=8), Column("a", 3, goes=1), Column("b", 3, goes=2), Column("c", 3, goes=2)]
    rows = [("Zhang Wei", "1", "2", "3")]
    assert widths(columns, rows, 22) == [8, 3, 3, 3]
    assert widths(columns, rows, 18) == [4, 3, 3, 3], "first a name gives its room"
    assert widths(columns, rows, 17) == [8, 3, 0, 0]
    assert widths(columns, rows, 9) == [7, 0, 0, 0]


@given(st.text("ab 车\u3000，1\u0301😀", max_size=60), st.integers(2, 24))
def test_a_plain_text_breaks_where_textual_breaks_it(text: str, width: int) -> None:
    there = [line.plain.rstrip() for line in Content(text).wrap(width)]
    assert broken(text, width) == there
