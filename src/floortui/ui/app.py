"""FloorApp: the app around the screens. Commands go through here, and every fault ends here as one sentence."""

from __future__ import annotations

import asyncio
import gc
import inspect
import io
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import Console
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import ModalScreen, Screen
from textual.theme import Theme

from floortui import faultlog, language
from floortui.clock import Clock, SystemClock
from floortui.domain.moments import zone_named
from floortui.errors import Damaged, Refused, Term
from floortui.language import _, say
from floortui.resources import style
from floortui.settings import Settings
from floortui.storage import database
from floortui.storage.queries import house, people
from floortui.ui.commands import COMMANDS, EVERYWHERE, FLOOR, SET_UP, Command, bindings_of
from floortui.ui.keys import checked_keymap, shown_key
from floortui.ui.messages import DatabaseGone, HeadMoved, MinuteTurned
from floortui.ui.screens.base import HouseScreen
from floortui.ui.screens.floor import FloorScreen
from floortui.ui.signals import Signals
from floortui.ui.themes import DARK, LIGHT
from floortui.ui.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.notifications import SeverityLevel

    from floortui.domain.fields import Ground
    from floortui.services.action import Action, Told
    from floortui.storage.drafts import Draft
    from floortui.ui.widgets.entry import Entry

ENDING_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
"""Signals that end the program; the terminal is restored and what is being typed is kept."""

LEAVE_SECONDS = 1.5
"""How long after such a signal the program is over, whatever else hangs."""

BACKUP_AFTER_SECONDS = 20.0
"""How long after the start the day's backup is made: long after everybody is served."""


SETTLE_SECONDS = 0.1
"""How long after mounting the rest is made ready: by then the first picture is on the terminal."""


def _set_up_screen() -> Screen[Any]:
    from floortui.ui.screens.set_up import SetUpScreen

    return SetUpScreen()


def _sentence(fault: Exception) -> str:
    """Word what went wrong: a refusal as it is, anything else as a fault with its reference."""
    if not isinstance(fault, Refused):
        return faultlog.report(fault)
    from floortui.services.opening import with_way_out

    return say(with_way_out(fault))


class FloorApp(App[None], inherit_bindings=False):
    """The app of one terminal."""

    CSS_PATH: ClassVar[list[Any]] = [style("base.tcss"), style("floor.tcss")]
    BINDINGS: ClassVar[list[Any]] = [
        *bindings_of(EVERYWHERE),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        # with priority, so that what is typed right behind them goes to the field they lead to
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("down", "field(1)", show=False, priority=True),
        Binding("up", "field(-1)", show=False, priority=True),
    ]
    MODES: ClassVar[dict[str, Any]] = {FLOOR: FloorScreen, SET_UP: _set_up_screen}
    DEFAULT_MODE: ClassVar[str] = FLOOR
    ENABLE_COMMAND_PALETTE = False
    TITLE = "floortui"

    def __init__(
        self, settings: Settings, *, terminal: str = "", who: str | None = None, clock: Clock | None = None
    ) -> None:
        super().__init__(watch_css=False)
        self.settings = settings
        self.clock = clock or SystemClock()
        self.writer = Writer(terminal)
        self.actor: int | None = None
        """The staff number of who is signed in; None is the set-up manager."""
        self.role = "manager"
        self._asked_for = who
        self._roles: Mapping[str, frozenset[str]] = {}
        self._signals = Signals(self.post_message)
        self._last_key = time.monotonic()
        self._last_words = ""
        self._gone = False
        self._keys, self._key_problems = checked_keymap(settings.keys)
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

    # -- the session

    @property
    def owner(self) -> str:
        """Under whose name drafts are kept."""
        return str(self.actor or 0)

    @property
    def who(self) -> str:
        """Who sits here, as the header says it."""
        member = people.member(self.actor) if self.actor else None
        if member is None:
            return _("set-up")
        from floortui.domain.people import ROLES

        return f"{member.name} {_(ROLES[member.role])}"

    @property
    def banner(self) -> str:
        """What everybody must know."""
        if self._gone:
            return say(Refused("database.gone"))
        if why := database.read_only():
            return say(Refused("database.read_only", why=why))
        return ""

    def now(self) -> datetime:
        """The instant."""
        return self.clock.now()

    def ground(self) -> Ground:
        """What reading fields depends on."""
        from floortui.domain.fields import Ground

        settings = house.settings()
        zone = zone_named(str(settings["showroom.zone"]))
        return Ground(self.now(), zone, str(settings["showroom.region"]))

    def time_text(self) -> str:
        """The day and time of the showroom, for the header."""
        local = self.now().astimezone(zone_named(str(house.settings()["showroom.zone"])))
        return f"{language.day_name(local)} {local:%H:%M}"

    @property
    def screen_name(self) -> str:
        """The name of the house's screen that is seen, under any dialog."""
        return self.current_mode

    # -- starting and ending

    async def on_mount(self) -> None:
        """Catch the signals that end programs, start watching, ask who sits here."""
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            if number := getattr(signal, name, None):
                try:
                    loop.add_signal_handler(number, self._signalled, int(number))
                except NotImplementedError:  # Windows has no such handlers
                    break
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

    def _first_run_done(self, _result: object) -> None:
        self.follow()
        if people.everybody():
            self.ask_who()

    def ask_who(self, *, locked: bool = False) -> None:
        """Ask who sits here, over the line-up."""
        from floortui.ui.screens.signing_in import SigningIn

        self.push_screen(SigningIn(self._asked_for, locked=locked), lambda actor: self._sit_down(actor or None))

    def _sit_down(self, actor: int | None) -> None:
        self.actor = actor
        member = people.member(actor) if actor else None
        self.role = member.role if member else "manager"
        self.writer.sit_down(actor)
        self.follow()
        self.run_worker(self._grey_keys(), exit_on_error=False)

    def _settle(self) -> None:
        """Do what can wait until the first picture stands."""
        self._signals.start()
        for screen in self.screen_stack:
            if isinstance(screen, FloorScreen):
                self._guard(screen.make_ready)
        self.writer.warm_up(self.clock)
        self.run_worker(self._grey_keys(), exit_on_error=False)
        gc.enable()
        gc.freeze()
        for problem in self._key_problems:
            self.notify(problem, severity="warning", markup=False, timeout=15)
        self.set_timer(BACKUP_AFTER_SECONDS, self.back_up_daily)

    async def _grey_keys(self) -> None:
        """Grey the keys that the role may not use, as soon as the actions have been read."""
        await self.writer.run(self.writer.roles)
        for screen in self.screen_stack:
            for bar in screen.query("KeyBar"):
                bar.refresh()

    def _signalled(self, number: int) -> None:
        # writing to a terminal whose line was cut stops Textual for ever
        by_force = threading.Timer(LEAVE_SECONDS, os._exit, (128 + number,))
        by_force.daemon = True
        by_force.start()
        self.run_worker(self.leave(128 + number), exit_on_error=False)

    async def leave(self, code: int) -> None:
        """Keep what is being typed and end with an exit code."""
        from floortui.ui.widgets.entry import Entry

        for screen in self.screen_stack:
            for entry in screen.query(Entry):
                await entry.keep_now()
        self.exit(return_code=code)

    async def action_interrupt(self) -> None:
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
            self._last_words = _sentence(fault)
        super().bell()

    def say_last_words(self) -> None:
        """Say on stderr why the app ended, if a fault ended it."""
        if self._last_words:
            print(self._last_words, file=sys.stderr)  # noqa: T201 - the terminal is the person's again

    # -- signals

    def follow(self) -> None:
        """Have the screens that are seen show the records as they are now."""
        for screen in self.screen_stack:
            follow = getattr(screen, "follow", None)
            if follow is not None:
                self._guard(follow)

    def on_head_moved(self, _event: HeadMoved) -> None:
        """Somebody wrote something."""
        self.follow()

    def on_minute_turned(self, _event: MinuteTurned) -> None:
        """Clocks show another number; a terminal left alone locks itself."""
        self.follow()
        minutes = int(house.settings()["desk.lock_minutes"])
        idle = time.monotonic() - self._last_key
        if minutes and idle >= minutes * 60 and people.somebody_has_a_pin():
            self.lock()

    def on_database_gone(self, _event: DatabaseGone) -> None:
        """The file is not the one that was opened: nothing more is written."""
        self._gone = True
        self.notify(say(Refused("database.gone")), severity="error", timeout=3600, markup=False)
        self.query_one("Header").banner = self.banner  # type: ignore[attr-defined]

    async def on_event(self, event: events.Event) -> None:
        """Note when a key was pressed last."""
        if isinstance(event, events.Key | events.MouseDown | events.Paste):
            self._last_key = time.monotonic()
        await super().on_event(event)

    def lock(self) -> None:
        """Lock this terminal; the line-up goes on showing."""
        from floortui.ui.screens.signing_in import SigningIn

        if not any(isinstance(screen, SigningIn) for screen in self.screen_stack):
            self.ask_who(locked=True)

    # -- commands

    def key_of(self, command: Command) -> str:
        """Give a command's key as people read it."""
        return shown_key(self._keys.get(command.id, command.key))

    def may(self, command: Command) -> bool:
        """Say whether who sits here may do a command."""
        roles = self._roles or self.writer.roles()
        return not command.action or command.action not in roles or self.role in roles[command.action]

    def offered(self, command: Command) -> bool:
        """Say whether a command does something with what the screen shows now."""
        offers = getattr(self.screen, "offers", None)
        return offers is None or bool(offers(command.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the letters of commands be letters while something is typed or a dialog is open."""
        if action == "field":
            return self._entry() is not None
        if action != "command" or not parameters:
            return True
        command = COMMANDS[str(parameters[0])]
        if command.while_typing:
            return True
        return not (isinstance(self.screen, ModalScreen) or self.typing)

    @property
    def typing(self) -> bool:
        """Whether a text field has the focus."""
        from textual.widgets import Input

        return isinstance(self.focused, Input)

    def _entry(self) -> Entry | None:
        """Give the form that has the focus."""
        from floortui.ui.widgets.entry import Entry

        ancestors = self.focused.ancestors if self.focused else []
        return next((node for node in ancestors if isinstance(node, Entry)), None)

    def action_field(self, by: int) -> None:
        """Go to another field of the form."""
        entry = self._entry()
        if entry is not None:
            entry.step(by)

    async def action_command(self, name: str) -> None:
        """Do a command by its id, as a key asks."""
        self.run_command(name)

    def run_command(self, name: str) -> None:
        """Do a command; whatever goes wrong in it is a sentence, and the app goes on."""
        step = getattr(self, f"do_{name}", None) or self._of_the_screen(name)
        if step is not None:
            self._guard(step if self.may(COMMANDS[name]) else partial(self._refuse_role, COMMANDS[name]))

    def _refuse_role(self, command: Command) -> None:
        """Say who may do what somebody may not, before anything is asked.

        Raises:
            Refused: always.
        """
        from floortui.domain.people import ROLES
        from floortui.services.action import role_names

        member = people.member(self.actor) if self.actor else None
        roles = self.writer.roles()[command.action]
        raise Refused(
            "role.refused",
            action=Term(command.text),
            roles=role_names(roles),
            name=member.name if member else "",
            role=Term(ROLES[self.role]),
        )

    def _of_the_screen(self, name: str) -> Callable[[], Any] | None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, HouseScreen):
                found: Callable[[], Any] | None = getattr(screen, f"do_{name}", None)
                return found
        return None

    def _guard(self, step: Callable[[], Any]) -> None:
        """Run a step inside the one boundary of the screens; what takes time goes on as a worker."""
        try:
            result = step()
        except Exception as fault:  # noqa: BLE001 - the boundary: one sentence, and the rest goes on
            self._say_fault(fault)
            return
        if inspect.isawaitable(result):
            self.run_worker(self._guarded(result), exit_on_error=False)

    async def _guarded(self, step: Any) -> None:
        try:
            await step
        except Exception as fault:  # noqa: BLE001 - the same boundary, for what takes time
            self._say_fault(fault)

    def _say_fault(self, fault: Exception) -> None:
        mild = isinstance(fault, Refused) and not isinstance(fault, Damaged)
        severity: SeverityLevel = "warning" if mild else "error"
        self.notify(_sentence(fault), severity=severity, markup=False, timeout=8 if mild else 30)

    # -- doing

    async def do(self, action: str, /, *, key: str | None = None, seen: int | None = None, **fields: object) -> Told:
        """Do an action in the writing thread, and show what it changed at once.

        Raises:
            Refused: it cannot be done.
        """
        if self._gone:
            raise Refused("database.gone")
        told = await self.writer.do(action, key=key, seen=seen, **fields)
        self.follow()
        return told

    async def do_and_say(self, action: str, /, *, seen: int | None = None, **fields: object) -> Told:
        """Do an action and say in a word what came of it."""
        told = await self.do(action, key=None, seen=seen, **fields)
        self.say_told(action, told)
        return told

    def say_told(self, action: str, told: Told) -> None:
        """Say what an action told."""
        from floortui.ui.telling import told_sentence

        sentence, alarm = told_sentence(action, told)
        if sentence:
            self.clear_notifications()  # one at a time: the newest is the one that counts
            self.notify(sentence, severity="warning" if alarm else "information", markup=False, timeout=5)

    async def fill_in(
        self,
        form: str,
        *,
        given: Mapping[str, object] | None = None,
        values: Mapping[str, str] | None = None,
        seen: int | None = None,
    ) -> None:
        """Open a form and say what came of it."""
        from floortui.ui.forms import ENTRY_FORMS
        from floortui.ui.screens.dialogs import Form

        told = await self.push_screen_wait(Form(form, given=given, values=values, seen=seen))
        if told:
            self.say_told(ENTRY_FORMS[form].action, told)

    async def pick_from(self, kind: str, title: str) -> str | None:
        """Pick a value of a reference list by its digit."""
        from floortui.ui.screens.dialogs import Pick
        from floortui.ui.widgets.text_field import Option

        options = [Option(choice.code, choice.named(language.current())) for choice in house.choices(kind)]
        picked: str | None = await self.push_screen_wait(Pick(title, options))
        return picked

    def action_named(self, name: str) -> Action:
        """Give an action's declaration, for forms."""
        from floortui.services.action import find

        return find(name)

    async def keep_draft(self, form: str, draft: Draft) -> None:
        """Keep what is being typed; a disk that is full must not stop the typing."""
        if database.read_only() or self._gone:
            return
        try:
            await self.writer.keep_draft(self.owner, form, draft, self.now())
        except Refused as refused:
            self.notify(say(refused), severity="warning", markup=False)

    async def drop_draft(self, form: str) -> None:
        """Forget what was being typed."""
        await self.writer.drop_draft(self.owner, form)

    async def back_up_daily(self) -> None:
        """Make the day's backup in a thread of its own; a damaged file is found out by it."""
        from floortui.services.copies import back_up_daily

        try:
            await asyncio.to_thread(back_up_daily, self.now())
        except Refused as refused:
            self.notify(say(refused), severity="error", timeout=60, markup=False)

    # -- commands of every screen

    async def do_undo(self) -> None:
        """Take back the last thing that was done; what somebody else did only after a question."""
        from floortui.services.undo import next_to_undo
        from floortui.ui.screens.dialogs import Confirm

        line = next_to_undo(self.actor, own_only=self.role == "consultant")
        if line is None:
            raise Refused("undo.nothing")
        if line["mine"] or await self.push_screen_wait(Confirm(_("Take this back?"), line["says"])):
            try:
                await self.do_and_say("undo", line=line["seq"])
            except Refused as refused:
                if refused.code != "reason.needed":
                    raise
                await self.fill_in("undo", values={"line": str(line["seq"])})

    def do_screen_floor(self) -> None:
        """Show the Floor."""
        self.switch_mode(FLOOR)

    def do_screen_set_up(self) -> None:
        """Show the Set-up."""
        self.switch_mode(SET_UP)

    def do_help(self) -> None:
        """Explain what has the focus, and every key."""
        from floortui.ui.screens.help import Help

        if isinstance(self.screen, Help):
            self.screen.dismiss()
        else:
            self.push_screen(Help(self.screen_name, self.focused))

    def do_palette(self) -> None:
        """Find any command."""
        from textual.command import CommandPalette

        from floortui.ui.palette import CommandProvider

        if not isinstance(self.screen, ModalScreen):
            self.push_screen(CommandPalette([CommandProvider], placeholder=_("Find a command")))

    def do_language(self) -> None:
        """Speak the other language."""
        codes = list(language.LANGUAGES)
        language.use(codes[(codes.index(language.current()) + 1) % len(codes)])
        for screen in self.screen_stack:
            relabel = getattr(screen, "relabel", None)
            if relabel is not None:
                self._guard(relabel)
        self.follow()

    def do_theme(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def do_sidebar(self) -> None:
        """Show or hide the figures."""
        self.toggle_class("-no-figures")

    def do_sign_out(self) -> None:
        """Lock this terminal."""
        self.ask_who(locked=people.somebody_has_a_pin())

    async def do_quit(self) -> None:
        """Leave floortui."""
        await self.leave(0)

    def copy_to_clipboard(self, text: str) -> None:  # noqa: ARG002 - Textual's signature
        """Copy nothing: a customer's number must not leave by the terminal's clipboard unseen."""
        self.notify(_("Copying to the clipboard is off"), markup=False)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002 - likewise
        """Offer none of Textual's own: no screenshots, no themes that nobody looked at."""
        return ()
