"""What the rules of eligibility look at, counted for each consultant; and who covers for whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from floortui.domain.records import OPEN, OWNER
from floortui.storage.database import execute
from floortui.storage.queries import checks


def _overdue(day: str) -> dict[int, int]:
    """Count the contacts that should have been made before a day."""
    rows = execute(
        "SELECT k.owner, count(*) FROM cycle AS c JOIN customer AS k ON k.id = c.customer"
        " WHERE c.state IN (?, ?) AND c.next_day < ? AND k.do_not_call = 0 AND k.erased = 0"
        " AND k.owner IS NOT NULL GROUP BY k.owner",
        (OPEN, OWNER, day),
    )
    return dict(rows.fetchall())


def _tier_1_cards(_day: str) -> dict[int, int]:
    """Count the open cards of grade H and A, of the consultants of the 1st tier only."""
    rows = execute(
        "SELECT k.owner, count(*) FROM cycle AS c JOIN customer AS k ON k.id = c.customer"
        " JOIN staff AS s ON s.id = k.owner AND s.tier = '1'"
        " WHERE c.state = ? AND c.grade IN ('H', 'A') AND k.erased = 0 GROUP BY k.owner",
        (OPEN,),
    )
    return dict(rows.fetchall())


FACTS: Mapping[str, Callable[[str], dict[int, int]]] = {
    "overdue": _overdue,
    "tier_1_cards": _tier_1_cards,
    "unchecked": checks.late,
}
"""How each fact is counted as of a day."""


def counted(facts: Iterable[str], day: str) -> dict[str, dict[int, int]]:
    """Count these facts for everybody who has any."""
    return {fact: FACTS[fact](day) for fact in facts}


def due_by(day: str, owner: int) -> int:
    """Count somebody's contacts that are due by a day."""
    row = execute(
        "SELECT count(*) FROM cycle AS c JOIN customer AS k ON k.id = c.customer"
        " WHERE c.state IN (?, ?) AND c.next_day <= ? AND k.do_not_call = 0 AND k.erased = 0 AND k.owner = ?",
        (OPEN, OWNER, day, owner),
    ).fetchone()
    return int(row[0])


def cover_rows(day: str, staff: int) -> list[int]:
    """Give the rows by which somebody's contacts of a day were handed over."""
    return [n for (n,) in execute("SELECT id FROM cover WHERE day = ? AND staff = ? ORDER BY id", (day, staff))]


def covered_by(day: str, person: int) -> list[int]:
    """Give those whose contacts of a day somebody has taken over."""
    rows = execute("SELECT staff FROM cover WHERE day = ? AND taken_by = ? ORDER BY id", (day, person))
    return [staff for (staff,) in rows]


def covers_for(day: str, customer: int, person: int) -> bool:
    """Say whether somebody may contact a colleague's customer on a day.

    They have taken over what was due then: the card is due, or they have contacted it that day already.
    """
    row = execute(
        "SELECT 1 FROM customer AS k JOIN cycle AS c ON c.customer = k.id"
        " JOIN cover AS v ON v.staff = k.owner AND v.day = ? AND v.taken_by = ?"
        " WHERE k.id = ? AND (c.next_day <= v.day OR EXISTS"
        " (SELECT 1 FROM follow_up AS f WHERE f.cycle = c.id AND f.staff = v.taken_by AND f.day = v.day)) LIMIT 1",
        (day, person, customer),
    ).fetchone()
    return row is not None
