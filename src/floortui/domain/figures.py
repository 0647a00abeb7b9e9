"""FIGURES: one table of every figure of the trade (domain.md §4), from which all that shows one is made.

A figure is a count, or one count divided by another; TALLIES names the counts that are no figures themselves. Decks: H
is the sales manager's handbook, D the digital customer-management deck; *ours* is what both are silent on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from floortui.errors import N_

COUNT, RATE, MINUTES, MONEY = "count", "rate", "minutes", "money"
"""What a figure is given in; a rate is a fraction, money is cents."""

SERVED, OPENED, OWNED, CREDITED, DID, HOUSE = "served", "opened", "owned", "credited", "did", "house"
AGREED = "agreed"

PER: Mapping[str, str] = {
    SERVED: N_("who served"),
    OPENED: N_("who opened the card"),
    OWNED: N_("whose card it is"),
    CREDITED: N_("shares of the order"),
    DID: N_("who did it"),
    AGREED: N_("who had agreed to see them"),
    HOUSE: N_("the house as a whole"),
}
"""Whose figure a row is counted into; for the store all of them add up. The house as a whole has no consultants'."""

CONTACT, ARRIVAL, OPENING, REACHED, WITHIN, END, SIGNED, CANCELLED, DELIVERED, MARKED, HAPPENED, MONTH = (
    *("contact", "arrival", "opening", "reached", "within", "end"),
    *("signed", "cancelled", "delivered", "marked", "happened", "month"),
)

DATING: Mapping[str, str] = {
    CONTACT: N_("day of the first contact"),
    ARRIVAL: N_("day of the arrival"),
    OPENING: N_("day on which the card was opened"),
    REACHED: N_("day on which the grade was reached"),
    WITHIN: N_("anything within the period"),
    END: N_("end of the period, or today"),
    SIGNED: N_("day of signing"),
    CANCELLED: N_("day of the cancellation"),
    DELIVERED: N_("day of delivery"),
    MARKED: N_("day on which it was marked"),
    HAPPENED: N_("day on which it happened"),
    MONTH: N_("sales month"),
}
"""What puts a row into a period."""


class Level(NamedTuple):
    """What a deck expects: a range, or one number from which on, or up to which, it is well."""

    low: float
    high: float
    deck: str
    of: str = ""
    """For whom it holds, if not for everybody."""


class Figure(NamedTuple):
    """One figure: what is counted, divided by what, for whom, when, and what to do about it."""

    key: str
    label: str
    unit: str
    numerator: tuple[str, ...]
    """Tallies that are added; one with a minus before its name is taken off."""
    denominator: tuple[str, ...]
    """Nothing for a count. Where it comes to 0 there is no figure: None, never 0."""
    per: str
    dating: str
    better: str
    """`up`, `down`, or nothing where neither is better."""
    hint: str
    """What it is and what to do when it is not well, for the help."""
    level: Level | None = None
    alarm_above: float | None = None
    """From beyond this on it needs a hand."""


TALLIES: Mapping[str, str] = {
    "chain_contacts": N_("first contacts without off-site events"),
    "chain_cards": N_("cards without off-site events"),
    "chain_orders": N_("orders of the period's own cards"),
    "cohort_cards": N_("first contacts that have a card now"),
    "owner_referrals": N_("first contacts by an owner's referral"),
    "cards_a": N_("cards opened as O, H or A"),
    "cards_b": N_("cards opened as B"),
    "cards_c": N_("cards opened as C"),
    "cards_open": N_("cards open in the period"),
    "cards_covered": N_("open cards with a follow-up in the period"),
    **{f"followed_{grade}": N_("cards followed in the period, by grade at its start") for grade in "habc"},
    **{f"orders_{grade}": N_("their orders in the period") for grade in "habc"},
    "over_limit": N_("orders below the price floor"),
    "with_floor": N_("orders of models with a price floor"),
    "dwell_sum": N_("minutes of first visits"),
    "dwell_known": N_("first visits with a leaving time"),
    "be_backs": N_("first visits whose customer came again within 30 days"),
    "call_sum": N_("minutes of calls"),
    "calls_timed": N_("calls with their minutes"),
    "contact_sum": N_("minutes of follow-ups"),
    "appointments_kept": N_("appointments whose customer came"),
    "contacts_timed": N_("follow-ups with their minutes"),
}
"""The counts of which rates are made and that are no figures of their own."""


def _count(key: str, label: str, per: str, dating: str, better: str, hint: str, **more: object) -> Figure:
    return Figure(key, label, COUNT, (key,), (), per, dating, better, hint, **more)  # type: ignore[arg-type]


def _rate(key: str, label: str, of: str, by: str, per: str, dating: str, better: str, hint: str,
          level: Level | None = None, alarm_above: float | None = None) -> Figure:  # fmt: skip
    return Figure(key, label, RATE, (of,), tuple(by.split()), per, dating, better, hint, level, alarm_above)


def _mean(key: str, label: str, of: str, by: str, per: str, dating: str, better: str, hint: str,
          level: Level | None = None) -> Figure:  # fmt: skip
    return Figure(key, label, MINUTES, (of,), (by,), per, dating, better, hint, level)


_ALL = (
    _count("first_contacts", N_("first contacts"), SERVED, CONTACT, "up",
           N_("Customers who came, called or wrote for the first time about a car; who calls and then comes is one of "
              "them, not two. Few: advertise, invite from the drawer, ask owners to recommend you."),
           level=Level(90, 90, "H", N_("a consultant a month"))),
    _count("by_itself", N_("came by themselves"), SERVED, CONTACT, "up",
           N_("First contacts by walking in, calling, or advertising; without a source they count here. Few: look at "
              "the advertising and at the shop front.")),
    _count("referred", N_("referred"), SERVED, CONTACT, "up",
           N_("First contacts by owners, partners, friends and family. They buy about twice as often. Few: call the "
              "owners on their dates, and thank who recommends.")),
    _count("developed", N_("developed"), SERVED, CONTACT, "up",
           N_("First contacts that the house went out for: trades, districts, displays, events, online leads. Few: "
              "plan one measure more for the month.")),
    _count("apart_contacts", N_("of off-site events"), SERVED, CONTACT, "",
           N_("First contacts that an event elsewhere drew. They leave a card by construction, so the card rate leaves "
              "them out.")),
    _count("visits", N_("first visits"), SERVED, ARRIVAL, "up",
           N_("Sales visits of customers who were not here before; who called first counts here too. Few: advertise, "
              "and make appointments with who calls."),
           level=Level(900, 900, "H", N_("the store a month"))),
    _count("calls", N_("first contacts by call"), SERVED, CONTACT, "up",
           N_("Customers who called before they ever came. Few beside many visits: answer better, and print the number "
              "larger. Many: train selling on the telephone.")),
    _count("leads", N_("online leads"), SERVED, CONTACT, "up",
           N_("Customers who wrote before they ever came. Answer within the hour: who answers first wins most.")),
    _count("return_visits", N_("return visits"), SERVED, ARRIVAL, "up",
           N_("Sales visits of customers who were here before; they go to their own consultant and take no turn.")),
    _count("market", N_("market"), HOUSE, MONTH, "",
           N_("Cars of all makes that the market took in the month, as the manager entered it.")),
    _count("cards", N_("cards"), OPENED, OPENING, "up",
           N_("Cards that a contact opened: name, phone and model are known. Imported, merged and revived ones do not "
              "count."), level=Level(63, 63, "H", N_("a consultant a month"))),
    _count("apart_cards", N_("cards of off-site events"), OPENED, OPENING, "",
           N_("Cards that an event elsewhere brought; the card rate leaves them out.")),
    _rate("retention", N_("card rate"), "chain_cards", "chain_contacts", OPENED, OPENING, "up",
          N_("Cards per first contact, without off-site events. Low: ask for a business card, and tell what leaving "
             "data is good for. Over 1, or too high: contacts are not logged."), Level(0.7, 0.7, "H"), 1.0),
    _rate("retention_cohort", N_("have a card now"), "cohort_cards", "first_contacts", SERVED, CONTACT, "up",
          N_("Of the first contacts of the period, those that have a card by now, whenever it was opened.")),
    _count("prospects", N_("prospects"), OPENED, REACHED, "up",
           N_("Cards that reached B, A, H or O for the first time; a setting says which grades count. Few: ask for "
              "the time of purchase, and date the next talk.")),
    _rate("intent_rate", N_("prospect rate"), "prospects", "first_contacts", OPENED, REACHED, "up",
          N_("Prospects per first contact. Low: contacts stay C; look at the talk and at the demonstration.")),
    _count("test_drives", N_("test drives"), SERVED, ARRIVAL, "up",
           N_("Sales visits with a test drive, return visits too. Few: offer one to everybody, and keep a car ready.")),
    _rate("test_drive_rate", N_("test drive rate"), "test_drives", "first_contacts", SERVED, ARRIVAL, "up",
          N_("Test drives per first contact. Low: offer one to everybody, and keep a car ready.")),
    _rate("test_drive_rate_visits", N_("test drives per visit"), "test_drives", "visits return_visits", SERVED, ARRIVAL,
          "up", N_("Test drives per sales visit, first and return visits together.")),
    _count("followed", N_("followed cards"), OPENED, OPENING, "up",
           N_("Of the period's cards, without off-site events, those with an answered follow-up, another visit or an "
              "order by its end.")),
    _rate("follow_up_rate", N_("follow-up rate"), "followed", "chain_cards", OPENED, OPENING, "up",
          N_("Followed cards per card. Low: look at the due list every morning; audit what was written."),
          Level(0.6, 0.8, "D")),
    _rate("close_rate_followed", N_("close rate of the followed"), "chain_orders", "followed", CREDITED, SIGNED, "up",
          N_("Orders of the period's own cards per followed card. Low: take up one failure at every evening meeting."),
          Level(0.2, 0.25, "D")),
    _count("apart_orders", N_("orders of off-site events"), CREDITED, SIGNED, "",
           N_("Orders of the period's own cards that an event elsewhere brought; a chain of their own.")),
    _count("orders_from_earlier", N_("orders from earlier"), CREDITED, SIGNED, "up",
           N_("Orders from cards that were not opened in the period: what the drawer yields.")),
    _rate("coverage", N_("coverage"), "cards_covered", "cards_open", OWNED, WITHIN, "up",
          N_("Of the cards open in the period, those with a follow-up in it. Low: fewer cards for each, or more time "
             "for calls.")),
    *(
        _rate(f"close_rate_{grade.lower()}", label, f"orders_{grade.lower()}", f"followed_{grade.lower()}", CREDITED,
              SIGNED, "up",
              N_("Orders per card followed in the period, by the grade at its start, or at opening if later."))
        for grade, label in (("H", N_("close rate of H")), ("A", N_("close rate of A")), ("B", N_("close rate of B")),
                             ("C", N_("close rate of C")))
    ),
    *(
        _rate(f"share_{grade.lower()}", label, f"cards_{grade.lower()}", "cards", OPENED, OPENING, better,
              N_("Cards by grade at opening: O, H and A; B; C. Many C: contacts are graded too low, or the talk stays "
                 "on the surface."))
        for grade, label, better in (("A", N_("share of O, H, A"), "up"), ("B", N_("share of B"), ""),
                                     ("C", N_("share of C"), "down"))
    ),
    *(
        _count(f"stock_{grade.lower()}", label, OWNED, END, better,
               N_("Open cards of the grade at the end of the period, those marked as lost and not confirmed too."))
        for grade, label, better in (("O", N_("open O"), ""), ("H", N_("open H"), "up"), ("A", N_("open A"), "up"),
                                     ("B", N_("open B"), "up"), ("C", N_("open C"), ""))
    ),
    _count("orders", N_("orders"), CREDITED, SIGNED, "up",
           N_("Cars signed; two cars in one deal are two, and a cancelled one counts on the day it was signed.")),
    _count("orders_cancelled", N_("cancelled orders"), CREDITED, CANCELLED, "down",
           N_("Cars cancelled in the period, whenever they were signed. Many: look at loans and at delivery times.")),
    Figure("orders_net", N_("orders, net"), COUNT, ("orders", "-orders_cancelled"), (), CREDITED, SIGNED, "up",
           N_("Orders less cancelled orders.")),
    _count("deliveries", N_("deliveries"), CREDITED, DELIVERED, "up",
           N_("Cars delivered. Few beside many orders: look at stock and papers.")),
    _count("spot_orders", N_("spot orders"), CREDITED, SIGNED, "up",
           N_("Cars ordered and delivered the same day.")),
    _rate("close_rate_contacts", N_("orders per contact"), "orders", "first_contacts", CREDITED, SIGNED, "up",
          N_("Orders per first contact, whatever month the customer is from."), Level(0.2, 0.2, "H")),
    _rate("close_rate_cards", N_("orders per card"), "orders", "cards", CREDITED, SIGNED, "up",
          N_("Orders per card opened, whatever month the customer is from.")),
    _rate("over_limit_share", N_("over-limit share"), "over_limit", "with_floor", CREDITED, SIGNED, "down",
          N_("Orders below the price floor of their day, of those whose model has one. High: settle discounts before "
             "the talk, not in it."), Level(0.0, 0.15, "H"), 0.15),
    _count("lost", N_("lost"), OWNED, MARKED, "down",
           N_("Losses that the manager approved, on the day they were marked. Many: read the reasons, one by one.")),
    _count("lost_waiting", N_("losses to confirm"), OWNED, MARKED, "down",
           N_("Marked as lost and not confirmed yet. Confirm them, or send them back to be followed up.")),
    _mean("dwell_minutes", N_("minutes of a first visit"), "dwell_sum", "dwell_known", SERVED, ARRIVAL, "up",
          N_("How long first visits last, of those with a leaving time. Short: tea, comfort, a reason to stay."),
          Level(25, 25, "H")),
    _count("dwell_unknown", N_("visits without an end"), SERVED, ARRIVAL, "down",
           N_("First visits without a leaving time. Close a visit when its party leaves.")),
    _rate("be_back_rate", N_("be-back rate"), "be_backs", "visits", SERVED, ARRIVAL, "up",
          N_("First visits whose customer came again on a later day within 30 days; provisional until those have "
             "passed. Low: part with a date for the next visit.")),
    _rate("referral_rate", N_("referral rate"), "owner_referrals", "first_contacts", SERVED, CONTACT, "up",
          N_("First contacts by an owner's referral per first contact. Low: call the owners on their dates, and ask.")),
    _count("owners_contacted", N_("owners contacted"), OWNED, WITHIN, "up",
           N_("Customers who took delivery and were reached in the period, each once. Few: call the owners on their "
              "dates: 3 days and a month after delivery, then every 3 months.")),
    _count("owners_referred", N_("owners who referred"), OWNED, CONTACT, "up",
           N_("Owners whom the cards of first contacts name as who sent them, each once. Few beside many referrals: "
              "ask each who sent them, and write it on the card.")),
    _rate("owner_referral_rate", N_("owner referral rate"), "owners_referred", "owners_contacted", OWNED, CONTACT, "up",
          N_("Owners who sent somebody per owner contacted; over 1 if they send somebody without being called. Low: "
             "ask at every call whom they know who looks for a car, and thank who recommends.")),
    _mean("call_minutes", N_("minutes of a call"), "call_sum", "calls_timed", SERVED, HAPPENED, "",
          N_("How long calls last. Short: nothing was asked; read name, phone and address back.")),
    _mean("contact_minutes", N_("minutes of a follow-up"), "contact_sum", "contacts_timed", DID, HAPPENED, "",
          N_("How long answered follow-ups last. Short: prepare a reason to call.")),
    _count("appointments", N_("appointments"), AGREED, HAPPENED, "up",
           N_("Appointments of the period that are over: the customer came that day, or did not. Those that were "
              "cancelled or are still to come are not counted. Few: end every call with a day and a time.")),
    _rate("kept_rate", N_("kept appointments"), "appointments_kept", "appointments", AGREED, HAPPENED, "up",
          N_("Appointments whose customer came, per appointment that is over. Low: confirm the day before, and call "
             "who is late while the house still waits.")),
    _count("overdue_follow_ups", N_("overdue follow-ups"), OWNED, END, "down",
           N_("Open cards whose next date has passed. Start the day with them."), alarm_above=0),
    _count("zero_days", N_("days without an entry"), HOUSE, WITHIN, "down",
           N_("Open days without an arrival or a call: somebody did not log. Enter them late, with their true times."),
           alarm_above=0),
    _count("open_visits", N_("open visits"), SERVED, ARRIVAL, "",
           N_("Parties still on the floor. Close a visit when its party has left, so that the time is true.")),
    _count("unassigned", N_("unassigned"), SERVED, ARRIVAL, "down",
           N_("Sales arrivals that nobody served. Give a waiting one to the next who is free."), alarm_above=0),
)  # fmt: skip

FIGURES: Mapping[str, Figure] = {figure.key: figure for figure in _ALL}
"""Every figure by its key, in the order in which they are shown."""


def label_of(tally: str) -> str:
    """Give what a count is called, be it a figure or not."""
    return FIGURES[tally].label if tally in FIGURES else TALLIES[tally]
