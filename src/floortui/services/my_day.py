"""One's own day: the order in which one means to contact one's customers, and the sales kit."""

from __future__ import annotations

from typing import Any

from floortui.domain.fields import Cards, KitItems
from floortui.domain.people import StaffMember
from floortui.errors import Refused
from floortui.services.action import EVERYBODY, Told, action
from floortui.services.work import Work
from floortui.storage.models import DayPlan, KitCheck
from floortui.storage.queries import my_day


@action("day_plan.set", roles=EVERYBODY)
def set_plan(work: Work, *, cards: Cards = []) -> Told:  # noqa: B006 - read, never written
    """Set in which order one means to contact one's customers today; none named, the list goes by worth again."""
    who = _oneself(work)
    customers = list(dict.fromkeys(work.customer(card, field="cards").id for card in cards))
    row = my_day.plan_row(work.day, who.id)
    if not customers and row is None:
        raise Refused("day_plan.none")
    if not customers and row is not None:
        work.change.delete(DayPlan, row)
    elif row is not None:
        work.change.update(DayPlan, row, customers=",".join(map(str, customers)))
    else:
        work.change.insert(DayPlan, day=work.day, staff=who.id, customers=",".join(map(str, customers)))
    return {"name": who.name, "day": work.day, "cards": customers}


@action("kit.check", roles=EVERYBODY)
def check_kit(work: Work, *, items: KitItems = []) -> Told:  # noqa: B006 - read, never written
    """Note which parts of the sales kit one has at hand today; the others are missing."""
    who = _oneself(work)
    chosen = [work.choice("kit", item, field="items").code for item in items]
    have = [choice.code for choice in work.choices("kit") if choice.code in chosen]
    missing = [choice.code for choice in work.choices("kit") if choice.code not in chosen]
    values: dict[str, Any] = {"items": ",".join(have)}
    row = my_day.kit_row(work.day, who.id)
    if row is None:
        work.change.insert(KitCheck, day=work.day, staff=who.id, **values)
    else:
        work.change.update(KitCheck, row, **values)
    return {"name": who.name, "day": work.day, "items": have, "missing": missing, "count": len(have)}


def _oneself(work: Work) -> StaffMember:
    """Give who does it.

    Raises:
        Refused: nobody in particular does.
    """
    if work.actor is None:
        raise Refused("own_day.nobody")
    return work.actor
