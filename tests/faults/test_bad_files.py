"""A file that cannot be trusted: refused with the way out, kept as it is, and put right by that way."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.real import Real, command, said
from tests.faults.seat import Seat


def middle_scribbled(content: bytes) -> bytes:
    """Overwrite pages in the middle, header and size left alone."""
    third = len(content) // 3 // 4096 * 4096
    return content[:third] + b"\xa5" * third + content[2 * third :]


def one_page_scribbled(content: bytes) -> bytes:
    """Overwrite one page of the visits: nothing that opening the file looks at."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content[:18] + b"\1\1" + content[20:])  # not in WAL mode, which memory has not
        ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'visit'").fetchall()
    start = (page - 1) * 4096
    return content[:start] + b"\xa5" * 4096 + content[start + 4096 :]


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "a page of the visits": one_page_scribbled,
    "pages in the middle": middle_scribbled,
    "cut off": lambda content: content[: len(content) // 2],
    "not a database": lambda content: b"hello" * 5000,
    "another program's": lambda content: content[:68] + b"\0\0\0\7" + content[72:],
    "empty": lambda content: b"",
}
"""Ways to spoil a file, from its bytes to what is left of them."""


@pytest.fixture
def backed_up(real: Real) -> tuple[Real, Path]:
    """Give a showroom with an arrival, and its backup."""
    real.do("arrival.log", name="李先生", phone="13800138000")
    copy = Path(real.run("backup").out.strip())
    assert copy.exists()
    return real, copy


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_file_is_refused_and_put_right_from_the_backup(backed_up: tuple[Real, Path], how: str) -> None:
    real, copy = backed_up
    bad = SPOILT[how](real.file.read_bytes())
    real.file.write_bytes(bad)
    for words in (command("arrival.log", name="周女士"), command("visit.close", visit=1)):
        sentence = said(real.run(*words))
        assert f"restore {copy}" in sentence, (words, sentence)
    assert real.file.read_bytes() == bad, "the bad file is left as it is"

    advice = re.search(r"floortui --db (\S+) restore (\S+)", sentence)
    assert advice
    assert advice.groups() == (str(real.file), str(copy))
    ran = real.run("restore", advice[2])
    assert ran.code == 0
    kept = Path(ran.sentence.split()[-1])
    assert kept.read_bytes() == bad, "the bad file is kept"
    assert real.problems() == []
    assert [line.asked["name"] for line in real.lines("arrival.log")] == ["李先生"]


@pytest.mark.parametrize("how", SPOILT)
def test_the_app_refuses_a_spoilt_file_in_the_same_words(backed_up: tuple[Real, Path], how: str) -> None:
    real, copy = backed_up
    bad = SPOILT[how](real.file.read_bytes())
    real.file.write_bytes(bad)
    with Seat(real.argv(), real.env) as seat:
        assert seat.exit_code(20) == 1
        text = re.sub(rb"\x1b\[[0-9;?<>=]*[a-zA-Z$]|\s", b"", bytes(seat.written))
        assert f"restore{copy}".encode() in text
        assert b"Traceback" not in text
        assert seat.left_as_found()
    assert real.file.read_bytes() == bad


def test_verify_says_what_is_damaged_and_where_the_way_out_is(backed_up: tuple[Real, Path]) -> None:
    real, copy = backed_up
    real.file.write_bytes(middle_scribbled(real.file.read_bytes()))
    ran = real.run("verify")
    assert ran.code == 1
    assert f"restore {copy}" in ran.sentence


def test_without_a_backup_the_sentence_says_so(real: Real) -> None:
    real.file.write_bytes(b"hello" * 5000)
    assert "No backup was found" in said(real.run("rotation"))


def test_a_backup_that_is_bad_itself_is_not_advised(backed_up: tuple[Real, Path]) -> None:
    real, good = backed_up
    real.do("arrival.log", name="周女士")
    newer = Path(real.run("backup").out.strip())
    newer.write_bytes(middle_scribbled(newer.read_bytes()))
    real.file.write_bytes(b"hello" * 5000)
    assert f"restore {good}" in said(real.run("rotation"))
    assert "is no good backup" in said(real.run("restore", str(newer)))


def test_a_file_of_a_newer_program_is_left_alone(real: Real) -> None:
    with closing(sqlite3.connect(real.file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    content = real.file.read_bytes()
    for words in (command("arrival.log"), ["rotation"], ["verify"]):
        sentence = said(real.run(*words))
        assert "newer floortui (schema 99)" in sentence
    assert real.file.read_bytes() == content


def test_a_missing_file_is_created_only_by_what_begins_a_showroom(real: Real) -> None:
    real.file.unlink()
    for words in (["rotation"], ["verify"], ["journal"], ["undo"], ["backup"]):
        assert "no database" in said(real.run(*words))
    assert not real.file.exists()
    assert real.run(*command("staff.add", name="李娜")).code == 0
