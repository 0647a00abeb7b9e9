"""Say: a dialog that offers what to say to a card's customer, with their facts filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from floortui.language import _, current
from floortui.reports.saying import Said
from floortui.storage.queries import house
from floortui.ui.screens.base import Dialog
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.rowlist import Row, RowList

MOST_LINES = 9
"""How many texts are seen at once."""


class Say(Dialog):
    """Gives the text that was picked, or None; the highlighted one stands under the list in full."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        *(Binding(str(digit), f"pick({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, about: str, found: Sequence[Said]) -> None:
        super().__init__()
        self._about = about
        self._found = {said.code: said for said in found}

    def compose(self) -> ComposeResult:
        """Whose card it is, what the texts are for, the highlighted text, keys."""
        with Vertical(classes="dialog -say"):
            yield Static(_("Say to {who}").format(who=self._about), markup=False, classes="title")
            rows = RowList([Column("", 1, right=True), Column("", 6), Column("", 0)], heading=False, id="options")
            rows.styles.height = min(MOST_LINES, len(self._found))
            yield rows
            yield Static("", markup=False, classes="text", id="said")
            yield Static(_("Enter or a digit takes it into the contact · Esc leaves it"), markup=False, classes="keys")

    def fill(self) -> None:
        """Show what the texts are for."""
        ways = {choice.code: choice.named(current()) for choice in house.choices("way")}
        rows = self.query_one(RowList)
        rows.show(
            [
                Row(said.code, (str(n) if n < 10 else "", ways.get(said.way, said.way), said.aim or said.code))
                for n, said in enumerate(self._found.values(), start=1)
            ],
            [Column("", 1, right=True), Column("", 4, most=10), Column("", 0)],
        )
        rows.focus()
        self._show(rows.key)

    def _show(self, key: str | None) -> None:
        self.query_one("#said", Static).update(self._found[key].text if key in self._found else "")

    def action_pick(self, digit: int) -> None:
        """Pick by digit."""
        found = list(self._found.values())
        if digit <= len(found):
            self.dismiss(found[digit - 1])

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self._show(event.key)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.dismiss(self._found[event.key])
