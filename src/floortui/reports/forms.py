"""FORMS: the paper forms that the program replaces, each with its columns (the handbook's, domain.md §6).

A row has stable English keys; the headings and the words of codes follow the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from floortui.domain.audit import SUSPICIONS
from floortui.domain.moments import clock_text, minutes_between, zone_named
from floortui.domain.people import ROLES
from floortui.errors import N_
from floortui.language import WEEKDAYS, _, current
from floortui.reports import after_sales, check_sheet, duty, stock_forms
from floortui.reports.sheets import Page
from floortui.reports.wording import day_and_time, words_of_the_house
from floortui.storage.database import snapshot
from floortui.storage.queries import house, parties, registers


class Asked(NamedTuple):
    """Of what a form is asked: days, both included, or one customer's card."""

    first: str
    last: str
    customer: int | None = None
    today: str = ""
    """As of which day a month that still runs is seen; empty is its last."""


class Column(NamedTuple):
    """A column of a form: its key, its heading, and how its values are worded for people."""

    key: str
    heading: str
    says: str = ""
    """Empty: as it is; else a key of WORDS, or a reference list."""


class Form(NamedTuple):
    """A form: its title, its columns, and where its rows come from."""

    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Asked], registers.Rows]
    page: Callable[[Asked], Page] | None = None
    """How it looks on the wall: a second sheet of the workbook."""


WORDS: Mapping[str, Mapping[Any, str]] = {
    "yes": {True: N_("yes"), False: N_("no")},
    "kind": {"first": N_("first visit"), "return": N_("return visit"), "other": N_("other purpose")},
    "how": {
        "turn": N_("next in the line-up"),
        "asked_turn": N_("asked for by name, and it was their turn"),
        "asked": N_("asked for by name"),
        "owner": N_("own customer"),
        "appointment": N_("by appointment"),
        "owner_turn": N_("own lead, or brought by one's customer; takes the turn"),
        "stand_in": N_("stand-in"),
        "stand_in_turn": N_("stand-in, takes the turn"),
        "became": N_("came for something else, asks about a car now"),
        "given": N_("given by hand"),
        "same_visit": N_("back the same day, the visit goes on"),
        "waits_for": N_("waits for their consultant"),
        "nobody_free": N_("nobody is free"),
        "late": N_("logged late"),
        "crowd": N_("crowd entry"),
        "group": N_("another buyer of the group"),
        "other_purpose": N_("other purpose"),
    },
    "direction": {"in": N_("called in"), "out": N_("called out")},
    "call_way": {"phone": N_("phone call"), "online": N_("online")},
    "state": {
        "open": N_("followed up"),
        "losing": N_("marked as lost"),
        "lost": N_("lost"),
        "owner": N_("owner"),
    },
    "card_how": {
        "contact": N_("by a contact"), "import": N_("by import"), "merge": N_("by merging"), "revival": N_("revived"),
    },
    "mark": {key: suspicion.label for key, suspicion in SUSPICIONS.items()},
    "role": ROLES,
    "weekday": dict(enumerate(WEEKDAYS, start=1)),
    "verdict": {
        "": N_("not confirmed yet"), "approved": N_("confirmed"), "rejected": N_("not lost"), "revived": N_("revived"),
    },
}  # fmt: skip
"""How the program's own codes are worded."""

BOOLEANS = (
    *(
        "on",
        "closed",
        "turn",
        "test_drive",
        "read_back",
        "phone_dead",
        "do_not_call",
        "answered",
        "manager_joined",
        "drawn",
        "old",
    ),
)
INSTANTS = ("in", "out", "time")


def _arrivals(asked: Asked) -> registers.Rows:
    words, reasons = words_of_the_house(), registers.whys(asked.first)
    rows = registers.arrivals(asked.first, asked.last)
    return [{**row, "why": words.sentence(reasons.get(row["visit"], []))} for row in rows]


def _visits(asked: Asked) -> registers.Rows:
    rows, driven = registers.visit_batches(asked.first, asked.last), _minutes_driven(asked)
    return [
        {
            **row,
            "minutes": minutes_between(row["in"], row["out"]) if row["out"] else None,
            "drive_minutes": driven.get(row["visit"]),
        }
        for row in rows
    ]


def _minutes_driven(asked: Asked) -> dict[int, int]:
    """Add up the minutes of the test drives that are over, by visit."""
    driven: dict[int, int] = {}
    for drive in parties.drives_between(asked.first, asked.last):
        if drive.back_at is not None:
            driven[drive.visit] = driven.get(drive.visit, 0) + minutes_between(drive.out_at, drive.back_at)
    return driven


def _calls(asked: Asked) -> registers.Rows:
    agreed = {call: day_and_time(at) for call, at in registers.agreed_in_calls(asked.first).items()}
    rows = registers.call_batches(asked.first, asked.last)
    return [{**row, "appointment": agreed.get(row["call"])} for row in rows]


def _cards(asked: Asked) -> registers.Rows:
    rows = registers.customer_cards(asked.first, asked.last, asked.customer)
    return [{**row, "contacts": registers.contacts(row["cycle"])} for row in rows]


def _duty(asked: Asked) -> registers.Rows:
    return duty.roster_rows(asked.first, asked.last)


def _reviews(asked: Asked) -> registers.Rows:
    from floortui.reports.review import review_rows

    return review_rows(asked.first, asked.last)


_NO, _DAY = Column("no", N_("No.")), Column("day", N_("Day"))
_IN, _OUT, _MINUTES = Column("in", N_("In")), Column("out", N_("Out")), Column("minutes", N_("Minutes"))
_NAME, _PHONE, _MODEL = Column("name", N_("Name")), Column("phone", N_("Phone")), Column("model", N_("Model"))
_PARTY, _NOTE, _GRADE = Column("party", N_("People")), Column("note", N_("Note")), Column("grade", N_("Grade"))
_KIND, _SOURCE = Column("kind", N_("First or return"), "kind"), Column("source", N_("Source"), "source")
_CONSULTANT, _CUSTOMER = Column("consultant", N_("Consultant")), Column("customer", N_("Customer"))
_CYCLE, _HOW = Column("cycle", N_("Cycle")), Column("how", N_("How it was assigned"), "how")
_TURN, _CARD = Column("turn", N_("Took a turn"), "yes"), Column("card", N_("Card"))
_CARD_DAY, _CARD_HOW = Column("card_day", N_("Card opened")), Column("card_how", N_("Opened how"), "card_how")
_COMPETITOR = Column("competitor", N_("Compares with"))

FORMS: Mapping[str, Form] = {
    "traffic-log": Form(
        N_("Traffic log"),
        (
            _NO, _DAY, _IN, _OUT, _PARTY, _KIND, Column("purpose", N_("Purpose"), "purpose"),
            Column("asked_for", N_("Asked for")), _CONSULTANT, _HOW, Column("why", N_("Why")), _TURN, _SOURCE, _NOTE,
            Column("looks", N_("Looks")), Column("also", N_("With them")), Column("visit", N_("Visit")), _CUSTOMER,
            _CYCLE,
        ),
        _arrivals,
    ),
    "visit-register": Form(
        N_("Visit register"),
        (
            _NO, _DAY, _IN, _OUT, _MINUTES, _NAME, _PHONE, _PARTY, _MODEL, _KIND, _SOURCE,
            Column("test_drive", N_("Test drive"), "yes"), Column("drive_minutes", N_("Minutes of the drive")),
            _GRADE, _CONSULTANT, _HOW, _TURN, _CARD, _CARD_DAY,
            _CARD_HOW, _NOTE,
            Column("outcome", N_("Outcome"), "outcome_of_visit"), Column("steps", N_("Steps"), "step"),
            Column("manager_joined", N_("Manager joined"), "yes"), Column("group_of", N_("Came with visit")),
            Column("visit", N_("Visit")), _CUSTOMER, _CYCLE,
        ),
        _visits,
    ),
    "call-register": Form(
        N_("Call register"),
        (
            _NO, _DAY, Column("time", N_("Time")), _MINUTES, Column("direction", N_("Direction"), "direction"),
            Column("way", N_("How"), "call_way"), _NAME, _PHONE, Column("address", N_("Address")),
            Column("read_back", N_("Read back"), "yes"), _MODEL, Column("question", N_("Question")), _SOURCE, _GRADE,
            Column("appointment", N_("Appointment")), _CONSULTANT, _CARD, _CARD_DAY, _CARD_HOW,
            Column("call", N_("Call")), _CUSTOMER, _CYCLE,
        ),
        _calls,
    ),
    "customer-card": Form(
        N_("Customer card"),
        (
            _CARD, _NAME, Column("phones", N_("Phones")), Column("district", N_("District")),
            Column("address", N_("Address")), Column("occupation", N_("Occupation")), Column("wechat", N_("WeChat")),
            Column("plate", N_("Plate")),
            Column("phone_dead", N_("Phone is dead"), "yes"), Column("do_not_call", N_("Do not call"), "yes"),
            Column("decider", N_("Who decides")), _MODEL, Column("colour", N_("Colour")), _COMPETITOR,
            Column("budget", N_("Budget")), Column("payment", N_("Way of paying")), Column("trade_in", N_("Trade-in")),
            _SOURCE, Column("referrer", N_("Referred by")), Column("referrer_card", N_("Referrer's card")), _GRADE,
            Column("signs", N_("Signs"), "sign"), Column("state", N_("State"), "state"), _CONSULTANT,
            Column("plan", N_("Plan")), _NOTE, _CARD_DAY, _CARD_HOW, Column("card_grade", N_("Grade at opening")),
            Column("card_by", N_("Opened by")), Column("last_day", N_("Last contact")),
            Column("next_day", N_("Next contact")),
            Column("delivered_on", N_("Delivered on")), _CYCLE, Column("contacts", N_("Contacts"), "contacts"),
        ),
        _cards,
    ),
    "lost-sheet": Form(
        N_("Lost sheet"),
        (
            _NO, _DAY, _NAME, Column("grade_before", N_("Grade before")),
            Column("group", N_("Kind of reason"), "loss_group"), Column("reason", N_("Reason"), "loss"), _COMPETITOR,
            Column("competitor_model", N_("Their model")), _MODEL, _CONSULTANT,
            Column("verdict", N_("Confirmed"), "verdict"),
            Column("confirmed_by", N_("Confirmed by")), Column("confirmed_on", N_("Confirmed on")), _NOTE,
            Column("loss", N_("Loss")), _CARD, _CYCLE,
        ),
        lambda asked: registers.losses(asked.first, asked.last),
    ),
    "drawer-check": Form(
        N_("Drawer check"),
        (
            _NO, Column("month", N_("Month")), _CARD, _NAME, _PHONE, _MODEL, _GRADE,
            Column("state", N_("State"), "state"), Column("last_contact", N_("Last contact")),
            Column("next_day", N_("Next contact")), Column("overdue", N_("Days overdue")), _CONSULTANT,
            Column("consultant_on", N_("Checked by consultant on")), Column("checked_by_consultant", N_("by whom")),
            Column("manager_on", N_("Checked by manager on")), Column("checked_by_manager", N_("by which manager")),
            Column("finding", N_("Finding"), "finding"), Column("remark", N_("Remark")), _CYCLE,
        ),
        check_sheet.rows,
    ),
    "follow-up-review": Form(
        N_("Review of follow-ups"),
        (
            _NO, _DAY, Column("time", N_("Time")), _CONSULTANT, _NAME, Column("happened", N_("Said to have been")),
            Column("way", N_("How"), "way"), _MINUTES, Column("content", N_("What was said")),
            Column("outcome", N_("Outcome"), "outcome"), Column("grade_before", N_("Grade before")),
            Column("grade_after", N_("Grade after")), Column("marks", N_("Marks"), "mark"),
            Column("evidence", N_("Evidence")), Column("drawn", N_("Drawn to call back"), "yes"),
            Column("verdict", N_("Verdict"), "review_verdict"), Column("reviewed_by", N_("Reviewed by")),
            Column("reviewed_on", N_("Reviewed on")), _NOTE, Column("contact", N_("Contact")), _CARD, _CYCLE,
        ),
        _reviews,
    ),
    "duty-roster": Form(
        N_("Duty roster"),
        (
            _NO, _DAY, Column("weekday", N_("Weekday"), "weekday"), Column("person", N_("Colleague")),
            Column("role", N_("Role"), "role"), Column("shift", N_("Shift"), "shift"),
            Column("order", N_("Place in the order")), Column("on", N_("On duty"), "yes"),
            Column("closed", N_("Closed"), "yes"),
            Column("staff", N_("Staff number")),
        ),
        _duty,
        lambda asked: duty.page(asked.first, asked.last),
    ),
    "after-sales": Form(
        N_("Sheet for after-sales"),
        (
            _NO, _NAME, Column("phones", N_("Phones")), Column("do_not_call", N_("Do not call"), "yes"), _MODEL,
            Column("colour", N_("Colour")), Column("plate", N_("Plate")), Column("delivered_on", N_("Delivered on")),
            Column("buyer", N_("Buyer")), Column("due", N_("First service due")), Column("given_on", N_("Given on")),
            _CONSULTANT, _NOTE, Column("order", N_("Order")), _CARD, _CYCLE,
        ),
        lambda asked: after_sales.rows(asked.first, asked.last, asked.customer),
    ),
    "stock-list": Form(
        N_("Stock list"),
        (
            _NO, _MODEL, Column("colour", N_("Colour")), Column("vin", N_("Chassis number")),
            Column("arrived", N_("Arrived")), Column("age", N_("Days in stock")), Column("old", N_("Old"), "yes"),
            Column("reserved_for", N_("Reserved for")), Column("reserved_on", N_("Reserved on")), _CONSULTANT, _CARD,
            _NOTE, Column("car", N_("Car")),
        ),
        lambda asked: stock_forms.stock_list(asked.last),
    ),
    "wanted-list": Form(
        N_("Wanted, not in stock"),
        (
            _NO, _MODEL, Column("colour", N_("Colour")), Column("orders", N_("Cars ordered")),
            Column("cards", N_("H, A and B cards")), Column("losses", N_("Lost for want of a car")),
        ),
        lambda asked: stock_forms.wanted_list(asked.first),
    ),
}  # fmt: skip
"""Every form by its key. A form more is a row more."""


def rows_of(name: str, asked: Asked) -> registers.Rows:
    """Give a form's rows: stable keys, people by name, times of the showroom, codes and yes or no as they are."""
    form, zone = FORMS[name], zone_named(str(house.settings()["showroom.zone"]))
    with snapshot():
        found = form.rows(asked)

    def plain(row: Mapping[str, Any]) -> dict[str, Any]:
        return {key: _plain(key, value) for key, value in row.items()}

    def _plain(key: str, value: Any) -> Any:
        if key in INSTANTS:
            return clock_text(value, zone) if value else None
        if key == "contacts":
            return [plain(contact) for contact in value]
        return bool(value) if key in BOOLEANS else value

    numbered = [{"no": number, **plain(row)} for number, row in enumerate(found, 1)]
    return [{column.key: row[column.key] for column in form.columns} for row in numbered]


def headings(name: str) -> list[str]:
    """Give a form's headings in the reader's language."""
    return [_(column.heading) for column in FORMS[name].columns]


def worded(name: str, rows: registers.Rows) -> list[list[Any]]:
    """Give a form's rows for people: every code in the reader's language; numbers stay numbers."""
    columns = FORMS[name].columns
    lists = {column.says: _words(column.says) for column in columns if column.says not in ("", "contacts")}
    ways = {**_words("way"), **_words("outcome"), **_words("review_verdict")}

    def word(column: Column, value: Any) -> Any:
        if value is None:
            return ""
        if column.says == "contacts":
            return "\n".join(_contact(contact, ways) for contact in value)
        if column.says in ("sign", "step", "mark"):
            return " ".join(str(lists[column.says].get(code, code)) for code in value.split(",") if code)
        if column.says == "outcome_of_visit":
            return " · ".join(str(lists[column.says].get(code, code)) for code in value.split(":") if code)
        return lists[column.says].get(value, value) if column.says else value

    return [[word(column, row[column.key]) for column in columns] for row in rows]


def _words(says: str) -> dict[Any, str]:
    if says in WORDS:
        return {code: _(text) for code, text in WORDS[says].items()}
    kinds = ("ending", "loss") if says == "outcome_of_visit" else (says,)
    return {choice.code: choice.named(current()) for kind in reversed(kinds) for choice in house.choices(kind)}


def _contact(contact: Mapping[str, Any], ways: Mapping[Any, str]) -> str:
    """Write a contact as one line: when, how, how long, what was said, the grade before and after, the next date."""
    minutes = "" if contact["minutes"] is None else f"{contact['minutes']}′"
    grades = f"{contact['grade_before']}→{contact['grade_after']}" if contact["grade_after"] else ""
    parts = (
        contact["day"], contact["time"], ways.get(contact["way"], contact["way"]), minutes, contact["consultant"] or "",
        ways.get(contact["outcome"], contact["outcome"]), contact["content"], grades,
        ways.get(contact["verdict"], contact["verdict"]), f"→ {contact['next_day'] or '–'}",
    )  # fmt: skip
    return " ".join(part.replace("\n", " ") for part in parts if part)
