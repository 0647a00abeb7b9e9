"""A shell for tests of the command line: what a command printed, and with which code it ended."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from floortui import cli
from floortui.storage import database

CONSULTANTS = ("李娜", "刘洋", "[/x]")


@dataclass(frozen=True)
class Answer:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document that is all of stdout."""
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line on stderr of a command that was refused."""
        assert self.code == 1, self
        assert self.out == ""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


Run = Callable[..., Answer]


def a_shell(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Give a shell in which FLOORTUI_DB names a file in a folder that does not exist yet."""
    monkeypatch.setenv("FLOORTUI_DB", str(folder / "showroom.db"))

    def answer(*arguments: object) -> Answer:
        capfd.readouterr()
        code = cli.run([str(argument) for argument in arguments])
        database.disconnect()
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return Answer(code, out, err)

    return answer


def set_up(run: Run) -> Run:
    """Set a house up with people, all on today's roster."""
    made = run(
        "do", "showroom.set_up", "name=展厅", f"staff={','.join(CONSULTANTS)}", "reception=王敏", "manager=赵敏",
        "--json",
    )  # fmt: skip
    assert made.code == 0, made
    return run


def locked(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give PINs to 赵敏, 2580, and 李娜, 1379."""
    assert run("do", "staff.edit", "name=赵敏", "pin=2580").code == 0
    with monkeypatch.context() as patch:
        patch.setenv("FLOORTUI_PIN", "2580")
        assert run("--as", "赵敏", "do", "staff.edit", "name=李娜", "pin=1379").code == 0
    return run
