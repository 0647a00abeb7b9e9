"""A batch: the rows of a file that one line of the journal takes in, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from floortui.domain.records import Customer
from floortui.errors import Refused
from floortui.services.action import Told
from floortui.services.customers import with_phone
from floortui.services.work import Work

SAME_DAY, NEVER = "same-day", "never"
"""When an order without a date of delivery was delivered."""

ROWS = 500
"""Rows of a file that one line takes in: a stopped import has lost no more than these, and goes on after the last."""


class Prepared(NamedTuple):
    """A row that was read: the line it begins on, what each field holds, and its cells as they stood."""

    line: int
    values: dict[str, Any]
    cells: list[str]

    def text(self, name: str) -> str:
        """Give a field's text; empty if the file does not say."""
        return str(self.values.get(name) or "")


@dataclass
class Batch:
    """Prepared rows, how their file wants them taken, and what becomes of them."""

    rows: list[Prepared]
    household: bool = False
    delivered: str = SAME_DAY
    twice: set[int] = field(default_factory=set)
    """Orders of this run that have no number of their own, by which a second one alike is noticed."""
    added: list[Prepared] = field(default_factory=list)
    there: list[Prepared] = field(default_factory=list)
    rejected: list[tuple[Prepared, Refused]] = field(default_factory=list)
    warned: list[tuple[int, Refused]] = field(default_factory=list)

    def each(self, work: Work, take: Callable[[Prepared], bool]) -> Told:
        """Take each row in: `take` gives whether it is new, or refuses before it has written anything of the row.

        The line tells counts only: whose rows they are stands in its images, which an erasure can empty.
        """
        for outcome in (self.added, self.there, self.rejected, self.warned):
            outcome.clear()
        for row in self.rows:
            with self._rejecting(row):
                (self.added if take(row) else self.there).append(row)
        work.idle = not work.change.images
        return {"added": len(self.added), "there": len(self.there), "rejected": len(self.rejected)}

    @contextmanager
    def _rejecting(self, row: Prepared) -> Iterator[None]:
        try:
            yield
        except Refused as reason:
            self.rejected.append((row, reason))

    def known(self, row: Prepared) -> Customer | None:
        """Find whose phone a row has; another name under it is said, and is another customer only in a household."""
        name, phone = row.text("name"), row.text("phone")
        found = with_phone(phone, name)
        if found is None or found.name == name:
            return found
        if self.household:
            return None
        self.warned.append((row.line, Refused("import.household", phone=phone, name=found.name, other=name)))
        return found


class Lists:
    """The reference lists and the staff, looked up once a batch for each word of the file."""

    def __init__(self, work: Work) -> None:
        self.model = cache(work.model)
        self.source = cache(lambda text: work.choice("source", text, field="source").code if text else "")
        self.staff = cache(lambda name: work.staff(name, field="owner", gone_too=True).id if name else None)
        self.consultant = cache(lambda name: work.consultant(name, field="owner").id if name else None)
