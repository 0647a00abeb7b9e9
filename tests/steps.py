"""What happens on a floor, in words: `walk-in asks for 陈静`, `李娜 back`; each is done at the desk."""

from __future__ import annotations

import re
from collections.abc import Callable

from floortui.domain.moments import business_day
from floortui.storage.queries import floor
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


def _next_day(house: Showroom, *present: str) -> None:
    """Let the next day begin with the same roster; those named are here, in this order."""
    house.clock.move(minutes=24 * 60)
    day = business_day(house.clock.now(), ZONE)
    house.do("roster.set", day=day, names=",".join(CONSULTANTS))
    house.do("day.open", present=",".join(present))


STEPS: tuple[tuple[str, Does], ...] = (
    (r"walk-in", lambda h: h.do("arrival.log")),
    (r"walk-in asks for (\w+)", lambda h, who: h.do("arrival.log", asked_for=who)),
    (r"(\w+)'s family comes again", lambda h, who: (_family_of(h, who), h.do("arrival.log", phone=WIFE))),
    (r"the daughter of (\w+)'s family comes", lambda h, who: (_family_of(h, who), h.do("arrival.log", name="王小姐"))),
    (r"(\w+)'s customer comes by plate", lambda h, who: (_family_of(h, who), h.do("arrival.log", plate="京a 12345"))),
    (r"(\w+)'s party has another buyer", lambda h, who: h.do("visit.add_buyer", visit=_visit_of(h, who), model="Fit")),
    (r"the waiting party has another buyer", lambda h: h.do("visit.add_buyer", visit=_waiting(h), model="Fit")),
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
    (r"courier for (\w+)", lambda h, who: h.do("arrival.log", purpose="courier", asked_for=who)),
    (r"the courier is first",
     lambda h: h.do("visit.reclassify", visit=floor.open_visits()[-1].id, **{"as": "first"})),
    (r"courier", lambda h: h.do("arrival.log", purpose="courier")),
    (r"party given", lambda h: h.do("arrival.assign", visit=_waiting(h))),
    (r"party given to (\w+)",
     lambda h, who: h.do("arrival.assign", visit=_waiting(h), to=who, reason="客户要求")),
    (r"logged late for (\w+)", lambda h, who: h.do("arrival.log", served_by=who, arrived="08:30")),
    (r"day closes", lambda h: h.do("day.close")),
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
    (r"(\d+) minutes", lambda h, count: h.clock.move(minutes=int(count))),
    (r"(rotation\.\w+)=(\w+)", lambda h, name, value: h.do("setting.set", name=name, value=value)),
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
