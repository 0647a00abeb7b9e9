"""What after-sales is told of an owner at the first service: who they are, which car, since when."""

from __future__ import annotations

from typing import Any

from floortui.domain.records import OWNER
from floortui.storage.database import execute

COLUMNS = (
    *("name", "phones", "model", "colour", "plate", "delivered_on", "buyer", "given_on", "consultant", "note"),
    *("do_not_call", "card", "cycle", "order", "since"),
)

_OWNERS = f"""
SELECT k.name, (SELECT group_concat(number, ' ') FROM phone WHERE customer = k.id AND number <> ''),
       coalesce(o.model, k.model), coalesce(o.colour, y.colour), k.plate, coalesce(o.delivered_on, y.delivered_on),
       coalesce(o.buyer, ''), y.service_on, s.name, k.note, k.do_not_call, k.id, y.id, o.id, y.delivered_on
FROM cycle AS y JOIN customer AS k ON k.id = y.customer
LEFT JOIN car_order AS o ON o.cycle = y.id AND o.delivered_on IS NOT NULL
LEFT JOIN staff AS s ON s.id = k.owner
WHERE y.state = '{OWNER}' AND y.delivered_on IS NOT NULL AND k.erased = 0
"""


def owners(first: str, last: str) -> list[dict[str, Any]]:
    """Give the cars of those who took their last delivery on these days, a row a car; `since` is the last delivery."""
    return _rows(f"{_OWNERS} AND y.delivered_on BETWEEN ? AND ? ORDER BY y.delivered_on, y.id, o.id", first, last)


def owner(customer: int) -> list[dict[str, Any]]:
    """Give the cars of a customer's latest delivery, and of those that belong to it."""
    latest = "(SELECT id FROM cycle WHERE customer = ?1 AND state = ?2 ORDER BY delivered_on DESC, id DESC LIMIT 1)"
    return _rows(f"{_OWNERS} AND y.id = {latest} ORDER BY o.id", customer, OWNER)


def _rows(sql: str, *parameters: Any) -> list[dict[str, Any]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in execute(sql, parameters)]
