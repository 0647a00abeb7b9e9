"""CommandedApp: the commands of COMMANDS, by key, palette and mouse, for whoever may do them."""

from __future__ import annotations

import inspect
import time
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.screen import ModalScreen

from floortui import language
from floortui.domain.people import CONSULTANT
from floortui.errors import N_, Refused, Term
from floortui.language import _
from floortui.storage.queries import people
from floortui.ui.commands import BOARD, COMMANDS, DRAWER, FLOOR, MY_DAY, ROSTER, SET_UP, Command, commands_of
from floortui.ui.keyed_app import COMMAND, HELD_SECONDS, KeyedApp
from floortui.ui.keys import checked_keymap, shown_key
from floortui.ui.screens.base import HouseScreen
from floortui.ui.themes import DARK, LIGHT

if TYPE_CHECKING:
    from floortui.clock import Clock
    from floortui.ui.screens.base import Dialog


WHO_CAN: Mapping[str, str] = {
    "consultant": N_("a consultant"),
    "reception": N_("reception"),
    "manager": N_("a manager"),
}
"""Who can do something, as a sentence says it."""


class CommandedApp(KeyedApp, inherit_bindings=False):
    """Does commands, and says who may not."""

    def __init__(self, keys: Mapping[str, str], *, terminal: str = "", clock: Clock | None = None) -> None:
        super().__init__(terminal=terminal, clock=clock)
        self._keys, self._key_problems = checked_keymap(keys)
        self._roles: Mapping[str, frozenset[str]] = {}
        self._pressed = ("", -HELD_SECONDS)
        """The last writing command that a key asked for, and when it was last asked for."""
        self._under_way = 0
        """How many commands are being done."""

    if TYPE_CHECKING:  # what the app itself knows how to do

        def ask_who(self, *, locked: bool = False) -> None:
            """Ask who sits here."""

        async def leave(self, code: int) -> None:
            """End with an exit code."""

    @property
    def screen_name(self) -> str:
        """The name of the house's screen that is seen, under any dialog."""
        return self.current_mode

    # -- commands

    def key_of(self, command: Command) -> str:
        """Give a command's key as people read it."""
        return shown_key(self._keys.get(command.id, command.key))

    def may(self, command: Command) -> bool:
        """Say whether who sits here may do a command."""
        roles = self._roles or self.writer.roles()
        return not command.action or command.action not in roles or self.role in roles[command.action]

    def must(self, command: Command) -> None:
        """Hold a command to who may do it, where something else than its key asks for it.

        Raises:
            Refused: whoever sits here may not.
        """
        if not self.may(command):
            self._refuse_role(command)

    def offered(self, command: Command) -> bool:
        """Say whether a command does something with what the screen shows now."""
        offers = getattr(self.screen, "offers", None)
        return offers is None or bool(offers(command.id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the letters of commands be letters while something is typed or a dialog is open."""
        if action == "field":
            return self._entry() is not None
        if action in ("row", "page"):
            letter = parameters[1] if len(parameters) > 1 else ""
            return self._rows() is not None and not (letter and letter in self._command_keys())
        if action != "command" or not parameters:
            return True
        command = COMMANDS[str(parameters[0])]
        if command.while_typing:
            return True
        return not (isinstance(self.screen, ModalScreen) or self.typing)

    def _command_keys(self) -> set[str]:
        """Give the keys that mean a command on the screen that is seen: none of them moves in a list there."""
        return {self._keys.get(command.id, command.key) for command in commands_of(self.screen_name)}

    async def action_command(self, name: str) -> None:
        """Do a command by its id, as a key asks; a key held down asks once."""
        if not self._is_held(COMMANDS[name]):
            self.run_command(name)

    def _is_held(self, command: Command) -> bool:
        """Say whether a key is still down that has written something already."""
        before, self._pressed = self._pressed, (command.id, time.monotonic())
        again = before[0] == command.id and self._pressed[1] - before[1] < HELD_SECONDS
        held = again and command.at_once
        if held:
            self.clear_notifications()
            self.notify(_("Once, as long as the key is down; press it again in a moment"), markup=False, timeout=2)
        return held

    def another_key(self) -> None:
        """Note that another key was pressed: the one before is up."""
        self._pressed = ("", -HELD_SECONDS)

    def run_command(self, name: str) -> None:
        """Do a command; whatever goes wrong in it is a sentence, and the app goes on."""
        step = getattr(self, f"do_{name}", None) or self._of_the_screen(name)
        if step is not None:
            allowed = self.may(COMMANDS[name])
            self._guard(partial(self._carry_out, step if allowed else partial(self._refuse_role, COMMANDS[name])))

    def _carry_out(self, step: Callable[[], Any]) -> Awaitable[object] | None:
        """Do a command; what is typed behind one that takes time waits until it is done or asks something."""
        result = step()
        if not inspect.isawaitable(result):
            return None
        self.hold_keys(COMMAND)
        return self._to_its_end(result)

    async def _to_its_end(self, command: Awaitable[Any]) -> None:
        self._under_way += 1
        try:
            await command
        finally:
            self._under_way -= 1
            self.keys_settled(COMMAND)

    def asked(self, dialog: Dialog) -> None:
        """Note that a dialog stands: what is typed is meant for it."""
        if self.screen is dialog:
            self.keys_settled(COMMAND)

    def answered(self) -> None:
        """Note that a dialog was left: the command that asked goes on, and what is typed waits for it again."""
        if self._under_way:
            self.hold_keys(COMMAND)

    def _refuse_role(self, command: Command) -> None:
        """Say who may do what somebody may not, before anything is asked.

        Raises:
            Refused: always.
        """
        from floortui.domain.people import ROLES

        roles = self.writer.roles()[command.action]
        raise Refused(
            "screen.role",
            action=Term(command.text),
            roles=_(" or ").join(_(words) for role, words in WHO_CAN.items() if role in roles),
            role=Term(ROLES[self.role]),
        )

    def _of_the_screen(self, name: str) -> Callable[[], Any] | None:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, HouseScreen):
                return screen.doer(name)
        return None

    # -- commands of every screen

    async def do_undo(self) -> None:
        """Take back the last thing that was done; what somebody else did only after a question."""
        from floortui.reports.deeds import deed
        from floortui.services.undo import next_to_undo
        from floortui.ui.screens.dialogs import Confirm

        line = next_to_undo(self.actor)
        if line is None:
            raise Refused("undo.nothing")
        if line["mine"] or await self.ask(Confirm(_("Take this back?"), f"{line['by']}  {deed(line['line'])}")):
            try:
                await self.do_and_say("undo", line=line["seq"])
            except Refused as refused:
                if refused.code != "reason.needed":
                    raise
                await self.fill_in("undo", values={"line": str(line["seq"])})

    def _show(self, screen: str) -> None:
        self.switch_mode(screen)
        if isinstance(self.screen, HouseScreen):
            self.screen.begin()

    def do_screen_floor(self) -> None:
        """Show the Floor."""
        self._show(FLOOR)

    def do_screen_drawer(self) -> None:
        """Show the Drawer."""
        self._show(DRAWER)

    def do_screen_my_day(self) -> None:
        """Show My day."""
        self._show(MY_DAY)

    def do_screen_board(self) -> None:
        """Show the Board."""
        self._show(BOARD)

    def do_call(self) -> Awaitable[object]:
        """Log a call."""
        return self.fill_in("call")

    async def do_call_backs(self) -> None:
        """List who is to be called back, and note who was."""
        from floortui.domain.moments import to_text
        from floortui.reports.due import call_backs
        from floortui.ui.screens.call_backs import CallBacks

        rows = call_backs(self.actor if self.role == CONSULTANT else None)
        if not rows:
            raise Refused("screen.no_call_back")
        chosen = await self.ask(CallBacks(rows, to_text(self.now()), self.ground().zone, people.names()))
        if chosen is not None:
            await self.do_and_say("call.called_back", call=chosen.record, seen=chosen.seq)

    def do_screen_set_up(self) -> None:
        """Show the Set-up."""
        self._show(SET_UP)

    def do_screen_roster(self) -> None:
        """Show the duty roster."""
        self._show(ROSTER)

    def do_help(self) -> None:
        """Explain what has the focus, and every key."""
        from floortui.ui.screens.help import Help

        if isinstance(self.screen, Help):
            self.screen.dismiss()
        else:
            self.push_screen(Help(self.screen_name, self.focused, self._figures_seen(), self._said_here()))

    def _said_here(self) -> list[str]:
        """Say what the house's screen has to say of the row that is highlighted on it."""
        return self.screen.about_focus() if isinstance(self.screen, HouseScreen) else []

    def _figures_seen(self) -> list[tuple[str, str]]:
        """Give the figures that stand on the house's screen, under any dialog, with what they are called there."""
        seen = [screen for screen in self.screen_stack if isinstance(screen, HouseScreen)]
        return seen[-1].figures() if seen else []

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
