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

LATEST = 500
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
        (number, MOST_OF_A_NAME),
    )
    return [customer for (customer,) in rows]


def of_one_name(since: Stand) -> list[tuple[int, int]]:
    """Give the customers who are newer than a stand, the latest so many, each with those before of the same name.

    A customer is newer who has a newer phone.
    """
    rows = execute(
        "WITH newer AS (SELECT id FROM customer WHERE id > ?1"
        " UNION SELECT customer FROM phone WHERE id > ?2 ORDER BY 1 DESC LIMIT ?3)"
        " SELECT l.id, o.id FROM newer JOIN customer AS l ON l.id = newer.id AND l.name <> ''"
        " JOIN customer AS o ON o.id IN"
        " (SELECT id FROM customer WHERE name = l.name AND id <> l.id ORDER BY id DESC LIMIT ?4)",
        (since.customer, since.phone, LATEST, MOST_OF_A_NAME),
    )
    return [(min(pair), max(pair)) for pair in rows]


def phones_of(customer: int) -> tuple[str, ...]:
    """Give a customer's phones."""
    rows = execute("SELECT number FROM phone WHERE customer = ? AND number <> '' ORDER BY id", (customer,))
    return tuple(number for (number,) in rows)
