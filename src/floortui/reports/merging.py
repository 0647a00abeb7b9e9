"""Two cards side by side: every field of both, and what will stand if they become one."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from floortui.domain.doubles import WHY
from floortui.domain.labels import LABELS
from floortui.domain.merging import CHOSEN, OF_CUSTOMER, cycle_of_both, person_of_both
from floortui.domain.records import OWNER, Customer, Cycle
from floortui.errors import N_, Refused
from floortui.language import _, current
from floortui.storage.database import snapshot
from floortui.storage.queries import cards, drawer, floor, house, merges, people
from floortui.storage.queries.doubles import doubles_of, person_of
from floortui.storage.queries.drawer import CardLine

BY_RULE = {
    "phones": N_("Phones"),
    "grade": LABELS["grade"],
    "next_day": LABELS["next"],
    "last_day": N_("Last contact"),
    "signs": LABELS["signs"],
}
"""What follows from a rule, and is not chosen."""


class Side(NamedTuple):
    """A field of two cards, and what will stand."""

    field: str
    label: str
    keep: str
    other: str
    stands: str
    chosen: bool
    """Whether one of the two can be chosen."""


def side_by_side(keep: int, other: int, take: Collection[str]) -> list[Side]:
    """Give the fields that at least one of two cards has, with what will stand; `take` names the other's that do."""
    with snapshot():
        kept, gone = floor.customer(keep), floor.customer(other)
        ours, theirs = _running(keep), _running(other)
        assert kept is not None
        assert gone is not None
        person, purchase = person_of_both(kept, gone, take), _purchase(ours, theirs, take)
        sides = [
            (field, LABELS.get(field, field), getattr(kept, field), getattr(gone, field), person[field])
            if field in OF_CUSTOMER
            else (field, LABELS[field], getattr(ours, field, ""), getattr(theirs, field, ""), purchase.get(field))
            for field in CHOSEN
        ]
        rules: list[tuple[str, str, Any, Any, Any]] = [
            ("phones", BY_RULE["phones"], *_phones(kept, gone)),
            *(
                (field, label, getattr(ours, field, ""), getattr(theirs, field, ""), purchase.get(field))
                for field, label in BY_RULE.items()
                if field != "phones"
            ),
        ]
        return [
            Side(
                field,
                _(label),
                _said(field, ours_),
                _said(field, theirs_),
                _said(field, stands),
                chosen=field in CHOSEN,
            )
            for field, label, ours_, theirs_, stands in (*rules[:1], *sides, *rules[1:])
            if ours_ or theirs_
        ]


def _running(customer: int) -> Cycle | None:
    found = cards.current(customer)
    return None if found is None or found.state == OWNER else found


def _purchase(ours: Cycle | None, theirs: Cycle | None, take: Collection[str]) -> dict[str, Any]:
    """Give what will stand of the purchase: of both, or of the only one that runs."""
    if ours and theirs:
        return cycle_of_both(ours, theirs, take)
    only = ours or theirs
    return dict(only._asdict()) if only else {}


def _phones(kept: Customer, gone: Customer) -> tuple[str, str, str]:
    both = dict.fromkeys((*kept.phones, *gone.phones))
    return " ".join(kept.phones), " ".join(gone.phones), " ".join(both)


def _said(field: str, value: Any) -> str:
    """Write a value as people read it: names for numbers, on one line."""
    if value in (None, ""):
        return ""
    if field == "owner":
        return people.names().get(int(value), "–")
    if field == "referrer":
        found = floor.customer(int(value))
        return found.name if found else "–"
    kind = {"source": "source", "signs": "sign"}.get(field)
    if kind:
        named = {choice.code: choice.named(current()) for choice in house.choices(kind)}
        return " ".join(named.get(code, code) for code in str(value).split(","))
    return " ".join(str(value).split())


class Suggested(NamedTuple):
    """A card with which another may be one, and why it is offered."""

    line: CardLine
    why: str


def suggested(customer: int) -> list[Suggested]:
    """Give the cards that are like one, the likest first."""
    known = floor.customer(customer)
    found = doubles_of(person_of(known), customer) if known else []
    lines = [(drawer.line_of(each.customer.id), _(WHY[each.likeness.kind])) for each in found]
    return [Suggested(line, why) for line, why in lines if line is not None]


def merged_last(known: Customer) -> str:
    """Name whose card became part of one last.

    Raises:
        Refused: none did.
    """
    found = merges.latest(known.id)
    if found is None:
        raise Refused("split.none", name=known.name or str(known.id))
    other = floor.customer(found.other)
    return (other.name if other else "") or "–"
