"""A wrong press is taken back, here or at another desk; every screen follows."""

from __future__ import annotations

from floortui.storage.queries import floor
from floortui.ui.keyed_app import HELD_SECONDS
from tests.house import MANAGER, RECEPTION, Showroom
from tests.ui.seat import seated


async def test_u_takes_the_last_arrival_back(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n", "enter")
        await seat.sees_line("first", "李娜")
        await seat.press("u")
        await seat.sees("no arrivals yet", "Taken back: visit 1 logged")
        assert seat.next_up() == "李娜"
        assert seat.figure("first contacts") == "0"


async def test_u_twice_goes_two_steps_back(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n", "enter")
        await seat.sees_line("first", "李娜")
        await seat.press("d", "enter")
        await seat.sees_line("first", "李娜", "left")
        await seat.press("u")
        await seat.sees_line("– 李娜", "serving")
        await seat.pilot.pause(HELD_SECONDS * 2)
        await seat.press("u")
        await seat.sees("no arrivals yet")


async def test_what_another_desk_does_is_seen_without_a_key(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        assert seat.next_up() == "李娜"
        other = showroom.at(MANAGER)
        other.do("arrival.log", name="钱先生")
        await seat.sees_line("first", "钱先生", "李娜")
        other.undo()
        await seat.sees("no arrivals yet")
        assert seat.next_up() == "李娜"


async def test_what_this_desk_did_can_be_taken_back_at_another(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n", "enter")
        await seat.sees_line("first", "李娜")
        showroom.at(MANAGER).undo()
        await seat.sees("no arrivals yet")


async def test_what_somebody_else_did_is_taken_back_only_after_a_question(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        showroom.at(MANAGER).do("arrival.log", name="钱先生")
        await seat.sees_line("first", "钱先生")
        await seat.press("u")
        await seat.sees("Take this back?", "赵敏")
        await seat.press("n")
        await seat.sees_no("Take this back?")
        await seat.sees_line("first", "钱先生")


async def test_a_manager_says_why_something_older_is_taken_back(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    showroom.clock.move(minutes=11)
    async with seated(showroom.clock, who=MANAGER) as seat:
        await seat.press("u")
        await seat.sees("Take this back?", "visit 1 logged")
        await seat.press("y")
        await seat.sees("Take back an older line")
        await seat.fill(reason="录错了")
        await seat.press("enter")
        await seat.sees("no arrivals yet")
    assert floor.open_visits() == []


async def test_the_desk_is_told_that_something_is_too_old(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    showroom.clock.move(minutes=11)
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("u")
        await seat.sees("Take this back?")
        await seat.press("y")
        await seat.sees("It was done 11 minutes ago.")
        await seat.sees_line("first", "李娜")


async def test_a_consultant_does_not_undo_what_the_desk_did(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who="李娜") as seat:
        await seat.press("u")
        await seat.sees("There is nothing to undo.")


async def test_what_is_taken_back_is_said_in_words_and_names_the_party(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("d", "enter")
        await seat.sees("visit 1 closed · 李娜 is free again")
        await seat.press("u")
        await seat.sees("Taken back: visit 1 closed")
        await seat.press("f2")
        await seat.press("u")
        await seat.sees("撤销这一步？", "登记第 1 批")
