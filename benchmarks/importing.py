"""A hundred thousand cards from a file: how long it takes, how large the search words are, what a stop costs."""

import csv
import random
import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import apsw

from benchmarks import many, showroom
from benchmarks.measures import Bench

HEADINGS = ("name", "phone", "model", "grade", "consultant", "district", "last contact")
INDEX, ROWS = ("token",), ("customer", "phone")
"""The tables whose sizes are compared: the search words with all that serves them, and the customers' own rows."""


def cards(bench: Bench) -> None:
    """Import a hundred thousand cards; then the same killed in the middle, and gone on with."""
    if bench.database is None:
        return
    file = bench.scratch / "cards.csv"
    if not file.exists():
        write(file)
    whole = bench.fresh_showroom()
    assert whole is not None, "there is a showroom"
    began = time.perf_counter()
    run(bench, whole, file)
    bench.add("import.floortui", time.perf_counter() - began)
    index, rows = size_of(whole, INDEX, indexes_too=True), size_of(whole, ROWS)
    bench.add("index.floortui", index / 1e6)
    bench.add("index.bare", rows / 1e6)
    whole.unlink()
    if bench.counted:
        _killed(bench, file)


def _killed(bench: Bench, file: Path) -> None:
    """Kill an import in the middle, and run it again to its end: every card must be there, and none twice."""
    half = bench.fresh_showroom()
    assert half is not None, "there is a showroom"
    process = begin(bench, half, file)
    while process.poll() is None and count(half) < many.CARDS // 2:
        time.sleep(0.05)
    process.kill()
    process.wait()
    there = count(half)
    began = time.perf_counter()
    run(bench, half, file)
    bench.add("import_again.floortui", time.perf_counter() - began)
    bench.add("import_killed.floortui", there)
    bench.add("import_wrong.floortui", abs(count(half) - many.CARDS) + abs(count(half, "DISTINCT number") - many.CARDS))
    half.unlink()


def write(file: Path, cards: int = many.CARDS) -> None:
    """Write a file of so many cards, as another program would have given it out."""
    draw, today = random.Random(2), datetime.now().astimezone().date()
    with file.open("w", newline="", encoding="utf-8") as opened:
        write_row = csv.writer(opened).writerow
        write_row(HEADINGS)
        for number in range(1, cards + 1):
            name, model = many.person(draw)
            last = today - timedelta(days=draw.randrange(300))
            grade, owner = draw.choice("HAABBBCCCC"), draw.choice(showroom.CONSULTANTS)
            write_row((name, many.phone_of(number), model, grade, owner, "浦东", last.isoformat()))


def begin(bench: Bench, database: Path, file: Path) -> subprocess.Popen[bytes]:
    """Begin an import."""
    command = [sys.executable, "-m", "floortui", "--db", str(database), "import", "cards", str(file), "--json"]
    return subprocess.Popen(command, env=dict(bench.env), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def run(bench: Bench, database: Path, file: Path) -> None:
    """Import a file to its end."""
    with begin(bench, database, file) as process:
        assert process.wait() == 0, "it went through"


def count(database: Path, what: str = "*") -> int:
    """Count the phones that are there."""
    with closing(apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READWRITE)) as connection:
        connection.set_busy_timeout(1000)
        return int(str(connection.execute(f"SELECT count({what}) FROM phone").fetchall()[0][0]))


def size_of(database: Path, tables: tuple[str, ...], *, indexes_too: bool = False) -> int:
    """Give the bytes of some tables."""
    kinds = ("table", "index") if indexes_too else ("table",)
    with closing(apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READWRITE)) as connection:
        names = [
            name
            for kind, name, table in connection.execute("SELECT type, name, tbl_name FROM sqlite_master").fetchall()
            if kind in kinds and table in tables
        ]
        marks = ", ".join("?" * len(names))
        return int(
            str(connection.execute(f"SELECT sum(pgsize) FROM dbstat WHERE name IN ({marks})", names).fetchall()[0][0])
        )
