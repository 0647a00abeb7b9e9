"""Drafts: what is being typed into a form, kept so that no crash loses it. Not journaled.

A draft is its terminal's: two that one person works at do not type into each other's forms. What a terminal was
typing that is gone by now is there again at the next one at which the same person opens the form.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from floortui.storage.database import execute
from floortui.storage.keepers import is_there, this
from floortui.storage.writing import transaction


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished form: its idempotency key and what was typed, by field."""

    key: str
    fields: dict[str, str]
    at: str = field(default="", compare=False)
    """When it was kept, once it is."""


def load(owner: str, form: str) -> Draft | None:
    """Give somebody's draft of a form: this terminal's, or the latest of one that is gone."""
    rows = _kept(owner, form)
    if not rows:  # as nearly always, and asking who runs takes a while the first time
        return None
    own = [row for row in rows if row[0] == this()]
    left = [row for row in rows if not is_there(row[0])]
    found = next(iter(own or left), None)
    return Draft(found[1], json.loads(found[2]), found[3]) if found else None


def _kept(owner: str, form: str) -> list[tuple[str, str, str, str]]:
    rows = execute(
        "SELECT keeper, key, fields, at FROM draft WHERE owner = ? AND form = ? ORDER BY at DESC, keeper",
        (owner, form),
    )
    return list(rows)


def save(owner: str, form: str, draft: Draft, at: str) -> None:
    """Keep what somebody has typed so far; it was taken over from a terminal that is gone, if it has its key."""
    with transaction():
        _forget(owner, form, draft.key)
        execute(
            "INSERT INTO draft (owner, form, keeper, key, fields, at) VALUES (?, ?, ?, ?, ?, ?)",
            (owner, form, this(), draft.key, json.dumps(draft.fields, ensure_ascii=False), at),
        )


def drop(owner: str, form: str, key: str) -> None:
    """Forget a draft: its form was saved, or is empty again."""
    with transaction():
        _forget(owner, form, key)


def _forget(owner: str, form: str, key: str) -> None:
    execute("DELETE FROM draft WHERE owner = ? AND form = ? AND (keeper = ? OR key = ?)", (owner, form, this(), key))


def drop_all() -> None:
    """Forget every draft, inside a transaction: an erasure cannot know what they hold."""
    execute("DELETE FROM draft")
