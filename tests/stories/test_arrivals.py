"""Parties come in: who takes them, by keys alone."""

from __future__ import annotations

import pytest

from floortui.storage.queries import floor
from tests.house import RECEPTION, Showroom
from tests.ui.seat import seated


async def test_n_and_enter_assign_the_one_who_greets_and_show_the_next(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        assert seat.next_up() == "李娜"
        await seat.press("n", "enter")
        await seat.sees_line("09:00", "first", "李娜")
        assert seat.next_up() == "刘洋"
        await seat.sees_line("李娜", "serving")
        assert seat.figure("first contacts") == "1"


async def test_five_parties_in_a_row_keep_the_order(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        for name in ("李娜", "刘洋", "陈静", "张伟"):
            await seat.press("n", "enter")
            await seat.sees_line("first", name)
        await seat.press("n", "enter")
        await seat.sees("nobody is free")
        alarm = await seat.sees_line("09:00", "waiting")
        assert alarm.index("waiting") > alarm.index("first")
        assert seat.figure("unassigned") == "! 1"


async def test_keys_typed_faster_than_the_form_opens_are_not_lost(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n", *"1380", "enter")
        await seat.sees_line("first", "1380", "李娜")


async def test_the_first_arrival_opens_a_day_that_nobody_opened(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.sees("the line-up is not open", "o opens the day")
        await seat.press("n", "enter")
        await seat.sees_line("first", "李娜")
        assert seat.next_up() == "刘洋"


async def test_a_phone_that_is_known_says_who_it_is_and_enter_makes_a_return_visit(with_regular: Showroom) -> None:
    async with seated(with_regular.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.type("1390000")
        found = await seat.sees_line("▸ 周女士", "13900000001")
        assert "customer of 陈静" in found
        assert "Enter: this one" in found
        await seat.press("enter")
        await seat.sees_line("return", "周女士", "陈静")
        assert seat.next_up() == "李娜", "a return visit takes no turn"
        await seat.sees_line("陈静 · their own customer; takes no turn")


async def test_a_name_that_is_known_is_offered_and_the_arrow_picks_it(with_regular: Showroom) -> None:
    async with seated(with_regular.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.type("周女")
        assert "Enter: this one" not in await seat.sees("周女士", "↓ picks")
        await seat.press("down")
        await seat.sees_line("▸ 周女士", "Enter: this one")
        await seat.press("enter")
        await seat.sees_line("return", "周女士", "陈静")


async def test_a_phone_that_nobody_knows_is_a_first_visit(with_regular: Showroom) -> None:
    async with seated(with_regular.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.paste("李先生 138 0013 8000")
        await seat.sees("nobody known: a first visit")
        await seat.press("enter")
        await seat.sees_line("first", "李先生", "李娜")
        assert floor.customers_named("李先生")[0].phones == ("13800138000",)


@pytest.mark.parametrize(
    "typed",
    ["+86 139 0000", "0086-13900000001", "１３９ ００００ ０００１", "周女士 139-0000-0001", "周女士 +86 13900000001"],
)
async def test_a_phone_in_any_writing_finds_whose_it_is_while_it_is_typed(with_regular: Showroom, typed: str) -> None:
    async with seated(with_regular.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.type(typed)
        await seat.sees_line("周女士", "13900000001", "customer of 陈静")
        await seat.press("enter")
        await seat.sees_line("return", "周女士", "陈静")


@pytest.mark.parametrize(
    ("typed", "name", "phones"),
    [
        ("李先生", "李先生", ()),
        ("13800138000", "", ("13800138000",)),
        ("+86 138 0013 8000", "", ("13800138000",)),
        ("138-0013-8000 李先生", "李先生", ("13800138000",)),
        ("李先生13800138000", "李先生", ("13800138000",)),
        ("李 2 先生", "李 2 先生", ()),
        ("１３８００１３８０００", "", ("13800138000",)),
        ("李先生 021-61234567转88", "李先生", ("02161234567",)),
    ],
)
async def test_who_is_read_as_a_name_a_phone_or_both(
    showroom: Showroom, typed: str, name: str, phones: tuple[str, ...]
) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.paste(typed)
        await seat.press("enter")
        await seat.until(lambda: len(floor.open_visits()) == 1, "is logged")
    customer = floor.customer(floor.open_visits()[0].customer or 0)
    assert customer is not None
    assert (customer.name, customer.phones) == (name, phones)


async def test_somebody_asked_for_by_name_comes_out_of_turn(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(asked_for="陈")
        await seat.press("enter")
        await seat.sees_line("first", "陈静")
        assert seat.next_up() == "李娜"
        await seat.sees("陈静 · asked for by name; keeps their place")


async def test_a_digit_chooses_what_a_field_offers(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n", "down", "down", "down")
        await seat.sees_line("1 李娜", "2 刘洋", "3 陈静", "4 张伟")
        await seat.press("4", "enter")
        await seat.sees_line("first", "张伟")


async def test_a_courier_takes_no_turn_and_counts_in_no_figure(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n", "down")
        await seat.sees("2 service")
        await seat.type("cour")
        await seat.press("enter")
        await seat.sees("courier")
        assert seat.next_up() == "李娜"
        assert seat.figure("first contacts") == "0"
        await seat.sees("another purpose; no turn")


async def test_a_waiting_party_is_given_to_the_first_who_is_free(full_floor: Showroom) -> None:
    async with seated(full_floor.clock, who=RECEPTION) as seat:
        await seat.sees_line("09:00", "–", "waiting")
        assert seat.next_up() == "nobody is free"
        await seat.press("g")
        await seat.sees("Nobody is free to take this visit.")
        await seat.press("down", "down", "d", "enter")
        await seat.until(lambda: seat.next_up() == "刘洋")
        await seat.press("home", "g")
        await seat.sees_no("waiting ")
        assert [visit.assigned for visit in floor.open_visits()].count(None) == 0


async def test_an_absent_owner_is_stood_in_for_by_the_next(with_regular: Showroom) -> None:
    with_regular.do("rotation.away", name="陈静", reason="meal")
    async with seated(with_regular.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.paste("13900000001")
        await seat.press("enter")
        await seat.sees_line("return", "周女士", "李娜")
        await seat.sees("stands in for 陈静 (away); keeps their place")


async def test_logged_late_takes_its_true_time_and_leaves_the_line_up(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(arrived="08:30", served_by="张伟")
        await seat.press("enter")
        await seat.sees_line("08:30", "first", "张伟", "30′")
        assert seat.next_up() == "李娜"


async def test_the_form_is_empty_again_and_out_of_sight_after_saving(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.paste("李先生")
        await seat.press("enter")
        await seat.sees_line("first", "李先生")
        await seat.sees_no("A party comes in", "╭", "╰")
        await seat.press("n")
        assert "李先生" not in await seat.sees_line("Name or phone ")
