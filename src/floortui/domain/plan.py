"""The manager's two planners: what a month sells when a rate moves, and how many customers a goal needs.

They compute exactly, in fractions, so that one in three is a third; what comes out is an int where it is whole, and a
float otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from floortui.domain.text import clean
from floortui.errors import Refused

Exact = Fraction | int
Number = int | float

CLASSES = ("A", "B", "C")
"""The classes of cards by grade at opening: O, H and A; B; C."""

LARGEST = 10**12
"""More than any showroom counts, in customers or in money."""

_TOLERANCE = Fraction(1, 1000)
"""How far from 1 a mix may be: three thirds are typed as 0.333."""
_LARGEST_STEP = 10**15
"""What a ladder may ask for at most; beyond, a JSON reader no longer holds every whole number."""

_AMOUNT = re.compile(r"(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(\.\d{1,15})?([万亿]?)", re.ASCII)
_SHARE = re.compile(r"(\d{1,15}(?:\.\d{1,15})?|\.\d{1,15})(?:(%)|/(\d{1,15}))?", re.ASCII)
_UNITS = {"": 1, "万": 10**4, "亿": 10**8}


class WhatIf(NamedTuple):
    """What a period's own contacts come to."""

    cards: Number
    by_class: Mapping[str, Number]
    """Cards by class A, B, C; they add up to `cards`."""
    followed: Number
    sales: Number


class Ladder(NamedTuple):
    """How many customers each step needs, from the orders of a goal down to first contacts."""

    A: int
    """Orders."""
    B: int
    """Cards that reach A or H."""
    C: int
    """Cards that reach B."""
    D: int
    """Cards."""
    E: int
    """First contacts."""


def what_if(
    flow: Exact,
    retention: Exact,
    mix: Sequence[Exact],
    follow_up: Exact,
    *,
    close: Exact | None = None,
    close_by_class: Sequence[Exact] | None = None,
) -> WhatIf:
    """Compute N × K × F × C, with the cards by class (deck D).

    `mix` holds the shares of A, B and C, and only matters to the sales with close rates by class. Shares that miss 1
    by no more than rounding are stretched to it.

    Raises:
        Refused: a number is out of its range, the mix does not add up to 1, or not exactly one kind of close rate is
            given.
    """
    if (close is None) == (close_by_class is None):
        raise Refused("plan.close")
    contacts = _within("flow", flow, LARGEST)
    card_rate, follow_up_rate = _within("retention", retention), _within("follow_up", follow_up)
    shares = _adding_up(mix)
    if close_by_class is None:
        rates = [_within("close", close or 0)] * len(CLASSES)
    else:
        rates = [_within("close_by_class", rate) for rate in _three("close_by_class", close_by_class)]
    cards = contacts * card_rate
    followed = cards * follow_up_rate
    sales = followed * sum(share * rate for share, rate in zip(shares, rates, strict=True))
    by_class = {name: _plain(cards * share) for name, share in zip(CLASSES, shares, strict=True)}
    return WhatIf(_plain(cards), by_class, _plain(followed), _plain(sales))


def ladder(goal: Exact, order_value: Exact, rate: Exact) -> Ladder:
    """Compute how many customers each step needs if `rate` of them go on to the next, rounding up at each.

    After deck D. `goal` and `order_value` are money in one unit, whichever.

    Raises:
        Refused: a number is out of its range, or the rate so small that no number of customers would do.
    """
    steps = [ceil(_within("goal", goal, LARGEST) / _above_zero("order_value", order_value, LARGEST))]
    share = _above_zero("rate", rate)
    while len(steps) < len(Ladder._fields):
        steps.append(ceil(steps[-1] / share))
    if steps[-1] > _LARGEST_STEP:
        raise Refused("plan.endless", field="rate")
    return Ladder(*steps)


def read_amount(text: str, field: str) -> Fraction:
    """Read how many or how much: `2000`, `10,000,000`, `1000万`, in any width.

    Raises:
        Refused: it is no number, is negative, or more than LARGEST.
    """
    if found := _AMOUNT.fullmatch(_folded(text)):
        amount = Fraction(found[1].replace(",", "") + (found[2] or "")) * _UNITS[found[3]]
        return _within(field, amount, LARGEST)
    raise Refused("plan.amount", field=field, most=f"{LARGEST:,}")


def read_share(text: str, field: str) -> Fraction:
    """Read a share of a whole: `0.4`, `40%`, `1/3`, in any width.

    Raises:
        Refused: it is no number, or not from 0 to 1.
    """
    found = _SHARE.fullmatch(_folded(text))
    below = 100 if found and found[2] else int((found and found[3]) or 1)
    if found is None or not below:
        raise Refused("plan.share", field=field)
    return _within(field, Fraction(found[1]) / below)


def read_shares(text: str, field: str) -> tuple[Fraction, ...]:
    """Read a share for each of A, B and C: `0.1,0.2,0.7`.

    Raises:
        Refused: there are not three, or one of them is no share.
    """
    parts = re.split("[,、;]", _folded(text))
    if len(parts) != len(CLASSES):
        raise Refused("plan.three", field=field)
    return tuple(read_share(part, field) for part in parts)


def _folded(text: str) -> str:
    """Make width, spaces and the kind of slash no difference."""
    plain = unicodedata.normalize("NFKC", clean(text[:200]))
    return plain.replace("\u2044", "/").replace(" ", "")


def _within(field: str, number: Exact, most: int = 1) -> Fraction:
    if 0 <= number <= most:
        return Fraction(number)
    if most == 1:
        raise Refused("plan.share", field=field)
    raise Refused("plan.amount", field=field, most=f"{most:,}")


def _above_zero(field: str, number: Exact, most: int = 1) -> Fraction:
    exact = _within(field, number, most)
    if not exact:
        raise Refused("plan.zero", field=field)
    return exact


def _three(field: str, shares: Sequence[Exact]) -> Sequence[Exact]:
    if len(shares) != len(CLASSES):
        raise Refused("plan.three", field=field)
    return shares


def _adding_up(mix: Sequence[Exact]) -> list[Fraction]:
    """Give shares that add up to exactly 1, so that the classes add up to the cards."""
    shares = [_within("mix", share) for share in _three("mix", mix)]
    total = sum(shares, Fraction())
    if abs(total - 1) > _TOLERANCE:
        raise Refused("plan.mix", field="mix", total=f"{float(total):.6g}")
    return [share / total for share in shares]


def _plain(number: Fraction) -> Number:
    return number.numerator if number.denominator == 1 else float(number)
