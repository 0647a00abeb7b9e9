"""Merging on the screen: which other card it is, then both side by side with what will stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from floortui.language import _
from floortui.reports.drawer import found as cards_found
from floortui.reports.merging import Side, Suggested, side_by_side, suggested
from floortui.storage.queries import floor, people
from floortui.ui.screens.base import Dialog
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.rowlist import Row, RowList
from floortui.ui.widgets.text_field import TextField

ROWS = 10
"""How many cards are seen at once."""

MOST = 40
"""How many are listed: who sees none of them types another letter."""


LEAST, AROUND = 6, 12
"""Rows that two cards side by side have at least, and the lines that the dialog has around them."""


class PickDouble(Dialog):
    """Picks the other card: those that are like this one stand first, any is found as one types; gives its number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("pagedown", f"step({ROWS})", show=False, priority=True),
        Binding("pageup", f"step(-{ROWS})", show=False, priority=True),
    ]

    def __init__(self, customer: int) -> None:
        super().__init__()
        self._customer = customer
        self._typed = ""

    def compose(self) -> ComposeResult:
        """The field, the cards, the keys."""
        known = floor.customer(self._customer)
        title = _("Which card is the same customer as {name}?").format(name=(known.name if known else "") or "–")
        with Vertical(classes="dialog -merge"):
            yield Static(title, markup=False, classes="title")
            yield TextField("find", value=self._typed, hint=_("name, pinyin, phone or model"))
            rows = RowList(_card_columns(), id="found")
            rows.styles.height = ROWS + 1
            yield rows
            yield Static(
                _("↑ ↓ · Enter: this one, both are shown side by side · Esc leaves it"), markup=False, classes="keys"
            )

    def fill(self) -> None:
        """Show the cards that are meant by what is typed, or those that are like this one."""
        rows, typed = self.query_one("#found", RowList), self._typed.strip()
        rows.can_focus = False
        rows.empty = _("nobody is known by that") if typed else _("no card is like it: type a name or a phone")
        names = people.names()
        rows.show([_card_row(each, names) for each in self._offered(typed)], _card_columns())
        self.query_one("#field-find").focus()

    def _offered(self, typed: str) -> Sequence[Suggested]:
        like = suggested(self._customer)
        if not typed:
            return like
        why = {each.line.customer: each.why for each in like}
        lines = [line for line in cards_found(typed) if line.customer != self._customer]
        return [Suggested(line, why.get(line.customer, "")) for line in lines[:MOST]]

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
        """Go through the cards, while typing goes on."""
        self.query_one("#found", RowList).cursor += by

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self._search(self.query_one("#field-find", TextField).value)  # Enter may come right behind the last letter
        key = self.query_one("#found", RowList).key
        if key is not None:
            self.dismiss(int(key))


def _card_columns() -> list[Column]:
    return [
        Column(_("name"), 0),
        Column(_("phone"), 11, most=15),
        Column("", 1),
        Column(_("model"), 5, most=12, goes=1),
        Column(_("whose"), 5, most=10),
        Column(_("why"), 8, most=34),
    ]


def _card_row(each: Suggested, names: dict[int, str]) -> Row:
    line = each.line
    owner = names.get(line.owner, "–") if line.owner is not None else "–"
    cells = (line.name or "–", line.phone or "–", line.grade or "·", line.model or "–", owner, each.why)
    return Row(str(line.customer), cells)


class SideBySide(Dialog):
    """Shows two cards side by side and what will stand; gives the fields that are the other's, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("left", "take(False)", show=False, priority=True),
        Binding("right", "take(True)", show=False, priority=True),
        Binding("space", "turn", show=False, priority=True),
    ]

    def __init__(self, keep: int, other: int) -> None:
        super().__init__()
        self._both = (keep, other)
        self._take: dict[str, None] = {}
        self._sides: list[Side] = []

    def compose(self) -> ComposeResult:
        """Title, the fields, the keys."""
        with Vertical(classes="dialog -merge"):
            yield Static(_("Two cards become one"), markup=False, classes="title")
            rows = RowList(self._columns(), id="sides")
            rows.styles.height = min(1 + len(side_by_side(*self._both, ())), max(LEAST, self.app.size.height - AROUND))
            yield rows
            yield Static("", markup=False, classes="text")
            yield Static(self._keys(), markup=False, classes="keys")

    @staticmethod
    def _keys() -> str:
        return _("← this card's · → the other's · Enter makes them one · Esc leaves both")

    def fill(self) -> None:
        """Show the fields of both, and what will stand."""
        self._sides = side_by_side(*self._both, self._take)
        rows = self.query_one("#sides", RowList)
        rows.show([self._row(side) for side in self._sides], self._columns())
        self.query_one(".text", Static).update(
            _("Visits, calls, contacts, orders and appointments of both stay. It can be taken apart again.")
        )
        rows.focus()

    @staticmethod
    def _columns() -> list[Column]:
        return [
            Column(_("field"), 8, most=14),
            Column(_("this card"), 12, most=28),
            Column(_("the other"), 12, most=28),
            Column(_("will stand"), 0),
        ]

    def _row(self, side: Side) -> Row:
        """One field: an arrow says from which side it comes, where it is chosen."""
        mark = ("▸ " if side.field in self._take else "◂ ") if self._differs(side) else "  "
        cells = (side.label, side.keep or "–", side.other or "–", mark + (side.stands or "–"))
        lost = ("", "muted", "", "loud") if side.field in self._take else ("", "", "muted", "loud")
        return Row(side.field, cells, "", lost if self._differs(side) else ())

    @staticmethod
    def _differs(side: Side) -> bool:
        """Say whether one of two is chosen: both have something, and not the same."""
        return side.chosen and bool(side.keep) and bool(side.other) and side.keep != side.other

    def action_take(self, other: bool) -> None:
        """Let this card's or the other's stand in the highlighted field."""
        key = self.query_one("#sides", RowList).key
        side = next((each for each in self._sides if each.field == key), None)
        if side is None or not self._differs(side):
            return
        self._take.pop(side.field, None)
        if other:
            self._take[side.field] = None
        self.fill()

    def action_turn(self) -> None:
        """Let the one stand that does not."""
        self.action_take(self.query_one("#sides", RowList).key not in self._take)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.dismiss(list(self._take))
