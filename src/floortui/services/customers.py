"""Recognising customers and keeping their light record: name, phones, model, whose they are."""

from __future__ import annotations

from contextlib import suppress

from floortui.domain.others import others_of
from floortui.domain.phones import read_phone
from floortui.domain.records import Customer
from floortui.errors import Refused
from floortui.services.work import Work
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Phone
from floortui.storage.queries import floor

NEW = "new"
"""What is given as the customer when a known name is somebody else's."""


def recognise(work: Work, *, customer: str, name: str, phone: str) -> Customer | None:
    """Find out whether somebody is known: by number, by any of their phones, by a name that only one has.

    A phone decides before a name: 李先生 with a number nobody knows is another 李先生, unless the known one has no
    number yet. It decides where somebody new is said to have it, and where it is written as a name.

    Raises:
        Refused: only a name was given, and several customers have it.
    """
    if customer and customer != NEW:
        return work.customer(customer)
    named = floor.customers_named(name) if name and customer != NEW else []
    if phone:
        return with_phone(phone, name) or next((known for known in named if not known.phones), None)
    if len(named) > 1:
        raise work.ambiguous(name, named, "name")
    return named[0] if named else with_number(work, name)


def of_the_party(work: Work, name: str, *, phone: str, plate: str, also: str) -> Customer | None:
    """Find out whose party it is where the one who speaks is not known: by the plate, or by whoever came along.

    Parents, spouses and children are one party. A name decides where no phone is given and only one party has it.
    """
    if plate and (known := _only(floor.customers_with_plate(plate))):
        return known
    if name and not phone and (known := _only(floor.customers_of_party(name))):
        return known
    for other in others_of(also):
        known = with_phone(other.phone, other.name) if other.phone else None
        named = known or _only([each for each in floor.customers_named(other.name) if each.phones])
        if known or (named and not other.phone):
            return known or named
    return None


def _only(found: list[Customer]) -> Customer | None:
    return found[0] if len(found) == 1 else None


def keep_phones(work: Work, number: int | None, also: str) -> None:
    """Let a party be known by the phones of those who came along, but by none that is somebody else's."""
    for other in others_of(also) if number is not None else ():
        if other.phone and not floor.customers_with_phone(other.phone):
            work.change.insert(Phone, customer=number, number=other.phone)


def with_number(work: Work, name: str) -> Customer | None:
    """Give whose phone it is that was written as a name, in any writing; nobody, if it is a name or nobody's."""
    with suppress(Refused):
        return with_phone(read_phone(name, work.ground.region).number, "")
    return None


def with_phone(phone: str, name: str, *, asker: int | None = None) -> Customer | None:
    """Give who has a phone; of several in one household who is called that, or else who had it first.

    Nobody, if the asking customer has it.
    """
    by_phone = floor.customers_with_phone(phone)
    if any(known.id == asker for known in by_phone):
        return None
    return next(iter([known for known in by_phone if known.name == name] or by_phone), None)


def remember(
    work: Work,
    known: Customer | None,
    *,
    name: str = "",
    phone: str = "",
    model: str = "",
    source: str = "",
    owner: int | None,
    rename: bool = False,
    nameless: bool = False,
    plate: str = "",
) -> int | None:
    """Write what was learned of a customer; give their number, or None if nothing identifies them.

    With `nameless` there is something else to keep of them.

    A name that is known stays unless `rename` corrects it: the wife who gives her husband's phone renames nobody.
    """
    if known is None:
        if not (name or phone or plate or nameless):
            return None
        number = work.change.insert(
            CustomerRow,
            name=name,
            model=model,
            source=source,
            owner=owner,
            note="",
            first_day=work.day,
            erased=0,
            plate=plate,
        )
    else:
        number = known.id
        learned = {
            "name": name if rename or not known.name else "",
            "model": model,
            "source": source if not known.source else "",
            "plate": plate,
        }
        values = {column: value for column, value in learned.items() if value}
        if owner is not None:
            values["owner"] = owner  # type: ignore[assignment]
        if values:
            work.change.update(CustomerRow, number, **values)
    if phone and (known is None or phone not in known.phones):
        work.change.insert(Phone, customer=number, number=phone)
    return number


def must_be_there(known: Customer | None) -> Customer:
    """Insist that a customer was recognised.

    Raises:
        Refused: nobody was.
    """
    if known is None:
        raise Refused("customer.needed")
    return known
