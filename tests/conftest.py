"""Fixtures: a fresh database in a folder of the test's own, a clock that stands still, a made-up showroom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from floortui import language
from floortui.clock import SetClock
from floortui.services.desk import Desk
from tests.house import OPENS, Showroom, founded, opened_copy, settled, staffed


@pytest.fixture(autouse=True)
def _nothing_of_the_person_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the tester's own database, settings, language and time zone out of every test."""
    home = tmp_path / "home"
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(home))
    for variable in ("FLOORTUI_DB", "FLOORTUI_PIN", "LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    language.use("en")
    yield
    language.use("en")


@pytest.fixture
def clock() -> SetClock:
    """Stand at nine o'clock on a Thursday morning in Shanghai."""
    return SetClock(OPENS)


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the file of a database that nobody has used, once for all tests."""
    return founded(tmp_path_factory.mktemp("new") / "new.db")


@pytest.fixture
def file(tmp_path: Path, new_file: Path) -> Iterator[Path]:
    """Open a fresh database; it is closed again after the test."""
    with opened_copy(new_file, tmp_path) as path:
        yield path


@pytest.fixture
def desk(file: Path, clock: SetClock) -> Desk:
    """Sit at the desk of an empty house in Shanghai."""
    return settled(clock)


@pytest.fixture
def house(desk: Desk, clock: SetClock, file: Path) -> Showroom:
    """Give a house with its people and today's roster, before the morning meeting."""
    return staffed(desk, clock, file)


@pytest.fixture
def showroom(house: Showroom) -> Showroom:
    """Give a house whose line-up is open: 李娜 greets, 刘洋, 陈静 and 张伟 wait."""
    house.do("day.open")
    return house
