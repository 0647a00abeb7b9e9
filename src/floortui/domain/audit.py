"""The audit of follow-ups: which of the contacts that were written down look as if there had been none.

A mark is a reason to look, no proof. Each has its evidence: the other contacts, the times, the minutes. What is
compared with the clock is when a contact was written down, which nobody can choose, not when it is said to have been.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from math import ceil
from typing import Any, NamedTuple

from floortui.domain.moments import from_text
from floortui.errors import N_

BY_PHONE = "phone"
"""The way of a contact that dialling comes before."""

NEARNESS = "OHABC"
"""The grades, the one nearest to buying first."""

LONG_TEXT = 12
"""Letters from which two equal texts are no chance; of shorter ones the house says how many are too many."""

LIVE_SECONDS = 60
"""A contact that is said to have been within so long of its being written down was written down as it ended."""

EMPTY_PHRASES = frozenset(
    (
        "已联系", "已沟通", "已跟进", "正常跟进", "继续跟进", "保持联系", "电话联系", "电话跟进", "打了电话",
        "微信联系", "无变化", "没变化", "同上", "客户考虑", "再考虑", "考虑中", "聊了聊", "跟进", "回访", "ok", "okay",
        "done", "called", "calledhim", "calledher", "calledcustomer", "contacted", "followedup", "followup",
        "talked", "nochange", "sameasbefore", "aslasttime", "stillthinking",
    )
)  # fmt: skip
"""What says nothing about this customer, in the form in which texts are compared."""


class Contact(NamedTuple):
    """A contact as it was written down. Instants are stored texts in UTC."""

    id: int
    cycle: int
    customer: int
    staff: int | None
    at: str
    """When it is said to have been."""
    logged: str
    """When it was written down: the journal's own time."""
    way: str
    answered: bool
    minutes: int | None
    content: str
    outcome: str
    grade_before: str
    grade_after: str
    call: int | None
    """The call in the register by which it was noted."""
    signs: tuple[str, ...] = ()
    """The grades of the signs that are ticked on the card."""


class Limits(NamedTuple):
    """From where on something is suspicious; the settings named `review.*`."""

    burst_contacts: int
    burst_minutes: int
    copies: int
    likeness: int
    dialling_seconds: int
    late_hours: int
    same_by_person: int
    same_on_card: int
    fewest_letters: int


class Mark(NamedTuple):
    """Why a contact is suspicious, with its evidence."""

    key: str
    facts: Mapping[str, Any]
    others: tuple[int, ...] = ()
    """The contacts that the evidence consists of, beside this one."""


Found = Iterator[tuple[int, Mark]]
"""Contacts by number, with a mark of each."""


class Suspicion(NamedTuple):
    """A kind of mark."""

    label: str
    """In a word or two, for lists."""
    says: str
    """What it means, for the guide and F1."""
    weight: int
    """How much it says beside the others."""
    settings: tuple[str, ...]
    """The settings that say from where on."""
    find: Callable[[Sequence[Contact], Limits], Found]


def marks_of(contacts: Sequence[Contact], limits: Limits) -> dict[int, tuple[Mark, ...]]:
    """Give the marks of each contact that has any, the weightiest first."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for suspicion in SUSPICIONS.values():
        for number, mark in suspicion.find(contacts, limits):
            found[number].append(mark)
    return {
        number: tuple(sorted(marks, key=lambda mark: -SUSPICIONS[mark.key].weight)) for number, marks in found.items()
    }


def weight_of(marks: Iterable[Mark]) -> int:
    """Give how much evidence there is in some marks; several of a kind count once."""
    return sum(SUSPICIONS[key].weight for key in {mark.key for mark in marks})


def compared(text: str) -> str:
    """Give a text in the form in which texts are compared: its letters and digits, in one writing."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in folded if character.isalnum())


def likeness(one: str, other: str) -> float:
    """Say how much two texts are alike, from 0 to 1: how many pairs of letters they share, of all they have."""
    ours, theirs = _pairs(compared(one)), _pairs(compared(other))
    return len(ours & theirs) / len(ours | theirs) if ours or theirs else 1.0


def _pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(text)))


def _by_person(contacts: Iterable[Contact]) -> Iterator[list[Contact]]:
    """Give everybody's contacts in the order in which they were written down."""
    theirs: dict[int | None, list[Contact]] = defaultdict(list)
    for contact in contacts:
        theirs[contact.staff].append(contact)
    for person, found in theirs.items():
        if person is not None:
            yield sorted(found, key=lambda contact: (contact.logged, contact.id))


def _bursts(contacts: Sequence[Contact], limits: Limits) -> Found:
    """Find more contacts in a few minutes than anybody has; what nobody answered takes no time, and counts not."""
    within = timedelta(minutes=limits.burst_minutes)
    for theirs in _by_person(contact for contact in contacts if contact.answered):
        times = [from_text(contact.logged) for contact in theirs]
        widest: dict[int, tuple[int, int]] = {}
        first = 0
        for last in range(len(theirs)):
            while times[last] - times[first] > within:
                first += 1
            if last - first + 1 > limits.burst_contacts:
                for each in range(first, last + 1):
                    before = widest.get(each, (0, -1))
                    widest[each] = max(before, (first, last), key=lambda span: span[1] - span[0])
        for each, (start, end) in widest.items():
            span = theirs[start : end + 1]
            facts = {
                "count": len(span), "seconds": round((times[end] - times[start]).total_seconds()),
                "from": span[0].logged, "to": span[-1].logged,
            }  # fmt: skip
            yield theirs[each].id, Mark("burst", facts, tuple(one.id for one in span if one.id != theirs[each].id))


def _copies(contacts: Sequence[Contact], limits: Limits) -> Found:
    """Find texts that somebody wrote several times, on other cards or on the same one."""
    for theirs in _by_person(contacts):
        written: dict[str, list[Contact]] = defaultdict(list)
        for contact in theirs:
            text = compared(contact.content)
            if len(text) >= limits.fewest_letters:
                written[text].append(contact)
        alike = _alike(list(written), limits.likeness / 100)
        for text, same in written.items():
            group = [*same, *(other for like in alike[text] for other in written[like])]
            enough = 2 if len(text) >= LONG_TEXT else max(2, limits.copies)
            if len(group) < enough:
                continue
            for contact in same:
                facts = {
                    "copies": len(group), "cards": len({one.cycle for one in group}), "exact": len(same) == len(group),
                }  # fmt: skip
                yield contact.id, Mark("copied", facts, tuple(one.id for one in group if one.id != contact.id))


def _alike(texts: Sequence[str], least: float) -> dict[str, list[str]]:
    """Give to each of some different texts those that are nearly the same.

    Two texts that share so many pairs of letters share one of the rarest: only who has one in common is compared, so
    that a month's contacts take no longer than they are many.
    """
    pairs = {text: _pairs(text) for text in texts}
    common = Counter(pair for own in pairs.values() for pair in own)
    having: dict[str, list[str]] = defaultdict(list)
    alike: dict[str, list[str]] = {text: [] for text in texts}
    for text, own in pairs.items():
        rarest = sorted(own, key=lambda pair: (common[pair], pair))[: len(own) - ceil(least * len(own)) + 1]
        fewest, most = least * len(own), len(own) / least
        for other in {other for pair in rarest for other in having[pair]}:
            theirs = pairs[other]
            if not fewest <= len(theirs) <= most:
                continue
            shared = len(own & theirs)
            if shared >= least * (len(own) + len(theirs) - shared):
                alike[text].append(other)
                alike[other].append(text)
        for pair in rarest:
            having[pair].append(text)
    return alike


def _too_short(contacts: Sequence[Contact], limits: Limits) -> Found:
    """Find calls that lasted no minute, and those that began before the one before them could be over."""
    for theirs in _by_person(contact for contact in contacts if contact.way == BY_PHONE):
        for contact in theirs:
            if contact.answered and contact.minutes == 0:
                yield contact.id, Mark("short", {"minutes": 0})
        for before, contact in pairwise(theirs):
            logged = from_text(contact.logged)
            live = abs((logged - from_text(contact.at)).total_seconds()) <= LIVE_SECONDS
            gap = (logged - from_text(before.logged)).total_seconds()
            needs = limits.dialling_seconds + 60 * (contact.minutes or 0)
            if contact.answered and live and contact.call is None and gap < needs and contact.minutes != 0:
                facts = {"gap": round(gap), "minutes": contact.minutes, "before": before.logged}
                yield contact.id, Mark("short", facts, (before.id,))


def _late(contacts: Sequence[Contact], limits: Limits) -> Found:
    """Find what was written down long after it is said to have been."""
    for contact in contacts:
        hours = (from_text(contact.logged) - from_text(contact.at)).total_seconds() / 3600
        if hours > limits.late_hours:
            yield contact.id, Mark("late", {"hours": int(hours), "at": contact.at, "logged": contact.logged})


def _raised(contacts: Sequence[Contact], limits: Limits) -> Found:
    """Find a grade that a contact brought nearer, though no sign of it is ticked on the card."""
    for contact in contacts:
        before, after = NEARNESS.find(contact.grade_before or "-"), NEARNESS.find(contact.grade_after or "-")
        if min(before, after) < 0 or after >= before:
            continue
        if not any(NEARNESS.find(sign) <= after for sign in contact.signs if sign in NEARNESS):
            yield contact.id, Mark("raised", {"before": contact.grade_before, "after": contact.grade_after})


def _unvarying(contacts: Sequence[Contact], limits: Limits) -> Found:
    """Find the last of many answered contacts, of somebody or with one card, of which always the same came."""
    chosen = [contact for contact in contacts if contact.answered and contact.call is None]
    for theirs in _by_person(chosen):
        yield from _run(theirs, limits.same_by_person, "person")
    of_card: dict[int, list[Contact]] = defaultdict(list)
    for contact in chosen:
        of_card[contact.cycle].append(contact)
    for found in of_card.values():
        yield from _run(sorted(found, key=lambda contact: (contact.logged, contact.id)), limits.same_on_card, "card")


def _run(contacts: Sequence[Contact], least: int, of: str) -> Found:
    last, run = contacts[-1], []
    for contact in reversed(contacts[:-1]):
        if contact.outcome != last.outcome:
            break
        run.append(contact.id)
    if len(run) + 1 >= least:
        yield last.id, Mark("unvarying", {"count": len(run) + 1, "outcome": last.outcome, "of": of}, tuple(run))


def _empty(contacts: Sequence[Contact], limits: Limits) -> Found:
    """Find texts of a talk that say nothing; what came in through the call register needs none."""
    for contact in contacts:
        text = compared(contact.content)
        if contact.answered and contact.call is None and (text in EMPTY_PHRASES or len(text) < limits.fewest_letters):
            yield contact.id, Mark("empty", {"letters": len(text)})


SUSPICIONS: Mapping[str, Suspicion] = {
    "copied": Suspicion(
        N_("copied"), N_("the same text, or nearly, on other cards or again on the same one"), 3,
        ("review.copies", "review.likeness"), _copies,
    ),
    "burst": Suspicion(
        N_("burst"), N_("more contacts written down in a few minutes than anybody has in them"), 3,
        ("review.burst_contacts", "review.burst_minutes"), _bursts,
    ),
    "short": Suspicion(
        N_("too short"), N_("a call of no minute, or one for which there was no time since the one before"), 3,
        ("review.dialling_seconds",), _too_short,
    ),
    "late": Suspicion(
        N_("late entry"), N_("written down long after it is said to have been"), 2, ("review.late_hours",), _late
    ),
    "raised": Suspicion(
        N_("raised"), N_("a grade brought nearer, though no sign of it is ticked on the card"), 2, (), _raised
    ),
    "empty": Suspicion(
        N_("empty"), N_("a text that says nothing about this customer"), 1, ("review.fewest_letters",), _empty
    ),
    "unvarying": Suspicion(
        N_("unvarying"), N_("always the same came of the contacts before, of this person or with this card"), 1,
        ("review.same_by_person", "review.same_on_card"), _unvarying,
    ),
}  # fmt: skip
"""Every kind of mark: how it is called, what it means, how much it says, and how it is found."""
