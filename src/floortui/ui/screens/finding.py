"""Find: who is it, by whatever they say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from floortui.language import _
from floortui.reports.finding import BY, Asker, Found, find
from floortui.ui.screens.base import Dialog
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.rowlist import Row, RowList
from floortui.ui.widgets.text_field import TextField

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 12
"""How many who may be meant are seen at once."""


class Find(Dialog):
    """Looks somebody up as one types; gives who was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("pagedown", f"step({ROWS})", show=False, priority=True),
        Binding("pageup", f"step(-{ROWS})", show=False, priority=True),
    ]

    def __init__(self, title: Callable[[], str], keys: Callable[[], str], but: int = 0) -> None:
        super().__init__()
        self._title = title
        self._keys = keys
        self._but = but
        """The visit that somebody is looked up for: it is not meant."""
        self._typed = ""
        self._found: list[Found] = []

    def compose(self) -> ComposeResult:
        """The field, who may be meant, the keys."""
        with Vertical(classes="dialog -find"):
            yield Static(self._title(), markup=False, classes="title")
            yield TextField("find", value=self._typed, hint=_("phone, name, plate, day, looks, model, consultant"))
            rows = RowList(_columns(), id="found")
            rows.styles.height = ROWS + 1
            yield rows
            yield Static(self._keys(), markup=False, classes="keys")

    def fill(self) -> None:
        """Show who may be meant by what is typed."""
        app = self.house_app
        asker = Asker(app.actor, app.role, app.ground().zone, app.now())
        found = find(self._typed, asker) if self._typed.strip() else []
        self._found = [each for each in found if each.visit is None or each.visit.id != self._but]
        rows = self.query_one("#found", RowList)
        rows.can_focus = False
        rows.empty = _("nobody is known by that") if self._typed.strip() else ""
        rows.show([_row(each) for each in self._found], _columns())
        self.query_one("#field-find").focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.call_later(self._search, event.value)

    def _search(self, typed: str) -> None:
        """Ask once for all the letters that came in one go."""
        if typed == self.query_one("#field-find", TextField).value and typed != self._typed:
            self._typed = typed
            self.fill()
            self.query_one("#found", RowList).cursor = 0

    def action_step(self, by: int) -> None:
        """Go through those who may be meant, while typing goes on."""
        self.query_one("#found", RowList).cursor += by

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self._search(self.query_one("#field-find", TextField).value)  # Enter may come right behind the last letter
        key = self.query_one("#found", RowList).key
        chosen = next((each for each in self._found if each.key == key), None)
        if chosen is not None:
            self.dismiss(chosen)


def _columns() -> list[Column]:
    return [
        Column(_("day"), 10),
        Column(_("came"), 5, goes=2),
        Column(_("who"), 0),
        Column(_("model"), 5, most=14),
        Column(_("with"), 4, most=10),
        Column(_("found by"), 8, most=18, goes=1),
    ]


def _row(found: Found) -> Row:
    by = " ".join(_(BY[key]) for key in found.by)
    return Row(found.key, (found.day, found.came, found.who, found.model or "–", found.consultant or "–", by))
