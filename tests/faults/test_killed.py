"""Desks killed outright while they write: whatever was acknowledged is there, and the file proves itself."""

from __future__ import annotations

import os
import signal
import sqlite3
from contextlib import closing

from tests.faults.kill_loop import killed
from tests.faults.real import Real
from tests.faults.seat import ENTER
from tests.house import RECEPTION

KILLS = int(os.environ.get("FLOORTUI_TEST_KILLS", "10"))
"""How often to kill; a larger loop finds rarer faults."""


def test_no_acknowledged_line_is_lost(real: Real) -> None:
    figures = killed(real.file, real.env, KILLS)
    assert figures.acknowledged > KILLS
    assert (figures.lost, figures.doubled, figures.problems) == (0, 0, ""), str(figures)
    assert figures.unacknowledged <= figures.kills
    with closing(sqlite3.connect(real.file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_app_killed_right_after_it_said_who_greets(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        seat.send("n" + ENTER)
        seat.see("李娜 · ")
        seat.signal(signal.SIGKILL)
        seat.exit_code()
    assert [line.told["assigned"] for line in real.lines("arrival.log")] == ["李娜"]
    assert real.problems() == []
    with real.seat("--as", RECEPTION) as seat:
        assert "serving" in seat.see("first")
