"""Columns of a list: how wide each is, by what stands in them and by the room that there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

MOST_MEASURED = 300
"""How many rows are looked at; a list of any length costs the same."""


class Column(NamedTuple):
    """A column: its heading, its width in cells (0 takes what is left), and whether it stands right."""

    heading: str
    width: int
    right: bool = False
    most: int = 0
    """As wide as what stands in it, up to this; `width` is then what it keeps where room is short."""


def widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Give the width of each column, with a cell before and behind each.

    Columns that fit their content give room back one cell at a time, the one first that has most to give.
    """
    sizes = [_wanted(number, column, rows) for number, column in enumerate(columns)]
    left = room - len(columns) - 1 - sum(sizes)
    while left < 0:
        slack = [size - column.width if column.most else 0 for size, column in zip(sizes, columns, strict=True)]
        if max(slack, default=0) <= 0:
            break
        sizes[slack.index(max(slack))] -= 1
        left += 1
    return [
        max(1, left) if column.width == column.most == 0 else size for column, size in zip(columns, sizes, strict=True)
    ]


def _wanted(number: int, column: Column, rows: Sequence[Sequence[str]]) -> int:
    if not column.most:
        return column.width
    cells = [cell_len(cells[number]) for cells in rows[:MOST_MEASURED] if number < len(cells)]
    return max(column.width, min(column.most, max([cell_len(column.heading), *cells])))
