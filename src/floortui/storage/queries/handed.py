"""Handed over: the cards that are another consultant's since a day, as their history has it, and by which line."""

from __future__ import annotations

from typing import NamedTuple

from floortui.storage.database import execute


class Handover(NamedTuple):
    """A card that changed hands."""

    customer: str
    of: int | None
    taken_by: int | None
    action: str
    """`lapsed`, where a visit gave away whom nobody had been in touch with."""
    by: str
    """Who did it; empty for the program, or the set-up."""
    reason: str


def on(day: str) -> list[Handover]:
    """Give the cards that changed hands on a day, but those of whom somebody who has left took care, by their visits.

    Read from the day's rows of the history: a busy day has some hundreds.
    """
    rows = execute(
        "SELECT c.name, p.owner, s.owner,"
        " CASE WHEN json_extract(b.told, '$.lapsed') IS NULL THEN j.action ELSE 'lapsed' END,"
        " coalesce(a.name, ''), coalesce(json_extract(b.told, '$.reason'), '')"
        " FROM standing AS s JOIN standing AS p"
        " ON p.id = (SELECT max(id) FROM standing WHERE cycle = s.cycle AND id < s.id)"
        " JOIN cycle AS y ON y.id = s.cycle JOIN customer AS c ON c.id = y.customer"
        " JOIN journal AS j ON j.seq = s.seq JOIN journal_body AS b ON b.seq = s.seq"
        " LEFT JOIN staff AS a ON a.id = j.actor"
        " WHERE s.day = ? AND s.owner IS NOT p.owner AND c.erased = 0"
        " AND NOT EXISTS (SELECT 1 FROM json_each(b.told, '$.why') AS w WHERE json_extract(w.value, '$[0]') = 'former')"
        " ORDER BY s.id",
        (day,),
    )
    return [Handover(*row) for row in rows]
