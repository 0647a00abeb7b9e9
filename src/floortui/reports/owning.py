"""What a card shows of its cars: orders with what was promised, reserved cars, the owner's schedule, after-sales."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from floortui.domain import owners
from floortui.domain.hours import CLOSED
from floortui.domain.records import OWNER, Cycle, Order
from floortui.domain.text import money
from floortui.language import _
from floortui.storage.queries import cards, cars, deliveries, house
from floortui.storage.queries.cars import Car
from floortui.storage.queries.deliveries import Promise
from floortui.storage.queries.drawer import CardLine

MOST_NAMED = 3
"""How many whose car is late are named."""

ALARM, WARN, PLAIN = "alarm", "warn", ""
"""How loud a line is; what it says stands in words, too."""


class Owning(NamedTuple):
    """What is known of a card's cars."""

    cars: tuple[Car, ...]
    """Those in stock that are reserved for it."""
    service_on: str | None
    """When after-sales got the card of the latest delivery."""
    service_day: str
    """When the first service is due; empty if the customer is no owner."""
    asks: bool
    """Whether it is time to give the card to after-sales."""
    step: str
    """Which contact with an owner is due next."""


def first_service() -> int:
    """Give how many months after delivery the first service is due in this house."""
    return int(house.settings()["owners.first_service"])


def is_closed(day: str) -> bool:
    """Say whether the house is closed on a day."""
    return house.hours_of(day) == CLOSED


def owning(customer: int, cycle: Cycle | None, today: str) -> Owning:
    """Ask what is known of a customer's cars."""
    reserved = tuple(cars.reserved_for(cycle.id)) if cycle is not None else ()
    delivered = [each for each in cards.cycles_of(customer) if each.state == OWNER and each.delivered_on]
    if not delivered:
        return Owning(reserved, None, "", asks=False, step="")
    latest = max(delivered, key=lambda each: (each.delivered_on or "", each.id))
    day, months = str(latest.delivered_on), first_service()
    first, last = owners.service_window(today, months)
    asks = latest.service_on is None and first <= day <= last
    due = latest.next_day if cycle is not None and cycle.id == latest.id else None
    step = owners.step_of(day, due, months) if due else ""
    return Owning(reserved, latest.service_on, owners.service_day(day, months, is_closed), asks, step)


Said = tuple[str, list[str]]
"""How loud something is, and the parts of its sentence, between which a line may break."""


def order_lines(orders: Sequence[Order], today: str) -> list[Said]:
    """Word the running orders of a card: which car, the price, what was promised."""
    running = [order for order in orders if order.running]
    return [
        (ALARM if is_late(order, today) else PLAIN, order_parts(order, today, numbered=len(running) > 1))
        for order in running
    ]


def is_late(order: Order, today: str) -> bool:
    """Say whether the day has passed on which a car was promised."""
    return order.running and order.deliver_by is not None and order.deliver_by < today


def order_text(order: Order, today: str, *, numbered: bool = False) -> str:
    """Word an order on one line."""
    return " · ".join(order_parts(order, today, numbered=numbered))


def order_parts(order: Order, today: str, *, numbered: bool = False) -> list[str]:
    """Word an order: its number where there are several, the car, how many, the price, the day that was promised."""
    several = f" ×{order.quantity}" if order.quantity > 1 else ""
    parts = [f"{order.model} {order.colour}{several}", money(order.price)]
    if numbered:
        parts.insert(0, _("order {number}").format(number=order.id))
    if order.deliver_by is not None:
        said = _("late: promised {day}") if is_late(order, today) else _("promised {day}")
        parts.append(said.format(day=order.deliver_by))
    return parts


def promised_words(promised: Sequence[Promise], today: str) -> list[str]:
    """Say which cars are late, by name while they are few, and how many are to be handed over within the week."""
    late = [each for each in promised if each.deliver_by is not None and each.deliver_by < today]
    soon = len(promised) - len(late)
    names = ", ".join(each.name or "–" for each in late[:MOST_NAMED]) + ("…" if len(late) > MOST_NAMED else "")
    said = [_("deliveries late {number}: {names}").format(number=len(late), names=names)] if late else []
    return said + ([_("deliveries in 7 days {number}").format(number=soon)] if soon else [])


def stock_words(found: Sequence[Car]) -> list[str]:
    """Name the cars that are reserved."""
    return [" ".join((_("car {car}").format(car=car.id), car.model, car.colour)) for car in found]


def service_words(known: Owning, key: str) -> Said:
    """Word how it stands with after-sales, and how loud that is; `key` is what gives the card to them."""
    if known.service_on is not None:
        return PLAIN, [_("given on {day}").format(day=known.service_on)]
    if not known.service_day:
        return PLAIN, []
    said = _("first service {day}").format(day=known.service_day)
    return (WARN, [said, _("{key}: to after-sales").format(key=key)]) if known.asks else (PLAIN, [said])


def remarks(lines: Sequence[CardLine], today: str) -> Mapping[int, str]:
    """Give what stands beside each due card that is more than a follow-up: the owner's step, a car that is late."""
    months = first_service()
    said = {
        line.cycle: _(owners.IN_SHORT[owners.step_of(line.delivered_on, line.next_day or today, months)])
        for line in lines
        if line.state == OWNER and line.delivered_on is not None
    }
    ordered = [line.cycle for line in lines if line.grade in ("O", "H") and line.state != OWNER]
    late = deliveries.late(ordered, today)
    return said | {cycle: _("car late since {day}").format(day=day[5:]) for cycle, day in late.items()}
