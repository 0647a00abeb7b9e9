"""What the manager of the made-up showroom does: sets it up, plans the roster, confirms losses, moves cards."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from floortui.domain.people import CONSULTANT, MANAGER, RECEPTION
from floortui.domain.shifts import FULL, OFF
from floortui.services.demo import calendar, phrases
from floortui.services.demo.calendar import Season
from floortui.services.demo.crew import Colleague, manners
from floortui.services.demo.drawer import Drawer
from floortui.services.demo.stage import Stage
from floortui.storage.queries import cards

SHOWROOM = "远航汽车展厅 Voyage Motors"
FLOOR_SHARE = 0.955
"""The price floor of a model, as a share of its list price."""
WORKING_DAYS = 5
"""Days of the week on which somebody may be off; at the weekend all are here."""
AWAY_EVERY, AWAY_BY = 9, {0: "leave", 4: "training"}
"""Of so many days off, which are no day off but leave and training."""
ALONE_UNTIL = 3
"""On the first days of a week one of the desk is off: by turns."""
PLANNED_ON = 25
"""On which day of a month the roster of the next is planned."""
OVERDUE_DAYS = 8
"""Days after which the manager takes a card away from who does not call."""


class House:
    """The showroom: its people and its calendar."""

    def __init__(self, stage: Stage, season: Season, staff: int) -> None:
        self.stage = stage
        self.season = season
        names = stage.names
        self.consultants = [
            Colleague(names.colleague(), CONSULTANT, manner, terminal=f"sales:tty{number}")
            for number, manner in enumerate(manners(staff), start=1)
        ]
        self.desk = [Colleague(names.colleague(), RECEPTION, terminal="reception:tty1") for _ in range(2)]
        self.manager = Colleague(names.colleague(), MANAGER, terminal="manager:tty1")
        self.sellers = [person for person in self.consultants if person.takes_turns]

    @property
    def mentor(self) -> Colleague | None:
        """Who helps the beginner and the trainee: the first good one."""
        return self.sellers[0] if len(self.sellers) > 1 else None

    def is_open(self, day: date) -> bool:
        """Say whether the house is open on a day."""
        return day not in self.season.closed

    def set_up(self) -> None:
        """Set the house up, on the first morning."""
        stage, everybody = self.stage, [*self.consultants, *self.desk, self.manager]
        told = stage.act(
            None,
            "showroom.set_up",
            name=SHOWROOM,
            hours=calendar.WEEKDAY_HOURS,
            staff=[person.name for person in self.consultants],
            reception=[person.name for person in self.desk],
            manager=self.manager.name,
            models=list(phrases.MODELS),
        )
        for person in everybody:
            person.number = told["staff"][person.name]
        for person in self.consultants:
            helped = person.manner.tier in ("3", "trainee") and person is not self.mentor
            mentor = self.mentor.name if self.mentor and helped else ""
            stage.act(self.manager, "staff.edit", name=person.name, tier=person.manner.tier, mentor=mentor)
        for weekday in (6, 7):
            stage.act(self.manager, "hours.set", weekday=weekday, hours=calendar.WEEKEND_HOURS)
        for day in sorted(self.season.closed):
            stage.act(self.manager, "hours.close_day", day=day, reason="盘点")
        self.plan_roster(self.season.first)
        if self.season.first.day > PLANNED_ON:
            self.plan_roster(self.season.first + relativedelta(months=1, day=1))

    def on_duty(self, day: date) -> list[Colleague]:
        """Give which consultants are here on a day, in the order in which they take turns."""
        week = day.toordinal() // 7
        here = [
            person
            for number, person in enumerate(self.sellers)
            if (number + week) % WORKING_DAYS != day.weekday() or len(self.sellers) == 1
        ]
        shift = day.toordinal() % len(here)
        return here[shift:] + here[:shift]

    def plan_roster(self, first: date) -> None:
        """Plan the duty roster from a day to the end of its month: the order of turns, days off, reception's shifts."""
        for day in calendar.days_between(first, first + relativedelta(day=31)):
            if self.is_open(day):
                here = self.on_duty(day)
                self.stage.act(self.manager, "roster.set", day=day, names=[person.name for person in here])
                for shift, people in self._shifts(day, here).items():
                    names = [person.name for person in people]
                    self.stage.act(self.manager, "roster.shift", day=day, names=names, shift=shift)

    def _shifts(self, day: date, here: list[Colleague]) -> dict[str, list[Colleague]]:
        """Give who is on another shift than a full day in the line-up; at the weekend nobody of the desk is off."""
        shifts: dict[str, list[Colleague]] = {}
        for number, person in enumerate(self.consultants):
            if not person.takes_turns:
                shifts.setdefault(FULL, []).append(person)
            elif person not in here:
                week = day.toordinal() // 7
                shifts.setdefault(AWAY_BY.get((number + week) % AWAY_EVERY, OFF), []).append(person)
        at_desk = day.toordinal() % len(self.desk)
        alone = day.weekday() < ALONE_UNTIL
        for number, person in enumerate(self.desk):
            shift = (FULL if alone else "early") if number == at_desk else (OFF if alone else "late")
            shifts.setdefault(shift, []).append(person)
        return shifts

    def begin_month(self, day: date) -> None:
        """Note the market, and what a model may be sold for at least."""
        stage = self.stage
        size = round(stage.draw.gauss(5200, 300))
        stage.act(self.manager, "market.set", month=f"{day:%Y-%m}", size=size)
        for model, price in phrases.MODELS.items():
            least = round(price * FLOOR_SHARE * stage.draw.uniform(0.995, 1.0), -2)
            stage.act(self.manager, "price_floor.set", model=model, price=f"{least:.0f}", since=day)

    def confirm_losses(self, drawer: Drawer) -> None:
        """Decide about the losses that wait; some wait another day."""
        waiting, drawer.losing = drawer.losing, []
        for prospect in waiting:
            if self.stage.chance(0.35):
                drawer.losing.append(prospect)
                continue
            verdict = "rejected" if self.stage.chance(0.07) else "approved"
            note = "再跟一次" if verdict == "rejected" else ""
            self.stage.attempt(self.manager, "loss.confirm", card=prospect.number, verdict=verdict, note=note)

    def move_cards(self, drawer: Drawer) -> None:
        """Give a few cards to somebody else: those that nobody calls, and the trainee's."""
        long_ago = (drawer.today - timedelta(days=OVERDUE_DAYS)).isoformat()
        late = {number for number, _owner in cards.due_by(long_ago)}
        left = [p for p in drawer.known.values() if not p.owner.takes_turns and not p.ordered and not p.delivered_on]
        forgotten = [drawer.known[number] for number in sorted(late) if number in drawer.known]
        for prospect in [*left[:2], *[p for p in forgotten if p.neglected and not p.ordered][:2]]:
            others = [person for person in self.sellers if person is not prospect.owner]
            if not others:
                return
            to = self.stage.pick(others)
            reason = self.stage.pick(phrases.TRANSFERRED)
            fields = {"card": prospect.number, "to": to.name, "reason": reason}
            if self.stage.attempt(self.manager, "card.transfer", **fields):
                prospect.owner, prospect.neglected = to, False
