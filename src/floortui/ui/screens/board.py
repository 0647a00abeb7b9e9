"""The Board: what a sales month has come to, a row for each consultant, as it hangs on the wall."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.reactive import reactive

from floortui.domain.figures import FIGURES
from floortui.errors import N_, Refused
from floortui.language import _
from floortui.reports.board import OPENED, STOCK, BoardFrame, BoardLine, BoardQuery
from floortui.reports.figures import alarms, short
from floortui.reports.floor import FloorFrame, FloorQuery
from floortui.resources import style
from floortui.storage.queries.tallies import HOUSE, NOBODY
from floortui.ui.commands import BOARD, COMMANDS, bindings_of
from floortui.ui.screens.base import HouseScreen
from floortui.ui.screens.board_views import VIEWS, BoardView
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.packing import joined
from floortui.ui.widgets.rowlist import Row, RowList
from floortui.ui.widgets.sidebar import MONTHLY, SideBar

NAME_CELLS, MOST_NAME_CELLS = 8, 16
"""How wide names are where room is short, and at most."""

GRADE_CELLS = 2
"""How wide a grade's column is at least, so that the first ten cards move nothing."""

BY_GRADE = frozenset({*OPENED.values(), *STOCK.values()})
"""The ten narrow columns: their numbers stand without a comma, so that a large house has room for them too."""

WHOSE: Mapping[int | None, str] = {HOUSE: N_("house"), NOBODY: N_("nobody")}
"""What the rows that are no person's are called."""


class Shown(NamedTuple):
    """A column: its heading, the group over it, and when it goes where room is short (0 stays)."""

    heading: str
    group: str = ""
    goes: int = 0


COLUMNS: Mapping[str, Shown] = {
    **{key: Shown(MONTHLY[key]) for key in ("first_contacts", "cards")},
    **{key: Shown(grade, N_("opened")) for grade, key in OPENED.items()},
    "retention": Shown(MONTHLY["retention"]),
    "orders": Shown(MONTHLY["orders"]),
    "deliveries": Shown(MONTHLY["deliveries"], goes=3),
    **{key: Shown(grade, N_("in the drawer"), goes=2) for grade, key in STOCK.items()},
    "overdue_follow_ups": Shown(MONTHLY["overdue_follow_ups"], goes=1),
}
"""The numbers of a row in their order, as the sidebar calls them. Where room is short, deliveries go first, then the
drawer with all its grades, then what is overdue."""


class BoardScreen(HouseScreen):
    """Everybody's screen of the month; there is nothing to write on it."""

    HOUSE_NAME = BOARD
    CSS_PATH: ClassVar = [style("board.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(BOARD)
    AUTO_FOCUS = "#board"

    frame: reactive[FloorFrame | None] = reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._floor = FloorQuery()
        self._query = BoardQuery()
        self._month: str | None = None
        """The month that was gone to; None follows the running one into the next."""
        self._shown: BoardFrame | None = None
        self._views: dict[str, BoardView] = {}
        """The views that somebody has asked for, by the command that shows them."""
        self._looking_at = ""
        """The one that is seen; empty while the figures are."""

    def compose_content(self) -> ComposeResult:
        """The month's rows, the figures."""
        with Horizontal(id="wall"):
            yield RowList([Column("", NAME_CELLS)], id="board")
            yield SideBar().data_bind(BoardScreen.frame)

    def figures(self) -> list[tuple[str, str]]:
        """Give the figures of the columns, then those of the sidebar."""
        if self._view is not None:
            return [*self._view.figures(), *super().figures()]
        return [*((key, shown.heading) for key, shown in COLUMNS.items() if key in MONTHLY), *super().figures()]

    def run_query(self) -> None:
        """Show the month."""
        now = self.house_app.now()
        self.frame = self._floor.run(now)
        if self._view is not None:
            self._view.run(now)
        else:
            self._show(self._query.run(now, self._month))

    @property
    def _view(self) -> BoardView | None:
        """The view that is seen, if the figures are not."""
        return self._views.get(self._looking_at)

    def relabel(self) -> None:
        """Say everything again."""
        self._shown = None
        for view in self._views.values():
            view.forget()
        super().relabel()

    def _show(self, board: BoardFrame) -> None:
        if board == self._shown:
            return
        self._shown = board
        table = self.query_one("#board", RowList)
        rows = [_row(line) for line in board.lines]
        rows.append(_row(board.store, _("store")))
        table.show(rows, columns_of(rows))
        self._say_month()
        self.query_one("KeyBar").refresh()

    @on(RowList.Fitted, "#board")
    def _say_month(self) -> None:
        """Say which month it is, and what there is no room for: a column never goes without a word."""
        board, table = self._shown, self.query_one("#board", RowList)
        if board is None:
            return
        so_far = _("so far") if board.runs else ""
        left_out = _("no room for: {columns}").format(columns=", ".join(table.left_out)) if table.left_out else ""
        days = f"{board.period.start} – {board.period.last}"
        table.border_title = joined(board.month, days, so_far, left_out)

    # -- commands

    def offers(self, command: str) -> bool:
        """Say whether a command leads anywhere: no month comes after the running one."""
        if command in VIEWS:
            return True
        if self._view is not None:
            return self._view.offers(command) or (command in COMMANDS and COMMANDS[command].screen != BOARD)
        if any(command in view.own for view in VIEWS.values()):
            return False
        return command != "month_after" or self._shown is None or not self._shown.runs

    def doer(self, command: str) -> Callable[[], Any] | None:
        """Give what does a command: the view that is seen, the Board, or the view that alone can."""
        if command in VIEWS:
            return partial(self._look_at, command)
        if self._view is not None and (found := self._view.doer(command)) is not None:
            return found
        if (view := next((name for name, view in VIEWS.items() if command in view.own), None)) is not None:
            return partial(self._do_in, view, command)
        return super().doer(command) if self._view is None else None

    async def _look_at(self, name: str) -> None:
        """Change to a view, or from it back to the figures."""
        if name not in self._views:
            view = self._views[name] = VIEWS[name].made()
            await self.query_one("#wall").mount(view, after="#board")
        self._looking_at = "" if self._looking_at == name else name
        self.query_one("#board").display = not self._looking_at
        for each, widget in self._views.items():
            widget.display = each == self._looking_at
        self.run_query()
        self.set_focus(self.query_one(self._view.FOCUS if self._view else "#board"))

    async def _do_in(self, name: str, command: str) -> None:
        """Show the view that alone can do a command, and have it done there."""
        await self._look_at(name)
        step = self._views[name].doer(command)
        result = step() if step is not None else None
        if isinstance(result, Awaitable):
            await result

    def do_month_before(self) -> None:
        """Show the sales month before."""
        if self._shown is not None:
            self._to(self._shown, self._shown.earlier)

    def do_month_after(self) -> None:
        """Show the sales month after."""
        if self._shown is not None:
            if self._shown.runs:
                raise Refused("screen.month_runs")
            self._to(self._shown, self._shown.later)

    def _to(self, board: BoardFrame, month: str) -> None:
        self._month = None if month == board.running else month
        self.run_query()


def _row(line: BoardLine, name: str = "") -> Row:
    """One row: its numbers, a dash where there is no figure; what is nothing is muted, what needs a hand alarms."""
    cells = tuple(_written(key, line.numbers[key]) for key in COLUMNS)
    tones = tuple(_tone(key, line.numbers[key]) for key in COLUMNS)
    if name:
        return Row("store", (name, *cells), "loud", ("", *(tone if tone == "alarm" else "" for tone in tones)))
    return Row(str(line.who), (line.name or _(WHOSE[line.who]), *cells), "", ("", *tones))


def _written(key: str, number: float | None) -> str:
    return str(number) if key in BY_GRADE else short(FIGURES[key], number)


def _tone(key: str, number: float | None) -> str:
    if key in FIGURES and alarms(FIGURES[key], number):
        return "alarm"
    return "" if number else "muted"


def columns_of(rows: list[Row]) -> list[Column]:
    """Give the columns, each as wide as its numbers ask for: a number is never cut."""
    columns = [Column("", NAME_CELLS, most=MOST_NAME_CELLS)]
    for index, shown in enumerate(COLUMNS.values(), 1):
        heading = _(shown.heading)
        width = max(GRADE_CELLS, cell_len(heading), *(cell_len(row.cells[index]) for row in rows))
        columns.append(Column(heading, width, right=True, goes=shown.goes, group=_(shown.group) if shown.group else ""))
    return columns
