"""The duty roster: who is on duty on a day, in the order in which they take turns."""

from __future__ import annotations

from floortui.domain.fields import Day, StaffNames
from floortui.errors import Refused
from floortui.services.action import DESK, Told, action
from floortui.services.work import Work
from floortui.storage.models import Roster
from floortui.storage.queries import people


@action("roster.set", roles=DESK)
def set_roster(work: Work, *, day: Day, names: StaffNames = []) -> Told:  # noqa: B006 - read, never written
    """Set a day's roster: the consultants on duty, in order; nobody, if none is named."""
    wanted: list[int] = []
    for name in names:
        person = work.consultant(name, field="names")
        if person.id in wanted:
            raise Refused("roster.twice", field="names", name=person.name)
        wanted.append(person.id)
    before = people.roster_rows(day)
    work.unmoved(people.roster_seq(day))
    for person_id, (row, _) in before.items():
        if person_id not in wanted:
            work.change.update(Roster, row, position=0)  # kept, so that `seen` tells that somebody did it
    for position, person_id in enumerate(wanted, start=1):
        if person_id in before:
            work.change.update(Roster, before[person_id][0], position=position)
        else:
            work.change.insert(Roster, day=day, staff=person_id, position=position)
    return {"day": day, "names": [work.name_of(person_id) for person_id in wanted]}
