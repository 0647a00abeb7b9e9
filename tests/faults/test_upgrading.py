"""A file of an older schema: a backup first, then all steps or none, whoever else upgrades or kills meanwhile."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from floortui.storage.migrations import newest
from tests.faults.real import ROOT, Real
from tests.faults.upgrader import steps_with_one_more


def upgrader(real: Real, folder: Path) -> subprocess.Popen[str]:
    """Start the newer program on the showroom."""
    words = [sys.executable, "-m", "tests.faults.upgrader", str(real.file), str(folder)]
    pipe = subprocess.PIPE
    return subprocess.Popen(words, env=real.env, cwd=ROOT, text=True, stdout=pipe, stderr=pipe)


def schema(file: Path) -> int:
    """Give the schema's number that stands in a file."""
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def backups(real: Real) -> list[Path]:
    """Give the backups beside the file."""
    return sorted(real.file.parent.glob("showroom-backups/*.db"))


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """Give the steps of a newer program."""
    return steps_with_one_more(tmp_path / "steps")


def test_an_upgrade_makes_a_backup_first(real: Real, steps: Path) -> None:
    real.do("arrival.log", name="李先生")
    with upgrader(real, steps) as newer:
        out, sentence = newer.communicate(timeout=60)
    assert (newer.returncode, sentence) == (0, "")
    assert f"schema {newest() + 1}" in out
    (copy,) = backups(real)
    assert schema(copy) == newest()
    assert schema(real.file) == newest() + 1
    assert real.query("SELECT weather FROM visit") == [("",)]

    assert "newer floortui" in real.refusal("arrival.log"), "the older program then stays away"
    assert real.run("restore", str(copy)).code == 0
    assert real.problems() == []
    assert [line.asked["name"] for line in real.lines("arrival.log")] == ["李先生"]


def test_two_upgraders_take_turns(real: Real, steps: Path) -> None:
    with upgrader(real, steps) as first, upgrader(real, steps) as second:
        said = [newer.communicate(timeout=60) for newer in (first, second)]
    assert (first.returncode, second.returncode) == (0, 0), said
    assert schema(real.file) == newest() + 1
    assert real.query("SELECT count(*) FROM pragma_table_info('visit') WHERE name = 'weather'") == [(1,)]


def test_killed_in_the_middle_the_old_state_is_there(real: Real, tmp_path: Path) -> None:
    real.do("arrival.log", name="李先生")
    slow = steps_with_one_more(tmp_path / "slow", seconds=60)
    with upgrader(real, slow) as newer:
        assert newer.stdout is not None
        assert "half" in newer.stdout.readline()
        newer.kill()
    assert schema(real.file) == newest()
    assert real.query("SELECT count(*) FROM pragma_table_info('visit') WHERE name = 'weather'") == [(0,)]
    assert real.problems() == []
    assert len(backups(real)) == 1
    real.do("arrival.log", name="周女士")
