"""Cars in stock from a file: the list that a house kept before."""

from __future__ import annotations

from floortui.domain.fields import Digest, FileName, Size
from floortui.errors import Refused
from floortui.services import stock
from floortui.services.action import MANAGERS, Told, action
from floortui.services.batch import Batch, Lists, Prepared
from floortui.services.work import Work
from floortui.storage.queries import cars


@action("import.stock", roles=MANAGERS, prepared=True)
def import_stock(work: Work, batch: Batch, *, file: FileName, first: Size, last: Size, digest: Digest) -> Told:
    """Take cars in from a file: the stock list of before, a batch of rows at a time."""
    lists = Lists(work)
    return batch.each(work, lambda row: _take_car(work, batch, lists, row))


def _take_car(work: Work, batch: Batch, lists: Lists, row: Prepared) -> bool:
    """Take one row in; give False if its cars are there already: by the chassis number, or as many that are alike.

    Raises:
        Refused: it cannot be taken; nothing of it was written.
    """
    vin, quantity = row.text("vin"), int(row.values.get("quantity") or 1)
    if vin and quantity > 1:
        raise Refused("stock.vins", field="quantity")
    arrived = row.text("arrived") or work.day
    if arrived > work.day:
        raise Refused("import.future", field="arrived", day=arrived)
    if vin and cars.with_vin(vin) is not None:
        return False
    model, colour = lists.model(row.text("model")), row.text("colour")
    alike = [] if vin else [number for number in cars.alike(model, colour, arrived) if number not in batch.twice]
    there = alike[:quantity]
    batch.twice.update(there)
    if len(there) == quantity:
        return False
    for _ in range(quantity - len(there)):
        number = stock.put_in(work, model=model, colour=colour, arrived=arrived, vin=vin, note=row.text("note"))
        batch.twice.add(number)  # rows that are alike are as many cars
    return True
