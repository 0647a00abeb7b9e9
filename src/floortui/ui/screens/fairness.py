"""The Board's other view: how fair a day, a week or a month was, and what overrode the line-up's order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult

from floortui.domain.moments import from_text, zone_named
from floortui.errors import N_
from floortui.language import _
from floortui.reports.fairness import DAY, MONTH, NUMBERS, WEEK, FairnessFrame, FairnessQuery, Mark, written
from floortui.reports.wording import words_of_the_house
from floortui.ui.screens.timed_view import TimedView
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.packing import joined
from floortui.ui.widgets.rowlist import Row, RowList

if TYPE_CHECKING:
    from floortui.reports.why import Words

NAME_CELLS, MOST_NAME_CELLS = 8, 16
LEAST_MARKS_LINES, MOST_MARKS_LINES = 3, 9
"""How much room what was overridden takes at most, where there is little and where there is much; more is scrolled."""


class Shown(NamedTuple):
    """A column: the group over it, and when it goes where room is short (0 stays)."""

    group: str = ""
    goes: int = 0


_TURNS, _PARTIES, _BY_HAND = N_("line-up"), N_("parties"), N_("by hand")

COLUMNS: Mapping[str, Shown] = {
    "turns": Shown(),
    "owed": Shown(),
    "missed": Shown(_TURNS),
    "made_up": Shown(_TURNS),
    "skipped": Shown(_TURNS, 2),
    "no_answer": Shown(_TURNS, 2),
    "asked_for": Shown(_PARTIES, 3),
    "return_visits": Shown(_PARTIES, 3),
    "stand_ins": Shown(_PARTIES, 3),
    "given": Shown(_BY_HAND, 4),
    "handed_over": Shown(_BY_HAND, 4),
    "moved": Shown(_BY_HAND, 4),
    "idle_minutes": Shown("", 1),
    "away_minutes": Shown("", 5),
    "orders": Shown(),
    "orders_per_turn": Shown(),
}
"""The columns in their order. Where room is short, what others brought about goes first; below, it stands line by
line."""

TITLES: Mapping[str, str] = {
    DAY: N_("fairness of a day"),
    WEEK: N_("fairness of a week"),
    MONTH: N_("fairness of a month"),
}


class Fairness(TimedView):
    """The view: the consultants' rows, under them what was done by hand; it goes through time."""

    FOCUS: ClassVar[str] = "#fairness"

    def __init__(self) -> None:
        super().__init__(id="fair")
        self._query = FairnessQuery()
        self._frame: FairnessFrame | None = None
        self._typed = False
        """Whether reasons typed by hand are shown."""

    def compose(self) -> ComposeResult:
        """The two lists."""
        yield RowList([Column("", NAME_CELLS)], id="fairness")
        yield RowList([Column("", NAME_CELLS)], heading=False, id="marks")

    @property
    def shown(self) -> FairnessFrame | None:
        """What is shown."""
        return self._frame

    def forget(self) -> None:
        """Say everything again at the next look."""
        self._frame = None

    def run(self, now: datetime) -> None:
        """Ask, and show what has changed."""
        frame = self._query.run(now, self.unit, self.day)
        typed = self.house_app.reads_reasons
        if (frame, typed) != (self._frame, self._typed):
            self._frame, self._typed = frame, typed
            self._show(frame)

    def _show(self, frame: FairnessFrame) -> None:
        rows = [
            Row(str(line.person), (line.name, *_cells(line.numbers)), "", ("", *_tones(line.numbers)))
            for line in frame.lines
        ]
        rows.append(Row("all", (_("all"), *_cells(frame.house)), "loud"))
        self.query_one("#fairness", RowList).show(rows, columns_of(rows))
        marks = self.query_one("#marks", RowList)
        marks.border_title = _("overridden or taken back")
        marks.empty = _("nothing was overridden, and nothing of the line-up taken back")
        words, short = words_of_the_house(typed=self._typed), frame.unit == DAY
        shown = [_mark_row(mark, words, frame.zone_name, short=short) for mark in frame.marks]
        marks.show(shown, _mark_columns(short=short))
        room = max(LEAST_MARKS_LINES, min(MOST_MARKS_LINES, self.house.size.height // 4))
        marks.styles.height = 1 + max(1, min(len(shown), room))
        self.say_time()
        self.house.query_one("KeyBar").refresh()

    @on(RowList.Fitted, "#fairness")
    def say_time(self) -> None:
        """Say which days these are, and what there is no room for."""
        frame, table = self._frame, self.query_one("#fairness", RowList)
        if frame is None:
            return
        period = frame.period
        days = period.start if frame.unit == DAY else f"{period.start} – {period.last}"
        left_out = _("no room for: {columns}").format(columns=", ".join(table.left_out)) if table.left_out else ""
        table.border_title = joined(_(TITLES[frame.unit]), days, _("so far") if frame.runs else "", left_out)


def _cells(numbers: Mapping[str, float | None]) -> tuple[str, ...]:
    return tuple(written(key, numbers[key]) for key in COLUMNS)


def _tones(numbers: Mapping[str, float | None]) -> tuple[str, ...]:
    return tuple("" if numbers[key] else "muted" for key in COLUMNS)


def columns_of(rows: list[Row]) -> list[Column]:
    """Give the columns, each as wide as its numbers ask for: a number is never cut."""
    columns = [Column("", NAME_CELLS, most=MOST_NAME_CELLS)]
    for index, (key, shown) in enumerate(COLUMNS.items(), 1):
        heading = _(NUMBERS[key])
        width = max(cell_len(heading), *(cell_len(row.cells[index]) for row in rows))
        columns.append(Column(heading, width, right=True, goes=shown.goes, group=_(shown.group) if shown.group else ""))
    return columns


def _mark_columns(*, short: bool) -> list[Column]:
    when = 5 if short else 11
    return [Column("", when), Column("", 4, most=12), Column("", 12, most=34), Column("", 4, most=12), Column("", 0)]


def _mark_row(mark: Mark, words: Words, zone_name: str, *, short: bool) -> Row:
    when = from_text(mark.at).astimezone(zone_named(zone_name)).strftime("%H:%M" if short else "%m-%d %H:%M")
    what = _("taken back: {what}").format(what=mark.what) if mark.undone else mark.what
    return Row(str(mark.seq), (when, mark.by or _("set-up"), what, mark.whom, words.reason(mark.reason)))
