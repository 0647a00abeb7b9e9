"""What is entered in a rush: a crowd, a key a party; and a morning without power, a line a party."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from floortui.domain.moments import clock_text
from floortui.errors import Refused
from floortui.language import _, say
from floortui.storage.queries import floor
from floortui.ui.forms import ENTRY_FORMS
from floortui.ui.screens.base import Dialog
from floortui.ui.widgets.entry import Entry
from floortui.ui.widgets.packing import joined
from floortui.ui.widgets.rowlist import fitted

if TYPE_CHECKING:
    from floortui.services.action import Told

REPEAT_SECONDS = 0.1
"""The same key sooner than this is one that is held down: it logs no further party."""

LAST_SHOWN = 5
"""How many of the last parties stand in the dialog."""


class Crowd(Dialog):
    """Logs a party a key: its size by a digit, one person by Enter; gives how many there were."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "end", show=False)]
    SIZES: ClassVar[dict[str, int]] = {"enter": 1, **{str(size): size for size in range(1, 10)}}
    """How many come in, by the key."""

    def __init__(self) -> None:
        super().__init__()
        self._visits: list[int] = []
        self._wrong = ""
        self._pressed = ("", 0.0)

    def compose(self) -> ComposeResult:
        """How many there are, the last ones, the keys."""
        with Vertical(classes="dialog -form"):
            yield Static(_("A crowd comes in"), markup=False, classes="title")
            yield Static(self._said(), markup=False, classes="text")
            yield Static(
                _("1–9: a party of so many · Enter: of one · Backspace takes the last back · Esc ends"),
                markup=False,
                classes="keys",
            )

    @on(events.Key)
    async def _press(self, event: events.Key) -> None:
        """Log a party, or take the last one back; a key held down does it once or twice, not very often."""
        if event.key != "backspace" and event.key not in self.SIZES:
            return
        event.stop()
        before, self._pressed = self._pressed, (event.key, time.monotonic())
        if before[0] == event.key and self._pressed[1] - before[1] < REPEAT_SECONDS:
            return
        self._wrong = ""
        try:
            await (self._take_back() if event.key == "backspace" else self._log(self.SIZES[event.key]))
        except Refused as refused:
            self._wrong = say(refused)
        self.query_one(".text", Static).update(self._said())

    def _said(self) -> str:
        found = [visit for number in self._visits if (visit := floor.visit(number)) is not None]
        zone = self.house_app.ground().zone
        count = _("{parties} parties, {people} people").format(
            parties=len(found), people=sum(visit.party for visit in found)
        )
        rows = [(str(visit.id), clock_text(visit.arrived, zone), str(visit.party)) for visit in found[::-1]]
        last = [_in_columns(row) for row in [(_("no."), _("came"), _("ppl")), *rows[:LAST_SHOWN]]] if rows else []
        return "\n".join([count, *last, *([self._wrong] if self._wrong else [])])

    async def _log(self, size: int) -> None:
        told = await self.house_app.do("arrival.log", party=size, crowd="yes")
        self._visits.append(told["visit"])

    async def _take_back(self) -> None:
        if self._visits:
            await self.house_app.do("visit.void", visit=self._visits[-1], reason="mistake")
            self._visits.pop()

    def action_end(self) -> None:
        """Leave; what was logged stays."""
        self.dismiss(len(self._visits))


def _in_columns(cells: tuple[str, str, str]) -> str:
    """Put a party's number, when it came and how many they are under their headings."""
    number, came, people = cells
    return f"{fitted(number, 5, right=True)}  {fitted(came, 5)}  {fitted(people, 3, right=True)}"


class Bulk(Dialog):
    """Logs one party after another that came before: the form begins anew with who served the last."""

    def __init__(self) -> None:
        super().__init__()
        self._entry = Entry(ENTRY_FORMS["late"], id="form")
        self._count = 0
        self._last = ""

    def compose(self) -> ComposeResult:
        """The form, and how many there were."""
        with Vertical(classes="dialog -form"):
            yield self._entry
            yield Static(self._keys(), markup=False, classes="keys")

    def _keys(self) -> str:
        logged = _("{count} logged").format(count=self._count) if self._count else ""
        keys = _("Enter logs it and begins the next · Esc ends")
        return " · ".join(part for part in (logged, self._last, keys) if part)

    def relabel(self) -> None:
        """Say it again in the language of now; what is typed stays."""
        self._entry.relabel()
        self.query_one(".keys", Static).update(self._keys())

    @on(Entry.Saved)
    def _saved(self, event: Entry.Saved) -> None:
        told: Told = event.told
        self._count += 1
        self._last = joined(_("visit {visit}").format(visit=told["visit"]), told["assigned"] or "")
        self._entry.begin_again("served_by")
        self.query_one(".keys", Static).update(self._keys())

    @on(Entry.GivenUp)
    def _given_up(self) -> None:
        self.dismiss(self._count)
