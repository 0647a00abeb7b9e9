"""Tallies: how a question about a period is asked, and counts by whose they are come back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from floortui.storage.database import execute

if TYPE_CHECKING:
    from fractions import Fraction

NOBODY, HOUSE = None, 0
"""Whose a row is that no person's is; staff numbers begin at 1."""

Tallies = dict[str, "dict[int | None, int | Fraction]"]
"""Counts by name, then by whose they are: a staff number, HOUSE or NOBODY."""

TALKED = """{f}.answered = 1 AND NOT EXISTS (
    SELECT 1 FROM review AS said WHERE said.follow_up = {f}.id AND said.verdict = 'invented')"""
"""Whether a contact was one in both directions: somebody answered, and no manager has found that it was invented."""

_NAME = re.compile(r":(\w+)")
_NOTHING = "\x1f"
"""What stands in an empty list: a value that no cleaned text has, so that NOT IN stays true."""


@cache
def _parts(sql: str) -> tuple[str, ...]:
    return tuple(_NAME.split(sql))


def ask(sql: str, **facts: Any) -> list[tuple[Any, ...]]:
    """Ask with named values, as `:start`; a list stands for as many values, and an empty one for none."""
    parts: list[str] = [*_parts(sql)]
    parameters: list[Any] = []
    for index in range(1, len(parts), 2):
        value = facts[parts[index]]
        values = value or (_NOTHING,) if isinstance(value, tuple) else (value,)
        parameters += values
        parts[index] = ", ".join("?" * len(values))
    rows: list[tuple[Any, ...]] = execute("".join(parts), parameters).fetchall()
    return rows


def tally(names: Sequence[str], rows: Iterable[Sequence[Any]], *, parts: int = 1) -> Tallies:
    """Sort rows of somebody and their counts, as `names` calls them; `parts` is into how many a whole one is cut."""
    tallies: Tallies = {name: {} for name in names}
    for person, *counts in rows:
        for name, count in zip(names, counts, strict=True):
            if count:
                tallies[name][person] = count if parts == 1 else parted(count, parts)
    return tallies


def parted(count: int, parts: int) -> Fraction:
    """Give a count of parts as the exact number of wholes."""
    from fractions import Fraction  # it draws in decimal arithmetic, which no screen needs at its start

    return Fraction(count, parts)
