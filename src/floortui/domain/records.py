"""The records as values: what the queries give and the screens show."""

from __future__ import annotations

from typing import NamedTuple

FIRST, RETURN, OTHER = "first", "return", "other"


class Visit(NamedTuple):
    """An arrival: one row of the traffic log. Instants are stored texts in UTC."""

    id: int
    seq: int
    day: str
    arrived: str
    purpose: str
    kind: str
    """FIRST and RETURN are sales visits, OTHER is another purpose."""
    party: int
    customer: int | None
    asked_for: int | None
    waits_for: int | None
    """The consultant whom the party waits for, who is with another customer."""
    assigned: int | None
    how: str
    turn: bool
    model: str
    source: str
    test_drive: bool
    grade: str
    note: str
    completed: bool
    left_at: str | None
    left_known: bool
    voided: bool
    cycle: int | None = None
    looks: str = ""
    """How to know them again, while nobody knows their name."""
    also: str = ""
    """Names and phones of the others of the party."""
    group_of: int | None = None
    """The visit of the group with which this buyer came: a batch of its own, but no turn."""
    been_here: bool = False
    """They say that they have been here, and nobody knows with whom."""
    manager_joined: bool = False
    steps: str = ""
    """Codes of the steps that were done with them, separated by commas."""
    outcome: str = ""
    """What came of the visit, by the list of endings."""
    greeted_at: str | None = None
    """When whoever took them was at the door."""

    @property
    def open(self) -> bool:
        """Whether the party is still here, as far as anybody knows."""
        return self.left_at is None and not self.voided

    @property
    def unserved(self) -> bool:
        """Whether a sales party is here that nobody has taken; other buyers of a group go with its first."""
        return self.open and self.assigned is None and self.kind != OTHER and self.group_of is None

    @property
    def waiting(self) -> bool:
        """Whether a sales party stands on the floor with nobody to look after it."""
        return self.unserved and self.how != "crowd"


class Customer(NamedTuple):
    """A customer: who they are, and who looks after them."""

    id: int
    seq: int
    name: str
    model: str
    source: str
    owner: int | None
    note: str
    first_day: str
    erased: bool
    district: str = ""
    address: str = ""
    occupation: str = ""
    wechat: str = ""
    referrer: int | None = None
    phone_dead: bool = False
    do_not_call: bool = False
    plate: str = ""
    merged_into: int | None = None
    """The customer whose card this one became part of."""
    phones: tuple[str, ...] = ()


OPEN, LOSING, LOST, OWNER = "open", "losing", "lost", "owner"
"""How a cycle stands: open, marked as lost and awaiting the manager, lost, delivered."""


class Cycle(NamedTuple):
    """A customer's way from the first contact to delivery or loss; from `card_day` on it is a card."""

    id: int
    seq: int
    customer: int
    state: str
    grade: str
    """Empty until it is a card."""
    graded_on: str | None
    """The day on which it got its grade."""
    next_day: str | None
    """The day on which the next contact is due."""
    last_day: str | None
    """The day of the last contact in both directions."""
    unanswered: int
    """Attempts in a row that nobody answered."""
    colour: str
    competitor: str
    budget: str
    payment: str
    trade_in: str
    decider: str
    signs: str
    """Codes of the signs that were ticked, separated by commas."""
    plan: str
    card_day: str | None
    card_by: int | None
    card_how: str
    card_grade: str
    """The grade at opening."""
    delivered_on: str | None
    promised: bool = False
    """Whether the day of the next contact was said to the customer."""
    service_on: str | None = None
    """The day on which the card was given to after-sales for the first service."""
    part_of: int | None = None
    """The cycle of which it is a part since two cards became one; it is no card of its own then."""

    @property
    def is_card(self) -> bool:
        """Whether name, phone and model were known, so that it was graded."""
        return self.card_day is not None


class FoundCard(NamedTuple):
    """A card as a search finds it; `id` is the customer's number, by which actions name the card."""

    id: int
    name: str
    model: str
    owner: int | None
    cycle: int
    grade: str
    state: str
    next_day: str | None
    phones: tuple[str, ...] = ()


class Order(NamedTuple):
    """A signed order; money in cents."""

    id: int
    seq: int
    cycle: int
    day: str
    at: str
    staff: int | None
    model: str
    colour: str
    price: int
    deposit: int
    floor_price: int | None
    deliver_by: str | None
    quantity: int
    buyer: str
    grade_before: str
    delivered_on: str | None
    cancelled_on: str | None
    reason: str
    origin: str | None

    @property
    def running(self) -> bool:
        """Whether it is neither delivered nor cancelled."""
        return self.delivered_on is None and self.cancelled_on is None


class Claim(NamedTuple):
    """A claim to a customer that awaits the manager: who claims them, since when, and why."""

    id: int
    day: str
    staff: int
    reason: str


class Appointment(NamedTuple):
    """A customer is expected; `at` is a stored instant."""

    id: int
    seq: int
    customer: int
    staff: int | None
    day: str
    at: str
    note: str
    state: str
    """Empty while they are expected; `came`, `missed`, `cancelled`."""
    visit: int | None
    reason: str


class CallBack(NamedTuple):
    """Somebody called whom nobody could talk to; instants are stored texts in UTC."""

    call: int
    seq: int
    at: str
    customer: int | None
    assigned: int | None
    """Who is to call; nobody in particular, if nobody looks after them."""
    question: str
    due: str
    called_back: str | None
    name: str = ""
    phone: str = ""
    owner: int | None = None


class Choice(NamedTuple):
    """A value that forms offer, named in both languages; `details` hold what only its kind knows."""

    kind: str
    code: str
    en: str
    zh: str
    position: int
    details: dict[str, object]

    def named(self, language: str) -> str:
        """Give its name in a language."""
        return self.zh if language == "zh" else self.en

    def is_called(self, text: str) -> bool:
        """Say whether a text means it, in any language; case, hyphens and spaces make no difference."""
        return _squeezed(text) in {_squeezed(name) for name in (self.code, self.en, self.zh) if name}


def _squeezed(name: str) -> str:
    return name.casefold().replace("-", "").replace(" ", "")
