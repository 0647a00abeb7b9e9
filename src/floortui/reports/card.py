"""A card on one page: who, what they want, how it stands, and everything that happened, the latest first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, tzinfo
from typing import Any, NamedTuple

from floortui.domain.moments import clock_text
from floortui.domain.phones import masked
from floortui.domain.records import LOSING, LOST, OPEN, OWNER, Choice, Claim, Customer, Cycle, Order
from floortui.errors import N_
from floortui.language import _, current
from floortui.storage.queries import cards, drawer, floor, house, people

LISTS = ("source", "sign", "way", "outcome", "loss", "purpose", "grade")
"""The reference lists whose values stand on a card."""

STATES: Mapping[str, str] = {
    OPEN: N_("followed up"),
    LOSING: N_("lost? awaits the manager"),
    LOST: N_("lost"),
    OWNER: N_("owner"),
}
"""How each state of a cycle is called."""


class CardFrame(NamedTuple):
    """Everything that a card's page shows; two equal frames paint the same."""

    customer: Customer
    cycle: Cycle | None
    phones: tuple[str, ...]
    """As the reader may see them."""
    mine: bool
    """Whether the reader may see all of it."""
    orders: tuple[Order, ...]
    history: tuple[drawer.Event, ...]
    names: Mapping[int, str]
    choices: Mapping[tuple[str, str], Choice]
    referrer: str
    claims: tuple[Claim, ...]
    """Those that await the manager."""
    today: str

    def named(self, kind: str, code: str) -> str:
        """Name a value of a reference list in the reader's language."""
        choice = self.choices.get((kind, code))
        return choice.named(current()) if choice else code

    def staff(self, person: object) -> str:
        """Name somebody; a dash for nobody."""
        return self.names.get(person, "–") if isinstance(person, int) else "–"


def card_frame(customer: int, today: str, reader: int | None, *, masks: bool) -> CardFrame | None:
    """Ask for a card's page; `masks` hides how a colleague's customer is reached."""
    found = floor.customer(customer)
    if found is None:
        return None
    cycle = cards.current(customer)
    mine = not masks or found.owner == reader
    referrer = floor.customer(found.referrer) if found.referrer is not None else None
    return CardFrame(
        customer=found,
        cycle=cycle,
        phones=tuple(number if mine else masked(number) for number in found.phones),
        mine=mine,
        orders=tuple(cards.orders_of(cycle.id)) if cycle else (),
        history=tuple(drawer.history(customer)),
        names=people.names(),
        choices={(kind, choice.code): choice for kind in LISTS for choice in house.choices(kind)},
        referrer=referrer.name if referrer else "",
        claims=tuple(cards.open_claims(customer)),
        today=today,
    )


def overdue_days(next_day: str | None, today: str) -> int:
    """Count by how many days a date has passed; 0 if it has not, or there is none."""
    if next_day is None or next_day >= today:
        return 0
    return (date.fromisoformat(today) - date.fromisoformat(next_day)).days


def asks_for_grade(grade: str, graded_on: str | None, within: int, today: str) -> bool:
    """Say whether the time has passed within which the grade says they buy: the card asks for a new one."""
    if not within or graded_on is None or not grade:
        return False
    return (date.fromisoformat(today) - date.fromisoformat(graded_on)).days > within


def money(cents: int) -> str:
    """Write an amount: 238,000, with cents only where there are any."""
    whole, rest = divmod(cents, 100)
    return f"{whole:,}.{rest:02d}" if rest else f"{whole:,}"


def event_text(event: drawer.Event, frame: CardFrame, zone: tzinfo) -> tuple[str, str]:
    """Word an event of the history: what happened, and what was said."""
    facts = event.facts
    says = {
        "visit": _visit, "call": _call, "follow_up": _follow_up, "order": _order, "delivered": _delivered,
        "cancelled": _cancelled, "claim": _claim, "loss": _loss, "standing": _standing,
    }[event.kind]  # fmt: skip
    clock = clock_text(event.at, zone) if event.at.endswith("Z") else ""
    head = " ".join(part for part in (clock, says(facts, frame)) if part)
    return head, str(facts.get("content") or "")


def _visit(facts: Mapping[str, Any], frame: CardFrame) -> str:
    kind = {"first": _("first visit"), "return": _("return visit")}.get(facts["kind"])
    parts = [kind or frame.named("purpose", facts["purpose"]), frame.staff(facts["staff"]), facts["model"]]
    return " · ".join(part for part in (*parts, _("test drive") if facts["test_drive"] else "") if part)


def _call(facts: Mapping[str, Any], frame: CardFrame) -> str:
    kinds = {("in", "phone"): _("called"), ("in", "online"): _("wrote online"), ("out", "phone"): _("was called")}
    kind = kinds.get((facts["direction"], facts["way"]), _("was written to"))
    minutes = f"{facts['minutes']}′" if facts["minutes"] else ""
    return " · ".join(part for part in (kind, frame.staff(facts["staff"]), minutes) if part)


def _follow_up(facts: Mapping[str, Any], frame: CardFrame) -> str:
    grade = f"{facts['before']}→{facts['grade']}" if facts["before"] != facts["grade"] else ""
    minutes = f"{facts['minutes']}′" if facts["minutes"] else ""
    outcome = frame.named("outcome", facts["outcome"])
    parts = (frame.named("way", facts["way"]), outcome, frame.staff(facts["staff"]), minutes, grade)
    return " · ".join(part for part in parts if part)


def _order(facts: Mapping[str, Any], frame: CardFrame) -> str:
    cars = f" ×{facts['quantity']}" if facts["quantity"] > 1 else ""
    return " · ".join(
        (_("order"), f"{facts['model']} {facts['colour']}{cars}", money(facts["price"]), frame.staff(facts["staff"]))
    )


def _delivered(facts: Mapping[str, Any], frame: CardFrame) -> str:
    return f"{_('delivered')} · {facts['model']}"


def _cancelled(facts: Mapping[str, Any], frame: CardFrame) -> str:
    return f"{_('order cancelled')} · {facts['model']}"


def _claim(facts: Mapping[str, Any], frame: CardFrame) -> str:
    verdicts = {"": _("awaits the manager"), "approved": _("approved"), "rejected": _("rejected")}
    claimed = _("claimed by {name}").format(name=frame.staff(facts["staff"]))
    return f"{claimed} · {verdicts[facts['verdict']]}"


def _loss(facts: Mapping[str, Any], frame: CardFrame) -> str:
    verdict = {"": _("awaits the manager"), "rejected": _("rejected"), "revived": _("revived")}.get(
        facts["verdict"], ""
    )
    parts = (_("lost"), frame.named("loss", facts["reason"]), facts["competitor"], verdict)
    return " · ".join(part for part in parts if part)


def _standing(facts: Mapping[str, Any], frame: CardFrame) -> str:
    return " · ".join(
        (_("grade {grade}").format(grade=facts["grade"]), _(STATES[facts["state"]]), frame.staff(facts["staff"]))
    )
