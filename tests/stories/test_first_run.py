"""A database that is new asks what it shall be: my showroom, or one to look around in."""

from __future__ import annotations

from pathlib import Path

import pytest

from floortui.clock import SetClock
from floortui.services.desk import Desk
from floortui.storage.queries import house, people
from tests.ui.seat import seated


@pytest.mark.usefixtures("file")
async def test_the_showroom_is_set_up_by_keys(clock: SetClock) -> None:
    async with seated(clock) as seat:
        await seat.sees("Welcome to floortui", "1 Set up my showroom", "2 Look around")
        await seat.press("1")
        await seat.sees("Set up my showroom", "09:00-18:00")
        await seat.fill(
            name="[/x] 展厅", staff="李娜，刘洋、陈静", reception="王敏", manager="赵敏", models="CR-V,Civic",
            zone="Asia/Shanghai",
        )  # fmt: skip
        await seat.press("enter")
        await seat.sees("Who sits here?", "李娜", "刘洋", "陈静", "王敏", "赵敏")
        await seat.sees_line("set-up, everything")
        await seat.press("end", "enter")
        await seat.sees_no("Who sits here?")
        await seat.press("o")
        await seat.until(lambda: seat.next_up() == "李娜")
    assert str(house.settings()["showroom.name"]) == "[/x] 展厅"
    assert [person.name for person in people.everybody() if person.takes_turns] == ["李娜", "刘洋", "陈静"]


@pytest.mark.usefixtures("file")
async def test_set_up_says_what_is_missing_and_keeps_what_was_typed(clock: SetClock) -> None:
    async with seated(clock) as seat:
        await seat.press("1")
        await seat.fill(name="展厅", hours="nine to five", zone="Moon/Base")
        await seat.press("enter")
        await seat.sees(
            "“nine to five” are not opening hours",
            "Consultants: this has to be filled in.",
            "“Moon/Base” is no time zone",
        )
        assert seat.app.focused is seat.app.screen.query_one("#field-hours")
        await seat.press("escape")
        await seat.sees("Welcome to floortui")
        await seat.press("1")
        await seat.sees_line("Hours", "nine to five")
    assert people.everybody() == []


@pytest.mark.usefixtures("file")
async def test_somebody_who_is_named_twice_is_named(clock: SetClock) -> None:
    async with seated(clock) as seat:
        await seat.press("1")
        await seat.fill(name="展厅", staff="李娜", reception="李娜")
        await seat.press("enter")
        await seat.sees("李娜 is on the list twice.")
        await seat.sees_line("Consultants", "李娜")
    assert people.everybody() == []


@pytest.mark.usefixtures("file")
async def test_looking_around_shows_a_floor_that_lives(clock: SetClock) -> None:
    async with seated(clock) as seat:
        await seat.press("2")
        await seat.sees("Who sits here?", "王敏")
        await seat.press("end", "enter")
        await seat.sees_no("Who sits here?")
        await seat.sees_line("return", "陈先生")
        await seat.sees("set-up")


@pytest.mark.usefixtures("file")
async def test_the_language_is_changed_before_anything_else(clock: SetClock) -> None:
    async with seated(clock) as seat:
        await seat.sees("Welcome to floortui")
        await seat.press("f2")
        await seat.sees("欢迎")
        await seat.sees_no("Welcome")
        await seat.sees("1 ", "2 ")
        await seat.press("1")
        await seat.sees_no("Set up my showroom")


async def test_a_database_that_has_people_asks_only_who_sits_here(file: Path, clock: SetClock) -> None:
    async with seated(clock) as seat:
        await seat.press("2")
        await seat.sees("Who sits here?")
    async with seated(clock) as seat:
        await seat.sees("Who sits here?")
        assert "Welcome" not in seat.screen()


@pytest.mark.usefixtures("file")
async def test_the_first_roster_is_todays_in_the_showrooms_own_time_zone(clock: SetClock) -> None:
    clock.move(hours=15)  # midnight in Shanghai, four in the afternoon in London
    async with seated(clock) as seat:
        await seat.press("1")
        await seat.fill(name="展厅", staff="李娜,刘洋", zone="Asia/Shanghai")
        await seat.press("enter")
        await seat.sees("Who sits here?")
        await seat.press("end", "enter")
        await seat.sees_line("李娜", "off")


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize("at", ["the welcome", "its form"])
async def test_a_showroom_that_was_set_up_at_another_terminal_is_welcomed_no_more(clock: SetClock, at: str) -> None:
    async with seated(clock) as seat:
        await seat.sees("Welcome to floortui")
        if at == "its form":
            await seat.press("1")
            await seat.sees("Set up my showroom", "09:00-18:00")
        Desk(clock=clock, terminal="desk 2").do("staff.add", name="李娜")
        await seat.sees("Who sits here?", "李娜")
        assert "Welcome to floortui" not in seat.screen()
