"""What an erasure will empty, counted before it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from floortui.errors import N_
from floortui.language import _
from floortui.storage import erasing
from floortui.storage.queries import merges

TABLES: Mapping[str, str] = {
    "customer": N_("name and details"),
    "phone": N_("phones"),
    "visit": N_("visits"),
    "cycle": N_("purchases"),
    "call": N_("calls"),
    "follow_up": N_("contacts"),
    "car_order": N_("orders"),
    "loss": N_("losses"),
    "claim": N_("claims"),
    "appointment": N_("appointments"),
    "drawer_check": N_("drawer checks"),
    "review": N_("reviews"),
    "stock_car": N_("cars of theirs"),
}
"""How the rows of each table that holds somebody's data are called."""


def will_empty(customer: int) -> list[str]:
    """Say how many rows of each kind hold data of a customer."""
    found: Counter[str] = Counter()
    for number in merges.merged_too(customer):
        found.update({table: len(rows) for table, rows in erasing.rows_of(number).items()})
    return [f"{_(label)} {found[table]}" for table, label in TABLES.items() if found[table]]
