"""The house's settings, hours and reference lists."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from floortui.domain.records import Choice
from floortui.domain.settings import SETTINGS, Value
from floortui.storage.database import execute


def region() -> str:
    """Give the country whose phone numbers are the house's own."""
    return str(settings()["showroom.region"])


def settings() -> dict[str, Value]:
    """Give every setting's value, the default where nobody changed it."""
    values: dict[str, Value] = {name: setting.default for name, setting in SETTINGS.items()}
    values.update(
        {name: json.loads(value) for name, value in execute("SELECT name, value FROM setting") if name in values}
    )
    return values


def setting_row(name: str) -> int | None:
    """Give the row of a setting that somebody changed before."""
    row = execute("SELECT id FROM setting WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else None


def weekday_hours() -> dict[int, tuple[int, str]]:
    """Give the opening hours: weekday (1 is Monday) → (row, hours)."""
    rows = execute("SELECT weekday, id, hours FROM hours ORDER BY weekday")
    return {weekday: (row, hours) for weekday, row, hours in rows}


def hours_of(day: str) -> str:
    """Give the opening hours of a day: `09:00-18:00`, or `closed`."""
    if execute("SELECT 1 FROM closed_day WHERE day = ?", (day,)).fetchone():
        return "closed"
    row = execute("SELECT hours FROM hours WHERE weekday = ?", (date.fromisoformat(day).isoweekday(),)).fetchone()
    return str(row[0]) if row else "closed"


def closed_days(since: str) -> list[tuple[int, str, str]]:
    """Give the closed days from a day on: row, day, reason."""
    return list(execute("SELECT id, day, reason FROM closed_day WHERE day >= ? ORDER BY day", (since,)))


def choices(kind: str) -> list[Choice]:
    """Give a reference list in its order."""
    rows = execute(
        "SELECT kind, code, en, zh, position, details FROM reference WHERE kind = ? AND active = 1"
        " ORDER BY position, id",
        (kind,),
    )
    values: list[list[Any]] = [[*row[:5], json.loads(row[5])] for row in rows]
    return [Choice(*value) for value in values]


def kinds() -> frozenset[str]:
    """Name the reference lists that have rows."""
    return frozenset(kind for (kind,) in execute("SELECT DISTINCT kind FROM reference"))


class ReferenceRow(NamedTuple):
    """A row of a reference list, in use or not."""

    id: int
    position: int
    details: dict[str, Any]


def reference_rows(kind: str) -> dict[str, ReferenceRow]:
    """Give all rows of a reference list by their codes, those that are not in use too."""
    rows = execute("SELECT code, id, position, details FROM reference WHERE kind = ?", (kind,))
    return {code: ReferenceRow(number, position, json.loads(details)) for code, number, position, details in rows}


def reference_row(kind: str, code: str) -> tuple[int, bool] | None:
    """Give the row of a reference value, and whether it is in use."""
    row = execute("SELECT id, active FROM reference WHERE kind = ? AND code = ?", (kind, code)).fetchone()
    return (int(row[0]), bool(row[1])) if row else None


class Floor(NamedTuple):
    """The price, in cents, below which a model is sold over the limit, from a day on."""

    id: int
    model: str
    since: str
    price: int


def price_floors() -> list[Floor]:
    """Give every price limit, by model, the latest first."""
    return [Floor(*row) for row in execute("SELECT id, model, since, price FROM price_floor ORDER BY 2, 3 DESC")]
