"""The monthly check of the drawer: consultant and manager each look at every card, and say what they found."""

from __future__ import annotations

from typing import Any

from floortui.domain.checking import IN_ORDER, checkable
from floortui.domain.fields import Card, Finding, Month, Note
from floortui.domain.people import CONSULTANT, MANAGER
from floortui.domain.period import sales_month
from floortui.errors import Refused
from floortui.services import cycles
from floortui.services.action import Told, action
from floortui.services.work import Work
from floortui.storage.models import DrawerCheck
from floortui.storage.queries import checks

NOBODY_YET: dict[str, Any] = {"consultant": None, "consultant_on": None, "manager": None, "manager_on": None}
"""Who has looked at a card of which nothing was found yet."""


@action("drawer.check", roles=frozenset({CONSULTANT, MANAGER}), own="card")
def check_card(work: Work, *, card: Card, finding: Finding = "", remark: Note = "", month: Month = "") -> Told:
    """Check a card of the drawer for the month: a consultant each of their own, the manager every one.

    The manager may be first; the card then shows that its consultant has not looked yet. Without a finding what the
    other has found stays; where nobody has looked, the card is in order. The month before the running one can still be
    checked, of cards that were open by then.
    """
    known = work.customer(card, field="card")
    found = cycles.card_of(work, known)
    cycles.must_be_running(found, known)
    ends_on = int(work.settings["figures.month_ends_on"])
    running, before = checkable(work.day, ends_on)
    month = month or running
    if month not in (running, before):
        raise Refused("check.month", field="month", running=running, before=before)
    if found.card_day is None or found.card_day >= sales_month(month, ends_on).end:
        raise Refused("check.later", field="card", name=known.name, month=month)
    row = checks.check(found.id, month)
    code = work.choice("finding", finding, field="finding").code if finding else ""
    half = CONSULTANT if work.actor is not None and work.actor.role == CONSULTANT else MANAGER
    values: dict[str, Any] = {half: work.actor.id if work.actor else None, f"{half}_on": work.day}
    values["finding"] = code or (row.finding if row else IN_ORDER)
    values["remark"] = remark or (row.remark if row else "")
    if row is None:
        work.change.insert(DrawerCheck, cycle=found.id, month=month, **(NOBODY_YET | values))
    else:
        work.change.update(DrawerCheck, row.id, **values)
    told: Told = {"card": known.id, "month": month, "finding": values["finding"], "by": half}
    if half == MANAGER and (row is None or row.consultant_on is None):
        told["before_consultant"] = True
    return told
