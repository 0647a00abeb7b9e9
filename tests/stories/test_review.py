"""The review of contacts, by keys: r on the Board, and what the consultant reads of it."""

from __future__ import annotations

import pytest

from floortui.language import use
from floortui.storage import database
from floortui.ui.widgets.rowlist import RowList
from tests.house import MANAGER, RECEPTION, Showroom, problems
from tests.ui.seat import Seat, seated

NARROW = (80, 24)
COPIED = "客户说下周有空再来看车"


@pytest.fixture
def house_with_an_inventor(showroom: Showroom) -> Showroom:
    """Give a house in which 张伟 has logged twenty calls in three minutes with one text, and 李娜 one that was real."""
    phones = [f"1370013{index:04d}" for index in range(20)]
    showroom.cards(*((f"客户{phone[-2:]}", phone, "CR-V", "B", "张伟") for phone in phones))
    showroom.cards(("[/x]李先生", "13800138000", "Accord", "B", "李娜"))
    showroom.clock.move(minutes=30)
    showroom.at("李娜").do("follow_up.log", card="13800138000", content="约了周六上午带太太试驾", minutes=6)
    showroom.clock.move(minutes=30)
    for phone in phones:
        showroom.at("张伟").do("follow_up.log", card=phone, content=COPIED, minutes=3)
        showroom.clock.move(seconds=9)
    return showroom


def rows(seat: Seat, where: str) -> list[tuple[str, ...]]:
    return [row.cells for row in seat.app.screen.query_one(where, RowList).rows]


def said() -> list[tuple[object, ...]]:
    return [tuple(row) for row in database.execute("SELECT follow_up, verdict, note FROM review ORDER BY id")]


async def test_twenty_calls_in_three_minutes_with_one_text_appear_with_evidence(
    house_with_an_inventor: Showroom,
) -> None:
    async with seated(house_with_an_inventor.clock, who=MANAGER) as seat:
        await seat.press("4", "r")
        await seat.sees("review of a week · 2026-03-09 – 2026-03-15 · so far", "suspicious: 20")
        rates = {cells[0]: cells[1:5] for cells in rows(seat, "#rates")}
        assert rates["all"] == ("21", "20", "95%", "0")
        assert rates["张伟"] == ("20", "20", "100%", "0")
        assert rates["李娜"] == ("1", "0", "0%", "0")
        listed = rows(seat, "#contacts")
        assert len(listed) == 20
        assert {cells[1] for cells in listed} == {"张伟"}
        assert listed[0][3] == "copied burst too short"
        await seat.sees(
            "the same text 20 times, on 20 cards",
            "20 contacts written down within 2′51″, from 10:00 to 10:02",
            "3′ of talk, but written down 0′09″ after",
            f"客户00  {COPIED}",
        )
        assert len(rows(seat, "#evidence")) == 12


async def test_a_digit_gives_the_verdict_and_the_next_is_looked_at(house_with_an_inventor: Showroom) -> None:
    async with seated(house_with_an_inventor.clock, who=MANAGER) as seat:
        await seat.press("4", "r")
        await seat.sees("suspicious: 20")
        first = rows(seat, "#contacts")[0][2]
        await seat.press("enter")
        await seat.sees("invented", first)
        await seat.press("4")
        await seat.until(lambda: said() == [(21, "invented", "")], "is written down")
        table = seat.app.screen.query_one("#contacts", RowList)
        await seat.until(lambda: table.cursor == 1, "the next one is looked at")
        await seat.until(lambda: rows(seat, "#rates")[0][5] == "1", "counted at once")
        await seat.press("n")
        await seat.fill(verdict="doubtful", note="请写明报价")
        await seat.press("enter")
        await seat.until(lambda: (20, "doubtful", "请写明报价") in said(), "the note is kept")
        await seat.press("v")
        await seat.sees("4 invented")
        await seat.press("1")
        await seat.until(lambda: len(said()) == 3)
        assert problems() == []


async def test_whose_contacts_are_listed_follows_the_head_list_and_s_shows_those_to_be_called_back(
    house_with_an_inventor: Showroom,
) -> None:
    async with seated(house_with_an_inventor.clock, who=MANAGER) as seat:
        await seat.press("4", "r")
        await seat.sees("suspicious: 20")
        await seat.at("#rates")
        seat.app.screen.query_one("#rates", RowList).move_to("1")
        await seat.sees("suspicious: 0", "no contact looks invented")
        await seat.press("s")
        await seat.sees("drawn to be called back: 1", "约了周六上午带太太试驾", "13800138000", "[/x]李先生")
        await seat.press("home")
        await seat.sees("drawn to be called back: 3")
        await seat.press("s", "d", "[")
        await seat.sees("review of a day · 2026-03-11", "suspicious: 0")
        await seat.press("]", "m")
        await seat.sees("review of a month", "suspicious: 20")


@pytest.mark.parametrize("who", ["张伟", RECEPTION])
async def test_nobody_but_a_manager_sees_it(house_with_an_inventor: Showroom, who: str) -> None:
    async with seated(house_with_an_inventor.clock, who=who) as seat:
        for key in ("r", "s", "n", "v"):
            await seat.press("4", key)
            await seat.sees("Only a manager can do that")
            assert COPIED not in seat.screen()


async def test_it_has_room_on_a_small_terminal_in_chinese(house_with_an_inventor: Showroom) -> None:
    use("zh")
    async with seated(house_with_an_inventor.clock, who=MANAGER, size=NARROW) as seat:
        await seat.press("4", "r")
        await seat.sees("当周跟进核查", "可疑：20", "雷同 扎堆", "相同内容写了 20 次，涉及 20 张卡")
        await seat.press("f2")
        await seat.sees("review of a week", "the same text 20 times")


async def test_the_consultant_reads_the_note_in_my_day_and_on_the_card_and_a_colleague_does_not(
    house_with_an_inventor: Showroom,
) -> None:
    house = house_with_an_inventor
    house.at(MANAGER).do("follow_up.review", id=1, verdict="doubtful", note="请写明[/x]报价")
    async with seated(house.clock, who="李娜") as seat:
        await seat.press("3")
        await seat.sees("notes of the manager (N): 1")
        await seat.press("N")
        await seat.sees("Notes of the manager", "Enter: to the card", "doubtful", "[/x]李先生", "请写明[/x]报价")
        await seat.press("enter")
        await seat.sees("manager on the contact of 03-12", "请写明[/x]报价", "约了周六上午带太太试驾")
    async with seated(house.clock, who="刘洋") as seat:
        await seat.press("2")
        await seat.type("13800138000")
        await seat.sees("约了周六上午带太太试驾")
        assert "请写明" not in seat.screen()
        await seat.press("3")
        await seat.sees("overdue")
        assert "notes of the manager" not in seat.screen()


async def test_who_sits_down_after_the_manager_sees_nothing_of_it(house_with_an_inventor: Showroom) -> None:
    async with seated(house_with_an_inventor.clock, who=MANAGER) as seat:
        await seat.press("4", "r")
        await seat.sees(COPIED)
        await seat.press("f8")
        await seat.sees("张伟")
        await seat.type("张伟")
        await seat.press("enter")
        await seat.sees("张伟 consultant", "The review is for managers.")
        assert COPIED not in seat.screen()
