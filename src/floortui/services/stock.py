"""The stock list: cars that stand here, reserved for a card, gone with its delivery or by hand."""

from __future__ import annotations

from typing import Any

from floortui.domain.fields import (
    Card,
    CarNumber,
    ClearableOfCar,
    Count,
    Day,
    Model,
    Note,
    PlainText,
    Vin,
)
from floortui.domain.records import Order
from floortui.errors import Refused
from floortui.services import cycles
from floortui.services.action import DESK, EVERYBODY, Told, action
from floortui.services.work import Work
from floortui.storage.models import StockCar
from floortui.storage.queries import cards, cars
from floortui.storage.queries.cars import Car


@action("stock.add", roles=DESK)
def add_cars(
    work: Work,
    *,
    model: Model,
    colour: PlainText,
    arrived: Day = "",
    vin: Vin = "",
    note: Note = "",
    count: Count = 1,
) -> Told:
    """Put cars into stock: one, or several that are alike."""
    if vin and count > 1:
        raise Refused("stock.vins", field="count")
    values = {"model": work.model(model), "colour": colour, "arrived": _arrived(work, arrived or work.day)}
    _hold_to_one_vin(vin)
    numbers = [put_in(work, **values, vin=vin, note=note) for _ in range(count)]
    return {"cars": numbers, "model": values["model"], "colour": colour, "count": count}


def put_in(work: Work, *, model: str, colour: str, arrived: str, vin: str, note: str) -> int:
    """Write a car that stands here and is reserved for nobody."""
    return work.change.insert(
        StockCar,
        model=model,
        colour=colour,
        vin=vin,
        arrived=arrived,
        reserved_for=None,
        reserved_on=None,
        gone_on=None,
        note=note,
    )


def _arrived(work: Work, day: str) -> str:
    if day > work.day:
        raise Refused("stock.future", field="arrived", day=day)
    return day


def _hold_to_one_vin(vin: str, besides: int = 0) -> None:
    other = cars.with_vin(vin, besides) if vin else None
    if other is not None:
        raise Refused("stock.vin", field="vin", car=other)


@action("stock.edit", roles=DESK)
def edit_car(
    work: Work,
    *,
    car: CarNumber,
    model: Model = "",
    colour: PlainText = "",
    arrived: Day = "",
    vin: Vin = "",
    note: Note = "",
    clear: ClearableOfCar = [],  # noqa: B006 - read, never written
) -> Told:
    """Change what the stock list says of a car."""
    found = _here(work, car)
    _hold_to_one_vin(vin, car)
    said = {
        "model": work.model(model) if model else "",
        "colour": colour,
        "arrived": _arrived(work, arrived) if arrived else "",
        "vin": vin,
        "note": note,
    }
    changed = {column: value for column, value in said.items() if value} | dict.fromkeys(clear, "")
    if not work.change.update(StockCar, found.id, **changed):
        raise Refused("stock.same", field="note", car=car)
    return {"car": car, "changed": sorted(changed)}


@action("stock.reserve", roles=EVERYBODY, own="card")
def reserve_car(work: Work, *, car: CarNumber, card: Card) -> Told:
    """Reserve a car for a card."""
    known = work.customer(card, field="card")
    cycle = cycles.card_of(work, known)
    cycles.must_be_running(cycle, known)
    found = _here(work, car, compared=True)
    if found.reserved_for is not None:
        raise _reserved(found, field="car")
    _reserve(work, found, cycle.id)
    return {"car": car, "card": known.id}


@action("stock.release", roles=EVERYBODY, own="car")
def release_car(work: Work, *, car: CarNumber) -> Told:
    """Release a reserved car: it is free for anybody."""
    found = _here(work, car)
    if found.reserved_for is None:
        raise Refused("stock.free", field="car", car=car)
    holder = cars.holder(found.reserved_for)
    _release(work, found.id)
    return {"car": car, "card": holder.customer}


@action("stock.gone", roles=DESK)
def take_out(work: Work, *, car: CarNumber, day: Day = "") -> Told:
    """Take a car out of the stock list by hand: sold on, sent back; a delivery takes its reserved car out by itself."""
    found = _here(work, car)
    if found.reserved_for is not None:
        raise _reserved(found, field="car")
    when = _arrived(work, day or work.day)
    work.change.update(StockCar, found.id, gone_on=when)
    return {"car": car, "model": found.model, "colour": found.colour}


def _here(work: Work, number: int, *, compared: bool = False) -> Car:
    """Give a car that stands here, held against what the asker had seen of it.

    Raises:
        Refused: there is none, it has gone, or somebody changed it since.
    """
    found = cars.car(number)
    if found is None or found.gone_on is not None:
        raise Refused("stock.unknown", field="car", car=number)
    if not compared:
        work.unmoved(found.seq)
    return found


def _reserved(found: Car, *, field: str) -> Refused:
    assert found.reserved_for is not None
    name = cars.holder(found.reserved_for).name or "–"
    return Refused("stock.reserved", field=field, car=found.id, name=name, day=found.reserved_on)


def _reserve(work: Work, found: Car, cycle: int) -> None:
    work.change.update(StockCar, found.id, reserved_for=cycle, reserved_on=work.day)


def _release(work: Work, number: int) -> None:
    work.change.update(StockCar, number, reserved_for=None, reserved_on=None)


# -- what orders do to the stock


def reserve_for(work: Work, cycle: int, model: str, colour: str) -> Told:
    """Reserve the oldest free cars that a card's running orders of a model and colour still lack.

    Tells which cars are reserved for them now, and how many are not in stock; nothing in a house without a stock list.
    """
    if not cars.are_listed():
        return {}
    have = _held(cycle, model, colour)
    lacking = max(_ordered(cycle, model, colour) - len(have), 0)
    found = cars.free(model, colour)[:lacking]
    for each in found:
        _reserve(work, each, cycle)
    return {"cars": [each.id for each in (*have, *found)], "not_in_stock": lacking - len(found)}


def release_of(work: Work, cycle: int, model: str, colour: str) -> list[int]:
    """Release the cars that a card's running orders of a model and colour need no more; gives those kept."""
    have = _held(cycle, model, colour)
    needed = _ordered(cycle, model, colour)
    for each in have[needed:]:
        _release(work, each.id)
    return [each.id for each in have[:needed]]


def release_all(work: Work, cycle: int) -> None:
    """Release every car that is reserved for a card: its customer is lost."""
    for each in cars.reserved_for(cycle):
        _release(work, each.id)


def gone_with(work: Work, cycle: int, order: Order, day: str) -> list[int]:
    """Take the reserved cars of a delivered order out of stock; gives which.

    Where no order of the card still runs, a reserved car of the model in another colour went with it, too.
    """
    held = cars.reserved_for(cycle)
    exact = [each for each in held if each.is_of(order.model, order.colour)]
    alone = not any(each.running for each in cards.orders_of(cycle))
    others = [each for each in held if each not in exact and each.is_of(order.model, each.colour)] if alone else []
    gone = (exact + others)[: order.quantity]
    for each in gone:
        work.change.update(StockCar, each.id, gone_on=day)
    if alone:
        release_all(work, cycle)
    return [each.id for each in gone]


def forget(work: Work, customer: int) -> list[int]:
    """Release the cars that are reserved for somebody who is to be forgotten, without keeping that they were.

    The house keeps their chassis numbers; gives which cars.
    """
    released = cars.reserved_for_customer(customer)
    for number in released:
        emptied: dict[str, Any] = {"reserved_for": None, "reserved_on": None, "note": ""}
        work.change.empty(StockCar, number, **emptied)
    return released


def _held(cycle: int, model: str, colour: str) -> list[Car]:
    return [each for each in cars.reserved_for(cycle) if each.is_of(model, colour)]


def _ordered(cycle: int, model: str, colour: str) -> int:
    """Count the cars of a model and colour that a card's running orders are for."""
    return sum(
        each.quantity
        for each in cards.orders_of(cycle)
        if each.running and cars.same_car((each.model, each.colour), (model, colour))
    )
