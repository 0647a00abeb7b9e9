"""Cards that stall, why, and whose other face could help; only a suggestion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from floortui.domain.period import day_after
from floortui.domain.records import OPEN, Customer, Cycle
from floortui.domain.settings import Value
from floortui.domain.stalling import LONG, NO_HORIZON, SILENT, UNMOVED, stalls
from floortui.domain.workload import Workload, another_face
from floortui.errors import N_
from floortui.language import _
from floortui.reports.workload import loads
from floortui.storage.database import snapshot
from floortui.storage.queries import contacts, house
from floortui.storage.queries.drawer import CardLine

SAID: Mapping[str, str] = {
    SILENT: N_("stalls: {count} attempts without an answer"),
    UNMOVED: N_("stalls: {count} contacts without a change of grade"),
    LONG: N_("stalls: {count} days in the grade"),
}
"""How each reason is worded."""

DAYS_BACK = 120
"""Days for which contacts without a change of grade are looked for; who was not contacted since is long in it."""

MOST_COUNTED = 1000
"""How many are counted at most."""


def why(known: Customer, cycle: Cycle, today: str) -> tuple[str, int] | None:
    """Say why a card stalls, and with how many of what; None if it does not."""
    if cycle.state != OPEN or not cycle.is_card or cycle.grade == "O" or known.do_not_call:
        return None
    settings = house.settings()
    grade = next((choice for choice in house.choices("grade") if choice.code == cycle.grade), None)
    return stalls(
        unanswered=cycle.unanswered,
        contacts=contacts.contacts_in_grade(cycle.id, cycle.graded_on),
        graded_on=cycle.graded_on,
        today=today,
        within=int(str(grade.details.get("within", 0))) if grade else 0,
        most_contacts=int(settings["follow_ups.stalled_contacts"]),
        days=int(settings["follow_ups.stalled_days"]),
    )


def faces(today: str) -> list[Workload]:
    """Give how much everybody has to do: whoever has room may show another face. It counts all that is due."""
    with snapshot():
        return loads(today, house.settings(), count_cards=False)


def said(known: Customer, cycle: Cycle, today: str, able: Sequence[Workload] | None = None) -> tuple[str, ...]:
    """Word why a card stalls, and who could show another face if anybody can; nothing if it does not.

    `able` are the faces as they were counted already; without it they are counted now.
    """
    found = why(known, cycle, today)
    if found is None:
        return ()
    reason, count = found
    face = another_face(faces(today) if able is None else able, known.owner)
    words = _(SAID[reason]).format(count=count)
    return (words, _("another face: {name}").format(name=face.name)) if face else (words,)


def stalled(most: int) -> list[CardLine]:
    """Give the cards that stall as of the newest line of the journal, with the same counts all day."""
    today, settings = contacts.last_day(), house.settings()
    if today is None:
        return []
    return contacts.stalled(
        _cutoffs(today, settings), int(settings["follow_ups.stalled_contacts"]), day_after(today, -DAYS_BACK), most
    )


def count() -> int:
    """Count them."""
    return len(stalled(MOST_COUNTED))


def _cutoffs(today: str, settings: Mapping[str, Value]) -> dict[str, str]:
    days = int(settings["follow_ups.stalled_days"])
    if not days:
        return {}
    return {
        grade.code: day_after(today, -(int(str(grade.details.get("within", 0))) or NO_HORIZON) - days)
        for grade in house.choices("grade")
        if grade.code != "O"
    }
