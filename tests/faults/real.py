"""A showroom in real processes: its command line, its terminals, and its file read behind the program's back."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests.faults.seat import Seat

ROOT = Path(__file__).parents[2]
"""Where `python -m tests…` and `python -m benchmarks…` are found."""

PATIENCE_SECONDS = 60.0


class Line(NamedTuple):
    """A line of the journal, read from the file."""

    seq: int
    action: str
    actor: int | None
    key: str | None
    asked: dict[str, Any]
    told: dict[str, Any]


class Ran(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    sentence: str
    """What it said on stderr."""


@dataclass
class Real:
    """A showroom whose every step is a process of its own."""

    file: Path
    home: Path
    extra: dict[str, str] = field(default_factory=dict)
    """Further variables of the environment."""
    through: tuple[str, ...] = ()
    """A command that runs the program in its turn."""

    @property
    def env(self) -> dict[str, str]:
        """An environment in which nothing of the tester's own is found."""
        folders = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        return {
            **{name: str(self.home) for name in folders},
            "PATH": os.environ["PATH"],
            "PYTHONDONTWRITEBYTECODE": "1",  # on a disk that is full they would be cut off, for everybody after
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **self.extra,
        }

    def argv(self, *words: str) -> list[str]:
        """Give the command that runs the program on this showroom."""
        return [*self.through, sys.executable, "-m", "floortui", "--db", str(self.file), *words]

    def run(self, *words: str, pin: str | None = None, limits: Callable[[], None] | None = None) -> Ran:
        """Run a command to its end; whatever happens, it prints no traceback."""
        env = self.env | ({"FLOORTUI_PIN": pin} if pin else {})
        done = subprocess.run(
            self.argv(*words),
            env=env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            stdin=subprocess.DEVNULL,
            preexec_fn=limits,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return Ran(done.returncode, done.stdout, done.stderr.strip())

    def do(self, action: str, *options: str, **fields: object) -> dict[str, Any]:
        """Do an action that works, and give what it told."""
        ran = self.run(*command(action, *options, **fields))
        assert ran.code == 0, ran.sentence
        told: dict[str, Any] = json.loads(ran.out)
        return told

    def refusal(self, action: str, *options: str, pin: str | None = None, **fields: object) -> str:
        """Do an action that is refused: exit code 1, one sentence; give it."""
        ran = self.run(*command(action, *options, **fields), pin=pin)
        return said(ran)

    @contextmanager
    def seat(self, *words: str, rows: int = 36, cols: int = 120, ready: str = "李娜") -> Iterator[Seat]:
        """Open the app at a terminal and wait for the floor; it is ended again."""
        with Seat(self.argv(*words), self.env, rows, cols) as seat:
            seat.see(ready)
            seat.settle(0.4)
            yield seat

    def lines(self, action: str = "") -> list[Line]:
        """Give the journal's lines, or those of one action."""
        rows = self.query(
            "SELECT j.seq, j.action, j.actor, j.key, b.asked, b.told"
            " FROM journal AS j JOIN journal_body AS b USING (seq) ORDER BY j.seq"
        )
        return [
            Line(seq, name, actor, key, json.loads(asked), json.loads(told))
            for seq, name, actor, key, asked, told in rows
            if action in ("", name)
        ]

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the file itself."""
        with closing(sqlite3.connect(f"{self.file.absolute().as_uri()}?mode=ro", uri=True, timeout=10)) as connection:
            return connection.execute(sql, values).fetchall()

    def drafts(self) -> list[dict[str, str]]:
        """Give what is typed into forms and not saved yet."""
        return [json.loads(fields) for (fields,) in self.query("SELECT fields FROM draft")]

    def problems(self) -> list[str]:
        """Prove the file by `floortui verify`; give what it finds."""
        ran = self.run("verify", "--json")
        found: Mapping[str, Any] = json.loads(ran.out)
        problems: list[str] = found["problems"]
        assert ran.code == (1 if problems else 0)
        return problems


def command(action: str, *options: str, **fields: object) -> list[str]:
    """Give the words of `floortui do`."""
    return ["do", action, *options, "--json", *(f"{name}={value}" for name, value in fields.items())]


def said(ran: Ran) -> str:
    """Insist that a command was refused with one sentence, and give it."""
    assert ran.code == 1, (ran.code, ran.out, ran.sentence)
    assert ran.out == ""
    assert ran.sentence
    assert "\n" not in ran.sentence
    return ran.sentence
