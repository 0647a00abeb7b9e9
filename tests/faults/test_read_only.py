"""A file or a folder that cannot be written: the program says so and shows what there is, or refuses, saying why."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator

import pytest

from tests.faults.real import Real, command, said
from tests.faults.seat import ENTER, Seat
from tests.house import RECEPTION

WITHOUT_ROOT_S_RIGHTS = """
import ctypes, os, sys
for right in (1, 2):  # to write what may not be written, to read what may not be read
    ctypes.CDLL(None).prctl(24, right, 0, 0, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""Gives up what root may beyond others, for good, and becomes another program."""


@pytest.fixture
def plain(real: Real) -> Iterator[Real]:
    """Give a showroom whose programs obey the permissions of files, whoever runs the tests."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        if sys.platform != "linux":
            pytest.skip("root's right to write everything can be given up on Linux only")
        real.through = (sys.executable, "-c", WITHOUT_ROOT_S_RIGHTS)
    yield real
    real.file.parent.chmod(0o700)
    if real.file.exists():
        real.file.chmod(0o600)


def test_a_file_without_permission_to_write_is_read_and_nothing_else(plain: Real) -> None:
    content = plain.file.read_bytes()
    plain.file.chmod(0o444)
    shown = plain.run("rotation", "--json")
    assert (shown.code, "李娜" in shown.out) == (0, True), shown.sentence
    sentence = said(plain.run(*command("arrival.log")))
    assert "can only be read" in sentence
    assert "showroom.db: no permission to write" in sentence
    assert plain.file.read_bytes() == content


def test_a_folder_without_permission_to_write_is_read_and_nothing_else(plain: Real) -> None:
    content = plain.file.read_bytes()
    plain.file.parent.chmod(0o555)
    shown = plain.run("rotation", "--json")
    assert (shown.code, "李娜" in shown.out) == (0, True), shown.sentence
    assert "no permission to write" in said(plain.run(*command("arrival.log")))
    assert plain.file.read_bytes() == content


def test_what_a_running_desk_has_not_put_into_the_file_yet_is_read_too(plain: Real) -> None:
    with plain.seat("--as", RECEPTION) as seat:
        seat.send("n" + ENTER)
        seat.see("李娜 · ")
        plain.file.chmod(0o444)
        shown = plain.run("rotation")
        assert shown.code == 0, shown.sentence
        assert "serving" in shown.out


def test_the_app_shows_the_floor_under_a_banner(plain: Real) -> None:
    plain.file.parent.chmod(0o555)
    with Seat(plain.argv("--as", RECEPTION), plain.env) as seat:
        seat.see("李娜")
        seat.see("can only be read")
        seat.press("n", ENTER)
        seat.see(r"▌\s*The database can only be read")
        assert seat.alive
        assert "A party comes in" in seat.picture(), "the form keeps what was typed"
    assert plain.lines("arrival.log") == []


def test_a_new_database_in_such_a_folder_is_refused_saying_why(plain: Real) -> None:
    plain.file.unlink()
    plain.file.parent.chmod(0o555)
    ran = plain.run("do", "arrival.log")
    sentence = said(ran)
    assert "cannot be used" in sentence
    assert "no permission to write in the folder" in sentence


def test_a_file_that_cannot_even_be_read_is_refused(plain: Real) -> None:
    plain.file.chmod(0o000)
    assert "cannot be read" in said(plain.run("rotation"))
    assert "cannot be read" in said(plain.run(*command("arrival.log")))


@pytest.mark.parametrize("locked", ["folder", "file"])
def test_the_doctor_looks_at_what_it_cannot_write(plain: Real, locked: str) -> None:
    plain.file.chmod(0o600 if locked == "folder" else 0o400)
    if locked == "folder":
        plain.file.parent.chmod(0o555)
    ran = plain.run("doctor", "--json")
    found = {row["topic"]: row for row in json.loads(ran.out)}
    assert ran.code == 0, ran.sentence
    assert "no permission to write" in found["protection"]["says"]
    assert found["content"]["state"] == "good"


def test_the_doctor_names_what_it_cannot_read(plain: Real) -> None:
    plain.file.chmod(0)
    ran = plain.run("doctor")
    assert (ran.code, ran.sentence) == (1, "Not in order: content")
    assert f"{plain.file} cannot be read: Permission denied." in ran.out
    assert said(plain.run("rotation")) == f"{plain.file} cannot be read: Permission denied."


def test_lines_in_the_log_of_a_folder_that_cannot_be_written_are_not_called_a_disk_error(plain: Real) -> None:
    log = plain.file.with_name("showroom.db-wal")
    with plain.seat("--as", RECEPTION) as seat:
        seat.send("n" + ENTER)
        seat.see("李娜 · ")
        content = log.read_bytes()
    log.write_bytes(content)
    plain.file.with_name("showroom.db-shm").unlink(missing_ok=True)
    plain.file.parent.chmod(0o555)
    assert "lie in its -wal file" in said(plain.run("rotation"))
    assert "lie in its -wal file" in plain.run("doctor").out
    plain.file.parent.chmod(0o700)
    log.unlink()
