"""Questions of the first week at the desk, each answered by keys: what to press, and what the Floor shows then."""

from __future__ import annotations

from floortui.domain.period import Period
from floortui.reports.period_figures import period_figures
from floortui.storage.queries import cards, floor
from tests.house import MANAGER, RECEPTION, TODAY, TOMORROW, YESTERDAY, Showroom, number, problems, visit
from tests.ui.seat import seated


async def test_three_parties_came_while_the_desk_was_empty(showroom: Showroom) -> None:
    showroom.clock.move(minutes=120)
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("q")
        came_in = (("09:20", "09:50", "李娜"), ("09:40", "10:30", "刘洋"), ("10:05", "10:40", "李娜"))
        for count, (came, left, who) in enumerate(came_in, start=1):
            await seat.fill(arrived=came, left=left, served_by=who)
            await seat.press("enter")
            await seat.sees(f"{count} logged")
        await seat.press("escape")
        await seat.sees_line("first", "刘洋", "50′", "left")
        assert seat.next_up() == "李娜", "late entries never re-order the line-up"
        assert seat.figure("first contacts") == "3"
    figures = period_figures(Period(TODAY, TOMORROW), TODAY).store
    assert figures["dwell_minutes"] == (30 + 50 + 35) / 3
    assert showroom.turns("李娜") == 0


async def test_who_collects_a_car_and_then_asks_about_another_becomes_a_batch(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(purpose="3", asked_for="陈静")
        await seat.press("enter")
        await seat.sees_line("collects a car", "陈静")
        assert (seat.next_up(), seat.figure("first contacts")) == ("李娜", "0")
        await seat.press("r")
        await seat.fill(**{"as": "first"})
        await seat.press("enter")
        await seat.sees_line("first", "陈静")
        assert seat.figure("first contacts") == "1"


async def test_whose_consultant_has_left_the_house_goes_to_the_next(showroom: Showroom) -> None:
    showroom.cards(("周女士", "13900000001", "CR-V", "B", "张伟"))
    showroom.do("visit.close", visit=showroom.do("arrival.log", phone="13900000001")["visit"])
    showroom.do("staff.leave", name="张伟")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.type("13900000001")
        await seat.press("enter")
        await seat.sees_line("return", "周女士", "李娜")
        assert seat.next_up() == "刘洋", "the turn is taken"
    known = floor.customer(1)
    assert known is not None
    assert known.owner == number("李娜"), "the card moves"


async def test_who_refuses_the_consultant_is_handed_over_and_the_turn_comes_back(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("h")
        await seat.fill(to="陈静", reason="客户要求换人")
        await seat.press("enter")
        await seat.sees_line("first", "陈静")
        assert seat.next_up() == "李娜"


async def test_a_friend_of_a_customer_goes_to_their_consultant(with_regular: Showroom) -> None:
    async with seated(with_regular.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(who="孙先生", brought_by="周女士")
        await seat.press("enter")
        await seat.sees_line("first", "孙先生", "陈静")
        assert seat.next_up() == "李娜", "no turn"


async def test_an_online_lead_that_comes_goes_to_who_answered_it(showroom: Showroom) -> None:
    showroom.do("call.log", way="online", phone="13900000011", taken_by="陈静")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        assert seat.figure("first contacts") == "1"
        await seat.press("n")
        await seat.type("13900000011")
        await seat.press("enter")
        await seat.sees_line("first", "陈静")
        assert (seat.next_up(), seat.figure("first contacts")) == ("李娜", "1"), "it was one already"


async def test_forty_parties_an_hour_are_forty_keys(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("C")
        for size in "1234" * 10:
            await seat.press(size)
        await seat.sees("40 parties, 100 people")
        await seat.press("escape")
        await seat.until(lambda: seat.figure("first contacts").startswith("40"))
        assert seat.next_up() == "李娜"
        await seat.press("e")
        await seat.sees("given to nobody: 40")
        await seat.press("y")
        await seat.sees("unassigned 40")
    assert problems() == []


async def test_a_mystery_shopper_found_out_later_costs_no_turn(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    showroom.clock.move(minutes=40)
    showroom.do("visit.close", visit=1)
    async with seated(showroom.clock, who=MANAGER) as seat:
        assert seat.next_up() == "刘洋"
        await seat.press("v")
        await seat.sees("mystery")
        options = [line for line in seat.screen().splitlines() if "mystery" in line]
        await seat.press(options[0].split("mystery")[0].strip()[-1])
        await seat.sees_line("void")
        assert (seat.next_up(), seat.figure("first contacts")) == ("李娜", "0")


async def test_wechat_but_no_phone_is_kept_without_a_card(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("enter")
        await seat.fill(name="孙女士", model="CR-V", note="微信 sun2026")
        await seat.press("enter")
        await seat.sees_line("孙女士", "CR-V")
        await seat.press("d")
        await seat.sees_line("孙女士", "left")
    cycle = cards.current(visit(1).customer or 0)
    assert cycle is not None
    assert not cycle.is_card
    assert period_figures(Period(TODAY, TOMORROW), TODAY).store["retention"] == 0, "no card, but a contact"


async def test_who_was_here_yesterday_and_knows_no_name_goes_back_to_the_same_one(showroom: Showroom) -> None:
    showroom.do("arrival.log", looks="红外套", served_by="陈静", arrived=f"{YESTERDAY}T10:00",
                left=f"{YESTERDAY}T10:40")  # fmt: skip
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n", "enter")
        await seat.sees_line("first", "李娜")
        await seat.press("f")
        await seat.paste("红外套")
        await seat.sees_line(YESTERDAY, "红外套", "陈静")
        await seat.press("enter")
        await seat.sees("Is visit 2 a return visit?")
        await seat.press("y")
        await seat.sees_line("return", "陈静")
        assert seat.next_up() == "李娜"
