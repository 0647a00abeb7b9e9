"""A customer's data was erased: not a byte of it is left in the file, and the rest still proves itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.real import Real
from tests.faults.seat import Seat
from tests.house import RECEPTION

NAME, PHONE, SECOND, NOTE = "欧阳晓岚", "13512345678", "13687654321", "左手戴表，带两个孩子"
LONG = f"{NOTE}。" * 150
"""So much that it fills pages of its own."""


@pytest.fixture
def erased(real: Real) -> Real:
    """Give a showroom in which a customer was entered, corrected, undone, typed into a draft, and erased."""
    real.do("arrival.log", name=NAME, phone=PHONE, note=LONG)
    assert real.run("undo").code == 0
    visit = real.do("arrival.log", name=NAME, phone=PHONE)["visit"]
    real.do("visit.complete", visit=visit, phone=SECOND, note=LONG)
    with real.seat("--as", RECEPTION) as seat:
        leave_a_draft(seat)
    assert NAME in str(real.drafts())
    for name in ("周女士", "吴先生"):
        real.do("arrival.log", name=name)
    real.do("card.erase", card=NAME, reason=f"{NAME}要求删除")
    return real


def leave_a_draft(seat: Seat) -> None:
    """Type the customer into the form and leave."""
    seat.press("n")
    seat.send(f"{NAME} {SECOND}")
    seat.see(NAME)
    seat.signal(15)
    seat.exit_code()


def found(file: Path) -> list[str]:
    """Give what of the customer stands in a file's bytes."""
    content = file.read_bytes()
    return [text for text in (NAME, PHONE, SECOND, NOTE) if text.encode() in content]


def test_nothing_is_left_in_a_copy_of_what_the_file_holds(erased: Real, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(erased.file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("VACUUM INTO ?", (str(copy),))
    assert found(copy) == []
    assert "周女士".encode() in copy.read_bytes(), "others stay"
    assert erased.problems() == []


def test_nothing_is_left_in_the_file_s_own_bytes(erased: Real) -> None:
    """What was deleted stays in the free corners of a database's pages, unless it is overwritten."""
    with closing(sqlite3.connect(erased.file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for file in erased.file.parent.glob("showroom.db*"):
        assert found(file) == [], file.name


def test_the_sentence_of_the_erasure_and_the_journal_say_no_name(erased: Real) -> None:
    assert not [text for text in (NAME, PHONE, SECOND, NOTE) if text in erased.run("journal", "--last", "50").out]
