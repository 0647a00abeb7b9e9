"""The journal: an append-only chain of lines, each with what it asked, told and changed.

`hash` is sha256 of the hash before and of the line's other columns; what may hold personal data stands in it only as
a salted digest, so that an erasure can empty it and the chain still proves the rest.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from floortui.storage import database
from floortui.storage.database import execute

Image = dict[str, Any] | None
"""A row as column → value, its `seq` included; None where there is no row."""

RowChange = tuple[str, int, Image, Image]
"""Table, id, the row before, the row after."""

GENESIS = "0" * 64
"""The hash before the first line."""


class Entry(NamedTuple):
    """A line of the journal with its body."""

    seq: int
    at: str
    day: str
    actor: int | None
    terminal: str
    action: str
    key: str | None
    undoes: int | None
    asked: dict[str, Any]
    told: dict[str, Any]
    changes: tuple[RowChange, ...]


def canonical(value: object) -> str:
    """Write JSON in the one form that is hashed."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def in_order(value: object) -> str:
    """Write JSON whose fields stand as they were put: what is told again reads as it did the first time."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def digest_of(salt: str, asked: str, told: str, changes: str) -> str:
    """Give the salted digest that stands for a body in the chain; the three are JSON text."""
    return _sha256(f"{salt}\n{asked}\n{told}\n{changes}")


def hash_of(before: str, columns: Iterable[Any]) -> str:
    """Give a line's hash from the one before and its columns seq … digest, in the table's order."""
    return _sha256(before + canonical(list(columns)))


def _sha256(text: str) -> str:
    from hashlib import sha256  # it brings a library for which the first picture need not wait

    return sha256(text.encode()).hexdigest()


def _secret_salt() -> str:
    from secrets import token_hex

    return token_hex(16)


@dataclass(slots=True)
class _Salts:
    """Where salts come from."""

    draw: Callable[[], str] = _secret_salt


_salts = _Salts()


def new_salt() -> str:
    """Draw a salt: without it a short phone number could be found from its digest by trying all."""
    return _salts.draw()


@contextmanager
def salts_from(draw: Callable[[], str]) -> Iterator[None]:
    """Draw salts from another source for a while: a made-up showroom is the same each time, and is nobody's secret."""
    before, _salts.draw = _salts.draw, draw
    try:
        yield
    finally:
        _salts.draw = before


def head() -> int:
    """Give the number of the newest line; 0 if there is none."""
    return int(execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])


def head_hash() -> str:
    """Give the hash of the newest line: who has noted it can prove later that nothing before it was altered."""
    row = execute("SELECT hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return str(row[0]) if row else GENESIS


def continues() -> bool:
    """Say whether the journal still holds what this program saw of it, and note its newest line.

    A file that was overwritten with an older state of itself is the same file to the system.
    """
    noted = database.noted_line()
    if noted is not None:
        row = execute("SELECT hash FROM journal WHERE seq = ?", (noted[0],)).fetchone()
        if row is None or row[0] != noted[1]:
            return False
    row = execute("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    if row is not None:
        database.note_line((int(row[0]), str(row[1])))
    return True


def holds(beginning: str) -> bool:
    """Say whether a line stands whose hash begins so: what was noted on paper proves that nothing was cut off."""
    # every hash that begins so, and no other, lies between these two
    within = (beginning, beginning + "g")
    return execute("SELECT 1 FROM journal WHERE hash >= ? AND hash < ?", within).fetchone() is not None


def append(entry: Entry) -> None:
    """Write a line; `entry.seq` is head() + 1, inside the transaction that holds the write lock."""
    salt = new_salt()
    body = (canonical(entry.asked), in_order(entry.told), canonical(entry.changes))
    columns = (
        entry.seq,
        entry.at,
        entry.day,
        entry.actor,
        entry.terminal,
        entry.action,
        entry.key,
        entry.undoes,
        digest_of(salt, *body),
    )
    chained = (*columns, hash_of(head_hash(), columns))
    execute(
        "INSERT INTO journal (seq, at, day, actor, terminal, action, key, undoes, digest, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        chained,
    )
    execute(
        "INSERT INTO journal_body (seq, salt, asked, told, changes) VALUES (?, ?, ?, ?, ?)",
        (entry.seq, salt, *body),
    )


_ENTRY = (
    "SELECT j.seq, j.at, j.day, j.actor, j.terminal, j.action, j.key, j.undoes, b.asked, b.told, b.changes"
    " FROM journal AS j JOIN journal_body AS b USING (seq)"
)


def _entry(row: tuple[Any, ...]) -> Entry:
    asked, told, changes = (json.loads(text) for text in row[8:])
    values: list[Any] = [*row[:8], asked, told, tuple((t, i, b, a) for t, i, b, a in changes)]
    return Entry(*values)


def entry(seq: int) -> Entry | None:
    """Give a line with its body; None if there is none of that number."""
    row = execute(f"{_ENTRY} WHERE j.seq = ?", (seq,)).fetchone()
    return _entry(row) if row else None


def entry_with_key(key: str) -> Entry | None:
    """Give the line that was written with an idempotency key."""
    row = execute(f"{_ENTRY} WHERE j.key = ?", (key,)).fetchone()
    return _entry(row) if row else None


def last_entries(count: int) -> list[Entry]:
    """Give the newest lines, the newest last."""
    rows = execute(f"{_ENTRY} ORDER BY j.seq DESC LIMIT ?", (count,)).fetchall()
    return [_entry(row) for row in reversed(rows)]


def entries(after: int = 0) -> Iterator[Entry]:
    """Give every line after a number, oldest first."""
    for row in execute(f"{_ENTRY} WHERE j.seq > ? ORDER BY j.seq", (after,)):
        yield _entry(row)


def last_moment() -> str | None:
    """Give the instant of the newest line."""
    row = execute("SELECT at FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return str(row[0]) if row else None


def last_day() -> str | None:
    """Give the business day of the newest line."""
    row = execute("SELECT day FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    return str(row[0]) if row else None


def undone_by(seq: int) -> int | None:
    """Give the line that undid a line; None while it is live."""
    row = execute("SELECT seq FROM journal WHERE undoes = ?", (seq,)).fetchone()
    return int(row[0]) if row else None


def live_entries_newest_first(actor: int | None = None, *, all_actors: bool = True) -> Iterator[Entry]:
    """Give the lines that are neither undone nor undos, newest first; of one actor if asked."""
    where = "" if all_actors else " AND j.actor IS ?"
    rows = execute(
        f"{_ENTRY} WHERE j.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq)"
        f"{where} ORDER BY j.seq DESC LIMIT 200",
        () if all_actors else (actor,),
    )
    for row in rows:
        yield _entry(row)


def hash_of_line(seq: int) -> str:
    """Give the hash of a line: what was noted on paper is compared with it."""
    return str(execute("SELECT hash FROM journal WHERE seq = ?", (seq,)).fetchone()[0])
