"""Cars in stock: which stand here, since when, for whom; and what is wanted of which no free one stands here."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.search import folded
from floortui.storage.database import execute


class Car(NamedTuple):
    """A car of the stock list."""

    id: int
    seq: int
    model: str
    colour: str
    vin: str
    arrived: str
    reserved_for: int | None
    """The cycle, by its number."""
    reserved_on: str | None
    gone_on: str | None
    note: str

    def is_of(self, model: str, colour: str) -> bool:
        """Say whether it is of a model and a colour, however these are written."""
        return same_car((self.model, self.colour), (model, colour))


class Holder(NamedTuple):
    """For whom a car is reserved: the customer's number and name, and whose customer that is."""

    customer: int
    name: str
    owner: int | None


_CAR = f"SELECT {', '.join(Car._fields)} FROM stock_car"


def same_car(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two models with their colours are the same, however they are written."""
    return [folded(text) for text in one] == [folded(text) for text in other]


def car(number: int) -> Car | None:
    """Give a car by its number, gone or not."""
    row = execute(f"{_CAR} WHERE id = ?", (number,)).fetchone()
    return Car(*row) if row else None


def are_listed() -> bool:
    """Say whether the house keeps a stock list at all."""
    return execute("SELECT 1 FROM stock_car LIMIT 1").fetchone() is not None


def in_stock() -> list[Car]:
    """Give every car that has not gone, the oldest first."""
    return [Car(*row) for row in execute(f"{_CAR} WHERE gone_on IS NULL ORDER BY arrived, id")]


def stood_on(day: str) -> list[Car]:
    """Give the cars that stood here at the end of a day, the oldest first; reserved as they are now."""
    rows = execute(f"{_CAR} WHERE arrived <= ?1 AND (gone_on IS NULL OR gone_on > ?1) ORDER BY arrived, id", (day,))
    return [Car(*row) for row in rows]


def free(model: str, colour: str) -> list[Car]:
    """Give the cars of a model and colour that are reserved for nobody, the oldest first."""
    rows = execute(f"{_CAR} WHERE gone_on IS NULL AND reserved_for IS NULL ORDER BY arrived, id")
    return [found for found in (Car(*row) for row in rows) if found.is_of(model, colour)]


def reserved_for(cycle: int) -> list[Car]:
    """Give the cars that are reserved for a card and have not gone, the oldest first."""
    rows = execute(f"{_CAR} WHERE reserved_for = ? AND gone_on IS NULL ORDER BY arrived, id", (cycle,))
    return [Car(*row) for row in rows]


def reserved_for_customer(customer: int) -> list[int]:
    """Give the cars that are reserved for any card of a customer and have not gone."""
    rows = execute(
        "SELECT s.id FROM stock_car AS s JOIN cycle AS y ON y.id = s.reserved_for"
        " WHERE y.customer = ? AND s.gone_on IS NULL ORDER BY s.id",
        (customer,),
    )
    return [number for (number,) in rows]


def holder(cycle: int) -> Holder:
    """Give for whom a car is reserved."""
    row = execute(
        "SELECT k.id, k.name, k.owner FROM cycle AS y JOIN customer AS k ON k.id = y.customer WHERE y.id = ?", (cycle,)
    ).fetchone()
    return Holder(*row)


def holders() -> dict[int, Holder]:
    """Give for whom each reserved car is, by the number of the cycle."""
    rows = execute(
        "SELECT s.reserved_for, k.id, k.name, k.owner FROM stock_car AS s JOIN cycle AS y ON y.id = s.reserved_for"
        " JOIN customer AS k ON k.id = y.customer"
    )
    return {cycle: Holder(*holder_) for cycle, *holder_ in rows}


def with_vin(vin: str, besides: int = 0) -> int | None:
    """Give the car that has a chassis number, another one aside."""
    row = execute("SELECT id FROM stock_car WHERE vin = ? AND id <> ? LIMIT 1", (vin, besides)).fetchone()
    return int(row[0]) if row else None


def alike(model: str, colour: str, arrived: str) -> list[int]:
    """Give the cars without a chassis number of a model, a colour and a day of arrival, gone or not."""
    rows = execute("SELECT id, model, colour FROM stock_car WHERE arrived = ? AND vin = '' ORDER BY id", (arrived,))
    return [number for number, *car in rows if same_car((car[0], car[1]), (model, colour))]


class Wish(NamedTuple):
    """A model and a colour that cards, orders or losses ask for, and how many do."""

    model: str
    colour: str
    cards: int
    orders: int
    losses: int


_WISHES = """
SELECT model, colour, sum(cards), 0, sum(losses) FROM (
    SELECT k.model, y.colour, count(*) AS cards, 0 AS losses
    FROM cycle AS y JOIN customer AS k ON k.id = y.customer
    WHERE y.state = 'open' AND y.grade IN ('H', 'A', 'B')
      AND NOT EXISTS (SELECT 1 FROM stock_car AS s WHERE s.reserved_for = y.id AND s.gone_on IS NULL)
      AND NOT EXISTS (SELECT 1 FROM car_order AS o
                      WHERE o.cycle = y.id AND o.delivered_on IS NULL AND o.cancelled_on IS NULL)
    GROUP BY 1, 2
    UNION ALL
    SELECT k.model, y.colour, 0, count(*)
    FROM loss AS l JOIN cycle AS y ON y.id = l.cycle JOIN customer AS k ON k.id = y.customer
    WHERE l.reason = 'stock' AND l.verdict IN ('', 'approved') AND l.day >= ? GROUP BY 1, 2
) WHERE model <> '' GROUP BY 1, 2
"""


def wishes(losses_since: str) -> list[Wish]:
    """Give what open H, A and B cards and running orders ask for, and what was lost for want of a car since a day.

    A card or an order for which a car is reserved asks for none.
    """
    return [*(Wish(*row) for row in execute(_WISHES, (losses_since,))), *_ordered()]


def _ordered() -> list[Wish]:
    """Give what running orders still lack, an order each: its cars less those that are reserved for it."""
    rows = execute(
        "SELECT cycle, model, colour, quantity FROM car_order"
        " WHERE delivered_on IS NULL AND cancelled_on IS NULL ORDER BY id"
    )
    reserved = [found for found in in_stock() if found.reserved_for is not None]
    lacking = []
    for cycle, model, colour, quantity in rows:
        own = [found for found in reserved if found.reserved_for == cycle and found.is_of(model, colour)][:quantity]
        reserved = [found for found in reserved if found not in own]
        if quantity > len(own):
            lacking.append(Wish(model, colour, 0, quantity - len(own), 0))
    return lacking
