"""Orders from a file: each brings its customer, a cycle that is a card by import, the order and its delivery."""

from __future__ import annotations

from datetime import datetime, time
from functools import cache
from typing import Any

from floortui.domain.fields import Digest, FileName, Size
from floortui.domain.moments import to_text
from floortui.domain.records import LOSING, LOST, OPEN, OWNER, Customer, Cycle
from floortui.errors import Refused
from floortui.services import cycles
from floortui.services.action import MANAGERS, Told, action
from floortui.services.batch import SAME_DAY, Batch, Lists, Prepared
from floortui.services.orders import WHOLE
from floortui.services.work import Work
from floortui.storage.models import CarOrder, Credit, Phone, Standing
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Cycle as CycleRow
from floortui.storage.queries import cards

OF_PERSON = ("note", "district", "address", "occupation", "wechat")
"""What a file may say of the person."""


@action("import.orders", roles=MANAGERS, prepared=True)
def import_orders(work: Work, batch: Batch, *, file: FileName, first: Size, last: Size, digest: Digest) -> Told:
    """Take orders in from a file: owners, orders and deliveries of before, a batch of rows at a time."""
    return batch.each(work, _Orders(work, batch).take)


class _Orders:
    """How the orders of one batch are taken in."""

    def __init__(self, work: Work, batch: Batch) -> None:
        self.work, self.batch, self.lists = work, batch, Lists(work)
        self.floor_price = cache(cards.price_floor)
        # an import makes nobody overdue: an owner is followed from today on
        self.owner_due = cache(lambda delivered: cycles.owner_due(delivered, max(delivered, work.day)))

    def take(self, row: Prepared) -> bool:
        """Take one order in; give False if it is there already.

        Raises:
            Refused: it cannot be taken; nothing of it was written.
        """
        values = self._read(row)
        key = row.text("key") or None
        if key is not None and (there := cards.order_of_origin(key)) is not None:
            if (there.day, there.model, there.price) != (values["day"], values["model"], values["price"]):
                raise Refused("import.other_key", field="key", key=key)
            return False
        known = self.batch.known(row)
        if known is not None and key is None and (alike := cards.order_like(known.id, **_likeness(values))) is not None:
            if alike in self.batch.twice:
                self.batch.warned.append((row.line, Refused("import.twice")))
            return False
        before = self._running(known, values["day"])
        staff, source = self.lists.staff(row.text("owner")), self.lists.source(row.text("source"))
        customer = known.id if known else self._customer(row, values, staff, source)
        cycle = self._cycle(customer, before, values, staff)
        whose = staff if staff or not known else known.owner
        order = self._order(row, {**values, "cycle": cycle, "origin": key, "staff": whose}, before)
        if key is None:
            self.batch.twice.add(order)
        return True

    def _read(self, row: Prepared) -> dict[str, Any]:
        """Give the order's own values, held against each other and the calendar."""
        day, delivered = row.text("day"), row.text("delivered") or None
        if delivered is None and self.batch.delivered == SAME_DAY:
            delivered = day
        for name, when in (("day", day), ("delivered", delivered or "")):
            if when > self.work.day:
                raise Refused("import.future", field=name, day=when)
        if delivered is not None and delivered < day:
            raise Refused("import.delivery", field="delivered", delivered=delivered, day=day)
        model = self.lists.model(row.text("model"))
        return {
            "day": day,
            "delivered_on": delivered,
            "model": model,
            "colour": row.text("colour"),
            "price": row.values["price"],
            "floor_price": self.floor_price(model, day),
        }

    def _running(self, known: Customer | None, day: str) -> Cycle | None:
        """Give the cycle that the order belongs to, if one is running; after a delivery or a loss it begins another.

        Raises:
            Refused: the running one is younger than the order, or awaits the manager.
        """
        found = cards.current(known.id) if known else None
        if known is None or found is None or found.state in (OWNER, LOST):
            return None
        if found.state == LOSING:
            raise Refused("card.losing", field="name", name=known.name)
        if found.card_day is not None and day < found.card_day:
            raise Refused("import.newer_card", field="day", name=known.name, day=found.card_day)
        return found

    def _customer(self, row: Prepared, values: dict[str, Any], staff: int | None, source: str) -> int:
        number = self.work.change.insert(
            CustomerRow,
            name=row.text("name"),
            model=values["model"],
            source=source,
            owner=staff,
            first_day=values["day"],
            erased=0,
            **{name: row.text(name) for name in OF_PERSON},
        )
        self.work.change.insert(Phone, customer=number, number=row.text("phone"))
        return number

    def _cycle(self, customer: int, before: Cycle | None, values: dict[str, Any], staff: int | None) -> int:
        """Write the cycle as it stands after the order: an owner's, or O until delivery."""
        day, delivered = values["day"], values["delivered_on"]
        others = before is not None and any(order.running for order in cards.orders_of(before.id))
        state = OWNER if delivered and not others else OPEN
        now = {
            "state": state,
            "grade": "O",
            "graded_on": day,
            "next_day": self.owner_due(delivered) if state == OWNER else cycles.due_after_import(self.work, "O", day),
            "last_day": max(delivered or day, (before and before.last_day) or day),
            "unanswered": 0,
            "promised": 0,
            "delivered_on": delivered if state == OWNER else None,
        }
        card = {"card_day": day, "card_by": staff, "card_how": "import", "card_grade": "O"}
        if before is not None:
            self.work.change.update(CycleRow, before.id, **now, **({} if before.is_card else card))
            return before.id
        number = self.work.change.insert(CycleRow, customer=customer, **{**cycles.EMPTY, **card, **now})
        if delivered and delivered > day:  # between the two it stood as ordered
            self._stood(number, day, OPEN, staff, delivered)
        self._stood(number, delivered or day, state, staff, now["next_day"])
        return number

    def _stood(self, cycle: int, day: str, state: str, owner: int | None, next_day: str) -> None:
        values = {"state": state, "grade": "O", "owner": owner, "next_day": next_day}
        self.work.change.insert(Standing, cycle=cycle, day=day, **values)

    def _order(self, row: Prepared, values: dict[str, Any], before: Cycle | None) -> int:
        order = self.work.change.insert(
            CarOrder,
            at=self._at(values["day"]),
            deposit=row.values.get("deposit") or 0,
            deliver_by=None,
            quantity=row.values.get("quantity") or 1,
            buyer=row.text("buyer") or row.text("name"),
            grade_before=before.grade if before else "",
            cancelled_on=None,
            reason="",
            **values,
        )
        if values["staff"] is not None:
            self.work.change.insert(Credit, car_order=order, staff=values["staff"], share=WHOLE)
        return order

    def _at(self, day: str) -> str:
        """Give the instant that stands for a day of which no time is known: noon, or now."""
        noon = datetime.combine(datetime.fromisoformat(day), time(12), self.work.zone)
        return to_text(min(noon, self.work.now))


def _likeness(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in ("day", "model", "colour", "price")}
