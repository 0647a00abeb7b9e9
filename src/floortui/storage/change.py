"""Change: the only way to write a row. It keeps what each row was and became, which the line records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from peewee import chunked

from floortui.storage.database import Execute, execute
from floortui.storage.journal import Image, RowChange
from floortui.storage.models import ADDED, JOURNALED, Journaled


class Change:
    """The rows that one action writes, inside its transaction.

    `seq` is the number of the line to come; every row written carries it. Several writes of a row count as one, from
    what it was first to what it became last.
    """

    def __init__(self, seq: int) -> None:
        self.seq = seq
        self._images: dict[tuple[str, int], tuple[Image, Image]] = {}
        self._withheld: set[tuple[str, int]] = set()

    @property
    def images(self) -> tuple[RowChange, ...]:
        """What was written, in the order of each row's first writing."""
        return tuple(
            (table, row_id, None if (table, row_id) in self._withheld else before, after)
            for (table, row_id), (before, after) in self._images.items()
            if before is not None or after is not None
        )

    def insert(self, model: type[Journaled], /, **values: Any) -> int:
        """Add a row and give its id."""
        row_id = _insert(model, {**values, "seq": self.seq})
        self._record(model, row_id, None)
        return row_id

    def insert_many(self, model: type[Journaled], rows: list[dict[str, Any]]) -> None:
        """Add many rows."""
        for chunk in chunked(rows, 500):
            for values in chunk:
                self.insert(model, **values)

    def update(self, model: type[Journaled], row_id: int, /, **values: Any) -> bool:
        """Write columns of a row; give False, and leave the row as it is, if all of them stand so already."""
        before = image(model, row_id)
        assert before is not None, f"{model.__name__} {row_id} is not there"
        if all(before[column] == value for column, value in values.items()):
            return False
        _update(model, row_id, {**values, "seq": self.seq})
        self._record(model, row_id, before)
        return True

    def delete(self, model: type[Journaled], row_id: int) -> None:
        """Take a row away."""
        before = image(model, row_id)
        execute(f"DELETE FROM {_table(model)} WHERE id = ?", (row_id,))
        self._record(model, row_id, before)

    def empty(self, model: type[Journaled], row_id: int, /, **values: Any) -> None:
        """Write columns of a row without keeping what they were: for an erasure, which must not remember."""
        if self.update(model, row_id, **values):
            self._withheld.add((_table(model), row_id))

    def put_all_back(self, changes: Sequence[RowChange]) -> None:
        """Make every row that a line wrote what it was before."""
        execute("PRAGMA defer_foreign_keys = 1")  # rows of one line name each other, either way round
        for table, row_id, before, _ in reversed(tuple(changes)):
            self.put_back(table, row_id, before)

    def put_back(self, table: str, row_id: int, target: Image) -> None:
        """Make a row what it was before a line: the one step of undo."""
        model = JOURNALED[table]
        before = image(model, row_id)
        if target is None:
            self.delete(model, row_id)
            return
        values = {**target, "seq": self.seq}
        if before is None:
            _insert(model, values)
        else:
            _update(model, row_id, values)
        self._record(model, row_id, before)

    def touched(self, model: type[Journaled]) -> list[tuple[Image, Image]]:
        """Give the images of the rows of one table that were written so far."""
        return [images for (table, _), images in self._images.items() if table == _table(model)]

    def wrote(self, *models: type[Journaled]) -> bool:
        """Say whether a row of one of these tables was written so far."""
        tables = {_table(model) for model in models}
        return any(table in tables for table, _ in self._images)

    def _record(self, model: type[Journaled], row_id: int, before: Image) -> None:
        key = (_table(model), row_id)
        first = self._images[key][0] if key in self._images else before
        self._images[key] = (first, image(model, row_id))


def _table(model: type[Journaled]) -> str:
    return str(model._meta.table_name)


def _insert(model: type[Journaled], values: dict[str, Any]) -> int:
    """Write a new row; plain SQL, since the mapper takes longer to word it than SQLite to carry it out."""
    row = {**DEFAULTS[_table(model)], **values}
    marks = ", ".join("?" * len(row))
    execute(f"INSERT INTO {_table(model)} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    return int(execute("SELECT last_insert_rowid()").fetchone()[0])


def _update(model: type[Journaled], row_id: int, values: dict[str, Any]) -> None:
    columns = ", ".join(f"{column} = ?" for column in values)
    execute(f"UPDATE {_table(model)} SET {columns} WHERE id = ?", (*values.values(), row_id))


COLUMNS: dict[str, tuple[str, ...]] = {
    name: tuple(field.column_name for field in model._meta.sorted_fields) for name, model in JOURNALED.items()
}
"""The columns of each journaled table, in the model's order."""


DEFAULTS: dict[str, dict[str, Any]] = {
    name: {field.column_name: field.default for field in model._meta.sorted_fields if field.default is not None}
    for name, model in JOURNALED.items()
}
"""What stands in a column of which nothing is said."""


def present_image(table: str, image: Image) -> Image:
    """Give an image with the columns that the schema has got since it was taken."""
    return image and {**ADDED.get(table, {}), **image}


def image(model: type[Journaled], row_id: int, ask: Execute = execute) -> Image:
    """Give a row as it stands in the table, as column → value of JSON's kinds; None if it is not there."""
    columns = COLUMNS[_table(model)]
    row = ask(f"SELECT {', '.join(columns)} FROM {_table(model)} WHERE id = ?", (row_id,)).fetchone()
    return None if row is None else dict(zip(columns, row, strict=True))
