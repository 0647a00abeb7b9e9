"""RowList: rows of aligned cells with a cursor, painted line by line; a hundred thousand rows cost what one does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from floortui.ui.widgets.columns import MOST_MEASURED, Column, widths

MOST_LINES = 2000
"""How many painted lines a list remembers."""

GROUPS = "groups"
"""Stands for the line over the heading."""


class Row(NamedTuple):
    """A row: what it stands for, its cells as plain text, and the tone that colours it (a component class)."""

    key: str
    cells: tuple[str, ...]
    tone: str = ""
    tones: tuple[str, ...] = ()
    """A tone for each cell, where one differs from the row's."""


class RowList(ScrollView, can_focus=True):
    """A list that one goes through with the arrow keys.

    Text is data: it is never read as markup, and wide characters keep the columns aligned.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "cursor(-1)", show=False),
        Binding("down,j", "cursor(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "cursor(-1000000000)", show=False),
        Binding("end", "cursor(1000000000)", show=False),
        Binding("enter", "choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rowlist--heading",
        "rowlist--cursor",
        "rowlist--focused",
        "rowlist--muted",
        "rowlist--alarm",
        "rowlist--warn",
        "rowlist--good",
        "rowlist--loud",
    }

    rows: reactive[Sequence[Row]] = reactive((), layout=False)
    cursor: reactive[int] = reactive(0)

    class Chosen(Message):
        """Enter or a double click on a row."""

        def __init__(self, rowlist: RowList, key: str) -> None:
            super().__init__()
            self.rowlist = rowlist
            self.key = key

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rowlist

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rowlist: RowList, key: str) -> None:
            super().__init__()
            self.rowlist = rowlist
            self.key = key

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rowlist

    class Fitted(Message):
        """Its columns have other widths, or another choice of them has room."""

        def __init__(self, rowlist: RowList) -> None:
            super().__init__()
            self.rowlist = rowlist

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rowlist

    def __init__(self, columns: Sequence[Column], *, heading: bool = True, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.columns = tuple(columns)
        self._heading = heading
        self._lines: dict[tuple[Row | None, str], Strip] = {}
        self._width = 0
        self._sizes: list[int] = []
        self._empty = ""

    @property
    def key(self) -> str | None:
        """What the row under the cursor stands for."""
        return self.rows[self.cursor].key if self.rows else None

    @property
    def left_out(self) -> list[str]:
        """The headings of the columns for which there is no room."""
        return [column.heading for column, size in zip(self.columns, self._sizes, strict=False) if not size]

    @property
    def empty(self) -> str:
        """What stands there while there is no row."""
        return self._empty

    @empty.setter
    def empty(self, text: str) -> None:
        if text != self._empty:
            self._empty = text
            self._lines.clear()

    @property
    def _top(self) -> int:
        """Lines over the rows: the heading, and the groups of its columns if they have any."""
        return (1 + any(column.group for column in self.columns)) if self._heading else 0

    def show(self, rows: Sequence[Row], columns: Sequence[Column] | None = None) -> None:
        """Show other rows; the cursor stays on what it stood on, where that is still there."""
        if columns is not None and tuple(columns) != self.columns:
            self.columns = tuple(columns)
            self._lines.clear()
        key, index = self.key, self.cursor
        self.rows = rows
        place = next((number for number, row in enumerate(rows) if row.key == key), min(index, max(0, len(rows) - 1)))
        self.set_reactive(RowList.cursor, place)
        self._fit()
        self.virtual_size = Size(self.scrollable_content_region.width, len(rows) + self._top)
        self.refresh()

    def _fit(self) -> None:
        """Fit the columns to what stands in them; where one has another width, all lines are made anew."""
        sizes = widths(self.columns, [row.cells for row in self.rows[:MOST_MEASURED]], self._width or self.size.width)
        if sizes != self._sizes:
            self._sizes = sizes
            self._lines.clear()
            self.post_message(self.Fitted(self))

    def move_to(self, key: str) -> None:
        """Put the cursor on a row."""
        for number, row in enumerate(self.rows):
            if row.key == key:
                self.cursor = number

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self) -> None:
        """Show the row that the cursor went to."""
        self._scroll_to_cursor()
        self.refresh()
        if self.key is not None:
            self.post_message(self.Moved(self, self.key))

    def _scroll_to_cursor(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1 + self._top), animate=False)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint the lines of a region; all are made anew where the width changed, as by a scroll bar."""
        width = self.scrollable_content_region.width or self.size.width
        if width != self._width:
            self._width = width
            self._lines.clear()
            self._fit()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the screen; a row that has not changed is not made anew."""
        if y < self._top:
            return self._painted(None, "heading" if y == self._top - 1 else GROUPS)
        number = y - self._top + self.scroll_offset.y
        if not 0 <= number < len(self.rows):
            return self._painted(Row("", ()), "muted" if self.rows or number else "empty")
        tone = ("focused" if self.has_focus else "cursor") if number == self.cursor else ""
        return self._painted(self.rows[number], tone)

    def _painted(self, row: Row | None, tone: str) -> Strip:
        """Give the line of a row (None is the heading or its groups), from those made before or made now."""
        found = self._lines.get((row, tone))
        if found is None:
            if len(self._lines) > MOST_LINES:
                self._lines.clear()
            found = self._lines[row, tone] = self._made(row, tone)
        return found

    def _made(self, row: Row | None, tone: str) -> Strip:
        width = self._width or self.size.width
        if row is None and tone == GROUPS:
            return Strip([Segment(fitted(self._groups(), width), self._style("heading"))], width)
        if row is None:
            return self._line(tuple(column.heading for column in self.columns), width, self._style(tone))
        if not row.cells:
            text = " " * self._first_cell() + self.empty if tone == "empty" else ""
            return Strip([Segment(fitted(text, width), self._style("muted"))], width)
        style = self._style(row.tone) if row.tone else self.rich_style
        tones = [self._style(cell) if cell else None for cell in row.tones]
        if tone:
            over = self._style(tone)
            style += Style(bgcolor=over.bgcolor, bold=over.bold)
            tones = [cell and cell + Style(bgcolor=over.bgcolor) for cell in tones]
        return self._line(row.cells, width, style, tones)

    def notify_style_update(self) -> None:
        """Make all lines anew in other colours."""
        self._lines.clear()
        super().notify_style_update()

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"rowlist--{name}")

    def _groups(self) -> str:
        """Give the line of groups: each in the middle over its columns, with a rule as wide as they are."""
        line = ""
        shown = [(column.group, size) for column, size in zip(self.columns, self._sizes, strict=True) if size]
        for group, members in groupby(shown, key=lambda each: each[0]):
            room = sum(size + 1 for _group, size in members)
            line += f" {ruled(group, room - 1)}" if group else " " * room
        return line

    def _first_cell(self) -> int:
        """Give the cell in which the first heading begins: what stands there while there is no row stands under it."""
        column, size = next(((c, size) for c, size in zip(self.columns, self._sizes, strict=False) if size), (None, 0))
        if column is None or not (self._heading and column.right and column.heading):
            return 1
        return 1 + max(0, size - cell_len(column.heading))

    def _line(self, cells: Sequence[str], width: int, style: Style, tones: Sequence[Style | None] = ()) -> Strip:
        segments = [Segment(" ", style)]
        for index, (column, cell) in enumerate(zip(self.columns, cells, strict=True)):
            if not self._sizes[index]:
                continue
            own = tones[index] if index < len(tones) else None
            segments.append(Segment(fitted(cell, self._sizes[index], right=column.right), own or style))
            segments.append(Segment(" ", style))
        return Strip(segments).adjust_cell_length(width, style)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; a second click chooses."""
        number = event.y - self._top + self.scroll_offset.y
        if 0 <= number < len(self.rows):
            self.cursor = number
            if event.chain > 1:
                self.action_choose()

    def on_resize(self) -> None:
        """Fit the lines to the new width, and keep the cursor in sight."""
        self._lines.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.rows) + self._top)
        self._scroll_to_cursor()

    def action_cursor(self, by: int) -> None:
        """Move the cursor."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self.cursor += by * max(1, self.size.height - self._top - 1)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.key is not None:
            self.post_message(self.Chosen(self, self.key))


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """Fit text to a width in cells: cut with an ellipsis, or filled with spaces."""
    if cell_len(text) > width:
        # half a wide letter would stand as a space before the ellipsis
        text = set_cell_size(text, max(0, width - 1)).rstrip() + "…" if width > 1 else set_cell_size(text, width)
    filler = " " * (width - cell_len(text))
    return filler + text if right else text + filler


def ruled(text: str, width: int) -> str:
    """Put a text into the middle of a rule: ── opened ──."""
    if cell_len(text) + 4 > width:
        return fitted(text, width)
    left, rest = divmod(width - cell_len(text) - 2, 2)
    return f"{'─' * left} {text} {'─' * (left + rest)}"
