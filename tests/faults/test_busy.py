"""Another program holds the write lock: keys go on working, and the action is done or handed back."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from floortui.storage.writing import PATIENCE_SECONDS
from tests.faults.real import Real, command, said
from tests.faults.seat import ENTER
from tests.house import RECEPTION

F1, F2 = "\x1bOP", "\x1bOQ"
KEY_SECONDS = 1.0
"""How long a key may take to show on a busy test machine; a lock would stop it for as long as it is held."""


@contextmanager
def held(file: Path) -> Iterator[sqlite3.Connection]:
    """Hold the write lock, as another program's open transaction does."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("ROLLBACK")


def test_keys_work_while_an_action_waits_which_is_then_done(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        with held(real.file):
            seat.send("n" + ENTER)
            seat.settle(0.5)
            for key, shows in ((F2, "下一位"), (F2, "no arrivals yet"), (F1, "Log a party that comes in")):
                pressed = time.monotonic()
                seat.send(key)
                seat.see(shows)
                assert time.monotonic() - pressed < KEY_SECONDS
            seat.press("\x1b[27u")
            time.sleep(2)
            assert real.lines("arrival.log") == []
        seat.see("serving")
    assert [line.told["assigned"] for line in real.lines("arrival.log")] == ["李娜"]


def test_after_ten_seconds_the_action_is_handed_back(real: Real) -> None:
    """The form and the command line both; what was typed can be saved once the lock is gone."""
    with real.seat("--as", RECEPTION) as seat:
        with held(real.file):
            seat.press("n")
            seat.send("欧阳女士")
            seat.see("欧阳女士")
            asked = time.monotonic()
            seat.send(ENTER)
            assert "Busy" in said(real.run(*command("arrival.log")))
            seat.see("Busy")
            assert time.monotonic() - asked < 2 * PATIENCE_SECONDS + 3
        assert "欧阳女士" in seat.see("A party comes in")
        assert real.lines("arrival.log") == []
        seat.send(ENTER)
        seat.see("serving")
    assert [line.asked["name"] for line in real.lines("arrival.log")] == ["欧阳女士"]


def test_reading_waits_for_nobody(real: Real) -> None:
    with held(real.file):
        began = time.monotonic()
        assert real.run("rotation").code == 0
        assert real.problems() == []
        assert time.monotonic() - began < PATIENCE_SECONDS
