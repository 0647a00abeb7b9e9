"""Which modules hold actions. Reading them fills ACTIONS; a program that only shows a screen never needs them."""

from __future__ import annotations

from importlib import import_module

MODULES = (
    *("arrivals", "visits", "line_up", "roster", "staff", "house", "erasure", "undo", "signing_in"),
    *("cards", "calls", "follow_ups", "orders", "claims", "imported_orders", "imported_people", "exports"),
    "appointments",
    *("parties", "drives"),
    *("merging", "splitting"),
    *("checks", "allocation"),
    *("covering", "my_day", "templates"),
    "reviews",
)


def load() -> None:
    """Read every module that declares actions."""
    for module in MODULES:
        import_module(f"floortui.services.{module}")
