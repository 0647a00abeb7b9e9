"""Making the made-up showroom: lived through in a scratch file, proved, then moved into its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from random import Random
from typing import NamedTuple

from floortui.clock import SetClock
from floortui.domain.moments import zone_named
from floortui.errors import Refused
from floortui.services.demo.calendar import Season, hours_on, season
from floortui.services.demo.drawer import Drawer
from floortui.services.demo.floor import Floor
from floortui.services.demo.house import House
from floortui.services.demo.names import Names
from floortui.services.demo.stage import Stage
from floortui.services.desk import Desk
from floortui.storage import database, journal, migrations
from floortui.storage.scratch import check_is_new, put_in_place, scratch_beside
from floortui.storage.verify import verify
from floortui.storage.writing import do_not_wait_for_the_disk, transaction

BEGINS = time(7, 30)
"""When the house is founded, on the first day."""

STOPS_EVERY = 30
"""Minutes to which the end of today is rounded down, so that the same command a moment later makes the same file."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made."""

    months: int = 3
    staff: int = 10
    contacts: int = 900
    """First contacts a month."""
    seed: int = 1
    until: date | None = None
    """The last day; None is today."""


class Made(NamedTuple):
    """What was made."""

    first: date
    until: date
    lines: int
    rows: int
    head: str


def make(
    target: Path, plan: Plan, now: datetime, *, on_day: Callable[[int, int], None] | None = None, network: bool = False
) -> Made:
    """Make a showroom that has lived for months; `on_day` is told which day of how many is over.

    Raises:
        Refused: the target holds data, the last day lies in the future, or the folder cannot be used.
    """
    check_is_new(target, network_too=network)
    zone = zone_named("")
    today = now.astimezone(zone).date()
    until = plan.until or today
    if until > today:
        raise Refused("demo.future", day=until)
    stops = _stops_at(now.astimezone(zone)) if until == today else None
    days = season(plan.months, until, plan.contacts)
    with scratch_beside(target) as scratch:
        try:
            _live(scratch, plan, days, stops, on_day)
            proof = verify()
            if not proof.clean:
                raise proof.problems[0]
        finally:
            database.disconnect()
        put_in_place(scratch, target)
    return Made(days.first, until, proof.lines, proof.rows, proof.head)


def _stops_at(now: datetime) -> float:
    """Give the minute of today up to which it is lived: now, or when the house closes."""
    minute = now.hour * 60 + now.minute
    return min(hours_on(now.date())[1], float(minute - minute % STOPS_EVERY))


def _live(
    scratch: Path, plan: Plan, days: Season, stops: float | None, on_day: Callable[[int, int], None] | None
) -> None:
    """Found the house and live through its days, each in one transaction."""
    draw = Random(plan.seed)  # noqa: S311 - it is to be the same each time
    names = Names(plan.seed, draw)
    clock = SetClock(datetime.combine(days.first, BEGINS, zone_named("")))
    salts = Random(plan.seed)  # noqa: S311 - likewise
    with journal.salts_from(lambda: f"{salts.getrandbits(128):032x}"):
        desk = _founded(scratch, clock)
        stage = Stage(desk, clock, draw, names)
        house = House(stage, days, plan.staff)
        drawer = Drawer(stage, house.mentor, house.is_open)
        for number, day in enumerate(days.days, start=1):
            with transaction():
                if number == 1:
                    house.set_up()
                Floor(house, drawer, day).live(stops if day == days.last else None)
            if on_day is not None:
                on_day(number, len(days.days))


def _founded(scratch: Path, clock: SetClock) -> Desk:
    """Found a house in a new file, in which nothing waits for the disk."""
    database.connect(scratch)
    migrations.bring_up(scratch, lambda: scratch)
    do_not_wait_for_the_disk()
    scratch.chmod(0o600)
    desk = Desk(terminal="floortui", clock=clock)
    desk.do("house.found")
    clock.move(minutes=5)
    return desk
