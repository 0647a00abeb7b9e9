"""Merging: what two cards of one customer become as one, and what a row becomes when that is taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from floortui.domain.records import LOSING, LOST, OPEN, Customer, Cycle

OF_CUSTOMER = (
    *("name", "owner", "model", "source", "district", "address", "occupation", "wechat", "plate", "referrer", "note"),
)
"""What of the person is the kept card's, or the other's where that is empty or the other's is chosen."""

OF_CYCLE = ("colour", "competitor", "budget", "payment", "trade_in", "decider", "plan")
"""Likewise of the purchase."""

CHOSEN = (*OF_CUSTOMER, *OF_CYCLE)
"""Every field of which one of two is chosen; the others follow from a rule."""

_NEAREST = ("O", "H", "A", "B", "C", "")
_LIVELIEST = (OPEN, LOSING, LOST)
_OPENING = ("card_day", "card_by", "card_how", "card_grade")

Row = Mapping[str, Any]


def person_of_both(keep: Customer, other: Customer, take: Collection[str]) -> dict[str, Any]:
    """Give what the kept customer's row becomes; `take` names the fields of which the other's stand.

    Who asked of either number not to be called is not called; a phone is dead only if nobody can be reached by any.
    """
    chosen = _chosen(keep, other, OF_CUSTOMER, take)
    if chosen["referrer"] in (keep.id, other.id):  # nobody has referred themselves
        chosen["referrer"] = None
    return {
        **chosen,
        "first_day": min(keep.first_day, other.first_day),
        "do_not_call": int(keep.do_not_call or other.do_not_call),
        "phone_dead": int(_is_dead(keep) and _is_dead(other) and (keep.phone_dead or other.phone_dead)),
    }


def _is_dead(customer: Customer) -> bool:
    return customer.phone_dead or not customer.phones


def cycle_of_both(keep: Cycle, other: Cycle, take: Collection[str]) -> dict[str, Any]:
    """Give what two running cycles are as one.

    The grade is the nearer to buying, the next contact the earlier, the last one the later; signs are united; it was
    opened when the first of the two cards was.
    """
    state = min(keep.state, other.state, key=_LIVELIEST.index)
    graded = [each for each in (keep, other) if each.state == state and each.is_card]
    nearer = min(graded or (keep, other), key=lambda each: _NEAREST.index(each.grade))
    sooner = min((keep, other), key=lambda each: each.next_day or "9999")
    cards = [each for each in (keep, other) if each.is_card]
    first = min(cards, key=lambda each: each.card_day or "") if cards else keep
    days = [each.last_day for each in (keep, other) if each.last_day]
    return {
        **_chosen(keep, other, OF_CYCLE, take),
        **{column: getattr(first, column) for column in _OPENING},
        "state": state,
        "grade": nearer.grade,
        "graded_on": nearer.graded_on,
        "next_day": sooner.next_day if state == OPEN else None,
        "promised": int(sooner.promised),
        "last_day": max(days, default=None),
        "unanswered": min(keep.unanswered, other.unanswered),
        "signs": ",".join(dict.fromkeys(sign for each in (keep, other) for sign in each.signs.split(",") if sign)),
    }


def _chosen(
    keep: Customer | Cycle, other: Customer | Cycle, columns: tuple[str, ...], take: Collection[str]
) -> dict[str, Any]:
    return {
        column: getattr(other if column in take else keep, column) or getattr(keep if column in take else other, column)
        for column in columns
    }


def taken_back(before: Row, after: Row, now: Row) -> dict[str, Any]:
    """Give the columns of a row that go back to what they were before a change: those that nobody changed since."""
    return {
        column: value
        for column, value in before.items()
        if column != "seq" and value != after[column] and now[column] == after[column]
    }


def carried_over(before: Row, after: Row, now: Row) -> dict[str, Any]:
    """Give what a row becomes whose place another had taken: as it was, with what changed in that one since."""
    columns = [column for column in before if column not in ("id", "seq")]
    return {column: now[column] if now[column] != after[column] else before[column] for column in columns}
