"""Backups: proved before they count, and put back without losing what was there."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from floortui.errors import Damaged, Refused
from floortui.language import say
from floortui.services.copies import back_up, back_up_daily, put_back
from floortui.services.opening import open_database
from floortui.storage import backup, database
from tests.house import Showroom, lines, problems


def refusal(does: object, *arguments: object) -> Refused:
    with pytest.raises(Refused) as caught:
        does(*arguments)  # type: ignore[operator]
    assert say(caught.value)
    return caught.value


def test_a_backup_holds_all_that_is_saved(showroom: Showroom, tmp_path: Path) -> None:
    showroom.do("arrival.log", name="李先生")
    copy = back_up(tmp_path / "copy.db")
    assert copy.stat().st_mode & 0o777 == 0o600
    head = lines()
    showroom.do("arrival.log")
    database.disconnect()
    open_database(copy)
    assert (lines(), problems()) == (head, [])


def test_a_backup_never_overwrites(showroom: Showroom, tmp_path: Path) -> None:
    copy = back_up(tmp_path / "copy.db")
    assert refusal(back_up, copy).code == "database.exists"


def test_a_backup_into_a_folder_that_is_none(showroom: Showroom, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert refusal(back_up, tmp_path / "file" / "copy.db").code == "folder.is_file"


def test_restoring_puts_back_and_keeps_what_was_there(showroom: Showroom, tmp_path: Path) -> None:
    head = lines()
    copy = back_up(tmp_path / "copy.db")
    showroom.do("arrival.log")
    database.disconnect()
    kept = put_back(copy, showroom.file)
    open_database(showroom.file)
    assert (lines(), problems()) == (head, [])
    database.disconnect()
    assert kept is not None
    open_database(kept)
    assert (lines(), problems()) == (head + 1, [])


def test_restoring_where_nothing_was(showroom: Showroom, tmp_path: Path) -> None:
    copy = back_up(tmp_path / "copy.db")
    database.disconnect()
    assert put_back(copy, tmp_path / "new" / "showroom.db") is None
    open_database(tmp_path / "new" / "showroom.db")
    assert problems() == []


@pytest.mark.parametrize("bad", ["not a database", "cut off", "scribbled"])
def test_a_bad_backup_is_not_put_back(showroom: Showroom, tmp_path: Path, bad: str) -> None:
    copy = back_up(tmp_path / "copy.db")
    content = copy.read_bytes()
    spoilt = {
        "not a database": b"hello" * 1000,
        "cut off": content[: len(content) // 2],
        "scribbled": content[:8192] + os.urandom(16384) + content[24576:],
    }
    copy.write_bytes(spoilt[bad])
    before = lines()
    assert refusal(put_back, copy, showroom.file).code == "backup.bad"
    assert (lines(), problems()) == (before, [])


def test_the_database_is_no_backup_of_itself(showroom: Showroom, tmp_path: Path) -> None:
    assert refusal(put_back, showroom.file, showroom.file).code == "backup.same"
    assert refusal(put_back, tmp_path / "none.db", showroom.file).code == "backup.missing"


def test_a_backup_a_day_and_only_the_newest_stay(showroom: Showroom) -> None:
    first = back_up_daily(showroom.clock.now())
    assert first is not None
    os.utime(first, (showroom.clock.now().timestamp(),) * 2)
    assert back_up_daily(showroom.clock.now() + timedelta(hours=23)) is None
    assert back_up_daily(showroom.clock.now() + timedelta(hours=25)) is not None
    for number in range(backup.KEEP):
        first.with_name(f"showroom-2020010{number % 9}-00000{number:02d}.db").write_bytes(b"old")
    back_up()
    assert len(backup.copies_of(showroom.file)) == backup.KEEP


def test_a_damaged_file_is_left_alone_and_the_newest_good_backup_named(showroom: Showroom) -> None:
    good = back_up()
    good.with_name("showroom-99990101-000000-000.db").write_bytes(b"newer, but bad")
    database.execute("SELECT 1").fetchall()
    database.disconnect()
    spoilt = b"scribble" * 4096
    showroom.file.write_bytes(spoilt)
    with pytest.raises(Damaged) as caught:
        open_database(showroom.file)
    assert caught.value.code == "database.foreign"
    assert f"restore {good}" in say(caught.value)
    assert showroom.file.read_bytes() == spoilt
