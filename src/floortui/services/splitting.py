"""Splitting: the latest merge of a card is taken back, though it was worked on since."""

from __future__ import annotations

from typing import Any

from floortui.domain.fields import Card
from floortui.domain.merging import carried_over, taken_back
from floortui.domain.records import LOST, OWNER, Customer
from floortui.errors import Refused
from floortui.services.action import MANAGERS, Told, action
from floortui.services.work import Work
from floortui.storage import journal
from floortui.storage.change import image
from floortui.storage.journal import RowChange
from floortui.storage.models import JOURNALED, Merge, Standing
from floortui.storage.models import Cycle as CycleRow
from floortui.storage.queries import cards, merges
from floortui.storage.queries.merges import MergeRow


@action("card.split", roles=MANAGERS)
def split_card(work: Work, *, card: Card) -> Told:
    """Take the latest merge of a card back: what came over and is still its own returns to the other.

    The other is as it was. A field that was filled from the other is what it was before, unless it was changed since;
    what was added since stays with this card.
    """
    known = work.customer(card, field="card")
    found = merges.latest(known.id)
    if found is None:
        raise Refused("split.none", field="card", name=known.name or str(known.id))
    current = cards.current(known.id)
    if current is not None:
        work.unmoved(current.seq)
    line = journal.entry(int(found.moved["line"]))
    assert line is not None, "the line that merged them stands: undone, its row would be gone"
    returned = _return_rows(work, line.changes, found)
    _let_histories_return(work, found, line.changes)
    _return_cycles(work, known, found, line.changes)
    work.change.update(Merge, found.id, split_on=work.day)
    return {"card": known.id, "other": found.other, "merge": found.id, "returned": returned}


def _return_rows(work: Work, changes: tuple[RowChange, ...], found: MergeRow) -> int:
    """Give every row but the running cycles back what nobody changed since; count those that return.

    A loss of the other's returns as it was, as their card does.
    """
    returned, theirs = 0, (found.moved["other"] or {}).get("id")
    for table, row, before, after in changes:
        model, now = JOURNALED[table], image(JOURNALED[table], row)
        if before is None or after is None or now is None or (table == "cycle" and _was_running(before)):
            continue
        exactly = table == "loss" and before["cycle"] == theirs
        values = _columns(before) if exactly else taken_back(before, after, now)
        returned += int(work.change.update(model, row, **values))
    return returned


def _was_running(before: dict[str, Any]) -> bool:
    """Say whether a cycle that a merge wrote was one that goes on; an owner's came over whole."""
    return before["state"] != OWNER and before["part_of"] is None


def _return_cycles(work: Work, known: Customer, found: MergeRow, changes: tuple[RowChange, ...]) -> None:
    """Make the running cycles what they were: the other's exactly, this one's with what was done since."""
    number = found.moved["cycle"]
    if number is None:
        return
    was = {row: (before, after) for table, row, before, after in changes if table == "cycle"}
    ours, theirs = (part and int(part["id"]) for part in (found.moved["keep"], found.moved["other"]))
    if theirs is not None:
        before, _after = was[theirs]
        assert before is not None
        work.change.update(CycleRow, theirs, **_columns(before))
    if ours == number:
        if ours in was:
            _let_go_on(work, ours, was[ours])
    else:
        _end_the_new_one(work, known, found, was)


def _columns(row: dict[str, Any]) -> dict[str, Any]:
    return {column: value for column, value in row.items() if column not in ("id", "seq")}


def _let_go_on(work: Work, number: int, was: tuple[dict[str, Any] | None, dict[str, Any] | None]) -> None:
    """Take the other's part out of a cycle that kept its number."""
    before, after, now = *was, image(CycleRow, number)
    assert before is not None
    assert after is not None
    assert now is not None
    work.change.update(CycleRow, number, **_possible(now | taken_back(before, after, now)))


def _possible(row: dict[str, Any]) -> dict[str, Any]:
    """Give a row's columns so that they go together: who is lost is due on no day, and no card has no grade."""
    values = _columns(row)
    if values["state"] == LOST:
        values["next_day"] = None
    return values


def _end_the_new_one(work: Work, known: Customer, found: MergeRow, was: dict[int, Any]) -> None:
    """End the cycle under whose number both went on: this card's own goes on as it was, with what was done since.

    Where this card had none of its own, what was done since makes one: the new one stays, as a card by merging.
    """
    number, ours = int(found.moved["cycle"]), found.moved["keep"]
    now = image(CycleRow, number)
    assert now is not None
    after = was[number][1]
    left = [
        (model, column, row)
        for model, column in merges.OF_CYCLE
        for row in merges.rows_naming(model, column, number)
    ]  # fmt: skip
    own_card = ours is not None and ours["card_day"] is not None
    if left and not own_card:
        own = {"card_how": "merge", "card_day": work.day, "card_by": known.owner} if now["card_day"] else {}
        work.change.update(CycleRow, number, **own)
        return
    if ours is not None:
        before = was[int(ours["id"])][0]
        values = carried_over(before, after, now) if own_card else _columns(before)
        work.change.update(CycleRow, int(ours["id"]), **_possible({**values, "customer": known.id, "part_of": None}))
        for model, column, row in left:
            work.change.update(model, row, **{column: int(ours["id"])})
        for row in merges.rows_naming(*merges.HISTORY, number):
            work.change.update(Standing, row, cycle=int(ours["id"]))
    else:
        for row in merges.rows_naming(*merges.HISTORY, number):
            work.change.delete(Standing, row)
    work.change.delete(CycleRow, number)


def _let_histories_return(work: Work, found: MergeRow, changes: tuple[RowChange, ...]) -> None:
    """Take away what the merge wrote into the histories; of the one card's, only if nothing followed it.

    Of an owner's cycle that came over and returns, what followed goes, too: it is as it was.
    """
    came_over = {
        row
        for table, row, before, after in changes
        if table == "cycle" and before and after and after["customer"] != before["customer"] == found.other
    }
    for table, row, before, after in changes:
        if table != "standing" or before is not None or after is None:
            continue
        cycle = after["cycle"]
        later = [each for each in merges.rows_naming(*merges.HISTORY, cycle) if each > row]
        if later and cycle == found.moved["cycle"]:
            continue
        for each in [row, *(later if cycle in came_over else [])]:
            if image(Standing, each) is not None:
                work.change.delete(Standing, each)
