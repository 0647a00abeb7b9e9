"""Help: what the focused thing is, and every key of the screen."""

from __future__ import annotations

from typing import ClassVar, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from floortui.errors import N_
from floortui.language import _
from floortui.reports.figures import FIGURES
from floortui.ui.commands import commands_of
from floortui.ui.screens.base import Dialog

EXPLAINS = {
    "lineup": N_(
        "The line-up: who waits in which order, then who is with a customer, away, or off. The first of them greets. "
        "A turn taken sends to the end when the visit closes; a return visit, or one asked for by name out of turn, "
        "keeps the place."
    ),
    "visits": N_(
        "The parties of today: those who wait first, then who is on the floor with the minutes so far, then who has "
        "left. Close a visit when its party leaves, so that its time is true and its consultant comes back in."
    ),
    "arrival": N_(
        "The arrival form. Enter alone logs a first-time walk-in and assigns the one who greets. A name or phone that "
        "is known makes it a return visit for their own consultant. Served by: it is logged after the fact."
    ),
    "table": N_("The lists of the house. Every change is a line of the journal and can be undone with u."),
}
"""What is said about a thing, by its id."""


class Help(Dialog):
    """Explains and closes with any of the usual keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,f1", "dismiss", show=False, priority=True)]

    def __init__(self, screen: str, focused: Widget | None) -> None:
        super().__init__()
        self._of = screen
        ids = [node.id for node in focused.ancestors_with_self if node.id] if focused else []
        self._topic = next((name for name in ids if name in EXPLAINS), "visits" if screen == "floor" else "table")

    def compose(self) -> ComposeResult:
        """The explanation, the keys, the figures."""
        with VerticalScroll(classes="dialog -help"):
            yield Static(_("Help"), markup=False, classes="title")
            yield Static(_(EXPLAINS[self._topic]), markup=False, classes="text")
            yield Static(_("Keys"), markup=False, classes="title")
            yield Static(self._keys(), markup=False, classes="text")
            yield Static(_("Figures"), markup=False, classes="title")
            lines = [f"{_(figure.label)}: {_(figure.hint)}" for figure in FIGURES.values()]
            yield Static("\n".join(lines), markup=False, classes="text")

    def _keys(self) -> str:
        from floortui.ui.app import FloorApp

        app = cast(FloorApp, self.app)
        rows = [(app.key_of(command), _(command.help)) for command in commands_of(self._of)]
        return "\n".join(f"{key}{' ' * (8 - cell_len(key))}{text}" for key, text in rows)
