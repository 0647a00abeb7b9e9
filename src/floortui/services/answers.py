"""Answers to claims: the manager's, and those that follow where a customer is handed over all the same."""

from __future__ import annotations

from floortui.services.work import Work
from floortui.storage.models import Claim
from floortui.storage.queries import cards


def settle(work: Work, customer: int, owner: int | None, *, note: str = "") -> None:
    """Answer the claims to a customer who has been handed over: the new owner's is approved, every other rejected."""
    for each in cards.open_claims(customer):
        answer(work, each.id, "approved" if each.staff == owner else "rejected", note)


def answer(work: Work, claim: int, verdict: str, note: str) -> None:
    """Write down what was said to a claim, and by whom."""
    who = work.actor.id if work.actor else None
    work.change.update(Claim, claim, verdict=verdict, note=note, decided_by=who, decided_on=work.day)
