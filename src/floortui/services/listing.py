"""The actions and what a line asked of one, for the command line and the documentation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from floortui.language import _
from floortui.services import registry
from floortui.services.action import ACTIONS, find


def check_names(action: str, fields: Mapping[str, object]) -> None:
    """Hold a line to be typed anew to the names of an action and its fields, before anything else is asked.

    Raises:
        Refused: there is no such action, or it has no such field; the nearest is suggested.
    """
    registry.load()
    find(action).check_names(fields)


def listed_actions() -> list[dict[str, Any]]:
    """Give every action that somebody can do, in the order of names."""
    registry.load()
    return [
        {
            "name": action.name,
            "help": _(action.help),
            "roles": sorted(action.roles),
            "undoable": action.undoable,
            "fields": {
                field.name: {
                    "takes": _(field.kind.takes),
                    "required": field.required,
                    "default": field.default,
                }
                for field in action.fields.values()
            },
        }
        for _name, action in sorted(ACTIONS.items())
        if action.roles and not action.prepared
    ]


def written(action: str, asked: Mapping[str, Any]) -> str:
    """Write what a line asked for people, by the kinds of its action's fields, without what was left empty."""
    registry.load()
    fields = ACTIONS[action].fields if action in ACTIONS else {}
    return " ".join(
        f"{name}={fields[name].kind.written(value) if name in fields else value}"
        for name, value in asked.items()
        if value not in ("", [], False, None)
    )
