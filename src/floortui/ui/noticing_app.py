"""NoticingApp: what a person is told for a while: one notice at a time, on the screen that is seen."""

from __future__ import annotations

import time
from typing import NamedTuple

from textual.app import App
from textual.driver import Driver
from textual.notifications import SeverityLevel

from floortui.ui.widgets.notice import Notice

ALERT = "alert"
"""How serious an alert is: more than any notice."""

USUAL_SECONDS = 5.0
"""How long a notice stands, unless said."""


class Said(NamedTuple):
    """A notice: its text, how serious it is, and until when it stands."""

    text: str
    severity: SeverityLevel
    until: float


class NoticingApp(App[None], inherit_bindings=False):
    """Shows the newest notice; an older one comes back if it still stands when that is over."""

    def __init__(self, *, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class, watch_css=False)
        self._said: list[Said] = []
        self._alert = ""
        """What somebody must hear before anything else."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",  # noqa: ARG002 - Textual's signature
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,  # noqa: ARG002 - likewise: text is data, never markup
    ) -> None:
        """Say something for a while, in the place of what was said before."""
        seconds = USUAL_SECONDS if timeout is None else timeout
        self._said = [said for said in self._said if said.text != message]
        self._said.append(Said(message, severity, time.monotonic() + seconds))
        self.show_notices()
        self.set_timer(seconds + 0.01, self.show_notices)

    def clear_notifications(self) -> None:
        """Take back what was said, but for what went wrong: that stands for its time."""
        self._said = [said for said in self._said if said.severity == "error"]
        self.show_notices()

    def alert(self, text: str) -> None:
        """Say what must be heard, over every notice, until it is said that there is nothing any more."""
        if text != self._alert:
            self._alert = text
            self.show_notices()

    def show_notices(self) -> None:
        """Show the newest notice that still stands, on the screen that is seen and on no other."""
        now = time.monotonic()
        self._said = [said for said in self._said if said.until > now]
        newest = self._said[-1] if self._said else None
        text, severity = (newest.text, str(newest.severity)) if newest else ("", "")
        if self._alert:
            text, severity = self._alert, ALERT
        for screen in self.screen_stack:
            seen = screen is self.screen
            for notice in screen.query(Notice):
                notice.say(text if seen else "", severity if seen else "")
