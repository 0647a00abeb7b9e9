"""Rows as they stood when a line was written: the table's, or those of the images in the lines since."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from floortui.storage.change import image, present_image
from floortui.storage.database import execute
from floortui.storage.journal import Image
from floortui.storage.models import JOURNALED

ERASURE = "card.erase"
"""The one action that does not keep what a row was; it alters nothing but personal data."""


class Then:
    """The rows of some tables at any line from a first one on; the lines since are read once."""

    def __init__(self, first: int, tables: Iterable[str]) -> None:
        """Read the images of these tables in the lines from `first` on."""
        self._changes: dict[tuple[str, int], list[tuple[int, Image, Image]]] = defaultdict(list)
        wanted = frozenset(tables)
        rows = execute(
            "SELECT j.seq, j.action, b.changes FROM journal AS j JOIN journal_body AS b USING (seq)"
            " WHERE j.seq >= ? ORDER BY j.seq",
            (first,),
        )
        for seq, action, changes in rows:
            for table, number, before, after in json.loads(changes):
                if table in wanted:
                    was = after if before is None and action == ERASURE else before
                    change = (seq, present_image(table, was), present_image(table, after))
                    self._changes[table, number].append(change)

    def row(self, table: str, number: int, line: int) -> Image:
        """Give a row as it stood once a line was written; None where there was none."""
        changes = self._changes.get((table, number), ())
        if not changes:
            return image(JOURNALED[table], number)
        done = bisect_right(changes, line, key=lambda change: change[0])
        return changes[done - 1][2] if done else changes[0][1]

    def roster(self, day: str, line: int) -> list[int]:
        """Give the roster of a day as it stood once a line was written, in the order of turns."""
        now = execute("SELECT id FROM roster WHERE day = ?", (day,))
        rows = (self.row("roster", number, line) for number in {*self.written("roster"), *(n for (n,) in now)})
        places = [(row["position"], row["staff"]) for row in rows if row and row["day"] == day and row["position"] > 0]
        return [staff for _, staff in sorted(places)]

    def written(self, table: str) -> list[int]:
        """Give the rows of a table that any of the lines wrote, in the order of their numbers."""
        return sorted(number for name, number in self._changes if name == table)

    def values(self, table: str, number: int, column: str) -> set[int]:
        """Give every number that ever stood in a column of a row."""
        images = (after for _, _, after in self._changes[table, number] if after)
        return {value for each in images if (value := each[column]) is not None}
