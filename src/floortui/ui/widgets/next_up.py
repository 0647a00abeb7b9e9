"""The next one up: the loudest thing on the Floor, and why it is them."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from floortui.language import _
from floortui.reports.floor import FloorFrame
from floortui.reports.why import Words
from floortui.ui.widgets.packing import cut, wrapped

BLOCK_LINES = 4
"""The heading and the block with the name."""


class NextUp(Widget):
    """Who greets, in one block, and the reason in one sentence under it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "nextup--title",
        "nextup--name",
        "nextup--nobody",
        "nextup--waiting",
        "nextup--why",
    }

    HELP = (
        "Who takes the next first-time customer, and why: the place on today's roster, the turns taken, what happened "
        "since, and who lets a party pass."
    )

    frame: reactive[FloorFrame | None] = reactive(None)
    missing: reactive[tuple[str, ...]] = reactive(())
    """Who has not come to the door in time, in words: parts between which a line may end."""

    def on_resize(self) -> None:
        """Be in the first picture: what Textual painted before there was a terminal is painted a frame later."""
        self.refresh()

    def render(self) -> Content:
        """Paint the block."""
        frame, width = self.frame, max(1, self.size.width)
        if frame is None:
            return Content("")
        title = self.get_visual_style("nextup--title")
        heading = Content.styled(f"{_('NEXT')}\n", title)
        next_one = frame.greeting
        if next_one is None:
            said, hint = _nobody(frame)
            loud = self.get_visual_style("nextup--nobody")
            under = [*self._alarm(width), Content.styled(hint, title)]
            return heading + Content.styled(_block(said, width), loud) + Content("\n") + Content("\n").join(under)
        loud, why = self.get_visual_style("nextup--name"), self.get_visual_style("nextup--why")
        name = next_one.called
        words = Words(frame.names, frame.reasons, frame.zone)
        lines = self._alarm(width)
        if waiting := len(frame.unassigned):
            call = _("{number} waiting: g gives the first one").format(number=waiting)
            style = self.get_visual_style("nextup--waiting")
            lines += [Content.styled(line, style) for line in wrapped([call], width)]
        parts = [f"{_('greet now')} · ", *words.parts(next_one.why)]
        lines += [Content.styled(line, why) for line in cut(parts, width, self.size.height - BLOCK_LINES - len(lines))]
        return heading + Content.styled(_block(name, width), loud) + Content("\n") + Content("\n").join(lines)

    def _alarm(self, width: int) -> list[Content]:
        """Say who has not come to the door, line by line."""
        style = self.get_visual_style("nextup--waiting")
        return [Content.styled(line, style) for line in wrapped(self.missing, width)] if self.missing else []


def _nobody(frame: FloorFrame) -> tuple[str, str]:
    """Say why nobody greets, and what can be done about it."""
    if frame.closed:
        return _("the day is closed"), _("o opens it again")
    if not frame.at_work:
        return _("the line-up is not open"), _("o opens the day")
    return _("nobody is free"), ""


def _block(text: str, width: int) -> str:
    """Fill a line with a name, and one line above and below it."""
    blank = " " * width
    line = f"  {text}"
    return f"{blank}\n{line}{' ' * max(0, width - cell_len(line))}\n{blank}"
