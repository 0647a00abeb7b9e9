"""Cards: opened by a contact that yields name, phone and model; edited, graded, handed over, lost and revived."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from floortui.domain.fields import (
    Card,
    ClearableOfCard,
    Customer,
    DueDay,
    Grade,
    LossReason,
    Model,
    Note,
    PersonName,
    Phone,
    PlainText,
    Plate,
    Reason,
    ShortText,
    Signs,
    Source,
    Verdict,
    Visit,
    YesNo,
)
from floortui.domain.fields import Staff as StaffField
from floortui.domain.known import named_to
from floortui.domain.people import CONSULTANT, MANAGER
from floortui.domain.phones import read_phone
from floortui.domain.records import LOSING, LOST, OPEN, OWNER, Cycle
from floortui.domain.records import Customer as Known
from floortui.domain.search import word_of
from floortui.errors import Refused
from floortui.services import appointments, cycles, stock
from floortui.services.action import EVERYBODY, MANAGERS, Told, action
from floortui.services.answers import settle
from floortui.services.customers import remember, with_number, with_phone
from floortui.services.work import Work
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Cycle as CycleRow
from floortui.storage.models import Loss
from floortui.storage.models import Phone as PhoneRow
from floortui.storage.models import Visit as VisitRow
from floortui.storage.queries import cards, floor

OF_CUSTOMER = ("name", "model", "source", "district", "address", "occupation", "wechat", "referrer", "note", "plate")
"""What the card holds of the person, from one cycle to the next."""

OF_CYCLE = ("colour", "competitor", "budget", "payment", "trade_in", "decider", "signs", "plan")
"""What it holds of this purchase."""


@action("card.open", roles=EVERYBODY)
def open_card(
    work: Work,
    *,
    name: PersonName,
    phone: Phone,
    model: Model,
    grade: Grade = "",
    source: Source = "",
    visit: Visit = 0,
    customer: Customer = "",
    owner: StaffField = "",
    household: YesNo = False,
    district: ShortText = "",
    address: ShortText = "",
    occupation: ShortText = "",
    wechat: ShortText = "",
    plate: Plate = "",
    referrer: Customer = "",
    colour: PlainText = "",
    competitor: PlainText = "",
    budget: ShortText = "",
    payment: ShortText = "",
    trade_in: ShortText = "",
    decider: ShortText = "",
    signs: Signs = [],  # noqa: B006 - read, never written
    plan: Note = "",
    note: Note = "",
    next: DueDay = "",  # noqa: A002 - the field's name in the contract
) -> Told:
    """Open a customer's card: name, phone and model are known, and the first contact has a grade.

    A known phone is refused with the card it belongs to, unless it is said to be shared in a household; who has the
    name as well is the same customer and shares nothing. A new card without a grade is C; the next contact is due by
    the grade (the handbook). `customer` says of whom it is who is known without a card, by a visit or a call; the grade
    that was given then is the card's, unless another is said.
    """
    came = work.visit(visit, must_be_open=False) if visit else None
    before = floor.customer(came.customer) if came and came.customer else None
    before = before or _meant(work, customer) or _without_card(phone, name)
    _hold_to_one_card(work, before, name, phone, household=bool(household))
    whose = _owner(work, owner, came.assigned if came else None, before)
    learned: dict[str, Any] = {"name": name, "phone": phone, "model": work.model(model)}
    learned["source"] = work.choice("source", source, field="source").code if source else ""
    said = _said(
        work, district=district, address=address, occupation=occupation, wechat=wechat, plate=plate,
        referrer=referrer, colour=colour, competitor=competitor, budget=budget, payment=payment, trade_in=trade_in,
        decider=decider, signs=signs, plan=plan, note=note,
    )  # fmt: skip
    number = remember(work, before, **learned, owner=whose if before is None or owner else None, rename=True)
    assert number is not None, "it has a name and a phone"
    work.change.update(CustomerRow, number, **_part(said, OF_CUSTOMER))
    cycle = cycles.join(work, number)
    if came is not None:
        work.change.update(VisitRow, came.id, customer=number, cycle=cycle, completed=1, grade=grade or came.grade)
    came_now = came is not None and came.customer != number
    kept = appointments.keep_of(work, number, came.id, came.day) if came is not None and came_now else {}
    told = become_card(work, cycle, grade=grade, by=whose, day=came.day if came else work.day, next_day=next or None)
    work.change.update(CycleRow, cycle, **_part(said, OF_CYCLE))
    return {"card": number, "owner": work.name_of(_present_owner(number)), **kept, **told}


def _hold_to_one_card(work: Work, before: Known | None, name: str, phone: str, *, household: bool) -> None:
    """Hold a new card to somebody who has none: not by the phone, nor by a phone that is written as the name.

    Raises:
        Refused: they are known.
    """
    if before is None and (known := with_number(work, name)) is not None:
        raise _known(work, known, read_phone(name, work.ground.region).number, field="name")
    others = [each for each in floor.customers_with_phone(phone) if before is None or each.id != before.id]
    same = next((each for each in others if word_of(each.name) == word_of(name)), None)
    if same is not None:
        raise _known(work, same, phone, code="card.same_person" if household else "card.known")
    if others and not household and not (before is not None and phone in before.phones):
        raise _known(work, others[0], phone)


def _meant(work: Work, customer: str) -> Known | None:
    """Give of whom a card is opened, if that is said.

    Raises:
        Refused: they have one.
    """
    if not customer:
        return None
    known = work.customer(customer)
    found = cards.current(known.id)
    if found is not None and found.is_card and found.state in (OPEN, LOSING):
        raise _known(work, known, (*known.phones, "–")[0], field="customer")
    return known


def _without_card(phone: str, name: str) -> Known | None:
    """Give who is known by a phone and name but has no card yet: a call or a visit has left them behind."""
    known = with_phone(phone, name)
    if known is None or (known.name and known.name != name):
        return None
    found = cards.current(known.id)
    return known if found is None or not found.is_card else None


def _owner(work: Work, owner: str, assigned: int | None, before: Known | None) -> int | None:
    """Say whose card it becomes: who is named, whose it is already, who has the visit, or the consultant who opens it.

    Raises:
        Refused: a consultant opens a card for somebody else.
    """
    acts = work.actor.id if work.actor and work.actor.role == CONSULTANT else None
    named = work.consultant(owner, field="owner").id if owner else None
    whose = named or (before.owner if before else None) or assigned or acts
    theirs = before is not None and before.owner not in (None, acts)
    if acts is not None and (whose != acts or theirs):  # naming oneself takes no colleague's customer
        raise Refused("role.own_only")
    return whose


def _present_owner(customer: int) -> int | None:
    found = floor.customer(customer)
    return found.owner if found else None


def _known(work: Work, known: Known, phone: str, *, code: str = "card.known", field: str = "phone") -> Refused:
    """Word that a phone is known: whose it is, masked for a consultant whose customer it is not."""
    reader, role = (work.actor.id, work.actor.role) if work.actor else (None, MANAGER)
    name, number = named_to(known, phone, reader, role)
    owner = work.name_of(known.owner) or "–"
    return Refused(code, field=field, card=known.id, name=name, phone=number, owner=owner)


def _said(
    work: Work, *, source: str = "", referrer: str = "", signs: Sequence[str] = (), **texts: str
) -> dict[str, Any]:
    """Give the columns that something is said of: texts as they are, what is named as its code or number."""
    named = {
        "source": work.choice("source", source, field="source").code if source else "",
        "referrer": work.customer(referrer, field="referrer").id if referrer else None,
        "signs": _signs(work, signs),
    }
    return {column: value for column, value in (texts | named).items() if value}


def _part(said: Mapping[str, Any], columns: tuple[str, ...]) -> dict[str, Any]:
    """Give of what is said the part that stands in these columns."""
    return {column: said[column] for column in columns if column in said}


def _signs(work: Work, signs: Sequence[str]) -> str:
    return ",".join(work.choice("sign", sign, field="signs").code for sign in signs)


def become_card(
    work: Work, cycle: int, *, grade: str, by: int | None, day: str, how: str = "contact", next_day: str | None = None
) -> Told:
    """Make a cycle a card, if it is none yet, or give it another grade; tells grade and next contact.

    A new card for which none is said has the grade that was noted at its visits and calls, or the first there is.
    """
    found = cards.cycle(cycle)
    assert found is not None
    code = cycles.grade_named(work, grade or found.grade or cards.grade_said(cycle) or cycles.FIRST_GRADE).code
    if code != found.grade and "O" in (code, found.grade):
        raise Refused("card.ordered", field="grade")
    values = cycles.regrade(work, found, code, day, next_day=next_day)
    if not found.is_card:
        values |= {"card_day": day, "card_by": by, "card_how": how, "card_grade": code, "last_day": day}
    if found.is_card and not grade and next_day is None:
        return {"grade": found.grade, "next": found.next_day}
    work.change.update(CycleRow, cycle, **values)
    return {"grade": code, "next": values["next_day"]}


def open_if_known(work: Work, customer: int | None, cycle: int | None, **facts: Any) -> Told:
    """Open the card of a batch's customer if name, phone and model are known by now; else it stays ungraded."""
    known = floor.customer(customer) if customer else None
    if known is None or cycle is None or not (known.name and known.phones and known.model):
        return {}
    found = cards.cycle(cycle)
    if found is not None and found.state in (LOST, OWNER):
        return {}
    return {"card": known.id, **become_card(work, cycle, **facts)}


@action("card.edit", roles=EVERYBODY, own="card")
def edit_card(
    work: Work,
    *,
    card: Card,
    name: PersonName = "",
    phone: Phone = "",
    household: YesNo = False,
    model: Model = "",
    source: Source = "",
    district: ShortText = "",
    address: ShortText = "",
    occupation: ShortText = "",
    wechat: ShortText = "",
    plate: Plate = "",
    referrer: Customer = "",
    phone_dead: YesNo = None,
    do_not_call: YesNo = None,
    colour: PlainText = "",
    competitor: PlainText = "",
    budget: ShortText = "",
    payment: ShortText = "",
    trade_in: ShortText = "",
    decider: ShortText = "",
    signs: Signs = [],  # noqa: B006 - read, never written
    plan: Note = "",
    note: Note = "",
    next: DueDay = "",  # noqa: A002 - the field's name in the contract
    clear: ClearableOfCard = [],  # noqa: B006 - read, never written
) -> Told:
    """Change what a card says; what is not given stays, what `clear` names is emptied, another phone is added."""
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    if phone and phone not in known.phones:
        others = [other for other in floor.customers_with_phone(phone) if other.id != known.id]
        if others and not household:
            raise _known(work, others[0], phone)
        work.change.insert(PhoneRow, customer=known.id, number=phone)
    said = _said(
        work, name=name, model=work.model(model) if model else "", source=source, district=district, address=address,
        occupation=occupation, wechat=wechat, referrer=referrer, colour=colour, competitor=competitor, budget=budget,
        payment=payment, trade_in=trade_in, decider=decider, signs=signs, plan=plan, note=note, plate=plate,
    )  # fmt: skip
    said |= {column: None if column == "referrer" else "" for column in clear}
    flags = {"phone_dead": phone_dead, "do_not_call": do_not_call}
    if phone and phone_dead is None:
        flags["phone_dead"] = False  # there is one again
    person = _part(said, OF_CUSTOMER) | {flag: int(value) for flag, value in flags.items() if value is not None}
    promised = bool(next)
    if do_not_call is False and known.do_not_call and found.state in (OPEN, OWNER):
        next = next or cycles.due_after(work, found, found.grade, work.day)  # noqa: A001 - they may be called again
    purchase = _part(said, OF_CYCLE) | ({"next_day": next} if next else {})
    kept = {"promised": int(promised)} if next else {}
    if person:
        work.change.update(CustomerRow, known.id, **person)
    if purchase:
        work.change.update(CycleRow, found.id, **purchase, **kept)
    added = ["phone"] if phone and phone not in known.phones else []
    return {"card": known.id, "changed": sorted([*added, *person, *purchase])}


@action("card.grade", roles=EVERYBODY, own="card")
def grade_card(work: Work, *, card: Card, grade: Grade, signs: Signs = []) -> Told:  # noqa: B006 - read, never written
    """Give a card another grade; every change is kept with its date, and the next contact follows from it.

    O is given by an order, and only an order takes it away.
    """
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    cycles.must_be_running(found, known)
    if grade != found.grade and "O" in (grade, found.grade):
        raise Refused("card.ordered", field="grade")
    values = cycles.regrade(work, found, cycles.grade_named(work, grade).code, work.day)
    if grade == found.grade:
        values["graded_on"] = work.day  # asked anew after its horizon, and meant
    work.change.update(CycleRow, found.id, **values, **_said(work, signs=signs))
    return {"card": known.id, "before": found.grade, "grade": grade, "next": values["next_day"]}


@action("card.transfer", roles=MANAGERS)
def transfer_card(work: Work, *, card: Card, to: StaffField, reason: Reason) -> Told:
    """Give a card to another consultant, with a reason: nobody is lost when somebody leaves the house."""
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    person = work.consultant(to, field="to")
    if person.id == known.owner:
        raise Refused("card.same_owner", field="to", name=person.name)
    work.change.update(CustomerRow, known.id, owner=person.id)
    appointments.follow(work, known, person.id)
    settle(work, known.id, person.id)
    return {
        "card": known.id,
        "cycle": found.id,
        "from": work.name_of(known.owner),
        "to": person.name,
        "reason": reason,
    }


@action("card.lose", roles=EVERYBODY, own="card")
def lose_card(
    work: Work,
    *,
    card: Card,
    reason: LossReason,
    competitor: PlainText = "",
    competitor_model: PlainText = "",
    note: Note = "",
) -> Told:
    """Mark a customer as lost, with the reason and to which make; the manager confirms it, unless the house says no.

    Until then the card stays open, but is not overdue. A car that was reserved for it is free again. Another reason
    than those of the list is said in words.
    """
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    cycles.must_be_running(found, known)
    if found.state == LOSING:
        raise Refused("card.losing", field="card", name=known.name)
    if any(order.running for order in cards.orders_of(found.id)):
        raise Refused("card.has_order", field="card", name=known.name)
    why = work.choice("loss", reason, field="reason")
    if why.details.get("words") and not note:
        raise Refused("field.missing", field="note")
    at_once = not work.settings["cards.confirm_losses"] or work.actor is None or work.actor.role == MANAGER
    staff = known.owner if work.actor is None else work.actor.id
    loss = work.change.insert(
        Loss,
        cycle=found.id,
        day=work.day,
        staff=staff,
        grade_before=found.grade,
        reason=why.code,
        competitor=competitor or found.competitor,
        competitor_model=competitor_model,
        note=note,
        verdict="approved" if at_once else "",
        confirmed_by=work.actor.id if at_once and work.actor else None,
        confirmed_on=work.day if at_once else None,
    )
    _set_lost(work, found, LOST if at_once else LOSING)
    stock.release_all(work, found.id)
    return {"card": known.id, "loss": loss, "confirmed": at_once}


def _set_lost(work: Work, found: Cycle, state: str) -> None:
    work.change.update(CycleRow, found.id, state=state, next_day=None, promised=0)


@action("loss.confirm", roles=MANAGERS)
def confirm_loss(work: Work, *, card: Card, verdict: Verdict = "approved", note: Note = "") -> Told:
    """Say whether a customer is lost: approved, the card leaves the drawer; rejected, it is followed up again."""
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    loss = cards.open_loss(found.id)
    if loss is None or found.state != LOSING:
        raise Refused("card.not_losing", field="card", name=known.name)
    who = work.actor.id if work.actor else None
    work.change.update(Loss, loss, verdict=verdict, confirmed_by=who, confirmed_on=work.day, **_said(work, note=note))
    if verdict == "approved":
        _set_lost(work, found, LOST)
        return {"card": known.id, "loss": loss, "verdict": verdict}
    due = cycles.due_after(work, found, found.grade, work.day)
    work.change.update(CycleRow, found.id, state=OPEN, next_day=due, promised=0)
    return {"card": known.id, "loss": loss, "verdict": verdict, "next": due}


@action("card.revive", roles=EVERYBODY, own="card")
def revive_card(work: Work, *, card: Card, grade: Grade = "", next: DueDay = "") -> Told:  # noqa: A002 - as above
    """Take a lost customer back into the drawer: they were heard of again; it is no new card in the figures."""
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    if found.state not in (LOST, LOSING):
        raise Refused("card.not_lost", field="card", name=known.name)
    loss = cards.open_loss(found.id)
    if loss is not None:
        work.change.update(Loss, loss, verdict="revived")
    code = cycles.grade_named(work, grade or found.grade or cycles.FIRST_GRADE).code
    if code == "O":
        raise Refused("card.ordered", field="grade")
    values = cycles.regrade(work, found._replace(next_day=None), code, work.day, next_day=next or None)
    work.change.update(CycleRow, found.id, state=OPEN, unanswered=0, **values)
    return {"card": known.id, "grade": code, "next": values["next_day"]}
