"""A phone that somebody has is recognised while it is typed, in any writing, before anything is saved."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from floortui import language
from floortui.storage import database
from floortui.storage.queries import floor
from floortui.ui.widgets.entry import SURE_SECONDS
from tests.house import MANAGER, RECEPTION, Showroom, problems
from tests.ui.seat import Seat, seated

WRITINGS = (
    "13512345678",
    "+86 135 1234 5678",
    "１３５１２３４５６７８",
    "135-1234-5678",
    "13512345678 转 12",
    "008613512345678",
)


@pytest.fixture
def known(showroom: Showroom) -> Showroom:
    """Give a house that knows two customers: card 1 of 刘洋, card 2 of 李娜."""
    showroom.cards(
        ("欧阳晓岚", "13512345678", "Accord", "H", "刘洋"),
        ("周女士", "13900139001", "Fit", "B", "李娜"),
    )
    return showroom


def offers(seat: Seat) -> str:
    """Read what the form offers."""
    return str(seat.app.screen.query_one(".offers", Static).content)


async def says(seat: Seat, *texts: str) -> None:
    """Wait until the form offers all of these."""
    await seat.until(lambda: all(text in offers(seat) for text in texts), f"offers {texts}, not {offers(seat)}")


async def open_form(seat: Seat, *keys: str) -> None:
    """Open a form from the Drawer's list."""
    await seat.press("2", "enter", *keys)
    await seat.until(lambda: bool(seat.app.screen.query("#field-phone")), "opens the form")


@pytest.mark.parametrize("written", WRITINGS)
async def test_a_new_card_says_whose_phone_it_is_in_any_writing(known: Showroom, written: str) -> None:
    async with seated(known.clock, who=RECEPTION) as seat:
        await open_form(seat, "a")
        await seat.fill(phone=written)
        await says(
            seat, "known: 欧阳晓岚", "13512345678", "Accord", "customer of 刘洋", "household: yes, if they share it"
        )
        await seat.fill(phone="13512345679")
        await seat.until(lambda: offers(seat) == "", "nobody has that one")


async def test_it_is_said_at_the_last_digit_and_no_digit_before_is_a_fault(known: Showroom) -> None:
    async with seated(known.clock, who=RECEPTION) as seat:
        await open_form(seat, "a")
        await seat.at("#field-phone")
        for digit in "+86 1351234567":
            await seat.type(digit)
            assert offers(seat) == ""
        await seat.type("8")
        await says(seat, "known: 欧阳晓岚")
        await seat.type("9")
        await seat.until(lambda: offers(seat) == "", "it is another number")


async def test_a_consultant_is_told_of_a_colleague_s_customer_as_much_as_the_refusal_says(known: Showroom) -> None:
    async with seated(known.clock, who="李娜") as seat:
        await open_form(seat, "a")
        await seat.fill(phone="13512345678")
        await says(seat, "known: 欧**", "135****5678", "customer of 刘洋")
        assert "晓岚" not in offers(seat)
        assert "13512345678" not in offers(seat)
        await seat.fill(phone="13900139001")
        await says(seat, "known: 周女士", "13900139001", "customer of 李娜")


async def test_another_phone_for_a_card_says_whose_it_is_but_not_that_it_is_their_own(known: Showroom) -> None:
    async with seated(known.clock, who="李娜") as seat:
        await seat.press("2")
        await seat.type("周女士")
        await seat.press("enter", "p")
        await seat.fill(phone="13512345678")
        await says(seat, "known: 欧**", "household: yes, if they share it")
        await seat.fill(phone="139 0013 9001")
        await seat.until(lambda: offers(seat) == "", "it is their own")


async def test_the_details_of_a_visit_say_whose_phone_it_is(known: Showroom) -> None:
    known.do("arrival.log", name="孙先生", phone="13700137000")
    async with seated(known.clock, who=MANAGER) as seat:
        await seat.press("enter")
        await seat.sees("Who they are and what they want")
        await seat.at("#field-phone")
        assert offers(seat) == "", "it is their own"
        await seat.fill(phone="＋８６ 135 1234 5678")
        await says(seat, "known: 欧阳晓岚", "Accord", "customer of 刘洋", "Enter: this one")
        await seat.press("enter")
        await seat.sees("孙先生 is not kept", "Enter once more saves it as it is.")
        await seat.pilot.pause(SURE_SECONDS)
        await seat.press("enter")
        await seat.sees_no("Who they are and what they want")
    found = floor.visit(1)
    assert found is not None
    assert found.customer == 1
    assert problems() == []


async def test_it_is_said_in_the_language_of_now(known: Showroom) -> None:
    language.use("zh")
    async with seated(known.clock, who=RECEPTION, size=(80, 24)) as seat:
        await open_form(seat, "a")
        await seat.fill(phone="13512345678")
        await says(seat, "已有：欧阳晓岚", "刘洋的客户", "同一家庭：是")
        await seat.press("f2")
        await says(seat, "known: 欧阳晓岚")


@pytest.mark.parametrize(
    "pasted", ["１" * 10_000, "１３８\u202e0013", "+", "()", "²³⁴⁵⁶", "٣٤٥٦٧٨", "😀13512345678", "\ud83d"]
)
async def test_whatever_is_pasted_for_a_phone_is_no_fault(known: Showroom, pasted: str) -> None:
    async with seated(known.clock, who=RECEPTION) as seat:
        await open_form(seat, "a")
        await seat.at("#field-phone")
        await seat.paste(pasted)
        assert "fault" not in seat.screen()


@pytest.mark.parametrize(
    "who", ["13800", "陈先生 13800138000", "+86 138 0013 8000", "陈先生１３８００１３８０００", "13800138000 转 5"]
)
async def test_who_is_here_already_is_logged_again_only_after_a_question(known: Showroom, who: str) -> None:
    known.do("arrival.log", name="陈先生", phone="13800138000")
    async with seated(known.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(who=who)
        await says(seat, "陈先生", "is here since 09:00, visit 1", "Enter: this one")
        assert ("somebody new" in offers(seat)) == (who == "13800"), "a number that only begins so may be another's"
        await seat.press("enter", "enter")
        await seat.sees("陈先生 is here since 09:00 (visit 1). Enter once more")
        assert len(floor.open_visits()) == 1
        await seat.pilot.pause(0.6)
        await seat.press("enter")
        await seat.sees_no("A party comes in")
    assert len(floor.open_visits()) == 2
    assert database.execute("SELECT count(*) FROM customer").fetchone()[0] == 3, "it is nobody new"
