"""The registers as rows of columns: what the forms and exports show of a period, by day."""

from __future__ import annotations

import json
from typing import Any

from floortui.domain.lineup import ROTATION_EVENTS
from floortui.storage.database import execute

Rows = list[dict[str, Any]]
"""Rows as column → value."""


def _rows(sql: str, parameters: tuple[Any, ...]) -> Rows:
    cursor = execute(sql, parameters)
    names: list[str] = []
    found = []
    for row in cursor:
        names = names or [column[0] for column in cursor.getdescription()]  # known while there are rows only
        found.append(dict(zip(names, row, strict=True)))
    return found


_PHONE = "(SELECT number FROM phone WHERE customer = c.id AND number <> '' ORDER BY id LIMIT 1)"
_CARD = "CASE WHEN y.card_day IS NOT NULL THEN c.id END"


def arrivals(first: str, last: str) -> Rows:
    """Give the traffic log of the days from first to last: every arrival that was not voided, a group once."""
    return _rows(
        'SELECT v.id AS visit, v.day, v.arrived AS "in", CASE WHEN v.left_known THEN v.left_at END AS "out",'
        " v.party, v.kind, v.purpose, a.name AS asked_for, s.name AS consultant, v.how, v.turn, v.source, v.customer,"
        " v.cycle, v.note, v.looks, v.also FROM visit AS v LEFT JOIN staff AS a ON a.id = v.asked_for"
        " LEFT JOIN staff AS s ON s.id = v.assigned"
        " WHERE v.day BETWEEN ? AND ? AND v.voided = 0 AND v.group_of IS NULL ORDER BY v.day, v.arrived, v.id",
        (first, last),
    )


def visit_batches(first: str, last: str) -> Rows:
    """Give the visit register: sales visits that were not voided, with their customers and cards."""
    return _rows(
        'SELECT v.id AS visit, v.day, v.arrived AS "in", CASE WHEN v.left_known THEN v.left_at END AS "out",'
        f" c.name, {_PHONE} AS phone, CASE WHEN v.group_of IS NULL THEN v.party END AS party, v.model, v.kind,"
        " v.source, v.test_drive, v.grade, v.outcome, v.steps, v.manager_joined, v.group_of,"
        f" s.name AS consultant, v.how, v.turn, v.customer, v.cycle, {_CARD} AS card, y.card_day, y.card_how, v.note"
        " FROM visit AS v LEFT JOIN customer AS c ON c.id = v.customer LEFT JOIN cycle AS y ON y.id = v.cycle"
        " LEFT JOIN staff AS s ON s.id = v.assigned"
        " WHERE v.day BETWEEN ? AND ? AND v.voided = 0 AND v.kind <> 'other' ORDER BY v.day, v.arrived, v.id",
        (first, last),
    )


def call_batches(first: str, last: str) -> Rows:
    """Give the call register: calls and online leads, with their customers and cards."""
    return _rows(
        f"SELECT l.id AS call, l.day, l.at AS time, l.direction, l.way, l.minutes, c.name, {_PHONE} AS phone,"
        " c.address, l.read_back, l.model, l.question, l.source, l.grade, s.name AS consultant, l.customer, l.cycle,"
        f" {_CARD} AS card, y.card_day, y.card_how"
        " FROM call AS l LEFT JOIN customer AS c ON c.id = l.customer LEFT JOIN cycle AS y ON y.id = l.cycle"
        " LEFT JOIN staff AS s ON s.id = l.assigned WHERE l.day BETWEEN ? AND ? ORDER BY l.day, l.at, l.id",
        (first, last),
    )


def customer_cards(first: str, last: str, customer: int | None = None) -> Rows:
    """Give the cards opened on these days, or all cards of one customer; the oldest first."""
    of_days = customer is None
    where = "y.card_day BETWEEN ? AND ?" if of_days else "y.card_day IS NOT NULL AND c.id = ?"
    return _rows(
        "SELECT c.id AS card, c.name, (SELECT group_concat(number, ' ') FROM phone WHERE customer = c.id) AS phones,"
        " c.district, c.address, c.occupation, c.wechat, c.plate, c.phone_dead, c.do_not_call, y.decider, c.model,"
        " y.colour, y.competitor, y.budget, y.payment, y.trade_in, c.source, r.name AS referrer,"
        " c.referrer AS referrer_card, y.grade, y.signs, y.state,"
        " o.name AS consultant, y.plan, c.note, y.card_day, y.card_how, y.card_grade, b.name AS card_by, y.last_day,"
        " y.next_day, y.delivered_on, y.id AS cycle"
        " FROM cycle AS y JOIN customer AS c ON c.id = y.customer LEFT JOIN customer AS r ON r.id = c.referrer"
        " LEFT JOIN staff AS o ON o.id = c.owner LEFT JOIN staff AS b ON b.id = y.card_by"
        f" WHERE {where} ORDER BY y.card_day, y.id",
        (first, last) if of_days else (customer,),
    )


def contacts(cycle: int) -> Rows:
    """Give every contact on a card after the opening one, attempts too, the earliest first."""
    return _rows(
        "SELECT f.day, f.at AS time, f.way, f.answered, f.minutes, f.content, f.outcome, f.grade_before,"
        " f.grade_after, f.next_day, s.name AS consultant, coalesce(r.verdict, '') AS verdict"
        " FROM follow_up AS f LEFT JOIN staff AS s ON s.id = f.staff LEFT JOIN review AS r ON r.follow_up = f.id"
        " WHERE f.cycle = ? ORDER BY f.at, f.id",
        (cycle,),
    )


def losses(first: str, last: str) -> Rows:
    """Give the cards that were marked as lost on these days, and what the manager said to it."""
    return _rows(
        "SELECT l.id AS loss, l.day, c.name, c.id AS card, l.cycle, l.grade_before, coalesce((SELECT"
        " json_extract(v.details, '$.group') FROM reference AS v WHERE v.kind = 'loss' AND v.code = l.reason), '')"
        ' AS "group", l.reason, l.competitor, l.competitor_model, c.model,'
        " s.name AS consultant, l.verdict, m.name AS confirmed_by, l.confirmed_on, l.note"
        " FROM loss AS l JOIN cycle AS y ON y.id = l.cycle JOIN customer AS c ON c.id = y.customer"
        " LEFT JOIN staff AS s ON s.id = l.staff LEFT JOIN staff AS m ON m.id = l.confirmed_by"
        " WHERE l.day BETWEEN ? AND ? ORDER BY l.day, l.id",
        (first, last),
    )


def agreed_in_calls(first: str) -> dict[int, str]:
    """Give the instants at which callers since a day said they would come, by call: as the line told it then."""
    rows = execute(
        "SELECT json_extract(b.told, '$.call'), json_extract(b.told, '$.appointment_at') FROM journal AS j"
        " JOIN journal_body AS b USING (seq) WHERE j.action = 'call.log' AND j.day >= ?",
        (first,),
    )
    return {call: at for call, at in rows if at}


def whys(first: str) -> dict[int, list[Any]]:
    """Give why each party went to whoever has it, by visit: as the last line since a day that decided it told it then.

    A line that was taken back decided nothing, nor did one that left how it was taken as it was.
    """
    rows = execute(
        "SELECT json_extract(b.told, '$.visit'), json_extract(b.told, '$.why') FROM journal AS j"
        " JOIN journal_body AS b USING (seq), json_each(b.changes) AS c"
        f" WHERE j.day >= ? AND j.action IN ({_EVENTS}) AND json_extract(b.told, '$.how') IS NOT NULL"
        " AND json_extract(c.value, '$[0]') = 'visit'"
        " AND json_extract(c.value, '$[1]') = json_extract(b.told, '$.visit')"
        f" AND ({' OR '.join(_DECIDED)})"
        " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq) ORDER BY j.seq",
        (first,),
    )
    return {visit: json.loads(why) for visit, why in rows if why}


_EVENTS = ", ".join(f"'{action}'" for action in sorted(ROTATION_EVENTS))
_DECIDED = [
    f"json_extract(c.value, '$[2].{column}') IS NOT json_extract(c.value, '$[3].{column}')"
    for column in ("how", "assigned", "turn")
]
"""Whether a line's change of a visit's row says anew who has it, or how they came to."""
