"""The Board's numbers are those that plain counting of rows gives, and its rows add up to the store."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from floortui.domain.period import day_after, sales_month
from floortui.reports.board import FIGURES, OPENED, STOCK, BoardFrame, BoardLine, BoardQuery
from floortui.reports.period_figures import period_figures
from floortui.services.desk import Desk
from floortui.storage import database
from floortui.storage.queries import stock
from floortui.storage.queries.tallies import HOUSE, NOBODY, Tallies
from tests.house import TODAY, Showroom, a_showroom, number
from tests.reports.life import DAYS, Life
from tests.reports.oracle import HOUSE as ORACLE_HOUSE
from tests.reports.oracle import NOBODY as ORACLE_NOBODY
from tests.reports.oracle import STORE, Oracle

LAST = day_after(TODAY, DAYS - 1)
MONTHS = ("2026-02", "2026-03", "2026-04", None)


def whose(line: BoardLine) -> str | int:
    """Say whose a row is, as the counting by hand calls them."""
    return ORACLE_NOBODY if line.who is NOBODY else ORACLE_HOUSE if line.who == HOUSE else line.who


def opened_by_hand(oracle: Oracle, whose: str | int, grade: str) -> int:
    """Count the cards that somebody opened with a grade, row by row."""
    cards = [c for c in oracle.rows["cycle"] if c.card_how == "contact" and oracle.within(c.card_day)]
    return sum(1 for card in cards if card.card_grade == grade and oracle.mine(whose, card.card_by))


def compare(board: BoardFrame) -> None:
    oracle = Oracle(board.period.start, board.period.last, LAST)
    for who, line in ((STORE, board.store), *((whose(line), line) for line in board.lines)):
        by_hand: dict[str, Any] = {key: oracle.figures(who)[key] for key in FIGURES}
        by_hand |= {key: opened_by_hand(oracle, who, grade) for grade, key in OPENED.items()}
        assert line.numbers == pytest.approx(by_hand, nan_ok=True), (who, board.month)
        assert line.numbers["cards"] == sum(line.numbers[key] or 0 for key in OPENED.values())
    adds_up(board)


def adds_up(board: BoardFrame) -> None:
    for key, total in board.store.numbers.items():
        if key != "retention":
            assert sum(line.numbers[key] or 0 for line in board.lines) == pytest.approx(total), key


@pytest.mark.parametrize("seed", range(3))
def test_a_lived_month_is_what_its_rows_give_by_hand(new_file: Path, seed: int) -> None:
    with a_showroom(new_file) as house:
        Life(house, seed).live()
        query = BoardQuery()
        for month in MONTHS:
            board = query.run(house.clock.now(), month)
            compare(board)
            figures = period_figures(board.period, LAST)
            assert {key: figures.store[key] for key in FIGURES} == pytest.approx(
                {key: board.store.numbers[key] for key in FIGURES}, nan_ok=True
            )
        assert board.runs
        assert (board.month, board.earlier) == ("2026-04", "2026-03")


def test_equal_frames_are_the_same_and_are_asked_for_once(showroom: Showroom, monkeypatch: pytest.MonkeyPatch) -> None:
    query = BoardQuery()
    first = query.run(showroom.clock.now())
    with monkeypatch.context() as patched:
        patched.setattr("floortui.reports.board._ask", None)
        assert query.run(showroom.clock.now()) is first
    showroom.do("rotation.away", name="李娜", reason="meal")
    assert query.run(showroom.clock.now()) == first, "nothing of it stands on the Board"
    showroom.do("card.open", name="李先生", phone="13800138000", model="CR-V", grade="H", owner="李娜")
    found = query.run(showroom.clock.now())
    assert found != first
    (line,) = (line for line in found.lines if line.who == number("李娜"))
    assert (line.numbers[OPENED["H"]], line.numbers[STOCK["H"]]) == (1, 1)


def test_a_new_day_is_asked_for_anew(showroom: Showroom) -> None:
    showroom.do("card.open", name="李先生", phone="13800138000", model="CR-V", owner="李娜", next="2026-03-13")
    query = BoardQuery()
    late = []
    for _ in range(3):
        late.append(query.run(showroom.clock.now()).store.numbers["overdue_follow_ups"])
        showroom.clock.move(days=1)
    assert late == [0, 0, 1]


def test_an_empty_house_has_a_sum_of_nothing(showroom: Showroom) -> None:
    board = BoardQuery().run(showroom.clock.now(), "2020-01")
    assert {line.name for line in board.lines} == {"李娜", "刘洋", "陈静", "张伟"}
    assert set(board.store.numbers.values()) == {0, None}
    assert board.store.numbers["retention"] is None
    assert (board.period, board.later, board.runs) == (sales_month("2020-01"), "2020-02", False)


def test_who_left_stands_there_while_there_is_something_to_count(showroom: Showroom) -> None:
    showroom.do("card.open", name="李先生", phone="13800138000", model="CR-V", owner="李娜")
    old = number("李娜")
    showroom.do("rotation.leave", name="李娜")
    showroom.do("staff.leave", name="李娜")
    showroom.do("staff.add", name="李娜")
    names = {line.who: line.name for line in BoardQuery().run(showroom.clock.now()).lines}
    assert (names[old], names[number("李娜")]) == (f"李娜 ({old})", "李娜")
    assert old not in {line.who for line in BoardQuery().run(showroom.clock.now(), "2026-02").lines}


def test_what_is_written_while_it_is_asked_is_seen_by_the_next_question(
    showroom: Showroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks = stock.cards

    def elsewhere() -> None:
        desk = Desk(clock=showroom.clock, terminal="desk 2")
        desk.do("card.open", name="李先生", phone="13800138000", model="CR-V", owner="李娜")
        database.disconnect()

    def slowly(*given: Any) -> Tallies:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(elsewhere).result()
        return asks(*given)

    query = BoardQuery()
    with monkeypatch.context() as patched:
        patched.setattr(stock, "cards", slowly)
        seen = query.run(showroom.clock.now())
    assert set(seen.store.numbers.values()) == {0, None}, "all of the moment in which it began"
    assert query.run(showroom.clock.now()).store.numbers["cards"] == 1
