"""My day: whom to call, what is worth most first; the card beside it; one key and a note log a call."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive

from floortui.domain.moments import clock_text, to_text, zone_named
from floortui.domain.people import CONSULTANT, MANAGER
from floortui.errors import Refused
from floortui.language import _, current
from floortui.reports.card import card_frame
from floortui.reports.drawer import DayFrame, DayQuery
from floortui.reports.floor import FloorFrame, FloorQuery
from floortui.reports.lapsing import handed_words
from floortui.reports.later import GONE, LATE, Later, in_order
from floortui.reports.own_place import OwnQuery
from floortui.reports.owning import promised_words
from floortui.reports.why import STATES
from floortui.resources import style
from floortui.storage.queries.drawer import CardLine
from floortui.ui.commands import COMMANDS, MY_DAY, bindings_of
from floortui.ui.screens.card_screen import card_columns, card_row, owner_name
from floortui.ui.screens.own_day import OwnDay
from floortui.ui.widgets.card_pane import CardPane
from floortui.ui.widgets.own_place import Own, OwnBlock
from floortui.ui.widgets.parts import Parts
from floortui.ui.widgets.rowlist import Row, RowList
from floortui.ui.widgets.sidebar import SideBar

MOST_NAMED = 3
"""How many who are to be called back are named over the list; the key lists them all."""


class MyDayScreen(OwnDay):
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
        self._minute = ""
        self._own = OwnQuery()

    def compose_content(self) -> ComposeResult:
        """What there is to do, the list, the card, the figures."""
        with Horizontal(id="my-day"):
            with Vertical(id="found"):
                yield OwnBlock()
                yield Parts(id="sums")
                yield RowList(card_columns(latest=True), id="cards")
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
        day, minute = self._query.run(now, self._person, self.house_app.actor), to_text(now)[:16]
        if day != self._day or ((day.call_backs or day.expected) and minute != self._minute):
            self._day, self._minute = day, minute
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

    async def do_notes(self) -> None:
        """Show what the manager said to one's contacts; Enter goes to the card."""
        from floortui.reports.coaching import said_lately
        from floortui.ui.screens.coaching import Coaching

        rows = said_lately(self.today(), self._person) if self._person is not None else []
        if not rows:
            raise Refused("screen.no_notes")
        customer = await self.house_app.ask(Coaching(rows, self._day.names if self._day else {}))
        if customer is not None:
            await self._page_of(int(customer))

    async def _page_of(self, customer: int) -> None:
        """Show a card on a page of its own: it need not be due, so the list may not have it."""
        from floortui.ui.screens.dialogs import Page

        frame = card_frame(customer, self.today(), self.house_app.actor, masks=self.masks, able=self._able)
        if frame is not None:
            await self.house_app.ask(Page(frame))

    def _to_the_next(self) -> None:
        # who is expected stands first, and is not called
        self.query_one("#cards", RowList).cursor = len(self._day.expected) if self._day else 0

    def _expected_rows(self, day: DayFrame) -> list[Row]:
        """Give those who come today, by the time at which they do."""
        now, own = to_text(self.house_app.now()), self._person is not None
        app, rows = self.house_app, in_order(day.expected, now, day.no_show_minutes)
        whose = [row.phone_for(app.actor, app.role) if own else day.names.get(row.staff or 0, "–") for row in rows]
        return [_expected_row(row, day, now, said) for row, said in zip(rows, whose, strict=True)]

    def relabel(self) -> None:
        """Say everything again."""
        self._day = None
        super().relabel()

    def _show(self, day: DayFrame) -> None:
        parts = [
            *([_("expected {number}").format(number=len(day.expected))] if day.expected else []),
            _("overdue {number}").format(number=len(day.overdue())),
            _("today {number}").format(number=len(day.of_today())),
            _("in 7 days {number}").format(number=len(day.later())),
            _("phone wanted {number}").format(number=len(day.wanted)),
        ]
        if day.lapsing:
            parts.append(_("lapses this week {number}").format(number=day.lapsing))
        parts += promised_words(day.promised, day.today)
        if day.claims and self.house_app.role == MANAGER:
            parts.append(_("claimed {number}").format(number=day.claims))
        if self._person is not None:
            place = _("place {position}").format(position=day.position) if day.position else _(STATES[day.state])
            parts.append(_("line-up: {place}, took {turns}").format(place=place, turns=day.turns))
        if day.notes:
            key = self.house_app.key_of(COMMANDS["notes"])
            parts.append(_("notes of the manager ({key}): {number}").format(key=key, number=day.notes))
        parts += [*self.said_beside(day), *self._called_for(day)]
        self.query_one("#sums", Parts).say(parts)
        names, within, own = dict(day.names), dict(day.within), self._person is not None
        table = self.query_one("#cards", RowList)
        table.empty = _("nothing is due: well done")
        expected = {row.customer for row in day.expected}
        rows = self._expected_rows(day)
        due = [line for line in day.due if line.customer not in expected]
        whose = [line.phone or "–" if own else owner_name(line, names) for line in due]
        lines = [self._marked(line, names) for line in due]
        latests = day.listed.latests
        rows += [
            card_row(line, day.today, within, said, latests.get(line.customer), with_latest=True)
            for line, said in zip(lines, whose, strict=True)
        ]
        rows += [_wanted_row(line) for line in day.wanted if line.customer not in expected]
        table.show(rows, card_columns(own=own, latest=True))
        self.query_one("KeyBar").refresh()

    def _marked(self, line: CardLine, names: dict[int, str]) -> CardLine:
        """Mark the card of a colleague for whom they have taken over, and what else a due card is about."""
        remark = self._day.remarks.get(line.cycle, "") if self._day else ""
        if remark:
            line = line._replace(name=f"{line.name or '–'} · {remark}")
        if self._person is None or line.owner == self._person:
            return line
        owner = owner_name(line, names)
        return line._replace(name=_("for {owner} · {name}").format(name=line.name or "–", owner=owner))

    def _called_for(self, day: DayFrame) -> list[str]:
        """Say who is to be called back, and whose customer came and went to a colleague."""
        now, zone, names = to_text(self.house_app.now()), zone_named(day.zone_name), dict(day.names)
        key = self.house_app.key_of(COMMANDS["call_backs"])
        said = [
            _("call back ({key}): {what}").format(key=key, what=each.in_a_word(now, zone, names))
            for each in day.call_backs[:MOST_NAMED]
        ]
        if len(day.call_backs) > MOST_NAMED:
            said.append(_("call back: {number} more").format(number=len(day.call_backs) - MOST_NAMED))
        moved = (
            _("{customer} is now {name}'s: no contact for too long")
            if self._person is not None
            else _("{customer} is now {name}'s: {of} has left")
        )
        return (
            said
            + [
                moved.format(
                    customer=each.customer or "–",
                    name=names.get(each.taken_by or 0, "–"),
                    of=names.get(each.of or 0, "–"),
                )
                for each in day.moved
            ]
            + [handed_words(each, names) for each in day.handed]
        )


def _wanted_row(line: CardLine) -> Row:
    """One who lacks a phone, a name, a model or a grade."""
    lacks = _("dead phone") if line.phone_dead else _("no phone") if not line.phone else ""
    lacks = lacks or (_("no name") if not line.name else _("no model") if not line.model else _("no grade"))
    return Row(
        str(line.customer),
        (line.name or "–", "·", line.model or "–", lacks, "–", "", ""),
        "muted",
        ("", "", "", "warn"),
    )


def _expected_row(row: Later, day: DayFrame, now: str, whose: str) -> Row:
    """One who comes: at what time, where others have their next contact; how late they are, ✗ if they did not come."""
    stands = row.stands(now, day.no_show_minutes)
    late = row.minutes_late(now)
    mark = {LATE: f"{late}′" if late < 100 else f"{late // 60}h", GONE: "✗"}.get(stands, "")
    tone = {LATE: "warn", GONE: "alarm"}.get(stands, "loud")
    cells = (row.who or "–", "▸", row.model or "–", whose or "–", clock_text(row.at, day.zone), "", mark)
    return Row(str(row.customer), cells, tone)
