"""Three desks write without a pause and are killed again and again: `python -m tests.faults.kill_loop --kills 500`.

Each desk notes a line as acknowledged once `desk.do` has come back; whatever is noted must stand in the journal. Every
fifth time all three are killed at one moment, as when the computer stops.
"""

from __future__ import annotations

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
DESKS = 3
ALL_AT_ONCE = 5
LIFE_SECONDS = (0.02, 0.3)
"""How long after its first line a desk lives."""
PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of the killing."""

    kills: int
    acknowledged: int
    lost: int
    doubled: int
    unacknowledged: int
    """Lines that were written though their desk was killed before it heard so: at most one for each kill."""
    problems: str
    """What `floortui verify` said on stderr; empty if the file proves itself."""
    seconds: float

    def __str__(self) -> str:
        """Give the figures as one line."""
        return (
            f"{self.kills} kills in {self.seconds:.0f} s: {self.acknowledged} lines acknowledged, {self.lost} lost, "
            f"{self.doubled} doubled, {self.unacknowledged} written but not heard of; "
            f"verify: {self.problems or 'clean'}"
        )


@dataclass
class _Desks:
    """The desks that are alive, each with the file of what it was told."""

    database: Path
    env: Mapping[str, str]
    notes: Path
    alive: list[tuple[subprocess.Popen[bytes], Path]] = field(default_factory=list)
    begun: int = 0

    def fill(self) -> None:
        """Start as many as are missing, and wait until each has written a line."""
        while len(self.alive) < DESKS:
            self.begun += 1
            note = self.notes / f"{self.begun}.txt"
            words = [sys.executable, "-m", "tests.faults.kill_loop", "--desk", str(self.database), "--note", str(note)]
            self.alive.append((subprocess.Popen(words, env=self.env, cwd=ROOT), note))
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not all(note.exists() and note.stat().st_size for _, note in self.alive):
            if time.monotonic() > deadline or any(desk.poll() is not None for desk, _ in self.alive):
                raise RuntimeError("a desk does not write")
            time.sleep(0.005)

    def kill(self, count: int) -> int:
        """Kill some of them at one moment; give how many."""
        random.shuffle(self.alive)
        killed, self.alive = self.alive[:count], self.alive[count:]
        for desk, _ in killed:
            desk.kill()
        for desk, _ in killed:
            desk.wait()
        return len(killed)

    def told(self) -> list[str]:
        """Give the keys of all lines that a desk was told of; a note cut off by the kill does not count."""
        notes = [note.read_text().split("\n")[:-1] for note in self.notes.iterdir()]
        return [key for note in notes for key in note]


def killed(database: Path, env: Mapping[str, str], kills: int) -> Figures:
    """Kill desks that write to a showroom, so many times, and count what is lost."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as notes:
        desks = _Desks(database, env, Path(notes))
        done = rounds = 0
        try:
            while done < kills:
                desks.fill()
                time.sleep(random.uniform(*LIFE_SECONDS))
                rounds += 1
                done += desks.kill(DESKS if rounds % ALL_AT_ONCE == 0 else 1)
        finally:
            done += desks.kill(DESKS)
        told = desks.told()
    with closing(sqlite3.connect(database)) as connection:
        keys = [key for (key,) in connection.execute("SELECT key FROM journal WHERE key LIKE 'desk-%'")]
    verify = [sys.executable, "-m", "floortui", "--db", str(database), "verify"]
    proof = subprocess.run(verify, env=env, cwd=ROOT, capture_output=True, text=True)
    return Figures(
        kills=done,
        acknowledged=len(told),
        lost=len(set(told) - set(keys)),
        doubled=len(keys) - len(set(keys)),
        unacknowledged=len(set(keys) - set(told)),
        problems=proof.stderr.strip(),
        seconds=time.monotonic() - began,
    )


def write(database: Path, note: Path) -> None:
    """Receive walk-ins and see them off until killed; note each line that was acknowledged."""
    from floortui.services.desk import Desk
    from floortui.services.opening import open_database

    open_database(database)
    desk = Desk(terminal=f"desk {os.getpid()}")
    target = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    number = 0
    while True:
        number += 1
        came, left = f"desk-{note.stem}-{number}-came", f"desk-{note.stem}-{number}-left"
        visit = desk.do("arrival.log", key=came)["visit"]
        os.write(target, f"{came}\n".encode())
        desk.do("visit.close", key=left, visit=visit)
        os.write(target, f"{left}\n".encode())


def main(arguments: Sequence[str] | None = None) -> int:
    """Be one of the desks, or make a showroom and kill desks in it; the exit code is 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--desk", type=Path, metavar="DATABASE", help=argparse.SUPPRESS)
    parser.add_argument("--note", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.desk:
        write(options.desk, options.note)
    from benchmarks.showroom import prepare

    with tempfile.TemporaryDirectory() as folder:
        home = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"), folder)
        env = {**os.environ, **home, "LANG": "C.UTF-8"}
        database = Path(folder) / "showroom.db"
        prepare(database, env)
        figures = killed(database, env, options.kills)
    print(figures)  # noqa: T201 - it is asked for
    return 1 if figures.lost or figures.doubled or figures.problems else 0


if __name__ == "__main__":
    sys.exit(main())
