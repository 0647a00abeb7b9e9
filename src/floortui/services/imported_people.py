"""Cards and staff from a file: the drawer and the staff list that a house had before."""

from __future__ import annotations

from floortui.domain.fields import Digest, FileName, Size
from floortui.domain.people import CONSULTANT
from floortui.errors import Refused
from floortui.services import cycles
from floortui.services.action import MANAGERS, Told, action
from floortui.services.batch import Batch, Lists, Prepared
from floortui.services.imported_orders import OF_PERSON
from floortui.services.staff import check_name
from floortui.services.work import Work
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Cycle as CycleRow
from floortui.storage.models import Phone, Staff
from floortui.storage.queries import people


@action("import.cards", roles=MANAGERS, prepared=True)
def import_cards(work: Work, batch: Batch, *, file: FileName, first: Size, last: Size, digest: Digest) -> Told:
    """Take cards in from a file: the drawer of before, a batch of rows at a time."""
    lists = Lists(work)
    return batch.each(work, lambda row: _take_card(work, batch, lists, row))


def _take_card(work: Work, batch: Batch, lists: Lists, row: Prepared) -> bool:
    """Take one card in; give False if its phone is known, and then change nothing."""
    grade = row.text("grade") or cycles.FIRST_GRADE
    if grade == "O":
        raise Refused("card.ordered", field="grade")
    cycles.grade_named(work, grade)
    day = row.text("day") or work.day
    last = max(row.text("last"), day)
    for name, when in (("day", day), ("last", last)):
        if when > work.day:
            raise Refused("import.future", field=name, day=when)
    owner, source = lists.consultant(row.text("owner")), lists.source(row.text("source"))
    if batch.known(row) is not None:
        return False
    model = lists.model(row.text("model"))
    customer = work.change.insert(
        CustomerRow,
        name=row.text("name"),
        model=model,
        source=source,
        owner=owner,
        first_day=day,
        erased=0,
        **{name: row.text(name) for name in OF_PERSON},
    )
    work.change.insert(Phone, customer=customer, number=row.text("phone"))
    purchase = {name: row.text(name) for name in ("colour", "competitor", "budget", "plan")}
    card = {"card_day": day, "card_by": owner, "card_how": "import", "card_grade": grade}
    stands = {"grade": grade, "graded_on": day, "last_day": last}
    stands["next_day"] = row.text("next") or cycles.due_after_import(work, grade, last)
    work.change.insert(CycleRow, customer=customer, **{**cycles.EMPTY, **purchase, **card, **stands})
    return True


@action("import.staff", roles=MANAGERS, prepared=True)
def import_staff(work: Work, batch: Batch, *, file: FileName, first: Size, last: Size, digest: Digest) -> Told:
    """Take the staff list in from a file; PINs are given in the program."""
    coming = {row.text("name") for row in batch.rows}
    guides: list[tuple[int, int, str]] = []
    told = batch.each(work, lambda row: _take_staff(work, row, coming, guides))
    for line, number, guide in guides:  # a mentor may stand further down
        try:
            work.change.update(Staff, number, mentor=work.staff(guide, field="mentor").id)
        except Refused as reason:  # or have been rejected
            batch.warned.append((line, reason))
    return told


def _take_staff(work: Work, row: Prepared, coming: set[str], guides: list[tuple[int, int, str]]) -> bool:
    name, mentor = row.text("name"), row.text("mentor")
    if any(person.active for person in people.named(name)):
        return False
    check_name(name, "name")
    if mentor == name:
        raise Refused("staff.mentor_self", field="mentor")
    if mentor and mentor not in coming:
        work.staff(mentor, field="mentor")
    number = work.change.insert(
        Staff, name=name, role=row.text("role") or CONSULTANT, tier=row.text("tier"), mentor=None, pin="", active=1
    )
    if mentor:
        guides.append((row.line, number, mentor))
    return True
