"""The proof that nothing was altered: the chain, the rows, the search words, the recorded turns."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from floortui.domain.lineup import fold
from floortui.errors import Refused
from floortui.storage import search
from floortui.storage.change import image, present_image
from floortui.storage.database import Execute, damage, execute, snapshot
from floortui.storage.journal import GENESIS, Image, digest_of, hash_of
from floortui.storage.migrations import SCHEMA, fresh_schema
from floortui.storage.models import JOURNALED
from floortui.storage.queries.floor import rotation_lines


@dataclass(frozen=True, slots=True)
class Proof:
    """What `verify` found: the first thing wrong in each part, and the journal's head."""

    lines: int
    rows: int
    head: str
    problems: tuple[Refused, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def verify() -> Proof:
    """Prove the open database."""
    if found := damage():
        return Proof(0, 0, GENESIS, (Refused("verify.integrity", why="; ".join(found)),))
    with snapshot():
        return _prove()


def _prove() -> Proof:
    altered = list(schema_faults())
    if missing_tables():
        return Proof(0, 0, GENESIS, tuple(altered))
    lines, head, broken, last = chain()
    problems = [*broken]
    if not broken:
        problems.extend(rows(last))
        problems.extend(_turns())
        problems.extend(_tokens())
    problems.extend(altered)
    return Proof(lines, len(last), head, tuple(problems))


Last = dict[tuple[str, int], tuple[int, Image]]
"""Table and id → the line that last wrote the row, and what it became."""


def chain(ask: Execute = execute) -> tuple[int, str, list[Refused], Last]:
    """Walk the journal: each hash, each body's digest or the one that an erasure gave it; collect the last images.

    `ask` runs a statement; a copy that is not the open database is proved through its own connection.
    """
    before, expected = GENESIS, 1
    last: Last = {}
    erased = _erased_digests(ask)
    lines = ask(
        "SELECT j.seq, j.at, j.day, j.actor, j.terminal, j.action, j.key, j.undoes, j.digest, j.hash,"
        " b.salt, b.asked, b.told, b.changes FROM journal AS j LEFT JOIN journal_body AS b USING (seq) ORDER BY j.seq",
        (),
    )
    while True:
        try:
            line = next(lines, None)
            if line is None:
                return expected - 1, before, [], last
            *columns, given, salt, asked, told, changes = line
            broken = _fault_of(before, expected, columns, given)
            body = changes is not None and digest_of(salt, asked, told, changes) == erased.get(expected, columns[-1])
            if broken is None and body:
                for table, row_id, _, after in json.loads(changes):
                    last[table, row_id] = (expected, after)
                before, expected = given, expected + 1
                continue
        except UnicodeDecodeError:  # bytes that no program of ours wrote
            return expected - 1, before, [Refused("verify.hash", line=expected)], last
        return expected - 1, before, [broken or Refused("verify.body", line=expected)], last


def _fault_of(before: str, expected: int, columns: list[Any], given: str) -> Refused | None:
    if columns[0] != expected:
        return Refused("verify.gap", line=expected)
    return Refused("verify.hash", line=expected) if hash_of(before, columns) != given else None


def _erased_digests(ask: Execute) -> dict[int, str]:
    """Give the digests that the latest erasure of each body left; what cannot be read names none."""
    texts = ask(
        "SELECT CAST(b.told AS BLOB) FROM journal AS j JOIN journal_body AS b USING (seq)"
        " WHERE j.action = 'card.erase' ORDER BY j.seq",
        (),
    )
    digests: dict[int, str] = {}
    for (text,) in texts:
        with suppress(ValueError, AttributeError, KeyError, TypeError):  # the walk of the chain names the line
            digests.update({int(seq): str(digest) for seq, digest in json.loads(text)["bodies"].items()})
    return digests


def schema_faults(ask: Execute = execute) -> Iterator[Refused]:
    """Compare the file's tables, indexes and triggers with those that the migrations make; the first that differs."""
    wanted = {(kind, name): sql for kind, name, sql in fresh_schema()}
    there = {(kind, name): sql for kind, name, sql in ask(SCHEMA, ())}
    for key in sorted({*wanted, *there}):
        if wanted.get(key) != there.get(key):
            yield Refused("verify.schema", name=key[1])
            return


def missing_tables(ask: Execute = execute, schema: int | None = None) -> set[str]:
    """Give the tables of a schema, the newest if none is named, that are not there, or are something else."""
    there = {name for kind, name, _sql in ask(SCHEMA, ()) if kind == "table"}
    return {name for kind, name, _sql in fresh_schema(schema) if kind == "table"} - there


def rows(last: Last, ask: Execute = execute) -> Iterator[Refused]:
    """Compare every row with its last after-image, both ways."""
    for (table, row_id), (seq, after) in last.items():
        try:
            now = image(JOURNALED[table], row_id, ask)
        except UnicodeDecodeError:
            yield Refused("verify.unreadable", table=table, id=row_id)
            return
        if now is None and after is not None:
            yield Refused("verify.row_missing", table=table, id=row_id, line=seq)
            return
        if now != present_image(table, after):
            yield Refused("verify.row", table=table, id=row_id, line=seq)
            return
    for table in JOURNALED:
        for (row_id,) in ask(f"SELECT id FROM {table}", ()):
            if last.get((table, row_id), (0, None))[1] is None:
                yield Refused("verify.row_extra", table=table, id=row_id)
                return


def _tokens() -> Iterator[Refused]:
    if (customer := search.astray()) is not None:
        yield Refused("verify.tokens", id=customer)


def _turns() -> Iterator[Refused]:
    """Compare the turns that visits record with those of the fold, day by day."""
    recorded: Counter[tuple[str, int]] = Counter()
    for day, staff, turns in execute("SELECT day, assigned, count(*) FROM visit WHERE turn = 1 GROUP BY day, assigned"):
        recorded[day, staff] = turns
    names = dict(execute("SELECT id, name FROM staff").fetchall())
    for (day,) in execute("SELECT DISTINCT day FROM journal ORDER BY day").fetchall():
        lineup = fold(rotation_lines(day))
        folded = {person: place.turns for person, place in lineup.places.items()}
        for person in sorted({*folded, *(staff for at, staff in recorded if at == day)}):
            if recorded[day, person] != folded.get(person, 0):
                yield Refused(
                    "verify.turns",
                    day=day,
                    name=names.get(person, str(person)),
                    recorded=recorded[day, person],
                    folded=folded.get(person, 0),
                )
                return
