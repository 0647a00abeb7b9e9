"""TimedView: a view of the Board that shows a day, a week or a sales month, and goes through time."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from floortui.domain.period import Period, day_after
from floortui.errors import Refused
from floortui.reports.fairness import DAY, MONTH, WEEK
from floortui.ui.screens.board_views import BoardView


class Timed(Protocol):
    """What such a view shows."""

    @property
    def period(self) -> Period:
        """Its days."""

    @property
    def runs(self) -> bool:
        """Whether it is not over: there is no later one to look at."""


class TimedView(BoardView):
    """A view with a day, a week or a month in it."""

    UNIT = DAY
    """What it shows at first."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.unit = self.UNIT
        self.day: str | None = None
        """A day of the time that was gone to; None follows today."""

    @property
    def shown(self) -> Timed | None:
        """What is shown; None before the first look."""
        return None

    @property
    def runs(self) -> bool:
        """Whether what is shown is not over."""
        return self.shown is None or self.shown.runs

    def offers(self, command: str) -> bool:
        """Say whether a command leads anywhere: no time comes after the running one."""
        return super().offers(command) and (command != "month_after" or not self.runs)

    def do_by_day(self) -> None:
        """Show a day."""
        self._by(DAY)

    def do_by_week(self) -> None:
        """Show a week."""
        self._by(WEEK)

    def do_by_month(self) -> None:
        """Show a sales month."""
        self._by(MONTH)

    def do_month_before(self) -> None:
        """Show the time before."""
        self._go(later=False)

    def do_month_after(self) -> None:
        """Show the time after."""
        self._go(later=True)

    def _by(self, unit: str) -> None:
        """Show the day, week or month in which lies what is shown; from a longer time its last day that has been."""
        if self.shown is not None and not self.shown.runs:
            self.day = self.shown.period.last
        self.unit = unit
        self._look()

    def _go(self, *, later: bool) -> None:
        """Go to the time before or after.

        Raises:
            Refused: what is shown still runs.
        """
        shown = self.shown
        if shown is None:
            return
        if later and shown.runs:
            raise Refused("screen.time_runs")
        self.day = shown.period.end if later else day_after(shown.period.start, -1)
        self._look()
        if self.runs:
            self.day = None

    def _look(self) -> None:
        now: datetime = self.house_app.now()
        self.run(now)
