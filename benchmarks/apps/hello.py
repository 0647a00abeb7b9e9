"""The least a Textual program can do: the floor under start, idle, memory and key echo.

With `--echo` an input field repeats what is typed into it in another widget, as `echo=(value)`.
"""

import sys

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Input, Static


class Hello(App[None]):
    """One line of text and, if asked for, one field that is echoed in it."""

    def compose(self) -> ComposeResult:
        """Lay out the line and the field."""
        yield Static("hello world", id="line", markup=False)
        if "--echo" in sys.argv[1:]:
            field = Input()
            field.cursor_blink = False  # blinking costs several times the idle CPU of everything else here
            yield field

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show in the line what now stands in the field."""
        self.query_one("#line", Static).update(Content(f"echo=({event.value})"))


if __name__ == "__main__":
    Hello().run()
