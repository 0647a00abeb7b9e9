"""Calls: whom somebody is to call back, and by when."""

from __future__ import annotations

from typing import Any

from floortui.domain.records import CallBack
from floortui.storage.database import execute

_CALL_BACK = """
SELECT k.id, k.seq, k.at, k.customer, k.assigned, k.question, k.call_back, k.called_back,
       coalesce(c.name, ''), coalesce((SELECT p.number FROM phone AS p WHERE p.customer = c.id
                                       ORDER BY p.id LIMIT 1), ''), c.owner
FROM call AS k LEFT JOIN customer AS c ON c.id = k.customer
WHERE k.call_back IS NOT NULL
"""


def call_back(call: int) -> CallBack | None:
    """Give whom a call asks to call back, done or not; None if it asks nobody."""
    return next(iter(_asked(f"{_CALL_BACK} AND k.id = ?", call)), None)


def call_backs(person: int | None, most: int) -> list[CallBack]:
    """Give who is still to be called back, the first due first: by somebody, or by anybody; else by all."""
    mine = "" if person is None else " AND (k.assigned = ? OR k.assigned IS NULL)"
    asked = (most,) if person is None else (person, most)
    return _asked(f"{_CALL_BACK} AND k.called_back IS NULL{mine} ORDER BY k.call_back, k.id LIMIT ?", *asked)


def call_backs_of(customer: int, before: str) -> list[int]:
    """Give the calls of a customer up to an instant that still ask to call them back."""
    rows = execute(
        "SELECT id FROM call WHERE call_back IS NOT NULL AND called_back IS NULL AND customer = ? AND at <= ?",
        (customer, before),
    )
    return [call for (call,) in rows]


def _asked(question: str, *parameters: Any) -> list[CallBack]:
    return [CallBack(*row) for row in execute(question, parameters).fetchall()]
