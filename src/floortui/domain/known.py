"""Known: how a customer is named to somebody who typed their phone."""

from __future__ import annotations

from typing import NamedTuple

from floortui.domain.people import CONSULTANT
from floortui.domain.phones import masked
from floortui.domain.records import Customer


class Named(NamedTuple):
    """Name and phone, as somebody may see them."""

    name: str
    phone: str


def named_to(customer: Customer, phone: str, reader: int | None, role: str) -> Named:
    """Name a customer and their phone: masked for a consultant whose customer it is not."""
    if role != CONSULTANT or customer.owner == reader:
        return Named(customer.name, phone)
    return Named(f"{customer.name[:1]}**", masked(phone))
