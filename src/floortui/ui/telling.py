"""What a person hears of what an action told: one short sentence, for a moment."""

from __future__ import annotations

from typing import Any

from floortui.language import _
from floortui.reports.why import STATES
from floortui.reports.wording import words_of_the_house


def told_sentence(action: str, told: dict[str, Any]) -> tuple[str, bool]:
    """Word what was told; the second value says that it needs a hand."""
    if action in ("arrival.log", "arrival.assign", "visit.reclassify"):
        return _arrival(told)
    if action.startswith("rotation."):
        state = _(STATES[told["state"]])
        place = _("place {position}").format(position=told["position"]) if told.get("position") else ""
        return " · ".join(part for part in (told["name"], state, place) if part), False
    if told.get("next") and ("card" in told or "call" in told):
        grade = told.get("grade") or ""
        return " · ".join(part for part in (grade, _("next contact {day}").format(day=told["next"])) if part), False
    if action == "call.log":
        return _("Logged; it is no card yet: name, phone and model make one."), False
    if action == "undo":
        return _("Taken back: {action} (line {line})").format_map(told), False
    if action == "visit.complete" and told.get("known"):
        return _("This phone is known: customer of {owner}. Press r if it is a return visit.").format_map(
            told["known"]
        ), True
    return "", False


def _arrival(told: dict[str, Any]) -> tuple[str, bool]:
    why = words_of_the_house().sentence(told["why"])
    if told["assigned"]:
        return f"{told['assigned']} · {why}", False
    return why, told["how"] in ("nobody_free", "waits_for")
