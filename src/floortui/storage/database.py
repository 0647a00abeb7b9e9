"""The database file: opened, checked, written in one kind of transaction.

One peewee database, deferred until a file is named, with a connection for each thread: readers refuse to write
(`query_only`), the writing thread takes the write lock at the start of every transaction (IMMEDIATE), so a decision
never rests on what somebody else is about to change.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import apsw
from peewee import DatabaseError, OperationalError
from playhouse.apsw_ext import APSWDatabase

from floortui.errors import Damaged, Refused
from floortui.storage.files import Identity, identity_of

APPLICATION_ID = 0x464C4F52
"""“FLOR” in the file's header: this is one of ours."""

PATIENCE_SECONDS = 10.0
"""How long a write waits for somebody else's before it is handed back."""

RETRY_SECONDS = (0.0003, 0.003)
"""Random pause between two tries for the write lock; SQLite's own handler starves one of eight writers for seconds."""

_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
    "temp_store": "memory",
}

DATABASE = APSWDatabase(None, lock_type="IMMEDIATE")
"""The one database of this process; `connect` names its file."""


@dataclass(slots=True)
class _Opened:
    path: Path | None = None
    identity: Identity | None = None
    read_only: str = ""


_opened = _Opened()


def connect(path: Path, *, read_only: str = "", immutable: bool = False) -> None:
    """Name the database file and open this thread's connection to it.

    `read_only` says why it cannot be written, if it cannot; `immutable` opens a file beside which nothing can be
    created.
    """
    disconnect()
    if read_only:
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        uri = path.absolute().as_uri() + ("?immutable=1" if immutable else "?mode=ro")
        DATABASE.init(uri, pragmas={"foreign_keys": 1, "trusted_schema": 0}, timeout=1, flags=flags)
    else:
        DATABASE.init(str(path), pragmas=_PRAGMAS, timeout=0)
    _opened.path, _opened.read_only = path, read_only
    with faults():
        DATABASE.connect()
    _opened.identity = identity_of(path)


def connect_reader() -> None:
    """Open (or turn) this thread's connection into one that cannot write and waits a little for a lock."""
    with faults():
        DATABASE.connect(reuse_if_open=True)
        DATABASE.execute_sql("PRAGMA query_only = 1")
        DATABASE.execute_sql("PRAGMA busy_timeout = 1000")


def disconnect() -> None:
    """Close this thread's connection, if there is one."""
    if not DATABASE.deferred and not DATABASE.is_closed():
        DATABASE.close()


def path() -> Path:
    """Give the file that is open."""
    assert _opened.path is not None, "no database is open"
    return _opened.path


def read_only() -> str:
    """Say why the open file can only be read; empty if it can be written."""
    return _opened.read_only


def still_there() -> bool:
    """Say whether the file that was opened is the one that lies at its path now."""
    return _opened.path is None or identity_of(_opened.path) == _opened.identity


@contextmanager
def transaction(patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Write inside one transaction that holds the write lock from its start.

    Raises:
        Refused: the file is read only, gone, busy for longer than `patience` seconds, or the disk is full.
    """
    if _opened.read_only:
        raise Refused("database.read_only", why=_opened.read_only)
    if not still_there():
        raise Damaged("database.gone")
    with faults():
        DATABASE.connect(reuse_if_open=True)
        deadline = time.monotonic() + patience
        begun = False
        while not begun:
            try:
                with DATABASE.atomic():
                    begun = True
                    yield
            except OperationalError as error:
                if begun or not is_busy(error):
                    raise
                if time.monotonic() >= deadline:
                    raise Refused("database.busy", seconds=round(patience)) from None
                time.sleep(random.uniform(*RETRY_SECONDS))  # noqa: S311 - keeps writers out of step, keeps no secret


def _cause(error: BaseException) -> apsw.Error | None:
    """Find what SQLite said under peewee's wrapping."""
    seen: list[BaseException | None] = [error, error.__cause__, error.__context__, *error.args[:1]]
    return next((found for found in seen if isinstance(found, apsw.Error)), None)


def is_busy(error: BaseException) -> bool:
    """Say whether SQLite only asks to try again."""
    return isinstance(_cause(error), apsw.BusyError | apsw.LockedError)


_MEANS: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.FullError, "database.full"),
    (apsw.ReadOnlyError, "database.read_only"),
    (apsw.IOError, "database.io"),
    (apsw.CantOpenError, "database.io"),
)
"""What an error of SQLite's means for the person at the desk."""


@contextmanager
def faults() -> Iterator[None]:
    """Turn what SQLite reports about the disk or the file into a refusal."""
    try:
        yield
    except (DatabaseError, apsw.Error) as error:
        cause = _cause(error)
        if isinstance(cause, apsw.CorruptError | apsw.NotADBError):
            raise Damaged("database.corrupt", file=_opened.path, rescue="") from error
        if is_busy(error):
            raise Refused("database.busy", seconds=1) from error
        for kind, code in _MEANS:
            if isinstance(cause, kind):
                raise Refused(code, why=_opened.read_only or str(cause)) from error
        raise


def version() -> str:
    """Give the version of the SQLite library in use."""
    return str(apsw.sqlitelibversion())


def damage() -> list[str]:
    """Have SQLite look at every page of the open file; give what it found, nothing if all is well."""
    with faults():
        found = [str(row[0]) for row in DATABASE.execute_sql("PRAGMA integrity_check(3)")]
    return [line for line in found if line != "ok"]
