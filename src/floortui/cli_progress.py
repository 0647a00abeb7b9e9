"""How far a long command is, on stderr: a bar on a terminal, else a line a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from floortui.cli_options import tell
from floortui.language import _

EVERY_SECONDS = 1.0
"""How often a line says how far it is, where there is no terminal for a bar."""

Progress = Callable[[int, int], None]
"""Told how many rows are done, and of how many."""


@contextmanager
def showing_progress() -> Iterator[Progress]:
    """Show how far rows are: how many, how many a second, and how long the rest will take."""
    if not sys.stderr.isatty():
        yield Lines(time.monotonic)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    with Bar(BarColumn(), TextColumn("{task.description}", markup=False), console=Console(stderr=True)) as bar:
        task, pace = bar.add_task("", total=None), Pace(time.monotonic)
        yield lambda done, total: bar.update(task, completed=done, total=total, description=pace.says(done, total))


class Pace:
    """How fast rows go; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._began = clock()

    @property
    def seconds(self) -> float:
        """The seconds since it began."""
        return self._clock() - self._began

    def says(self, done: int, total: int) -> str:
        """Say how far it is, and at what pace."""
        rate = done / max(self.seconds, 0.001)
        return _("{done} of {total} rows, {rate} a second, {seconds} s left").format(
            done=f"{done:,}",
            total=f"{total:,}",
            rate=f"{rate:,.0f}",
            seconds=f"{(total - done) / max(rate, 0.001):,.0f}",
        )


class Lines:
    """Tells it in lines, one a second at most: a log grows by few, and a short command by none."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._pace = Pace(clock)
        self._told = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell how far it is, if a second has passed and there is more to come."""
        if done < total and self._pace.seconds - self._told >= EVERY_SECONDS:
            self._told = self._pace.seconds
            tell(self._pace.says(done, total), err=True)
