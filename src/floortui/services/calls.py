"""The call register: who called or wrote, what they asked, who took it."""

from __future__ import annotations

from floortui.domain.fields import (
    CallWay,
    Coming,
    Customer,
    Direction,
    Grade,
    Minutes,
    Model,
    Moment,
    Note,
    PersonName,
    Phone,
    ShortText,
    Source,
    YesNo,
)
from floortui.domain.fields import Staff as StaffField
from floortui.domain.moments import business_day, from_text
from floortui.domain.people import CONSULTANT
from floortui.domain.records import Customer as Known
from floortui.errors import Refused
from floortui.services import appointments, cycles
from floortui.services.action import EVERYBODY, Told, action
from floortui.services.cards import open_if_known
from floortui.services.customers import recognise, remember
from floortui.services.follow_ups import by_call
from floortui.services.work import Work
from floortui.storage.models import Call
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.queries import cards, floor, people


@action("call.log", roles=EVERYBODY, own="assigned")
def log_call(
    work: Work,
    *,
    direction: Direction = "in",
    way: CallWay = "phone",
    name: PersonName = "",
    phone: Phone = "",
    address: ShortText = "",
    model: Model = "",
    source: Source = "",
    minutes: Minutes = None,
    question: Note = "",
    grade: Grade = "",
    read_back: YesNo = False,
    taken_by: StaffField = "",
    customer: Customer = "",
    happened: Moment = "",
    appointment: Coming = "",
) -> Told:
    """Log a call or an online lead: name, phone and address are read back (the handbook).

    Known by number, phone or name, it goes down on the card as a contact. What lacks name, phone or model stays
    ungraded and stands on “phone wanted”; what has all three is a card. `appointment` says when they come.
    """
    known = recognise(work, customer=customer, name=name, phone=phone)
    if direction == "out" and known is None:
        raise Refused("call.unknown", field="phone")
    at = happened or work.at
    day = business_day(from_text(at), work.zone)
    who = _taken_by(work, taken_by, known)
    row = {"day": day, "at": at, "direction": direction, "way": way, "minutes": minutes, "grade": grade}
    chosen = work.model(model) if model else ""
    origin = work.choice("source", source, field="source").code if source else ""
    owner = who if known is None or _owner_gone(known) else None
    number = remember(work, known, name=name, phone=phone, model=chosen, source=origin, owner=owner)
    if number is not None and address:
        work.change.update(CustomerRow, number, address=address)
    before = cards.current(number) if number is not None else None
    cycle = cycles.join(work, number) if number is not None else None
    call = work.change.insert(
        Call,
        **row,
        customer=number,
        cycle=cycle,
        assigned=who,
        model=chosen or (known.model if known else ""),
        source=origin,
        question=question,
        read_back=int(bool(read_back)),
    )
    booked = _appointment(work, number, appointment, who)
    told: Told = {"call": call, "assigned": work.name_of(who), "customer": number}
    if known is not None and before is not None and before.is_card:
        told |= by_call(work, known, call, at=at, day=day, minutes=minutes, content=question)
    return told | booked | open_if_known(work, number, cycle, grade=grade, by=who, day=day)


def _appointment(work: Work, customer: int | None, at: str, by: int | None) -> Told:
    """Note when a caller comes, if that was agreed.

    Raises:
        Refused: nothing identifies them.
    """
    if not at:
        return {}
    known = floor.customer(customer) if customer is not None else None
    if known is None:
        raise Refused("appointment.nobody", field="appointment")
    booked = appointments.make(work, known, at=at, by=by)
    return {"appointment": booked["appointment"], "appointment_at": booked["at"], "appointment_with": booked["staff"]}


def _taken_by(work: Work, taken_by: str, known: Known | None) -> int | None:
    """Say who took a call: who is named, the consultant who logs it, or whose customer it is."""
    if taken_by:
        return work.server(taken_by).id
    if work.actor is not None and work.actor.role == CONSULTANT:
        return work.actor.id
    return known.owner if known is not None and not _owner_gone(known) else None


def _owner_gone(known: Known) -> bool:
    owner = people.member(known.owner) if known.owner is not None else None
    return owner is None or not owner.active
