"""CallBacks: who is to be called back; Enter notes that they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from floortui.language import _
from floortui.reports.due import DueCall
from floortui.ui.screens.base import Dialog
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.rowlist import Row, RowList

MOST_SEEN = 12
"""Rows that are seen at once."""


class CallBacks(Dialog):
    """Lists who is to be called back, the first due first; gives the one who was, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def __init__(self, rows: Sequence[DueCall], now: str, zone: tzinfo, names: Mapping[int, str]) -> None:
        super().__init__()
        self._rows, self._now, self._zone, self._names = list(rows), now, zone, names

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        with Vertical(classes="dialog -form"):
            yield Static(_("Call back"), markup=False, classes="title")
            rows = RowList(_columns(), id="call-backs")
            rows.styles.height = min(len(self._rows), MOST_SEEN) + 1
            yield rows
            yield Static(_("Enter: has been called back · Esc closes this"), markup=False, classes="keys")

    def fill(self) -> None:
        """Show the rows."""
        table = self.query_one(RowList)
        table.show([self._row(each) for each in self._rows], _columns())
        table.focus()

    def _row(self, each: DueCall) -> Row:
        tone = "warn" if each.overdue(self._now) else ""
        when, who = each.when(self._now, self._zone), each.who(self._names)
        return Row(str(each.record), (when, each.name, each.phone or "–", who, each.note), tone)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(next(each for each in self._rows if str(each.record) == event.key))


def _columns() -> list[Column]:
    return [
        Column(_("by"), 5, most=18),
        Column(_("name"), 6, most=16),
        Column(_("phone"), 11, most=14),
        Column(_("who"), 4, most=16),
        Column(_("question"), 0),
    ]
