"""The tables as peewee models; their definitions are the migrations' (a test holds the two together)."""

from __future__ import annotations

from typing import Any

from peewee import AutoField, BooleanField, IntegerField, Model, TextField

from floortui.storage.writing import DATABASE


class Table(Model):
    """A table of this database."""

    class Meta:
        database = DATABASE
        legacy_table_names = False


class Journaled(Table):
    """A table that only a Change writes: every row carries the line that last wrote it."""

    id = AutoField()
    seq = IntegerField()


class Journal(Table):
    """The lines, without what erasure may touch."""

    seq = IntegerField(primary_key=True)
    at = TextField()
    day = TextField()
    actor = IntegerField(null=True)
    terminal = TextField()
    action = TextField()
    key = TextField(null=True)
    undoes = IntegerField(null=True)
    digest = TextField()
    hash = TextField()


class JournalBody(Table):
    """What each line asked, told and changed, as JSON."""

    seq = IntegerField(primary_key=True)
    salt = TextField()
    asked = TextField()
    told = TextField()
    changes = TextField()


class Setting(Journaled):
    """A setting that a manager changed, its value as JSON."""

    name = TextField()
    value = TextField()


class Reference(Journaled):
    """A value that forms offer: a purpose, a source, a reason, a model."""

    kind = TextField()
    code = TextField()
    en = TextField()
    zh = TextField()
    position = IntegerField()
    details = TextField()
    active = BooleanField()


class Hours(Journaled):
    """The opening hours of a weekday, 1 for Monday."""

    weekday = IntegerField()
    hours = TextField()


class ClosedDay(Journaled):
    """A day on which the house is closed."""

    day = TextField()
    reason = TextField()


class Staff(Journaled):
    """Somebody who works here; `pin` is a salted hash, or empty."""

    name = TextField()
    role = TextField()
    tier = TextField()
    mentor = IntegerField(null=True)
    pin = TextField()
    active = BooleanField()


class Roster(Journaled):
    """Somebody on duty on a day: the shift, and from 1 on the place in the order of turns.

    At place 0 stand those who take none: reception, and who is off or was taken off again.
    """

    day = TextField()
    staff = IntegerField()
    position = IntegerField()
    shift = TextField(default="")


class Customer(Journaled):
    """A customer: who they are, and who looks after them."""

    name = TextField()
    model = TextField()
    source = TextField()
    owner = IntegerField(null=True)
    note = TextField()
    first_day = TextField()
    erased = BooleanField()
    district = TextField(default="")
    address = TextField(default="")
    occupation = TextField(default="")
    wechat = TextField(default="")
    referrer = IntegerField(null=True)
    phone_dead = BooleanField(default=False)
    do_not_call = BooleanField(default=False)
    plate = TextField(default="")
    merged_into = IntegerField(null=True)


class Phone(Journaled):
    """A customer's phone number in its canonical form."""

    customer = IntegerField()
    number = TextField()
    whose = TextField(default="")


class Visit(Journaled):
    """An arrival: one row of the traffic log."""

    day = TextField()
    arrived = TextField()
    purpose = TextField()
    kind = TextField()
    party = IntegerField()
    customer = IntegerField(null=True)
    asked_for = IntegerField(null=True)
    waits_for = IntegerField(null=True)
    assigned = IntegerField(null=True)
    how = TextField()
    turn = BooleanField()
    model = TextField()
    source = TextField()
    test_drive = BooleanField()
    grade = TextField()
    note = TextField()
    completed = BooleanField()
    left_at = TextField(null=True)
    left_known = BooleanField()
    voided = BooleanField()
    cycle = IntegerField(null=True)
    looks = TextField(default="")
    also = TextField(default="")
    group_of = IntegerField(null=True)
    been_here = BooleanField(default=False)
    manager_joined = BooleanField(default=False)
    steps = TextField(default="")
    outcome = TextField(default="")
    greeted_at = TextField(null=True)


class Cycle(Journaled):
    """A customer's way from the first contact to delivery or loss; from `card_day` on it is a card."""

    customer = IntegerField()
    state = TextField()
    grade = TextField()
    graded_on = TextField(null=True)
    next_day = TextField(null=True)
    last_day = TextField(null=True)
    unanswered = IntegerField()
    colour = TextField()
    competitor = TextField()
    budget = TextField()
    payment = TextField()
    trade_in = TextField()
    decider = TextField()
    signs = TextField()
    plan = TextField()
    card_day = TextField(null=True)
    card_by = IntegerField(null=True)
    card_how = TextField()
    card_grade = TextField()
    delivered_on = TextField(null=True)
    promised = BooleanField(default=False)
    service_on = TextField(null=True)
    part_of = IntegerField(null=True)


class Standing(Journaled):
    """How a card stood from a day on: state, grade, owner, next date; the last of a day is how that day ended."""

    cycle = IntegerField()
    day = TextField()
    state = TextField()
    grade = TextField()
    owner = IntegerField(null=True)
    next_day = TextField(null=True)


class Call(Journaled):
    """A call or an online contact: one row of the call register."""

    day = TextField()
    at = TextField()
    direction = TextField()
    way = TextField()
    customer = IntegerField(null=True)
    cycle = IntegerField(null=True)
    assigned = IntegerField(null=True)
    minutes = IntegerField(null=True)
    model = TextField()
    source = TextField()
    question = TextField()
    grade = TextField()
    read_back = BooleanField()
    call_back = TextField(null=True)
    called_back = TextField(null=True)


class FollowUp(Journaled):
    """A contact with a card's customer after the opening one, or an attempt that nobody answered."""

    cycle = IntegerField()
    day = TextField()
    at = TextField()
    staff = IntegerField(null=True)
    way = TextField()
    answered = BooleanField()
    minutes = IntegerField(null=True)
    content = TextField()
    outcome = TextField()
    grade_before = TextField()
    grade_after = TextField()
    next_day = TextField(null=True)
    call = IntegerField(null=True)


class CarOrder(Journaled):
    """A signed order; money in cents."""

    cycle = IntegerField()
    day = TextField()
    at = TextField()
    staff = IntegerField(null=True)
    model = TextField()
    colour = TextField()
    price = IntegerField()
    deposit = IntegerField()
    floor_price = IntegerField(null=True)
    deliver_by = TextField(null=True)
    quantity = IntegerField()
    buyer = TextField()
    grade_before = TextField()
    delivered_on = TextField(null=True)
    cancelled_on = TextField(null=True)
    reason = TextField()
    origin = TextField(null=True)


class Credit(Journaled):
    """Somebody's share in an order, in hundredths; nobody's is the house's."""

    car_order = IntegerField()
    staff = IntegerField(null=True)
    share = IntegerField()


class Loss(Journaled):
    """A customer who bought elsewhere or gave up, as marked, and what the manager said to it."""

    cycle = IntegerField()
    day = TextField()
    staff = IntegerField(null=True)
    grade_before = TextField()
    reason = TextField()
    competitor = TextField()
    note = TextField()
    verdict = TextField()
    confirmed_by = IntegerField(null=True)
    confirmed_on = TextField(null=True)
    competitor_model = TextField(default="")


class Claim(Journaled):
    """Somebody's claim to a colleague's customer, and what the manager said to it."""

    customer = IntegerField()
    day = TextField()
    staff = IntegerField()
    held_by = IntegerField(null=True)
    reason = TextField()
    verdict = TextField()
    note = TextField()
    decided_by = IntegerField(null=True)
    decided_on = TextField(null=True)


class Appointment(Journaled):
    """A customer is expected: when, by whom, and whether they came."""

    customer = IntegerField()
    staff = IntegerField(null=True)
    day = TextField()
    at = TextField()
    note = TextField()
    state = TextField()
    visit = IntegerField(null=True)
    reason = TextField()


class Drive(Journaled):
    """A test drive of a visit: the car, whether the licence was seen, out and back."""

    visit = IntegerField()
    day = TextField()
    car = TextField()
    licence = BooleanField()
    out_at = TextField()
    back_at = TextField(null=True)


class Cover(Journaled):
    """Whoever takes over somebody's contacts that are due on a day."""

    day = TextField()
    staff = IntegerField()
    taken_by = IntegerField()


class Merge(Journaled):
    """Two cards that were one customer's: which was kept, and what of the other came over, as JSON; until split."""

    day = TextField()
    kept = IntegerField()
    other = IntegerField()
    moved = TextField()
    staff = IntegerField(null=True)
    split_on = TextField(null=True)


class SavedFilter(Journaled):
    """A filter of the drawer under a name: one's own, or everybody's; what it asks, as JSON."""

    name = TextField()
    staff = IntegerField(null=True)
    asks = TextField()


class Event(Journaled):
    """An event to which customers are invited; its cost in cents."""

    name = TextField()
    kind = TextField()
    place = TextField()
    starts = TextField()
    ends = TextField()
    window_days = IntegerField()
    cost = IntegerField()
    note = TextField()


class Invitation(Journaled):
    """A customer who is invited to an event, by whom, and what they answered."""

    event = IntegerField()
    customer = IntegerField()
    day = TextField()
    staff = IntegerField(null=True)
    answer = TextField()


class DrawerCheck(Journaled):
    """A card that was checked in a month: by its consultant, by the manager, and what was found."""

    cycle = IntegerField()
    month = TextField()
    consultant = IntegerField(null=True)
    consultant_on = TextField(null=True)
    manager = IntegerField(null=True)
    manager_on = TextField(null=True)
    finding = TextField()
    remark = TextField()


class Review(Journaled):
    """What the manager said to a follow-up."""

    follow_up = IntegerField()
    cycle = IntegerField()
    day = TextField()
    staff = IntegerField(null=True)
    verdict = TextField()
    note = TextField()


class KitCheck(Journaled):
    """Which parts of the sales kit somebody had with them on a day."""

    day = TextField()
    staff = IntegerField()
    items = TextField()


class DayPlan(Journaled):
    """In which order somebody means to contact their customers on a day: customers' numbers, with commas between."""

    day = TextField()
    staff = IntegerField()
    customers = TextField()


class StockCar(Journaled):
    """A car that stands here: since when, for whose card it is reserved, and when it went."""

    model = TextField()
    colour = TextField()
    vin = TextField()
    arrived = TextField()
    reserved_for = IntegerField(null=True)
    reserved_on = TextField(null=True)
    gone_on = TextField(null=True)
    note = TextField()


class PriceFloor(Journaled):
    """Below which price, in cents, a model is sold over the limit, from a day on."""

    model = TextField()
    since = TextField()
    price = IntegerField()


class Market(Journaled):
    """How many cars of all makes the market took in a month."""

    month = TextField()
    size = IntegerField()


JOURNALED: dict[str, type[Journaled]] = {
    model._meta.table_name: model
    for model in (
        *(Setting, Reference, Hours, ClosedDay, Staff, Roster, Customer, Phone, Visit),
        *(Cycle, Standing, Call, FollowUp, CarOrder, Credit, Loss, Claim, PriceFloor, Market),
        *(Appointment, Drive, Cover),
        *(Merge, SavedFilter, Event, Invitation, DrawerCheck, Review, KitCheck, DayPlan, StockCar),
    )
}
"""Every journaled table by its name."""

UNJOURNALED = frozenset({"draft", "attempt", "token"})
"""Tables whose rows prove nothing: what is being typed, wrong PINs, and search words that other rows give."""

ADDED: dict[str, dict[str, Any]] = {
    "customer": {
        "district": "",
        "address": "",
        "occupation": "",
        "wechat": "",
        "referrer": None,
        "phone_dead": 0,
        "do_not_call": 0,
        "plate": "",
        "merged_into": None,
    },
    "phone": {"whose": ""},
    "cycle": {"promised": 0, "service_on": None, "part_of": None},
    "visit": {
        "cycle": None,
        "looks": "",
        "also": "",
        "group_of": None,
        "been_here": 0,
        "manager_joined": 0,
        "steps": "",
        "outcome": "",
        "greeted_at": None,
    },
    "call": {"call_back": None, "called_back": None},
    "loss": {"competitor_model": ""},
    "roster": {"shift": ""},
}
"""Columns that a later schema added, and what stands in them in a row that an older line wrote."""

PERSONAL: dict[str, dict[str, str]] = {
    "customer": {"name": "", "note": "", "district": "", "address": "", "occupation": "", "wechat": "", "plate": ""},
    "phone": {"number": "", "whose": ""},
    "visit": {"note": "", "looks": "", "also": ""},
    "cycle": {"budget": "", "payment": "", "trade_in": "", "decider": "", "plan": ""},
    "call": {"question": ""},
    "follow_up": {"content": ""},
    "car_order": {"buyer": "", "reason": ""},
    "loss": {"note": ""},
    "claim": {"reason": "", "note": ""},
    "appointment": {"note": "", "reason": ""},
    "drawer_check": {"remark": ""},
    "review": {"note": ""},
    "stock_car": {"vin": "", "note": ""},
    "saved_filter": {"name": "", "asks": ""},
    "event": {"note": ""},
}
"""The columns that hold a customer's personal data, and what an erasure leaves in them.

Those of a table that is not in WHOSE belong to no customer: only who is named in them goes.
"""

WHOSE: dict[str, str] = {
    **dict.fromkeys(("phone", "visit", "cycle", "call", "claim", "appointment"), "customer"),
    **dict.fromkeys(("follow_up", "car_order", "loss", "drawer_check", "review"), "cycle"),
    "stock_car": "reserved_for",
    "customer": "id",
}
"""By which column a row with personal data belongs to a customer: directly, or as part of one of their cycles."""

SECRET: dict[str, frozenset[str]] = {"staff": frozenset({"pin"})}
"""The columns that are never shown, not even by the journal."""
