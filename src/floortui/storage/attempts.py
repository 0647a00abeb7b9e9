"""Wrong PINs: how many in a row, and until when the next try waits. Not journaled, kept across restarts."""

from __future__ import annotations

from dataclasses import dataclass

from floortui.storage.database import execute
from floortui.storage.writing import transaction


@dataclass(frozen=True, slots=True)
class Attempts:
    """What is held against the next try."""

    failures: int = 0
    until: str = ""


def of(staff: int) -> Attempts:
    """Give somebody's wrong tries since the last right one."""
    row = execute("SELECT failures, until FROM attempt WHERE staff = ?", (staff,)).fetchone()
    return Attempts(int(row[0]), str(row[1])) if row else Attempts()


def record(staff: int, attempts: Attempts) -> None:
    """Keep them, in a transaction of their own: a refused sign-in still counts."""
    with transaction():
        execute("DELETE FROM attempt WHERE staff = ?", (staff,))
        execute(
            "INSERT INTO attempt (staff, failures, until) VALUES (?, ?, ?)",
            (staff, attempts.failures, attempts.until),
        )


def clear(staff: int) -> None:
    """Forget them, inside the transaction of whoever may: the right PIN, or a manager's release."""
    execute("DELETE FROM attempt WHERE staff = ?", (staff,))
