"""A look at a database leaves no trace, whether somebody has it open, left a log behind, or neither."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from floortui.errors import Refused
from floortui.storage import database, journal, watching
from floortui.storage.files import wal_of
from floortui.storage.watching import look
from floortui.storage.writing import DATABASE
from tests.house import Showroom


@pytest.fixture
def closed(showroom: Showroom) -> Showroom:
    """Give a showroom that nobody has open: no log lies beside its file."""
    DATABASE.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.disconnect()
    DATABASE.close()
    assert not wal_of(showroom.file).exists()
    return showroom


def folder(path: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}


def test_what_is_written_and_not_copied_into_the_file_is_seen(showroom: Showroom) -> None:
    before = look(showroom.file, journal.head)
    showroom.do("arrival.log")
    assert look(showroom.file, journal.head) == before + 1


def test_a_file_that_nobody_has_open_is_read_as_it_lies(closed: Showroom) -> None:
    before = folder(closed.file)
    assert look(closed.file, journal.head) > 0
    assert folder(closed.file) == before


def test_a_log_that_a_killed_program_left_is_read(closed: Showroom) -> None:
    killed = (
        "import apsw, os, sys; c = apsw.Connection(sys.argv[1]); c.execute('PRAGMA wal_autocheckpoint = 0');"
        "c.execute('CREATE TABLE left_behind (x)'); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", killed, str(closed.file)], check=True)
    assert wal_of(closed.file).stat().st_size
    names = set(folder(closed.file))
    asked = look(closed.file, lambda: database.execute("SELECT count(*) FROM left_behind").fetchone())
    assert asked == (0,)
    assert set(folder(closed.file)) == names


def test_an_empty_log_without_its_index_holds_nothing(closed: Showroom) -> None:
    wal_of(closed.file).touch()
    before = folder(closed.file)
    assert look(closed.file, journal.head) > 0
    assert folder(closed.file) == before


def test_a_log_without_its_index_is_not_guessed_at(closed: Showroom) -> None:
    wal_of(closed.file).write_bytes(b"\0" * 4096)
    before = folder(closed.file)
    with pytest.raises(Refused) as caught:
        look(closed.file, journal.head)
    assert caught.value.code == "database.log"
    assert folder(closed.file) == before


def test_what_changes_while_it_is_read_is_read_again(closed: Showroom) -> None:
    looks = []

    def ask() -> int:
        looks.append(1)
        if len(looks) == 1:
            os.utime(closed.file)
        return journal.head()

    assert look(closed.file, ask) > 0
    assert len(looks) == 2


def test_what_never_stands_still_is_busy(closed: Showroom) -> None:
    looks = []

    def ask() -> None:
        looks.append(1)
        os.utime(closed.file, ns=(0, len(looks)))

    with pytest.raises(Refused) as caught:
        look(closed.file, ask)
    assert caught.value.code == "database.busy"
    assert len(looks) == watching.MOST_LOOKS


def test_nothing_can_be_written_by_a_look(closed: Showroom) -> None:
    before = folder(closed.file)
    with pytest.raises(Refused) as caught:
        look(closed.file, lambda: database.execute("DELETE FROM draft"))
    assert caught.value.code == "database.read_only"
    assert folder(closed.file) == before
