"""Opening the app from its options, without reading the whole command line first: a tenth of the start."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from floortui import language, paths
from floortui.errors import Refused
from floortui.settings import Settings, read_settings

EXIT_REFUSED = 1

PLAIN = {"--db": "db", "--lang": "lang", "--as": "who"}
"""The options with which the app is opened day by day."""


@dataclass(slots=True)
class Options:
    """What every command takes."""

    db: str | None = None
    lang: str | None = None
    who: str | None = None
    network: bool = False
    json: bool = False
    settings: Settings | None = None

    @property
    def path(self) -> Path:
        """The database file.

        Raises:
            Refused: a server was named.
        """
        named = self.db or os.environ.get("FLOORTUI_DB") or (self.settings and self.settings.database)
        if named and "://" in named:
            raise Refused("database.url")
        return Path(named) if named else paths.default_database()


def plain_options(arguments: Sequence[str]) -> Options | None:
    """Read the options of a plain start; None if there is anything else, which the command line then reads."""
    options = Options()
    for name, value in zip(arguments[::2], arguments[1::2], strict=False):
        if name not in PLAIN or not value or value.startswith("-"):
            return None
        setattr(options, PLAIN[name], value)
    spoken = options.lang is None or options.lang in language.LANGUAGES
    return options if len(arguments) % 2 == 0 and spoken else None


def prepare(options: Options) -> None:
    """Read the person's settings and speak their language."""
    if options.settings is None:
        language.use(options.lang or language.of_the_system())
        options.settings = read_settings(paths.settings_file())
    language.use(options.lang or options.settings.language or language.of_the_system())


def open_the_app(options: Options) -> int:
    """Open the app and give its exit code.

    Raises:
        Refused: there is no terminal, or the database cannot be used.
    """
    prepare(options)
    need_a_terminal()
    from floortui.ui.start import start

    assert options.settings is not None
    return start(options.path, options.settings, options.who, terminal_name(), network_too=options.network)


def need_a_terminal() -> None:
    """Insist on somewhere to paint.

    Raises:
        Refused: keys or picture go elsewhere than to a terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("terminal.needed")


def terminal_name() -> str:
    """Name this terminal for the journal: the computer and its line."""
    try:
        line = os.ttyname(sys.stdin.fileno()).removeprefix("/dev/")
    except (OSError, AttributeError, ValueError):
        line = "-"
    return f"{platform.node()}:{line}"
