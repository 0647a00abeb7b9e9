"""Keys: as people read them, and as people change them in their settings."""

from __future__ import annotations

from collections.abc import Mapping

from floortui.errors import N_
from floortui.language import _
from floortui.ui.commands import COMMANDS, Command, together

_SHOWN: Mapping[str, str] = {
    "enter": "Enter",
    "space": N_("Space"),
    "slash": "/",
    "full_stop": ".",
    "escape": "Esc",
    "plus": "+",
    "up": "↑",
    "down": "↓",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
}
_CLASH = N_("Key {key} of “{command}” is taken by “{other}”; the usual key stays.")
_UNKNOWN = N_("There is no command “{command}” to give a key to. Did you mean “{near}”?")


def shown_key(key: str) -> str:
    """Write a key as people read it: `^P`, `F1`, `⇧↑`, `n`."""
    *modifiers, last = key.split(",")[0].split("+")
    name = _(_SHOWN[last]) if last in _SHOWN else last
    if len(name) > 1 and name[0] == "f" and name[1:].isdigit():
        name = name.upper()
    for modifier in reversed(modifiers):
        name = {"ctrl": "^", "shift": "⇧", "alt": "⌥"}.get(modifier, modifier) + (
            name.upper() if modifier == "ctrl" else name
        )
    return name


def checked_keymap(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Check the keys of a settings file against all commands.

    Gives the keymap of those that work, and a sentence for each that does not: its usual key stays.
    """
    keymap: dict[str, str] = {}
    problems = []
    for name, key in wanted.items():
        if name not in COMMANDS:
            import difflib

            near = difflib.get_close_matches(name, COMMANDS, 1, 0.0)[0]
            problems.append(_(_UNKNOWN).format(command=name, near=near))
            continue
        other = _taken(COMMANDS[name], key, keymap)
        if other:
            problems.append(_(_CLASH).format(key=key, command=name, other=other))
        else:
            keymap[name] = key
    return keymap, problems


def _taken(command: Command, key: str, keymap: Mapping[str, str]) -> str:
    """Name the command that has a key already, where both could be meant."""
    for other in COMMANDS.values():
        if other.id != command.id and together(command, other) and keymap.get(other.id, other.key) == key:
            return other.id
    return ""
