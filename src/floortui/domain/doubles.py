"""Doubles: whether two customers may be one, and by what: the same phone or plate, the same name and a near phone."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.search import folded, word_of
from floortui.errors import N_

PHONE, ALSO, PLATE = "phone", "also", "plate"
"""What they share: a phone of theirs, the phone of somebody who came along with one of them, a plate."""

DIGIT, SWAPPED, MISSING = "digit", "swapped", "missing"
"""How a phone differs from one of somebody of the same name: in one digit, by two neighbours, by one left out."""

WHY = {
    PHONE: N_("the same phone"),
    ALSO: N_("the phone of somebody who came along"),
    PLATE: N_("the same plate"),
    DIGIT: N_("one digit differs"),
    SWAPPED: N_("two digits are swapped"),
    MISSING: N_("one digit is missing"),
}
"""How each likeness is said, the strongest first."""

SHORTEST_NEAR = 7
"""Digits from which on a phone is near another: of short ones every second is."""

TITLES = ("先生", "女士", "小姐", "太太", "总", "师傅", "老师", "经理")
"""What stands behind a family name where the given name is not known."""


class Person(NamedTuple):
    """What of a customer tells whether they are another: name, phones, the phones of who came along, plate."""

    name: str = ""
    phones: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    plate: str = ""


class Likeness(NamedTuple):
    """By what two customers may be one: the kind, and the phone or plate of the second that shows it."""

    kind: str
    by: str


def likeness(one: Person, other: Person) -> Likeness | None:
    """Say by what two customers may be one; None if nothing speaks for it.

    A phone that both have says most, then that of somebody who came along, then a plate; a phone that is nearly the
    same says so only of two of the same name. A family name with a title may be anybody's of that family.
    """
    shared = next((phone for phone in other.phones if phone in one.phones), None)
    if shared is not None:
        return Likeness(PHONE, shared)
    along = next((phone for phone in (*other.also, *other.phones) if phone in (*one.also, *one.phones)), None)
    if along is not None:
        return Likeness(ALSO, along)
    if one.plate and folded(one.plate) == folded(other.plate):
        return Likeness(PLATE, other.plate)
    if not called_alike(one.name, other.name):
        return None
    near = ((nearness(mine, theirs), theirs) for mine in one.phones for theirs in other.phones)
    return next((Likeness(kind, theirs) for kind, theirs in near if kind), None)


def called_alike(one: str, other: str) -> bool:
    """Say whether two names may be one person's: the same, in any writing, or a family name with a title and it."""
    first, second = word_of(one), word_of(other)
    if not first or not second:
        return False
    return first == second or _titled(first, second) or _titled(second, first)


def _titled(short: str, name: str) -> bool:
    """Say whether a name is a family name with a title, and the other one a full name of that family."""
    family = next((short.removesuffix(title) for title in TITLES if short.endswith(title)), "")
    return bool(family) and name.startswith(family) and not name.endswith(TITLES)


def nearness(one: str, other: str) -> str:
    """Say how one phone differs from another: by one digit, by two neighbours, by one left out; else nothing."""
    if min(len(one), len(other)) < SHORTEST_NEAR or one == other:
        return ""
    if len(one) == len(other):
        apart = [at for at, (mine, theirs) in enumerate(zip(one, other, strict=True)) if mine != theirs]
        if len(apart) == 1:
            return DIGIT
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1
        return SWAPPED if swapped and one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]] else ""
    shorter, longer = sorted((one, other), key=len)
    left_out = len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
    return MISSING if left_out else ""


def near_phones(phone: str) -> list[str]:
    """Give every phone that is near one: some hundreds, each to be looked up in an index."""
    if len(phone) < SHORTEST_NEAR:
        return []
    near = {phone[:at] + digit + phone[at + 1 :] for at in range(len(phone)) for digit in "0123456789"}
    near |= {phone[:at] + phone[at + 1] + phone[at] + phone[at + 2 :] for at in range(len(phone) - 1)}
    near |= {phone[:at] + digit + phone[at:] for at in range(len(phone) + 1) for digit in "0123456789"}
    near |= {phone[:at] + phone[at + 1 :] for at in range(len(phone))} if len(phone) > SHORTEST_NEAR else set()
    return sorted(near - {phone})
