"""KeyedApp: keys are obeyed in the order in which they were typed, however fast they come.

Each part of the screen takes its messages in its own time. A key waits here until what the one before it asked for is
done or stands on the screen: a row reached, a command carried out, a dialog open, a form saved. It waits for half a
second at most, so that a lock of somebody else's never keeps the keyboard.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.dom import DOMNode
from textual.screen import ModalScreen
from textual.timer import Timer

from floortui.ui.desk_app import DeskApp

if TYPE_CHECKING:
    from floortui.clock import Clock
    from floortui.ui.widgets.entry import Entry
    from floortui.ui.widgets.rowlist import RowList


LONGEST_HOLD_SECONDS = 0.5
"""How long keys are held back behind one that is still being obeyed."""

COMMAND_HOLD_SECONDS = 2.0
"""The same behind a command, whose form a busy computer puts up late: letters that no form gets are lost."""

HELD_SECONDS = 0.7
"""Presses of one key that follow each other faster, with no other between, are a key held down: it writes once.

The first repeat of a held key comes after half a second or a little more.
"""

KEY, COMMAND, FORM = "key", "command", "form"
"""What keys wait for: that a list or dialog has heard one, that a command is done or asks, that a form is saved."""

_LEAVING = ("ctrl+c", "ctrl+q")
"""Keys that never wait."""

_LEADING_AWAY = ("enter", "escape", "up", "down")
"""Keys that mean something else in a text field than writing."""


class KeyedApp(DeskApp, inherit_bindings=False):
    """Passes keys on one after the other."""

    def __init__(self, *, terminal: str = "", clock: Clock | None = None) -> None:
        super().__init__(terminal=terminal, clock=clock)
        self._last_key = time.monotonic()
        self._key_before = ""
        self._waits: dict[str, Timer] = {}
        self._held: list[events.Key | events.Paste] = []

    # -- what has the focus

    @property
    def typing(self) -> bool:
        """Whether a text field has the focus."""
        from textual.widgets import Input

        return isinstance(self.focused, Input)

    def _entry(self) -> Entry | None:
        """Give the form that has the focus."""
        from floortui.ui.widgets.entry import Entry

        ancestors = self.focused.ancestors if self.focused else []
        return next((node for node in ancestors if isinstance(node, Entry)), None)

    def _rows(self) -> RowList | None:
        """Give the list that has the focus."""
        from floortui.ui.widgets.rowlist import RowList

        return self.focused if isinstance(self.focused, RowList) else None

    def another_key(self) -> None:
        """Note that another key was pressed: the one before is up."""

    # -- one key after the other

    async def on_event(self, event: events.Event) -> None:
        """Pass a key on, or hold it back while the one before it is still being obeyed."""
        if isinstance(event, events.Key | events.MouseDown | events.Paste):
            self._last_key = time.monotonic()
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif (self._waits or self._held) and not (isinstance(event, events.Key) and event.key in _LEAVING):
            self._held.append(event)
        else:
            await self._pass_on(event)

    async def _pass_on(self, event: events.Key | events.Paste) -> None:
        pressed = event.key if isinstance(event, events.Key) else ""
        if pressed != self._key_before:
            self._key_before = pressed
            self.another_key()
        saves = pressed == "enter" and self._entry() is not None
        if saves:
            self.hold_keys(FORM)
        heard_by, screen, edits = self.focused, self.screen, self.typing and pressed not in _LEADING_AWAY
        await super().on_event(event)
        if pressed and not saves and not edits and not (self.typing and self.screen is screen):
            self.hold_keys(KEY)
            self.settle_behind(heard_by if self.screen is screen else self.screen, KEY)

    def hold_keys(self, why: str) -> None:
        """Hold back what is typed from now on, until `keys_settled` or for so long."""
        before = self._waits.pop(why, None)
        if before is not None:
            before.stop()
        seconds = COMMAND_HOLD_SECONDS if why == COMMAND else LONGEST_HOLD_SECONDS
        self._waits[why] = self.set_timer(seconds, partial(self._held_long, why))

    def _held_long(self, why: str) -> None:
        """Let go of the keys, but not while what they are meant for is already being put up."""
        if why == COMMAND and isinstance(self.screen, ModalScreen) and self.screen.focused is None:
            self.hold_keys(why)
        else:
            self.keys_settled(why)

    def keys_settled(self, why: str) -> None:
        """Go on with the keys that were held back for this, where nothing else holds them."""
        timer = self._waits.pop(why, None)
        if timer is not None:
            timer.stop()
            self.call_later(self._go_on)

    def settle_behind(self, part: DOMNode | None, why: str) -> None:
        """Let keys wait until a part has heard what was sent to it, and all around it what it said about that."""
        self._follow_up([part, *part.ancestors_with_self] if part else [], why)  # its answer stands behind the question

    def _follow_up(self, parts: list[DOMNode], why: str) -> None:
        if not parts or not parts[0].call_later(self._follow_up, parts[1:], why):
            self.keys_settled(why)

    async def _go_on(self) -> None:
        while self._held and not self._waits:
            await self._pass_on(self._held.pop(0))

    # -- keys that parts of the screen share

    def action_field(self, by: int) -> None:
        """Go to another field of the form."""
        entry = self._entry()
        if entry is not None:
            entry.step(by)

    def action_row(self, by: int, _letter: str = "") -> None:
        """Go to another row of the list."""
        rows = self._rows()
        if rows is not None:
            rows.action_cursor(by)

    def action_page(self, by: int) -> None:
        """Go a page on in the list."""
        rows = self._rows()
        if rows is not None:
            rows.action_page(by)
