"""Parties in the made-up showroom: taken by somebody or left waiting, seen off, written down."""

from __future__ import annotations

from typing import Any

from floortui.services.action import Told
from floortui.services.demo import phrases
from floortui.services.demo.crew import Colleague
from floortui.services.demo.day import CLOSES_AFTER, Day, Party
from floortui.services.demo.drawer import Prospect
from floortui.storage.queries import floor

GRADES, GRADES_HOW_OFTEN = ("C", "B", "A", "H"), (62, 25, 10, 3)


class Reception(Day):
    """A day on which parties can come."""

    def come(self, party: Party) -> None:
        """Let a party come in, and reception log it."""
        stage = self.stage
        if self.now >= self.closes + CLOSES_AFTER:
            return
        if party.kind == "new" and stage.chance(0.012):
            self._logged_late(party)
            return
        if party.kind == "new" and stage.chance(0.006):
            self.rotate(self.reception, "arrival.log", purpose="service")
            self.rotate(self.reception, "undo", reason="误录")
        unrecognised = party.kind == "back" and stage.chance(0.05)
        asked = {"party": party.asked["party"]} if unrecognised else party.asked
        told = self.rotate(self.reception, "arrival.log", **asked)
        if told is None:
            return
        party.visit = told["visit"]
        self.here.append(party)
        if party.kind in ("other", "car") and told["assigned"] is None:
            self.soon(party.minutes, lambda: self._leave(party))
            self._maybe_wants_a_car(party)
        else:
            self._received(party, told)
        if unrecognised and party.host is not None:
            self.soon(6, lambda: self._found_out(party))

    def _received(self, party: Party, told: Told) -> None:
        """Go on with a party that somebody takes, or that has to wait."""
        stage = self.stage
        if told["assigned"] is None:
            party.waits_for = self.by_name.get(told.get("waits_for") or "")
            self.waiting.append(party)
            self.soon(stage.about(13, 6, 30), lambda: self._out_of_patience(party))
            return
        party.waits_for = None
        self._begin(party, self.by_name[told["assigned"]])
        if told.get("turn") and stage.chance(0.008):
            self.soon(2, lambda: self._not_at_the_door(party))
        elif party.kind == "new" and stage.chance(0.005):
            self.soon(4, lambda: self._somebody_else(party))

    def _follow_the_card(self, party: Party) -> None:
        """Note whose customer it is from now on: one whom nobody had called for too long is whoever's takes them."""
        known = floor.customer(party.prospect.number) if party.prospect is not None else None
        owner = next((each for each in self.house.consultants if known and each.number == known.owner), None)
        if party.prospect is not None and owner is not None:
            party.prospect.owner = owner

    def _begin(self, party: Party, host: Colleague) -> None:
        """Let somebody look after a party from now on."""
        stage, begins = self.stage, party.host is None
        if party in self.waiting:
            self.waiting.remove(party)
        party.host = host
        self._follow_the_card(party)
        self.busy[host.name] = self.busy.get(host.name, 0) + 1
        if not begins:
            return
        if party.kind in ("new", "again", "caller"):
            eager = 1.25 if party.referrer or party.kind != "new" else 1.0
            party.leaves_card = stage.chance(min(0.97, host.manner.cards * eager))
            party.minutes = stage.about(46 if party.leaves_card else 27, 6, 140)
        elif party.kind == "back":
            party.minutes = stage.about(52, 12, 150)
        forgets = stage.chance(0.012)
        self.soon(party.minutes * (2.2 if forgets else 1), lambda: self._leave(party, late=forgets))

    def _leave(self, party: Party, *, late: bool = False) -> None:
        """Let a party leave, and reception close the visit, now and then an hour later with its true time."""
        if party.over:
            return
        left = {"left": self.moment(self.now - party.minutes * 1.2)} if late else {}
        self.rotate(self.reception, "visit.close", visit=party.visit, **left)
        self._gone(party)
        if party.kind == "car" and party.prospect is not None:
            self.drawer.deliver(party.prospect)
        elif party.host is not None and party.kind != "other":
            self.soon(self.stage.draw.uniform(2, 35), lambda: self._register(party))
        if self.stage.chance(0.002):
            self.soon(10, lambda: self._void(party))

    def _gone(self, party: Party) -> None:
        party.over = True
        self.here.remove(party)
        if party.host is not None:
            self.busy[party.host.name] -= 1
            self.soon(self.stage.draw.uniform(0.5, 2), self.look_around)

    def _void(self, party: Party) -> None:
        if party.kind in ("new", "other") and party.prospect is None:
            self.rotate(self.reception, "visit.void", visit=party.visit, reason="神秘访客")

    def look_around(self) -> None:
        """Give parties that wait to who is free now."""
        for party in list(self.waiting):
            wanted = party.waits_for
            if wanted is not None and not self.busy.get(wanted.name):
                self._assign(party, to=wanted.name, reason="客户等候本人")
            elif wanted is None and self.greeting is not None:
                self._assign(party)

    def _assign(self, party: Party, **fields: str) -> None:
        told = self.rotate(self.reception, "arrival.assign", visit=party.visit, **fields)
        if told is not None and told["assigned"] is not None:
            self._received(party, told)

    def _out_of_patience(self, party: Party) -> None:
        """Let a party go that nobody looks after, or have somebody stand in."""
        if party.over or party not in self.waiting:
            return
        if party.waits_for is not None:
            party.waits_for = None
            self._assign(party)
            if party.host is None:
                self.soon(15, lambda: self._out_of_patience(party))
            return
        self.waiting.remove(party)
        self.rotate(self.reception, "visit.close", visit=party.visit)
        self._gone(party)

    def _not_at_the_door(self, party: Party) -> None:
        """Let the next take a party whose consultant does not come."""
        if party.over or party.host is None:
            return
        told = self.rotate(self.reception, "rotation.no_answer", name=party.host.name)
        if told is not None and told.get("visit") == party.visit:
            self._handed(party, told)

    def _somebody_else(self, party: Party) -> None:
        """Hand a party to somebody else, because it asks for that."""
        free = [person for person in self.crew if not self.busy.get(person.name) and person is not party.host]
        if party.over or not free:
            return
        fields = {"to": self.stage.pick(free).name, "reason": self.stage.pick(phrases.ARRANGED)}
        told = self.rotate(self.reception, "arrival.assign", visit=party.visit, **fields)
        if told is not None:
            self._handed(party, told)

    def _found_out(self, party: Party) -> None:
        """Let a party turn out to be somebody's own customer."""
        if party.over or party.prospect is None:
            return
        fields = {"as": "return", "owner": party.prospect.owner.name}
        told = self.rotate(self.reception, "visit.reclassify", visit=party.visit, **fields)
        if told is not None:
            self._handed(party, told)

    def _handed(self, party: Party, told: Told) -> None:
        """Follow a party from one host to another."""
        if party.host is not None:
            self.busy[party.host.name] -= 1
        if told["assigned"] is None:
            self.waiting.append(party)
            self.soon(12, lambda: self._out_of_patience(party))
        else:
            self._begin(party, self.by_name[told["assigned"]])

    def _maybe_wants_a_car(self, party: Party) -> None:
        """Let a service guest ask about a new car now and then."""
        if party.asked.get("purpose") == "service" and self.stage.chance(0.03):
            party.kind, party.source, party.over = "new", "walk-in", False
            self.soon(5, lambda: self._wants_a_car(party))

    def _wants_a_car(self, party: Party) -> None:
        told = None if party.over else self.rotate(
            self.reception, "visit.reclassify", visit=party.visit, **{"as": "first"}
        )  # fmt: skip
        if told is not None:
            self._received(party, told)

    def _logged_late(self, party: Party) -> None:
        """Let a party come and go before anybody writes it down."""
        host, came = self.stage.pick(self.crew), self.now
        party.host, party.over = host, True
        minutes = self.stage.about(30, 8, 70)

        def log() -> None:
            told = self.rotate(
                self.reception,
                "arrival.log",
                party=party.asked["party"],
                served_by=host.name,
                arrived=self.moment(came),
                left=self.moment(came + minutes),
            )
            if told is not None:
                party.visit = told["visit"]
                self._register(party)

        self.soon(minutes + self.stage.draw.uniform(10, 80), log)

    def _register(self, party: Party) -> None:
        """Let who looked after a party complete the visit register, and the card."""
        stage, host = self.stage, party.host
        if host is None or (not party.leaves_card and stage.chance(host.manner.forgets * 2)):
            return
        drive = stage.chance(0.34 if party.kind == "back" else 0.26 if party.leaves_card else 0.06)
        fields: dict[str, Any] = {"visit": party.visit, "test_drive": drive, "note": stage.pick(phrases.VISITED)}
        if party.kind == "back" and party.prospect is not None:
            fields["phone"] = party.prospect.phone
            told = stage.attempt(host, "visit.complete", **fields)
            if told is not None and self.drawer.came(party.prospect, host):
                self.soon(40, lambda: self._drives_home(party))
            return
        fields["source"] = party.source
        if stage.chance(0.7):
            fields["model"] = stage.pick(tuple(phrases.MODELS), phrases.WANTED)
        if not party.leaves_card:
            stage.attempt(host, "visit.complete", **fields)
            return
        self._card(party, host, fields)

    def _card(self, party: Party, host: Colleague, fields: dict[str, Any]) -> None:
        """Open the card of a party that leaves its name and phone."""
        stage = self.stage
        known = party.prospect
        model = fields.get("model") or party.asked.get("model") or stage.pick(tuple(phrases.MODELS), phrases.WANTED)
        grade = stage.pick(GRADES, GRADES_HOW_OFTEN)
        name = known.name if known else stage.names.customer()
        phone = known.phone if known else stage.names.phone()
        who = {"name": name, "phone": phone, "model": model, "grade": grade}
        if party.kind == "new" and (party.referrer or (not fields["test_drive"] and stage.chance(0.3))):
            signs = stage.draw.sample(phrases.SIGNS[grade], stage.draw.randint(1, 2))
            more: dict[str, Any] = {"district": stage.pick(phrases.DISTRICTS), "budget": stage.pick(phrases.BUDGETS)}
            if party.referrer is not None:
                more["referrer"] = party.referrer.number
            asked = {"visit": party.visit, "source": party.source, "note": fields["note"], "signs": signs}
            told = stage.attempt(host, "card.open", **who, **asked, **more)
        else:
            told = stage.attempt(host, "visit.complete", **fields | who)
        if told is None or "card" not in told:
            return
        owner = known.owner if known else host
        warmth = 2.0 if party.referrer or party.kind == "again" else 1.0
        prospect = Prospect(told["card"], name, phone, model, owner, warmth=warmth)
        self.drawer.opened(prospect, grade)
        if stage.chance(0.025 * owner.manner.closes * warmth * (4 if grade == "H" else 1)) and self.drawer.sign(
            prospect, host
        ):
            party.prospect = prospect
            self.soon(60, lambda: self._drives_home(party))

    def _drives_home(self, party: Party) -> None:
        if party.prospect is not None:
            self.drawer.deliver(party.prospect)
