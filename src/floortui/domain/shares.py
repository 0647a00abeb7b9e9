"""Shares: who has how much of an order, as it is written on the form: `李娜:60, 刘洋`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from floortui.domain.text import brief
from floortui.errors import Refused

HOUSE = ("house", "本店", "公司")
"""How the house itself is named among those who share an order."""

WHOLE = 100
"""The shares of an order, in hundredths."""


class Share(NamedTuple):
    """A name and its hundredths; an empty name is the house."""

    name: str
    share: int


def read_shares(texts: Sequence[str]) -> list[Share]:
    """Read shares; who is named without a number gets an equal part of what is left, the last one the odd rest.

    Raises:
        Refused: one is no share, or they do not add up to the whole.
    """
    read: list[tuple[str, int | None]] = []
    for text in texts:
        name, _, number = text.replace("：", ":").partition(":")
        number = number.strip().removesuffix("%")
        if number and not (len(number) <= len(str(WHOLE)) and number.isdecimal() and 0 < int(number) <= WHOLE):
            raise Refused("order.share", field="credits", text=brief(text))
        name = name.strip()
        read.append(("" if name.lower() in HOUSE else name, int(number) if number else None))
    left, open_ones = WHOLE - sum(share or 0 for _, share in read), sum(share is None for _, share in read)
    given = [share if share is not None else max(left, 0) // open_ones for _, share in read]
    if open_ones and left > 0:
        given[-1 - [share is None for _, share in reversed(read)].index(True)] += left % open_ones
    if sum(given) != WHOLE or any(share < 1 for share in given):
        raise Refused("order.shares", field="credits", whole=WHOLE, sum=sum(given))
    return [Share(name, share) for (name, _), share in zip(read, given, strict=True)]
