"""What a new database starts with: the reference lists of db/reference."""

from __future__ import annotations

from typing import Any

from floortui.resources import reference as reference_file

KINDS = {
    "purpose": "purposes.toml",
    "source": "sources.toml",
    "away": "away.toml",
    "skip": "skip.toml",
    "void": "void.toml",
    "hand_over": "hand_over.toml",
    "move": "move.toml",
    "reclassify": "reclassify.toml",
    "grade": "grades.toml",
    "sign": "signs.toml",
    "way": "ways.toml",
    "outcome": "outcomes.toml",
    "loss": "losses.toml",
    "cancel": "cancel.toml",
    "erase": "erase.toml",
    "shift": "shifts.toml",
    "ending": "endings.toml",
    "step": "steps.toml",
    "finding": "findings.toml",
    "kit": "kit.toml",
    "template": "templates.toml",
    "review_verdict": "review_verdicts.toml",
    "loss_group": "loss_groups.toml",
}
"""Each reference list and the file that seeds it; from then on the table rules."""

OPENING_HOURS = "09:00-18:00"


def reference() -> dict[str, list[dict[str, Any]]]:
    """Read the reference lists: kind → rows with code, en, zh and what else the kind knows."""
    import tomllib  # once in the life of a showroom

    lists = {}
    for kind, file in KINDS.items():
        with reference_file(file).open("rb") as stream:
            lists[kind] = tomllib.load(stream)[kind]
    return lists
