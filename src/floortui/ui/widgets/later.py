"""LaterList: who is still to come today, under the line-up; one line where there is no room for more."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from floortui.domain.moments import clock_text
from floortui.domain.phones import masked
from floortui.language import _
from floortui.reports.floor import FloorFrame
from floortui.reports.later import GONE, LATE, Later, in_order
from floortui.ui.commands import COMMANDS
from floortui.ui.widgets.columns import Column, widths
from floortui.ui.widgets.rowlist import fitted

if TYPE_CHECKING:
    from floortui.ui.app import FloorApp

MOST_ROWS, FEW_ROWS = 5, 2
"""How many are named, and how many where the terminal is low."""

HIGH = 30
"""Lines of a terminal from which there is room for all of them."""

COLUMNS = (Column("", 5), Column("", 0), Column("", 2, most=8), Column("", 2, right=True, most=9))
"""When, who, with whom, and how many minutes that is yet, or how late they are."""


class LaterList(Widget):
    """The next of those who are expected, each with the minutes to go, or how late they are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"later--title", "later--row", "later--late", "later--gone"}

    frame: reactive[FloorFrame | None] = reactive(None)
    now: reactive[str] = reactive("")

    def show(self, frame: FloorFrame, now: str) -> None:
        """Show who is still to come; nothing, where nobody is."""
        there, was = bool(frame.later), self.frame.later if self.frame else ()
        self.set_reactive(LaterList.now, now)
        self.set_reactive(LaterList.frame, frame)
        if there != bool(self.display):
            self.display = there
        if there:
            self.refresh(layout=len(was) != len(frame.later))

    def _rows(self) -> list[Later]:
        frame = self.frame
        return in_order(frame.later, self.now, frame.no_show_minutes) if frame else []

    def _most(self) -> int:
        return MOST_ROWS if self.app.size.height >= HIGH else FEW_ROWS

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002 - Textual's signature
        viewport: Size,  # noqa: ARG002 - likewise
        width: int,  # noqa: ARG002 - likewise
    ) -> int:
        """Give how high it is: a heading, and a line for each who is named."""
        return 1 + min(len(self._rows()), self._most())

    def render(self) -> Content:
        """Paint who is to come."""
        frame, rows = self.frame, self._rows()
        if frame is None or not rows:
            return Content("")
        if self.content_size.height < 2:
            return self._one_line(frame, rows)
        shown = rows[: self._most()]
        cells = [self._cells(row, frame) for row in shown]
        sizes = widths(COLUMNS, cells, self.content_size.width)
        heading = fitted(self._heading(len(rows), len(rows) - len(shown)), self.content_size.width)
        lines = [Content.styled(heading, self.get_visual_style("later--title"))]
        for row, said in zip(shown, cells, strict=True):
            parts = [fitted(text, size, right=c.right) for text, size, c in zip(said, sizes, COLUMNS, strict=True)]
            lines.append(Content.styled(fitted(f" {' '.join(parts)}", self.content_size.width), self._tone(row, frame)))
        return Content("\n").join(lines)

    def _heading(self, count: int, more: int) -> str:
        key = cast("FloorApp", self.app).key_of(COMMANDS["expected"])
        rest = _("{count} more").format(count=more) if more else _("see all")
        return f" {_('LATER')} {count} · {key} {rest}"

    def _cells(self, row: Later, frame: FloorFrame) -> tuple[str, ...]:
        who = row.who or masked(row.phone) or "–"
        with_whom = frame.names.get(row.staff, "–") if row.staff is not None else "–"
        return clock_text(row.at, frame.zone), who, with_whom, row.said(self.now, frame.no_show_minutes)

    def _tone(self, row: Later, frame: FloorFrame) -> str:
        tones = {LATE: "later--late", GONE: "later--gone"}
        stands = row.stands(self.now, frame.no_show_minutes)
        return str(self.get_visual_style(tones.get(stands, "later--row")))

    def _one_line(self, frame: FloorFrame, rows: list[Later]) -> Content:
        """Say how many are expected, and who comes first."""
        first = rows[0]
        time, who, _with, state = self._cells(first, frame)
        said = _("{count} expected: {time} {who}").format(count=len(rows), time=time, who=who)
        mark = " "
        if first.stands(self.now, frame.no_show_minutes) in (LATE, GONE):
            longer, mark = f"{said} {state}", "!"
            said = longer if cell_len(longer) < self.content_size.width else said
        return Content.styled(fitted(f"{mark}{said}", self.content_size.width), self._tone(first, frame))
