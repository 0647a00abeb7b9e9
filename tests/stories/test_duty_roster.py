"""The duty roster by keys: a month's grid, one key a shift, read off the screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from floortui import language
from floortui.storage.queries import duty, house, people
from tests.house import MANAGER, RECEPTION, TODAY, TOMORROW, Showroom, number
from tests.ui.seat import Seat, painted, seated

NARROW = (80, 24)


@pytest.fixture
def chinese() -> Iterator[None]:
    language.use("zh")
    yield
    language.use("en")


def shift(name: str, day: str) -> str:
    """Give somebody's shift on a day; nothing, if none is planned."""
    return next((e.shift for e in duty.entries(day, day) if e.staff == number(name)), "")


def column(seat: Seat, day: int) -> int:
    """Give the cell in which a day of the month stands, read off the heading."""
    line = next(line for line in painted(seat.app) if "days" in line or "天数" in line)
    return cell_len(line[: line.index(f"{day}")]) if day > 9 else cell_len(line[: line.index(f" {day} ") + 1])


def at(seat: Seat, name: str, day: int) -> str:
    """Read what stands under a day in somebody's row."""
    line = next(line for line in painted(seat.app) if line.strip().startswith(name))
    start = column(seat, day)
    text, cells = "", 0
    for letter in line:
        if cells >= start and cells < start + 3:
            text += letter
        cells += cell_len(letter)
    return text.split(" ")[0].split("│")[0]


async def test_f7_shows_the_month_to_everybody(house: Showroom) -> None:
    async with seated(house.clock, who="李娜") as seat:
        await seat.press("f7")
        await seat.sees("Duty roster · Mar 2026", "▸12", "consultants on", "reception on")
        await seat.sees_line("李娜", "F1")
        await seat.sees_line("张伟", "F4")
        await seat.sees("Thu 12 Mar · 李娜 · consultant · full day · place 1 of 4")
        assert at(seat, "王敏", 12) == "·"
        await seat.press("o")
        await seat.sees("Only reception or a manager can do that: day off.")
    assert shift("李娜", TODAY) == "full"


async def test_one_key_gives_a_shift_and_it_is_painted_at_once(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", "right")
        for key, sign, code in (("f", "F1", "full"), ("e", "E1", "early"), ("l", "L1", "late"), ("o", "–", "off"),
                                ("v", "V", "leave"), ("t", "T", "training")):  # fmt: skip
            await seat.press(key)
            await seat.until(lambda sign=sign: at(seat, "李娜", 13) == sign, sign)  # type: ignore[misc]
            assert shift("李娜", TOMORROW) == code
        await seat.press("u")
        await seat.sees("Taken back: 李娜 on the roster of 2026-03-13: training")
        assert at(seat, "李娜", 13) == "V"


async def test_space_is_on_and_off(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", "space")
        await seat.until(lambda: shift("李娜", TODAY) == "off")
        assert people.roster(TODAY)[0] == number("刘洋")
        seat.app.another_key()
        await seat.press("space")
        await seat.until(lambda: at(seat, "李娜", 12) == "F4")


async def test_the_shift_of_last_time_goes_on_with_a_dot(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", "down", "right", "e", *["full_stop"] * 3)
        await seat.until(lambda: shift("刘洋", "2026-03-16") == "early")
        assert [shift("刘洋", f"2026-03-{day}") for day in range(12, 18)] == ["full", *["early"] * 4, ""]
        await seat.press("end", "full_stop")
        await seat.sees("There is nothing here to do that to.")


async def test_what_is_marked_gets_a_shift_in_one_go(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", "right", *["shift+right"] * 4, "shift+down", "shift+down")
        await seat.sees("5 days × 3 colleagues marked")
        await seat.press("l")
        await seat.until(lambda: at(seat, "陈静", 17) == "L3")
        assert shift("张伟", TOMORROW) == ""
        assert len([e for e in duty.entries(TOMORROW, "2026-03-31") if e.shift == "late"]) == 15
        await seat.press("u")
        await seat.until(lambda: not duty.entries(TOMORROW, "2026-03-31"))


async def test_a_shift_is_picked_from_the_list(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", "end", "s")
        await seat.sees("Which shift?", "1 full day", "6 training")
        await seat.press("3")
        await seat.until(lambda: shift("李娜", "2026-03-31") == "late")


async def test_reception_has_shifts_too(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", *["down"] * 4, "e")
        await seat.until(lambda: at(seat, "王敏", 12) == "E")
        await seat.sees("Thu 12 Mar · 王敏 · reception · early shift 08:30-17:00")
        await seat.sees_line("reception on", "–  –  1  –")


async def test_too_few_on_a_day_are_a_sign_and_a_number(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", "shift+down", "shift+down", "o")
        await seat.sees_line("consultants on", "!1")
        await seat.sees("! fewer than 2 on duty")
        await seat.press("escape", "up", "f")
        await seat.until(lambda: "!" not in seat.line("consultants on"))


async def test_last_week_is_taken_over(house: Showroom) -> None:
    house.do("roster.shift", day=TOMORROW, names="李娜", shift="leave")
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", *["right"] * 5, "c")
        await seat.until(lambda: at(seat, "张伟", 19) == "F4")
        await seat.sees("roster of the week 2026-03-16 – 2026-03-22 taken over from another")
        await seat.sees("left out: leave or training of 李娜")
        seat.app.another_key()
        await seat.press("left_square_bracket", "c")
        await seat.sees("Nothing is planned in the week")


async def test_a_manager_closes_a_day_and_opens_it_again(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", "h")
        await seat.sees("Only a manager can do that: closed.")
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("f7", "h")
        await seat.sees("full day · closed")
        await seat.sees_line("consultants on", "×")
        assert closed(TODAY)
        seat.app.another_key()
        await seat.press("h")
        await seat.until(lambda: not closed(TODAY))
        house.do("hours.set", weekday=7, hours="closed")
        await seat.sees_line("×15")
        await seat.press("right", "right", "right", "h")
        await seat.sees("2026-03-15 is closed by the hours of its weekday.")
        await seat.press("f")
        await seat.sees("The house is closed: 2026-03-15.")


def closed(day: str) -> bool:
    """Say whether a day is one of the closed ones."""
    return house.hours_of(day) == "closed"


async def test_enter_shows_the_order_of_the_day_and_g_goes_back(house: Showroom) -> None:
    house.do("roster.shift", day=TOMORROW, names="陈静,李娜", shift="late")
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", "right", "enter")
        await seat.sees(f"Roster · {TOMORROW}")
        await seat.sees_line("1   陈静", "on duty", "late shift")
        await seat.sees_line("刘洋", "off")
        await seat.press("right_square_bracket", "g")
        await seat.sees("Duty roster · Mar 2026", "Sat 14 Mar")
        await seat.press("1", "6")
        await seat.sees("Roster · 2026-03-14")


async def test_months_are_gone_through(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", "left_square_bracket")
        await seat.sees("Duty roster · Feb 2026")
        assert "29" not in seat.line("days")
        await seat.press("right_square_bracket", "right_square_bracket")
        await seat.sees("Duty roster · Apr 2026")
        await seat.press("f")
        await seat.until(lambda: any(e.day.startswith("2026-04") for e in duty.entries("2026-04-01", "2026-04-30")))


async def test_the_month_is_written_into_a_workbook_beside_the_database(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", "p")
        await seat.sees("Only a manager can do that: print.")
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("f7", "p")
        await seat.sees("4 rows in", "duty-roster-2026-03.xlsx")
    file = Path(house.file).parent / "exports" / "duty-roster-2026-03.xlsx"
    assert load_workbook(file)["Grid"]["M3"].value == "F1"


async def test_another_desk_s_change_is_seen_and_an_old_sight_refused(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7")
        await seat.sees_line("刘洋", "F2")
        house.at(MANAGER).do("roster.shift", day=TODAY, names="刘洋", shift="late")
        await seat.sees_line("刘洋", "L2")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("size", [(120, 36), NARROW, (160, 40)])
async def test_wide_letters_stand_under_their_days(house: Showroom, size: tuple[int, int]) -> None:
    day = date(2026, 3, 1)
    while day.month == 3:
        house.do("roster.shift", day=day.isoformat(), names="李娜", shift=("full", "off")[day.day % 2])
        house.do("roster.shift", day=day.isoformat(), names="王敏", shift="晚班")
        day += timedelta(days=1)
    house.do("staff.edit", name="陈静", new_name="欧阳 Anna")
    async with seated(house.clock, who=RECEPTION, size=size) as seat:
        await seat.press("f7")
        await seat.sees("排班表 · 2026年3月")
        for number in (10, 11, 12):
            assert at(seat, "李娜 ", number)[:1] == "全休"[number % 2]
            assert at(seat, "王敏", number)[:1] == "晚"
        assert all(cell_len(line.rstrip()) <= size[0] for line in painted(seat.app))


async def test_where_there_is_no_room_for_a_month_its_weeks_are_gone_through(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION, size=NARROW) as seat:
        await seat.press("f7")
        await seat.sees_line("▸12", "14")
        assert "16" not in seat.line("days")
        await seat.press("pagedown")
        await seat.sees_line("16", "22")
        assert "李娜" in seat.screen()
        await seat.press("end")
        await seat.sees_line("30", "31")
        await seat.press("home")
        await seat.sees_line(" 1 ", "14")


async def test_a_new_house_has_nobody_to_plan(desk: object, clock: object) -> None:
    async with seated(clock) as seat:  # type: ignore[arg-type]
        await seat.press("escape")
        await seat.pilot.pause()
        await seat.press("f7")
        await seat.sees("nobody is on the staff list yet")
        await seat.press("f")
        await seat.sees("There is nothing here to do that to.")


async def test_the_set_up_leads_to_the_month_of_its_day(house: Showroom) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("6")
        await seat.at("#sections")
        await seat.press("home", "down", "enter", *["right_square_bracket"] * 20)
        await seat.sees("Roster · 2026-04-01")
        await seat.press("g")
        await seat.sees("Duty roster · Apr 2026", "Wed 1 Apr")
        await seat.press("e")
        await seat.until(lambda: shift("李娜", "2026-04-01") == "early")


async def test_the_grid_speaks_the_other_language_at_once_and_f1_explains_it(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7", "f2")
        await seat.sees("排班表 · 2026年3月", "顾问当班", "全 全天", "3月12日 周四 · 李娜", "第 1 位，共 4 人")
        await seat.press("f2")
        await seat.sees("consultants on", "F full day")
        await seat.press("f1")
        await seat.sees("A month of the duty roster", "Take the week before over into the week of the cursor")


async def test_the_mouse_goes_to_a_day_and_opens_its_order(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.press("f7")
        await seat.sees_line("李娜", "F1")
        where = (column(seat, 19), painted(seat.app).index(seat.line("陈静")))
        await seat.pilot.click(offset=where)
        await seat.sees("Thu 19 Mar · 陈静 · consultant · nothing planned")
        await seat.pilot.click(offset=where, times=2)
        await seat.sees("Roster · 2026-03-19")
