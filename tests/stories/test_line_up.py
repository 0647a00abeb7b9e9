"""The line-up through the day: opened, away and back, skipped, gone home, closed with its sum."""

from __future__ import annotations

from floortui.domain.moments import to_text
from floortui.storage.queries import floor
from tests.house import MANAGER, RECEPTION, TODAY, Showroom, visit
from tests.ui.seat import seated


async def test_o_opens_the_day_from_the_roster(house: Showroom) -> None:
    async with seated(house.clock, who=RECEPTION) as seat:
        await seat.sees("the line-up is not open", "o opens the day")
        await seat.press("o")
        await seat.until(lambda: seat.next_up() == "李娜")
        assert [line.split()[1] for line in seat.screen().splitlines() if "waiting" in line] == ["刘洋", "陈静", "张伟"]
        await seat.sees_no("o opens the day")


async def test_away_asks_why_by_digit_and_back_restores_the_place(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("down", "a")
        await seat.sees("刘洋 steps away: why?", "1 meal")
        await seat.press("1")
        await seat.sees_line("– 刘洋", "meal")
        showroom.clock.move(minutes=20)
        await seat.at("#lineup")
        await seat.sees("a away")
        assert seat.app.screen.query_one("#lineup").has_focus
        await seat.press("b")
        await seat.sees_line("2 刘洋", "waiting")
        await seat.sees("刘洋 · waiting · place 2")


async def test_another_reason_is_said_in_words_and_the_place_is_kept(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("a")
        await seat.sees("李娜 steps away: why?", "7 another reason")
        await seat.press("7")
        await seat.sees("in a few words, or nothing", "Enter takes it")
        await seat.paste("fire drill")
        await seat.press("enter")
        await seat.sees_line("– 李娜", "fire drill")
        showroom.clock.move(minutes=20)
        await seat.at("#lineup")
        await seat.press("end", "b")
        await seat.until(lambda: seat.next_up() == "李娜")


async def test_another_reason_may_stay_unsaid(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("a", "7")
        await seat.sees("Enter takes it")
        await seat.press("enter")
        await seat.sees_line("– 李娜", "another rea")


async def test_esc_in_the_words_goes_back_to_the_list_and_then_away_from_it(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("s", "4")
        await seat.sees("Enter takes it")
        await seat.press("escape")
        await seat.sees("李娜 lets one pass: why?", "1 on the phone")
        await seat.press("escape")
        await seat.sees_no("李娜 lets one pass: why?")
        assert seat.next_up() == "李娜"


async def test_words_that_are_too_long_are_refused_where_they_stand(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("s", "4")
        await seat.sees("Enter takes it")
        await seat.paste("long " * 50)
        await seat.press("enter")
        await seat.sees("200")
        assert seat.next_up() == "李娜"
        await seat.fill(reason="looks for a key")
        await seat.press("enter")
        await seat.sees("李娜 lets one pass: looks", "for a key")


async def test_the_cursor_stays_on_who_it_was_on_when_the_line_up_changes(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("end", "home", "down", "down")
        showroom.do("arrival.log")
        await seat.sees_line("– 李娜", "serving")
        await seat.press("a", "2")
        await seat.sees_line("陈静", "toilet")


async def test_skip_lets_one_pass_and_says_why(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("s")
        await seat.sees("李娜 lets one pass: why?")
        await seat.press("1")
        await seat.until(lambda: seat.next_up() == "刘洋")
        await seat.sees("lets one pass:")


async def test_no_answer_calls_the_next_to_the_door(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n", "enter")
        await seat.sees_line("first", "李娜")
        await seat.at("#lineup")
        await seat.press("end")
        await seat.sees_line("– 李娜", "serving")
        await seat.press("x")
        await seat.sees_line("first", "刘洋")
        await seat.sees_line("2 李娜", "waiting")


async def test_going_home_waits_until_it_is_said_what_becomes_of_an_open_party(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n", "enter")
        await seat.sees_line("first", "李娜")
        await seat.at("#lineup")
        await seat.press("end", "l")
        await seat.sees("李娜 still has visit 1")
        await seat.press("escape")
        await seat.sees_no("李娜 still has visit 1")
        await seat.press("home", "l")
        await seat.sees_line("– 刘洋", "off")


async def test_somebody_comes_in_later_and_goes_to_the_end(showroom: Showroom) -> None:
    showroom.do("rotation.leave", name="李娜")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("end", "i")
        await seat.sees_line("4 李娜", "waiting")


async def test_a_manager_moves_somebody_with_a_reason(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=MANAGER) as seat:
        await seat.at("#lineup")
        await seat.press("end", "m")
        await seat.sees("Move in the line-up")
        await seat.fill(position="1", reason="交车后优先")
        await seat.press("enter")
        await seat.until(lambda: seat.next_up() == "张伟")
        await seat.sees("moved by hand:")


async def test_the_day_ends_with_its_two_sides_summed_up(full_floor: Showroom) -> None:
    async with seated(full_floor.clock, who=RECEPTION) as seat:
        await seat.press("e")
        asked = await seat.sees("End the day?", "Still open; their leaving time will be marked as unknown:")
        assert asked.count("09:00  ") >= 5
        await seat.press("n")
        await seat.sees_no("End the day?")
        await seat.press("e")
        await seat.sees("End the day?")
        await seat.press("y")
        told = await seat.sees("The day is closed", "First visits in the traffic log: 5", "unassigned 1")
        assert "agrees" in told
        assert "DOES NOT" not in told
        await seat.press("enter")
        await seat.sees_no("The day is closed")
        await seat.sees("the day is closed", "unknown")


async def test_the_day_ends_after_a_question_about_each_party(showroom: Showroom) -> None:
    for name in ("孙先生", "何女士", "林先生"):
        showroom.do("arrival.log", name=name)
    showroom.clock.move(minutes=30)
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("e")
        await seat.sees("End the day?", "a: ask about each, one by one")
        await seat.press("a")
        await seat.sees("Still open: 3. Has this party left?", "孙先生", "1 left just now", "Esc: not yet")
        await seat.press("1")
        await seat.sees("Still open: 2. Has this party left?", "何女士")
        await seat.press("2")
        await seat.sees("Still open: 1. Has this party left?", "林先生")
        await seat.press("1")
        await seat.sees("The day is closed", "First visits in the traffic log: 3")
    left = {each.id: (each.left_at, each.left_known) for each in floor.visits_of(TODAY)}
    assert [known for _at, known in left.values()] == [True, False, True]
    assert left[1][0] == to_text(showroom.clock.now())


async def test_not_yet_leaves_the_day_open_and_closes_only_what_was_answered(showroom: Showroom) -> None:
    for name in ("孙先生", "何女士", "林先生"):
        showroom.do("arrival.log", name=name)
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("e", "a", "1")
        await seat.sees("Still open: 2. Has this party left?")
        await seat.press("2")
        await seat.sees("Still open: 1. Has this party left?")
        await seat.press("escape")
        await seat.sees_no("Has this party left?")
        assert [visit(number).open for number in (1, 2, 3)] == [False, True, True]
        assert not showroom.lineup().closed
        await seat.sees("e end day")


async def test_all_the_rest_ends_the_questions_and_the_day(full_floor: Showroom) -> None:
    async with seated(full_floor.clock, who=RECEPTION) as seat:
        await seat.press("e", "a", "3")
        await seat.sees("The day is closed", "First visits in the traffic log: 5")
    assert not any(each.left_known for each in floor.visits_of(TODAY))


async def test_a_party_that_comes_while_each_is_asked_about_is_asked_about_too(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="孙先生")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("e", "a")
        await seat.sees("Still open: 1. Has this party left?", "孙先生")
        showroom.do("arrival.log", name="何女士")
        await seat.press("1")
        await seat.sees("Still open: 1. Has this party left?", "何女士")
        assert not showroom.lineup().closed


async def test_a_party_that_a_colleague_changed_meanwhile_is_said_and_the_day_stays_open(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="孙先生")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("e", "a")
        await seat.sees("Still open: 1. Has this party left?", "孙先生")
        showroom.do("visit.close", visit=1)
        await seat.press("1")
        await seat.sees("the set-up manager changed this at 09:00")
        assert not showroom.lineup().closed


async def test_a_day_with_nobody_left_ends_at_once(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("e")
        await seat.sees("Nobody is left on the floor.")
        await seat.press("y")
        await seat.sees("First visits in the traffic log: 0")


async def test_keys_of_a_colleague_work_while_the_parties_have_the_focus(showroom: Showroom) -> None:
    """Keys of the line-up are about the highlighted colleague, wherever the focus is."""
    async with seated(showroom.clock, who=RECEPTION) as seat:
        assert seat.app.screen.query_one("#visits").has_focus
        await seat.press("a", "1")
        await seat.sees_line("– 李娜", "meal")


async def test_the_end_of_the_day_names_the_parties_that_are_still_here(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="孙先生", model="CR-V")
    showroom.do("arrival.log", purpose="courier")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("e")
        await seat.sees("1  09:00  first  孙先生  CR-V  李娜", "2  09:00  courier, supplier")


async def test_an_arrival_after_the_end_of_the_day_is_told_that_the_day_is_closed(showroom: Showroom) -> None:
    showroom.do("day.close")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n", "enter")
        await seat.sees("The day is closed: the party is logged")


async def test_a_skip_of_the_only_one_who_waits_says_that_it_changes_nothing(showroom: Showroom) -> None:
    for name in ("刘洋", "陈静", "张伟"):
        showroom.do("rotation.leave", name=name)
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("s")
        await seat.sees("李娜 lets one pass: why?")
        await seat.press("1")
        await seat.sees("李娜 is the only one who waits")


async def test_i_offers_who_is_on_nobodys_list_today(showroom: Showroom) -> None:
    showroom.do("staff.add", name="杨磊")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("i")
        await seat.sees("Who comes in?", "1 杨磊")
        await seat.press("1")
        await seat.sees_line("杨磊", "waiting")


async def test_what_only_a_manager_can_do_is_said_plainly(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("m")
        await seat.sees("Only a manager can do that: move. You are signed in as reception.")
        await seat.press("f2", "m")
        await seat.sees("只有销售经理能“")


async def test_no_answer_says_first_who_goes_to_the_door_now(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("end", "x")
        await seat.sees("刘洋 takes them · 李娜 did not come · waiting · place 2")


async def test_skip_is_refused_before_it_is_asked_why(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.at("#lineup")
        await seat.press("end", "s")
        await seat.sees("李娜 is not waiting in the line-up (")
        assert "lets one pass: why?" not in seat.screen()
    async with seated(showroom.clock, who="陈静") as seat:
        await seat.at("#lineup")
        await seat.press("home", "s")
        await seat.sees("A consultant can do this for themselves only.")
        assert "lets one pass: why?" not in seat.screen()
