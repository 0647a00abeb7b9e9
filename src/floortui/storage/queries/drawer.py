"""The drawer: cards by state and grade with the most urgent first, what is due, and a card's whole history."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from floortui.domain.records import OPEN, OWNER
from floortui.storage.database import execute


class CardLine(NamedTuple):
    """A card as one row of a list."""

    customer: int
    cycle: int
    name: str
    phone: str
    model: str
    owner: int | None
    state: str
    grade: str
    graded_on: str | None
    next_day: str | None
    last_day: str | None
    unanswered: int
    phone_dead: bool
    promised: bool = False
    """Whether the day of the next contact was said to the customer."""
    delivered_on: str | None = None
    do_not_call: bool = False


_PHONE = "(SELECT p.number FROM phone AS p WHERE p.customer = k.id AND p.number <> '' ORDER BY p.id LIMIT 1)"
_LINE = (
    f"SELECT k.id, c.id, k.name, coalesce({_PHONE}, ''), k.model, k.owner, c.state, c.grade, c.graded_on, c.next_day,"
    " c.last_day, c.unanswered, k.phone_dead, c.promised, c.delivered_on, k.do_not_call"
    " FROM cycle AS c JOIN customer AS k ON k.id = c.customer"
)


STANDS_OPEN = f"c.state || '' = '{OPEN}'"
"""Words that a card is open so that no index of states is taken: among few cards, of which an index of their own gives
each, it would lead through all that are open."""


def _lines(sql: str, parameters: tuple[Any, ...]) -> list[CardLine]:
    rows = execute(f"{_LINE} {sql}", parameters)
    lines: list[list[Any]] = [[*row[:12], bool(row[12]), bool(row[13]), row[14], bool(row[15])] for row in rows]
    return [CardLine(*line) for line in lines]


def of_cycles(numbers: Sequence[int]) -> list[CardLine]:
    """Give cards by the numbers of their cycles, in the order of these."""
    marks = ", ".join("?" * len(numbers))
    found = {line.cycle: line for line in _lines(f"WHERE c.id IN ({marks})", tuple(numbers))}
    return [found[number] for number in numbers if number in found]


def cards_like(sql: str, parameters: tuple[Any, ...]) -> list[CardLine]:
    """Give cards as rows of a list, by what follows the tables in the question: `c` is the cycle, `k` the customer."""
    return _lines(sql, parameters)


def counts() -> dict[tuple[str, str], int]:
    """Count the cycles by state and grade; those without a grade are no cards yet."""
    return {(state, grade): n for state, grade, n in execute("SELECT state, grade, count(*) FROM cycle GROUP BY 1, 2")}


def dead_phones() -> int:
    """Count the customers whose phone is dead."""
    return int(execute("SELECT count(*) FROM customer WHERE phone_dead = 1 AND merged_into IS NULL").fetchone()[0])


def cards_in(state: str, grade: str | None, most: int, *, owner: int | None = None) -> list[CardLine]:
    """Give the cards of a state, and of a grade if one is named, the most urgent first; undated ones come last.

    `owner` holds them to one consultant's. The index gives them in this order, so that a hundred thousand cards cost
    what a screenful does.
    """
    where, parameters = "c.state = ?", [state]
    if grade is not None:
        where, parameters = f"{where} AND c.grade = ?", [*parameters, grade]
    if owner is not None:
        where, parameters = f"{where} AND k.owner = ?", [*parameters, owner]  # type: ignore[list-item]
    dated = _lines(f"WHERE {where} AND c.next_day IS NOT NULL ORDER BY c.next_day LIMIT ?", (*parameters, most))
    if len(dated) == most:
        return dated
    left = most - len(dated)
    return dated + _lines(f"WHERE {where} AND c.next_day IS NULL ORDER BY c.id DESC LIMIT ?", (*parameters, left))


def phone_wanted(most: int, *, owner: int | None = None) -> list[CardLine]:
    """Give the open cycles that lack name, phone or model, and the cards whose phone is dead; the latest first."""
    mine, parameters = ("", ()) if owner is None else (" AND k.owner = ?", (owner,))
    ungraded = f"WHERE c.state = '{OPEN}' AND c.grade = ''{mine} AND k.erased = 0 ORDER BY c.id DESC LIMIT ?"
    # from the few dead phones to their cards: the order of what is due would lead through all that are open
    dead = (
        f"WHERE {STANDS_OPEN} AND c.grade <> '' AND c.customer IN (SELECT id FROM customer WHERE phone_dead = 1)"
        f"{mine} ORDER BY c.next_day LIMIT ?"
    )
    return (_lines(dead, (*parameters, most)) + _lines(ungraded, (*parameters, most)))[:most]


def claims() -> int:
    """Count the customers whom somebody claims and the manager has not answered."""
    return int(execute("SELECT count(DISTINCT customer) FROM claim WHERE verdict = ''").fetchone()[0])


def claimed(most: int) -> list[CardLine]:
    """Give the customers whom somebody claims, the claim that has waited longest first."""
    return _lines(
        "JOIN (SELECT customer, min(id) AS first FROM claim WHERE verdict = '' GROUP BY customer) AS m"
        " ON m.customer = k.id WHERE c.id = (SELECT max(id) FROM cycle WHERE customer = k.id)"
        " ORDER BY m.first LIMIT ?",
        (most,),
    )


def due(until: str, owner: int | None, most: int) -> list[CardLine]:
    """Give the cards and owners to be contacted by a day, the longest overdue first; of one consultant if asked."""
    mine, parameters = ("", ()) if owner is None else (" AND k.owner = ?", (owner,))
    found = [
        line
        for state in (OPEN, OWNER)
        for line in _lines(
            f"WHERE c.state = ? AND c.next_day <= ? AND k.do_not_call = 0{mine} ORDER BY c.next_day LIMIT ?",
            (state, until, *parameters, most),
        )
    ]
    return sorted(found, key=lambda line: (line.next_day or "", -line.unanswered, line.last_day or ""))[:most]


def quiet_since(grade: str, first: str, last: str, most: int, *, owner: int | None = None) -> list[CardLine]:
    """Give the open cards of a grade whose last contact was on one of some days, the longest quiet first."""
    mine, parameters = ("", ()) if owner is None else (" AND k.owner = ?", (owner,))
    where = f"WHERE c.state = '{OPEN}' AND c.grade = ? AND c.last_day BETWEEN ? AND ?{mine} AND k.erased = 0"
    return _lines(f"{where} ORDER BY c.last_day LIMIT ?", (grade, first, last, *parameters, most))


def count_quiet(grade: str, first: str, last: str, owner: int | None) -> int:
    """Count them; of one consultant, if said."""
    mine, parameters = ("", ()) if owner is None else (" AND k.owner = ?", (owner,))
    row = execute(
        "SELECT count(*) FROM cycle AS c JOIN customer AS k ON k.id = c.customer"
        f" WHERE c.state = '{OPEN}' AND c.grade = ? AND c.last_day BETWEEN ? AND ?{mine} AND k.erased = 0",
        (grade, first, last, *parameters),
    ).fetchone()
    return int(row[0])


def line_of(customer: int) -> CardLine | None:
    """Give a customer's latest cycle as one row."""
    found = _lines("WHERE c.customer = ? ORDER BY c.id DESC LIMIT 1", (customer,))
    return found[0] if found else None


def lines_of(cycles: list[int]) -> list[CardLine]:
    """Give cycles as rows, in no order."""
    marks = ", ".join("?" * len(cycles))
    return _lines(f"WHERE c.id IN ({marks})", tuple(cycles)) if cycles else []


def found_by(word: str, most: int, limit: int) -> list[CardLine]:
    """Give the cards that a folded search word finds, by the range of its search words: open ones, the first due first.

    Only the rows that are shown are read whole: to put two thousand wide ones in order costs half as much again.
    """
    return _lines(
        "WHERE c.id IN (SELECT y.id FROM (SELECT DISTINCT customer FROM (SELECT customer FROM token WHERE token >= ?1"
        " AND token < ?2 LIMIT ?3)) AS hit JOIN cycle AS y"
        " ON y.id = (SELECT max(id) FROM cycle WHERE customer = hit.customer)"
        " ORDER BY y.state = ?4 DESC, y.next_day IS NULL, y.next_day LIMIT ?5)"
        " ORDER BY c.state = ?4 DESC, c.next_day IS NULL, c.next_day",
        (word, word + "\U0010ffff", limit, OPEN, most),
    )


class Event(NamedTuple):
    """Something in a card's history: when, what kind, and its facts as the tables have them."""

    day: str
    at: str
    kind: str
    """One of _EVENTS, or `standing`: how the card stands from then on."""
    number: int
    facts: dict[str, Any]


class _Question(NamedTuple):
    """A kind of event: its table's part of the question, and what the columns after the number are called."""

    kind: str
    sql: str
    names: tuple[str, ...]


_OF_CYCLE = "JOIN cycle AS c ON c.id = e.cycle WHERE c.customer = ?"
_EVENTS = (
    _Question(
        "visit",
        "SELECT day, arrived, id, kind, purpose, assigned, model, test_drive, note FROM visit"
        " WHERE customer = ? AND voided = 0",
        ("kind", "purpose", "staff", "model", "test_drive", "content"),
    ),
    _Question(
        "call",
        "SELECT day, at, id, direction, way, assigned, minutes, question FROM call WHERE customer = ?",
        ("direction", "way", "staff", "minutes", "content"),
    ),
    _Question(
        "appointment",
        "SELECT day, at, id, state, staff, reason, note FROM appointment WHERE customer = ?",
        ("state", "staff", "reason", "content"),
    ),
    _Question(
        "follow_up",
        "SELECT e.day, e.at, e.id, e.way, e.staff, e.minutes, e.content, e.outcome, e.grade_before, e.grade_after"
        f" FROM follow_up AS e {_OF_CYCLE} AND e.call IS NULL",
        ("way", "staff", "minutes", "content", "outcome", "before", "grade"),
    ),
    _Question(
        "order",
        f"SELECT e.day, e.at, e.id, e.model, e.colour, e.quantity, e.price, e.staff FROM car_order AS e {_OF_CYCLE}",
        ("model", "colour", "quantity", "price", "staff"),
    ),
    _Question(
        "delivered",
        "SELECT e.delivered_on, e.delivered_on || 'T98', e.id, e.model"
        f" FROM car_order AS e {_OF_CYCLE} AND e.delivered_on IS NOT NULL",
        ("model",),
    ),
    _Question(
        "cancelled",
        "SELECT e.cancelled_on, e.cancelled_on || 'T98', e.id, e.model, e.reason"
        f" FROM car_order AS e {_OF_CYCLE} AND e.cancelled_on IS NOT NULL",
        ("model", "content"),
    ),
    _Question(
        "claim",
        "SELECT day, day || 'T97', id, staff, verdict, reason FROM claim WHERE customer = ?",
        ("staff", "verdict", "content"),
    ),
    _Question(
        "loss",
        "SELECT e.day, e.day || 'T98', e.id, e.reason, e.competitor, e.competitor_model, e.verdict, e.staff, e.note"
        f" FROM loss AS e {_OF_CYCLE}",
        ("reason", "competitor", "competitor_model", "verdict", "staff", "content"),
    ),
    _Question(
        "review",
        "SELECT e.day, e.day || 'T97', e.id, e.verdict, e.staff, f.day, e.note FROM review AS e"
        f" JOIN follow_up AS f ON f.id = e.follow_up {_OF_CYCLE}",
        ("verdict", "staff", "contact_day", "content"),
    ),
)
"""Each kind of event and the question for it; what has no time of day stands at the end of its day."""


def standings(customer: int) -> list[Event]:
    """Give when a customer's cards got another grade, owner or state, the first one first; not every next date."""
    rows = execute(
        f"SELECT e.day, e.id, e.cycle, e.grade, e.state, e.owner FROM standing AS e {_OF_CYCLE} ORDER BY e.id",
        (customer,),
    )
    changes: list[Event] = []
    last: tuple[Any, ...] | None = None
    for day, number, *stands in rows:
        if tuple(stands) != last:
            facts = dict(zip(("cycle", "grade", "state", "staff"), stands, strict=True))
            changes.append(Event(day, f"{day}T99", "standing", number, facts))
            last = tuple(stands)
    return changes


def history(customer: int) -> list[Event]:
    """Give everything that happened with a customer, the latest first."""
    events = [
        Event(day, at, question.kind, number, dict(zip(question.names, rest, strict=True)))
        for question in _EVENTS
        for day, at, number, *rest in execute(question.sql, (customer,))
    ]
    events += standings(customer)
    return sorted(events, key=lambda event: (event.day, event.at, event.number), reverse=True)
