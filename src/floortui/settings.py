"""A person's settings: a TOML file of theirs, read strictly and never written.

```toml
language = "zh"        # en or zh; the system's if left out
theme = "light"        # dark or light
sidebar = true
database = "showroom.db"
bell = true

[keys]                 # command = key, as named on the keys page of the guide
arrival = "ctrl+n"
```
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from floortui.errors import Refused
from floortui.language import LANGUAGES

THEMES = ("dark", "light")


class Settings(NamedTuple):
    """What one person prefers."""

    language: str = ""
    """en or zh; empty is the system's."""
    theme: str = "dark"
    """dark or light."""
    sidebar: bool = True
    """Whether the figures stand beside every screen."""
    database: str = ""
    """The database file, unless the command line or FLOORTUI_DB names another."""
    keys: Mapping[str, str] = MappingProxyType({})
    """Keys by command, over those that the program comes with."""
    bell: bool = True
    """Whether the terminal rings when a consultant is alerted."""


_TAKES: Mapping[str, tuple[type, str, tuple[str, ...]]] = {
    "language": (str, "en, zh", tuple(LANGUAGES)),
    "theme": (str, "dark, light", THEMES),
    "sidebar": (bool, "true, false", ()),
    "database": (str, "a file name in quotes", ()),
    "keys": (dict, "a table of command = \"key\"", ()),
    "bell": (bool, "true, false", ()),
}  # fmt: skip


def read_settings(file: Path) -> Settings:
    """Read a settings file; a file that does not exist gives the defaults.

    Raises:
        Refused: it is no TOML, has an unknown key (the nearest is suggested), or a value of the wrong kind.
    """
    if not file.exists():
        return Settings()
    import tomllib

    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused("settings.file", file=file, why=str(error)) from None
    for key, value in values.items():
        _check(file, key, value)
    return Settings(**values)


def _check(file: Path, key: str, value: Any) -> None:
    known = list(Settings._fields)
    if key not in known:
        import difflib

        near = difflib.get_close_matches(key, known, 1, 0.0)[0]
        raise Refused("settings.key", file=file, key=key, near=near)
    kind, takes, choices = _TAKES[key]
    wrong_keys = key == "keys" and isinstance(value, dict) and not all(isinstance(v, str) for v in value.values())
    if not isinstance(value, kind) or (choices and value not in choices) or wrong_keys:
        raise Refused("settings.value", file=file, key=key, takes=takes)
