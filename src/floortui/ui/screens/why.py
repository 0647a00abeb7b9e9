"""Why: a dialog that says how a visit came to whoever has it."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from floortui.language import _
from floortui.reports.explain import Decision, Worded, explained
from floortui.ui.screens.base import Dialog
from floortui.ui.widgets.packing import joined


class Why(Dialog):
    """Who stood in the line-up at each decision, which rule chose, who was passed over; no customer is named."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,escape,q,z", "dismiss", show=False, priority=True)]

    def __init__(self, visit: int, *, typed: bool) -> None:
        """Explain a visit; without `typed`, reasons typed by hand are not shown."""
        super().__init__()
        self._found, self._typed = explained(visit), typed

    def compose(self) -> ComposeResult:
        """The decisions, the first one first."""
        found, worded = self._found, Worded(typed=self._typed)
        void = _("void") if found.voided else ""
        title = joined(_("visit {visit}").format(visit=found.visit), worded.clock(found.arrived), found.taker, void)
        with VerticalScroll(classes="dialog -why"):
            yield Static(title, markup=False, classes="title")
            for decision in found.decisions:
                yield Static(worded.heading(decision), markup=False, classes="decided")
                yield Static(worded.why(decision), markup=False, classes="text")
                if decision.stood:
                    yield Static(_table(decision, worded), markup=False, classes="text")
            yield Static(_("↑ ↓ scroll · Enter or Esc closes this"), markup=False, classes="keys")


def _table(decision: Decision, worded: Worded) -> str:
    """Put everybody under each other: position, name, state, their part."""
    rows = [worded.row(stood) for stood in decision.stood]
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(text + " " * (width - cell_len(text)) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
