"""Ending as a signal asks: the terminal is given back, and nothing that hangs holds the program for long."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable

ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
"""Signals that end the program; the terminal is restored and what is being typed is kept."""

LEAVE_SECONDS = 1.5
"""How long after such a signal the program is over, whatever else hangs."""


def on_ending_signals(leave: Callable[[int], None]) -> None:
    """Have the running loop call `leave` with an exit code when a signal asks the program to end."""

    def signalled(number: int) -> None:
        # writing to a terminal whose line was cut stops Textual for ever
        by_force = threading.Timer(LEAVE_SECONDS, _leave_by_force, (128 + number,))
        by_force.daemon = True
        by_force.start()
        leave(128 + number)

    loop = asyncio.get_running_loop()
    for name in ENDING_SIGNALS:
        if number := getattr(signal, name, None):
            try:
                loop.add_signal_handler(number, signalled, int(number))
            except NotImplementedError:  # Windows has no such handlers
                break


def _leave_by_force(code: int) -> None:
    """End at once, the terminal given back as far as it takes anything."""
    if sys.platform != "win32":
        from floortui.ui.terminal import give_back

        give_back()
    os._exit(code)
