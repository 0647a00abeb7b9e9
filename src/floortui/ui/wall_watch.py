"""WallWatch: follows the database for the wall display, and goes on asking while it is away.

Like the app's signals, a sleeping thread looks how the files lie, three times a second; the database is asked only
where somebody has written, and once a minute, which also turns the day over at midnight. While it cannot be asked it
is tried again each second, and what answers then may be another file: nothing of an earlier look is relied on.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from textual.message import Message

from floortui import faultlog
from floortui.clock import Clock
from floortui.domain.moments import to_text
from floortui.errors import Refused
from floortui.reports.wall import WallFrame, wall_frame
from floortui.storage.watching import Lying, look, lying
from floortui.ui.signals import INTERVAL_SECONDS, LAST_LOOK_SECONDS

HANGS_SECONDS = 6.0
"""How long a look may take before it counts as one that fails: longer than any lock is waited for."""

AGAIN_SECONDS = 1.0
"""How long after a look that failed the next one is tried."""


class Seen(Message):
    """The database answered: so the floor stands at that instant."""

    bubble = False

    def __init__(self, frame: WallFrame, at: datetime) -> None:
        super().__init__()
        self.frame = frame
        self.at = at


class Away(Message):
    """The database does not answer, and why; `since` is the instant at which it was last known to be there."""

    bubble = False

    def __init__(self, why: Refused | str, since: datetime) -> None:
        super().__init__()
        self.why = why
        self.since = since


class WallWatch(threading.Thread):
    """Looks, and posts what it sees."""

    def __init__(
        self, post: Callable[[Message], object], path: Path, clock: Clock, *, network_too: bool = False
    ) -> None:
        super().__init__(name="wall", daemon=True)
        self._post = post
        self._path = path
        self._clock = clock
        self._network_too = network_too
        self._running = threading.Lock()
        """Held until the thread is told to end, as in the app's signals."""
        self._running.acquire()
        self._lying: Lying | None = None
        self._settled = False
        """Whether the database was asked since the files were first seen as they lie: their clock is a coarse one."""
        self._there = clock.now()
        """When the database was last known to be there."""
        self._minute = ""
        self._away: Refused | str | None = None
        self._woke = time.monotonic()

    @property
    def hangs(self) -> bool:
        """Whether a look takes so long that something holds it: a disk or a mount that does not answer at all."""
        return time.monotonic() - self._woke > HANGS_SECONDS

    @property
    def there(self) -> datetime:
        """When the database was last known to be there."""
        return self._there

    def look(self) -> WallFrame:
        """Look at the floor once.

        Raises:
            Refused: the database cannot be looked at.
        """
        return look(self._path, lambda: wall_frame(self._clock.now()), network_too=self._network_too)

    def end(self) -> None:
        """Stop, and wait for a look that is under way."""
        if self.is_alive():
            self._running.release()
            self.join(LAST_LOOK_SECONDS)

    def run(self) -> None:
        """Follow the database until the display ends."""
        while not self._running.acquire(timeout=INTERVAL_SECONDS if self._away is None else AGAIN_SECONDS):
            now, self._woke = self._clock.now(), time.monotonic()
            if self._nothing_new(now):
                self._there = now
            else:
                self._ask(now)

    def _nothing_new(self, now: datetime) -> bool:
        """Say whether the files lie there as they did when the database was asked, in this minute."""
        before, self._lying = self._lying, lying(self._path)
        same_minute, self._minute = to_text(now)[:16] == self._minute, to_text(now)[:16]
        if self._lying is None or self._lying != before or self._away is not None:
            self._settled = False
            return False
        settled, self._settled = self._settled, True
        return settled and same_minute

    def _ask(self, now: datetime) -> None:
        try:
            frame = self.look()
        except Refused as refused:
            self._away = refused
        except Exception as fault:  # noqa: BLE001 - the boundary: the wall keeps its picture, and the fault is noted once
            self._away = self._away if isinstance(self._away, str) else faultlog.report(fault)
        else:
            self._away, self._there = None, now
            self._post(Seen(frame, now))
            return
        self._post(Away(self._away, self._there))
