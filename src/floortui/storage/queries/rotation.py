"""The rotation lines of any days as they stand in the journal, and what was written down of their visits."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from floortui.domain.lineup import ROTATION_EVENTS
from floortui.domain.period import Period
from floortui.domain.recorded import Recorded
from floortui.storage.database import execute
from floortui.storage.journal import Entry, entry, undone_by

_EVENTS = ", ".join(f"'{action}'" for action in sorted(ROTATION_EVENTS))


def lines_of(period: Period) -> list[Recorded]:
    """Give the rotation lines of a period in their order, by the index of days; those taken back too."""
    rows = execute(
        "SELECT j.seq, j.at, j.day, j.actor, j.action, u.seq, b.asked, b.told"
        " FROM journal AS j JOIN journal_body AS b ON b.seq = j.seq"
        " LEFT JOIN journal AS u ON u.undoes = j.seq"
        f" WHERE j.day >= ? AND j.day < ? AND j.action IN ({_EVENTS}) ORDER BY j.day, j.seq",
        (period.start, period.end),
    )
    return [_recorded(row) for row in rows]


def _recorded(row: tuple[Any, ...]) -> Recorded:
    seq, at, day, actor, action, undone, asked, told = row
    return Recorded(seq, at, day, actor, action, undone, json.loads(asked), json.loads(told))


def grown(period: Period) -> dict[str, tuple[int, ...]]:
    """Say day by day how far a period's rotation lines have grown, and how many of them were taken back."""
    rows = execute(
        "SELECT j.day, count(*), max(j.seq), count(u.seq), coalesce(max(u.seq), 0)"
        " FROM journal AS j LEFT JOIN journal AS u ON u.undoes = j.seq"
        f" WHERE j.day >= ? AND j.day < ? AND j.action IN ({_EVENTS}) GROUP BY j.day ORDER BY j.day",
        (period.start, period.end),
    )
    return {day: tuple(size) for day, *size in rows}


class Came(NamedTuple):
    """What a visit's row says that no line of the rotation does."""

    id: int
    day: str
    arrived: str
    kind: str
    asked_for: int | None
    assigned: int | None
    how: str
    owner: int | None
    """Whose the customer is now."""
    voided: bool


def visits_in(period: Period) -> list[Came]:
    """Give the visits of a period by the index of days, voided ones too."""
    rows = execute(
        "SELECT v.id, v.day, v.arrived, v.kind, v.asked_for, v.assigned, v.how, c.owner, v.voided"
        " FROM visit AS v LEFT JOIN customer AS c ON c.id = v.customer"
        " WHERE v.day >= ? AND v.day < ? ORDER BY v.day, v.id",
        (period.start, period.end),
    )
    found: list[list[Any]] = [[*row[:-1], bool(row[-1])] for row in rows]
    return [Came(*values) for values in found]


def first_day() -> str | None:
    """Give the first day of which there is a line of the rotation."""
    row = execute(f"SELECT day FROM journal WHERE action IN ({_EVENTS}) ORDER BY day LIMIT 1").fetchone()
    return None if row is None else str(row[0])


def lines_that_wrote(visit: int) -> list[tuple[Entry, int | None]]:
    """Give the lines that wrote a visit's row, oldest first, each with the line that took it back.

    The row names its last writer, and each before-image the writer before that: nothing is searched for.
    """
    row = execute("SELECT seq FROM visit WHERE id = ?", (visit,)).fetchone()
    found: list[tuple[Entry, int | None]] = []
    seq = None if row is None else row[0]
    while seq is not None and (line := entry(seq)) is not None:
        found.append((line, undone_by(seq)))
        before = next(
            (before for table, number, before, _ in line.changes if (table, number) == ("visit", visit)), None
        )
        seq = None if before is None else before["seq"]
    return found[::-1]
