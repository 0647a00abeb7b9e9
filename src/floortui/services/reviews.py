"""Reviews: what the manager says to a contact that a consultant wrote down."""

from __future__ import annotations

from floortui.domain.fields import FollowUpNumber, Note, ReviewVerdict
from floortui.errors import Refused
from floortui.services.action import MANAGERS, Told, action
from floortui.services.work import Work
from floortui.storage.models import Review
from floortui.storage.queries import reviews


@action("follow_up.review", roles=MANAGERS)
def review_follow_up(
    work: Work,
    *,
    id: FollowUpNumber,  # noqa: A002 - the field's name in the contract
    verdict: ReviewVerdict,
    note: Note = "",
) -> Told:
    """Say whether a contact was real, with a note for whoever wrote it down; the last word replaces the one before.

    An invented one is no follow-up any more, in no figure. A manager's word on a contact of their own is marked.
    """
    found = reviews.contact(id)
    if found is None:
        raise Refused("follow_up.unknown", field="id", id=id)
    work.unmoved(found.review_seq or found.seq)
    code = work.choice("review_verdict", verdict, field="verdict").code
    who = work.actor.id if work.actor else None
    said = {"day": work.day, "staff": who, "verdict": code, **({"note": note} if note else {})}
    if found.review is None:
        number = work.change.insert(Review, follow_up=id, cycle=found.cycle, **{"note": "", **said})
    else:
        number = found.review
        work.change.update(Review, number, **said)
    own = who is not None and who == found.staff
    return {"card": found.customer, "review": number, "verdict": code, "own": own}
