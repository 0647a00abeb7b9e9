"""The file is deleted or replaced under an open app: noticed at once, and nothing more is written."""

from __future__ import annotations

import shutil
import time

from tests.faults.real import Real
from tests.faults.seat import ENTER, Seat
from tests.house import RECEPTION

NOTICED_SECONDS = 2.0
"""A second is meant; a busy test machine gets another."""

GONE = "deleted or replaced"


def insist_that_nothing_can_be_saved(seat: Seat) -> None:
    """Type a party, and have it refused with what was typed still there."""
    seat.press("n")
    seat.send("欧阳女士")
    seat.see("欧阳女士")
    seat.send(ENTER)
    seat.see(r"▌\s*The database file was deleted")
    assert "欧阳女士" in seat.see("A party comes in")


def test_a_deleted_file_is_not_written_again(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        deleted = time.monotonic()
        for file in real.file.parent.glob("showroom.db*"):
            file.unlink()
        seat.see(GONE)
        assert time.monotonic() - deleted < NOTICED_SECONDS
        insist_that_nothing_can_be_saved(seat)
        seat.send("\x11")
        assert seat.exit_code() == 0
    assert not real.file.exists(), "an empty showroom in its place would look like a lost one"


def test_a_replaced_file_is_left_alone(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        other = real.file.with_name("other.db")
        assert real.run("backup", str(other)).code == 0
        content = other.read_bytes()
        replaced = time.monotonic()
        other.replace(real.file)
        seat.see(GONE)
        assert time.monotonic() - replaced < NOTICED_SECONDS
        insist_that_nothing_can_be_saved(seat)
    assert real.file.read_bytes() == content


def test_restoring_under_an_open_app_stops_it_from_writing(real: Real) -> None:
    copy = real.file.with_name("copy.db")
    assert real.run("backup", str(copy)).code == 0
    with real.seat("--as", RECEPTION) as seat:
        assert real.run("restore", str(copy)).code == 0
        seat.see(GONE)
        insist_that_nothing_can_be_saved(seat)
    assert real.lines("arrival.log") == []
    assert real.problems() == []


def test_a_folder_moved_away_is_noticed_too(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        moved = real.file.parent.with_name("moved")
        shutil.move(real.file.parent, moved)
        seat.see(GONE)
        insist_that_nothing_can_be_saved(seat)
    real.file = moved / real.file.name
    assert real.lines("arrival.log") == []
