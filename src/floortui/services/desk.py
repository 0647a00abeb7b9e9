"""The desk: `desk.do(action, **fields)` is the only way in, for keys, palette and command line alike.

Role → reading and cleaning of the fields → one IMMEDIATE transaction in which the action decides and changes → one
line of the journal. Whatever is refused has changed nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from keyword import iskeyword
from typing import Any

from floortui.clock import Clock, SystemClock
from floortui.domain.fields import Ground
from floortui.domain.lineup import ROTATION_EVENTS
from floortui.domain.moments import business_day, from_text, to_text, zone_named
from floortui.domain.people import CONSULTANT, MANAGER, ROLES, StaffMember, reads_reasons
from floortui.domain.records import Customer as Record
from floortui.domain.records import Visit
from floortui.errors import Damaged, Refused, Term
from floortui.services import cycles, registry
from floortui.services.action import DESK, Action, Told, find, role_names
from floortui.services.work import Work
from floortui.storage import database, journal, search
from floortui.storage.change import Change
from floortui.storage.journal import Entry
from floortui.storage.models import Customer, Cycle, DrawerCheck, Setting, Staff
from floortui.storage.queries import eligibility, floor, house, people
from floortui.storage.writing import ConstraintError, transaction

JUMP_SECONDS = 60
"""How far the computer's clock may run from the time that really passed before the journal notes it."""

BACK_SECONDS = 2
"""How far before the newest line the clock may stand: two computers never agree to the millisecond."""


NOBODYS = 0
"""Whose a visit is that is not there: it is refused as that, and not as somebody else's."""


def _of_visit(work: Work, value: Any) -> int | None:
    visit: Visit | None = floor.visit(value)
    return NOBODYS if visit is None else visit.assigned


OWNERS: Mapping[str, Callable[[Work, Any], int | None]] = {
    "name": lambda work, value: work.staff(value, field="name").id,
    "staff": lambda work, value: work.staff(value, field="staff").id,
    "visit": _of_visit,
    "card": lambda work, value: work.customer(value, field="card").owner if value else NOBODYS,
}
"""How it is found out whose something is, by the field that names it."""


DECIDES_WHO_IS_ELIGIBLE = (Cycle, Customer, DrawerCheck, Setting, Staff)
"""The tables from which the rules of eligibility are answered: what writes none of them clears nobody."""


class Desk:
    """Somebody at a terminal, who does things.

    A desk belongs to one thread: the one whose connection writes.
    """

    def __init__(self, *, actor: int | None = None, terminal: str = "", clock: Clock | None = None) -> None:
        self.actor = actor
        """The staff number of who is signed in; None acts as the set-up manager while nobody has a PIN."""
        self.terminal = terminal
        self.clock = clock or SystemClock()
        self._lineups = floor.LineUps()
        self._last: tuple[float, float] | None = None
        registry.load()

    def do(self, name: str, /, *, key: str | None = None, seen: int | None = None, **given: object) -> Told:
        """Do an action and give what it told.

        A repeated `key` gives what the first time told and does nothing. `seen` is the `seq` of the row that the
        asker was looking at; the action is refused if somebody has changed the row since.

        Raises:
            Refused: it cannot be done; nothing has changed.
        """
        action = find(name)
        if action.prepared:
            self.may(name)
            raise Refused("action.prepared", action=action.name)
        return self._do(action, key or None, seen, given)

    def do_prepared(self, name: str, /, *prepared: object, **given: object) -> Told:
        """Do an action that a command has prepared: rows of a file, which are no text of a field.

        Raises:
            Refused: it cannot be done; nothing has changed.
        """
        return self._do(find(name), None, None, given, *prepared)

    def may(self, name: str) -> None:
        """Hold an action to its roles before the work of preparing it.

        Raises:
            Refused: who acts has none of them.
        """
        self._check_role(find(name), self._actor())

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let everything that is done inside be one transaction: all of it stands, or nothing."""
        noted = database.noted_line()
        try:
            with transaction():
                yield
        except BaseException:
            database.note_line(noted)  # the lines that were noted inside do not stand
            self._lineups = floor.LineUps()
            raise

    def _do(
        self, action: Action, key: str | None, seen: int | None, given: Mapping[str, object], *prepared: object
    ) -> Told:
        name = action.name
        self._check_role(action, self._actor())
        asked = action.read(given, self._ground())  # before the lock: what cannot be read must not keep others waiting
        self._note_jump()
        try:
            return self._act(action, key, seen, asked, *prepared)
        except ConstraintError as error:
            if name != "undo":
                raise
            # a row would name one that is gone: found out at the end, since rows of one line name each other
            raise Refused("undo.rests", field="line", line=given.get("line") or "–") from error

    def _act(self, action: Action, key: str | None, seen: int | None, asked: dict[str, Any], *prepared: object) -> Told:
        """Do an action inside its transaction."""
        with transaction():
            if not journal.continues():
                raise Damaged("database.gone")
            actor = self._actor()
            self._check_role(action, actor)
            if key is not None and (before := journal.entry_with_key(key)):
                return _told_before(before, action, asked)
            work = self._work(actor, seen)
            if action.name in ROTATION_EVENTS:
                work.settle()
            if action.open_day:
                work.open_the_day()
            self._check_own_before(action, work, asked)
            told = action.performs(work, *prepared, **{_parameter(field): value for field, value in asked.items()})
            self._check_own_after(action, actor, told)
            if seen is not None and not work.compared:
                raise Refused("seen.useless", action=action.name)
            joined: Told = {}
            if not work.idle:
                self._write(work, action, key, asked, told)
                joined = self._clear_bars(work)
        return {**told, **_after(work), **joined}

    def _clear_bars(self, work: Work) -> Told:
        """Let those into the line-up who were barred and are no more by what was done: a line of its own.

        What is taken back takes the joining that followed from it along, unless the line-up has moved on since.
        """
        if work.undoes is not None and (joined := floor.cleared_by(work.undoes)) is not None:
            self._take_back(joined)
        if not (work.change.wrote(*DECIDES_WHO_IS_ELIGIBLE) and work.somebody_is_barred()):
            return {}
        # asked anew: the rules and what they count may be others now
        return {"joined": self.by_program("rotation.clear")["names"]} if self._work(None, None).cleared() else {}

    def _take_back(self, number: int) -> None:
        """Take back a line that has written no row."""
        line = journal.entry(number)
        assert line is not None
        work = self._work(None, None)
        work.undoes = number
        told = {"line": number, "action": line.action, "by": None, "at": line.at}
        self._write(work, find("undo"), None, {"line": number, "reason": ""}, told)

    def by_program(self, name: str) -> Told:
        """Do what the program does by itself, whoever sits here or nobody."""
        with transaction():
            work = self._work(None, None)
            told = find(name).performs(work)
            self._write(work, find(name), None, {}, told)
        return told

    def undo(self, line: int = 0, reason: str = "", *, key: str | None = None) -> Told:
        """Take a line back; 0 is the newest that can be."""
        return self.do("undo", key=key, line=line, reason=reason)

    def _ground(self) -> Ground:
        """What reading fields depends on."""
        settings = house.settings()
        zone = zone_named(str(settings["showroom.zone"]))
        return Ground(self.clock.now(), zone, str(settings["showroom.region"]))

    def may_read_everything(self) -> None:
        """Hold the whole journal, which has every customer's phone in it, to reception and managers.

        Raises:
            Refused: somebody else asks.
        """
        actor = self._actor()
        if actor is not None and actor.role == CONSULTANT:
            raise Refused(
                "role.refused", action="journal", roles=role_names(DESK), name=actor.name, role=Term(ROLES[actor.role])
            )

    def may_read_reasons(self) -> bool:
        """Say whether who acts may read reasons that were typed by hand: they may name a customer.

        Raises:
            Refused: they have left, or a PIN is needed and nobody is signed in.
        """
        actor = self._actor()
        return reads_reasons(actor.role if actor else MANAGER)

    def may_copy(self) -> None:
        """Hold copies of the whole database, made or put back, to managers.

        Raises:
            Refused: somebody else asks.
        """
        actor = self._actor()
        if actor is not None and actor.role != MANAGER:
            roles = role_names(frozenset({MANAGER}))
            raise Refused("role.refused", action="backup", roles=roles, name=actor.name, role=Term(ROLES[actor.role]))

    def who(self) -> StaffMember | None:
        """Give who acts; None is the set-up manager while nobody has a PIN.

        Raises:
            Refused: they have left, or a PIN is needed and nobody is signed in.
        """
        return self._actor()

    @property
    def day(self) -> str:
        """The business day."""
        ground = self._ground()
        return business_day(ground.now, ground.zone)

    def colleague(self, text: str) -> StaffMember:
        """Find a colleague by name or number, who may have left.

        Raises:
            Refused: nobody is called that, or several are.
        """
        return self._work(self._actor(), None).staff(text, field="name", gone_too=True)

    def customer(self, text: str) -> Record:
        """Find a customer by number, phone or exact name.

        Raises:
            Refused: nobody is known by that, or several are.
        """
        return self._work(self._actor(), None).customer(text, field="card")

    def _actor(self) -> StaffMember | None:
        """Look up who acts, anew each time: who was dismissed a minute ago changes nothing more.

        Raises:
            Refused: they have left, or a PIN is needed and nobody is signed in.
        """
        if self.actor is None:
            if people.somebody_has_a_pin():
                raise Refused("pin.needed")
            return None
        actor = people.member(self.actor)
        if actor is None or not actor.active:
            raise Refused("role.gone", name=actor.name if actor else str(self.actor))
        return actor

    @staticmethod
    def _check_role(action: Action, actor: StaffMember | None) -> None:
        role = actor.role if actor else MANAGER
        if role not in action.roles:
            raise Refused(
                "role.refused",
                action=action.name,
                roles=role_names(action.roles),
                name=actor.name if actor else "",
                role=Term(ROLES[role]),
            )

    def _work(self, actor: StaffMember | None, seen: int | None) -> Work:
        return Work(Change(journal.head() + 1), self.clock.now(), actor, house.settings(), self._lineups, seen)

    def _note_jump(self) -> None:
        """Note in the journal that the computer's clock was set: it ran away from the time that really passed.

        The line has a transaction of its own, so that it stands though the action after it is refused.
        """
        now, elapsed = self.clock.now(), self.clock.elapsed()
        wall = now.timestamp()
        jump = 0.0 if self._last is None else (wall - self._last[0]) - (elapsed - self._last[1])
        if self._last is None or abs(jump) >= JUMP_SECONDS:
            with transaction():
                before = journal.last_moment()
                if self._last is None and before is not None:
                    behind = wall - from_text(before).timestamp()
                    jump = behind if behind < -BACK_SECONDS else 0.0
                if abs(jump) >= JUMP_SECONDS:
                    told = {"from": before, "to": to_text(now), "seconds": round(jump)}
                    self._write(self._work(None, None), find("clock.jump"), None, {}, told)
        self._last = (wall, elapsed)

    @staticmethod
    def _check_own_before(action: Action, work: Work, asked: Mapping[str, Any]) -> None:
        """Hold a consultant to their own: their own name, or a visit of theirs."""
        if work.actor is None or work.actor.role != CONSULTANT or action.own not in OWNERS:
            return
        if OWNERS[action.own](work, asked[action.own]) in (NOBODYS, work.actor.id):
            return
        if action.covered:
            customer = work.customer(asked[action.own], field=action.own)
            if eligibility.covers_for(work.day, customer.id, work.actor.id):
                return
        raise Refused("role.own_only")

    @staticmethod
    def _check_own_after(action: Action, actor: StaffMember | None, told: Told) -> None:
        """Hold a consultant to arrivals that the rules give to them."""
        if (
            action.own == "assigned"
            and actor is not None
            and actor.role == CONSULTANT
            and told["assigned"] != actor.name
        ):
            raise Refused("role.own_only")

    def _write(self, work: Work, action: Action, key: str | None, asked: Mapping[str, Any], told: Told) -> None:
        """Write the line, how the cards stand that it changed, and the search words of its customers."""
        # an undo takes back what was noted, too
        if work.undoes is None and told.get("next") in cycles.note_standings(work):  # who is next stays told
            told["next"] = None
        search.index(work.change)
        recorded = asked if work.recorded is None else work.recorded
        journal.append(
            Entry(
                seq=work.change.seq,
                at=work.at,
                day=work.day,
                actor=work.actor.id if work.actor else None,
                terminal=self.terminal,
                action=action.name,
                key=key,
                undoes=work.undoes,
                asked=action.recorded(recorded),
                told=told,
                changes=work.change.images,
            )
        )
        for step in work.afterwards:
            step()


def _after(work: Work) -> Told:
    """Do what the action left for the time after its transaction, and give what comes of it."""
    told: Told = {}
    for step in work.when_committed:
        told.update(step())
    return told


def _told_before(before: Entry, action: Action, asked: Mapping[str, Any]) -> Told:
    """Give what a key told the first time.

    Raises:
        Refused: the key was used for something else.
    """
    same = action.forgets or before.asked == json.loads(journal.canonical(action.recorded(asked)))
    if before.action != action.name or not same:
        raise Refused("key.reused", action=before.action)
    if (by := journal.undone_by(before.seq)) is not None:
        raise Refused("key.undone", line=before.seq, by=by)
    return before.told


def _parameter(field: str) -> str:
    return f"{field}_" if iskeyword(field) else field
