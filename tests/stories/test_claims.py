"""A claim by keys: a consultant is refused a colleague's card, claims the customer, and the manager decides."""

from __future__ import annotations

import pytest

from floortui import language
from tests.house import MANAGER, Showroom
from tests.services.test_cards import owner
from tests.stories.test_drawer import card
from tests.ui.seat import seated


@pytest.fixture
def carded(showroom: Showroom) -> Showroom:
    """Give a house with one card, 李娜's."""
    showroom.do("card.open", name="陈先生", phone="13800138000", model="CR-V", grade="A", owner="李娜")
    return showroom


async def test_a_colleague_s_card_says_how_to_claim_the_customer(carded: Showroom) -> None:
    async with seated(carded.clock, who="刘洋") as seat:
        await seat.press("2", "enter", "f")
        await seat.sees("is the customer of 李娜", "m asks the manager to hand them over")
        await seat.press("m")
        await seat.sees("Claim this customer · 陈先生 · CR-V")
        await seat.fill(reason="上周是我接待的")
        await seat.press("enter")
        await seat.sees("card 1 陈先生 claimed by 刘洋")
        await seat.until(lambda: "claimed by 刘洋 · 上周是我接待的" in card(seat))
        assert "138****8000" in card(seat), "until then it stays masked"
        assert owner() == "李娜"


@pytest.mark.parametrize(("verdict", "whose"), [("approved", "刘洋"), ("rejected", "李娜")])
async def test_the_manager_finds_the_claim_and_decides(carded: Showroom, verdict: str, whose: str) -> None:
    carded.at("刘洋").do("card.claim", card="陈先生", reason="上周是我接待的")
    async with seated(carded.clock, who=MANAGER) as seat:
        await seat.press("3")
        await seat.sees("claimed 1")
        await seat.press("2")
        await seat.sees_line("claimed", "1")
        await seat.press("enter", "d")
        await seat.sees("Whose customer is it? · 陈先生 · CR-V")
        await seat.fill(verdict=verdict)
        await seat.press("enter")
        await seat.sees("claim of 刘洋 to card 1 陈先生 answered")
        assert owner() == whose
        await seat.sees_line("claimed", "0")
        await seat.press("d")
        await seat.sees("Nobody claims 陈先生.")


async def test_an_answer_is_needed_to_decide(carded: Showroom) -> None:
    carded.at("刘洋").do("card.claim", card="陈先生", reason="上周是我接待的")
    async with seated(carded.clock, who=MANAGER) as seat:
        await seat.press("2", "enter", "d", "enter")
        await seat.sees("Verdict: this has to be filled in.")
        assert owner() == "李娜"


async def test_it_is_claimed_in_chinese(carded: Showroom) -> None:
    language.use("zh")
    async with seated(carded.clock, who="刘洋") as seat:
        await seat.press("2", "enter", "m")
        await seat.sees("认领这位客户 · 陈先生 · CR-V", "原因", "认领人")
        await seat.fill(reason="上周是我接待的")
        await seat.press("enter")
        await seat.sees("刘洋认领")
