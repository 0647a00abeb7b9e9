"""Days as people say them, for what is due: `+3`, `fri`, `下周三`, `25`, `月底`, `12-25`.

What is read is a day as it is stored, `2026-12-25`, and never one that has passed.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice

from floortui.domain.cadence import after
from floortui.domain.text import brief
from floortui.errors import Refused

_NAMED = {
    "today": 0, "tomorrow": 1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
"""Words for a day, and how many days after today it is."""

_UNITS = {
    "d": "day", "day": "day", "days": "day", "天": "day", "日": "day",
    "w": "week", "week": "week", "weeks": "week", "周": "week", "星期": "week", "个星期": "week",
    "m": "month", "month": "month", "months": "month", "月": "month", "个月": "month",
}  # fmt: skip
"""Units of a step from today."""

_ENGLISH = ("mon monday", "tue tues tuesday", "wed wednesday", "thu thur thurs thursday", "fri friday", "sat saturday",
            "sun sunday")  # fmt: skip
_CHINESE = ("一", "二", "三", "四", "五", "六", "日天")
_WEEKDAYS = {name: number for number, names in enumerate(_ENGLISH) for name in names.split()} | {
    week + name: number for week in ("周", "星期", "礼拜") for number, names in enumerate(_CHINESE) for name in names
}
"""Every name of a weekday, and its number from Monday, 0."""

_WEEKS = {"下下": 2, "下": 1, "本": 0, "这": 0, "next": 1, "this": 0}
"""Words before a weekday's name, and which calendar week it is of."""

_STEP = re.compile(r"\+([0-9]{1,3})([^0-9]*)|([0-9]{1,3})([^0-9]+)后")
_OF_WEEK = re.compile(rf"({'|'.join(_WEEKS)})个?({'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})")
_OF_MONTH = re.compile(r"(\d{1,2})(?:号|日|st|nd|rd|th)?", re.ASCII)
_OF_YEAR = re.compile(r"(\d{1,2})(?:[-/.](\d{1,2})|月(\d{1,2})[日号]?)", re.ASCII)
_FULL = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?)", re.ASCII)
_MONTH_ENDS = {"月底": 0, "本月底": 0, "这个月底": 0, "月末": 0, "monthend": 0, "endofmonth": 0,
               "下月底": 1, "下个月底": 1, "下月末": 1, "nextmonthend": 1}  # fmt: skip
_MONTH_STARTS = frozenset(("月初", "下月初", "下个月初", "monthstart"))


def read_due(text: str, today: date, field: str = "next") -> str:
    """Read the day on which something is due, as people say it.

    Steps count from today: `+3` days, `+2w`, `+1m`, `3天后`. A weekday, or a day of the month, is the next one after
    today; `下周三` and `next wed` are of the next calendar week, which starts on Monday. A day without a year may be
    today.

    Raises:
        Refused: it is no day, or one that has passed.
    """
    words = _folded(text)
    try:
        day = next((day for read in _WAYS if (day := read(words, today)) is not None), None)
    except (ValueError, OverflowError, Refused):  # the 30th of February, or a day off the calendar
        day = None
    if day is None:
        raise Refused("due.unreadable", field=field, text=brief(text))
    if day < today:
        raise Refused("due.past", field=field, day=day.isoformat())
    return day.isoformat()


_PAST = {
    "today": 0, "yesterday": 1, "今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2, "大前天": 3,
}  # fmt: skip
"""Words for a day that has been, and how many days before today it is."""

_AGO = re.compile(r"(\d{1,3})(?:天前|日前|daysago|dago)", re.ASCII)
_LAST_WEEK = re.compile(rf"(?:上个?|last)({'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})")
_NAMED_DAY_OF_MONTH = re.compile(r"(\d{1,2})[号日]", re.ASCII)


def past_day(text: str, today: date) -> str:
    """Read a day that has been, as people say it: `昨天`, `sat`, `3天前`, `3/12`, `12号`; empty if it is none.

    A weekday is the last one, today too; `上周三` is of the calendar week before. A day without a year is the last one.
    """
    words = _folded(text)
    try:
        day = next((day for read in _WAYS_BACK if (day := read(words, today)) is not None), None)
    except (ValueError, OverflowError):  # the 30th of February
        return ""
    return day.isoformat() if day is not None and day <= today else ""


def _days_ago(words: str, today: date) -> date | None:
    said = _AGO.fullmatch(words)
    back = _PAST.get(words, int(said[1]) if said else None)
    return None if back is None else today - timedelta(days=back)


def _last_weekday(words: str, today: date) -> date | None:
    if said := _LAST_WEEK.fullmatch(words):
        return today + timedelta(days=_WEEKDAYS[said[1]] - today.weekday() - 7)
    return today - timedelta(days=(today.weekday() - _WEEKDAYS[words]) % 7) if words in _WEEKDAYS else None


def _last_of_year(words: str, today: date) -> date | None:
    if not (said := _OF_YEAR.fullmatch(words)):
        return None
    month, number = int(said[1]), int(said[2] or said[3])
    candidates = (_in_month(year, month, number) for year in range(today.year, today.year - 9, -1))
    return next((day for day in candidates if day and day <= today), None)


def _last_of_month(words: str, today: date) -> date | None:
    if not (said := _NAMED_DAY_OF_MONTH.fullmatch(words)):
        return None
    months = ((today.year * 12 + today.month - 1 - back) for back in range(3))
    candidates = (_in_month(month // 12, month % 12 + 1, int(said[1])) for month in months)
    return next((day for day in candidates if day and day <= today), None)


_WAYS_BACK: tuple[Callable[[str, date], date | None], ...] = (
    _days_ago, _last_weekday, _last_of_year, _last_of_month, lambda words, today: _full(words, today),
)  # fmt: skip
"""The ways in which a day that has been may be said."""


def _folded(text: str) -> str:
    """Make width, case and spaces no difference; only between two digits a space stays, and parts them."""
    plain = " ".join(unicodedata.normalize("NFKC", brief(text)).casefold().split())
    return re.sub(r"(?<!\d) | (?!\d)", "", plain)


def _named(words: str, today: date) -> date | None:
    return today + timedelta(days=_NAMED[words]) if words in _NAMED else None


def _step(words: str, today: date) -> date | None:
    if not (said := _STEP.fullmatch(words)):
        return None
    count, unit = said[1] or said[3], _UNITS.get(said[2] or said[4] or "day")
    return date.fromisoformat(after(today.isoformat(), f"{count} {unit}")) if unit else None


def _weekday(words: str, today: date) -> date | None:
    if words not in _WEEKDAYS:
        return None
    return today + timedelta(days=(_WEEKDAYS[words] - today.weekday() - 1) % 7 + 1)


def _of_week(words: str, today: date) -> date | None:
    if not (said := _OF_WEEK.fullmatch(words)):
        return None
    return today + timedelta(days=_WEEKDAYS[said[2]] - today.weekday() + 7 * _WEEKS[said[1]])


def _of_month(words: str, today: date) -> date | None:
    if not (said := _OF_MONTH.fullmatch(words)):
        return None
    number = int(said[1])
    # any day up to the 31st comes within three months: no two months in a row lack it
    candidates = (_in_month(year, month, number) for year, month in islice(_months(today), 3))
    return next((day for day in candidates if day and day > today), None)


def _of_year(words: str, today: date) -> date | None:
    if not (said := _OF_YEAR.fullmatch(words)):
        return None
    month, number = int(said[1]), int(said[2] or said[3])
    # 29 February may be eight years away
    candidates = (_in_month(year, month, number) for year in range(today.year, min(today.year + 9, date.max.year + 1)))
    return next((day for day in candidates if day and day >= today), None)


def _full(words: str, today: date) -> date | None:
    if not (said := _FULL.fullmatch(words)):
        return None
    return date(int(said[1]), int(said[3] or said[5]), int(said[4] or said[6]))


def _edge_of_month(words: str, today: date) -> date | None:
    months = [date(year, month, 1) for year, month in islice(_months(today), 3)]
    if words in _MONTH_STARTS:
        return months[1]
    if words not in _MONTH_ENDS:
        return None
    ends = [first.replace(day=monthrange(first.year, first.month)[1]) for first in months]
    which = _MONTH_ENDS[words]
    return ends[which] if ends[which] > today else ends[which + 1]


_WAYS: tuple[Callable[[str, date], date | None], ...] = (
    _named, _step, _weekday, _of_week, _of_month, _of_year, _full, _edge_of_month,
)  # fmt: skip
"""The ways in which a day may be said; no text fits two."""


def _months(today: date) -> Iterator[tuple[int, int]]:
    """Give this month and those after it, as year and month."""
    year, month = today.year, today.month
    while True:
        yield year, month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _in_month(year: int, month: int, number: int) -> date | None:
    """Give a day of a month; None if the month lacks it."""
    try:
        return date(year, month, number)
    except ValueError:
        return None
