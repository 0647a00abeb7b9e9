"""Cards that nobody looks after, and the colleagues who may get them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from floortui.domain.allocation import Loose, Taker, contacts_a_month
from floortui.domain.period import day_after
from floortui.domain.protection import days_left, windows_of
from floortui.domain.records import LOST, OWNER, Customer, Cycle
from floortui.domain.settings import Value
from floortui.storage.database import execute
from floortui.storage.queries import cards, drawer, house, people
from floortui.storage.queries.drawer import CardLine

MOST_LOOKED_AT = 2000
"""Cards among which the most urgent are looked for: a list costs no more where very many are nobody's."""

# CROSS JOIN, here and below: the customers of an owner are few, and the cycles of a state are nearly all of them
_IN_THE_HOUSE = "SELECT id FROM staff WHERE active = 1"
_OF_NOBODY = "k.owner IS NULL AND c.state IN ('open', 'losing') AND c.grade <> '' AND k.erased = 0"
_OF_LEAVERS = (
    "k.owner IN (SELECT id FROM staff WHERE active = 0) AND c.state IN ('open', 'losing', 'owner') AND c.grade <> ''"
    " AND k.erased = 0 AND c.id = (SELECT max(id) FROM cycle WHERE customer = k.id)"
)


def _numbers(where: str, most: int) -> list[int]:
    rows = execute(
        "SELECT id FROM (SELECT c.id, c.state, c.next_day FROM customer AS k CROSS JOIN cycle AS c"
        f" WHERE c.customer = k.id AND {where} LIMIT ?)"
        " ORDER BY state = 'owner', next_day IS NULL, next_day, id LIMIT ?",
        (MOST_LOOKED_AT, most),
    )
    return [number for (number,) in rows]


def _count(where: str) -> int:
    sql = f"SELECT count(*) FROM customer AS k CROSS JOIN cycle AS c WHERE c.customer = k.id AND {where}"
    return int(execute(sql).fetchone()[0])


def nobodys(most: int) -> list[CardLine]:
    """Give the open cards without an owner, the most urgent first."""
    return drawer.of_cycles(_numbers(_OF_NOBODY, most))


def leavers(most: int) -> list[CardLine]:
    """Give the open cards, and then the owners, of those who have left the house, the most urgent first."""
    return drawer.of_cycles(_numbers(_OF_LEAVERS, most))


def count_of_nobody() -> int:
    """Count the open cards without an owner."""
    return _count(_OF_NOBODY)


def count_of_leavers() -> int:
    """Count the cards and owners of those who have left the house."""
    return _count(_OF_LEAVERS)


def count_of(person: int) -> int:
    """Count the open cards and owners of somebody."""
    row = execute(
        "SELECT count(*) FROM customer AS k CROSS JOIN cycle AS c WHERE c.customer = k.id AND k.owner = ?"
        " AND c.state IN ('open', 'losing', 'owner') AND c.grade <> '' AND k.erased = 0"
        " AND c.id = (SELECT max(id) FROM cycle WHERE customer = k.id)",
        (person,),
    ).fetchone()
    return int(row[0])


def has_lapsed(known: Customer, found: Cycle, settings: Mapping[str, Value], day: str) -> bool:
    """Say whether nobody has been in touch with a customer for longer than their grade protects them."""
    left = days_left(found.grade, cards.last_contact(known.id) or known.first_day, day, windows_of(settings))
    return left is not None and left < 0


def lapsed(most: int, settings: Mapping[str, Value], day: str) -> list[CardLine]:
    """Give the open cards that have lapsed with somebody who still works here, the nearest to buying first."""
    numbers: list[int] = []
    for grade, window in windows_of(settings).items():
        if not window or len(numbers) >= most:
            continue
        quiet_since = day_after(day, -window)
        rows = execute(
            "SELECT c.id FROM cycle AS c JOIN customer AS k ON k.id = c.customer"
            f" WHERE c.state = 'open' AND c.grade = ? AND c.last_day < ? AND k.owner IN ({_IN_THE_HOUSE})"
            " AND NOT EXISTS (SELECT 1 FROM visit AS v WHERE v.customer = k.id AND v.day >= ? AND v.voided = 0"
            " AND v.kind <> 'other') AND NOT EXISTS (SELECT 1 FROM call AS l WHERE l.customer = k.id AND l.day >= ?)"
            " ORDER BY c.next_day LIMIT ?",
            (grade, quiet_since, quiet_since, quiet_since, most - len(numbers)),
        )
        numbers += [number for (number,) in rows]
    return drawer.of_cycles(numbers)


Lists = Callable[[int, Mapping[str, Value], str], list[CardLine]]

WHICH: Mapping[str, tuple[Lists, ...]] = {
    "nobodys": (lambda most, settings, day: nobodys(most),),
    "leavers": (lambda most, settings, day: leavers(most),),
    "lapsed": (lapsed,),
    "loose": (lambda most, settings, day: nobodys(most), lambda most, settings, day: leavers(most), lapsed),
}
"""The words that stand for many cards: without an owner, of those who left, lapsed, and all of these."""


def loose(which: str, most: int, settings: Mapping[str, Value], day: str) -> list[CardLine]:
    """Give the cards that a word of WHICH stands for, at most so many."""
    found: list[CardLine] = []
    for lines in WHICH[which]:
        found += lines(most - len(found), settings, day) if len(found) < most else []
    return found


def as_loose(line: CardLine) -> Loose:
    """Give a card as it is dealt out; an owner counts as one without a grade."""
    return Loose(line.customer, "" if line.state in (OWNER, LOST) else line.grade, line.owner)


def weights() -> dict[str, int]:
    """Give how many contacts a month a card asks for, by its grade."""
    return {choice.code: contacts_a_month(str(choice.details["every"])) for choice in house.choices("grade")}


def takers(day: str, persons: list[int] | None = None) -> list[Taker]:
    """Give the consultants who are on duty on a day, in the order of its roster, with what they have already.

    Where a day has no roster, everybody who takes turns. `persons` holds them to some, in their order; who is off then
    is left out, too.
    """
    able = {person.id: person.tier for person in people.everybody() if person.takes_turns}
    on_duty = [person for person in people.roster(day) if person in able] or list(able)
    chosen = on_duty if persons is None else [person for person in persons if person in on_duty]
    weighs, counted = weights(), _open_cards()
    return [
        Taker(
            person,
            able[person],
            sum(counted.get(person, {}).values()),
            sum(weighs.get(grade, 1) * count for grade, count in counted.get(person, {}).items()),
        )
        for person in chosen
    ]


def _open_cards() -> dict[int, dict[str, int]]:
    """Count everybody's open cards by grade."""
    rows = execute(
        "SELECT k.owner, c.grade, count(*) FROM cycle AS c JOIN customer AS k ON k.id = c.customer"
        " WHERE c.state IN ('open', 'losing') AND c.grade <> '' AND k.owner IS NOT NULL GROUP BY k.owner, c.grade"
    )
    found: dict[int, dict[str, int]] = {}
    for person, grade, count in rows:
        found.setdefault(person, {})[grade] = count
    return found
