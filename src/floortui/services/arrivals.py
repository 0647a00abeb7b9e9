"""Arrivals: a party comes in, and somebody takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from floortui.domain.fields import (
    Appointment,
    Count,
    Customer,
    HandOverReason,
    Looks,
    Model,
    Moment,
    Note,
    Others,
    PersonName,
    Phone,
    Plate,
    Purpose,
    Source,
    Visit,
    YesNo,
)
from floortui.domain.fields import Staff as StaffField
from floortui.domain.lineup import WAITING
from floortui.domain.moments import business_day, clock_text, days_between, from_text, minutes_between
from floortui.domain.others import Other, others_of, written
from floortui.domain.people import StaffMember
from floortui.domain.records import FIRST, OTHER, OWNER, RETURN
from floortui.domain.records import Appointment as Booked
from floortui.domain.records import Customer as Known
from floortui.domain.records import Visit as VisitRecord
from floortui.domain.rotation import LOOKED_AFTER, Handing, Party
from floortui.errors import Refused
from floortui.services import appointments, cycles
from floortui.services.action import DESK, EVERYBODY, Told, action
from floortui.services.customers import NEW, keep_phones, of_the_party, recognise, remember
from floortui.services.follow_ups import called_back
from floortui.services.work import Work
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Cycle as CycleRow
from floortui.storage.models import Drive as DriveRow
from floortui.storage.models import Visit as VisitRow
from floortui.storage.queries import appointments as booked_ones
from floortui.storage.queries import cards, floor, parties

BROUGHT_BY_AN_OWNER = "owner-referral"
"""The source of whoever comes with somebody who has bought here."""

SALES = "sales"
"""The code of the one purpose that makes a batch."""


@action("arrival.log", roles=EVERYBODY, own="assigned", open_day=True)
def log_arrival(
    work: Work,
    *,
    purpose: Purpose = SALES,
    party: Count = 1,
    name: PersonName = "",
    phone: Phone = "",
    model: Model = "",
    source: Source = "",
    asked_for: StaffField = "",
    arrived: Moment = "",
    served_by: StaffField = "",
    customer: Customer = "",
    left: Moment = "",
    stand_in: YesNo = False,
    brought_by: Customer = "",
    appointment: Appointment = 0,
    also: Others = "",
    looks: Looks = "",
    plate: Plate = "",
    crowd: YesNo = False,
    note: Note = "",
    been_here: YesNo = False,
) -> Told:
    """Log a party that comes in: the rules say who takes it, how and why.

    A customer known by number, phone or name makes it a return visit for their own consultant. Who is brought by a
    customer comes for the first time, to that customer's consultant. Who has an appointment on that day keeps it by
    coming, and `appointment` says which it is, by its number, where they are not recognised. `served_by` says that
    it is logged after the fact: it takes its true times (`arrived`, `left`) and never touches the line-up.
    Who has `left` already is logged after the fact, too, by whoever served them or by nobody.
    Who is back within hours goes on with the visit of before, on which is written what is said of them now.
    `been_here` says that nobody knows with whom they were.
    A party is known by the phone or name of any of them (`also`), and by the plate of its car; `looks` says how to know
    one again that has no name yet. `crowd` only counts the party: it is given to somebody later, or to nobody.
    """
    comers = _comers(
        work, customer=customer, name=name, phone=phone, plate=plate, also=also, brought_by=brought_by,
        appointment=appointment,
    )  # fmt: skip
    known, code = comers.known, work.choice("purpose", purpose, field="purpose").code
    asked = work.consultant(asked_for, field="asked_for").id if asked_for else None
    server = work.server(served_by).id if served_by else None
    if code == SALES and not (served_by or arrived or left):
        earlier = _earlier_today(work, comers, asked)
        if earlier is not None:
            said = {"party": party if party > 1 else 0, "model": work.model(model), "looks": looks}
            said |= {"source": _source(work, source, comers.friend), "note": note}
            return _go_on(work, earlier, comers, said)
    came = arrived or work.at
    came_before = known is not None and cycles.been_here(known.id)
    record = {
        **EMPTY,
        "day": business_day(from_text(came), work.zone),
        "arrived": came,
        "purpose": code,
        "kind": OTHER if code != SALES else RETURN if came_before else FIRST,
        "party": party,
        "customer": known.id if known else None,
        "asked_for": asked,
        "model": work.model(model),
        "source": _source(work, source, comers.friend),
        "note": note,
        "been_here": int(bool(been_here) and code == SALES and _owner(known) is None),
        "also": comers.also,
        "looks": looks,
        **_leaving(work, came, left),
    }
    facts = Party(
        0,
        code == SALES,
        late=server is not None or bool(left) or record["day"] != work.day,
        served_by=server,
        asked_for=asked,
        owner=_owner(comers.whose),
        former=_former(known),
        first=not came_before,
        stand_in_now=bool(stand_in),
        been_here=bool(record["been_here"]),
        crowd=bool(crowd),
        **protection(work, known),
        **expected_by(comers.appointment_on(record["day"])),
    )
    visit = work.change.insert(VisitRow, **record)
    if facts.late:
        work.opening = []  # what is noted after the fact opens no line-up
    told = work.decide("arrival.log", replace(facts, visit=visit))
    by_themselves = asked is not None and work.actor is not None and asked == work.actor.id
    if by_themselves and told["how"] == "asked" and not note:
        raise Refused("reason.needed", field="note")  # out of turn, on one's own word
    work.change.update(VisitRow, visit, **_recorded(told))
    _learn(work, visit, record, comers, told)
    return worded(work, {**told, "kind": record["kind"], **_owner_gone(work, known)})


class Comers(NamedTuple):
    """Who comes: by what they are to be known from now on, and by whom they are known already."""

    name: str
    phone: str
    plate: str
    also: str
    known: Known | None
    """Whoever of the party is a customer."""
    friend: Known | None
    """The customer who brings them."""
    named: Booked | None
    """The appointment that was named by its number."""

    @property
    def whose(self) -> Known | None:
        """By whose consultant they are looked after: their own, or else their friend's."""
        return self.known if self.known is not None and self.known.owner is not None else self.friend

    def appointment_on(self, day: str) -> Booked | None:
        """Give the appointment that they keep by coming on a day."""
        return self.named or (booked_ones.to_be_kept(self.known.id, day) if self.known else None)


def _comers(
    work: Work,
    *,
    customer: str,
    name: str,
    phone: str,
    plate: str,
    also: str,
    brought_by: str,
    appointment: int,
) -> Comers:
    """Find out who comes, by what is said of them.

    Raises:
        Refused: nobody is known by that, or several are; or somebody brings themselves.
    """
    booked = appointments.kept_by_number(work, appointment, customer) if appointment else None
    known = (
        work.customer(str(booked.customer)) if booked else recognise(work, customer=customer, name=name, phone=phone)
    )
    if known is None:
        name, phone, also, known = _the_party(work, name, phone, plate=plate, also=also, new=customer == NEW)
    friend = work.customer(brought_by, field="brought_by") if brought_by else None
    if friend is not None and known is not None and friend.id == known.id:
        raise Refused("visit.brought_self", field="brought_by", name=friend.name or str(friend.id))
    return Comers(name, phone, plate, also, known, friend, booked)


def _learn(work: Work, visit: int, record: Mapping[str, Any], comers: Comers, told: Told) -> None:
    """Write down what came to be known with a visit: who they are, whose, who had it, and that they were expected."""
    known, friend, sales = comers.known, comers.friend, record["purpose"] == SALES
    owner = (_owner(friend) or told["assigned"]) if sales and _owner(known) is None else None
    learned = {
        "name": comers.name, "phone": comers.phone, "plate": comers.plate, "model": record["model"],
        "source": record["source"],
    }  # fmt: skip
    takes_over = "lapsed" in told or told["how"] in STANDS_IN
    colleagues = known is not None and not takes_over and work.is_colleagues(known)
    if known is not None and colleagues:
        number: int | None = known.id
    else:
        number = remember(work, known, **learned, owner=owner, nameless=friend is not None)
        keep_phones(work, number, comers.also)
    if known is not None and "lapsed" in told and told["assigned"] is not None:
        work.change.update(CustomerRow, known.id, owner=told["assigned"])  # who waits is their owner's until taken
    if friend is not None and number is not None and not colleagues:
        work.change.update(CustomerRow, number, referrer=friend.id)
    cycle = record["cycle"]
    if cycle is None and number is not None and sales:
        cycle = cycles.join(work, number)
    work.change.update(VisitRow, visit, customer=number, cycle=cycle)
    if known is not None and sales:
        cycles.came_again(work, known.id, record["day"])
        called_back(work, known.id, record["arrived"])
    booked = comers.appointment_on(record["day"])
    if booked is not None:
        appointments.keep(work, booked, visit)
        told["appointment"] = booked.id


def _earlier_today(work: Work, comers: Comers, asked: int | None) -> VisitRecord | None:
    """Give the visit of today with which somebody goes on who is back, if who served them then is free to.

    Where that one is not, only stood in, or another is asked for or has agreed to see them, it is another visit, and
    the rules say whose. So it is where they came with a group: its visit is not theirs alone.
    """
    known = comers.known
    visits = floor.visits_of(work.day) if known is not None else []
    theirs = [each for each in visits if known and each.customer == known.id and each.kind != OTHER and not each.voided]
    last = theirs[-1] if theirs else None
    if last is None or last.left_at is None or last.assigned is None or last.group_of is not None:
        return None
    wanted = (asked, appointments.with_whom(comers.appointment_on(work.day)), _owner(known))
    if any(person not in (None, last.assigned) for person in wanted):
        return None
    within = int(work.settings["desk.reopen_hours"]) * 60
    in_time = 0 < within >= minutes_between(last.left_at, work.at)
    return last if in_time and work.lineup().place(last.assigned).state == WAITING else None


def _go_on(work: Work, earlier: VisitRecord, comers: Comers, said: Mapping[str, Any]) -> Told:
    """Let a visit of today go on: whoever served it is with them again, at the cost of no turn.

    What is said of the party now is written on it; `left` tells when the stay before was over.
    """
    told = work.decide("arrival.log", Party(earlier.id, owner=earlier.assigned, goes_on=True))
    others = dict.fromkeys([*others_of(earlier.also), *others_of(comers.also)])
    values = {
        **said,
        "source": earlier.source or said["source"],
        "note": "\n".join(text for text in (earlier.note, said["note"]) if text),
        "also": written(others),
    }
    kept = {column: value for column, value in values.items() if value}
    work.change.update(VisitRow, earlier.id, left_at=None, left_known=0, greeted_at=None, **kept)
    record = {**said, "purpose": SALES, "day": earlier.day, "arrived": work.at, "cycle": earlier.cycle}
    _learn(work, earlier.id, record, comers, told)
    stay_before = {"left": earlier.left_at, "left_known": earlier.left_known}
    return worded(work, {**told, "kind": earlier.kind, "reopened": True, **stay_before})


def protection(work: Work, known: Known | None) -> dict[str, Any]:
    """Give what decides whether a customer is still their owner's: the grade, and days since the last contact."""
    found = cards.current(known.id) if known is not None else None
    if known is None or found is None:
        return {}
    last = cards.last_contact(known.id) or known.first_day
    return {"grade": found.grade, "quiet_days": days_between(last, work.day)}


def expected_by(booked: Booked | None) -> dict[str, Any]:
    """Give what the rules go by of an appointment: with whom, and for when."""
    return {"expected": appointments.with_whom(booked), "expected_at": booked.at} if booked else {}


def _the_party(
    work: Work, name: str, phone: str, *, plate: str, also: str, new: bool
) -> tuple[str, str, str, Known | None]:
    """Say whose party it is where the speaker is not known: their name and phone, the others, the customer.

    Of a party that somebody else of it is known by, the speaker is one of the others; where nobody speaks, the first of
    the others does.
    """
    known = of_the_party(work, "" if new else name, phone=phone, plate=plate, also=also)
    others = others_of(also)
    if known is not None:
        unnamed = name and known.name and name != known.name and name not in [other.name for other in others]
        return name, phone, written([Other(name, phone), *others]) if unnamed else also, known
    if others and not (name or phone or plate):
        (name, phone), *others = others
    return name, phone, written(others), None


def _source(work: Work, source: str, friend: Known | None) -> str:
    """Read what brought a party: what is said, or the owner of a car who brought them."""
    if source:
        return work.choice("source", source, field="source").code
    is_owner = friend is not None and any(cycle.state == OWNER for cycle in cards.cycles_of(friend.id))
    return BROUGHT_BY_AN_OWNER if is_owner else ""


EMPTY: dict[str, Any] = {
    "waits_for": None,
    "assigned": None,
    "how": "",
    "turn": 0,
    "test_drive": 0,
    "grade": "",
    "completed": 0,
    "left_at": None,
    "left_known": 0,
    "voided": 0,
    "cycle": None,
    "been_here": 0,
}
"""What a visit's row holds before anything is known but that somebody came."""


def _leaving(work: Work, came: str, left: str) -> dict[str, Any]:
    """Read when a party left that is logged after the fact.

    Raises:
        Refused: it left before it came.
    """
    if not left:
        return {}
    if left < came:
        left_clock, came_clock = clock_text(left, work.zone), clock_text(came, work.zone)
        raise Refused("visit.before", field="left", left=left_clock, arrived=came_clock)
    return {"left_at": left, "left_known": 1}


def _owner(known: Known | None) -> int | None:
    """Whose customer it is, if they still work here."""
    return known.owner if known is not None and Work.still_here(known.owner) else None


def _former(known: Known | None) -> int | None:
    """Whose customer it was who works here no more."""
    return known.owner if known is not None and known.owner is not None and _owner(known) is None else None


STANDS_IN = frozenset({"stand_in", "stand_in_turn"})


def may_note(work: Work, known: Known | None, found: VisitRecord) -> bool:
    """Say whether what is learned at a visit goes down on a customer's card: not on a colleague's, by a consultant.

    Who stands in for the colleague today, as the line-up knows, keeps the card for them.
    """
    if known is None or not work.is_colleagues(known):
        return True
    stands_in = found.how in STANDS_IN and found.day == work.day
    return stands_in and bool(floor.called_at(found.day, [found.id]))


def party_of(work: Work, found: VisitRecord, **as_it_is: Any) -> Party:
    """Give what the rules know of a party that has come already, as it is now."""
    known = floor.customer(found.customer) if found.customer else None
    # a first visit's customer whom somebody has already is theirs since this visit, unless it came as somebody's
    theirs = found.kind == RETURN or found.assigned is None or found.how in LOOKED_AFTER
    facts = Party(
        found.id,
        sales=found.kind != OTHER,
        asked_for=found.asked_for,
        owner=_owner(known) if theirs else None,
        former=_former(known) if theirs else None,
        first=found.kind == FIRST,
        **expected_by(booked_ones.kept_by(found.id)),
    )
    if found.assigned is None and facts.owner is not None:
        quiet = floor.lapsed_for(found.id, found.day, facts.owner)
        facts = replace(facts, lapsed=quiet is not None, quiet_days=quiet)
    return replace(facts, **as_it_is)


def _owner_gone(work: Work, known: Known | None) -> dict[str, Any]:
    if known is None or known.owner is None or _owner(known) is not None:
        return {}
    return {"owner_left": work.name_of(known.owner)}


def _recorded(told: Told) -> dict[str, Any]:
    """What of a decision stands in the visit's row."""
    return {
        "assigned": told["assigned"],
        "waits_for": told["waits_for"],
        "how": told["how"],
        "turn": int(told["turn"]),
    }


NAMED = ("assigned", "waits_for", "next", "person", "lapsed")
"""What is told of people, by their numbers at first."""


def worded(work: Work, told: Told) -> Told:
    """Name the people in what is told; the moves and the reasons keep their numbers."""
    named: Told = {field: work.name_of(told[field]) for field in NAMED if field in told}
    return {**told, **named}


@action("arrival.assign", roles=DESK, open_day=True)
def assign_arrival(work: Work, *, visit: Visit, to: StaffField = "", reason: HandOverReason = "") -> Told:
    """Give a waiting party to the next in the line-up, or any visit to somebody named, with a reason.

    Handing over a visit gives the first one's turn back to the front.
    """
    found = work.visit(visit)
    if found.group_of is not None:
        raise Refused("visit.in_group", visit=visit, first=found.group_of)
    person = work.consultant(to, field="to") if to else None
    if found.assigned is not None:
        if person is None:
            raise Refused("visit.taken", name=work.name_of(found.assigned), visit=visit)
        if person.id == found.assigned:
            raise Refused("visit.same", name=person.name)
    known = work.known(found.customer)
    held = found
    if found.day == work.day:
        found = apart(work, found)
    party = party_of(work, found, stand_in_now=True)
    out_of_turn = person is not None and person.id not in (party.owner, party.expected, work.lineup().greeting)
    if (found.assigned is not None or out_of_turn) and not reason:
        raise Refused("reason.needed", field="reason")
    if found.day != work.day:
        return _put_down_to(work, found, person)
    told = work.decide(
        "arrival.assign",
        Handing(party, found.assigned, found.turn, person.id if person else None, reason, held_as=held.id),
    )
    if told["assigned"] is None:
        raise Refused("lineup.nobody")
    hand_over(work, found, told, known)
    return worded(work, {**told, **held_as(found, held)})


def apart(work: Work, found: VisitRecord) -> VisitRecord:
    """Make a visit of its own of the stay of who is back the same day, where somebody else is to take them.

    The stay before is over as it was, with the turn that it took, and whose it was; this one has taken none. A visit
    that has not gone on is given as it is.
    """
    again = floor.went_on(found.id, found.day) if found.open and found.assigned is not None else None
    if again is None:
        return found
    number = work.change.insert(
        VisitRow,
        **{
            **EMPTY, "day": found.day, "arrived": max(again.at, found.arrived), "purpose": found.purpose,
            "kind": RETURN, "party": found.party, "customer": found.customer, "asked_for": None, "model": found.model,
            "source": found.source, "note": "", "assigned": found.assigned, "how": "same_visit",
            "cycle": found.cycle, "also": found.also, "looks": found.looks,
        },
    )  # fmt: skip
    work.change.update(VisitRow, found.id, left_at=again.left, left_known=int(again.left_known), waits_for=None)
    for buyer in floor.buyers_with(found.id):
        if buyer.open:
            work.change.update(VisitRow, buyer.id, group_of=number)
    out = parties.drive_out(found.id)
    if out is not None:
        work.change.update(DriveRow, out.id, visit=number)
    if again.appointment is not None:
        appointments.keep(work, appointments.numbered(again.appointment), number)
    second = floor.visit(number)
    assert second is not None
    return second


def held_as(found: VisitRecord, held: VisitRecord) -> Told:
    """Tell as which visit somebody had a party that has another one from now on."""
    return {} if found.id == held.id else {"held_as": held.id}


def _put_down_to(work: Work, found: VisitRecord, person: StaffMember | None) -> Told:
    """Record who served a visit of another day, whose line-up is past."""
    if person is None or found.turn:
        raise Refused("visit.closed", field="visit", visit=found.id)
    late = Party(found.id, sales=found.kind != OTHER, late=True, served_by=person.id)
    told = work.decide("arrival.log", late)
    hand_over(work, found, told, floor.customer(found.customer) if found.customer else None)
    return worded(work, told)


def give_back(work: Work, found: VisitRecord) -> bool:
    """Give a customer back who went over to another by a visit, lapsed or of somebody who has left, if nobody else has.

    A visit that never was one, or about no car, takes nobody's customer away.
    """
    went = floor.went_over(found.id, found.day)
    known = floor.customer(went[0]) if went is not None else None
    if went is None or known is None or known.owner != found.assigned:
        return False
    return work.change.update(CustomerRow, known.id, owner=went[1])


def hand_over(work: Work, found: VisitRecord, told: Told, known: Known | None) -> None:
    """Record who has a visit now; a first visit's customer goes along, and so do the other buyers of its group."""
    greeted = found.greeted_at if told["assigned"] == found.assigned else None
    work.change.update(VisitRow, found.id, greeted_at=greeted, **_recorded(told))
    for buyer in floor.buyers_with(found.id):
        if buyer.open:
            work.change.update(VisitRow, buyer.id, assigned=told["assigned"])
            theirs = floor.customer(buyer.customer) if buyer.customer is not None else None
            if theirs is not None and told["how"] != "other_purpose":  # they buy a car, whatever the first is about
                _go_along(work, buyer, {**told, "lapsed": None}, theirs)
    if known is not None:
        _go_along(work, found, told, known)


def _go_along(work: Work, found: VisitRecord, told: Told, known: Known) -> None:
    """Let the customer of a visit go along with it, and their card, if it was opened while nobody had the visit."""
    # whose customer they were has lapsed or left, where a return visit was a turn; who stands in does so for the owner
    goes_along = (found.kind == FIRST or found.how == "turn") and known.owner == found.assigned
    goes_along = goes_along and told["how"] not in STANDS_IN
    if goes_along and told["assigned"] is None and give_back(work, found):
        return
    if goes_along or (told["assigned"] is not None and (told.get("lapsed") or _owner(known) is None)):
        work.change.update(CustomerRow, known.id, owner=told["assigned"])
        opened = cards.cycle(found.cycle) if found.cycle is not None else None
        if opened is not None and opened.is_card and opened.card_by is None and told["assigned"] is not None:
            work.change.update(CycleRow, opened.id, card_by=told["assigned"])
