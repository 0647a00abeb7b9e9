"""What is said when something is done with a card: what, with whom, and how it stands now; and to nobody else."""

from __future__ import annotations

import pytest

from floortui import language
from floortui.ui.widgets.rowlist import RowList
from floortui.ui.widgets.text_field import TextField
from tests.house import MANAGER, RECEPTION, Showroom
from tests.stories.test_drawer import card, found
from tests.ui.seat import Seat, seated


@pytest.fixture
def drawer(showroom: Showroom) -> Showroom:
    """Give a house with two cards: 吴先生 is to be called first."""
    for name, phone, grade in (("周女士", "13900139001", "B"), ("吴先生", "13900139002", "H")):
        showroom.do("card.open", name=name, phone=phone, model="Fit", grade=grade, owner="李娜")
    return showroom


NEW = {"name": "郑先生", "phone": "13900139003", "model": "Fit"}


async def opened(seat: Seat, **fields: str) -> None:
    """Open a new card by keys."""
    await seat.press("a")
    await seat.fill(**(NEW | fields))
    await seat.press("enter")


async def test_a_new_card_is_the_one_that_is_looked_at(drawer: Showroom) -> None:
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter")
        assert "吴先生" in card(seat)
        await opened(seat)
        await seat.sees("card 3 郑先生 opened · C · next contact 2026-04-12")
        await seat.until(lambda: "郑先生" in card(seat), "stands beside the list")
        assert len(found(seat)) == 3


async def test_a_new_card_that_lies_in_another_drawer_is_looked_up(drawer: Showroom) -> None:
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter", "right_square_bracket", "right_square_bracket")
        await seat.until(lambda: found(seat) == ["吴先生"])
        await opened(seat, grade="A")
        await seat.until(lambda: found(seat) == ["郑先生"], "is found")
        assert seat.app.screen.query_one("#field-search", TextField).value == "13900139003"
        assert "郑先生" in card(seat)


@pytest.mark.parametrize(
    ("keys", "fields", "said"),
    [
        ("f", {"content": "ok", "grade": "A"}, "contact with card 2 吴先生 written down · A · next contact 2026-03-19"),
        ("x", {}, "contact with card 2 吴先生 written down · H · next contact 2026-03-13"),
        ("g", {"grade": "B"}, "card 2 吴先生 graded B · next contact 2026-03-13"),
        ("l 1 1", {"note": "太贵"}, "card 2 吴先生 marked as lost"),
        ("t", {"to": "刘洋", "reason": "换人"}, "card 2 吴先生 given to 刘洋"),
        ("o", {"colour": "白", "price": "200000", "deposit": "5000"}, "order of card 2 吴先生 signed · O"),
    ],
)
async def test_what_was_done_with_a_card_names_the_customer(
    drawer: Showroom, keys: str, fields: dict[str, str], said: str
) -> None:
    async with seated(drawer.clock, who=MANAGER) as seat:
        await seat.press("2", "enter", *keys.split())
        if fields:
            await seat.fill(**fields)
            await seat.press("enter")
        await seat.sees(said)


async def test_what_is_taken_back_names_the_customer(drawer: Showroom) -> None:
    async with seated(drawer.clock, who=MANAGER) as seat:
        await seat.press("2", "enter", "x")
        await seat.sees("contact with card 2 吴先生 written down")
        await seat.press("u")
        await seat.sees("Taken back: contact with card 2 吴先生 written down")


async def test_a_call_says_whose_card_it_opened_or_stands_on(drawer: Showroom) -> None:
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter", "c")
        await seat.fill(who="郑先生 13900139003", model="Fit", grade="B")
        await seat.press("enter")
        await seat.sees("call 1 logged · card 3 郑先生 opened · B · next contact 2026-03-27")
        await seat.press("c")
        await seat.fill(who="13900139003", question="几座？")
        await seat.press("enter")
        await seat.sees("call 2 logged · 郑先生 · B · next contact 2026-03-27")


async def test_it_is_said_in_chinese(drawer: Showroom) -> None:
    language.use("zh")
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter", "x")
        await seat.sees("已登记卡 2 吴先生 的联系 · H · 下次联系 2026-03-13")


async def test_who_locks_the_terminal_leaves_no_customer_s_name_on_it(drawer: Showroom) -> None:
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter", "x")
        await seat.sees("contact with card 2 吴先生")
        await seat.press("f8")
        await seat.sees("Who sits here?")
        await seat.sees_no("contact with card 2")


async def test_a_contact_before_its_day_says_when_it_is_due(drawer: Showroom) -> None:
    async with seated(drawer.clock, who="李娜") as seat:
        await seat.press("3")
        await seat.sees("吴先生")
        await seat.press("enter")
        await seat.sees("A contact · 吴先生 · Fit · due 03-13")


async def test_the_digit_of_the_drawer_leads_to_the_search_each_time(drawer: Showroom) -> None:
    async with seated(drawer.clock, who=RECEPTION) as seat:
        await seat.press("2")
        await seat.type("wu")
        await seat.until(lambda: found(seat) == ["吴先生"])
        await seat.press("enter", "1")
        await seat.sees("NEXT")
        await seat.press("2")
        assert found(seat) == ["吴先生"], "what was found is there again"
        await seat.type("zhou")
        await seat.until(lambda: found(seat) == ["周女士"], "what is typed looks for somebody else")


async def test_a_colleague_s_party_is_refused_before_anything_is_typed(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who="刘洋") as seat:
        seat.app.screen.query_one("#visits", RowList).focus()
        await seat.press("enter")
        await seat.sees("for themselves only")
        await seat.sees_no("Who they are and what they want")
