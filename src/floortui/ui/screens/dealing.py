"""Dealing: the cards that nobody looks after, whose they were and who would get them; the rule is switched by a key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar, Self

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from floortui.domain.allocation import RULES
from floortui.domain.labels import LABELS
from floortui.errors import N_, Refused
from floortui.language import _, say
from floortui.reports.allocation import Ground, Proposal, ground_of, propose
from floortui.ui.screens.base import Dialog
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.packing import joined, packed
from floortui.ui.widgets.rowlist import Row, RowList
from floortui.ui.widgets.text_field import TextField

MOST_SEEN = 16
"""Rows that are seen at once, where there is room."""

OTHER_LINES = 12
"""Lines of the dialog that are no rows."""

WHY: Mapping[str, str] = {
    "nobodys": N_("nobody looked after them"),
    "leavers": N_("left the house"),
    "loose": N_("nobody looked after them any more"),
}
"""The reason that is offered, by what is dealt out."""


class Dealing(Dialog):
    """A proposal that changes with the rule; gives what was told when it was done, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False),
        Binding("space", "leave_out", show=False),
        *(Binding(str(number), f"rule({number})", show=False) for number in range(1, len(RULES) + 1)),
    ]

    def __init__(self, which: str, ground: Ground) -> None:
        super().__init__()
        self._which, self._ground = which, ground
        self._rule = next(iter(RULES))
        self._without: set[int] = set()
        self._asking = False
        """Whether the reason is being written."""
        self._wrong = ""

    @classmethod
    def of(cls, which: str, now: datetime) -> Self:
        """Make the dialog for the cards that a word stands for.

        Raises:
            Refused: there are none, or nobody who could get them.
        """
        ground = ground_of(which, now)
        if not ground.lines:
            raise Refused("allocate.nothing")
        if not ground.takers:
            raise Refused("allocate.nobody")
        return cls(which, ground)

    def compose(self) -> ComposeResult:
        """Title, the rules, the rows, who gets how many, the reason, the keys."""
        with Vertical(classes="dialog -find"):
            yield Static("", markup=False, classes="title")
            yield Static("", markup=False, classes="rules")
            yield RowList(_columns(), id="to-deal")
            yield Static("", markup=False, classes="text")
            yield TextField("reason", label=_(LABELS["reason"]))
            yield Static("", markup=False, classes="keys")

    def fill(self) -> None:
        """Show the proposal of the first rule."""
        self._show()
        self._ask(asking=self._asking)

    def relabel(self) -> None:
        """Say it again in the language of now; what is typed stays."""
        self._show()
        self._ask(asking=self._asking)

    # -- what is seen

    def _show(self) -> None:
        ground, proposal = self._ground, propose(self._ground, self._rule, self._without)
        number = len(ground.lines) - len(self._without)
        self._say(".title", joined(_("Cards to deal out: {number}").format(number=number), _(RULES[self._rule].label)))
        rules = [f"{n} {_(rule.label)}" for n, rule in enumerate(RULES.values(), 1)]
        chosen = list(RULES).index(self._rule)
        rules[chosen] = f"[{rules[chosen]}]"
        self._say(".rules", "  ".join(rules))
        rows = self.query_one(RowList)
        rows.styles.height = max(3, min(len(ground.lines), MOST_SEEN, self.size.height - OTHER_LINES)) + 1
        rows.show([self._row(index, proposal) for index in range(len(ground.lines))], _columns())
        self._say(".text", "\n".join(part for part in (self._who_gets(proposal), self._wrong) if part))

    def _say(self, part: str, text: str) -> None:
        self.query_one(part, Static).update(text)

    def _row(self, index: int, proposal: Proposal) -> Row:
        line, names = self._ground.lines[index], self._ground.names
        before = names.get(line.owner, "–") if line.owner is not None else _("nobody")
        out = line.customer in self._without
        to = proposal.to.get(line.customer)
        after = _("left out") if out else names[to] if to is not None else _("no room")
        grade = line.grade if line.state != "owner" else _("owner")
        cells = ("·" if out else "✓", line.name or "–", grade, line.model or "–", before, "→", after)
        return Row(str(line.customer), cells, "muted" if out else "" if to is not None else "warn")

    def _who_gets(self, proposal: Proposal) -> str:
        """Say how many everybody has and would get."""
        names = self._ground.names
        said = [f"{names[each.person]} {each.cards}+{proposal.got.get(each.person, 0)}" for each in self._ground.takers]
        return packed(said, max(30, min(self.size.width, 110) - 6))

    def _ask(self, *, asking: bool) -> None:
        """Ask for the reason, or go back to the rows."""
        self._asking = asking
        field = self.query_one(TextField)
        if asking and not field.display:
            field.value = _(WHY[self._which])
        field.display = asking
        field.call(_(LABELS["reason"]), _("why"))
        self._say(".keys", self._keys())
        self.set_focus(field if asking else self.query_one(RowList))
        if asking:
            field.action_select_all()

    def _keys(self) -> str:
        if self._asking:
            return _("Enter deals them out, with this reason · Esc: back to the cards")
        return _("a digit or Tab: the rule · Space leaves a card out · Enter: the reason, then it is done · Esc leaves")

    # -- keys

    def action_rule(self, number: int) -> None:
        """Deal by another rule, by its digit."""
        self._rule, self._wrong = list(RULES)[number - 1], ""
        self._show()

    def focus_next(self, selector: Any = "*") -> Widget | None:  # noqa: ARG002 - Textual's signature
        """Deal by the next rule: there is nothing else here to which Tab could go."""
        if not self._asking:
            self.action_rule((list(RULES).index(self._rule) + 1) % len(RULES) + 1)
        return self.focused

    def action_leave_out(self) -> None:
        """Leave the highlighted card out, or take it in again; then the next one is highlighted."""
        rows = self.query_one(RowList)
        if rows.key is not None:
            self._without ^= {int(rows.key)}
            self._show()
            rows.cursor += 1

    def action_leave(self) -> None:
        """Leave, or go back from the reason to the cards."""
        if self._asking:
            self._ask(asking=False)
        else:
            self.dismiss(None)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        if len(self._without) < len(self._ground.lines):
            self._ask(asking=True)

    @on(events.Key)
    def _back(self, event: events.Key) -> None:
        """Let the arrows go back from the reason to the cards."""
        if self._asking and event.key == "up":
            event.stop()
            self._ask(asking=False)

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        field = self.query_one(TextField)
        cards = [line.customer for line in self._ground.lines if line.customer not in self._without]
        try:
            if (refused := field.whole(None)) is not None:
                raise refused
            told = await self.house_app.do("cards.allocate", cards=cards, rule=self._rule, reason=field.value)
        except Refused as refused:
            self._wrong = field.word(refused) if refused.field == "reason" else say(refused)
            self._show()
        else:
            self.dismiss(told)


def _columns() -> list[Column]:
    return [
        Column("", 1),
        Column(_("name"), 6, most=18),
        Column("", 1, most=6),
        Column(_("model"), 5, most=12, goes=1),
        Column(_("whose so far"), 4, most=12),
        Column("", 1),
        Column(_("gets it"), 0),
    ]
