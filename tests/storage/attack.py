"""Somebody who owns the file and opens it with another program: plain SQLite, no recursive triggers, no manners."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from floortui.storage.journal import canonical


@contextmanager
def other_program(file: Path) -> Iterator[sqlite3.Connection]:
    """Open the file as any other program would; what it did stands at the end."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA recursive_triggers = 0")
        yield connection
        connection.commit()


@contextmanager
def without_guards(connection: sqlite3.Connection) -> Iterator[None]:
    """Drop every trigger, as who owns the file can, and put them back afterwards, as who leaves no trace does."""
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in guards:
        connection.execute(sql)


def altered(file: Path, sql: str, *values: Any) -> None:
    """Alter the file behind the program's back, guards dropped."""
    with other_program(file) as connection, without_guards(connection):
        assert connection.execute(sql, values).rowcount == 1


def stopped(file: Path, sql: str, *values: Any) -> None:
    """Insist that a guard stops a statement."""
    with other_program(file) as connection, pytest.raises(sqlite3.DatabaseError, match="the journal only grows"):
        connection.execute(sql, values)


def changed_body(file: Path, seq: int, column: str, field: str, value: Any) -> None:
    """Write another value into what a line asked or told."""
    with other_program(file) as connection, without_guards(connection):
        (text,) = connection.execute(f"SELECT {column} FROM journal_body WHERE seq = ?", (seq,)).fetchone()
        connection.execute(
            f"UPDATE journal_body SET {column} = ? WHERE seq = ?", (canonical({**json.loads(text), field: value}), seq)
        )
