"""Visits: completed after seeing the party off, closed, corrected, voided."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from floortui.domain.fields import (
    ClearableOfVisit,
    Ending,
    Grade,
    Looks,
    LossReason,
    Model,
    Moment,
    Note,
    Others,
    PersonName,
    Phone,
    Plate,
    Reason,
    ReclassifyReason,
    Source,
    Visit,
    YesNo,
)
from floortui.domain.fields import Purpose as PurposeField
from floortui.domain.fields import Staff as StaffField
from floortui.domain.moments import clock_text
from floortui.domain.people import CONSULTANT
from floortui.domain.records import FIRST, LOST, OTHER, RETURN, Customer
from floortui.domain.records import Visit as VisitRecord
from floortui.domain.rotation import Party, Person, Reclassing
from floortui.errors import Refused
from floortui.services import appointments, arrivals, cycles
from floortui.services.action import EVERYBODY, Told, action
from floortui.services.arrivals import SALES, expected_by, hand_over, worded
from floortui.services.cards import open_if_known
from floortui.services.customers import keep_phones, of_the_party, recognise, remember, with_phone
from floortui.services.follow_ups import called_back
from floortui.services.work import Work
from floortui.storage.models import Visit as VisitRow
from floortui.storage.queries import cards, floor
from floortui.storage.queries.appointments import kept_by


@action("visit.complete", roles=EVERYBODY, own="visit")
def complete_visit(
    work: Work,
    *,
    visit: Visit,
    name: PersonName = "",
    phone: Phone = "",
    model: Model = "",
    source: Source = "",
    test_drive: YesNo = None,
    grade: Grade = "",
    also: Others = "",
    looks: Looks = "",
    plate: Plate = "",
    note: Note = "",
    clear: ClearableOfVisit = [],  # noqa: B006 - read, never written
) -> Told:
    """Complete the visit register: who they are, the model, the source, a test drive, the grade.

    What is not given stays, what `clear` names is emptied. Once name, phone and model are known, the card is open.
    A phone that is known already names the customer it belongs to, so that a return visit is found out. On a
    colleague's card nothing goes down, unless a consultant stood in for them today.
    """
    found = work.visit(visit, must_be_open=False)
    before = known = work.known(found.customer)
    if before is None and (name or phone):
        known = recognise(work, customer="", name=name, phone=phone)
    elif before is not None and phone and phone not in before.phones:
        known = with_phone(phone, name or before.name) or before
    if known is None and (also or plate):
        known = of_the_party(work, "", phone=phone, plate=plate, also=also)
    met_before = known is not None and known != before and cycles.been_here(known.id, besides=visit)
    source_code = work.choice("source", source, field="source").code if source else found.source
    chosen = work.model(model) or found.model
    owner = found.assigned if known is None or known.owner is None else None
    learned: dict[str, Any] = {"name": name, "phone": phone, "model": chosen, "source": source_code, "plate": plate}
    may_note = arrivals.may_note(work, known, found)
    if may_note:
        customer = remember(work, known, **learned, owner=owner, rename=known == before)
        keep_phones(work, customer, also)
    else:
        customer = known.id if known is not None else None
    drive = found.test_drive if test_drive is None else test_drive
    values = {"model": chosen, "source": source_code, "grade": grade or found.grade, "note": note or found.note}
    values |= {"also": also or found.also, "looks": looks or found.looks}
    values.update(dict.fromkeys(clear, ""))
    if customer is None:
        customer = found.customer  # whose data was erased, and of whom nothing new was said
    cycle = found.cycle if customer == found.customer else None
    if cycle is None and customer is not None and found.kind != OTHER:
        cycle = cycles.join(work, customer)
    work.change.update(VisitRow, visit, customer=customer, cycle=cycle, test_drive=int(drive), completed=1, **values)
    told: Told = {"visit": visit, "customer": customer}
    if known != before:
        told |= appointments.release(work, visit) if before is not None else {}
        told |= appointments.keep_of(work, customer, visit, found.day)
    if found.kind != OTHER and may_note:
        told |= open_if_known(work, customer, cycle, grade=grade, by=found.assigned, day=found.day)
    if met_before and known is not None:
        told["known"] = {
            "customer": known.id,
            "owner": work.name_of(known.owner),
            "first_day": known.first_day,
        }
    return told


@action("visit.greet", roles=EVERYBODY, own="visit")
def greet_visit(work: Work, *, visit: Visit) -> Told:
    """Note that whoever has a visit is at the door."""
    found = work.visit(visit)
    if found.assigned is None:
        raise Refused("visit.nobody_has_it", field="visit", visit=visit)
    name = work.name_of(found.assigned)
    if found.greeted_at is not None:
        raise Refused("visit.greeted", field="visit", name=name, visit=visit)
    # a clock that was set back must not make a greeting come before its party
    work.change.update(VisitRow, visit, greeted_at=max(work.at, found.arrived))
    return {"visit": visit, "name": name}


@action("visit.close", roles=EVERYBODY, own="visit")
def close_visit(work: Work, *, visit: Visit, left: Moment = "", outcome: Ending = "", reason: LossReason = "") -> Told:
    """Close a visit: the party has left, and its consultant comes back into the line-up.

    Where name, phone and model were taken down when they came, their card is open from now on. What came of the visit
    follows from that, or is said (`outcome`, with the `reason` of a loss). The other buyers of the group leave, too; a
    test drive that is still out is over.
    """
    found = work.visit(visit)
    ending = _ending(work, outcome, reason)
    if left and left < found.arrived:
        raise Refused(
            "visit.before",
            field="left",
            left=clock_text(left, work.zone),
            arrived=clock_text(found.arrived, work.zone),
        )
    # a clock that was set back must not make a visit end before it began
    at = max(left or work.at, found.arrived)
    left_known = int(bool(left) or (found.day == work.day and work.at >= found.arrived))
    work.change.update(VisitRow, visit, left_at=at, left_known=left_known, waits_for=None)
    work.end_drive(visit, at)
    told = (
        work.decide("visit.close", Person(found.assigned, visit=visit, took_turn=found.turn))
        if found.assigned is not None and found.day == work.day
        else {"moves": []}
    )
    card: Told = {}
    if found.kind != OTHER and not found.completed:
        card = open_if_known(work, found.customer, found.cycle, grade=found.grade, by=found.assigned, day=found.day)
    ending = ending or ("other" if found.kind == OTHER else "card" if card or has_card(found) else "")
    work.change.update(VisitRow, visit, outcome=ending)
    others = [_left_with(work, buyer, at, left_known) for buyer in floor.buyers_with(visit) if buyer.open]
    return {"visit": visit, "outcome": ending, "group": others, **worded(work, told), **card}


def _ending(work: Work, outcome: str, reason: str) -> str:
    """Read what came of a visit, with the reason of a loss behind it: `lost:price`.

    Raises:
        Refused: it is none of the list, or a reason is given for something else.
    """
    code = work.choice("ending", outcome, field="outcome").code if outcome else LOST if reason else ""
    if not reason:
        return code
    if code != LOST:
        raise Refused("visit.no_reason", field="reason")
    return f"{code}:{work.choice('loss', reason, field='reason').code}"


def has_card(found: VisitRecord) -> bool:
    """Say whether the customer of a visit has a card."""
    cycle = cards.cycle(found.cycle) if found.cycle is not None else None
    return cycle is not None and cycle.is_card


def _left_with(work: Work, buyer: VisitRecord, at: str, left_known: int) -> int:
    """Let another buyer of a group leave with its first."""
    known = floor.customer(buyer.customer) if buyer.customer is not None else None
    if not buyer.completed and known is not None and known.owner in (None, buyer.assigned):
        open_if_known(work, buyer.customer, buyer.cycle, grade=buyer.grade, by=buyer.assigned, day=buyer.day)
    ending = "card" if has_card(buyer) else ""
    work.change.update(VisitRow, buyer.id, left_at=at, left_known=left_known, outcome=ending)
    work.end_drive(buyer.id, at)
    return buyer.id


@action("visit.reclassify", roles=EVERYBODY, own="visit", open_day=True)
def reclassify_visit(
    work: Work, *, visit: Visit, as_: PurposeField, owner: StaffField = "", reason: ReclassifyReason = ""
) -> Told:
    """Correct what a visit is: first, return, or another purpose; the turn comes back and the figures are right.

    A return visit goes to its owner if they wait; else the one who greets stands in.
    """
    found = work.visit(visit, must_be_open=False)
    if found.group_of is not None and found.open and found.assigned is None:
        raise Refused("visit.in_group", visit=visit, first=found.group_of)
    kind, purpose = _what(work, as_)
    if work.actor is not None and work.actor.role == CONSULTANT:
        if owner:
            raise Refused("role.own_only")  # whose customer it is, is not theirs to say
        if not reason:  # it may bring back a turn
            raise Refused("reason.needed", field="reason")
    if (kind, purpose) == (found.kind, found.purpose) and not owner:
        raise Refused("visit.as_same", field="as", visit=visit)
    named = work.consultant(owner, field="owner").id if owner else None
    return make_something_else(work, found, kind, purpose, named)


def make_something_else(work: Work, found: VisitRecord, kind: str, purpose: str, named: int | None) -> Told:
    """Correct what a visit is, of whosever customer `named` says: the turn comes back, and the owner takes over."""
    visit = found.id
    known = work.known(found.customer)
    whose = named if named is not None else known.owner if known and _known_before(known, found) else None
    if kind == RETURN and whose is None:
        raise Refused("customer.no_owner", field="owner")
    owner = whose if kind == RETURN and work.still_here(whose) else None
    former = whose if kind == RETURN and owner is None else None
    party = Party(
        visit,
        sales=kind != OTHER,
        asked_for=found.asked_for if named is None else None,
        owner=owner,
        former=former,
        stand_in_now=True,
    )
    if named is None:
        party = replace(party, **expected_by(kept_by(visit)))
    work.change.update(VisitRow, visit, kind=kind, purpose=purpose)
    if not found.open:
        told = _corrected_afterwards(work, found, party)
    elif found.day != work.day or _unknown_to_the_line_up(work, found):
        told = {"visit": visit, "assigned": found.assigned, "how": found.how, "why": [["late", {}]]}
        told["moves"] = list(work.opening)
    else:
        became = found.kind == OTHER and kind == FIRST
        keeps_turn = kind == FIRST or former is not None
        asked = Reclassing(party, found.assigned, found.turn, keeps_turn=keeps_turn, became=became)
        told = work.decide("visit.reclassify", asked)
        hand_over(work, found, told, None)
    if kind == OTHER:
        never_was(work, found)
    elif known is not None and found.kind == OTHER:
        cycles.came_again(work, known.id, found.day)
    if known is not None and former is not None and told["assigned"] is not None:
        remember(work, known, owner=told["assigned"])  # the card moves; the manager reads it on My day
        told["owner_left"] = work.name_of(former)
    if known is not None and named is not None and known.owner != named:
        remember(work, known, owner=named)
    card: Told = {}
    if found.kind == OTHER and kind != OTHER:
        card = _became_a_batch(work, found, told["assigned"])
    return {"kind": kind, "purpose": purpose, **worded(work, told), **card}


def _became_a_batch(work: Work, found: VisitRecord, taken_by: int | None) -> Told:
    """Let a visit for something else that became a sales visit begin a batch, as one that came for it does.

    The card of a party that has left already is open at once, if name, phone and model are known.
    """
    if not found.open:
        work.change.update(VisitRow, found.id, outcome="")
    known = floor.customer(found.customer) if found.customer is not None else None
    if known is None or known.erased:
        return {}
    cycle = found.cycle or cycles.join(work, known.id)
    work.change.update(VisitRow, found.id, cycle=cycle)
    if not work.still_here(known.owner) and taken_by is not None:
        remember(work, known, owner=taken_by)
    cycles.came_again(work, known.id, found.day)
    called_back(work, known.id, found.arrived)
    if found.open:
        return {}
    card = open_if_known(work, known.id, cycle, grade=found.grade, by=taken_by, day=found.day)
    if has_card(found._replace(cycle=cycle)):
        work.change.update(VisitRow, found.id, outcome="card")
    return card


def never_was(work: Work, found: VisitRecord) -> None:
    """Take back what followed from a visit that was none, or about no car: whose its customer is, and the contact."""
    arrivals.give_back(work, found)
    for each in (found, *floor.buyers_of(found.id)):
        if each.cycle is not None:
            cycles.did_not_come(work, each.cycle)


def _known_before(known: Customer, found: VisitRecord) -> bool:
    """Say whether a customer was known before a visit, and not first written down at it."""
    return known.first_day < found.day or floor.has_been_here(known.id, besides=found.id)


def _corrected_afterwards(work: Work, found: VisitRecord, party: Party) -> Told:
    """Correct a visit that is over: who served it stays, and a turn that it should not have cost comes back."""
    told: Told = {"moves": list(work.opening)}
    # the line-up of another day is past: a turn that was taken in it stays taken
    turn_back = found.turn and found.day == work.day and (not party.sales or party.owner is not None)
    if turn_back and found.assigned is not None:
        facts = Person(found.assigned, visit=found.id, took_turn=True, back_to_front=True)
        told = work.decide("visit.reclassify", facts)
    how = _how_it_was_taken(found, party)
    work.change.update(VisitRow, found.id, how=how, turn=int(found.turn and not turn_back))
    return {"visit": found.id, "assigned": found.assigned, "how": how, "why": [["late", {}]], **told}


def _how_it_was_taken(found: VisitRecord, party: Party) -> str:
    """Say how a party was taken that has left, by what it turned out to be; the key of HOWS."""
    if not party.sales:
        return "other_purpose"
    if party.owner is not None and found.assigned is not None:
        return "owner" if found.assigned == party.owner else "stand_in"
    return "late" if found.kind == OTHER else found.how


def _unknown_to_the_line_up(work: Work, found: VisitRecord) -> bool:
    """Say whether a visit was logged late: who had it stands where they stand."""
    return found.assigned is not None and found.id not in work.lineup().place(found.assigned).visits


def _what(work: Work, text: str) -> tuple[str, str]:
    """Read what a visit is to be: its kind and its purpose."""
    if text in (FIRST, RETURN):
        return text, SALES
    try:
        choice = work.choice("purpose", text, field="as")
    except Refused:
        raise Refused("visit.as", field="as", text=text) from None
    if choice.code == SALES:
        return FIRST, SALES
    return OTHER, choice.code


@action("visit.void", roles=EVERYBODY, own="visit")
def void_visit(work: Work, *, visit: Visit, reason: Reason) -> Told:
    """Void a visit that never was one: a wrong entry, a mystery shopper; the turn comes back to the front.

    It was no contact with its customer, who is again whose they were before, if they went over by it.
    """
    found = work.visit(visit, must_be_open=False)
    told: Told = {"moves": []}
    if found.assigned is not None and found.day == work.day:
        facts = Person(found.assigned, visit=visit, took_turn=found.turn, back_to_front=True)
        told = work.decide("visit.void", facts)
    # a turn that was over already stays taken
    turn = found.turn and not told["moves"]
    work.change.update(VisitRow, visit, voided=1, waits_for=None, turn=int(turn))
    group = (visit, *(buyer.id for buyer in floor.buyers_with(visit)))
    released = appointments.release(work, *group)
    for voided in group:
        work.change.update(VisitRow, voided, voided=1)
        work.end_drive(voided, work.at)
    never_was(work, found)
    return {"visit": visit, "reason": reason, **released, **worded(work, told)}
