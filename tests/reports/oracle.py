"""The figures once more, by hand: plain Python over the tables' rows, one person at a time, as the decks tell it.

Nothing here is shared with what it is held against: no SQL but the export of whole tables, no table of figures.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from floortui.storage import database

STORE, HOUSE, NOBODY = "store", "house", "nobody"
Whose = str | int
TABLES = ("visit", "call", "cycle", "standing", "follow_up", "car_order", "credit", "loss", "customer", "hours",
          "closed_day", "market", "reference", "journal", "setting", "appointment", "review")  # fmt: skip


def export() -> dict[str, list[Any]]:
    """Give all rows of all tables that figures are made of."""
    tables = {}
    for name in TABLES:
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({name})").fetchall()]
        rows = database.execute(f"SELECT {', '.join(columns)} FROM {name} ORDER BY 1").fetchall()
        tables[name] = [SimpleNamespace(**dict(zip(columns, row, strict=True))) for row in rows]
    return tables


class Oracle:
    """Answers for one period."""

    def __init__(self, first: str, last: str, today: str) -> None:
        self.first, self.last, self.today = first, last, today
        self.rows = export()
        for said in self.rows["review"]:
            if said.verdict == "invented":  # nobody talked with anybody
                next(f for f in self.rows["follow_up"] if f.id == said.follow_up).answered = 0
        self.cycles = {row.id: row for row in self.rows["cycle"]}
        self.customers = {row.id: row for row in self.rows["customer"]}
        self.sources = {r.code: json.loads(r.details) for r in self.rows["reference"] if r.kind == "source"}
        self.settings = {row.name: json.loads(row.value) for row in self.rows["setting"]}
        self.visits = [v for v in self.rows["visit"] if not v.voided and v.kind in ("first", "return")]
        self.calls = [c for c in self.rows["call"] if c.direction == "in"]
        batches = [(v.day, v.arrived, 0, v.id, v) for v in self.visits] + [
            (c.day, c.at, 1, c.id, c) for c in self.calls
        ]
        self.batches = [batch[-1] for batch in sorted(batches, key=lambda batch: batch[:4])]

    def within(self, day: str | None) -> bool:
        return day is not None and self.first <= day <= self.last

    # what belongs to whom

    @staticmethod
    def mine(whose: Whose, person: int | None) -> bool:
        return whose == STORE or (person is None if whose == NOBODY else person == whose)

    def cars(self, whose: Whose, order: Any) -> float:
        """Give how many of an order's cars are somebody's."""
        shares_of = [row for row in self.rows["credit"] if row.car_order == order.id]
        if whose == STORE:
            return float(order.quantity)
        if not shares_of:
            return float(order.quantity) if whose == NOBODY else 0.0
        shares = [c.share for c in shares_of if whose != NOBODY and c.staff == (None if whose == HOUSE else whose)]
        return float(order.quantity * sum(shares)) / 100

    # first contacts

    def first_contacts(self) -> list[Any]:
        """Give the batches of the period that are their customer's first, or whose customer nobody knows."""
        begun: set[int] = set()
        found = []
        for batch in self.batches:
            again = batch.cycle is not None and batch.cycle in begun
            begun |= {batch.cycle}
            return_of_a_stranger = getattr(batch, "kind", "first") == "return"
            if not again and not return_of_a_stranger and self.within(batch.day):
                found.append(batch)
        return found

    def source(self, batch: Any | None, customer: int | None, cycle: int | None) -> dict[str, Any]:
        code = batch.source if batch is not None else ""
        if not code and customer is not None:
            others = sorted(c.id for c in self.cycles.values() if c.customer == customer)
            if cycle is None or not others or others[0] == cycle:
                code = self.customers[customer].source
        known: dict[str, Any] = self.sources.get(code, {})
        return known

    def source_of_card(self, card: Any) -> dict[str, Any]:
        batch = next((each for each in self.batches if each.cycle == card.id), None)
        return self.source(batch, card.customer, card.id)

    # cards

    def cards(self) -> list[Any]:
        return [c for c in self.cycles.values() if c.card_how == "contact" and self.within(c.card_day)]

    def history(self, card: int) -> list[Any]:
        return sorted((s for s in self.rows["standing"] if s.cycle == card), key=lambda s: (s.day, s.id))

    def stood(self, card: int, day: str) -> Any | None:
        """Give how a card stood at the end of a day."""
        return next((s for s in reversed(self.history(card)) if s.day <= day), None)

    def contacts_with(self, card: Any) -> list[str]:
        """Give the days on which a card's customer was in contact after its opening, orders not counted."""
        days = [f.day for f in self.rows["follow_up"] if f.cycle == card.id and f.answered and f.day >= card.card_day]
        return days + [v.day for v in self.visits if v.cycle == card.id and v.day > card.card_day]

    def followed_by_the_end(self, card: Any) -> bool:
        ordered = [o.day for o in self.rows["car_order"] if o.cycle == card.id]
        return any(day <= self.last for day in self.contacts_with(card) + ordered)

    def open_in_period(self) -> list[Any]:
        found = []
        for card in self.cycles.values():
            before = self.stood(card.id, before_day(self.first))
            states = [s.state for s in self.history(card.id) if self.within(s.day)] + ([before.state] if before else [])
            if card.card_day and {"open", "losing"} & set(states):
                found.append(card)
        return found

    def grade_at_start(self, card: Any) -> str:
        if card.card_day >= self.first:
            return str(card.card_grade)
        before = self.stood(card.id, before_day(self.first))
        return before.grade if before else ""

    # the figures

    def figures(self, whose: Whose) -> dict[str, float | None]:
        return {
            **self._of_contacts(whose), **self._of_visits(whose), **self._of_cards(whose), **self._of_drawer(whose),
            **self._of_orders(whose), **self._of_house(whose), **self._of_talks(whose), **self._of_owners(whose),
            **self._across(whose), **self._of_appointments(whose),
        }  # fmt: skip

    def _of_contacts(self, whose: Whose) -> dict[str, float | None]:
        contacts = [c for c in self.first_contacts() if self.mine(whose, c.assigned)]
        origins = [self.source(c, c.customer, c.cycle) for c in contacts]
        ways = [getattr(c, "way", "visit") for c in contacts]
        with_card = [c for c in contacts if c.cycle is not None and self.cycles[c.cycle].card_day]
        referrals = [o for o in origins if o.get("channel") == "owner referral"]
        groups = [o.get("group", "by_itself") for o in origins]
        return {
            "first_contacts": len(contacts),
            "by_itself": groups.count("by_itself"),
            "referred": groups.count("referred"),
            "developed": groups.count("developed"),
            "apart_contacts": sum(1 for o in origins if o.get("apart")),
            "calls": ways.count("phone"),
            "leads": ways.count("online"),
            "retention_cohort": ratio(len(with_card), len(contacts)),
            "referral_rate": ratio(len(referrals), len(contacts)),
        }

    def _of_visits(self, whose: Whose) -> dict[str, float | None]:
        visits = [v for v in self.visits if self.within(v.day) and self.mine(whose, v.assigned)]
        first = [v for v in visits if v.kind == "first"]
        lasted = [minutes(v.arrived, v.left_at) for v in first if v.left_at and v.left_known]
        back = [v for v in first if v.customer and any(
            r.customer == v.customer and v.day < r.day <= day_plus(v.day, 30) for r in self.visits)]  # fmt: skip
        drives = sum(1 for v in visits if v.test_drive)
        return {
            "visits": len(first),
            "return_visits": len(visits) - len(first),
            "test_drives": drives,
            "test_drive_rate_visits": ratio(drives, len(visits)),
            "open_visits": sum(1 for v in visits if not v.left_at),
            "unassigned": sum(1 for v in visits if v.assigned is None),
            "dwell_minutes": ratio(sum(lasted), len(lasted)),
            "dwell_unknown": len(first) - len(lasted),
            "be_back_rate": ratio(len(back), len(first)),
        }

    def _of_cards(self, whose: Whose) -> dict[str, float | None]:
        cards = [c for c in self.cards() if self.mine(whose, c.card_by)]
        chain = [c for c in cards if not self.source_of_card(c).get("apart")]
        followed = [c for c in chain if self.followed_by_the_end(c)]
        grades = [c.card_grade for c in cards]
        counting = self.settings.get("figures.prospect_grades", "B,A,H,O").split(",")
        prospects = []
        for card in self.cycles.values():
            reached = next((s for s in self.history(card.id) if s.grade in counting), None)
            if reached and self.within(reached.day) and self.mine(whose, card.card_by):
                prospects.append(card)
        return {
            "cards": len(cards),
            "apart_cards": len(cards) - len(chain),
            "followed": len(followed),
            "follow_up_rate": ratio(len(followed), len(chain)),
            "share_a": ratio(sum(grades.count(g) for g in "OHA"), len(grades)),
            "share_b": ratio(grades.count("B"), len(grades)),
            "share_c": ratio(grades.count("C"), len(grades)),
            "prospects": len(prospects),
        }

    def _of_drawer(self, whose: Whose) -> dict[str, float | None]:
        closing = min(self.last, self.today)
        at_end = {c: self.stood(c, self.last) for c in self.cycles}
        mine = {c: s for c, s in at_end.items() if s and self.mine(whose, s.owner)}
        opened = [c for c in self.open_in_period() if c.id in mine]
        covered = [c for c in opened if any(map(self.within, self.contacts_with(c)))]
        stock = [s.grade for s in mine.values() if s.state in ("open", "losing")]
        overdue = [s for s in mine.values() if s.state == "open" and s.next_day and s.next_day < closing]
        losses = [x for x in self.rows["loss"] if self.within(x.day) and self.mine(whose, self._owner(x.cycle, x.day))]
        return {
            **{f"stock_{grade.lower()}": stock.count(grade) for grade in "OHABC"},
            "overdue_follow_ups": len(overdue),
            "coverage": ratio(len(covered), len(opened)),
            "lost": sum(1 for x in losses if x.verdict == "approved"),
            "lost_waiting": sum(1 for x in losses if not x.verdict),
            **{f"close_rate_{grade.lower()}": self._close_rate(whose, opened, grade) for grade in "HABC"},
        }

    def _owner(self, card: int, day: str) -> int | None:
        stood = self.stood(card, day)
        return stood.owner if stood else None

    def _close_rate(self, whose: Whose, opened: list[Any], grade: str) -> float | None:
        orders = [o for o in self.rows["car_order"] if self.within(o.day)]
        followed = [
            c for c in opened if self.grade_at_start(c) == grade
            and (any(map(self.within, self.contacts_with(c))) or any(o.cycle == c.id for o in orders))
        ]  # fmt: skip
        all_open = {c.id: c for c in self.open_in_period()}
        sold = [o for o in orders if o.cycle in all_open and self.grade_at_start(all_open[o.cycle]) == grade]
        return ratio(self._sum(whose, sold), len(followed))

    def _sum(self, whose: Whose, orders: Iterable[Any]) -> float:
        return sum(self.cars(whose, order) for order in orders)

    def _of_orders(self, whose: Whose) -> dict[str, float | None]:
        orders = self.rows["car_order"]
        signed = [o for o in orders if self.within(o.day)]
        cancelled = self._sum(whose, [o for o in orders if self.within(o.cancelled_on)])
        own = {c.id: bool(self.source_of_card(c).get("apart")) for c in self.cards()}
        followed = self._of_cards(whose)["followed"]
        floored = [o for o in signed if o.floor_price is not None]
        return {
            "orders": self._sum(whose, signed),
            "orders_cancelled": cancelled,
            "orders_net": self._sum(whose, signed) - cancelled,
            "deliveries": self._sum(whose, [o for o in orders if self.within(o.delivered_on)]),
            "spot_orders": self._sum(whose, [o for o in signed if o.delivered_on == o.day]),
            "apart_orders": self._sum(whose, [o for o in signed if own.get(o.cycle)]),
            "orders_from_earlier": self._sum(whose, [o for o in signed if o.cycle not in own]),
            "close_rate_followed": ratio(self._sum(whose, [o for o in signed if own.get(o.cycle) is False]), followed),
            "over_limit_share": ratio(self._sum(whose, [o for o in floored if o.price < o.floor_price]),
                                      self._sum(whose, floored)),
        }  # fmt: skip

    def _of_house(self, whose: Whose) -> dict[str, float | None]:
        if whose not in (STORE, HOUSE):
            return {"zero_days": None, "market": None}
        closed = {row.day for row in self.rows["closed_day"]}
        shut = {row.weekday for row in self.rows["hours"] if row.hours == "closed"}
        logged = {v.day for v in self.rows["visit"] if not v.voided} | {c.day for c in self.rows["call"]}
        since = min(row.day for name in ("journal", "visit", "call") for row in self.rows[name])
        zero = 0
        day = max(self.first, since)
        while day <= self.last and day < self.today:
            is_open = day not in closed and date.fromisoformat(day).isoweekday() not in shut
            zero += is_open and day not in logged
            day = day_plus(day, 1)
        size = next((row.size for row in self.rows["market"] if row.month == self.last[:7]), None)
        whole = self.first == f"{self.last[:7]}-01" and day_plus(self.last, 1)[8:] == "01"
        return {"zero_days": zero, "market": size if whole else None}

    def _of_talks(self, whose: Whose) -> dict[str, float | None]:
        calls = [c.minutes for c in self.rows["call"] if self.within(c.day) and self.mine(whose, c.assigned)]
        talks = [f.minutes for f in self.rows["follow_up"]
                 if self.within(f.day) and f.answered and self.mine(whose, f.staff)]  # fmt: skip
        return {"call_minutes": mean(calls), "contact_minutes": mean(talks)}

    def _of_appointments(self, whose: Whose) -> dict[str, float | None]:
        over = [a.state for a in self.rows["appointment"]
                if self.within(a.day) and a.state in ("came", "missed") and self.mine(whose, a.staff)]  # fmt: skip
        return {"appointments": len(over), "kept_rate": ratio(over.count("came"), len(over))}

    def _of_owners(self, whose: Whose) -> dict[str, float | None]:
        talks = [f for f in self.rows["follow_up"] if f.answered and self.within(f.day)]
        contacted = {
            self.cycles[f.cycle].customer for f in talks if self._is_owner(self.cycles[f.cycle].customer, f.day)
        }
        referred = set()
        for batch in self.first_contacts():
            sender = self.customers[batch.customer].referrer if batch.customer is not None else None
            origin = self.source(batch, batch.customer, batch.cycle)
            if origin.get("channel") == "owner referral" and sender and self._is_owner(sender, batch.day):
                referred.add(sender)
        mine = [{who for who in found if self.mine(whose, self._keeper(who))} for found in (contacted, referred)]
        return {
            "owners_contacted": len(mine[0]),
            "owners_referred": len(mine[1]),
            "owner_referral_rate": ratio(len(mine[1]), len(mine[0])),
        }

    def _is_owner(self, customer: int, day: str) -> bool:
        """Say whether a customer had taken a car home by a day."""
        theirs = [c.delivered_on for c in self.cycles.values() if c.customer == customer]
        return any(delivered is not None and delivered <= day for delivered in theirs)

    def _keeper(self, customer: int) -> int | None:
        """Give whose customer somebody was at the end, as the latest row of their cards' history says."""
        theirs = [s for s in self.rows["standing"] if self.cycles[s.cycle].customer == customer and s.day <= self.last]
        keeper: int | None = max(theirs, key=lambda s: (s.day, s.id)).owner
        return keeper

    def _across(self, whose: Whose) -> dict[str, float | None]:
        contacts, cards, visits = self._of_contacts(whose), self._of_cards(whose), self._of_visits(whose)
        orders = self._of_orders(whose)["orders"]
        first = contacts["first_contacts"]
        apart = (minus(cards["cards"], cards["apart_cards"]), minus(first, contacts["apart_contacts"]))
        return {
            "retention": ratio(*apart),
            "intent_rate": ratio(cards["prospects"], first),
            "test_drive_rate": ratio(visits["test_drives"], first),
            "close_rate_contacts": ratio(orders, first),
            "close_rate_cards": ratio(orders, cards["cards"]),
        }


def minus(whole: float | None, part: float | None) -> float:
    assert whole is not None
    assert part is not None
    return whole - part


def ratio(above: float | None, below: float | None) -> float | None:
    assert above is not None
    return above / below if below else None


def mean(numbers: Iterable[int | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return sum(known) / len(known) if known else None


def minutes(start: str, end: str) -> int:
    """Count whole minutes, as the registers do."""
    return int((datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() // 60)


def day_plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def before_day(day: str) -> str:
    return day_plus(day, -1)
