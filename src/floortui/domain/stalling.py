"""When a card stalls: contacts that move nothing, too long in one grade, or nobody who answers (ours, after deck D).

D has a card that does not move seen by somebody of a higher tier: another face.
"""

from __future__ import annotations

from floortui.domain.period import days_between

SILENT, UNMOVED, LONG = "silent", "unmoved", "long"
"""Why a card stalls: nobody answers, contacts change no grade, too long in one grade."""

ATTEMPTS = 3
"""Attempts in a row without an answer with which a card stalls."""

NO_HORIZON = 90
"""Days within which a grade is taken to buy that names none: C is more than three months (H)."""


def stalls(
    *, unanswered: int, contacts: int, graded_on: str | None, today: str, within: int, most_contacts: int, days: int
) -> tuple[str, int] | None:
    """Say why a card stalls, and with how many attempts, contacts or days; None if it does not.

    `contacts` are those that were answered since it got its grade; `most_contacts` and `days`, which count beyond the
    grade's horizon, are the house's, 0 switches them off.
    """
    if unanswered >= ATTEMPTS:
        return SILENT, unanswered
    if most_contacts and contacts >= most_contacts:
        return UNMOVED, contacts
    since = days_between(graded_on, today) if graded_on else 0
    if days and since > (within or NO_HORIZON) + days:
        return LONG, since
    return None
