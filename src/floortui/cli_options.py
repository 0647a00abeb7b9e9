"""What every command of the command line shares: its options, and how it prints a document."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import click

from floortui import language
from floortui.domain.text import clean
from floortui.launch import Options, prepare


def shared(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that all have; those after it win over those before."""

    def store(name: str) -> Callable[[click.Context, click.Parameter, Any], Any]:
        def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
            if value:
                setattr(context.ensure_object(Options), name, clean(value) if name == "who" else value)

        return callback

    for option in (
        click.option("--db", metavar="FILE", expose_value=False, callback=store("db"),
                     help="The database (or FLOORTUI_DB)."),
        click.option("--lang", type=click.Choice(list(language.LANGUAGES)), expose_value=False, callback=store("lang"),
                     help="The language; the system's if not given."),
        click.option("--as", "who", metavar="NAME", expose_value=False, callback=store("who"), help="Who acts."),
        click.option("--network-file-system", "network", is_flag=True, expose_value=False, callback=store("network"),
                     help="Open the database though it lies on a network file system."),
    ):  # fmt: skip
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
