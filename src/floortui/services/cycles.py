"""Cycles: to which a batch belongs, how a card stands, and when its next contact is due."""

from __future__ import annotations

from typing import Any

from floortui.domain.cadence import after, next_open
from floortui.domain.hours import CLOSED
from floortui.domain.records import LOST, OPEN, OWNER, Choice, Customer, Cycle
from floortui.errors import Refused
from floortui.services.work import Work
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Cycle as CycleRow
from floortui.storage.models import Standing
from floortui.storage.models import Visit as VisitRow
from floortui.storage.queries import cards, floor, house

FIRST_GRADE = "C"
"""What a new card without a grade is (the handbook)."""

RETRIES = ("1 day", "3 days")
"""When to try again after the first and the second attempt that nobody answered; then the cadence rules (ours)."""

AFTER_DELIVERY, OWNERS_EVERY = ("3 days", "1 month"), "3 months"
"""When an owner is contacted: so long after delivery, and from then on so often (ours)."""

EMPTY: dict[str, Any] = {
    "state": OPEN,
    "grade": "",
    "graded_on": None,
    "next_day": None,
    "last_day": None,
    "unanswered": 0,
    **dict.fromkeys(("colour", "competitor", "budget", "payment", "trade_in", "decider", "signs", "plan"), ""),
    "card_day": None,
    "card_by": None,
    "card_how": "",
    "card_grade": "",
    "delivered_on": None,
    "promised": 0,
}
"""What a cycle holds before anything is known but whose it is."""


def join(work: Work, customer: int) -> int:
    """Give the cycle to which a batch of today belongs: the customer's current one, or a new one after a delivery.

    Visits that an older schema recorded without a cycle come along. An owner who comes to buy again is followed up as
    the new cycle asks, no longer as an owner.
    """
    found = cards.current(customer)
    if found is not None and found.state != OWNER:
        return found.id
    if found is not None and found.next_day is not None:
        work.change.update(CycleRow, found.id, next_day=None, promised=0)
    number = work.change.insert(CycleRow, customer=customer, **EMPTY)
    if found is None:
        for visit in cards.visits_without_cycle(customer):
            work.change.update(VisitRow, visit, cycle=number)
    return number


def been_here(customer: int, besides: int = 0) -> bool:
    """Say whether a customer has paid a sales visit in the present cycle, another one aside.

    An owner who comes to buy again begins a new cycle, and pays a first visit.
    """
    found = cards.current(customer)
    if found is None:
        return floor.has_been_here(customer, besides)
    return found.state != OWNER and cards.came_before(found.id, besides)


def came_again(work: Work, customer: int, day: str) -> None:
    """Note on an open card that its customer came: a contact, from which the next date follows."""
    found = cards.current(customer)
    if found is not None and found.is_card and found.state == OPEN:
        work.change.update(CycleRow, found.id, **contacted(work, found, day))


def did_not_come(work: Work, number: int) -> None:
    """Take back on a card what followed from visits that were none: the contact, and the next date.

    What was written since stays, and so does everything before the latest contact that there was.
    """
    if (before_it := cards.began_for_nothing(number)) is not None:
        _end_for_nothing(work, number, *before_it)
        return
    found, written = cards.cycle(number), cards.written_by_no_visit(number)
    if found is None or not written:
        return
    before, after_ = written[0][0], written[-1][1]
    stands = {column: getattr(found, column) for column in ("next_day", "last_day", "unanswered")}
    values = {column: before[column] for column, value in stands.items() if value == after_[column]}
    if "next_day" in values:
        values["promised"] = before.get("promised", 0)  # a line of an older schema knows of none
    work.change.update(CycleRow, number, **values)


def _end_for_nothing(work: Work, number: int, owners: int, due: str | None) -> None:
    """Take away a cycle that an owner began by visits that were none: they are followed up as an owner again."""
    for visit in cards.visits_of_cycle(number):
        work.change.update(VisitRow, visit, cycle=None)
    work.change.delete(CycleRow, number)
    work.change.update(CycleRow, owners, next_day=due)


def card_of(work: Work, customer: Customer, *, field: str = "card") -> Cycle:
    """Give a customer's current card, and hold it against what the asker had seen.

    Raises:
        Refused: it is no card yet, or somebody changed it since.
    """
    found = cards.current(customer.id)
    if found is None or not found.is_card:
        raise Refused("card.none", field=field, name=customer.name or str(customer.id))
    work.unmoved(found.seq)
    return found


def must_be_running(found: Cycle, customer: Customer) -> None:
    """Hold a card to being open: neither lost nor delivered.

    Raises:
        Refused: it is not.
    """
    if found.state == LOST:
        raise Refused("card.lost", field="card", name=customer.name)
    if found.state == OWNER:
        raise Refused("card.delivered", field="card", name=customer.name)


def grade_named(work: Work, code: str) -> Choice:
    """Give a grade with its cadence and horizon.

    Raises:
        Refused: the house has no such grade.
    """
    return work.choice("grade", code, field="grade")


def is_closed(day: str) -> bool:
    """Say whether the house is closed on a day."""
    return house.hours_of(day) == CLOSED


def due_after(work: Work, found: Cycle, grade: str, day: str, *, unanswered: int = 0) -> str:
    """Give the day of the next contact after one on a day, or after an attempt, moved off closed days.

    domain.md §2: the grade's cadence; unanswered attempts the next day, then after three days, then the cadence;
    owners 3 days and a month after delivery, then every 3 months.
    """
    if found.state == OWNER and found.delivered_on is not None:
        return owner_due(found.delivered_on, day)
    every = str(grade_named(work, grade).details["every"])
    if 0 < unanswered <= len(RETRIES):
        every = RETRIES[unanswered - 1]
    return next_open(after(day, every), is_closed)


def owner_due(delivered_on: str, day: str) -> str:
    """Give the day of an owner's next contact after a day, moved off closed days."""
    dues = [after(delivered_on, step) for step in AFTER_DELIVERY]
    while dues[-1] <= day:
        dues.append(after(dues[-1], OWNERS_EVERY))
    return next_open(next(due for due in dues if due > day), is_closed)


def due_after_import(work: Work, grade: str, last_day: str) -> str:
    """Give the next contact of a card from a file that names none: by its grade, and from today if that has passed."""
    every = str(grade_named(work, grade).details["every"])
    due = after(last_day, every)
    return next_open(due if due >= work.day else after(work.day, every), is_closed)


def regrade(work: Work, found: Cycle, grade: str, day: str, *, next_day: str | None = None) -> dict[str, Any]:
    """Give what a card's row becomes with a grade: since when it has it, and the next contact.

    A nearer date that was promised stays.
    """
    due, promised = next_day or due_after(work, found, grade, day), next_day is not None
    if next_day is None and found.next_day is not None and day < found.next_day < due:
        due, promised = found.next_day, found.promised
    graded_on = found.graded_on if grade == found.grade else day
    return {"grade": grade, "graded_on": graded_on, "next_day": due, "promised": int(promised)}


def contacted(work: Work, found: Cycle, day: str) -> dict[str, Any]:
    """Give what a card's row becomes after a contact in both directions on a day."""
    return {
        "last_day": max(day, found.last_day or day),
        "unanswered": 0,
        "next_day": due_after(work, found, found.grade, day),
        "promised": 0,
    }


def note_standings(work: Work) -> set[str]:
    """Keep how every card stands that the action changed, so that any past day can be asked.

    A new card stands from the day of its opening, anything else from today. Who is not to be called is due on no day:
    nobody is late with them. Gives the dates that were taken away for that.
    """
    taken_away: set[str] = set()
    for number in sorted(_touched(work)):
        found = cards.cycle(number)
        if found is None or not found.is_card:
            continue
        known = floor.customer(found.customer)
        owner = known.owner if known else None
        if known is not None and known.do_not_call and found.next_day is not None:
            taken_away.add(found.next_day)
            work.change.update(CycleRow, number, next_day=None, promised=0)
            found = found._replace(next_day=None)
        before, now = cards.last_standing(number), (found.state, found.grade, owner, found.next_day)
        if before != now:
            day = found.card_day if before is None and found.card_day else work.day
            names = ("state", "grade", "owner", "next_day")
            work.change.insert(Standing, cycle=number, day=day, **dict(zip(names, now, strict=True)))
    return taken_away


def _touched(work: Work) -> set[int]:
    touched = {row["id"] for images in work.change.touched(CycleRow) for row in images if row}
    for before, after_ in work.change.touched(CustomerRow):
        if before and after_ and any(before[column] != after_[column] for column in ("owner", "do_not_call")):
            found = cards.current(after_["id"])
            touched |= {found.id} if found else set()
    return touched
