"""Claims: whoever says that a colleague's customer is theirs asks the manager; nobody takes one by typing."""

from __future__ import annotations

from floortui.domain.fields import Card, Note, Reason, Verdict
from floortui.domain.fields import Staff as StaffField
from floortui.domain.people import CONSULTANT
from floortui.domain.period import day_after
from floortui.domain.records import FIRST, RETURN, Customer, Visit
from floortui.errors import Refused
from floortui.services import appointments
from floortui.services.action import EVERYBODY, MANAGERS, Told, action
from floortui.services.answers import answer, settle
from floortui.services.arrivals import SALES
from floortui.services.visits import make_something_else
from floortui.services.work import Work
from floortui.storage.models import Claim
from floortui.storage.models import Customer as CustomerRow
from floortui.storage.models import Visit as VisitRow
from floortui.storage.queries import cards, floor


@action("card.claim", roles=EVERYBODY)
def claim_card(work: Work, *, card: Card, reason: Reason, by: StaffField = "") -> Told:
    """Claim a colleague's customer, with a reason; the manager decides, and until then nothing changes hands.

    Reception notes it for whoever is named in `by`.
    """
    known = work.customer(card, field="card")
    _hold_against(work, known)
    _in_time(work, known)
    if work.actor is not None and work.actor.role == CONSULTANT:
        if by and work.consultant(by, field="by").id != work.actor.id:
            raise Refused("role.own_only")
        claims = work.actor
    else:
        if not by:
            raise Refused("field.missing", field="by")
        claims = work.consultant(by, field="by")
    if known.owner == claims.id:
        raise Refused("card.same_owner", field="card", name=claims.name)
    if any(each.staff == claims.id for each in cards.open_claims(known.id)):
        raise Refused("claim.made", field="card", name=claims.name)
    row = work.change.insert(
        Claim,
        customer=known.id,
        day=work.day,
        staff=claims.id,
        held_by=known.owner,
        reason=reason,
        verdict="",
        note="",
        decided_by=None,
        decided_on=None,
    )
    return {"card": known.id, "claim": row, "name": claims.name, "owner": work.name_of(known.owner)}


def _hold_against(work: Work, known: Customer) -> None:
    """Hold a card, or a first contact that is none yet, against what the asker had seen of it.

    Raises:
        Refused: there is none, or somebody changed it since.
    """
    found = cards.current(known.id)
    if found is None:
        raise Refused("card.none", field="card", name=known.name or str(known.id))
    work.unmoved(found.seq)


def _in_time(work: Work, known: Customer) -> None:
    """Hold a claim to the days within which who said that they had been here can be claimed.

    Raises:
        Refused: they have passed; a manager may still hand the customer over.
    """
    found = _said_to_have_been_here(known)
    if found is None:
        return
    until = day_after(found.day, int(work.settings["rotation.claim_days"]))
    if work.day > until:
        raise Refused("claim.late", field="card", day=until)


def _said_to_have_been_here(known: Customer) -> Visit | None:
    """Give the visit at which a customer was first written down, who said that they had been here before."""
    first = next((floor.visit(number) for number in floor.visits_of_customer(known.id)), None)
    return first if first is not None and first.been_here and not first.voided else None


def _found_out(work: Work, known: Customer, claims: int) -> Told:
    """Make the visit what it was of somebody who had been here with whoever claims them: a return visit.

    Of today it is corrected as anybody would at the desk, the turn and all; of another day its kind is.
    """
    found = _said_to_have_been_here(known)
    if found is None or found.kind != FIRST:
        return {"moves": []}
    if found.day == work.day:
        told = make_something_else(work, found, RETURN, SALES, claims)
        return {field: value for field, value in told.items() if field != "next"}  # of a card that is a day
    work.change.update(VisitRow, found.id, kind=RETURN)
    return {"visit": found.id, "kind": RETURN, "moves": []}


@action("claim.decide", roles=MANAGERS)
def decide_claim(work: Work, *, card: Card, verdict: Verdict, by: StaffField = "", note: Note = "") -> Told:
    """Say whose customer it is: an approved claim hands the card over, a rejected one leaves it where it is.

    With one approved, whoever else claims the customer is answered, too; and a first visit of somebody who said that
    they had been here was a return visit.
    """
    known = work.customer(card, field="card")
    _hold_against(work, known)
    claims = cards.open_claims(known.id)
    if by:
        claims = [each for each in claims if each.staff == work.staff(by, field="by", gone_too=True).id]
    if not claims:
        raise Refused("claim.none", field="card", name=known.name)
    if len({each.staff for each in claims}) > 1:
        raise Refused("claim.several", field="by", names=[work.name_of(each.staff) for each in claims])
    chosen = claims[0]
    name = work.name_of(chosen.staff)
    corrected: Told = {"moves": []}
    if verdict == "approved":
        work.consultant(str(chosen.staff), field="by")  # who has left the house takes nobody over
        work.change.update(CustomerRow, known.id, owner=chosen.staff)
        appointments.follow(work, known, chosen.staff)
        settle(work, known.id, chosen.staff, note=note)
        corrected = _found_out(work, known, chosen.staff)
    else:
        answer(work, chosen.id, verdict, note)
    told: Told = {"card": known.id, "claim": chosen.id, "name": name, "verdict": verdict}
    return corrected | told | {"from": work.name_of(known.owner)}
