"""Search words of customers: a token table, so that any end of a name or a phone finds them at once."""

from __future__ import annotations

from collections.abc import Iterable

from floortui.domain.others import others_of
from floortui.domain.search import tokens_of
from floortui.storage.database import execute
from floortui.storage.pinyin import readings

AT_A_TIME = 1000
"""Customers whose numbers are held in memory while all are written anew."""


def index(customers: Iterable[int]) -> None:
    """Bring the search words of these customers up to date, inside the transaction that changed them."""
    for customer in set(customers):
        wanted, there = expected(customer), recorded(customer)
        for token in sorted(there - wanted):
            execute("DELETE FROM token WHERE token = ? AND customer = ?", (token, customer))
        for token in sorted(wanted - there):
            execute("INSERT INTO token (token, customer) VALUES (?, ?)", (token, customer))


def index_all() -> None:
    """Write all search words anew, inside a transaction: for an upgrade to a program that gives others."""
    execute("DELETE FROM token")
    last = 0
    while chunk := execute("SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?", (last, AT_A_TIME)).fetchall():
        for (customer,) in chunk:
            _write(customer)
        last = chunk[-1][0]


def _write(customer: int) -> None:
    for token in sorted(expected(customer)):
        execute("INSERT INTO token (token, customer) VALUES (?, ?)", (token, customer))


def expected(customer: int) -> set[str]:
    """Give the search words that a customer's rows ask for."""
    asked = "SELECT name, model, erased OR merged_into IS NOT NULL, plate FROM customer WHERE id = ?"
    row = execute(asked, (customer,)).fetchone()
    if row is None or row[2]:
        return set()
    numbers = [n for (n,) in execute("SELECT number FROM phone WHERE customer = ?", (customer,))]
    tokens = tokens_of(row[0], row[1], numbers, readings, row[3])
    for (also,) in execute("SELECT also FROM visit WHERE customer = ? AND also <> ''", (customer,)):
        for other in others_of(also):
            tokens |= tokens_of(other.name, "", [other.phone] if other.phone else [], readings)
    return tokens


def recorded(customer: int) -> set[str]:
    """Give the search words that the table holds for a customer."""
    return {token for (token,) in execute("SELECT token FROM token WHERE customer = ?", (customer,))}
