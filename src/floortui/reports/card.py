"""A card on one page: who, what they want, how it stands, and everything that happened, the latest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, tzinfo
from typing import Any, NamedTuple

from floortui.domain.moments import clock_text
from floortui.domain.phones import masked
from floortui.domain.records import LOSING, LOST, OPEN, OWNER, Appointment, Choice, Claim, Customer, Cycle, Order
from floortui.domain.text import money
from floortui.domain.workload import Workload
from floortui.errors import N_
from floortui.language import _, current
from floortui.reports import stalling
from floortui.reports.owning import Owning, owning
from floortui.storage.queries import appointments, cards, drawer, eligibility, floor, house, people

LISTS = ("cancel", "source", "sign", "way", "outcome", "loss", "purpose", "grade", "review_verdict", "loss_group")
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
    covered: bool
    """Whether it is a colleague's whose contacts of today the reader has taken over."""
    orders: tuple[Order, ...]
    history: tuple[drawer.Event, ...]
    names: Mapping[int, str]
    choices: Mapping[tuple[str, str], Choice]
    referrer: str
    claims: tuple[Claim, ...]
    """Those that await the manager."""
    today: str
    appointment: Appointment | None = None
    """The one that is still open."""
    owning: Owning | None = None
    """What is known of their cars."""
    stalled: tuple[str, ...] = ()
    """Why it stalls, and whose other face could help; empty if it does not."""

    def named(self, kind: str, code: str) -> str:
        """Name a value of a reference list in the reader's language."""
        choice = self.choices.get((kind, code))
        return choice.named(current()) if choice else code

    def staff(self, person: object) -> str:
        """Name somebody; a dash for nobody."""
        return self.names.get(person, "–") if isinstance(person, int) else "–"


def card_frame(
    customer: int, today: str, reader: int | None, *, masks: bool, able: Sequence[Workload] | None = None
) -> CardFrame | None:
    """Ask for a card's page; `masks` hides how a colleague's customer is reached.

    `able` are those among whom another face is looked for, as they were counted already; see `stalling.faces`.
    """
    found = floor.customer(customer)
    if found is None:
        return None
    cycle = cards.current(customer)
    mine = not masks or found.owner == reader
    covered = not mine and reader is not None and eligibility.covers_for(today, customer, reader)
    referrer = floor.customer(found.referrer) if found.referrer is not None else None
    return CardFrame(
        customer=found,
        cycle=cycle,
        phones=tuple(number if mine or covered else masked(number) for number in found.phones),
        mine=mine,
        covered=covered,
        orders=tuple(cards.orders_of(cycle.id)) if cycle else (),
        history=tuple(event for event in drawer.history(customer) if mine or event.kind != "review"),
        names=people.names(),
        choices={(kind, choice.code): choice for kind in LISTS for choice in house.choices(kind)},
        referrer=referrer.name if referrer else "",
        claims=tuple(cards.open_claims(customer)),
        today=today,
        appointment=appointments.open_of(customer),
        owning=owning(customer, cycle, today),
        stalled=stalling.said(found, cycle, today, able) if cycle else (),
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


def event_text(event: drawer.Event, frame: CardFrame, zone: tzinfo) -> tuple[list[str], str]:
    """Word an event of the history: the parts of what happened that there are, the time first, and what was said."""
    facts = event.facts
    says = {
        "visit": _visit, "call": _call, "follow_up": _follow_up, "order": _order, "delivered": _delivered,
        "cancelled": _cancelled, "claim": _claim, "loss": _loss, "standing": _standing,
        "appointment": _appointment, "review": _review,
    }[event.kind]  # fmt: skip
    clock = f"{clock_text(event.at, zone)} " if event.at.endswith("Z") else ""
    kind, *more = (part for part in says(facts, frame) if part)
    return [clock + kind, *more], str(facts.get("content") or "")


Parts = tuple[str, ...]
"""What an event is, and what is known of it; an empty part is not known."""


def _visit(facts: Mapping[str, Any], frame: CardFrame) -> Parts:
    kind = {"first": _("first visit"), "return": _("return visit")}.get(facts["kind"])
    drive = _("test drive") if facts["test_drive"] else ""
    return (kind or frame.named("purpose", facts["purpose"]), frame.staff(facts["staff"]), facts["model"], drive)


def _call(facts: Mapping[str, Any], frame: CardFrame) -> Parts:
    kinds = {("in", "phone"): _("called"), ("in", "online"): _("wrote online"), ("out", "phone"): _("was called")}
    kind = kinds.get((facts["direction"], facts["way"]), _("was written to"))
    return (kind, frame.staff(facts["staff"]), _minutes(facts))


def _follow_up(facts: Mapping[str, Any], frame: CardFrame) -> Parts:
    grade = f"{facts['before']}→{facts['grade']}" if facts["before"] != facts["grade"] else ""
    way, outcome = frame.named("way", facts["way"]), frame.named("outcome", facts["outcome"])
    return (way, outcome, frame.staff(facts["staff"]), _minutes(facts), grade)


def _appointment(facts: Mapping[str, Any], frame: CardFrame) -> Parts:
    states = {"": _("still to come"), "came": _("came"), "missed": _("did not come"), "cancelled": _("cancelled")}
    reason = frame.named("cancel", facts["reason"]) if facts["reason"] else ""
    return (_("appointment"), states[facts["state"]], frame.staff(facts["staff"]), reason)


def _minutes(facts: Mapping[str, Any]) -> str:
    return f"{facts['minutes']}′" if facts["minutes"] else ""


def _order(facts: Mapping[str, Any], frame: CardFrame) -> Parts:
    cars = f" ×{facts['quantity']}" if facts["quantity"] > 1 else ""
    car = f"{facts['model']} {facts['colour']}{cars}"
    return (_("order"), car, money(facts["price"]), frame.staff(facts["staff"]))


def _delivered(facts: Mapping[str, Any], frame: CardFrame) -> Parts:
    return (_("delivered"), facts["model"])


def _cancelled(facts: Mapping[str, Any], frame: CardFrame) -> Parts:
    return (_("order cancelled"), facts["model"])


def _claim(facts: Mapping[str, Any], frame: CardFrame) -> Parts:
    verdicts = {"": _("awaits the manager"), "approved": _("approved"), "rejected": _("rejected")}
    return (_("claimed by {name}").format(name=frame.staff(facts["staff"])), verdicts[facts["verdict"]])


def _loss(facts: Mapping[str, Any], frame: CardFrame) -> Parts:
    verdicts = {"": _("awaits the manager"), "rejected": _("rejected"), "revived": _("revived")}
    return (_("lost"), *why_lost(facts, frame), verdicts.get(facts["verdict"], ""))


def why_lost(facts: Mapping[str, Any], frame: CardFrame) -> Parts:
    """Give why a customer was lost: the group of the reason where it says more, the reason, to which car."""
    choice = frame.choices.get(("loss", facts["reason"]))
    group = frame.named("loss_group", str(choice.details.get("group", ""))) if choice else ""
    reason = frame.named("loss", facts["reason"])
    to = f"{facts['competitor']} {facts['competitor_model']}".strip()
    return (group if group != reason else "", reason, to)


def _review(facts: Mapping[str, Any], frame: CardFrame) -> Parts:
    said = _("manager on the contact of {day}").format(day=facts["contact_day"][5:])
    return (said, frame.named("review_verdict", facts["verdict"]), frame.staff(facts["staff"]))


def _standing(facts: Mapping[str, Any], frame: CardFrame) -> Parts:
    grade = _("grade {grade}").format(grade=facts["grade"])
    return (grade, _(STATES[facts["state"]]), frame.staff(facts["staff"]))
