"""Bringing a database file to the present schema: all steps in one transaction, a proved copy from before."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from runpy import run_path

import apsw

from floortui.errors import Damaged
from floortui.resources import migrations_folder
from floortui.storage.database import APPLICATION_ID, execute


def steps() -> list[Path]:
    """Give the numbered migrations that ship with the program."""
    return sorted(path for path in migrations_folder().glob("[0-9]*.py"))


def newest() -> int:
    """Give the number of the newest schema."""
    return int(steps()[-1].name[:4])


def schema_of_the_file() -> int:
    """Give the number of the schema that the open file has; 0 for an empty file."""
    return int(execute("PRAGMA user_version").fetchone()[0])


def bring_up(file: Path, keep_copy: Callable[[], Path]) -> bool:
    """Run what is missing, all or nothing; give whether anything was.

    Two programs that upgrade at once take turns, and the second finds nothing left to do. `keep_copy` is called
    before an upgrade of a file that holds something.

    Raises:
        Damaged: a newer program wrote the file.
    """
    have, want = schema_of_the_file(), newest()
    if have == want:
        return False
    if have > want:
        raise Damaged("database.newer", file=file, schema=have)
    if have:
        keep_copy()
    _run(want)
    return True


def _run(want: int) -> None:
    from playhouse.migrations import Runner

    from floortui.storage import search
    from floortui.storage.writing import DATABASE, no_foreign_keys, transaction

    # a table that is rebuilt must not cascade into its children
    with no_foreign_keys(), transaction(patience=60):
        if schema_of_the_file() >= want:
            return
        DATABASE.connection().convert_binding = _as_text  # the runner records when each step ran, as a datetime
        had = schema_of_the_file()
        Runner(DATABASE, str(migrations_folder())).up()
        if had:  # a newer program may give other search words
            search.index_all()
        broken = execute("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise AssertionError(f"the upgrade left {len(broken)} rows without their parent")
        execute(f"PRAGMA user_version = {want}")
        execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _as_text(_cursor: object, _number: int, value: object) -> str:
    """Write a value that SQLite has no type for."""
    return str(value)


SCHEMA = (
    "SELECT type, name, coalesce(sql, '') FROM sqlite_master"
    " WHERE name NOT LIKE 'sqlite|_%' ESCAPE '|' AND tbl_name <> 'schema_migration'"
)
"""What a file is made of: its tables, indexes and triggers, but for SQLite's own and the record of migrations."""


class _InMemory:
    """A database in memory, to the migrations as good as any."""

    def __init__(self) -> None:
        self.connection = apsw.Connection(":memory:")

    def execute_sql(self, sql: str, parameters: tuple[object, ...] = ()) -> object:
        """Run a statement."""
        return self.connection.execute(sql, parameters)


@cache
def fresh_schema(schema: int | None = None) -> tuple[tuple[str, str, str], ...]:
    """Give what the migrations make of an empty file, up to a schema or all: type, name and SQL of each part."""
    made = _InMemory()
    for path in steps():
        if schema is None or int(path.name[:4]) <= schema:
            run_path(str(path))["up"](None, made)
    return tuple(made.connection.execute(SCHEMA))


def numbers() -> list[int]:
    """Give the numbers of all migrations; they have no gap."""
    return [int(match[0]) for path in steps() if (match := re.match(r"\d{4}", path.name))]
