"""Desks killed outright while they write: whatever was acknowledged is there, and the file proves itself."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

from floortui.services.opening import open_database
from floortui.storage import database
from floortui.storage.verify import verify
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


def test_any_prefix_of_a_killed_run_verifies(real: Real, tmp_path: Path) -> None:
    """As when the power goes: the write-ahead log ends anywhere, in the middle of a page or of a transaction."""
    before = len(real.lines())
    killed(real.file, real.env, 3)
    log = real.file.with_name(real.file.name + "-wal")
    with closing(sqlite3.connect(real.file)) as reader:  # keeps the log from being copied into the file
        reader.execute("SELECT count(*) FROM journal").fetchone()
        for _ in range(8):
            real.do("arrival.log")
        whole, content = real.file.read_bytes(), log.read_bytes()
        hashes = [value for (value,) in real.query("SELECT hash FROM journal ORDER BY seq")]
    assert len(content) > 100_000
    draw = random.Random(7)
    lengths = set()
    for number in range(25):
        folder = tmp_path / f"prefix {number}"
        folder.mkdir()
        (folder / "showroom.db").write_bytes(whole)
        (folder / "showroom.db-wal").write_bytes(content[: draw.randrange(len(content) + 1)])
        open_database(folder / "showroom.db")
        try:
            proof = verify()
            kept = [value for (value,) in database.execute("SELECT hash FROM journal ORDER BY seq")]
        finally:
            database.disconnect()
        assert [problem.code for problem in proof.problems] == []
        assert kept == hashes[: len(kept)], "a prefix of the journal, and nothing else"
        lengths.add(len(kept))
    assert len(lengths) > 3
    assert max(lengths) > before
