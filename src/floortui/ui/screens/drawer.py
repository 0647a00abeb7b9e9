"""The Drawer: one search field, the drawers with their counts, the cards found, and the highlighted one beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Input

from floortui.domain.people import CONSULTANT, MANAGER
from floortui.errors import N_
from floortui.language import _
from floortui.reports.drawer import DRAWERS, Drawer, DrawerFrame, DrawerQuery
from floortui.reports.floor import FloorFrame, FloorQuery
from floortui.resources import style
from floortui.storage.queries import floor
from floortui.storage.queries.allocation import WHICH
from floortui.storage.queries.drawer import CardLine
from floortui.ui.commands import DRAWER, bindings_of
from floortui.ui.screens.card_screen import CardScreen, card_columns, card_row, owner_name
from floortui.ui.widgets.card_pane import CardPane
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.rowlist import Row, RowList
from floortui.ui.widgets.sidebar import SideBar
from floortui.ui.widgets.text_field import TextField

COUNT_SECONDS = 0.1
"""How long after what was done the cards are counted: the list is painted first, and much in one go counts once."""

KEYS = {"enter": N_("to the list"), "down": N_("next row"), "up": N_("row before")}
"""What keys do in the search field."""


class DrawerScreen(CardScreen):
    """Everybody's screen for finding a customer."""

    HOUSE_NAME = DRAWER
    CSS_PATH: ClassVar = [style("cards.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(DRAWER),
        Binding("down", "in_search(1)", show=False),
        Binding("up", "in_search(-1)", show=False),
    ]
    AUTO_FOCUS = "#field-search"

    frame: reactive[FloorFrame | None] = reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._floor = FloorQuery()
        self._query = DrawerQuery()
        self._drawer = next(iter(DRAWERS))
        self._found: DrawerFrame | None = None
        self._counts: Mapping[str, int] | None = None
        self._count_timer: Timer | None = None

    def compose_content(self) -> ComposeResult:
        """The drawers, the search over its list, the card, the figures."""
        with Horizontal(id="drawer"):
            yield RowList([Column("", 0), Column("", 6, right=True)], heading=False, id="drawers")
            with Vertical(id="found"):
                yield TextField("search", hint=_("name, pinyin, phone or model"), does=KEYS)
                yield RowList(card_columns(), id="cards")
            yield CardPane()
            yield SideBar().data_bind(DrawerScreen.frame)

    def lines(self) -> Sequence[CardLine]:
        """Give the cards that are shown."""
        return self._found.lines if self._found else ()

    @property
    def _person(self) -> int | None:
        """Whose cards stand in the drawers that are one's own: a consultant's, for others everybody's."""
        return self.house_app.actor if self.house_app.role == CONSULTANT else None

    def _drawers(self) -> list[tuple[str, Drawer]]:
        """Give the drawers that whoever sits here opens."""
        manages = self.house_app.role == MANAGER
        return [(code, each) for code, each in DRAWERS.items() if manages or not each.managers]

    @property
    def _text(self) -> str:
        return self.query_one("#field-search", TextField).value

    def run_query(self) -> None:
        """Show the drawers and what is in the chosen one, or what the typed text finds."""
        now = self.house_app.now()
        self.frame = self._floor.run(now)
        self._show(self._query.run(now, self._drawer, self._text, self._person))
        self.show_card()
        if self._counts is None:
            self._count()
        elif self._count_timer is None:
            self._count_timer = self.set_timer(COUNT_SECONDS, self._count)

    def on_resize(self) -> None:
        """Count the cards, where there was no room for the drawers before."""
        self.call_after_refresh(self._count)

    def _count(self) -> None:
        """Count how many cards lie in each drawer, beside the screen; until that is known, their names stand there."""
        self._count_timer = None
        drawers = self.query_one("#drawers", RowList)
        if drawers.display:
            if not drawers.rows:
                self._show_counts({})
            question = partial(self._query.counts, self.house_app.now(), self._person)
            self.house_app.find_out("counts", question, self._counted)

    def _counted(self, counts: Mapping[str, int]) -> None:
        if counts != self._counts:
            self._counts = counts
            self._show_counts(counts)

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        rows = [Row(code, (_(each.label), str(counts.get(code, "")))) for code, each in self._drawers()]
        self.query_one("#drawers", RowList).show(rows)

    def _show(self, found: DrawerFrame) -> None:
        before, self._found = self._found, found
        if found != before:
            names, within = dict(found.names), dict(found.within)
            table = self.query_one("#cards", RowList)
            table.empty = _("nobody is known by that") if self._text else _("this drawer is empty")
            rows = [card_row(line, found.today, within, owner_name(line, names)) for line in found.lines]
            table.show(rows, card_columns())
            label = _("found") if self._text else _(DRAWERS[self._drawer].label)
            table.border_title = f"{label} · {len(found.lines)}{'+' if found.more else ''}"

    def relabel(self) -> None:
        """Say everything again."""
        self._found = None
        self._show_counts(self._counts or {})
        self.query_one("#field-search", TextField).call("", _("name, pinyin, phone or model"))
        super().relabel()

    # -- the search

    @on(Input.Changed, "#field-search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.call_later(self._search, event.value)

    def _search(self, typed: str) -> None:
        """Ask once for all the letters that came in one go; the card follows when the list has been painted."""
        if typed == self._text:
            self._show(self._query.run(self.house_app.now(), self._drawer, typed, self._person))
            self.query_one("#cards", RowList).cursor = 0
            self.show_card_soon()

    @on(Input.Submitted, "#field-search")
    def _submitted(self) -> None:
        self.query_one("#cards").focus()

    def action_in_search(self, by: int) -> None:
        """Move in the list while typing goes on."""
        if self.query_one("#field-search").has_focus:
            self.query_one("#cards", RowList).cursor += by

    @on(RowList.Moved, "#drawers")
    def _drawer_moved(self, event: RowList.Moved) -> None:
        if event.key != self._drawer:
            self._to(event.key)

    @on(RowList.Chosen, "#drawers")
    def _drawer_chosen(self) -> None:
        self.query_one("#cards").focus()

    def _to(self, code: str) -> None:
        self._drawer, self._found = code, None  # two drawers may have the same cards in them
        self.query_one("#field-search", TextField).value = ""
        self.query_one("#cards", RowList).cursor = 0
        self.run_query()

    def _step(self, by: int) -> None:
        codes = [code for code, _each in self._drawers()]
        code = codes[(codes.index(self._drawer) + by) % len(codes)]
        self.query_one("#drawers", RowList).move_to(code)
        if code != self._drawer:
            self._to(code)

    def go_to(self, customer: int) -> None:
        """Highlight a card; where the drawer that is open does not show it, look it up."""
        super().go_to(customer)
        cards = self.query_one("#cards", RowList)
        if cards.key != str(customer):
            known = floor.customer(customer)
            self.query_one("#field-search", TextField).value = known.phones[0] if known else ""
            self.run_query()
            cards.move_to(str(customer))
        self.show_card()

    def begin(self) -> None:
        """Begin with the search: the next letter looks for somebody else, and Enter goes to who was found before."""
        for field in self.query("#field-search").results(TextField):
            field.focus()
            field.action_select_all()

    # -- commands

    def do_search(self) -> None:
        """Go to the search field, empty."""
        field = self.query_one("#field-search", TextField)
        field.value = ""
        field.focus()

    def do_next_drawer(self) -> None:
        """Show the next drawer."""
        self._step(1)

    def do_last_drawer(self) -> None:
        """Show the drawer before."""
        self._step(-1)

    def do_page(self) -> None:
        """Show the card on a page of its own."""
        from floortui.ui.screens.dialogs import Page

        self.app.push_screen(Page(self._card()))

    async def do_check(self) -> None:
        """Check the drawer of the month: a consultant their own, a manager everybody's."""
        from floortui.ui.screens.checking import Checking

        app = self.house_app
        await app.ask(Checking(app.actor if app.role == CONSULTANT else None))
        self.run_query()

    async def do_deal(self) -> None:
        """Deal out the cards that nobody looks after: of the drawer that is open, or all there are."""
        from floortui.ui.screens.dealing import Dealing

        which = self._drawer if self._drawer in WHICH and not self._text else "loose"
        dealing = Dealing.of(which, self.house_app.now())
        told = await self.house_app.ask(dealing)
        if told:
            self.house_app.say_told("cards.allocate", told)
        self.run_query()
