"""The day and its line-up: opened, closed, and every step of who stands where."""

from __future__ import annotations

from collections import Counter
from typing import Any

from floortui.domain.fields import AwayReason, Position, Reason, SkipReason, StaffNames
from floortui.domain.fields import Staff as StaffField
from floortui.domain.moments import minutes_between
from floortui.domain.people import StaffMember
from floortui.domain.records import FIRST, OTHER, RETURN
from floortui.domain.records import Visit as VisitRecord
from floortui.domain.rotation import Party, Person
from floortui.errors import Refused
from floortui.services.action import DESK, EVERYBODY, MANAGERS, Told, action
from floortui.services.arrivals import hand_over, worded
from floortui.services.work import Work
from floortui.storage import journal
from floortui.storage.queries import floor, house, people

CALLED_MINUTES = 10
"""How long after being given a party somebody can still be said not to have come to the door."""


@action("day.open", roles=DESK)
def open_day(work: Work, *, present: StaffNames = []) -> Told:  # noqa: B006 - read, never written
    """Open the line-up from today's roster: the last step of the morning meeting.

    `present` names who of the roster is here, in the order in which they came; all are unless said. In which order they
    stand is a setting, `rotation.start`: of the roster, of coming in, fewest turns of the month first, or yesterday's
    with the first one last. Visits that an earlier day left open are closed,
    their leaving time unknown.
    """
    lineup = work.lineup()
    if lineup.at_work:
        raise Refused("day.open", day=work.day)
    if not work.roster():
        raise Refused("day.empty", day=work.day)
    told = work.decide("day.open", work.start_of_day([work.consultant(name, field="present").id for name in present]))
    forgotten = work.close_forgotten(but_of=work.day)
    return {**worded(work, told), "day": work.day, "closed_late": forgotten}


@action("day.close", roles=DESK)
def close_day(work: Work) -> Told:
    """Close the day: open visits end with their leaving time unknown, and the two sides are summed up.

    First visits in the traffic log = the sum over consultants + unassigned (the handbook's evening check).
    """
    lineup = work.lineup()
    if not lineup.opened or lineup.closed:
        raise Refused("day.closed" if lineup.closed else "day.not_open")
    told = work.decide("day.close", None)
    left_open = work.close_forgotten()
    return {
        **told,
        "day": work.day,
        "closed_late": left_open,
        "sum": reconciliation(work.day),
        "head": journal.head_hash(),
        "head_line": journal.head(),
    }


def reconciliation(day: str) -> dict[str, Any]:
    """Sum up a day's first visits: of the traffic log, by consultant, and those that nobody took."""
    firsts = [
        visit for visit in floor.visits_of(day) if visit.kind == FIRST and not visit.voided and visit.group_of is None
    ]
    took = Counter(visit.assigned for visit in firsts if visit.assigned is not None)
    names, twice = people.names(), Counter(people.names()[person] for person in took)
    by = {f"{names[p]} ({p})" if twice[names[p]] > 1 else names[p]: count for p, count in took.items()}
    unassigned = sum(1 for visit in firsts if visit.assigned is None)
    return {
        "first_visits": len(firsts),
        "consultants": dict(sorted(by.items())),
        "unassigned": unassigned,
        "agrees": len(firsts) == sum(by.values()) + unassigned,
    }


def _placed(work: Work, event: str, facts: Person) -> Told:
    """Decide an event about one person and tell it with their name."""
    told = worded(work, work.decide(event, facts))
    return {"name": told.pop("person"), **told}


@action("rotation.check_in", roles=EVERYBODY, own="name", open_day=True)
def check_in(work: Work, *, name: StaffField) -> Told:
    """Check somebody in: they join the line-up at its end."""
    person = work.consultant(name)
    if work.opening and work.lineup().place(person.id).roster is not None:
        # the day opens with this check-in, and they stand where the roster puts them
        lineup = work.lineup()
        return {
            "name": person.name,
            "state": lineup.state(person.id),
            "position": lineup.position(person.id),
            "next": work.name_of(lineup.greeting),
            "moves": work.opening,
            **work.outside_hours(),
        }
    return _placed(work, "rotation.check_in", Person(person.id))


@action("rotation.away", roles=EVERYBODY, own="name")
def step_away(work: Work, *, name: StaffField, reason: AwayReason) -> Told:
    """Take somebody out of the line-up for a while; for most reasons their place is kept for 60 minutes."""
    code, keeps = _away_reason(reason)
    return {
        **_placed(work, "rotation.away", Person(work.consultant(name).id, code, keeps=keeps)),
        "reason": code,
    }


def _away_reason(text: str) -> tuple[str, bool]:
    """Find a reason on the house's list, which says whether it keeps the place; any other text does."""
    for choice in house.choices("away"):
        if text.casefold() in (choice.code, choice.en.casefold(), choice.zh.casefold()):
            return choice.code, bool(choice.details.get("keeps", True))
    return text, True


@action("rotation.back", roles=EVERYBODY, own="name")
def come_back(work: Work, *, name: StaffField) -> Told:
    """Take somebody back into the line-up, at the place kept for them or at the end."""
    return _placed(work, "rotation.back", Person(work.consultant(name).id))


@action("rotation.skip", roles=EVERYBODY, own="name")
def skip(work: Work, *, name: StaffField, reason: SkipReason) -> Told:
    """Let one party pass: somebody stands directly behind whoever takes it."""
    return _placed(work, "rotation.skip", Person(work.consultant(name).id, reason))


@action("rotation.no_answer", roles=DESK)
def no_answer(work: Work, *, name: StaffField) -> Told:
    """Note that somebody did not come to the door: the next takes the party, they stand second; twice, last."""
    person = work.consultant(name)
    held = _just_assigned(work, person)
    facts = Person(person.id)
    if held:
        known = floor.customer(held.customer) if held.customer else None
        whose = known.owner if known and held.kind == RETURN else None
        party = Party(held.id, sales=held.kind != OTHER, owner=whose)
        facts = Person(person.id, visit=held.id, took_turn=held.turn, party=party)
    told = work.decide("rotation.no_answer", facts)
    if held:
        hand_over(work, held, told, floor.customer(held.customer) if held.customer else None)
    named = worded(work, told)
    return {"name": named.pop("person"), **named}


def _just_assigned(work: Work, person: StaffMember) -> VisitRecord | None:
    """The newest open visit that was given to somebody today: the party that stands at the door."""
    place = work.lineup().place(person.id)
    if not place.visits:
        return None
    newest = floor.visit(place.visits[-1])
    given = journal.entry(newest.seq) if newest is not None and not newest.completed else None
    if given is None or minutes_between(given.at, work.at) > CALLED_MINUTES:
        raise Refused("lineup.no_call", name=person.name)
    return newest


@action("rotation.move", roles=MANAGERS)
def move(work: Work, *, name: StaffField, position: Position, reason: Reason) -> Told:
    """Move somebody to another place in the line-up; it is marked as an override."""
    return _placed(work, "rotation.move", Person(work.consultant(name).id, reason, position=position))


@action("rotation.leave", roles=EVERYBODY, own="name")
def leave_for_the_day(work: Work, *, name: StaffField) -> Told:
    """Let somebody leave for the day; not while they are with a customer."""
    return _placed(work, "rotation.leave", Person(work.consultant(name).id))
