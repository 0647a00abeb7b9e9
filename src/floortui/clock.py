"""The time: read from an injected clock, never from the system inside a rule."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the instant, and how much time really passed."""

    def now(self) -> datetime:
        """Give the instant in UTC."""
        ...

    def elapsed(self) -> float:
        """Give seconds since some fixed moment, by a clock that nobody can set."""
        ...


class SystemClock:
    """The computer's clock."""

    def now(self) -> datetime:
        """Give the instant in UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Give seconds by the monotonic clock."""
        return time.monotonic()


class SetClock:
    """A clock that stands still until it is moved: for a showroom that is lived through, and for tests."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)
        self._elapsed = 0.0

    def now(self) -> datetime:
        """Give the instant in UTC."""
        return self._at

    def elapsed(self) -> float:
        """Give the seconds by which the clock was moved on."""
        return self._elapsed

    def move(self, **step: float) -> None:
        """Let time pass; the step is what `timedelta` takes, such as minutes=5."""
        by = timedelta(**step)
        self._at += by
        self._elapsed += by.total_seconds()

    def jump(self, at: datetime) -> None:
        """Set the clock without time passing, as somebody who changes the computer's clock does."""
        self._at = at.astimezone(UTC)
