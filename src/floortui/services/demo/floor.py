"""A day on the floor of the made-up showroom: what the house does, who comes and calls, who is called."""

from __future__ import annotations

from functools import partial
from typing import Any

from dateutil.relativedelta import relativedelta

from floortui.services.demo import phrases
from floortui.services.demo.calendar import how_many, when
from floortui.services.demo.crew import Colleague
from floortui.services.demo.day import CLOSES_AFTER, Party
from floortui.services.demo.drawer import Prospect
from floortui.services.demo.house import PLANNED_ON
from floortui.services.demo.reception import Reception

CALLS, LEADS = 0.14, 0.09
"""Shares of the first contacts that call, or leave their data online."""
REFERRED, BUYS_AGAIN = 0.05, 0.012
"""Shares of the first contacts whom an owner sends, and who are owners themselves; once there are owners."""
OTHERS = 0.22
"""Arrivals for another purpose, beside the first contacts."""

PURPOSES = {"service": (50, 20), "courier": (14, 4), "papers": (14, 22), "directions": (12, 2), "other": (7, 8),
            "competitor": (3, 15)}  # fmt: skip
"""What else people come for: how often, and minutes they stay."""

SOURCES = {"walk-in": 50, "factory-ad": 12, "own-ad": 10, "website": 9, "other-make": 4, "partner": 2,
           "staff-friends": 3, "trade": 2, "district": 2, "display": 2, "event": 4}  # fmt: skip
"""What brings people who come by themselves, and how often."""

PARTY_SIZES = (40, 34, 15, 8, 3)
"""How often one comes alone, two come together, … five."""


class Floor(Reception):
    """One whole day."""

    def live(self, stops: float | None = None) -> None:
        """Live through the day, to its end or to a minute of it."""
        self.drawer.today = self.day
        if self.house.is_open(self.day):
            self._plan(stops)
        self.pass_by(stops)

    def _plan(self, stops: float | None) -> None:
        """Lay out the day: what the house does, who comes, who is called."""
        self._plan_house()
        self._plan_traffic()
        for person in self.crew:
            self._plan_person(person)
        self._plan_calls()
        if stops is not None and stops > self.opens + 40:
            self._plan_the_present(stops)

    def _plan_house(self) -> None:
        house, stage, drawer = self.house, self.stage, self.drawer
        if self.day.day == 1 or self.day == house.season.first:
            self.later(self.opens - 30, lambda: house.begin_month(self.day))
        self.later(self.opens - 25, lambda: house.confirm_losses(drawer))
        if self.day.weekday() == 0:
            self.later(self.opens - 22, lambda: house.move_cards(drawer))
        if self.day.day == PLANNED_ON:
            self.later(self.closes - 30, lambda: house.plan_roster(self.day + relativedelta(months=1, day=1)))
        self.later(self.opens - 8 + stage.draw.random(), self._open)
        self.later(self.closes + CLOSES_AFTER, self._close)
        for prospect in drawer.cancelling.pop(self.day, []):
            self.later(self.opens + 60, partial(drawer.cancel, prospect))

    def _open(self) -> None:
        late = [person for person in self.crew if len(self.crew) > 2 and self.stage.chance(0.03)]
        present = [person.name for person in self.crew if person not in late] or [self.crew[0].name]
        self.rotate(self.reception, "day.open", present=present)
        for person in late:
            if person.name not in present:
                self.soon(self.stage.draw.uniform(15, 60), partial(self._check_in, person))

    def _check_in(self, person: Colleague) -> None:
        self.rotate(self.reception, "rotation.check_in", name=person.name)
        self.soon(0.5, self.look_around)

    def _close(self) -> None:
        self.stage.attempt(self.reception, "day.close")
        for party in self.here:
            party.over = True

    def _plan_traffic(self) -> None:
        stage, drawer = self.stage, self.drawer
        expected = self.house.season.expected[self.day]
        walk_ins = []
        for _ in range(how_many(stage.draw, expected)):
            kind = stage.draw.random()
            minute = when(stage.draw, self.opens, self.closes)
            if kind < CALLS + LEADS:
                self.later(minute, partial(self._call, online=kind < LEADS))
            else:
                walk_ins.append(minute)
        self._rush(walk_ins)
        for minute in walk_ins:
            self.later(minute, lambda: self.come(self._somebody_new()))
        for prospect in drawer.coming.pop(self.day, []):
            booked = drawer.booked.pop(prospect.number, None)
            if stage.chance(0.85):  # the others do not come
                early_or_late = prospect.number % 7 * 4 - 10
                at = None if booked is None else booked + early_or_late
                self._plan_party(Party("back", {"phone": prospect.phone}, prospect), at)
        for prospect in drawer.collecting.pop(self.day, []):
            asked = {"purpose": "delivery", "phone": prospect.phone}
            self._plan_party(Party("car", asked, prospect, minutes=stage.about(45, 25, 90)))
        for _ in range(how_many(stage.draw, expected * OTHERS)):
            purpose = stage.pick(tuple(PURPOSES), [often for often, _ in PURPOSES.values()])
            minutes = stage.about(PURPOSES[purpose][1], 1, 60)
            self._plan_party(Party("other", {"purpose": purpose}, minutes=minutes))
        for _ in range(how_many(stage.draw, expected * 0.04)):
            self.later(when(stage.draw, self.opens, self.closes), self._known_caller)

    def _plan_party(self, party: Party, at: float | None = None) -> None:
        """Let a party come at a minute that was agreed, or whenever it likes."""
        party.asked["party"] = self._party_size()
        drawn = when(self.stage.draw, self.opens, self.closes)
        self.later(drawn if at is None else at, lambda: self.come(party))

    def _party_size(self) -> int:
        return self.stage.pick((1, 2, 3, 4, 5), PARTY_SIZES)

    def _rush(self, minutes: list[float]) -> None:
        """Let some come all at once now and then, so that nobody is free."""
        weekend = self.day.weekday() > 4
        if minutes and self.stage.chance(0.6 if weekend else 0.12):
            start = self.stage.draw.uniform(14.2, 16.0) * 60
            for number in range(min(len(minutes), max(3, len(minutes) // 4))):
                minutes[number] = start + self.stage.draw.uniform(0, 14)

    def _somebody_new(self) -> Party:
        """Make up a party that comes for the first time."""
        stage, owners = self.stage, [o for o in self.drawer.owners if o.delivered_on and not o.ordered]
        asked: dict[str, Any] = {"party": self._party_size()}
        draw = stage.draw.random()
        if owners and draw < BUYS_AGAIN:
            owner = stage.pick(owners)
            owner.delivered_on = None
            return Party("again", asked | {"phone": owner.phone, "source": "owner-repeat"}, owner, "owner-repeat")
        if owners and draw < BUYS_AGAIN + REFERRED * 1.5:
            owner = stage.pick(owners)
            asked["source"] = "owner-referral"
            if owner.owner in self.crew and stage.chance(0.6):
                asked["asked_for"] = owner.owner.name
            return Party("new", asked, source="owner-referral", referrer=owner)
        if stage.chance(0.35):
            asked["model"] = stage.pick(tuple(phrases.MODELS), phrases.WANTED)
        if stage.chance(0.03):
            asked["asked_for"] = stage.pick(self.crew).name
        return Party("new", asked, source=stage.pick(tuple(SOURCES), list(SOURCES.values())))

    def _call(self, *, online: bool) -> None:
        """Let somebody call for the first time, or leave their data online."""
        stage, house = self.stage, self.house
        trainee = [person for person in house.consultants if not person.takes_turns]
        taker = trainee[0] if trainee and stage.chance(0.08) else stage.pick(self.crew)
        leaves = stage.chance(0.9 if online else min(0.95, taker.manner.cards * 0.95))
        model = stage.pick(tuple(phrases.MODELS), phrases.WANTED)
        question = stage.pick(phrases.LEAD_QUESTIONS if online else phrases.QUESTIONS)
        asked: dict[str, Any] = {"way": "online" if online else "phone", "model": model, "question": question}
        asked["source"] = "online-lead" if online else stage.pick(("call-in", "factory-ad", "website"), (6, 2, 2))
        if not online:
            asked["minutes"] = round(stage.about(4, 1, 15))
        name, phone = stage.names.customer(), stage.names.phone()
        if leaves:
            asked |= {"name": name, "phone": phone, "read_back": stage.chance(0.8)}
        if stage.chance(0.6):
            told = stage.attempt(self.reception, "call.log", taken_by=taker.name, **asked)
        else:
            told = stage.attempt(taker, "call.log", **asked)
        if told is None or "card" not in told:
            return
        prospect = Prospect(told["card"], name, phone, model, taker)
        self.drawer.opened(prospect, "C")

    def _known_caller(self) -> None:
        """Let somebody call who has a card: a contact, too."""
        if not self.drawer.known:
            return
        prospect = self.stage.pick(list(self.drawer.known.values()))
        fields = {"phone": prospect.phone, "question": self.stage.pick(phrases.QUESTIONS)}
        told = self.stage.attempt(self.reception, "call.log", minutes=round(self.stage.about(4, 1, 12)), **fields)
        if told is not None and told["call_back"]:
            done = partial(self.stage.attempt, self.reception, "call.called_back", call=told["call"])
            self.soon(self.stage.draw.uniform(15, 55), done)

    def _plan_person(self, person: Colleague) -> None:
        """Lay out somebody's own day: their meal, and what else takes them from the floor."""
        draw, chance = self.stage.draw, self.stage.chance
        self.later(draw.uniform(11.4, 13.1) * 60, lambda: self._step_out(person, "meal", draw.uniform(25, 45)))
        for reason, share, minutes in (("errand", 0.12, 35), ("training", 0.05, 50), ("toilet", 0.2, 8),
                                       ("private", 0.02, 40)):  # fmt: skip
            if chance(share):
                minute, away = draw.uniform(self.opens + 30, self.closes - 60), draw.uniform(0.6, 1.3) * minutes
                self.later(minute, partial(self._step_out, person, reason, away))
        if chance(0.03):
            self.later(draw.uniform(self.opens + 30, self.closes - 60), lambda: self._skip(person))
        if chance(0.01):
            self.later(self.closes - 50, lambda: self.rotate(person, "rotation.leave", name=person.name))
        if chance(0.004):
            moved = {"name": person.name, "position": 1, "reason": "当日活动接待"}
            self.later(self.opens + 90, lambda: self.rotate(self.house.manager, "rotation.move", **moved))

    def _skip(self, person: Colleague) -> None:
        self.rotate(person, "rotation.skip", name=person.name, reason=self.stage.pick(("phone", "paperwork")))

    def _step_out(self, person: Colleague, reason: str, minutes: float, tries: int = 5) -> None:
        """Let somebody step away once they are free."""
        if self.busy.get(person.name):
            if tries:
                self.soon(9, lambda: self._step_out(person, reason, minutes, tries - 1))
            return
        who = person if self.stage.chance(0.5) else self.reception
        if self.rotate(who, "rotation.away", name=person.name, reason=reason) is not None:
            self.soon(minutes, lambda: self._come_back(person))

    def _come_back(self, person: Colleague) -> None:
        self.rotate(self.reception, "rotation.back", name=person.name)
        self.soon(0.5, self.look_around)

    def _plan_calls(self) -> None:
        """Lay out the calls of the day: each calls who is due, some of them, and never those they neglect."""
        drawer, chance = self.drawer, self.stage.chance
        on_duty = {person.name for person in self.crew} | {p.name for p in self.house.consultants if not p.takes_turns}
        for prospect in drawer.due():
            owner = prospect.owner
            if owner.name in on_duty and not prospect.neglected and chance(owner.manner.calls):
                self.later(self._when_called(), partial(drawer.contact, prospect))
        for prospect in drawer.thanking.pop(self.day, []):
            minute = self._when_called()
            self.later(minute, partial(drawer.contact, prospect, is_due=False))

    def _when_called(self) -> float:
        early = self.stage.chance(0.45)
        return 60 * (self.stage.draw.uniform(9.3, 11.8) if early else self.stage.draw.uniform(13.6, 17.8))

    def _plan_the_present(self, stops: float) -> None:
        """See to it that the floor is alive when the demo ends: parties that came just now, somebody away."""
        for minutes in (29, 12):
            self.later(stops - minutes, self._somebody_steps_out)
        for minutes in (26, 15, 6):
            self.later(stops - minutes, self._somebody_comes)

    def _free(self) -> list[Colleague]:
        """Give who waits, as far as anybody can see."""
        return [person for person in self.crew if not self.busy.get(person.name) and person.name not in self.away]

    def _somebody_comes(self) -> None:
        if len(self._free()) > 1 or not self.here:
            self.come(self._somebody_new())

    def _somebody_steps_out(self) -> None:
        """Let one of those step away who wait behind the first, and stay away."""
        behind = [person for person in self._free() if person.name != self.greeting]
        if behind and len(self.away) < 2:
            self.rotate(behind[-1], "rotation.away", name=behind[-1].name, reason="errand")
