"""Looking at a database that others write, without leaving a trace: nothing is written, nothing made beside it.

A reader of SQLite's makes the write-ahead log and its index where they are missing. So where there is no log, the
file is read as one that nobody changes, and the look is taken again if somebody did.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

import apsw

from floortui.errors import Damaged, Refused
from floortui.storage import database, migrations
from floortui.storage.database import APPLICATION_ID
from floortui.storage.files import check_file_system, check_header, is_there, wal_of

PATIENCE_MS = 500
"""How long a look waits for a lock."""

MOST_LOOKS = 3
"""How often a file is read anew that changes while it is read."""

Seen = TypeVar("Seen")


class Lying(NamedTuple):
    """How a file and its write-ahead log lie there: device, number, size, last write; None where there is none."""

    file: tuple[int, int, int, int]
    log: tuple[int, int, int, int] | None


def lying(path: Path) -> Lying | None:
    """Tell how a database lies at its path; None if it does not, or its folder cannot be reached."""
    file = _stat(path)
    return Lying(file, _stat(wal_of(path))) if file else None


def _stat(path: Path) -> tuple[int, int, int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return (stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns)


def look(path: Path, ask: Callable[[], Seen], *, network_too: bool = False) -> Seen:
    """Ask a database questions, all as of one moment.

    Raises:
        Refused: it is not there, is locked, lies on a network file system, or was not brought to the present schema.
        Damaged: it is no database of ours, damaged, or too new.
    """
    if not is_there(path):
        raise Refused("database.missing", file=path)
    if not network_too:
        check_file_system(path)
    try:
        check_header(path, APPLICATION_ID)
    except OSError as error:  # it went away in between, or may not be read
        raise Refused("file.unreadable", file=path, why=error.strerror or str(error)) from None
    for _again in range(MOST_LOOKS):
        before = lying(path)
        logged = _is_logged(path)
        seen = _look(path, ask, logged=logged)
        if logged or lying(path) == before:
            return seen
    raise Refused("database.busy", seconds=1)


def _is_logged(path: Path) -> bool:
    """Say whether there is a log to be read with the file.

    Raises:
        Refused: its index is missing, which SQLite would have to make.
    """
    log = _stat(wal_of(path))
    if path.with_name(path.name + "-shm").exists():
        return log is not None
    if log is not None and log[2]:
        raise Refused("database.log", file=path)
    return False  # one that is empty holds nothing


def _look(path: Path, ask: Callable[[], Seen], *, logged: bool) -> Seen:
    # without readonly_shm the index of a log would be made where it is missing
    how = "mode=ro&readonly_shm=1" if logged else "immutable=1"
    with database.faults():
        connection = apsw.Connection(
            f"{path.absolute().as_uri()}?{how}", flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        )
        try:
            connection.set_busy_timeout(PATIENCE_MS)
            for pragma in ("query_only = 1", "trusted_schema = 0", "temp_store = memory"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("BEGIN")
            with database.reading_through(connection.execute):
                _check_schema(path)
                return ask()
        finally:
            connection.close()


def _check_schema(path: Path) -> None:
    have, want = migrations.schema_of_the_file(), migrations.newest()
    if have > want:
        raise Damaged("database.newer", file=path, schema=have)
    if have < want:
        raise Refused("database.older", file=path)
