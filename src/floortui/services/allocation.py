"""Allocation: cards that nobody looks after are dealt out to those who are here, by a rule, in one line."""

from __future__ import annotations

from floortui.domain.allocation import MOST_AT_ONCE, Dealt, Loose, deal
from floortui.domain.fields import CardsToDeal, DealingRule, Reason, StaffNames
from floortui.domain.records import OWNER
from floortui.errors import Refused
from floortui.services import appointments, cycles
from floortui.services.action import MANAGERS, Told, action
from floortui.services.answers import settle
from floortui.services.work import Work
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.queries import allocation, floor, people


@action("cards.allocate", roles=MANAGERS)
def allocate(
    work: Work,
    *,
    cards: CardsToDeal,
    rule: DealingRule = "rotation",
    to: StaffNames = [],  # noqa: B006 - read, never written
    reason: Reason,
) -> Told:
    """Deal out cards without an owner, of those who left the house, or lapsed, by a rule: nobody is lost.

    rotation: one each, in the order of today's roster. load: to whoever has the fewest contacts a month to make. tier:
    O, H and A to the 1st tier, B to the 2nd, C and owners to the 3rd. `cards` may say `nobodys`, `leavers`, `lapsed` or
    `loose`, which is all three. Who is off today, a trainee or the house gets none, nor whose card it was. `to` holds
    it to some colleagues. Cards for which nobody has room are told as `left_over`.
    """
    loose = _cards_meant(work, cards)
    takers = allocation.takers(work.day, _named(work, to))
    if not takers:
        raise Refused("allocate.nobody", field="to")
    most = int(work.settings["cards.most_open"])
    dealt = deal(loose, takers, rule, allocation.weights(), most)
    if not dealt.pairs:
        raise Refused("allocate.full", most=most) if most else Refused("allocate.nobody", field="to")
    for card, person in dealt.pairs:
        _give(work, card, person)
    return {"dealt": len(dealt.pairs), "rule": rule, "lists": lists_of(dealt), **_rest(dealt), "reason": reason}


def lists_of(dealt: Dealt) -> list[dict[str, object]]:
    """Say who gets which cards, in the order in which they first got one."""
    names = people.names()
    lists: dict[int, list[int]] = {}
    for card, person in dealt.pairs:
        lists.setdefault(person, []).append(card)
    return [{"staff": person, "name": names[person], "cards": cards} for person, cards in lists.items()]


def _rest(dealt: Dealt) -> Told:
    return {"left_over": list(dealt.left_over)} if dealt.left_over else {}


def _cards_meant(work: Work, references: list[str]) -> list[Loose]:
    """Find the cards that are to be dealt out, each once.

    Raises:
        Refused: one of them is nobody's card, or belongs to somebody who looks after it; there is none, or too many.
    """
    if len(references) == 1 and references[0] in allocation.WHICH:
        found = allocation.loose(references[0], MOST_AT_ONCE, work.settings, work.day)
        loose = {line.customer: allocation.as_loose(line) for line in found}
    else:
        if len(references) > MOST_AT_ONCE:
            raise Refused("allocate.many", field="cards", most=MOST_AT_ONCE)
        loose = {each.card: each for each in (_loose(work, reference) for reference in references)}
    if not loose:
        raise Refused("allocate.nothing", field="cards")
    return list(loose.values())


def _loose(work: Work, reference: str) -> Loose:
    """Find one card, and hold it to having nobody who looks after it.

    Raises:
        Refused: it has, or it is none.
    """
    known = work.customer(reference, field="cards")
    found = cycles.card_of(work, known, field="cards")
    if found.state != OWNER:
        cycles.must_be_running(found, known)
    kept = found.state == OWNER or not allocation.has_lapsed(known, found, work.settings, work.day)
    if work.still_here(known.owner) and kept:
        raise Refused("allocate.owned", field="cards", name=known.name, owner=work.name_of(known.owner))
    return Loose(known.id, "" if found.state == OWNER else found.grade, known.owner)


def _named(work: Work, names: list[str]) -> list[int] | None:
    """Find those whom the cards are held to; None if nobody is named.

    Raises:
        Refused: somebody is no consultant, a trainee, or off today.
    """
    if not names:
        return None
    persons = [work.consultant(name, field="to") for name in names]
    on_duty = people.roster(work.day)
    for person in persons:
        if on_duty and person.id not in on_duty:
            raise Refused("allocate.off", field="to", name=person.name, day=work.day)
    return list(dict.fromkeys(person.id for person in persons))


def _give(work: Work, card: int, person: int) -> None:
    """Give a card to somebody: appointments and claims follow, as when it is handed over."""
    known = floor.customer(card)
    assert known is not None, "it was found a moment ago"
    work.change.update(CustomerRow, card, owner=person)
    appointments.follow(work, known, person)
    settle(work, card, person)
