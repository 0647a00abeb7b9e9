"""What days cost: folding one, opening one after ten years of journal, looking back at a month of them."""

import json
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from floortui.domain.lineup import Line, LineUp, fold
from floortui.domain.moments import to_text
from floortui.domain.rotation import Opening, Party, Person, Rules, after, decide

YEARS = 10
EVENTS = 400
"""Lines of the rotation on a day of fourteen hours that is busier than any should be."""
TIMES = 20
NOT_COPIED = ("cycle", "customer", "group_of")
"""What a copied visit leaves empty: no customer comes a hundred times."""


def prepare(database: Path, env: Mapping[str, str], contacts: int = 900) -> str:
    """Fill a database with a month up to yesterday, put everybody on today's roster; gives the month's name."""
    yesterday = datetime.now().astimezone().date() - timedelta(days=1)
    last = yesterday.replace(day=1) - timedelta(days=1)
    command = [sys.executable, "-m", "floortui", "--db", str(database)]
    plan = ["--months", "1", "--contacts", str(contacts), "--until", last.isoformat(), "--no-open", "--json"]
    subprocess.run([*command, "demo", *plan], env=env, check=True, stdout=subprocess.DEVNULL)
    with closing(sqlite3.connect(database)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM staff WHERE role = 'consultant' AND tier <> "
                                                        "'trainee' AND active = 1")]  # fmt: skip
    today = datetime.now().astimezone().date().isoformat()
    fields = [f"day={today}", f"names={','.join(names)}"]
    subprocess.run([*command, "do", "roster.set", *fields], env=env, check=True, stdout=subprocess.DEVNULL)
    return last.strftime("%Y-%m")


def age(database: Path, years: int = YEARS) -> None:
    """Put so many years before the month: its lines and visits, again and again, by plain SQL.

    Only reading them is measured; the chain of their hashes proves nothing.
    """
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA synchronous = off")
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        (lines,) = connection.execute("SELECT max(seq) FROM journal").fetchone()
        for month in range(1, years * 12 + 1):
            shift, on = f"-{month * 31} days", month * lines
            connection.execute(
                "INSERT INTO journal (seq, at, day, actor, terminal, action, key, undoes, digest, hash)"
                " SELECT seq + :on, at, date(day, :shift), actor, terminal, action, NULL, undoes + :on, digest, hash"
                " FROM journal WHERE seq <= :lines",
                {"on": on, "shift": shift, "lines": lines},
            )
            connection.execute(
                "INSERT INTO journal_body (seq, salt, asked, told, changes)"
                " SELECT seq + :on, salt, asked, told, changes FROM journal_body WHERE seq <= :lines",
                {"on": on, "lines": lines},
            )
            columns = [row[1] for row in connection.execute("PRAGMA table_info(visit)")]
            kept = [name for name in columns if name not in ("id", "seq", "day", *NOT_COPIED)]
            connection.execute(
                f"INSERT INTO visit (seq, day, {', '.join(kept)})"
                f" SELECT seq, date(day, :shift), {', '.join(kept)} FROM visit WHERE seq <= :lines AND day > :since",
                {"shift": shift, "lines": lines, "since": _since(connection)},
            )
        for _name, sql in triggers:
            connection.execute(sql)
        connection.commit()
        connection.execute("ANALYZE")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _since(connection: sqlite3.Connection) -> str:
    """Give the day from which on a row is of the month itself, and no copy."""
    (day,) = connection.execute("SELECT date(max(day), '-45 days') FROM visit").fetchone()
    return str(day)


def busy_day(events: int = EVENTS, people: int = 12) -> list[Line]:
    """Make the lines of a day: parties come and go, everybody steps out now and then."""
    rules, now = Rules(), datetime(2026, 3, 12, 1, 0).astimezone()
    staff = tuple(range(1, people + 1))
    lines: list[Line] = []
    lineup = LineUp()
    here: list[tuple[int, int]] = []

    def add(action: str, facts: object) -> None:
        nonlocal lineup, now
        now += timedelta(minutes=2)
        at = to_text(now)
        moves = tuple(decide(lineup, action, facts, rules, at)["moves"])
        lineup = after(lineup, list(moves), at)
        lines.append(Line(len(lines) + 1, at, moves))

    add("day.open", Opening(staff, staff))
    while len(lines) < events:
        number = len(lines)
        if number % 17 == 3 and lineup.greeting is not None:
            person = lineup.greeting
            add("rotation.away", Person(person, "meal"))
            add("rotation.back", Person(person))
        elif number % 2 and len(here) >= people // 2:
            visit, taker = here.pop(0)
            add("visit.close", Person(taker, visit=visit, took_turn=True))
        elif lineup.greeting is not None:
            here.append((number, lineup.greeting))
            add("arrival.log", Party(number))
    return lines[:events]


def fold_seconds() -> float:
    """Fold the busy day several times; gives the fastest in time of the processor: only noise makes it slower."""
    lines = busy_day()
    return min(_timed(lambda: fold(lines), time.process_time) for _ in range(TIMES))


def command_seconds(database: Path, env: Mapping[str, str], *arguments: str) -> float:
    """Time a whole command, from its start to its end."""
    command = [sys.executable, "-m", "floortui", "--db", str(database), *arguments]
    return _timed(lambda: subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL))


def inside_seconds(database: Path, env: Mapping[str, str], month: str) -> dict[str, float]:
    """Time what is done inside a process of its own: opening the day, the fairness of a month, an explanation."""
    command = [sys.executable, "-m", "benchmarks.days", str(database), month]
    answer = subprocess.run(command, env={**env, "PYTHONPATH": str(Path.cwd())}, check=True, capture_output=True)
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def _timed(do: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    started = clock()
    do()
    return clock() - started


def _inside(database: Path, month: str) -> dict[str, float]:
    from floortui.clock import SystemClock
    from floortui.reports.explain import explained
    from floortui.reports.fairness import MONTH, FairnessQuery
    from floortui.services.desk import Desk
    from floortui.services.opening import open_database
    from floortui.storage.database import execute

    open_database(database)
    desk = Desk(terminal="benchmark")
    desk.do("setting.set", name="desk.undo_minutes", value="11")  # what a first action reads is read
    visits = execute("SELECT id FROM visit WHERE day LIKE ? AND how = 'turn' ORDER BY id LIMIT 9", (f"{month}%",))
    numbers = [number for (number,) in visits.fetchall()]
    return {
        "open": _timed(lambda: desk.do("day.open")),
        "fairness": _timed(lambda: FairnessQuery().run(SystemClock().now(), MONTH, f"{month}-01")),
        "explain": statistics.median(_timed(partial(explained, number)) for number in numbers),
    }


if __name__ == "__main__":
    print(json.dumps(_inside(Path(sys.argv[1]), sys.argv[2])))
