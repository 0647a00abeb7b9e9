"""What a command prints for people: columns by the cells that letters take, and nothing that steers a terminal."""

from __future__ import annotations

import re
from pathlib import Path

import apsw
import pytest
from rich.cells import cell_len

from tests.shell import Run

STEERS = "\x1b]0;title\x07\x1b[31m\x9b2J\u202eevil\u200b"
"""An escape, a title, a control sequence of one byte, a turned direction, a letter of no width."""

WRITTEN = (
    "UPDATE staff SET name = name || ?",
    "UPDATE visit SET note = note || ?",
    "UPDATE journal SET terminal = ?, action = action || ? WHERE seq > 2",
    "UPDATE journal_body SET asked = replace(asked, '周女士', ?), told = replace(told, '李娜', ?)",
)


@pytest.fixture
def tampered(house: Run, tmp_path: Path) -> Run:
    """Give a house into whose file somebody wrote what steers a terminal."""
    house("do", "arrival.log", "name=周女士")
    house("do", "visit.complete", "visit=1", "note=两位", "--key", "told-again")
    connection = apsw.Connection(str(tmp_path / "showroom.db"))
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in WRITTEN:
        connection.execute(statement, (STEERS.replace("\x1b", r"\u001b"),) * statement.count("?") if "body" in statement
                           else (STEERS,) * statement.count("?"))  # fmt: skip
    connection.close()
    return house


@pytest.mark.parametrize("way", [[], ["--json"]], ids=["text", "json"])
@pytest.mark.parametrize(
    "command",
    [
        ["rotation"],
        ["journal"],
        ["verify"],
        ["doctor"],
        ["undo"],
        ["do", "day.close"],
        ["do", "arrival.log", "asked_for=2"],
        ["do", "visit.complete", "visit=1", "note=两位", "--key", "told-again"],
        ["do", "staff.edit", "name=1", "pin=1"],
        ["do", "rotation.back", "name=2"],
    ],
    ids=" ".join,
)
def test_what_was_written_into_the_file_never_steers_the_terminal(
    tampered: Run, command: list[str], way: list[str]
) -> None:
    answer = tampered(*command, *way)
    assert answer.out + answer.err
    assert [c for c in answer.out + answer.err if c != "\n" and not c.isprintable()] == []
    if way and answer.out:
        assert answer.document


@pytest.mark.parametrize("spoken", ["en", "zh"])
def test_the_columns_of_the_rotation_stay_aligned(run: Run, spoken: str) -> None:
    names = ["李娜", "欧阳娜娜·买买提艾力·阿不都热合曼", "Maximilian von Hohenlohe-Langenburg", "Bo"]
    assert run("do", "showroom.set_up", "name=展厅", f"staff={','.join(names)}").code == 0
    run("do", "arrival.log")
    lines = run("rotation", "--lang", spoken).out.splitlines()
    assert len(lines) == 4
    assert len({cell_len(re.split(r"  (?=\S* of|排班)", line)[0]) for line in lines}) == 1, lines


def test_the_columns_of_the_journal_stay_aligned(house: Run) -> None:
    house("do", "arrival.log")
    house("--as", "王敏", "do", "arrival.log")
    lines = [line for line in house("journal").out.splitlines() if "arrival.log" in line]
    assert len({cell_len(line.split("arrival.log")[0]) for line in lines}) == 1
