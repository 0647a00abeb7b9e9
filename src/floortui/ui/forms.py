"""ENTRY_FORMS: one table of the forms on the screens. Their fields are those of the actions that they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from floortui.errors import N_


@dataclass(frozen=True, slots=True)
class EntryForm:
    """A form: the action that it does, the fields that it asks, in order."""

    id: str
    action: str
    title: str
    fields: tuple[str, ...]
    hint: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What its fields are called, where that differs from their usual names."""
    needed: tuple[str, ...] = ()
    """Fields that have to be filled in here, though the action can do without."""
    adds: bool = False
    """Whether it always writes something new: what stands in it at first is offered, and saved as it stands."""


_ALL = (
    EntryForm(
        "arrival",
        "arrival.log",
        N_("A party comes in"),
        (
            "who",
            "purpose",
            "party",
            "asked_for",
            "brought_by",
            "model",
            "source",
            "been_here",
            "arrived",
            "served_by",
            "left",
            "also",
            "looks",
            "plate",
            "note",
        ),
        N_("Enter logs it · Esc puts it aside · a name or phone finds who was here before"),
    ),
    EntryForm(
        "late",
        "arrival.log",
        N_("Parties that came before"),
        ("arrived", "served_by", "left", "who", "party", "model", "purpose"),
        N_("Enter logs it · the line-up stays as it is"),
        needed=("arrived", "served_by"),
    ),
    EntryForm(
        "add_buyer", "visit.add_buyer", N_("Another buyer of the group"), ("model", "name", "phone", "grade", "source")
    ),
    EntryForm("drive", "drive.start", N_("A test drive"), ("car", "licence")),
    EntryForm(
        "complete",
        "visit.complete",
        N_("Who they are and what they want"),
        ("name", "phone", "model", "source", "test_drive", "grade", "also", "looks", "plate", "note"),
    ),
    EntryForm(
        "call",
        "call.log",
        N_("A call or an online lead"),
        (
            "who",
            "model",
            "question",
            "minutes",
            "grade",
            "source",
            "way",
            "direction",
            "taken_by",
            "address",
            "read_back",
            "happened",
            "appointment",
        ),
        N_("Enter logs it · name, phone and model make a card"),
    ),
    EntryForm(
        "follow_up",
        "follow_up.log",
        N_("A contact"),
        ("content", "outcome", "grade", "next", "minutes", "way", "happened"),
        N_("Enter logs it · the next contact follows from the grade, unless another day is said"),
        adds=True,
    ),
    EntryForm(
        "cover",
        "follow_up.cover",
        N_("Contacts to a colleague"),
        ("staff", "day", "until", "to"),
        labels={"staff": N_("Who is off"), "to": N_("Who takes over")},
    ),
    EntryForm(
        "cover_own",
        "follow_up.cover",
        N_("My contacts to a colleague"),
        ("day", "until", "to"),
        labels={"to": N_("Who takes over")},
    ),
    EntryForm(
        "template",
        "template.set",
        N_("What to say"),
        ("code", "zh", "en", "grades", "aim", "way", "owners", "since", "until", "silent"),
        N_("{name} {model} {colour} {competitor} {consultant} {showroom} {next}: the card's own"),
        labels={"until": N_("Days at most"), "since": N_("Days from")},
    ),
    EntryForm(
        "template_edit",
        "template.set",
        N_("What to say"),
        ("zh", "en", "grades", "aim", "way", "owners", "since", "until", "silent"),
        N_("{name} {model} {colour} {competitor} {consultant} {showroom} {next}: the card's own"),
        labels={"until": N_("Days at most"), "since": N_("Days from")},
    ),
    EntryForm(
        "review",
        "follow_up.review",
        N_("Was there such a contact?"),
        ("verdict", "note"),
        N_("Enter saves it · the consultant reads the note"),
    ),
    EntryForm(
        "card_open",
        "card.open",
        N_("A new card"),
        (
            "name",
            "phone",
            "model",
            "grade",
            "source",
            "colour",
            "competitor",
            "budget",
            "payment",
            "trade_in",
            "decider",
            "next",
            "owner",
            "household",
            "note",
        ),
    ),
    EntryForm(
        "card_purchase",
        "card.edit",
        N_("What they want to buy"),
        ("model", "colour", "competitor", "budget", "payment", "trade_in", "decider", "plan", "next"),
    ),
    EntryForm(
        "card_person",
        "card.edit",
        N_("Who they are"),
        (
            "name",
            "phone",
            "household",
            "district",
            "address",
            "occupation",
            "wechat",
            "plate",
            "source",
            "referrer",
            "phone_dead",
            "do_not_call",
            "note",
        ),
        labels={"phone": N_("Another phone")},
    ),
    EntryForm(
        "book",
        "appointment.make",
        N_("An appointment"),
        ("at", "note", "staff"),
        N_("Enter makes it · an appointment that is open is moved"),
        {"staff": N_("With")},
    ),
    EntryForm("grade", "card.grade", N_("Another grade"), ("grade", "signs")),
    EntryForm("transfer", "card.transfer", N_("Give the card to"), ("to", "reason")),
    EntryForm("claim", "card.claim", N_("Claim this customer"), ("reason", "by")),
    EntryForm("decide_claim", "claim.decide", N_("Whose customer is it?"), ("verdict", "by", "note")),
    EntryForm(
        "lose",
        "card.lose",
        N_("Lost"),
        ("note", "competitor", "competitor_model"),
        labels={"competitor": N_("Bought")},
    ),
    EntryForm(
        "lose_to",
        "card.lose",
        N_("Lost"),
        ("competitor", "competitor_model", "note"),
        N_("Enter saves it · to which make, and which model of theirs"),
        {"competitor": N_("Bought")},
        ("competitor",),
    ),
    EntryForm("confirm_loss", "loss.confirm", N_("Is the customer lost?"), ("verdict", "note")),
    EntryForm("revive", "card.revive", N_("Back into the drawer"), ("grade", "next")),
    EntryForm(
        "sign",
        "order.sign",
        N_("An order"),
        ("model", "colour", "price", "deposit", "deliver_by", "quantity", "credits", "buyer"),
    ),
    EntryForm("edit_order", "order.edit", N_("Change the order"), ("deliver_by", "colour", "deposit", "buyer")),
    EntryForm("cancel_order", "order.cancel", N_("Cancel the order"), ("reason",)),
    EntryForm("stock_add", "stock.add", N_("Cars into stock"), ("model", "colour", "arrived", "count", "vin", "note")),
    EntryForm("stock_edit", "stock.edit", N_("A car in stock"), ("model", "colour", "arrived", "vin", "note")),
    EntryForm("stock_reserve", "stock.reserve", N_("Reserve the car for"), ("card",)),
    EntryForm("price_floor", "price_floor.set", N_("A price limit"), ("model", "price", "since")),
    EntryForm("hand_over", "arrival.assign", N_("Hand over to"), ("to", "reason")),
    EntryForm("reclassify", "visit.reclassify", N_("This visit is really"), ("as", "owner", "reason")),
    EntryForm("move", "rotation.move", N_("Move in the line-up"), ("position", "reason")),
    EntryForm("admit", "rotation.admit", N_("Let into the line-up today"), ("reason",)),
    EntryForm("undo", "undo", N_("Take back an older line"), ("line", "reason")),
    EntryForm("staff_add", "staff.add", N_("Somebody new"), ("name", "role", "tier", "mentor", "pin")),
    EntryForm("staff_edit", "staff.edit", N_("Change somebody"), ("new_name", "role", "tier", "mentor", "pin")),
    EntryForm("hours", "hours.set", N_("Opening hours"), ("hours",)),
    EntryForm("closed_day", "hours.close_day", N_("A closed day"), ("day", "reason")),
    EntryForm("setting", "setting.set", N_("A setting of the house"), ("value",)),
    EntryForm("model", "model.add", N_("A model"), ("name",)),
    EntryForm(
        "set_up",
        "showroom.set_up",
        N_("Set up my showroom"),
        ("name", "hours", "staff", "reception", "manager", "models", "zone"),
        N_("Enter sets it up · names are separated by commas · everything can be changed later"),
        {"name": N_("Showroom"), "staff": N_("Consultants")},
    ),
)

ENTRY_FORMS: Mapping[str, EntryForm] = {form.id: form for form in _ALL}
"""Every form by its id."""
