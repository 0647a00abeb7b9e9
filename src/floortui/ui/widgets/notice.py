"""Notice: what a person is told for a while, in a place of its own, so that it covers nothing and nothing cuts it."""

from __future__ import annotations

from textual.message import Message
from textual.widgets import Static


class Notice(Static):
    """A line or a few over the key bar; no line at all while there is nothing to say."""

    class Sized(Message):
        """It takes more lines than before, or fewer."""

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._text = ""

    def say(self, text: str, severity: str) -> None:
        """Say something, or nothing."""
        if text != self._text:
            self._text = text
            self.set_class(bool(text), "-said")
            self.update(text)
            self.call_after_refresh(self.post_message, self.Sized())
        for name in ("information", "warning", "error", "alert"):
            self.set_class(name == severity, f"-{name}")
