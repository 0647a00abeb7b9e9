"""Packing: parts of a sentence put into lines, so that a line breaks between two parts and nowhere in one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len, chop_cells

from floortui.ui.widgets.rowlist import fitted

BETWEEN = " · "
"""What stands between the parts of a title."""

_PIECES = re.compile(r"[!-~′″…]+ *|.")
"""What is not broken: a word, a number, a time. Chinese breaks between any two letters."""


def joined(*parts: str) -> str:
    """Join the parts of a title that there are."""
    return BETWEEN.join(part for part in parts if part)


def packed(parts: Sequence[str], width: int, gap: str = "   ") -> str:
    """Put parts into as few lines as they need; one that is wider than a line has a line of its own."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{gap}{part}" if lines else part
        if lines and cell_len(longer.rstrip()) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return "\n".join(lines)


def wrapped(parts: Sequence[str], width: int) -> list[str]:
    """Give the lines of a sentence, broken between its parts where that is possible, and never in a word or a time."""
    lines = [""]
    for part in parts:
        if lines[-1] and cell_len((lines[-1] + part).rstrip()) > width:
            lines.append("")
        for piece in _PIECES.findall(part):
            if lines[-1] and cell_len((lines[-1] + piece).rstrip()) > width:
                lines.append("")
            lines[-1] += piece
    return [line.rstrip(BETWEEN) for line in lines]


def cut(parts: Sequence[str], width: int, most: int) -> list[str]:
    """Wrap a sentence into as many lines as there is room for; an ellipsis says that there is more of it."""
    lines = wrapped(parts, width)
    if len(lines) > most:
        lines = wrapped(["".join(parts)], width)
    if len(lines) <= most or most < 1:
        return lines
    return [*lines[: most - 1], fitted(f"{lines[most - 1]} {lines[most]}", width)]


WIDEST = 2
"""Cells of the widest letter."""

_WORD = re.compile(r"\s*\S+\s*")


def broken(text: str, width: int) -> list[str]:
    """Break a plain text into lines of so many cells where Textual breaks it, in a tenth of the time.

    A word goes to the next line where it has no room, and is cut where it has none on any line, as Chinese is.
    """
    if cell_len(text) <= width or width < WIDEST:  # narrower than a letter, there is nothing to break
        return [text.rstrip()]
    lines: list[str] = []
    line, used = "", 0
    for word in _WORD.findall(text):
        cells = cell_len(word.rstrip())
        if cells <= width - used:
            line, used = line + word, used + cell_len(word)
            continue
        pieces = chop_cells(word, width) if cells > width else [word]
        lines += [*([line] if line else []), *pieces[:-1]]
        line, used = pieces[-1], cell_len(pieces[-1])
    return [each.rstrip() for each in [*lines, line]]
