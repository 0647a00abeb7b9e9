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
    goes: int = 0
    """Where there is no room for all, columns go: those with the highest number first, with 0 none."""
    group: str = ""
    """What stands over the headings of it and its neighbours of the same group."""


def widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Give the width of each column, with a cell before and behind each; 0 for one that went.

    Where room is short, columns that fit their content give it back one cell at a time, the one first that has most to
    give: what stands empty, then what is written.
    """
    stays = _staying(columns, room)
    needed = [_needed(number, column, rows) if column.goes <= stays else 0 for number, column in enumerate(columns)]
    sizes = [
        max(column.width, need) if column.goes <= stays else 0 for column, need in zip(columns, needed, strict=True)
    ]
    left = room - 1 - sum(size + 1 for size, column in zip(sizes, columns, strict=True) if column.goes <= stays)
    # what stands empty goes before a cell of anything written does
    for least in (needed, [column.width for column in columns]):
        left = _give_room(columns, sizes, least, left)
    return [
        max(1, left) if column.width == column.most == 0 else size for column, size in zip(columns, sizes, strict=True)
    ]


def _staying(columns: Sequence[Column], room: int) -> int:
    """Give the number up to which columns stay, so that what they keep at least has room."""
    for most in sorted({column.goes for column in columns}, reverse=True):
        if sum(column.width + 1 for column in columns if column.goes <= most) < room:
            return most
    return 0


def _give_room(columns: Sequence[Column], sizes: list[int], least: Sequence[int], left: int) -> int:
    """Take cells from the columns that fit their content, down to `least`, until nothing is missing; give what is."""
    while left < 0:
        slack = [
            size - keep if size and column.most else 0 for size, keep, column in zip(sizes, least, columns, strict=True)
        ]
        if max(slack, default=0) <= 0:
            break
        sizes[slack.index(max(slack))] -= 1
        left += 1
    return left


def _needed(number: int, column: Column, rows: Sequence[Sequence[str]]) -> int:
    """Give the width that a column's content takes, up to the most that it may."""
    if not column.most:
        return column.width
    cells = [cell_len(cells[number]) for cells in rows[:MOST_MEASURED] if number < len(cells)]
    return min(column.most, max([cell_len(column.heading), *cells]))
