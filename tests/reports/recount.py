"""Figures counted once more in plain Python, from nothing but the registers as they are exported.

What stands on paper must give the same numbers as the screen: this is the sum that a manager could do by hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

Row = Mapping[str, Any]
BE_BACK = timedelta(days=30)
CLASSES = {"share_a": "OHA", "share_b": "B", "share_c": "C"}


class Registers(NamedTuple):
    """The rows of the forms, as `export --as json` gives them."""

    visits: list[Row]
    calls: list[Row]
    cards: list[Row]
    lost: list[Row]

    def counted(self, first: str, last: str, whose: Callable[[str | None], bool]) -> dict[str, float | int | None]:
        """Count the figures of the days from `first` to `last`, of the rows that are somebody's or everybody's."""

        def within(rows: Iterable[Row], day: str = "day", who: str = "consultant") -> list[Row]:
            return [row for row in rows if row[day] and first <= row[day] <= last and whose(row[who])]

        contacts = within(self._first_contacts())
        visits, calls = within(self.visits), within(row for row in self.calls if row["direction"] == "in")
        firsts = [row for row in visits if row["kind"] == "first"]
        stays = [row["minutes"] for row in firsts if row["minutes"] is not None]
        cards = within((card for card in self.cards if card["card_how"] == "contact"), "card_day", "card_by")
        have_one = {card["cycle"] for card in self.cards}
        return {
            "first_contacts": len(contacts),
            "visits": len(firsts),
            "calls": sum("call" in row and row["way"] == "phone" for row in contacts),
            "leads": sum("call" in row and row["way"] == "online" for row in contacts),
            "return_visits": len(visits) - len(firsts),
            "cards": len(cards),
            "retention": _part(len(cards), len(contacts)),
            "retention_cohort": _part(sum(row["cycle"] in have_one for row in contacts), len(contacts)),
            "test_drives": sum(row["test_drive"] for row in visits),
            "test_drive_rate": _part(sum(row["test_drive"] for row in visits), len(contacts)),
            **{key: _part(sum(card["card_grade"] in grades for card in cards), len(cards))
               for key, grades in CLASSES.items()},
            "lost": len(within(row for row in self.lost if row["verdict"] == "approved")),
            "dwell_minutes": _part(sum(stays), len(stays)),
            "dwell_unknown": sum(row["out"] is None for row in firsts),
            "be_back_rate": _part(sum(map(self._came_back, firsts)), len(firsts)),
            "call_minutes": _mean([row["minutes"] for row in calls]),
            "unassigned": sum(row["consultant"] is None for row in visits),
        }  # fmt: skip

    def owners(self, first: str, last: str) -> dict[str, float | int | None]:
        """Count the owners of the house who were reached from `first` to `last`, and those who sent somebody.

        For the house only: the cards say whose an owner is now, not whose they were then.
        """
        taken_home: dict[int, str] = {}
        for card in self.cards:
            day = card["delivered_on"]
            if day:
                taken_home[card["card"]] = min(day, taken_home.get(card["card"], day))
        reached = {
            card["card"]
            for card in self.cards
            for talk in card["contacts"]
            if talk["answered"]
            and talk["verdict"] != "invented"
            and first <= talk["day"] <= last
            and taken_home.get(card["card"], "9") <= talk["day"]
        }
        sent_by = {card["cycle"]: card["referrer_card"] for card in self.cards}
        sent = [row for row in self._first_contacts() if first <= row["day"] <= last and row["cycle"] in sent_by]
        senders = {
            sent_by[row["cycle"]]
            for row in sent
            if self._brought_by(row) == "owner-referral" and taken_home.get(sent_by[row["cycle"]], "9") <= row["day"]
        }
        return {
            "owners_contacted": len(reached),
            "owners_referred": len(senders),
            "owner_referral_rate": _part(len(senders), len(reached)),
        }

    def _brought_by(self, row: Row) -> str:
        """Say what brought a first contact: as its row says, else, for a customer's first purchase, as their card."""
        theirs = [card for card in self.cards if card["card"] == row["customer"]]
        first = not theirs or row["cycle"] <= min(card["cycle"] for card in theirs)
        return str(row["source"] or (theirs[0]["source"] if theirs and first else ""))

    def _first_contacts(self) -> list[Row]:
        """Give each cycle's earliest batch; a party that nobody knows is a first contact by itself."""
        batches = [*self.visits, *(row for row in self.calls if row["direction"] == "in")]
        of_cycle: dict[int, list[Row]] = defaultdict(list)
        for row in batches:
            if row["cycle"] is not None:
                of_cycle[row["cycle"]].append(row)
        known = [min(rows, key=lambda row: (row["day"], row.get("time") or row["in"])) for rows in of_cycle.values()]
        return [*known, *(row for row in batches if row["cycle"] is None and row.get("kind") != "return")]

    def _came_back(self, visit: Row) -> bool:
        """Say whether the customer of a first visit came again on a later day within 30 days."""
        came = date.fromisoformat(visit["day"])
        again = (
            date.fromisoformat(row["day"])
            for row in self.visits
            if row["customer"] is not None and row["customer"] == visit["customer"]
        )
        return any(came < day <= came + BE_BACK for day in again)


def _part(above: int, below: int) -> float | None:
    return float(Fraction(above, below)) if below else None


def _mean(minutes: list[int | None]) -> float | None:
    known = [each for each in minutes if each is not None]
    return _part(sum(known), len(known))
