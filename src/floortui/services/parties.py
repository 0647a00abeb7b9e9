"""Parties: a visit without a name that is somebody's after all, several buyers of one group, and what was done."""

from __future__ import annotations

from typing import Any

from floortui.domain.fields import Customer as CustomerField
from floortui.domain.fields import Grade, Model, PersonName, Phone, Source, Steps, Visit
from floortui.domain.people import CONSULTANT
from floortui.domain.records import FIRST, OTHER, RETURN, Customer
from floortui.domain.records import Visit as VisitRecord
from floortui.errors import Refused
from floortui.services import appointments, cycles
from floortui.services.action import EVERYBODY, Told, action
from floortui.services.arrivals import EMPTY, may_note
from floortui.services.cards import open_if_known
from floortui.services.customers import keep_phones, recognise, remember
from floortui.services.work import Work
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Visit as VisitRow
from floortui.storage.queries import floor


@action("visit.link", roles=EVERYBODY, own="visit")
def link_visit(work: Work, *, visit: Visit, to_customer: CustomerField = "", to_visit: Visit = 0) -> Told:
    """Say whose visit one without a name is: a known customer's, or the same party's as another visit.

    Of two visits without a name a customer is made who has none yet, so that both are one party's. `really_return`
    tells which visit was taken for a first one, though the customer had been here before.
    """
    found = work.visit(visit, must_be_open=False)
    if to_visit == visit:
        raise Refused("visit.link_self", field="to_visit")
    other = _other(to_visit)
    theirs = _theirs(work, to_customer, other)
    _hold_to_own(work, other)
    if other is not None and visit in (other.group_of, *(each.id for each in floor.buyers_with(other.id))):
        raise Refused("visit.link_group", field="to_visit", visit=visit, other=other.id)
    before = _whose(found, "visit")
    if before is not None and theirs is not None:
        name = before.name or str(before.id)
        if before.id == theirs.id:
            raise Refused("visit.link_same", visit=visit, name=name)
        raise Refused("visit.linked", visit=visit, name=name)
    known = theirs or before
    joined = [each for each in (found, other) if each is not None and each.customer is None]
    first = min([found, *([other] if other else [])], key=lambda each: each.arrived)
    number = known.id if known else _made(work, first)
    kept: Told = {}
    for each in joined:
        _give(work, each, number)
        kept |= appointments.keep_of(work, number, each.id, each.day)
    if known is not None and known.owner is None and first.assigned is not None:
        work.change.update(CustomerRow, number, owner=first.assigned)
    told: Told = {"visit": visit, "customer": number, "linked": [each.id for each in joined], **kept}
    return told | _been_here(work, number)


def _other(number: int) -> VisitRecord | None:
    """Give the other visit of a party, if one is named.

    Raises:
        Refused: there is none, or it was voided.
    """
    if not number:
        return None
    other = floor.visit(number)
    if other is None:
        raise Refused("visit.unknown", field="to_visit", visit=number)
    if other.voided:
        raise Refused("visit.voided", field="to_visit", visit=number)
    return other


def _theirs(work: Work, to_customer: str, other: VisitRecord | None) -> Customer | None:
    """Give the customer whose visit it is, by name or number or by their other visit; None if that has none.

    Raises:
        Refused: neither is said, or the two are not the same customer's.
    """
    if to_customer:
        named = work.customer(to_customer, field="to_customer")
        whose = floor.customer(other.customer) if other is not None and other.customer is not None else None
        if other is not None and whose is not None and whose.id != named.id:
            raise Refused("visit.linked", field="to_visit", visit=other.id, name=whose.name or str(whose.id))
        return named
    if other is None:
        raise Refused("visit.link_whose", field="to_customer")
    return _whose(other, "to_visit")


def _whose(found: VisitRecord, field: str) -> Customer | None:
    """Give whose visit one is.

    Raises:
        Refused: their data was erased: nobody is theirs any more.
    """
    known = floor.customer(found.customer) if found.customer is not None else None
    if known is not None and known.erased:
        raise Refused("customer.erased", field=field, customer=known.id)
    return known


def _hold_to_own(work: Work, other: VisitRecord | None) -> None:
    """Hold a consultant to visits of theirs, or of a customer whom no colleague has: the desk decides about others.

    Raises:
        Refused: the other visit is a colleague's.
    """
    actor = work.actor
    if actor is None or actor.role != CONSULTANT or other is None or other.assigned == actor.id:
        return
    whose = floor.customer(other.customer) if other.customer is not None else None
    if whose is None or whose.owner not in (None, actor.id):
        raise Refused("role.own_only", field="to_visit")


def _made(work: Work, first: VisitRecord) -> int:
    """Make a customer of whom nothing is known but that they came."""
    number = remember(work, None, model=first.model, source=first.source, owner=first.assigned, nameless=True)
    assert number is not None
    work.change.update(CustomerRow, number, first_day=first.day)
    return number


def _give(work: Work, found: VisitRecord, number: int) -> None:
    cycle = cycles.join(work, number) if found.kind != OTHER else None
    work.change.update(VisitRow, found.id, customer=number, cycle=cycle)
    if may_note(work, floor.customer(number), found):
        keep_phones(work, number, found.also)


def _been_here(work: Work, number: int) -> Told:
    """Tell which visit of a customer turns out to be a return visit, though it was taken for the first, and whose."""
    known = floor.customer(number)
    assert known is not None
    visits = [floor.visit(each) for each in floor.visits_of_customer(number)]
    came = sorted(
        (each for each in visits if each and not each.voided and each.kind != OTHER), key=lambda each: each.arrived
    )
    later = [each for each in came[1:] if each.kind == FIRST and each.cycle == came[0].cycle]
    if not later or known.owner is None:
        return {}
    owner = work.name_of(known.owner)
    return {"really_return": later[-1].id, "known": {"customer": number, "owner": owner, "first_day": came[0].day}}


@action("visit.add_buyer", roles=EVERYBODY, own="visit")
def add_buyer(
    work: Work,
    *,
    visit: Visit,
    model: Model,
    name: PersonName = "",
    phone: Phone = "",
    grade: Grade = "",
    source: Source = "",
) -> Told:
    """Note another buyer of a group: a batch of its own by the model it wants, but one arrival and one turn.

    Whoever is given the visit later is given its buyers, too. Nobody is a buyer twice of one visit.
    """
    found = work.visit(visit)
    if found.group_of is not None:
        raise Refused("visit.in_group", visit=visit, first=found.group_of)
    if found.kind == OTHER:
        raise Refused("visit.no_sale", visit=visit)
    known = recognise(work, customer="", name=name, phone=phone) if name or phone else None
    if known is not None and known.id in (each.customer for each in (found, *floor.buyers_with(visit))):
        raise Refused("visit.same_buyer", field="phone" if phone else "name", visit=visit, name=known.name or known.id)
    source_code = work.choice("source", source, field="source").code if source else found.source
    kind = found.kind if not (name or phone) else RETURN if known and cycles.been_here(known.id) else FIRST
    wanted = work.model(model)
    batch: dict[str, Any] = {
        **EMPTY, "day": found.day, "arrived": found.arrived, "purpose": found.purpose, "kind": kind, "party": 1,
        "customer": None, "asked_for": None, "model": wanted, "source": source_code, "note": "", "grade": grade,
        "assigned": found.assigned, "how": "group", "group_of": visit, "completed": int(bool(name and phone)),
    }  # fmt: skip
    number = work.change.insert(VisitRow, **batch)
    owner = found.assigned if known is None or known.owner is None else None
    learned: dict[str, Any] = {"name": name, "phone": phone, "model": wanted, "source": source_code}
    noted = may_note(work, known, found)
    customer = known.id if known and not noted else remember(work, known, **learned, owner=owner)
    told: Told = {"visit": number, "group_of": visit, "customer": customer}
    if customer is None:
        return told
    cycle = cycles.join(work, customer)
    work.change.update(VisitRow, number, customer=customer, cycle=cycle)
    if known is not None:
        cycles.came_again(work, known.id, found.day)
    told |= appointments.keep_of(work, customer, number, found.day)
    if not noted:
        return told
    return told | open_if_known(work, customer, cycle, grade=grade, by=found.assigned, day=found.day)


@action("visit.join", roles=EVERYBODY, own="visit")
def join_visit(work: Work, *, visit: Visit) -> Told:
    """Note that the manager has joined a visit; once more takes it back."""
    found = work.visit(visit)
    work.change.update(VisitRow, visit, manager_joined=int(not found.manager_joined))
    return {"visit": visit, "manager_joined": not found.manager_joined}


@action("visit.steps", roles=EVERYBODY, own="visit")
def note_steps(work: Work, *, visit: Visit, steps: Steps = []) -> Told:  # noqa: B006 - read, never written
    """Note which steps were done with a party, all of them together; none empties them."""
    work.visit(visit, must_be_open=False)
    done = {work.choice("step", step, field="steps").code for step in steps}
    kept = [choice.code for choice in work.choices("step") if choice.code in done]
    work.change.update(VisitRow, visit, steps=",".join(kept))
    return {"visit": visit, "steps": kept, "of": len(work.choices("step"))}
