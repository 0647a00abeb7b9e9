"""The Board's view of the workload: what everybody has to do against what a day takes, and who has room."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import datetime
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult

from floortui.domain.workload import Load, Workload
from floortui.errors import N_, Refused
from floortui.language import _
from floortui.reports.workload import WorkloadFrame, WorkloadQuery
from floortui.ui.screens.board_views import BoardView
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.packing import joined
from floortui.ui.widgets.rowlist import Row, RowList

NAME_CELLS, MOST_NAME_CELLS = 6, 16

COLUMNS: tuple[tuple[str, str, int], ...] = (
    (N_("in hand"), "", 1),
    (N_("overdue"), N_("today"), 0),
    (N_("due"), N_("today"), 0),
    (N_("done"), N_("today"), 0),
    (N_("minutes"), N_("today"), 2),
    (N_("yesterday"), "", 3),
)
"""The columns before the days: heading, the group over it, and when it goes where room is short."""


class WorkloadView(BoardView):
    """The view: a row for each consultant; an exclamation mark stands where more is due than can be done."""

    FOCUS: ClassVar[str] = "#workload"

    def __init__(self) -> None:
        super().__init__(id="load")
        self._query = WorkloadQuery()
        self._frame: WorkloadFrame | None = None

    def compose(self) -> ComposeResult:
        """The list."""
        yield RowList([Column("", NAME_CELLS)], id="workload")

    def forget(self) -> None:
        """Say everything again at the next look."""
        self._frame = None

    def run(self, now: datetime) -> None:
        """Ask, and show what has changed."""
        frame = self._query.run(now)
        if frame != self._frame:
            self._frame = frame
            rows = [_row(line) for line in frame.lines]
            self.query_one("#workload", RowList).show(rows, columns_of(frame, rows))
            self.say_what()
            self.house.query_one("KeyBar").refresh()

    @on(RowList.Fitted, "#workload")
    def say_what(self) -> None:
        """Say what a day takes, who is off and not covered, and what there is no room for."""
        frame, table = self._frame, self.query_one("#workload", RowList)
        if frame is None:
            return
        off = [
            _("{name} off, {due} due, {who} covers").format(name=name, due=due, who=who)
            if who
            else _("{name} off, {due} due, nobody covers").format(name=name, due=due)
            for name, due, who in frame.off
        ]
        left_out = _("no room for: {columns}").format(columns=", ".join(table.left_out)) if table.left_out else ""
        table.border_title = joined(
            _("workload"), _("{number} contacts a day").format(number=frame.a_day), *off, left_out
        )

    def do_cover_for(self) -> Awaitable[object]:
        """Hand the highlighted consultant's contacts to a colleague.

        Raises:
            Refused: nobody is highlighted.
        """
        key, frame = self.query_one("#workload", RowList).key, self._frame
        line = next((line for line in frame.lines if str(line.person) == key), None) if frame else None
        if line is None or frame is None:
            raise Refused("screen.nobody")
        return self.house_app.fill_in("cover", values={"staff": line.name, "day": frame.today})


def _row(line: Workload) -> Row:
    """One consultant; what is too much alarms, who has room is good."""
    left = "alarm" if line.over_today else ""
    cells = (
        line.name,
        str(line.open_cards),
        _marked(line.overdue, over=bool(line.overdue) and line.over_today),
        _today(line),
        str(line.done_today),
        str(line.minutes_today),
        str(line.done_yesterday),
        *(_load(load) for load in line.days),
        f"{line.room:+d}",
    )
    days = tuple("alarm" if load.over else "muted" if not load.capacity else "" for load in line.days)
    tones = ("", "", left if line.overdue else "", left, "", "", "", *days, "good" if line.room > 0 else "alarm")
    return Row(str(line.person), cells, "", tones)


def _today(line: Workload) -> str:
    if not line.capacity_today and not line.due_today:
        return _("day off")
    return _marked(line.due_today, over=line.over_today and bool(line.due_today))


def _marked(number: int, *, over: bool) -> str:
    return f"!{number}" if over else str(number)


def _load(load: Load) -> str:
    """Write a day: how many are due, with a mark where that is too much; off where nobody is there to do it."""
    if not load.capacity:
        return f"!{load.due}" if load.due else _("day off")
    return _marked(load.due, over=load.over)


def columns_of(frame: WorkloadFrame, rows: list[Row]) -> list[Column]:
    """Give the columns, each as wide as its numbers ask for."""
    days = [load.day[5:] for load in frame.lines[0].days] if frame.lines else []
    heads = [(_(heading), _(group) if group else "", goes) for heading, group, goes in COLUMNS]
    heads += [(day, _("due"), 0) for day in days]
    heads.append((_("room"), "", 0))
    columns = [Column("", NAME_CELLS, most=MOST_NAME_CELLS)]
    for index, (heading, group, goes) in enumerate(heads, 1):
        width = max(3, cell_len(heading), *(cell_len(row.cells[index]) for row in rows), 0)
        columns.append(Column(heading, width, right=True, goes=goes, group=group))
    return columns
