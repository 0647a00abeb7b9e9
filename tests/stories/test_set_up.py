"""The Set-up by keys: staff, roster, hours, settings, models."""

from __future__ import annotations

import pytest

from floortui import language
from floortui.domain.settings import SETTINGS
from floortui.storage.queries import people
from tests.house import MANAGER, TODAY, TOMORROW, Showroom, number
from tests.ui.seat import Seat, seated


async def _section(seat: Seat, number: int) -> None:
    """Go to a list of the Set-up."""
    await seat.press("6")
    await seat.at("#sections")
    await seat.press("home", *["down"] * (number - 1), "enter")


async def test_staff_are_listed_with_their_roles(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("6")
        await seat.sees_line("李娜", "consultant")
        await seat.sees_line("王敏", "reception")
        await seat.sees_line("赵敏", "manager")


async def test_somebody_new_is_added(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("6", "a")
        await seat.sees("Somebody new")
        await seat.fill(name="[red]", role="1", tier="3", mentor="李娜")
        await seat.press("enter")
        await seat.sees_line("[red]", "consultant", "3rd tier", "李娜")


async def test_a_name_that_is_taken_is_refused_beside_the_field(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("6", "a")
        await seat.fill(name="李娜")
        await seat.press("enter")
        await seat.sees("李娜 is already on the staff list.")
        assert seat.app.focused is seat.app.screen.query_one("#field-name")


async def test_enter_changes_somebody(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("6", "down", "enter")
        await seat.sees("Change somebody")
        await seat.sees_line("New name", "刘洋")
        await seat.fill(new_name="刘阳", tier="trainee")
        await seat.press("enter")
        await seat.sees_line("刘阳", "trainee")
    assert people.named("刘阳")[0].takes_turns is False


async def test_the_first_pin_is_a_managers(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("6", "enter")
        await seat.fill(pin="2580")
        await seat.press("enter")
        await seat.sees("The first PIN must be a manager's.")
        assert seat.app.focused is seat.app.screen.query_one("#field-pin")
        await seat.press("escape")
        await seat.sees_no("Change somebody")
        await seat.press("end", "enter")
        await seat.fill(pin="1111")
        await seat.press("enter")
        await seat.sees("That PIN is too easy to guess")
        await seat.fill(pin="2580")
        await seat.press("enter")
        await seat.sees("PINs are asked for from now on. Who sits here?", "PIN of 赵敏")
        await seat.type("2580")
        await seat.press("enter")
        await seat.sees_line("赵敏", "●●●●")


async def test_what_was_put_aside_comes_back_marked_and_one_enter_does_not_save_it(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("6", "down", "enter")
        await seat.fill(new_name="刘阳")
        await seat.press("escape")
        await seat.sees_no("Change somebody")
        await seat.press("enter")
        await seat.sees("Change somebody · kept since 09:00, not saved; ^Z throws it away")
        await seat.press("enter", "enter")
        await seat.sees("Enter once more saves it")
        assert people.named("刘洋")
        await seat.press("ctrl+z")
        await seat.sees_line("New name", "刘洋")
        await seat.sees_no("kept since", "Enter once more")
        await seat.press("ctrl+z")
        await seat.sees_line("New name", "刘阳")
        await seat.press("ctrl+z", "escape")
        await seat.sees_no("Change somebody")
        await seat.press("enter")
        await seat.sees_line("New name", "刘洋")
        await seat.sees_no("kept since")


async def test_x_takes_somebody_off_the_list_and_u_brings_them_back(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("6", "down")
        await seat.press("x")
        await seat.sees("刘洋 has left the house?")
        await seat.press("y")
        await seat.until(lambda: "刘洋" not in seat.screen())
        await seat.press("u")
        await seat.sees_line("刘洋", "consultant")


async def test_space_puts_somebody_on_and_off_duty(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 2)
        await seat.sees(f"Roster · {TODAY}")
        await seat.sees_line("1   李娜", "on duty")
        await seat.press("space")
        await seat.sees_line("李娜", "off")
        assert people.roster(TODAY) == [number(name) for name in ("刘洋", "陈静", "张伟")]
        seat.app.another_key()  # a moment later
        await seat.press("space")
        await seat.until(lambda: people.roster(TODAY)[-1] == number("李娜"))


async def test_the_order_of_the_roster_is_changed_with_shift_and_arrows(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 2)
        await seat.sees(f"Roster · {TODAY}")
        await seat.press("end", "shift+up")
        await seat.until(lambda: people.roster(TODAY)[2] == number("张伟"))
        await seat.press("shift+up")
        await seat.until(lambda: people.roster(TODAY)[1] == number("张伟"))
        await seat.press("shift+down")
        await seat.until(lambda: people.roster(TODAY)[2] == number("张伟"))


async def test_tomorrow_takes_over_todays_roster(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 2)
        await seat.press("right_square_bracket")
        await seat.sees(f"Roster · {TOMORROW}")
        await seat.press("c")
        await seat.until(lambda: people.roster(TOMORROW) == people.roster(TODAY))
        await seat.press("left_square_bracket")
        await seat.sees(f"Roster · {TODAY}")


async def test_copying_says_so_where_there_is_nothing_to_copy(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 2)
        await seat.press("left_square_bracket", "c")
        await seat.sees("No earlier day has a roster to copy")


async def test_hours_of_a_weekday_are_changed(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 3)
        await seat.sees_line("Thu", "09:00-18:00")
        await seat.press("down", "down", "down", "enter")
        await seat.sees("Opening hours")
        await seat.fill(hours="late")
        await seat.press("enter")
        await seat.sees("“late” are not opening hours.")
        await seat.fill(hours="8:30-20:00")
        await seat.press("enter")
        await seat.sees_line("Thu", "08:30-20:00")
        await seat.press("1")
        await seat.sees("open 08:30-20:00")


async def test_a_closed_day_is_added_and_taken_off(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 3)
        await seat.press("a")
        await seat.fill(day="2026-10-01", reason="国庆")
        await seat.press("enter")
        await seat.sees_line("2026-10-01", "closed", "国庆")
        await seat.press("end", "x")
        await seat.sees_no("2026-10-01")


async def test_a_setting_is_changed_and_a_wrong_value_refused(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 4)
        await seat.press("home", *["down"] * list(SETTINGS).index("desk.undo_minutes"))
        await seat.sees_line("Minutes for which the desk can undo", "10")
        await seat.press("enter")
        await seat.sees("A setting of the house")
        await seat.fill(value="soon")
        await seat.press("enter")
        await seat.sees("from 1 to 600, not “soon”")
        await seat.fill(value="30")
        await seat.press("enter")
        await seat.sees_line("Minutes for which the desk can undo", "30")


async def test_a_setting_with_a_few_values_is_picked_by_its_digit(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 4)
        await seat.press("home", *["down"] * list(SETTINGS).index("rotation.start"))
        await seat.sees_line("Order in which a day begins", "the roster's")
        await seat.press("enter")
        await seat.sees("1 the roster's", "3 fewest turns of the month first")
        await seat.press("3")
        await seat.sees_line("Order in which a day begins", "fewest turns of the month first")
        await seat.press("home", *["down"] * list(SETTINGS).index("rotation.make_up"), "enter")
        await seat.sees("1 yes", "2 no")
        await seat.press("2")
        await seat.sees_line("A turn missed while with", "no")


async def test_the_rules_of_a_kind_of_house_are_taken_with_one_key(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 4)
        await seat.press("p")
        await seat.sees("Whose rules of the line-up?", "1 strict-roster", "2 check-in-order", "3 fewest-turns-first")
        await seat.press("2")
        await seat.sees_line("Order in which a day begins", "that of coming in")
        await seat.press("u")
        await seat.sees("Taken back: the line-up's rules made those of check-in-order")
        await seat.sees_line("Order in which a day begins", "the roster's")


async def test_values_of_settings_are_said_in_chinese(house: Showroom) -> None:
    language.use("zh")
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 4)
        await seat.sees_line("开班时的顺序", "按排班表")
        await seat.press("p")
        await seat.sees("按哪种规则排位？", "先到的排在前，全天如此")


async def test_models_are_added_and_removed(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 5)
        await seat.press("a")
        await seat.sees("A model")
        await seat.fill(name="[/x] CR-V")
        await seat.press("enter")
        await seat.sees_line("[/x] CR-V")
        await seat.press("end", "x")
        await seat.sees_no("[/x] CR-V")


async def test_enter_on_the_name_of_a_list_goes_to_the_list(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 3)
        assert seat.app.screen.query_one("#table").has_focus
        await seat.sees("Hours", "09:00-18:00")
        assert "Opening hours" not in seat.screen()


@pytest.mark.parametrize(("section", "key"), [(4, "a"), (1, "space"), (3, "c")])
async def test_a_key_of_another_list_says_so(house: Showroom, section: int, key: str) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, section)
        await seat.press(key)
        await seat.sees("There is nothing here to do that to.")


async def test_who_was_locked_out_is_released(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("6", "r")
        await seat.pilot.pause(0.1)
        assert "fault" not in seat.screen()


async def test_what_another_desk_adds_is_seen_without_a_key(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("6")
        house.do("staff.add", name="杨磊")
        await seat.sees_line("杨磊", "consultant")


async def test_nothing_on_the_list_says_how_to_begin(file: object, house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 5)
        await seat.sees("nothing here yet: a adds a row")


async def test_enter_on_the_roster_says_which_keys_change_it(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await _section(seat, 2)
        await seat.press("enter")
        await seat.sees("Space puts on or off duty; ⇧↑ and ⇧↓ change the order")
