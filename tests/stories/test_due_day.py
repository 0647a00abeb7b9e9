"""A day of follow-ups by keys: by worth, what to say, one's own order, the sales kit, handing over, the workload."""

from __future__ import annotations

import pytest

from floortui.storage import database
from floortui.storage.queries import contacts, house, my_day
from tests.house import MANAGER, TODAY, Showroom, number, problems
from tests.stories.test_drawer import card, found
from tests.ui.seat import Seat, seated

WIDE = (140, 40)


@pytest.fixture
def due(showroom: Showroom) -> Showroom:
    """Give a house, eight days on, in which 李娜 has an H, an A and a B due, and 刘洋 an H."""
    showroom.do("setting.set", name="showroom.name", value="示例展厅")
    showroom.cards(
        ("郑先生", "13900139003", "Fit", "B", "李娜"),
        ("吴先生", "13900139002", "Fit", "A", "李娜"),
        ("周女士", "13900139001", "Fit", "H", "李娜"),
        ("钱先生", "13900139004", "Fit", "H", "刘洋"),
    )
    showroom.clock.move(days=8)
    showroom.do("card.edit", card="13900139003", next="+0")
    return showroom


async def my_own(seat: Seat, *keys: str) -> None:
    await seat.press("3")
    await seat.sees("周女士", "吴先生")
    await seat.press(*keys)


async def test_what_is_worth_most_stands_first_and_f1_says_why(due: Showroom) -> None:
    async with seated(due.clock, who="李娜", size=WIDE) as seat:
        await my_own(seat)
        assert found(seat) == ["周女士", "吴先生", "郑先生"]
        assert "!!7" in await seat.sees_line("周女士", "03-13", "03-14")
        assert "!1" in await seat.sees_line("吴先生", "03-19", "03-22")
        await seat.press("f1")
        await seat.sees("周女士: H 45 % × 7 days late 1.7 = 0.77", "Ideal 2026-03-13, latest 2026-03-14.")
        await seat.press("escape", "down", "down", "f1")
        await seat.sees("郑先生: B 10 % × promised 1.5 = 0.15")


async def test_what_to_say_is_taken_into_the_contact(due: Showroom) -> None:
    async with seated(due.clock, who="李娜") as seat:
        await my_own(seat, "down", "down", "s")
        await seat.sees("Say to 郑先生", "know what moves", "Hello 郑先生, 李娜 of 示例展厅. You looked at the Fit")
        await seat.press("down")
        await seat.sees("how did your family like")
        await seat.press("enter")
        await seat.sees("A contact", "how did your family like")
        await seat.press("enter")
        await seat.sees("contact with card 1 郑先生")
        row = database.execute("SELECT way, content FROM follow_up").fetchone()
        assert row[0] == "wechat"
        assert row[1].startswith("郑先生, how did your family like the Fit?")
        assert problems() == []


async def test_one_s_own_order_goes_first_until_0(due: Showroom) -> None:
    async with seated(due.clock, who="李娜") as seat:
        await my_own(seat, "down", "shift+up")
        await seat.until(lambda: found(seat) == ["吴先生", "周女士", "郑先生"], "the order")
        assert card(seat).startswith("吴先生"), "the card goes along with its row"
        await seat.press("f1")
        await seat.sees("It stands where you planned it")
        await seat.press("escape", "shift+up")
        await seat.sees("It stands at that end already.")
        await seat.press("shift+down", "shift+down")
        await seat.until(lambda: found(seat) == ["周女士", "郑先生", "吴先生"], "at the end")
        assert my_day.planned("2026-03-20", number("李娜")) == (3, 1, 2)
        await seat.press("0")
        await seat.until(lambda: found(seat) == ["周女士", "吴先生", "郑先生"], "by worth")


async def test_the_sales_kit_is_ticked_by_digits(due: Showroom) -> None:
    async with seated(due.clock, who="李娜", size=WIDE) as seat:
        await my_own(seat)
        await seat.sees("sales kit not checked")
        await seat.press("K")
        await seat.sees("Your sales kit today", "business cards")
        await seat.press("1", "3", "enter")
        await seat.sees_no("sales kit not checked")
        assert my_day.kits("2026-03-20") == {number("李娜"): ("cards", "calculator")}


async def test_contacts_are_handed_over_and_taken_back(due: Showroom) -> None:
    async with seated(due.clock, who="李娜", size=WIDE) as seat:
        await my_own(seat, "H")
        await seat.sees("My contacts to a colleague")
        await seat.fill(to="刘洋")
        await seat.press("enter")
        await seat.sees("given to 刘洋")
        assert [each.day for each in contacts.coverings(TODAY)] == ["2026-03-20"]
        await seat.press("H")
        await seat.sees("03-20: 李娜 → 刘洋, take back")
        await seat.press("2")
        await seat.sees("their own again")
        assert contacts.coverings(TODAY) == []


async def test_whom_one_covers_is_said(due: Showroom) -> None:
    due.do("follow_up.cover", staff="李娜", to="刘洋")
    async with seated(due.clock, who="刘洋", size=WIDE) as seat:
        await seat.press("3")
        await seat.sees("you cover 李娜: 3", "for 李娜 · 周女士")


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_the_manager_sees_who_is_over_and_hands_over(due: Showroom, size: tuple[int, int]) -> None:
    due.do("setting.set", name="follow_ups.a_day", value="2")
    due.do("roster.set", day="2026-03-20", names="刘洋,陈静")
    async with seated(due.clock, who=MANAGER, size=size) as seat:
        await seat.press("4", "k")
        await seat.sees("2 contacts a day", "room")
        assert "!2" in await seat.sees_line(" 李娜         3") if size[0] > 100 else await seat.sees("!2")
        await seat.press("h")
        await seat.sees("Contacts to a colleague", "李娜")
        await seat.fill(to="陈静")
        await seat.press("enter")
        await seat.sees("given to 陈静")
        await seat.press("f1")
        await seat.sees("What every consultant has to do")


async def test_the_manager_is_told_who_is_off_and_who_did_not_answer(due: Showroom) -> None:
    due.do("roster.set", day="2026-03-20", names="刘洋,陈静")
    for _ in range(5):
        due.do("follow_up.log", card="13900139004", outcome="no-answer")
    async with seated(due.clock, who=MANAGER, size=WIDE) as seat:
        await seat.press("3")
        await seat.sees("off, nobody covers: 李娜 3", "5 without an answer: 1")
        await seat.press("2")
        await seat.sees("no next step", "stalled")
        await seat.at("#drawers")
        while "no answer" not in seat.line("· 1"):
            await seat.press("down")
        await seat.sees("stalls: 5 attempts without an", "another face: 陈静")
        assert found(seat) == ["钱先生"]


async def test_a_text_is_worded_on_the_set_up(due: Showroom) -> None:
    async with seated(due.clock, who=MANAGER) as seat:
        await seat.press("6")
        await seat.at("#sections")
        while "h-sign" not in seat.screen():
            await seat.press("down")
            await seat.pilot.pause()
        await seat.sees("h-sign", "c-season")
        await seat.press("enter", "enter")
        await seat.sees("What to say", "For owners")
        await seat.fill(zh="{nmae}您好")
        await seat.press("enter")
        await seat.sees("A text cannot name {nmae}")
        await seat.fill(zh="{name}您好")
        await seat.press("enter")
        await seat.sees_no("For owners")
        assert {choice.code: choice.zh for choice in house.choices("template")}["h-sign"] == "{name}您好"
