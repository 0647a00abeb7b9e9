"""Doubts: what a form asks about once before it is saved, since it may be meant but seldom is.

They are no rules: the command line, which cannot be asked, takes all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args

from floortui.domain import fields
from floortui.domain.doubles import PHONE, Person
from floortui.domain.fields import Ground, Kind
from floortui.domain.hours import CLOSED, is_open
from floortui.domain.moments import business_day, clock_text, from_text
from floortui.domain.people import MANAGER
from floortui.domain.phones import read_phone
from floortui.errors import Refused
from floortui.services.action import find
from floortui.storage.queries import cards, floor, house, people
from floortui.storage.queries.doubles import doubles_of, said_to

FAR_DAYS = 366
"""Days from which on a date is far away: a year off is the longest that anybody plans a contact or a delivery."""


def _model(model: str, field: str, ground: Ground) -> Refused | None:
    """Doubt a model that stands on no list, where the house keeps one."""
    choices = house.choices("model")
    if not choices or any(choice.is_called(model) for choice in choices):
        return None
    known = [name for choice in choices for name in (choice.code, choice.en, choice.zh) if name]
    near = get_close_matches(model.casefold(), [name.casefold() for name in known], 1, 0.5)
    meant = next((name for name in known if near and name.casefold() == near[0]), "")
    code = "doubt.model_near" if meant else "doubt.model"
    return Refused(code, field=field, text=model, near=meant)


def _phone(number: str, field: str, ground: Ground) -> Refused | None:
    """Doubt a number that has not the shape of the country's numbers: a digit may be missing."""
    if not read_phone(number, ground.region).odd:
        return None
    return Refused("doubt.phone", field=field, phone=number, digits=len(number))


def _far(day: str, field: str, ground: Ground) -> Refused | None:
    """Doubt a day that is more than a year away."""
    days = (date.fromisoformat(day) - ground.now.astimezone(ground.zone).date()).days
    return Refused("doubt.far", field=field, day=day, days=days) if days > FAR_DAYS else None


def _closed_then(at: str, field: str, ground: Ground) -> Refused | None:
    """Doubt a time at which the house is closed."""
    day, clock = business_day(from_text(at), ground.zone), clock_text(at, ground.zone)
    hours = house.hours_of(day)
    if hours != CLOSED and is_open(hours, clock):
        return None
    return Refused("doubt.closed_day" if hours == CLOSED else "doubt.closed", field=field, day=day, hours=hours)


BY_KIND: Mapping[Kind, Callable[[Any, str, Ground], Refused | None]] = {
    get_args(fields.Model)[1]: _model,
    get_args(fields.Phone)[1]: _phone,
    get_args(fields.DueDay)[1]: _far,
    get_args(fields.Coming)[1]: _closed_then,
}
"""What is doubted of a field's value, by its kind."""


def _more_than_the_price(values: Mapping[str, Any]) -> Refused | None:
    """Doubt a deposit that is more than all the cars cost."""
    price, deposit = values.get("price"), values.get("deposit")
    if price is None or deposit is None or deposit <= price * values.get("quantity", 1):
        return None
    return Refused("doubt.deposit", field="deposit")


def _second_order(values: Mapping[str, Any]) -> Refused | None:
    """Doubt an order of somebody whose car has not been delivered yet: it may be the same one, signed twice."""
    cycle = cards.current(int(values["card"])) if str(values.get("card", "")).isdigit() else None
    running = [order for order in cards.orders_of(cycle.id) if order.running] if cycle else []
    if not running:
        return None
    return Refused("doubt.second_order", model=running[-1].model, day=running[-1].day)


def _name_of_another(values: Mapping[str, Any]) -> Refused | None:
    """Doubt a phone that is a known customer's of another name: the visit becomes theirs, and the name is not kept."""
    visit = floor.visit(int(values["visit"])) if values.get("phone") else None
    holders = floor.customers_with_phone(values["phone"]) if visit is not None else []
    if visit is None or not holders or any(known.id == visit.customer for known in holders):
        return None
    before = floor.customer(visit.customer) if visit.customer else None
    name = values.get("name") or (before.name if before else "")
    if not name or not holders[0].name or any(known.name == name for known in holders):
        return None
    owner = people.names().get(holders[0].owner or 0, "–")
    return Refused("doubt.name", field="phone", phone=values["phone"], name=name, owner=owner)


BY_ACTION: Mapping[str, tuple[Callable[[Mapping[str, Any]], Refused | None], ...]] = {
    "visit.complete": (_name_of_another,),
    "order.sign": (_more_than_the_price, _second_order),
}
"""What is doubted of several values together, by the action."""


class Reader(NamedTuple):
    """Who is asked: a consultant reads of a colleague's customer no more than who looks after them."""

    person: int | None = None
    role: str = MANAGER


def _double(values: Mapping[str, Any], reader: Reader) -> Refused | None:
    """Doubt a new card of somebody who is like a customer that is known; the same phone is refused anyhow."""
    typed = Person(values.get("name", ""), tuple(filter(None, [values.get("phone", "")])), (), values.get("plate", ""))
    but = values.get("customer", "")
    found = doubles_of(typed, int(but) if str(but).isdigit() else None)
    nearest = next((each for each in found if each.likeness.kind != PHONE), None)
    if nearest is None or values.get("household"):
        return None
    said = said_to(nearest, reader.person, reader.role)
    return Refused(
        "doubt.double", field="phone", name=said["name"], phone=said["phone"], owner=said["owner"], grade=said["grade"],
        why=said["why"],
    )  # fmt: skip


OF_CUSTOMERS: Mapping[str, Callable[[Mapping[str, Any], Reader], Refused | None]] = {"card.open": _double}
"""What is doubted because of who is known, by the action."""


def doubts(
    action: str,
    asked: Mapping[str, Any],
    ground: Ground,
    reader: Reader = Reader(),  # noqa: B008 - it never changes
) -> Iterator[Refused]:
    """Give what to ask about before an action is done; `asked` is what was typed, which the action can read."""
    declared = find(action)
    values = {name: declared.read_field(name, text, ground) for name, text in asked.items()}
    for name, value in values.items():
        doubted = BY_KIND.get(declared.fields[name].kind)
        if doubted and value and (refused := doubted(value, name, ground)):
            yield refused
    if action in OF_CUSTOMERS and (refused := OF_CUSTOMERS[action](values, reader)):
        yield refused
    for together in BY_ACTION.get(action, ()):
        if refused := together(values):
            yield refused
