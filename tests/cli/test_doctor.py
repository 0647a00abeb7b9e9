"""The doctor: whatever it finds it says all of it, and what it says of the next start comes true."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from floortui import paths
from tests.shell import Answer, Run


def finding(answer: Answer, topic: str) -> dict[str, str]:
    """Give what was found about a topic."""
    return next(row for row in answer.document if row["topic"] == topic)


def test_a_good_house_is_exit_code_zero(house: Run) -> None:
    answer = house("doctor")
    assert answer.code == 0
    assert answer.err == ""


def test_what_is_bad_is_exit_code_one_and_named_in_one_sentence(house: Run, tmp_path: Path) -> None:
    (tmp_path / "showroom.db").write_bytes(b"hello" * 5000)
    answer = house("doctor")
    assert answer.code == 1
    assert answer.err == "Not in order: content\n"
    assert "✓ program" in answer.out
    assert "is not a floortui database. No backup was found beside it.\n" in answer.out
    assert finding(house("doctor", "--json"), "content")["state"] == "bad"


def test_a_bad_settings_file_is_a_finding_among_the_others(house: Run) -> None:
    file = paths.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text("colour = 1\n", encoding="utf-8")
    answer = house("doctor", "--json")
    assert answer.code == 1
    assert "unknown key “colour”" in finding(answer, "settings")["says"]
    assert finding(answer, "content")["state"] == "good"
    assert finding(answer, "protection")["says"]
    assert answer.err == "Not in order: settings\n"


def empty(file: Path) -> None:
    file.write_bytes(b"")


def empty_beside_backups(file: Path) -> None:
    backups = file.with_name("showroom-backups")
    backups.mkdir()
    (backups / "showroom-20261121-190736-182.db").write_bytes(b"")
    file.write_bytes(b"")


def of_another_program(file: Path) -> None:
    connection = apsw.Connection(str(file))
    connection.execute("CREATE TABLE recipe (id INTEGER PRIMARY KEY)")
    connection.close()


@pytest.mark.parametrize("made", [empty, empty_beside_backups, of_another_program], ids=lambda made: made.__name__)
def test_what_is_said_of_the_next_start_comes_true(run: Run, tmp_path: Path, made: object) -> None:
    assert callable(made)
    made(tmp_path / "showroom.db")
    promised = "the next start makes a new database of it" in run("doctor").out
    assert promised is (made is empty)
    assert (run("do", "staff.add", "name=李娜").code == 0) is promised
