"""The programs under measurement: how each is started, and what on its screen says that it is there."""

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.cells import cell_len

from benchmarks.showroom import CONSULTANTS, RECEPTION

HELLO = Path(__file__).parent / "apps" / "hello.py"

DUE = re.compile(r"\b1\d{10} +\d\d-\d\d\b")
"""A phone and the day of the next contact, in one's own list."""
PHONE = re.compile(r"\b1\d{10}\b")
HEADING = "NEXT"
"""Heads the panel that names the consultant who greets."""
PANEL_ROWS = 3
"""The name stands within so many rows under the heading …"""
PANEL_COLUMNS = 24
"""… and begins within so many columns of it, or it belongs to another panel."""
LEAST_FOUND = 8
"""So many rows with the letter mean that the list is the one that was searched for."""
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


def floortui(database: Path, who: str = RECEPTION) -> Program:
    """Return the Floor screen on this database, with somebody sitting there."""
    options = ("--db", str(database), "--lang", "en", "--as", who)
    return Program((sys.executable, "-m", "floortui", *options), floor_is_usable)


def floor_is_usable(lines: Sequence[str]) -> bool:
    """Tell whether the line-up is painted and says who greets."""
    text = "\n".join(lines)
    return bool(next_consultant(lines)) and sum(name in text for name in CONSULTANTS) >= LINE_UP_SHOWN


def drawer_is_shown(lines: Sequence[str]) -> bool:
    """Tell whether the Drawer is painted with its cards."""
    text = "\n".join(lines)
    return "all open" in text and "phone wanted" in text


def my_day_is_shown(lines: Sequence[str]) -> bool:
    """Tell whether My day is painted: its sums, a list full of what is due, and the first one's card."""
    due = sum(bool(DUE.search(line)) for line in lines)
    return any("overdue" in line for line in lines[1:6]) and due > LEAST_FOUND and bool(card_beside(lines))


def finds(letter: str) -> Callable[[Sequence[str]], bool]:
    """Give what tells that the list holds those whose name begins with a letter."""
    return lambda lines: sum(f" {letter}" in line or f"▕{letter}" in line for line in lines[4:20]) > LEAST_FOUND


def finds_one(lines: Sequence[str]) -> bool:
    """Tell whether the search has found the one customer who has a phone."""
    return any("found · 1 " in f"{line} " for line in lines[1:4])


def card_beside(lines: Sequence[str]) -> str:
    """Return the phone of the card that stands beside the list; empty if none does."""
    found = next((PHONE.search(line) for line in lines[1:4] if PHONE.search(line)), None)
    return found[0] if found else ""


def another_card(shown: str) -> Callable[[Sequence[str]], bool]:
    """Give what tells that another card than this one stands beside the list."""
    return lambda lines: card_beside(lines) not in ("", shown)


def shows_plan(plan: str) -> Callable[[Sequence[str]], bool]:
    """Give what tells that a saved plan stands on the card, its form gone."""
    return lambda lines: any(f"Plan {plan}" in line for line in lines)


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
