"""Keys that arrive in one packet, as a fast hand or a slow line sends them: each is obeyed in its turn."""

from __future__ import annotations

from tests.faults.real import Real
from tests.faults.seat import DOWN, ENTER, ESCAPE_KEY
from tests.house import MANAGER, RECEPTION

HOME, TAB = "\x1b[H", "\t"


def _parties(real: Real, count: int) -> None:
    for _ in range(count):
        real.do("arrival.log", purpose="courier")


def test_d_closes_the_party_that_the_arrows_before_it_lead_to(real: Real) -> None:
    _parties(real, 5)
    with real.seat("--as", RECEPTION) as seat:
        seat.send(HOME + DOWN * 3 + "d")
        seat.watch(lambda lines: any("left" in line for line in lines[:20]))
        seat.settle()
    assert [line.told["visit"] for line in real.lines("visit.close")] == [4]


def test_letters_lead_to_a_row_as_the_arrows_do(real: Real) -> None:
    _parties(real, 5)
    with real.seat("--as", RECEPTION) as seat:
        seat.send("jjjkd")
        seat.settle(0.5)
    assert [line.told["visit"] for line in real.lines("visit.close")] == [3]


def test_two_commands_in_one_packet_are_done_one_after_the_other(real: Real) -> None:
    _parties(real, 3)
    with real.seat("--as", RECEPTION) as seat:
        seat.send("d" + DOWN + "d")
        seat.settle(0.8)
    assert [line.told["visit"] for line in real.lines("visit.close")] == [1, 3]


def test_down_and_space_take_the_second_one_off_duty(real: Real) -> None:
    with real.seat("--as", MANAGER) as seat:
        seat.press("6")
        seat.send("\x1b[Z" + DOWN + ENTER + DOWN + " ")
        seat.watch(lambda lines: "off" in "\n".join(lines))
        seat.settle()
    assert [line.asked["names"] for line in real.lines("roster.set")[1:]] == [["1", "3", "4"]]


def test_a_digit_behind_v_picks_the_reason_and_what_follows_is_for_the_floor(real: Real) -> None:
    _parties(real, 2)
    with real.seat("--as", RECEPTION) as seat:
        seat.send("v1" + HOME + "d")
        seat.settle(0.8)
    assert [line.told["visit"] for line in real.lines("visit.void")] == [1]
    assert [line.told["visit"] for line in real.lines("visit.close")] == [2]


def test_what_is_typed_behind_enter_goes_into_the_details(real: Real) -> None:
    _parties(real, 1)
    with real.seat("--as", RECEPTION) as seat:
        seat.send(ENTER + "李先生" + DOWN + "13800138000" + ENTER)
        seat.see("李先生")
        seat.settle()
    (line,) = real.lines("visit.complete")
    assert (line.asked["name"], line.asked["phone"]) == ("李先生", "13800138000")


def test_one_dialog_opens_and_the_day_goes_on(real: Real) -> None:
    """The letters behind r are typed into its form; none of them is a command, and none ends the day."""
    _parties(real, 1)
    with real.seat("--as", RECEPTION) as seat:
        seat.send("re" + ENTER)
        seat.see("This visit is really")
        seat.settle(0.8)
        assert "End the day?" not in seat.picture()
        seat.press(ESCAPE_KEY)
        seat.watch(lambda lines: "This visit is really" not in "\n".join(lines))
    assert real.lines("day.close") == []


def test_enter_does_not_end_the_day_but_y_does(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        seat.press("e")
        seat.see("End the day")
        seat.press(ENTER, ENTER)
        assert "End the day" in seat.picture()
        assert real.lines("day.close") == []
        seat.press("y")
        seat.see("The day is closed")
    assert len(real.lines("day.close")) == 1
