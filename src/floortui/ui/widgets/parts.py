"""Parts: a few short words beside each other, in as few lines as its width needs; a line breaks between two of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from floortui.ui.widgets.packing import packed


class Parts(Widget):
    """A line of parts, or a few."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._parts: tuple[str, ...] = ()

    def say(self, parts: Sequence[str]) -> None:
        """Show other parts."""
        if self._parts != tuple(parts):
            self._parts = tuple(parts)
            self.refresh(layout=True)

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002 - Textual's signature
        viewport: Size,  # noqa: ARG002 - likewise
        width: int,
    ) -> int:
        """Give how many lines they need."""
        return len(packed(self._parts, width).split("\n")) if width else 0

    def render(self) -> Content:
        """Paint them in the width that there is."""
        return Content(packed(self._parts, self.size.width))
