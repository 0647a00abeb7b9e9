"""What is due later today, or should have been done: whom to call back, by when, and who is to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from typing import NamedTuple

from floortui.domain.moments import business_day, clock_text, from_text, minutes_between
from floortui.domain.phones import masked
from floortui.domain.records import CallBack
from floortui.language import _
from floortui.storage.queries import calls

MOST_CALL_BACKS = 50
"""How many are listed; more in one go are no list of what to do within the hour."""

CALL_BACK = "call_back"
"""The kind of row that asks to call somebody back."""


class DueCall(NamedTuple):
    """One thing that is due: of which kind, about which record, when, with whom, and who is to do it."""

    kind: str
    record: int
    seq: int
    at: str
    """The stored instant by which it is due."""
    name: str
    """Who the customer is: the name, or else the phone, masked."""
    phone: str
    staff: int | None
    """Who is to do it; nobody in particular, if nobody looks after the customer."""
    note: str
    customer: int | None = None

    def overdue(self, now: str) -> bool:
        """Say whether its time has passed."""
        return self.at < now

    def when(self, now: str, zone: tzinfo) -> str:
        """Say by when: a time of today, a day before it, or by how much it is late."""
        if not self.overdue(now):
            return clock_text(self.at, zone)
        if business_day(from_text(self.at), zone) != business_day(from_text(now), zone):
            return _("overdue since {day}").format(day=business_day(from_text(self.at), zone)[5:])
        return _("overdue {minutes}′").format(minutes=minutes_between(self.at, now))

    def in_a_word(self, now: str, zone: tzinfo, names: Mapping[int, str]) -> str:
        """Say it in a few words: by when, with whom, and who is to, if that is anybody in particular."""
        who = self.who(names) if self.staff is not None else ""
        return " ".join(part for part in (self.when(now, zone), self.name, who) if part)

    def who(self, names: Mapping[int, str]) -> str:
        """Name who is to do it."""
        return names.get(self.staff, "") if self.staff is not None else _("whoever is free")


def call_backs(person: int | None = None) -> tuple[DueCall, ...]:
    """Give who is to be called back, the first due first: by somebody and by whoever is free, or all of them."""
    return tuple(_later(each) for each in calls.call_backs(person, MOST_CALL_BACKS))


def _later(each: CallBack) -> DueCall:
    name = each.name or (masked(each.phone) if each.phone else "–")
    staff = each.assigned if each.assigned is not None else each.owner
    return DueCall(
        CALL_BACK, each.call, each.seq, each.due, name, each.phone, staff, each.question.split("\n")[0], each.customer
    )
