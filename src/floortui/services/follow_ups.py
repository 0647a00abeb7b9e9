"""Follow-ups: contacts with a card's customer after the opening one, and attempts that nobody answered."""

from __future__ import annotations

from floortui.domain.fields import Card, DueDay, Grade, Minutes, Moment, Note, Outcome, Way
from floortui.domain.moments import business_day, from_text
from floortui.domain.records import LOST, OWNER, Customer, Cycle
from floortui.errors import Refused
from floortui.services import cycles
from floortui.services.action import EVERYBODY, Told, action
from floortui.services.work import Work
from floortui.storage.models import Call, FollowUp
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Cycle as CycleRow
from floortui.storage.queries import calls, cards

TALKED = "talked"
"""What came of a contact of which nothing else is said."""


@action("follow_up.log", roles=EVERYBODY, own="card", covered=True)
def log_follow_up(
    work: Work,
    *,
    card: Card,
    way: Way = "phone",
    content: Note = "",
    minutes: Minutes = None,
    outcome: Outcome = TALKED,
    grade: Grade = "",
    next: DueDay = "",  # noqa: A002 - the field's name in the contract
    happened: Moment = "",
) -> Told:
    """Log a contact with a card's customer: how, what was said, how long, what came of it, the next date.

    What nobody answered counts as work, not as a follow-up; the next try is due the next day, then after three days,
    then by the grade (domain.md §2).
    """
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    if found.state == LOST:
        raise Refused("card.lost", field="card", name=known.name)
    result = work.choice("outcome", outcome, field="outcome")
    answered = bool(result.details["answered"])
    if answered and not content:
        raise Refused("field.missing", field="content")
    if grade and (found.state == OWNER or (grade != found.grade and "O" in (grade, found.grade))):
        raise Refused("card.ordered", field="grade")
    at = happened or work.at
    day = business_day(from_text(at), work.zone)
    written = record(
        work,
        found,
        known,
        way=work.choice("way", way, field="way").code,
        at=at,
        day=day,
        answered=answered,
        outcome=result.code,
        content=content,
        minutes=minutes,
        grade=grade,
        next_day=next or None,
    )
    if answered:
        called_back(work, known.id, at)
    if result.details.get("dead"):
        work.change.update(CustomerRow, known.id, phone_dead=1)
    return {"card": known.id, **written}


def record(
    work: Work,
    found: Cycle,
    known: Customer,
    *,
    way: str,
    at: str,
    day: str,
    answered: bool,
    outcome: str = TALKED,
    content: str = "",
    minutes: int | None = None,
    grade: str = "",
    next_day: str | None = None,
    call: int | None = None,
) -> Told:
    """Write a follow-up and what follows from it for the card: last contact, next date, grade."""
    code = cycles.grade_named(work, grade or found.grade).code
    unanswered = 0 if answered else found.unanswered + 1
    due = next_day or cycles.due_after(work, found, code, day, unanswered=unanswered)
    values: dict[str, object] = {"grade": code, "graded_on": work.day if grade else found.graded_on, "next_day": due}
    values |= {"unanswered": unanswered, "promised": int(next_day is not None)}
    if answered:
        values["last_day"] = max(day, found.last_day or day)
    number = work.change.insert(
        FollowUp,
        cycle=found.id,
        day=day,
        at=at,
        staff=work.actor.id if work.actor else known.owner,
        way=way,
        answered=int(answered),
        minutes=minutes,
        content=content,
        outcome=outcome,
        grade_before=found.grade,
        grade_after=code,
        next_day=due,
        call=call,
    )
    work.change.update(CycleRow, found.id, **values)
    told: Told = {"follow_up": number, "next": due, "grade": code, "unanswered": unanswered}
    return told


def called_back(work: Work, customer: int, at: str) -> None:
    """Note that a customer was reached who was to be called back."""
    for call in calls.call_backs_of(customer, at):
        work.change.update(Call, call, called_back=at)


def by_call(work: Work, known: Customer, call: int, *, at: str, day: str, minutes: int | None, content: str) -> Told:
    """Note that a card's customer called or was called: a contact in both directions, if their card is in use."""
    found = cards.current(known.id)
    if found is None or not found.is_card or found.state == LOST:
        return {}
    facts = {"at": at, "day": day, "minutes": minutes, "content": content, "call": call}
    return record(work, found, known, way="phone", answered=True, **facts)  # type: ignore[arg-type]
