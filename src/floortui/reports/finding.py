"""Who is it: past visits and customers by whatever somebody remembers of them.

“I was here on Saturday, with a child” is looked up by day and looks; also by phone, name, plate, model and consultant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from floortui.domain.days import past_day
from floortui.domain.known import named_to
from floortui.domain.moments import clock_text
from floortui.domain.others import others_of
from floortui.domain.phones import AN_END
from floortui.domain.records import Customer, Visit
from floortui.domain.search import LONGEST_SEARCH, folded, looked_for, word_of
from floortui.errors import N_
from floortui.storage.database import snapshot
from floortui.storage.queries import floor, house, parties, people

DAYS_BACK = 90
"""Within how many days a visit is found by looks, model or consultant alone; with a day, or by who it is, any is."""

SHORTEST = 2
"""From how many letters on something is looked for; one Chinese character is enough."""

MOST = 30
"""How many are shown."""

BY: Mapping[str, str] = {
    "name": N_("name"), "phone": N_("phone"), "plate": N_("plate"), "also": N_("with them"), "looks": N_("looks"),
    "model": N_("model"), "consultant": N_("consultant"), "day": N_("day"),
}  # fmt: skip
"""By what somebody is found, and how that is called."""


class Found(NamedTuple):
    """Somebody who may be meant: a customer with their last visit, or a visit without a name."""

    key: str
    visit: Visit | None
    customer: Customer | None
    day: str
    came: str
    who: str
    model: str
    consultant: str
    by: tuple[str, ...]
    """Keys of BY."""


class Asker(NamedTuple):
    """Who looks, and where: a consultant sees colleagues' customers masked."""

    person: int | None
    role: str
    zone: tzinfo
    now: datetime


def find(text: str, asker: Asker) -> list[Found]:
    """Find who may be meant: those known by it first, the best of them on top, then visits, the latest first.

    Every word has to fit.
    """
    words = text[:LONGEST_SEARCH].split()
    today = asker.now.astimezone(asker.zone).date()
    day = next((said for word in words if (said := past_day(word, today))), "")
    rest = [word for word in words if not day or past_day(word, today) != day]
    if not day and len(folded(text)) < SHORTEST and text.strip().isascii():
        return []
    with snapshot():
        names = people.names()
        known = [(parties.last_visit(each.id), each) for each in floor.find_customers(text, MOST)] if words else []
        found = [_found(visit, customer, words, asker, names) for visit, customer in known]
        word = looked_for(text, house.region())
        written = "phone" if word.isdigit() else "name"  # with the country before it; in pinyin, or by its initials
        found = [each if each.by else each._replace(by=(written,)) for each in found]
        found.sort(key=lambda each: _rank(word, each.customer))
        if day:
            found += _of_day(day, rest, asker, names)
        elif words and len(found) < MOST:
            since = (today - timedelta(days=DAYS_BACK)).isoformat()
            staff = [[number for number, name in names.items() if folded(word) in folded(name)] for word in words]
            found += _worded(parties.visits_like(since, words, staff), words, asker, names)
    return list({each.key: each for each in reversed(found)}.values())[::-1][:MOST]


NEARNESS: tuple[Callable[[str, Customer], bool], ...] = (
    lambda word, known: word in known.phones,
    lambda word, known: len(word) >= AN_END and any(phone.endswith(word) for phone in known.phones),
    lambda word, known: folded(known.plate) == word,
    lambda word, known: word_of(known.name) == word,
    lambda word, known: word_of(known.name).startswith(word),
)
"""How near a customer is to the word that is looked for, the nearest first."""


def _rank(word: str, known: Customer | None) -> int:
    fits = (at for at, near in enumerate(NEARNESS) if known is not None and near(word, known))
    return next(fits, len(NEARNESS))


def _of_day(day: str, words: Sequence[str], asker: Asker, names: Mapping[int, str]) -> list[Found]:
    visits = [visit for visit in reversed(floor.visits_of(day)) if not visit.voided][: None if words else MOST]
    found = _worded(visits, words, asker, names)
    fitting = (each for each in found if len({word for word in words if _fits(word, each, names)}) == len(set(words)))
    return [each._replace(by=("day", *each.by)) for each in fitting]


def _fits(word: str, found: Found, names: Mapping[int, str]) -> bool:
    return bool(_by([word], found.visit, found.customer, names))


def _worded(visits: Sequence[Visit], words: Sequence[str], asker: Asker, names: Mapping[int, str]) -> list[Found]:
    customers = floor.customers(visit.customer for visit in visits if visit.customer is not None)
    return [_found(visit, customers.get(visit.customer or 0), words, asker, names) for visit in visits]


def _found(
    visit: Visit | None, customer: Customer | None, words: Sequence[str], asker: Asker, names: Mapping[int, str]
) -> Found:
    """Word one who may be meant."""
    name = named_to(customer, "", asker.person, asker.role).name if customer else ""
    looks = visit.looks if visit else ""
    key = f"customer {customer.id}" if customer else f"visit {visit.id}" if visit else ""
    served = (customer.owner if customer else None) or (visit.assigned if visit else None)
    return Found(
        key=key,
        visit=visit,
        customer=customer,
        day=visit.day if visit else customer.first_day if customer else "",
        came=clock_text(visit.arrived, asker.zone) if visit else "",
        who=" · ".join(part for part in (name, customer.plate if customer else "", looks) if part) or "–",
        model=(visit.model if visit else "") or (customer.model if customer else ""),
        consultant=names.get(served or 0, ""),
        by=_by(words, visit, customer, names),
    )


def _by(
    words: Sequence[str], visit: Visit | None, customer: Customer | None, names: Mapping[int, str]
) -> tuple[str, ...]:
    """Say by what somebody is found."""
    others = others_of(visit.also) if visit else []
    stands: dict[str, list[str]] = {
        "name": [customer.name] if customer else [],
        "phone": list(customer.phones) if customer else [],
        "plate": [customer.plate] if customer else [],
        "also": [f"{other.name} {other.phone}" for other in others],
        "looks": [visit.looks] if visit else [],
        "model": [visit.model if visit else "", customer.model if customer else ""],
        "consultant": [names.get(number or 0, "") for number in (visit.assigned if visit else None,)]
        + [names.get((customer.owner if customer else None) or 0, "")],
    }
    wanted = [folded(word) for word in words if folded(word)]
    return tuple(key for key, texts in stands.items() if any(word in folded(t) for word in wanted for t in texts))
