"""The two signals that screens follow: the journal's head, and the minute; and what takes longer than a frame to ask.

A sleeping thread looks three times a second; that costs less than a timer of the user interface, and a lock can only
ever stop the thread. Where nobody has written to the files, the database is not asked. What must count all cards is
asked in this thread, too: it has a reader of its own, and no key waits for it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

from textual.message import Message

from floortui.errors import Refused
from floortui.storage import database, journal
from floortui.ui.messages import Answered, DatabaseGone, HeadMoved, MinuteTurned

INTERVAL_SECONDS = 0.3

LAST_LOOK_SECONDS = 1.0
"""How long a look may take that a lock holds up."""


END = "end"
"""What is asked of the watcher when the app ends."""

_Question = tuple[Callable[[], Any], Callable[[Any], None]]


def _raise(fault: Exception) -> None:
    raise fault


class Signals(threading.Thread):
    """Watches the database for the app and posts what it sees."""

    def __init__(self, post: Callable[[Message], object]) -> None:
        super().__init__(name="signals", daemon=True)
        self._post = post
        self._asked: SimpleQueue[str] = SimpleQueue()
        """What there is to do, besides looking: waiting for it costs less than for an event."""
        self._questions: dict[str, _Question] = {}
        """What is asked under each name, and who is told; an older question of the same name is nobody's any more."""
        self._glimpse: database.Glimpse | None = None
        self._settled = False
        """Whether the database was asked since the files were first seen as they are."""

    def end(self) -> None:
        """Stop watching, and wait for a look that is under way: no later file is its business."""
        if self.is_alive():
            self._asked.put(END)
            self.join(LAST_LOOK_SECONDS)

    def run(self) -> None:
        """Watch until the app ends or the file is gone; a lock or a disk that stumbles is asked again."""
        head, minute = -1, int(time.time() // 60)
        while (name := self._next()) != END:
            if name:
                self._answer(name)
                continue
            newest = self._look(head)
            if newest is None:
                self._post(DatabaseGone())
                break
            head = newest
            if (now := int(time.time() // 60)) != minute:
                minute = now
                self._post(MinuteTurned())
        database.disconnect()

    def ask(self, name: str, question: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Ask a question in this thread, and have the app call `then` with the answer.

        Of several of one name that wait, only the last is asked.
        """
        self._questions[name] = (question, then)
        self._asked.put(name)

    def _next(self) -> str:
        """Wait until something is to be done: the name of a question, END, or nothing, which is to look."""
        try:
            return self._asked.get(timeout=INTERVAL_SECONDS)
        except Empty:
            return ""

    def _answer(self, name: str) -> None:
        asked = self._questions.pop(name, None)
        if asked is None:  # a later one of the same name was asked in its place
            return
        question, then = asked
        try:
            found = question()
        except Exception as fault:  # noqa: BLE001 - said by the app, whose boundary this thread does not have
            self._post(Answered(partial(_raise, fault)))
        else:
            self._post(Answered(partial(then, found)))

    def _look(self, head: int) -> int | None:
        """Ask for the newest line; None if the file is not the one that was opened, or not what it was."""
        if self._nobody_wrote():
            return head
        try:
            if not (database.still_there() and journal.continues()):
                return None
            newest = journal.head()
        except Refused:
            self._glimpse = None
            return head
        if newest != head:  # the first time too: somebody may have written since the first picture was painted
            self._post(HeadMoved())
        return newest

    def _nobody_wrote(self) -> bool:
        """Say whether the files lie there as they did when the database was asked.

        A clock of files stands still for a few milliseconds: what was written right behind a look bears its time. So
        the database is asked once more when the files have been the same for a whole interval.
        """
        glimpse = database.glimpse()
        if glimpse is None or glimpse != self._glimpse:
            self._glimpse, self._settled = glimpse, False
            return False
        before, self._settled = self._settled, True
        return before
