"""A seat at a real terminal: the app in a pseudo-terminal, with what a person, a kernel or a network can do to it."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from benchmarks.screen import Screen
from benchmarks.terminal import Terminal

ALTERNATE = re.compile(rb"\x1b\[\?1049([hl])")
CURSOR = re.compile(rb"\x1b\[\?25([hl])")
MOUSE = re.compile(rb"\x1b\[\?(?:1000|1002|1003|1006|1015)([hl])")
PASTE = re.compile(rb"\x1b\[\?2004([hl])")
KITTY = re.compile(rb"\x1b\[([<>])[0-9;]*u")
"""What a program switches in a terminal; the last one written is how it is left."""

ESCAPE_KEY, DOWN, ENTER = "\x1b[27u", "\x1b[B", "\r"
"""Escape as terminals write it that tell the key from the beginning of a sequence."""


class Seat(Terminal):
    """The app, its keyboard, its screen, and every byte that it wrote."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], rows: int = 36, cols: int = 120) -> None:
        self.written = bytearray()
        self._hung_up = False
        super().__init__(argv, env, rows, cols)

    def _read_chunk(self) -> bytes:
        """Note what is read; give up the terminal at once when the line is cut."""
        while not self._hung_up:
            readable, _, _ = select.select([self._keyboard], [], [], 0.05)
            if readable:
                data = super()._read_chunk()
                self.written += data
                return data
        return b""

    @property
    def pid(self) -> int:
        """The app's process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the app is still running."""
        return self._process.poll() is None

    def press(self, *keys: str) -> None:
        """Type keys one after the other, each when the screen is still."""
        for key in keys:
            self.send(key)
            self.settle(0.15)

    def paste(self, text: str) -> None:
        """Paste a text as a terminal does that was asked to mark pastes."""
        self.send(f"\x1b[200~{text}\x1b[201~")

    def send_bytes(self, data: bytes) -> None:
        """Send what no keyboard would."""
        self._write(data)

    def signal(self, number: int) -> None:
        """Send a signal to the app."""
        os.kill(self.pid, number)

    def resize(self, rows: int, cols: int) -> None:
        """Give the terminal another size, as dragging a window's corner does."""
        self._screen = Screen(rows, cols, self._write)
        fcntl.ioctl(self._keyboard, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def hang_up(self) -> None:
        """Close the terminal under the app, as a cut line does."""
        self._hung_up = True
        self._reader.join(2)
        os.close(self._keyboard)

    def exit_code(self, timeout: float = 20.0) -> int:
        """Wait for the end and give the code, 128 + n for a signal that nobody caught."""
        code = self._process.wait(timeout)
        self._reader.join(2)
        return code if code >= 0 else 128 - code

    def close(self) -> None:
        """Ask the app to end, make it if it does not, and give the terminal back."""
        if self._hung_up:
            with suppress(ProcessLookupError):
                self.signal(signal.SIGKILL)
            self._process.wait()
            return
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(0)
        super().close()

    def see(self, pattern: str, timeout: float = 20.0) -> str:
        """Wait until the screen shows a pattern, and give the screen."""
        return self.watch(lambda lines: re.search(pattern, "\n".join(lines)) is not None, timeout)

    def watch(self, shown: Callable[[Sequence[str]], bool], timeout: float = 20.0) -> str:
        """Wait until the screen is as described, if it is not so already, and give it."""
        self.settle(0.05, 1)
        if not shown(self.lines()):
            self.wait_until(shown, 0.0, timeout)
        return self.picture()

    def picture(self) -> str:
        """Give the screen as of the last wait."""
        return "\n".join(self.lines())

    def left_as_found(self) -> bool:
        """Say whether the terminal is as it was, though the program may never have taken it over."""
        return self.left_clean() or not ALTERNATE.search(bytes(self.written))

    def left_clean(self) -> bool:
        """Say whether the terminal was left as it was found: its own screen, a cursor, no mouse, no marked pastes."""
        data = bytes(self.written)
        last = {name: found[-1] for name, found in _switched(data).items() if found}
        pushed = sum({b">": 1, b"<": -1}[way] for way in KITTY.findall(data))
        return last.get("alternate") == b"l" and last.get("cursor") == b"h" and pushed <= 0 and _off(last)


def _switched(data: bytes) -> dict[str, list[bytes]]:
    return {
        "alternate": ALTERNATE.findall(data),
        "cursor": CURSOR.findall(data),
        "mouse": MOUSE.findall(data),
        "paste": PASTE.findall(data),
    }


def _off(last: Mapping[str, bytes]) -> bool:
    return last.get("mouse", b"l") == b"l" and last.get("paste", b"l") == b"l"


def until(true: Callable[[], bool], timeout: float = 20.0) -> bool:
    """Wait until something is true of the world outside the screen; give whether it became so."""
    deadline = time.monotonic() + timeout
    while not (result := true()) and time.monotonic() < deadline:
        time.sleep(0.05)
    return result


def size_of(path: Path) -> int:
    """Give a file's size, 0 if there is none."""
    return path.stat().st_size if path.exists() else 0
