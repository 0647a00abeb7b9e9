"""The call register: who called or wrote, what they asked, who took it."""

from __future__ import annotations

from floortui.domain.fields import (
    CallNumber,
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
from floortui.domain.records import CallBack
from floortui.domain.records import Customer as Known
from floortui.domain.rotation import Calling
from floortui.errors import Refused
from floortui.services import appointments, cycles
from floortui.services.action import EVERYBODY, Told, action
from floortui.services.cards import open_if_known
from floortui.services.customers import recognise, remember
from floortui.services.follow_ups import by_call, called_back
from floortui.services.work import Work
from floortui.storage.models import Call
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.queries import calls, cards, floor, people


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

    A call that comes in goes to its customer's own consultant; of somebody nobody looks after, the rules say who takes
    it, how and why, unless `taken_by` or `happened` says that it is logged after the fact. Whom nobody could talk to
    is to be called back.

    Known by number, phone or name, it goes down on the card as a contact. What lacks name, phone or model stays
    ungraded and stands on “phone wanted”; what has all three is a card. `appointment` says when they come.
    A consultant who picks up for a colleague's customer writes down the call, and nothing on the colleague's card.
    """
    known = recognise(work, customer=customer, name=name, phone=phone)
    if direction == "out" and known is None:
        raise Refused("call.unknown", field="phone")
    colleagues = known is not None and work.is_colleagues(known)
    if direction == "out" and colleagues:
        raise Refused("role.own_only")
    at = happened or work.at
    day = business_day(from_text(at), work.zone)
    taken = _taken(work, direction, way, taken_by, known, at)
    who = taken.pop("assigned")
    row = {"day": day, "at": at, "direction": direction, "way": way, "minutes": minutes, "grade": grade}
    chosen = work.model(model) if model else ""
    origin = work.choice("source", source, field="source").code if source else ""
    owner = who if known is None or _owner_gone(known) else None
    number = (
        known.id
        if known and colleagues
        else remember(work, known, name=name, phone=phone, model=chosen, source=origin, owner=owner)
    )
    if number is not None and address and not colleagues:
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
        call_back=taken["call_back"],
        called_back=None,
    )
    booked = _appointment(work, number, appointment, who)
    told: Told = {"call": call, "assigned": work.name_of(who), "customer": number, **taken}
    if number is not None and who is not None and taken["call_back"] is None:
        called_back(work, number, at)
    if known is not None and before is not None and before.is_card:
        told |= by_call(work, known, call, at=at, day=day, minutes=minutes, content=question)
    if colleagues:
        return told | booked
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


def _taken(work: Work, direction: str, way: str, taken_by: str, known: Known | None, at: str) -> Told:
    """Say who took a call: who is named, the consultant who logs it, whose customer it is, or whom the rules say.

    What is logged after the fact moves nobody.
    """
    owner = known.owner if known is not None and not _owner_gone(known) else None
    said = work.server(taken_by).id if taken_by else None
    if said is None and work.actor is not None and work.actor.role == CONSULTANT:
        said = work.actor.id
    if said is not None:
        return _after_the_fact(said, "taken", "call_taken")
    if direction == "out" or at < work.at:
        return _after_the_fact(owner, "late", "call_late")
    return work.decide("call.log", Calling(owner, phone=way == "phone"))


def _after_the_fact(who: int | None, how: str, why: str) -> Told:
    return {"assigned": who, "how": how, "why": [[why, {}]], "call_back": None, "moves": []}


@action("call.called_back", roles=EVERYBODY)
def note_called_back(work: Work, *, call: CallNumber, taken_by: StaffField = "") -> Told:
    """Note that somebody was called back; of whom nobody looks after, whoever did looks after from now on.

    A contact that is logged with the customer notes it by itself.
    """
    due = calls.call_back(call)
    if due is None:
        raise Refused("call.no_call_back", field="call", call=call)
    work.unmoved(due.seq)
    if due.called_back is not None:
        raise Refused("call.called_back", field="call", call=call)
    who = _who_called(work, due, taken_by)
    work.change.update(Call, call, called_back=work.at, assigned=due.assigned or who)
    known = work.known(due.customer)
    if who is not None and known is not None and _owner_gone(known):
        work.change.update(CustomerRow, known.id, owner=who)
    return {"call": call, "customer": due.customer, "name": work.name_of(who)}


def _who_called(work: Work, due: CallBack, taken_by: str) -> int | None:
    """Say who called back: who is named, a consultant themselves, or else who was to.

    Raises:
        Refused: a consultant notes what a colleague did, or was to do.
    """
    who = work.server(taken_by).id if taken_by else None
    if work.actor is None or work.actor.role != CONSULTANT:
        return who if taken_by else due.assigned
    if who not in (None, work.actor.id) or due.assigned not in (None, work.actor.id):
        raise Refused("role.own_only")
    return work.actor.id


def _owner_gone(known: Known) -> bool:
    owner = people.member(known.owner) if known.owner is not None else None
    return owner is None or not owner.active
