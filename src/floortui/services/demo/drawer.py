"""The drawer of the made-up showroom: how its customers go on from contact to contact, and what they decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from floortui.domain.people import TRAINEE
from floortui.domain.records import OPEN, OWNER, Cycle
from floortui.services.demo import phrases
from floortui.services.demo.crew import Colleague
from floortui.services.demo.stage import Stage
from floortui.storage.queries import cards


class Step(NamedTuple):
    """How a card of one grade goes on: the shares of contacts after which something happens."""

    up: str
    """The grade that is next."""
    by_call: float
    """It is raised after a call."""
    by_visit: float
    """It is raised after a visit."""
    lost: float
    comes: float
    """A visit is agreed on in a call."""
    orders: float
    """An order is signed at a visit."""


STEPS = {
    "C": Step("B", by_call=0.14, by_visit=0.52, lost=0.07, comes=0.14, orders=0.09),
    "B": Step("A", by_call=0.22, by_visit=0.48, lost=0.08, comes=0.24, orders=0.20),
    "A": Step("H", by_call=0.28, by_visit=0.40, lost=0.07, comes=0.32, orders=0.40),
    "H": Step("H", by_call=0.0, by_visit=0.0, lost=0.05, comes=0.40, orders=0.64),
}
"""C → B → A → H, and an order at any visit."""

COMES_BACK = {"C": 0.17, "B": 0.38, "A": 0.52, "H": 0.7}
"""How many of a grade agree at their first visit when to come again."""

DEPOSITS, HOW_OFTEN = (2000, 3000, 5000, 10_000, 20_000), (6, 18, 40, 26, 10)
WAYS, WAYS_HOW_OFTEN = ("phone", "wechat", "message", "meeting"), (62, 32, 4, 2)
ONE_IN, HOURS = 3, (10, 11, 14, 15, 16)
"""Of how many customers who agree to come one names a time, and the hours that they name."""
GIVES_UP_AFTER = 5
"""Attempts in a row that nobody answered, after which a card may be marked as lost."""


@dataclass(slots=True)
class Prospect:
    """A customer with a card."""

    number: int
    name: str
    phone: str
    model: str
    owner: Colleague
    neglected: bool = False
    """Nobody ever looks at this card again."""
    warmth: float = 1.0
    """How readily they go on; who was sent by an owner does more so."""
    ordered: bool = False
    delivered_on: date | None = None


class Drawer:
    """All cards, and what is going to become of them."""

    def __init__(self, stage: Stage, mentor: Colleague | None, is_open: Callable[[date], bool]) -> None:
        self.stage = stage
        self.mentor = mentor
        """Who helps the beginner, and shares their orders."""
        self.is_open = is_open
        self.today = date.min
        self.known: dict[int, Prospect] = {}
        self.thanking: defaultdict[date, list[Prospect]] = defaultdict(list)
        """Who is called on a day though nothing is due: they were here for the first time."""
        self.coming: defaultdict[date, list[Prospect]] = defaultdict(list)
        """Who has agreed to come on a day."""
        self.booked: dict[int, float] = {}
        """Who comes by appointment, by number, and at which minute of the day."""
        self.collecting: defaultdict[date, list[Prospect]] = defaultdict(list)
        """Whose car is delivered on a day."""
        self.cancelling: defaultdict[date, list[Prospect]] = defaultdict(list)
        self.losing: list[Prospect] = []
        """Who is marked as lost and awaits the manager."""
        self.owners: list[Prospect] = []

    def later(self, days: int) -> date:
        """Give the first open day so many days from now."""
        day = self.today + timedelta(days=days)
        while not self.is_open(day):
            day += timedelta(days=1)
        return day

    def _day_to_come(self) -> date:
        """Give the day on which somebody wants to come: many at the weekend, others within days."""
        days = self.stage.draw.randint(1, 6)
        to_weekend = (5 - self.today.weekday()) % 7 + self.stage.draw.randint(0, 1)
        return self.later(to_weekend if self.stage.chance(0.4) and to_weekend else days)

    def opened(self, prospect: Prospect, grade: str) -> None:
        """Take a new card in."""
        stage = self.stage
        prospect.neglected = stage.chance(prospect.owner.manner.neglects)
        self.known[prospect.number] = prospect
        if stage.chance(COMES_BACK[grade] * prospect.warmth * 0.9):
            self.coming[self._day_to_come()].append(prospect)
        elif stage.chance(prospect.owner.manner.thanks):
            self.thanking[self.later(stage.draw.randint(1, 3))].append(prospect)

    def due(self) -> list[Prospect]:
        """Give whose next contact is due, the longest overdue first."""
        rows = cards.due_by(self.today.isoformat())
        return [self.known[number] for number, _owner in rows if number in self.known]

    def contact(self, prospect: Prospect, *, is_due: bool = True) -> None:
        """Contact a customer, unless they have been here meanwhile."""
        found = cards.current(prospect.number)
        if found is None or found.state not in (OPEN, OWNER):
            return
        if is_due and (found.next_day or "9") > self.today.isoformat():
            return
        stage = self.stage
        way = stage.pick(WAYS, WAYS_HOW_OFTEN)
        if stage.chance({"phone": 0.72, "wechat": 0.8}.get(way, 0.9)):
            self._talk(prospect, found, way)
            return
        content = stage.pick(phrases.NOT_REACHED)
        outcome = "no-answer" if way in ("phone", "meeting") else "unread"
        if found.unanswered == 0 and stage.chance(0.01):
            outcome = "dead"
        told = self._log(prospect, way=way, outcome=outcome, content=content)
        gives_up = told["unanswered"] >= GIVES_UP_AFTER and found.state == OPEN and not prospect.ordered
        if gives_up and stage.chance(0.5):
            self._lose(prospect, "unreachable")

    def _talk(self, prospect: Prospect, found: Cycle, way: str) -> None:
        """Log a contact in both directions, and see what they decide."""
        stage = self.stage
        about = "owner" if found.state == OWNER else "O" if prospect.ordered else found.grade
        step = None if about in ("owner", "O") else STEPS[found.grade]
        comes = step is not None and stage.chance(step.comes * prospect.warmth)
        minutes = round(stage.about(7, 1, 25)) if way in ("phone", "meeting") else None
        outcome = "comes-in" if comes else stage.pick(("talked", "undecided", "later"), (6, 3, 2))
        asked: dict[str, Any] = {"way": way, "content": stage.pick(phrases.SAID[about]), "outcome": outcome}
        if step is not None and not comes and stage.chance(0.12):
            asked["next"] = self.later(stage.draw.randint(2, 9)).isoformat()
        self._log(prospect, **asked, minutes=minutes)
        if stage.chance(0.10 * prospect.owner.manner.calls) and found.state == OPEN:
            self._learn(prospect)
        if comes:
            day = self._day_to_come()
            self.coming[day].append(prospect)
            self._book(prospect, day)
        elif step is not None:
            self._decide(prospect, found.grade, step.by_call, step.lost)

    def _book(self, prospect: Prospect, day: date) -> None:
        """Note a time with some of those who agree to come; nothing is drawn for it."""
        nth, left = divmod(prospect.number, ONE_IN)
        if left == 0:
            minute = HOURS[nth % len(HOURS)] * 60 + (nth % 2) * 30
            at = f"{day.isoformat()} {minute // 60}:{minute % 60:02}"
            if self.stage.attempt(prospect.owner, "appointment.make", card=prospect.number, at=at) is not None:
                self.booked[prospect.number] = float(minute)

    def _log(self, prospect: Prospect, **fields: Any) -> dict[str, Any]:
        return self.stage.act(prospect.owner, "follow_up.log", card=prospect.number, **fields)

    def _learn(self, prospect: Prospect) -> None:
        """Write down more of a customer."""
        lists = {"district": phrases.DISTRICTS, "occupation": phrases.OCCUPATIONS, "budget": phrases.BUDGETS,
                 "payment": phrases.PAYMENTS, "trade_in": phrases.TRADE_INS, "decider": phrases.DECIDERS,
                 "colour": phrases.COLOURS, "competitor": phrases.RIVALS}  # fmt: skip
        chosen = self.stage.draw.sample(sorted(lists), 3)
        fields: dict[str, Any] = {name: self.stage.pick(lists[name]) for name in chosen}
        if self.stage.chance(0.03):
            fields, prospect.neglected = {"do_not_call": "yes", "note": "客户要求勿扰"}, True
        self.stage.act(prospect.owner, "card.edit", card=prospect.number, **fields)

    def _decide(self, prospect: Prospect, grade: str, raised: float, lost: float) -> None:
        """Raise a card, lower it, or mark it as lost, after a contact."""
        stage, manner = self.stage, prospect.owner.manner
        if stage.chance(min(0.9, raised * manner.closes * prospect.warmth)) and STEPS[grade].up != grade:
            self._grade(prospect, STEPS[grade].up)
        elif stage.chance(lost / (manner.closes * prospect.warmth)):
            self._lose(prospect, stage.pick(tuple(phrases.GONE), phrases.GONE_HOW_OFTEN))
        elif grade in ("H", "A") and stage.chance(0.08):
            self._grade(prospect, "B")

    def _grade(self, prospect: Prospect, grade: str) -> None:
        signs = self.stage.draw.sample(phrases.SIGNS[grade], self.stage.draw.randint(1, 2))
        self.stage.attempt(prospect.owner, "card.grade", card=prospect.number, grade=grade, signs=signs)

    def _lose(self, prospect: Prospect, reason: str) -> None:
        rival = self.stage.pick(phrases.RIVALS) if reason in ("competitor", "price") else ""
        note = phrases.GONE.get(reason, "")
        fields = {"reason": reason, "competitor": rival, "note": note}
        if self.stage.attempt(prospect.owner, "card.lose", card=prospect.number, **fields):
            self.losing.append(prospect)

    def came(self, prospect: Prospect, host: Colleague) -> bool:
        """See what a customer decides who came again; give whether they drive home with the car today."""
        found = cards.current(prospect.number)
        if found is None or found.state != OPEN or prospect.ordered:
            return False
        step = STEPS[found.grade]
        if self.stage.chance(min(0.85, step.orders * prospect.owner.manner.closes * prospect.warmth)):
            return self.sign(prospect, host)
        self._decide(prospect, found.grade, step.by_visit, step.lost)
        return False

    def sign(self, prospect: Prospect, host: Colleague) -> bool:
        """Sign an order; give whether the car is delivered at once."""
        stage = self.stage
        price = round(phrases.MODELS[prospect.model] * stage.draw.gauss(0.978, 0.018), -2)
        wait = stage.draw.randint(5, 25)
        spot = stage.chance(0.05)
        told = stage.attempt(
            prospect.owner,
            "order.sign",
            card=prospect.number,
            model=prospect.model,
            colour=stage.pick(phrases.COLOURS),
            price=f"{price:.0f}",
            deposit=stage.pick(DEPOSITS, HOW_OFTEN),
            deliver_by=self.later(0 if spot else wait).isoformat(),
            quantity=2 if stage.chance(0.01) else 1,
            credits=self._shares(prospect, host),
        )
        if told is None:
            return False
        prospect.ordered = True
        if spot:
            return True
        if stage.chance(0.05):
            self.cancelling[self.later(stage.draw.randint(2, 4))].append(prospect)
        else:
            self.collecting[self.later(wait)].append(prospect)
        return False

    def _shares(self, prospect: Prospect, host: Colleague) -> str:
        """Say who shares an order: the mentor with the beginner, or who stood in."""
        owner, mentor = prospect.owner, self.mentor
        if owner.manner.tier == TRAINEE:
            return ""
        if mentor is not None and owner.manner.tier == "3" and owner is not mentor and self.stage.chance(0.35):
            return f"{owner.name}:60,{mentor.name}:40"
        if host is not owner and self.stage.chance(0.2):
            return f"{owner.name}:70,{host.name}:30"
        return ""

    def cancel(self, prospect: Prospect) -> None:
        """Cancel an order."""
        fields = {"card": prospect.number, "reason": self.stage.pick(phrases.CANCELLED)}
        if self.stage.attempt(prospect.owner, "order.cancel", **fields):
            prospect.ordered = False

    def deliver(self, prospect: Prospect) -> None:
        """Deliver a car: another owner."""
        if self.stage.attempt(prospect.owner, "order.deliver", card=prospect.number):
            prospect.ordered, prospect.delivered_on, prospect.neglected = False, self.today, False
            self.owners.append(prospect)
