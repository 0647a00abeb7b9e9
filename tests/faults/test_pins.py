"""PINs guessed, a terminal left alone: guessing costs more in every process, and a lock shows but does nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from floortui.settings import Settings
from floortui.ui.app import FloorApp
from floortui.ui.messages import MinuteTurned
from floortui.ui.screens.signing_in import SigningIn
from floortui.ui.widgets.rowlist import RowList
from tests.faults.conftest import PIN
from tests.faults.real import Real, command, said
from tests.faults.seat import ENTER, ESCAPE_KEY
from tests.house import CONSULTANTS, MANAGER, RECEPTION, Showroom, number

WRONG = "7391"
F1, F8 = "\x1bOP", "\x1b[19~"


def tried(real: Real, pin: str, name: str = RECEPTION) -> str:
    """Log a party with a PIN, in a process of its own; give the refusal, empty if it was done."""
    ran = real.run(*command("arrival.log"), "--as", name, pin=pin)
    return said(ran) if ran.code else ""


def test_guessing_is_slowed_down_from_one_process_to_the_next(with_pins: Real) -> None:
    for _ in range(3):
        assert tried(with_pins, WRONG) == "Name and PIN do not match."
    assert "Wait" in tried(with_pins, PIN), "even the right one waits"
    assert tried(with_pins, PIN, MANAGER) == "", "nobody else does"
    release = command("staff.release", name=RECEPTION)
    assert with_pins.run(*release, "--as", MANAGER, pin=PIN).code == 0
    assert tried(with_pins, PIN) == ""
    assert len(with_pins.lines("arrival.log")) == 2


def test_guessing_from_many_processes_at_once_is_counted(with_pins: Real) -> None:
    with ThreadPoolExecutor(8) as desks:  # each of them waits for a process of its own
        sentences = list(desks.map(lambda guess: tried(with_pins, f"80{guess}"), range(10, 18)))
    assert sentences.count("Name and PIN do not match.") == 3
    assert with_pins.query("SELECT failures FROM attempt WHERE failures > 0") == [(3,)]


def test_without_name_or_pin_nothing_is_done(with_pins: Real) -> None:
    assert "PIN is needed" in said(with_pins.run(*command("arrival.log")))
    assert "PIN is needed" in said(with_pins.run(*command("arrival.log"), "--as", RECEPTION))
    assert "PIN is needed" in said(with_pins.run("journal"))
    assert with_pins.lines("arrival.log") == []


def test_a_pin_stands_nowhere(with_pins: Real) -> None:
    assert tried(with_pins, PIN) == ""
    pattern = f"%{PIN}%"
    assert with_pins.query("SELECT seq FROM journal_body WHERE asked LIKE ? OR told LIKE ?", pattern, pattern) == []
    assert [pin for (pin,) in with_pins.query("SELECT pin FROM staff") if pin and len(pin) < 60] == []


def test_a_wrong_pin_and_then_the_right_one_at_the_terminal(with_pins: Real) -> None:
    with with_pins.seat("--as", RECEPTION, ready="Who sits here") as seat:
        seat.send(WRONG + ENTER)
        seat.see("do not match")
        assert WRONG not in seat.picture(), "a PIN is never shown"
        seat.send(PIN + ENTER)
        seat.see(f"{RECEPTION} reception")
        seat.press("n", ENTER)
        seat.see("serving")
        assert PIN.encode() not in seat.written


def test_guessing_at_the_terminal_is_slowed_down_too(with_pins: Real) -> None:
    with with_pins.seat("--as", RECEPTION, ready="Who sits here") as seat:
        for _ in range(3):
            seat.send(WRONG + ENTER)
            seat.settle(0.4)
        seat.send(PIN + ENTER)
        seat.see("Too many wrong PINs")
    assert "Wait" in tried(with_pins, PIN)


def test_a_locked_terminal_does_nothing_and_gives_no_way_round(with_pins: Real) -> None:
    """Whatever is pressed, and however fast: dialogs over the lock, their closing keys in a burst, commands' keys."""
    with with_pins.seat("--as", RECEPTION, ready="Who sits here") as seat:
        seat.send(PIN + ENTER)
        seat.see(f"{RECEPTION} reception")
        before = len(with_pins.lines())
        seat.send(F8)
        seat.see("Locked")
        for keys in (ESCAPE_KEY * 5, F1 + ESCAPE_KEY * 20, F1 + "q" * 20, F1 + ENTER, "nuoed16", "\x10", "\t\t"):
            seat.send(keys)
            seat.settle(0.2)
        seat.press(ESCAPE_KEY)
        assert "Locked" in seat.see("Locked")
        assert all(name in seat.picture() for name in CONSULTANTS), "the line-up goes on showing"
        assert len(with_pins.lines()) == before


@pytest.fixture
def locking(showroom: Showroom) -> Showroom:
    """Give a house that asks for PINs and locks a terminal after a minute."""
    showroom.do("setting.set", name="desk.lock_minutes", value="1")
    showroom.do("staff.edit", name=MANAGER, pin=PIN)
    showroom.desk.actor = number(MANAGER)
    return showroom


async def test_a_terminal_left_alone_locks_itself_and_the_line_goes_on_showing(locking: Showroom) -> None:
    app = FloorApp(Settings(), who=MANAGER, clock=locking.clock)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.3)
        await pilot.press(*PIN, "enter")
        await pilot.pause(0.5)
        assert app.actor == number(MANAGER)
        app.post_message(MinuteTurned())
        await pilot.pause(0.2)
        assert not isinstance(app.screen, SigningIn), "keys were pressed a moment ago"

        app._last_key -= 61
        app.post_message(MinuteTurned())
        await pilot.pause(0.3)
        locked = app.screen
        assert isinstance(locked, SigningIn)
        before = locking.lineup()
        await pilot.press("n", "u", "o", "d", "escape", "1", "6")
        await pilot.pause(0.3)
        assert app.screen is locked
        assert locking.lineup() == before

        locking.do("arrival.log")
        app.follow()
        await pilot.pause(0.2)
        shown = [row.cells for row in locked.query_one("#lineup", RowList).rows]
        assert ("serving", "李娜") in [(cells[2], cells[1]) for cells in shown]
