"""Staff, roster and what a person's PIN hash is."""

from __future__ import annotations

from typing import Any

from floortui.domain.people import StaffMember
from floortui.storage.database import execute

_STAFF = "SELECT id, name, role, tier, mentor, pin <> '', active, seq FROM staff"


def _member(row: tuple[Any, ...]) -> StaffMember:
    values: list[Any] = [*row[:5], bool(row[5]), bool(row[6]), row[7]]
    return StaffMember(*values)


def everybody(*, gone_too: bool = False) -> list[StaffMember]:
    """Give the staff list in the order of entry; those who left only if asked."""
    where = "" if gone_too else " WHERE active = 1"
    return [_member(row) for row in execute(f"{_STAFF}{where} ORDER BY id")]


def member(staff: int) -> StaffMember | None:
    """Give somebody by their number."""
    row = execute(f"{_STAFF} WHERE id = ?", (staff,)).fetchone()
    return _member(row) if row else None


def named(name: str) -> list[StaffMember]:
    """Give everybody of a name, those who are here first."""
    rows = execute(f"{_STAFF} WHERE name = ? ORDER BY active DESC, id", (name,))
    return [_member(row) for row in rows]


def names() -> dict[int, str]:
    """Give everybody's name by number, those who left too."""
    return dict(execute("SELECT id, name FROM staff").fetchall())


def pin_hash(staff: int) -> str:
    """Give the salted hash of somebody's PIN; empty if they have none."""
    row = execute("SELECT pin FROM staff WHERE id = ?", (staff,)).fetchone()
    return str(row[0]) if row else ""


def somebody_has_a_pin() -> bool:
    """Say whether names and PINs are asked for in this house."""
    row = execute("SELECT EXISTS (SELECT 1 FROM staff WHERE pin <> '' AND active = 1)").fetchone()
    return bool(row[0])


def roster(day: str) -> list[int]:
    """Give who is on duty on a day, in the order in which they take turns."""
    rows = execute(
        "SELECT r.staff FROM roster AS r JOIN staff AS s ON s.id = r.staff"
        " WHERE r.day = ? AND r.position > 0 AND s.active = 1 ORDER BY r.position",
        (day,),
    )
    return [int(staff) for (staff,) in rows]


def last_roster_day(before: str) -> str | None:
    """Give the last day before another that has a roster."""
    row = execute("SELECT max(day) FROM roster WHERE day < ? AND position > 0", (before,)).fetchone()
    return None if row[0] is None else str(row[0])


def roster_seq(day: str) -> int:
    """Give the line that last wrote a day's roster; 0 while nobody has."""
    row = execute("SELECT coalesce(max(seq), 0) FROM roster WHERE day = ?", (day,)).fetchone()
    return int(row[0])
