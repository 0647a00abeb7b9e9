"""Orders: signed, delivered, cancelled; with an order the card is O, after delivery its customer is an owner."""

from __future__ import annotations

from typing import Any

from floortui.domain.fields import (
    Card,
    Count,
    Credits,
    Day,
    DueDay,
    MaybeMoney,
    Model,
    Moment,
    Money,
    Month,
    OrderNumber,
    PlainText,
    Reason,
    ShortText,
    Size,
)
from floortui.domain.moments import business_day, from_text
from floortui.domain.records import LOSING, OPEN, OWNER, Cycle, Order
from floortui.domain.records import Customer as Known
from floortui.domain.shares import WHOLE, read_shares
from floortui.errors import Refused
from floortui.services import cycles, stock
from floortui.services.action import EVERYBODY, MANAGERS, Told, action
from floortui.services.work import Work
from floortui.storage.models import CarOrder, Credit, Market, PriceFloor
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Cycle as CycleRow
from floortui.storage.queries import cards, floor


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
    stood in for the owner on the day. The oldest free cars in stock that match are reserved;
    tells which, and how many are not in stock.
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
    others = [each for each in cards.orders_of(found.id) if each.running]
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
        grade_before=others[0].grade_before if others else found.grade,
        delivered_on=None,
        cancelled_on=None,
        reason="",
        origin=None,
    )
    for person, share in shares:
        work.change.insert(Credit, car_order=order, staff=person, share=share)
    values = cycles.regrade(work, found._replace(next_day=None), _grade(work, found), day)
    work.change.update(CycleRow, found.id, **values, unanswered=0, last_day=max(day, found.last_day or day))
    work.change.update(CustomerRow, known.id, model=chosen)
    reserved = stock.reserve_for(work, found.id, chosen, colour)
    return {"card": known.id, "order": order, "grade": values["grade"], "next": values["next_day"], **reserved}


def _grade(work: Work, found: Cycle) -> str:
    """Give the grade of an ordered card: O if the deposit of any running order reaches the limit, else H."""
    least = int(work.settings["cards.deposit"]) * 100
    running = [each for each in cards.orders_of(found.id) if each.running]
    return "O" if any(each.deposit >= least for each in running) else "H"


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
    read = read_shares(credits)
    return [(work.consultant(each.name, field="credits").id if each.name else None, each.share) for each in read]


def _running(found: Cycle, known: Known, order: int) -> Order:
    """Give a card's order that is neither delivered nor cancelled: the one named, or the latest.

    Raises:
        Refused: there is none.
    """
    running = [each for each in cards.orders_of(found.id) if each.running and order in (0, each.id)]
    if not running:
        raise Refused("order.none", field="card", name=known.name)
    return running[-1]


@action("order.edit", roles=EVERYBODY, own="card")
def edit_order(
    work: Work,
    *,
    card: Card,
    order: OrderNumber = 0,
    deliver_by: DueDay = "",
    colour: PlainText = "",
    deposit: MaybeMoney = None,
    buyer: ShortText = "",
) -> Told:
    """Change a running order: the day promised, the colour, the buyer, a deposit that was topped up.

    A deposit that reaches the limit makes the card O, one that no longer does makes it H again.
    """
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    running = _running(found, known, order)
    said: dict[str, Any] = {"deliver_by": deliver_by, "colour": colour, "buyer": buyer}
    changed = {column: value for column, value in said.items() if value and value != getattr(running, column)}
    if deposit is not None and deposit != running.deposit:
        changed["deposit"] = deposit
    if not changed:
        raise Refused("order.same", field="deliver_by", name=known.name)
    work.change.update(CarOrder, running.id, **changed)
    told = {"card": known.id, "order": running.id, "changed": sorted(changed), "grade": found.grade}
    if "deposit" in changed and (grade := _grade(work, found)) != found.grade:
        values = cycles.regrade(work, found, grade, work.day)
        work.change.update(CycleRow, found.id, **values)
        told |= {"grade": grade, "next": values["next_day"]}
    if "colour" in changed:
        stock.release_of(work, found.id, running.model, running.colour)
        told |= stock.reserve_for(work, found.id, running.model, colour)
    return told


@action("order.deliver", roles=EVERYBODY, own="card")
def deliver_order(work: Work, *, card: Card, order: OrderNumber = 0, day: Day = "") -> Told:
    """Deliver a car: the customer is an owner, to be contacted after 3 days, a month, at the first service, and so on.

    The cycle ends with the last of its orders; who comes to buy again begins a new one. The cars in stock that were
    reserved for it are gone.
    """
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    running = _running(found, known, order)
    when = day or work.day
    if not running.day <= when <= work.day:
        raise Refused("order.day", field="day", day=when)
    work.change.update(CarOrder, running.id, delivered_on=when)
    gone = stock.gone_with(work, found.id, running, when)
    told = {"cars": gone} if gone else {}
    all_of_it = cards.orders_of(found.id)
    if left := sum(each.running for each in all_of_it):
        return {"card": known.id, "order": running.id, "next": found.next_day, "left": left, **told}
    due = _become_owner(work, found, all_of_it)
    return {"card": known.id, "order": running.id, "next": due, **told}


def _become_owner(work: Work, found: Cycle, orders: list[Order]) -> str:
    """Let a cycle end with the latest of its deliveries, from which the owner's contacts are counted; give the next."""
    latest = max(each.delivered_on for each in orders if each.delivered_on is not None)
    due = cycles.due_after(work, found._replace(state=OWNER, delivered_on=latest), found.grade, latest)
    work.change.update(CycleRow, found.id, state=OWNER, delivered_on=latest, next_day=due, promised=0, unanswered=0)
    return due


@action("order.cancel", roles=EVERYBODY, own="card")
def cancel_order(work: Work, *, card: Card, reason: Reason, order: OrderNumber = 0) -> Told:
    """Cancel an order: the card goes back to the grade before it, and reserved cars are free again.

    Where another car of the deal was delivered, its customer is an owner.
    """
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    running = _running(found, known, order)
    work.change.update(CarOrder, running.id, cancelled_on=max(work.day, running.day), reason=reason)
    stock.release_of(work, found.id, running.model, running.colour)
    told = {"card": known.id, "order": running.id}
    all_of_it = cards.orders_of(found.id)
    if any(each.running for each in all_of_it):
        grade = _grade(work, found)
        values = cycles.regrade(work, found, grade, work.day)
        work.change.update(CycleRow, found.id, **values)
        return {**told, "grade": grade, "next": values["next_day"]}
    if any(each.delivered_on for each in all_of_it):
        return {**told, "grade": found.grade, "next": _become_owner(work, found, all_of_it)}
    before = running.grade_before if running.grade_before not in ("", "O") else cycles.FIRST_GRADE
    values = cycles.regrade(work, found._replace(next_day=None), before, work.day)
    work.change.update(CycleRow, found.id, state=OPEN, **values)
    return {**told, "grade": before, "next": values["next_day"]}


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


@action("price_floor.remove", roles=MANAGERS)
def remove_price_floor(work: Work, *, model: Model, since: Day) -> Told:
    """Take a price limit off the list; orders that were signed keep the one that was valid on their day."""
    chosen = work.model(model)
    row = cards.price_floor_row(chosen, since)
    if row is None:
        raise Refused("price_floor.none", field="since", model=chosen, day=since)
    work.change.delete(PriceFloor, row)
    return {"model": chosen, "since": since}


@action("market.set", roles=MANAGERS)
def set_market(work: Work, *, month: Month, size: Size) -> Told:
    """Note how many cars of all makes the market took in a month (the digital deck's M)."""
    row = cards.market_row(month)
    if row is None:
        work.change.insert(Market, month=month, size=size)
    else:
        work.change.update(Market, row, size=size)
    return {"month": month, "size": size}
