"""Doubles: the few customers who may be somebody who is typed, by indexes only; and likely pairs of the house."""

from __future__ import annotations

from collections.abc import Iterable

from floortui.domain.doubles import Person, near_phones
from floortui.domain.others import others_of
from floortui.domain.records import Customer
from floortui.domain.search import folded
from floortui.storage.database import execute
from floortui.storage.queries import floor

LATEST = 2000
"""How many of the latest customers are compared with those of the same name: a double is typed when a card is new."""

MOST_OF_A_NAME = 20
"""With how many of one name each of them is compared, the latest first: of some names there are thousands."""

MOST_PHONES = 500
"""How many phones that several customers have are looked at."""


def candidates(person: Person) -> list[Customer]:
    """Give everybody who has one of the phones or nearly, came along with one of them, or has the plate."""
    numbers = {phone for each in person.phones for phone in (each, *near_phones(each))}
    marks = ", ".join("?" * len(numbers))
    by_phone = execute(f"SELECT DISTINCT customer FROM phone WHERE number IN ({marks})", tuple(sorted(numbers)))
    found = {number for (number,) in by_phone.fetchall()}
    for word in (*person.phones, *filter(None, [folded(person.plate)])):
        found |= {number for (number,) in execute("SELECT customer FROM token WHERE token = ?", (word,))}
    known = floor.customers(found)
    return [each for each in known.values() if not each.erased and each.merged_into is None]


def came_along(customer: int) -> tuple[str, ...]:
    """Give the phones of everybody who ever came along with a customer."""
    kept = execute("SELECT also FROM visit WHERE customer = ? AND also <> '' AND voided = 0", (customer,)).fetchall()
    return tuple(other.phone for (also,) in kept for other in others_of(also) if other.phone)


def with_one_phone() -> list[list[int]]:
    """Give the customers who share a phone, each group by its number; of those who came first, so many."""
    rows = execute(
        "SELECT number FROM phone WHERE number <> '' GROUP BY number HAVING count(*) > 1 LIMIT ?", (MOST_PHONES,)
    ).fetchall()
    return [_holders(number) for (number,) in rows]


def _holders(number: str) -> list[int]:
    """Give who has a phone that nobody said to be another's of the household."""
    rows = execute(
        "SELECT DISTINCT p.customer FROM phone AS p JOIN customer AS c ON c.id = p.customer"
        " WHERE p.number = ? AND p.whose = '' AND c.erased = 0 AND c.merged_into IS NULL ORDER BY p.customer",
        (number,),
    )
    return [customer for (customer,) in rows]


def of_one_name() -> Iterable[tuple[int, int]]:
    """Give the latest customers, each with the others of the same name; the latest first."""
    rows = execute(
        "WITH latest AS (SELECT id, name FROM customer WHERE erased = 0 AND merged_into IS NULL AND name <> ''"
        " ORDER BY id DESC LIMIT ?)"
        " SELECT l.id, o.id FROM latest AS l JOIN customer AS o ON o.id IN (SELECT id FROM customer"
        " WHERE name = l.name AND id < l.id AND erased = 0 AND merged_into IS NULL ORDER BY id DESC LIMIT ?)"
        " ORDER BY l.id DESC, o.id DESC",
        (LATEST, MOST_OF_A_NAME),
    )
    return [(later, earlier) for later, earlier in rows]


def phones_of(customer: int) -> tuple[str, ...]:
    """Give a customer's phones."""
    rows = execute("SELECT number FROM phone WHERE customer = ? AND number <> '' ORDER BY id", (customer,))
    return tuple(number for (number,) in rows)


def stand(day: str) -> tuple[int, ...]:
    """Give what tells whether a customer or a phone may be another than before, without looking at them.

    The newest of each, and how many lines of the day may have changed one.
    """
    row = execute(
        "SELECT (SELECT coalesce(max(id), 0) FROM customer), (SELECT coalesce(max(id), 0) FROM phone),"
        " (SELECT count(*) FROM journal WHERE day = ? AND action IN"
        " ('card.edit', 'visit.complete', 'card.merge', 'card.split', 'card.erase', 'undo'))",
        (day,),
    ).fetchone()
    return tuple(int(value) for value in row)
