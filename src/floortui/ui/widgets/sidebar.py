"""The sidebar: the day's figures beside every screen, or as one line where the screen is narrow."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from floortui.language import _
from floortui.reports.figures import FIGURES
from floortui.reports.floor import FloorFrame


class SideBar(Widget):
    """Figures with their numbers right-aligned; colour only where one needs a hand."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sidebar--title", "sidebar--alarm", "sidebar--number"}

    frame: reactive[FloorFrame | None] = reactive(None)

    def render(self) -> Content:
        """Paint the figures."""
        frame = self.frame
        if frame is None:
            return Content("")
        if self.size.height < 3:
            return self._one_line(frame)
        title = self.get_visual_style("sidebar--title")
        lines = [Content.styled(f" {_('TODAY')}", title)]
        for key, figure in FIGURES.items():
            number, label = self._number(key, str(frame.figures[key])), _(figure.label)
            gap = " " * max(1, self.size.width - cell_len(label) - number.cell_length - 3)
            lines.append(Content.assemble(f" {label}{gap}", number, " "))
        lines.append(Content(""))
        lines.append(Content.styled(f" {_('open')} {frame.hours}", title))
        return Content("\n").join(lines)

    def _number(self, key: str, number: str) -> Content:
        figure = FIGURES[key]
        alarm = figure.alarm_above is not None and int(number) > figure.alarm_above
        style = self.get_visual_style("sidebar--alarm" if alarm else "sidebar--number")
        return Content.styled(f"{'! ' if alarm else ''}{number}", style)

    def _one_line(self, frame: FloorFrame) -> Content:
        parts = []
        for key, figure in FIGURES.items():
            parts.append(Content.assemble(f" {_(figure.label)} ", self._number(key, str(frame.figures[key])), " "))
        return Content("·").join(parts)
