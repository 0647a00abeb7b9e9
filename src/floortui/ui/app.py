"""FloorApp: the app around the screens. Commands go through here, and every fault ends here as one sentence."""

from __future__ import annotations

import gc
import io
import signal
import sys
import time
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from rich.console import Console
from textual import events
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen
from textual.theme import Theme

from floortui.clock import Clock
from floortui.domain.people import CONSULTANT
from floortui.errors import Refused
from floortui.language import _, say
from floortui.resources import style
from floortui.settings import Settings
from floortui.storage.queries import house, people
from floortui.ui.alerts import Alerts
from floortui.ui.commanded_app import CommandedApp
from floortui.ui.commands import BOARD, DRAWER, EVERYWHERE, FLOOR, MY_DAY, ROSTER, SET_UP, bindings_of
from floortui.ui.desk_app import sentence_of
from floortui.ui.ending import on_ending_signals
from floortui.ui.messages import Answered, DatabaseGone, HeadMoved, MinuteTurned
from floortui.ui.screens.floor import FloorScreen
from floortui.ui.signals import Signals
from floortui.ui.stylesheet import ParsedOnce
from floortui.ui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Result = TypeVar("Result")

LONGEST_WAIT_SECONDS = 0.6
"""How long leaving waits for the database while another program holds it."""

BACKUP_AFTER_SECONDS = 20.0
"""How long after the start the day's backup is made: long after everybody is served."""


SETTLE_SECONDS = 0.1
"""How long after mounting the rest is made ready: by then the first picture is on the terminal."""


def _set_up_screen() -> Screen[Any]:
    from floortui.ui.screens.set_up import SetUpScreen

    return SetUpScreen()


def _drawer_screen() -> Screen[Any]:
    from floortui.ui.screens.drawer import DrawerScreen

    return DrawerScreen()


def _my_day_screen() -> Screen[Any]:
    from floortui.ui.screens.my_day import MyDayScreen

    return MyDayScreen()


def _board_screen() -> Screen[Any]:
    from floortui.ui.screens.board import BoardScreen

    return BoardScreen()


def _roster_screen() -> Screen[Any]:
    from floortui.ui.screens.duty_roster import DutyRosterScreen

    return DutyRosterScreen()


class FloorApp(CommandedApp, inherit_bindings=False):
    """The app of one terminal."""

    CSS_PATH: ClassVar[list[Any]] = [style("base.tcss"), style("floor.tcss")]
    BINDINGS: ClassVar[list[Any]] = [
        *bindings_of(EVERYWHERE),
        # with priority, so that what is typed right behind them goes to the field they lead to
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("down", "field(1)", show=False, priority=True),
        Binding("up", "field(-1)", show=False, priority=True),
        # and so that a command typed right behind them is about the row that they lead to
        Binding("down", "row(1)", show=False, priority=True),
        Binding("up", "row(-1)", show=False, priority=True),
        Binding("j", "row(1, 'j')", show=False, priority=True),
        Binding("k", "row(-1, 'k')", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
        Binding("home", "row(-1000000000)", show=False, priority=True),
        Binding("end", "row(1000000000)", show=False, priority=True),
    ]
    MODES: ClassVar[dict[str, Any]] = {
        FLOOR: FloorScreen,
        DRAWER: _drawer_screen,
        MY_DAY: _my_day_screen,
        BOARD: _board_screen,
        SET_UP: _set_up_screen,
        ROSTER: _roster_screen,
    }
    DEFAULT_MODE: ClassVar[str] = FLOOR
    ENABLE_COMMAND_PALETTE = False
    TITLE = "floortui"

    def __init__(
        self, settings: Settings, *, terminal: str = "", who: str | None = None, clock: Clock | None = None
    ) -> None:
        super().__init__(settings.keys, terminal=terminal, clock=clock)
        self.stylesheet = ParsedOnce(variables=self.get_css_variables())
        self.settings = settings
        self._asked_for = who
        self._knew_the_pin = False
        """Whether who sits here was asked for a PIN."""
        self._signals = Signals(self.post_message)
        self._alerts = Alerts(terminal)
        self._last_words = ""
        # Textual prints a crash with the values of variables, a customer's phone among them: nothing of it is shown
        self.error_console = Console(file=io.StringIO())
        self.set_class(not settings.sidebar, "-no-figures")
        if self.theme != settings.theme:
            self.theme = settings.theme

    # -- the look

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The two themes, and none that nobody looked at."""
        return {theme.name: theme for theme in (DARK, LIGHT)}

    def get_theme(self, theme_name: str) -> Theme:
        """Give a theme; Textual's default name, which it asks for while it begins, is the dark one."""
        return self.available_themes.get(theme_name, DARK)

    # -- starting and ending

    async def on_mount(self) -> None:
        """Catch the signals that end programs, start watching, ask who sits here."""
        on_ending_signals(self._signalled)
        self.set_keymap(self._keys)
        self._welcome()
        self.set_timer(SETTLE_SECONDS, self._settle)

    def _welcome(self) -> None:
        """Ask what has to be asked before work begins: set up, or who sits here."""
        staff = people.everybody()
        if not staff:
            from floortui.ui.screens.first_run import FirstRun

            self.push_screen(FirstRun(), self._first_run_done)
            return
        named = [person for person in staff if person.name == self._asked_for]
        if named and not people.somebody_has_a_pin():
            self._sit_down(named[0].id)
            return
        self.ask_who()
        if self._asked_for and not named:
            self.notify(say(Refused("staff.unknown", name=self._asked_for)), severity="warning", markup=False)

    def _first_run_done(self, _result: object) -> None:
        self.follow()
        if people.everybody():
            self.ask_who()

    def ask_who(self, *, locked: bool = False) -> None:
        """Ask who sits here, over the line-up; what was being typed is kept for whoever typed it."""
        from floortui.ui.screens.signing_in import LOCKED, WHO

        self._ask_who(LOCKED if locked else WHO)

    def _ask_who(self, title: str) -> None:
        from floortui.ui.screens.signing_in import SigningIn

        if not people.everybody() or any(isinstance(screen, SigningIn) for screen in self.screen_stack):
            return
        self.start(self._keep_what_is_typed())
        self.clear_notifications()  # what was said names customers, and the next to look may be anybody
        self.push_screen(SigningIn(self._asked_for, title=title), lambda actor: self._sit_down(actor or None))

    def _ask_for_the_pin(self) -> None:
        """Ask whoever sat down before there was a PIN who they are: from the first PIN on nobody acts without."""
        if not self._knew_the_pin and people.somebody_has_a_pin():
            from floortui.ui.screens.signing_in import PINS_BEGIN

            self._ask_who(PINS_BEGIN)

    def _sit_down(self, actor: int | None) -> None:
        self._knew_the_pin = people.somebody_has_a_pin()
        if actor != self.actor:
            self.start(self._clear_away())
        self.actor = actor
        member = people.member(actor) if actor else None
        self.role = member.role if member else "manager"
        self.writer.sit_down(actor)
        for screen in self.house_screens:
            screen.reload_form()
        self.follow()
        self.start(self._grey_keys())

    async def _clear_away(self) -> None:
        """Close what another person had open: their typing is not for this one's eyes, nor to be saved in this name."""
        from floortui.ui.screens.base import Dialog

        while isinstance(self.screen, Dialog):
            await self.screen.dismiss()

    async def _keep_what_is_typed(self) -> None:
        from floortui.ui.widgets.entry import Entry

        for screen in self.screen_stack:
            for entry in screen.query(Entry):
                await entry.keep_now()

    def _settle(self) -> None:
        """Do what can wait until the first picture stands."""
        self.settled = True
        self._signals.start()
        for screen in self.screen_stack:
            if isinstance(screen, FloorScreen):
                self._guard(screen.make_ready)
        self.writer.warm_up(self.clock)
        self.start(self._grey_keys())
        gc.enable()
        gc.collect()  # so that the garbage of the start is not frozen with the rest
        gc.freeze()
        if self._key_problems:
            self.notify("\n".join(self._key_problems), severity="warning", markup=False, timeout=15)
        self.set_timer(BACKUP_AFTER_SECONDS, self.back_up_daily)

    async def _grey_keys(self) -> None:
        """Grey the keys that the role may not use, as soon as the actions have been read."""
        await self.writer.run(self.writer.roles)
        for screen in self.screen_stack:
            for bar in screen.query("KeyBar"):
                bar.refresh()

    def _signalled(self, code: int) -> None:
        self.start(self.leave(code))

    async def leave(self, code: int) -> None:
        """Keep what is being typed and end with an exit code, without waiting for a lock of somebody else's."""
        self.writer.hurry(LONGEST_WAIT_SECONDS)
        await self._keep_what_is_typed()
        self.exit(return_code=code)

    async def do_interrupt(self) -> None:
        """Leave as Ctrl+C asks."""
        await self.leave(128 + int(signal.SIGINT))

    def on_unmount(self) -> None:
        """Stop watching and let the writer finish."""
        self._signals.end()
        self.writer.close()

    def bell(self) -> None:
        """Note a fault that nobody caught: Textual rings while it handles one, the only moment at which it is seen."""
        fault = sys.exc_info()[1]
        if isinstance(fault, Exception):
            self._last_words = sentence_of(fault)
        super().bell()

    def say_last_words(self) -> None:
        """Say on stderr why the app ended, if a fault ended it."""
        if self._last_words:
            print(self._last_words, file=sys.stderr)  # noqa: T201 - the terminal is the person's again

    # -- signals

    def on_head_moved(self, _event: HeadMoved) -> None:
        """Somebody wrote something."""
        self.follow()
        self._ask_for_the_pin()

    def find_out(self, name: str, question: Callable[[], Result], then: Callable[[Result], None]) -> None:
        """Ask the database what takes longer than a frame, without any key waiting; `then` is told the answer."""
        self._signals.ask(name, question, then)

    def on_answered(self, event: Answered) -> None:
        """Show what was asked beside the screens."""
        if self.is_running:
            self._guard(event.tell)

    def on_minute_turned(self, _event: MinuteTurned) -> None:
        """Clocks show another number; a terminal left alone locks itself."""
        self.follow()
        minutes = int(house.settings()["desk.lock_minutes"])
        idle = time.monotonic() - self._last_key
        if minutes and idle >= minutes * 60 and people.somebody_has_a_pin():
            self.lock()

    def follow(self) -> None:
        """Show the records as they are now, and alert who sits here if they must know."""
        super().follow()
        self._guard(self._heed)

    def _heed(self) -> None:
        rings = self._alerts.look(self.now(), self.actor if self.role == CONSULTANT else None)
        self.alert("\n".join(self._alerts.texts))
        if rings and self.settings.bell:
            self.bell()

    async def on_event(self, event: events.Event) -> None:
        """Take an alert down by any key, which does besides what it always does."""
        if isinstance(event, events.Key) and not event.is_forwarded and self._alerts.seen():
            self.alert("")
        await super().on_event(event)

    def on_database_gone(self, _event: DatabaseGone) -> None:
        """The file is not the one that was opened: nothing more is written."""
        self._gone = True
        self.notify(say(Refused("database.gone")), severity="error", timeout=3600, markup=False)
        self.query_one("Header").banner = self.banner  # type: ignore[attr-defined]

    def lock(self) -> None:
        """Lock this terminal; the line-up goes on showing."""
        self.ask_who(locked=True)

    def copy_to_clipboard(self, text: str) -> None:  # noqa: ARG002 - Textual's signature
        """Copy nothing: a customer's number must not leave by the terminal's clipboard unseen."""
        self.notify(_("Copying to the clipboard is off"), markup=False)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002 - likewise
        """Offer none of Textual's own: no screenshots, no themes that nobody looked at."""
        return ()
