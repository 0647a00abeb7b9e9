"""Merges: what refers to a customer or a cycle and comes over when two cards become one, and who was merged."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from floortui.storage.database import execute
from floortui.storage.models import (
    Appointment,
    Call,
    CarOrder,
    Claim,
    DrawerCheck,
    FollowUp,
    Invitation,
    Journaled,
    Loss,
    Phone,
    Review,
    Standing,
    StockCar,
    Visit,
)

OF_CUSTOMER: tuple[type[Journaled], ...] = (Phone, Visit, Call, Claim, Appointment, Invitation)
"""The tables whose rows name a customer in `customer`, cycles aside."""

OF_CYCLE: tuple[tuple[type[Journaled], str], ...] = (
    (Visit, "cycle"),
    (Call, "cycle"),
    (FollowUp, "cycle"),
    (CarOrder, "cycle"),
    (Loss, "cycle"),
    (DrawerCheck, "cycle"),
    (Review, "cycle"),
    (StockCar, "reserved_for"),
)
"""The tables whose rows name a cycle, and in which column; its history aside."""

HISTORY: tuple[type[Journaled], str] = (Standing, "cycle")

MERGED_TOO = (
    "(WITH RECURSIVE part (id) AS (VALUES ({customer})"
    " UNION SELECT c.id FROM customer AS c JOIN part ON c.merged_into = part.id) SELECT id FROM part)"
)
"""Words a customer's number and those of everybody whose card became part of theirs."""


class MergeRow(NamedTuple):
    """A merge that stands: whose card was kept, whose came over, the line that did it."""

    id: int
    kept: int
    other: int
    moved: dict[str, Any]


def rows_naming(model: type[Journaled], column: str, number: int) -> list[int]:
    """Give the rows of a table that name a customer or a cycle."""
    table = model._meta.table_name
    return [row for (row,) in execute(f"SELECT id FROM {table} WHERE {column} = ? ORDER BY id", (number,))]


def parts_of(cycle: int) -> list[int]:
    """Give the cycles that are part of another."""
    return [row for (row,) in execute("SELECT id FROM cycle WHERE part_of = ? ORDER BY id", (cycle,))]


def referred_by(customer: int) -> list[int]:
    """Give whom a customer has referred."""
    return [row for (row,) in execute("SELECT id FROM customer WHERE referrer = ? ORDER BY id", (customer,))]


def checks_of(cycle: int) -> dict[str, int]:
    """Give a cycle's drawer checks by month."""
    return dict(execute("SELECT month, id FROM drawer_check WHERE cycle = ?", (cycle,)).fetchall())


def invitations_of(customer: int) -> dict[int, int]:
    """Give a customer's invitations by event."""
    return dict(execute("SELECT event, id FROM invitation WHERE customer = ?", (customer,)).fetchall())


def phones_of(customer: int) -> dict[str, int]:
    """Give a customer's phone rows by number."""
    return dict(execute("SELECT number, id FROM phone WHERE customer = ?", (customer,)).fetchall())


def plans_with(customer: int, since: str) -> dict[int, str]:
    """Give the plans of a day and later in which a customer stands: row and the customers' numbers."""
    rows = execute(
        "SELECT id, customers FROM day_plan WHERE day >= ? AND ',' || customers || ',' LIKE ?",
        (since, f"%,{customer},%"),
    )
    return dict(rows.fetchall())


def standing_losses(cycle: int) -> list[tuple[int, str]]:
    """Give a cycle's losses that await the manager or stand, the first one first: row, verdict."""
    rows = execute("SELECT id, verdict FROM loss WHERE cycle = ? AND verdict IN ('', 'approved') ORDER BY id", (cycle,))
    return [(row, verdict) for row, verdict in rows]


def latest(kept: int) -> MergeRow | None:
    """Give the latest merge of a card that was not taken back."""
    row = execute(
        "SELECT id, kept, other, moved FROM merge WHERE kept = ? AND split_on IS NULL ORDER BY id DESC LIMIT 1", (kept,)
    ).fetchone()
    return MergeRow(row[0], row[1], row[2], json.loads(row[3])) if row else None


def merged_too(customer: int) -> list[int]:
    """Give a customer's number and those of everybody whose card became part of theirs."""
    return [row for (row,) in execute(f"SELECT id FROM {MERGED_TOO.format(customer='?')} ORDER BY id", (customer,))]
