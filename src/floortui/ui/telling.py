"""What a person hears of what an action told: one short sentence, for a moment."""

from __future__ import annotations

from typing import Any

from floortui.language import _
from floortui.reports.deeds import DEEDS, deed, worded
from floortui.reports.why import STATES
from floortui.reports.wording import words_of_the_house
from floortui.storage import journal
from floortui.storage.queries import floor, people


def told_sentence(action: str, told: dict[str, Any], *, closed: bool = False) -> tuple[str, bool]:
    """Word what was told; the second value says that it needs a hand. `closed` is whether the day is."""
    if action in ("arrival.log", "arrival.assign", "visit.reclassify"):
        return _arrival(told, closed=closed)
    if action == "rotation.skip" and told.get("next") == told["name"]:
        return _("{name} is the only one who waits: the next party is theirs all the same").format_map(told), True
    if action.startswith("rotation."):
        state = _(STATES[told["state"]])
        place = _("place {position}").format(position=told["position"]) if told.get("position") else ""
        return " · ".join(part for part in (told["name"], state, place) if part), False
    if action == "visit.join":
        said = _("the manager is with visit {visit}") if told["joined"] else _("the manager is not with visit {visit}")
        return said.format_map(told), False
    if action == "drive.back":
        return _("visit {visit} is back after {minutes}′ in the {car}").format_map(told), False
    if action in ("visit.link", "visit.steps", "drive.start") or (action == "visit.add_buyer" and "card" not in told):
        return worded(action, told), False
    if action == "visit.close":
        return _closed(told), False
    if action == "call.log" and "card" not in told:
        return _("Logged; it is no card yet: name, phone and model make one."), False
    if "card" in told and action in DEEDS:
        return _about_a_card(action, told), False
    if action == "undo":
        line = journal.entry(told["line"])
        return _("Taken back: {deed}").format(deed=deed(line) if line else told["line"]), False
    if action == "visit.complete" and told.get("known"):
        return _("This phone is known: customer of {owner}. Press r if it is a return visit.").format_map(
            told["known"]
        ), True
    return "", False


def _about_a_card(action: str, told: dict[str, Any]) -> str:
    """Say what was done, with which customer's card, and how it stands now."""
    parts = [worded(action, told)]
    if action == "call.log":
        parts.append(worded("card.open", told) if told.get("follow_up") is None else _named(told["card"]))
    if "{grade}" not in DEEDS[action]:
        parts.append(told.get("grade") or "")
    if told.get("next"):
        parts.append(_("next contact {day}").format(day=told["next"]))
    return " · ".join(part for part in parts if part)


def _named(customer: int) -> str:
    known = floor.customer(customer)
    return known.name if known else ""


def _closed(told: dict[str, Any]) -> str:
    """Say who is free again, now that their party has left."""
    served = next((move[1] for move in told["moves"] if move[0] == "done"), None)
    closed = _("visit {visit} closed").format_map(told)
    if served is None or any(visit.assigned == served for visit in floor.open_visits()):
        return closed
    return f"{closed} · {_('{name} is free again').format(name=people.names()[served])}"


def _arrival(told: dict[str, Any], *, closed: bool) -> tuple[str, bool]:
    if told["how"] == "nobody_free" and closed:
        return _("The day is closed: the party is logged, and o opens the line-up again."), True
    why = words_of_the_house().sentence(told["why"])
    if told["assigned"]:
        return f"{told['assigned']} · {why}", False
    return why, told["how"] in ("nobody_free", "waits_for")
