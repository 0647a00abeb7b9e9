"""A wrong file name is answered with one sentence that names what is wrong, and makes nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from floortui import paths
from tests.shell import Run

COMMANDS = (["rotation"], ["journal"], ["verify"], ["undo"], ["backup"], ["do", "day.open"], ["restore", "copy.db"])
TOO_LONG = "n" * 300 + ".db"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_folder_is_called_a_folder(house: Run, tmp_path: Path, command: list[str]) -> None:
    house("backup", tmp_path / "copy.db")
    folder = tmp_path / "dir.db"
    folder.mkdir()
    words = [str(tmp_path / word) if word == "copy.db" else word for word in command]
    said = house("--db", folder, *words).sentence
    assert said == f"{folder} is a folder. Name a database file, in it or elsewhere."


@pytest.mark.parametrize("command", COMMANDS[:-1], ids=" ".join)
def test_a_name_that_no_system_takes_is_called_too_long(run: Run, tmp_path: Path, command: list[str]) -> None:
    said = run("--db", tmp_path / TOO_LONG, *command).sentence
    assert "is too long for this system (303 characters)" in said
    assert len(said) < 200


def test_a_name_that_leaves_no_room_for_what_lies_beside_it_is_too_long(run: Run, tmp_path: Path) -> None:
    for length in (121, 201, 250, 255):
        assert "too long" in run("--db", tmp_path / ("n" * (length - 3) + ".db"), "do", "staff.add", "name=x").sentence
    fits = tmp_path / ("n" * 117 + ".db")
    assert run("--db", fits, "do", "staff.add", "name=x").code == 0
    assert run("--db", fits, "backup").code == 0


@pytest.mark.skipif(not Path(os.devnull).is_char_device(), reason="a device of Unix")
@pytest.mark.parametrize("command", COMMANDS[:-1], ids=" ".join)
def test_a_device_is_no_database(run: Run, command: list[str]) -> None:
    assert "is a device or the like" in run("--db", os.devnull, *command).sentence


@pytest.mark.parametrize("wrong", ["dir.db", TOO_LONG, "postgres://x"])
def test_doctor_says_what_is_wrong_with_the_name(run: Run, tmp_path: Path, wrong: str) -> None:
    (tmp_path / "dir.db").mkdir()
    answer = run("--db", wrong if "//" in wrong else tmp_path / wrong, "doctor")
    assert answer.code == 1
    assert "A fault" not in answer.out + answer.err
    assert len(answer.err.splitlines()) == 1


def test_what_is_restored_is_spoken_of_as_a_backup(house: Run, tmp_path: Path) -> None:
    missing = tmp_path / "miss.db"
    said = house("restore", missing).sentence
    assert said == f"There is no backup at {missing}. `floortui doctor` names the newest good one."
    (tmp_path / "dir.db").mkdir()
    assert "is a folder" in house("restore", tmp_path / "dir.db").sentence
    assert "too long" in house("restore", TOO_LONG).sentence


def test_a_backup_into_a_name_that_no_system_takes(house: Run) -> None:
    assert "too long" in house("backup", TOO_LONG).sentence


@pytest.mark.parametrize("option", ["--db", "--as", "--db="])
def test_an_empty_name_is_wrong_usage_and_never_the_real_database(house: Run, option: str) -> None:
    empty = [option] if option.endswith("=") else [option, ""]
    answer = house("rotation", *empty)
    assert answer.code == 2
    assert "it is empty" in answer.err
    assert house(*empty).code == 2, "the app does not start either"


def test_a_typing_error_grows_no_tree_of_folders(house: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "showrom" / "north" / "x.db"
    for command in (["--db", wrong, "do", "day.open"], ["backup", wrong], ["--db", wrong, "restore", "copy.db"]):
        house("backup", "copy.db")
        said = house(*command).sentence
        if "restore" not in command:
            assert said == f"There is no folder {tmp_path / 'showrom'}. Make it first, or correct the name."
    assert not (tmp_path / "showrom").exists()


def test_one_missing_folder_is_made(house: Run, tmp_path: Path) -> None:
    assert house("--db", tmp_path / "north" / "x.db", "do", "staff.add", "name=李娜").code == 0
    assert house("backup", tmp_path / "stick" / "copy.db").code == 0


def test_the_usual_folder_is_made_wherever_it_lies(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FLOORTUI_DB")
    assert not paths.default_database().parent.parent.exists()
    assert run("do", "staff.add", "name=李娜").code == 0
    assert paths.default_database().exists()


def test_a_file_is_no_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert (
        run("--db", tmp_path / "file" / "x.db", "do", "day.open").sentence
        == f"{tmp_path / 'file'} is a file, not a folder."
    )


def test_a_misspelt_action_makes_no_database(run: Run, tmp_path: Path) -> None:
    assert "Did you mean “arrival.log”?" in run("do", "arrival.lug").sentence
    assert "Did you mean “phone”?" in run("do", "arrival.log", "phoen=1").sentence
    assert not (tmp_path / "showroom.db").exists()
