"""Who sits here: by name alone, and by name and PIN from the first PIN on."""

from __future__ import annotations

import pytest

from floortui.storage import journal
from tests.house import MANAGER, RECEPTION, Showroom
from tests.ui.seat import seated


@pytest.fixture
def locked_house(showroom: Showroom) -> Showroom:
    """Give an open floor at which the manager and 李娜 have a PIN."""
    showroom.do("staff.edit", name=MANAGER, pin="2580")
    showroom.at(MANAGER).do("staff.edit", name="李娜", pin="1379")
    return showroom


async def test_a_name_is_enough_while_nobody_has_a_pin(showroom: Showroom) -> None:
    async with seated(showroom.clock) as seat:
        await seat.sees("Who sits here?", "set-up, everything")
        assert "PIN" not in seat.screen()
        await seat.press("down", "down", "enter")
        await seat.sees_no("Who sits here?")
        await seat.sees_line("1 Floor", "陈静 consultant")
    assert journal.last_entries(1)[0].action == "session.sign_in"


async def test_the_line_up_goes_on_showing_while_nobody_is_signed_in(showroom: Showroom) -> None:
    async with seated(showroom.clock) as seat:
        await seat.sees_line("1 李娜", "greeting")
        showroom.do("arrival.log")
        await seat.sees_line("1 刘洋", "greeting")


async def test_no_command_works_before_somebody_sits_down(showroom: Showroom) -> None:
    async with seated(showroom.clock) as seat:
        await seat.press("n", "o", "u", "6", "e")
        await seat.sees("Who sits here?")
        await seat.press("escape", "escape")
        await seat.sees("Who sits here?")
    assert journal.last_entries(1)[0].action == "day.open"


async def test_from_the_first_pin_on_name_and_pin_are_asked(locked_house: Showroom) -> None:
    async with seated(locked_house.clock, who=MANAGER) as seat:
        await seat.sees("Who sits here?", "PIN")
        assert "set-up, everything" not in seat.screen()
        await seat.type("2580")
        await seat.sees("••••")
        await seat.press("enter")
        await seat.sees_line("1 Floor", "赵敏 manager")


async def test_a_wrong_pin_is_refused_and_may_be_tried_again(locked_house: Showroom) -> None:
    async with seated(locked_house.clock, who=MANAGER) as seat:
        await seat.type("9999")
        await seat.press("enter")
        await seat.sees("Name and PIN do not match.")
        await seat.type("2580")
        await seat.press("enter")
        await seat.sees_no("Who sits here?")


async def test_who_has_no_pin_yet_is_sent_to_a_manager(locked_house: Showroom) -> None:
    async with seated(locked_house.clock) as seat:
        await seat.press("down", "down", "enter")
        await seat.sees("陈静 has no PIN yet. Ask a manager for one.", "Who sits here?")
        await seat.press("home")
        await seat.sees_no("has no PIN yet")


async def test_the_first_pin_has_a_terminal_without_one_sign_in(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.sees("王敏 reception")
        await seat.press("n", "x")
        showroom.do("staff.edit", name=MANAGER, pin="2580")
        await seat.sees("PINs are asked for from now on. Who sits here?", "PIN of 王敏")
        await seat.press("end", "enter")
        await seat.type("2580")
        await seat.press("enter")
        await seat.sees("赵敏 manager")


async def test_a_terminal_that_asks_for_a_name_asks_for_the_pin_too_once_there_is_one(showroom: Showroom) -> None:
    async with seated(showroom.clock) as seat:
        await seat.sees("set-up, everything")
        showroom.do("staff.edit", name=MANAGER, pin="2580")
        await seat.sees("PIN of 李娜")
        await seat.sees_no("set-up, everything")


async def test_the_arrows_choose_whose_pin_it_is_while_it_is_typed(locked_house: Showroom) -> None:
    async with seated(locked_house.clock, who=MANAGER) as seat:
        await seat.sees("PIN of 赵敏")
        await seat.type("13")
        await seat.press("up")
        await seat.sees("PIN of 王敏")
        await seat.sees_no("••")
        await seat.press("down")
        await seat.sees("PIN of 赵敏", "Esc goes back")


async def test_the_wait_after_wrong_pins_counts_down_and_is_that_name_s_only(locked_house: Showroom) -> None:
    async with seated(locked_house.clock, who=MANAGER) as seat:
        for _ in range(4):
            await seat.type("9999")
            await seat.press("enter")
            await seat.pilot.pause(0.2)
        await seat.sees("Wait 31 seconds")
        await seat.sees("Wait 30 seconds")
        await seat.press("up")
        await seat.sees_no("Too many wrong PINs")


async def test_f8_locks_out_of_a_form_and_what_was_typed_is_there_again(locked_house: Showroom) -> None:
    async with seated(locked_house.clock, who=MANAGER) as seat:
        await seat.type("2580")
        await seat.press("enter")
        await seat.sees("赵敏 manager")
        await seat.press("n")
        await seat.type("孙先生")
        await seat.press("f8")
        await seat.sees("Locked. Who sits here?")
        await seat.press("f8", "enter")
        await seat.type("2580")
        await seat.press("enter")
        await seat.sees_no("Locked.")
        if "A party comes in" not in seat.screen():
            await seat.press("n")
        await seat.sees("孙先生")


async def test_f8_locks_and_the_pin_opens_again(locked_house: Showroom) -> None:
    async with seated(locked_house.clock, who=MANAGER) as seat:
        await seat.type("2580")
        await seat.press("enter")
        await seat.sees("赵敏 manager")
        await seat.press("f8")
        await seat.sees("Locked. Who sits here?")
        await seat.press("escape", "n", "u")
        assert "A party comes in" not in seat.screen()
        await seat.press("enter")
        await seat.type("2580")
        await seat.press("enter")
        await seat.sees_no("Locked.")


async def test_f8_lets_somebody_else_sit_down(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.sees("王敏 reception")
        await seat.press("f8")
        await seat.sees("Who sits here?")
        await seat.press("home", "enter")
        await seat.sees("李娜 consultant")


async def test_a_second_enter_does_not_leave_the_lock(locked_house: Showroom) -> None:
    async with seated(locked_house.clock, who=MANAGER) as seat:
        await seat.press("enter", "enter", "escape")
        await seat.sees("Who sits here?")
        assert seat.app.actor is None


async def test_a_palette_does_not_open_over_the_lock(locked_house: Showroom) -> None:
    async with seated(locked_house.clock) as seat:
        await seat.press("ctrl+p")
        await seat.pilot.pause(0.2)
        assert "Find a command" not in seat.screen()


@pytest.mark.parametrize("size", [(60, 14), (40, 10), (30, 8)], ids=str)
async def test_who_signs_in_at_a_small_terminal_sees_the_names_and_that_it_is_small(
    locked_house: Showroom, size: tuple[int, int]
) -> None:
    async with seated(locked_house.clock, who=MANAGER, size=size) as seat:
        await seat.sees("赵敏 ", "manager", "PIN of 赵敏")
        await seat.sees("Who sits here?" if size[0] == 60 else "Too small: 80×24")
        await seat.type("2580")
        await seat.press("enter")
        await seat.sees("1 Floor" if size[0] == 60 else "Too small: 80×24", "n arrival")


async def test_a_name_that_nobody_has_is_said_over_the_names(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="Nobody") as seat:
        await seat.sees("Nobody called “Nobody” works here.")
        await seat.sees("Who sits here?")
