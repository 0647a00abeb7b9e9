"""Wrong PINs: how many in a row, and until when the next try waits. Not journaled, kept across restarts."""

from __future__ import annotations

from collections.abc import Callable
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


def count(staff: int, next_one: Callable[[Attempts], Attempts]) -> None:
    """Count a try before it is looked at, in a transaction of its own: others that come at once wait for the count.

    `next_one` gives what is held against the next try, or refuses this one, which then is not counted.
    """
    with transaction():
        attempts = next_one(of(staff))
        execute("DELETE FROM attempt WHERE staff = ?", (staff,))
        execute(
            "INSERT INTO attempt (staff, failures, until) VALUES (?, ?, ?)",
            (staff, attempts.failures, attempts.until),
        )


def forgive(staff: int) -> None:
    """Forget them in a transaction of its own: the right PIN was given."""
    with transaction():
        clear(staff)


def clear(staff: int) -> None:
    """Forget them, inside the transaction of whoever may: a manager's release, or a new PIN."""
    execute("DELETE FROM attempt WHERE staff = ?", (staff,))
