"""Today's line-up as rows, for scripts and for the terminal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from floortui.clock import Clock, SystemClock
from floortui.domain.lineup import why_next
from floortui.domain.moments import business_day, zone_named
from floortui.reports.floor import standings
from floortui.reports.wording import words_of_the_house
from floortui.storage.database import snapshot
from floortui.storage.queries import floor, house, people


def line_up_rows(clock: Clock | None = None, *, typed: bool = True) -> list[dict[str, Any]]:
    """Give everybody on today's roster, the line-up first: name, state, position, turns, why.

    Without `typed`, reasons typed by hand are not shown.
    """
    with snapshot():
        return _rows((clock or SystemClock()).now(), typed=typed)


def _rows(now: datetime, *, typed: bool) -> list[dict[str, Any]]:
    day = business_day(now, zone_named(str(house.settings()["showroom.zone"])))
    lineup = floor.LineUps().of(day)
    words = words_of_the_house(typed=typed)
    return [
        {
            "name": row.name,
            "state": row.state,
            "position": row.position,
            "turns": row.turns,
            "why": words.sentence(why_next(lineup, row.person)),
        }
        for row in standings(lineup, people.roster(day), people.everybody())
    ]
