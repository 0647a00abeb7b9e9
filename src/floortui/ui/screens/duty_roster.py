"""The duty roster: a month's grid of colleagues and days, where one key gives a shift."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from floortui.domain.period import calendar_month, day_after
from floortui.domain.shifts import FULL, OFF
from floortui.errors import Refused
from floortui.language import MONTHS, _, current
from floortui.reports.duty import Day, DutyQuery, Line
from floortui.resources import style
from floortui.storage.queries import house
from floortui.ui.commands import ROSTER, bindings_of
from floortui.ui.exporting import workbook
from floortui.ui.screens.base import HouseScreen
from floortui.ui.widgets.duty_grid import DutyGrid


class DutyRosterScreen(HouseScreen):
    """The month of everybody with shifts; reception and managers change it, everybody may look."""

    HOUSE_NAME = ROSTER
    CSS_PATH: ClassVar = [style("roster.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(ROSTER)
    AUTO_FOCUS = "#roster-grid"

    def __init__(self) -> None:
        super().__init__()
        self._query = DutyQuery()
        self._month = ""
        """The month that was gone to; empty is the running one."""
        self._day = ""
        """The day that is to have the cursor next."""
        self._given = ""
        """The shift that was given last."""

    def compose_content(self) -> ComposeResult:
        """The grid, and nothing beside it: a month needs the room."""
        yield DutyGrid(id="roster-grid")

    @property
    def _grid(self) -> DutyGrid:
        return self.query_one(DutyGrid)

    def begin(self) -> None:
        """Put the focus on the grid."""
        for grid in self.query(DutyGrid):
            grid.focus()

    def run_query(self) -> None:
        """Show the month."""
        grid, frame = self._grid, self._query.run(self.house_app.now(), self._month)
        first = grid.frame is None
        grid.show(frame)
        if self._day or first:
            grid.go_to(self._day or frame.today)
            self._day = ""
        year, month = frame.month.split("-")
        named = f"{year}年{int(month)}月" if current() == "zh" else f"{_(MONTHS[int(month) - 1])} {year}"
        grid.border_title = f"{_('Duty roster')} · {named}"

    def show_day(self, day: str) -> None:
        """Go to a day, and to its month."""
        self._month, self._day = day[:7], day
        if self.is_mounted:
            self.run_query()

    def offers(self, command: str) -> bool:
        """Say whether there is anybody to give a shift."""
        grids = list(self.query(DutyGrid))
        return command in ("roster_before", "roster_after") or not grids or grids[0].line is not None

    def _marked(self) -> tuple[list[Line], list[Day]]:
        """Give what a shift is given to.

        Raises:
            Refused: there is nobody.
        """
        lines, days = self._grid.marked()
        if not lines:
            raise Refused("screen.nothing")
        return lines, days

    async def _give(self, shift: str) -> None:
        """Give all that is marked a shift, as it was seen."""
        lines, days = self._marked()
        told = await self.house_app.do(
            "roster.shift",
            day=days[0].day,
            until=days[-1].day,
            names=[line.person for line in lines],
            shift=shift,
            seen=max(day.seen for day in days),
        )
        self._given = shift
        if told["skipped"]:
            self.house_app.say_told("roster.shift", told)

    # -- commands

    async def do_duty_toggle(self) -> None:
        """On duty all day, or off where all that is marked is on."""
        cells = self._grid.cells()
        await self._give(OFF if cells and all(cell.on for cell in cells) else FULL)

    async def do_full_day(self) -> None:
        """On duty all day."""
        await self._give(FULL)

    async def do_early_shift(self) -> None:
        """The early shift."""
        await self._give("early")

    async def do_late_shift(self) -> None:
        """The late shift."""
        await self._give("late")

    async def do_day_off(self) -> None:
        """Off."""
        await self._give(OFF)

    async def do_on_leave(self) -> None:
        """On leave."""
        await self._give("leave")

    async def do_in_training(self) -> None:
        """In training."""
        await self._give("training")

    async def do_pick_shift(self) -> None:
        """A shift of the house's list."""
        self._marked()
        shift = await self.house_app.pick_from("shift", _("Which shift?"))
        if shift is not None:
            await self._give(shift)

    async def do_same_shift(self) -> None:
        """The shift that was given last, to the next day; before any was, that of the cursor's day."""
        grid = self._grid
        cell = grid.cells()[-1] if grid.cells() else None
        shift = self._given or (cell.shift if cell else "")
        if not shift or grid.frame is None or grid.column + 1 >= len(grid.frame.days):
            raise Refused("screen.nothing")
        grid.action_go(0, 1)
        await self._give(shift)

    async def do_copy_week(self) -> None:
        """Take the week before over into the cursor's."""
        _lines, (first, *_more) = self._marked()
        await self.house_app.do_and_say("roster.copy_week", day=first.day)

    def do_day_order(self) -> None:
        """Show the day's order in the Set-up."""
        from floortui.ui.screens.set_up import SetUpScreen

        _lines, days = self._marked()
        self.house_app.do_screen_set_up()
        if isinstance(self.house_app.screen, SetUpScreen):
            self.house_app.screen.show_roster(days[0].day)

    @on(DutyGrid.Chosen)
    def _chosen(self) -> None:
        self.house_app.run_command("day_order")

    async def do_close_house_on(self) -> None:
        """Close the house on the day, or take it off the closed days."""
        day = self._grid.day
        if day is None:
            raise Refused("screen.nothing")
        if not day.closed:
            await self.house_app.do_and_say("hours.close_day", day=day.day)
        elif any(closed == day.day for _row, closed, _reason in house.closed_days(day.day)):
            await self.house_app.do_and_say("hours.reopen_day", day=day.day)
        else:
            raise Refused("screen.closed_weekday", day=day.day)

    def do_print_roster(self) -> Awaitable[object]:
        """Write the month into a workbook."""
        frame = self._grid.frame
        if frame is None or not frame.lines:
            raise Refused("screen.nothing")
        return self._print(frame.month)

    async def _print(self, month: str) -> None:
        days, writer = calendar_month(month), self.house_app.writer
        name = f"duty-roster-{month}.xlsx"
        file, rows = await writer.run(lambda: workbook(writer.desk, "duty-roster", name, days.start, days.last))
        self.house_app.clear_notifications()
        self.house_app.notify(_("{rows} rows in {file}").format(rows=rows, file=file), markup=False, timeout=15)

    def do_roster_before(self) -> None:
        """Show the month before."""
        self._to(-1)

    def do_roster_after(self) -> None:
        """Show the month after."""
        self._to(1)

    def _to(self, by: int) -> None:
        frame = self._grid.frame
        if frame is not None:
            days = calendar_month(frame.month)
            month = (days.end if by > 0 else day_after(days.start, -1))[:7]
            self._month = "" if month == frame.today[:7] else month
            self.run_query()
