"""What parts of the user interface tell each other: one documented message each."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message


class HeadMoved(Message):
    """The journal has grown: what is on the screen may be old."""

    bubble = False


class MinuteTurned(Message):
    """A minute has passed: clocks show another number."""

    bubble = False


class DatabaseGone(Message):
    """The database file was deleted or replaced while it was open."""

    bubble = False


class Answered(Message):
    """What was asked beside the screens is known."""

    bubble = False

    def __init__(self, tell: Callable[[], object]) -> None:
        super().__init__()
        self.tell = tell
        """Tells it to whoever asked, or raises what went wrong."""


class LanguageChanged(Message):
    """The reader's language is another one."""

    bubble = False
