"""The proof that nothing was altered: the chain, the rows, the search words, the recorded turns."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from floortui.domain.lineup import fold
from floortui.errors import Refused
from floortui.storage import search
from floortui.storage.change import image
from floortui.storage.database import Execute, damage, execute, snapshot
from floortui.storage.journal import GENESIS, Image, digest_of, hash_of
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
    lines, head, broken, last = chain()
    problems = [*broken]
    if not broken:
        problems.extend(_rows(last))
        problems.extend(_turns())
    problems.extend(_tokens())
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
    rows = ask(
        "SELECT j.seq, j.at, j.day, j.actor, j.terminal, j.action, j.key, j.undoes, j.digest, j.hash,"
        " b.salt, b.asked, b.told, b.changes FROM journal AS j LEFT JOIN journal_body AS b USING (seq) ORDER BY j.seq",
        (),
    )
    for *columns, given, salt, asked, told, changes in rows:
        seq, digest = columns[0], columns[-1]
        if seq != expected:
            return expected - 1, before, [Refused("verify.gap", line=expected)], last
        if hash_of(before, columns) != given:
            return expected - 1, before, [Refused("verify.hash", line=seq)], last
        if changes is None or digest_of(salt, asked, told, changes) != erased.get(seq, digest):
            return expected - 1, before, [Refused("verify.body", line=seq)], last
        for table, row_id, _, after in json.loads(changes):
            last[table, row_id] = (seq, after)
        before, expected = given, seq + 1
    return expected - 1, before, [], last


def _erased_digests(ask: Execute) -> dict[int, str]:
    """Give the digests that the latest erasure of each body left."""
    rows = ask(
        "SELECT named.key, named.value FROM journal AS j JOIN journal_body AS b USING (seq),"
        " json_each(b.told, '$.bodies') AS named WHERE j.action = 'card.erase' ORDER BY j.seq",
        (),
    )
    return {int(seq): str(digest) for seq, digest in rows}


def _rows(last: Last) -> Iterator[Refused]:
    """Compare every row with its last after-image, both ways."""
    for (table, row_id), (seq, after) in last.items():
        now = image(JOURNALED[table], row_id)
        if now is None and after is not None:
            yield Refused("verify.row_missing", table=table, id=row_id, line=seq)
            return
        if now != after:
            yield Refused("verify.row", table=table, id=row_id, line=seq)
            return
    for table in JOURNALED:
        for (row_id,) in execute(f"SELECT id FROM {table}"):
            if last.get((table, row_id), (0, None))[1] is None:
                yield Refused("verify.row_extra", table=table, id=row_id)
                return


def _tokens() -> Iterator[Refused]:
    numbers = execute("SELECT id FROM customer UNION SELECT customer FROM token").fetchall()
    for (customer,) in numbers:
        if search.recorded(customer) != search.expected(customer):
            yield Refused("verify.tokens", id=customer)
            return


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
