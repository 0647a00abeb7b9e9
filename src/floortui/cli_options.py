"""What every command of the command line shares: its options, its desk, and how it prints a document."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

import click

from floortui import language
from floortui.domain.text import clean
from floortui.errors import Refused
from floortui.language import _
from floortui.launch import Options, prepare, terminal_name


def _store(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value:
            setattr(context.ensure_object(Options), name, clean(value) if name == "who" else value)

    return callback


_AS = click.option("--as", "who", metavar="NAME", expose_value=False, callback=_store("who"), help="Who acts.")
_OPTIONS = (
    click.option("--db", metavar="FILE", expose_value=False, callback=_store("db"),
                 help="The database (or FLOORTUI_DB)."),
    click.option("--lang", type=click.Choice(list(language.LANGUAGES)), expose_value=False, callback=_store("lang"),
                 help="The language; the system's if not given."),
    click.option("--network-file-system", "network", is_flag=True, expose_value=False, callback=_store("network"),
                 help="Open the database though it lies on a network file system."),
)  # fmt: skip


def shared(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that all have; those after it win over those before."""
    return shared_but_as(_AS(command))


def shared_but_as(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command those options but --as, which it reads itself."""
    for option in _OPTIONS:
        command = option(command)
    return command


def prepared(context: click.Context) -> Options:
    """Read the settings and speak the language, once all options are known."""
    options = context.ensure_object(Options)
    prepare(options)
    return options


def print_json(document: object) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


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


def shown(text: str) -> str:
    """Give a line for the terminal: what steers it is cleaned on entry, but the file may have been altered since."""
    return "".join(character for character in text if character.isprintable())
