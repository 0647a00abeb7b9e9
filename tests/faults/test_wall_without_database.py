"""The wall display in a real terminal while its database is moved, locked, replaced: it says so, and goes on."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.real import Real, said
from tests.faults.seat import Seat

NOTICED_SECONDS = 3.0
"""A look each second is meant, after three a second; a busy test machine gets the rest."""

GONE = r"!! no connection since \d\d:\d\d; showing the state of then"


@contextmanager
def wall(real: Real, *words: str, rows: int = 36, cols: int = 120) -> Iterator[Seat]:
    """Hang the display up and wait for the line-up."""
    with real.seat("board", *words, rows=rows, cols=cols, ready=r"1 李娜 +(greeting|接待位)") as seat:
        yield seat


def files(real: Real) -> dict[str, bytes]:
    """Give what lies in the showroom's folder."""
    return {path.name: path.read_bytes() for path in real.file.parent.iterdir()}


def test_the_file_away_for_some_seconds(real: Real) -> None:
    elsewhere = real.file.parent.with_name("elsewhere")
    with wall(real) as seat:
        moved = time.monotonic()
        shutil.move(real.file.parent, elsewhere)
        seat.see(GONE)
        assert time.monotonic() - moved < NOTICED_SECONDS
        assert "1 李娜" in seat.picture(), "the picture of then stays"
        time.sleep(2.5)
        assert not real.file.parent.exists(), "it makes neither file nor folder"
        back = time.monotonic()
        shutil.move(elsewhere, real.file.parent)
        seat.watch(lambda lines: not any("no connection" in line for line in lines))
        assert time.monotonic() - back < NOTICED_SECONDS
        real.do("arrival.log")
        seat.see(r"1 刘洋 +greeting")
        assert seat.alive


def test_restoring_a_backup_under_it_goes_on_with_the_restored_one(real: Real) -> None:
    copy = real.file.with_name("copy.db")
    assert real.run("backup", str(copy)).code == 0
    with wall(real) as seat:
        real.do("arrival.log")
        seat.see(r"1 刘洋 +greeting")
        assert real.run("restore", str(copy)).code == 0
        seat.see(r"1 李娜 +greeting")
        real.do("rotation.away", name="李娜", reason="meal")
        seat.see(r"1 刘洋 +greeting")


def test_an_app_beside_it_and_what_is_written_there_shows_within_a_second(real: Real) -> None:
    with real.seat("--as", "王敏") as desk, wall(real) as seat:
        began = time.monotonic()
        desk.press("n", "\r")
        seat.see(r"1 刘洋 +greeting")
        assert time.monotonic() - began < NOTICED_SECONDS
        desk.send("\x11")
        assert desk.exit_code() == 0
        real.do("arrival.log")
        seat.see(r"1 陈静 +greeting")


def test_a_lock_of_another_program_is_said_and_waited_for(real: Real) -> None:
    with wall(real) as seat:
        holder = sqlite3.connect(real.file, timeout=10)
        holder.execute("PRAGMA locking_mode = exclusive")
        holder.execute("BEGIN EXCLUSIVE")
        holder.execute("UPDATE staff SET name = name")
        holder.execute("COMMIT")
        seat.see(GONE)
        assert "1 李娜" in seat.picture()
        holder.close()
        seat.watch(lambda lines: not any("no connection" in line for line in lines))


def test_a_file_that_is_no_database_any_more_is_said_and_left(real: Real) -> None:
    rest = real.file.read_bytes()
    with wall(real) as seat:
        real.file.write_bytes(b"x" * 5000)
        seat.see(GONE)
        assert real.file.read_bytes() == b"x" * 5000
        real.file.write_bytes(rest)
        seat.watch(lambda lines: not any("no connection" in line for line in lines))


def test_it_writes_nothing_and_makes_nothing(real: Real) -> None:
    before = files(real)
    with wall(real) as seat:
        seat.settle(1.0, 3)
        seat.send("q")
        assert seat.exit_code() == 0
        assert seat.left_clean()
    assert files(real) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nobody can be kept out of a folder")
def test_in_a_folder_that_may_only_be_read(real: Real) -> None:
    real.file.parent.chmod(0o500)
    try:
        with wall(real) as seat:
            assert "no connection" not in seat.picture()
    finally:
        real.file.parent.chmod(0o700)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_takes_it_down_and_gives_the_terminal_back(real: Real, number: int, code: int) -> None:
    with wall(real) as seat:
        seat.signal(number)
        assert seat.exit_code() == code
        assert seat.left_clean()


def test_a_line_that_is_cut_ends_it(real: Real) -> None:
    with wall(real) as seat:
        seat.hang_up()
        assert seat.exit_code() != 0


@pytest.mark.parametrize(("rows", "cols"), [(24, 80), (36, 120), (50, 200)])
def test_any_terminal_shows_it_and_may_change_its_size(real: Real, rows: int, cols: int) -> None:
    with wall(real, "--lang", "zh", "--theme", "light", rows=rows, cols=cols) as seat:
        assert "█" in seat.picture()
        seat.resize(25, 90)
        seat.see(r"首次 0 · 再次 0 · 来电 0")


def test_it_asks_for_no_pin(with_pins: Real) -> None:
    with wall(with_pins) as seat:
        assert "PIN" not in seat.picture()


def test_without_a_terminal_or_a_file_it_refuses_in_one_sentence(real: Real, tmp_path: Path) -> None:
    assert "terminal" in said(real.run("board"))
    real.file = tmp_path / "none.db"
    with Seat(real.argv("board"), real.env) as seat:
        assert seat.exit_code() == 1
    assert not real.file.exists()
