"""What to say to a card's customer: the texts that fit, with the card's facts in them."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.period import days_between
from floortui.domain.records import OWNER, Choice, Customer, Cycle
from floortui.domain.saying import Fits, filled, suits
from floortui.language import _, current
from floortui.storage.queries import house, people


class Said(NamedTuple):
    """A text that fits: its code, what it is for, how it is said, and the text itself."""

    code: str
    aim: str
    way: str
    text: str


def fits_of(choice: Choice) -> Fits:
    """Give for which cards a text is meant, from its row of the list."""
    details = choice.details
    return Fits(
        str(details.get("grades", "")),
        bool(details.get("owners", False)),
        int(str(details.get("since", 0))),
        int(str(details.get("until", 0))),
        bool(details.get("silent", False)),
    )


def says(known: Customer, cycle: Cycle, today: str) -> list[Said]:
    """Give the texts that fit a card, in the language of now; those for its very grade first."""
    facts = _facts(known, cycle, today)
    owner = cycle.state == OWNER
    days = days_between(cycle.delivered_on, today) if cycle.delivered_on else 0
    found = []
    for choice in house.choices("template"):
        fits = fits_of(choice)
        text = filled(choice.named(current()), facts)
        if text is not None and suits(fits, owner=owner, grade=cycle.grade, unanswered=cycle.unanswered, days=days):
            aim = str(choice.details.get("aim_zh" if current() == "zh" else "aim", ""))
            found.append((not fits.silent, Said(choice.code, aim, str(choice.details.get("way", "wechat")), text)))
    return [said for _, said in sorted(found, key=lambda each: each[0])]


def _facts(known: Customer, cycle: Cycle, today: str) -> dict[str, str]:
    """Give what a card knows, by the name of the field; what it does not know is empty."""
    owner = people.names().get(known.owner, "") if known.owner is not None else ""
    return {
        "name": known.name,
        "model": known.model,
        "colour": cycle.colour,
        "competitor": cycle.competitor,
        "payment": cycle.payment,
        "trade_in": cycle.trade_in,
        "consultant": owner,
        "showroom": str(house.settings()["showroom.name"]) or _("our showroom"),
        "next": (cycle.next_day or "")[5:] if cycle.promised else "",
        "days": str(days_between(cycle.delivered_on, today)) if cycle.delivered_on else "",
        "delivered": cycle.delivered_on or "",
    }
