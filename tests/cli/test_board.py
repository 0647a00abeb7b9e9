"""`floortui board`: needs a terminal and a file, makes neither; what else it does is seen in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from floortui import cli_board
from floortui.ui import wall
from tests.shell import Run


@pytest.fixture
def shown(house: Run, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, bool]]:
    """Give what would have been shown: the file, the theme, whether on a network file system."""
    calls: list[tuple[str, str, bool]] = []

    def show(path: Path, *, theme: str, network_too: bool = False) -> int:
        calls.append((path.name, theme, network_too))
        return 0

    monkeypatch.setattr(cli_board, "need_a_terminal", lambda: None)
    monkeypatch.setattr(wall, "show", show)
    return calls


def test_it_needs_a_terminal(house: Run) -> None:
    assert "terminal" in house("board").sentence


def test_it_takes_its_theme_from_the_settings_and_the_option_goes_before(
    house: Run, shown: list[tuple[str, str, bool]], tmp_path: Path
) -> None:
    folder = tmp_path / "home" / "floortui"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text('theme = "light"\n', encoding="utf-8")
    assert house("board").code == 0
    assert house("board", "--theme", "dark", "--network-file-system").code == 0
    assert shown == [("showroom.db", "light", False), ("showroom.db", "dark", True)]


def test_nobody_signs_in(house: Run) -> None:
    assert "No such option" in house("board", "--as", "李娜").err


def test_its_help_says_what_it_is(run: Run) -> None:
    assert "on a wall" in run("board", "--help").out
    assert "大屏" in run("board", "--help", "--lang", "zh").out
