"""Whatever a showroom lives through, each figure is what the rows give by hand, for the store and for each person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from floortui.domain.figures import COUNT, FIGURES
from floortui.domain.period import Period, day_after, from_to, sales_month
from floortui.reports.board import OPENED, STOCK, BoardQuery
from floortui.reports.period_figures import PeriodFigures, period_figures
from floortui.reports.sidebar import SHOWN, sidebar_figures
from tests.house import TODAY, Showroom, a_showroom, number, problems
from tests.reports.life import DAYS, Life
from tests.reports.oracle import HOUSE, NOBODY, STORE, Oracle

SEEDS = range(6)
LAST = day_after(TODAY, DAYS - 1)
PERIODS = (
    from_to(TODAY, LAST),
    sales_month("2026-03"),
    sales_month("2026-04"),
    from_to("2026-03-20", "2026-04-05"),
    from_to("2026-04-01", "2026-04-01"),
    from_to("2026-02-01", "2026-02-28"),
)


def known_by(whose: Any, found: PeriodFigures) -> Any:
    named = {STORE: found.store, HOUSE: found.house, NOBODY: found.nobody}
    return named[whose] if isinstance(whose, str) else found.consultants[whose]


def compare(period: Period, today: str) -> None:
    found, oracle = period_figures(period, today), Oracle(period.start, period.last, today)
    everybody: list[Any] = [STORE, HOUSE, NOBODY, *found.consultants]
    for whose in everybody:
        theirs, by_hand = known_by(whose, found), oracle.figures(whose)
        assert by_hand.keys() == FIGURES.keys()
        wrong = {key: (theirs[key], by_hand[key]) for key in FIGURES if not same(theirs[key], by_hand[key])}
        assert wrong == {}, (whose, period)
    adds_up(found)
    identity(found)


def same(one: float | None, other: float | None) -> bool:
    return one is other if one is None or other is None else one == pytest.approx(other)


def adds_up(found: PeriodFigures) -> None:
    for key, figure in FIGURES.items():
        if figure.unit == COUNT and found.store[key] is not None:
            parts = [*(theirs[key] for theirs in found.consultants.values()), found.house[key], found.nobody[key]]
            assert sum(part or 0 for part in parts) == pytest.approx(found.store[key]), key


def identity(found: PeriodFigures) -> None:
    """N × K × F × C = orders from the period's own cards, those of off-site events aside."""
    for theirs in (found.store, *found.consultants.values()):
        chain = [theirs[key] for key in ("retention", "follow_up_rate", "close_rate_followed")]
        number: Any = theirs["first_contacts"] or 0
        number -= theirs["apart_contacts"] or 0
        for rate in chain:
            number = None if number is None or rate is None else number * rate
        if number is not None:
            rest = (theirs["apart_orders"] or 0) + (theirs["orders_from_earlier"] or 0)
            assert number + rest == pytest.approx(theirs["orders"])


def glance(house: Showroom) -> None:
    """Hold the sidebar and the Board against the figures of the same days."""
    seen = sidebar_figures(house.clock.now())
    month = period_figures(seen.period, seen.day)
    today = period_figures(from_to(seen.day, seen.day), seen.day)
    assert {key: month.store[key] for key in SHOWN} == pytest.approx(dict(seen.so_far), nan_ok=True)
    assert {key: today.store[key] for key in SHOWN} == pytest.approx(dict(seen.today), nan_ok=True)
    most = sorted((-(theirs["overdue_follow_ups"] or 0), who) for who, theirs in month.consultants.items())
    assert [count for _, count in seen.worst] == [-count for count, _ in most[:2] if count]
    board = BoardQuery().run(house.clock.now())
    assert board.period == seen.period
    assert sum(line.numbers[key] or 0 for line in board.lines for key in OPENED.values()) == month.store["cards"]
    for key in STOCK.values():
        assert sum(line.numbers[key] or 0 for line in board.lines) == month.store[key]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_lived_month_gives_the_figures_that_its_rows_give_by_hand(new_file: Path, seed: int) -> None:
    with a_showroom(new_file) as house:
        house.do("price_floor.set", model="CR-V", price=220_000)
        house.do("hours.set", weekday=7, hours="closed")
        house.do("hours.close_day", day=day_after(TODAY, 5))
        Life(house, seed).live()
        assert problems() == []
        for period in PERIODS:
            compare(period, LAST)
        glance(house)
        house.do("setting.set", name="figures.prospect_grades", value="H,O")
        compare(PERIODS[0], LAST)
        assert number("李娜") in period_figures(PERIODS[0], LAST).consultants
