"""Merging: two cards of one customer become one, and nothing of either is lost."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from floortui.domain.fields import Card, Merged
from floortui.domain.merging import cycle_of_both, person_of_both
from floortui.domain.records import LOST, OWNER, Customer, Cycle
from floortui.errors import Refused
from floortui.services.action import MANAGERS, Told, action
from floortui.services.answers import answer
from floortui.services.work import Work
from floortui.storage.models import Appointment as AppointmentRow
from floortui.storage.models import Claim, DayPlan, DrawerCheck, Invitation, Journaled, Loss, Merge, Phone, Standing
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Cycle as CycleRow
from floortui.storage.queries import appointments, cards, floor, merges

NO_CARD: dict[str, Any] = {
    "state": LOST,
    "grade": "",
    "graded_on": None,
    "next_day": None,
    "promised": 0,
    "card_day": None,
    "card_by": None,
    "card_how": "",
    "card_grade": "",
}
"""What a cycle becomes that is part of another: it stands in no drawer."""


@action("card.merge", roles=MANAGERS)
def merge_cards(
    work: Work,
    *,
    keep: Card,
    other: Card,
    take: Merged = [],  # noqa: B006 - read, never written
) -> Told:
    """Make two cards of one customer one: everything of the other comes to the one that is kept.

    A field is the kept card's, or the other's where that is empty; `take` names those of which the other's stand. Of
    two running cycles one is made; an owner's stays a cycle of its own. The other customer's row stays, merged into
    the kept one, and is found no more. `card.split` takes it back.
    """
    kept, gone = work.customer(keep, field="keep"), work.customer(other, field="other")
    found = cards.current(kept.id)
    if kept.id == gone.id:
        raise Refused("merge.same", field="other", name=kept.name or str(kept.id))
    if found is None:
        raise Refused("card.none", field="keep", name=kept.name or str(kept.id))
    work.unmoved(found.seq)
    ours, theirs = _running(kept), _running(gone)
    _hold_to_one_order(ours, theirs)
    was = {"keep": _as_it_was(ours), "other": _as_it_was(theirs)}
    cycle = _one_cycle(work, _Both(kept, gone, ours, theirs, tuple(take)))
    _follow_up_once(work, kept)
    moved = _bring_over(work, kept, gone)
    work.change.update(CustomerRow, kept.id, **person_of_both(kept, gone, take))
    work.change.update(CustomerRow, gone.id, merged_into=kept.id)
    owner = _owner_of(kept.id)
    _let_histories_go_on(work, cycle, theirs, owner)
    _settle(work, kept, owner)
    who = work.actor.id if work.actor else None
    row = work.change.insert(
        Merge,
        day=work.day,
        kept=kept.id,
        other=gone.id,
        moved=json.dumps({"line": work.change.seq, "cycle": cycle, **was}, ensure_ascii=False),
        staff=who,
        split_on=None,
    )
    told: Told = {"card": kept.id, "other": gone.id, "merge": row, "moved": moved, "owner": work.name_of(owner)}
    return {**told, "from": work.name_of(gone.owner)}


class _Both(NamedTuple):
    """The two customers and their running cycles, and the fields of which the other's stand."""

    kept: Customer
    gone: Customer
    ours: Cycle | None
    theirs: Cycle | None
    take: tuple[str, ...]


def _running(customer: Customer) -> Cycle | None:
    """Give the cycle in which whatever happens next belongs; an owner's is over."""
    found = cards.current(customer.id)
    return None if found is None or found.state == OWNER else found


def _hold_to_one_order(ours: Cycle | None, theirs: Cycle | None) -> None:
    """Hold two cards to one running order: what becomes of the one card when one of two is cancelled nobody can say.

    Raises:
        Refused: both have one.
    """
    if ours and theirs and all(any(o.running for o in cards.orders_of(each.id)) for each in (ours, theirs)):
        raise Refused("merge.orders", field="other")


def _as_it_was(found: Cycle | None) -> dict[str, Any] | None:
    """Keep how a cycle stood: nothing of it is personal."""
    columns = ("id", *NO_CARD, "last_day", "unanswered")
    return {column: getattr(found, column) for column in columns} if found else None


def _one_cycle(work: Work, both: _Both) -> int | None:
    """Make one running cycle of the two, which is the latest of all, and let the owners' come over; give its number.

    A customer's current cycle is their latest. The kept card's goes on under its own number where that is the highest;
    else it, or the other's if that alone is a card, goes on under a new one.
    """
    ours, theirs = both.ours, both.theirs
    base = theirs if ours is None or (theirs is not None and theirs.is_card and not ours.is_card) else ours
    rest = next((each for each in (ours, theirs) if each is not None and each is not base), None)
    values = cycle_of_both(ours, theirs, both.take) if ours and theirs else {}
    owned = [each for each in cards.cycles_of(both.gone.id) if each.state == OWNER and each.part_of is None]
    for each in owned:
        work.change.update(CycleRow, each.id, customer=both.kept.id)
    if base is None:
        return None
    highest = max([each.id for each in cards.cycles_of(both.kept.id) if each.id != base.id], default=0)
    number = base.id
    if base is not ours or base.id < highest:
        number = _under_a_new_number(work, base, both)
    if rest is not None:
        _become_part(work, rest, number, both)
    work.change.update(CycleRow, number, **values)
    _let_one_loss_stand(work, number, str(values.get("state", base.state)))
    return number


def _under_a_new_number(work: Work, base: Cycle, both: _Both) -> int:
    """Let a cycle go on under a new number, its history too; what is left of it is a part of the new one."""
    columns = {name: getattr(base, name) for name in Cycle._fields if name not in ("id", "seq", "customer")}
    columns["promised"] = int(base.promised)
    number = work.change.insert(CycleRow, customer=both.kept.id, **columns)
    for row in merges.rows_naming(*merges.HISTORY, base.id):
        work.change.update(Standing, row, cycle=number)
    _become_part(work, base, number, both)
    return number


def _become_part(work: Work, found: Cycle, number: int, both: _Both) -> None:
    """Let everything of a cycle be another's, and it be a part of that one; it stays with the other customer."""
    checked = merges.checks_of(number)
    for model, column in merges.OF_CYCLE:
        for row in merges.rows_naming(model, column, found.id):
            if model is not DrawerCheck or row not in _checked_twice(found.id, checked):
                work.change.update(model, row, **{column: number})
    for part in merges.parts_of(found.id):
        work.change.update(CycleRow, part, part_of=number)
    work.change.update(CycleRow, found.id, **NO_CARD, customer=both.gone.id, part_of=number)


def _checked_twice(cycle: int, checked: dict[str, int]) -> set[int]:
    """Give a cycle's drawer checks of months in which the other was checked, too: those stay where they are."""
    return {row for month, row in merges.checks_of(cycle).items() if month in checked}


def _let_one_loss_stand(work: Work, cycle: int, state: str) -> None:
    """Let at most one loss stand: none of a card that is open, the latest of one that is lost."""
    losses = merges.standing_losses(cycle)
    wanted = {"losing": "", "lost": "approved"}.get(state)
    stands = max((row for row, verdict in losses if verdict == wanted), default=None)
    for row, _verdict in losses:
        if row != stands:
            work.change.update(Loss, row, verdict="revived")


def _follow_up_once(work: Work, kept: Customer) -> None:
    """Let a customer be due by the current cycle only: who buys again is followed up as that asks, not as an owner."""
    *earlier, _current = cards.cycles_of(kept.id)
    for each in earlier:
        if each.next_day is not None:
            work.change.update(CycleRow, each.id, next_day=None)


def _bring_over(work: Work, kept: Customer, gone: Customer) -> dict[str, int]:
    """Let every row that names the other customer name the kept one; tells how many of each kind.

    A phone, an invitation that the kept one has already stays where it is.
    """
    stay: dict[type[Journaled], set[int]] = {
        Phone: _had_already(merges.phones_of(gone.id), merges.phones_of(kept.id)),
        Invitation: _had_already(merges.invitations_of(gone.id), merges.invitations_of(kept.id)),
    }
    _expect_once(work, kept, gone)
    _ask_once(work, kept, gone)
    moved: dict[str, int] = {}
    for model in merges.OF_CUSTOMER:
        rows = [row for row in merges.rows_naming(model, "customer", gone.id) if row not in stay.get(model, ())]
        for row in rows:
            work.change.update(model, row, customer=kept.id)
        moved |= {model._meta.table_name: len(rows)} if rows else {}
    for row in merges.referred_by(gone.id):
        work.change.update(CustomerRow, row, referrer=kept.id if row != kept.id else None)
    for row, numbers in merges.plans_with(gone.id, work.day).items():
        named = [str(kept.id) if number == str(gone.id) else number for number in numbers.split(",")]
        work.change.update(DayPlan, row, customers=",".join(dict.fromkeys(named)))
    return moved


def _had_already(theirs: dict[Any, int], ours: dict[Any, int]) -> set[int]:
    return {row for what, row in theirs.items() if what in ours}


def _expect_once(work: Work, kept: Customer, gone: Customer) -> None:
    """Let who is expected under both names be expected once: at the earlier time."""
    ours, theirs = appointments.open_of(kept.id), appointments.open_of(gone.id)
    if ours is not None and theirs is not None:
        later = max((ours, theirs), key=lambda each: (each.at, each.id))
        work.change.update(AppointmentRow, later.id, state="cancelled")


def _ask_once(work: Work, kept: Customer, gone: Customer) -> None:
    """Let somebody who claims both ask once: the other claim is answered."""
    asks = {each.staff for each in cards.open_claims(kept.id)}
    for each in cards.open_claims(gone.id):
        if each.staff in asks:
            answer(work, each.id, "rejected", "")


def _settle(work: Work, kept: Customer, owner: int | None) -> None:
    """Approve what the owner claims, and let who is expected come to them if they were to come to the one before."""
    for each in cards.open_claims(kept.id):
        if each.staff == owner:
            work.change.update(
                Claim, each.id, verdict="approved", decided_by=work.actor.id if work.actor else None,
                decided_on=work.day,
            )  # fmt: skip
    found = appointments.open_of(kept.id)
    if found is not None and found.staff in (None, kept.owner) and owner is not None:
        work.change.update(AppointmentRow, found.id, staff=owner)


def _owner_of(customer: int) -> int | None:
    found = floor.customer(customer)
    return found.owner if found else None


def _let_histories_go_on(work: Work, cycle: int | None, theirs: Cycle | None, owner: int | None) -> None:
    """End the history of the card that is part of the other now, and let that of the one card begin today at latest.

    So the stock of a day before the merge stays what it was, and from today on it counts one card.
    """
    if theirs is not None and cards.last_standing(theirs.id) is not None:
        work.change.insert(
            Standing, cycle=theirs.id, day=work.day, state=LOST, grade="", owner=owner, next_day=None
        )  # fmt: skip
    found = cards.cycle(cycle) if cycle is not None else None
    if found is not None and found.is_card and cards.last_standing(found.id) is None:
        work.change.insert(
            Standing, cycle=found.id, day=work.day, state=found.state, grade=found.grade, owner=owner,
            next_day=found.next_day,
        )  # fmt: skip
