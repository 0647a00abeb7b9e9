"""Coaching: the manager's notes to the contacts of whoever sits here; Enter goes to the card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from floortui.language import _, current
from floortui.storage.queries import house
from floortui.storage.queries.reviews import Said
from floortui.ui.screens.base import Dialog
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.rowlist import Row, RowList

MOST_SEEN = 12
"""Rows that are seen at once."""


class Coaching(Dialog):
    """Lists what the manager said, the latest first; gives the customer it was about, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def __init__(self, rows: Sequence[Said], names: Mapping[int, str]) -> None:
        super().__init__()
        self._rows, self._names = list(rows), names

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        with Vertical(classes="dialog -form"):
            yield Static(_("Notes of the manager"), markup=False, classes="title")
            rows = RowList(_columns(), id="notes")
            rows.styles.height = min(len(self._rows), MOST_SEEN) + 1
            yield rows
            yield Static(_("Enter: to the card · Esc closes this"), markup=False, classes="keys")

    def fill(self) -> None:
        """Show the rows."""
        verdicts = {choice.code: choice.named(current()) for choice in house.choices("review_verdict")}
        table = self.query_one(RowList)
        table.show([self._row(number, each, verdicts) for number, each in enumerate(self._rows)], _columns())
        table.focus()

    def _row(self, number: int, each: Said, verdicts: Mapping[str, str]) -> Row:
        by = self._names.get(each.by or 0, "–")
        said = each.note or each.content
        verdict = verdicts.get(each.verdict, each.verdict)
        cells = (each.day[5:], by, each.name or "–", each.contact_day[5:], verdict, said.replace("\n", " "))
        return Row(str(number), cells, "" if each.verdict == "real" else "warn")

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(str(self._rows[int(event.key)].customer))


def _columns() -> list[Column]:
    return [
        Column(_("said on"), 5),
        Column(_("by"), 4, most=10),
        Column(_("customer"), 4, most=12),
        Column(_("contact of"), 5),
        Column(_("verdict"), 4, most=12),
        Column(_("note"), 0),
    ]
