"""The people of the house: roles, tiers, and what each role may be told apart by."""

from __future__ import annotations

from typing import NamedTuple

from floortui.errors import N_

RECEPTION, CONSULTANT, MANAGER = "reception", "consultant", "manager"
ROLES: dict[str, str] = {CONSULTANT: N_("consultant"), RECEPTION: N_("reception"), MANAGER: N_("manager")}
"""Code and name of each role."""

TRAINEE = "trainee"
TIERS: dict[str, str] = {
    "": N_("no tier"),
    "1": N_("1st tier: closes"),
    "2": N_("2nd tier: develops"),
    "3": N_("3rd tier: gathers"),
    TRAINEE: N_("trainee: no turn of their own"),
}
"""Code and name of each tier of consultants (the digital deck's three, and the trainee)."""


class StaffMember(NamedTuple):
    """Somebody on the staff list."""

    id: int
    name: str
    role: str
    tier: str
    mentor: int | None
    has_pin: bool
    active: bool
    seq: int

    @property
    def takes_turns(self) -> bool:
        """Whether they stand in the line-up: consultants who are here and no trainees."""
        return takes_turns(self.active, self.role, self.tier)


def takes_turns(active: bool, role: str, tier: str) -> bool:
    """Say whether somebody of this role and tier stands in the line-up."""
    return bool(active) and role == CONSULTANT and tier != TRAINEE


def reads_reasons(role: str) -> bool:
    """Say whether a role may read reasons that were typed by hand: they may name a customer of somebody else's."""
    return role != CONSULTANT
