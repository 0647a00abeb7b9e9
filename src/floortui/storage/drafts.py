"""Drafts: what is being typed into a form, kept so that no crash loses it. Not journaled."""

from __future__ import annotations

import json
from dataclasses import dataclass

from floortui.storage.database import execute
from floortui.storage.writing import transaction


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished form: its idempotency key and what was typed, by field."""

    key: str
    fields: dict[str, str]


def load(owner: str, form: str) -> Draft | None:
    """Give somebody's draft of a form."""
    row = execute("SELECT key, fields FROM draft WHERE owner = ? AND form = ?", (owner, form)).fetchone()
    return Draft(row[0], json.loads(row[1])) if row else None


def save(owner: str, form: str, draft: Draft, at: str) -> None:
    """Keep what somebody has typed so far."""
    with transaction():
        execute("DELETE FROM draft WHERE owner = ? AND form = ?", (owner, form))
        execute(
            "INSERT INTO draft (owner, form, key, fields, at) VALUES (?, ?, ?, ?, ?)",
            (owner, form, draft.key, json.dumps(draft.fields, ensure_ascii=False), at),
        )


def drop(owner: str, form: str) -> None:
    """Forget a draft: its form was saved or given up."""
    with transaction():
        execute("DELETE FROM draft WHERE owner = ? AND form = ?", (owner, form))


def drop_all() -> None:
    """Forget every draft, inside a transaction: an erasure cannot know what they hold."""
    execute("DELETE FROM draft")
