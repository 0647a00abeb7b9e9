"""The house: set up once, then its settings, hours, closed days and models."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from typing import Any

from floortui.domain.fields import (
    Day,
    Hours,
    Model,
    ModelName,
    Name,
    Names,
    Preset,
    Reason,
    SettingName,
    SettingValue,
    StaffName,
    Weekday,
    Zone,
)
from floortui.domain.moments import business_day, zone_named
from floortui.domain.people import CONSULTANT, MANAGER, RECEPTION
from floortui.domain.settings import SETTINGS, Setting, Value, preset
from floortui.domain.shifts import FULL
from floortui.errors import Refused
from floortui.services import seeds
from floortui.services.action import MANAGERS, Told, action
from floortui.services.work import Work
from floortui.storage import journal, migrations
from floortui.storage.models import ClosedDay, Reference, Roster, Staff
from floortui.storage.models import Hours as HoursRow
from floortui.storage.models import Setting as SettingRow
from floortui.storage.queries import house, people

WEEK = range(1, 8)


@action("house.found", roles=MANAGERS, undoable=False)
def found_house(work: Work) -> Told:
    """Begin a new database with its reference lists and opening hours; the program does this by itself."""
    if journal.head() > 0:
        raise Refused("set_up.done")
    _add_lists(work, known=frozenset())
    for weekday in WEEK:
        work.change.insert(HoursRow, weekday=weekday, hours=seeds.OPENING_HOURS)
    return {"schema": migrations.newest()}


@action("house.add_lists", roles=frozenset(), undoable=False)
def add_lists(work: Work) -> Told:
    """Add the reference lists that a newer program knows; the program does this by itself after an upgrade.

    Lists that the house has get the values and details that are new: what it has itself stays as it is.
    """
    known = house.kinds()
    told: Told = {"lists": _add_lists(work, known=known), "schema": migrations.newest()}
    return told | {
        "values": [value for kind in sorted(known & seeds.KINDS.keys()) for value in _add_values(work, kind)]
    }


def _add_values(work: Work, kind: str) -> list[str]:
    """Write what is new of a list that the house has: whole values, and details of those that it has."""
    rows = house.reference_rows(kind)
    changed: list[str] = []
    for row in seeds.reference()[kind]:
        details = _details(row)
        if row["code"] not in rows:
            _add_value(work, kind, row, max((each.position for each in rows.values()), default=0) + 1 + len(changed))
            changed.append(f"{kind}:{row['code']}")
        elif missing := {name: value for name, value in details.items() if name not in rows[row["code"]].details}:
            there = rows[row["code"]]
            work.change.update(Reference, there.id, details=_written({**there.details, **missing}))
            changed.append(f"{kind}:{row['code']}")
    return changed


def _details(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("code", "en", "zh")}


def _written(details: Mapping[str, Any]) -> str:
    return json.dumps(details, ensure_ascii=False, sort_keys=True)


def _add_value(work: Work, kind: str, row: Mapping[str, Any], position: int) -> None:
    named = {name: row[name] for name in ("code", "en", "zh")}
    details = _written(_details(row))
    work.change.insert(Reference, kind=kind, **named, position=position, details=details, active=1)


def _add_lists(work: Work, *, known: frozenset[str]) -> list[str]:
    """Write the rows of every list of which the house has none."""
    lists = {kind: rows for kind, rows in seeds.reference().items() if kind not in known}
    for kind, rows in lists.items():
        for position, row in enumerate(rows, start=1):
            _add_value(work, kind, row, position)
    return list(lists)


@action("showroom.set_up", roles=MANAGERS)
def set_up_showroom(
    work: Work,
    *,
    name: Name,
    hours: Hours = seeds.OPENING_HOURS,
    staff: Names,
    reception: Names = [],  # noqa: B006 - read, never written
    manager: StaffName = "",
    models: Names = [],  # noqa: B006 - read, never written
    zone: Zone = "",
) -> Told:
    """Set the showroom up in one go: its name, hours, people and models; the consultants are on duty today."""
    if people.everybody():
        raise Refused("set_up.done")
    _set(work, "showroom.name", name)
    if zone:
        _set(work, "showroom.zone", zone)
    for row, _ in house.weekday_hours().values():
        work.change.update(HoursRow, row, hours=hours)
    roles = [(person, CONSULTANT) for person in staff] + [(person, RECEPTION) for person in reception]
    roles += [(manager, MANAGER)] if manager else []
    numbers = {}
    for person, role in roles:
        if person in numbers:
            raise Refused("roster.twice", field="staff", name=person)
        if person.isdigit():
            raise Refused("staff.numeric", field="staff")
        numbers[person] = work.change.insert(Staff, name=person, role=role, tier="", mentor=None, pin="", active=1)
    today = business_day(work.now, zone_named(zone)) if zone else work.day
    for position, person in enumerate(staff, start=1):
        work.change.insert(Roster, day=today, staff=numbers[person], position=position, shift=FULL)
    for model in models:
        _add_model(work, model)
    return {"name": name, "staff": numbers, "models": models}


@action("setting.set", roles=MANAGERS)
def set_setting(work: Work, *, name: SettingName, value: SettingValue = "") -> Told:
    """Change a setting of the house."""
    if name not in SETTINGS:
        near = difflib.get_close_matches(name, SETTINGS, 1, 0.4)
        if near:
            raise Refused("setting.near", field="name", name=name, near=near[0])
        raise Refused("setting.unknown", field="name", name=name)
    read = _read(SETTINGS[name], value)
    if name == "showroom.zone":
        zone_named(str(read))
    _set(work, name, read)
    return {"name": name, "value": read}


@action("setting.preset", roles=MANAGERS)
def choose_preset(work: Work, *, name: Preset) -> Told:
    """Set every rule of the line-up as houses do that are known for it; each can be changed afterwards."""
    before = work.settings
    changed = {rule: value for rule, value in preset(name).items() if value != before[rule]}
    for rule, value in changed.items():
        _set(work, rule, value)
    if not changed:
        raise Refused("setting.preset_same", field="name", preset=name)
    return {"preset": name, "changed": changed}


def _read(setting: Setting, text: str) -> Value:
    """Read a setting's value as its default's kind."""
    if setting.choices:
        if text not in setting.choices:
            raise Refused("choice.unknown", field="value", choices=list(setting.choices), text=text)
        return text
    if isinstance(setting.default, bool):
        if text.lower() not in ("yes", "no", "true", "false"):
            raise Refused("yes_no.unknown", field="value", text=text)
        return text.lower() in ("yes", "true")
    if isinstance(setting.default, int):
        if not (text.isascii() and text.isdigit() and setting.low <= int(text) <= setting.high):
            raise Refused("count.range", field="value", low=setting.low, high=setting.high, text=text)
        return int(text)
    return text


def _set(work: Work, name: str, value: Value) -> None:
    row = house.setting_row(name)
    text = json.dumps(value, ensure_ascii=False)
    if row is None:
        work.change.insert(SettingRow, name=name, value=text)
    else:
        work.change.update(SettingRow, row, value=text)


@action("hours.set", roles=MANAGERS)
def set_hours(work: Work, *, weekday: Weekday, hours: Hours) -> Told:
    """Set the opening hours of a weekday, 1 for Monday."""
    row, _ = house.weekday_hours()[weekday]
    work.change.update(HoursRow, row, hours=hours)
    return {"weekday": weekday, "hours": hours}


@action("hours.close_day", roles=MANAGERS)
def close_on(work: Work, *, day: Day, reason: Reason = "") -> Told:
    """Mark a day as closed, such as a holiday."""
    known = {closed: row for row, closed, _ in house.closed_days(day)}
    if day in known:
        work.change.update(ClosedDay, known[day], reason=reason)
    else:
        work.change.insert(ClosedDay, day=day, reason=reason)
    return {"day": day}


@action("hours.reopen_day", roles=MANAGERS)
def reopen_on(work: Work, *, day: Day) -> Told:
    """Take a day off the closed days."""
    for row, closed, _ in house.closed_days(day):
        if closed == day:
            work.change.delete(ClosedDay, row)
    return {"day": day}


@action("model.add", roles=MANAGERS)
def add_model(work: Work, *, name: ModelName) -> Told:
    """Put a model on the list that forms offer."""
    _add_model(work, name)
    return {"model": name}


def _add_model(work: Work, name: str) -> None:
    row = house.reference_row("model", name)
    if row is None:
        position = len(house.choices("model")) + 1
        work.change.insert(
            Reference, kind="model", code=name, en=name, zh=name, position=position, details="{}", active=1
        )
    else:
        work.change.update(Reference, row[0], active=1)


@action("model.remove", roles=MANAGERS)
def remove_model(work: Work, *, name: Model) -> Told:
    """Take a model off the list that forms offer; the records keep it."""
    row = house.reference_row("model", name)
    if row is None or not row[1]:
        raise Refused(
            "choice.unknown",
            field="name",
            choices=[choice.code for choice in house.choices("model")],
            text=name,
        )
    work.change.update(Reference, row[0], active=0)
    return {"model": name}
