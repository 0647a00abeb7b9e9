"""The Board's view of the stock: every car with its age, and what is wanted of which none is free."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult

from floortui.errors import Refused
from floortui.language import _
from floortui.reports.stock import Standing, StockFrame, StockQuery
from floortui.storage.queries.cars import Wish
from floortui.ui.screens.board_views import BoardView
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.packing import joined
from floortui.ui.widgets.rowlist import Row, RowList

LEAST_WANTED, MOST_WANTED = 4, 12
"""How many lines what is wanted takes at most, where there is little room and where there is much."""


class Stock(BoardView):
    """The view: a row a car, and under it what is wanted."""

    FOCUS: ClassVar[str] = "#stock-list"

    def __init__(self) -> None:
        super().__init__(id="stock")
        self._query = StockQuery()
        self._frame: StockFrame | None = None

    def compose(self) -> ComposeResult:
        """The two lists."""
        yield RowList(stock_columns(), id="stock-list")
        yield RowList(wanted_columns(), id="wanted")

    def forget(self) -> None:
        """Say everything again at the next look."""
        self._frame = None

    def run(self, now: datetime) -> None:
        """Ask, and show what has changed."""
        frame = self._query.run(now)
        if frame != self._frame:
            self._frame = frame
            self._show(frame)

    def _show(self, frame: StockFrame) -> None:
        table, wanted = self.query_one("#stock-list", RowList), self.query_one("#wanted", RowList)
        table.empty = _("no car is on the list: + puts one on it, or import stock")
        table.show(_stock_rows(frame), stock_columns())
        table.border_title = joined(
            _("in stock {number}").format(number=len(frame.lines)),
            _("free {number}").format(number=frame.free),
            _("old {number}").format(number=frame.old) if frame.old else "",
        )
        wanted.empty = _("whatever is wanted stands here")
        wanted.show([_wanted_row(number, wish) for number, wish in enumerate(frame.wanted)], wanted_columns())
        wanted.border_title = joined(_("wanted, not in stock"), str(len(frame.wanted)))
        room = max(LEAST_WANTED, min(MOST_WANTED, self.house.size.height // 3))
        wanted.styles.height = 2 + max(1, min(len(frame.wanted), room))
        self.house.query_one("KeyBar").refresh()

    def _car(self) -> Standing:
        """Give the highlighted car.

        Raises:
            Refused: none is.
        """
        key = self.query_one("#stock-list", RowList).key
        found = next((line for line in self._frame.lines if str(line.car.id) == key), None) if self._frame else None
        if found is None:
            raise Refused("screen.nothing")
        return found

    # -- commands

    def do_stock_add(self) -> Awaitable[object]:
        """Put cars into stock."""
        return self.house_app.fill_in("stock_add")

    def do_stock_edit(self) -> Awaitable[object]:
        """Change what the list says of a car."""
        car = self._car().car
        values = {name: str(getattr(car, name)) for name in ("model", "colour", "arrived", "vin", "note")}
        return self.house_app.fill_in(
            "stock_edit", given={"car": car.id}, values=values, seen=car.seq, about=lambda: car_words(car.id, car)
        )

    def do_stock_reserve(self) -> Awaitable[object]:
        """Reserve a car for a card."""
        line = self._car()
        if line.holder is not None:
            raise Refused("stock.reserved", car=line.car.id, name=line.holder.name, day=line.car.reserved_on)
        car = line.car
        return self.house_app.fill_in("stock_reserve", given={"car": car.id}, about=lambda: car_words(car.id, car))

    async def do_stock_release(self) -> None:
        """Release a car."""
        car = self._car().car
        await self.house_app.do_and_say("stock.release", car=car.id, seen=car.seq)

    async def do_stock_gone(self) -> None:
        """Take a car off the list, after a question."""
        from floortui.ui.screens.dialogs import Confirm

        car = self._car().car
        asked = Confirm(_("This car has left the house?"), car_words(car.id, car))
        if await self.house_app.ask(asked):
            await self.house_app.do_and_say("stock.gone", car=car.id, seen=car.seq)


def car_words(number: int, car: object) -> str:
    """Name a car: its number, model, colour, chassis number."""
    said = (str(getattr(car, name)) for name in ("model", "colour", "vin"))
    return joined(_("car {car}").format(car=number), *said)


def stock_columns() -> list[Column]:
    """Give the columns of the list; where room is short, the note goes first, then who looks after whom."""
    return [
        Column(_("model"), 8, most=16),
        Column(_("colour"), 4, most=12),
        Column(_("free"), 5, right=True),
        Column(_("days"), 4, right=True),
        Column("", 1),
        Column(_("arrived"), 10, goes=2),
        Column(_("reserved for"), 8, most=20),
        Column(_("whose"), 5, most=8, goes=1),
        Column(_("since"), 5, goes=2),
        Column(_("car"), 4, right=True),
        Column(_("chassis number"), 8, most=17, goes=3),
        Column(_("note"), 0, goes=4),
    ]


def _stock_rows(frame: StockFrame) -> list[Row]:
    rows, before = [], ("", "")
    for line in frame.lines:
        car, group = line.car, (line.car.model, line.car.colour)
        holder = line.holder
        cells = (
            car.model, car.colour, f"{line.free}/{line.of_group}" if group != before else "", str(line.age),
            "!" if line.old else "", car.arrived, (holder.name or "–") if holder else "",
            frame.names.get(holder.owner or 0, "–") if holder else "", (car.reserved_on or "")[5:], str(car.id),
            car.vin, car.note.replace("\n", " "),
        )  # fmt: skip
        tones = ("", "", "", *(("alarm", "alarm") if line.old else ("", "")))
        rows.append(Row(str(car.id), cells, "" if holder is None else "muted", tones))
        before = group
    return rows


def wanted_columns() -> list[Column]:
    """Give the columns of what is wanted."""
    return [
        Column(_("model"), 8, most=16),
        Column(_("colour"), 4, most=12),
        Column(_("ordered"), 7, right=True),
        Column(_("H/A/B"), 5, right=True),
        Column(_("lost"), 5, right=True),
        Column("", 0),
    ]


def _wanted_row(number: int, wish: Wish) -> Row:
    counts = tuple(str(count) if count else "–" for count in (wish.orders, wish.cards, wish.losses))
    cells = (wish.model, wish.colour or _("any"), *counts, "")
    return Row(str(number), cells, "warn" if wish.orders else "")
