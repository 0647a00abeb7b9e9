"""Contacts with cards: what came of them by grade, which cards lack a next step or an answer, who has how many."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.records import OPEN, OWNER
from floortui.storage.database import execute
from floortui.storage.queries.drawer import STANDS_OPEN, CardLine, cards_like

GRADES = ("O", "H", "A", "B", "C")

SILENT = 3
"""Attempts in a row without an answer from which on a card is looked at; the index cycle_unanswered begins here."""


def closed_by_grade(start: str, end: str) -> dict[str, tuple[int, int]]:
    """Count the cards that were followed in a period by their grade at the first contact in it, and those that ordered.

    domain.md §4, close_rate_h, _a, _b, _c; what was followed before the period began counts when it is followed in it.
    """
    rows = execute(
        "SELECT f.grade_before, count(*), count(*) FILTER (WHERE EXISTS (SELECT 1 FROM car_order AS o"
        " WHERE o.cycle = f.cycle AND o.day >= f.day AND o.day < ?2))"
        " FROM follow_up AS f JOIN (SELECT min(id) AS id FROM follow_up"
        " WHERE day >= ?1 AND day < ?2 AND answered = 1 GROUP BY cycle) AS first ON first.id = f.id GROUP BY 1",
        (start, end),
    )
    return {grade: (followed, closed) for grade, followed, closed in rows}


_NO_NEXT = (
    f"c.state = '{OPEN}' AND c.grade IN ('O', 'H', 'A', 'B', 'C') AND c.next_day IS NULL"
    " AND k.do_not_call = 0 AND k.erased = 0"
)
"""An open card whose customer may be called, and for which nobody has said when."""


def without_next_step(most: int, owner: int | None = None) -> list[CardLine]:
    """Give the open cards that have no next step, the latest first; of one consultant if asked."""
    mine, parameters = ("", ()) if owner is None else (" AND k.owner = ?", (owner,))
    return cards_like(f"WHERE {_NO_NEXT}{mine} ORDER BY c.id DESC LIMIT ?", (*parameters, most))


def count_without_next_step(owner: int | None = None) -> int:
    """Count the open cards that have no next step."""
    mine, parameters = ("", ()) if owner is None else (" AND k.owner = ?", (owner,))
    return _count(f"{_NO_NEXT}{mine}", parameters)


def without_answer(least: int, most: int) -> list[CardLine]:
    """Give the open cards of which nobody has answered so many attempts in a row, the most attempts first."""
    return cards_like(f"WHERE {_UNANSWERED} ORDER BY c.unanswered DESC, c.next_day LIMIT ?", (least, most))


def count_without_answer(least: int) -> int:
    """Count them."""
    return _count(_UNANSWERED, (least,))


_UNANSWERED = f"c.unanswered >= {SILENT} AND c.unanswered >= ? AND {STANDS_OPEN} AND k.do_not_call = 0 AND k.erased = 0"


def _count(where: str, parameters: tuple[object, ...]) -> int:
    row = execute(
        f"SELECT count(*) FROM cycle AS c JOIN customer AS k ON k.id = c.customer WHERE {where}", parameters
    ).fetchone()
    return int(row[0])


class Day(NamedTuple):
    """What somebody did on a day: contacts and attempts, and how long they took."""

    contacts: int
    answered: int
    minutes: int


def done(first: str, last: str) -> dict[tuple[int, str], Day]:
    """Count what was done from a day to another: who and when → what."""
    rows = execute(
        "SELECT staff, day, count(*), count(*) FILTER (WHERE answered = 1), coalesce(sum(minutes), 0)"
        " FROM follow_up WHERE day >= ? AND day <= ? AND staff IS NOT NULL GROUP BY staff, day",
        (first, last),
    )
    return {(staff, day): Day(*counts) for staff, day, *counts in rows}


def due_by_day(today: str, last: str) -> dict[tuple[int, str], int]:
    """Count the contacts that are due up to a day: whose and when → how many; what is overdue stands before today."""
    rows = execute(
        "SELECT k.owner, CASE WHEN c.next_day < ?1 THEN '' ELSE c.next_day END, count(*)"
        " FROM cycle AS c JOIN customer AS k ON k.id = c.customer"
        f" WHERE c.state IN ('{OPEN}', '{OWNER}') AND c.next_day <= ?2 AND k.do_not_call = 0 AND k.erased = 0"
        " AND k.owner IS NOT NULL GROUP BY 1, 2",
        (today, last),
    )
    return {(owner, day): count for owner, day, count in rows}


OVERDUE = ""
"""What stands for the days before today in `due_by_day`."""


def open_cards() -> dict[int, int]:
    """Count the open cards of each consultant."""
    rows = execute(
        "SELECT k.owner, count(*) FROM cycle AS c JOIN customer AS k ON k.id = c.customer"
        f" WHERE c.state = '{OPEN}' AND c.grade IN ('O', 'H', 'A', 'B', 'C') AND k.erased = 0"
        " AND k.owner IS NOT NULL GROUP BY 1"
    )
    return dict(rows.fetchall())


def covers_of(day: str) -> dict[int, int]:
    """Give whose contacts of a day somebody has taken over: whose → who."""
    return dict(execute("SELECT staff, taken_by FROM cover WHERE day = ?", (day,)).fetchall())


class Covering(NamedTuple):
    """One who takes over a colleague's contacts of a day."""

    row: int
    day: str
    staff: int
    taken_by: int


def coverings(since: str, person: int | None = None) -> list[Covering]:
    """Give who takes over whose contacts from a day on; only of those that somebody gives or takes, if asked."""
    rows = execute(
        "SELECT id, day, staff, taken_by FROM cover WHERE day >= ?1 AND (?2 IS NULL OR ?2 IN (staff, taken_by))"
        " ORDER BY day, id",
        (since, person),
    )
    return [Covering(*row) for row in rows]


def stalled(cutoffs: dict[str, str], contacts: int, since: str, most: int) -> list[CardLine]:
    """Give the open cards that stall, each once: silent, long in one grade, or contacted in vain since it got it.

    `cutoffs` gives by grade the day before which a card must have got it to be long in it; contacts in vain are looked
    for among those made since a day. Each way costs what it finds, not what the drawer holds.
    """
    ways = [without_answer(SILENT, most)]
    ways += [
        cards_like(
            f"WHERE c.state = '{OPEN}' AND c.grade = ? AND c.graded_on < ? AND k.do_not_call = 0 AND k.erased = 0"
            " ORDER BY c.graded_on LIMIT ?",
            (grade, day, most),
        )
        for grade, day in cutoffs.items()
    ]
    if contacts:
        ways.append(
            cards_like(
                "JOIN (SELECT f.cycle, count(*) AS contacts FROM follow_up AS f JOIN cycle AS y ON y.id = f.cycle"
                " WHERE f.day >= ? AND f.answered = 1 AND f.day > y.graded_on AND f.grade_before = f.grade_after"
                " GROUP BY +f.cycle HAVING count(*) >= ?) AS m ON m.cycle = c.id"
                f" WHERE {STANDS_OPEN} AND c.grade <> 'O' AND k.do_not_call = 0 AND k.erased = 0"
                " ORDER BY m.contacts DESC LIMIT ?",
                (since, contacts, most),
            )
        )
    return list({line.customer: line for way in ways for line in way}.values())[:most]


def contacts_in_grade(cycle: int, graded_on: str | None) -> int:
    """Count the contacts with a card that were answered after the day on which it got its grade, and left it."""
    row = execute(
        "SELECT count(*) FROM follow_up WHERE cycle = ? AND day > ? AND answered = 1 AND grade_before = grade_after",
        (cycle, graded_on or ""),
    ).fetchone()
    return int(row[0])


def last_day() -> str | None:
    """Give the business day of the journal's newest line: what is counted as of it changes with the journal only."""
    row = execute("SELECT day FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return str(row[0]) if row else None
