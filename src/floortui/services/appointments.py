"""Appointments: who is expected when and by whom; kept by coming on that day, missed, or cancelled."""

from __future__ import annotations

from floortui.domain.fields import Appointment as AppointmentField
from floortui.domain.fields import Card, Coming, Note, Reason
from floortui.domain.fields import Staff as StaffField
from floortui.domain.moments import business_day, clock_text, from_text, minutes_between
from floortui.domain.people import CONSULTANT
from floortui.domain.records import Appointment, Customer
from floortui.errors import N_, Refused, Term
from floortui.services.action import EVERYBODY, Told, action
from floortui.services.work import Work
from floortui.storage.models import Appointment as AppointmentRow
from floortui.storage.queries import appointments, floor, people

CAME, MISSED, CANCELLED = "came", "missed", "cancelled"
OPEN = "open"
"""What is told of one that is still to be kept, whose state is empty."""

STATES = {CAME: N_("they came"), MISSED: N_("did not come"), CANCELLED: N_("cancelled")}
"""How an appointment ends, in words."""


@action("appointment.make", roles=EVERYBODY, own="card")
def make_appointment(work: Work, *, card: Card, at: Coming, note: Note = "", staff: StaffField = "") -> Told:
    """Note when a customer comes, and to whom; who has an appointment already has it moved.

    Unless somebody is named, they come to whose customer they are, or to the consultant who makes it. A customer has
    one appointment that is open: `before` tells for when it was, if it is moved.
    """
    known = work.customer(card, field="card")
    newest = appointments.newest(known.id)
    if newest is not None:
        work.unmoved(newest.seq)
    return {"card": known.id, **make(work, known, at=at, note=note, staff=staff)}


def make(work: Work, known: Customer, *, at: str, note: str = "", staff: str = "", by: int | None = None) -> Told:
    """Write an appointment of somebody known, or move the one that is open; tells when, with whom and what was before.

    One whose time is over by more than the house waits was missed, and is not moved: this is another one.

    Raises:
        Refused: a consultant would move one that a colleague's customer has with somebody else.
    """
    day = business_day(from_text(at), work.zone)
    before = appointments.open_of(known.id)
    if before is not None and _is_missed(work, before):
        work.change.update(AppointmentRow, before.id, state=MISSED)
        before = None
    if before is not None and work.is_colleagues(known) and work.actor and before.staff != work.actor.id:
        raise Refused(
            "appointment.colleagues", field="appointment", name=known.name or str(known.id),
            at=clock_text(before.at, work.zone), day=before.day, staff=work.name_of(before.staff) or "–",
        )  # fmt: skip
    whose = work.consultant(staff, field="staff").id if staff else _with_whom(work, known, before, by)
    if before is None:
        number = work.change.insert(
            AppointmentRow,
            customer=known.id, staff=whose, day=day, at=at, note=note, state="", visit=None, reason="",
        )  # fmt: skip
    else:
        number = before.id
        work.change.update(AppointmentRow, number, staff=whose, day=day, at=at, note=note or before.note)
    return {
        "appointment": number,
        "at": at,
        "day": day,
        "time": clock_text(at, work.zone),
        "staff": work.name_of(whose),
        "before": before.at if before else None,
    }


def _is_missed(work: Work, found: Appointment) -> bool:
    """Say whether somebody has not come by when the house waits no longer."""
    limit = int(work.settings["rotation.no_show_minutes"])
    return found.at < work.at and minutes_between(found.at, work.at) > limit


def _with_whom(work: Work, known: Customer, before: Appointment | None, by: int | None) -> int | None:
    """Say to whom somebody comes of whom nothing is said: as before, to whose they are, to who makes it, or nobody."""
    acts = work.actor.id if work.actor and work.actor.role == CONSULTANT else None
    for person in (before.staff if before else None, known.owner, by, acts):
        found = people.member(person) if person is not None else None
        if found is not None and found.active and found.role == CONSULTANT:
            return found.id
    return None


@action("appointment.cancel", roles=EVERYBODY, own="card")
def cancel_appointment(work: Work, *, appointment: AppointmentField = 0, card: Card = "", reason: Reason = "") -> Told:
    """Cancel an appointment that is open, by its number or by whose it is."""
    found = _meant(work, appointment, card)
    work.unmoved(found.seq)
    _must_be_theirs(work, found)
    if found.state:
        raise Refused("appointment.over", appointment=found.id, state=Term(STATES[found.state]))
    work.change.update(AppointmentRow, found.id, state=CANCELLED, reason=reason)
    return {
        "card": found.customer,
        "appointment": found.id,
        "at": found.at,
        "day": found.day,
        "time": clock_text(found.at, work.zone),
        "staff": work.name_of(found.staff),
    }


def _meant(work: Work, number: int, card: str) -> Appointment:
    """Find an appointment by its number, or the open one of a customer.

    Raises:
        Refused: there is none, or neither was said.
    """
    if number:
        return numbered(number)
    if not card:
        raise Refused("appointment.which", field="appointment")
    known = work.customer(card, field="card")
    found = appointments.open_of(known.id)
    if found is None:
        raise Refused("appointment.none", field="card", name=known.name or str(known.id))
    return found


def _must_be_theirs(work: Work, found: Appointment) -> None:
    """Hold a consultant to their own customers, and to those who come to them.

    Raises:
        Refused: it is a colleague's.
    """
    if work.actor is None or work.actor.role != CONSULTANT or found.staff == work.actor.id:
        return
    known = floor.customer(found.customer)
    if known is None or known.owner != work.actor.id:
        raise Refused("role.own_only")


def numbered(number: int) -> Appointment:
    """Give an appointment by its number.

    Raises:
        Refused: there is none.
    """
    found = appointments.appointment(number)
    if found is None:
        raise Refused("appointment.unknown", field="appointment", appointment=number)
    return found


def kept_by_number(work: Work, number: int, customer: str) -> Appointment:
    """Give the appointment that a party says it keeps: one that is open, or was taken for missed today.

    Raises:
        Refused: there is none, it is over, or it is another customer's.
    """
    found = numbered(number)
    if customer and work.customer(customer).id != found.customer:
        raise Refused("appointment.other", field="appointment", appointment=number)
    mended = found.state == MISSED and found.day == work.day
    if found.state and not mended:
        raise Refused("appointment.over", field="appointment", appointment=number, state=Term(STATES[found.state]))
    return found


def keep(work: Work, found: Appointment, visit: int) -> None:
    """Note that somebody came, as agreed."""
    work.change.update(AppointmentRow, found.id, state=CAME, visit=visit)


def keep_of(work: Work, customer: int | None, visit: int, day: str) -> Told:
    """Note that a customer came on the day of an appointment, found out at the visit; tells its number, if any."""
    found = appointments.to_be_kept(customer, day) if customer is not None else None
    if found is None:
        return {}
    keep(work, found, visit)
    return {"appointment": found.id}


def release(work: Work, *visits: int) -> Told:
    """Let nobody have come by visits that never were one: they are expected again, or were on a day that is over.

    Who has another appointment by now is expected then, and this one is cancelled. Tells each one's number and state.
    """
    states: dict[int, str] = {}
    for found in (each for visit in visits for each in appointments.all_kept_by(visit)):
        over = found.day < work.day or work.lineup().closed
        state = MISSED if over else CANCELLED if appointments.open_of(found.customer) else ""
        work.change.update(AppointmentRow, found.id, state=state, visit=None)
        states[found.id] = state or OPEN
    told = [{"appointment": number, "state": state} for number, state in states.items()]
    return {"appointments": told} if told else {}


def with_whom(found: Appointment | None) -> int | None:
    """Give to whom somebody comes by appointment, if they still work here and take customers."""
    person = people.member(found.staff) if found is not None and found.staff is not None else None
    return person.id if person is not None and person.active and person.takes_turns else None


def follow(work: Work, known: Customer, owner: int) -> None:
    """Let a customer who is handed over come to the new consultant; who was to come to a colleague still does."""
    found = appointments.open_of(known.id)
    if found is not None and found.staff in (None, known.owner):
        work.change.update(AppointmentRow, found.id, staff=owner)


def drop(work: Work, customer: int) -> None:
    """Expect somebody no more whom nobody knows any longer."""
    found = appointments.open_of(customer)
    if found is not None:
        work.change.empty(AppointmentRow, found.id, state=CANCELLED)
