"""Parts: a few short words beside each other, in as few lines as its width needs; a line breaks between two of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Static

from floortui.ui.widgets.packing import packed


class Parts(Static):
    """A line of parts, or a few."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__("", markup=False, id=id)
        self._parts: Sequence[str] = ()

    def say(self, parts: Sequence[str]) -> None:
        """Show other parts."""
        self._parts = tuple(parts)
        self._pack()

    def on_resize(self) -> None:
        """Put them into lines of the new width."""
        self._pack()

    def _pack(self) -> None:
        width = self.content_size.width
        text = packed(self._parts, width) if width else ""
        if text != self.content:
            self.update(text)
