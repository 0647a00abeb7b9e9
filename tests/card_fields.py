"""Every field of what is done to cards, calls, contacts and orders, and a house in which each of it can be done.

The fields are those of the actions themselves: a field that an action gets tomorrow is asked the same questions.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple

from floortui.errors import Refused
from floortui.language import LANGUAGES, current, say, use
from floortui.services import registry
from floortui.services.action import ACTIONS
from floortui.storage.queries import floor
from tests.house import MANAGER, RECEPTION, Showroom

registry.load()

SUBJECTS = ("card", "loss", "claim", "call", "follow_up", "order", "appointment")
"""What the actions that are meant begin with."""

NAMES = tuple(
    name for name, action in ACTIONS.items() if name.split(".")[0] in SUBJECTS and action.roles and not action.forgets
)
"""The actions; an erasure keeps nothing of what was asked."""

CUSTOMER, PHONE = "欧阳晓岚", "13512345678"
"""Whose card the actions are about: the first one, of 李娜."""

NEEDED: Mapping[str, str] = {
    "card": "1", "visit": "1", "call": "1", "name": "周女士", "phone": "13700137000", "model": "Accord", "grade": "B",
    "to": "刘洋", "reason": "客户要求", "verdict": "rejected", "colour": "珍珠白", "price": "238000",
    "deposit": "5000", "at": "+2 14:30", "keep": "1", "other": "2", "staff": "李娜", "id": "1",
}  # fmt: skip
"""What stands in the fields that are needed, while another one is asked about."""

NEEDED_FOR: Mapping[str, Mapping[str, str]] = {
    "card.open": {"owner": "李娜"},
    "card.lose": {"reason": "price"},
    "card.claim": {"by": "刘洋"},
    "call.log": {"name": "周女士"},
    "appointment.cancel": {"card": "1"},
    "follow_up.log": {"content": "聊了聊价格"},
    "follow_up.review": {"verdict": "doubtful"},
}
"""What else, or otherwise, stands in the fields of some."""

BEFORE: Mapping[str, tuple[str, str]] = {
    "loss.confirm": ("李娜", "card.lose"),  # what a manager marks as lost needs nobody to confirm it
    "card.revive": ("李娜", "card.lose"),
    "claim.decide": ("刘洋", "card.claim"),
    "call.called_back": (RECEPTION, "call.log"),
    "follow_up.review": ("李娜", "follow_up.log"),
    "appointment.cancel": ("李娜", "appointment.make"),
    "follow_up.uncover": ("李娜", "follow_up.cover"),
    "order.deliver": ("李娜", "order.sign"),
    "order.cancel": ("李娜", "order.sign"),
    "card.merge": (RECEPTION, "card.open"),
    "card.split": (MANAGER, "card.merge"),
}
"""What has to have happened for an action to have a sense, and who did it."""

LIFE = (
    "card.open", "arrival.log", "visit.complete", "card.edit", "card.grade", "follow_up.log", "follow_up.review",
    "call.log", "call.called_back", "appointment.make", "appointment.cancel", "order.sign", "order.cancel",
    "card.lose", "loss.confirm", "card.revive", "card.claim", "claim.decide", "card.transfer",
    "card.merge", "card.split", "order.sign", "order.deliver", "follow_up.cover", "follow_up.uncover",
)  # fmt: skip
"""A card's life in which each of the actions happens, and a visit."""


class Asked(NamedTuple):
    """A field of an action."""

    action: str
    field: str

    def given(self, text: str) -> dict[str, Any]:
        """Give this text for the field, and to the others what they need."""
        return {**needed(self.action), self.field: text}


FIELDS = tuple(Asked(name, field) for name in NAMES for field in ACTIONS[name].fields)
"""Every field of every such action."""


def needed(action: str) -> dict[str, Any]:
    """Give what an action needs."""
    required = [name for name, field in ACTIONS[action].fields.items() if field.required]
    return {name: NEEDED[name] for name in required} | dict(NEEDED_FOR.get(action, {}))


def ready_for(action: str, house: Showroom) -> None:
    """Bring a house to where an action can be done: there is a card, lost or ordered if need be."""
    if {"card", "keep"} & set(ACTIONS[action].fields) or action in BEFORE:
        house.do("card.open", name=CUSTOMER, phone=PHONE, model="CR-V", grade="A", owner="李娜")
    _lead_up_to(action, house)


def _lead_up_to(action: str, house: Showroom) -> None:
    """Let happen what has to have happened, the first thing first."""
    if before := BEFORE.get(action):
        who, action = before
        _lead_up_to(action, house)
        if action == "call.log":
            nobody_is_free(house)
        house.at(who).do(action, **needed(action))


def nobody_is_free(house: Showroom) -> None:
    """Let every party leave and everybody go home: whoever calls now is to be called back."""
    for visit in floor.open_visits():
        house.do("visit.close", visit=visit.id)
    for name in house.line():
        house.do("rotation.leave", name=name)


class _Over(Exception):  # noqa: N818 - it is the end of a try, not a fault
    """What was tried is taken back."""


@contextmanager
def tried(house: Showroom) -> Iterator[None]:
    """Let what is done inside leave no trace: the next try finds the house as this one did."""
    try:
        with house.desk.together():
            yield
            raise _Over
    except _Over:
        pass


def answer(house: Showroom, action: str, given: Mapping[str, Any]) -> Refused | None:
    """Do an action; give how it was refused, if it was."""
    try:
        house.do(action, **given)
    except Refused as refused:
        return refused
    return None


def filled(house: Showroom, action: str, text: Callable[[str], str]) -> dict[str, Any]:
    """Give what an action needs, and a text for every field that takes it, made from the field's name."""
    given = needed(action)
    for field in ACTIONS[action].fields:
        with tried(house):
            if answer(house, action, {**given, field: text(field)}) is None:
                given[field] = text(field)
    return given


def lived(house: Showroom, text: Callable[[str], str]) -> None:
    """Let a card live its life, with such a text wherever one can stand."""
    for action in LIFE:
        if action == "call.log":
            nobody_is_free(house)
        if action == "card.merge":  # there is a second card
            house.do("card.open", **{**needed("card.open"), "phone": "13700137099"})
        given = filled(house, action, text)
        desk = house.at("李娜") if action == "card.lose" else house.desk
        desk.do(action, **given)


def hidden(text: str) -> list[str]:
    """Give the characters of a text that a terminal would obey or nobody would see; a note has line ends."""
    return [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") and c != "\n"]


def texts_in(value: Any) -> Iterator[str]:
    """Give every text in rows, lists and documents, whatever holds it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)


def sentences(refused: Refused) -> list[str]:
    """Word a refusal in every language."""
    spoken, said = current(), []
    for code in LANGUAGES:
        use(code)
        said.append(say(refused))
    use(spoken)
    return said
