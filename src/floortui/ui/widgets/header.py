"""The header: the screens, the day and time, who sits here."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from floortui.errors import N_
from floortui.language import _
from floortui.ui.commands import COMMANDS, SCREENS
from floortui.ui.keys import shown_key

LEAST = Size(48, 12)
"""The terminal below which a person is told that it is too small."""

TOO_SMALL = N_("Too small: 80×24, please")


def too_small(size: Size) -> bool:
    """Say whether a terminal shows too little to work with."""
    return size.width < LEAST.width or size.height < LEAST.height


class Header(Widget):
    """One line over every screen; a click on a screen's name opens it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"header--here", "header--warn"}

    now: reactive[str] = reactive("")
    """The day and time, worded."""
    who: reactive[str] = reactive("")
    banner: reactive[str] = reactive("")
    """What everybody must know, such as that nothing can be saved."""

    def __init__(self, screen: str) -> None:
        super().__init__()
        self._screen = screen

    def _tabs(self) -> list[tuple[str, str]]:
        keys = {name: COMMANDS[f"screen_{name}"].key for name in SCREENS}
        return [
            (name, f" {shown_key(key)} {_(SCREENS[name])} ")
            for name, key in keys.items()
            if key.isdigit() or name == self._screen
        ]

    def render(self) -> Content:
        """Paint the line."""
        here = self.get_visual_style("header--here")
        left = Content("")
        for name, tab in self._tabs():
            left += Content.styled(tab, here) if name == self._screen else Content(tab)
        if too_small(self.app.size):
            return Content.styled(f" {_(TOO_SMALL)} ", self.get_visual_style("header--warn"))
        if self.banner:
            left += Content.styled(f" {self.banner} ", self.get_visual_style("header--warn"))
        right = f"{self.now}   {self.who} "
        if left.cell_length + cell_len(right) >= self.size.width:
            right = f"{self.now.rpartition(' ')[2]}   {self.who} "  # the clock without the day
        gap = max(1, self.size.width - left.cell_length - cell_len(right))
        return Content.assemble(left, " " * gap, right)

    def on_click(self, event: events.Click) -> None:
        """Open the screen whose name was clicked."""
        end = 0
        for name, tab in self._tabs():
            start, end = end, end + cell_len(tab)
            if start <= event.x < end:
                self.app.run_command(f"screen_{name}")  # type: ignore[attr-defined]
