"""The two signals that screens follow: the journal's head, and the minute.

A sleeping thread asks four times a second; that costs less than a timer of the user interface, and a lock can only
ever stop the thread.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from textual.message import Message

from floortui.errors import Refused
from floortui.storage import database, journal
from floortui.ui.messages import DatabaseGone, HeadMoved, MinuteTurned

INTERVAL_SECONDS = 0.25


class Signals(threading.Thread):
    """Watches the database for the app and posts what it sees."""

    def __init__(self, post: Callable[[Message], object]) -> None:
        super().__init__(name="signals", daemon=True)
        self._post = post
        self._ended = threading.Event()

    def end(self) -> None:
        """Stop watching."""
        self._ended.set()

    def run(self) -> None:
        """Watch until the app ends or the file is gone; a lock or a disk that stumbles is asked again."""
        head, minute = -1, int(time.time() // 60)
        while not self._ended.wait(INTERVAL_SECONDS):
            newest = self._look(head)
            if newest is None:
                self._post(DatabaseGone())
                break
            head = newest
            if (now := int(time.time() // 60)) != minute:
                minute = now
                self._post(MinuteTurned())
        database.disconnect()

    def _look(self, head: int) -> int | None:
        """Ask for the newest line; None if the file is not the one that was opened, or not what it was."""
        try:
            if not (database.still_there() and journal.continues()):
                return None
            newest = journal.head()
        except Refused:
            return head
        if newest != head:  # the first time too: somebody may have written since the first picture was painted
            self._post(HeadMoved())
        return newest
