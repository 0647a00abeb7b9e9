"""A program in a real pseudo-terminal, timed by when its output arrives.

A thread reads the terminal and stamps every chunk at once. The model of the screen is slow, so it is
fed only in gaps of the output: what it costs is in no number, and takes no CPU from the program.
"""

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import termios
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Self

from benchmarks import processes
from benchmarks.screen import UNFINISHED, Screen

GAP = 0.012
"""Seconds without output after which the screen is drawn."""
PATIENCE = 1.0
"""Seconds after which it is drawn although the output does not pause."""

ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronised output: known, off
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # resize reports in band: unknown
    b"\x1b[c": b"\x1b[?64;1;2;6;22c",
    b"\x1b[0c": b"\x1b[?64;1;2;6;22c",
    b"\x1b[>c": b"\x1b[>41;370;0c",
    b"\x1b[5n": b"\x1b[0n",
    b"\x1b]10;?\x07": b"\x1b]10;rgb:ffff/ffff/ffff\x07",
    b"\x1b]11;?\x07": b"\x1b]11;rgb:0000/0000/0000\x07",
}
"""What xterm says to the queries that programs send at their start."""
QUERY = re.compile(b"|".join(re.escape(query) for query in ANSWERS))


class NotSeenError(Exception):
    """What was waited for did not come; the message shows the screen as it was."""


class Terminal:
    """A running program, its keyboard and its screen; a context manager that ends the program."""

    def __init__(self, argv: Sequence[str], env: Mapping[str, str], rows: int, cols: int) -> None:
        self._keyboard, program_side = pty.openpty()
        fcntl.ioctl(program_side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        self._screen = Screen(rows, cols, self._write)
        self._chunks: deque[tuple[float, bytes]] = deque()
        self._news = threading.Condition()
        self._last_arrival = 0.0
        self._ended = False
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            list(argv),
            stdin=program_side,
            stdout=program_side,
            stderr=program_side,
            env=dict(env),
            cwd=env.get("HOME"),
            start_new_session=True,
            preexec_fn=partial(fcntl.ioctl, 0, termios.TIOCSCTTY, 0),
        )
        os.close(program_side)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def send(self, keys: str) -> float:
        """Type the keys in one go and return the moment just before."""
        pressed = time.perf_counter()
        self._write(keys.encode())
        return pressed

    def lines(self) -> list[str]:
        """Return the screen as of the last wait."""
        return self._screen.lines()

    def wait_for(self, pattern: str, since: float, timeout: float = 20.0) -> float:
        """Wait until the pattern is found on the screen; see `wait_until`."""
        regex = re.compile(pattern)
        return self.wait_until(lambda lines: bool(regex.search("\n".join(lines))), since, timeout)

    def wait_until(self, seen: Callable[[Sequence[str]], bool], since: float, timeout: float = 20.0) -> float:
        """Return the seconds from `since` to the arrival of the chunk that made `seen` true of the screen.

        Only chunks that came after `since` count, so `seen` should be false before.

        Raises:
            NotSeenError: within the timeout it did not happen, or the program ended.
        """
        deadline = time.perf_counter() + timeout
        while chunk := self._next_chunk(deadline):
            arrived, data = chunk
            self._screen.feed(data)
            if arrived >= since and seen(self.lines()):
                return arrived - since
        why = "the program ended" if self._ended else f"not seen within {timeout:g} s"
        raise NotSeenError("\n".join([why, *(f"|{line}" for line in self.lines())]))

    def settle(self, quiet: float = 0.3, timeout: float = 10.0) -> None:
        """Wait until no output has come for `quiet` seconds, and draw what came."""
        deadline = time.perf_counter() + timeout
        while chunk := self._next_chunk(min(deadline, time.perf_counter() + quiet)):
            self._screen.feed(chunk[1])

    def cpu_seconds(self) -> float:
        """Return the CPU time of the program and its children."""
        return processes.cpu_seconds(self._process.pid)

    def peak_memory(self) -> float:
        """Return the highest resident memory of the program and its children, in MB."""
        return processes.peak_memory(self._process.pid)

    def close(self) -> None:
        """Ask the program to end, make it if it does not, and give the terminal back."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(3)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._reader.join(1)
        os.close(self._keyboard)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _next_chunk(self, deadline: float) -> tuple[float, bytes] | None:
        """Return the oldest chunk not yet drawn once the output pauses; None if none came in time."""
        with self._news:
            self._news.wait_for(lambda: self._chunks or self._ended, deadline - time.perf_counter())
        if not self._chunks or time.perf_counter() > deadline:
            return None
        overdue = self._chunks[0][0] + PATIENCE
        while (moment := time.perf_counter()) < overdue and moment - self._last_arrival < GAP:
            time.sleep(GAP / 6)
        return self._chunks.popleft()

    def _read(self) -> None:
        """Stamp, answer and keep what the program writes; runs in a thread of its own."""
        unfinished = b""
        while data := self._read_chunk():
            arrived = time.perf_counter()
            unfinished = self._answer(unfinished + data)
            with self._news:
                self._last_arrival = arrived
                self._chunks.append((arrived, data))
                self._news.notify()
        with self._news:
            self._ended = True
            self._news.notify()

    def _read_chunk(self) -> bytes:
        """Return what can be read; nothing once the program has closed its side."""
        try:
            return os.read(self._keyboard, 65536)
        except OSError:  # Linux says EIO instead of an end of file
            return b""

    def _answer(self, output: bytes) -> bytes:
        """Reply to the queries in the output; returns the sequence that its end cuts off."""
        for query in QUERY.finditer(output):
            self._write(ANSWERS[query.group()])
        cut = UNFINISHED.search(output[-256:].decode("latin-1"))
        return cut.group().encode("latin-1") if cut else b""

    def _write(self, data: bytes) -> None:
        """Write all of the data to the program's input."""
        with suppress(OSError):  # it may have ended; the next wait says so
            while data:
                data = data[os.write(self._keyboard, data) :]


def spawn(argv: Sequence[str], env: Mapping[str, str], rows: int = 36, cols: int = 120) -> Terminal:
    """Start a program in a terminal of its own, with exactly this environment, in its HOME."""
    return Terminal(argv, env, rows, cols)
