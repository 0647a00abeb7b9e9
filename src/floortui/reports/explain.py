"""Why somebody got a party: who stood in the line-up just then, which rule chose, who was passed over and why.

All of it is in the journal and stored nowhere else: the lines that wrote the visit tell how and why they decided, and
the fold of the day's lines before each of them is the line-up as it stood at that moment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from floortui.domain.lineup import AWAY, OFF, SERVING, WAITING, LineUp, evolve, fold
from floortui.domain.moments import clock_text, zone_named
from floortui.domain.period import Period, day_after
from floortui.domain.recorded import Recorded
from floortui.domain.rotation import HOWS
from floortui.domain.text import row_number
from floortui.errors import N_, Refused
from floortui.language import _
from floortui.reports.floor import Standing, standings
from floortui.reports.forms import WORDS
from floortui.reports.why import STATES, Words
from floortui.reports.wording import words_of_the_house
from floortui.storage.database import snapshot
from floortui.storage.queries import floor, house, people, rotation

TAKES = "takes"

PASSED: Mapping[str, str] = {
    TAKES: N_("takes the party"),
    "behind": N_("stood behind"),
    "let_pass": N_("let one party pass: {reason}"),
    "asked_other": N_("keeps the place; the party asked for {taker}"),
    "owners": N_("keeps the place; it is a customer of {taker}"),
    "expected": N_("keeps the place; the party was expected by {taker}"),
    "by_hand": N_("keeps the place; the party was given by hand"),
    "stayed": N_("keeps the place; the party stayed with {taker}"),
    "waits_for": N_("keeps the place; the party waits for {taker}"),
    "no_turn": N_("keeps the place; another purpose is no turn"),
    "did_not_come": N_("did not come to the door"),
    "had_it": N_("had the party until then"),
    "serving": N_("with visit {visits} since {at}"),
    "away": N_("away since {at}: {reason}"),
    "barred": N_("kept out by a rule"),
    "off": N_("not here"),
}
"""What somebody's part in a decision was, and how it is worded."""

_BY_HOW: Mapping[str, str] = {
    "asked": "asked_other",
    "asked_turn": "asked_other",
    "owner": "owners",
    "owner_turn": "owners",
    "appointment": "expected",
    "given": "by_hand",
    "waits_for": "waits_for",
    "other_purpose": "no_turn",
}
"""Why who stood first kept standing there, by the way in which the party was taken."""


class Stood(NamedTuple):
    """One consultant as they stood just before a decision, and their part in it: a code of PASSED with its facts."""

    row: Standing
    part: str
    facts: Mapping[str, Any]


class Decision(NamedTuple):
    """A line that said who takes a party."""

    seq: int
    at: str
    action: str
    by: str
    """Who did it; empty for the set-up manager."""
    taker: str
    """Empty if nobody took it."""
    how: str
    why: tuple[Any, ...]
    late: bool
    """It noted something after the fact: the line-up was not touched."""
    undone: tuple[str, str, str] | None
    """When it was taken back, by whom and why."""
    stood: tuple[Stood, ...]


class Explanation(NamedTuple):
    """How a visit came to whoever has it."""

    visit: int
    day: str
    arrived: str
    taker: str
    how: str
    voided: bool
    decisions: tuple[Decision, ...]


def explained(visit: int) -> Explanation:
    """Explain a visit of any day.

    Raises:
        Refused: there is no such visit.
    """
    with snapshot():
        number = row_number(str(visit))
        found = floor.visit(number) if number is not None else None
        if found is None:
            raise Refused("visit.unknown", visit=visit)
        names = people.names()
        wrote = [
            Recorded(e.seq, e.at, e.day, e.actor, e.action, undone, e.asked, e.told)
            for e, undone in rotation.lines_that_wrote(visit)
        ]
        decided = [line for line in wrote if "how" in line.told and line.told.get("visit") == visit]
        days = {day: rotation.lines_of(Period(day, day_after(day))) for day in {line.day for line in decided}}
        decisions = tuple(_decision(line, days[line.day], names) for line in decided)
    taker = "" if found.assigned is None else names.get(found.assigned, "")
    return Explanation(visit, found.day, found.arrived, taker, found.how, found.voided, decisions)


def _decision(line: Recorded, of_the_day: Sequence[Recorded], names: Mapping[int, str]) -> Decision:
    taker = line.taken_by()
    before = _just_before(line, of_the_day)
    stood = () if line.late else _stood(before, line, taker, names)
    return Decision(
        seq=line.seq,
        at=line.at,
        action=line.action,
        by=names.get(line.actor, "") if line.actor is not None else "",
        taker=names.get(taker, "") if taker is not None else str(line.told.get("assigned") or ""),
        how=str(line.told["how"]),
        why=tuple(line.why),
        late=line.late,
        undone=_undone(line.undone_by, names),
        stood=stood,
    )


def _just_before(line: Recorded, of_the_day: Sequence[Recorded]) -> LineUp:
    """Fold the day up to a line, as it stood then: what was taken back later was there; then what it did first.

    The first line of a day opens it, and then decides.
    """
    lineup = fold(
        each.line
        for each in of_the_day
        if each.seq < line.seq and (each.undone_by is None or each.undone_by > line.seq)
    )
    visit = line.told["visit"]
    first = [move for move in line.moves if move[0] == "open" or (move[0] == "done" and move[2] != visit)]
    return evolve(lineup, line.line._replace(moves=tuple(first)))


def _stood(lineup: LineUp, line: Recorded, taker: int | None, names: Mapping[int, str]) -> tuple[Stood, ...]:
    rows = standings(lineup, [], people.everybody(gone_too=True))
    waits_for = next((facts["person"] for code, facts in line.why if code == "busy"), None)
    whose = names.get(int(waits_for or 0) if taker is None else taker, "")
    return tuple(
        Stood(row, part, {"taker": whose, **facts}) for row in rows for part, facts in [_part(row, lineup, line, taker)]
    )


def _part(row: Standing, lineup: LineUp, line: Recorded, taker: int | None) -> tuple[str, dict[str, Any]]:
    """Say what somebody's part was."""
    place, how = lineup.place(row.person), str(line.told["how"])
    if row.person == taker:
        return TAKES, {}
    if line.action == "rotation.no_answer" and row.person == line.person_moved("unanswered"):
        return "did_not_come", {}
    if line.told["visit"] in place.visits:
        return "had_it", {}
    if place.state == SERVING:
        return "serving", {"visits": ", ".join(map(str, place.visits)), "at": place.since}
    if place.state == AWAY:
        return "away", {"at": place.since, "reason": place.note[1]}
    if place.state != WAITING:
        return ("off" if place.state == OFF else "barred"), {}
    if HOWS[how].by_order and row.person in lineup.passing:
        return "let_pass", {"reason": place.note[1]}
    if taker is not None and taker in lineup.order and lineup.order.index(taker) < lineup.order.index(row.person):
        return "behind", {}
    return _BY_HOW.get(how, "stayed"), {}


def _undone(by: int | None, names: Mapping[int, str]) -> tuple[str, str, str] | None:
    from floortui.storage import journal

    line = journal.entry(by) if by is not None else None
    if line is None:
        return None
    who = names.get(line.actor, "") if line.actor is not None else ""
    return line.at, who, str(line.asked.get("reason") or "")


class Worded:
    """Words an explanation in the language of now."""

    def __init__(self, *, typed: bool = True) -> None:
        """Read the words of the house; without `typed`, reasons typed by hand are not shown."""
        self._words: Words = words_of_the_house(typed=typed)
        self._zone = zone_named(str(house.settings()["showroom.zone"]))

    def clock(self, at: str) -> str:
        """Give the time of day."""
        return clock_text(at, self._zone)

    def why(self, decision: Decision) -> str:
        """Word the reasons of a decision."""
        return self._words.sentence(decision.why)

    def part(self, stood: Stood) -> str:
        """Word somebody's part in it."""
        said = {**stood.facts, "reason": self._words.reason(str(stood.facts.get("reason", "")))}
        if said.get("at"):
            said["at"] = self.clock(said["at"])
        return _(PASSED[stood.part]).format_map(said)

    def heading(self, decision: Decision) -> str:
        """Say in one line when it was decided, by whom, who takes the party and how."""
        who = decision.by or _("set-up")
        taken = decision.taker or _("nobody")
        said = f"{self.clock(decision.at)}  {who} → {taken} · {how_said(decision.how)}"
        if decision.undone is not None:
            at, by, reason = decision.undone
            back = _("taken back {at} by {name}").format(at=self.clock(at), name=by or _("set-up"))
            said += f"  ← {back}" + (f": {self._words.reason(reason)}" if reason else "")
        return said

    def row(self, stood: Stood) -> tuple[str, str, str, str]:
        """Give the cells of one consultant: position, name, state, part."""
        row = stood.row
        return str(row.position or "–"), row.name, _(STATES[row.state]), self.part(stood)

    def document(self, found: Explanation) -> dict[str, Any]:
        """Give an explanation as the command line prints it."""
        return {
            "visit": found.visit,
            "day": found.day,
            "arrived": found.arrived,
            "assigned": found.taker or None,
            "how": found.how,
            "voided": found.voided,
            "decisions": [self._decision(decision) for decision in found.decisions],
        }

    def _decision(self, decision: Decision) -> dict[str, Any]:
        undone = decision.undone
        if undone is not None:
            undone = (*undone[:2], self._words.typed(undone[2]))
        return {
            "seq": decision.seq,
            "at": decision.at,
            "action": decision.action,
            "by": decision.by or None,
            "assigned": decision.taker or None,
            "how": decision.how,
            "why": self.why(decision),
            "line_up_touched": not decision.late,
            "taken_back": None if undone is None else dict(zip(("at", "by", "reason"), undone, strict=True)),
            "line_up": [
                {
                    "name": stood.row.name,
                    "state": stood.row.state,
                    "position": stood.row.position,
                    "turns": stood.row.turns,
                    "since": stood.row.since or None,
                    "passed_over": None if stood.part == TAKES else stood.part,
                    "because": self.part(stood),
                }
                for stood in decision.stood
            ],
        }


def how_said(how: str) -> str:
    """Word the way in which a party was taken."""
    return _(WORDS["how"][how]) if how in WORDS["how"] else how
