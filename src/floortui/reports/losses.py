"""Why customers were lost: kinds of reasons, the reasons in them, by consultant, and the cars bought instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from floortui.domain.moments import business_day, zone_named
from floortui.domain.period import Period
from floortui.domain.records import Choice
from floortui.reports.fairness import PERIODS
from floortui.reports.period_figures import distinct
from floortui.storage.database import snapshot
from floortui.storage.queries import house, losses, people

OTHER = "other"
"""The kind of reasons that says nothing: its share is watched."""


class LostLine(NamedTuple):
    """A kind of reason, or a reason of one."""

    group: str
    reason: str
    """Empty for the kind as a whole."""
    number: int
    share: float
    """Of all losses of the time."""
    by: Mapping[int | None, int]
    """By who marked them."""
    cars: tuple[tuple[str, int], ...]
    """What was bought instead, as far as it is known, the most often first."""


class LostFrame(NamedTuple):
    """Everything that the view shows; two equal frames show the same."""

    unit: str
    period: Period
    today: str
    lines: tuple[LostLine, ...]
    total: int
    names: Mapping[int, str]
    """Who marked any, by number."""
    choices: Mapping[tuple[str, str], Choice]
    most_other: int
    """The share in percent above which something else alarms."""

    @property
    def runs(self) -> bool:
        """Whether it is not over."""
        return self.period.end > self.today

    @property
    def other_share(self) -> float:
        """The share of what is said to be something else."""
        return next((line.share for line in self.lines if line.group == OTHER and not line.reason), 0.0)

    @property
    def alarms(self) -> bool:
        """Whether too much is something else: nobody learns from it."""
        return self.other_share * 100 > self.most_other


class LostQuery:
    """The view's question to the database."""

    def run(self, now: datetime, unit: str, day: str | None = None) -> LostFrame:
        """Ask for the day, week or month in which a day lies; today unless one is given."""
        with snapshot():
            settings = house.settings()
            today = business_day(now, zone_named(str(settings["showroom.zone"])))
            period = PERIODS[unit](day or today, int(settings["figures.month_ends_on"]))
            found = losses.counted(period)
            choices = {(kind, c.code): c for kind in ("loss_group", "loss") for c in house.choices(kind)}
            names = distinct(people.everybody(gone_too=True))
        total = sum(each.number for each in found)
        theirs = {each.staff for each in found}
        return LostFrame(
            unit, period, today, tuple(_lines(found, choices, total)), total,
            {number: name for number, name in names.items() if number in theirs}, choices,
            int(settings["figures.other_losses"]),
        )  # fmt: skip


def _lines(found: list[losses.Counted], choices: Mapping[tuple[str, str], Choice], total: int) -> list[LostLine]:
    """Give each kind of reason with any loss, in the order of the list, and under it its reasons, most first."""
    groups = [code for kind, code in choices if kind == "loss_group"]
    of = {each.reason: _group_of(each.reason, choices) for each in found}
    lines = []
    for group in (*groups, *sorted(set(of.values()) - set(groups))):
        rows = [each for each in found if of[each.reason] == group]
        if not rows:
            continue
        lines.append(_line(group, "", rows, total))
        reasons = dict.fromkeys(each.reason for each in rows)
        parts = [_line(group, reason, [each for each in rows if each.reason == reason], total) for reason in reasons]
        lines += sorted(parts, key=lambda line: -line.number)
    return lines


def _group_of(reason: str, choices: Mapping[tuple[str, str], Choice]) -> str:
    choice = choices.get(("loss", reason))
    return str(choice.details.get("group", OTHER)) if choice else OTHER


def _line(group: str, reason: str, rows: list[losses.Counted], total: int) -> LostLine:
    by: Counter[int | None] = Counter()
    cars: Counter[str] = Counter()
    for each in rows:
        by[each.staff] += each.number
        if car := f"{each.competitor} {each.competitor_model}".strip():
            cars[car] += each.number
    number = sum(each.number for each in rows)
    return LostLine(group, reason, number, number / total, dict(by), tuple(cars.most_common()))
