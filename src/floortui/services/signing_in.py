"""Signing in and out of a terminal."""

from __future__ import annotations

from floortui.domain.people import StaffMember
from floortui.domain.text import row_number
from floortui.errors import Refused
from floortui.services import pins
from floortui.services.action import EVERYBODY, Told, action
from floortui.services.desk import Desk
from floortui.services.work import Work
from floortui.storage import database
from floortui.storage.queries import people


def identify(desk: Desk, name: str, pin: str | None) -> StaffMember:
    """Find out who sits at a desk: by name alone while nobody has a PIN, by name and PIN from the first on.

    Raises:
        Refused: nobody is called that, or the PIN is missing, wrong or was tried too often.
    """
    found = [person for person in people.named(name) if person.active]
    if not found and (number := row_number(name)) and (person := people.member(number)) and person.active:
        found = [person]
    asked = people.somebody_has_a_pin()
    if len(found) != 1:
        # from the first PIN on, a name that does not exist answers as a wrong PIN does
        raise (Refused("pin.wrong", field="pin") if asked else Refused("staff.unknown", field="name", name=name))
    if asked:
        if pin is None:
            raise Refused("pin.needed", field="pin")
        pins.check(found[0], pin, desk.clock.now())
    return found[0]


def sign_in(desk: Desk, name: str, pin: str | None) -> StaffMember:
    """Sign somebody in at a desk, noted in the journal.

    Raises:
        Refused: as `identify`; the desk stays as it was.
    """
    person = identify(desk, name, pin)
    before, desk.actor = desk.actor, person.id
    if database.read_only():
        return person
    try:
        desk.do("session.sign_in")
    except Refused:
        desk.actor = before
        raise
    return person


@action("session.sign_in", roles=EVERYBODY, undoable=False)
def note_sign_in(work: Work) -> Told:
    """Note that somebody signed in at a terminal."""
    return {"name": work.actor_name}


@action("clock.jump", roles=frozenset(), undoable=False)
def note_jump(work: Work) -> Told:
    """Note that the computer's clock was set; the program writes this by itself."""
    return {"at": work.at}


def pins_are_asked() -> bool:
    """Say whether this house asks for names and PINs: from the first PIN on."""
    return people.somebody_has_a_pin()
