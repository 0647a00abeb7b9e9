"""How fair it was and why somebody got a party, by keys: f on the Board, z on the Floor."""

from __future__ import annotations

import pytest

from floortui.language import use
from floortui.ui.widgets.rowlist import RowList
from tests.house import CONSULTANTS, MANAGER, RECEPTION, Showroom
from tests.ui.seat import Seat, seated

NARROW = (80, 24)


@pytest.fixture
def day(showroom: Showroom) -> Showroom:
    """Give a day with two parties, a place changed by hand and an arrival taken back."""
    showroom.clock.move(minutes=30)
    showroom.at(RECEPTION).do("arrival.log", name="周女士", phone="13900139001")
    showroom.clock.move(minutes=5)
    showroom.at(MANAGER).do("rotation.move", name="张伟", position=1, reason="活动接待")
    showroom.at(RECEPTION).do("arrival.log", asked_for="陈静")
    showroom.at(RECEPTION).do("arrival.log")
    showroom.at(RECEPTION).do("undo", reason="误录")
    showroom.clock.move(minutes=60)
    return showroom


def rows(seat: Seat, where: str) -> list[tuple[str, ...]]:
    return [row.cells for row in seat.app.screen.query_one(where, RowList).rows]


@pytest.mark.parametrize("who", [MANAGER, RECEPTION, "李娜"])
async def test_a_key_shows_everybody_how_fair_the_day_was(day: Showroom, who: str) -> None:
    async with seated(day.clock, who=who) as seat:
        await seat.press("4", "f")
        screen = await seat.sees("fairness of a day · 2026-03-12 · so far", "overridden or taken back")
        assert "张伟 moved in the line-up" in screen
        assert ("活动接待" in screen, "误录" in screen) == ((True, True) if who != "李娜" else (False, False))
        assert ("another reason" in screen) == (who == "李娜")
        assert "taken back: visit 3 logged" in screen
        assert "周女士" not in screen
        cells = {row[0]: row[1:3] for row in rows(seat, "#fairness")}
        assert [*cells] == [*CONSULTANTS, "all"]
        assert cells["李娜"] == ("1", "−0.8")
        assert cells["all"] == ("1", "0")
        await seat.press("f")
        await seat.sees("2026-03 · ", "in the drawer")


async def test_day_week_and_month_are_a_key_each_and_brackets_go_through_time(day: Showroom) -> None:
    async with seated(day.clock, who="李娜") as seat:
        await seat.press("4")
        await seat.sees("so far")
        assert "by week" not in seat.screen()
        await seat.press("w")
        await seat.sees("fairness of a week · 2026-03-09 – 2026-03-15 · so far", "w by week")
        await seat.press("m")
        await seat.sees("fairness of a month · 2026-03-01 – 2026-03-31 · so far")
        await seat.press("]")
        await seat.sees("This is not over yet")
        await seat.press("[")
        await seat.sees("fairness of a month · 2026-02-01 – 2026-02-28", "nothing was overridden")
        await seat.press("]", "d", "[")
        await seat.sees("fairness of a day · 2026-03-11")
        await seat.press("]")
        await seat.sees("fairness of a day · 2026-03-12 · so far")


async def test_what_another_terminal_does_is_seen_in_it_at_once(day: Showroom) -> None:
    async with seated(day.clock, who=MANAGER) as seat:
        await seat.press("4", "f")
        await seat.sees("fairness of a day")
        day.at(MANAGER).do("rotation.move", name="刘洋", position=1, reason="轮值")
        await seat.sees("刘洋 moved in the line-up", "轮值")


async def test_it_has_room_on_a_small_terminal_in_chinese(day: Showroom) -> None:
    use("zh")
    async with seated(day.clock, who="李娜", size=NARROW) as seat:
        await seat.press("4", "f")
        await seat.sees("当日公平", "轮次", "应补", "候位", "单/轮", "人工干预与撤销", "其他原因", "合计")
        await seat.press("m")
        await seat.sees("当月公平", "03-12 09:35")
        await seat.press("f2")
        await seat.sees("fairness of a month", "owed", "no room for: ")


async def test_f1_explains_what_is_owed(day: Showroom) -> None:
    async with seated(day.clock, who="李娜") as seat:
        await seat.press("4", "f", "f1")
        await seat.sees("Owed: turns short of one's share")


@pytest.mark.parametrize("who", [MANAGER, RECEPTION, "张伟"])
async def test_z_says_why_somebody_got_a_party_and_names_no_customer(day: Showroom, who: str) -> None:
    async with seated(day.clock, who=who) as seat:
        await seat.sees("周女士")
        seat.app.screen.query_one("#visits", RowList).move_to("1")
        await seat.press("z")
        await seat.sees("visit 1 · 09:30 · 李娜", "next in the line-up; 1st of 4; took 0", "takes the party")
        dialog = "\n".join(str(part.render()) for part in seat.app.screen.query("Static"))
        assert "刘洋  waiting   stood behind" in dialog
        assert "周女士" not in dialog
        await seat.press("escape")
        await seat.sees_no("takes the party")


async def test_z_works_on_a_small_terminal_in_chinese_and_follows_the_language(day: Showroom) -> None:
    use("zh")
    async with seated(day.clock, who=RECEPTION, size=NARROW) as seat:
        seat.app.screen.query_one("#visits", RowList).move_to("2")
        await seat.press("z")
        await seat.sees("第 2 批", "接待这批客户", "保留位次；客户点名找陈静")
        await seat.press("f2")
        await seat.sees("keeps the place; the party asked for 陈静")
        await seat.press("z")
        await seat.sees_no("keeps the place")


@pytest.mark.parametrize("who", [MANAGER, RECEPTION, "李娜"])
async def test_why_shows_a_consultant_no_words_that_somebody_typed(day: Showroom, who: str) -> None:
    day.do("arrival.assign", visit=1, to="刘洋", reason="郑某 13812345678 要找刘洋")
    async with seated(day.clock, who=who) as seat:
        await seat.press("z")
        screen = await seat.sees("takes the party")
        assert ("13812345678" in screen) == (who != "李娜")
