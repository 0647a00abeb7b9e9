"""The monthly check of the drawer: which cards are still to be looked at, and how far it has come."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.checking import late_month
from floortui.storage.database import execute
from floortui.storage.queries import house


class Check(NamedTuple):
    """What was found of a card in a month, and who has looked."""

    id: int
    seq: int
    cycle: int
    month: str
    consultant: int | None
    consultant_on: str | None
    manager: int | None
    manager_on: str | None
    finding: str
    remark: str


class Progress(NamedTuple):
    """How far the check of somebody's cards has come."""

    cards: int = 0
    by_consultant: int = 0
    by_manager: int = 0


_CHECK = f"SELECT {', '.join(Check._fields)} FROM drawer_check"
_OPEN = "c.state IN ('open', 'losing') AND c.card_day < ? AND k.erased = 0"
"""The cards that a month's check is about: they are open still, and were opened before its end."""
_WITH_CHECKS = "FROM customer AS k CROSS JOIN cycle AS c LEFT JOIN drawer_check AS d ON d.cycle = c.id AND d.month = ?"
"""By whose they are, along the index of owners; CROSS JOIN as nearly all cycles may be open ones."""


def check(cycle: int, month: str) -> Check | None:
    """Give what was found of a card in a month."""
    row = execute(f"{_CHECK} WHERE cycle = ? AND month = ?", (cycle, month)).fetchone()
    return Check(*row) if row else None


def checks_of(cycles: list[int], month: str) -> dict[int, Check]:
    """Give what was found of cards in a month, by card; cards that nobody has looked at are not in it."""
    marks = ", ".join("?" * len(cycles))
    rows = execute(f"{_CHECK} WHERE month = ? AND cycle IN ({marks})", (month, *cycles))
    return {found.cycle: found for found in (Check(*row) for row in rows)}


def unchecked_by_consultant(month: str, end: str, owner: int, most: int) -> list[int]:
    """Give the cards of a consultant that they have not looked at in a month: without a next step first, then by date.

    `end` is the day after the month's last.
    """
    rows = execute(
        f"SELECT c.id {_WITH_CHECKS} WHERE c.customer = k.id AND k.owner = ? AND {_OPEN} AND d.consultant_on IS NULL"
        " ORDER BY c.next_day IS NOT NULL, c.next_day, c.id LIMIT ?",
        (month, owner, end, most),
    )
    return [number for (number,) in rows]


def unchecked_by_manager(month: str, end: str, owner: int | None, most: int) -> list[int]:
    """Give the cards that no manager has looked at in a month: those that their consultant has first.

    Of one consultant, or of all. Both halves go along an index and stop when there are enough.
    """
    whose, parameters = ("", ()) if owner is None else (" AND k.owner = ?", (owner,))
    looked_at = execute(
        "SELECT c.id FROM drawer_check AS d JOIN cycle AS c ON c.id = d.cycle JOIN customer AS k ON k.id = c.customer"
        f" WHERE d.month = ? AND d.consultant_on IS NOT NULL AND d.manager_on IS NULL AND {_OPEN}{whose}"
        " ORDER BY c.next_day IS NOT NULL, c.next_day, c.id LIMIT ?",
        (month, end, *parameters, most),
    ).fetchall()
    found = [number for (number,) in looked_at]
    for state in ("open", "losing"):
        if len(found) < most:
            rows = execute(
                "SELECT c.id FROM cycle AS c JOIN customer AS k ON k.id = c.customer"
                f" WHERE c.state = ? AND c.card_day < ? AND k.erased = 0{whose} AND NOT EXISTS (SELECT 1"
                " FROM drawer_check AS d WHERE d.cycle = c.id AND d.month = ?"
                " AND (d.consultant_on IS NOT NULL OR d.manager_on IS NOT NULL)) ORDER BY c.next_day, c.id LIMIT ?",
                (state, end, *parameters, month, most - len(found)),
            )
            found += [number for (number,) in rows]
    return found


def progress(month: str, end: str, owner: int | None = None) -> dict[int | None, Progress]:
    """Count the cards of a month's check by whose they are, and how many of them each half has looked at."""
    whose, parameters = ("", ()) if owner is None else (" AND k.owner = ?", (owner,))
    rows = execute(
        f"SELECT k.owner, count(*), count(d.consultant_on), count(d.manager_on) {_WITH_CHECKS}"
        f" WHERE c.customer = k.id AND {_OPEN}{whose} GROUP BY k.owner",
        (month, end, *parameters),
    )
    return {person: Progress(*counts) for person, *counts in rows}


def findings(month: str, end: str) -> dict[int | None, dict[str, int]]:
    """Count what was found in a month, by whose the cards are and by finding."""
    rows = execute(
        "SELECT k.owner, d.finding, count(*) FROM drawer_check AS d JOIN cycle AS c ON c.id = d.cycle"
        f" JOIN customer AS k ON k.id = c.customer WHERE d.month = ? AND {_OPEN} GROUP BY k.owner, d.finding",
        (month, end),
    )
    found: dict[int | None, dict[str, int]] = {}
    for person, finding, count in rows:
        found.setdefault(person, {})[finding] = count
    return found


def late(day: str) -> dict[int, int]:
    """Count the cards whose check of the last month is late, by whose they were at its end and still are.

    Whoever was given a card since has nothing to make up for.
    """
    settings = house.settings()
    found = late_month(day, int(settings["rotation.bar_check"]), int(settings["figures.month_ends_on"]))
    if found is None:
        return {}
    month, period = found
    rows = execute(
        f"SELECT k.owner, count(*) {_WITH_CHECKS}"
        f" WHERE c.customer = k.id AND {_OPEN} AND k.owner IS NOT NULL AND d.consultant_on IS NULL"
        " AND (SELECT h.owner FROM standing AS h WHERE h.cycle = c.id AND h.day < ?"
        " ORDER BY h.day DESC, h.id DESC LIMIT 1) = k.owner GROUP BY k.owner",
        (month, period.end, period.end),
    )
    return dict(rows.fetchall())
