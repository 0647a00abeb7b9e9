"""Work: what an action has in hand inside its transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from floortui.domain import bars, rotation
from floortui.domain.fields import Ground
from floortui.domain.hours import CLOSED, is_open
from floortui.domain.lineup import BARRED, LineUp, Move
from floortui.domain.moments import business_day, clock_text, from_text, to_text, zone_named
from floortui.domain.people import CONSULTANT, StaffMember
from floortui.domain.period import sales_month, sales_month_of
from floortui.domain.phones import read_phone
from floortui.domain.records import Choice, Customer, Visit
from floortui.domain.settings import Value, rules_of
from floortui.domain.text import row_number
from floortui.errors import Refused, Term
from floortui.services.action import ACTIONS
from floortui.storage import journal
from floortui.storage.change import Change
from floortui.storage.models import Appointment as AppointmentRow
from floortui.storage.models import Drive as DriveRow
from floortui.storage.models import Visit as VisitRow
from floortui.storage.queries import appointments, duty, eligibility, floor, house, parties, people

NOBODY = Term("the set-up manager")
"""Who acts while nobody has signed in."""


@dataclass
class Work:
    """The change being made, who makes it and when, and what is known of the house."""

    change: Change
    now: datetime
    actor: StaffMember | None
    """Who does it; None acts as the set-up manager while nobody has a PIN."""
    settings: Mapping[str, Value]
    lineups: floor.LineUps
    seen: int | None = None
    compared: bool = False
    """Whether what the asker had seen was compared with what stands there."""
    undoes: int | None = None
    """The line that this one takes back."""
    recorded: dict[str, Any] | None = None
    """What the line says was asked, where that must differ from what was: an erasure holds no personal data."""
    afterwards: list[Callable[[], None]] = field(default_factory=list)
    """What is done once the line stands, in the same transaction."""
    when_committed: list[Callable[[], dict[str, Any]]] = field(default_factory=list)
    """What is done once the transaction is over; what it gives is told to the asker, and not recorded."""
    idle: bool = False
    """Whether nothing came of it, so that no line is written."""
    opening: list[Move] = field(default_factory=list)
    """Moves that open the day, if this action is the first of it."""
    lists: dict[str, list[Choice]] = field(default_factory=dict)
    """The reference lists that were looked into; nothing changes them between two looks of one action."""

    @cached_property
    def zone(self) -> tzinfo:
        """The showroom's time zone."""
        return zone_named(str(self.settings["showroom.zone"]))

    @cached_property
    def day(self) -> str:
        """The business day."""
        return business_day(self.now, self.zone)

    @cached_property
    def at(self) -> str:
        """The instant, as it is stored."""
        return to_text(self.now)

    @cached_property
    def ground(self) -> Ground:
        """What reading fields depends on."""
        return Ground(self.now, self.zone, str(self.settings["showroom.region"]))

    @cached_property
    def rules(self) -> rotation.Rules:
        """The rules of the rotation in force."""
        return rules_of(self.settings)

    @cached_property
    def counts(self) -> bars.Counts:
        """What the rules of eligibility look at; nothing is counted where all of them are off."""
        return eligibility.counted(bars.facts_looked_at(self.rules), self.day)

    def somebody_is_barred(self) -> bool:
        """Say whether a rule keeps anybody out of today's line-up.

        Where all rules were off before, it keeps nobody: who is barred joins as soon as they are switched off.
        """
        if not bars.facts_looked_at(self.rules):
            return False
        return any(place.state == BARRED for place in self.lineups.of(self.day).places.values())

    def cleared(self) -> list[int]:
        """Give those who are barred today and whom no rule keeps out any more."""
        return rotation.cleared(self.lineups.of(self.day), self.rules, self.counts)

    @property
    def actor_name(self) -> str:
        """The name of who does it."""
        return self.actor.name if self.actor else ""

    def lineup(self) -> LineUp:
        """Give today's line-up, opened from the roster if this action opens it."""
        lineup = self.lineups.of(self.day)
        return rotation.after(lineup, self.opening, self.at) if self.opening else lineup

    def decide(self, action: str, facts: Any) -> dict[str, Any]:
        """Decide a rotation event as things stand; people in refusals and in what is told get their names.

        Raises:
            Refused: it cannot be done.
        """
        try:
            told = rotation.decide(self.lineup(), action, facts, self.rules, self.at, self.counts)
        except Refused as refused:
            if "name" in refused.facts:
                person = int(str(refused.facts["name"]))
                refused.facts.update(name=people.names().get(person, "?"), by=self._last_moved(person))
            raise
        return {**told, "moves": [*self.opening, *told["moves"]], **self.outside_hours()}

    def _last_moved(self, person: int) -> Refused | str:
        """Say who brought somebody where they stand, and when: another desk may have been faster."""
        last = floor.last_moved(person, self.day)
        if last is None:
            return ""
        at, actor = last
        return Refused("lineup.by", at=clock_text(at, self.zone), who=people.names().get(actor or 0, NOBODY))

    def outside_hours(self) -> dict[str, bool]:
        """Mark what happens while the house is closed."""
        hours = house.hours_of(self.day)
        return {} if hours != CLOSED and is_open(hours, clock_text(self.at, self.zone)) else {"outside_hours": True}

    def settle(self) -> None:
        """Let everybody go whose visit is over in the traffic log: it was closed while another day was on.

        Only a clock or a time zone that was set brings such a day back.
        """
        open_visits = {visit.id for visit in floor.open_visits()}
        self.opening = [
            ["done", person, visit, None, "served", False]
            for person, place in self.lineups.of(self.day).places.items()
            for visit in place.visits
            if visit not in open_visits
        ]

    def open_the_day(self) -> None:
        """Open the line-up from the roster, unless it is open: the first event of a day does that."""
        lineup = self.lineups.of(self.day)
        if lineup.opened and lineup.places:
            return
        if not lineup.opened:
            self.close_forgotten(but_of=self.day)
            self.miss_appointments(before_today=True)
        told = rotation.decide(lineup, "day.open", self.start_of_day(), self.rules, self.at, self.counts)
        moves = told["moves"]
        if not lineup.opened or moves[0][1]:
            self.opening = [*self.opening, *moves]

    def roster(self) -> list[int]:
        """Give today's roster: those on it who take turns, in its order."""
        return [person for person in people.roster(self.day) if self._takes_turns(person)]

    def begin_later(self) -> frozenset[int]:
        """Give who of today's roster is on a shift that has not begun, nor begins when the house opens."""
        hours = house.hours_of(self.day)
        now = max(clock_text(self.at, self.zone), "" if hours == CLOSED else hours[:5])
        late = {code for code, shift in duty.shifts().items() if shift.begins_after(now)}
        return frozenset(entry.staff for entry in duty.entries(self.day, self.day) if entry.shift in late)

    def start_of_day(self, came: Sequence[int] = ()) -> rotation.Opening:
        """Give what the order of a day's start goes by; `came` is who was said to be here, else who begins by now."""
        roster, later = self.roster(), frozenset() if came else self.begin_later()
        month_ends_on = int(self.settings["figures.month_ends_on"])
        month = sales_month(sales_month_of(self.day, month_ends_on), month_ends_on)
        return rotation.Opening(
            roster=tuple(roster),
            present=tuple(person for person in roster if person in came or not (came or person in later)),
            came=tuple(person for person in dict.fromkeys(came) if person in roster),
            turns=floor.turns_taken(month.start, self.day),
            before=floor.last_start(self.day),
        )

    def close_forgotten(self, *, but_of: str = "") -> list[int]:
        """Close the visits that nobody closed, their leaving time unknown; all up to today."""
        forgotten = [visit for visit in floor.open_visits() if visit.day <= self.day and visit.day != but_of]
        for visit in forgotten:
            at = max(min(self._closing_time(visit), self.at), visit.arrived)
            self.change.update(VisitRow, visit.id, left_at=at, left_known=0, waits_for=None)
            self.end_drive(visit.id, at)
        return [visit.id for visit in forgotten]

    def miss_appointments(self, *, before_today: bool = False) -> list[int]:
        """Note whom nobody has seen by the end of the day: of today and before, or only of the days before."""
        missed = [each for each in appointments.open_until(self.day) if not before_today or each.day < self.day]
        for each in missed:
            self.change.update(AppointmentRow, each.id, state="missed")
        return [each.id for each in missed]

    def end_drive(self, visit: int, at: str) -> None:
        """Let the test drive be over on which a visit's party is out: they have left."""
        out = parties.drive_out(visit)
        if out is not None:
            self.change.update(DriveRow, out.id, back_at=max(at, out.out_at))

    def _closing_time(self, visit: Visit) -> str:
        """Give when the house closed on the day of a visit; now, if it was closed all day."""
        hours = house.hours_of(visit.day)
        if hours == CLOSED:
            return self.at
        clock = hours.split("-")[1]
        hour, minute = (23, 59) if clock == "24:00" else map(int, clock.split(":"))
        local = from_text(visit.arrived).astimezone(self.zone)
        return to_text(local.replace(hour=hour, minute=minute, second=0, microsecond=0))

    @staticmethod
    def _takes_turns(person: int) -> bool:
        found = people.member(person)
        return found is not None and found.takes_turns

    @staticmethod
    def still_here(person: int | None) -> bool:
        """Say whether somebody works here."""
        found = people.member(person) if person is not None else None
        return found is not None and found.active

    def is_colleagues(self, known: Customer) -> bool:
        """Say whether a consultant has a colleague's customer before them, whom they do not take care of today."""
        if self.actor is None or self.actor.role != CONSULTANT or known.owner == self.actor.id:
            return False
        return self.still_here(known.owner) and not eligibility.covers_for(self.day, known.id, self.actor.id)

    def name_of(self, person: int | None) -> str | None:
        """Give somebody's name; None for nobody."""
        return None if person is None else people.names()[person]

    def staff(self, reference: str, *, field: str = "name", gone_too: bool = False) -> StaffMember:
        """Find somebody by name or number.

        Raises:
            Refused: nobody is called that, or several are.
        """
        found = people.named(reference)
        if not gone_too:
            found = [person for person in found if person.active]
        if not found and (number := row_number(reference)) and (person := people.member(number)):
            found = [person] if person.active or gone_too else []
        if not found:
            near = get_close_matches(reference, [person.name for person in people.everybody()], 3, 0.5)
            if near:
                raise Refused("staff.near", field=field, name=reference, near=near)
            raise Refused("staff.unknown", field=field, name=reference)
        if len([person for person in found if person.active]) > 1:
            raise Refused("staff.ambiguous", field=field, name=reference, ids=[person.id for person in found])
        return found[0]

    def consultant(self, reference: str, *, field: str = "name") -> StaffMember:
        """Find somebody who takes turns.

        Raises:
            Refused: nobody is called that, or they are no consultant, or a trainee.
        """
        found = self.staff(reference, field=field)
        if not found.takes_turns:
            code = "staff.trainee" if found.role == "consultant" else "staff.not_consultant"
            raise Refused(code, field=field, name=found.name)
        return found

    def server(self, reference: str) -> StaffMember:
        """Find a consultant who served somebody, a trainee too.

        Raises:
            Refused: nobody is called that, or they are no consultant.
        """
        found = self.staff(reference, field="served_by")
        if found.role != "consultant":
            raise Refused("staff.not_consultant", field="served_by", name=found.name)
        return found

    def visit(self, number: int, *, must_be_open: bool = True) -> Visit:
        """Find a visit, and hold it against what the asker had seen.

        Raises:
            Refused: there is none, it was voided, it is closed though it must be open, or somebody changed it since.
        """
        found = floor.visit(number)
        if found is None:
            raise Refused("visit.unknown", field="visit", visit=number)
        self.unmoved(found.seq)
        if found.voided:
            raise Refused("visit.voided", field="visit", visit=number)
        if must_be_open and not found.open:
            raise Refused("visit.closed", field="visit", visit=number)
        return found

    def customer(self, reference: str, *, field: str = "customer", erased_too: bool = False) -> Customer:
        """Find a customer by number, phone or exact name.

        Raises:
            Refused: nobody is known by that, or several are.
        """
        number = row_number(reference)
        by_number = floor.one_of(number) if number is not None else None
        found = [by_number] if by_number else floor.customers_named(reference)
        if not found:
            with suppress(Refused):  # what is no phone number may be a name that nobody has
                found = floor.customers_with_phone(read_phone(reference, self.ground.region).number)
        if not found:
            raise Refused("customer.unknown", field=field, name=reference)
        if len(found) > 1:
            raise self.ambiguous(reference, found, field)
        if found[0].erased and not erased_too:
            raise Refused("customer.erased", field=field, customer=found[0].id)
        return found[0]

    @staticmethod
    def known(number: int | None) -> Customer | None:
        """Give whose visit or call something is, by their number; nobody once they were erased."""
        found = floor.one_of(number) if number is not None else None
        return None if found is None or found.erased else found

    @staticmethod
    def ambiguous(reference: str, found: list[Customer], field: str) -> Refused:
        """Word that several customers are known by one name."""
        who = [f"{customer.id} ({customer.model or customer.first_day})" for customer in found[:5]]
        return Refused("customer.ambiguous", field=field, name=reference, who=who)

    def unmoved(self, seq: int) -> None:
        """Hold a row against what the asker had seen of it.

        Raises:
            Refused: somebody wrote it since; says who and what.
        """
        self.compared = True
        if self.seen is None or seq == self.seen:
            return
        line = journal.entry(seq)
        if line is None:  # nobody has written it yet: something else was looked at
            raise Refused("seen.never")
        raise Refused(
            "seen.moved",
            name=people.names().get(line.actor or 0, NOBODY),
            at=clock_text(line.at, self.zone),
            action=Term(ACTIONS[line.action].help),
        )

    def choices(self, kind: str) -> list[Choice]:
        """Give a reference list."""
        if kind not in self.lists:
            self.lists[kind] = house.choices(kind)
        return self.lists[kind]

    def choice(self, kind: str, text: str, *, field: str) -> Choice:
        """Find a value of a reference list by its code or its name in any language.

        Raises:
            Refused: the list has no such value.
        """
        offered = self.choices(kind)
        wanted = text.casefold()
        for choice in offered:
            if wanted in (choice.code.casefold(), choice.en.casefold(), choice.zh.casefold()):
                return choice
        raise Refused("choice.unknown", field=field, choices=[choice.code for choice in offered], text=text)

    def model(self, text: str) -> str:
        """Match free text to the list of models; what is on no list stays as typed."""
        return next((choice.code for choice in self.choices("model") if choice.is_called(text)), text)
