"""Figures cost what their period holds, not what ten years have recorded: no question reads a whole table."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from floortui.domain.period import sales_month
from floortui.reports.board import BoardQuery
from floortui.reports.period_figures import period_figures
from floortui.reports.sidebar import sidebar_figures
from floortui.storage import database
from floortui.storage.models import JOURNALED
from floortui.storage.queries import tallies
from tests.house import TODAY, Showroom

SMALL = {"reference", "setting", "hours", "closed_day", "staff", "market", "price_floor", "roster"}
"""Tables that do not grow with every customer."""

QUESTIONS: dict[str, Callable[[Showroom], object]] = {
    "all figures": lambda house: period_figures(sales_month(TODAY[:7]), TODAY),
    "the sidebar": lambda house: sidebar_figures(house.clock.now()),
    "the board": lambda house: BoardQuery().run(house.clock.now()),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_reads_a_whole_table(showroom: Showroom, monkeypatch: pytest.MonkeyPatch, question: str) -> None:
    showroom.do("card.open", name="李先生", phone="13800138000", model="CR-V")
    showroom.clock.move(days=1)  # as of today, the way from the present back is the shorter one
    asked: list[tuple[str, Any]] = []

    def listening(sql: str, parameters: Any = ()) -> Any:
        asked.append((sql, parameters))
        return database.execute(sql, parameters)

    monkeypatch.setattr(tallies, "execute", listening)
    QUESTIONS[question](showroom)
    assert asked
    big = "|".join(JOURNALED.keys() - SMALL)
    for sql, parameters in asked:
        plan = [row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)]
        aliases = re.findall(rf"\b(?:FROM|JOIN) (?:{big}) AS (\w+)", sql)
        read = [step for step in plan if re.match(rf"SCAN (?:{'|'.join([big, *aliases])})\b", step)]
        assert read == [], sql
