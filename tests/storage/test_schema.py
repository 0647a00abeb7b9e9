"""The schema: what the migrations build is what the models say, whichever way a file came to it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from floortui.clock import SetClock
from floortui.errors import Damaged
from floortui.services.desk import Desk
from floortui.services.opening import open_database
from floortui.storage import database, journal, migrations
from floortui.storage.database import APPLICATION_ID
from floortui.storage.models import JOURNALED, UNJOURNALED, Journal, JournalBody, Table
from floortui.storage.queries import floor, house
from tests.house import OPENS, TODAY, Showroom, problems
from tests.storage.attack import other_program

SCHEMAS = Path(__file__).parent / "schemas"
"""A small showroom in each schema that was released, as text."""


def from_text(stored: Path, file: Path) -> Path:
    """Make the file of an older program."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(stored.read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA user_version = {int(stored.stem)}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA journal_mode = wal")
    return file


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


def test_a_new_line_finds_the_rows_that_wait_for_it_by_an_index(file: Path) -> None:
    """SQLite asks every table that names a line for rows of the one that comes: reading them whole took 50 ms."""
    open_database(file, create=True)
    for table in JOURNALED:
        (plan,) = database.execute(f"EXPLAIN QUERY PLAN SELECT id FROM {table} WHERE seq = 7")
        assert "USING COVERING INDEX" in plan[3], table


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


@pytest.mark.parametrize("stored", sorted(SCHEMAS.glob("*.sql")), ids=lambda path: path.stem)
def test_a_stored_file_of_every_released_schema_becomes_like_a_new_one(
    file: Path, tmp_path: Path, stored: Path
) -> None:
    database.disconnect()
    old = from_text(stored, tmp_path / "old.db")
    open_database(old)
    assert problems() == []
    assert journal.last_entries(1)[0].action == "house.add_lists"
    assert {choice.code for choice in house.choices("grade")} == {"O", "H", "A", "B", "C"}
    groups = {choice.code for choice in house.choices("loss_group")}
    assert {choice.details["group"] for choice in house.choices("loss")} == groups, "old values get what is new of them"
    assert len({choice.position for choice in house.choices("loss")}) == len(house.choices("loss"))
    database.disconnect()
    assert master(old) == master(file)
    assert len(list((tmp_path / "old-backups").glob("*.db"))) == 1, "a copy from before"


def test_what_an_older_line_wrote_can_still_be_undone_and_goes_on(tmp_path: Path) -> None:
    old = from_text(SCHEMAS / "0001.sql", tmp_path / "showroom.db")
    open_database(old)
    clock = SetClock(OPENS + timedelta(minutes=5))
    desk = Desk(clock=clock)
    assert desk.undo(reason="登记错了")["action"] == "arrival.log"
    assert problems() == []
    told = desk.do("visit.complete", visit=1, model="CR-V", grade="B")
    assert told["card"] == 1
    assert {visit.cycle for visit in floor.visits_of(TODAY) if visit.customer == 1} == {1}, "older visits come along"
    desk.undo()
    assert problems() == []
    desk.do("card.erase", card="李先生", reason="本人要求")
    assert problems() == []
