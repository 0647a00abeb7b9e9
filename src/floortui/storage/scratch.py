"""A database that is made beside its place and moved there whole: until then nobody finds it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from floortui.errors import Damaged, Refused
from floortui.storage.backup import gather, settle
from floortui.storage.database import APPLICATION_ID, content_of, looking_into
from floortui.storage.files import check_file_system, check_header

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite lays beside a database while it is open."""

_SWEEP = """
import pathlib, sys
sys.stdin.buffer.read()
for name in sys.argv[1:]:
    pathlib.Path(name).unlink(missing_ok=True)
"""
"""A program that waits until its standard input ends, with whoever holds it, and takes the files away."""


def check_is_new(path: Path, *, network_too: bool = False) -> None:
    """Insist that nothing is lost if a database is put at a path: there is none, or nobody has used it yet.

    Raises:
        Refused: it holds data, or its folder or file system will not do.
        Damaged: it is no database of ours.
    """
    if not network_too:
        check_file_system(path)
    try:
        if not path.exists():
            return
        check_header(path, APPLICATION_ID)
        content = content_of(path)
        if content.tables and content.application_id != APPLICATION_ID:
            raise Damaged("database.foreign", file=path, rescue="")
        if content.tables and _is_used(path):
            raise Refused("demo.data", file=path)
    except OSError as error:
        raise Refused("database.folder", file=path, why=error.strerror or str(error)) from None


def _is_used(path: Path) -> bool:
    """Say whether somebody has done anything; founding is done by the program itself."""
    with looking_into(path) as ask:
        return ask("SELECT 1 FROM journal WHERE action <> 'house.found' LIMIT 1", ()).fetchone() is not None


@contextmanager
def scratch_beside(target: Path) -> Iterator[Path]:
    """Give a name beside a target under which a file can be made; whatever is left of it is taken away at the end.

    Also if this program is killed outright: a small one of its own watches for that.

    Raises:
        Refused: the folder cannot be used.
    """
    scratch = target.absolute().with_name(f".{target.name}.{os.getpid()}")
    files = [scratch, *(scratch.with_name(scratch.name + suffix) for suffix in BESIDE)]
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.access(target.parent, os.W_OK | os.X_OK):
            raise Refused("database.folder", file=target, why=f"{target.parent.name}: no permission to write")
        sweep = subprocess.Popen(  # noqa: S603 - the interpreter that runs this, and names of our own
            [sys.executable, "-I", "-S", "-c", _SWEEP, *map(str, files)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise Refused("database.folder", file=target, why=error.strerror or str(error)) from None
    with sweep:  # at its end the standard input is closed, and the sweeping awaited
        yield scratch


def put_in_place(scratch: Path, target: Path) -> None:
    """Move a closed database to its place, where none is or one that nobody has used.

    Raises:
        Refused: somebody has used it meanwhile, or the folder cannot be written.
    """
    check_is_new(target, network_too=True)
    try:
        with scratch.open("rb+") as file:
            os.fsync(file.fileno())
        if target.exists():
            gather(target)
            for suffix in BESIDE:
                target.with_name(target.name + suffix).unlink(missing_ok=True)
        scratch.replace(target)
        settle(target.parent)
    except OSError as error:
        raise Refused("database.folder", file=target, why=error.strerror or str(error)) from None
