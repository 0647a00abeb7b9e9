"""What a person hears of what an action told: one short sentence, for a moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from floortui.domain.lineup import BARRED
from floortui.domain.people import TRAINEE
from floortui.errors import N_
from floortui.language import _, listed
from floortui.reports.deeds import DEEDS, deed, worded
from floortui.reports.floor import with_companions
from floortui.reports.why import STATES, bar_words
from floortui.reports.wording import day_and_time, words_of_the_house
from floortui.storage import journal
from floortui.storage.queries import floor, people
from floortui.ui.widgets.packing import joined


def told_sentence(action: str, told: dict[str, Any], *, closed: bool = False) -> tuple[str, bool]:
    """Word what was told; the second value says that it needs a hand. `closed` is whether the day is."""
    said, alarm = _sentence(action, told, closed=closed)
    parts = [said, *_eligible(told)] if action != "undo" else [said]
    return " · ".join(part for part in parts if part), alarm


def _eligible(told: dict[str, Any]) -> list[str]:
    """Say whom the rules of eligibility kept out, warned of, or let join again."""
    names = people.names() if {"moves", "warned"} & told.keys() else {}
    barred = [(move[1], (move[2], move[3])) for move in told.get("moves", ()) if move[0] == "bar"]
    said = [_("{person} barred: {why}").format(person=names[person], why=bar_words(bar)) for person, bar in barred]
    warned = [(names[each["person"]], bar_words((each["rule"], each["number"]))) for each in told.get("warned", ())]
    said += [_("{name}: {why}, let in all the same").format(name=name, why=why) for name, why in warned]
    return said + [_("{name} joins the line-up again").format(name=name) for name in told.get("joined", ())]


def _sentence(action: str, told: dict[str, Any], *, closed: bool) -> tuple[str, bool]:
    """Word what was told, but for what the rules of eligibility made of it."""
    if action in SENTENCES:
        return SENTENCES[action](action, told, closed)
    if action.startswith("rotation."):
        return _placed(told)
    return (_about_a_card(action, told), False) if "card" in told and action in DEEDS else ("", False)


def _deed(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    return worded(action, told), False


def _skipped(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    if told.get("next") == told["name"]:
        return _("{name} is the only one who waits: the next party is theirs all the same").format_map(told), True
    return _placed(told)


def _placed(told: dict[str, Any]) -> tuple[str, bool]:
    """Say where somebody stands now; of who is barred it is said why, which says this as well."""
    if told["state"] == BARRED:
        return "", False
    place = _("place {position}").format(position=told["position"]) if told.get("position") else ""
    taken = _("contacts to {hand_to}: {due}").format_map(told) if told.get("hand_to") else ""
    return joined(told["name"], _(STATES[told["state"]]), place, taken), False


def _did_not_come(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    """Say who goes to the door now, then where whoever did not come stands."""
    if told.get("visit") is None:
        now = _("{name} greets now").format(name=_who_comes(told["next"])) if told["next"] else ""
    elif told.get("assigned"):
        now = _("{name} takes them").format(name=_who_comes(told["assigned"]))
    else:
        now = _("the party waits") if told["how"] == "nobody_free" else ""
    absent = _("{name} did not come").format(name=told["name"])
    stands = _placed({**told, "name": absent})[0]
    return joined(now, stands), told.get("how") == "nobody_free"


def _voided(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    """Say which visit is void, and who is back in the line-up because of it."""
    served = next((move[1] for move in told["moves"] if move[0] == "done"), None)
    if served is None or any(visit.assigned == served for visit in floor.open_visits()):
        return worded(action, told), False
    back = _("{name} is back in the line-up").format(name=people.names()[served])
    return joined(worded(action, told), back), False


def _manager_joined(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    with_them = told["manager_joined"]
    said = _("the manager is with visit {visit}") if with_them else _("the manager is not with visit {visit}")
    return said.format_map(told), False


def _drove(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    return _("visit {visit} is back after {minutes}′ in the {car}").format_map(told), False


def _another_buyer(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    return (_about_a_card(action, told) if "card" in told else worded(action, told)), False


def _taken_back(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    line = journal.entry(told["line"])
    return _("Taken back: {deed}").format(deed=deed(line) if line else told["line"]), False


def _completed(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    if told.get("known"):
        said = _("This phone is known: customer of {owner}. Press r if it is a return visit.")
        return said.format_map(told["known"]), True
    return (_about_a_card(action, told) if "card" in told else ""), False


def _called(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    """Say who takes a call that came in, and why; and what becomes of it."""
    no_card = joined(_comes(told), _("Logged; it is no card yet: name, phone and model make one."))
    about = _about_a_card("call.log", told) if "card" in told else no_card
    if told["how"] in ("taken", "late") or (told["how"] == "owner" and not told["call_back"]):
        return about, False
    why = words_of_the_house().sentence(told["why"])
    return joined(told["assigned"] or "", why, about), bool(told["call_back"])


LEFT_OUT = {
    "closed": N_("closed on {day}"),
    "left": N_("{name} has left"),
    "kept": N_("{name} stays as planned on {day}"),
    "of_its_day": N_("leave or training of {name} is not carried over to {day}"),
}
"""What of a roster was left out, by why."""

MOST_LEFT_OUT = 4


def _roster(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    """Say what was left out of a roster; the grid shows the rest."""
    left_out = [_(LEFT_OUT[each["why"]]).format_map(each) for each in told["skipped"]]
    if len(left_out) > MOST_LEFT_OUT:
        left_out = [*left_out[: MOST_LEFT_OUT - 1], _("{count} more").format(count=len(left_out) - MOST_LEFT_OUT + 1)]
    deed_of = worded(action, told) if action == "roster.copy_week" else ""
    left = _("left out: {what}").format(what=listed(left_out)) if left_out else ""
    return joined(deed_of, left), bool(left_out)


def _about_a_card(action: str, told: dict[str, Any]) -> str:
    """Say what was done, with which customer's card, and how it stands now."""
    parts = [worded(action, told)]
    if action == "call.log":
        parts.append(worded("card.open", told) if told.get("follow_up") is None else _named(told["card"]))
    if "{grade}" not in DEEDS[action]:
        parts.append(told.get("grade") or "")
    if action == "call.log":
        parts.append(_comes(told))
    if action == "appointment.make":
        parts.append(_("moved") if told["before"] else "")
        parts.append(told["staff"] or "")
    if told.get("next"):
        parts.append(_("next contact {day}").format(day=told["next"]))
    return " · ".join(part for part in parts if part)


def _comes(told: dict[str, Any]) -> str:
    """Say when a caller comes, if that was agreed."""
    at = told.get("appointment_at")
    return _("comes {when}").format(when=day_and_time(at)) if at else ""


def _named(customer: int) -> str:
    known = floor.customer(customer)
    return known.name if known else ""


def _left_the_house(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    """Say who left, and how many are expected whom somebody else has to see now."""
    booked = told.get("appointments", [])
    left = _("appointments that are somebody else's now: {number}").format(number=len(booked)) if booked else ""
    cards = told.get("cards", 0)
    loose = _("nobody looks after cards of theirs: {number} (A in the Drawer deals them out)").format(number=cards)
    return joined(worded(action, told), left, loose if cards else ""), bool(booked or cards)


def _dealt_out(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    """Say how many cards went to whom, and how many are left over."""
    lists = [f"{each['name']} {len(each['cards'])}" for each in told["lists"]]
    rest = _("no room for {number}").format(number=len(told["left_over"])) if told.get("left_over") else ""
    return joined(worded(action, told), listed(lists), rest), bool(rest)


def _closed(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    """Say who is free again, now that their party has left."""
    served = next((move[1] for move in told["moves"] if move[0] == "done"), None)
    said = _("visit {visit} closed").format_map(told)
    if served is None or any(visit.assigned == served for visit in floor.open_visits()):
        return said, False
    return joined(said, _("{name} is free again").format(name=people.names()[served])), False


def _arrival(action: str, told: dict[str, Any], closed: bool) -> tuple[str, bool]:
    if told["how"] == "nobody_free" and closed:
        return _("The day is closed: the party is logged, and o opens the line-up again."), True
    why = words_of_the_house().sentence(told["why"])
    if told["assigned"]:
        return f"{_who_comes(told['assigned'])} · {why}", False
    return why, told["how"] in ("nobody_free", "waits_for")


def _who_comes(name: str) -> str:
    """Name who takes a party, with the mentor who helps or the trainees who go along."""
    staff = people.everybody()
    member = next((each for each in staff if each.name == name), None)
    if member is None:
        return name
    mentor = next((each.name for each in staff if each.id == member.mentor), "")
    shadows = tuple(each.name for each in staff if each.tier == TRAINEE and each.mentor == member.id)
    return with_companions(name, mentor, shadows)


SENTENCES: Mapping[str, Callable[[str, dict[str, Any], bool], tuple[str, bool]]] = {
    **dict.fromkeys(("arrival.log", "arrival.assign", "visit.reclassify"), _arrival),
    **dict.fromkeys(
        (
            *("follow_up.cover", "follow_up.uncover", "day_plan.set", "kit.check", "template.set", "template.remove"),
            *("visit.greet", "visit.link", "visit.steps", "drive.start", "call.called_back", "roster.set"),
        ),
        _deed,
    ),
    **dict.fromkeys(("roster.shift", "roster.copy_week"), _roster),
    "rotation.skip": _skipped,
    "staff.leave": _left_the_house,
    "cards.allocate": _dealt_out,
    "rotation.no_answer": _did_not_come,
    "visit.void": _voided,
    "visit.complete": _completed,
    "visit.close": _closed,
    "visit.join": _manager_joined,
    "visit.add_buyer": _another_buyer,
    "drive.back": _drove,
    "call.log": _called,
    "undo": _taken_back,
}
"""How what an action told is said, where that is more than which card it was about, or where somebody stands now."""
