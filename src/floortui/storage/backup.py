"""Copies of the database: made by SQLite's backup, proved before they count, put back without losing what was there."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain as chain_of
from pathlib import Path

import apsw

from floortui.errors import Damaged, Refused
from floortui.storage import database
from floortui.storage.database import APPLICATION_ID, faults
from floortui.storage.files import check_header, is_there, make_folder
from floortui.storage.migrations import newest
from floortui.storage.verify import chain, missing_tables, rows, schema_faults

KEEP = 14
"""How many of the backups that the program makes by itself are kept."""


def folder_of(path: Path) -> Path:
    """Give the folder in which a database's own backups lie."""
    return path.parent / f"{path.stem}-backups"


def copies_of(path: Path) -> list[Path]:
    """Give the backups of a database, newest first."""
    return sorted(folder_of(path).glob("*.db"), key=lambda copy: copy.name, reverse=True)


def make(source: Path, target: Path | None = None) -> Path:
    """Copy a database with all that is committed, prove the copy, and only then give it its name.

    Raises:
        Refused: the target exists or cannot be written.
        Damaged: the source is damaged; no copy is left behind.
    """
    own = target is None
    target = target or folder_of(source) / f"{source.stem}-{_stamp()}.db"
    if target.exists() if own else is_there(target):  # our own names are longer than anybody's may be
        raise Refused("database.exists", file=target)
    scratch = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        make_folder(target.parent)
        with faults():
            lines = copy_pages(source, scratch)
        prove(scratch, lines=lines)
        scratch.replace(target)
    except OSError as error:
        raise Refused("database.folder", file=target, why=error.strerror or str(error)) from None
    finally:
        with suppress(OSError):  # where it could not be written, there is nothing to take away
            scratch.unlink(missing_ok=True)
    if own:
        _drop_old(source)
    return target


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")[:-3]


def copy_pages(source: Path, scratch: Path) -> int:
    """Copy page by page while others go on writing; give how many lines there were when it began."""
    into = apsw.Connection(str(scratch))
    try:
        connection = apsw.Connection(str(source), flags=apsw.SQLITE_OPEN_READONLY)
        connection.set_busy_timeout(5000)
        lines = len(connection.execute("SELECT seq FROM journal").fetchall())
        try:
            with into.backup("main", connection, "main") as backup:
                while not backup.done:
                    try:
                        backup.step(2000)
                    except (apsw.BusyError, apsw.LockedError):
                        time.sleep(0.01)
        finally:
            connection.close()
        into.execute("PRAGMA journal_mode = delete")
    finally:
        into.close()
    scratch.chmod(0o600)
    return lines


def prove(copy: Path, *, lines: int = 0) -> None:
    """Check that a file is a whole floortui database with at least so many lines.

    Its header, SQLite's full check, its foreign keys, and the journal's chain.

    Raises:
        Refused: it is not.
    """
    try:
        check_header(copy, APPLICATION_ID)
        connection = apsw.Connection(str(copy), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            why = _fault_of(connection, lines)
        finally:
            connection.close()
    except Damaged as damage:
        raise Refused("backup.bad", file=copy, why=damage) from None
    except (apsw.Error, OSError) as error:
        raise Refused("backup.bad", file=copy, why=str(error)) from None
    if why is not None:
        raise Refused("backup.bad", file=copy, why=why)


def _fault_of(connection: apsw.Connection, lines: int) -> Refused | None:
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(3)")]
    if found != ["ok"]:
        return Refused("verify.integrity", why=found[0])
    orphan = connection.execute("PRAGMA foreign_key_check").fetchone()
    if orphan is not None:
        return Refused("verify.integrity", why=f"{orphan[0]} {orphan[1]}")
    schema = int(str(connection.execute("PRAGMA user_version").fetchall()[0][0]))
    if schema > newest():
        return Refused("database.newer", file="", schema=schema)
    if missing := missing_tables(connection.execute, max(schema, 1)):
        return Refused("verify.schema", name=min(missing))
    counted, _head, broken, last = chain(connection.execute)
    if broken:
        return broken[0]
    if counted < lines:
        return Refused("verify.gap", line=counted + 1)
    if schema < newest():
        return None  # its rows are compared once it has been brought up to the present schema
    return next(chain_of(rows(last, connection.execute), schema_faults(connection.execute)), None)


def _drop_old(source: Path) -> None:
    for copy in copies_of(source)[KEEP:]:
        copy.unlink(missing_ok=True)


def newest_good(path: Path) -> Path | None:
    """Give the newest backup of a database that passes every check."""
    for copy in copies_of(path):
        try:
            prove(copy)
        except Refused:
            continue
        return copy
    return None


def restore(backup: Path, path: Path) -> Path | None:
    """Put a backup in the place of a database; give where the old file went (None if there was none).

    The old file stays, with its -wal and -shm beside it, under a name that says when.

    Raises:
        Refused: the backup is not good, is the database itself, or the folder cannot be written.
    """
    if not is_there(backup):
        raise Refused("backup.missing", file=backup)
    if is_there(path) and backup.samefile(path):
        raise Refused("backup.same", file=backup)
    prove(backup)
    scratch = path.with_name(f".{path.name}.restoring")
    aside: Path | None = None
    try:
        make_folder(path.parent)
        shutil.copyfile(backup, scratch)
        scratch.chmod(0o600)
        with scratch.open("rb+") as file:
            os.fsync(file.fileno())
        if path.exists():
            gather(path)
            aside = path.with_name(f"{path.stem}-before-{_stamp()}{path.suffix}")
            for suffix in ("-wal", "-shm"):
                beside = path.with_name(path.name + suffix)
                if beside.exists():
                    beside.replace(aside.with_name(aside.name + suffix))
            path.replace(aside)
        scratch.replace(path)
        settle(path.parent)
    except OSError as error:
        raise Refused("database.folder", file=path, why=error.strerror or str(error)) from None
    finally:
        with suppress(OSError):  # where it could not be written, there is nothing to take away
            scratch.unlink(missing_ok=True)
    return aside


def gather(path: Path) -> None:
    """Bring a database into its one file, so that no moment between two renames has it without its newest lines.

    A file that SQLite cannot read is put aside as it is.
    """
    with suppress(apsw.Error):
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            connection.set_busy_timeout(5000)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()


def settle(folder: Path) -> None:
    """Have the names in a folder on the disk, too, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def daily(now: datetime) -> Path | None:
    """Make a backup of the open database if the newest is older than a day; give it."""
    path = database.path()
    copies = copies_of(path)
    if copies and copies[0].stat().st_mtime > now.timestamp() - 86_400:
        return None
    return make(path)
