"""Large letters: a name written so that it is read across a room.

A terminal has letters of one size. Figlet fonts know Latin only, and a program in a terminal cannot draw with the
computer's own fonts, which may lack Chinese besides. So the letters of names ship as points (GNU Unifont, 16 rows each,
Chinese and Latin alike), and two rows of points are one line of half blocks, ▀▄█, which every terminal draws without a
gap: a Chinese name of three is 48 columns and 8 lines, and twice that where there is room.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from rich.cells import cell_len

from floortui.resources import reference
from floortui.ui.widgets.rowlist import fitted

ROWS = 16
RECORD_BYTES = 2 + 2 * ROWS

LARGEST = 4
"""How many columns a point is wide at most."""

BLANK_COLUMNS = 5
"""Of the space between two words."""

_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
"""A cell, by whether its upper and its lower half is drawn."""


class _Points(NamedTuple):
    """A drawing: its rows, each a number whose highest bit is the leftmost point."""

    rows: tuple[int, ...]
    width: int


@cache
def _table() -> bytes:
    return reference("letters.bin").read_bytes()


def _letter(letter: str) -> _Points | None:
    """Look a letter up; None if it is not among those that ship."""
    if letter == " ":
        return _Points((0,) * ROWS, BLANK_COLUMNS)
    table, code = _table(), ord(letter)
    at = bisect_left(
        range(len(table) // RECORD_BYTES),
        code,
        key=lambda n: int.from_bytes(table[(start := n * RECORD_BYTES) : start + 2]),
    )
    record = table[at * RECORD_BYTES : (at + 1) * RECORD_BYTES]
    if int.from_bytes(record[:2]) != code or not record:
        return None
    width = 8 * cell_len(letter)
    rows = tuple(int.from_bytes(record[n : n + 2]) >> (16 - width) for n in range(2, RECORD_BYTES, 2))
    return _Points(rows, width)


def _joined(letters: list[_Points]) -> _Points:
    """Put letters beside each other, without the blank rows above and below them all."""
    rows = [0] * ROWS
    for letter in letters:
        rows = [row << letter.width | more for row, more in zip(rows, letter.rows, strict=True)]
    drawn = [number for number, row in enumerate(rows) if row]
    return _Points(tuple(rows[drawn[0] : drawn[-1] + 1]) if drawn else (), sum(letter.width for letter in letters))


@cache
def large(text: str, width: int, height: int) -> tuple[str, ...]:
    """Write a text as large as so many columns and lines allow; nothing if it has no room, or a letter is not known."""
    letters = [_letter(letter) for letter in text]
    known = [letter for letter in letters if letter is not None]
    if not known or len(known) < len(letters):
        return ()
    points = _joined(known)
    for scale in range(LARGEST, 0, -1):
        if points.width * scale <= width and -(-len(points.rows) * scale // 2) <= height:
            return _lines(points, scale)
    return ()


def _lines(points: _Points, scale: int) -> tuple[str, ...]:
    """Draw points, each so many columns wide and half as many lines high."""
    rows = [
        [bool(row >> (points.width - 1 - column // scale) & 1) for column in range(points.width * scale)]
        for row in points.rows
        for _again in range(scale)
    ]
    if len(rows) % 2:
        rows.append([False] * (points.width * scale))
    return tuple(
        "".join(_BLOCKS[pair] for pair in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    )


def spaced(text: str, width: int) -> str:
    """Write what cannot be written large with a gap between its letters, if there is room."""
    wide = " ".join(text)
    return wide if cell_len(wide) <= width else fitted(text, width)
