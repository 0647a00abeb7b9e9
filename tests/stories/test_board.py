"""The Board: the month by consultant and grade, as it hangs on the wall; months by [ and ]."""

from __future__ import annotations

import re

import pytest

from floortui.settings import Settings
from floortui.ui.screens.board import columns_of
from floortui.ui.widgets.rowlist import RowList
from tests.house import CONSULTANTS, MANAGER, RECEPTION, Showroom, number
from tests.stories.test_screens import english_on
from tests.ui.seat import Seat, seated

NARROW = (80, 24)


@pytest.fixture
def month(showroom: Showroom) -> Showroom:
    """Give a house with a few cards of March, one of them overdue, and one ordered."""
    for name, phone, grade, owner in (
        ("周女士", "13900139001", "B", "李娜"),
        ("吴先生", "13900139002", "H", "李娜"),
        ("钱先生", "13900139004", "A", "刘洋"),
    ):
        visit = showroom.do("arrival.log", name=name, phone=phone, model="Fit", asked_for=owner)["visit"]
        showroom.do("visit.complete", visit=visit, grade=grade)
        showroom.do("visit.close", visit=visit)
    showroom.do("order.sign", card="13900139004", model="Fit", colour="white", price="90000", deposit="5000")
    showroom.clock.move(days=3)
    return showroom


def table(seat: Seat) -> RowList:
    """Give the list."""
    return seat.app.screen.query_one("#board", RowList)


def numbers(seat: Seat, name: str) -> list[str]:
    """Read somebody's numbers off the screen, by the cells that stand between two blanks."""
    width = table(seat).size.width
    return seat.line(f" {name} ")[:width].split()[1:]


async def test_a_key_shows_the_month_by_consultant_and_grade(month: Showroom) -> None:
    async with seated(month.clock, who=MANAGER) as seat:
        await seat.press("4")
        await seat.sees("2026-03 · 2026-03-01 – 2026-03-31 · so far", "── opened ──", "in the drawer")
        #                                     contacts cards O H A B C  K  orders delivered O H A B C overdue
        assert numbers(seat, "李娜") == [*"2201010", "100%", *"00010101"]
        assert numbers(seat, "刘洋") == [*"1100100", "100%", *"10100000"]
        assert numbers(seat, "陈静") == [*"0000000", "–", *"00000000"]
        assert numbers(seat, "store") == [*"3301110", "100%", *"10110101"]
        assert [row.key for row in table(seat).rows][-1] == "store"
        assert "nobody" not in seat.screen()


@pytest.mark.parametrize("start", ["1", "2", "3", "6"])
@pytest.mark.parametrize("who", [MANAGER, RECEPTION, "李娜"])
async def test_everybody_may_look_at_it_from_anywhere(month: Showroom, who: str, start: str) -> None:
    async with seated(month.clock, who=who) as seat:
        await seat.press(start)
        if start == "2":
            await seat.press("enter")
        await seat.press("4")
        await seat.sees_line("4 Board")
        await seat.sees("2026-03 · ")
        assert len(table(seat).rows) == len(CONSULTANTS) + 1


async def test_brackets_go_from_month_to_month_but_not_beyond_the_running_one(month: Showroom) -> None:
    async with seated(month.clock, who=MANAGER) as seat:
        await seat.press("4")
        await seat.sees("so far")
        assert "] after" not in seat.screen()
        await seat.press("]")
        await seat.sees("This month still runs")
        await seat.press("[")
        await seat.sees("2026-02 · 2026-02-01 – 2026-02-28", "] after")
        assert "so far" not in seat.screen()
        assert numbers(seat, "store") == [*"0000000", "–", *"00000000"]
        await seat.press("[", "]", "]")
        await seat.sees("2026-03 · ", "so far")


async def test_a_month_may_end_on_another_day(month: Showroom) -> None:
    month.do("setting.set", name="figures.month_ends_on", value="14")
    async with seated(month.clock, who=MANAGER) as seat:
        await seat.press("4")
        await seat.sees("2026-04 · 2026-03-15 – 2026-04-14 · so far")
        assert numbers(seat, "store") == [*"0000000", "–", *"00110101"], "the drawer is what it was"
        await seat.press("[")
        await seat.sees("2026-03 · 2026-02-15 – 2026-03-14")
        assert numbers(seat, "store")[:2] == ["3", "3"]


async def test_the_running_month_is_followed_into_the_next(month: Showroom) -> None:
    async with seated(month.clock, who=MANAGER) as seat:
        await seat.press("4", "[", "]")
        await seat.sees("2026-03 · ")
        month.clock.move(days=20)
        month.do("arrival.log")
        await seat.sees("2026-04 · 2026-04-01 – 2026-04-30")


async def test_what_another_terminal_writes_is_seen_at_once(month: Showroom) -> None:
    async with seated(month.clock, who=MANAGER) as seat:
        await seat.press("4", "down")
        await seat.sees("so far")
        month.at("刘洋").do("card.open", name="冯先生", phone="13900139009", model="Fit", grade="C")
        await seat.until(lambda: numbers(seat, "刘洋")[:7] == list("1200101"))
        month.do("call.log", name="褚女士", phone="13900139010", taken_by="李娜")
        await seat.until(lambda: numbers(seat, "李娜")[:2] == ["3", "2"])
        assert table(seat).key == str(number("刘洋")), "the cursor stays where it was"


async def test_what_is_overdue_is_red(month: Showroom) -> None:
    async with seated(month.clock, who=MANAGER) as seat:
        await seat.press("4")
        await seat.sees("so far")
        tones = {row.cells[0]: row.tones[-1] for row in table(seat).rows}
        assert (tones["李娜"], tones["刘洋"], tones["store"]) == ("alarm", "muted", "alarm")


async def test_nobody_s_and_the_house_s_have_rows_where_there_is_something(month: Showroom) -> None:
    order = {"model": "Fit", "colour": "red", "price": "90000", "deposit": "5000"}
    month.do("order.sign", card="13900139002", credits="house", **order)
    month.do("arrival.log")
    async with seated(month.clock, who=MANAGER) as seat:
        await seat.press("4")
        await seat.sees(" house ", " nobody ")
        assert numbers(seat, "house")[8] == "1"
        assert numbers(seat, "nobody")[0] == "1"


async def test_a_narrow_terminal_keeps_the_cards_and_says_what_has_no_room(month: Showroom) -> None:
    async with seated(month.clock, who=MANAGER, size=NARROW) as seat:
        await seat.press("4")
        await seat.sees("contacts cards", "opened", "K orders", "in the drawer", "overdue")
        await seat.sees("so far · no room for: delivered")
        assert "delivered" not in seat.line("overdue")
        assert numbers(seat, "李娜") == [*"2201010", "100%", *"0010101"]
        await seat.pilot.resize_terminal(70, 24)
        await seat.sees_no("in the drawer")
        assert numbers(seat, "store") == [*"3301110", "100%", *"11"]
        await seat.pilot.resize_terminal(58, 24)
        await seat.sees_no("overdue")
        assert numbers(seat, "store") == [*"3301110", "100%", "1"]
        await seat.pilot.resize_terminal(120, 36)
        await seat.sees("in the drawer", "delivered")
        await seat.sees_no("no room for")


async def test_a_large_house_has_room_on_the_usual_terminal(month: Showroom) -> None:
    async with seated(month.clock, who=MANAGER) as seat:
        await seat.press("4")
        await seat.sees(" store ")
        rows = table(seat).rows
        opened, held = ("12", "99", "280", "450", "430"), ("99", "380", "999", "999", "999")
        large = rows[-1]._replace(cells=("store", "1,800", "1,260", *opened, "70%", "312", "298", *held, "1,234"))
        table(seat).show([*rows[:-1], large], columns_of([*rows[:-1], large]))
        await seat.sees_line(*large.cells)


@pytest.mark.parametrize("size", [(120, 36), NARROW])
async def test_twenty_consultants_are_gone_through_to_the_sum(month: Showroom, size: tuple[int, int]) -> None:
    for index in range(20):
        month.do("staff.add", name=f"顾问{index:02}")
    async with seated(month.clock, who=MANAGER, size=size) as seat:
        await seat.press("4")
        await seat.sees("李娜", "顾问00", "opened")
        await seat.press("end")
        await seat.sees("顾问19", " store ", "opened")
        assert numbers(seat, "store")[:2] == ["3", "3"]


async def test_a_house_without_consultants_has_its_sum(month: Showroom) -> None:
    for name in CONSULTANTS:
        month.do("staff.leave", name=name)
    month.clock.move(days=40)
    async with seated(month.clock, who=MANAGER) as seat:
        await seat.press("4")
        await seat.sees(" store ")
        assert [row.key for row in table(seat).rows if row.key != "store"] == ["1", "2"], "whose cards are open"
        await seat.press("[", "[", "[")
        await seat.sees("2026-01 · ")
        assert [row.key for row in table(seat).rows] == ["store"]


async def test_large_numbers_are_never_cut(month: Showroom) -> None:
    async with seated(month.clock, who=MANAGER, size=NARROW) as seat:
        await seat.press("4")
        await seat.sees(" store ")
        rows = table(seat).rows
        big = rows[-1]._replace(cells=("store", *["12,345"] * (len(rows[-1].cells) - 1)))
        table(seat).show([*rows[:-1], big], columns_of([*rows[:-1], big]))
        await seat.sees_line("12,345")
        assert not re.search(r"\d…", seat.screen())


@pytest.mark.parametrize(("size", "theme"), [((120, 36), "light"), (NARROW, "dark")])
async def test_it_speaks_chinese(month: Showroom, size: tuple[int, int], theme: str) -> None:
    async with seated(month.clock, who=MANAGER, size=size, settings=Settings(theme=theme)) as seat:
        await seat.press("4", "f2")
        await seat.sees("看板", "接触批次", "建卡", "留存率 K", "订单", "交车", "逾期", "抽屉", "截至今天", "全店")
        await seat.until(lambda: english_on(seat) == [], "has no English left")
        assert numbers(seat, "李娜") == [*"2201010", "100%", *"00010101"]
        await seat.press("f1")
        await seat.sees("销售月看板")
        assert [line for line in english_on(seat) if "floortui" not in line] == []


async def test_f1_explains_the_list_and_its_columns(month: Showroom) -> None:
    async with seated(month.clock, who=MANAGER, size=(120, 70)) as seat:
        await seat.press("4", "f1")
        await seat.sees("The sales month, a row for each consultant", "[       Show the sales month before")
        await seat.sees("contacts (first contacts): Customers", "K (card rate): Cards per", "delivered (deliveries): ")
        await seat.sees("overdue (overdue follow-ups): ")
