"""Owners: at the first service their card is given to after-sales (the handbook)."""

from __future__ import annotations

from floortui.domain.fields import Card
from floortui.domain.records import OWNER
from floortui.errors import Refused
from floortui.services.action import EVERYBODY, Told, action
from floortui.services.work import Work
from floortui.storage.models import Cycle as CycleRow
from floortui.storage.queries import cards


@action("card.to_service", roles=EVERYBODY, own="card")
def give_to_service(work: Work, *, card: Card) -> Told:
    """Give an owner's card to after-sales for the first service; sales goes on contacting them by the schedule.

    It is the card of the latest delivery, though the customer may have come to buy again since.
    """
    known = work.customer(card, field="card")
    delivered = [each for each in cards.cycles_of(known.id) if each.state == OWNER]
    if not delivered:
        raise Refused("service.no_owner", field="card", name=known.name)
    found = max(delivered, key=lambda each: (each.delivered_on or "", each.id))
    work.unmoved(found.seq)
    if found.service_on is not None:
        raise Refused("service.given", field="card", name=known.name, day=found.service_on)
    work.change.update(CycleRow, found.id, service_on=work.day)
    return {"card": known.id, "cycle": found.id, "day": work.day}
