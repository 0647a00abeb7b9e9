"""Sales in figures: cars signed, cancelled and delivered, each by the shares in which its order counts.

A share is in hundredths. A share of nobody is the house's; an order without shares is nobody's.
"""

from __future__ import annotations

from floortui.domain.period import Period
from floortui.storage.queries.stock import FOLLOWED_GRADES, as_of, source_of, was_open
from floortui.storage.queries.tallies import HOUSE, Tallies, ask, tally

WHOLE = 100

_SHARES = "LEFT JOIN credit AS k ON k.car_order = sold.id"
_WHOSE = f"CASE WHEN k.id IS NULL THEN NULL WHEN k.staff IS NULL THEN {HOUSE} ELSE k.staff END AS whose"
_CARS = f"sold.quantity * coalesce(k.share, {WHOLE}) AS cars"

_SOLD = f"""
sold AS MATERIALIZED (
    SELECT signed.*,
        (c.card_how = 'contact' AND c.card_day >= :start AND c.card_day < :end) AS own,
        CASE WHEN {was_open("signed.cycle", "early")}
            THEN CASE WHEN c.card_day >= :start THEN c.card_grade ELSE early.grade END ELSE '' END AS first_grade,
        {source_of("c")} IN (:apart) AS apart
    FROM car_order AS signed JOIN cycle AS c ON c.id = signed.cycle
    LEFT JOIN standing AS early ON early.id = {as_of("signed.cycle", ":start")}
    WHERE signed.day >= :start AND signed.day < :end)
"""
"""The orders signed in the period: whether from its own cards, and the grade at its start if the card was open then."""

OF_ORDERS = (
    *("orders", "spot_orders", "chain_orders", "apart_orders", "orders_from_earlier", "over_limit", "with_floor"),
    *(f"orders_{grade}" for grade in FOLLOWED_GRADES),
)


def _cars(where: str = "") -> str:
    return f"coalesce(sum(cars) FILTER (WHERE {where}), 0)"


def orders(period: Period, apart: tuple[str, ...]) -> Tallies:
    """Count the cars signed in a period, by who has a share in their orders."""
    by_grade = ", ".join(_cars(f"first_grade = '{grade.upper()}'") for grade in FOLLOWED_GRADES)
    rows = ask(
        f"WITH {_SOLD}, shared AS (SELECT {_WHOSE}, {_CARS}, sold.* FROM sold {_SHARES})"
        f" SELECT whose, sum(cars), {_cars('delivered_on = day')}, {_cars('own AND NOT apart')},"
        f" {_cars('own AND apart')}, {_cars('NOT own')}, {_cars('price < floor_price')},"
        f" {_cars('floor_price IS NOT NULL')}, {by_grade} FROM shared GROUP BY whose",
        **period._asdict(),
        apart=apart,
    )
    return tally(OF_ORDERS, rows, parts=WHOLE)


def _dated(name: str, column: str, period: Period) -> Tallies:
    rows = ask(
        f"SELECT whose, sum(cars) FROM (SELECT {_WHOSE}, {_CARS} FROM car_order AS sold {_SHARES}"
        f" WHERE sold.{column} >= :start AND sold.{column} < :end) AS shared GROUP BY whose",
        **period._asdict(),
    )
    return tally((name,), rows, parts=WHOLE)


def cancelled(period: Period) -> Tallies:
    """Count the cars whose orders were cancelled in a period."""
    return _dated("orders_cancelled", "cancelled_on", period)


def delivered(period: Period) -> Tallies:
    """Count the cars delivered in a period."""
    return _dated("deliveries", "delivered_on", period)
