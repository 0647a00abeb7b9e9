"""A fault of the program itself: one sentence with a reference, no values of variables, and the rest goes on."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from floortui import paths
from floortui.settings import Settings
from floortui.ui.app import FloorApp
from floortui.ui.screens.floor import FloorScreen
from tests.faults.real import Real, said
from tests.faults.seat import Seat
from tests.house import RECEPTION, Showroom

MARKER = "13700137000"
"""A customer's phone that stands in a local variable where the fault happens."""

PROGRAM = """
import sys
from {module} import {owner} as owner
from floortui import __main__
def broken(*rest):
    phone = "{marker}"
    raise LookupError("fault " + phone)
owner.{name} = broken
sys.argv = sys.argv[3:]
__main__.main()
"""
"""Becomes the program with a fault in one place of it; the words behind it are those of the program itself."""


class Overheard(FloorApp):
    """The app, and all that it told the person."""

    heard: list[str]

    def notify(self, message: str, **rest: Any) -> None:
        """Tell it and note it."""
        self.heard = [*getattr(self, "heard", []), message]
        super().notify(message, **rest)


class FaultyApp(Overheard):
    """The app, in which two commands fail."""

    def do_theme(self) -> None:
        """Fail at once."""
        phone = MARKER
        raise LookupError(f"fault {phone}")

    async def do_undo(self) -> None:
        """Fail in what takes time."""
        phone = MARKER
        raise LookupError(f"fault {phone}")


@pytest.fixture
def log() -> Iterator[Path]:
    """Give the log, and insist that it holds nobody's phone."""
    file = paths.log_file()
    yield file
    assert MARKER not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["f3", "u"], ids=["at once", "in what takes time"])
async def test_a_command_that_fails_is_one_sentence_and_the_app_goes_on(
    showroom: Showroom, log: Path, key: str
) -> None:
    app = FaultyApp(Settings(), who=RECEPTION, clock=showroom.clock)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.3)
        await pilot.press(key)
        await pilot.pause(0.3)
        (sentence,) = app.heard
        reference = re.search(r"Reference ([0-9a-f]{6})", sentence)
        assert reference
        assert reference[1] in log.read_text(encoding="utf-8")
        assert MARKER not in sentence
        await pilot.press("n")
        await pilot.pause(0.2)
        await pilot.press("enter")
        await pilot.pause(0.5)
    assert showroom.turns("李娜") == 1, "the desk goes on working"


async def test_a_query_that_fails_is_one_sentence_and_the_last_picture_stays(
    showroom: Showroom, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: FloorScreen) -> None:
        phone = MARKER
        raise LookupError(f"fault {phone}")

    app = Overheard(Settings(), who=RECEPTION, clock=showroom.clock)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.8)
        monkeypatch.setattr(FloorScreen, "run_query", broken)
        app.follow()
        await pilot.pause(0.2)
        (sentence,) = app.heard
        assert MARKER not in sentence
        assert log.exists()
        monkeypatch.undo()
        app.follow()
        assert app.is_running


def with_fault(real: Real, module: str, owner: str, name: str) -> Real:
    """Give the showroom with a program that has a fault in one place."""
    program = PROGRAM.format(marker=MARKER, module=module, owner=owner, name=name)
    real.through = (sys.executable, "-c", program)
    return real


@pytest.mark.parametrize("method", ["compose_content", "run_query"])
def test_a_fault_that_ends_the_app_is_said_in_one_sentence(real: Real, method: str) -> None:
    faulty = with_fault(real, "floortui.ui.screens.floor", "FloorScreen", method)
    with Seat(faulty.argv("--as", RECEPTION), faulty.env) as seat:
        assert seat.exit_code(20) == 1
        assert seat.left_as_found()
        written = bytes(seat.written).decode(errors="replace")
    reference = re.search(r"Reference ([0-9a-f]{6})", written)
    assert reference
    (log,) = real.home.rglob("floortui.log")
    logged = log.read_text(encoding="utf-8")
    assert reference[1] in logged
    assert "in broken" in logged, "the place in the code is there to be found"
    for text in (written, logged):
        assert MARKER not in text
        assert "Traceback" not in text
        assert "LookupError: " not in text


def test_a_command_line_s_fault_is_one_sentence_too(real: Real) -> None:
    sentence = said(with_fault(real, "floortui.reports", "line_up", "line_up_rows").run("rotation"))
    assert re.search(r"Reference [0-9a-f]{6}", sentence)
    assert MARKER not in sentence
    (log,) = real.home.rglob("floortui.log")
    assert MARKER not in log.read_text(encoding="utf-8")
