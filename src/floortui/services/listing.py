"""The actions as a list: names, roles, fields and help, for the command line and the documentation."""

from __future__ import annotations

from typing import Any

from floortui.language import _
from floortui.services import registry
from floortui.services.action import ACTIONS


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
