"""Who is kept out of the line-up, who does not come to the door, who takes over a colleague's contacts: by keys."""

from __future__ import annotations

import pytest

from floortui.ui.screens.floor import FloorScreen
from tests.house import CONSULTANTS, MANAGER, RECEPTION, Showroom, number, visit
from tests.steps import step
from tests.ui.seat import seated


@pytest.fixture
def barred(house: Showroom) -> Showroom:
    """Give a house in which 李娜 has three overdue follow-ups, of which two are allowed, before the day opens."""
    step(house, "李娜 has 3 overdue")
    house.do("setting.set", name="rotation.bar_overdue", value="2")
    return house


async def test_who_is_barred_stands_there_in_words_and_is_let_in_by_the_manager(barred: Showroom) -> None:
    async with seated(barred.clock, who=MANAGER) as seat:
        await seat.press("o")
        await seat.until(lambda: seat.next_up() == "刘洋")
        await seat.sees_line("! 李娜", "3 overdue")
        await seat.sees("李娜 barred: 3 overdue")
        await seat.at("#lineup")
        await seat.press("end", "i")
        await seat.sees("Let into the line-up today", "李娜")
        await seat.type("今天人手不够")
        await seat.press("enter")
        await seat.sees_line("4 李娜", "waiting")
        assert barred.lineup().place(number("李娜")).admitted


async def test_reception_is_told_that_a_rule_keeps_somebody_out(barred: Showroom) -> None:
    barred.do("day.open")
    async with seated(barred.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("end", "i")
        await seat.sees("A rule of the house keeps 李娜 out of the line-up")


async def test_whoever_calls_their_overdue_customers_joins_again(barred: Showroom) -> None:
    barred.do("day.open")
    async with seated(barred.clock, who="李娜") as seat:
        await seat.press("3")
        await seat.sees("line-up: barred")
        await seat.press("x")
        await seat.sees("李娜 joins the line-up again")
        await seat.press("u")
        await seat.sees("Taken back")
        assert barred.state("李娜") == "barred"


async def test_a_house_that_warns_says_so_as_they_check_in(barred: Showroom) -> None:
    barred.do("setting.set", name="rotation.bar", value="warn")
    async with seated(barred.clock, who=RECEPTION) as seat:
        await seat.press("o")
        await seat.until(lambda: seat.next_up() == "李娜")
        await seat.sees("李娜: 3 overdue, let in all the same")


async def test_a_mentor_and_a_trainee_stand_beside_the_name(showroom: Showroom) -> None:
    showroom.do("staff.edit", name="李娜", tier="3", mentor="陈静")
    showroom.do("staff.add", name="孙悦", tier="trainee", mentor="刘洋")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.until(lambda: seat.next_up() == "李娜 · 陈静")
        await seat.sees_line("1 李娜·陈静", "greeting")
        await seat.sees_line("2 刘洋+孙悦", "waiting")
        await seat.press("n", "enter")
        await seat.sees("李娜 · 陈静 · next in the line-up")
        await seat.until(lambda: seat.next_up() == "刘洋 + 孙悦")


@pytest.fixture
def confirming(showroom: Showroom) -> Showroom:
    """Give an open floor where the door is confirmed within half a minute."""
    showroom.do("setting.set", name="rotation.confirm_seconds", value="30")
    return showroom


async def test_nobody_at_the_door_alarms_in_words_until_y(
    confirming: Showroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(confirming.clock, who=RECEPTION) as seat:
        rung: list[int] = []
        monkeypatch.setattr(seat.app, "bell", lambda: rung.append(1))
        floor = seat.app.screen
        assert isinstance(floor, FloorScreen)
        assert floor._door_timer is None, "nothing ticks while nobody has been called"
        await seat.press("n", "enter")
        await seat.sees_line("first", "李娜", "no details")
        assert floor._door_timer is not None
        confirming.clock.move(seconds=45)
        seat.app.follow()
        await seat.sees_line("first", "李娜", "not at the door 45″")
        assert "李娜 not at the door 45″" in " ".join(seat.screen().split())
        confirming.clock.move(seconds=2)
        await seat.sees("not at the door 47″")
        assert rung == [1], "once for each party"
        await seat.press("y")
        await seat.sees_no("not at the door")
        assert floor._door_timer is None
        assert visit(1).greeted_at is not None


async def test_no_answer_gives_the_party_to_the_next_who_is_called_anew(confirming: Showroom) -> None:
    async with seated(confirming.clock, who=RECEPTION) as seat:
        await seat.press("n", "enter")
        await seat.sees_line("first", "李娜")
        confirming.clock.move(seconds=45)
        seat.app.follow()
        await seat.sees("not at the door 45″")
        await seat.at("#lineup")
        await seat.press("end", "x")
        await seat.sees_line("first", "刘洋")
        await seat.sees_no("not at the door")


async def test_after_ten_minutes_nobody_is_called_to_the_door_any_more(confirming: Showroom) -> None:
    confirming.do("arrival.log")
    confirming.clock.move(minutes=10)
    async with seated(confirming.clock, who=RECEPTION) as seat:
        await seat.sees_line("first", "李娜", "no details")
        floor = seat.app.screen
        assert isinstance(floor, FloorScreen)
        assert floor._door_timer is None


async def test_y_is_offered_only_where_the_door_is_confirmed(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.sees_line("first", "李娜")
        assert "y at the door" not in seat.screen()
        showroom.do("setting.set", name="rotation.confirm_seconds", value="30")
        await seat.sees("y at the door")


async def test_going_home_asks_who_takes_over_what_is_due(house: Showroom) -> None:
    step(house, "李娜 has 2 overdue")
    house.do("day.open")
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("home", "l")
        await seat.sees("Due contacts of 李娜: 2. Who takes over?", "1 nobody", "2 刘洋")
        await seat.press("escape")
        await seat.sees_line("1 李娜", "greeting")
        await seat.press("l", "2")
        await seat.sees("李娜 · off · contacts to 刘洋: 2")
    async with seated(house.clock, who="刘洋") as seat:
        await seat.press("3")
        line = await seat.sees_line("for 李娜")
        assert "137" in line, "with the phone, to call them"
        await seat.press("x")
        await seat.until(lambda: seat.screen().count("for 李娜") == 1)
        await seat.press("g")
        await seat.sees("customer of 李娜")


async def test_going_home_with_a_party_asks_what_becomes_of_it_first(house: Showroom) -> None:
    step(house, "李娜 has 1 overdue")
    house.do("day.open")
    house.do("arrival.log")
    house.do("arrival.log", asked_for="李娜", stand_in="no")
    house.do("arrival.assign", visit=2, to="李娜", reason="客户要求")
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("end", "l")
        await seat.sees("李娜 still has visit 1", "1 the party has left", "2 hand it over")
        await seat.press("1")
        await seat.sees("李娜 still has visit 2")
        await seat.press("2")
        await seat.sees("Hand over to")
        await seat.fill(to="陈静", reason="李娜下班")
        await seat.press("enter")
        await seat.sees("Due contacts of 李娜: 1. Who takes over?")
        await seat.press("1")
        await seat.sees_line("– 李娜", "off")
        assert visit(2).assigned == number("陈静")
        assert not visit(1).open


async def test_who_gives_it_up_stays(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("end", "l")
        await seat.sees("李娜 still has visit 1")
        await seat.press("escape")
        await seat.sees_line("– 李娜", "serving")


async def test_with_nothing_due_they_go_home_at_once(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("l")
        await seat.sees_line("– 李娜", "off")


async def test_a_terminal_of_eighty_columns_shows_the_bar(barred: Showroom) -> None:
    barred.do("day.open")
    async with seated(barred.clock, who=RECEPTION, size=(80, 24)) as seat:
        await seat.sees_line("! 李娜", "3 overdue")
        await seat.until(lambda: "barred: 3" in "".join(seat.screen()))
        assert barred.line() == list(CONSULTANTS[1:])
