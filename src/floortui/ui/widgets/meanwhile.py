"""MEANWHILE: what a form says to what is typed so far, before it is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from floortui.reports.order_words import order_words

Words = Callable[[Mapping[str, Any], Mapping[str, object], str, str], list[str]]
"""Gives parts of a sentence; arguments are the fields read so far, what the form is about, the role, and today."""

MEANWHILE: Mapping[str, Words] = {"sign": order_words, "edit_order": order_words}
"""What is said, by the form."""
