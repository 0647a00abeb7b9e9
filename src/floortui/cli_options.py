"""What every command of the command line shares: its options, its desk, and how it prints."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import click

from floortui import language
from floortui.domain.text import clean, printable
from floortui.errors import N_, Refused
from floortui.language import _
from floortui.launch import Options, prepare, terminal_name
from floortui.usage import Option

option = partial(click.option, cls=Option)
"""An option whose help speaks the reader's language."""


def _store(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        given = clean(value) if name == "who" and value else value
        if given == "":  # nothing named is not the same as nothing said
            raise click.BadParameter(_("it is empty"))
        if given:
            setattr(context.ensure_object(Options), name, given)

    return callback


_AS = option("--as", "who", metavar="NAME", expose_value=False, callback=_store("who"), help=N_("Who acts."))
_OPTIONS = (
    option("--db", metavar="FILE", expose_value=False, callback=_store("db"),
           help=N_("The database (or FLOORTUI_DB).")),
    option("--lang", type=click.Choice(list(language.LANGUAGES)), expose_value=False, callback=_store("lang"),
           help=N_("The language; the system's if not given.")),
    option("--network-file-system", "network", is_flag=True, expose_value=False, callback=_store("network"),
           help=N_("Open the database though it lies on a network file system.")),
    option("--json", is_flag=True, expose_value=False, callback=_store("json"),
           help=N_("Print one JSON document.")),
)  # fmt: skip


def shared(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that all have; those after it win over those before."""
    return shared_but_as(_AS(command))


def shared_but_as(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command those options but --as, which it reads itself."""
    for each in _OPTIONS:
        command = each(command)
    return command


def prepared(context: click.Context) -> Options:
    """Read the settings and speak the language, once all options are known."""
    options = context.ensure_object(Options)
    prepare(options)
    return options


def print_json(document: object) -> None:
    """Print one JSON document; what could steer a terminal stands in it as an escape."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    click.echo("".join(c if c == "\n" or c.isprintable() else json.dumps(c)[1:-1] for c in text))


def tell(text: object, *, err: bool = False) -> None:
    """Print a line for a person; what steers a terminal is cleaned on entry, but the file may have been altered."""
    click.echo(printable(str(text)), err=err)


def filled(text: str, cells: int) -> str:
    """Fill a text up to so many cells of the terminal, in which some letters take two and some none."""
    from rich.cells import cell_len

    shown = printable(text)
    return shown + " " * (cells - cell_len(shown))


def tell_columns(rows: Sequence[Sequence[str]]) -> None:
    """Print rows as lines whose columns stand under each other."""
    from rich.cells import cell_len

    widths = [max(cell_len(printable(text)) for text in column) for column in zip(*rows, strict=True)]
    for row in rows:
        tell("  ".join(filled(text, cells) for text, cells in zip(row, widths, strict=True)).rstrip())


def open_for(options: Options, *, create: bool = False) -> None:
    """Open the database that was named."""
    from floortui.services.opening import open_database

    open_database(options.path, create=create, network_too=options.network)


def desk_of(options: Options) -> Any:
    """Give a desk for who acts: by name, and by PIN from the first PIN on.

    Raises:
        Refused: nobody signs in though PINs are asked for, or name and PIN do not match.
    """
    from floortui.services.desk import Desk
    from floortui.services.signing_in import identify, pins_are_asked

    desk = Desk(terminal=terminal_name())
    if options.who is None:
        if pins_are_asked():
            raise Refused("pin.needed")
        return desk
    pin = os.environ.get("FLOORTUI_PIN")
    pin = pin and clean(pin)
    if pins_are_asked() and pin is None:
        if not sys.stdin.isatty():
            raise Refused("pin.needed")
        pin = click.prompt(_("PIN"), hide_input=True, err=True)
    desk.actor = identify(desk, options.who, pin).id
    return desk
