"""What is still to come: a table of kinds, each asked for its rows of a kind, a time, who, and with whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from floortui.domain.moments import business_day, minutes_between, zone_named
from floortui.domain.people import CONSULTANT
from floortui.domain.phones import masked
from floortui.errors import N_
from floortui.language import _
from floortui.storage.database import snapshot
from floortui.storage.queries import appointments, house

APPOINTMENT = "appointment"

SOON_MINUTES = 60
"""Minutes before a time from which on they are counted down."""

AHEAD_DAYS = 14
"""How many days ahead the list of all looks."""

EXPECTED, SOON, LATE, GONE = "expected", "soon", "late", "gone"
"""How a row stands: its time is far, near, past, or past by more than is waited for."""


class Later(NamedTuple):
    """One who is to come or to be called."""

    kind: str
    """A key of LATER."""
    number: int
    """What it is called in its table."""
    seq: int
    """The line that last wrote it, for whoever changes it."""
    day: str
    at: str
    customer: int | None
    who: str
    phone: str
    model: str
    owner: int | None
    """Whose customer it is: a colleague's phone is seen masked."""
    staff: int | None
    note: str

    def phone_for(self, reader: int | None, role: str) -> str:
        """Give the phone as somebody may see it: masked for a consultant whose customer it is not."""
        return self.phone if role != CONSULTANT or self.owner == reader else masked(self.phone)

    def minutes_late(self, now: str) -> int:
        """Count the whole minutes since its time; 0 before it."""
        return minutes_between(self.at, now)

    def stands(self, now: str, patience: int) -> str:
        """Say how it stands at an instant; `patience` is for how many minutes it is waited for."""
        if now < self.at:
            return SOON if minutes_between(now, self.at) <= SOON_MINUTES else EXPECTED
        return GONE if self.minutes_late(now) > patience else LATE

    def said(self, now: str, patience: int) -> str:
        """Word how it stands; nothing while its time is far."""
        stands = self.stands(now, patience)
        if stands == SOON:
            return _("in {minutes}′").format(minutes=minutes_between(now, self.at) or 1)
        if stands == LATE:
            late = self.minutes_late(now)
            return _("late {minutes}′").format(minutes=late) if late else _("now")
        return _(LATER[self.kind].gone) if stands == GONE else ""


class Kind(NamedTuple):
    """A kind of row: where its rows come from, what it is called, and what is said of one who is waited for no more."""

    rows: Callable[[str, str, int | None], list[Later]]
    """Gives them from a day to another, both included; one consultant's, if asked."""
    label: str
    gone: str


def _appointments(first: str, last: str, staff: int | None) -> list[Later]:
    return [
        Later(
            APPOINTMENT, each.number, each.seq, each.day, each.at,
            each.customer, each.name, each.phone, each.model, each.owner, each.staff, each.note,
        )
        for each in appointments.expected(first, last, staff)
    ]  # fmt: skip


LATER: Mapping[str, Kind] = {APPOINTMENT: Kind(_appointments, N_("appointment"), N_("not come"))}
"""Every kind of row by its key."""


def later(first: str, last: str, staff: int | None = None) -> tuple[Later, ...]:
    """Give who is still to come or to be called from a day to another, by time."""
    rows = [row for kind in LATER.values() for row in kind.rows(first, last, staff)]
    return tuple(sorted(rows, key=lambda row: (row.at, row.kind, row.number)))


def in_order(rows: tuple[Later, ...], now: str, patience: int) -> list[Later]:
    """Put those who are still waited for first, by time, and behind them who is waited for no more."""
    return sorted(rows, key=lambda row: row.stands(now, patience) == GONE)


def coming(now: datetime) -> tuple[Later, ...]:
    """Give who is expected today and in the days to come."""
    with snapshot():
        zone = zone_named(str(house.settings()["showroom.zone"]))
        today, last = business_day(now, zone), business_day(now + timedelta(days=AHEAD_DAYS), zone)
        return later(today, last)
