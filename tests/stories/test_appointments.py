"""Who comes by appointment: booked on a card or with a call, expected on the Floor, kept, late, missed, cancelled."""

from __future__ import annotations

import pytest

from floortui import language
from floortui.storage.queries import appointments, floor
from tests.house import RECEPTION, Showroom, problems
from tests.stories.test_drawer import card, found
from tests.ui.seat import Seat, seated


@pytest.fixture
def expecting(showroom: Showroom) -> Showroom:
    """Give a house that expects 周女士 of 陈静 at ten and 吴先生 of 李娜 at two."""
    showroom.cards(
        ("周女士", "13900139001", "Fit", "B", "陈静"),
        ("吴先生", "13900139002", "Accord", "H", "李娜"),
        ("郑先生", "13900139003", "Fit", "A", "李娜"),
    )
    showroom.do("appointment.make", card=1, at="10:00", note="带先生来")
    showroom.do("appointment.make", card=2, at="14:00")
    return showroom


def state(number: int) -> str:
    found_one = appointments.appointment(number)
    assert found_one is not None
    return found_one.state


async def passes(seat: Seat, house: Showroom, minutes: int) -> None:
    """Let time pass, as the terminal notices it."""
    house.clock.move(minutes=minutes)
    seat.app.follow()


async def test_the_floor_shows_who_comes_with_whom_and_in_how_many_minutes(expecting: Showroom) -> None:
    async with seated(expecting.clock, who=RECEPTION) as seat:
        await seat.sees("LATER 2")
        await seat.sees_line("10:00", "周女士", "陈静", "in 60′")
        assert "′" not in (await seat.sees_line("14:00", "吴先生", "李娜")).partition("李娜")[2][:12]
        await passes(seat, expecting, 40)
        await seat.sees_line("10:00", "周女士", "in 20′")
        await passes(seat, expecting, 20)
        await seat.sees_line("10:00", "周女士", "now")
        await passes(seat, expecting, 25)
        await seat.sees_line("10:00", "周女士", "late 25′")
        await passes(seat, expecting, 36)
        await seat.sees_line("10:00", "周女士", "not come")
        assert seat.screen().index("吴先生") < seat.screen().index("周女士"), "who is waited for stands first"


async def test_nobody_expected_takes_no_room(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        assert "LATER" not in await seat.sees("李娜")
        await seat.press("p")
        await seat.sees("Nobody is expected in the days to come. b on a card makes an appointment.")


async def test_a_small_terminal_says_how_many_and_who_is_first(expecting: Showroom) -> None:
    async with seated(expecting.clock, who=RECEPTION, size=(80, 24)) as seat:
        await seat.sees("2 expected: 10:00 周女士")
        await passes(seat, expecting, 80)
        await seat.sees("!2 expected: 10:00 周女士")


async def test_a_house_may_wait_for_less(expecting: Showroom) -> None:
    expecting.do("setting.set", name="rotation.no_show_minutes", value="15")
    expecting.clock.move(minutes=76)
    async with seated(expecting.clock, who=RECEPTION) as seat:
        await seat.sees_line("10:00", "周女士", "not come")


async def test_who_comes_is_recognised_and_their_consultant_takes_no_turn(expecting: Showroom) -> None:
    async with seated(expecting.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.type("13900139001")
        await seat.sees_line("▸ 周女士")
        await seat.press("enter")
        await seat.sees("陈静 · by appointment 10:00; takes no turn", "LATER 1")
        assert seat.next_up() == "李娜"
        assert state(1) == "came"
        await seat.press("u")
        await seat.sees("LATER 2")
        assert state(1) == ""


async def test_p_and_enter_have_them_come(expecting: Showroom) -> None:
    async with seated(expecting.clock, who=RECEPTION) as seat:
        await seat.press("p")
        await seat.sees("Expected", "they are here")
        await seat.sees_line("today", "10:00", "周女士", "13900139001", "陈静")
        await seat.press("down", "enter")
        await seat.sees("by appointment 14:00", "LATER 1")
        assert floor.visits_of("2026-03-12")[-1].customer == 2
        assert problems() == []


async def test_x_cancels_with_a_reason_of_the_list(expecting: Showroom) -> None:
    async with seated(expecting.clock, who=RECEPTION) as seat:
        await seat.press("p", "x")
        await seat.sees("周女士 does not come: why?", "1 the customer cannot come")
        await seat.press("1")
        await seat.sees("LATER 1")
        found_one = appointments.appointment(1)
        assert found_one is not None
        assert (found_one.state, found_one.reason) == ("cancelled", "customer-busy")


async def test_another_reason_to_cancel_is_kept_as_it_was_said(expecting: Showroom) -> None:
    async with seated(expecting.clock, who=RECEPTION) as seat:
        await seat.press("p", "x", "7")
        await seat.sees("周女士 does not come: why?", "Enter takes it")
        await seat.paste("出差了")
        await seat.press("enter")
        await seat.sees("LATER 1")
        found_one = appointments.appointment(1)
        assert found_one is not None
        assert (found_one.state, found_one.reason) == ("cancelled", "出差了")


async def test_the_days_to_come_are_in_the_list_too(expecting: Showroom) -> None:
    expecting.do("appointment.make", card=3, at="tomorrow 11:30")
    async with seated(expecting.clock, who=RECEPTION) as seat:
        assert "郑先生" not in await seat.sees("LATER 2")
        await seat.press("p")
        await seat.sees_line("03-13", "11:30", "郑先生")
        await seat.press("escape")
        await seat.sees_no("郑先生")


async def test_a_consultant_sees_a_colleague_s_customer_s_phone_masked(expecting: Showroom) -> None:
    async with seated(expecting.clock, who="李娜") as seat:
        await seat.press("p")
        await seat.sees_line("吴先生", "13900139002")
        assert "13900139001" not in await seat.sees_line("周女士")


async def test_no_show_and_coming_all_the_same(expecting: Showroom) -> None:
    expecting.clock.move(minutes=130)
    async with seated(expecting.clock, who=RECEPTION) as seat:
        await seat.sees_line("周女士", "not come")
        await seat.press("n")
        await seat.type("13900139001")
        await seat.press("enter")
        await seat.sees("by appointment 10:00")
        assert state(1) == "came"


async def test_its_consultant_is_serving_or_off(expecting: Showroom) -> None:
    expecting.do("arrival.log")
    expecting.do("rotation.leave", name="陈静")
    async with seated(expecting.clock, who=RECEPTION) as seat:
        await seat.press("p", "down", "enter")
        await seat.sees("by appointment 14:00; 李娜 is with another customer: tell them, or g for a stand-in")
        await seat.sees_line("吴先生", "for 李娜")
        await seat.press("p", "enter")
        await seat.sees("刘洋 · by appointment 10:00; stands in for 陈静 (off); keeps their place")


async def test_b_makes_an_appointment_and_moves_it(expecting: Showroom) -> None:
    async with seated(expecting.clock, who="李娜") as seat:
        await seat.press("2")
        await seat.paste("郑先生")
        await seat.press("enter", "b")
        await seat.sees("An appointment", "Comes at", "With")
        await seat.type("1 1")
        await seat.press("enter")
        await seat.sees("is no time to come")
        await seat.fill(at="明天下午2点半", note="试驾")
        await seat.press("enter")
        await seat.sees("card 3 郑先生 expected on 2026-03-13 at 14:30")
        assert "comes 2026-03-13 14:30" in card(seat)
        await seat.press("b")
        await seat.sees("2026-03-13 14:30", "试驾")
        await seat.fill(at="fri 16:00")
        await seat.press("enter")
        await seat.sees("expected on 2026-03-13 at 16:00 · moved")
        assert len([e for e in appointments.expected("2026-03-12", "2026-03-20") if e.customer == 3]) == 1


async def test_a_time_at_which_the_house_is_closed_is_asked_about_once(expecting: Showroom) -> None:
    expecting.do("hours.close_day", day="2026-03-14", reason="盘点")
    async with seated(expecting.clock, who="李娜") as seat:
        await seat.press("2")
        await seat.paste("郑先生")
        await seat.press("enter", "b")
        await seat.fill(at="明天 20:00")
        await seat.press("enter")
        await seat.sees("On 2026-03-13 the house is open from 09:00-18:00.", "Enter once more")
        await seat.fill(at="sat 11:00")
        await seat.press("enter")
        await seat.sees("The house is closed on 2026-03-14.")
        assert appointments.open_of(3) is None


async def test_the_arrival_form_says_who_is_expected(expecting: Showroom) -> None:
    async with seated(expecting.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.type("13900139001")
        await seat.sees("▸ 周女士", "appointment 03-12 10:00")


async def test_a_colleague_s_customer_is_not_booked(expecting: Showroom) -> None:
    async with seated(expecting.clock, who="李娜") as seat:
        await seat.press("2")
        await seat.paste("周女士")
        await seat.press("enter", "b")
        await seat.sees("周女士 is the customer of 陈静, and only they can do this.")


async def test_a_call_notes_when_they_come(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("c")
        await seat.fill(who="孙小姐 13900139009", appointment="15:00", taken_by="刘洋")
        await seat.press("enter")
        await seat.sees("comes 2026-03-12 15:00")
        await seat.sees_line("15:00", "孙小姐", "刘洋")


async def test_my_day_begins_with_who_comes_today(expecting: Showroom) -> None:
    expecting.clock.move(minutes=65)
    async with seated(expecting.clock, who="陈静") as seat:
        await seat.press("3")
        await seat.sees("expected 1")
        await seat.sees_line("周女士", "13900139001", "10:00", "5′")
        assert found(seat)[0] == "周女士"
        assert "comes 2026-03-12 10:00" in card(seat)
    async with seated(expecting.clock, who="李娜") as seat:
        await seat.press("3")
        await seat.sees_line("吴先生", "14:00")
        assert found(seat)[0] == "吴先生"
        assert "周女士" not in seat.screen(), "that is 陈静's day"


async def test_a_card_tells_what_became_of_its_appointments(expecting: Showroom) -> None:
    expecting.do("appointment.cancel", card=1, reason="customer-busy")
    expecting.do("appointment.make", card=1, at="11:00")
    expecting.do("arrival.log", customer=1)
    expecting.do("appointment.make", card=1, at="tomorrow 9:30")
    async with seated(expecting.clock, who="陈静") as seat:
        await seat.press("2")
        await seat.paste("周女士")
        await seat.press("enter", "enter")
        await seat.sees(
            "09:30 appointment · still to come", "11:00 appointment · came",
            "10:00 appointment · cancelled · 陈静 · the customer cannot come",
        )  # fmt: skip


async def test_the_day_ends_and_who_did_not_come_is_noted(expecting: Showroom) -> None:
    async with seated(expecting.clock, who=RECEPTION) as seat:
        await seat.press("e", "y")
        await seat.sees("The day is closed", "Expected, and did not come: 2")
        await seat.press("enter")
        await seat.sees_no("LATER")
        assert (state(1), state(2)) == ("missed", "missed")


async def test_it_is_said_in_chinese_too(expecting: Showroom) -> None:
    language.use("zh")
    expecting.clock.move(minutes=70)
    async with seated(expecting.clock, who=RECEPTION) as seat:
        await seat.sees("稍后 2")
        await seat.sees_line("10:00", "周女士", "陈静", "迟到10′")
        await seat.press("p", "enter")
        await seat.sees("陈静 · 预约 10:00；不占轮次")
