"""Fixtures: a shell whose database is the test's own, new, with people in it, or with PINs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from floortui import cli
from floortui.storage import database
from tests.cli.answer import Answer, Run

CONSULTANTS = ("李娜", "刘洋", "[/x]")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Give a shell in which FLOORTUI_DB names a file of the test's own that does not exist yet."""
    monkeypatch.setenv("FLOORTUI_DB", str(tmp_path / "showroom.db"))

    def answer(*arguments: object) -> Answer:
        capfd.readouterr()
        code = cli.run([str(argument) for argument in arguments])
        database.disconnect()
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Answer(code, out, err)

    yield answer
    database.disconnect()


@pytest.fixture
def house(run: Run) -> Run:
    """Give a shell whose database has people, all on today's roster."""
    made = run(
        "do", "showroom.set_up", "name=展厅", f"staff={','.join(CONSULTANTS)}", "reception=王敏", "manager=赵敏",
        "--json",
    )  # fmt: skip
    assert made.code == 0, made
    return run


@pytest.fixture
def locked(house: Run) -> Run:
    """Give a shell whose database asks for PINs: 赵敏 2580, 李娜 1379."""
    assert house("do", "staff.edit", "name=赵敏", "pin=2580").code == 0
    os.environ["FLOORTUI_PIN"] = "2580"
    try:
        assert house("--as", "赵敏", "do", "staff.edit", "name=李娜", "pin=1379").code == 0
    finally:
        del os.environ["FLOORTUI_PIN"]
    return house
