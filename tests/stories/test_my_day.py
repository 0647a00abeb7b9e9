"""My day: whom to call, the longest overdue first; a call is logged by two keys and a note."""

from __future__ import annotations

import pytest

from floortui.storage import database
from floortui.storage.queries import cards
from tests.house import RECEPTION, Showroom, problems
from tests.stories.test_drawer import card, found, grade_of
from tests.ui.seat import seated


@pytest.fixture
def busy_day(showroom: Showroom) -> Showroom:
    """Give a house in which 李娜 has three cards, one of them overdue, and 刘洋 one."""
    showroom.cards(
        ("周女士", "13900139001", "Fit", "B", "李娜"),
        ("吴先生", "13900139002", "Fit", "H", "李娜"),
        ("郑先生", "13900139003", "Fit", "A", "李娜"),
        ("钱先生", "13900139004", "Fit", "H", "刘洋"),
    )
    showroom.do("call.log", name="孙小姐", phone="13900139005", taken_by="李娜")
    showroom.clock.move(days=6)
    return showroom


async def test_a_consultant_sees_their_own_most_urgent_first(busy_day: Showroom) -> None:
    async with seated(busy_day.clock, who="李娜") as seat:
        await seat.press("3")
        await seat.sees("overdue 1", "in 7 days 1", "took 0")
        assert found(seat) == ["吴先生", "郑先生", "孙小姐"], "周女士 is due in more than a week"
        assert "13900139002" in card(seat)


async def test_reception_sees_everybody_s(busy_day: Showroom) -> None:
    async with seated(busy_day.clock, who=RECEPTION) as seat:
        await seat.press("3")
        await seat.sees("overdue 2")
        assert set(found(seat)) >= {"吴先生", "钱先生"}


async def test_a_call_is_logged_by_two_keys_and_a_note(busy_day: Showroom) -> None:
    async with seated(busy_day.clock, who="李娜") as seat:
        await seat.press("3")
        await seat.sees("overdue 1")
        await seat.press("enter")
        await seat.sees("What was said")
        await seat.type("ok")
        await seat.press("enter")
        await seat.sees("overdue 0")
        row = database.execute("SELECT content, way, answered, next_day FROM follow_up").fetchone()
        assert tuple(row) == ("ok", "phone", 1, "2026-03-19")
        assert found(seat)[0] == "郑先生", "the next one is looked at"
        assert problems() == []


async def test_one_key_notes_that_nobody_answered(busy_day: Showroom) -> None:
    async with seated(busy_day.clock, who="李娜") as seat:
        await seat.press("3")
        await seat.sees("overdue 1")
        await seat.press("x")
        await seat.sees("next contact 2026-03-19")
        found_card = cards.current(2)
        assert found_card is not None
        assert found_card.unanswered == 1


async def test_a_day_is_said_as_people_say_it(busy_day: Showroom) -> None:
    async with seated(busy_day.clock, who="李娜") as seat:
        await seat.press("3", "f")
        await seat.fill(content="周末来", next="下周三")
        await seat.press("enter")
        await seat.sees("2026-03-25")
        await seat.press("f")
        await seat.fill(content="再说", next="改天")
        await seat.press("enter")
        await seat.sees("is no day")


async def test_a_call_that_came_in_is_logged_from_any_of_the_screens(busy_day: Showroom) -> None:
    async with seated(busy_day.clock, who="李娜") as seat:
        for screen in ("1", "2", "3"):
            await seat.press(screen)
            if screen == "2":
                await seat.press("enter")
            await seat.press("c")
            await seat.sees("A call or an online lead")
            await seat.press("escape")
        await seat.press("c")
        await seat.fill(who="李雷 13700137000", model="Fit", grade="B")
        await seat.press("enter")
        await seat.until(lambda: database.execute("SELECT count(*) FROM call").fetchone()[0] == 2)
        assert grade_of(6) == "B"
