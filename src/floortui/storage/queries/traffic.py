"""Traffic in figures: first contacts, visits, calls, how long they last, and the days without any.

A batch is a sales visit that was not voided, or an incoming call; a cycle's first contact is its earliest batch.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from floortui.domain.hours import CLOSED
from floortui.domain.moments import minutes_between
from floortui.domain.period import Period, day_after
from floortui.storage.database import execute
from floortui.storage.queries import house
from floortui.storage.queries.tallies import TALKED, Tallies, ask, tally

BE_BACK_DAYS = 30
"""Within how many days a customer who came again is a be-back (ours)."""

OWNER_REFERRAL = "owner referral"
"""The channel of the sources by which an owner recommended the house."""


class Sources(NamedTuple):
    """The codes of the sources by what they stand for; those that are off the list now still stand in records."""

    referred: tuple[str, ...]
    developed: tuple[str, ...]
    apart: tuple[str, ...]
    """Off-site events, which yield a card by construction."""
    owner_referral: tuple[str, ...]


def sources() -> Sources:
    """Give the house's sources."""
    rows = execute("SELECT code, details FROM reference WHERE kind = 'source' ORDER BY position, id")
    details = {code: json.loads(text) for code, text in rows}
    return Sources(
        referred=tuple(code for code, each in details.items() if each.get("group") == "referred"),
        developed=tuple(code for code, each in details.items() if each.get("group") == "developed"),
        apart=tuple(code for code, each in details.items() if each.get("apart")),
        owner_referral=tuple(code for code, each in details.items() if each.get("channel") == OWNER_REFERRAL),
    )


_IN_PERIOD = "b.day >= :start AND b.day < :end"
_CUSTOMERS_SOURCE = """(
    SELECT p.source FROM customer AS p WHERE p.id = b.customer
    AND NOT EXISTS (SELECT 1 FROM cycle AS o WHERE o.customer = p.id AND o.id < {cycle}))"""
"""What the card says of the customer's first cycle; what brought them then brought them to no later one."""

_SOURCE = f"coalesce(nullif(b.source, ''), {_CUSTOMERS_SOURCE.format(cycle='b.cycle')}, '')"

CONTACT = f"""
contact AS MATERIALIZED (
    SELECT 'visit' AS via, b.day, b.assigned, b.cycle, {_SOURCE} AS source
    FROM visit AS b
    WHERE {_IN_PERIOD} AND b.kind = 'first' AND b.voided = 0
    AND NOT EXISTS (
        SELECT 1 FROM visit AS e WHERE e.cycle = b.cycle AND e.kind <> 'other' AND e.voided = 0
        AND (e.day, e.arrived, e.id) < (b.day, b.arrived, b.id))
    AND NOT EXISTS (
        SELECT 1 FROM call AS e WHERE e.cycle = b.cycle AND e.direction = 'in' AND (e.day, e.at) < (b.day, b.arrived))
    UNION ALL
    SELECT b.way, b.day, b.assigned, b.cycle, {_SOURCE}
    FROM call AS b
    WHERE {_IN_PERIOD} AND b.direction = 'in'
    AND NOT EXISTS (
        SELECT 1 FROM visit AS e WHERE e.cycle = b.cycle AND e.kind <> 'other' AND e.voided = 0
        AND (e.day, e.arrived) <= (b.day, b.at))
    AND NOT EXISTS (
        SELECT 1 FROM call AS e WHERE e.cycle = b.cycle AND e.direction = 'in'
        AND (e.day, e.at, e.id) < (b.day, b.at, b.id)))
"""
"""The first contacts of a period. A cycle that begins with a return visit had its first contact before the records."""

OF_CONTACTS = (
    *("first_contacts", "apart_contacts", "chain_contacts", "by_itself", "referred", "developed", "owner_referrals"),
    *("calls", "leads", "cohort_cards"),
)


def contacts(period: Period, origins: Sources) -> Tallies:
    """Count first contacts by who served them: all, by source and way, and those that have a card now."""
    rows = ask(
        f"WITH {CONTACT} SELECT assigned, count(*),"
        " count(*) FILTER (WHERE source IN (:apart)), count(*) FILTER (WHERE source NOT IN (:apart)),"
        " count(*) FILTER (WHERE source NOT IN (:referred) AND source NOT IN (:developed)),"
        " count(*) FILTER (WHERE source IN (:referred)), count(*) FILTER (WHERE source IN (:developed)),"
        " count(*) FILTER (WHERE source IN (:owner_referral)),"
        " count(*) FILTER (WHERE via = 'phone'), count(*) FILTER (WHERE via = 'online'),"
        " count(*) FILTER (WHERE cycle.card_day IS NOT NULL)"
        " FROM contact LEFT JOIN cycle ON cycle.id = contact.cycle GROUP BY assigned",
        **period._asdict(),
        **origins._asdict(),
    )
    return tally(OF_CONTACTS, rows)


def first_contacts_on(day: str) -> int:
    """Count the first contacts of one day: who called before and comes today is none, who calls today is one."""
    counts = contacts(Period(day, day_after(day)), sources())["first_contacts"]
    return int(sum(counts.values()))


OF_VISITS = ("visits", "return_visits", "test_drives", "open_visits", "unassigned")


def visits(period: Period) -> Tallies:
    """Count sales visits by who served them."""
    rows = ask(
        "SELECT assigned, count(*) FILTER (WHERE kind = 'first'), count(*) FILTER (WHERE kind = 'return'),"
        " count(*) FILTER (WHERE test_drive = 1), count(*) FILTER (WHERE left_at IS NULL),"
        " count(*) FILTER (WHERE assigned IS NULL AND group_of IS NULL)"
        " FROM visit WHERE day >= :start AND day < :end AND kind <> 'other' AND voided = 0 GROUP BY assigned",
        **period._asdict(),
    )
    return tally(OF_VISITS, rows)


OF_STAYS = ("dwell_sum", "dwell_known", "dwell_unknown", "be_backs")


def stays(period: Period) -> Tallies:
    """Sum up how long first visits lasted, in minutes, and count those whose customer came again in time."""
    tallies: Tallies = {name: {} for name in OF_STAYS}
    rows = ask(
        "SELECT v.assigned, v.day, v.arrived, v.left_at, v.left_known, (SELECT min(r.day) FROM visit AS r"
        " WHERE r.customer = v.customer AND r.day > v.day AND r.kind <> 'other' AND r.voided = 0)"
        " FROM visit AS v WHERE v.day >= :start AND v.day < :end AND v.kind = 'first' AND v.voided = 0",
        **period._asdict(),
    )
    latest = {day: day_after(day, BE_BACK_DAYS) for day in {row[1] for row in rows}}
    for person, day, arrived, left, left_known, next_day in rows:
        known = left is not None and left_known
        lasted = minutes_between(arrived, left) if known else 0  # whole ones, as the register says them
        back = next_day is not None and next_day <= latest[day]
        for name, number in zip(OF_STAYS, (lasted, int(known), int(not known), int(back)), strict=True):
            tallies[name][person] = tallies[name].get(person, 0) + number
    return tallies


OF_TALKS = ("call_sum", "calls_timed")
OF_FOLLOW_UPS = ("contact_sum", "contacts_timed")


def talks(period: Period) -> Tallies:
    """Sum up the minutes of calls, in and out, and of answered follow-ups, where they were noted."""
    calls = ask(
        "SELECT assigned, sum(minutes), count(minutes) FROM call WHERE day >= :start AND day < :end GROUP BY assigned",
        **period._asdict(),
    )
    follow_ups = ask(
        "SELECT f.staff, sum(f.minutes), count(f.minutes) FROM follow_up AS f"
        f" WHERE f.day >= :start AND f.day < :end AND {TALKED.format(f='f')} GROUP BY f.staff",
        **period._asdict(),
    )
    return tally(OF_TALKS, calls) | tally(OF_FOLLOW_UPS, follow_ups)


def days_without_entry(period: Period, today: str) -> int:
    """Count the open days of a period that are over and have neither an arrival nor a call.

    Days before the first record of the house do not count: nobody was there to log.
    """
    since = execute(
        "SELECT min(day) FROM (SELECT min(day) AS day FROM journal UNION ALL SELECT min(day) FROM visit"
        " UNION ALL SELECT min(day) FROM call) AS firsts"
    ).fetchone()[0]
    over = Period(max(period.start, since or today), period.end).until(today)
    logged = ask(
        "SELECT day FROM visit WHERE day >= :start AND day < :end AND voided = 0"
        " UNION SELECT day FROM call WHERE day >= :start AND day < :end",
        **over._asdict(),
    )
    quiet = set(over.days()) - {day for (day,) in logged}
    return sum(1 for day in quiet if is_open_day(day)) if quiet else 0


def is_open_day(day: str) -> bool:
    """Say whether the house is open on a day."""
    return house.hours_of(day) != CLOSED


def market(months: list[str]) -> int | None:
    """Sum up the market of some months, in cars of all makes; None if one of them was not entered."""
    rows = ask("SELECT size FROM market WHERE month IN (:months)", months=tuple(months))
    return sum(size for (size,) in rows) if months and len(rows) == len(months) else None
