"""Deliveries: what was promised and has not been handed over, and owners whose first service comes."""

from __future__ import annotations

from typing import NamedTuple

from floortui.storage.database import execute
from floortui.storage.queries.drawer import CardLine, lines_of

RUNNING = "o.delivered_on IS NULL AND o.cancelled_on IS NULL"
"""An order that is neither delivered nor cancelled, in the words of the index."""


class Promise(NamedTuple):
    """The first car that a card still waits for: whose, which, and for what day it was promised."""

    cycle: int
    customer: int
    name: str
    model: str
    colour: str
    deliver_by: str | None
    owner: int | None


def promised(until: str, owner: int | None, most: int) -> list[Promise]:
    """Give the cars promised by a day and not handed over, the longest overdue first; of one consultant if asked."""
    mine, parameters = ("", ()) if owner is None else (" AND k.owner = ?", (owner,))
    rows = execute(
        "SELECT y.id, k.id, k.name, o.model, o.colour, o.deliver_by, k.owner FROM car_order AS o"
        " JOIN cycle AS y ON y.id = o.cycle JOIN customer AS k ON k.id = y.customer"
        f" WHERE {RUNNING} AND o.deliver_by <= ? AND k.erased = 0{mine} ORDER BY o.deliver_by, o.id LIMIT ?",
        (until, *parameters, most),
    )
    return [Promise(*row) for row in rows]


def waiting(most: int) -> list[CardLine]:
    """Give the cards with a car to be handed over, the soonest promised first; each stands at its promised date."""
    by_cycle: dict[int, str | None] = {}
    for dated in ("o.deliver_by IS NOT NULL", "o.deliver_by IS NULL"):  # the index gives each in its order
        rows = execute(
            "SELECT o.cycle, o.deliver_by FROM car_order AS o JOIN cycle AS y ON y.id = o.cycle"
            f" JOIN customer AS k ON k.id = y.customer WHERE {RUNNING} AND {dated} AND k.erased = 0"
            " ORDER BY o.deliver_by, o.id"
        )
        for cycle, day in rows:
            if len(by_cycle) == most:
                break
            by_cycle.setdefault(cycle, day)
    found = {line.cycle: line for line in lines_of(list(by_cycle))}
    return [found[cycle]._replace(next_day=day) for cycle, day in by_cycle.items()]


def count_waiting() -> int:
    """Count the cards with a car to be handed over."""
    row = execute(
        "SELECT count(DISTINCT o.cycle) FROM car_order AS o JOIN cycle AS y ON y.id = o.cycle"
        f" JOIN customer AS k ON k.id = y.customer WHERE {RUNNING} AND k.erased = 0"
    ).fetchone()
    return int(row[0])


_SERVICE = (
    "y.delivered_on BETWEEN ? AND ? AND y.delivered_on IS NOT NULL AND y.service_on IS NULL"
    " AND k.erased = 0 AND k.do_not_call = 0"
)


def service_due(first: str, last: str, most: int, owner: int | None = None) -> list[CardLine]:
    """Give the owners who took delivery on these days and whose card after-sales has not got, the first one first.

    Who is not to be called is on no such list.
    """
    mine, parameters = ("", ()) if owner is None else (" AND k.owner = ?", (owner,))
    rows = execute(
        "SELECT y.id FROM cycle AS y JOIN customer AS k ON k.id = y.customer"
        f" WHERE {_SERVICE}{mine} ORDER BY y.delivered_on, y.id LIMIT ?",
        (first, last, *parameters, most),
    )
    order = [cycle for (cycle,) in rows]
    found = {line.cycle: line for line in lines_of(order)}
    return [found[cycle] for cycle in order]


def late(cycles: list[int], today: str) -> dict[int, str]:
    """Give since when each of these cards waits for a car whose promised day has passed."""
    marks = ", ".join("?" * len(cycles))
    rows = execute(
        f"SELECT o.cycle, min(o.deliver_by) FROM car_order AS o WHERE o.cycle IN ({marks})"
        f" AND {RUNNING} AND o.deliver_by < ? GROUP BY 1",
        (*cycles, today),
    )
    return dict(rows.fetchall())
