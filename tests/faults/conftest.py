"""Fixtures: a showroom in a file of its own, whose every step is a real process."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from floortui.services.desk import Desk
from floortui.services.opening import open_database
from floortui.storage import database
from tests.faults.real import Real
from tests.house import CONSULTANTS, MANAGER, RECEPTION


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the file of a showroom whose line-up is open, once for all tests; nobody has a PIN."""
    file = tmp_path_factory.mktemp("furnished") / "showroom.db"
    open_database(file, create=True)
    desk = Desk(terminal="desk 1")
    for name in CONSULTANTS:
        desk.do("staff.add", name=name)
    desk.do("staff.add", name=RECEPTION, role="reception")
    desk.do("staff.add", name=MANAGER, role="manager")
    desk.do("roster.set", day=datetime.now().astimezone().date().isoformat(), names=list(CONSULTANTS))
    desk.do("day.open")
    database.disconnect()
    return file


@pytest.fixture
def real(tmp_path: Path, furnished: Path) -> Real:
    """Give a showroom of its own to a test: four consultants wait, 李娜 greets."""
    folder = tmp_path / "showroom"
    folder.mkdir(mode=0o700)
    file = folder / "showroom.db"
    shutil.copyfile(furnished, file)
    home = tmp_path / "home"
    home.mkdir()
    return Real(file, home)


@pytest.fixture
def with_pins(real: Real) -> Real:
    """Give a showroom whose manager and reception have PINs."""
    database.connect(real.file)
    desk = Desk(terminal="desk 1")
    desk.do("staff.edit", name=MANAGER, pin=PIN)
    desk.actor = next(number for number, name in database.execute("SELECT id, name FROM staff") if name == MANAGER)
    desk.do("staff.edit", name=RECEPTION, pin=PIN)
    database.disconnect()
    return real


PIN = "2580"
