"""The sidebar: the day's figures beside every screen, or as one line where the screen is narrow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from floortui.domain.figures import FIGURES as FIGURES_OF_ALL
from floortui.errors import N_
from floortui.language import _
from floortui.reports.figures import FIGURES, alarms, short
from floortui.reports.floor import FloorFrame
from floortui.ui.widgets.rowlist import fitted

if TYPE_CHECKING:
    from floortui.reports.sidebar import MonthFigures


MONTHLY: Mapping[str, str] = {
    "first_contacts": N_("contacts"),
    "cards": N_("cards"),
    "retention": N_("K"),
    "test_drives": N_("drives"),
    "orders": N_("orders"),
    "deliveries": N_("delivered"),
    "zero_days": N_("zero days"),
    "overdue_follow_ups": N_("overdue"),
}
"""The figures of the month that stand on every screen, and how they are called in so little room."""

ONLY_OF_A_MONTH = frozenset({"zero_days"})
TODAY_CELLS, MONTH_CELLS = 5, 6


class SideBar(Widget):
    """Figures with their numbers right-aligned; colour only where one needs a hand."""

    class Sized(Message):
        """It has another size, or is shown again."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"sidebar--title", "sidebar--alarm", "sidebar--number"}

    frame: reactive[FloorFrame | None] = reactive(None)
    month: reactive[MonthFigures | None] = reactive(None)
    """Today and the running sales month; asked for once the first picture stands."""

    def called(self) -> list[tuple[str, str]]:
        """Give the keys of the figures that stand here, each with what it is called here."""
        if not self.display:
            return []
        today = [(key, figure.label) for key, figure in FIGURES.items()]
        return [*today, *MONTHLY.items()] if self.month is not None and not self._is_one_line else today

    @property
    def _is_one_line(self) -> bool:
        return self.size.height < 3

    def on_resize(self) -> None:
        """Be in the first picture: what Textual painted before there was a terminal is painted a frame later."""
        self.refresh()
        self.post_message(self.Sized())

    def render(self) -> Content:
        """Paint the figures."""
        frame = self.frame
        if frame is None:
            return Content("")
        if self._is_one_line:
            return self._one_line(frame)
        title = self.get_visual_style("sidebar--title")
        lines = [Content.styled(f" {_('TODAY')}", title)]
        for key, figure in FIGURES.items():
            number, label = self._number(key, str(frame.figures[key])), _(figure.label)
            gap = " " * max(1, self.size.width - cell_len(label) - number.cell_length - 3)
            lines.append(Content.assemble(f" {label}{gap}", number, " "))
        lines.append(Content(""))
        lines.append(Content.styled(f" {_('open')} {frame.hours}", title))
        if self.month is not None:
            lines += [Content(""), *self._of_the_month(self.month)]
        return Content("\n").join(lines)

    def _of_the_month(self, month: MonthFigures) -> list[Content]:
        """Today beside the running sales month, and who has the most overdue."""
        title = self.get_visual_style("sidebar--title")
        heads = f"{fitted(_('today'), TODAY_CELLS, right=True)}{fitted(_('month'), MONTH_CELLS, right=True)}"
        label = fitted(f" {month.month}", max(1, self.size.width - cell_len(heads) - 1))
        lines = [Content.styled(f"{label}{heads}", title)]
        room = max(1, self.size.width - TODAY_CELLS - MONTH_CELLS - 1)
        for key, name in MONTHLY.items():
            today = self._of_a_span(key, month.today[key], TODAY_CELLS)
            lines.append(
                Content.assemble(
                    fitted(f" {_(name)}", room), today, self._of_a_span(key, month.so_far[key], MONTH_CELLS)
                )
            )
        if month.worst:
            worst = "  ".join(f"{name} {count}" for name, count in month.worst)
            lines.append(Content.styled(fitted(f"   {worst}", self.size.width - 2), title))
        return lines

    def _of_a_span(self, key: str, number: float | None, cells: int) -> Content:
        """Write what a figure comes to, in its cells."""
        alarm = alarms(FIGURES_OF_ALL[key], number)
        style = self.get_visual_style("sidebar--alarm" if alarm else "sidebar--number")
        return Content.styled(fitted(self._short(key, number), cells, right=True), style)

    @staticmethod
    def _short(key: str, number: float | None) -> str:
        """Write a number in few cells; nothing where there can be none."""
        return "" if number is None and key in ONLY_OF_A_MONTH else short(FIGURES_OF_ALL[key], number)

    def _number(self, key: str, number: str) -> Content:
        alarm = alarms(FIGURES[key], int(number))
        style = self.get_visual_style("sidebar--alarm" if alarm else "sidebar--number")
        return Content.styled(f"{'! ' if alarm else ''}{number}", style)

    def _one_line(self, frame: FloorFrame) -> Content:
        parts = []
        for key, figure in FIGURES.items():
            parts.append(Content.assemble(f" {_(figure.label)} ", self._number(key, str(frame.figures[key])), " "))
        return Content("·").join(parts)
