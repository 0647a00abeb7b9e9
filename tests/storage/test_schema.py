"""The schema: what the migrations build is what the models say, whichever way a file came to it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from floortui.errors import Damaged
from floortui.services.opening import open_database
from floortui.storage import database, migrations
from floortui.storage.models import JOURNALED, UNJOURNALED, Journal, JournalBody, Table
from tests.house import Showroom, problems
from tests.storage.attack import other_program

Master = list[tuple[str, str, str]]


def master(file: Path) -> Master:
    """Give all of a file's schema."""
    with other_program(file) as connection:
        rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name")
        return [(kind, name, sql) for kind, name, sql in rows]


def test_the_models_are_the_tables(file: Path) -> None:
    models: dict[str, type[Table]] = {"journal": Journal, "journal_body": JournalBody, **JOURNALED}
    for table, model in models.items():
        columns = database.execute('SELECT name, type, "notnull", pk FROM pragma_table_info(?)', (table,)).fetchall()
        fields = {field.column_name: field for field in model._meta.sorted_fields}
        assert {name for name, *_ in columns} == fields.keys(), table
        for name, kind, not_null, key in columns:
            field = fields[name]
            assert bool(not_null or key) is not field.null, f"{table}.{name}"
            assert (kind == "TEXT") == (type(field).__name__ == "TextField"), f"{table}.{name}"


def test_every_table_is_strict_and_every_journaled_id_is_used_once(file: Path) -> None:
    for kind, name, sql in master(file):
        if kind == "table" and name in {*JOURNALED, *UNJOURNALED, "journal", "journal_body"}:
            assert re.search(r"\) STRICT(, WITHOUT ROWID)?$", sql), name
            assert ("AUTOINCREMENT" in sql) == (name in JOURNALED), name


def test_a_file_that_was_upgraded_equals_a_new_one(file: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    empty.touch()
    database.disconnect()
    open_database(empty, create=True)
    database.disconnect()
    assert master(empty) == master(file)


def test_opening_twice_upgrades_nothing(showroom: Showroom) -> None:
    before = master(showroom.file)
    database.disconnect()
    open_database(showroom.file)
    assert master(showroom.file) == before
    assert not (showroom.file.parent / "showroom-backups").exists()
    assert problems() == []


def test_migrations_are_numbered_without_a_gap() -> None:
    assert migrations.numbers() == list(range(1, migrations.newest() + 1))


def test_a_file_of_a_newer_program_is_left_as_it_is(showroom: Showroom, tmp_path: Path) -> None:
    database.disconnect()
    newer = tmp_path / "newer.db"
    shutil.copyfile(showroom.file, newer)
    with other_program(newer) as connection:
        connection.execute(f"PRAGMA user_version = {migrations.newest() + 1}")
    before = newer.read_bytes()
    with pytest.raises(Damaged) as caught:
        open_database(newer)
    assert (caught.value.code, caught.value.facts["schema"]) == ("database.newer", migrations.newest() + 1)
    database.disconnect()
    assert newer.read_bytes() == before
