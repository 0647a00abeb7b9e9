"""The journal's lines for people to read, and its proof."""

from __future__ import annotations

from typing import Any

from floortui.domain.moments import from_text, zone_named
from floortui.errors import Refused
from floortui.language import say
from floortui.storage import journal
from floortui.storage.models import SECRET
from floortui.storage.queries import house, people
from floortui.storage.verify import verify

HIDDEN = "•••"


def journal_lines(last: int) -> list[dict[str, Any]]:
    """Give the newest lines, newest last; what is secret in a row stays hidden."""
    names, zone = people.names(), zone_named(str(house.settings()["showroom.zone"]))
    return [
        {
            "seq": line.seq,
            "at": line.at,
            "when": from_text(line.at).astimezone(zone).strftime("%Y-%m-%d %H:%M:%S"),
            "day": line.day,
            "actor": names.get(line.actor) if line.actor is not None else None,
            "terminal": line.terminal,
            "action": line.action,
            "key": line.key,
            "undoes": line.undoes,
            "hash": journal.hash_of_line(line.seq),
            "asked": line.asked,
            "told": line.told,
            "changes": [[t, i, _shown(t, before), _shown(t, after)] for t, i, before, after in line.changes],
        }
        for line in journal.last_entries(last)
    ]


def _shown(table: str, image: journal.Image) -> journal.Image:
    hidden = SECRET.get(table, frozenset())
    return image and {column: HIDDEN if column in hidden and value else value for column, value in image.items()}


def proof(noted_head: str = "") -> dict[str, Any]:
    """Prove the open database, its problems as sentences; a head that was noted must stand in the journal."""
    found = verify()
    problems = [*found.problems]
    if noted_head and not journal.holds(noted_head):
        problems.append(Refused("verify.head", head=noted_head))
    return {
        "clean": not problems,
        "lines": found.lines,
        "rows": found.rows,
        "head": found.head,
        "problems": [say(problem) for problem in problems],
    }
