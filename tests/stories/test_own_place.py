"""A consultant's own place: the block on My day, and the alert that stands on whatever screen they are."""

from __future__ import annotations

import pytest

from floortui import language
from floortui.reports.own_place import OwnQuery
from floortui.settings import Settings
from floortui.ui import alerts
from tests.house import RECEPTION, Showroom, visit
from tests.ui.seat import Seat, seated

GREETS = "!! You greet now: the next party is yours."


def block(seat: Seat) -> list[str]:
    """Give the lines of the block, without what stands beside it."""
    height = seat.app.screen.query_one("OwnBlock").size.height
    return [line.strip() for line in seat.screen().split("\n")[1 : 1 + height]]


class Bells:
    """Counts how often a terminal rang."""

    def __init__(self, seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rung = 0
        monkeypatch.setattr(seat.app, "bell", self._ring)

    def _ring(self) -> None:
        self.rung += 1


async def test_the_block_says_place_how_many_before_and_why(showroom: Showroom) -> None:
    showroom.clock.move(minutes=12)
    async with seated(showroom.clock, who="陈静") as seat:
        await seat.press("3")
        await seat.sees("You: waiting · 3rd of 4 · 2 before you · since 09:00 · 12′")
        assert "3rd of 4; took 0" in block(seat)[1]
        showroom.do("arrival.log")
        await seat.sees("You: waiting · 2nd of 3 · 1 before you")


async def test_the_one_who_greets_reads_that_the_next_party_is_theirs(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="李娜") as seat:
        await seat.press("3")
        await seat.sees("You: greeting · 1st of 4 · the next party is yours")


async def test_my_own_parties_have_names_and_minutes_and_i_read_where_i_come_back_to(with_regular: Showroom) -> None:
    async with seated(with_regular.clock, who="陈静") as seat:
        await seat.press("3")
        with_regular.do("arrival.log", phone="13900000001", party=2)
        await seat.sees("You: serving · then back to your place", "party of 2 · return · 周女士")
        with_regular.clock.move(minutes=7)
        with_regular.do("arrival.log")
        await seat.sees_line("周女士", "7′")


async def test_a_turn_sends_to_the_end(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who="李娜") as seat:
        await seat.press("3")
        await seat.sees("You: serving · then to the end", "party of 1 · first")


async def test_who_is_away_reads_the_reason_and_that_their_place_is_kept(showroom: Showroom) -> None:
    showroom.do("rotation.away", name="刘洋", reason="meal")
    async with seated(showroom.clock, who="刘洋") as seat:
        await seat.press("3")
        await seat.sees("You: away · meal · then back to your place")


async def test_a_colleague_s_customer_is_not_named(with_regular: Showroom) -> None:
    with_regular.do("rotation.away", name="陈静", reason="meal")
    with_regular.do("arrival.log", phone="13900000001")
    async with seated(with_regular.clock, who="李娜") as seat:
        await seat.press("3")
        await seat.sees("You: serving", "customer of 陈静")
        assert "周女士" not in "\n".join(block(seat))


async def test_my_customer_who_waits_for_me_stands_first(with_regular: Showroom) -> None:
    with_regular.do("arrival.log", asked_for="陈静")
    async with seated(with_regular.clock, who="陈静") as seat:
        await seat.press("3")
        with_regular.do("arrival.log", phone="13900000001")
        await seat.sees("!! waits for you", "周女士", "!! A party of 1 waits for you.")


@pytest.mark.parametrize("who", [RECEPTION, "杨磊"])
async def test_reception_and_trainees_have_no_block(showroom: Showroom, who: str) -> None:
    showroom.do("staff.add", name="杨磊", tier="trainee")
    async with seated(showroom.clock, who=who) as seat:
        await seat.press("3")
        await seat.sees("overdue 0")
        assert "You:" not in seat.screen()
        showroom.do("arrival.log")
        assert not seat.app.screen.query_one("OwnBlock").display


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("spoken", ["en", "zh"])
async def test_it_fits_small_terminals_in_both_languages(
    showroom: Showroom, size: tuple[int, int], spoken: str
) -> None:
    language.use(spoken)
    async with seated(showroom.clock, who="陈静", size=size) as seat:
        await seat.press("3")
        await seat.sees({"en": "2 before you", "zh": "前面还有 2 位"}[spoken])


# -- the alert


@pytest.mark.parametrize("screen", ["1", "2", "3", "4", "6"])
async def test_on_any_screen_i_am_told_that_i_greet_now_and_the_terminal_rings_once(
    showroom: Showroom, screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(showroom.clock, who="刘洋") as seat:
        await seat.press(screen)
        bells = Bells(seat, monkeypatch)
        showroom.do("arrival.log")
        await seat.sees(GREETS)
        showroom.do("rotation.away", name="张伟", reason="meal")
        await seat.pilot.pause(0.5)
        assert bells.rung == 1


async def test_over_a_dialog_too(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="刘洋") as seat:
        await seat.press("f1")
        showroom.do("arrival.log")
        await seat.sees(GREETS)


async def test_on_a_locked_terminal_too(showroom: Showroom) -> None:
    showroom.do("staff.edit", name="赵敏", pin="2580")
    boss = showroom.at("赵敏")
    boss.do("staff.edit", name="刘洋", pin="1379")
    async with seated(showroom.clock, who="刘洋") as seat:
        await seat.sees("Who sits here?")
        await seat.type("1379")
        await seat.press("enter")
        await seat.sees_line("1 Floor", "刘洋 consultant")
        await seat.press("f8")
        await seat.sees("Locked. Who sits here?")
        boss.do("arrival.log")
        await seat.sees(GREETS)


async def test_it_stands_until_a_key_but_not_one_that_was_on_its_way(
    showroom: Showroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(showroom.clock, who="刘洋") as seat:
        showroom.do("arrival.log")
        await seat.sees(GREETS)
        await seat.press("j")
        await seat.pilot.pause(0.2)
        assert GREETS in seat.screen()
        monkeypatch.setattr(alerts, "LEAST_SECONDS", 0.0)
        await seat.press("j")
        await seat.sees_no(GREETS)


async def test_it_ends_by_itself_when_it_is_over(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="刘洋") as seat:
        showroom.do("arrival.log")
        await seat.sees(GREETS)
        showroom.do("undo", line=0)
        await seat.sees_no(GREETS)


async def test_a_party_that_was_given_to_me_is_said(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="刘洋") as seat:
        given = showroom.do("arrival.log", asked_for="刘洋", party=3)
        await seat.sees("!! A party of 3 was given to you.")
        showroom.do("visit.close", visit=given["visit"])
        await seat.sees_no("was given to you")


async def test_an_alert_names_no_customer(with_regular: Showroom) -> None:
    async with seated(with_regular.clock, who="陈静") as seat:
        await seat.press("4")
        with_regular.do("arrival.log", phone="13900000001")
        await seat.sees("!! A party of 1 was given to you.")
        assert "周女士" not in seat.screen()


async def test_what_i_did_myself_at_this_terminal_alerts_me_of_nothing(
    showroom: Showroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with seated(showroom.clock, who="李娜") as seat:
        bells = Bells(seat, monkeypatch)
        await seat.press("n", "enter")
        await seat.until(lambda: visit(1).assigned is not None)
        await seat.pilot.pause(0.6)
        assert "was given to you" not in seat.screen()
        assert bells.rung == 0


async def test_what_stood_when_i_sat_down_is_no_news(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="李娜") as seat:
        showroom.do("rotation.away", name="张伟", reason="meal")
        await seat.sees("meal")
        assert GREETS not in seat.screen()


async def test_who_wants_no_bell_reads_it_all_the_same(showroom: Showroom, monkeypatch: pytest.MonkeyPatch) -> None:
    async with seated(showroom.clock, who="刘洋", settings=Settings(bell=False)) as seat:
        bells = Bells(seat, monkeypatch)
        showroom.do("arrival.log")
        await seat.sees(GREETS)
        assert bells.rung == 0


async def test_reception_is_not_alerted(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        showroom.do("arrival.log")
        await seat.sees_line("1 刘洋", "greeting")
        assert "!!" not in seat.screen()


async def test_an_alert_is_said_in_the_other_language_at_once(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="刘洋") as seat:
        showroom.do("arrival.log")
        await seat.sees(GREETS)
        await seat.press("f2")
        await seat.sees("!! 轮到你接待")


async def test_nothing_is_asked_while_nobody_writes(showroom: Showroom, monkeypatch: pytest.MonkeyPatch) -> None:
    async with seated(showroom.clock, who="刘洋") as seat:
        await seat.pilot.pause(0.7)

        def asked(*_arguments: object) -> None:
            raise AssertionError("the journal has not grown")

        monkeypatch.setattr(OwnQuery, "run", asked)
        seat.app.follow()
        await seat.pilot.pause()
        assert "A fault" not in seat.screen()
