"""Parties: test drives, and past visits as somebody describes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from floortui.domain.records import Visit
from floortui.storage.database import execute
from floortui.storage.queries import floor


class Drive(NamedTuple):
    """A test drive; instants are stored texts, `back_at` is None while it is out."""

    id: int
    visit: int
    car: str
    out_at: str
    back_at: str | None


_DRIVE = "SELECT id, visit, car, out_at, back_at FROM drive"


def drive_out(visit: int) -> Drive | None:
    """Give the test drive on which a visit's party is out."""
    row = execute(f"{_DRIVE} WHERE visit = ? AND back_at IS NULL", (visit,)).fetchone()
    return Drive(*row) if row else None


def drives_out() -> list[Drive]:
    """Give the test drives that are out."""
    return [Drive(*row) for row in execute(f"{_DRIVE} WHERE back_at IS NULL ORDER BY id")]


def drives_between(first: str, last: str) -> list[Drive]:
    """Give the test drives of the visits of some days, both included."""
    return [
        Drive(*row)
        for row in execute(
            f"{_DRIVE} WHERE visit IN (SELECT id FROM visit WHERE day BETWEEN ? AND ?) ORDER BY id", (first, last)
        )
    ]


MOST_VISITS = 40
"""How many past visits are given at once."""


def visits_like(since: str, words: Sequence[str], people: Sequence[Sequence[int]]) -> list[Visit]:
    """Give the visits since a day of which every word is part of the looks, the company, the model or the consultant.

    `people` has for each word the staff numbers whose names have it. The latest first; voided ones are none.
    """
    where, values = [], [since, since]
    for word, staff in zip(words, people, strict=True):
        marks = ", ".join(map(str, staff)) or "NULL"
        where.append(rf"(looks || ' ' || also || ' ' || model LIKE ? ESCAPE '\' OR assigned IN ({marks}))")
        values.append(_like(word))
    rows = execute(
        # read in the order of their entry, which is that on the disk: by the index of days they lie scattered
        "SELECT id FROM visit WHERE id >= (SELECT coalesce(min(id), 0) FROM visit WHERE day >= ?) AND +day >= ?"
        f" AND voided = 0 AND {' AND '.join(where)} ORDER BY id DESC LIMIT {MOST_VISITS}",
        tuple(values),
    ).fetchall()
    found = [each for (number,) in rows if (each := floor.visit(number)) is not None]
    return sorted(found, key=lambda each: (each.day, each.arrived), reverse=True)


def _like(word: str) -> str:
    for sign in ("\\", "%", "_"):
        word = word.replace(sign, "\\" + sign)
    return f"%{word}%"


def last_visit(customer: int) -> Visit | None:
    """Give a customer's last visit that was not voided."""
    row = execute(
        "SELECT id FROM visit WHERE customer = ? AND voided = 0 ORDER BY day DESC, arrived DESC, id DESC LIMIT 1",
        (customer,),
    ).fetchone()
    return floor.visit(row[0]) if row else None
