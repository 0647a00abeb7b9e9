"""Emptying old journal bodies of one customer's personal data, so that the chain still proves the rest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from floortui.storage.database import execute
from floortui.storage.journal import Image, canonical, digest_of, new_salt
from floortui.storage.models import PERSONAL, WHOSE

Row = tuple[str, int]
"""A table and a row's id."""


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


def plan(customer: int, personal_fields: Mapping[str, frozenset[str]]) -> dict[int, Body]:
    """Find every body that holds data of a customer, and give what it will be without it.

    A new salt is drawn, or the old digest would still tell a phone number to whoever tries all of them. Every body is
    read, undone lines too: their rows are gone, but their images are not.
    """
    bodies: dict[int, Body] = {}
    rows = execute(
        "SELECT b.seq, j.action, b.asked, b.told, b.changes FROM journal_body AS b JOIN journal AS j USING (seq)"
    ).fetchall()
    changed = [change for *_, changes in rows for change in json.loads(changes)]
    customers = {customer} | _undone_as(customer, changed)
    theirs: Theirs = {"customer": customers, "cycle": set()}
    theirs["cycle"] = {change[1] for change in changed if change[0] == "cycle" and _is_theirs(change, theirs)}
    visits = {change[1] for change in changed if change[0] == "visit" and _is_theirs(change, theirs)}
    whole = visits & _theirs_or_gone(customers)
    for seq, action, asked, told, changes in rows:
        images, fields, answer = json.loads(changes), json.loads(asked), json.loads(told)
        named = {answer.get("customer"), answer.get("card")} & customers
        about = named or fields.get("visit") in visits or answer.get("visit") in visits
        if about or any(_is_theirs(image, theirs) or _is_visit(image, whole) for image in images):
            emptied = [_emptied(image, theirs, whole) for image in images]
            hidden = personal_fields.get(action, frozenset())
            kept = {name: ("" if name in hidden else value) for name, value in fields.items()}
            bodies[int(seq)] = Body(
                new_salt(), canonical(kept), canonical(_without_reasons(answer)), canonical(emptied)
            )
    return bodies


def _theirs_or_gone(theirs: set[int]) -> set[int]:
    """Give the visits that are theirs now, and those undone: what was written before anybody knew is theirs, too."""
    others = {number for number, customer in execute("SELECT id, customer FROM visit") if customer not in theirs}
    newest = execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'visit'").fetchone()[0]
    return set(range(1, newest + 1)) - others


def _is_visit(change: list[Any], visits: set[int]) -> bool:
    return change[0] == "visit" and change[1] in visits


def _without_reasons(told: dict[str, Any]) -> dict[str, Any]:
    """Empty the reasons of what was told: somebody may have typed a name into one."""
    kept = {**told, "reason": ""} if "reason" in told else dict(told)
    if isinstance(told.get("why"), list):
        kept["why"] = [[code, {**facts, "reason": ""} if "reason" in facts else facts] for code, facts in told["why"]]
    return kept


def _undone_as(customer: int, changes: list[list[Any]]) -> set[int]:
    """Give the numbers under which a customer was entered before, undone and entered anew: same name or phone."""
    said: dict[int, set[str]] = {}
    for table, row_id, before, after in changes:
        for image in (before, after):
            if image is not None and table == "customer":
                said.setdefault(row_id, set()).add(image["name"])
            elif image is not None and table == "phone":
                said.setdefault(image["customer"], set()).add(image["number"])
    known = {number for (number,) in execute("SELECT id FROM customer")}
    own = said.get(customer, set()) - {""}
    return {number for number, words in said.items() if number not in known and words & own}


def _is_theirs(change: list[Any], theirs: Theirs) -> bool:
    """Say whether a row change is of a customer's own row, or of one that belongs to them or to a cycle of theirs."""
    table, _, before, after = change
    return any(_shows_them(table, image, theirs) for image in (before, after))


def _shows_them(table: str, image: Image, theirs: Theirs) -> bool:
    if table not in WHOSE or image is None:
        return False
    column = WHOSE[table]
    return image[column] in theirs["cycle" if column == "cycle" else "customer"]


def _emptied(change: list[Any], theirs: Theirs, whole: set[int]) -> list[Any]:
    """Empty the images that show them: of a visit that is theirs all, of one that is another's now those of before."""
    table, row_id, before, after = change
    every = _is_visit(change, whole)
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
