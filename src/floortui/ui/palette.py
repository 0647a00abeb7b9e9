"""The palette: every command by its name, from COMMANDS."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from floortui.language import _
from floortui.ui.commands import Command, commands_of

if TYPE_CHECKING:
    from floortui.ui.app import FloorApp


class CommandProvider(Provider):
    """Offers the commands that work on the present screen and that the role may do."""

    def _commands(self) -> list[Command]:
        app = cast("FloorApp", self.app)
        return [command for command in commands_of(app.screen_name) if app.may(command) and command.id != "palette"]

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        app = cast("FloorApp", self.app)
        for command in self._commands():
            yield DiscoveryHit(_(command.help), partial(app.run_command, command.id), help=app.key_of(command))

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        app, matcher = cast("FloorApp", self.app), self.matcher(query)
        for command in self._commands():
            said = _(command.help)
            if (score := max(matcher.match(said), matcher.match(_(command.text)))) > 0:
                yield Hit(
                    score, matcher.highlight(said), partial(app.run_command, command.id), help=app.key_of(command)
                )
