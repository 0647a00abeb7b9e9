"""Fixtures: a shell whose database is the test's own, new, with people in it, or with PINs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from floortui.storage import database
from tests import shell
from tests.shell import Run


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Give a shell in which FLOORTUI_DB names a file of the test's own that does not exist yet."""
    yield shell.a_shell(tmp_path, monkeypatch, capfd)
    database.disconnect()


@pytest.fixture
def house(run: Run) -> Run:
    """Give a shell whose database has people, all on today's roster."""
    return shell.set_up(run)


@pytest.fixture
def locked(house: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give a shell whose database asks for PINs: 赵敏 2580, 李娜 1379."""
    return shell.locked(house, monkeypatch)
