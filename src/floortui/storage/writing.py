"""Writing: one peewee database, one kind of transaction.

A transaction takes the write lock at its start (IMMEDIATE), so a decision never rests on what somebody else is about
to change.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import apsw
from peewee import DatabaseError, IntegrityError, OperationalError
from playhouse.apsw_ext import APSWDatabase

from floortui.errors import Damaged, Refused
from floortui.storage import database

PATIENCE_SECONDS = 10.0
"""How long a write waits for somebody else's before it is handed back."""

RETRY_SECONDS = (0.0003, 0.003)
"""Random pause between two tries for the write lock; SQLite's own handler starves one of eight writers for seconds."""

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,  # what is erased is overwritten: a free corner of a page keeps what was deleted
    "trusted_schema": 0,
    "temp_store": "memory",
}


class ConstraintError(Exception):
    """The rules of the schema do not allow what was written; nothing of it stands."""


@dataclass(slots=True)
class _Hurry:
    """When all waiting ends, because the program is about to."""

    until: float = math.inf


_hurry = _Hurry()


def hurry(seconds: float) -> None:
    """Let nothing wait for the write lock any longer than this: the program ends."""
    _hurry.until = time.monotonic() + seconds


DATABASE = APSWDatabase(None, lock_type="IMMEDIATE")
"""The one database that writes; each thread that writes has a connection of its own."""


def _connect() -> None:
    path = str(database.path())
    if DATABASE.database != path:
        disconnect()
        DATABASE.init(path, pragmas=PRAGMAS, timeout=0)
    if DATABASE.connect(reuse_if_open=True):
        database.remember_identity()


def disconnect() -> None:
    """Close this thread's writing connection, if there is one."""
    if not DATABASE.deferred and not DATABASE.is_closed():
        DATABASE.close()


database.also_close(disconnect)


@contextmanager
def transaction(patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Write inside one transaction that holds the write lock from its start.

    Raises:
        Refused: the file is read only, gone, busy for longer than `patience` seconds, or the disk is full.
    """
    if why := database.read_only():
        raise Refused("database.read_only", why=why)
    if not database.still_there():
        raise Damaged("database.gone")
    with _faults():
        deadline = time.monotonic() + patience
        begun = False
        while not begun:
            try:
                _connect()
                with DATABASE.atomic(), database.reading_through(DATABASE.execute_sql):
                    begun = True
                    yield
            except OperationalError as error:
                if begun or not isinstance(_cause(error), apsw.BusyError | apsw.LockedError):
                    raise
                if time.monotonic() >= min(deadline, _hurry.until):
                    raise Refused("database.busy", seconds=round(patience)) from None
                time.sleep(random.uniform(*RETRY_SECONDS))  # noqa: S311 - keeps writers out of step, keeps no secret


def do_not_wait_for_the_disk() -> None:
    """Let this thread's writes reach the disk when they may: for a file that counts only once it is whole."""
    with _faults():
        _connect()
        DATABASE.execute_sql("PRAGMA synchronous = off")


@contextmanager
def no_foreign_keys() -> Iterator[None]:
    """Write without foreign keys for a while: SQLite takes this setting outside a transaction only."""
    with _faults():
        _connect()
        DATABASE.execute_sql("PRAGMA foreign_keys = 0")
        try:
            yield
        finally:
            DATABASE.execute_sql("PRAGMA foreign_keys = 1")


def overwrite_log(patience: float = 2.0) -> bool:
    """Copy the write-ahead log, which holds old pages, into the file and cut it off; give whether it could be done."""
    deadline = time.monotonic() + patience
    while True:
        busy, *_ = DATABASE.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy or time.monotonic() >= deadline:
            return not busy
        time.sleep(random.uniform(*RETRY_SECONDS))  # noqa: S311 - as above


def _cause(error: BaseException) -> apsw.Error | None:
    """Find what SQLite said under peewee's wrapping."""
    seen: list[BaseException | None] = [error, error.__cause__, error.__context__, *error.args[:1]]
    return next((found for found in seen if isinstance(found, apsw.Error)), None)


@contextmanager
def _faults() -> Iterator[None]:
    """Turn what SQLite reports about the disk or the file into a refusal."""
    try:
        with database.faults():
            yield
    except IntegrityError as error:
        raise ConstraintError(str(error)) from error
    except DatabaseError as error:
        cause = _cause(error)
        refusal = database.refusal_of(cause) if cause else None
        if refusal is None:
            raise
        raise refusal from error
