"""Cards: cycles, their follow-ups, orders and losses, and what is known of them on a past day."""

from __future__ import annotations

from typing import Any

from floortui.domain.records import Cycle, Order
from floortui.storage.database import execute

_CYCLE = f"SELECT {', '.join(Cycle._fields)} FROM cycle"
_ORDER = f"SELECT {', '.join(Order._fields)} FROM car_order"


def cycle(number: int) -> Cycle | None:
    """Give a cycle by its number."""
    row = execute(f"{_CYCLE} WHERE id = ?", (number,)).fetchone()
    return Cycle(*row) if row else None


def current(customer: int) -> Cycle | None:
    """Give a customer's latest cycle."""
    row = execute(f"{_CYCLE} WHERE customer = ? ORDER BY id DESC LIMIT 1", (customer,)).fetchone()
    return Cycle(*row) if row else None


def cycles_of(customer: int) -> list[Cycle]:
    """Give all of a customer's cycles, the first one first."""
    return [Cycle(*row) for row in execute(f"{_CYCLE} WHERE customer = ? ORDER BY id", (customer,))]


def visits_without_cycle(customer: int) -> list[int]:
    """Give a customer's sales visits that no cycle has yet: those that an older schema recorded."""
    rows = execute("SELECT id FROM visit WHERE customer = ? AND cycle IS NULL AND kind <> 'other'", (customer,))
    return [number for (number,) in rows]


def came_before(cycle_number: int, besides: int = 0) -> bool:
    """Say whether a cycle has a sales visit that was not voided, another one aside."""
    row = execute(
        "SELECT 1 FROM visit WHERE cycle = ? AND kind <> 'other' AND voided = 0 AND id <> ? LIMIT 1",
        (cycle_number, besides),
    ).fetchone()
    return row is not None


def last_standing(cycle_number: int) -> tuple[Any, ...] | None:
    """Give how a card stood last, as the history has it: state, grade, owner, next date."""
    row = execute(
        "SELECT state, grade, owner, next_day FROM standing WHERE cycle = ? ORDER BY id DESC LIMIT 1", (cycle_number,)
    ).fetchone()
    return tuple(row) if row else None


def due_by(day: str) -> list[tuple[int, int | None]]:
    """Give the customers whose next contact is due by a day, and whose they are, the longest overdue first."""
    rows = execute(
        "SELECT y.customer, c.owner FROM cycle AS y JOIN customer AS c ON c.id = y.customer"
        " WHERE y.next_day <= ? AND y.card_day IS NOT NULL ORDER BY y.next_day, y.id",
        (day,),
    )
    return [(customer, owner) for customer, owner in rows]


def order(number: int) -> Order | None:
    """Give an order by its number."""
    row = execute(f"{_ORDER} WHERE id = ?", (number,)).fetchone()
    return Order(*row) if row else None


def orders_of(cycle_number: int) -> list[Order]:
    """Give a cycle's orders, the first one first."""
    return [Order(*row) for row in execute(f"{_ORDER} WHERE cycle = ? ORDER BY id", (cycle_number,))]


def open_loss(cycle_number: int) -> int | None:
    """Give the row of a loss that awaits the manager, or that stands."""
    row = execute(
        "SELECT id FROM loss WHERE cycle = ? AND verdict IN ('', 'approved') ORDER BY id DESC LIMIT 1", (cycle_number,)
    ).fetchone()
    return int(row[0]) if row else None


def price_floor(model: str, day: str) -> int | None:
    """Give the price in cents below which a model is sold over the limit on a day; None if it has no floor."""
    row = execute(
        "SELECT price FROM price_floor WHERE model = ? AND since <= ? ORDER BY since DESC LIMIT 1", (model, day)
    ).fetchone()
    return int(row[0]) if row else None


def price_floor_row(model: str, since: str) -> int | None:
    """Give the row of a floor that begins on a day."""
    row = execute("SELECT id FROM price_floor WHERE model = ? AND since = ?", (model, since)).fetchone()
    return int(row[0]) if row else None


def market_row(month: str) -> int | None:
    """Give the row of a month's market."""
    row = execute("SELECT id FROM market WHERE month = ?", (month,)).fetchone()
    return int(row[0]) if row else None
