"""The day and its line-up: opened, closed, and every step of who stands where."""

from __future__ import annotations

from collections import Counter
from typing import Any

from floortui.domain.fields import AwayReason, MoveReason, Position, SkipReason, StaffNames
from floortui.domain.fields import Staff as StaffField
from floortui.domain.moments import minutes_between
from floortui.domain.people import StaffMember
from floortui.domain.records import FIRST
from floortui.domain.records import Visit as VisitRecord
from floortui.domain.rotation import CALLED_MINUTES, Person
from floortui.errors import Refused
from floortui.services.action import DESK, EVERYBODY, MANAGERS, Told, action
from floortui.services.arrivals import apart, hand_over, held_as, party_of, worded
from floortui.services.work import Work
from floortui.storage import journal
from floortui.storage.models import Cover
from floortui.storage.queries import eligibility, floor, house, people


@action("day.open", roles=DESK)
def open_day(work: Work, *, present: StaffNames = []) -> Told:  # noqa: B006 - read, never written
    """Open the line-up from today's roster: the last step of the morning meeting.

    `present` names who of the roster is here, in the order in which they came; all are unless said. In which order they
    stand is a setting, `rotation.start`: of the roster, of coming in, fewest turns of the month first, or yesterday's
    with the first one last. Whose shift begins later than the day, and after the house opens, is not here yet unless
    named: they check in when they come, and stand at the end. Visits that an earlier day left open are closed,
    their leaving time unknown; its appointments that nobody kept were missed.
    """
    lineup = work.lineup()
    if lineup.at_work:
        raise Refused("day.open", day=work.day)
    if not work.roster():
        raise Refused("day.empty", day=work.day)
    opening = work.start_of_day([work.consultant(name, field="present").id for name in present])
    if not opening.present and not present:
        raise Refused("day.later", day=work.day)
    told = work.decide("day.open", opening)
    forgotten = work.close_forgotten(but_of=work.day)
    missed = work.miss_appointments(before_today=True)
    return {**worded(work, told), "day": work.day, "closed_late": forgotten, "no_shows": missed}


@action("day.close", roles=DESK)
def close_day(work: Work) -> Told:
    """Close the day: open visits end with their leaving time unknown, and the two sides are summed up.

    First visits in the traffic log = the sum over consultants + unassigned (the handbook's evening check). Who was
    expected and has not been seen by now did not come (`no_shows`).
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
        "no_shows": work.miss_appointments(),
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
    end_cover(work, person.id)
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
    facts, apart_from = Person(person.id), {}
    if held:
        before, held = held, apart(work, held)
        facts = Person(person.id, visit=before.id, took_turn=held.turn, party=party_of(work, held))
        apart_from = held_as(held, before)
    told = work.decide("rotation.no_answer", facts)
    if held:
        hand_over(work, held, told, work.known(held.customer))
    named = worded(work, told)
    return {"name": named.pop("person"), **named, **apart_from}


def _just_assigned(work: Work, person: StaffMember) -> VisitRecord | None:
    """The newest open visit that was given to somebody today: the party that stands at the door."""
    place = work.lineup().place(person.id)
    if not place.visits:
        return None
    newest = floor.visit(place.visits[-1])
    came = newest is None or newest.completed or newest.greeted_at is not None
    given = floor.called_at(work.day, [newest.id]).get(newest.id) if newest is not None and not came else None
    if given is None or minutes_between(given, work.at) > CALLED_MINUTES:
        raise Refused("lineup.no_call", name=person.name)
    return newest


@action("rotation.move", roles=MANAGERS)
def move(work: Work, *, name: StaffField, position: Position, reason: MoveReason) -> Told:
    """Move somebody to another place in the line-up, who is barred too; it is marked as an override."""
    return _placed(work, "rotation.move", Person(work.consultant(name).id, reason, position=position))


@action("rotation.admit", roles=MANAGERS)
def admit(work: Work, *, name: StaffField, reason: MoveReason) -> Told:
    """Let somebody into the line-up for today whom a rule keeps out; it is marked as an override."""
    return _placed(work, "rotation.admit", Person(work.consultant(name).id, reason))


@action("rotation.clear", roles=frozenset(), undoable=False)
def clear_bars(work: Work) -> Told:
    """Let those join at the end whom no rule keeps out any more; the program does this by itself."""
    told = worded(work, work.decide("rotation.clear", work.cleared()))
    return {"names": [work.name_of(person) for person in told.pop("people")], **told}


@action("rotation.leave", roles=EVERYBODY, own="name")
def leave_for_the_day(work: Work, *, name: StaffField, hand_to: StaffField = "") -> Told:
    """Let somebody leave for the day, not while they are with a customer; `hand_to` takes over what is due of theirs.

    Whoever does so sees these cards among their own for today, and may write down contacts with them.
    """
    person = work.consultant(name)
    told = _placed(work, "rotation.leave", Person(person.id))
    return {**told, **_hand_contacts_to(work, person, hand_to)} if hand_to else told


def _hand_contacts_to(work: Work, person: StaffMember, reference: str) -> Told:
    """Have somebody take over what is due of a colleague's today.

    Raises:
        Refused: it is themselves, or nothing is due.
    """
    taker = work.consultant(reference, field="hand_to")
    if taker.id == person.id:
        raise Refused("cover.self", field="hand_to", name=person.name)
    due = eligibility.due_by(work.day, person.id)
    if not due:
        raise Refused("cover.nothing", field="hand_to", name=person.name)
    end_cover(work, person.id)
    work.change.insert(Cover, day=work.day, staff=person.id, taken_by=taker.id)
    return {"hand_to": taker.name, "due": due}


def end_cover(work: Work, person: int) -> None:
    """Let somebody's contacts of today be their own again."""
    for row in eligibility.cover_rows(work.day, person):
        work.change.delete(Cover, row)
