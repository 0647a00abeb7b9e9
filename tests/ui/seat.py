"""A seat at a terminal: somebody who presses keys and reads what is painted, and nothing else."""

from __future__ import annotations

import asyncio
import html
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.app import App
from textual.pilot import Pilot

from floortui import paths
from floortui.clock import Clock
from floortui.settings import Settings
from floortui.ui.app import FloorApp

SIZE = (120, 36)
"""The terminal that the screens are designed for."""

PATIENCE_SECONDS = 6.0
"""How long somebody looks for something before it counts as not there."""

_TEXT = re.compile(r'<text class="[^"]*" x="([\d.]+)" y="([\d.]+)"[^>]*>(.*?)</text>')
_ONE_CELL = 12.2
"""How wide a cell is in the picture."""


def painted(app: App[Any]) -> list[str]:
    """Give the lines that are on the screen, read off the picture of it."""
    lines: dict[float, list[tuple[float, str]]] = {}
    for x, y, text in _TEXT.findall(app.export_screenshot()):
        lines.setdefault(float(y), []).append((float(x), html.unescape(text).replace("\xa0", " ")))
    return [_line(lines[y]) for y in sorted(lines)]


def _line(parts: list[tuple[float, str]]) -> str:
    """Put the pieces of a line where they stand."""
    line = ""
    for x, text in sorted(parts):
        line += " " * (round(x / _ONE_CELL) - cell_len(line)) + text
    return line


class Seat:
    """Somebody at a terminal of the app."""

    def __init__(self, app: FloorApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    def screen(self) -> str:
        """Give everything that is painted, line by line."""
        return "\n".join(painted(self.app))

    def line(self, having: str) -> str:
        """Give the first painted line that has this in it; nothing if none has."""
        return next((line for line in painted(self.app) if having in line), "")

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.pilot.press(*text)

    async def paste(self, text: str) -> None:
        """Paste a text, which spares its keys."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def fill(self, **fields: str) -> None:
        """Write into the fields of the form that is open, over what stands there."""
        for name, text in fields.items():
            self.app.screen.query_one(f"#field-{name}").focus()
            await self.pilot.pause()
            await self.press("end", "ctrl+u")
            if text:
                await self.paste(text)

    async def sees(self, *texts: str) -> str:
        """Wait until all of these are painted; give the screen."""
        await self.until(lambda: all(text in self.screen() for text in texts), f"sees {texts}")
        return self.screen()

    async def sees_no(self, *texts: str) -> None:
        """Wait until none of these is painted any more."""
        await self.until(lambda: not any(text in self.screen() for text in texts), f"sees no {texts}")

    async def sees_line(self, *texts: str) -> str:
        """Wait until one painted line has all of these; give it."""

        def found() -> str:
            return next((line for line in painted(self.app) if all(text in line for text in texts)), "")

        await self.until(lambda: bool(found()), f"sees a line with {texts}")
        return found()

    async def until(self, holds: Callable[[], bool], what: str = "") -> None:
        """Wait until something holds."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            await self.pilot.pause()
            if holds():
                return
            if time.monotonic() > deadline:
                raise AssertionError(f"{what or 'it'}: not within {PATIENCE_SECONDS:.0f} s on\n{self.screen()}")
            await asyncio.sleep(0.02)

    async def at(self, where: str) -> None:
        """Put the focus on a part of the screen, as Tab or the mouse would."""
        self.app.screen.query_one(where).focus()
        await self.pilot.pause()

    def figure(self, label: str) -> str:
        """Read a figure of the sidebar, with its mark of alarm."""
        return self.line(label).partition(label)[2].strip()

    def next_up(self) -> str:
        """Read the name in the loud block: who greets, or that nobody does."""
        width = self.app.query_one("NextUp").size.width
        return _cells(painted(self.app)[3], width).strip()


def _cells(line: str, width: int) -> str:
    """Cut a line after some cells."""
    cut = ""
    for character in line:
        if cell_len(cut + character) > width:
            break
        cut += character
    return cut


@asynccontextmanager
async def seated(
    clock: Clock,
    *,
    who: str | None = None,
    settings: Settings | None = None,
    size: tuple[int, int] = SIZE,
    terminal: str = "desk 1",
) -> AsyncIterator[Seat]:
    """Sit down at a terminal; without a name, the app asks for it first."""
    app = FloorApp(settings or Settings(), terminal=terminal, who=who, clock=clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        seat = Seat(app, pilot)
        await seat.until(lambda: bool(app.writer.roles()), "is ready")
        yield seat
    log = paths.log_file()
    assert not log.exists(), f"a fault that was caught is one nevertheless:\n{log.read_text(encoding='utf-8')}"
