"""The key bar: the keys that work now, with what they do, from COMMANDS; greyed where the role may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from floortui.language import _
from floortui.ui.commands import Command, commands_of

if TYPE_CHECKING:
    from floortui.ui.app import FloorApp


class KeyBar(Widget):
    """One line under every screen; a click does what the key would."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--grey"}

    def __init__(self, screen: str) -> None:
        super().__init__()
        self._screen = screen

    def _shown(self) -> list[tuple[Command, str, str]]:
        """Give the commands that fit: the last ones, help and all commands, are never the ones that do not."""
        app = cast("FloorApp", self.app)
        focused = app.focused.id if app.focused else ""
        commands = [c for c in commands_of(self._screen) if c.shown and c.on in ("", focused) and app.offered(c)]
        if app.typing:
            commands = [c for c in commands if c.while_typing]
        shown = [(c, app.key_of(c), _(c.text)) for c in commands]
        keep = {"arrival", "undo", "help", "palette"}
        width = sum(cell_len(key) + cell_len(text) + 3 for _c, key, text in shown)
        while width > self.size.width and any(c.id not in keep for c, _key, _text in shown):
            index = max(number for number, (c, _key, _text) in enumerate(shown) if c.id not in keep)
            _c, key, text = shown.pop(index)
            width -= cell_len(key) + cell_len(text) + 3
        return shown

    def render(self) -> Content:
        """Paint the line."""
        app = cast("FloorApp", self.app)
        key_style, grey = self.get_visual_style("keybar--key"), self.get_visual_style("keybar--grey")
        line = Content("")
        for command, key, text in self._shown():
            allowed = app.may(command)
            line += Content.styled(f" {key}", key_style if allowed else grey)
            line += Content.styled(f" {text} ", grey) if not allowed else Content(f" {text} ")
        return line

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        end = 0
        for command, key, text in self._shown():
            start, end = end, end + cell_len(key) + cell_len(text) + 3
            if start <= event.x < end:
                self.app.run_command(command.id)  # type: ignore[attr-defined]
