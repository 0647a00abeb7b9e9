"""The database file: which one is open, and each thread's connection for reading it.

Readers refuse to write (`query_only`) and need no object mapper, which keeps it off the app's start. Whatever writes
goes through writing.py; inside its transactions, reading sees what has been written so far.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import apsw

from floortui.errors import Damaged, Refused
from floortui.storage.files import Identity, identity_of, wal_of

APPLICATION_ID = 0x464C4F52
"""“FLOR” in the file's header: this is one of ours."""

READER_PATIENCE_MS = 1000
"""How long a reader waits for a lock; in WAL mode there is one only while the file is being recovered."""

Execute = Callable[[str, Sequence[Any]], Any]

Glimpse = tuple[int, int, int, int, int, int]
"""Number, size and time of the last write of file and log: of two equal ones, nobody wrote in between."""


@dataclass(slots=True)
class _Opened:
    path: Path | None = None
    names: tuple[str, str] = ("", "")
    """Of the file and its write-ahead log; empty where the system notes a write only when the file is closed."""
    identity: Identity | None = None
    log: Identity | None = None
    """The write-ahead log, once a connection of this program keeps it from being taken away."""
    line: tuple[int, str] | None = None
    """A line of the journal that was read or written, and its hash: an older state of the file does not have it."""
    read_only: str = ""
    immutable: bool = False


class _Thread(threading.local):
    """What a thread reads with."""

    reader: apsw.Connection | None = None
    writing: Execute | None = None
    """Set while this thread is inside a transaction."""
    in_snapshot: bool = False


_opened = _Opened()
_thread = _Thread()
_closers: list[Callable[[], None]] = []


def connect(path: Path, *, read_only: str = "", immutable: bool = False) -> None:
    """Name the database file.

    `read_only` says why it cannot be written, if it cannot; `immutable` opens a file beside which nothing can be
    created.
    """
    disconnect()
    _opened.path, _opened.read_only, _opened.immutable = path, read_only, immutable
    _opened.identity, _opened.line = identity_of(path), None
    _opened.names = ("", "") if os.name == "nt" else (str(path), str(wal_of(path)))


def disconnect() -> None:
    """Close this thread's connections, if there are any."""
    for close in _closers:
        close()
    if _thread.reader is not None:
        _thread.reader.close()
        _thread.reader = None
    _opened.log = None


def also_close(close: Callable[[], None]) -> None:
    """Have `disconnect` close something else of the thread's, too."""
    _closers.append(close)


def _reader() -> apsw.Connection:
    if _thread.reader is None:
        uri = path().absolute().as_uri()
        if _opened.read_only:
            uri += "?immutable=1" if _opened.immutable else "?mode=ro"
            flags = apsw.SQLITE_OPEN_READONLY
        else:
            flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        reader = apsw.Connection(uri, flags=flags | apsw.SQLITE_OPEN_URI)
        reader.set_busy_timeout(READER_PATIENCE_MS)
        for pragma in ("query_only = 1", "trusted_schema = 0", "temp_store = memory"):
            reader.execute(f"PRAGMA {pragma}")
        _thread.reader = reader
        _remember_log()
    return _thread.reader


def _remember_log() -> None:
    """Note which write-ahead log belongs to the file, while a connection of ours keeps it there."""
    if _opened.log is None and not _opened.read_only:
        _opened.log = identity_of(wal_of(path()))


def execute(sql: str, parameters: Sequence[Any] = ()) -> Any:
    """Run a statement on this thread's connection: the transaction it is inside of, else a reader."""
    if _thread.writing is not None:
        return _thread.writing(sql, parameters)
    with faults():
        return _reader().execute(sql, tuple(parameters))


@contextmanager
def snapshot() -> Iterator[None]:
    """Let all that is read inside be of one moment, whoever writes meanwhile; a transaction is that by itself."""
    if _thread.writing is not None or _thread.in_snapshot:
        yield
        return
    with faults():
        _reader().execute("BEGIN")
    _thread.in_snapshot = True
    try:
        yield
    finally:
        _thread.in_snapshot = False
        with suppress(apsw.Error):  # what was wrong has been said by what was read
            _reader().execute("COMMIT")


@contextmanager
def reading_through(execute_inside: Execute) -> Iterator[None]:
    """Let this thread read through its transaction; one inside another leaves the outer one in force."""
    outer, _thread.writing = _thread.writing, execute_inside
    try:
        yield
    finally:
        _thread.writing = outer


def path() -> Path:
    """Give the file that is open."""
    assert _opened.path is not None, "no database is open"
    return _opened.path


def read_only() -> str:
    """Say why the open file can only be read; empty if it can be written."""
    return _opened.read_only


def remember_identity() -> None:
    """Note which file lies at the path, once it has been created, and its write-ahead log."""
    _opened.identity = identity_of(path())
    _remember_log()


def still_there() -> bool:
    """Say whether the file that was opened is the one that lies at its path now, its write-ahead log too."""
    if _opened.path is None:
        return True
    log = _opened.log
    return identity_of(_opened.path) == _opened.identity and (log is None or identity_of(wal_of(_opened.path)) == log)


def glimpse() -> Glimpse | None:
    """Tell how the file and its write-ahead log lie there; None where that does not say whether anybody wrote.

    It is asked three times a second by a thread that has just woken up, so that each step counts.
    """
    try:
        file, log = os.stat(_opened.names[0]), os.stat(_opened.names[1])  # noqa: PTH116 - less than half of Path.stat
    except OSError:
        return None
    return (file.st_ino, file.st_size, file.st_mtime_ns, log.st_ino, log.st_size, log.st_mtime_ns)


def note_line(line: tuple[int, str] | None) -> None:
    """Note a line of the journal that stands, by its number and hash; None forgets."""
    _opened.line = line


def noted_line() -> tuple[int, str] | None:
    """Give the line of the journal that was noted last."""
    return _opened.line


_MEANS: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.FullError, "database.full"),
    (apsw.ReadOnlyError, "database.read_only"),
    (apsw.IOError, "database.io"),
    (apsw.CantOpenError, "database.io"),
)
"""What an error of SQLite's means for the person at the desk."""


def refusal_of(cause: apsw.Error) -> Refused | None:
    """Give what an error of SQLite's means for people; None if it is a fault of the program."""
    if isinstance(cause, apsw.CorruptError | apsw.NotADBError):
        return Damaged("database.corrupt", file=_opened.path, rescue="")
    if isinstance(cause, apsw.BusyError | apsw.LockedError):
        return Refused("database.busy", seconds=1)
    for kind, code in _MEANS:
        if isinstance(cause, kind):
            return Refused(code, why=_opened.read_only or str(cause))
    return None


@contextmanager
def faults() -> Iterator[None]:
    """Turn what SQLite reports about the disk or the file into a refusal."""
    try:
        yield
    except apsw.Error as error:
        refusal = refusal_of(error)
        if refusal is None:
            raise
        raise refusal from error


class Content(NamedTuple):
    """What a file that is not opened yet holds."""

    application_id: int
    tables: int


@contextmanager
def looking_into(file: Path) -> Iterator[Execute]:
    """Read a file that is not the open one through a connection of its own, its write-ahead log included.

    Raises:
        Damaged: SQLite cannot read it.
        Refused: it has a log beside it that cannot be read.
    """
    with faults():
        log = wal_of(file)
        beside = "?mode=ro" if log.exists() else "?immutable=1"  # with nothing beside it, nothing need be made there
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        connection = apsw.Connection(file.absolute().as_uri() + beside, flags=flags)
        try:
            connection.set_busy_timeout(READER_PATIENCE_MS)
            yield connection.execute
        except apsw.CantOpenError:  # beside a log, SQLite needs a file that it cannot make there
            raise Refused("database.log" if log.exists() else "database.io", file=file) from None
        finally:
            connection.close()


def content_of(file: Path) -> Content:
    """Look into a file before it is opened; an empty one holds nothing.

    Raises:
        Damaged: SQLite cannot read it.
    """
    with looking_into(file) as ask:
        ((number,),) = ask("PRAGMA application_id", ()).fetchall()
        ((tables,),) = ask("SELECT count(*) FROM sqlite_master", ()).fetchall()
    return Content(int(str(number)), int(str(tables)))


def version() -> str:
    """Give the version of the SQLite library in use."""
    return str(apsw.sqlite_lib_version())


def damage() -> list[str]:
    """Have SQLite look at every page of the open file; give what it found, nothing if all is well."""
    with faults():
        found = [str(row[0]) for row in execute("PRAGMA integrity_check(3)")]
    return [line for line in found if line != "ok"]
