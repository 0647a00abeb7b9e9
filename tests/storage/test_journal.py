"""The journal only grows: no program that opens the file changes, drops, replaces or doubles a line."""

from __future__ import annotations

import json

import pytest

from floortui.storage import journal
from floortui.storage.journal import GENESIS, canonical, digest_of, hash_of
from tests.house import Showroom, lines, problems
from tests.storage.attack import other_program, stopped

LINE = "(seq, at, day, actor, terminal, action, key, undoes, digest, hash)"
VALUES = f"'2026-03-12T01:00:00.000Z', '2026-03-12', NULL, '', 'day.open', NULL, NULL, '{'0' * 64}', '{'0' * 64}'"
BODY = "(seq, salt, asked, told, changes) VALUES (?, '', '{}', '{}', '[]')"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal SET actor = 1",
        "UPDATE journal SET at = at WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 3",
        "DELETE FROM journal",
        f"REPLACE INTO journal {LINE} VALUES (3, {VALUES})",
        f"INSERT OR REPLACE INTO journal {LINE} VALUES (3, {VALUES})",
        f"INSERT OR IGNORE INTO journal {LINE} VALUES (3, {VALUES})",
        f"INSERT INTO journal {LINE} VALUES (99, {VALUES})",
        f"INSERT INTO journal {LINE} VALUES (0, {VALUES})",
        f"INSERT INTO journal {LINE} SELECT {LINE[1:-1]} FROM journal",
        "UPDATE journal_body SET told = '{}' WHERE seq = 3",
        "UPDATE journal_body SET seq = 99 WHERE seq = 3",
        "DELETE FROM journal_body WHERE seq = 3",
        f"REPLACE INTO journal_body {BODY.replace('?', '3')}",
        f"INSERT INTO journal_body {BODY.replace('?', '99')}",
    ],
)  # fmt: skip
def test_no_line_is_changed_dropped_or_doubled(showroom: Showroom, sql: str) -> None:
    stopped(showroom.file, sql)
    assert problems() == []


@pytest.mark.parametrize("column", ["key", "undoes"])
def test_a_key_or_an_undo_stands_once(showroom: Showroom, column: str) -> None:
    showroom.do("arrival.log", key="k1")
    showroom.desk.undo()
    values = VALUES.replace("NULL, NULL, '0", "'k1', NULL, '0" if column == "key" else f"NULL, {lines() - 1}, '0")
    for verb in ("INSERT", "REPLACE"):
        stopped(showroom.file, f"{verb} INTO journal {LINE} VALUES ({lines() + 1}, {values})")


def test_a_body_is_blanked_only_if_a_later_erasure_names_it(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="李先生", phone="13800138000")
    arrival = lines()
    showroom.do("card.erase", card="李先生", reason="本人要求")
    stopped(showroom.file, "UPDATE journal_body SET told = '{}' WHERE seq = ?", arrival - 1)
    stopped(showroom.file, "UPDATE journal_body SET told = '{}' WHERE seq = ?", lines())
    with other_program(showroom.file) as connection:
        connection.execute("UPDATE journal_body SET asked = '{}' WHERE seq = ?", (arrival,))
    assert problems() == ["verify.body"], "what is not the digest that the erasure named is found"


def test_the_chain_is_what_it_says(showroom: Showroom) -> None:
    before = GENESIS
    with other_program(showroom.file) as connection:
        rows = connection.execute(
            "SELECT seq, at, day, actor, terminal, action, key, undoes, digest, hash, salt, asked, told, changes"
            " FROM journal JOIN journal_body USING (seq) ORDER BY seq"
        ).fetchall()
    for *columns, chained, salt, asked, told, changes in rows:
        assert columns[-1] == digest_of(salt, asked, told, changes)
        assert chained == hash_of(before, columns)
        assert asked == canonical(json.loads(asked))
        before = chained
    assert journal.head_hash() == before
    assert len({row[10] for row in rows}) == len(rows), "no two salts are alike"


def test_lines_are_read_back_as_they_were_written(showroom: Showroom) -> None:
    showroom.do("arrival.log", key="k1", name="李先生", note="[/red]\n“引号”")
    line = journal.last_entries(1)[0]
    assert line == journal.entry_with_key("k1") == journal.entry(line.seq) == next(journal.entries(line.seq - 1))
    assert line.asked["note"] == "[/red]\n“引号”"
    assert [table for table, *_ in line.changes] == ["visit", "customer", "cycle"]
    assert journal.entry(99) is None
    assert journal.entry_with_key("k2") is None
