"""The key bar: the keys that work now, with what they do, from COMMANDS; greyed where the role may not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from floortui.language import _
from floortui.ui.commands import MY_DAY, Command, commands_of
from floortui.ui.keys import shown_key

if TYPE_CHECKING:
    from floortui.ui.app import FloorApp


KEPT = frozenset({"arrival", "undo", "help", "palette"})
"""Commands that are shown on however narrow a terminal."""

LEFT_OUT: Mapping[str, frozenset[str]] = {MY_DAY: frozenset({"follow_up"})}
"""Commands that a screen's bar leaves out, though they work: another key of it does the same."""


class Shown(NamedTuple):
    """A key that works now."""

    command: Command | None
    """What it does, if that is a command; else it is a key of the field that has the focus."""
    press: str
    key: str
    """The key as people read it."""
    text: str

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return cell_len(self.key) + cell_len(self.text) + 3


class KeyBar(Widget):
    """One line under every screen; a click does what the key would."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--grey"}

    def __init__(self, screen: str) -> None:
        super().__init__()
        self._screen = screen

    def _shown(self) -> list[Shown]:
        """Give the keys that fit: those of the field, help and all commands are never the ones that do not."""
        app = cast("FloorApp", self.app)
        focused = app.focused.id if app.focused else ""
        left_out = LEFT_OUT.get(self._screen, frozenset())
        here = [c for c in commands_of(self._screen) if c.shown and c.id not in left_out]
        commands = [c for c in here if c.on in ("", focused) and app.offered(c)]
        if app.typing:
            commands = [c for c in commands if c.while_typing]
        of_field: Mapping[str, str] = getattr(app.focused, "does", {})  # no field is read before one is needed
        shown = [Shown(None, press, shown_key(press), _(text)) for press, text in of_field.items()]
        shown += [Shown(c, c.key, app.key_of(c), _(c.text)) for c in commands]
        width = sum(each.width for each in shown)
        for each in reversed(shown.copy()):
            if width > self.size.width and each.command is not None and each.command.id not in KEPT:
                shown.remove(each)
                width -= each.width
        return shown

    def render(self) -> Content:
        """Paint the line."""
        app = cast("FloorApp", self.app)
        key_style, grey = self.get_visual_style("keybar--key"), self.get_visual_style("keybar--grey")
        line = Content("")
        for command, _press, key, text in self._shown():
            allowed = command is None or app.may(command)
            line += Content.styled(f" {key}", key_style if allowed else grey)
            line += Content.styled(f" {text} ", grey) if not allowed else Content(f" {text} ")
        return line

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        end = 0
        app = cast("FloorApp", self.app)
        for each in self._shown():
            start, end = end, end + each.width
            if start <= event.x < end and each.command is not None:
                app.run_command(each.command.id)
            elif start <= event.x < end:
                app.simulate_key(each.press)
