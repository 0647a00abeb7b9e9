"""Several desks on one showroom at once: how fast, how fair, and whether anybody was given twice."""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

DESKS = 8
TOLD = """
    SELECT journal.action, journal_body.asked, journal_body.told
    FROM journal JOIN journal_body USING (seq)
    WHERE journal.action IN ('arrival.log', 'visit.close') ORDER BY seq
"""


@dataclass(frozen=True)
class Race:
    """What came of it."""

    per_second: float
    """Actions of all desks together."""
    longest_wait: float
    """Seconds of the slowest single action."""
    doubled: int
    """Consultants given to a second party, or visits numbered twice."""


def race(database: Path, env: Mapping[str, str], seconds: float, desks: int = DESKS) -> Race:
    """Let the desks work for so many seconds, all starting together."""
    command = [sys.executable, "-m", "benchmarks.desks", "--db", str(database), "--seconds", str(seconds)]
    root = Path(__file__).parents[1]
    with ExitStack() as stack:
        workers: list[subprocess.Popen[str]] = []
        for _ in range(desks):
            worker = subprocess.Popen(
                command, env=env, cwd=root, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            workers.append(stack.enter_context(worker))
            stack.callback(worker.kill)
        waits = [wait for report in _run(workers) for wait in report]
    return Race(len(waits) / seconds, max(waits), doubled(database))


def _run(workers: list[subprocess.Popen[str]]) -> list[list[float]]:
    """Start all workers once the last is ready; returns how long each action of each took."""
    for worker in workers:
        if worker.stdout is None or worker.stdout.readline() != "ready\n":
            raise RuntimeError("a desk did not open")
    for worker in workers:
        if worker.stdin is not None:
            worker.stdin.write("go\n")
            worker.stdin.flush()
    return [json.loads(worker.communicate()[0])["waits"] for worker in workers]


def doubled(database: Path) -> int:
    """Count, from the journal alone, what must never happen.

    Every arrival of a race is a first-time walk-in, so whoever is assigned has been assigned by turn, and
    must not have another open visit. Two arrivals with the same visit count too.
    """
    with closing(sqlite3.connect(database)) as connection:
        lines = connection.execute(TOLD).fetchall()
    visits: set[str] = set()
    serving: dict[str, str] = {}
    wrong = 0
    for action, asked, told in lines:
        if action == "visit.close":
            serving.pop(str(json.loads(asked)["visit"]), None)
            continue
        decided = json.loads(told)
        visit, consultant = str(decided["visit"]), decided["assigned"]
        wrong += visit in visits
        visits.add(visit)
        if consultant is not None:
            wrong += consultant in serving.values()
            serving[visit] = consultant
    return wrong
