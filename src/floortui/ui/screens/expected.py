"""Expected: who comes today and in the days to come, over the Floor; one key has them come, another cancels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from floortui.domain.moments import clock_text
from floortui.language import _
from floortui.reports.floor import FloorFrame
from floortui.reports.later import GONE, LATE, Later, in_order
from floortui.ui.screens.base import Dialog
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.rowlist import Row, RowList

MOST_HEIGHT = 14
"""Lines of the list before it scrolls."""

HERE, CANCELLED = "here", "cancelled"


class Answer(NamedTuple):
    """What is to be done with one of those who are expected."""

    does: str
    """HERE or CANCELLED."""
    row: Later


class Expected(Dialog):
    """A list of those who are expected; gives an Answer, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", show=False),
        Binding("x", "cancel", show=False),
    ]

    def __init__(self, rows: Sequence[Later], frame: FloorFrame, now: str) -> None:
        super().__init__()
        self._rows = in_order(tuple(rows), now, frame.no_show_minutes)
        self._frame = frame
        self._now = now

    def compose(self) -> ComposeResult:
        """Title, list, keys."""
        with Vertical(classes="dialog -expected"):
            yield Static(_("Expected"), markup=False, classes="title")
            rows = RowList(_columns(), id="expected")
            rows.styles.height = min(len(self._rows), MOST_HEIGHT) + 1
            yield rows
            yield Static(_("Enter: they are here · x: cancel · Esc closes this"), markup=False, classes="keys")

    def fill(self) -> None:
        """Show them."""
        rows = self.query_one(RowList)
        rows.show([self._row(row) for row in self._rows], _columns())
        rows.focus()

    def _row(self, row: Later) -> Row:
        frame = self._frame
        tones = {LATE: "warn", GONE: "alarm"}
        stands = row.stands(self._now, frame.no_show_minutes)
        day = _("today") if row.day == frame.day else row.day[5:]
        phone = row.phone_for(self.house_app.actor, self.house_app.role)
        staff = frame.names.get(row.staff, "–") if row.staff is not None else "–"
        said = row.said(self._now, frame.no_show_minutes) or row.note.replace("\n", " ")
        cells = (day, clock_text(row.at, frame.zone), row.who or "–", phone or "–", row.model or "–", staff, said)
        return Row(f"{row.kind}:{row.number}", cells, tones.get(stands, ""))

    def _chosen(self) -> Later | None:
        key = self.query_one(RowList).key
        return next((row for row in self._rows if f"{row.kind}:{row.number}" == key), None)

    @on(RowList.Chosen)
    def _here(self) -> None:
        self._answer(HERE)

    def action_cancel(self) -> None:
        """Cancel the highlighted one."""
        self._answer(CANCELLED)

    def _answer(self, does: str) -> None:
        row = self._chosen()
        if row is not None:
            self.dismiss(Answer(does, row))


def _columns() -> list[Column]:
    return [
        Column(_("day"), 5, most=6),
        Column(_("time"), 5),
        Column(_("customer"), 6, most=18),
        Column(_("phone"), 11, goes=2),
        Column(_("model"), 5, most=12, goes=1),
        Column(_("with"), 4, most=12),
        Column("", 8, most=24),
    ]
