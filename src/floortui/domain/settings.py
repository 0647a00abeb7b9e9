"""The house's settings: one table of what a manager can change, with its default and what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, NamedTuple

from floortui.errors import N_

if TYPE_CHECKING:
    from floortui.domain.rotation import Rules

Value = str | int | bool


class Setting(NamedTuple):
    """One thing that houses decide differently."""

    name: str
    default: Value
    label: str
    choices: tuple[str, ...] = ()
    low: int = 0
    high: int = 0

    @property
    def values(self) -> tuple[Value, ...]:
        """The values to choose among; none where a number or a text is written."""
        return (True, False) if isinstance(self.default, bool) else self.choices


_ALL = (
    Setting("showroom.name", "", N_("Name of the showroom")),
    Setting("showroom.zone", "", N_("Time zone; empty is the computer's")),
    Setting("showroom.region", "CN", N_("Country whose phone numbers are known"), choices=("CN", "US")),
    Setting("rotation.start", "roster", N_("Order in which a day begins"),
            choices=("roster", "check_in", "fewest_turns", "rotated")),
    Setting("rotation.to_end", "closes", N_("A turn sends to the end when its visit"), choices=("closes", "starts")),
    Setting("rotation.asked_consumes", "first", N_("Asking for somebody by name uses up their turn"),
            choices=("always", "first", "never")),
    Setting("rotation.brought_consumes", False, N_("A lead, or who is brought by a customer, uses up the turn")),
    Setting("rotation.stand_in_consumes", False, N_("Standing in for an absent owner uses up the turn")),
    Setting("rotation.stand_in_split", False, N_("Half of an order of the same day counts for who stood in")),
    Setting("rotation.make_up", True, N_("A turn missed while with one's own customer is made up")),
    Setting("rotation.restore_minutes", 60, N_("Minutes for which a place is kept for who is away"), low=0, high=600),
    Setting("rotation.no_show_minutes", 60, N_("Minutes after which who has an appointment counts as not come"),
            low=0, high=600),
    Setting("rotation.give_back", True, N_("The turn comes back when the customer changes the consultant")),
    Setting("rotation.bar", "bar", N_("Who is not eligible is"), choices=("bar", "warn")),
    Setting("rotation.bar_overdue", 0, N_("More overdue follow-ups than this: not eligible (0: off)"),
            low=0, high=1000),
    Setting("rotation.bar_check", 0,
            N_("Days after the month within which one's drawer is checked, else not eligible (0: off)"),
            low=0, high=28),
    Setting("rotation.tier_cards", 0, N_("1st tier joins with fewer open H and A cards than this (0: off)"),
            low=0, high=1000),
    Setting("rotation.confirm_seconds", 0, N_("Seconds within which the door is confirmed, else it alarms (0: off)"),
            low=0, high=600),
    Setting("rotation.calls", "own", N_("Who takes a call of somebody nobody looks after"),
            choices=("own", "shared", "reception")),
    Setting("rotation.protect_h", 15, N_("Days without contact after which an H customer is anybody's (0: never)"),
            low=0, high=3650),
    Setting("rotation.protect_a", 30, N_("Days without contact after which an A customer is anybody's (0: never)"),
            low=0, high=3650),
    Setting("rotation.protect_b", 60, N_("Days without contact after which a B customer is anybody's (0: never)"),
            low=0, high=3650),
    Setting("rotation.protect_c", 120,
            N_("Days without contact after which a C customer, or a lead, is anybody's (0: never)"), low=0, high=3650),
    Setting("rotation.claim_days", 2,
            N_("Days within which who has been here before can be claimed"), low=0, high=30),
    Setting("roster.least", 2, N_("Consultants who are on duty on a day at least"), low=0, high=50),
    Setting("cards.deposit", 3000, N_("Deposit from which a signed card is O"), low=0, high=1_000_000),
    Setting("cards.most_open", 0, N_("Open cards of one consultant above which none is dealt to them (0: any number)"),
            low=0, high=100_000),
    Setting("cards.confirm_losses", True, N_("Lost customers are confirmed by the manager")),
    Setting("owners.first_service", 3, N_("Months after delivery at which the first service is due"), low=1, high=60),
    Setting("stock.old_days", 90, N_("Days after which a car in stock is old (0: never)"), low=0, high=3650),
    Setting("follow_ups.a_day", 20, N_("Contacts that a consultant can make on a day"), low=1, high=500),
    Setting("follow_ups.stalled_contacts", 4,
            N_("Contacts without a change of grade after which a card stalls (0: off)"), low=0, high=100),
    Setting("follow_ups.stalled_days", 30,
            N_("Days beyond a grade's horizon after which a card stalls (0: off)"), low=0, high=3650),
    Setting("review.burst_contacts", 5, N_("More contacts than this, written down in a few minutes, are suspicious"),
            low=1, high=100),
    Setting("review.burst_minutes", 10, N_("Those few minutes"), low=1, high=240),
    Setting("review.copies", 3, N_("Times a short text is written before it is suspicious; a long one: twice"),
            low=2, high=100),
    Setting("review.likeness", 75, N_("Percent of two texts that are alike before one is a copy"), low=50, high=100),
    Setting("review.dialling_seconds", 30, N_("Seconds that dialling takes at least, before a call can begin"),
            low=0, high=600),
    Setting("review.late_hours", 24, N_("Hours after which a contact is written down late"), low=1, high=720),
    Setting("review.same_by_person", 30, N_("Contacts of a consultant of which the same came, to be suspicious"),
            low=3, high=1000),
    Setting("review.same_on_card", 5, N_("Contacts with a card of which the same came, to be suspicious"),
            low=3, high=100),
    Setting("review.fewest_letters", 4, N_("A text of fewer letters than this says nothing"), low=0, high=40),
    Setting("review.sample", 2, N_("Contacts of each consultant that are drawn to be called back"), low=0, high=50),
    Setting("figures.other_losses", 15, N_("Percent of losses for “something else” above which it alarms"),
            low=0, high=100),
    Setting("figures.month_ends_on", 31, N_("Day on which a sales month ends (31: the calendar's last)"),
            low=1, high=31),
    Setting("figures.prospect_grades", "B,A,H,O", N_("Grades that make a card a prospect"),
            choices=("B,A,H,O", "A,H,O", "H,O")),
    Setting("desk.undo_minutes", 10, N_("Minutes for which the desk can undo"), low=1, high=600),
    Setting("desk.forgotten_minutes", 150, N_("Minutes after which an open visit asks whether it was forgotten"),
            low=10, high=1440),
    Setting("desk.reopen_hours", 12,
            N_("Hours within which who is back the same day goes on with the same visit (0: never)"), low=0, high=24),
    Setting("desk.lock_minutes", 10, N_("Minutes without a key after which a terminal locks (0: never)"),
            low=0, high=600),
)  # fmt: skip

VALUES: Mapping[Value, str] = {
    True: N_("yes"), False: N_("no"), "": "–",
    "roster": N_("the roster's"), "check_in": N_("that of coming in"),
    "fewest_turns": N_("fewest turns of the month first"), "rotated": N_("yesterday's, its first one last"),
    "closes": N_("is over"), "starts": N_("begins"),
    "always": N_("always"), "first": N_("only if it was theirs"), "never": N_("never"),
    "bar": N_("kept out of the line-up"), "warn": N_("let in, with a warning"),
    "own": N_("who waits, in an order of calls of its own"), "shared": N_("the first who waits, as a turn"),
    "reception": N_("reception"),
    "CN": N_("China"), "US": N_("United States"),
}  # fmt: skip
"""How the values that settings choose among are called; any other is written as it is."""

SETTINGS: Mapping[str, Setting] = {setting.name: setting for setting in _ALL}
"""Every setting by its name."""


class Preset(NamedTuple):
    """A way to run the line-up that houses know by name: what it comes to, and what it sets apart from the defaults."""

    text: str
    rules: Mapping[str, Value]


PRESETS: Mapping[str, Preset] = {
    "strict-roster": Preset(
        N_("the roster's order; whoever takes a party takes a turn"),
        {
            "rotation.asked_consumes": "always",
            "rotation.stand_in_consumes": True,
            "rotation.make_up": False,
            "rotation.give_back": False,
        },
    ),
    "check-in-order": Preset(
        N_("who comes first stands first, all day long"),
        {"rotation.start": "check_in", "rotation.to_end": "starts"},
    ),
    "fewest-turns-first": Preset(N_("the month is made even"), {"rotation.start": "fewest_turns"}),
}
"""Every preset by its name."""


OF_ORDER = (
    *("rotation.start", "rotation.to_end", "rotation.asked_consumes", "rotation.brought_consumes"),
    *("rotation.stand_in_consumes", "rotation.stand_in_split", "rotation.make_up", "rotation.restore_minutes"),
    "rotation.give_back",
)
"""The rules that a preset sets: of the order itself. Who is eligible, protected or called is each house's own."""


def preset(name: str) -> dict[str, Value]:
    """Give every rule of the order as a preset has it: what it does not name is as by default."""
    return {rule: SETTINGS[rule].default for rule in OF_ORDER} | dict(PRESETS[name].rules)


def rules_of(values: Mapping[str, Value]) -> Rules:
    """Give the rotation's rules from the settings named `rotation.*`."""
    from floortui.domain.rotation import Rules

    return Rules(**{field.name: values[f"rotation.{field.name}"] for field in fields(Rules)})  # type: ignore[arg-type]
