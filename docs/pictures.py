"""Make the pictures of README and guide: every screen, in both languages, both themes and two sizes.

`make pictures` writes docs/pictures/*.svg from a made-up showroom with a clock that stands still.
"""

from __future__ import annotations

import asyncio
import html
import re
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from rich.cells import cell_len

from floortui import language
from floortui.clock import SetClock
from floortui.services.desk import Desk
from floortui.services.opening import open_database
from floortui.services.sample import furnish
from floortui.settings import Settings
from floortui.storage import database
from floortui.storage.queries import floor
from floortui.ui.app import FloorApp

FOLDER = Path(__file__).parent / "pictures"
SIZES = ((120, 36), (80, 24))
CELL = 12.2
"""The width of a cell in the drawing."""

SCENES: dict[str, tuple[str, ...]] = {
    "floor": (),
    "arrival": ("n", *"1380"),
    "details": ("down", "enter"),
    "away": ("tab", "a"),
    "sign-in": ("f8",),
    "staff": ("6",),
    "roster": ("6", "shift+tab", "down"),
    "hours": ("6", "shift+tab", "down", "down"),
    "settings": ("6", "shift+tab", "down", "down", "down"),
    "help": ("f1",),
    "palette": ("ctrl+p",),
    "end-of-day": ("e",),
    "first-run": (),
    "set-up": ("1",),
}
"""Each picture and the keys that lead to it; the last two begin in an empty database."""

NEW = ("first-run", "set-up")


def furnished(clock: SetClock) -> None:
    """Live a morning in a made-up showroom."""
    desk = Desk(terminal="desk 1", clock=clock)
    desk.do("setting.set", name="showroom.zone", value="Asia/Shanghai")
    furnish(desk)
    clock.move(minutes=17)
    desk.do("arrival.log", party=3, model="Odyssey", source="owner-referral")
    clock.move(minutes=6)
    waits = desk.do("arrival.log", party=2)["visit"]
    clock.move(minutes=4)
    for visit in [visit.id for visit in floor.open_visits() if visit.kind != "other" and visit.id < waits][:3]:
        desk.do("visit.close", visit=visit)
    clock.move(minutes=2)


async def shoot(scene: str, spoken: str, theme: str, size: tuple[int, int], folder: Path) -> str:
    """Take one picture and give it as SVG."""
    clock = SetClock(datetime(2026, 3, 14, 2, 5, tzinfo=UTC))
    language.use(spoken)
    open_database(folder / f"{scene}-{spoken}-{theme}-{size[0]}.db", create=True)
    if scene not in NEW:
        furnished(clock)
    app = FloorApp(Settings(theme=theme), terminal="desk 1", who="王敏", clock=clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.3)
        await pilot.press(*SCENES[scene])
        await pilot.pause(0.4)
        picture = app.export_screenshot(title="floortui")
    database.disconnect()
    return tidied(picture, f"{scene}-{spoken}-{theme}-{size[0]}")


def tidied(svg: str, name: str) -> str:
    """Make a screenshot stand alone: no fonts from elsewhere, every word in its own cells, ids that do not change."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.S)
    svg = re.sub(r"terminal-\d+", name, svg)
    svg = svg.replace("Fira Code, monospace", "'Fira Code', 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace")
    svg = re.sub(
        r'(<text class="[^"]*" x=")([\d.]+)(" y="[^"]*") textLength="[\d.]+"( clip[^>]*>)([^<]*)</text>', _words, svg
    )
    return "\n".join(line.rstrip() for line in svg.splitlines() if line.strip()) + "\n"


def _words(match: re.Match[str]) -> str:
    """Put each word of a run where its cells begin: a run's length is wrong where characters are wide."""
    text = html.unescape(match[5]).replace("\u00a0", " ")
    words = []
    for word in re.finditer(r"\S+(?: \S+)*", text):
        left = float(match[2]) + CELL * cell_len(text[: word.start()])
        length = CELL * cell_len(word[0])
        shown = html.escape(word[0]).replace(" ", "&#160;")
        words.append(f'{match[1]}{left:.1f}{match[3]} textLength="{length:.1f}"{match[4]}{shown}</text>')
    return "".join(words)


async def make(scenes: Sequence[str]) -> None:
    """Take the pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for scene, spoken, theme, size in product(scenes, language.LANGUAGES, ("dark", "light"), SIZES):
            picture = await shoot(scene, spoken, theme, size, Path(folder))
            (FOLDER / f"{scene}-{spoken}-{theme}-{size[0]}x{size[1]}.svg").write_text(picture, encoding="utf-8")
    language.use("en")


if __name__ == "__main__":
    asyncio.run(make(sys.argv[1:] or list(SCENES)))
