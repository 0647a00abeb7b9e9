"""The monthly check of the drawer: card by card with two keys, the consultant first, then the manager."""

from __future__ import annotations

import pytest
from textual import events

from floortui import language
from floortui.storage import database
from floortui.ui.screens.checking import Checking
from tests.house import MANAGER, RECEPTION, Showroom, number, problems
from tests.ui.seat import Seat, seated

OF_NA = (("欧阳晓岚", "13512345678", "Accord", "H"), ("[/x]曾先生", "13800138001", "CR-V", "A"),
         ("张三丰", "13900139000", "CR-V", "B"))  # fmt: skip


@pytest.fixture
def drawer(showroom: Showroom) -> Showroom:
    """Give a house in which 李娜 has three cards, one of them late, and 刘洋 one."""
    showroom.cards(*((*card, "李娜") for card in OF_NA), ("林女士", "13900139001", "CR-V", "C", "刘洋"))
    showroom.clock.move(days=3)
    return showroom


def found() -> list[tuple[str, str, bool, bool]]:
    """Give what was found: the customer, the finding, and which halves are written."""
    return database.execute(  # type: ignore[no-any-return]
        "SELECT k.name, d.finding, d.consultant_on IS NOT NULL, d.manager_on IS NOT NULL FROM drawer_check AS d"
        " JOIN cycle AS c ON c.id = d.cycle JOIN customer AS k ON k.id = c.customer ORDER BY k.id"
    ).fetchall()


async def checks(seat: Seat, *keys: str) -> None:
    """Open the check from the Drawer's list."""
    await seat.press("2", "enter", "q")
    await seat.until(lambda: isinstance(seat.app.screen, Checking), "the check is open")
    await seat.press(*keys)


async def test_a_consultant_checks_their_cards_with_a_key_each(drawer: Showroom) -> None:
    async with seated(drawer.clock, who="李娜") as seat:
        await checks(seat)
        await seat.sees("Drawer check of 2026-03 · 李娜", "0 of 3", "2 days late")
        await seat.sees_line("欧阳晓岚", "H")
        await seat.press("space")
        await seat.sees("1 of 3", "✓ 欧阳晓岚")
        await seat.press("3")
        await seat.sees("▸ grade too high · [/x]曾先生")
        await seat.type("只是问价")
        await seat.press("enter")
        await seat.sees("2 of 3")
        await seat.press("4", "enter")
        await seat.sees("All 3 cards of 2026-03 are checked. This time 3, 2 with a finding.")
        await seat.press("escape")
        await seat.sees("all open")
    assert found() == [
        ("欧阳晓岚", "in-order", True, False),
        ("[/x]曾先生", "grade-high", True, False),
        ("张三丰", "grade-low", True, False),
    ]
    assert database.execute("SELECT remark FROM drawer_check ORDER BY id").fetchall() == [("",), ("只是问价",), ("",)]
    assert problems() == []


async def test_backspace_goes_back_and_another_key_corrects(drawer: Showroom) -> None:
    async with seated(drawer.clock, who="李娜") as seat:
        await checks(seat)
        await seat.press("space")
        await seat.sees("1 of 3")
        await seat.press("backspace", "7")
        await seat.sees("▸ should be lost · 欧阳晓岚")
        await seat.press("escape")
        await seat.sees_no("▸")
        assert found() == [("欧阳晓岚", "in-order", True, False)], "Esc takes the finding back"
        await seat.press("7", "enter")
        await seat.sees("! 欧阳晓岚", "1 of 3")
        assert found() == [("欧阳晓岚", "should-be-lost", True, False)]


async def test_a_key_held_down_checks_no_drawer_unseen(drawer: Showroom) -> None:
    async with seated(drawer.clock, who="李娜") as seat:
        await checks(seat)
        screen = seat.app.screen
        assert isinstance(screen, Checking)
        for _ in range(30):
            screen.post_message(events.Key("space", " "))
        await seat.sees("1 of 3")
        assert len(found()) == 1


async def test_the_manager_sees_what_the_consultant_found_and_begins_with_that(drawer: Showroom) -> None:
    drawer.at("李娜").do("drawer.check", card="13900139000", finding="no-next", remark="等他出差回来")
    async with seated(drawer.clock, who=MANAGER) as seat:
        await checks(seat)
        await seat.sees("all consultants", "0 of 4 · 李娜 0 of 3")
        await seat.sees("consultant 03-15: no next step · 等他出差回来")
        await seat.press("space")
        await seat.sees("1 of 4 · 李娜 1 of 3", "not checked by the consultant yet")
        await seat.press("down", "space")
        await seat.sees("2 of 4")
        assert ("张三丰", "no-next", True, True) in found(), "what the consultant found stays"
        await seat.press("escape", "u")
        await seat.sees("Taken back: card", "checked for 2026-03")
    assert problems() == []


async def test_a_card_without_a_next_step_and_an_old_grade_are_marked(drawer: Showroom) -> None:
    drawer.clock.move(days=6)
    drawer.do("card.lose", card="13900139001", reason="price")
    async with seated(drawer.clock, who="李娜") as seat:
        await checks(seat)
        await seat.sees("8 days late · old grade")


async def test_when_nothing_is_left_it_says_so(drawer: Showroom) -> None:
    for card in ("1", "2", "3"):
        drawer.at("李娜").do("drawer.check", card=card)
    async with seated(drawer.clock, who="李娜") as seat:
        await checks(seat)
        await seat.sees("All 3 cards of 2026-03 are checked.", "3 of 3", "nothing is left to check")
        await seat.press("space", "5", "backspace")
        assert "fault" not in seat.screen()


async def test_the_month_before_is_checked_behind_a_bracket(drawer: Showroom) -> None:
    drawer.clock.move(days=20)
    async with seated(drawer.clock, who="李娜") as seat:
        await checks(seat)
        await seat.sees("Drawer check of 2026-04")
        await seat.press("left_square_bracket")
        await seat.sees("Drawer check of 2026-03")
        await seat.press("space")
        await seat.sees("1 of 3")
        await seat.press("right_square_bracket")
        await seat.sees("Drawer check of 2026-04", "0 of 3")


async def test_who_is_barred_by_it_begins_with_the_month_that_is_late_and_joins_when_it_is_done(
    drawer: Showroom,
) -> None:
    drawer.do("setting.set", name="rotation.bar_check", value="3")
    drawer.clock.move(days=20)  # 4 April
    drawer.do("roster.set", day="2026-04-04", names="李娜,刘洋,陈静")
    drawer.do("day.open")
    assert drawer.state("李娜") == "barred"
    async with seated(drawer.clock, who="李娜") as seat:
        await checks(seat)
        await seat.sees("Drawer check of 2026-03")
        for done in (1, 2, 3):
            await seat.press("space")
            await seat.sees(f"{done} of 3")
            await seat.pilot.pause(0.12)
        assert drawer.line() == ["陈静", "李娜"]


async def test_reception_is_told_who_checks(drawer: Showroom) -> None:
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter", "q")
        await seat.sees("a consultant or a manager")


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (40, 10), (200, 50)], ids=str)
async def test_any_terminal_shows_the_check(drawer: Showroom, code: str, size: tuple[int, int]) -> None:
    language.use(code)
    async with seated(drawer.clock, who=MANAGER, size=size) as seat:
        for key in ("2", "enter", "q", "space", "3", "x", "enter", "f2", "tab", "5", "escape", "escape", "4", "c", "f2",
                    "left_square_bracket", "enter", "escape"):  # fmt: skip
            await seat.press(key)
            assert "fault" not in seat.screen()
        assert seat.app.is_running


async def test_the_board_shows_how_far_it_is_and_enter_checks(drawer: Showroom) -> None:
    drawer.at("李娜").do("drawer.check", card="1", finding="overdue")
    drawer.at("李娜").do("drawer.check", card="2")
    drawer.at(MANAGER).do("drawer.check", card="4")
    async with seated(drawer.clock, who=MANAGER) as seat:
        await seat.press("4", "c")
        await seat.sees("drawer check · 2026-03 · 2026-03-01 – 2026-03-31 · 17 days left")
        assert (await seat.sees_line("李娜")).split()[:6] == ["李娜", "3", "2", "0", "1", "contact"]
        assert (await seat.sees_line("刘洋")).split()[:6] == ["刘洋", "1", "0", "1", "✓", "1"]
        assert (await seat.sees_line("all")).split()[1:5] == ["4", "2", "1", "2"]
        await seat.press("enter")
        await seat.sees("Drawer check of 2026-03 · 李娜", "0 of 3")
        await seat.press("space")
        await seat.sees("1 of 3")
        await seat.press("escape")
        await seat.sees("17 days left")
        assert (await seat.sees_line("李娜", "contact")).split()[3] == "1"
        await seat.press("left_square_bracket")
        await seat.sees("2026-02-01 – 2026-02-28")
        await seat.press("right_square_bracket", "c")
        await seat.sees("in the drawer")


async def test_on_the_board_a_consultant_opens_only_their_own(drawer: Showroom) -> None:
    async with seated(drawer.clock, who="刘洋") as seat:
        await seat.press("4", "c")
        await seat.sees("17 days left")
        await seat.press("enter")
        await seat.sees_no("Space: in order")
        assert not isinstance(seat.app.screen, Checking)
        await seat.press("down", "enter")
        await seat.sees("Drawer check of 2026-03 · 刘洋")
        assert number("刘洋") == seat.app.actor
