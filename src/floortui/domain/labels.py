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
}  # fmt: skip
"""What people read beside a field, by the field's name."""
