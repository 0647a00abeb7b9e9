"""Doubles: the few customers who may be somebody who is typed, by indexes only; and likely pairs of the house."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.doubles import WHY, Likeness, Person, likeness, near_phones
from floortui.domain.known import named_to
from floortui.domain.others import others_of
from floortui.domain.records import Customer
from floortui.domain.search import folded
from floortui.errors import Term
from floortui.storage.database import execute
from floortui.storage.queries import cards, floor, people

LATEST = 300
"""How many of the latest phones are held against all others: a double is typed when a card is new."""

MOST_OF_A_PHONE = 20
"""How many who have one phone are held against each other."""

MOST_PHONES = 500
"""How many phones that several customers have are looked at."""


def candidates(person: Person) -> list[Customer]:
    """Give everybody who has one of the phones or nearly, came along with one of them, or has the plate."""
    numbers = {phone for each in person.phones for phone in (each, *near_phones(each))}
    found = set(_with_any(sorted(numbers)))
    for word in (*person.phones, *filter(None, [folded(person.plate)])):
        found |= {number for (number,) in execute("SELECT customer FROM token WHERE token = ?", (word,))}
    known = floor.customers(found)
    return [each for each in known.values() if not each.erased and each.merged_into is None]


class Double(NamedTuple):
    """A customer who may be the one who is typed, and by what."""

    customer: Customer
    likeness: Likeness


def doubles_of(person: Person, but: int | None = None) -> list[Double]:
    """Give who is like somebody, the likest first; `but` is whose form it is."""
    if not (person.phones or person.plate):
        return []
    found = [
        Double(known, like)
        for known in candidates(person)
        if known.id != but and (like := likeness(person, person_of(known)))
    ]
    order = list(WHY)
    return sorted(found, key=lambda each: (order.index(each.likeness.kind), -each.customer.id))


def person_of(known: Customer) -> Person:
    """Give what of a customer tells whether they are another."""
    return Person(known.name, known.phones, came_along(known.id), known.plate)


def said_to(double: Double, reader: int | None, role: str) -> dict[str, str]:
    """Give the facts of a double for a sentence, as much of it as the reader may see."""
    known, like = double
    phone = next((each for each in known.phones if each == like.by), (*known.phones, "–")[0])
    name, number = named_to(known, phone, reader, role)
    found = cards.current(known.id)
    return {
        "name": name or "–",
        "phone": number,
        "owner": people.names().get(known.owner or 0, "–"),
        "grade": (found.grade if found else "") or "–",
        "why": Term(WHY[like.kind]),
    }


def came_along(customer: int) -> tuple[str, ...]:
    """Give the phones of everybody who ever came along with a customer."""
    kept = execute("SELECT also FROM visit WHERE customer = ? AND also <> '' AND voided = 0", (customer,)).fetchall()
    return tuple(other.phone for (also,) in kept for other in others_of(also) if other.phone)


class Stand(NamedTuple):
    """What tells whether a customer or a phone may be another than before, without looking at them."""

    customer: int = 0
    """The newest one."""
    phone: int = 0
    """The newest one."""
    lines: int = 0
    """How many lines of the day may have changed one."""


def stand(day: str) -> Stand:
    """Give how customers and phones stand."""
    row = execute(
        "SELECT (SELECT coalesce(max(id), 0) FROM customer), (SELECT coalesce(max(id), 0) FROM phone),"
        " (SELECT count(*) FROM journal WHERE day = ? AND action IN"
        " ('card.edit', 'visit.complete', 'card.merge', 'card.split', 'card.erase', 'undo'))",
        (day,),
    ).fetchone()
    return Stand(*row)


def with_one_phone(since: Stand) -> set[tuple[int, int]]:
    """Give pairs of customers who share a phone, earlier and later; of phones that are newer than a stand, if any.

    A phone that is said to be another's of the household is left out.
    """
    if since.phone:
        rows = execute("SELECT DISTINCT number FROM phone WHERE id > ? AND number <> '' LIMIT ?", (since.phone, LATEST))
    else:
        rows = execute(
            "SELECT number FROM phone WHERE number <> '' GROUP BY number HAVING count(*) > 1 LIMIT ?", (MOST_PHONES,)
        )
    groups = [_holders(number) for (number,) in rows.fetchall()]
    return {(earlier, later) for group in groups for at, later in enumerate(group) for earlier in group[:at]}


def _holders(number: str) -> list[int]:
    rows = execute(
        "SELECT DISTINCT customer FROM phone WHERE number = ? AND whose = '' ORDER BY customer LIMIT ?",
        (number, MOST_OF_A_PHONE),
    )
    return [customer for (customer,) in rows]


def with_near_phones(since: Stand) -> set[tuple[int, int]]:
    """Give pairs of customers whose phones are near each other, where one phone is newer than a stand; so many.

    Each is looked up in the index of phones, whatever the number of customers.
    """
    newer = execute(
        "SELECT customer, number FROM phone WHERE id > ? AND number <> '' ORDER BY id DESC LIMIT ?",
        (since.phone, LATEST),
    ).fetchall()
    return {
        (min(customer, other), max(customer, other))
        for customer, number in newer
        for other in _with_any(near_phones(number))
        if other != customer
    }


def _with_any(numbers: list[str]) -> list[int]:
    marks = ", ".join("?" * len(numbers))
    return [row for (row,) in execute(f"SELECT customer FROM phone WHERE number IN ({marks})", tuple(numbers))]
