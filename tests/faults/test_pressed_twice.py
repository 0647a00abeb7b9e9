"""One intention, one row: Enter pressed twice, a key held down, a command sent again."""

from __future__ import annotations

import time

import pytest

from tests.faults.real import Real
from tests.faults.seat import ENTER, ESCAPE_KEY
from tests.house import CONSULTANTS, RECEPTION

BEFORE_REPEATING_SECONDS = 0.5
REPEAT_SECONDS = 0.03
"""How often a key that is held down repeats."""


def test_enter_pressed_twice_logs_one_party(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        seat.send("n" + ENTER + ENTER)
        seat.see(r"李娜 · ")
        seat.settle()
    arrivals = real.lines("arrival.log")
    assert len(arrivals) == 1
    assert arrivals[0].told["assigned"] == "李娜"


def test_enter_held_down_logs_one_party_and_nothing_else(real: Real) -> None:
    """The repeats open and leave the new party's details; a form in which nothing was typed writes no line."""
    with real.seat("--as", RECEPTION) as seat:
        before = len(real.lines())
        seat.send("n")
        seat.settle()
        for _ in range(40):
            seat.send(ENTER)
            time.sleep(REPEAT_SECONDS)
        seat.settle(0.5)
        assert seat.alive
    assert [line.action for line in real.lines()[before:]] == ["arrival.log"]
    assert real.problems() == []


def test_the_letter_held_down_opens_one_form(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        seat.send("n" * 30)
        seat.see("A party comes in")
        seat.settle(0.5)
    assert real.lines("arrival.log") == []


def test_a_command_sent_again_under_its_key_tells_the_same_and_does_nothing(real: Real) -> None:
    first = real.do("arrival.log", "--key", "k-1", name="李先生", phone="13800138000")
    again = real.do("arrival.log", "--key", "k-1", name="李先生", phone="13800138000")
    assert again == first
    assert [line.key for line in real.lines("arrival.log")] == ["k-1"]
    assert "something else (arrival.log)" in real.refusal("visit.close", "--key", "k-1", visit=first["visit"])


def test_escape_held_down_closes_a_dialog_and_nothing_under_it(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        seat.press("n", ENTER, ENTER)
        seat.see("Who they are")
        seat.send(ESCAPE_KEY * 20)
        seat.watch(lambda lines: "Who they are" not in "\n".join(lines))
        seat.press("n")
        seat.see("A party comes in")


@pytest.mark.parametrize(
    ("key", "action"),
    [("d", "visit.close"), ("g", "arrival.assign"), ("x", "rotation.no_answer"), ("l", "rotation.leave"),
     ("b", "rotation.back"), ("i", "rotation.check_in"), ("u", "undo")],
)  # fmt: skip
def test_a_key_held_down_writes_once(real: Real, key: str, action: str) -> None:
    """First the pause before a key repeats, then its repeats: it closes one party, takes back one line."""
    for party in range(len(CONSULTANTS) + 2):  # of whom all is known: what came of the visit is not asked
        real.do("arrival.log", name=f"客户{party}", phone=f"1380013800{party}", model="CR-V")
    real.do("visit.close", visit=1)
    if key in "bi":
        real.do("rotation.away", name="李娜", reason="meal") if key == "b" else real.do("rotation.leave", name="李娜")
    with real.seat("--as", RECEPTION) as seat:
        if action.startswith("rotation."):
            seat.press("\t" if key not in "bi" else "\t\x1b[F")  # the line-up; who is away or off stands last
        if key == "u":  # what somebody else did is taken back only after a question
            seat.press("n", ENTER)
        before = len(real.lines())
        seat.send(key)
        time.sleep(BEFORE_REPEATING_SECONDS)
        for _ in range(12):
            seat.send(key)
            time.sleep(REPEAT_SECONDS)
        seat.settle(0.5)
        assert seat.alive
    assert [line.action for line in real.lines()[before:] if line.action != "session.sign_in"] == [action]
    assert real.problems() == []


def test_two_terminals_of_one_name_log_their_own_parties(real: Real) -> None:
    """Neither types into the other's form, and neither gets the other's answer for its own party."""
    with real.seat("--as", RECEPTION) as first:
        first.press("n")
        first.send("李先生")
        first.see("李先生")
        time.sleep(0.8)  # until it is kept
        with real.seat("--as", RECEPTION) as second:
            second.press("n", ENTER)
            second.see("serving")
        first.send("\x15" + "王")
        first.see("王")
        time.sleep(0.8)
        first.send("\x7f" + ENTER)
        first.see("刘洋 +serving")
    assert [line.asked["name"] for line in real.lines("arrival.log")] == ["", ""]
    assert [line.told["assigned"] for line in real.lines("arrival.log")] == ["李娜", "刘洋"]
    assert real.drafts() == []
