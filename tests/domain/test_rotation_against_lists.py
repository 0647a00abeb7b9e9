"""The desk beside a line-up kept on paper: random days through the database, with the journal, undo and the proof.

The decisions alone are held against the same paper in thousands of days: test_rotation_on_paper.py.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from floortui.clock import SetClock
from floortui.domain.lineup import LineUp, evolve
from floortui.domain.moments import days_between, minutes_between, to_text
from floortui.domain.records import FIRST, OTHER, Appointment
from floortui.domain.rotation import CALLED_MINUTES
from floortui.services.action import ACTIONS
from floortui.services.desk import Desk
from floortui.storage import database, journal
from floortui.storage.queries import appointments, cards, drawer, floor, people
from floortui.storage.queries.eligibility import FACTS, due_by
from tests.domain.day_on_paper import BEGIN_WITH, OFFERED, PICK, SETTING_OF, DayOnPaper, Told, one_of
from tests.domain.paper import Guests
from tests.house import (
    CONSULTANTS,
    OPENS,
    RECEPTION,
    TODAY,
    YESTERDAY,
    Showroom,
    number,
    opened_copy,
    problems,
    rows,
    settled,
    staffed,
    visit,
)

DAYS = 160
STEPS = 40
LEADS = 3
DAYS_AGO = "2026-03-08"
"""When some were here whom nobody has been in touch with since."""


def phone_of(whose: str) -> str:
    """Give the phone of a customer whom somebody looks after as the day begins."""
    return f"1390000000{CONSULTANTS.index(whose)}"


def lead(nth: int) -> str:
    """Give the phone of somebody who has written online."""
    return f"1350000000{nth}"


def lived_in(new_file: Path, folder: Path) -> Path:
    """Make the file of a house with its people, their customers and cards, before its day begins."""
    clock = SetClock(OPENS)
    with opened_copy(new_file, folder) as file:
        house = staffed(settled(clock), clock, file)
        for name in CONSULTANTS[:2]:
            house.regular(name, f"{name}的客户", phone_of(name))
        for name in CONSULTANTS[2:]:
            came, left = f"{DAYS_AGO}T10:00", f"{DAYS_AGO}T11:00"
            house.do("arrival.log", phone=phone_of(name), served_by=name, arrived=came, left=left)
        for nth in range(LEADS):
            house.do("call.log", way="online", phone=lead(nth), happened="08:00")
        clock.move(minutes=-24 * 60)
        for name, count in BEGIN_WITH["overdue"].items():
            for nth in range(count):
                house.cards((f"逾期{nth}", f"1370000000{nth}", "CR-V", "B", name))
                house.do("card.edit", card=f"1370000000{nth}", next=YESTERDAY)
        for name, count in BEGIN_WITH["tier_1_cards"].items():
            house.do("staff.edit", name=name, tier="1")
            house.cards(*((f"意向{nth}", f"1380000000{nth}", "CR-V", "H", name) for nth in range(count)))
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


class AtTheDesk:
    """A floor that is the whole program: every event is an action at the desk."""

    def __init__(self, house: Showroom, rules: dict[str, Any]) -> None:
        self.house = house
        self.minute = 0
        self.appointment = 0
        """The one that was made last."""
        self.leads = [lead(nth) for nth in range(LEADS)]
        """Who has written online, was answered by nobody yet, and has not been here."""
        for name, value in rules.items():
            if value != OFFERED[name][0]:
                self.decides(name, value)

    def number(self, name: str) -> int:
        return number(name)

    def lineup(self) -> LineUp:
        return self.house.lineup()

    # what happens

    def opens(self, came: list[str]) -> Told:
        return self.house.do("day.open", present=came)

    def closes_the_day(self) -> Told:
        return self.house.do("day.close")

    def comes(self, guests: Guests, *, at_once: bool) -> Told:
        fields = {"asked_for": guests.asked or "", "stand_in": at_once}
        fields |= {"crowd": guests.crowd, "been_here": guests.been_here}
        if not guests.sales:
            fields["purpose"] = "courier"
        elif guests.whose:
            fields["brought_by" if guests.first_time else "phone"] = phone_of(guests.whose)
        if guests.booked and not guests.whose:  # a lead is not recognised
            fields["appointment"] = self.appointment
        return self.house.do("arrival.log", **fields)

    def is_booked(self, whose: str, with_whom: str) -> Told:
        """Agree with somebody that they come late today: with a customer, or a lead whom nobody looks after."""
        if whose:
            phone = phone_of(whose)
        else:
            phone, self.leads = self.leads[0], self.leads[1:]
        told = self.house.do("appointment.make", card=phone, at=f"{TODAY}T23:30", staff=with_whom)
        self.appointment = told["appointment"]
        return told

    def is_noted_late(self, name: str) -> Told:
        return self.house.do("arrival.log", served_by=name, arrived="08:30")

    def is_given(self, party: int) -> Told:
        return self.house.do("arrival.assign", visit=party)

    def is_handed(self, party: int, to: str) -> Told:
        return self.house.do("arrival.assign", visit=party, to=to, reason="客户要求")

    def leaves_again(self, party: int) -> Told:
        return self.house.do("visit.close", visit=party)

    def never_was(self, party: int) -> Told:
        return self.house.do("visit.void", visit=party, reason="录错了")

    def is_reclassified(self, party: int, what: str, owner: str | None) -> Told:
        return self.house.do("visit.reclassify", visit=party, owner=owner or "", **{"as": what})

    def steps_out(self, name: str, *, private: bool) -> Told:
        return self.house.do("rotation.away", name=name, reason="私事" if private else "meal")

    def comes_back(self, name: str) -> Told:
        return self.house.do("rotation.back", name=name)

    def checks_in(self, name: str) -> Told:
        return self.house.do("rotation.check_in", name=name)

    def goes_home(self, name: str) -> Told:
        return self.house.do("rotation.leave", name=name)

    def lets_pass(self, name: str) -> Told:
        return self.house.do("rotation.skip", name=name, reason="phone")

    def is_moved(self, name: str, place: int) -> Told:
        return self.house.do("rotation.move", name=name, position=place, reason="调整")

    def does_not_come(self, name: str) -> Told:
        return self.house.do("rotation.no_answer", name=name)

    def leaves_the_house(self, name: str) -> Told:
        return self.house.do("staff.leave", name=name)

    def changes_role(self, name: str, role: str) -> Told:
        return self.house.do("staff.edit", name=name, role=role)

    def decides(self, rule: str, value: Any) -> None:
        self.house.do("setting.set", name=f"rotation.{SETTING_OF[rule]}", value=str(value))

    def time_passes(self, minutes: int) -> None:
        self.minute += minutes
        if minutes > 0:
            self.house.clock.move(minutes=minutes)
        else:
            self.house.clock.jump(self.house.clock.now() + timedelta(minutes=minutes))

    def is_let_in(self, name: str) -> Told:
        return self.house.do("rotation.admit", name=name, reason="店长同意")

    # what the cards say

    def counts(self, fact: str, name: str) -> int:
        return FACTS[fact](TODAY).get(number(name), 0)

    def has_one_less(self, fact: str, name: str) -> Told:
        """Make the follow-up that is overdue for longest, or let an H card be a C card."""
        if fact == "overdue":
            card = drawer.due(YESTERDAY, number(name), 1)[0].phone
            self.house.do("follow_up.log", card=card, content="再联系")
        else:
            (card,) = database.execute(
                "SELECT k.id FROM cycle AS c JOIN customer AS k ON k.id = c.customer"
                " WHERE k.owner = ? AND c.state = 'open' AND c.grade IN ('H', 'A') ORDER BY k.id LIMIT 1",
                (number(name),),
            ).fetchone()
            self.house.do("card.grade", card=card, grade="C")
        return {}  # what is next of a card is a day

    # what the traffic log says

    def may_be_called(self, given: int) -> bool:
        return self.minute - given <= CALLED_MINUTES

    def owner_of_customer(self, whose: str) -> str | None:
        return self._owner(floor.customers_with_phone(phone_of(whose))[0].id)

    def was_here_today(self, whose: str) -> bool:
        customer = floor.customers_with_phone(phone_of(whose))[0].id
        return any(found.customer == customer and not found.open for found in floor.visits_of(TODAY))

    def booked_with(self, name: str | None) -> str | None:
        """Give with whom an appointment holds: who works here and takes turns."""
        found = people.member(number(name)) if name else None
        return name if found and found.active and found.takes_turns else None

    def is_on_the_late_shift(self, name: str | None) -> None:
        if name:
            self.house.do("roster.shift", day=TODAY, names=name, shift="late")

    def somebody_calls(self, whose: str | None) -> Told:
        return self.house.do("call.log", phone=phone_of(whose) if whose else "")

    def card_of(self, whose: str, pick: int) -> tuple[str, int | None]:  # noqa: ARG002 - the card says it
        customer = floor.customers_with_phone(phone_of(whose))[0].id
        card, last = cards.current(customer), cards.last_contact(customer)
        assert card is not None
        assert last is not None
        return card.grade, days_between(last, TODAY)

    def may_come_again(self, party: int) -> bool:
        """Say whether a party is known again, by the last of its visits of today."""
        customer = visit(party).customer
        theirs = [each for each in floor.visits_of(TODAY) if each.customer == customer and each.kind != OTHER]
        return customer is not None and [each.id for each in theirs if not each.voided][-1] == party

    def comes_again(self, party: int) -> Told:
        return self.house.do("arrival.log", customer=visit(party).customer)

    def has_leads(self) -> bool:
        return bool(self.leads)

    def expected_by(self, whose: str) -> str | None:
        customer = floor.customers_with_phone(phone_of(whose))[0].id
        return self._booked_by(appointments.to_be_kept(customer, TODAY))

    def _booked_by(self, found: Appointment | None) -> str | None:
        return self.booked_with(people.names()[found.staff] if found and found.staff else None)

    def known_of(self, party: int) -> tuple[str | None, bool, str | None, str]:
        found = visit(party)
        booked = self._booked_by(appointments.kept_by(party))
        return self._owner(found.customer), found.kind == FIRST, booked, found.how

    def _owner(self, customer: int | None) -> str | None:
        known = floor.customer(customer) if customer else None
        owner = people.member(known.owner) if known and known.owner else None
        return owner.name if owner and owner.active else None

    # undo, and what holds at the end

    def mark(self) -> Any:
        return rows(), self.lineup()

    def undo(self, before: Any) -> None:
        """Take back what was done last: reception by itself if it may, else the manager with a reason."""
        latest = next(
            line for line in journal.live_entries_newest_first(None, all_actors=True) if ACTIONS[line.action].undoable
        )
        new = minutes_between(latest.at, to_text(self.house.clock.now())) == 0
        if new and "reception" in ACTIONS[latest.action].roles:
            self.house.at(RECEPTION).undo()
        else:
            self.house.desk.undo(reason="按错了")
        assert self.mark() == before, "undo restores exactly"

    def finish(self) -> None:
        assert problems() == []
        names, lineup = people.names(), LineUp()
        told = {line.seq: line.told for line in journal.entries()}
        for line in floor.rotation_lines(TODAY):
            lineup = evolve(lineup, line)
            if "next" in told[line.seq]:
                greeting = None if lineup.greeting is None else names[lineup.greeting]
                assert told[line.seq]["next"] == greeting
        assert lineup == self.lineup()
        assert all(not line.moves for line in floor.rotation_lines(YESTERDAY))


class TheDeskOnPaper(DayOnPaper):
    """A day at the desk, written on paper as well."""

    floor: AtTheDesk
    new_file: Path
    days = 0

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()

    def settles_in(self, rules: dict[str, Any], month: dict[str, int], yesterday: list[str]) -> None:  # noqa: ARG002
        """Found the house; it is new, so that nobody has taken a turn in it before today."""
        folder = Path(self.stack.enter_context(TemporaryDirectory()))
        file = self.stack.enter_context(opened_copy(self.new_file, folder))
        clock = SetClock(OPENS)
        self.floor = AtTheDesk(Showroom(Desk(clock=clock, terminal="desk 1"), clock, file), rules)

    @precondition(lambda self: any(guests.sales for guests in self.paper.guests.values() if guests.here))
    @rule(pick=PICK)
    def buys_another(self, pick: int) -> None:
        """Let a group have another buyer: it is one party, and nobody moves."""
        party = one_of([party for party in self.parties() if self.paper.guests[party].sales], pick)
        self.does(lambda: self.floor.house.do("visit.add_buyer", visit=party, model="Fit"), lambda: None)

    @precondition(lambda self: len([name for name in self.at_work if not self.paper.parties(name)]) > 1)
    @rule(pick=PICK, to=PICK)
    def goes_home_and_hands_over(self, pick: int, to: int) -> None:
        """Let somebody go home, and a colleague do what is due of theirs, if anything is."""
        who = one_of([name for name in self.at_work if not self.paper.parties(name)], pick)
        taker = one_of([name for name in self.working if name != who], to)

        def ask() -> Told:
            return self.floor.house.do("rotation.leave", name=who, hand_to=taker)

        if due_by(TODAY, number(who)):
            self.does(ask, lambda: self.paper.goes_home(who))
        else:
            self.is_refused(ask, "cover.nothing")

    def teardown(self) -> None:
        with self.stack:
            super().teardown()
        type(self).days += 1


@pytest.mark.parametrize("turn_ends", OFFERED["turn_ends"])
def test_a_day_at_the_desk_reads_as_on_paper(turn_ends: str, new_file: Path, tmp_path: Path) -> None:
    members = {"new_file": lived_in(new_file, tmp_path), "fixed": {"turn_ends": turn_ends}, "days": 0}
    machine: Any = type("TheDeskOfTheHouse", (TheDeskOnPaper,), members)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=DAYS // 2,
            stateful_step_count=STEPS,
            deadline=None,
            report_multiple_bugs=False,
            phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert machine.days >= DAYS // 2
