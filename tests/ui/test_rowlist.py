"""RowList: columns stay aligned whatever the text is, and a hundred thousand rows cost what one does."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.theme import Theme

from floortui.domain.text import clean
from floortui.resources import style
from floortui.ui.themes import DARK, LIGHT
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.rowlist import Row, RowList, fitted, ruled

COLUMNS = (
    Column("到店", 5),
    Column("ppl", 3, right=True),
    Column("what", 0),
    Column("with", 8),
    Column("min", 4, right=True),
)


class OneList(App[None]):
    """A list and nothing else."""

    CSS_PATH: ClassVar = [style("base.tcss")]
    CSS = "RowList { height: 1fr; }"

    def __init__(self, *, heading: bool = True) -> None:
        super().__init__()
        self.rows = RowList(COLUMNS, heading=heading, id="list")
        self.moved: list[str] = []
        self.chosen: list[str] = []

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The themes of the house, whose colours the styles name."""
        return {theme.name: theme for theme in (DARK, LIGHT)}

    def get_theme(self, theme_name: str) -> Theme:
        """Give a theme; Textual's default name is the dark one."""
        return self.available_themes.get(theme_name, DARK)

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.rows

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        self.moved.append(event.key)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        self.chosen.append(event.key)


@asynccontextmanager
async def a_list(count: int = 0, *, heading: bool = True, size: tuple[int, int] = (60, 12)) -> AsyncIterator[OneList]:
    app = OneList(heading=heading)
    async with app.run_test(size=size) as pilot:
        app.rows.show(rows(count))
        app.rows.focus()
        await pilot.pause()
        yield app


def rows(count: int, start: int = 0) -> list[Row]:
    return [Row(str(n), ("10:05", "2", f"客户{n}  CR-V", "李娜", f"{n}′")) for n in range(start, start + count)]


def lines(app: OneList) -> list[str]:
    """Give every painted line; insist that each has exactly the width."""
    width = app.rows.scrollable_content_region.width or app.rows.size.width
    painted = [app.rows.render_line(y) for y in range(app.rows.size.height)]
    for strip in painted:
        assert strip.cell_length == width
        assert cell_len(strip.text) == width
    return [strip.text for strip in painted]


@pytest.mark.parametrize("size", [(60, 12), (40, 10), (12, 3), (1, 1), (120, 36)])
async def test_every_line_has_exactly_the_width(size: tuple[int, int]) -> None:
    async with a_list(30, size=size) as app:
        assert len(lines(app)) == size[1]


async def test_wide_and_narrow_letters_stand_in_the_same_columns() -> None:
    async with a_list() as app:
        names = ["李娜", "Li", "欧阳娜娜", "é́", "[/x]", "[red]a[/]", "👩‍👧", "ｆｕｌｌ", ""]
        app.rows.show([Row(str(n), ("10:05", "2", name, "刘洋", "37′")) for n, name in enumerate(names)])
        for line in lines(app)[1 : 1 + len(names)]:
            before = line[: line.rindex("刘洋")]
            assert cell_len(before) == 60 - len(" 123′ ") - 8 - 1 + 1
            assert line.endswith(" 37′ ")


async def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    async with a_list() as app:
        app.rows.show([Row("1", ("10:05", "2", "很长的名字" * 20, "欧阳娜娜娜", "12345"))])
        line = lines(app)[1]
        assert line.count("…") == 3
        assert "\n" not in line


async def test_no_rows_show_what_to_do() -> None:
    async with a_list() as app:
        assert app.rows.key is None
        app.rows.empty = "还没有到店：n [/x]"
        app.rows.show([])
        assert "还没有到店：n [/x]" in lines(app)[1]
        app.rows.action_cursor(1)
        app.rows.action_choose()
        assert app.chosen == []


@pytest.mark.parametrize(
    ("columns", "under"),
    [([Column("号", 3, right=True), *COLUMNS], "号"), ([Column("no.", 3, right=True), *COLUMNS], "no."),
     ([Column("no.", 3, True, goes=1), Column("到店", 70)], "到店"), (COLUMNS, "到店")],
)  # fmt: skip
async def test_what_to_do_stands_under_the_first_heading(columns: list[Column], under: str) -> None:
    async with a_list() as app:
        app.rows.empty = "还没有到店"
        app.rows.show([], columns)
        heading, said, *_rest = lines(app)
        assert said.index("还没有") == heading.index(under)


async def test_one_row_is_the_cursors() -> None:
    async with a_list(1) as app:
        assert app.rows.key == "0"
        app.rows.action_cursor(5)
        app.rows.action_cursor(-9)
        assert app.rows.cursor == 0


async def test_a_hundred_thousand_rows_are_shown_at_once() -> None:
    many = rows(100_000)
    async with a_list() as app:
        began = time.perf_counter()
        app.rows.show(many)
        lines(app)
        assert time.perf_counter() - began < 1.0, "a list paints what is seen, and nothing else"
        await with_keys(app, "end")
        assert app.rows.key == "99999"
        assert "客户99999" in "".join(lines(app))
        await with_keys(app, "pageup", "home")
        assert app.rows.key == "0"


async def test_the_cursor_keeps_its_row_when_rows_change() -> None:
    async with a_list(10) as app:
        app.rows.move_to("4")
        app.rows.show([Row("new", ("", "", "new", "", "")), *rows(10)[::-1]])
        assert app.rows.key == "4"
        app.rows.show(rows(3))
        assert app.rows.key == "2", "its row is gone: it stays as near as it can"
        app.rows.show([])
        assert app.rows.key is None
        app.rows.show(rows(3))
        assert app.rows.key == "0"


async def test_the_cursor_is_scrolled_into_sight_and_marked() -> None:
    async with a_list(50) as app:
        for _ in range(20):
            app.rows.action_cursor(1)
        await with_keys(app, "up", "down")
        y = next(y for y in range(app.rows.size.height) if "客户20 " in app.rows.render_line(y).text)
        marked = app.rows.render_line(y)
        other = app.rows.render_line(y - 1)
        assert {segment.style.bgcolor for segment in marked if segment.style} != {
            segment.style.bgcolor for segment in other if segment.style
        }


async def test_moving_says_so_once_and_enter_chooses() -> None:
    async with a_list(3) as app:
        await with_keys(app, "down", "j", "down", "k", "enter")
        assert app.moved == ["1", "2", "1"]
        assert app.chosen == ["1"]


async def test_a_list_without_heading_begins_with_its_first_row() -> None:
    async with a_list(2, heading=False) as app:
        assert "客户0" in lines(app)[0]


async def test_changed_columns_and_words_are_painted_anew() -> None:
    """Painted lines are remembered; what changes must not be."""
    async with a_list(2) as app:
        before = lines(app)
        app.rows.show(rows(2), [Column("in", 5), *COLUMNS[1:]])
        assert lines(app)[0] != before[0]
        app.rows.show([Row("0", ("11:11", "", "", "", "")), rows(2)[1]])
        assert "11:11" in lines(app)[1]


async def test_a_new_width_is_painted_anew() -> None:
    app = OneList()
    async with app.run_test(size=(60, 12)) as pilot:
        app.rows.show(rows(5))
        await pilot.pause()
        lines(app)
        await pilot.resize_terminal(90, 12)
        await pilot.pause()
        lines(app)
        await pilot.resize_terminal(30, 5)
        await pilot.pause()
        lines(app)


async def test_a_theme_is_painted_anew() -> None:
    app = OneList()
    async with app.run_test(size=(60, 12)) as pilot:
        app.rows.show(rows(5))
        await pilot.pause()
        dark = [segment.style for segment in app.rows.render_line(3)]
        app.theme = "light"
        await pilot.pause()
        await pilot.pause()
        assert [segment.style for segment in app.rows.render_line(3)] != dark


async def with_keys(app: OneList, *keys: str) -> None:
    """Press keys and let what they do be done."""
    from textual.pilot import Pilot

    await Pilot(app).press(*keys)


TEXTS = st.text(max_size=60).map(clean)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS, st.integers(1, 40), st.booleans())
def test_any_text_fits_any_width(text: str, width: int, right: bool) -> None:
    assert cell_len(fitted(text, width, right=right)) == width


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS), max_size=12), st.integers(20, 90))
async def test_any_text_keeps_every_line_at_the_width(cells: list[tuple[str, ...]], width: int) -> None:
    async with a_list(size=(width, 8)) as app:
        app.rows.show([Row(str(n), row) for n, row in enumerate(cells)])
        lines(app)


async def test_groups_stand_over_the_columns_that_are_theirs() -> None:
    async with a_list() as app:
        grades = [Column(grade, 3, right=True, group="开卡" if grade in "OHABC" else "") for grade in "nOHABCk"]
        app.rows.show([Row(str(n), tuple("1234567")) for n in range(2)], grades)
        groups, heading, first, *_rest = lines(app)
        assert heading[: groups.index("─")].split() == ["n"]
        assert groups.split() == ["──────", "开卡", "───────"]
        assert cell_len(groups.rstrip()) == cell_len(heading[: heading.index("C") + 1])
        assert first.split() == list("1234567")
        await with_keys(app, "end")
        assert app.rows.key == "1"


@pytest.mark.parametrize(
    ("width", "line"), [(12, "── opened ──"), (11, "─ opened ──"), (10, "─ opened ─"), (9, "opened   "), (4, "ope…")]
)
def test_a_rule_has_its_text_in_the_middle(width: int, line: str) -> None:
    assert ruled("opened", width) == line
