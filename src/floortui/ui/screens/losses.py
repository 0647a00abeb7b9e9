"""The Board's view of losses: kinds of reasons and reasons, by consultant; under them what was bought instead."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from floortui.errors import N_
from floortui.language import _, current
from floortui.reports.fairness import DAY, MONTH, WEEK
from floortui.reports.losses import OTHER, LostFrame, LostLine, LostQuery
from floortui.ui.screens.timed_view import TimedView
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.packing import joined
from floortui.ui.widgets.rowlist import Row, RowList

TITLES = {
    DAY: N_("lost on a day"),
    WEEK: N_("lost in a week"),
    MONTH: N_("lost in a month"),
}


class Losses(TimedView):
    """The view: the reasons, and the cars of the highlighted one."""

    FOCUS: ClassVar[str] = "#losses"
    UNIT = MONTH

    def __init__(self) -> None:
        super().__init__(id="lost")
        self._query = LostQuery()
        self._frame: LostFrame | None = None

    def compose(self) -> ComposeResult:
        """The two lists."""
        yield RowList([Column("", 12)], id="losses")
        yield RowList([Column("", 0), Column("", 6, right=True)], heading=False, id="cars")

    @property
    def shown(self) -> LostFrame | None:
        """What is shown."""
        return self._frame

    def forget(self) -> None:
        """Say everything again at the next look."""
        self._frame = None

    def run(self, now: datetime) -> None:
        """Ask, and show what has changed."""
        frame = self._query.run(now, self.unit, self.day)
        if frame != self._frame:
            self._frame = frame
            self._show(frame)

    def _show(self, frame: LostFrame) -> None:
        table = self.query_one("#losses", RowList)
        table.empty = _("nobody was lost")
        table.show([_row(line, frame) for line in frame.lines], _columns(frame))
        self._say_time()
        self._show_cars()
        self.house.query_one("KeyBar").refresh()

    @on(RowList.Fitted, "#losses")
    def _say_time(self) -> None:
        """Say which days these are, how many were lost, and whether too many for something else."""
        frame, table = self._frame, self.query_one("#losses", RowList)
        if frame is None:
            return
        days = frame.period.start if frame.unit == DAY else f"{frame.period.start} – {frame.period.last}"
        watched = _("! something else: {share} of {number}, at most {most}%").format(
            share=f"{frame.other_share:.0%}", number=frame.total, most=frame.most_other
        )
        # not by name: names are data, and the title of a border is read as markup
        gone = len(table.left_out)
        left_out = _("no room for {number} consultants").format(number=gone) if gone else ""
        so_far = _("so far") if frame.runs else ""
        table.border_title = joined(_(TITLES[frame.unit]), watched if frame.alarms else "", days, so_far, left_out)

    @on(RowList.Moved, "#losses")
    def _other_reason(self, event: RowList.Moved) -> None:
        event.stop()
        self._show_cars()

    def _show_cars(self) -> None:
        frame, key = self._frame, self.query_one("#losses", RowList).key
        line = next((each for each in frame.lines if _key(each) == key), None) if frame else None
        cars = self.query_one("#cars", RowList)
        cars.border_title = _("bought instead")
        cars.empty = _("nobody knows what they bought")
        cars.show([Row(car, (car, str(number))) for car, number in (line.cars if line else ())])


def _key(line: LostLine) -> str:
    return f"{line.group}:{line.reason}"


def _columns(frame: LostFrame) -> list[Column]:
    people = [Column(name, 4, right=True, most=10, goes=number) for number, name in enumerate(frame.names.values(), 1)]
    return [
        Column(_("why"), 12, most=34),
        Column(_("lost"), 4, right=True, most=8),
        Column(_("share"), 5, right=True),
        *people,
    ]


def _row(line: LostLine, frame: LostFrame) -> Row:
    kind, code = ("loss", line.reason) if line.reason else ("loss_group", line.group)
    choice = frame.choices.get((kind, code))
    name = choice.named(current()) if choice else code
    numbers = (str(line.number), f"{line.share:.0%}", *(str(line.by.get(person, "·")) for person in frame.names))
    tone = "alarm" if line.group == OTHER and frame.alarms else "" if line.reason else "loud"
    return Row(_key(line), (f"  {name}" if line.reason else name, *numbers), tone)
