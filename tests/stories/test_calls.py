"""Calls by keys: who takes one, who is to be called back, and what becomes of who comes back or has been here."""

from __future__ import annotations

import pytest

from floortui import language
from floortui.storage import database
from floortui.storage.queries import floor
from tests.house import CONSULTANTS, MANAGER, RECEPTION, TODAY, Showroom, problems
from tests.services.test_cards import owner
from tests.stories.test_drawer import card
from tests.ui.seat import seated

PHONE = "13900139007"


@pytest.fixture
def nobody_free(showroom: Showroom) -> Showroom:
    """Give a floor on which only 李娜 is, who greets."""
    for name in CONSULTANTS[1:]:
        showroom.do("rotation.leave", name=name)
    return showroom


async def test_a_call_says_who_takes_it_and_who_greets_stays_at_the_door(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("c")
        await seat.fill(who=f"周女士 {PHONE}", question="周末有活动吗")
        await seat.press("enter")
        await seat.sees("刘洋 · next for a call; keeps their place")
        assert seat.next_up() == "李娜"
        assert "call back" not in seat.screen(), "somebody took it"


async def test_a_call_that_nobody_could_take_stands_on_the_floor_until_it_was_made(nobody_free: Showroom) -> None:
    async with seated(nobody_free.clock, who=RECEPTION) as seat:
        await seat.press("w")
        await seat.sees("Nobody is to be called back.")
        await seat.press("c")
        await seat.fill(who=f"周女士 {PHONE}", question="周末有活动吗")
        await seat.press("enter")
        await seat.sees("only the one who greets is free: reception takes it; call back by 10:00")
        await seat.sees_line("call back (w)", "10:00 周女士")
        nobody_free.clock.move(minutes=75)
        await seat.press("tab")
        nobody_free.do("rotation.check_in", name="刘洋")
        await seat.sees_line("call back (w)", "overdue 15′ 周女士")
        await seat.press("w")
        await seat.sees("Enter: has been called back", PHONE, "whoever is free", "周末有活动吗")
        await seat.press("enter")
        await seat.sees("call 1 called back")
        await seat.sees_no("call back (w)")
        assert problems() == []


async def test_a_consultant_sees_on_their_day_whom_to_call_back_and_a_contact_is_it(showroom: Showroom) -> None:
    showroom.do("card.open", name="周女士", phone=PHONE, model="Fit", grade="B", owner="陈静")
    showroom.do("card.open", name="吴先生", phone="13900139008", model="Fit", grade="B", owner="李娜")
    for name, phone in (("陈静", PHONE), ("李娜", "13900139008")):
        showroom.do("rotation.away", name=name, reason="meal")
        showroom.at(RECEPTION).do("call.log", phone=phone)
    async with seated(showroom.clock, who="陈静") as seat:
        await seat.press("3")
        await seat.sees("call back (w): 10:00 周女士 陈静")
        assert "10:00 吴先生" not in seat.screen(), "that one is a colleague's"
        showroom.do("follow_up.log", card="周女士", content="说了活动")
        await seat.press("1", "3")
        await seat.sees_no("call back (w): 10:00 周女士")
        await seat.press("w")
        await seat.sees("Nobody is to be called back.")


async def test_call_backs_in_chinese(nobody_free: Showroom) -> None:
    language.use("zh")
    nobody_free.at(RECEPTION).do("call.log", phone=PHONE)
    async with seated(nobody_free.clock, who=RECEPTION, size=(80, 24)) as seat:
        await seat.sees_line("回电（w）", "10:00 139****9007")
        await seat.press("w")
        await seat.sees("待回电", "谁有空谁回", PHONE)


async def test_whom_nobody_was_in_touch_with_goes_to_the_next_and_the_owner_reads_it(showroom: Showroom) -> None:
    showroom.do("card.open", name="周女士", phone=PHONE, model="Fit", grade="A", owner="陈静")
    showroom.clock.move(days=31)
    showroom.do("roster.set", day="2026-04-12", names=",".join(CONSULTANTS))
    showroom.do("day.open")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(who=PHONE)
        await seat.press("enter")
        await seat.sees("陈静's customer, but no contact for 31 days")
        await seat.sees_line("first", "周女士", "李娜")
    assert owner() == "李娜"
    async with seated(showroom.clock, who="陈静") as seat:
        await seat.press("3")
        await seat.sees("周女士 is now 李娜's: no contact for too long")
        await seat.press("2", "enter")
        await seat.until(lambda: "grade A · followed up · 李娜" in card(seat), "the card's history has it")


async def test_who_is_back_the_same_day_goes_on_with_the_visit(showroom: Showroom) -> None:
    visit = showroom.do("arrival.log", name="周女士", phone=PHONE)["visit"]
    showroom.clock.move(minutes=30)
    showroom.do("visit.close", visit=visit)
    showroom.clock.move(minutes=60)
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(who=PHONE)
        await seat.press("enter")
        await seat.sees("李娜 · back the same day: visit 1 goes on; takes no turn")
        await seat.sees_line("09:00", "first", "周女士", "李娜", "90′")
        assert [each.id for each in floor.visits_of(TODAY)] == [visit], "one row"
        assert seat.next_up() == "刘洋"
        await seat.press("d", "enter")
        await seat.sees_line("周女士", "left")
        assert problems() == []


async def test_who_has_been_here_and_does_not_know_with_whom_can_be_claimed(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(who=f"周女士 {PHONE}", model="Fit", been_here="yes")
        await seat.press("enter")
        await seat.sees("李娜 · next in the line-up", "has been here, does not know with whom")
        await seat.press("d")
        await seat.sees_line("周女士", "left")
    async with seated(showroom.clock, who="陈静") as seat:
        await seat.press("2", "enter", "m")
        await seat.fill(reason="上周来看过车")
        await seat.press("enter")
        await seat.sees("claimed by 陈静")
    async with seated(showroom.clock, who=MANAGER) as seat:
        await seat.press("2", "enter", "d")
        await seat.fill(verdict="approved")
        await seat.press("enter")
        await seat.sees("claim of 陈静 to card 1 周女士 answered")
        assert "next contact" not in seat.line("claim of 陈静")
        await seat.press("1")
        await seat.sees_line("return", "周女士")
        assert seat.next_up() == "李娜", "the turn came back to the front"
    assert owner() == "陈静"
    row = database.execute("SELECT kind, turn FROM visit").fetchone()
    assert tuple(row) == ("return", 0)
