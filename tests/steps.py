"""What happens on a floor, in words: `walk-in asks for 陈静`, `李娜 back`; each is done at the desk."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from floortui.domain.moments import business_day
from floortui.storage.queries import floor
from tests.house import CONSULTANTS, TODAY, ZONE, Showroom, number

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


def _next_day(house: Showroom, *present: str) -> None:
    """Let the next day begin with the same roster; those named are here, in this order."""
    house.clock.move(minutes=24 * 60)
    day = business_day(house.clock.now(), ZONE)
    house.do("roster.set", day=day, names=",".join(CONSULTANTS))
    house.do("day.open", present=",".join(present))


STEPS: tuple[tuple[str, Does], ...] = (
    (r"walk-in", lambda h: h.do("arrival.log")),
    (r"walk-in asks for (\w+)", lambda h, who: h.do("arrival.log", asked_for=who)),
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
    (r"the clock goes back (\d+) minutes", lambda h, count: _clock_set_back(h, int(count))),
    (r"midnight", _midnight),
    (r"a night in Berlin, the clocks go forward", lambda h: _night_in_berlin(h, "2026-03-29")),
    (r"a night in Berlin, the clocks go back", lambda h: _night_in_berlin(h, "2026-10-25")),
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
