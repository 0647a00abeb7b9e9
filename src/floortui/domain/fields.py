"""The kinds of fields that actions take: how each is read, checked and cleaned.

An action's parameters are annotated with these (`name: PersonName`), so the command line, the forms and the journal
all read one definition. Reading is pure; whether a name or a number exists is found out inside the transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import pairwise
from typing import Annotated, Any

from floortui.domain.allocation import RULES
from floortui.domain.coming import read_coming
from floortui.domain.days import read_due
from floortui.domain.hours import read_hours
from floortui.domain.merging import CHOSEN
from floortui.domain.moments import read_day, read_moment, to_text, zone_named
from floortui.domain.others import read_others
from floortui.domain.people import ROLES, TIERS
from floortui.domain.phones import read_phone
from floortui.domain.plan import read_amount
from floortui.domain.settings import PRESETS
from floortui.domain.text import brief, clean, money, read_text
from floortui.errors import N_, Refused


@dataclass(frozen=True, slots=True)
class Ground:
    """What reading a field may depend on."""

    now: datetime
    zone: tzinfo
    region: str = "CN"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of field."""

    read: Callable[[str, str, Ground], Any]
    """Gives the value from the text typed; arguments are the text, the field's name and the ground."""
    takes: str
    """What to write, as a short hint."""
    reference: str = ""
    """The reference list its values come from, if a manager keeps one."""
    choices: tuple[str, ...] = ()
    personal: bool = False
    """It may hold a customer's personal data, which an erasure empties in the journal."""
    secret: bool = False
    """It is never stored: neither in the journal nor in a draft."""
    suggests: str = ""
    """What a form offers while one types: staff, customer, model, or a reference list."""
    names: tuple[str, ...] = ()
    """The fields that it can name, where it says what is to be empty."""
    written: Callable[[Any], str] = str
    """Writes a value that was read, for people."""


def _text(limit: int, *, lines: bool = False) -> Callable[[str, str, Ground], str]:
    return lambda text, field, ground: read_text(text, field, limit, lines=lines)


def _count(low: int, high: int) -> Callable[[str, str, Ground], int]:
    def read(text: str, field: str, ground: Ground) -> int:
        try:
            number = int(text.strip())
        except ValueError:
            number = low - 1
        if not low <= number <= high:
            raise Refused("count.range", field=field, low=low, high=high, text=brief(text))
        return number

    return read


def _one_of(choices: tuple[str, ...]) -> Callable[[str, str, Ground], str]:
    def read(text: str, field: str, ground: Ground) -> str:
        choice = brief(text)
        if choice not in choices:
            raise Refused("choice.unknown", field=field, choices=", ".join(c for c in choices if c), text=choice)
        return choice

    return read


def _yes_no(text: str, field: str, ground: Ground) -> bool:
    word = brief(text).lower()
    if word in ("yes", "y", "true", "1", "on", "是", "对"):
        return True
    if word in ("no", "n", "false", "0", "off", "", "否", "不"):
        return False
    raise Refused("yes_no.unknown", field=field, text=word)


def _phone(text: str, field: str, ground: Ground) -> str:
    return read_phone(clean(text), ground.region).number if text.strip() else ""


def _moment(text: str, field: str, ground: Ground) -> str:
    text = brief(text)
    moment = read_moment(text, ground.now, ground.zone)
    if moment > ground.now:
        raise Refused("moment.future", field=field, text=text)
    return to_text(moment)


def _due(text: str, field: str, ground: Ground) -> str:
    return read_due(brief(text), ground.now.astimezone(ground.zone).date(), field)


def _coming(text: str, field: str, ground: Ground) -> str:
    return read_coming(text, ground.now, ground.zone, field)


def _month(text: str, field: str, ground: Ground) -> str:
    try:
        return read_day(f"{brief(text)}-01")[:7]
    except Refused:
        raise Refused("month.unreadable", field=field, text=brief(text)) from None


def _money(text: str, field: str, ground: Ground) -> int:
    """Read an amount of money into cents."""
    return round(read_amount(brief(text), field) * 100)


_BETWEEN_NAMES = ",，、;；"
"""What stands between the names of a list, however it was typed."""


def _one_name(limit: int) -> Callable[[str, str, Ground], str]:
    def read(text: str, field: str, ground: Ground) -> str:
        name = read_text(text, field, limit)
        if any(mark in name for mark in _BETWEEN_NAMES):
            raise Refused("name.list", field=field)
        return name

    return read


LONGEST_LIST = 4000
"""Characters of a list of names: each is looked for while others wait, and a paste of a book has very many."""


def _names(text: str, field: str, ground: Ground) -> list[str]:
    listed = read_text(text.replace("\n", ","), field, LONGEST_LIST)
    for mark in _BETWEEN_NAMES:
        listed = listed.replace(mark, ",")
    return [read_text(name, field, 40) for name in listed.split(",") if name.strip()]


def _pin(text: str, field: str, ground: Ground) -> str:
    pin = text.strip()
    if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 8):
        raise Refused("pin.shape", field=field)
    steps = {int(b) - int(a) for a, b in pairwise(pin)}
    if steps in ({0}, {1}, {-1}):
        raise Refused("pin.simple", field=field)
    return pin


def _some_of(choices: tuple[str, ...]) -> Callable[[str, str, Ground], list[str]]:
    one = _one_of(choices)
    return lambda text, field, ground: [one(name, field, ground) for name in _names(text, field, ground)]


def _emptied(names: tuple[str, ...], takes: str) -> Kind:
    """Give the kind of a field that names others which are to be empty."""
    return Kind(_some_of(names), takes, names=names)


def _grades(text: str, field: str, ground: Ground) -> str:
    letters = brief(text).upper().replace(",", "").replace(" ", "")
    if not set(letters) <= set("OHABC"):
        raise Refused("choice.unknown", field=field, choices="O, H, A, B, C", text=brief(text))
    return "".join(grade for grade in "OHABC" if grade in letters)


def _zone(text: str, field: str, ground: Ground) -> str:
    name = brief(text)
    zone_named(name)
    return name


FileName = Annotated[str, Kind(_text(200), N_("the name of a file"), personal=True)]
FormName = Annotated[str, Kind(_text(40), N_("the name of a form"))]
Digest = Annotated[str, Kind(_text(64), N_("what tells a file from others"), personal=True)]
Name = Annotated[str, Kind(_text(40), N_("a name"))]
StaffName = Annotated[str, Kind(_one_name(40), N_("a name without commas"))]
PersonName = Annotated[
    str, Kind(_text(40), N_("the customer's name; 李先生 will do"), personal=True, suggests="customer")
]
Phone = Annotated[str, Kind(_phone, N_("a phone number in any writing"), personal=True, suggests="customer")]
Model = Annotated[str, Kind(_text(60), N_("the model they ask about"), suggests="model")]
ModelName = Annotated[str, Kind(_one_name(60), N_("a name without commas"), suggests="model")]
Note = Annotated[str, Kind(_text(2000, lines=True), N_("anything worth keeping"), personal=True)]
Reason = Annotated[str, Kind(_text(200), N_("why"), personal=True)]
Count = Annotated[int, Kind(_count(1, 99), N_("a number"))]
Position = Annotated[int, Kind(_count(1, 99), N_("a place in the line-up, from 1"))]
Staff = Annotated[str, Kind(_text(40), N_("a colleague's name or number"), suggests="staff")]
StaffNames = Annotated[list[str], Kind(_names, N_("names, separated by commas, in order"), suggests="staff")]
Shift = Annotated[str, Kind(_text(40), N_("a shift: full, early, late, off, leave, …"), reference="shift")]
Customer = Annotated[str, Kind(_text(60), N_("a customer's name, phone or number"), personal=True, suggests="customer")]
Card = Annotated[str, Kind(_text(60), N_("a customer's name, phone or number"), personal=True, suggests="customer")]
Visit = Annotated[int, Kind(_count(1, 10**9), N_("the number of a visit"))]
CallNumber = Annotated[int, Kind(_count(1, 10**9), N_("the number of a call"))]
Appointment = Annotated[int, Kind(_count(1, 10**9), N_("the number of an appointment"))]
LineNumber = Annotated[int, Kind(_count(0, 10**12), N_("the number of a journal line; 0 is the newest"))]
Day = Annotated[str, Kind(lambda text, field, ground: read_day(brief(text)), N_("a day, as 2026-11-21"))]
DueDay = Annotated[str, Kind(_due, N_("a day: +3, fri, 25, 月底, 下周三, 2026-12-25"))]
Coming = Annotated[str, Kind(_coming, N_("when they come: 14:00, fri 14:00, 明天 10:30, 2026-11-30T10:30"))]
Month = Annotated[str, Kind(_month, N_("a month, as 2026-11"))]
Money = Annotated[int, Kind(_money, N_("an amount: 238000, 238,000 or 23.8万"), written=money)]
Minutes = Annotated[int | None, Kind(_count(0, 600), N_("minutes"))]
Size = Annotated[int, Kind(_count(0, 10**9), N_("a number"))]
Signs = Annotated[list[str], Kind(_names, N_("signs of the grade, separated by commas"), suggests="sign")]
Way = Annotated[str, Kind(_text(40), N_("how: phone, wechat, …"), reference="way", suggests="way")]
Outcome = Annotated[str, Kind(_text(60), N_("what came of it"), reference="outcome", suggests="outcome")]
LossReason = Annotated[str, Kind(_text(60), N_("why they were lost"), reference="loss", suggests="loss")]
Finding = Annotated[str, Kind(_text(60), N_("what the check found"), reference="finding", suggests="finding")]
CardsToDeal = Annotated[
    list[str],
    Kind(
        _names,
        N_("customers' numbers, phones or names, or: nobodys, leavers, lapsed, loose (all three)"),
        personal=True,
    ),
]
DealingRule = Annotated[str, Kind(_one_of(tuple(RULES)), N_("rotation, load or tier"), choices=tuple(RULES))]
Direction = Annotated[str, Kind(_one_of(("in", "out")), N_("in or out"), choices=("in", "out"))]
CallWay = Annotated[str, Kind(_one_of(("phone", "online")), N_("phone or online"), choices=("phone", "online"))]
Verdict = Annotated[
    str, Kind(_one_of(("approved", "rejected")), N_("approved or rejected"), choices=("approved", "rejected"))
]
FollowUpNumber = Annotated[int, Kind(_count(1, 10**9), N_("the number of a contact"))]
ReviewVerdict = Annotated[
    str, Kind(_text(60), N_("real, doubtful, invented, …"), reference="review_verdict", suggests="review_verdict")
]
ShortText = Annotated[str, Kind(_text(80), N_("a few words"), personal=True)]
PlainText = Annotated[str, Kind(_text(80), N_("a few words"))]
Credits = Annotated[
    list[str], Kind(_names, N_("who shares the order: 李娜:60, 刘洋:40; “house” for the house"), suggests="staff")
]
ClearableOfCard = Annotated[
    list[str],
    _emptied(
        ("district", "address", "occupation", "wechat", "referrer", "colour", "competitor", "budget", "payment",
         "trade_in", "decider", "signs", "plan", "note", "source", "plate"),
        N_("district, address, occupation, …: what is to be empty"),
    ),
]  # fmt: skip
Merged = Annotated[list[str], _emptied(CHOSEN, N_("name, model, owner, …: what is to be the other card's"))]
Moment = Annotated[str, Kind(_moment, N_("a time: 10:31, or 2026-11-21T10:31"))]
Role = Annotated[str, Kind(_one_of(tuple(ROLES)), N_("consultant, reception or manager"), choices=tuple(ROLES))]
Tier = Annotated[str, Kind(_one_of(tuple(TIERS)), N_("1, 2, 3 or trainee"), choices=tuple(TIERS))]
ClearableOfVisit = Annotated[
    list[str],
    _emptied(
        ("model", "source", "grade", "note", "looks", "also"),
        N_("model, source, grade, note, looks, also: what is to be empty"),
    ),
]
Looks = Annotated[str, Kind(_text(120), N_("how to know them again: red coat, with a child"), personal=True)]
Plate = Annotated[str, Kind(_text(40), N_("the number plate of their car"), personal=True)]
Others = Annotated[
    str,
    Kind(
        lambda text, field, ground: read_others(text, field, ground.region),
        N_("who came along, by name and phone: 王女士 13800138001, 陈小姐"),
        personal=True,
    ),
]
Cards = Annotated[
    list[str], Kind(_names, N_("customers by name, phone or number, separated by commas, in order"), personal=True)
]
KitItems = Annotated[
    list[str], Kind(_names, N_("parts of the sales kit, separated by commas"), reference="kit", suggests="kit")
]
TemplateCode = Annotated[str, Kind(_one_name(40), N_("a short name without commas"))]
TemplateText = Annotated[str, Kind(_text(400), N_("a text with {name}, {model}, … in it"))]
Grades = Annotated[str, Kind(_grades, N_("grades without anything between: HA; empty for all"))]
DaysOn = Annotated[int, Kind(_count(0, 3650), N_("days"))]
Ending = Annotated[str, Kind(_text(40), N_("what came of the visit"), reference="ending", suggests="ending")]
Steps = Annotated[list[str], Kind(_names, N_("steps that were done, separated by commas"), suggests="step")]
Clearable = Annotated[list[str], _emptied(("tier", "mentor", "pin"), N_("tier, mentor, pin: what is to be empty"))]
Pin = Annotated[str, Kind(_pin, N_("four to eight digits"), secret=True)]
YesNo = Annotated[bool | None, Kind(_yes_no, N_("yes or no"), choices=("yes", "no"))]
Weekday = Annotated[int, Kind(_count(1, 7), N_("1 for Monday to 7 for Sunday"))]
Hours = Annotated[str, Kind(lambda text, field, ground: read_hours(brief(text)), N_("09:00-18:00, or closed"))]
Zone = Annotated[str, Kind(_zone, N_("a time zone, as Asia/Shanghai"))]
Names = Annotated[list[str], Kind(_names, N_("names, separated by commas"))]
Preset = Annotated[
    str,
    Kind(_one_of(tuple(PRESETS)), N_("strict-roster, check-in-order or fewest-turns-first"), choices=tuple(PRESETS)),
]
SettingName = Annotated[str, Kind(_text(60), N_("the name of a setting"))]
SettingValue = Annotated[str, Kind(_text(60), N_("its new value"))]
Purpose = Annotated[str, Kind(_text(40), N_("what they came for"), reference="purpose", suggests="purpose")]
Source = Annotated[str, Kind(_text(60), N_("what brought them"), reference="source", suggests="source")]
AwayReason = Annotated[str, Kind(_text(200), N_("why they step away"), suggests="away")]
HandOverReason = Annotated[str, Kind(_text(200), N_("why"), personal=True, suggests="hand_over")]
MoveReason = Annotated[str, Kind(_text(200), N_("why"), suggests="move")]
ReclassifyReason = Annotated[str, Kind(_text(200), N_("why"), personal=True, suggests="reclassify")]
SkipReason = Annotated[str, Kind(_text(200), N_("why they let a party pass"), suggests="skip")]
Grade = Annotated[
    str, Kind(_one_of(("", "O", "H", "A", "B", "C")), N_("O, H, A, B or C"), choices=("H", "A", "B", "C"))
]
