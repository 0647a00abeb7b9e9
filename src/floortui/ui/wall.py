"""WallApp: the display on the wall, which needs no key, and keeps its picture while the database is away."""

from __future__ import annotations

import gc
import io
import sys
from pathlib import Path
from typing import Any, ClassVar

from rich.console import Console
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.screen import Screen
from textual.theme import Theme

from floortui import language
from floortui.clock import Clock, SystemClock
from floortui.domain.moments import to_text
from floortui.language import _
from floortui.resources import style
from floortui.ui.desk_app import driver_class, sentence_of
from floortui.ui.ending import on_ending_signals
from floortui.ui.screens.base import WIDE
from floortui.ui.themes import DARK, LIGHT
from floortui.ui.wall_watch import Away, Seen, WallWatch
from floortui.ui.widgets.wall import (
    Picture,
    WallDay,
    WallDayLine,
    WallLineUp,
    WallNext,
    WallParties,
    WallStale,
    WallTop,
)

NUDGE_SECONDS = 3.0
"""How often it is looked whether a look hangs."""

HIGH = 44
"""Lines from which there is room for letters three times as large as on the smallest terminal."""


class WallScreen(Screen[None]):
    """The one picture of the display."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - an instance variable to Textual
        (0, "-narrow"),
        (WIDE, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - likewise
        (0, "-low"),
        (30, "-medium"),
        (HIGH, "-high"),
    ]

    picture: reactive[Picture | None] = reactive(None, repaint=False)

    def compose(self) -> ComposeResult:
        """Give the clock, whether the picture is an old one, the next one, the floor, the day."""
        yield WallTop().data_bind(WallScreen.picture)
        yield WallStale().data_bind(WallScreen.picture)
        yield WallNext().data_bind(WallScreen.picture)
        with Horizontal(id="wall-floor"):
            yield WallLineUp().data_bind(WallScreen.picture)
            yield WallParties().data_bind(WallScreen.picture)
            yield WallDay().data_bind(WallScreen.picture)
        yield WallDayLine().data_bind(WallScreen.picture)


class WallApp(App[None], inherit_bindings=False):
    """Shows the floor; nobody signs in, and nothing is ever written."""

    CSS_PATH: ClassVar[list[Any]] = [style("wall.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,ctrl+q,ctrl+c", "leave", show=False, priority=True),
        Binding("f2", "language", show=False),
        Binding("f3", "theme", show=False),
    ]
    ENABLE_COMMAND_PALETTE = False
    TITLE = "floortui"

    def __init__(
        self, path: Path, *, theme: str = DARK.name, clock: Clock | None = None, network_too: bool = False
    ) -> None:
        super().__init__(driver_class=driver_class(), watch_css=False)
        self._clock = clock or SystemClock()
        self._watch = WallWatch(self.post_message, path, self._clock, network_too=network_too)
        self._seen: Seen | None = None
        self._away: Away | None = None
        self._last_words = ""
        self.error_console = Console(file=io.StringIO())  # as in FloorApp: Textual prints the values of variables
        self.theme = theme

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The two themes that somebody looked at."""
        return {theme.name: theme for theme in (DARK, LIGHT)}

    def get_theme(self, theme_name: str) -> Theme:
        """Give a theme; the dark one for Textual's default."""
        return self.available_themes.get(theme_name, DARK)

    def look(self) -> None:
        """Take the first look, before the terminal is taken over.

        Raises:
            Refused: the database cannot be looked at.
        """
        now = self._clock.now()
        self._seen = Seen(self._watch.look(), now)

    def get_default_screen(self) -> Screen[Any]:
        """Give the one screen."""
        return WallScreen()

    def on_mount(self) -> None:
        """Paint what was seen, and follow the database."""
        on_ending_signals(lambda code: self.exit(return_code=code))
        self._paint()
        self._watch.start()
        self.set_interval(NUDGE_SECONDS, self._nudge)
        gc.enable()

    def on_unmount(self) -> None:
        """Stop looking."""
        self._watch.end()

    def on_seen(self, seen: Seen) -> None:
        """Show the floor as it is."""
        self._seen, self._away = seen, None
        self._paint()

    def on_away(self, away: Away) -> None:
        """Keep the picture, and say of when it is."""
        self._away = away
        self._paint()

    def _nudge(self) -> None:
        """Go on with the clock while a look hangs, and say that it does: then nobody else can."""
        if self._watch.hangs:
            self._away = Away(_("the disk does not answer"), self._watch.there)
            self._paint()

    def _paint(self) -> None:
        if self._seen is None:
            return
        now = self._clock.now()
        picture = Picture(
            frame=self._seen.frame,
            at=to_text(self._away.since if self._away else now),
            clock=to_text(now)[:16],
            stale=self._away.why if self._away else None,
            spoken=language.current(),
        )
        screen = self.screen
        if isinstance(screen, WallScreen) and (screen.picture is None or not picture.paints_as(screen.picture)):
            screen.picture = picture

    def action_language(self) -> None:
        """Speak the other language."""
        codes = list(language.LANGUAGES)
        language.use(codes[(codes.index(language.current()) + 1) % len(codes)])
        self._paint()

    def action_theme(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_leave(self) -> None:
        """Take the display down."""
        self.exit()

    def bell(self) -> None:
        """Note a fault that nobody caught, as FloorApp does."""
        fault = sys.exc_info()[1]
        if isinstance(fault, Exception):
            self._last_words = sentence_of(fault)
        super().bell()

    def say_last_words(self) -> None:
        """Say on stderr why the display ended, if a fault ended it."""
        if self._last_words:
            print(self._last_words, file=sys.stderr)  # noqa: T201 - the terminal is the person's again


def show(path: Path, *, theme: str, network_too: bool = False) -> int:
    """Run the display until it is taken down, and give the exit code.

    Raises:
        Refused: there is no database that can be looked at.
    """
    app = WallApp(path, theme=theme, network_too=network_too)
    app.look()
    app.run()
    app.say_last_words()
    return app.return_code or 0
