"""The staff list: who works here, in which role, with which PIN."""

from __future__ import annotations

from floortui.domain.fields import Clearable, Pin, Role, StaffName, Tier
from floortui.domain.fields import Staff as StaffField
from floortui.domain.people import CONSULTANT, MANAGER, StaffMember
from floortui.domain.rotation import Person
from floortui.errors import Refused
from floortui.services.action import MANAGERS, Told, action
from floortui.services.pins import hashed
from floortui.services.work import Work
from floortui.storage import attempts
from floortui.storage.models import Appointment, Staff, Visit
from floortui.storage.queries import allocation, appointments, floor, people


@action("staff.add", roles=MANAGERS)
def add_staff(
    work: Work,
    *,
    name: StaffName,
    role: Role = CONSULTANT,
    tier: Tier = "",
    mentor: StaffField = "",
    pin: Pin = "",
) -> Told:
    """Put somebody on the staff list."""
    check_name(name, "name")
    _first_pin(pin, role)
    guide = work.staff(mentor, field="mentor").id if mentor else None
    number = work.change.insert(
        Staff, name=name, role=role, tier=tier, mentor=guide, pin=hashed(pin) if pin else "", active=1
    )
    return {"staff": number, "name": name, "role": role}


def check_name(name: str, field: str) -> None:
    """Hold a name to being somebody's only, and no number.

    Raises:
        Refused: it is neither.
    """
    if name.isdigit():
        raise Refused("staff.numeric", field=field)
    if any(person.active for person in people.named(name)):
        raise Refused("staff.exists", field=field, name=name)


def _first_pin(pin: str, role: str) -> None:
    """Hold the first PIN to a manager: else nobody could give out the others."""
    if pin and role != MANAGER and not people.somebody_has_a_pin():
        raise Refused("pin.first", field="pin")


@action("staff.edit", roles=MANAGERS)
def edit_staff(
    work: Work,
    *,
    name: StaffField,
    new_name: StaffName = "",
    role: Role = "",
    tier: Tier = "",
    mentor: StaffField = "",
    pin: Pin = "",
    clear: Clearable = [],  # noqa: B006 - read, never written
) -> Told:
    """Change somebody's name, role, tier, mentor or PIN; what is not given stays, what `clear` names is emptied."""
    person = work.staff(name)
    work.unmoved(person.seq)
    if new_name and new_name != person.name:
        check_name(new_name, "new_name")
    guide = work.staff(mentor, field="mentor").id if mentor else None
    if guide == person.id:
        raise Refused("staff.mentor_self", field="mentor")
    _first_pin(pin, role or person.role)
    if role and role != MANAGER:
        _keep_a_manager(person)
    values = {
        "name": new_name,
        "role": role,
        "tier": tier,
        "mentor": guide,
        "pin": hashed(pin) if pin else "",
    }
    emptied = {column: None if column == "mentor" else "" for column in clear}
    if "pin" in emptied:
        _keep_a_manager(person)
    work.change.update(Staff, person.id, **emptied, **{c: v for c, v in values.items() if v and c not in emptied})
    if pin:
        attempts.clear(person.id)
    told: Told = {"staff": person.id, "name": new_name or person.name}
    if not work.staff(str(person.id)).takes_turns:
        told |= {"moves": work.decide("staff.edit", Person(person.id))["moves"], **work.outside_hours()}
    return told


@action("staff.leave", roles=MANAGERS)
def leave_house(work: Work, *, name: StaffField) -> Told:
    """Take somebody who left the house off the list; their records stay, and they can sign in no more.

    `appointments` tells which were with them: whoever has the customer next has these. `cards` counts the open cards
    and owners that nobody looks after now: they lie in the drawer “leavers'”, and are dealt out by cards.allocate.
    """
    person = work.staff(name)
    work.unmoved(person.seq)
    _keep_a_manager(person)
    told = work.decide("staff.leave", Person(person.id))
    work.change.update(Staff, person.id, active=0, pin="")
    for visit in floor.open_visits():
        if visit.waits_for == person.id:
            work.change.update(Visit, visit.id, waits_for=None)
    booked = appointments.open_with(person.id)
    for number in booked:
        work.change.update(Appointment, number, staff=None)
    with_them: Told = {"appointments": booked} if booked else {}
    if left := allocation.count_of(person.id):
        with_them["cards"] = left
    return {"staff": person.id, "name": person.name, "moves": told["moves"], **with_them, **work.outside_hours()}


def _keep_a_manager(person: StaffMember) -> None:
    """Keep one manager with a PIN, as long as anybody else has one."""
    if person.role != MANAGER or not person.has_pin:
        return
    others = [other for other in people.everybody() if other.has_pin and other.id != person.id]
    if others and not any(other.role == MANAGER for other in others):
        raise Refused("staff.last_manager", name=person.name)


@action("staff.release", roles=MANAGERS, undoable=False)
def release_staff(work: Work, *, name: StaffField) -> Told:
    """Let somebody who was locked out by wrong PINs try again at once."""
    person = work.staff(name)
    attempts.clear(person.id)
    return {"staff": person.id, "name": person.name}
