"""The two looks: calm, one accent, colour only for state and for what needs a hand."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="dark",
    primary="#5aa9e6",
    secondary="#7f8c9b",
    accent="#5aa9e6",
    foreground="#d8dee6",
    background="#12161c",
    surface="#171c24",
    panel="#202733",
    success="#6cc08b",
    warning="#e0b050",
    error="#e8706b",
    dark=True,
    variables={"block-cursor-text-style": "none", "muted": "#7f8c9b", "greet": "#0b3d63", "greet-text": "#ffffff"},
)
LIGHT = Theme(
    name="light",
    primary="#0b63a5",
    secondary="#5c6773",
    accent="#0b63a5",
    foreground="#1c232b",
    background="#f7f8fa",
    surface="#ffffff",
    panel="#e6eaef",
    success="#1c7c43",
    warning="#8a5a00",
    error="#b3261e",
    dark=False,
    variables={"block-cursor-text-style": "none", "muted": "#5c6773", "greet": "#0b63a5", "greet-text": "#ffffff"},
)
