"""Pictures of the screens, to look at: few enough that every one is looked at when it changes.

`pytest tests/ui/test_snapshots.py --snapshot-update` draws them anew.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.app import App
from textual.pilot import Pilot

from floortui import language
from floortui.clock import SetClock
from floortui.settings import Settings
from floortui.ui.wall import WallApp
from tests.house import Showroom
from tests.ui.seat import seated

WIDE, NARROW = (120, 36), (80, 24)
_VARIES = re.compile(r"terminal-\d+")
_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


class Picture(SingleFileSnapshotExtension):
    """Keeps each picture as one .svg file."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT


class Shown(NamedTuple):
    """What a picture shows: who sits where, and the keys pressed."""

    name: str
    who: str | None
    keys: tuple[str, ...]
    size: tuple[int, int] = WIDE
    code: str = "en"
    theme: str = "dark"


BUSY = (
    Shown("floor-busy", "王敏", ()),
    Shown("floor-busy-zh-light", "王敏", (), code="zh", theme="light"),
    Shown("floor-busy-narrow", "王敏", (), size=NARROW),
    Shown("floor-busy-narrow-zh", "王敏", (), size=NARROW, code="zh"),
    Shown("arrival", "王敏", ("n", *"13900")),
    Shown("arrival-narrow-zh-light", "王敏", ("n", *"周女"), size=NARROW, code="zh", theme="light"),
    Shown("arrival-wrong", "王敏", ("n", "down", "down", "0", "enter")),
    Shown("details-zh", "王敏", ("enter",), code="zh"),
    Shown("void", "王敏", ("v",)),
    Shown("end-of-day-zh", "王敏", ("e",), code="zh"),
    Shown("help", "王敏", ("f1",)),
    Shown("help-narrow-zh", "王敏", ("f1",), size=NARROW, code="zh"),
    Shown("sign-in", None, ()),
    Shown("sign-in-narrow-zh-light", None, (), size=NARROW, code="zh", theme="light"),
    Shown("set-up-staff", "赵敏", ("6",)),
    Shown("set-up-settings-narrow-zh", "赵敏", ("6", "shift+tab", "down", "down", "down"), size=NARROW, code="zh"),
)
CARDED = (
    Shown("drawer", "王敏", ("2", "enter", "down", "down")),
    Shown("drawer-narrow-zh", "王敏", ("2",), NARROW, "zh"),
    Shown("drawer-found-zh-light", "王敏", ("2", *"zhangx"), code="zh", theme="light"),
    Shown("drawer-new-card-known", "李娜", ("2", "enter", "a", "down", *"13700137002")),
    Shown("drawer-page-narrow-zh", "王敏", ("2", *"zhangx", "enter", "enter"), NARROW, "zh"),
    Shown("my_day", "李娜", ("3",)),
    Shown("my_day-narrow-zh", "李娜", ("3",), NARROW, "zh"),
    Shown("my_day-contact", "李娜", ("3", "enter")),
    Shown("my_day-contact-narrow-zh", "李娜", ("3", "enter"), NARROW, "zh"),
)
EXPECTING = (
    Shown("floor-later", "王敏", ()),
    Shown("floor-later-zh-light", "王敏", (), code="zh", theme="light"),
    Shown("floor-later-narrow-zh", "王敏", (), NARROW, "zh"),
    Shown("expected-narrow-zh", "王敏", ("p",), NARROW, "zh"),
    Shown("own-place", "李娜", ("3",)),
    Shown("why", "王敏", ("z",)),
    Shown("why-narrow-zh-light", "王敏", ("z",), NARROW, "zh", "light"),
    Shown("crowd-narrow-zh", "王敏", ("C", "3", "2"), NARROW, "zh"),
    Shown("fairness", "赵敏", ("4", "f")),
    Shown("fairness-month-narrow-zh", "赵敏", ("4", "f", "m"), NARROW, "zh"),
)
ROSTERED = (
    Shown("duty-roster", "赵敏", ("f7",)),
    Shown("duty-roster-zh-light", "赵敏", ("f7",), code="zh", theme="light"),
    Shown("duty-roster-narrow-zh", "赵敏", ("f7",), NARROW, "zh"),
)
ON_THE_WALL = (
    Shown("wall", None, ()),
    Shown("wall-zh-light", None, (), code="zh", theme="light"),
    Shown("wall-narrow-zh", None, (), NARROW, "zh"),
)
NO_CARDS = (
    Shown("drawer-empty", "王敏", ("2",)),
    Shown("drawer-empty-narrow-zh", "王敏", ("2",), NARROW, "zh"),
    Shown("my_day-empty", "李娜", ("3",)),
)
EMPTY = (Shown("floor-empty", "王敏", ()), Shown("floor-empty-narrow-zh-light", "王敏", (), NARROW, "zh", "light"))
NEW = (Shown("first-run", None, ()), Shown("first-run-set-up-narrow-zh", None, ("1",), NARROW, "zh"))


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compare with the kept picture."""
    return snapshot.use_extension(Picture)


async def looks(shown: Shown, clock: SetClock) -> str:
    """Press the keys and give the picture, without what differs from run to run."""
    language.use(shown.code)
    async with seated(clock, who=shown.who, settings=Settings(theme=shown.theme), size=shown.size) as seat:
        await seat.press(*shown.keys)
        await quiet(seat.app, seat.pilot)
        return _alone(seat.app)


async def hung(shown: Shown, house: Showroom) -> str:
    """Hang the wall display up and give the picture."""
    language.use(shown.code)
    app = WallApp(house.file, theme=shown.theme, clock=house.clock)
    app.look()
    async with app.run_test(size=shown.size) as pilot:
        await quiet(app, pilot)
        return _alone(app)


def _alone(app: App[Any]) -> str:
    """Give the picture without what differs from run to run."""
    return _FONT.sub("", _VARIES.sub("terminal", app.export_screenshot()))


async def quiet(app: App[Any], pilot: Pilot[Any]) -> None:
    """Wait until nothing changes any more."""
    before, same = "", 0
    while same < 3:
        await pilot.pause(0.1)
        now = app.export_screenshot()
        same, before = (same + 1 if now == before else 0), now


def named(shown: Shown) -> str:
    return shown.name


@pytest.mark.parametrize("shown", BUSY, ids=named)
async def test_a_busy_house_looks_so(shown: Shown, busy: Showroom, picture: SnapshotAssertion) -> None:
    assert await looks(shown, busy.clock) == picture


@pytest.mark.parametrize("shown", CARDED, ids=named)
async def test_cards_look_so(shown: Shown, carded: Showroom, picture: SnapshotAssertion) -> None:
    assert await looks(shown, carded.clock) == picture


@pytest.mark.parametrize("shown", EXPECTING, ids=named)
async def test_a_house_that_expects_people_looks_so(
    shown: Shown, expecting: Showroom, picture: SnapshotAssertion
) -> None:
    assert await looks(shown, expecting.clock) == picture


@pytest.mark.parametrize("shown", ROSTERED, ids=named)
async def test_a_planned_month_looks_so(shown: Shown, rostered: Showroom, picture: SnapshotAssertion) -> None:
    assert await looks(shown, rostered.clock) == picture


@pytest.mark.parametrize("shown", ON_THE_WALL, ids=named)
async def test_the_wall_looks_so(shown: Shown, expecting: Showroom, picture: SnapshotAssertion) -> None:
    assert await hung(shown, expecting) == picture


@pytest.mark.parametrize("shown", NO_CARDS, ids=named)
async def test_no_cards_look_so(shown: Shown, showroom: Showroom, picture: SnapshotAssertion) -> None:
    assert await looks(shown, showroom.clock) == picture


@pytest.mark.parametrize("shown", EMPTY, ids=named)
async def test_a_house_before_the_meeting_looks_so(shown: Shown, house: Showroom, picture: SnapshotAssertion) -> None:
    assert await looks(shown, house.clock) == picture


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize("shown", NEW, ids=named)
async def test_a_new_database_looks_so(shown: Shown, clock: SetClock, picture: SnapshotAssertion) -> None:
    assert await looks(shown, clock) == picture
