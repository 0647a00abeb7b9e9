"""The programs under measurement: how each is started, and what on its screen says that it is there."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.cells import cell_len

from benchmarks.showroom import CONSULTANTS, RECEPTION

HELLO = Path(__file__).parent / "apps" / "hello.py"

HEADING = "NEXT"
"""Heads the panel that names the consultant who greets."""
PANEL_ROWS = 3
"""The name stands within so many rows under the heading …"""
PANEL_COLUMNS = 24
"""… and begins within so many columns of it, or it belongs to another panel."""
LINE_UP_SHOWN = 5
"""So many names on the screen mean that the line-up is painted, not only the panel."""


@dataclass(frozen=True)
class Program:
    """Something that runs in a terminal."""

    argv: tuple[str, ...]
    ready: Callable[[Sequence[str]], bool]
    """Whether these lines of the screen show that it can be used."""


def bare() -> Program:
    """Return the hello world."""
    return Program((sys.executable, str(HELLO)), lambda lines: "hello world" in "\n".join(lines))


def bare_echo() -> Program:
    """Return the hello world with a field that is echoed."""
    return Program((*bare().argv, "--echo"), bare().ready)


def floortui(database: Path) -> Program:
    """Return the Floor screen on this database, with reception sitting there."""
    options = ("--db", str(database), "--lang", "en", "--as", RECEPTION)
    return Program((sys.executable, "-m", "floortui", *options), floor_is_usable)


def floor_is_usable(lines: Sequence[str]) -> bool:
    """Tell whether the line-up is painted and says who greets."""
    text = "\n".join(lines)
    return bool(next_consultant(lines)) and sum(name in text for name in CONSULTANTS) >= LINE_UP_SHOWN


def next_consultant(lines: Sequence[str]) -> str:
    """Return who stands under the heading NEXT; empty if nobody does, or another screen covers it."""
    for row, line in enumerate(lines):
        if HEADING in line:
            left = cell_len(line[: line.index(HEADING)])
            for under in lines[row + 1 : row + 1 + PANEL_ROWS]:
                starts = {cell_len(under[: under.index(name)]): name for name in CONSULTANTS if name in under}
                inside = [start for start in starts if abs(start - left) <= PANEL_COLUMNS]
                if inside:
                    return starts[min(inside)]
    return ""
