"""A drawer of very many cards: put into a prepared showroom by plain SQL, since only reading them is measured.

The rows are as the program would have written them, search words included, but all stand in the newest line of the
journal: the file opens and is worked on like any other, and only `verify` would say that its rows are in no line.
"""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

from floortui.domain.search import tokens_of
from floortui.storage.pinyin import readings

CARDS, MILLION = 100_000, 1_000_000
SURNAMES = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞平刚桂英华文玉建国春梅"
MODELS = ("CR-V", "Accord", "Civic", "Fit", "Odyssey", "Breeze")
GRADES = "HAAABBBBCCCCCC"
AT_A_TIME = 5000
CACHE = -400_000
"""Kilobytes that the filling may keep in memory: the words of a million cards fall all over their table."""

LONG = range(50_000, 50_058)
"""The cards with a long history: their phones begin alike, so that a search lists them under each other."""
LONG_PHONES = ("138003500", "138003501", "138003502", "138003503")
"""How their phones begin; each finds fourteen of them, and nobody else."""
ENTRIES = 200
"""What happened with each of them."""

DUE_EACH = 300
"""How many contacts are due for each consultant in a showroom where that many are."""
SOON, LATE = 7, 5
"""From how many days ago to how many days ahead those are due."""

FIRST_PHONE = 13_800_000_000
"""The phones are numbered from here, so that each is known to the one who measures."""


def phone_of(number: int) -> str:
    """Give the phone of the card with this number."""
    return str(FIRST_PHONE + number * 7)


def fill(database: Path, cards: int = CARDS, due_each: int | None = None) -> None:
    """Put so many open cards into a showroom, each with a phone and search words, those of LONG with a history.

    They are due over a month around today; or only so many of each consultant within the days that My day shows.
    """
    draw = random.Random(1)
    today = datetime.now().astimezone().date()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA synchronous = off")
        connection.execute(f"PRAGMA cache_size = {CACHE}")
        (line,) = connection.execute("SELECT max(seq) FROM journal").fetchone()
        owners = [number for (number,) in connection.execute("SELECT id FROM staff WHERE role = 'consultant'")]
        for numbers in _chunks(cards):
            rows = [(n, *person(draw), owners[n % len(owners)]) for n in numbers]
            connection.executemany(
                "INSERT INTO customer (id, name, model, source, owner, note, first_day, erased, seq)"
                " VALUES (?, ?, ?, '', ?, '', ?, 0, ?)",
                [(n, name, model, owner, today.isoformat(), line) for n, name, model, owner in rows],
            )
            connection.executemany(
                "INSERT INTO phone (customer, number, seq) VALUES (?, ?, ?)", [(n, phone_of(n), line) for n, *_ in rows]
            )
            connection.executemany(
                "INSERT INTO cycle (id, customer, state, grade, graded_on, next_day, last_day, unanswered, colour,"
                " competitor, budget, payment, trade_in, decider, signs, plan, card_day, card_by, card_how, card_grade,"
                " seq) VALUES (?, ?, 'open', ?, ?, ?, ?, 0, '', '', '', '', '', '', '', '', ?, ?, 'import', ?, ?)",
                [
                    _cycle(n, draw, today, owner, line, _due(n, draw, due_each and due_each * len(owners)))
                    for n, _name, _model, owner in rows
                ],
            )
            connection.executemany(
                "INSERT INTO token (token, customer) VALUES (?, ?)",
                [(word, n) for n, name, model, _ in rows for word in tokens_of(name, model, [phone_of(n)], readings)],
            )
            connection.executemany(
                "INSERT INTO follow_up (cycle, day, at, staff, way, answered, minutes, content, outcome, grade_before,"
                " grade_after, seq) VALUES (?, ?, ?, ?, 'phone', 1, 4, ?, 'talked', 'B', 'B', ?)",
                [entry for n, *_, owner in rows if n in LONG for entry in _history(n, today, owner, line)],
            )
            connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _due(number: int, draw: random.Random, due: int | None) -> int:
    """Give in how many days a card is due: the first `due` of them soon, all others later; or all within a month."""
    if due is None:
        return draw.randrange(-LATE, 25)
    return draw.randrange(-LATE, SOON) if number <= due else draw.randrange(SOON + 3, 90)


def _history(number: int, today: date, owner: int, line: int) -> Iterator[tuple[object, ...]]:
    """Give the follow-ups of a card, three days between two of them."""
    for back in range(ENTRIES, 0, -1):
        day = (today - timedelta(days=back * 3)).isoformat()
        yield (number, day, f"{day}T02:00:00.000Z", owner, f"谈了第 {back} 次，下周再看车，问了颜色和交车时间", line)


def _chunks(cards: int) -> Iterator[range]:
    for start in range(1, cards + 1, AT_A_TIME):
        yield range(start, min(start + AT_A_TIME, cards + 1))


def person(draw: random.Random) -> tuple[str, str]:
    """Make up a name and the model that they want."""
    name = draw.choice(SURNAMES) + "".join(draw.choices(GIVEN, k=draw.choice((1, 2, 2))))
    return name, draw.choice(MODELS)


def _cycle(number: int, draw: random.Random, today: date, owner: int, line: int, due_in: int) -> tuple[object, ...]:
    grade, day = draw.choice(GRADES), today - timedelta(days=draw.randrange(1, 300))
    due = today + timedelta(days=due_in)
    opened = day.isoformat()
    return (number, number, grade, opened, due.isoformat(), opened, opened, owner, grade, line)
