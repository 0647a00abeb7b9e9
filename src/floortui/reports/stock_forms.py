"""The stock list and what is wanted as rows of forms: as the cars stood on a past day, too."""

from __future__ import annotations

from typing import Any

from floortui.reports.stock import missing, standing
from floortui.storage import journal
from floortui.storage.queries import cars, house, people

Rows = list[dict[str, Any]]


def stock_list(day: str) -> Rows:
    """Give the cars that stood here at the end of a day, with their age then; of a day to come, as they stand now."""
    latest = journal.last_day() or day
    on = min(day, latest)
    names, old_days = people.names(), int(house.settings()["stock.old_days"])
    return [
        {
            "model": line.car.model,
            "colour": line.car.colour,
            "vin": line.car.vin,
            "arrived": line.car.arrived,
            "age": line.age,
            "old": line.old,
            "reserved_for": line.holder.name if line.holder else None,
            "reserved_on": line.car.reserved_on,
            "consultant": names.get(line.holder.owner or 0) if line.holder else None,
            "card": line.holder.customer if line.holder else None,
            "note": line.car.note,
            "car": line.car.id,
        }
        for line in standing(cars.stood_on(on), on, old_days)
    ]


def wanted_list(first: str) -> Rows:
    """Give what is asked for now and is free in no car; losses since a day."""
    return [wish._asdict() for wish in missing(cars.wishes(first), cars.in_stock())]
