"""The review of follow-ups: which contacts of a time look invented, and why; how much of that each consultant has.

A time is a day, a week or a sales month, and holds the contacts that were written down in it: what is said to have
been last month and was written down today is looked into today. What came before serves as evidence only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from hashlib import sha256
from typing import Any, NamedTuple

from floortui.domain.audit import SUSPICIONS, Contact, Limits, Mark, marks_of, weight_of
from floortui.domain.moments import business_day, clock_text, from_text, zone_named
from floortui.domain.people import CONSULTANT
from floortui.domain.period import Period, day_after
from floortui.domain.settings import Value
from floortui.errors import N_
from floortui.language import _, current
from floortui.reports.fairness import PERIODS
from floortui.reports.period_figures import distinct
from floortui.reports.wording import day_and_time
from floortui.storage import journal
from floortui.storage.database import snapshot
from floortui.storage.queries import house, people, reviews
from floortui.storage.queries.reviews import INVENTED, Reviewed

DAYS_BEFORE = 31
"""For how long before a time copies, and always the same outcome, are looked for."""

MOST_NAMED = 4
"""How many other contacts evidence in words names; its data has all."""


class Item(NamedTuple):
    """A contact of the list."""

    found: Reviewed
    consultant: str
    marks: tuple[Mark, ...]
    drawn: bool
    """Whether it was drawn to be called back."""

    @property
    def contact(self) -> Contact:
        """The contact."""
        return self.found.contact

    @property
    def own(self) -> bool:
        """Whether the manager looked into a contact of their own."""
        return self.found.by is not None and self.found.by == self.contact.staff


class Rate(NamedTuple):
    """How much there is of whom."""

    person: int | None
    """None for all together."""
    name: str
    contacts: int
    attempts: int
    suspicious: int
    reviewed: int
    invented: int

    @property
    def share(self) -> float | None:
        """The suspicious of the contacts; None without any."""
        return self.suspicious / self.contacts if self.contacts else None


class ReviewFrame(NamedTuple):
    """Everything that the review shows; two equal frames show the same."""

    unit: str
    period: Period
    today: str
    rates: tuple[Rate, ...]
    """Each consultant's, then that of all."""
    items: tuple[Item, ...]
    """The suspicious, most evidence first."""
    sample: tuple[Item, ...]
    """Those drawn to be called back, in the order in which they were written down."""
    zone_name: str
    texts: Mapping[int, Reviewed]
    """The contacts by number that evidence consists of."""

    @property
    def runs(self) -> bool:
        """Whether it is not over: there is no later one to look at."""
        return self.period.end > self.today

    @property
    def zone(self) -> tzinfo:
        """The showroom's time zone."""
        return zone_named(self.zone_name)

    def document(self) -> dict[str, Any]:
        """Give it as the command line prints it, its days inclusive."""
        return {
            "from": self.period.start,
            "to": self.period.last,
            "consultants": {rate.name: _numbers(rate) for rate in self.rates if rate.person is not None},
            "house": _numbers(self.rates[-1]),
            "suspicious": [self._row(item) for item in self.items],
            "sample": [self._row(item) for item in self.sample],
        }

    def _row(self, item: Item) -> dict[str, Any]:
        contact, found = item.contact, item.found
        return {
            "id": contact.id, "card": contact.customer, "name": found.name, "consultant": item.consultant,
            "logged": contact.logged, "happened": contact.at, "way": contact.way, "answered": contact.answered,
            "minutes": contact.minutes, "content": contact.content, "outcome": contact.outcome,
            "grade_before": contact.grade_before, "grade_after": contact.grade_after,
            "marks": {mark.key: {**mark.facts, "others": list(mark.others)} for mark in item.marks},
            "evidence": [evidence(mark, self) for mark in item.marks],
            "verdict": found.verdict or None, "note": found.note, "own": item.own, "drawn": item.drawn,
        }  # fmt: skip


def _numbers(rate: Rate) -> dict[str, Any]:
    numbers = {name: getattr(rate, name) for name in ("contacts", "attempts", "suspicious", "reviewed", "invented")}
    return {**numbers, "share": rate.share}


def limits_of(settings: Mapping[str, Value]) -> Limits:
    """Give from where on something is suspicious, by the settings named `review.*`."""
    return Limits(*(int(settings[f"review.{name}"]) for name in Limits._fields))


SUBJECTS = frozenset({"follow_up", "call", "card", "undo", "setting", "staff", "import", "house"})
"""What an action may be about that changes anything here; a busy floor writes much else."""


class ReviewQuery:
    """The review's question to the database; asked again of the same time, it looks only if something has changed."""

    def __init__(self) -> None:
        self._asked: tuple[Any, ...] = ()
        self._head = 0
        self._frame: ReviewFrame | None = None

    def run(self, now: datetime, unit: str, day: str | None = None, staff: int | None = None) -> ReviewFrame:
        """Ask for the day, week or month in which a day lies; today unless one is given."""
        settings = house.settings()
        zone_name = str(settings["showroom.zone"])
        today = business_day(now, zone_named(zone_name))
        period = PERIODS[unit](day or today, int(settings["figures.month_ends_on"]))
        head, asked = journal.head(), (unit, period, today, staff)
        again = self._frame is not None and head > self._head
        since = reviews.actions_since(self._head) if again else frozenset()
        self._head = head
        if self._frame is None or asked != self._asked or SUBJECTS & {action.split(".")[0] for action in since}:
            self._asked, self._frame = asked, reviewed(period, today, unit, staff)
        return self._frame


def reviewed(period: Period, today: str, unit: str = "", staff: int | None = None) -> ReviewFrame:
    """Look into the contacts that were written down in a period; those of one consultant, if asked."""
    with snapshot():
        settings = house.settings()
        found = reviews.contacts(Period(day_after(period.start, -DAYS_BEFORE), period.end), staff)
        names = distinct(people.everybody(gone_too=True))
        here = [each for each in people.everybody(gone_too=True) if staff in (None, each.id)]
    marks = marks_of([each.contact for each in found], limits_of(settings))
    of_period = [each for each in found if each.logged_on >= period.start]
    drawn = drawn_of(of_period, period, int(settings["review.sample"]))
    items = [
        Item(each, names.get(each.contact.staff or 0, "–"), marks.get(each.contact.id, ()), each.contact.id in drawn)
        for each in of_period
    ]
    suspicious = sorted((item for item in items if item.marks), key=_by_evidence)
    sample = [item for item in items if item.drawn]
    counted = {each.contact.staff for each in of_period}
    people_here = [p for p in here if p.id in counted or (p.active and p.role == CONSULTANT)]
    rates = [_rate(person.id, names[person.id], items) for person in people_here]
    rates.append(_rate(None, "", items))
    zone_name = str(settings["showroom.zone"])
    evidence_of = {number for item in (*suspicious, *sample) for mark in item.marks for number in mark.others}
    texts = {each.contact.id: each for each in found if each.contact.id in evidence_of}
    return ReviewFrame(unit, period, today, tuple(rates), tuple(suspicious), tuple(sample), zone_name, texts)


def _by_evidence(item: Item) -> tuple[int, int]:
    return (-weight_of(item.marks), -item.found.seq)


def _rate(person: int | None, name: str, items: list[Item]) -> Rate:
    theirs = [item for item in items if person is None or item.contact.staff == person]
    return Rate(
        person,
        name,
        contacts=sum(item.contact.answered for item in theirs),
        attempts=sum(not item.contact.answered for item in theirs),
        suspicious=sum(bool(item.marks) for item in theirs),
        reviewed=sum(bool(item.found.verdict) for item in theirs),
        invented=sum(item.found.verdict == INVENTED for item in theirs),
    )


def drawn_of(found: list[Reviewed], period: Period, size: int) -> frozenset[int]:
    """Draw contacts of each consultant by chance, to be called back.

    The lot of a contact is made of the period and of the hash of the line that wrote it down, which no person can
    choose: nobody can draw anew, and everybody who asks again gets the same ones.
    """
    drawn: set[int] = set()
    theirs: dict[int | None, list[Reviewed]] = {}
    for each in found:
        if each.contact.answered and each.callable:
            theirs.setdefault(each.contact.staff, []).append(each)
    for of_one in theirs.values():
        lots = sorted(of_one, key=lambda each: _lot(each.hash, period))
        drawn |= {each.contact.id for each in lots[:size]}
    return frozenset(drawn)


def _lot(line_hash: str, period: Period) -> bytes:
    return sha256(f"{period.start} {period.end} {line_hash}".encode()).digest()


# -- evidence in words


def evidence(mark: Mark, frame: ReviewFrame) -> str:
    """Word why a contact is suspicious, with the times, minutes and counts that it is about."""
    return EVIDENCE[mark.key](mark.facts, frame)


def other_texts(mark: Mark, frame: ReviewFrame) -> list[str]:
    """Give the contacts that evidence consists of, a line each: when, whose card, what was written."""
    lines = []
    for number in mark.others[:MOST_NAMED]:
        other = frame.texts.get(number)
        if other is not None:
            when = _moment(other.contact.logged, frame)
            lines.append(f"{when}  {other.name or '–'}  {other.contact.content or '–'}".replace("\n", " "))
    more = len(mark.others) - MOST_NAMED
    return [*lines, _("and {number} more").format(number=more)] if more > 0 else lines


def _moment(at: str, frame: ReviewFrame) -> str:
    return from_text(at).astimezone(frame.zone).strftime("%m-%d %H:%M")


def _lasted(seconds: int) -> str:
    return f"{seconds // 60}′{seconds % 60:02d}″"


COPIED: Mapping[tuple[bool, bool], str] = {
    (True, False): N_("the same text {copies} times, on {cards} cards"),
    (True, True): N_("the same text {copies} times on this card"),
    (False, False): N_("nearly the same text {copies} times, on {cards} cards"),
    (False, True): N_("nearly the same text {copies} times on this card"),
}
"""How a copy is worded: whether the texts are exactly the same, and whether all stand on one card."""


def _copied(facts: Mapping[str, Any], _frame: ReviewFrame) -> str:
    return _(COPIED[facts["exact"], facts["cards"] == 1]).format_map(facts)


def _burst(facts: Mapping[str, Any], frame: ReviewFrame) -> str:
    said = _("{count} contacts written down within {lasted}, from {first} to {last}")
    first, last = (clock_text(facts[end], frame.zone) for end in ("from", "to"))
    return said.format(count=facts["count"], lasted=_lasted(facts["seconds"]), first=first, last=last)


def _short(facts: Mapping[str, Any], frame: ReviewFrame) -> str:
    if "gap" not in facts:
        return _("a talk of 0 minutes")
    before, gap = clock_text(facts["before"], frame.zone), _lasted(facts["gap"])
    if facts["minutes"]:
        said = _("{minutes}′ of talk, but written down {gap} after the contact before ({before})")
        return said.format(minutes=facts["minutes"], gap=gap, before=before)
    return _("written down {gap} after the contact before ({before}): no time to dial").format(gap=gap, before=before)


def _late(facts: Mapping[str, Any], frame: ReviewFrame) -> str:
    said = _("said to have been {at}, written down {logged}: {hours} hours later")
    return said.format(at=_moment(facts["at"], frame), logged=_moment(facts["logged"], frame), hours=facts["hours"])


def _raised(facts: Mapping[str, Any], _frame: ReviewFrame) -> str:
    said = _("grade {before}→{after}, and no sign of {after} is ticked on the card")
    return said.format_map(facts)


def _unvarying(facts: Mapping[str, Any], _frame: ReviewFrame) -> str:
    outcome = next((c.named(current()) for c in house.choices("outcome") if c.code == facts["outcome"]), "–")
    of_card = facts["of"] == "card"
    said = (
        _("the last {count} contacts with this card all: {outcome}")
        if of_card
        else _("the last {count} contacts of this consultant all: {outcome}")
    )
    return said.format(count=facts["count"], outcome=outcome)


def _empty(_facts: Mapping[str, Any], _frame: ReviewFrame) -> str:
    return _("the text says nothing about this customer")


EVIDENCE: Mapping[str, Callable[[Mapping[str, Any], ReviewFrame], str]] = {
    "copied": _copied, "burst": _burst, "short": _short, "late": _late, "raised": _raised, "empty": _empty,
    "unvarying": _unvarying,
}  # fmt: skip
"""How the evidence of each kind of mark is worded."""


def labels(marks: tuple[Mark, ...]) -> str:
    """Name some marks in a word each."""
    return " ".join(dict.fromkeys(_(SUSPICIONS[mark.key].label) for mark in marks))


def review_rows(first: str, last: str) -> list[dict[str, Any]]:
    """Give the sheet of the review of some days: the suspicious, most evidence first, then who else was drawn."""
    frame, names = reviewed(Period(first, day_after(last)), last), people.names()
    others = [item for item in frame.sample if not item.marks]
    return [_sheet_row(item, frame, names) for item in (*frame.items, *others)]


def _sheet_row(item: Item, frame: ReviewFrame, names: Mapping[int, str]) -> dict[str, Any]:
    contact, found = item.contact, item.found
    return {
        "day": found.logged_on, "time": contact.logged, "consultant": item.consultant, "name": found.name,
        "happened": day_and_time(contact.at), "way": contact.way, "minutes": contact.minutes,
        "content": contact.content, "outcome": contact.outcome, "grade_before": contact.grade_before,
        "grade_after": contact.grade_after, "marks": ",".join(dict.fromkeys(mark.key for mark in item.marks)),
        "evidence": "; ".join(evidence(mark, frame) for mark in item.marks), "drawn": item.drawn,
        "verdict": found.verdict, "reviewed_by": names.get(found.by) if found.by is not None else None,
        "reviewed_on": found.day or None, "note": found.note, "contact": contact.id, "card": contact.customer,
        "cycle": contact.cycle,
    }  # fmt: skip
