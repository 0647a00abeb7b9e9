"""Emptying old journal bodies of one customer's personal data, so that the chain still proves the rest."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from floortui.domain.forgetting import Forgotten
from floortui.storage.database import execute
from floortui.storage.journal import Image, canonical, digest_of, new_salt
from floortui.storage.models import PERSONAL, WHOSE

OWN_NAMES = frozenset({"phone"})
"""The tables whose texts are only ever their own customer's."""
Theirs = dict[str, set[int]]
"""The numbers under which somebody stands: as `customer`, and their `cycle`s."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it will be: JSON texts under a new salt, and the digest that the erase line names."""

    salt: str
    asked: str
    told: str
    changes: str

    @property
    def digest(self) -> str:
        """What `verify` will expect of it."""
        return digest_of(self.salt, self.asked, self.told, self.changes)


@dataclass(frozen=True, slots=True)
class Plan:
    """What an erasure empties beside the customer's own rows."""

    bodies: dict[int, Body]
    """The journal's bodies that hold data of them, by line, as they will be without it."""
    others: list[tuple[str, int, dict[str, str]]]
    """Rows of others in which they are named: table, id, and the columns as they will be."""


def plan(merged: Sequence[int], personal_fields: Mapping[str, frozenset[str]]) -> Plan:
    """Find every body and every row of others that holds data of a customer, and give what it will be without it.

    A new salt is drawn, or the old digest would still tell a phone number to whoever tries all of them. Every body is
    read, undone lines too: their rows are gone, but their images are not. A line that is not about them is emptied of
    their phones, of the name that stands beside one, and of references by name alone. `merged` are the numbers of a
    customer and of everybody whose card became part of theirs.
    """
    bodies: dict[int, Body] = {}
    rows = execute(
        "SELECT b.seq, j.action, b.asked, b.told, b.changes FROM journal_body AS b JOIN journal AS j USING (seq)"
    ).fetchall()
    changed = [change for *_, changes in rows for change in json.loads(changes)]
    said = _said(changed)
    customers = set(merged).union(*(_undone_as(customer, said) for customer in merged))
    theirs: Theirs = {"customer": customers, "cycle": set()}
    cycles = {change[1] for change in changed if change[0] == "cycle" and _is_theirs(change, theirs)}
    theirs["cycle"] = cycles & _theirs_or_gone("cycle", customers)
    visits = {change[1] for change in changed if change[0] == "visit" and _is_theirs(change, theirs)}
    whole = {("visit", visit) for visit in visits & _theirs_or_gone("visit", customers)} | _rows_now(customers)
    forgotten, shared = _forgotten(customers, said), _Shared(customers, cycles, changed)
    for seq, action, asked, told, changes in rows:
        images, fields, answer = was = json.loads(changes), json.loads(asked), json.loads(told)
        named = {answer.get("customer"), answer.get("card")} & customers
        about = named or fields.get("visit") in visits or answer.get("visit") in visits
        about = about or any(_is_theirs(image, theirs) or _is_one_of(image, whole) for image in images)
        hidden = personal_fields.get(action, frozenset())
        if about:
            fields = {name: ("" if name in hidden else value) for name, value in fields.items()}
            answer = _without_reasons(answer)
            images = [_emptied(image, theirs, whole) for image in images]
        images = [shared.without(image) for image in images]
        if forgotten.stands_in((asked, told, changes)):
            fields = {name: forgotten.value(value, name, of_customers=name in hidden) for name, value in fields.items()}
            answer = forgotten.value(answer, of_customers=False)
            images = [
                [table, row, *(_without_named(table, each, forgotten) for each in pair)] for table, row, *pair in images
            ]
        if about or (images, fields, answer) != was:
            bodies[int(seq)] = Body(new_salt(), canonical(fields), canonical(answer), canonical(images))
    return Plan(bodies, _rows_of_others(forgotten))


class _Shared:
    """What of somebody stood for a while on the card of another with whom they were one, until the two were split."""

    def __init__(self, customers: set[int], cycles: set[int], changed: list[list[Any]]) -> None:
        marks = ", ".join("?" * len(customers))
        numbers = execute(
            f"SELECT kept, other FROM merge WHERE kept IN ({marks}) OR other IN ({marks})", (*customers, *customers)
        ).fetchall()
        others = {number for pair in numbers for number in pair} - customers
        own = {"customer": customers, "cycle": cycles}
        self._rows: Rows = {
            (table, number)
            for table, number, *pair in changed
            if table in own and any(image and image[WHOSE[table]] in others for image in pair)
        } - _rows_now(customers)
        self._said = {
            (table, column, image[column])
            for table, number, *pair in (changed if self._rows else ())
            if table in own and number in own[table]
            for image in pair
            if image is not None
            for column in PERSONAL[table]
        }
        self._last = {(table, number): after for table, number, _, after in changed if (table, number) in self._rows}

    def without(self, change: list[Any]) -> list[Any]:
        """Give a change of the other's row without what was theirs; what stands in the row now is the other's own."""
        table, number, *pair = change
        if (table, number) not in self._rows:
            return change
        return [table, number, *(self._emptied(table, image, self._last[table, number]) for image in pair)]

    def _emptied(self, table: str, image: Image, last: Image) -> Image:
        if image is None or image == last:
            return image
        own = last or {}
        return {
            column: PERSONAL[table][column]
            if (table, column, value) in self._said and own.get(column) != value
            else value
            for column, value in image.items()
        }


def _without_named(table: str, image: Image, forgotten: Forgotten) -> Image:
    """Give an image without somebody who is named in it, though it is another's."""
    if image is None or table not in PERSONAL or table in OWN_NAMES:
        return image
    return {
        **image,
        **{column: forgotten.value(image[column], column) for column in PERSONAL[table] if column in image},
    }


def _rows_of_others(forgotten: Forgotten) -> list[tuple[str, int, dict[str, str]]]:
    """Give the rows in which somebody is named, though they are another's."""
    found = []
    for table, columns in PERSONAL.items():
        if table in OWN_NAMES:
            continue
        for number, *texts in execute(f"SELECT id, {', '.join(columns)} FROM {table}").fetchall():
            said = dict(zip(columns, texts, strict=True))
            kept = {column: forgotten.value(text, column) for column, text in said.items()}
            if kept != said:
                found.append((table, int(number), kept))
    return found


def _forgotten(customers: set[int], said: Mapping[int, Said]) -> Forgotten:
    """Give by what somebody was ever known, except what another customer is known by, too."""
    names = set().union(*(said[number].names for number in customers if number in said))
    phones = set().union(*(said[number].phones for number in customers if number in said))
    names -= {name for number, name in execute("SELECT id, name FROM customer") if number not in customers}
    phones -= {phone for number, phone in execute("SELECT customer, number FROM phone") if number not in customers}
    return Forgotten(frozenset(names - {""}), frozenset(phones - {""}))


def _theirs_or_gone(table: str, theirs: set[int]) -> set[int]:
    """Give the rows that are theirs now, and those undone: what was written before anybody knew is theirs, too."""
    others = {number for number, customer in execute(f"SELECT id, customer FROM {table}") if customer not in theirs}
    newest = execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()[0]
    return set(range(1, newest + 1)) - others


Rows = set[tuple[str, int]]


def _rows_now(customers: set[int]) -> Rows:
    """Give the rows that are theirs now, whoever's they were for a while: two cards were one, and were split again."""
    return {
        (table, number) for customer in customers for table, numbers in rows_of(customer).items() for number in numbers
    }


def _is_one_of(change: list[Any], rows: Rows) -> bool:
    return (change[0], change[1]) in rows


def _without_reasons(told: dict[str, Any]) -> dict[str, Any]:
    """Empty the reasons of what was told: somebody may have typed a name into one."""
    kept = {**told, "reason": ""} if "reason" in told else dict(told)
    if isinstance(told.get("why"), list):
        kept["why"] = [[code, {**facts, "reason": ""} if "reason" in facts else facts] for code, facts in told["why"]]
    return kept


@dataclass(frozen=True, slots=True)
class Said:
    """What a customer was ever called, and the phones they ever had."""

    names: set[str]
    phones: set[str]


def _said(changes: list[list[Any]]) -> dict[int, Said]:
    """Give for each customer's number what the journal knows of its names and phones."""
    said: dict[int, Said] = {}
    for table, row_id, before, after in changes:
        for image in (before, after):
            if image is not None and table == "customer":
                said.setdefault(row_id, Said(set(), set())).names.add(image["name"])
            elif image is not None and table == "phone":
                said.setdefault(image["customer"], Said(set(), set())).phones.add(image["number"])
    return said


def _undone_as(customer: int, said: Mapping[int, Said]) -> set[int]:
    """Give the numbers under which a customer was entered before, undone and entered anew: same name or phone."""
    known = {number for (number,) in execute("SELECT id FROM customer")}
    own = said.get(customer, Said(set(), set()))
    return {
        number
        for number, theirs in said.items()
        if number not in known and (theirs.names & (own.names - {""}) or theirs.phones & (own.phones - {""}))
    }


def _is_theirs(change: list[Any], theirs: Theirs) -> bool:
    """Say whether a row change is of a customer's own row, or of one that belongs to them or to a cycle of theirs."""
    table, _, before, after = change
    return any(_shows_them(table, image, theirs) for image in (before, after))


def _shows_them(table: str, image: Image, theirs: Theirs) -> bool:
    if table not in WHOSE or image is None:
        return False
    column = WHOSE[table]
    return image[column] in theirs["cycle" if column == "cycle" else "customer"]


def _emptied(change: list[Any], theirs: Theirs, whole: Rows) -> list[Any]:
    """Empty the images that show them: of a row that is theirs all, of one that is another's now those of before."""
    table, row_id, before, after = change
    every = _is_one_of(change, whole)
    return [table, row_id, *(_without(table, image, theirs, every=every) for image in (before, after))]


def _without(table: str, image: Image, theirs: Theirs, *, every: bool) -> Image:
    shown = image is not None and (every or _shows_them(table, image, theirs))
    return {**image, **PERSONAL[table]} if image is not None and shown else image


def rows_of(customer: int) -> dict[str, list[int]]:
    """Give the rows that hold a customer's personal data: table → ids."""
    own = "SELECT id FROM cycle WHERE customer = ?"
    return {
        table: [
            number
            for (number,) in execute(
                f"SELECT id FROM {table} WHERE {column} " + (f"IN ({own})" if column == "cycle" else "= ?"), (customer,)
            ).fetchall()
        ]
        for table, column in WHOSE.items()
    }


def carry_out(bodies: Mapping[int, Body]) -> None:
    """Write the emptied bodies; the erase line that names them stands already, or a trigger refuses."""
    for seq, body in bodies.items():
        execute(
            "UPDATE journal_body SET salt = ?, asked = ?, told = ?, changes = ? WHERE seq = ?",
            (body.salt, body.asked, body.told, body.changes, seq),
        )
