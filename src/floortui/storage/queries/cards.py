"""Cards: cycles, their follow-ups, orders and losses, and what is known of them on a past day."""

from __future__ import annotations

import json
from typing import Any

from floortui.domain.records import OWNER, Claim, Cycle, FoundCard, Order
from floortui.domain.search import LONGEST_SEARCH, MOST_CUSTOMERS, looked_for
from floortui.domain.text import clean
from floortui.storage.database import execute
from floortui.storage.queries import house

_CYCLE = f"SELECT {', '.join(Cycle._fields)} FROM cycle"
_ORDER = f"SELECT {', '.join(Order._fields)} FROM car_order"


def cycle(number: int) -> Cycle | None:
    """Give a cycle by its number."""
    row = execute(f"{_CYCLE} WHERE id = ?", (number,)).fetchone()
    return Cycle(*row) if row else None


def current(customer: int) -> Cycle | None:
    """Give a customer's latest cycle."""
    row = execute(f"{_CYCLE} WHERE customer = ? ORDER BY id DESC LIMIT 1", (customer,)).fetchone()
    return Cycle(*row) if row else None


def cycles_of(customer: int) -> list[Cycle]:
    """Give all of a customer's cycles, the first one first."""
    return [Cycle(*row) for row in execute(f"{_CYCLE} WHERE customer = ? ORDER BY id", (customer,))]


def grade_said(cycle_number: int) -> str:
    """Give the grade that was noted last at a visit or a call of a cycle, before it was a card; empty if none was."""
    row = execute(
        "SELECT grade FROM (SELECT arrived AS at, grade FROM visit WHERE cycle = ?1 AND voided = 0"
        " UNION ALL SELECT at, grade FROM call WHERE cycle = ?1) WHERE grade <> '' ORDER BY at DESC LIMIT 1",
        (cycle_number,),
    ).fetchone()
    return str(row[0]) if row else ""


def visits_without_cycle(customer: int) -> list[int]:
    """Give a customer's sales visits that no cycle has yet: those that an older schema recorded."""
    rows = execute("SELECT id FROM visit WHERE customer = ? AND cycle IS NULL AND kind <> 'other'", (customer,))
    return [number for (number,) in rows]


def came_before(cycle_number: int, besides: int = 0) -> bool:
    """Say whether a cycle has a sales visit that was not voided, another one aside."""
    row = execute(
        "SELECT 1 FROM visit WHERE cycle = ? AND kind <> 'other' AND voided = 0 AND id <> ? LIMIT 1",
        (cycle_number, besides),
    ).fetchone()
    return row is not None


def last_contact(customer: int) -> str | None:
    """Give the day of the last contact in both directions with a customer: a visit, a call, or as their card says."""
    row = execute(
        "SELECT max(day) FROM (SELECT last_day AS day FROM cycle WHERE customer = ?1"
        " UNION ALL SELECT day FROM visit WHERE customer = ?1 AND kind <> 'other' AND voided = 0"
        " UNION ALL SELECT day FROM call WHERE customer = ?1)",
        (customer,),
    ).fetchone()
    return row[0] if row else None


def written_by_no_visit(cycle_number: int) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Give what a cycle was before and after visits came in that were none, since its latest real contact, in order.

    A visit is none if it was voided, or is about no car. Contacts are visits, follow-ups and calls, as they were
    written one after the other.
    """
    rows = execute(
        "WITH came AS (SELECT id, voided = 1 OR kind = 'other' AS gone FROM visit WHERE cycle = ?1),"
        " wrote AS (SELECT j.seq, came.gone, b.changes FROM journal AS j JOIN journal_body AS b USING (seq)"
        " JOIN came ON came.id = json_extract(b.told, '$.visit')"
        " WHERE j.day >= (SELECT min(day) FROM visit WHERE cycle = ?1 AND (voided = 1 OR kind = 'other'))"
        " AND j.action IN ('arrival.log', 'visit.add_buyer', 'visit.reclassify')"
        " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq)),"
        " latest AS (SELECT max(seq) AS seq FROM (SELECT seq FROM wrote WHERE NOT gone"
        " UNION ALL SELECT seq FROM follow_up WHERE cycle = ?1 UNION ALL SELECT seq FROM call WHERE cycle = ?1))"
        " SELECT json_extract(c.value, '$[2]'), json_extract(c.value, '$[3]')"
        " FROM wrote, json_each(wrote.changes) AS c"
        " WHERE wrote.gone AND wrote.seq > coalesce((SELECT seq FROM latest), 0)"
        " AND json_extract(c.value, '$[0]') = 'cycle' AND json_extract(c.value, '$[1]') = ?1 ORDER BY wrote.seq",
        (cycle_number,),
    )
    return [(json.loads(before), json.loads(after)) for before, after in rows if before and after]


def visits_of_cycle(cycle_number: int) -> list[int]:
    """Give every visit of a cycle."""
    return [number for (number,) in execute("SELECT id FROM visit WHERE cycle = ? ORDER BY id", (cycle_number,))]


def began_for_nothing(cycle_number: int) -> tuple[int, str | None] | None:
    """Give the owner's cycle that a later one followed in which nothing happened, and when its next contact was due.

    Nothing has if it is the customer's latest, no card, and has neither calls nor visits but those that were none.
    """
    row = execute(
        "SELECT o.id, (SELECT json_extract(c.value, '$[2].next_day')"
        " FROM journal AS j JOIN journal_body AS b USING (seq), json_each(b.changes) AS c"
        " WHERE j.day >= (SELECT min(day) FROM visit WHERE cycle = y.id)"
        " AND json_extract(b.told, '$.visit') IN (SELECT id FROM visit WHERE cycle = y.id)"
        " AND json_extract(c.value, '$[0]') = 'cycle' AND json_extract(c.value, '$[1]') = o.id"
        " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq) ORDER BY j.seq LIMIT 1)"
        " FROM cycle AS y"
        " JOIN cycle AS o ON o.id = (SELECT max(id) FROM cycle WHERE customer = y.customer AND id < y.id)"
        " WHERE y.id = ?1 AND o.state = ?2 AND o.next_day IS NULL AND y.card_day IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM cycle WHERE customer = y.customer AND id > y.id)"
        " AND NOT EXISTS (SELECT 1 FROM call WHERE cycle = y.id)"
        " AND NOT EXISTS (SELECT 1 FROM visit WHERE cycle = y.id AND voided = 0 AND kind <> 'other')",
        (cycle_number, OWNER),
    ).fetchone()
    return (int(row[0]), row[1]) if row else None


def last_standing(cycle_number: int) -> tuple[Any, ...] | None:
    """Give how a card stood last, as the history has it: state, grade, owner, next date."""
    row = execute(
        "SELECT state, grade, owner, next_day FROM standing WHERE cycle = ? ORDER BY id DESC LIMIT 1", (cycle_number,)
    ).fetchone()
    return tuple(row) if row else None


def due_by(day: str) -> list[tuple[int, int | None]]:
    """Give the customers whose next contact is due by a day, and whose they are, the longest overdue first."""
    rows = execute(
        "SELECT y.customer, c.owner FROM cycle AS y JOIN customer AS c ON c.id = y.customer"
        " WHERE y.next_day <= ? AND y.card_day IS NOT NULL ORDER BY y.next_day, y.id",
        (day,),
    )
    return [(customer, owner) for customer, owner in rows]


def order(number: int) -> Order | None:
    """Give an order by its number."""
    row = execute(f"{_ORDER} WHERE id = ?", (number,)).fetchone()
    return Order(*row) if row else None


def orders_of(cycle_number: int) -> list[Order]:
    """Give a cycle's orders, the first one first."""
    return [Order(*row) for row in execute(f"{_ORDER} WHERE cycle = ? ORDER BY id", (cycle_number,))]


def order_of_origin(origin: str) -> Order | None:
    """Give the order that a file brought under a number of its own."""
    row = execute(f"{_ORDER} WHERE origin = ?", (origin,)).fetchone()
    return Order(*row) if row else None


def order_like(customer: int, *, day: str, model: str, colour: str, price: int) -> int | None:
    """Give a customer's order of a day for the same car at the same price."""
    row = execute(
        "SELECT o.id FROM car_order AS o JOIN cycle AS y ON y.id = o.cycle"
        " WHERE y.customer = ? AND o.day = ? AND o.model = ? AND o.colour = ? AND o.price = ? LIMIT 1",
        (customer, day, model, colour, price),
    ).fetchone()
    return int(row[0]) if row else None


def open_loss(cycle_number: int) -> int | None:
    """Give the row of a loss that awaits the manager, or that stands."""
    row = execute(
        "SELECT id FROM loss WHERE cycle = ? AND verdict IN ('', 'approved') ORDER BY id DESC LIMIT 1", (cycle_number,)
    ).fetchone()
    return int(row[0]) if row else None


def open_claims(customer: int) -> list[Claim]:
    """Give the claims to a customer that await the manager, the first one first."""
    rows = execute(
        f"SELECT {', '.join(Claim._fields)} FROM claim WHERE customer = ? AND verdict = '' ORDER BY id", (customer,)
    )
    return [Claim(*row) for row in rows]


def price_floor(model: str, day: str) -> int | None:
    """Give the price in cents below which a model is sold over the limit on a day; None if it has no floor."""
    row = execute(
        "SELECT price FROM price_floor WHERE model = ? AND since <= ? ORDER BY since DESC LIMIT 1", (model, day)
    ).fetchone()
    return int(row[0]) if row else None


def price_floor_row(model: str, since: str) -> int | None:
    """Give the row of a floor that begins on a day."""
    row = execute("SELECT id FROM price_floor WHERE model = ? AND since = ?", (model, since)).fetchone()
    return int(row[0]) if row else None


def market_row(month: str) -> int | None:
    """Give the row of a month's market."""
    row = execute("SELECT id FROM market WHERE month = ?", (month,)).fetchone()
    return int(row[0]) if row else None


_FOUND = f"""
WITH hit AS (SELECT customer, max(token = ?1) AS whole
             FROM (SELECT token, customer FROM token WHERE token >= ?1 AND token < ?2 LIMIT {MOST_CUSTOMERS})
             GROUP BY customer),
first AS (SELECT hit.customer, y.id AS cycle, y.grade, y.state, y.next_day,
                 y.state IN ('lost', 'owner') AS closed,
                 CASE WHEN NOT hit.whole THEN 2
                      WHEN ?3 = (SELECT name FROM customer WHERE id = hit.customer) THEN 0 ELSE 1 END AS nearness
          FROM hit JOIN cycle AS y ON y.id = (SELECT max(id) FROM cycle WHERE customer = hit.customer)
          WHERE y.card_day IS NOT NULL
          ORDER BY closed, nearness, y.next_day IS NULL, y.next_day, hit.customer DESC LIMIT ?4)
SELECT c.id, c.name, c.model, c.owner, first.cycle, first.grade, first.state, first.next_day
FROM first JOIN customer AS c ON c.id = first.customer
ORDER BY closed, nearness, next_day IS NULL, next_day, c.id DESC
"""
"""Only the rows that are shown are read whole: sorting two thousand wide ones would cost twice as much."""


def find_cards(text: str, most: int) -> list[FoundCard]:
    """Find cards as somebody types: by any end of a name, in characters or pinyin, of a phone, or by model.

    Open cards come before lost ones and owners, a whole name or phone before what only begins so, then what is due
    first. A range of the token table, cut off before it is put in order, so that one letter costs no more than a name.
    """
    word = looked_for(text, house.region())
    if not word:
        return []
    asked = (word, word + "\U0010ffff", clean(text[:LONGEST_SEARCH]), most)
    rows = execute(_FOUND, asked).fetchall()
    return [FoundCard._make((*row, _phones_of(row[0]))) for row in rows]


def _phones_of(customer: int) -> tuple[str, ...]:
    rows = execute("SELECT number FROM phone WHERE customer = ? ORDER BY id", (customer,))
    return tuple(number for (number,) in rows if number)
