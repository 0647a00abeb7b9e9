"""Due: one line that names who is to be called back, and which of them should have been already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from floortui.language import _
from floortui.reports.due import DueCall
from floortui.ui.widgets.packing import BETWEEN
from floortui.ui.widgets.rowlist import fitted


class Due(Widget):
    """A line over the key bar; none at all while nobody is to be called back."""

    def __init__(self) -> None:
        super().__init__(id="due")
        self.display = False
        self._said = ""

    def say(self, rows: Sequence[DueCall], now: str, zone: tzinfo, names: Mapping[int, str], key: str) -> None:
        """Name them, the first due first; the key lists them all."""
        parts = [row.in_a_word(now, zone, names) for row in rows]
        said = BETWEEN.join([_("call back ({key})").format(key=key), *parts]) if parts else ""
        self.set_class(any(row.overdue(now) for row in rows), "-overdue")
        if said == self._said:
            return
        self.display = bool(said)
        self._said = said
        self.refresh()

    def render(self) -> Content:
        """Paint the line, with an ellipsis where there is more of it."""
        width = self.size.width
        return Content(self._said if cell_len(self._said) <= width else fitted(self._said, width))
