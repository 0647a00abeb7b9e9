"""The drawer in figures: cards as they were opened, followed up, graded and lost, and how it stood on a past day.

The history (`standing`) says how a card stood from a day on.
"""

from __future__ import annotations

from floortui.domain.period import Period, days_between
from floortui.storage.database import execute
from floortui.storage.queries.tallies import TALKED, Tallies, ask, tally

GRADES = "ohabc"
FOLLOWED_GRADES = "habc"


def source_of(cycle: str) -> str:
    """Word what brought a cycle's customer: its earliest batch's source, else, for a first cycle, the customer's."""
    return f"""coalesce(nullif((
        SELECT b.source FROM (
            SELECT day, arrived AS at, 0 AS way, id, source FROM visit
            WHERE cycle = {cycle}.id AND kind <> 'other' AND voided = 0
            UNION ALL
            SELECT day, at, 1, id, source FROM call WHERE cycle = {cycle}.id AND direction = 'in') AS b
        ORDER BY b.day, b.at, b.way, b.id LIMIT 1), ''), (
        SELECT p.source FROM customer AS p WHERE p.id = {cycle}.customer
        AND NOT EXISTS (SELECT 1 FROM cycle AS o WHERE o.customer = p.id AND o.id < {cycle}.id)), '')"""


_OPENED = "c.card_how = 'contact' AND c.card_day >= :start AND c.card_day < :end"

CARD = f"""
card AS MATERIALIZED (
    SELECT c.id, c.card_by, c.card_day, c.card_grade, {source_of("c")} IN (:apart) AS apart
    FROM cycle AS c WHERE {_OPENED})
"""

_FOLLOWED = f"""(
    EXISTS (SELECT 1 FROM follow_up AS f WHERE f.cycle = card.id AND {TALKED.format(f="f")}
            AND f.day >= card.card_day AND f.day < :end)
    OR EXISTS (SELECT 1 FROM visit AS v WHERE v.cycle = card.id AND v.kind <> 'other' AND v.voided = 0
               AND v.day > card.card_day AND v.day < :end)
    OR EXISTS (SELECT 1 FROM car_order AS o WHERE o.cycle = card.id AND o.day < :end))"""
"""Whether a card was followed by the end. A visit on the day of opening is the one that opened it; a later one is a
contact, though it be the first of somebody who called before."""

OF_CARDS = ("cards", "apart_cards", "chain_cards", "followed", "cards_a", "cards_b", "cards_c")


def cards(period: Period, apart: tuple[str, ...]) -> Tallies:
    """Count the cards that contacts opened by who opened them: of which source, followed by the end, of which grade."""
    rows = ask(
        f"WITH {CARD} SELECT card_by, count(*), count(*) FILTER (WHERE apart), count(*) FILTER (WHERE NOT apart),"
        f" count(*) FILTER (WHERE NOT apart AND {_FOLLOWED}),"
        " count(*) FILTER (WHERE card_grade IN ('O', 'H', 'A')), count(*) FILTER (WHERE card_grade = 'B'),"
        " count(*) FILTER (WHERE card_grade = 'C') FROM card GROUP BY card_by",
        **period._asdict(),
        apart=apart,
    )
    return tally(OF_CARDS, rows)


def prospects(period: Period, grades: tuple[str, ...]) -> Tallies:
    """Count the cards that for the first time had one of these grades; an import reaches none with its first.

    Two cards that became one count once: when the first of the two had it.
    """
    rows = ask(
        "SELECT c.card_by, count(*) FROM standing AS s JOIN cycle AS p ON p.id = s.cycle"
        " JOIN cycle AS c ON c.id = coalesce(p.part_of, p.id)"
        " WHERE s.day >= :start AND s.day < :end AND s.grade IN (:grades)"
        " AND (c.card_how = 'contact' OR s.day > c.card_day)"
        " AND NOT EXISTS (SELECT 1 FROM standing AS e WHERE e.cycle IN"
        " (SELECT c.id UNION ALL SELECT g.id FROM cycle AS g WHERE g.part_of = c.id) AND e.grade IN (:grades)"
        " AND (e.day, e.id) < (s.day, s.id)) GROUP BY c.card_by",
        **period._asdict(),
        grades=grades,
    )
    return tally(("prospects",), rows)


def as_of(cycle: str, day: str) -> str:
    """Word the row of the history that says how a card stood before a day began."""
    return f"""(
        SELECT h.id FROM standing AS h WHERE h.cycle = {cycle} AND h.day < {day}
        ORDER BY h.day DESC, h.id DESC LIMIT 1)"""


def was_open(cycle: str, before: str) -> str:
    """Word whether a card was open at any moment of the period; `before` is its standing as the period began."""
    return f"""({before}.state IN ('open', 'losing') OR EXISTS (
        SELECT 1 FROM standing AS w WHERE w.cycle = {cycle} AND w.day >= :start AND w.day < :end
        AND w.state IN ('open', 'losing')))"""


_FROM_NOW_BACK = """
changed AS MATERIALIZED (SELECT cycle FROM standing WHERE day >= :start),
known AS (
    SELECT id FROM cycle WHERE id IN (SELECT cycle FROM changed) AND (card_day < :end OR part_of IS NOT NULL)
    UNION
    SELECT id FROM cycle WHERE state IN ('open', 'losing') AND grade IN ('O', 'H', 'A', 'B', 'C') AND card_day < :end)
"""
"""The cards that may have been open in a period: those that are open now, and those that changed since it began.

`changed` stands apart, as it would else be read in the order of cycles: all of the history, to spare a sort.
"""

_FROM_THE_START = """
known AS (
    SELECT id FROM cycle WHERE card_day < :end
    UNION ALL SELECT id FROM cycle WHERE part_of IS NOT NULL AND card_day IS NULL)
"""
"""The same for a period that lies nearer to the beginning of the records: all cards that there were by then."""

_DRAWER = f"""
contacted AS MATERIALIZED (
    SELECT f.cycle FROM follow_up AS f JOIN cycle AS c ON c.id = f.cycle
    WHERE f.day >= :start AND f.day < :end AND f.day >= c.card_day AND {TALKED.format(f="f")}
    UNION
    SELECT v.cycle FROM visit AS v JOIN cycle AS c ON c.id = v.cycle
    WHERE v.day >= :start AND v.day < :end AND v.kind <> 'other' AND v.voided = 0 AND v.day > c.card_day),
drawer AS MATERIALIZED (
    SELECT late.owner, late.state, late.grade, late.next_day,
        CASE WHEN c.card_day >= :start THEN c.card_grade ELSE coalesce(early.grade, c.card_grade) END AS first_grade,
        c.part_of IS NULL AND {was_open("known.id", "early")} AS was_open,
        known.id IN (SELECT cycle FROM contacted) AS covered,
        EXISTS (SELECT 1 FROM car_order AS o
            WHERE o.cycle = known.id AND o.day >= :start AND o.day < :end) AS ordered
    FROM known JOIN cycle AS c ON c.id = known.id
    JOIN standing AS late ON late.id = {as_of("known.id", ":end")}
    LEFT JOIN standing AS early ON early.id = {as_of("known.id", ":start")})
"""


def _known(period: Period, today: str) -> str:
    """Choose the shorter way to the cards that may have been open in a period."""
    row = execute("SELECT min(card_day) FROM cycle").fetchone()
    first = row[0] or period.start
    return _FROM_THE_START if days_between(first, period.end) < days_between(period.start, today) else _FROM_NOW_BACK


OF_DRAWER = (
    *(f"stock_{grade}" for grade in GRADES),
    *("overdue_follow_ups", "cards_open", "cards_covered"),
    *(f"followed_{grade}" for grade in FOLLOWED_GRADES),
)


def drawer(period: Period, today: str) -> Tallies:
    """Count how the drawer stood at the end, what of it was open in the period, and what of that was followed up.

    A card that became part of another counts in the stock of the days before, as it was filed then; what was open and
    followed up is counted by the one card.

    By whose card it was at the end. Overdue is whose next date lies before the last day of the period, or before
    today while it runs: on the day itself a contact is due, not overdue.
    """
    stock = [f"count(*) FILTER (WHERE state IN ('open', 'losing') AND grade = '{grade.upper()}')" for grade in GRADES]
    by_grade = [
        f"count(*) FILTER (WHERE was_open AND (covered OR ordered) AND first_grade = '{grade.upper()}')"
        for grade in FOLLOWED_GRADES
    ]
    rows = ask(
        f"WITH {_known(period, today)}, {_DRAWER} SELECT owner, {', '.join(stock)},"
        " count(*) FILTER (WHERE state = 'open' AND next_day < :closing),"
        " count(*) FILTER (WHERE was_open), count(*) FILTER (WHERE was_open AND covered),"
        f" {', '.join(by_grade)} FROM drawer GROUP BY owner",
        **period._asdict(),
        closing=min(period.last, today),
    )
    return tally(OF_DRAWER, rows)


def losses(period: Period) -> Tallies:
    """Count the customers marked as lost, by whose they were on that day: those approved, and those that await it."""
    rows = ask(
        "SELECT s.owner, count(*) FILTER (WHERE l.verdict = 'approved'), count(*) FILTER (WHERE l.verdict = '')"
        " FROM loss AS l LEFT JOIN standing AS s ON s.id = (SELECT h.id FROM standing AS h"
        " WHERE h.cycle IN (SELECT l.cycle UNION ALL SELECT g.id FROM cycle AS g WHERE g.part_of = l.cycle)"
        " AND h.day <= l.day ORDER BY h.day DESC, h.id DESC LIMIT 1)"
        " WHERE l.day >= :start AND l.day < :end GROUP BY s.owner",
        **period._asdict(),
    )
    return tally(("lost", "lost_waiting"), rows)


def overdue_now(today: str) -> Tallies:
    """Count the open cards whose next date has passed, by whose they are: as they stand, without their history."""
    rows = ask(
        "SELECT p.owner, count(*) FROM cycle AS c JOIN customer AS p ON p.id = c.customer"
        " WHERE c.state = 'open' AND c.next_day < :today AND c.card_day IS NOT NULL GROUP BY p.owner",
        today=today,
    )
    return tally(("overdue_follow_ups",), rows)


def opened_by_grade(period: Period) -> dict[tuple[int | None, str], int]:
    """Count the cards that contacts opened: who opened them and grade at opening → number."""
    rows = ask(
        f"SELECT c.card_by, c.card_grade, count(*) FROM cycle AS c WHERE {_OPENED} GROUP BY 1, 2", **period._asdict()
    )
    return {(person, grade): count for person, grade, count in rows}
