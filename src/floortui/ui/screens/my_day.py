"""My day: whom to call, the longest overdue first; the card beside it; one key and a note log a call."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive

from floortui.domain.moments import to_text
from floortui.domain.people import CONSULTANT, MANAGER
from floortui.language import _, current
from floortui.reports.drawer import DayFrame, DayQuery
from floortui.reports.floor import FloorFrame, FloorQuery
from floortui.reports.own_place import OwnQuery
from floortui.reports.why import STATES
from floortui.resources import style
from floortui.storage.queries.drawer import CardLine
from floortui.ui.commands import MY_DAY, bindings_of
from floortui.ui.screens.card_screen import CardScreen, card_columns, card_row, owner_name
from floortui.ui.widgets.card_pane import CardPane
from floortui.ui.widgets.own_place import Own, OwnBlock
from floortui.ui.widgets.parts import Parts
from floortui.ui.widgets.rowlist import Row, RowList
from floortui.ui.widgets.sidebar import SideBar


class MyDayScreen(CardScreen):
    """A consultant's screen; for reception and the manager, everybody's day."""

    HOUSE_NAME = MY_DAY
    CSS_PATH: ClassVar = [style("cards.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(MY_DAY)
    AUTO_FOCUS = "#cards"

    frame: reactive[FloorFrame | None] = reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._floor = FloorQuery()
        self._query = DayQuery()
        self._day: DayFrame | None = None
        self._own = OwnQuery()

    def compose_content(self) -> ComposeResult:
        """What there is to do, the list, the card, the figures."""
        with Horizontal(id="my-day"):
            with Vertical(id="found"):
                yield OwnBlock()
                yield Parts(id="sums")
                yield RowList(card_columns(), id="cards")
            yield CardPane()
            yield SideBar().data_bind(MyDayScreen.frame)

    @property
    def _person(self) -> int | None:
        """Whose day it is: one's own, for a consultant."""
        return self.house_app.actor if self.house_app.role == CONSULTANT else None

    def lines(self) -> Sequence[CardLine]:
        """Give the cards that are shown."""
        return (*self._day.due, *self._day.wanted) if self._day else ()

    def run_query(self) -> None:
        """Show what is due, and what lacks a phone."""
        now = self.house_app.now()
        self.frame = self._floor.run(now)
        place = self._own.run(now, self._person) if self._person is not None else None
        self.query_one(OwnBlock).own = Own(place, f"{to_text(now)[:16]}:00.000Z", current()) if place else None
        day = self._query.run(now, self._person)
        if day != self._day:
            self._day = day
            self._show(day)
        self.show_card()

    def do_log_call(self) -> Awaitable[object]:
        """Log a contact, as `f` does: on this screen it is what Enter is for."""
        return self.do_follow_up()

    async def do_follow_up(self) -> None:
        """Log a contact, and look at whom to call next."""
        await super().do_follow_up()
        self._to_the_next()

    async def do_unanswered(self) -> None:
        """Note that nobody answered, and look at whom to call next."""
        await super().do_unanswered()
        self._to_the_next()

    def _to_the_next(self) -> None:
        self.query_one("#cards", RowList).cursor = 0

    def relabel(self) -> None:
        """Say everything again."""
        self._day = None
        super().relabel()

    def _show(self, day: DayFrame) -> None:
        parts = [
            _("overdue {number}").format(number=len(day.overdue())),
            _("today {number}").format(number=len(day.of_today())),
            _("in 7 days {number}").format(number=len(day.later())),
            _("phone wanted {number}").format(number=len(day.wanted)),
        ]
        if day.claims and self.house_app.role == MANAGER:
            parts.append(_("claimed {number}").format(number=day.claims))
        if self._person is not None:
            place = _("place {position}").format(position=day.position) if day.position else _(STATES[day.state])
            parts.append(_("line-up: {place}, took {turns}").format(place=place, turns=day.turns))
        self.query_one("#sums", Parts).say(parts)
        names, within, own = dict(day.names), dict(day.within), self._person is not None
        table = self.query_one("#cards", RowList)
        table.empty = _("nothing is due: well done")
        whose = [line.phone or "–" if own else owner_name(line, names) for line in day.due]
        rows = [card_row(line, day.today, within, said) for line, said in zip(day.due, whose, strict=True)]
        rows += [_wanted_row(line) for line in day.wanted]
        table.show(rows, card_columns(own=own))
        self.query_one("KeyBar").refresh()


def _wanted_row(line: CardLine) -> Row:
    """One who lacks a phone, a name or a model."""
    lacks = _("dead phone") if line.phone_dead else _("no phone") if not line.phone else ""
    lacks = lacks or (_("no name") if not line.name else _("no model"))
    return Row(
        str(line.customer), (line.name or "–", "·", line.model or "–", lacks, "–", ""), "muted", ("", "", "", "warn")
    )
