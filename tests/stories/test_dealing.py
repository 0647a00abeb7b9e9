"""Cards that nobody looks after are shown with who would get them, and dealt out by the manager."""

from __future__ import annotations

import pytest

from floortui import language
from floortui.storage import database
from floortui.ui.screens.dealing import Dealing
from floortui.ui.widgets.rowlist import RowList
from tests.house import MANAGER, Showroom, problems
from tests.ui.seat import Seat, seated


@pytest.fixture
def left(showroom: Showroom) -> Showroom:
    """Give a house that 张伟 has left with three cards; one more is nobody's."""
    showroom.cards(
        ("欧阳晓岚", "13512345678", "Accord", "H", "张伟"),
        ("[/x]曾先生", "13800138001", "CR-V", "A", "张伟"),
        ("张三丰", "13900139000", "CR-V", "C", "张伟"),
        ("林女士", "13900139001", "CR-V", "B", "李娜"),
    )
    showroom.do("card.open", name="王先生", phone="13700000001", model="CR-V")
    showroom.do("staff.leave", name="张伟")
    return showroom


def owners() -> list[str | None]:
    rows = database.execute("SELECT s.name FROM customer AS k LEFT JOIN staff AS s ON s.id = k.owner ORDER BY k.id")
    return [name for (name,) in rows]


def proposed(seat: Seat) -> dict[str, str]:
    """Read who would get each card."""
    rows = seat.app.screen.query_one("#to-deal", RowList).rows
    return {row.cells[1]: row.cells[-1] for row in rows}


async def deals(seat: Seat, *keys: str) -> None:
    """Open the proposal from the Drawer's list."""
    await seat.press("2", "enter", *keys, "A")
    await seat.until(lambda: isinstance(seat.app.screen, Dealing), "the proposal is shown")


async def test_the_manager_sees_who_would_get_what_and_deals_it_out(left: Showroom) -> None:
    async with seated(left.clock, who=MANAGER) as seat:
        await deals(seat)
        await seat.sees("Cards to deal out: 4 · in turn", "[1 in turn]", "李娜 1+2")
        assert proposed(seat) == {"欧阳晓岚": "李娜", "[/x]曾先生": "刘洋", "张三丰": "陈静", "王先生": "李娜"}
        await seat.press("2")
        await seat.sees("Cards to deal out: 4 · by load", "[2 by load]")
        assert proposed(seat) == {"欧阳晓岚": "刘洋", "[/x]曾先生": "陈静", "张三丰": "李娜", "王先生": "李娜"}
        await seat.press("tab")
        await seat.sees("· by tier")
        await seat.press("tab", "end", "space")
        await seat.sees("Cards to deal out: 3 · in turn", "left out")
        await seat.press("enter")
        await seat.sees("nobody looked after them any more", "Enter deals them out, with this reason")
        await seat.press("enter")
        await seat.sees("cards dealt out: 3", "李娜 1")
        assert owners().count("张伟") + owners().count(None) == 1
        await seat.press("u")
        await seat.sees("Taken back: cards dealt out: 3")
        assert owners() == ["张伟", "张伟", "张伟", "李娜", None]
    assert problems() == []


async def test_the_drawers_of_nobody_and_of_leavers_say_what_is_dealt_out(left: Showroom) -> None:
    async with seated(left.clock, who=MANAGER) as seat:
        await seat.press("2", "enter")
        assert await seat.sees_line("nobody's", "1")
        assert await seat.sees_line("leavers'", "3")
        while "leavers' · 3" not in seat.screen():
            await seat.press("right_square_bracket")
            await seat.pilot.pause()
        await seat.press("A")
        await seat.sees("Cards to deal out: 3")
        assert proposed(seat).keys() == {"欧阳晓岚", "[/x]曾先生", "张三丰"}
        await seat.press("enter")
        await seat.sees("left the house")
        await seat.press("up", "escape")
        await seat.sees_no("Cards to deal out")
        assert owners()[0] == "张伟", "nothing is done by looking"


async def test_who_leaves_the_house_is_said_with_the_key_that_deals_out_their_cards(left: Showroom) -> None:
    async with seated(left.clock, who=MANAGER) as seat:
        await seat.press("6", "x")
        await seat.sees("李娜 has left the house?")
        await seat.press("y")
        await seat.sees("nobody looks after cards of theirs: 1 (A in the Drawer deals them out)")


async def test_where_nothing_is_loose_it_says_so(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=MANAGER) as seat:
        await seat.press("2", "enter", "A")
        await seat.sees("No card is without somebody who looks after it")


async def test_a_consultant_is_told_who_deals_out(left: Showroom) -> None:
    async with seated(left.clock, who="李娜") as seat:
        await seat.press("2", "enter", "A")
        await seat.sees("a manager")
        assert not isinstance(seat.app.screen, Dealing)


async def test_what_another_desk_took_meanwhile_is_said_and_the_proposal_stays(left: Showroom) -> None:
    async with seated(left.clock, who=MANAGER) as seat:
        await deals(seat)
        left.at(MANAGER).do("card.transfer", card="1", to="陈静", reason="她认识")
        await seat.press("enter", "enter")
        await seat.sees("欧阳晓岚 is the customer of 陈静")
        await seat.press("escape")
        await seat.until(lambda: seat.app.screen.query_one("#to-deal").has_focus)
        await seat.press("escape")


async def test_an_empty_reason_is_asked_for(left: Showroom) -> None:
    async with seated(left.clock, who=MANAGER) as seat:
        await deals(seat)
        await seat.press("enter", "ctrl+u", "enter")
        await seat.sees("Reason")
        assert isinstance(seat.app.screen, Dealing)
        assert owners()[0] == "张伟"


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (40, 10), (200, 50)], ids=str)
async def test_any_terminal_shows_the_proposal(left: Showroom, code: str, size: tuple[int, int]) -> None:
    language.use(code)
    async with seated(left.clock, who=MANAGER, size=size) as seat:
        for key in ("2", "enter", "A", "2", "space", "tab", "f2", "enter", "x", "f2", "up", "enter", "enter"):
            await seat.press(key)
            assert "fault" not in seat.screen()
        assert seat.app.is_running
