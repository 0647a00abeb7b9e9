"""A day of the made-up showroom as it passes: its clock, what is to happen yet, who is here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from typing import Any

from floortui.domain.moments import zone_named
from floortui.services.action import Told
from floortui.services.demo.calendar import hours_on
from floortui.services.demo.crew import Colleague
from floortui.services.demo.drawer import Drawer, Prospect
from floortui.services.demo.house import House

CLOSES_AFTER = 45.0
"""Minutes after closing time at which the line-up is closed; who is still here then was forgotten."""


@dataclass(slots=True)
class Party:
    """Some people who are here."""

    kind: str
    """new, back, car (collects one), other, again (an owner buys again), caller (has a card from a call)."""
    asked: dict[str, Any] = field(default_factory=dict)
    """What reception writes down."""
    prospect: Prospect | None = None
    source: str = ""
    referrer: Prospect | None = None
    visit: int = 0
    host: Colleague | None = None
    waits_for: Colleague | None = None
    leaves_card: bool = False
    minutes: float = 30.0
    over: bool = False


class Day:
    """One day, lived through event by event; times are minutes since midnight."""

    def __init__(self, house: House, drawer: Drawer, day: date) -> None:
        self.house, self.drawer, self.stage, self.day = house, drawer, house.stage, day
        self.midnight = datetime.combine(day, time(), zone_named(""))
        self.opens, self.closes = hours_on(day)
        self.now = 0.0
        self.reception = house.desk[day.toordinal() % len(house.desk)]
        self.crew = house.on_duty(day)
        self.by_name = {person.name: person for person in house.consultants}
        self.greeting: str | None = None
        """Who takes the next party."""
        self.busy: dict[str, int] = {}
        """With how many parties somebody is."""
        self.away: set[str] = set()
        self.waiting: list[Party] = []
        self.here: list[Party] = []
        self._events: list[tuple[float, int, Callable[[], object]]] = []
        self._planned = 0

    def later(self, at: float, do: Callable[[], object]) -> None:
        """Have something happen at a minute of the day."""
        self._planned += 1
        heappush(self._events, (at, self._planned, do))

    def soon(self, minutes: float, do: Callable[[], object]) -> None:
        """Have something happen in so many minutes."""
        self.later(self.now + minutes, do)

    def moment(self, minute: float) -> str:
        """Write a minute of the day as a field takes it."""
        return (self.midnight + timedelta(minutes=minute)).isoformat(timespec="seconds")

    def rotate(self, who: Colleague, action: str, **fields: Any) -> Told | None:
        """Do something that may move the line-up, and note who greets then."""
        told = self.stage.attempt(who, action, **fields)
        if told is not None and "next" in told:
            self.greeting = told["next"]
        if told is not None and action == "rotation.away":
            self.away.add(told["name"])
        elif told is not None and action == "rotation.back":
            self.away.discard(told["name"])
        return told

    def pass_by(self, stops: float | None) -> None:
        """Let everything happen that is to, to the end of the day or to a minute of it."""
        while self._events and (stops is None or self._events[0][0] <= stops):
            self.now, _, do = heappop(self._events)
            self.stage.wait_until(self.midnight + timedelta(minutes=self.now))
            do()
