"""What happens on a floor, in words: `walk-in asks for 陈静`, `李娜 back`; each is done at the desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from floortui.domain.moments import business_day
from floortui.storage import database
from floortui.storage.queries import appointments, calls, drawer, floor
from tests.house import CONSULTANTS, TODAY, YESTERDAY, ZONE, Showroom, number

Does = Callable[..., object]


def _visit_of(house: Showroom, name: str) -> int:
    return house.lineup().place(number(name)).visits[-1]


def _first_visit_of(house: Showroom, name: str) -> int:
    return house.lineup().place(number(name)).visits[0]


def _last_visit_of(house: Showroom, name: str) -> int:
    return max(visit.id for visit in floor.visits_of(TODAY) if visit.assigned == number(name))


def _waiting(house: Showroom) -> int:
    return next(visit.id for visit in floor.open_visits() if visit.waiting)


def _customer_of(house: Showroom, name: str) -> str:
    """Give the phone of a customer whom somebody looks after, made up at the first asking."""
    phone = f"1390000000{CONSULTANTS.index(name)}"
    return phone if floor.customers_with_phone(phone) else house.regular(name, f"{name}的客户", phone)


WIFE = "13900000101"


def _family_of(house: Showroom, name: str) -> None:
    """Let a family have been here yesterday, with somebody who looks after them."""
    arrived, left = f"{YESTERDAY}T10:00", f"{YESTERDAY}T11:00"
    house.do("arrival.log", name="王先生", phone="13900000100", also=f"王女士 {WIFE}, 王小姐", plate="京A·12345",
             served_by=name, arrived=arrived, left=left)  # fmt: skip


def _family_comes(house: Showroom, whose: str, **known_by: str) -> None:
    """Let a family of somebody's come again, known by one of them or by their car."""
    _family_of(house, whose)
    house.do("arrival.log", **known_by)


def _turns_out(house: Showroom, name: str, owner: str) -> None:
    """Find out who a nameless party is: a customer of somebody's, who has been here before."""
    told = house.do("visit.link", visit=_visit_of(house, name), to_customer=_customer_of(house, owner))
    house.do("visit.reclassify", visit=told["really_return"], **{"as": "return"})


def _of_the_crowd() -> int:
    return next(visit.id for visit in floor.open_visits() if visit.how == "crowd")


def _lead_of(house: Showroom, name: str) -> str:
    """Give the phone of somebody who has written online, and was answered by this one."""
    phone = f"1390000001{CONSULTANTS.index(name)}"
    house.do("call.log", way="online", phone=phone, taken_by=name)
    return phone


def _clock_set_back(house: Showroom, minutes: int) -> None:
    """Set the clock back, though no time has passed."""
    house.clock.jump(house.clock.now() - timedelta(minutes=minutes))


def _midnight(house: Showroom) -> None:
    """Let midnight pass; the next day has the same roster, and nobody has opened it."""
    local = house.clock.now().astimezone(ZONE)
    tomorrow = local.replace(hour=0, minute=1) + timedelta(days=1)
    house.clock.move(seconds=(tomorrow - local).total_seconds())
    house.do("roster.set", day=business_day(house.clock.now(), ZONE), names=",".join(CONSULTANTS))


def _night_in_berlin(house: Showroom, day: str) -> None:
    """Open ten minutes before the hour in which Berlin's clocks are changed."""
    house.do("setting.set", name="showroom.zone", value="Europe/Berlin")
    before = datetime.fromisoformat(f"{day}T00:50:00Z")
    house.clock.move(seconds=(before - house.clock.now()).total_seconds())
    house.do("roster.set", day=day, names=",".join(CONSULTANTS))
    house.do("day.open")


def _booked_of(house: Showroom, name: str, at: str = "10:00", with_whom: str = "") -> str:
    """Give the phone of a customer of somebody's who comes by appointment."""
    phone = _customer_of(house, name)
    house.do("appointment.make", card=phone, at=at, staff=with_whom)
    return phone


def _booked_lead(house: Showroom, name: str) -> str:
    """Give the phone of a lead whom nobody looks after yet, and who has been promised to see this one."""
    phone = f"1390000002{CONSULTANTS.index(name)}"
    house.do("call.log", way="online", phone=phone, appointment="10:00")
    house.do("appointment.make", card=phone, at="10:00", staff=name)
    return phone


def _expected() -> appointments.Expected:
    """Give who is expected, and comes last."""
    return appointments.expected("0000-00-00", "9999-99-99")[-1]


def _comes(house: Showroom) -> None:
    """Let whoever was promised something last come in."""
    house.do("arrival.log", customer=_expected().customer)


def _again(house: Showroom) -> None:
    """Let whoever was expected today and not seen come in after all."""
    (customer,) = database.execute("SELECT customer FROM appointment ORDER BY id DESC LIMIT 1").fetchone()
    house.do("arrival.log", customer=customer)


def _next_day(house: Showroom, *present: str, late: str = "") -> None:
    """Let the next day begin with the same roster; those named are here, in this order, or one is on the late shift."""
    house.clock.move(minutes=24 * 60)
    day = business_day(house.clock.now(), ZONE)
    house.do("roster.set", day=day, names=",".join(CONSULTANTS))
    if late:
        house.do("roster.shift", day=day, names=late, shift="late")
    house.do("day.open", present=",".join(present))


def _checks_the_drawer(house: Showroom, who: str, month: str) -> None:
    """Have somebody look at every card of theirs for a month."""
    for (card,) in database.execute("SELECT id FROM customer WHERE owner = ? ORDER BY id", (number(who),)).fetchall():
        house.at(who).do("drawer.check", card=card, month=month)


def _cards(house: Showroom, who: str, count: int, *, grade: str = "B") -> list[str]:
    """Open cards of somebody, and give their phones."""
    first = len(database.execute("SELECT 1 FROM customer").fetchall())
    phones = [f"137{number(who):04d}{first + index:04d}" for index in range(count)]
    house.cards(*((f"客户{phone}", phone, "CR-V", grade, who) for phone in phones))
    return phones


def _overdue(house: Showroom, who: str, count: int) -> None:
    """Let somebody have had contacts to make yesterday."""
    house.clock.move(minutes=-24 * 60)
    for phone in _cards(house, who, count):
        house.do("card.edit", card=phone, next=YESTERDAY)
    house.clock.move(minutes=24 * 60)


def _longest_overdue(who: str) -> str:
    """Give the phone of the customer whose contact has been due for longest."""
    return drawer.due("9999-12-31", number(who), 1)[0].phone


CALLER, STRANGER, BEEN_HERE = "13900000051", "13900000052", "13900000053"
"""The phones of those of whom nobody knew anything before."""


def _card_of(house: Showroom, name: str, grade: str) -> str:
    """Give the phone of a customer who has a card of this grade with somebody."""
    phone = f"1390000002{CONSULTANTS.index(name)}"
    house.do("card.open", name=f"{name}的意向", phone=phone, model="CR-V", grade=grade, owner=name)
    return phone


def _later(house: Showroom, days: int) -> None:
    """Let days pass in which nobody comes; the last one begins with the same roster."""
    house.clock.move(days=days - 1)
    _next_day(house)


def _claimed(house: Showroom, name: str) -> None:
    """Let somebody claim who did not know with whom they had been, and the manager approve it."""
    house.do("card.claim", card=BEEN_HERE, reason="上月接待过", by=name)
    house.do("claim.decide", card=BEEN_HERE, verdict="approved")


def _call_back(house: Showroom, name: str) -> None:
    house.do("call.called_back", call=calls.call_backs(None, 1)[0].call, taken_by=name)


STEPS: tuple[tuple[str, Does], ...] = (
    (r"walk-in", lambda h: h.do("arrival.log")),
    (r"walk-in asks for (\w+)", lambda h, who: h.do("arrival.log", asked_for=who)),
    (r"(\w+)'s family comes again", lambda h, who: _family_comes(h, who, phone=WIFE)),
    (r"the daughter of (\w+)'s family comes", lambda h, who: _family_comes(h, who, name="王小姐")),
    (r"(\w+)'s customer comes by plate", lambda h, who: _family_comes(h, who, plate="京a 12345")),
    (r"(\w+)'s party has another buyer", lambda h, who: h.do("visit.add_buyer", visit=_visit_of(h, who), model="Fit")),
    (r"the waiting party has another buyer", lambda h: h.do("visit.add_buyer", visit=_waiting(h), model="Fit")),
    (r"the manager joins (\w+)", lambda h, who: h.do("visit.join", visit=_visit_of(h, who))),
    (r"(\w+)'s party turns out to be (\w+)'s customer", _turns_out),
    (r"a crowd", lambda h: h.do("arrival.log", crowd="yes", party=2)),
    (r"one of the crowd given", lambda h: h.do("arrival.assign", visit=_of_the_crowd())),
    (r"one of the crowd given to (\w+)",
     lambda h, who: h.do("arrival.assign", visit=_of_the_crowd(), to=who, reason="客户要求")),
    (r"(\w+)'s party drives",
     lambda h, who: h.do("drive.start", visit=_visit_of(h, who), car="CR-V", licence="yes")),
    (r"(\w+) has a customer", _customer_of),
    (r"(\w+)'s customer", lambda h, who: h.do("arrival.log", phone=_customer_of(h, who))),
    (r"(\w+)'s customer asks for (\w+)",
     lambda h, who, other: h.do("arrival.log", phone=_customer_of(h, who), asked_for=other)),
    (r"(\w+)'s customer brings a friend", lambda h, who: h.do("arrival.log", brought_by=_customer_of(h, who))),
    (r"(\w+)'s lead comes", lambda h, who: h.do("arrival.log", phone=_lead_of(h, who))),
    (r"call", lambda h: h.do("call.log")),
    (r"caller", lambda h: h.do("call.log", phone=CALLER)),
    (r"the caller comes", lambda h: h.do("arrival.log", phone=CALLER)),
    (r"(\w+)'s customer calls", lambda h, who: h.do("call.log", phone=_customer_of(h, who))),
    (r"call that (\w+) took", lambda h, who: h.do("call.log", taken_by=who)),
    (r"call back by (\w+)", _call_back),
    (r"(\w+) has an? ([HABC]) card", _card_of),
    (r"(\w+)'s card comes", lambda h, who: h.do("arrival.log", name=f"{who}的意向")),
    (r"(\w+)'s card comes for (\w+)",
     lambda h, who, other: h.do("arrival.log", name=f"{who}的意向", asked_for=other)),
    (r"stranger", lambda h: h.do("arrival.log", phone=STRANGER)),
    (r"the stranger comes", lambda h: h.do("arrival.log", phone=STRANGER)),
    (r"walk-in who has been here", lambda h: h.do("arrival.log", phone=BEEN_HERE, been_here="yes")),
    (r"(\w+) claims them", _claimed),
    (r"(\d+) days", lambda h, count: _later(h, int(count))),
    (r"(\w+) has an appointment", _booked_of),
    (r"(\w+) has an appointment at ([\d:]+)", _booked_of),
    (r"(\w+)'s customer has an appointment with (\w+)",
     lambda h, who, to: _booked_of(h, who, with_whom=to)),
    (r"a lead has an appointment with (\w+)", _booked_lead),
    (r"the appointment is moved to (.+)",
     lambda h, at: h.do("appointment.make", card=_expected().customer, at=at)),
    (r"the appointment is cancelled",
     lambda h: h.do("appointment.cancel", appointment=_expected().number)),
    (r"who is expected comes", _comes),
    (r"who is expected comes and asks for (\w+)",
     lambda h, who: h.do("arrival.log", appointment=_expected().number,
                         asked_for=who)),
    (r"who did not come is here", _again),
    (r"who is expected brings the car to service",
     lambda h: h.do("arrival.log", appointment=_expected().number,
                    purpose="service")),
    (r"courier for (\w+)", lambda h, who: h.do("arrival.log", purpose="courier", asked_for=who)),
    (r"the courier is first",
     lambda h: h.do("visit.reclassify", visit=floor.open_visits()[-1].id, **{"as": "first"})),
    (r"courier", lambda h: h.do("arrival.log", purpose="courier")),
    (r"the clock goes back (\d+) minutes", lambda h, count: _clock_set_back(h, int(count))),
    (r"midnight", _midnight),
    (r"a night in Berlin, the clocks go forward", lambda h: _night_in_berlin(h, "2026-03-29")),
    (r"a night in Berlin, the clocks go back", lambda h: _night_in_berlin(h, "2026-10-25")),
    (r"party given", lambda h: h.do("arrival.assign", visit=_waiting(h))),
    (r"party given to (\w+)",
     lambda h, who: h.do("arrival.assign", visit=_waiting(h), to=who, reason="客户要求")),
    (r"logged late for (\w+)", lambda h, who: h.do("arrival.log", served_by=who, arrived="08:30")),
    (r"day closes", lambda h: h.do("day.close")),
    (r"day opens", lambda h: h.do("day.open")),
    (r"(\w+) closes", lambda h, who: h.do("visit.close", visit=_visit_of(h, who))),
    (r"(\w+)'s party is a courier",
     lambda h, who: h.do("visit.reclassify", visit=_visit_of(h, who), **{"as": "courier"})),
    (r"(\w+)'s party is first",
     lambda h, who: h.do("visit.reclassify", visit=_visit_of(h, who), **{"as": "first"})),
    (r"(\w+)'s last party is void",
     lambda h, who: h.do("visit.void", visit=_last_visit_of(h, who), reason="神秘顾客")),
    (r"(\w+)'s first party is void",
     lambda h, who: h.do("visit.void", visit=_first_visit_of(h, who), reason="录错了")),
    (r"(\w+)'s last party is (\w+)'s",
     lambda h, who, owner: h.do("visit.reclassify", visit=_last_visit_of(h, who), owner=owner, **{"as": "return"})),
    (r"(\w+)'s party is void", lambda h, who: h.do("visit.void", visit=_visit_of(h, who), reason="录错了")),
    (r"(\w+)'s party is (\w+)'s",
     lambda h, who, owner: h.do("visit.reclassify", visit=_visit_of(h, who), owner=owner, **{"as": "return"})),
    (r"(\w+)'s party goes to (\w+)",
     lambda h, who, to: h.do("arrival.assign", visit=_visit_of(h, who), to=to, reason="客户要求")),
    (r"(\w+) away (\w+)", lambda h, who, why: h.do("rotation.away", name=who, reason=why)),
    (r"(\w+) back", lambda h, who: h.do("rotation.back", name=who)),
    (r"(\w+) skips", lambda h, who: h.do("rotation.skip", name=who, reason="phone")),
    (r"(\w+) no answer", lambda h, who: h.do("rotation.no_answer", name=who)),
    (r"(\w+) to place (\d+)", lambda h, who, place: h.do("rotation.move", name=who, position=place, reason="调整")),
    (r"(\w+) leaves", lambda h, who: h.do("rotation.leave", name=who)),
    (r"(\w+) leaves the house", lambda h, who: h.do("staff.leave", name=who)),
    (r"(\w+) checks in", lambda h, who: h.do("rotation.check_in", name=who)),
    (r"a new day", _next_day),
    (r"a new day with (\w+(?: and \w+)*)", lambda h, who: _next_day(h, *who.split(" and "))),
    (r"a new day, (\w+) on the late shift", lambda h, who: _next_day(h, late=who)),
    (r"(\d+) minutes", lambda h, count: h.clock.move(minutes=int(count))),
    (r"(\w+) has (\d+) overdue", lambda h, who, count: _overdue(h, who, int(count))),
    (r"(\w+) has (\d+) ([HC]) cards", lambda h, who, count, grade: _cards(h, who, int(count), grade=grade)),
    (r"(\w+) checks the drawer of (\S+)", _checks_the_drawer),
    (r"(\w+) is of tier (\w+)", lambda h, who, tier: h.do("staff.edit", name=who, tier=tier)),
    (r"(\w+) calls one of them", lambda h, who: h.do("follow_up.log", card=_longest_overdue(who), content="再联系")),
    (r"(\w+)'s H card is now C", lambda h, who: h.do("card.grade", card=_longest_overdue(who), grade="C")),
    (r"(\w+) is let in", lambda h, who: h.do("rotation.admit", name=who, reason="店长同意")),
    (r"(\w+) is at the door", lambda h, who: h.do("visit.greet", visit=_visit_of(h, who))),
    (r"(\w+) leaves, (\w+) takes over", lambda h, who, to: h.do("rotation.leave", name=who, hand_to=to)),
    (r"((?:rotation|desk)\.\w+)=(\w+)", lambda h, name, value: h.do("setting.set", name=name, value=value)),
    (r"undo", lambda h: h.desk.undo()),
)  # fmt: skip
"""Each wording and what it does."""


def step(house: Showroom, words: str) -> None:
    """Do what the words say."""
    for wording, does in STEPS:
        if match := re.fullmatch(wording, words):
            does(house, *match.groups())
            return
    raise AssertionError(f"no step is worded “{words}”")
