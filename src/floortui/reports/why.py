"""Why somebody is next, or got a party: the reasons of rotation.py as one line in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo
from typing import Any

from floortui.domain.bars import BARS
from floortui.domain.moments import clock_text
from floortui.domain.records import Choice
from floortui.errors import N_
from floortui.language import _, current

WHY: Mapping[str, str] = {
    "turn": N_("next in the line-up"),
    "roster": N_("{place} of {of}"),
    "not_on_roster": N_("came after the opening"),
    "took": N_("took {turns}"),
    "asked": N_("asked for by name; keeps their place"),
    "asked_turn": N_("asked for by name, and it was their turn"),
    "asked_always": N_("asked for by name; takes the turn"),
    "asked_not_here": N_("{person} was asked for ({state})"),
    "owner": N_("their own customer; takes no turn"),
    "back_today": N_("back the same day: visit {visit} goes on; takes no turn"),
    "lapsed": N_("{person}'s customer, but no contact for {days} days"),
    "been_here": N_("has been here, does not know with whom"),
    "appointment": N_("by appointment {at}"),
    "no_turn": N_("takes no turn"),
    "expected_not_here": N_("appointment {at} with {person} ({state})"),
    "brought": N_("their lead, or brought by their customer; takes no turn"),
    "brought_turn": N_("their lead, or brought by their customer; takes the turn"),
    "stand_in": N_("stands in for {person} ({state}); keeps their place"),
    "did_not_come": N_("stands in for {person}, who did not come; keeps their place"),
    "busy": N_("{person} is with another customer: tell them, or g for a stand-in"),
    "nobody_free": N_("nobody is free"),
    "crowd": N_("one of a crowd: counted, and given later"),
    "other_purpose": N_("another purpose; no turn"),
    "late": N_("logged late; the line-up stays as it is"),
    "became": N_("came for something else, asks about a car now; takes no turn"),
    "former": N_("was {person}'s customer, who has left the house"),
    "given": N_("given by hand: {reason}"),
    "call": N_("next for a call; keeps their place"),
    "call_turn": N_("first in line; the call takes the turn"),
    "call_owner": N_("their own customer"),
    "call_owner_out": N_("their own customer ({state})"),
    "call_reception": N_("reception takes the calls"),
    "call_greeting": N_("only the one who greets is free: reception takes it"),
    "call_nobody": N_("nobody is free: reception takes it"),
    "call_late": N_("logged late; the order of calls stays as it is"),
    "call_taken": N_("who took it is said"),
    "call_back": N_("call back by {at}"),
    "skipped": N_("{person} lets one pass: {reason}"),
    "note_checked_in": N_("checked in {at}"),
    "note_back": N_("back from {reason} {at}"),
    "note_served": N_("back from a customer {at}"),
    "note_place_kept": N_("place kept, back {at}"),
    "note_made_up": N_("makes up a missed turn"),
    "note_turn_back": N_("turn given back {at}"),
    "note_no_answer": N_("did not come to the door {at}"),
    "note_admitted": N_("let in by the manager: {reason}"),
    "note_cleared": N_("no longer barred, since {at}"),
    "is_barred": N_("barred: {why}"),
    "barred": N_("{person} barred: {why}"),
    "note_call": N_("took a call {at}"),
    "note_moved": N_("moved by hand: {reason}"),
}
"""How each reason is worded."""

STATES: Mapping[str, str] = {
    "greeting": N_("greeting"),
    "waiting": N_("waiting"),
    "serving": N_("serving"),
    "away": N_("away"),
    "barred": N_("barred"),
    "off": N_("off"),
}
"""How each state of the line-up is called."""


class Words:
    """What wording needs to know: names by number, the lists of reasons, the time zone."""

    def __init__(
        self, names: Mapping[int, str], reasons: Sequence[Choice], zone: tzinfo, *, typed: bool = True
    ) -> None:
        self._names = names
        self._reasons = {choice.code: choice for choice in reasons}
        self._zone = zone
        self._typed = typed

    def sentence(self, reasons: Sequence[Sequence[Any]]) -> str:
        """Word reasons as one line: “4th of 6; took 2; back from meal 13:05”."""
        return "".join(self.parts(reasons))

    def parts(self, reasons: Sequence[Sequence[Any]]) -> list[str]:
        """Word reasons one by one, each with the mark that divides it from the next."""
        said = [self._one(code, facts) for code, facts in reasons if code in WHY]
        mark = "；" if current() == "zh" else "; "
        return [*(part + mark for part in said[:-1]), *said[-1:]]

    def reason(self, text: str) -> str:
        """Name a reason: from the house's list, or as it was typed, if the reader may see that."""
        choice = self._reasons.get(text)
        return choice.named(current()) if choice else self.typed(text)

    def typed(self, text: str) -> str:
        """Give a reason as it was recorded; one that was typed by hand may name a customer, and not all may read it."""
        listed = any(choice.is_called(text) for choice in self._reasons.values())
        return text if self._typed or listed or not text else _("another reason")

    def name(self, person: int | None) -> str:
        """Name somebody; an empty text for nobody."""
        return self._names.get(person, "") if person is not None else ""

    def _one(self, code: str, facts: Mapping[str, Any]) -> str:
        said = {
            "place": ordinal(int(facts.get("place", 0))),
            "of": facts.get("of", ""),
            "why": bar_words((facts["rule"], facts["number"])) if "rule" in facts else "",
            "turns": facts.get("turns", ""),
            "visit": facts.get("visit", ""),
            "days": facts.get("days", ""),
            "person": self.name(facts.get("person")),
            "state": _(STATES.get(str(facts.get("state", "")), "")),
            "reason": self.reason(str(facts.get("reason", ""))),
            "at": clock_text(facts["at"], self._zone) if facts.get("at") else "",
        }
        return _(WHY[code]).format_map(said)


def bar_words(bar: tuple[str, int]) -> str:
    """Word by which rule somebody is barred, with the number: 12 overdue."""
    rule, number = bar
    return _(BARS[rule].words).format(number=number)


def ordinal(number: int) -> str:
    """Write a place: 4th, 第4."""
    if current() == "zh":
        return f"第{number}"
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
