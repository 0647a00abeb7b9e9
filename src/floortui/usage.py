"""Help and usage errors of the command line in the reader's language.

click words them through gettext's own domain, which becomes ours while a command line is read; what commands and
options say of themselves is translated when it is shown, since the language is known only then.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy
from itertools import pairwise

import click

from floortui import language, paths
from floortui.errors import N_, Refused
from floortui.language import _
from floortui.resources import locale_folder
from floortui.settings import read_settings

CLICKS_WORDS = (
    N_("Usage:"), N_("Options"), N_("Commands"), N_("Error: {message}"), N_("Try '{command} {option}' for help."),
    N_("No such option {name!r}."), N_("No such command {name!r}."), N_("Missing argument"), N_("Missing option"),
    N_("Invalid value: {message}"), N_("Invalid value for {param_hint}: {message}"),
    N_("{value!r} is not a valid {number_type}."), N_("{value} is not in the range {range}."),
    N_("Option {name!r} does not take a value."), N_("default: {default}"),
)  # fmt: skip
"""What click says of itself, in its own words: they are the keys of the catalogue."""

CLICKS_PLURALS = (
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
)
"""The same, where it says something else of several."""


class Option(click.Option):
    """An option whose help speaks the reader's language."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give its names and what it means."""
        said = copy(self)
        said.help = _(self.help or "")
        return click.Option.get_help_record(said, ctx)


class Command(click.Command):
    """A command whose help speaks the reader's language, and is never cut short."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does."""
        said = copy(self)
        said.help = _(self.help or "")
        click.Command.format_help_text(said, ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - the list of commands folds what is long
        """Give its whole sentence."""
        return _(self.help or "")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the option that shows this help; it is made once, in whatever language was spoken then."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this message and exit.")
        return option


class Group(Command, click.Group):
    """A command with further commands."""

    command_class = Command


@contextmanager
def spoken(arguments: Sequence[str]) -> Iterator[None]:
    """Speak the language that a command line will ask for while it is read, wherever the option stands in it."""
    language.use(_asked_for(arguments))
    before = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.bindtextdomain("floortui", str(locale_folder()))
    gettext.textdomain("floortui")
    os.environ["LANGUAGE"] = language.current()
    try:
        yield
    finally:
        gettext.textdomain(before[0])
        del os.environ["LANGUAGE"]
        if before[1] is not None:
            os.environ["LANGUAGE"] = before[1]


def _asked_for(arguments: Sequence[str]) -> str:
    """Give the language named last, else the person's own, else the system's."""
    named = [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    named += [value for option, value in pairwise(arguments) if option == "--lang"]
    for code in reversed(named):
        if code in language.LANGUAGES:
            return code
    try:
        own = read_settings(paths.settings_file()).language
    except Refused:  # said once the command line has been read
        own = ""
    return own or language.of_the_system()
