"""Packing: parts of a sentence put into lines, so that a line breaks between two parts and nowhere in one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len

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
