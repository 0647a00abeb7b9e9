"""The end comes from outside: the app leaves at once, leaves the terminal as it was, and keeps what was being typed."""

from __future__ import annotations

import signal
import time

import pytest

from tests.faults.real import Real
from tests.faults.seat import Seat, until
from tests.house import RECEPTION

WITHIN_SECONDS = 2.0
"""How long a session that was asked to end may take, where that is what is asked."""

HANGS_AFTER_SECONDS = 20.0
"""How long is waited elsewhere for an end that comes at once, unless the machine is busy with everything else."""

TYPED = "欧阳女士 1380013"

CTRL_C, CTRL_Q = "\x03", "\x11"


def begin_to_type(seat: Seat) -> None:
    """Type into the arrival form and end before what is typed is kept by itself."""
    seat.press("n")
    seat.send(TYPED)
    seat.see(TYPED.split()[0])


def insist_on_the_draft(real: Real) -> None:
    """See what was typed when the same person opens the form again."""
    with real.seat("--as", RECEPTION) as seat:
        seat.press("n")
        assert TYPED in seat.see("欧阳女士")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_ends_the_app_at_once(real: Real, number: signal.Signals) -> None:
    with real.seat("--as", RECEPTION) as seat:
        begin_to_type(seat)
        sent = time.monotonic()
        seat.signal(number)
        assert seat.exit_code() == 128 + number
        assert time.monotonic() - sent < WITHIN_SECONDS
        assert seat.left_clean()
    insist_on_the_draft(real)


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_Q, 0)], ids=["Ctrl+C", "Ctrl+Q"])
def test_a_key_ends_the_app_and_keeps_what_was_typed(real: Real, key: str, code: int) -> None:
    with real.seat("--as", RECEPTION) as seat:
        begin_to_type(seat)
        seat.send(key)
        assert seat.exit_code(HANGS_AFTER_SECONDS) == code
        assert seat.left_clean()
    insist_on_the_draft(real)


def test_a_line_that_is_cut_ends_the_app(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        begin_to_type(seat)
        cut = time.monotonic()
        seat.hang_up()
        assert seat.exit_code() != 0
        assert time.monotonic() - cut < WITHIN_SECONDS
    insist_on_the_draft(real)
    assert real.problems() == []


def test_a_signal_while_a_dialog_is_open_keeps_what_stands_in_it(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        seat.press("n", "\r", "\r")
        seat.see("Who they are")
        seat.send("周女士")
        seat.see("周女士")
        seat.signal(signal.SIGTERM)
        assert seat.exit_code(HANGS_AFTER_SECONDS) == 128 + signal.SIGTERM
    assert [draft["name"] for draft in real.drafts()] == ["周女士"]


def test_the_draft_is_for_who_typed_it(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        begin_to_type(seat)
        seat.signal(signal.SIGTERM)
        seat.exit_code()
    with real.seat("--as", "赵敏") as seat:
        seat.press("n")
        assert "欧阳" not in seat.see("A party comes in")


def test_killed_outright_what_was_typed_a_moment_ago_is_there(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        begin_to_type(seat)
        assert until(lambda: TYPED in [value for draft in real.drafts() for value in draft.values()])
        seat.signal(signal.SIGKILL)
        assert seat.exit_code() == 128 + signal.SIGKILL
    insist_on_the_draft(real)


def test_ctrl_c_at_the_question_for_a_pin_ends_the_command(with_pins: Real) -> None:
    with Seat(with_pins.argv("--as", RECEPTION, "do", "arrival.log"), with_pins.env) as seat:
        seat.see("PIN")
        seat.send(CTRL_C)
        assert seat.exit_code(HANGS_AFTER_SECONDS) == 130
        assert b"Traceback" not in seat.written
    assert with_pins.lines("arrival.log") == []
