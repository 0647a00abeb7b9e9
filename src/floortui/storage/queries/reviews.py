"""Contacts as the audit of follow-ups asks for them: with the line that wrote each down, and what was said to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from floortui.domain.audit import Contact
from floortui.domain.period import Period
from floortui.storage.database import execute

INVENTED = "invented"
"""The verdict by which a contact is no follow-up any more."""


class Reviewed(NamedTuple):
    """A contact with its customer, its line's hash, and what the manager said to it."""

    contact: Contact
    seq: int
    """The line that wrote it down."""
    logged_on: str
    """The business day on which it did."""
    hash: str
    """That line's hash, which nobody can choose."""
    name: str
    model: str
    row_seq: int
    """The line that last wrote its row."""
    callable: bool
    """Whether the customer may be called and has a number that is not dead."""
    review_seq: int | None
    verdict: str
    note: str
    by: int | None
    day: str


_CONTACTS = """
SELECT f.id, f.cycle, y.customer, f.staff, f.at, j.at, f.way, f.answered, f.minutes, f.content, f.outcome,
    f.grade_before, f.grade_after, f.call, y.signs,
    j.seq, j.day, j.hash, c.name, c.model,
    f.seq, c.do_not_call = 0 AND c.phone_dead = 0
        AND EXISTS (SELECT 1 FROM phone AS p WHERE p.customer = c.id AND p.number <> ''),
    r.seq, coalesce(r.verdict, ''), coalesce(r.note, ''), r.staff, coalesce(r.day, '')
FROM journal AS j JOIN journal_body AS b ON b.seq = j.seq
JOIN follow_up AS f ON f.id = json_extract(b.told, '$.follow_up')
JOIN cycle AS y ON y.id = f.cycle JOIN customer AS c ON c.id = y.customer
LEFT JOIN review AS r ON r.follow_up = f.id
WHERE j.day >= ? AND j.day < ? AND j.action IN ('follow_up.log', 'call.log') AND c.erased = 0
"""
"""By the line that wrote a contact down, whatever has changed its row since. What was taken back has no row; what was
brought by an import was not written down by anybody here; of who was erased there is nothing left to look into."""


def contacts(period: Period, staff: int | None = None) -> list[Reviewed]:
    """Give the contacts that were written down on the days of a period, in that order; of one consultant if asked."""
    grades = _grades_of_signs()
    where, parameters = (" AND f.staff = ?", (*period, staff)) if staff is not None else ("", (*period,))
    rows = execute(f"{_CONTACTS}{where} ORDER BY j.seq", parameters)
    return [_reviewed(row, grades) for row in rows]


def _reviewed(row: Sequence[Any], grades: Mapping[str, str]) -> Reviewed:
    ticked = tuple(grades[sign] for sign in row[14].split(",") if sign in grades) if row[14] else ()
    values: list[Any] = [*row[:7], bool(row[7]), *row[8:14], ticked]
    rest: list[Any] = [*row[15:21], bool(row[21]), *row[22:]]
    return Reviewed(Contact(*values), *rest)


def _grades_of_signs() -> dict[str, str]:
    rows = execute("SELECT code, json_extract(details, '$.grade') FROM reference WHERE kind = 'sign'")
    return {code: grade for code, grade in rows if grade}


def last_of_cards(cycles: tuple[int, ...], most: int) -> list[Contact]:
    """Give the latest contacts of a card, or of several, as they are said to have been, the latest first."""
    marks = ", ".join("?" * len(cycles))
    rows = execute(
        "SELECT f.id, f.cycle, y.customer, f.staff, f.at, f.at, f.way, f.answered, f.minutes, f.content, f.outcome,"
        " f.grade_before, f.grade_after, f.call FROM follow_up AS f JOIN cycle AS y ON y.id = f.cycle"
        f" WHERE f.cycle IN ({marks}) ORDER BY f.day DESC, f.id DESC LIMIT ?",
        (*cycles, most),
    )
    return [Contact(*row) for row in rows]


class Row(NamedTuple):
    """A contact, and the row of what was said to it, if anything was."""

    seq: int
    cycle: int
    customer: int
    staff: int | None
    review: int | None
    review_seq: int | None


def contact(number: int) -> Row | None:
    """Give a contact by its number."""
    row = execute(
        "SELECT f.seq, f.cycle, y.customer, f.staff, r.id, r.seq FROM follow_up AS f JOIN cycle AS y ON y.id = f.cycle"
        " LEFT JOIN review AS r ON r.follow_up = f.id WHERE f.id = ?",
        (number,),
    ).fetchone()
    return Row(*row) if row else None


class Said(NamedTuple):
    """What the manager said to a contact of somebody's."""

    day: str
    customer: int
    name: str
    contact_day: str
    content: str
    verdict: str
    note: str
    by: int | None


def said_to(staff: int, since: str, most: int) -> list[Said]:
    """Give what the manager said since a day to somebody's contacts, where it is more than that they are real."""
    rows = execute(
        "SELECT r.day, y.customer, c.name, f.day, f.content, r.verdict, r.note, r.staff FROM review AS r"
        " JOIN follow_up AS f ON f.id = r.follow_up JOIN cycle AS y ON y.id = r.cycle"
        " JOIN customer AS c ON c.id = y.customer WHERE r.day >= ? AND f.staff = ?"
        " AND (r.note <> '' OR r.verdict <> 'real') ORDER BY r.day DESC, r.id DESC LIMIT ?",
        (since, staff, most),
    )
    return [Said(*row) for row in rows]


def actions_since(seq: int) -> frozenset[str]:
    """Name what has been done after a line."""
    return frozenset(action for (action,) in execute("SELECT DISTINCT action FROM journal WHERE seq > ?", (seq,)))
