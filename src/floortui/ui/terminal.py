"""What comes from the terminal, on its way to Textual: a paste presses no key, whatever was pasted.

Textual takes an escape sequence inside a bracketed paste for a key, and a byte that is no UTF-8 ends its reading of
keys. Most terminals take both out of what they paste; tmux and some others do not.
"""

from __future__ import annotations

import codecs
import os
import select
import signal
import termios
import threading
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

ESCAPE = "\x1b"
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
READ_BYTES = 4096


GIVEN_BACK = b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?2004l\x1b[?1004l\x1b[<u\x1b[?1049l\x1b[?25h"
"""Mouse, pastes, focus, keyboard, screen and cursor as a shell expects them."""

_found: list[tuple[int, list[Any]]] = []
"""The terminal, and how it was set when the program came."""


def give_back() -> None:
    """Leave the terminal as it was found, when nothing else of the program can be waited for any more."""
    with suppress(OSError, termios.error):
        os.set_blocking(2, False)  # a line that was cut takes nothing, and would hold this for ever
        os.write(2, GIVEN_BACK)
    for terminal, attributes in _found:
        with suppress(OSError, termios.error):
            termios.tcsetattr(terminal, termios.TCSANOW, attributes)


class PasteFilter:
    """Takes the escapes out of pastes, however the terminal's bytes are cut into pieces."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._pasting = False
        self._tail = ""
        """Outside a paste what was passed on last, inside what may be the beginning of its end."""

    def feed(self, data: bytes) -> bytes:
        """Give what may be passed on of the bytes that came; keys outside a paste are never held back."""
        rest, passed = self._decode(data), ""
        while rest:
            said, rest = self._inside(rest) if self._pasting else self._outside(rest)
            passed += said
        return passed.encode()

    def _outside(self, text: str) -> tuple[str, str]:
        """Pass on keys up to the beginning of a paste, part of which may have come before."""
        before, self._tail = self._tail, ""
        begins = (before + text).find(PASTE_BEGINS)
        if begins < 0:
            self._tail = (before + text)[-len(PASTE_BEGINS) + 1 :]
            return text, ""
        self._pasting = True
        at = begins + len(PASTE_BEGINS) - len(before)
        return text[:at], text[at:]

    def _inside(self, text: str) -> tuple[str, str]:
        """Pass on what is pasted without its escapes, up to its end."""
        pasted, self._tail = self._tail + text, ""
        ends = pasted.find(PASTE_ENDS)
        if ends >= 0:
            self._pasting = False
            return pasted[:ends].replace(ESCAPE, "") + PASTE_ENDS, pasted[ends + len(PASTE_ENDS) :]
        begun = next((n for n in range(len(PASTE_ENDS) - 1, 0, -1) if pasted.endswith(PASTE_ENDS[:n])), 0)
        self._tail = pasted[len(pasted) - begun :]
        return pasted[: len(pasted) - begun].replace(ESCAPE, ""), ""


class TerminalDriver(LinuxDriver):
    """Textual's driver, with a filter between the terminal and its reading thread."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        self._reads_from = threading.local()
        super().__init__(app, **options)
        with suppress(termios.error):
            _found.append((self._terminal, termios.tcgetattr(self._terminal)))

    @property
    def fileno(self) -> int:
        """The terminal; for the thread that reads keys, the filter's end of a pipe."""
        return int(getattr(self._reads_from, "pipe", self._terminal))

    @fileno.setter
    def fileno(self, number: int) -> None:
        self._terminal = number

    def run_input_thread(self) -> None:
        """Read keys from behind the filter, until Textual asks no more."""
        filtered, into = os.pipe()
        stopped, stop = os.pipe()
        pump = threading.Thread(target=self._pump, args=(into, stopped), name="terminal", daemon=True)
        self._reads_from.pipe = filtered
        pump.start()
        try:
            super().run_input_thread()
        finally:
            del self._reads_from.pipe
            os.close(filtered)
            os.close(stop)
            pump.join()
            os.close(into)
            os.close(stopped)

    def _pump(self, into: int, stopped: int) -> None:
        """Pass the terminal's bytes through the filter, until it is stopped or the line is cut."""
        paste_filter = PasteFilter()
        while stopped not in select.select([self._terminal, stopped], [], [])[0]:
            try:
                data = os.read(self._terminal, READ_BYTES)
            except OSError:  # nobody is at the other end
                data = b""
            if not data:
                signal.raise_signal(signal.SIGHUP)  # a kernel that saw it first has sent the same
                return
            left = paste_filter.feed(data)
            with suppress(BrokenPipeError):  # asked to stop while Textual was slower than a paste
                while left:
                    left = left[os.write(into, left) :]
