"""What a line of the journal did, in a few words: which visit, which person, which day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from floortui.errors import N_
from floortui.language import _, current
from floortui.storage.journal import Entry
from floortui.storage.queries import floor, house

DEEDS: Mapping[str, str] = {
    "arrival.log": N_("visit {visit} logged"),
    "arrival.assign": N_("visit {visit} given to {assigned}"),
    "visit.complete": N_("details of visit {visit} written down"),
    "visit.close": N_("visit {visit} closed"),
    "visit.reclassify": N_("visit {visit} made something else"),
    "visit.link": N_("visit {visit} linked to customer {customer}"),
    "visit.add_buyer": N_("visit {visit} added as another buyer"),
    "visit.join": N_("manager with visit {visit}"),
    "visit.steps": N_("steps of visit {visit} noted"),
    "drive.start": N_("test drive of visit {visit} begun"),
    "drive.back": N_("test drive of visit {visit} over"),
    "visit.void": N_("visit {visit} voided"),
    "rotation.check_in": N_("{name} checked in"),
    "rotation.away": N_("{name} stepped away"),
    "rotation.back": N_("{name} came back"),
    "rotation.skip": N_("{name} let one party pass"),
    "rotation.no_answer": N_("{name} did not come to the door"),
    "rotation.move": N_("{name} moved in the line-up"),
    "rotation.admit": N_("{name} let into the line-up"),
    "visit.greet": N_("{name} at the door for visit {visit}"),
    "rotation.leave": N_("{name} went home"),
    "day.open": N_("the line-up opened"),
    "day.close": N_("the day closed"),
    "roster.set": N_("roster of {day} set"),
    "roster.shift": N_("{who} on the roster of {days}: {shift}"),
    "roster.copy_week": N_("roster of the week {days} taken over from another"),
    "staff.add": N_("{name} put on the staff list"),
    "staff.edit": N_("{name} changed on the staff list"),
    "staff.leave": N_("{name} taken off the staff list"),
    "setting.set": N_("setting {name} changed"),
    "setting.preset": N_("the line-up's rules made those of {preset}"),
    "hours.set": N_("opening hours changed"),
    "hours.close_day": N_("{day} marked as closed"),
    "hours.reopen_day": N_("{day} marked as open"),
    "model.add": N_("model {model} added"),
    "model.remove": N_("model {model} removed"),
    "showroom.set_up": N_("showroom set up"),
    "card.open": N_("card {card} opened"),
    "card.edit": N_("card {card} changed"),
    "card.grade": N_("card {card} graded {grade}"),
    "card.merge": N_("card {other} merged into card {card}"),
    "card.split": N_("card {other} split from card {card} again"),
    "card.transfer": N_("card {card} given to {to}"),
    "card.lose": N_("card {card} marked as lost"),
    "card.revive": N_("card {card} taken back into the drawer"),
    "loss.confirm": N_("loss of card {card} looked into"),
    "card.claim": N_("card {card} claimed by {name}"),
    "claim.decide": N_("claim of {name} to card {card} answered"),
    "appointment.make": N_("card {card} expected on {day} at {time}"),
    "appointment.cancel": N_("appointment of card {card} on {day} at {time} cancelled"),
    "call.log": N_("call {call} logged"),
    "call.called_back": N_("call {call} called back"),
    "follow_up.cover": N_("{name}'s contacts of {span} given to {to}"),
    "follow_up.uncover": N_("{name}'s contacts of {span} their own again"),
    "day_plan.set": N_("order of {name}'s contacts of {day} planned"),
    "kit.check": N_("sales kit of {name} checked: {count} at hand"),
    "template.set": N_("text “{code}” written"),
    "template.remove": N_("text “{code}” taken off the list"),
    "follow_up.log": N_("contact with card {card} written down"),
    "follow_up.review": N_("a contact with card {card} looked into"),
    "order.sign": N_("order of card {card} signed"),
    "order.deliver": N_("order of card {card} delivered"),
    "order.cancel": N_("order of card {card} cancelled"),
    "drawer.check": N_("card {card} checked for {month}"),
    "cards.allocate": N_("cards dealt out: {dealt}"),
    "price_floor.set": N_("price limit of {model} set"),
    "market.set": N_("market of {month} noted"),
    "import.staff": N_("{file} taken in, rows {first}–{last}"),
    "import.cards": N_("{file} taken in, rows {first}–{last}"),
    "import.orders": N_("{file} taken in, rows {first}–{last}"),
}
"""How each action that can be taken back is worded, from what it was asked and what it told."""


def deed(line: Entry) -> str:
    """Word what a line did."""
    return worded(line.action, {**line.asked, **line.told})


def worded(action: str, facts: Mapping[str, Any]) -> str:
    """Word what an action did, from what it was asked and what it told; a card is named by its customer, too."""
    said = defaultdict(lambda: "–", facts)  # an erasure has emptied some
    known = floor.customer(facts["card"]) if isinstance(facts.get("card"), int) else None
    if known is not None:
        said["card"] = f"{known.id} {known.name}".rstrip()
    if "shift" in said:
        said["shift"] = next((c.named(current()) for c in house.choices("shift") if c.code == said["shift"]), "–")
    return _(DEEDS[action]).format_map(said)
