"""Somebody who owns the file alters the journal with another program: `floortui verify` names the first bad line."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from shutil import copyfile
from sqlite3 import Connection, connect

import pytest

from tests.faults.real import Real
from tests.storage.attack import changed_body, without_guards


@pytest.fixture
def busy(real: Real) -> Real:
    """Give a showroom with a few lines after its beginning."""
    for name in ("李先生", "周女士", "吴先生"):
        real.do("arrival.log", name=name)
    real.do("rotation.skip", name="张伟", reason="phone")
    return real


def verify(real: Real) -> str:
    """Give what `floortui verify` says of an altered file, which is exit code 1."""
    ran = real.run("verify")
    assert ran.code == 1, ran.out
    assert ran.sentence
    return ran.sentence


def alter(real: Real, *statements: str) -> None:
    """Alter the file by plain SQLite, the triggers dropped."""
    with closing(connect(real.file)) as connection:
        connection.execute("PRAGMA foreign_keys = 0")
        with without_guards(connection):
            for sql in statements:
                assert connection.execute(sql).rowcount >= 1, sql
        connection.commit()


def numbers(connection: Connection) -> list[int]:
    """Give the numbers of the lines."""
    return [seq for (seq,) in connection.execute("SELECT seq FROM journal ORDER BY seq")]


@pytest.mark.parametrize("column", ["at", "actor", "terminal", "action", "key", "digest"])
def test_a_changed_line_is_named(busy: Real, column: str) -> None:
    line = busy.lines("arrival.log")[1].seq
    value = {"actor": "3", "at": "'2026-01-01T00:00:00.000Z'"}.get(column, "'" + "0" * 64 + "'")
    alter(busy, f"UPDATE journal SET {column} = {value} WHERE seq = {line}")
    assert f"line {line} " in verify(busy)


@pytest.mark.parametrize(("part", "field", "value"), [("asked", "name", "王五"), ("told", "assigned", "张伟")])
def test_a_changed_body_is_named(busy: Real, part: str, field: str, value: str) -> None:
    line = busy.lines("arrival.log")[1].seq
    changed_body(busy.file, line, part, field, value)
    assert f"line {line} does not match its digest" in verify(busy)


def test_a_line_taken_out_is_named(busy: Real) -> None:
    line = busy.lines("arrival.log")[1].seq
    alter(busy, f"DELETE FROM journal_body WHERE seq = {line}", f"DELETE FROM journal WHERE seq = {line}")
    assert f"line {line} is missing" in verify(busy)


def test_a_line_taken_out_and_the_rest_moved_up_is_named(busy: Real) -> None:
    line = busy.lines("arrival.log")[1].seq
    alter(
        busy,
        f"DELETE FROM journal_body WHERE seq = {line}",
        f"DELETE FROM journal WHERE seq = {line}",
        f"UPDATE journal SET seq = seq - 1 WHERE seq > {line}",
        f"UPDATE journal_body SET seq = seq - 1 WHERE seq > {line}",
    )
    assert f"line {line} breaks the chain" in verify(busy)


def test_a_body_taken_out_is_named(busy: Real) -> None:
    line = busy.lines("arrival.log")[1].seq
    alter(busy, f"DELETE FROM journal_body WHERE seq = {line}")
    assert f"line {line} " in verify(busy)


def test_lines_cut_off_at_the_end_do_not_agree_with_the_rows(busy: Real) -> None:
    last = busy.lines("arrival.log")[-1].seq
    alter(busy, f"DELETE FROM journal_body WHERE seq >= {last}", f"DELETE FROM journal WHERE seq >= {last}")
    assert "stands in no line of the journal" in verify(busy)


def test_a_row_changed_behind_the_journal_is_named(busy: Real) -> None:
    alter(busy, "UPDATE visit SET assigned = 4 WHERE id = 1")
    assert "visit 1 does not equal" in verify(busy)


def test_a_cut_that_takes_the_rows_along_is_seen_by_the_head_of_the_evening(busy: Real, tmp_path: Path) -> None:
    """The file then proves itself, but it does not hold the head that was noted when the day was closed."""
    morning = tmp_path / "morning.db"
    assert busy.run("backup", str(morning)).code == 0
    busy.do("arrival.log", name="郑先生")
    told = busy.do("day.close")
    assert busy.run("verify", "--head", told["head"]).code == 0
    copyfile(morning, busy.file)  # lines and rows, as they were in the morning
    for beside in ("-wal", "-shm"):
        busy.file.with_name(busy.file.name + beside).unlink(missing_ok=True)
    assert busy.problems() == []
    ran = busy.run("verify", "--head", told["head"])
    assert (ran.code, told["head"] in ran.sentence) == (1, True)
