"""Orders: signed, delivered, cancelled; with an order the card is O, after delivery its customer is an owner."""

from __future__ import annotations

from floortui.domain.fields import (
    Card,
    Count,
    Credits,
    Day,
    DueDay,
    Model,
    Moment,
    Money,
    Month,
    PlainText,
    Reason,
    ShortText,
    Size,
)
from floortui.domain.moments import business_day, from_text
from floortui.domain.records import LOSING, OPEN, OWNER, Cycle, Order
from floortui.domain.records import Customer as Known
from floortui.errors import Refused
from floortui.services import cycles
from floortui.services.action import EVERYBODY, MANAGERS, Told, action
from floortui.services.work import Work
from floortui.storage.models import CarOrder, Credit, Market, PriceFloor
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Cycle as CycleRow
from floortui.storage.queries import cards, floor

HOUSE = ("house", "本店", "公司")
"""How the house itself is named among those who share an order."""

WHOLE = 100
"""The shares of an order, in hundredths."""


@action("order.sign", roles=EVERYBODY, own="card")
def sign_order(
    work: Work,
    *,
    card: Card,
    model: Model,
    colour: PlainText,
    price: Money,
    deposit: Money,
    deliver_by: DueDay = "",
    quantity: Count = 1,
    credits: Credits = [],  # noqa: A002, B006 - the field's name in the contract; read, never written
    buyer: ShortText = "",
    happened: Moment = "",
) -> Told:
    """Sign an order: with a deposit of 3,000 or more the card is O, with a smaller one it stays H (the handbook).

    The whole order counts for the card's owner, unless `credits` shares it; a house may have half of it count for who
    stood in for the owner on the day.
    """
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    if found.state == LOSING:
        raise Refused("card.losing", field="card", name=known.name)
    cycles.must_be_running(found, known)
    at = happened or work.at
    day = business_day(from_text(at), work.zone)
    chosen = work.model(model)
    shares = _shares(work, known, credits, day)
    order = work.change.insert(
        CarOrder,
        cycle=found.id,
        day=day,
        at=at,
        staff=known.owner,
        model=chosen,
        colour=colour,
        price=price,
        deposit=deposit,
        floor_price=cards.price_floor(chosen, day),
        deliver_by=deliver_by or None,
        quantity=quantity,
        buyer=buyer or known.name,
        grade_before=found.grade,
        delivered_on=None,
        cancelled_on=None,
        reason="",
        origin=None,
    )
    for person, share in shares:
        work.change.insert(Credit, car_order=order, staff=person, share=share)
    grade = "O" if deposit >= int(work.settings["cards.deposit"]) * 100 else "H"
    values = cycles.regrade(work, found._replace(next_day=None), grade, day)
    work.change.update(CycleRow, found.id, **values, unanswered=0, last_day=max(day, found.last_day or day))
    work.change.update(CustomerRow, known.id, model=chosen)
    return {"card": known.id, "order": order, "grade": grade, "next": values["next_day"]}


def _shares(
    work: Work,
    known: Known,
    credits: list[str],  # noqa: A002 - the field's name in the contract
    day: str,
) -> list[tuple[int | None, int]]:
    """Read who shares an order, as `李娜:60`; one who is named without a number gets an equal part of what is left.

    Raises:
        Refused: the shares do not add up to the whole.
    """
    if not credits:
        stood_in = floor.stood_in(known.id, day) if work.settings["rotation.stand_in_split"] else None
        if known.owner is not None and stood_in not in (None, known.owner):
            return [(known.owner, WHOLE // 2), (stood_in, WHOLE - WHOLE // 2)]
        return [(known.owner, WHOLE)] if known.owner is not None else []
    shares: list[tuple[int | None, int | None]] = []
    for text in credits:
        name, _, number = text.replace("：", ":").partition(":")
        if number and not (number.strip().isdecimal() and 0 < int(number) <= WHOLE):
            raise Refused("order.share", field="credits", text=text)
        person = None if name.strip().lower() in HOUSE else work.consultant(name.strip(), field="credits").id
        shares.append((person, int(number) if number else None))
    left, open_ones = WHOLE - sum(share or 0 for _, share in shares), [s for s in shares if s[1] is None]
    given = [(person, share or left // len(open_ones)) for person, share in shares]
    if open_ones:
        given[-1] = (given[-1][0], given[-1][1] + WHOLE - sum(share for _, share in given))
    if sum(share for _, share in given) != WHOLE or any(share < 1 for _, share in given):
        raise Refused("order.shares", field="credits", whole=WHOLE)
    return given


def _running(found: Cycle, known: Known, order: int) -> Order:
    """Give a card's order that is neither delivered nor cancelled: the one named, or the latest.

    Raises:
        Refused: there is none.
    """
    running = [each for each in cards.orders_of(found.id) if each.running and order in (0, each.id)]
    if not running:
        raise Refused("order.none", field="card", name=known.name)
    return running[-1]


@action("order.deliver", roles=EVERYBODY, own="card")
def deliver_order(work: Work, *, card: Card, order: Size = 0, day: Day = "") -> Told:
    """Deliver a car: the customer is an owner, to be contacted after 3 days, a month, and then every 3 months.

    The cycle ends with the last of its orders; who comes to buy again begins a new one.
    """
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    running = _running(found, known, order)
    when = day or work.day
    if not running.day <= when <= work.day:
        raise Refused("order.day", field="day", day=when)
    work.change.update(CarOrder, running.id, delivered_on=when)
    others = [each for each in cards.orders_of(found.id) if each.running]
    if others:
        return {"card": known.id, "order": running.id, "next": found.next_day, "left": len(others)}
    due = cycles.due_after(work, found._replace(state=OWNER, delivered_on=when), found.grade, when)
    work.change.update(CycleRow, found.id, state=OWNER, delivered_on=when, next_day=due, promised=0, unanswered=0)
    return {"card": known.id, "order": running.id, "next": due}


@action("order.cancel", roles=EVERYBODY, own="card")
def cancel_order(work: Work, *, card: Card, reason: Reason, order: Size = 0) -> Told:
    """Cancel an order: the card goes back to the grade before it."""
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    running = _running(found, known, order)
    work.change.update(CarOrder, running.id, cancelled_on=max(work.day, running.day), reason=reason)
    if any(each.running for each in cards.orders_of(found.id)):
        return {"card": known.id, "order": running.id, "grade": found.grade, "next": found.next_day}
    values = cycles.regrade(work, found._replace(next_day=None), running.grade_before, work.day)
    work.change.update(CycleRow, found.id, state=OPEN, **values)
    return {"card": known.id, "order": running.id, "grade": running.grade_before, "next": values["next_day"]}


@action("price_floor.set", roles=MANAGERS)
def set_price_floor(work: Work, *, model: Model, price: Money, since: Day = "") -> Told:
    """Set below which price a model is sold over the limit, from a day on."""
    chosen, day = work.model(model), since or work.day
    row = cards.price_floor_row(chosen, day)
    if row is None:
        work.change.insert(PriceFloor, model=chosen, since=day, price=price)
    else:
        work.change.update(PriceFloor, row, price=price)
    return {"model": chosen, "since": day}


@action("market.set", roles=MANAGERS)
def set_market(work: Work, *, month: Month, size: Size) -> Told:
    """Note how many cars of all makes the market took in a month (the digital deck's M)."""
    row = cards.market_row(month)
    if row is None:
        work.change.insert(Market, month=month, size=size)
    else:
        work.change.update(Market, row, size=size)
    return {"month": month, "size": size}
