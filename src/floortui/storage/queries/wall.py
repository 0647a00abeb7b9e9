"""What the wall display asks beside the line-up: parties without their customers, calls, who was given what."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.lineup import ROTATION_EVENTS
from floortui.storage.database import execute


class Party(NamedTuple):
    """A visit as anybody may see it: no customer, no note, nothing that was said."""

    id: int
    arrived: str
    kind: str
    size: int
    assigned: int | None
    waits_for: int | None
    open: bool
    how: str
    group_of: int | None
    """The visit with whose party it came, where it is another buyer of a group."""


class Given(NamedTuple):
    """A party was given to somebody; `at` is a stored instant."""

    at: str
    person: int
    size: int


def parties_of(day: str) -> tuple[Party, ...]:
    """Give a day's parties in the order of arrival, without those that were voided."""
    rows = execute(
        "SELECT id, arrived, kind, party, assigned, waits_for, left_at IS NULL, how, group_of FROM visit"
        " WHERE day = ? AND voided = 0 ORDER BY arrived, id",
        (day,),
    )
    return tuple(Party(*row)._replace(open=bool(row[6])) for row in rows)


def calls_on(day: str) -> int:
    """Count the calls and online leads that came in on a day."""
    return int(execute("SELECT count(*) FROM call WHERE day = ? AND direction = 'in'", (day,)).fetchone()[0])


_EVENTS = ", ".join(f"'{action}'" for action in sorted(ROTATION_EVENTS))


def given_last(day: str, most: int) -> tuple[Given, ...]:
    """Give who was given a party last on a day, the latest first; what was undone or voided was not given."""
    rows = execute(
        "SELECT j.at, json_extract(m.value, '$[1]'), v.party"
        " FROM journal AS j JOIN journal_body AS b USING (seq), json_each(b.told, '$.moves') AS m"
        " JOIN visit AS v ON v.id = json_extract(m.value, '$[2]')"
        f" WHERE j.day = ? AND j.action IN ({_EVENTS}) AND json_extract(m.value, '$[0]') = 'serve' AND v.voided = 0"
        " AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.seq) ORDER BY j.seq DESC LIMIT ?",
        (day, most),
    )
    return tuple(Given(*row) for row in rows)
