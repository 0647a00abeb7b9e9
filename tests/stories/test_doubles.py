"""Doubles by keys: caught while one types, merged side by side, split again; what lapses and what changed hands."""

from __future__ import annotations

import pytest

from floortui import language
from floortui.storage.queries import cards, floor
from floortui.ui.widgets.entry import SURE_SECONDS
from tests.house import MANAGER, RECEPTION, Showroom, number, problems
from tests.stories.test_drawer import card
from tests.stories.test_known_phones import open_form, says
from tests.ui.seat import Seat, seated

PHONE, NEAR = "13800138000", "13800138001"


@pytest.fixture
def one(showroom: Showroom) -> Showroom:
    """Give a house that knows 李先生 of 李娜's, his plate, and that his wife came along."""
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", grade="H", owner="李娜", plate="沪A12345")
    showroom.do("arrival.log", phone=PHONE, also="王女士 13911112222")
    return showroom


@pytest.fixture
def two(one: Showroom) -> Showroom:
    """Give a house in which 李先生 has two cards."""
    one.do("card.open", name="李小龙", phone=NEAR, model="Accord", grade="A", owner="刘洋", colour="red", wechat="lxl")
    return one


# -- while typing


async def test_a_new_card_says_whom_it_looks_like_and_asks_once(one: Showroom) -> None:
    async with seated(one.clock, who="刘洋") as seat:
        await open_form(seat, "a")
        await seat.fill(name="李先生", phone=NEAR, model="Accord")
        await seat.at("#field-phone")
        await says(seat, "looks like 李** 138****8000 (李娜), H: one digit differs")
        await seat.fill(phone="13800130800")
        await says(seat, "two digits are swapped")
        await seat.press("enter")
        await seat.sees(
            "This looks like 李** 138****8000 (李娜), H: two digits are swapped.", "Enter once more saves it"
        )
        assert "李先生 13800138000" not in seat.screen()
        await seat.pilot.pause(SURE_SECONDS)
        await seat.press("enter")
        await seat.until(lambda: floor.customer(2) is not None, "is saved")


async def test_who_is_corrected_on_a_card_looks_like_another(one: Showroom) -> None:
    one.do("card.open", name="张先生", phone="13700137000", model="Fit", owner="李娜")
    async with seated(one.clock, who=MANAGER) as seat:
        await to_the_card(seat, "张先生")
        await seat.press("p")
        await seat.until(lambda: bool(seat.app.screen.query("#field-phone")), "opens the form")
        await seat.fill(name="李小龙", phone="1380013800")
        await seat.at("#field-phone")
        await says(seat, "looks like 李先生 13800138000 (李娜), H: one digit is missing")
        await seat.at("#field-name")
        await says(seat, "looks like 李先生 13800138000 (李娜), H: one digit is missing")


@pytest.mark.parametrize("key", ["n", "c"])
async def test_an_arrival_and_a_call_say_whom_they_look_like(one: Showroom, key: str) -> None:
    async with seated(one.clock, who=RECEPTION) as seat:
        await seat.press(key)
        await seat.type("lixiansheng")
        await seat.press("ctrl+u")
        await seat.paste(f"李先生 {NEAR}")
        await says(seat, "looks like 李先生 13800138000 (李娜), H: one digit differs")


async def test_a_plate_and_who_came_along_are_known(one: Showroom) -> None:
    one.do("visit.close", visit=1)
    one.do("arrival.log", name="x")
    async with seated(one.clock, who=RECEPTION) as seat:
        await seat.press("1")
        await seat.at("#visits")
        await seat.press("home", "enter")
        await seat.until(lambda: bool(seat.app.screen.query("#field-plate")), "opens the form")
        await seat.fill(plate="沪a 12345")
        await seat.at("#field-plate")
        await says(seat, "looks like 李先生 13800138000 (李娜), H: the same plate")


# -- merged and split


async def to_the_card(seat: Seat, name: str = "李先生") -> None:
    await seat.press("2", "enter")
    await seat.fill(search=name)
    await seat.until(lambda: name in card(seat), "shows the card")
    await seat.press("enter")


async def test_the_manager_merges_two_cards_side_by_side_and_splits_them(two: Showroom) -> None:
    async with seated(two.clock, who=MANAGER) as seat:
        await to_the_card(seat)
        await seat.press("j")
        await seat.sees("Which card is the same customer as 李先生?")
        await seat.sees_line("李小龙", NEAR, "刘洋", "one digit differs")
        await seat.press("enter")
        await seat.sees("Two cards become one", "will stand")
        await seat.sees_line("Name", "李先生", "李小龙", "◂ 李先生")
        await seat.sees_line("Colour", "–", "red")
        await seat.sees_line("Grade", "H", "A")
        await seat.press("down", "right")
        await seat.sees_line("Name", "▸ 李小龙")
        await seat.press("left", "down", "right")
        await seat.sees_line("Customer of", "▸ 刘洋")
        await seat.press("enter")
        await seat.sees("merged into card 1")
        found = floor.customer(1)
        assert found is not None
        assert (found.name, found.owner, found.phones, found.wechat) == (
            "李先生", number("刘洋"), (PHONE, "13911112222", NEAR), "lxl",
        )  # fmt: skip
        await seat.press("J")
        await seat.sees("Take this card apart again?", "李小龙 becomes a card of its own again")
        await seat.press("y")
        await seat.sees("card 2 split from card 1 李先生 again")
        again = floor.customer(2)
        assert again is not None
        assert again.phones == (NEAR,)
        assert problems() == []


async def test_any_card_is_found_as_one_types_and_esc_leaves_both(two: Showroom) -> None:
    two.do("card.open", name="孙女士", phone="13711112222", model="Fit", owner="陈静")
    async with seated(two.clock, who=MANAGER) as seat:
        await to_the_card(seat)
        await seat.press("j")
        await seat.sees("Which card is the same")
        await seat.type("sns")
        await seat.sees_line("孙女士", "13711112222")
        await seat.press("enter")
        await seat.sees("Two cards become one")
        await seat.press("escape")
        await seat.sees_no("Two cards become one")
        assert cards.current(3) is not None
        await seat.press("J")
        await seat.sees("no other card was merged into this one")


async def test_a_consultant_merges_nothing(two: Showroom) -> None:
    async with seated(two.clock, who="李娜") as seat:
        await to_the_card(seat)
        await seat.press("j")
        await seat.sees_no("Which card is the same")


async def test_merging_reads_well_in_chinese_and_on_a_small_terminal(two: Showroom) -> None:
    language.use("zh")
    async with seated(two.clock, who=MANAGER, size=(80, 24)) as seat:
        await to_the_card(seat)
        await seat.press("j")
        await seat.sees("哪张卡与 李先生 是同一位客户？", "有一位数字不同")
        await seat.press("enter")
        await seat.sees("两卡合并为一", "合并后", "Enter 合并")
        await seat.press("enter")
        await seat.sees("合并到卡 1")


# -- lapsing, changed hands, likely doubles


async def test_my_day_says_what_lapses_and_to_the_manager_who_changed_hands(two: Showroom) -> None:
    two.clock.move(days=9)
    async with seated(two.clock, who="李娜") as seat:
        await seat.press("3")
        await seat.sees("lapses this week 1")
    two.do("card.transfer", card="李先生", to="陈静", reason="asked for her")
    async with seated(two.clock, who=MANAGER) as seat:
        await seat.press("3")
        await seat.sees("moved today: 李先生 李娜 → 陈静, asked for her")


async def test_the_drawers_of_what_lapses_and_of_doubles(two: Showroom) -> None:
    two.clock.move(days=9)
    async with seated(two.clock, who=MANAGER) as seat:
        await seat.press("2", "enter")
        await seat.sees_line("lapsing", "1")
        await seat.sees_line("doubles?", "2")
        await seat.press("left_square_bracket")
        await seat.sees("doubles? · 2")
        await seat.at("#drawers")
        while "lapsing" not in seat.line("· 1"):
            await seat.press("up")
        await seat.sees("lapsing · 1")
    async with seated(two.clock, who="刘洋") as seat:
        await seat.press("2", "enter")
        await seat.sees_line("lapsing", "0")
        await seat.sees_no("doubles?")
