"""Doubles: who is known that may be the one who is typed, and how that is said to whoever types."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.doubles import ALSO, DIGIT, MISSING, PHONE, PLATE, SWAPPED, Likeness, Person, likeness
from floortui.domain.known import named_to
from floortui.domain.records import Customer
from floortui.errors import N_, Term
from floortui.storage.queries import cards, doubles, people

WHY = {
    PHONE: N_("the same phone"),
    ALSO: N_("the phone of somebody who came along"),
    PLATE: N_("the same plate"),
    DIGIT: N_("one digit differs"),
    SWAPPED: N_("two digits are swapped"),
    MISSING: N_("one digit is missing"),
}
"""How each likeness is said, the strongest first."""


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
        for known in doubles.candidates(person)
        if known.id != but and (like := likeness(person, person_of(known)))
    ]
    order = list(WHY)
    return sorted(found, key=lambda each: (order.index(each.likeness.kind), -each.customer.id))


def person_of(known: Customer) -> Person:
    """Give what of a customer tells whether they are another."""
    return Person(known.name, known.phones, doubles.came_along(known.id), known.plate)


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
