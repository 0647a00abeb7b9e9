"""What people read beside a field, by the field's name."""

from __future__ import annotations

from floortui.errors import N_

LABELS: dict[str, str] = {
    "name": N_("Name"), "role": N_("Role"), "tier": N_("Tier"), "mentor": N_("Mentor"), "pin": N_("PIN"),
    "day": N_("Day"), "names": N_("Names"), "present": N_("Present"), "reason": N_("Reason"),
    "position": N_("Position"), "purpose": N_("Purpose"), "party": N_("People"), "phone": N_("Phone"),
    "model": N_("Model"), "source": N_("Source"), "asked_for": N_("Asked for"), "arrived": N_("Arrived"),
    "served_by": N_("Served by"), "customer": N_("Customer"), "visit": N_("Visit"), "to": N_("To"),
    "test_drive": N_("Test drive"), "grade": N_("Grade"), "note": N_("Note"), "left": N_("Left"),
    "as": N_("Is really"), "owner": N_("Customer of"), "weekday": N_("Weekday"), "hours": N_("Hours"),
    "zone": N_("Time zone"), "staff": N_("Staff"), "models": N_("Models"), "value": N_("Value"),
    "line": N_("Line"), "card": N_("Card"), "clear": N_("Empty"), "new_name": N_("New name"), "manager": N_("Manager"),
    "who": N_("Name or phone"), "stand_in": N_("Stand-in"), "new": N_("A new customer"), "reception": N_("Reception"),
    "region": N_("Country"),
    "flow": N_("First contacts"), "retention": N_("Card rate"), "mix": N_("Shares by class"),
    "follow_up": N_("Follow-up rate"), "close": N_("Close rate"), "close_by_class": N_("Close rates by class"),
    "goal": N_("Goal"), "order_value": N_("Value of an order"), "rate": N_("Rate"),
    "household": N_("Household"), "district": N_("District"),
    "address": N_("Address"), "occupation": N_("Occupation"), "wechat": N_("WeChat"), "referrer": N_("Referred by"),
    "colour": N_("Colour"), "competitor": N_("Compares with"), "budget": N_("Budget"), "payment": N_("Way of paying"),
    "trade_in": N_("Trade-in"), "decider": N_("Who decides"), "signs": N_("Signs"), "plan": N_("Plan"),
    "next": N_("Next contact"), "phone_dead": N_("Phone is dead"), "do_not_call": N_("Do not call"),
    "way": N_("How"), "content": N_("What was said"), "minutes": N_("Minutes"), "outcome": N_("Outcome"),
    "happened": N_("When"), "direction": N_("Direction"), "question": N_("Question"), "read_back": N_("Read back"),
    "taken_by": N_("Taken by"), "price": N_("Price"), "deposit": N_("Deposit"), "deliver_by": N_("Deliver by"),
    "quantity": N_("Cars"), "credits": N_("Shared by"), "buyer": N_("Buyer"), "order": N_("Order"),
    "verdict": N_("Verdict"), "since": N_("Since"), "month": N_("Month"), "size": N_("Cars of all makes"),
    "file": N_("File"), "first": N_("First row"), "last": N_("Last"), "digest": N_("Digest"),
    "form": N_("Form"), "rows": N_("Rows"),
    "by": N_("Claimed by"), "brought_by": N_("Brought by"),
    "hand_to": N_("Contacts to"),
    "call": N_("Call"), "been_here": N_("Has been here"),
    "at": N_("Comes at"), "appointment": N_("Appointment"),
    "looks": N_("Looks"), "plate": N_("Plate"), "also": N_("With them"), "crowd": N_("Crowd"),
    "to_customer": N_("Is customer"), "to_visit": N_("Came as visit"), "car": N_("Car"),
    "licence": N_("Licence seen"), "steps": N_("Steps"),
    "key": N_("Number of the order"), "delivered": N_("Delivered on"),
    "id": N_("Contact"), "competitor_model": N_("Their model"),
    "shift": N_("Shift"), "until": N_("Until"), "from": N_("From"),
}  # fmt: skip
"""What people read beside a field, by the field's name."""
