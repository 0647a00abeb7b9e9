"""What the form of an order says while one types: over or under the limit, the grade, the shares, the stock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from floortui.domain.people import MANAGER
from floortui.domain.shares import read_shares
from floortui.domain.text import money
from floortui.errors import Refused
from floortui.language import _, say
from floortui.storage.queries import cards, cars, house, people


def order_words(read: Mapping[str, Any], given: Mapping[str, object], role: str, today: str) -> list[str]:
    """Word what an order comes to; `read` holds the fields that can be read by now, `given` whose card it is.

    Consultants hear only whether the price is over or under the limit; what the limit is, managers alone.
    """
    order = cards.order(int(str(given["order"]))) if given.get("order") else None
    model = _model(str(read.get("model") or (order.model if order else "")))
    colour = str(read.get("colour") or "")
    said = [
        _limit(model, read.get("price"), role, today),
        _grade(read.get("deposit")),
        _shares(read.get("credits") or []),
        _in_stock(model, colour, int(read.get("quantity") or 1), given) if order is None else "",
    ]
    return [each for each in said if each]


def _model(text: str) -> str:
    return next((choice.code for choice in house.choices("model") if choice.is_called(text)), text)


def _limit(model: str, price: object, role: str, today: str) -> str:
    """Hold a price to the limit that is valid today."""
    if not model or not isinstance(price, int):
        return ""
    limit = cards.price_floor(model, today)
    if limit is None:
        return _("no price limit") if role == MANAGER else ""
    said = _("price under the limit") if price < limit else _("price not under the limit")
    return f"{said} ({money(limit)})" if role == MANAGER else said


def _grade(deposit: object) -> str:
    """Say what the deposit makes of the card."""
    if not isinstance(deposit, int):
        return ""
    least = int(house.settings()["cards.deposit"])
    if deposit >= least * 100:
        return _("the card becomes O")
    return _("the card stays H: the deposit is under {least}").format(least=f"{least:,}")


def _shares(credits: list[str]) -> str:  # noqa: A002 - the field's name
    """Say whose the order is, or why it is not yet."""
    if not credits:
        return ""
    try:
        shares = read_shares(credits)
    except Refused as refused:
        return say(refused)
    known = {person.name for person in people.everybody() if person.active and person.takes_turns}
    names = [each.name if each.name in known else f"{each.name}?" if each.name else _("house") for each in shares]
    parts = [f"{name} {each.share}" for name, each in zip(names, shares, strict=True)]
    return f"{' + '.join(parts)} = 100 %"


def _in_stock(model: str, colour: str, quantity: int, given: Mapping[str, object]) -> str:
    """Say whether such cars stand here: those reserved for the card, and those that are free."""
    if not (model and colour and cars.are_listed()):
        return ""
    card = cards.current(int(str(given["card"]))) if given.get("card") else None
    own = [each for each in cars.reserved_for(card.id) if each.is_of(model, colour)] if card else []
    free = cars.free(model, colour)
    if not own and not free:
        return _("not in stock")
    if len(own) >= quantity:
        return _("in stock, reserved: car {car}").format(car=own[0].id)
    return _("in stock: {count} free, the oldest since {day}").format(
        count=len(free), day=min(each.arrived for each in (*free, *own))
    )
