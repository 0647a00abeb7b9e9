"""A drawer of very many cards: put into a prepared showroom by plain SQL, since only reading them is measured."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

from floortui.domain.search import tokens_of
from floortui.storage.pinyin import readings

CARDS = 100_000
SURNAMES = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊洋艳勇军杰娟涛明超秀霞平刚桂英华文玉建国春梅"
MODELS = ("CR-V", "Accord", "Civic", "Fit", "Odyssey", "Breeze")
GRADES = "HAAABBBBCCCCCC"
AT_A_TIME = 5000

FIRST_PHONE = 13_800_000_000
"""The phones are numbered from here, so that each is known to the one who measures."""


def phone_of(number: int) -> str:
    """Give the phone of the card with this number."""
    return str(FIRST_PHONE + number * 7)


def fill(database: Path, cards: int = CARDS) -> None:
    """Put so many open cards into a showroom, due over a month around today, each with a phone and search words."""
    draw = random.Random(1)
    today = datetime.now().astimezone().date()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA synchronous = off")
        (line,) = connection.execute("SELECT max(seq) FROM journal").fetchone()
        owners = [number for (number,) in connection.execute("SELECT id FROM staff WHERE role = 'consultant'")]
        for numbers in _chunks(cards):
            rows = [(n, *_person(draw), draw.choice(owners)) for n in numbers]
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
                [_cycle(n, draw, today, owner, line) for n, _name, _model, owner in rows],
            )
            connection.executemany(
                "INSERT INTO token (token, customer) VALUES (?, ?)",
                [(word, n) for n, name, model, _ in rows for word in tokens_of(name, model, [phone_of(n)], readings)],
            )
            connection.commit()
        connection.execute("ANALYZE")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _chunks(cards: int) -> Iterator[range]:
    for start in range(1, cards + 1, AT_A_TIME):
        yield range(start, min(start + AT_A_TIME, cards + 1))


def _person(draw: random.Random) -> tuple[str, str]:
    name = draw.choice(SURNAMES) + "".join(draw.choices(GIVEN, k=draw.choice((1, 2, 2))))
    return name, draw.choice(MODELS)


def _cycle(number: int, draw: random.Random, today: date, owner: int, line: int) -> tuple[object, ...]:
    grade, day = draw.choice(GRADES), today - timedelta(days=draw.randrange(1, 300))
    due = today + timedelta(days=draw.randrange(-5, 25))
    opened = day.isoformat()
    return (number, number, grade, opened, due.isoformat(), opened, opened, owner, grade, line)
