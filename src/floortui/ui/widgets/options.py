"""Options: what the fields of a form offer, by what their kind suggests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from floortui.language import _, current
from floortui.storage.queries import house, people
from floortui.ui.widgets.text_field import Option

if TYPE_CHECKING:
    from floortui.domain.fields import Kind

Options = Callable[[], Sequence[Option]]
"""Gives what is offered, as the records stand and in the language of now."""


def options_of(action: str, name: str, kind: Kind) -> Options | None:
    """Give what a field of an action offers; None if anything may be written into it."""
    if (action, name) in OF_FIELD:
        return OF_FIELD[action, name]
    if kind.choices:
        return lambda: [Option(code, _choice_label(code)) for code in kind.choices if code]
    return BY_SUGGESTION.get(kind.suggests)


def _choice_label(code: str) -> str:
    from floortui.domain.people import ROLES

    return _(ROLES.get(code, code))


def _what_a_visit_can_be() -> list[Option]:
    kinds = [Option("first", _("first visit")), Option("return", _("return visit"))]
    return kinds + [option for option in _listed("purpose")() if option.value != "sales"]


def _listed(kind: str) -> Callable[[], list[Option]]:
    return lambda: [Option(choice.code, choice.named(current())) for choice in house.choices(kind)]


def _colleagues() -> list[Option]:
    return [Option(person.name, person.name) for person in people.everybody() if person.takes_turns]


BY_SUGGESTION: Mapping[str, Options] = {
    "staff": _colleagues,
    "purpose": _listed("purpose"),
    "source": _listed("source"),
    "model": _listed("model"),
    **{
        kind: _listed(kind)
        for kind in (
            *("away", "skip", "hand_over", "move", "reclassify"),
            *("way", "outcome", "loss", "sign", "ending", "step", "review_verdict"),
        )
    },
}
"""What a kind of field offers, by the kind's `suggests`."""

OF_FIELD: Mapping[tuple[str, str], Options] = {("visit.reclassify", "as"): _what_a_visit_can_be}
"""What a field offers that no kind tells."""
