"""The stage: the desk, the clock and the draw with which the made-up showroom is lived through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import Any, TypeVar

from floortui.clock import SetClock
from floortui.errors import Refused
from floortui.services.action import Told
from floortui.services.demo.crew import Colleague
from floortui.services.demo.names import Names
from floortui.services.desk import Desk

T = TypeVar("T")


class Stage:
    """Whoever does something does it here, at the one desk, signed in by turns."""

    def __init__(self, desk: Desk, clock: SetClock, draw: Random, names: Names) -> None:
        self.desk = desk
        self.clock = clock
        self.draw = draw
        self.names = names
        self.refused = 0
        """How often somebody was refused: they came too late, or somebody else was faster."""

    def act(self, who: Colleague | None, action: str, /, **fields: Any) -> Told:
        """Do an action as somebody; None is the set-up manager."""
        self.desk.actor = who.number if who else None
        self.desk.terminal = who.terminal if who else "office"
        return self.desk.do(action, **fields)

    def attempt(self, who: Colleague | None, action: str, /, **fields: Any) -> Told | None:
        """Do an action that may come too late; give None if it is refused."""
        try:
            return self.act(who, action, **fields)
        except Refused:
            self.refused += 1
            return None

    def wait_until(self, moment: datetime) -> None:
        """Let time pass until a moment, if it is not over yet."""
        self.clock.move(seconds=max(0.0, (moment - self.clock.now()).total_seconds()))

    def chance(self, share: float) -> bool:
        """Draw whether something happens that happens in this share of cases."""
        return self.draw.random() < share

    def pick(self, choices: Sequence[T], weights: Sequence[float] | None = None) -> T:
        """Draw one of several, each equally often unless weights say otherwise."""
        return self.draw.choices(choices, weights)[0] if weights else self.draw.choice(choices)

    def about(self, mean: float, low: float, high: float) -> float:
        """Draw a length of time: most near the mean, a few much longer."""
        return min(high, max(low, self.draw.gammavariate(2.6, mean / 2.6)))
