"""What the rules knew of a party when a line decided about it: from the line, and from the rows as they stood then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from floortui.domain.people import takes_turns
from floortui.domain.recorded import Recorded
from floortui.domain.records import FIRST, OTHER, RETURN
from floortui.domain.rotation import LOOKED_AFTER, Party
from floortui.storage.queries.then import Then

TABLES = ("visit", "customer", "appointment", "staff")
"""The tables in whose rows it stands."""


@dataclass(slots=True)
class PartiesThen:
    """The parties of some lines as they were known when these were written."""

    then: Then
    staff: Mapping[str, int]
    """Name, or number as text → number."""
    _kept: dict[int, list[int]] = field(default_factory=dict)
    """Visit → the appointments by which its party ever was said to have come."""

    def __post_init__(self) -> None:
        """Find which appointments were ever kept."""
        for number in self.then.written("appointment"):
            for visit in self.then.values("appointment", number, "visit"):
                self._kept.setdefault(visit, []).append(number)

    def of(self, lines: Iterable[Recorded]) -> dict[int, Party]:
        """Give the party of each line that decided about one."""
        return {
            line.seq: PARTIES[line.action](self, line)
            for line in lines
            if line.action in PARTIES and line.told.get("visit") is not None
        }

    def arrived(self, line: Recorded) -> Party:
        """Give a party that came: whose customer it was, or whose friend's, and with whom it had an appointment."""
        row = self._row("visit", line.told["visit"], line.seq)
        sales = line.told["kind"] != OTHER
        if line.told["how"] == "same_visit":
            return Party(line.told["visit"], owner=line.taken_by(), first=line.told["kind"] == FIRST, goes_on=True)
        customer, before = row.get("customer"), line.seq - 1
        known = self._row("customer", customer, before)
        learned = self._row("customer", customer, line.seq)
        brought = line.asked.get("brought_by") or learned.get("referrer") != known.get("referrer")
        friend = self._row("customer", learned.get("referrer") if brought else None, before)
        whose = known if known.get("owner") is not None else friend
        return Party(
            line.told["visit"],
            sales=sales,
            asked_for=row.get("asked_for"),
            owner=None if "lapsed" in line.told else self._here(whose.get("owner"), before),
            first=line.told["kind"] == FIRST,
            crowd=line.told["how"] == "crowd",
            stand_in_now=bool(line.asked.get("stand_in")),
            **self._expected(self._row("appointment", line.told.get("appointment"), before), before),
        )

    def as_it_was(self, line: Recorded) -> Party:
        """Give a party that had come already, as it was known before a line."""
        visit, before = line.told["visit"], line.seq - 1
        # a visit that a line itself set apart from the one of before is known from that line on
        known_from = line.seq if "held_as" in line.told else before
        row = self._row("visit", visit, known_from)
        known = self._row("customer", row.get("customer"), before)
        # a first visit's customer whom somebody has already is theirs since this visit, unless it came as somebody's
        theirs = row.get("kind") == RETURN or row.get("assigned") is None or row.get("how") in LOOKED_AFTER
        return Party(
            visit,
            sales=row.get("kind") != OTHER,
            served_by=row.get("assigned"),
            asked_for=row.get("asked_for"),
            owner=self._here(known.get("owner"), before) if theirs else None,
            first=row.get("kind") == FIRST,
            stand_in_now=True,
            **self._expected(self._kept_by(visit, known_from), before),
        )

    def unanswered(self, line: Recorded) -> Party:
        """Give a party to which nobody came: it waits for another with whom it has an appointment."""
        return replace(self.as_it_was(line), stand_in_now=False)

    def became(self, line: Recorded) -> Party:
        """Give a party as what it turned out to be: of whose customer, if of somebody's, as was said or is known."""
        visit, before = line.told["visit"], line.seq - 1
        row = self._row("visit", visit, before)
        named = line.action == "claim.decide" or bool(line.asked.get("owner"))
        # who is named has the customer from then on, where anybody knows who that is
        whose = self._row("customer", row.get("customer"), line.seq if named else before).get("owner")
        if named and row.get("customer") is None:
            whose = self.staff.get(str(line.asked["owner"]))
        returns = line.told["kind"] == RETURN
        owner = self._here(whose, before) if returns else None
        return Party(
            visit,
            sales=line.told["kind"] != OTHER,
            asked_for=None if named else row.get("asked_for"),
            owner=owner,
            former=whose if returns and owner is None else None,
            stand_in_now=True,
            **({} if named else self._expected(self._kept_by(visit, before), before)),
        )

    def _kept_by(self, visit: int, line: int) -> Mapping[str, Any]:
        """Give the appointment by which a party had come once a line was written; empty where there was none."""
        rows = [self._row("appointment", number, line) for number in self._kept.get(visit, ())]
        return next((row for row in reversed(rows) if row.get("visit") == visit), {})

    def _row(self, table: str, number: int | None, line: int) -> Mapping[str, Any]:
        """Give a row as it stood once a line was written; empty where there was none."""
        return (self.then.row(table, number, line) or {}) if number is not None else {}

    def _here(self, person: int | None, line: int) -> int | None:
        """Give somebody if they worked here."""
        return person if self._row("staff", person, line).get("active") else None

    def _expected(self, booked: Mapping[str, Any], line: int) -> dict[str, Any]:
        """Give what the rules go by of an appointment: with whom, if they worked here and took turns, and for when."""
        if not booked:
            return {}
        row = self._row("staff", booked["staff"], line)
        here = bool(row) and takes_turns(row["active"], row["role"], row["tier"])
        return {"expected": booked["staff"] if here else None, "expected_at": booked["at"]}


PARTIES: Mapping[str, Callable[[PartiesThen, Recorded], Party]] = {
    "arrival.log": PartiesThen.arrived,
    "arrival.assign": PartiesThen.as_it_was,
    "rotation.no_answer": PartiesThen.unanswered,
    "visit.reclassify": PartiesThen.became,
    "claim.decide": PartiesThen.became,
}
"""How the party is known of each action that decides about one."""
