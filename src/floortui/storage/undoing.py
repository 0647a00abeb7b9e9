"""What stands on a line of the journal: whether it can be taken back without pulling the ground from under another."""

from __future__ import annotations

import json

from floortui.storage.database import execute
from floortui.storage.journal import Entry, Image, entry


def built_on(line: Entry) -> Entry | None:
    """Find a live later line that wrote a row which this line wrote; None if the line can be taken back.

    A row's `seq` names its last writer, and each before-image the writer before that: a chain through the journal
    that leads back from the row. An undo stands for the writer before the line that it undid. Built on it is also
    what refers to a row that the line added, or stands where a row of it would stand again.
    """
    for table, row_id, _, _ in line.changes:
        writer = _last_writer(table, row_id, line.seq)
        while writer is not None and writer > line.seq:
            later = entry(writer)
            assert later is not None
            if later.undoes is None:
                return later
            writer = _writer_before(later.undoes, table, row_id)
    return _names_what_it_added(line) or _named_what_it_added(line) or _took_the_place_of(line)


def _names_what_it_added(line: Entry) -> Entry | None:
    """Find a line that refers to a row which this line added: by a column of another row, or by who acted."""
    own = {(table, row_id) for table, row_id, _, _ in line.changes}
    references = {table: _references_to(table) for table, _ in own}
    for table, row_id, before, _ in line.changes:
        if before is not None:
            continue
        for child, column in references[table]:
            rows = execute(f"SELECT id, seq FROM {child} WHERE {column} = ? ORDER BY seq", (row_id,))
            for number, seq in rows:
                if (child, number) not in own:
                    return entry(seq)
        if table == "staff":
            acted = execute("SELECT min(seq) FROM journal WHERE actor = ?", (row_id,)).fetchone()[0]
            if acted is not None:
                return entry(acted)
    return None


def _named_what_it_added(line: Entry) -> Entry | None:
    """Find a live later line in whose images a row of this line is named: undoing that one would name it again.

    The later lines are read once, whatever the number of rows: a line of an import has thousands.
    """
    added = {(table, row_id) for table, row_id, before, _ in line.changes if before is None}
    names: dict[str, list[tuple[str, str]]] = {}
    for table in {table for table, _ in added}:
        for child, column in _references_to(table):
            names.setdefault(child, []).append((column, table))
    later = execute(
        "SELECT j.seq, b.changes FROM journal AS j JOIN journal_body AS b USING (seq)"
        " WHERE j.seq > ? AND j.undoes IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq) ORDER BY j.seq",
        (line.seq,),
    )
    for seq, changes in later if names else ():
        for child, _, *images in json.loads(changes):
            for column, table in names.get(child, ()):
                if any(image and (table, image.get(column)) in added for image in images):
                    return entry(seq)
    return None


def _references_to(table: str) -> list[tuple[str, str]]:
    """Give the columns of journaled tables that name a row of this table: table, column."""
    rows = execute(
        'SELECT m.name, f."from" FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f'
        " WHERE m.type = 'table' AND f.\"table\" = ? AND f.\"from\" <> 'seq' ORDER BY m.name",
        (table,),
    ).fetchall()
    return [(child, column) for child, column in rows]


def _took_the_place_of(line: Entry) -> Entry | None:
    """Find a line that wrote another row where one of this line stood: the same person's day, the same name."""
    own = {(table, row_id) for table, row_id, _, _ in line.changes}
    for table, row_id, before, _ in line.changes:
        if before is None:
            continue
        for columns, among in _unique_columns(table):
            if not _holds(among, before):
                continue
            where = " AND ".join([*(f"{column} = ?" for column in columns), among])
            rows = execute(
                f"SELECT id, seq FROM {table} WHERE {where} AND id <> ?",
                (*(before[column] for column in columns), row_id),
            )
            for number, seq in rows:
                if (table, number) not in own:
                    return entry(seq)
    return None


def _unique_columns(table: str) -> list[tuple[list[str], str]]:
    """Give the columns that no two rows of a table share, and the condition on the rows among which that holds."""
    indexes = execute(
        "SELECT i.name, coalesce(m.sql, '') FROM pragma_index_list(?) AS i"
        ' LEFT JOIN sqlite_master AS m ON m.name = i.name WHERE i."unique" = 1',
        (table,),
    ).fetchall()
    return [
        (
            [column for (column,) in execute("SELECT name FROM pragma_index_info(?)", (name,))],
            sql.partition(" WHERE ")[2] or "1",
        )
        for name, sql in indexes
    ]


def _holds(condition: str, image: Image) -> bool:
    """Say whether a row as it was fulfils a condition of the schema."""
    assert image is not None
    row = ", ".join(f"? AS {column}" for column in image)
    return bool(execute(f"SELECT {condition} FROM (SELECT {row})", tuple(image.values())).fetchone()[0])


def _last_writer(table: str, row_id: int, after: int) -> int | None:
    row = execute(f"SELECT seq FROM {table} WHERE id = ?", (row_id,)).fetchone()
    if row:
        return int(row[0])
    deleted = execute(
        "SELECT max(b.seq) FROM journal_body AS b, json_each(b.changes) AS c WHERE b.seq >= ?"
        " AND json_extract(c.value, '$[0]') = ? AND json_extract(c.value, '$[1]') = ?",
        (after, table, row_id),
    ).fetchone()
    return None if deleted[0] is None else int(deleted[0])


def _writer_before(seq: int, table: str, row_id: int) -> int | None:
    undone = entry(seq)
    assert undone is not None
    for name, number, before, _ in undone.changes:
        if (name, number) == (table, row_id):
            return None if before is None else int(before["seq"])
    return None
