"""Erasure: a customer asked for it, and their personal data goes from the rows and from every old image."""

from __future__ import annotations

import re

from floortui.domain.fields import Customer as CustomerField
from floortui.domain.fields import Reason
from floortui.services import appointments
from floortui.services.action import ACTIONS, MANAGERS, Told, action
from floortui.services.answers import settle
from floortui.services.work import Work
from floortui.storage import drafts, erasing
from floortui.storage.models import JOURNALED, PERSONAL, Call, Customer
from floortui.storage.queries import calls, merges
from floortui.storage.writing import overwrite_log

_NUMBER = re.compile(r"\d(?:[\s()+./-]*\d){4,}")
"""Digits that could be a phone, however they are written."""


@action("card.erase", roles=MANAGERS, undoable=False, forgets=True)
def erase_card(work: Work, *, card: CustomerField, reason: Reason) -> Told:
    """Empty a customer's personal data everywhere, for good; figures and the proof stay whole.

    `overwritten` tells whether the write-ahead log, which still had the old pages, could be emptied at once; else the
    last terminal that is closed does it.
    """
    customer = work.customer(card, field="card", erased_too=True)
    work.unmoved(customer.seq)
    merged = merges.merged_too(customer.id)  # what became part of their card is theirs, too
    emptied: dict[str, int] = {}
    for number in merged:
        for table, rows in erasing.rows_of(number).items():
            emptied[table] = emptied.get(table, 0) + len(rows)
            for row in rows:
                work.change.empty(JOURNALED[table], row, **PERSONAL[table])
        work.change.update(Customer, number, erased=1)
    appointments.drop(work, customer.id)
    for call in calls.call_backs_of(customer.id, work.at):
        work.change.empty(Call, call, called_back=work.at)
    settle(work, customer.id, None)  # nobody can be given who nobody knows any more
    plan = erasing.plan(merged, _personal_fields())
    for table, row, columns in plan.others:
        work.change.empty(JOURNALED[table], row, **columns)
    drafts.drop_all()
    for said in (customer.name, *customer.phones):
        reason = reason.replace(said, "…") if said else reason
    reason = _NUMBER.sub("…", reason)
    work.recorded = {"card": str(customer.id), "reason": reason}
    work.afterwards.append(lambda: erasing.carry_out(plan.bodies))
    work.when_committed.append(lambda: {"overwritten": overwrite_log()})
    return {
        "customer": customer.id,
        "rows": {table: number for table, number in emptied.items() if number},
        "lines": len(plan.bodies),
        "bodies": {str(seq): body.digest for seq, body in plan.bodies.items()},
    }


def _personal_fields() -> dict[str, frozenset[str]]:
    """Give, for each action, the fields in which a customer's data may have been asked."""
    return {
        name: frozenset(field.name for field in action.fields.values() if field.kind.personal)
        for name, action in ACTIONS.items()
    }
