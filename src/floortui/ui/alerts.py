"""Alerts: what a consultant must hear at once, on whatever screen their terminal is.

They greet now, a party was given to them, or one waits for them: their own customer, or one who asked for them. What
somebody did at this very terminal alerts nobody there; nor does what stood already when they sat down. An alert names
no customer: it stands on locked terminals too. It stands until its cause is over, or until a key that was pressed late
enough to have seen it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from floortui.errors import N_
from floortui.language import _
from floortui.reports.own_place import OwnPlace, OwnQuery
from floortui.storage import journal
from floortui.storage.queries import floor

LEAST_SECONDS = 2.0
"""How long an alert stands at least: a key that was on its way must not take it down unread."""

GREETING, GIVEN, WAITS = "greeting", "given", "waits"

TEXTS: Mapping[str, str] = {
    GREETING: N_("!! You greet now: the next party is yours."),
    GIVEN: N_("!! A party of {size} was given to you."),
    WAITS: N_("!! A party of {size} waits for you."),
}
"""How each cause is said."""


class Cause(NamedTuple):
    """Why somebody is alerted, and by which visit."""

    kind: str
    visit: int = 0
    size: int = 0

    @property
    def text(self) -> str:
        """The sentence, in the reader's language."""
        return _(TEXTS[self.kind]).format(size=self.size)


def causes(own: OwnPlace) -> frozenset[Cause]:
    """Give what somebody in this place would have to know."""
    found = {Cause(GIVEN, party.visit, party.size) for party in own.parties}
    found |= {Cause(WAITS, party.visit, party.size) for party in own.waiting}
    return frozenset(found | ({Cause(GREETING)} if own.state == "greeting" else set()))


class Alerts:
    """What who sits at a terminal is being told."""

    def __init__(self, terminal: str) -> None:
        self._terminal = terminal
        self._query = OwnQuery()
        self._person: int | None = None
        self._head = -1
        self._known: frozenset[Cause] = frozenset()
        """What there was to know when the journal was read last."""
        self._standing: frozenset[Cause] = frozenset()
        self._since = 0.0

    @property
    def texts(self) -> list[str]:
        """What they are being told, in the reader's language."""
        order = list(TEXTS)
        return [cause.text for cause in sorted(self._standing, key=lambda c: (order.index(c.kind), c.visit))]

    def look(self, now: datetime, person: int | None) -> bool:
        """Look whether there is something new to tell; costs nothing while nobody has written."""
        head = journal.head()
        if person == self._person and head == self._head:
            return False
        own = self._query.run(now, person) if person is not None else None
        found = causes(own) if own else frozenset()
        new = self._new(found, person)
        if new:
            self._since = time.monotonic()
        self._standing = (self._standing | new) & found if person == self._person else frozenset()
        self._person, self._head, self._known = person, head, found
        return bool(new)

    def _new(self, found: frozenset[Cause], person: int | None) -> frozenset[Cause]:
        new = found - self._known
        if not new or person is None or person != self._person:
            return frozenset()
        return new if floor.moved_by_others(self._head, person, self._terminal) else frozenset()

    def seen(self) -> bool:
        """Take down what stands, as a key asks; not what has only just come. Give whether anything was taken down."""
        stands_long = time.monotonic() - self._since >= LEAST_SECONDS
        if not self._standing or not stands_long:
            return False
        self._standing = frozenset()
        return True
