"""A party is on the floor: its details, what it really is, and that it has left."""

from __future__ import annotations

import asyncio

from floortui.storage import journal
from floortui.storage.queries import floor
from floortui.ui.keyed_app import HELD_SECONDS
from tests.house import MANAGER, RECEPTION, Showroom, visit
from tests.steps import step
from tests.ui.seat import seated


async def test_enter_opens_the_details_and_saving_marks_them_complete(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.sees_line("李娜", "no details")
        await seat.press("enter")
        await seat.sees("Who they are and what they want")
        await seat.fill(
            name="孙先生", phone="138 0013 8000", model="CR-V", test_drive="1", grade="2", note="[/x] 下周再来"
        )
        await seat.press("enter")
        await seat.sees_line("孙先生", "CR-V", "李娜")
        await seat.sees_no("no details")
    found = visit(1)
    assert (found.completed, found.test_drive, found.grade, found.note) == (True, True, "A", "[/x] 下周再来")


async def test_details_show_what_is_known_and_what_is_not_changed_stays(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="孙先生", phone="13800138000", model="CR-V")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("enter")
        await seat.sees_line("Name ", "孙先生")
        await seat.sees_line("Phone ", "13800138000")
        await seat.fill(grade="A")
        await seat.press("enter")
        await seat.sees_no("no details")
    assert visit(1).model == "CR-V"
    assert floor.customers_named("孙先生")[0].phones == ("13800138000",)


async def test_d_closes_the_visit_and_its_minutes_stop(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    showroom.clock.move(minutes=37)
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.sees_line("first", "李娜", "37′")
        await seat.press("d", "enter")
        await seat.sees_line("first", "李娜", "37′", "left")
        await seat.sees_line("4 李娜", "waiting")
        showroom.clock.move(minutes=10)
        await seat.press("f2", "f2")
        await seat.sees_line("first", "李娜", "37′", "left")


async def test_a_visit_over_the_limit_asks_whether_it_was_forgotten(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    showroom.clock.move(minutes=151)
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.sees_line("李娜", "151′", "still here?")


async def test_the_clock_set_back_an_hour_shows_no_minutes_below_nought(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    step(showroom, "the clock goes back 60 minutes")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.sees_line("first", "李娜", " 0′")
        assert seat.next_up() == "刘洋"


async def test_in_the_hour_that_comes_twice_a_visit_lasts_its_real_minutes(showroom: Showroom) -> None:
    step(showroom, "a night in Berlin, the clocks go back")
    showroom.do("arrival.log")
    showroom.clock.move(minutes=65)
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.sees_line("02:50", "first", "李娜", "65′")


async def test_a_first_visit_that_is_really_a_return_gives_the_turn_back(with_regular: Showroom) -> None:
    with_regular.do("arrival.log")
    async with seated(with_regular.clock, who=RECEPTION) as seat:
        assert seat.next_up() == "刘洋"
        await seat.press("r")
        await seat.sees("This visit is really", "1 first visit")
        await seat.fill(**{"as": "return"}, owner="陈静")
        await seat.press("enter")
        await seat.sees_line("return", "陈静")
        assert seat.next_up() == "李娜", "the turn came back to the front"


async def test_a_return_without_an_owner_says_what_is_missing_beside_the_field(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("r")
        await seat.fill(**{"as": "return"})
        await seat.press("enter")
        await seat.sees("Say whose customer it is (owner).")
        assert seat.app.focused is seat.app.screen.query_one("#field-owner")


async def test_a_first_visit_that_is_a_courier_is_not_counted(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("r")
        await seat.fill(**{"as": "courier"})
        await seat.press("enter")
        await seat.until(lambda: seat.next_up() == "李娜")
        assert seat.figure("first contacts") == "0"


async def test_void_asks_why_and_a_digit_answers(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("v")
        await seat.sees("Void this visit: why?")
        await seat.press("1")
        await seat.sees_line("first", "李娜", "void")
        assert seat.figure("first contacts") == "0"
        assert seat.next_up() == "李娜"


async def test_void_for_another_reason_takes_it_in_words(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("v", "4")
        await seat.sees("Void this visit: why?", "Enter takes it")
        assert not visit(1).voided
        await seat.paste("a drill")
        await seat.press("enter")
        await seat.sees_line("first", "李娜", "void")
        newest = journal.entry(journal.head())
        assert newest is not None
        assert newest.told["reason"] == "a drill"


async def test_void_is_not_done_when_the_question_is_left(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("v")
        await seat.sees("Void this visit: why?")
        await seat.press("escape")
        await seat.sees_no("Void this visit: why?")
        assert not visit(1).voided


async def test_a_party_is_handed_over_with_a_reason(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("h")
        await seat.fill(to="张伟")
        await seat.press("enter")
        await seat.sees("Say why: a reason is needed here.")
        assert seat.app.focused is seat.app.screen.query_one("#field-reason")
        await seat.sees_line("To", "张伟")
        await seat.type("asked")
        await seat.press("enter")
        await seat.sees_line("first", "张伟")
        assert seat.next_up() == "李娜"


async def test_the_reasons_of_a_party_that_changes_hands_are_picked_by_digit(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("h")
        await seat.fill(to="3")
        await seat.press("tab")
        await seat.sees("1 the customer wishes it", "2 speaks their language")
        await seat.press("2", "enter")
        await seat.sees_line("first", "陈静")
        assert journal.last_entries(1)[0].asked["reason"] == "language"


async def test_the_reason_of_a_move_is_picked_by_digit_and_named_in_the_why_line(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=MANAGER) as seat:
        await seat.at("#lineup")
        await seat.press("end", "m", "1", "tab")
        await seat.sees("1 makes up for a lost turn", "3 agreed between them")
        await seat.press("3", "enter")
        await seat.until(lambda: seat.next_up() == "张伟")
        await seat.sees("moved by hand: agreed")


async def test_somebody_who_changed_the_visit_meanwhile_is_named(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("enter")
        await seat.fill(name="孙先生")
        showroom.at("赵敏").do("visit.complete", visit=1, name="钱先生")
        await seat.press("enter")
        await seat.sees("赵敏 changed this at 09:00: Complete the visit register")
        await seat.sees_line("Name ", "孙先生")
        assert floor.customers_named("钱先生")


async def test_keys_of_a_party_say_so_where_there_is_none(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        for key in ("d", "g", "h", "r", "v", "enter"):
            await seat.press(key)
        await seat.sees("There is no visit to do that to.")


async def test_g_gives_the_first_that_waits_when_the_highlighted_one_does_not(full_floor: Showroom) -> None:
    full_floor.do("visit.close", visit=2)
    async with seated(full_floor.clock, who=RECEPTION) as seat:
        await seat.sees("1 waiting: g gives the", "first one")
        await seat.press("end", "g")
        await seat.sees_line("5 09:00", "刘洋")
        await seat.sees_no("waiting: g gives")


async def test_who_waits_for_somebody_named_is_not_counted_among_those_that_g_gives(with_regular: Showroom) -> None:
    with_regular.do("arrival.log", asked_for="陈静")
    with_regular.do("arrival.log", phone="13900000001")
    async with seated(with_regular.clock, who=RECEPTION) as seat:
        await seat.sees_line("周女士", "for 陈静")
        await seat.sees_no("g gives the first one")


async def test_g_gives_who_waits_for_a_busy_colleague_where_nobody_else_waits(with_regular: Showroom) -> None:
    with_regular.do("arrival.log", asked_for="陈静")
    with_regular.do("arrival.log", phone="13900000001")
    async with seated(with_regular.clock, who=RECEPTION) as seat:
        await seat.sees_line("周女士", "for 陈静")
        await seat.press("end", "g")
        await seat.sees_line("周女士", "李娜")
        await seat.sees_no("for 陈静")
        await seat.press("end", "g")
        await seat.sees("No party waits for anybody.")


async def test_d_names_the_party_that_leaves(showroom: Showroom) -> None:
    showroom.do("arrival.log", looks="红外套")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("d")
        await seat.sees("They leave: what came of it? · visit 1 · 红外套 · 李娜")


async def test_a_second_enter_behind_what_came_of_it_opens_nobody_elses_details(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("d", "enter", "enter")
        await seat.sees_line("李娜", "left")
        await asyncio.sleep(HELD_SECONDS)
        assert "Who they are and what they want" not in seat.screen()
        await seat.press("enter")
        await seat.sees("Who they are and what they want · visit 2")


async def test_a_consultant_hears_that_a_party_is_a_colleagues_before_anything_is_asked(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who="刘洋") as seat:
        for key in ("d", "v"):
            await seat.press(key)
            await seat.sees("A consultant can do this for themselves only.")
            assert "They leave" not in seat.screen()
            assert "Void this visit" not in seat.screen()


async def test_a_visit_is_voided_once_and_it_is_said_who_is_back(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("v", "1")
        await seat.sees("visit 1 voided · 李娜 is back in the line-up")
        await seat.press("v")
        await seat.sees("Visit 1 was voided")
        assert "Void this visit" not in seat.screen()


async def test_who_has_just_been_logged_is_highlighted(showroom: Showroom) -> None:
    for _party in range(4):
        showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(who="孙先生")
        await seat.press("enter")
        await seat.sees_line("孙先生", "waiting")
        await seat.press("enter")
        await seat.sees("Who they are and what they want · visit 5 · 孙先生")
