"""`floortui board`: the display on the wall. It asks nobody who they are, and writes nothing."""

from __future__ import annotations

import click

from floortui.cli_options import option, prepared, shared_but_as
from floortui.errors import N_
from floortui.language import _
from floortui.launch import need_a_terminal
from floortui.settings import THEMES
from floortui.usage import Command


@click.command(cls=Command)
@option("--theme", type=click.Choice(THEMES), help=N_("The theme; that of your settings if not given."))
@shared_but_as
@click.pass_context
def board(context: click.Context, theme: str | None) -> None:
    """Show the floor on a wall: who is next, who waits, how the day goes."""
    options = prepared(context)
    if options.json:
        raise click.UsageError(_("a display is no document: --json goes with another command"))
    need_a_terminal()
    from floortui.ui.wall import show

    assert options.settings is not None
    context.exit(show(options.path, theme=theme or options.settings.theme, network_too=options.network))
