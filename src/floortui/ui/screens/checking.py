"""The monthly check, card by card with two keys: Space finds a card in order, a digit finds something else."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from floortui.domain.checking import IN_ORDER
from floortui.domain.moments import business_day
from floortui.domain.people import CONSULTANT
from floortui.domain.records import Choice
from floortui.errors import Refused
from floortui.language import _, current, say
from floortui.reports.card import card_frame
from floortui.reports.checking import Asked, ToCheck, asked_of, cards_to_check, month_to_begin_with, months, progress_of
from floortui.resources import style
from floortui.storage.queries import house, people
from floortui.ui.screens.base import Dialog
from floortui.ui.widgets.card_pane import CardPane
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.packing import joined, packed
from floortui.ui.widgets.rowlist import Row, RowList
from floortui.ui.widgets.text_field import TextField

REPEAT_SECONDS = 0.1
"""The same key sooner than this is one that is held down: it finds no further card in order unseen."""

BAR_CELLS = 20
"""How long the bar of the progress is."""

MOST_DIGITS = 9


class Checking(Dialog):
    """Shows one card after the other, and writes what is found; gives how many were checked."""

    CSS_PATH: ClassVar = [style("dialogs.tcss"), style("cards.tcss"), style("checking.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - an instance variable to Textual

    def __init__(self, owner: int | None, month: str = "") -> None:
        super().__init__()
        self._owner = owner
        self._month = month
        self._asked: Asked | None = None
        self._cards: list[ToCheck] = []
        self._found: dict[int, str] = {}
        """What was found in this sitting, by the card's cycle."""
        self._progress: dict[int | None, tuple[int, int]] = {}
        self._choices: list[Choice] = []
        self._finding = ""
        """The finding whose remark is being written."""
        self._pressed = ("", 0.0)
        self._wrong = ""

    @property
    def _by_manager(self) -> bool:
        return self.house_app.role != CONSULTANT

    def compose(self) -> ComposeResult:
        """Title and progress; the list and the card; the findings, the remark, the keys."""
        with Vertical(classes="dialog -check"):
            yield Static("", markup=False, classes="title")
            yield Static("", markup=False, classes="progress")
            with Horizontal(id="checking"):
                yield RowList(_columns(whose=False), id="to-check")
                yield CardPane()
            yield Static("", markup=False, classes="said")
            yield Static("", markup=False, classes="findings")
            yield TextField("remark", label=_("Remark"), hint=self._hint())
            yield Static(self._keys(), markup=False, classes="keys")

    @staticmethod
    def _hint() -> str:
        return _("a remark, or nothing; Enter goes on, Esc takes the finding back")

    @staticmethod
    def _keys() -> str:
        return _("Space: in order · a digit: found · Backspace or ↑: back · Tab: the card · [ ] month · Esc leaves")

    def fill(self) -> None:
        """Begin with what is still to be looked at."""
        self.query_one(TextField).display = False
        self._choices = house.choices("finding")[:MOST_DIGITS]
        if self._asked is None:
            self._begin(self._month or month_to_begin_with(self.house_app.now(), self._owner))
        else:
            self._show()
        self.query_one(RowList).focus()

    def _begin(self, month: str) -> None:
        self._asked = asked_of(month, self._owner, by_manager=self._by_manager)
        self._cards, self._found = cards_to_check(self._asked), {}
        self._progress = progress_of(self._asked)
        self._wrong = ""
        self.query_one(RowList).cursor = 0
        self._show()

    # -- what is seen

    def _show(self) -> None:
        """Show everything anew."""
        assert self._asked is not None, "it began with a month"
        rows = self.query_one(RowList)
        whose = self._by_manager and self._owner is None
        names, today, within = people.names(), self._today(), _within()
        rows.empty = _("nothing is left to check")
        rows.show([self._row(each, names, today, within, whose=whose) for each in self._cards], _columns(whose=whose))
        scope = names.get(self._owner, "") if self._owner is not None else _("all consultants")
        self._say(".title", joined(_("Drawer check of {month}").format(month=self._asked.month), scope))
        self._say(".findings", packed(self._findings(), max(20, self.size.width - 4), "  "))
        self._say(".keys", self._keys())
        self._say_where_it_stands()

    def _say_where_it_stands(self) -> None:
        """Say what is wrong, what was chosen, what of the card to look at, or how it ended; and show the card."""
        chosen = self._named(self._finding) if self._finding else ""
        card = self._highlighted()
        name = card.line.name if card is not None else ""
        found = joined(f"▸ {chosen}", name) if chosen else ""
        self._say(".said", self._wrong or found or self._said_of_the_card() or self._end())
        self._say(".progress", self._progress_text(people.names()))
        self._show_card()

    def _named(self, finding: str) -> str:
        """Name a finding in the reader's language."""
        return next((choice.named(current()) for choice in self._choices if choice.code == finding), finding)

    def _say(self, part: str, text: str) -> None:
        self.query_one(part, Static).update(text)

    def _row(self, each: ToCheck, names: dict[int, str], today: str, within: dict[str, int], *, whose: bool) -> Row:
        line = each.line
        found = self._found.get(line.cycle)
        looks = each.looks(today, within)
        named = "" if found is None else self._named(found)
        mark = "" if found is None else "✓" if found == IN_ORDER else "!"
        owner = names.get(line.owner, "–") if line.owner is not None else "–"
        cells = (mark, line.name or "–", line.grade, *([owner] if whose else []), named or (looks[0] if looks else ""))
        return Row(str(line.customer), cells, "muted" if found is not None else "warn" if looks else "")

    def _progress_text(self, names: dict[int, str]) -> str:
        """Say how far it has come: a bar, of all, and of whose card is seen."""
        done, cards = _sum(self._progress)
        filled = round(BAR_CELLS * done / cards) if cards else 0
        bar = "█" * filled + "░" * (BAR_CELLS - filled)
        said = _("{done} of {cards}").format(done=done, cards=cards)
        card = self._highlighted()
        of_one = ""
        if card is not None and self._owner is None and len(self._progress) > 1:
            theirs, all_of_theirs = self._progress.get(card.line.owner, (0, 0))
            name = names.get(card.line.owner, "–") if card.line.owner is not None else _("nobody")
            of_one = _("{name} {done} of {cards}").format(name=name, done=theirs, cards=all_of_theirs)
        return f"{bar}  {joined(said, of_one)}"

    def _findings(self) -> list[str]:
        return [f"{number} {choice.named(current())}" for number, choice in enumerate(self._choices, 1)]

    def _said_of_the_card(self) -> str:
        """Say what the check looks at on the highlighted card, and what its consultant found."""
        card = self._highlighted()
        if card is None or not self._open():
            return ""
        parts = card.looks(self._today(), _within())
        check = card.check
        if self._by_manager:
            if check is not None and check.consultant_on is not None:
                found = self._named(check.finding)
                parts.append(_("consultant {day}: {finding}").format(day=check.consultant_on[5:], finding=found))
                parts.append(check.remark.replace("\n", " "))
            else:
                parts.append(_("not checked by the consultant yet"))
        return joined(*parts)

    def _end(self) -> str:
        """Say how it ended."""
        assert self._asked is not None, "it began with a month"
        done, cards = _sum(self._progress)
        if not cards:
            return _("No card was in the drawer in {month}.").format(month=self._asked.month)
        with_finding = sum(1 for found in self._found.values() if found != IN_ORDER)
        said = _("All {cards} cards of {month} are checked.").format(cards=cards, month=self._asked.month)
        if done < cards:
            said = _("{done} of {cards} cards of {month} are checked.").format(
                done=done, cards=cards, month=self._asked.month
            )
        if self._found:
            said += " " + _("This time {count}, {findings} with a finding.").format(
                count=len(self._found), findings=with_finding
            )
        return said

    def _show_card(self) -> None:
        card = self._highlighted()
        frame = None
        if card is not None:
            masks = not self._by_manager
            # who else could take it is no question of the check, and counting everybody's load would hold up each card
            frame = card_frame(card.line.customer, self._today(), self.house_app.actor, masks=masks, able=())
        self.query_one(CardPane).show(frame, self._end())

    def _today(self) -> str:
        ground = self.house_app.ground()
        return business_day(ground.now, ground.zone)

    def _highlighted(self) -> ToCheck | None:
        key = self.query_one(RowList).key
        return next((each for each in self._cards if str(each.line.customer) == key), None)

    def _open(self) -> Sequence[ToCheck]:
        return [each for each in self._cards if each.line.cycle not in self._found]

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self._wrong = ""
        self._say_where_it_stands()

    # -- keys

    @on(events.Key)
    async def _press(self, event: events.Key) -> None:
        """Write what a key finds of the highlighted card; a key held down finds one card, not all."""
        if isinstance(self.focused, Input):
            return
        before, self._pressed = self._pressed, (event.key, time.monotonic())
        held = before[0] == event.key and self._pressed[1] - before[1] < REPEAT_SECONDS
        if event.key == "backspace":
            event.stop()
            self.query_one(RowList).action_cursor(-1)
        elif event.key in ("left_square_bracket", "right_square_bracket"):
            event.stop()
            running, earlier = months(self.house_app.now())
            self._begin(earlier if event.key == "left_square_bracket" else running)
        elif event.key == "space" or (event.key.isdigit() and event.key != "0"):
            event.stop()
            if not held:
                await self._find(1 if event.key == "space" else int(event.key))

    async def _find(self, number: int) -> None:
        if number > len(self._choices) or self._highlighted() is None:
            return
        choice = self._choices[number - 1]
        if choice.code == IN_ORDER:
            await self._write(self._in_order(), "")
            return
        self._finding = choice.code
        field = self.query_one(TextField)
        field.value = ""
        field.display = True
        field.focus()
        self._say_where_it_stands()

    def _in_order(self) -> str:
        """Give the finding of Space: the manager leaves what the consultant found."""
        card = self._highlighted()
        looked_at = card is not None and card.check is not None and card.check.consultant_on is not None
        assert card is not None, "a card is highlighted"
        return card.check.finding if self._by_manager and looked_at and card.check else IN_ORDER

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        field, refused = self.query_one(TextField), None
        remark = ""
        try:
            kind = self.house_app.action_named("drawer.check").fields["remark"].kind
            remark = kind.read(field.value, "remark", self.house_app.ground()) if field.value.strip() else ""
        except Refused as wrong:
            refused = wrong
        refused = field.whole(refused)
        if refused is not None:
            self._say(".said", field.word(refused))
            return
        finding = self._finding
        self._put_remark_away()
        await self._write(finding, remark)

    def _put_remark_away(self) -> None:
        self._finding = ""
        field = self.query_one(TextField)
        field.value = ""
        field.display = False
        self.query_one(RowList).focus()
        self._say_where_it_stands()

    async def _write(self, finding: str, remark: str) -> None:
        card = self._highlighted()
        assert card is not None, "a card is highlighted"
        assert self._asked is not None, "it began with a month"
        try:
            await self.house_app.do(
                "drawer.check", card=card.line.customer, finding=finding, remark=remark, month=self._asked.month
            )
        except Refused as refused:
            self._wrong = say(refused)
            self._show()
            return
        self._wrong = ""
        if card.line.cycle not in self._found:
            done, cards = self._progress.get(card.line.owner, (0, 0))
            self._progress[card.line.owner] = (done + 1, cards)
        self._found[card.line.cycle] = finding
        self._next()

    def _next(self) -> None:
        """Go on with the next card that nobody has looked at in this sitting; then with the next of the drawer."""
        rows = self.query_one(RowList)
        place = rows.cursor
        later = [n for n, each in enumerate(self._cards) if each.line.cycle not in self._found]
        following = next((n for n in later if n > place), later[0] if later else None)
        if following is None and self._asked is not None and (more := cards_to_check(self._asked)):
            following = len(self._cards)
            self._cards += more
        self._show()
        if following is not None:
            rows.cursor = following
        self._say_where_it_stands()

    def action_leave(self) -> None:
        """Leave, or take back the finding whose remark is being written; what was checked stays."""
        if self._finding:
            self._put_remark_away()
        else:
            self.dismiss(len(self._found))

    def relabel(self) -> None:
        """Say it again in the language of now; what is typed stays."""
        self._show()


def _columns(*, whose: bool) -> list[Column]:
    owner = [Column(_("whose"), 4, most=8)] if whose else []
    return [Column("", 1), Column(_("name"), 6, most=14), Column("", 1), *owner, Column(_("look at"), 0)]


def _within() -> dict[str, int]:
    """Give within how many days a card of each grade buys."""
    return {choice.code: int(str(choice.details.get("within", 0))) for choice in house.choices("grade")}


def _sum(progress: dict[int | None, tuple[int, int]]) -> tuple[int, int]:
    return sum(done for done, _cards in progress.values()), sum(cards for _done, cards in progress.values())
