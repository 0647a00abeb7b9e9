"""Search words of customers: a token table, so that any end of a name or a phone finds them at once.

It lies in the order of its words alone. An index by customer would be as large again, and was asked for one thing only:
which words somebody had until now. Their rows as they were say the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from peewee import chunked

from floortui.domain.others import others_of
from floortui.domain.search import tokens_of
from floortui.storage.change import Change
from floortui.storage.database import execute
from floortui.storage.journal import Image
from floortui.storage.models import Customer, Phone, Visit
from floortui.storage.pinyin import readings

AT_A_TIME = 1000
"""Customers whose numbers are held in memory while all are gone through."""

TOGETHER = 400
"""Words that one statement writes."""

OF_CUSTOMER = ("name", "model", "plate", "erased", "merged_into")
"""The columns of a customer's own row that their search words follow from."""

Word = tuple[str, int]
"""A search word, and whose it is."""


class Record(NamedTuple):
    """The rows that a customer's search words come from: their own, their phones and who came along, by id."""

    customer: Image
    phones: dict[int, str]
    others: dict[int, str]

    def words(self) -> set[str]:
        """Give the search words; who is not there, was erased, or became part of another card, has none."""
        row = self.customer
        if row is None or row["erased"] or row["merged_into"] is not None:
            return set()
        tokens = tokens_of(row["name"], row["model"], list(self.phones.values()), readings, row["plate"])
        for also in self.others.values():
            for other in others_of(also):
                tokens |= tokens_of(other.name, "", [other.phone] if other.phone else [], readings)
        return tokens


def index(change: Change) -> None:
    """Bring the search words of the customers whose rows a change wrote up to date, inside its transaction."""
    gone: list[Word] = []
    new: list[Word] = []
    for customer, written in _written(change).items():
        before, now = written.before_and_now(customer)
        had, wanted = before.words(), now.words()
        gone += [(word, customer) for word in had - wanted]
        new += [(word, customer) for word in wanted - had]
    for each in sorted(gone):
        execute("DELETE FROM token WHERE token = ? AND customer = ?", each)
    _insert(new)


def index_all() -> None:
    """Write all search words anew, inside a transaction: for an upgrade to a program that gives others."""
    execute("DELETE FROM token")
    for customers in _all_customers():
        _insert([(word, customer) for customer in customers for word in expected(customer)])


def expected(customer: int) -> set[str]:
    """Give the search words that a customer's rows ask for."""
    return _record(customer).words()


def astray() -> int | None:
    """Give a customer whose search words are not those that their rows ask for; None if nobody's are."""
    asked_for = 0
    for customers in _all_customers():
        for customer in customers:
            words = expected(customer)
            if any(not _is_there(word, customer) for word in words):
                return customer
            asked_for += len(words)
    if execute("SELECT count(*) FROM token").fetchone()[0] == asked_for:
        return None
    rows: list[Word] = execute("SELECT token, customer FROM token").fetchall()
    return next(customer for word, customer in rows if word not in expected(customer))


def _is_there(word: str, customer: int) -> bool:
    found = execute("SELECT 1 FROM token WHERE token = ? AND customer = ?", (word, customer))
    return found.fetchone() is not None


def _all_customers() -> Iterator[list[int]]:
    last = 0
    while chunk := execute("SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?", (last, AT_A_TIME)).fetchall():
        yield [customer for (customer,) in chunk]
        last = chunk[-1][0]


def _insert(words: list[Word]) -> None:
    """Write words in the order of the table; one that is there already, though it should not be, stays."""
    for chunk in chunked(sorted(words), TOGETHER):
        marks = ", ".join(["(?, ?)"] * len(chunk))
        parts = [part for word in chunk for part in word]
        execute(f"INSERT OR IGNORE INTO token (token, customer) VALUES {marks}", parts)


def _record(customer: int) -> Record:
    row = execute(f"SELECT {', '.join(OF_CUSTOMER)} FROM customer WHERE id = ?", (customer,)).fetchone()
    return Record(
        None if row is None else dict(zip(OF_CUSTOMER, row, strict=True)),
        dict(execute("SELECT id, number FROM phone WHERE customer = ?", (customer,)).fetchall()),
        dict(execute("SELECT id, also FROM visit WHERE customer = ? AND also <> ''", (customer,)).fetchall()),
    )


class _Written:
    """What a change wrote of one customer: each row as it was and as it is."""

    def __init__(self) -> None:
        self.own: tuple[Image, Image] | None = None
        self.phones: list[tuple[Image, Image]] = []
        self.visits: list[tuple[Image, Image]] = []

    def before_and_now(self, customer: int) -> tuple[Record, Record]:
        """Give the rows as they were and as they are; all of somebody new were written by the change itself."""
        if self.own is not None and self.own[0] is None:
            return Record(None, {}, {}), self._of(customer, Record(self.own[1], {}, {}), 1)
        now = _record(customer)
        return self._of(customer, now if self.own is None else now._replace(customer=self.own[0]), 0), now

    def _of(self, customer: int, record: Record, side: int) -> Record:
        """Put into a record the rows that were written as they were (0) or are (1)."""
        return record._replace(
            phones=_with(record.phones, self.phones, customer, "number", side),
            others=_with(record.others, self.visits, customer, "also", side),
        )


def _with(
    texts: dict[int, str], images: list[tuple[Image, Image]], customer: int, column: str, side: int
) -> dict[int, str]:
    found = dict(texts)
    for image in images:
        for row in filter(None, image):
            found.pop(row["id"], None)
        stood = image[side]
        if stood is not None and stood["customer"] == customer:
            found[stood["id"]] = stood[column]
    return found


def _written(change: Change) -> dict[int, _Written]:
    """Give what was written of each customer whose search words may be others now."""
    written: dict[int, _Written] = defaultdict(_Written)
    for image in change.touched(Customer):
        for row in filter(None, image):
            written[row["id"]].own = image
    for image in change.touched(Phone):
        for customer in {row["customer"] for row in image if row}:
            written[customer].phones.append(image)
    for image in change.touched(Visit):  # who came along is a search word of the party's
        for customer in {row["customer"] for row in image if row and row["also"] and row["customer"] is not None}:
            written[customer].visits.append(image)
    return written
