"""A showroom that lives through some weeks by chance: everything that its people do there goes through the desk."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any

from floortui.domain.period import day_after
from floortui.errors import Refused
from floortui.storage import database
from tests.house import CONSULTANTS, MANAGER, OPENS, RECEPTION, TODAY, Showroom

SOURCES = ("", "", "walk-in", "owner-referral", "online-lead", "event-outside", "event-outside", "trade")
SURNAMES = "赵钱孙李周吴郑王"
DAYS = 45


class Life:
    """What may happen, and a chance that chooses."""

    def __init__(self, house: Showroom, seed: int) -> None:
        self.house, self.chance, self.day = house, Random(seed), TODAY
        self.phones: list[str] = []
        does = {
            self.walk_in: 8, self.party: 10, self.call: 6, self.complete: 8, self.open_card: 5, self.follow: 16,
            self.grade: 4, self.order: 8, self.deliver: 8, self.cancel: 2, self.lose: 4, self.confirm: 3,
            self.revive: 1, self.transfer: 2, self.close: 10, self.void: 2, self.reclassify: 3, self.assign: 2,
            self.late: 3, self.undo: 3, self.card_at_an_event: 1, self.market: 1, self.edit: 2, self.price_floor: 1,
            self.book: 5, self.is_expected: 3, self.calls_off: 1,
            self.review: 4, self.courier: 2, self.call_an_owner: 4, self.sent_by_an_owner: 4,
        }  # fmt: skip
        self.does, self.weights = list(does), list(does.values())

    def live(self) -> None:
        for day in range(DAYS):
            self.house.clock.move(
                minutes=(OPENS + timedelta(days=day) - self.house.clock.now()) // timedelta(minutes=1)
            )
            self.day = day_after(TODAY, day)
            quiet = self.chance.random() < 0.2
            self.try_to("roster.set", day=self.day, names=list(CONSULTANTS))
            for _ in range(0 if quiet else self.chance.randint(2, 9)):
                self.house.clock.move(minutes=self.chance.randint(1, 60))
                self.one()
            if self.chance.random() < 0.5:
                self.try_to("day.close")

    def one(self) -> None:
        does: Callable[[], None] = self.chance.choices(self.does, self.weights)[0]
        does()

    def try_to(self, action: str, **fields: Any) -> None:
        desk = self.house.desk
        if self.chance.random() < 0.3:
            desk = self.house.at(self.chance.choice((*CONSULTANTS, RECEPTION, MANAGER)))
        with suppress(Refused):
            desk.do(action, **fields)

    def some(self, table: str, column: str = "id", where: str = "1 = 1") -> Any:
        rows = database.execute(f"SELECT {column} FROM {table} WHERE {where} ORDER BY id DESC LIMIT 12").fetchall()
        return self.chance.choice(rows)[0] if rows else 1

    def customer(self) -> str:
        return str(self.some("cycle", "customer"))

    def maybe(self, **fields: Any) -> dict[str, Any]:
        return {name: value for name, value in fields.items() if self.chance.random() < 0.5}

    def who(self) -> dict[str, Any]:
        if self.phones and self.chance.random() < 0.35:
            return {"phone": self.chance.choice(self.phones)}
        phone = f"138{self.chance.randint(10_000_000, 99_999_999)}"
        self.phones.append(phone)
        return {"name": self.chance.choice(SURNAMES) + "先生", "phone": phone, **self.maybe(model="CR-V")}

    def walk_in(self) -> None:
        self.try_to("arrival.log", **self.maybe(source=self.chance.choice(SOURCES)))

    def party(self) -> None:
        self.try_to("arrival.log", **self.who(), **self.maybe(source=self.chance.choice(SOURCES)))

    def courier(self) -> None:
        self.try_to("arrival.log", purpose="courier")

    def call(self) -> None:
        who = self.who() if self.chance.random() < 0.8 else {}
        facts = {"way": self.chance.choice(("phone", "online")), "direction": self.chance.choice(("in", "in", "out"))}
        learned = self.maybe(minutes=self.chance.randint(0, 20), source=self.chance.choice(SOURCES), grade="A",
                             taken_by=self.chance.choice(CONSULTANTS))  # fmt: skip
        self.try_to("call.log", **who, **facts, **learned)

    def complete(self) -> None:
        learned = self.maybe(model="CR-V", grade=self.chance.choice("HABC"), test_drive="yes",
                             source=self.chance.choice(SOURCES))  # fmt: skip
        self.try_to("visit.complete", visit=self.some("visit"), **{**self.maybe(**self.who()), **learned})

    def open_card(self) -> None:
        who = {"name": "周女士", "model": "CR-V", **self.who()}
        if self.chance.random() < 0.5:
            who["visit"] = self.some("visit")
        self.try_to("card.open", **who, **self.maybe(grade=self.chance.choice("HABC"), owner="刘洋"))

    def card_at_an_event(self) -> None:
        self.try_to(
            "card.open", **{"name": "吴先生", "model": "Fit", **self.who()}, source="event-outside", owner="陈静"
        )

    def follow(self) -> None:
        facts = self.maybe(minutes=self.chance.randint(1, 9), grade=self.chance.choice("HABC"))
        outcome = self.chance.choice(("talked", "talked", "no-answer", "dead"))
        days = self.chance.choice((0, 0, 0, 2, 9))
        when = {} if not days else {"happened": f"{day_after(self.day, -days)}T10:00"}
        self.try_to("follow_up.log", card=self.customer(), content="谈", outcome=outcome, **facts, **when)

    def review(self) -> None:
        verdict = self.chance.choice(("real", "invented", "invented"))
        self.try_to("follow_up.review", id=self.some("follow_up"), verdict=verdict)

    def grade(self) -> None:
        self.try_to("card.grade", card=self.customer(), grade=self.chance.choice("HABC"))

    def order(self) -> None:
        facts = self.maybe(quantity=self.chance.choice((1, 2)), credits=self.chance.choice(
            ("李娜:60,刘洋:40", "本店", "张伟,本店:33", "陈静")))  # fmt: skip
        when = {"happened": f"{day_after(self.day, -3)}T10:00"} if self.chance.random() < 0.2 else {}
        price = self.chance.choice((200_000, 240_000))
        self.try_to("order.sign", card=self.customer(), model="CR-V", colour="白", price=price,
                    deposit=self.chance.choice((0, 5000)), **facts, **when)  # fmt: skip

    def deliver(self) -> None:
        self.try_to("order.deliver", card=self.ordering(), **self.maybe(day=self.day))

    def ordering(self) -> str:
        cycle = self.some("car_order", "cycle", "delivered_on IS NULL AND cancelled_on IS NULL")
        return str(self.some("cycle", "customer", f"id = {cycle}"))

    def cancel(self) -> None:
        self.try_to("order.cancel", card=self.ordering(), reason="贷款未批")

    def lose(self) -> None:
        self.try_to("card.lose", card=self.customer(), reason="price")

    def losing(self) -> str:
        return str(self.some("cycle", "customer", "state IN ('losing', 'lost')"))

    def confirm(self) -> None:
        self.try_to(
            "loss.confirm", card=self.losing(), verdict=self.chance.choice(("approved", "approved", "rejected"))
        )

    def revive(self) -> None:
        self.try_to("card.revive", card=self.losing())

    def transfer(self) -> None:
        self.try_to("card.transfer", card=self.customer(), to=self.chance.choice(CONSULTANTS), reason="调整")

    def edit(self) -> None:
        facts = self.maybe(source=self.chance.choice(SOURCES), next=day_after(self.day, self.chance.randint(0, 5)))
        self.try_to("card.edit", card=self.customer(), **facts)

    def an_owner(self) -> str:
        return str(self.some("cycle", "customer", "delivered_on IS NOT NULL"))

    def call_an_owner(self) -> None:
        outcome = self.chance.choice(("talked", "talked", "no-answer"))
        self.try_to("follow_up.log", card=self.an_owner(), content="回访", outcome=outcome)

    def sent_by_an_owner(self) -> None:
        phone = f"137{self.chance.randint(10_000_000, 99_999_999)}"
        self.try_to("call.log", name="郑女士", phone=phone, model="Fit", source="owner-referral", taken_by="张伟")
        self.try_to("card.edit", card=phone, referrer=self.an_owner())

    def close(self) -> None:
        self.try_to("visit.close", visit=self.some("visit", where="left_at IS NULL"))

    def void(self) -> None:
        self.try_to("visit.void", visit=self.some("visit"), reason="录错了")

    def reclassify(self) -> None:
        kind = self.chance.choice(("first", "return", "return", "service"))
        owner = {"owner": self.chance.choice(CONSULTANTS)} if kind == "return" else {}
        self.try_to("visit.reclassify", visit=self.some("visit"), **{"as": kind}, **owner, reason="问清了")

    def assign(self) -> None:
        to = self.maybe(to=self.chance.choice(CONSULTANTS), reason="客户要求")
        self.try_to("arrival.assign", visit=self.some("visit", where="left_at IS NULL"), **to)

    def late(self) -> None:
        day = day_after(self.day, -self.chance.randint(0, 20))
        times = {"arrived": f"{day}T08:15", **self.maybe(left=f"{day}T08:55")}
        self.try_to("arrival.log", **self.maybe(**self.who()), **times, served_by=self.chance.choice(CONSULTANTS))

    def book(self) -> None:
        at = f"{self.chance.choice((self.day, self.day, day_after(self.day, 1)))}T17:30"
        self.try_to(
            "appointment.make", card=self.customer(), at=at, **self.maybe(staff=self.chance.choice(CONSULTANTS))
        )

    def is_expected(self) -> None:
        self.try_to("arrival.log", appointment=self.some("appointment", where="state = ''"))

    def calls_off(self) -> None:
        self.try_to("appointment.cancel", appointment=self.some("appointment", where="state = ''"))

    def undo(self) -> None:
        with suppress(Refused):
            self.house.desk.undo(reason="按错了")

    def market(self) -> None:
        self.try_to("market.set", month=self.day[:7], size=self.chance.randint(100, 200))

    def price_floor(self) -> None:
        self.try_to("price_floor.set", model="CR-V", price=220_000)
