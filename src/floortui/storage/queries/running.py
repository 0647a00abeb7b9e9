"""The running month at a glance: a few counts of it and of its latest day, asked often and in one pass each."""

from __future__ import annotations

from floortui.domain.period import Period
from floortui.storage.queries.stock import CARD
from floortui.storage.queries.tallies import Tallies, ask, tally
from floortui.storage.queries.traffic import CONTACT, Sources

EARLIER, TODAY = 0, 1
"""What the counts are sorted by here, instead of by whose they are."""


def running(period: Period, today: str, origins: Sources) -> Tallies:
    """Count contacts, visits, cards and cars of a period that runs: those of today, and those of the days before."""
    facts = {**period._asdict(), "today": today, "apart": origins.apart}
    contacts = ask(
        f"WITH {CONTACT} SELECT CASE WHEN day >= :today THEN {TODAY} ELSE {EARLIER} END, count(*),"
        " count(*) FILTER (WHERE source NOT IN (:apart)) FROM contact GROUP BY 1",
        **facts,
    )
    visits = ask(
        f"SELECT CASE WHEN day >= :today THEN {TODAY} ELSE {EARLIER} END, count(*) FILTER (WHERE kind = 'return'),"
        " count(*) FILTER (WHERE test_drive = 1), count(*) FILTER (WHERE left_at IS NULL),"
        " count(*) FILTER (WHERE assigned IS NULL)"
        " FROM visit WHERE day >= :start AND day < :end AND kind <> 'other' AND voided = 0 GROUP BY 1",
        **facts,
    )
    cards = ask(
        f"WITH {CARD} SELECT CASE WHEN card_day >= :today THEN {TODAY} ELSE {EARLIER} END, count(*),"
        " count(*) FILTER (WHERE NOT apart) FROM card GROUP BY 1",
        **facts,
    )
    return {
        **tally(("first_contacts", "chain_contacts"), contacts),
        **tally(("return_visits", "test_drives", "open_visits", "unassigned"), visits),
        **tally(("cards", "chain_cards"), cards),
        **tally(("orders",), _cars("day", facts)),
        **tally(("deliveries",), _cars("delivered_on", facts)),
    }


def _cars(column: str, facts: dict[str, object]) -> list[tuple[object, ...]]:
    return ask(
        f"SELECT CASE WHEN {column} >= :today THEN {TODAY} ELSE {EARLIER} END, sum(quantity)"
        f" FROM car_order WHERE {column} >= :start AND {column} < :end GROUP BY 1",
        **facts,
    )
