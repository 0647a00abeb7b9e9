"""The Board's view of the monthly check: how far each drawer is looked at, by whom, and what was found."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from floortui.domain.people import CONSULTANT
from floortui.errors import Refused
from floortui.language import _
from floortui.reports.checking import CheckFrame, CheckLine, CheckQuery, months
from floortui.ui.screens.board_views import BoardView
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.packing import joined
from floortui.ui.widgets.rowlist import Row, RowList

NAME_CELLS, MOST_NAME_CELLS = 8, 16
NOBODY = "nobody"
"""What stands for the row of the cards without an owner."""


class DrawerCheck(BoardView):
    """The view: a row for each consultant; Enter opens the check of their cards."""

    FOCUS: ClassVar[str] = "#checks"

    def __init__(self) -> None:
        super().__init__(id="drawer-check")
        self._query = CheckQuery()
        self._month: str | None = None
        """The month before, if that was gone to; None is the running one."""
        self._frame: CheckFrame | None = None

    def compose(self) -> ComposeResult:
        """The list."""
        yield RowList(_columns(), id="checks")

    def forget(self) -> None:
        """Say everything again at the next look."""
        self._frame = None

    def run(self, now: datetime) -> None:
        """Ask, and show what has changed."""
        frame = self._query.run(now, self._month)
        if frame != self._frame:
            self._frame = frame
            self._show(frame)

    def offers(self, command: str) -> bool:
        """Say whether a command leads anywhere: the running month and the one before can be checked."""
        runs = self._frame is None or self._frame.runs
        return super().offers(command) and {"month_before": runs, "month_after": not runs}.get(command, True)

    def do_month_before(self) -> None:
        """Show the month before the running one, which can still be checked.

        Raises:
            Refused: it is shown already.
        """
        running, before = months(self.house_app.now())
        if self._frame is not None and not self._frame.runs:
            raise Refused("check.month", running=running, before=before)
        self._month = before
        self.run(self.house_app.now())

    def do_month_after(self) -> None:
        """Show the running month.

        Raises:
            Refused: it is shown already.
        """
        if self._frame is not None and self._frame.runs:
            raise Refused("screen.month_runs")
        self._month = None
        self.run(self.house_app.now())

    @on(RowList.Chosen, "#checks")
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.house_app.start(self._check(event.key))

    async def _check(self, key: str) -> None:
        """Open the check of the highlighted one's cards, in the month that is shown.

        Raises:
            Refused: they are a colleague's, or whoever sits here checks no cards.
        """
        from floortui.ui.commands import COMMANDS
        from floortui.ui.screens.checking import Checking

        app = self.house_app
        app.must(COMMANDS["check"])
        if app.role == CONSULTANT and key != str(app.actor):
            raise Refused("role.own_only")
        if key == NOBODY:
            raise Refused("check.nobody")
        await app.ask(Checking(None if key == "all" else int(key), self._frame.month if self._frame else ""))
        self.run(app.now())

    def _show(self, frame: CheckFrame) -> None:
        rows = [_row(str(line.who or NOBODY), line.name or _("nobody"), line) for line in frame.lines]
        rows.append(_row("all", _("all"), frame.house)._replace(tone="loud", tones=()))
        table = self.query_one("#checks", RowList)
        table.show(rows, _columns())
        left = ""
        if frame.runs:
            left = _("{days} days left").format(days=frame.days_left) if frame.days_left > 1 else _("the last day")
        days = f"{frame.first} – {frame.last}"
        table.border_title = joined(_("drawer check"), frame.month, days, left)
        self.house.query_one("KeyBar").refresh()


def _row(key: str, name: str, line: CheckLine) -> Row:
    """One row; what is all done is good, what nobody has begun is muted."""
    cells = (
        name,
        str(line.cards),
        _done(line.by_consultant, line.cards),
        _done(line.by_manager, line.cards),
        str(line.in_order),
        line.findings,
    )
    tones = ("", "", _tone(line.by_consultant, line.cards), _tone(line.by_manager, line.cards), "", "warn")
    return Row(key, cells, "" if line.cards else "muted", tones if line.cards else ())


def _done(done: int, cards: int) -> str:
    """Write how many were checked, and that it is all of them in a mark, too."""
    if not cards:
        return "–"
    return f"{done} ✓" if done == cards else f"{done}  "


def _tone(done: int, cards: int) -> str:
    return "good" if done == cards else "" if done else "muted"


def _columns() -> list[Column]:
    return [
        Column("", NAME_CELLS, most=MOST_NAME_CELLS),
        Column(_("open cards"), 5, right=True),
        Column(_("by consultant"), 6, right=True, most=14),
        Column(_("by manager"), 6, right=True, most=14),
        Column(_("in order"), 6, right=True, most=10),
        Column(_("findings"), 0),
    ]
