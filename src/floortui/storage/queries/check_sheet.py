"""The drawer check as a sheet: a row a card and sales month, as the card stood in that month."""

from __future__ import annotations

from floortui.domain.period import Period
from floortui.storage.queries.registers import Rows
from floortui.storage.queries.stock import as_of, was_open
from floortui.storage.queries.tallies import ask

NAMES = (
    *("card", "name", "phone", "model", "state", "grade", "last_contact", "next_day", "consultant"),
    *("consultant_on", "checked_by_consultant", "manager_on", "checked_by_manager", "finding", "remark", "cycle"),
)

_SHEET = f"""
WITH known AS MATERIALIZED (
    SELECT c.id FROM cycle AS c LEFT JOIN standing AS early ON early.id = {as_of("c.id", ":start")}
    WHERE c.card_day < :end AND {was_open("c.id", "early")})
SELECT k.id, k.name, (SELECT number FROM phone WHERE customer = k.id AND number <> '' ORDER BY id LIMIT 1), k.model,
    late.state, late.grade,
    CASE WHEN c.last_day < :end THEN c.last_day ELSE (
        SELECT max(day) FROM (
            SELECT c.card_day AS day
            UNION ALL SELECT f.day FROM follow_up AS f WHERE f.cycle = c.id AND f.answered = 1 AND f.day < :end
            UNION ALL SELECT v.day FROM visit AS v
            WHERE v.cycle = c.id AND v.kind <> 'other' AND v.voided = 0 AND v.day < :end)) END,
    late.next_day, o.name, d.consultant_on, s.name, d.manager_on, m.name, d.finding, d.remark, c.id
FROM known JOIN cycle AS c ON c.id = known.id JOIN customer AS k ON k.id = c.customer
JOIN standing AS late ON late.id = {as_of("c.id", ":end")}
LEFT JOIN staff AS o ON o.id = late.owner
LEFT JOIN drawer_check AS d ON d.cycle = c.id AND d.month = :month
LEFT JOIN staff AS s ON s.id = d.consultant LEFT JOIN staff AS m ON m.id = d.manager
ORDER BY o.id IS NULL, o.id, late.state <> 'open', late.next_day IS NULL, late.next_day, c.id
"""


def sheet(month: str, period: Period) -> Rows:
    """Give the cards that were open at any time of a sales month, whose they were, and who has checked them."""
    rows = ask(_SHEET, **period._asdict(), month=month)
    return [dict(zip(NAMES, row, strict=True)) for row in rows]
