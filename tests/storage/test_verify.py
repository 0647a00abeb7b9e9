"""`verify` finds what somebody altered behind the program, and names the first line that is wrong."""

from __future__ import annotations

import threading

import pytest

from floortui.errors import Refused
from floortui.services.desk import Desk
from floortui.storage import database
from floortui.storage.verify import verify
from tests.house import Showroom, lines, problems
from tests.storage.attack import altered, changed_body, other_program, without_guards


@pytest.fixture
def busy(showroom: Showroom) -> Showroom:
    """Give a showroom in the middle of a day."""
    showroom.do("arrival.log", name="李先生", phone="13800138000")
    showroom.do("arrival.log")
    showroom.do("visit.close", visit=1)
    showroom.do("rotation.skip", name="陈静", reason="phone")
    assert problems() == []
    return showroom


def first_problem() -> Refused:
    proof = verify()
    assert not proof.clean
    return proof.problems[0]


def test_a_sound_database_is_clean(busy: Showroom) -> None:
    proof = verify()
    assert (proof.clean, proof.lines) == (True, lines())
    assert proof.rows > 0


def test_a_changed_body_is_named(busy: Showroom) -> None:
    changed_body(busy.file, 5, "told", "name", "何苗")
    problem = first_problem()
    assert (problem.code, problem.facts["line"]) == ("verify.body", 5)


def test_a_body_that_is_gone_is_named(busy: Showroom) -> None:
    altered(busy.file, "DELETE FROM journal_body WHERE seq = 5")
    assert (first_problem().code, first_problem().facts["line"]) == ("verify.body", 5)


@pytest.mark.parametrize("column", ["at", "day", "terminal", "action", "digest"])
def test_a_changed_line_is_named(busy: Showroom, column: str) -> None:
    altered(
        busy.file, f"UPDATE journal SET {column} = substr({column} || '{'0' * 64}', 2, length({column})) WHERE seq = 7"
    )
    problem = first_problem()
    assert (problem.code, problem.facts["line"]) == ("verify.hash", 7)


def test_another_actor_is_found(busy: Showroom) -> None:
    altered(busy.file, "UPDATE journal SET actor = 1 WHERE seq = 6")
    assert (first_problem().code, first_problem().facts["line"]) == ("verify.hash", 6)


def test_a_missing_line_is_named(busy: Showroom) -> None:
    with other_program(busy.file) as connection, without_guards(connection):
        for table in ("journal", "journal_body"):
            connection.execute(f"DELETE FROM {table} WHERE seq = 7")
    problem = first_problem()
    assert (problem.code, problem.facts["line"]) == ("verify.gap", 7)


def test_a_cut_off_end_is_found_by_its_rows(busy: Showroom) -> None:
    last = lines() - 1
    with other_program(busy.file) as connection, without_guards(connection):
        for table in ("journal", "journal_body"):
            connection.execute(f"DELETE FROM {table} WHERE seq >= ?", (last,))
    assert (first_problem().code, first_problem().facts["table"]) == ("verify.row", "visit")


def test_a_row_changed_behind_the_journal_is_named(busy: Showroom) -> None:
    altered(busy.file, "UPDATE visit SET party = 9 WHERE id = 2")
    problem = first_problem()
    assert (problem.code, problem.facts["table"], problem.facts["id"]) == ("verify.row", "visit", 2)


def test_a_row_added_is_named(busy: Showroom) -> None:
    altered(busy.file, "INSERT INTO roster (day, staff, position, seq) VALUES ('2026-03-13', 1, 1, 5)")
    assert (first_problem().code, first_problem().facts["table"]) == ("verify.row_extra", "roster")


def test_a_row_removed_is_named(busy: Showroom) -> None:
    altered(busy.file, "DELETE FROM phone WHERE id = 1")
    assert first_problem().code == "verify.row_missing"
    assert {problem.code for problem in verify().problems} >= {"verify.row_missing", "verify.tokens"}


@pytest.mark.parametrize(
    "sql",
    ["DELETE FROM token WHERE token = '李先生'", "INSERT INTO token (token, customer) VALUES ('别人', 1)",
     "INSERT INTO token (token, customer) VALUES ('没有', 99)"],
)  # fmt: skip
def test_wrong_search_words_are_found(busy: Showroom, sql: str) -> None:
    altered(busy.file, sql)
    assert first_problem().code == "verify.tokens"


def test_a_turn_that_was_flipped_is_found(busy: Showroom) -> None:
    altered(busy.file, "UPDATE visit SET turn = 0 WHERE id = 2")
    found = {problem.code: problem.facts for problem in verify().problems}
    assert found.keys() == {"verify.row", "verify.turns"}
    turns = found["verify.turns"]
    assert (turns["name"], turns["recorded"], turns["folded"]) == ("刘洋", 0, 1)


@pytest.mark.parametrize(
    ("sql", "name"),
    [
        ("DROP TRIGGER journal_not_changed", "journal_not_changed"),
        ("CREATE TRIGGER x AFTER INSERT ON visit BEGIN UPDATE visit SET assigned = 3 WHERE id = NEW.id; END", "x"),
        ("CREATE TABLE another (id INTEGER)", "another"),
        ("DROP INDEX visit_day", "visit_day"),
        ("DROP TABLE token", "token"),
    ],
)
def test_other_rules_in_the_file_are_named(busy: Showroom, sql: str, name: str) -> None:
    with other_program(busy.file) as connection:
        connection.execute("PRAGMA foreign_keys = 0")
        connection.execute(sql)
    problem = verify().problems[-1]
    assert problem.code == "verify.schema"
    assert str(problem.facts["name"]).startswith(name)


def test_bytes_that_are_no_text_are_named(busy: Showroom) -> None:
    altered(busy.file, "UPDATE visit SET note = cast(x'ff41' AS TEXT) WHERE id = 1")
    assert first_problem().code == "verify.unreadable"


def test_an_erasure_s_own_line_that_is_no_json_is_named(busy: Showroom) -> None:
    line = busy.do("card.erase", card="李先生", reason="本人要求") and lines()
    altered(busy.file, "UPDATE journal_body SET told = 'x' WHERE seq = ?", line)
    assert first_problem().code == "verify.body"


def test_one_who_writes_meanwhile_looks_like_no_tampering(busy: Showroom) -> None:
    over = threading.Event()

    def write() -> None:
        desk = Desk(clock=busy.clock)
        while not over.is_set():
            desk.do("visit.close", visit=desk.do("arrival.log")["visit"])
        database.disconnect()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert [problem.code for _ in range(15) for problem in verify().problems] == []
    finally:
        over.set()
        writer.join()
