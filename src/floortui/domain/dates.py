"""Dates as other programs write them, where the order of day and month differs from house to house."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from floortui.domain.text import brief
from floortui.errors import Refused

MONTH_FIRST, DAY_FIRST, YEAR_FIRST, GUESS = "month-first", "day-first", "year-first", "guess"
ORDERS = (MONTH_FIRST, DAY_FIRST, YEAR_FIRST, GUESS)
"""How a map file names the order; GUESS is found out from the whole column."""

TOLERATED = 20
"""One date in so many may contradict the others: it is a slip, and its row is rejected."""

_TIME = r"(?:[t ]\s*\d{1,2}:\d{2}.*)?"
_YEAR_LEADS = re.compile(rf"(\d{{4}})[-/.年](\d{{1,2}})[-/.月](\d{{1,2}})日?{_TIME}", re.ASCII)
_RUN = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_SHORT = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}}|\d{{1,2}}){_TIME}", re.ASCII)
_NAMED = re.compile(
    rf"(?:(\d{{1,2}})[- ]([a-z]{{3}})[a-z]*|([a-z]{{3}})[a-z]* (\d{{1,2}}),?)[- ](\d{{4}}){_TIME}", re.A
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(text: str, order: str) -> str:
    """Read a date in a known order; what leads with a year of four digits or names the month needs none.

    Raises:
        Refused: it is no date.
    """
    plain = _plain(text)
    parts = _parts(plain, order)
    try:
        return date(*parts).isoformat() if parts else _refuse(text)
    except ValueError:
        return _refuse(text)


def _refuse(text: str) -> str:
    raise Refused("import.date", text=brief(text))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", brief(text)).casefold().split())


def _parts(plain: str, order: str) -> tuple[int, int, int] | None:
    if found := _YEAR_LEADS.fullmatch(plain) or _RUN.fullmatch(plain):
        return int(found[1]), int(found[2]), int(found[3])
    if (found := _NAMED.fullmatch(plain)) and (name := found[2] or found[3]) in _MONTHS:
        return int(found[5]), _MONTHS.index(name) + 1, int(found[1] or found[4])
    if found := _SHORT.fullmatch(plain):
        first, second, third = int(found[1]), int(found[2]), int(found[3])
        if order == YEAR_FIRST:
            return 2000 + first, second, third
        if len(found[3]) == 1:
            return None
        year = third if len(found[3]) == 4 else 2000 + third
        return (year, first, second) if order == MONTH_FIRST else (year, second, first)
    return None


@dataclass(slots=True)
class Evidence:
    """What the dates of a column say about their order."""

    seen: Counter[str] = field(default_factory=Counter)

    def note(self, text: str) -> None:
        """Look at one more date."""
        if found := _SHORT.fullmatch(_plain(text)):
            first, second = int(found[1]), int(found[2])
            if first > 12 >= second:
                self.seen[DAY_FIRST] += 1
            elif second > 12 >= first:
                self.seen[MONTH_FIRST] += 1
            else:
                self.seen[GUESS] += 1

    def order(self, heading: str) -> str:
        """Conclude the order.

        Raises:
            Refused: no date tells, or they contradict each other.
        """
        day, month = self.seen[DAY_FIRST], self.seen[MONTH_FIRST]
        if min(day, month) * TOLERATED > max(day, month):
            raise Refused("import.dates_mixed", heading=heading)
        if not day and not month and self.seen[GUESS]:
            raise Refused("import.dates_ambiguous", heading=heading)
        return DAY_FIRST if day > month else MONTH_FIRST
