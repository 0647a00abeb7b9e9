"""`floortui board`: the display on the wall. It asks nobody who they are, and writes nothing."""

from __future__ import annotations

import sys

import click

from floortui.cli_options import option, prepared, shared_but_as
from floortui.errors import N_, Refused
from floortui.language import _
from floortui.settings import THEMES


@click.command()
@option("--theme", type=click.Choice(THEMES), help=N_("The theme; that of your settings if not given."))
@shared_but_as
@click.pass_context
def board(context: click.Context, theme: str | None) -> None:
    """Show the floor on a wall: who is next, who waits, how the day goes. Needs no keys and shows no customer."""
    options = prepared(context)
    if options.json:
        raise click.UsageError(_("a display is no document: --json goes with another command"))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("terminal.needed")
    from floortui.ui.wall import show

    assert options.settings is not None
    context.exit(show(options.path, theme=theme or options.settings.theme, network_too=options.network))
