"""An import in a process of its own is stopped by Ctrl+C, or killed outright, and goes on where it was."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from floortui.services.batch import ROWS
from tests.faults.real import PATIENCE_SECONDS, Real
from tests.imports.test_stopping import file_of

MANY = 24 * ROWS
"""So many that the import is under way long enough to be met."""


def under_way(real: Real, file: Path, batches: int) -> subprocess.Popen[str]:
    """Begin an import in a process of its own, and wait until so many batches are in."""
    process = subprocess.Popen(
        real.argv("import", "cards", str(file)), env=real.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + PATIENCE_SECONDS
    while len(real.lines("import.cards")) < batches:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return process


def test_ctrl_c_ends_with_a_whole_batch_and_says_how_to_go_on(real: Real, tmp_path: Path) -> None:
    file = file_of(tmp_path, MANY)
    process = under_way(real, file, 2)
    process.send_signal(signal.SIGINT)
    _out, said = process.communicate(timeout=PATIENCE_SECONDS)
    ((there,),) = real.query("SELECT count(*) FROM phone")
    assert process.returncode == 130
    assert (
        said.splitlines()[-1] == f"Stopped after {there:,} rows. What is in is in; the same command goes on from there."
    )
    assert there % ROWS == 0
    ran = real.run("import", "cards", str(file))
    assert f"{MANY:,}".replace(",", "") in ran.sentence
    assert f"{MANY - there} added, {there} there already" in ran.sentence
    assert real.query("SELECT count(*), count(DISTINCT number) FROM phone") == [(MANY, MANY)]
    assert real.problems() == []


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_a_killed_import_goes_on_and_nothing_is_twice(real: Real, tmp_path: Path) -> None:
    file, draw = file_of(tmp_path, MANY), random.Random(3)
    for batches in (1, 4, 9):
        process = under_way(real, file, batches)
        time.sleep(draw.uniform(0, 0.1))
        process.kill()
        process.communicate()
        assert real.query("SELECT count(*) % ? FROM phone", ROWS) == [(0,)], "a batch is in whole, or not at all"
    assert real.run("import", "cards", str(file)).code == 0
    assert real.query("SELECT count(*), count(DISTINCT number) FROM phone") == [(MANY, MANY)]
    assert real.query("SELECT count(*), count(DISTINCT customer) FROM cycle") == [(MANY, MANY)]
    assert real.problems() == []
