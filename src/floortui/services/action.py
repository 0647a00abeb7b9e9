"""The registry of actions: everything that can be done to the records, declared once.

`@action("visit.close", roles=DESK, own="visit")` makes a function an action. Its keyword parameters are its fields,
their annotations (domain/fields.py) say how each is read; its docstring's first sentence is its help. The command
line, the palette, the forms, the role table and the documentation are read from here.
"""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_type_hints

from floortui.domain.fields import Ground, Kind
from floortui.domain.people import CONSULTANT, MANAGER, RECEPTION, ROLES
from floortui.domain.text import has_nothing_to_read
from floortui.errors import Refused, Term

Told = dict[str, Any]
Performs = Callable[..., Told]

EVERYBODY = frozenset({RECEPTION, CONSULTANT, MANAGER})
"""Consultants for themselves only, where an action says what makes it their own."""
DESK = frozenset({RECEPTION, MANAGER})
MANAGERS = frozenset({MANAGER})


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an action."""

    name: str
    kind: Kind
    default: Any
    required: bool


@dataclass(frozen=True)
class Action:
    """Something that can be done: who may, what it takes, how it is done."""

    name: str
    performs: Performs
    roles: frozenset[str]
    own: str
    """The field by which a consultant's own is known: a person, a visit, or `assigned` (which is told). Empty: any."""
    undoable: bool
    open_day: bool
    """Whether doing it opens the line-up if nobody did."""
    prepared: bool = False
    """Whether a command of the program prepares what it takes: nobody can give that as the text of fields."""
    covered: bool = False
    """Whether it may be done for a colleague, too, by whoever has taken over what is due of theirs today."""
    forgets: bool = False
    """Whether its line keeps less of what was asked than was asked: it cannot be compared with a repeat."""

    @property
    def help(self) -> str:
        """The action's one-sentence description, in English; the catalogues translate it."""
        return (inspect.getdoc(self.performs) or "").split("\n", 1)[0]

    @cached_property
    def fields(self) -> dict[str, Field]:
        """The fields in the order of the signature; a trailing underscore (`as_`) is not part of a name."""
        hints = get_type_hints(self.performs, include_extras=True)
        fields = {}
        for parameter in inspect.signature(self.performs).parameters.values():
            if parameter.kind is inspect.Parameter.KEYWORD_ONLY:
                required = parameter.default is inspect.Parameter.empty
                kind = next(meta for meta in hints[parameter.name].__metadata__ if isinstance(meta, Kind))
                name = parameter.name.rstrip("_")
                fields[name] = Field(name, kind, None if required else parameter.default, required)
        return fields

    def read(self, given: Mapping[str, object], ground: Ground) -> dict[str, Any]:
        """Read what was given for the fields: checked, cleaned, defaults filled in.

        Raises:
            Refused: a field is unknown, missing, or cannot be read.
        """
        self.check_names(given)
        return {name: self.read_field(name, given.get(name), ground) for name in self.fields}

    def check_names(self, given: Mapping[str, object]) -> None:
        """Look whether it has such fields.

        Raises:
            Refused: it has not; the nearest is suggested.
        """
        for name in given:
            if name not in self.fields:
                raise _unknown_field(self, name)

    def recorded(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Give what of the fields the journal keeps: everything but secrets."""
        return {
            name: value for name, value in asked.items() if name not in self.fields or not self.fields[name].kind.secret
        }

    def read_field(self, name: str, value: object, ground: Ground) -> Any:
        """Read one field.

        Raises:
            Refused: it is needed and missing, or cannot be read.
        """
        field = self.fields[name]
        text = _as_text(value)
        if text.strip() == "":
            if field.required:
                raise Refused("field.missing", field=field.name)
            return field.default
        if has_nothing_to_read(text):  # it is neither empty nor an answer
            raise Refused("text.empty", field=field.name)
        return field.kind.read(text, field.name, ground)


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ",".join(str(item) for item in value)
    return str(value)


def _unknown_field(action: Action, name: str) -> Refused:
    near = difflib.get_close_matches(name, action.fields, 1)
    if near:
        return Refused("field.near", action=action.name, near=near[0], name=name)
    return Refused("field.unknown", action=action.name, name=name, fields=", ".join(action.fields))


ACTIONS: dict[str, Action] = {}
"""Every action by its name; `services` fills it when its modules are read."""


def action(
    name: str,
    *,
    roles: frozenset[str],
    own: str = "",
    undoable: bool = True,
    open_day: bool = False,
    prepared: bool = False,
    forgets: bool = False,
    covered: bool = False,
) -> Callable[[Performs], Performs]:
    """Declare a function to be an action."""

    def register(performs: Performs) -> Performs:
        ACTIONS[name] = Action(name, performs, roles, own, undoable, open_day, prepared, covered, forgets)
        return performs

    return register


def find(name: str) -> Action:
    """Give an action by its name.

    Raises:
        Refused: there is none; the nearest name is suggested.
    """
    if name in ACTIONS:
        return ACTIONS[name]
    near = difflib.get_close_matches(name, ACTIONS, 1)
    if near:
        raise Refused("action.near", action=name[:60], near=near[0])
    raise Refused("action.unknown", action=name[:60])


def role_names(roles: frozenset[str]) -> list[Term]:
    """Name roles for a sentence, in the order of ROLES."""
    return [Term(label) for role, label in ROLES.items() if role in roles]
