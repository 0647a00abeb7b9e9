"""The disk is full: one sentence, nothing half done; reading goes on, and writing again as soon as there is room."""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable

from tests.faults.real import Real, command, said
from tests.faults.seat import ENTER, Seat, size_of
from tests.house import RECEPTION

LONG = "很长的备注" * 300
"""Enough text that a line of the journal needs new pages."""


def no_file_larger_than(size: int) -> Callable[[], None]:
    """Have every write beyond a size fail, as a full disk or a quota does; to be run in the child."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    return limit


def give_room(seat: Seat) -> None:
    """Free the disk of a running app."""
    resource.prlimit(seat.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def take_room(seat: Seat, size: int) -> None:
    """Fill the disk of a running app."""
    resource.prlimit(seat.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_a_command_says_so_and_changes_nothing(real: Real) -> None:
    before = real.lines()
    for room in (0, 1, 4096, 33_000):
        ran = real.run(*command("arrival.log", name="李先生", note=LONG), limits=no_file_larger_than(room))
        assert "nothing was saved" in said(ran), (room, ran)
    assert real.lines() == before
    assert real.problems() == []


def test_reading_goes_on(real: Real) -> None:
    real.do("arrival.log", name="李先生")
    ran = real.run("rotation", "--json", limits=no_file_larger_than(size_of(real.file)))
    assert ran.code == 0
    assert "李娜" in ran.out


def test_a_backup_that_finds_no_room_leaves_nothing_behind(real: Real) -> None:
    ran = real.run("backup", limits=no_file_larger_than(8192))
    assert said(ran)
    assert [file for file in real.file.parent.rglob("*") if "backups/" in str(file)] == []
    assert real.run("backup").code == 0


def test_the_form_keeps_what_was_typed_until_there_is_room(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        take_room(seat, 1)
        seat.press("n")
        seat.send("欧阳女士")
        seat.see("欧阳女士")
        seat.send(ENTER)
        seat.see("nothing was saved")
        assert seat.alive
        assert "欧阳女士" in seat.see("A party comes in")
        assert real.lines("arrival.log") == []

        give_room(seat)
        seat.send(ENTER)
        seat.see("欧阳女士.*李娜")
    assert [line.asked["name"] for line in real.lines("arrival.log")] == ["欧阳女士"]
    assert real.problems() == []


def test_the_floor_goes_on_showing_what_others_write(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        take_room(seat, 1)
        real.do("arrival.log", name="周女士")
        seat.see("周女士")
