"""The house and its people: set up once, then staff, settings, hours, closed days and models."""

from __future__ import annotations

import pytest

from floortui.domain.settings import PRESETS, SETTINGS, Value, preset
from floortui.services.desk import Desk
from floortui.storage.queries import house as questions
from floortui.storage.queries import people
from tests.house import MANAGER, RECEPTION, TODAY, TOMORROW, Showroom, lines, number, problems, refused


def test_a_showroom_is_set_up_in_one_go(desk: Desk) -> None:
    desk.do("showroom.set_up", name="东风路店", hours="10:00-20:00", staff="李娜、刘洋", reception="王敏",
            manager="赵敏", models="CR-V，Civic", zone="Asia/Shanghai")  # fmt: skip
    assert [(person.name, person.role) for person in people.everybody()] == [
        ("李娜", "consultant"), ("刘洋", "consultant"), ("王敏", "reception"), ("赵敏", "manager")]  # fmt: skip
    assert people.roster(TODAY) == [number("李娜"), number("刘洋")]
    assert {hours for _, hours in questions.weekday_hours().values()} == {"10:00-20:00"}
    assert [choice.code for choice in questions.choices("model")] == ["CR-V", "Civic"]
    refused("set_up.done", desk, "showroom.set_up", name="再来", staff="何苗")
    refused("set_up.done", desk, "house.found")
    assert problems() == []


def test_a_name_given_twice_is_refused(desk: Desk) -> None:
    assert refused("roster.twice", desk, "showroom.set_up", name="店", staff="李娜", manager="李娜")["name"] == "李娜"


def test_a_new_house_has_its_lists(desk: Desk) -> None:
    for kind in ("purpose", "source", "away", "skip", "void"):
        assert questions.choices(kind), kind
    assert all(choice.en and choice.zh for choice in questions.choices("purpose"))


def test_two_people_of_one_name_cannot_be_told_apart(house: Showroom) -> None:
    assert refused("staff.exists", house, "staff.add", name="李娜")["field"] == "name"
    assert refused("staff.exists", house, "staff.edit", name="刘洋", new_name="李娜")["field"] == "new_name"


def test_somebody_of_a_name_that_left_may_come(house: Showroom) -> None:
    first = number("李娜")
    house.do("staff.leave", name="李娜")
    house.do("staff.add", name="李娜")
    assert number("李娜") != first
    assert refused("staff.unknown", house, "staff.leave", name=str(first))["name"] == str(first)


def test_nobody_is_their_own_mentor(house: Showroom) -> None:
    refused("staff.mentor_self", house, "staff.edit", name="李娜", mentor="李娜")
    house.do("staff.edit", name="李娜", tier="3", mentor="陈静")
    member = people.named("李娜")[0]
    assert (member.tier, member.mentor) == ("3", number("陈静"))


def test_a_new_name_keeps_the_person(house: Showroom) -> None:
    house.do("day.open")
    house.do("staff.edit", name="李娜", new_name="李娜娜")
    assert house.line()[0] == "李娜娜"


def test_somebody_with_a_customer_cannot_leave_the_house(house: Showroom) -> None:
    party = house.do("arrival.log")["visit"]
    assert refused("staff.has_visits", house, "staff.leave", name="李娜")["visits"] == [party]


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [("rotation.restore_minutes", "30", 30), ("rotation.make_up", "no", False), ("showroom.region", "US", "US"),
     ("showroom.name", "东风路店", "东风路店"), ("showroom.zone", "", "")],
)  # fmt: skip
def test_a_setting_is_kept_as_what_it_is(house: Showroom, name: str, value: str, kept: object) -> None:
    assert house.do("setting.set", name=name, value=value)["value"] == kept
    assert questions.settings()[name] == kept


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [("rotation.restore", "30", "setting.near"), ("zzz", "1", "setting.unknown"),
     ("rotation.restore_minutes", "-1", "count.range"), ("rotation.restore_minutes", "²", "count.range"),
     ("rotation.make_up", "perhaps", "yes_no.unknown"), ("rotation.asked_consumes", "often", "choice.unknown"),
     ("showroom.zone", "Mars/Olympus", "zone.unknown")],
)  # fmt: skip
def test_a_setting_takes_only_what_it_takes(house: Showroom, name: str, value: str, code: str) -> None:
    refused(code, house, "setting.set", name=name, value=value)


def test_hours_by_weekday_and_closed_days(house: Showroom) -> None:
    house.do("hours.set", weekday=4, hours="10:00-20:00")
    assert (questions.hours_of(TODAY), questions.hours_of(TOMORROW)) == ("10:00-20:00", "09:00-18:00")
    house.do("hours.close_day", day=TOMORROW, reason="春节")
    house.do("hours.close_day", day=TOMORROW, reason="盘点")
    assert questions.hours_of(TOMORROW) == "closed"
    house.do("hours.reopen_day", day=TOMORROW)
    assert questions.hours_of(TOMORROW) == "09:00-18:00"
    refused("count.range", house, "hours.set", weekday=8, hours="closed")
    refused("hours.unreadable", house, "hours.set", weekday=1, hours="9-18")


def test_a_model_goes_off_the_list_and_comes_back(house: Showroom) -> None:
    house.do("model.add", name="CR-V")
    house.do("model.remove", name="CR-V")
    assert questions.choices("model") == []
    assert refused("choice.unknown", house, "model.remove", name="CR-V")["field"] == "name"
    house.do("model.add", name="CR-V")
    assert [choice.code for choice in questions.choices("model")] == ["CR-V"]


def rules() -> dict[str, Value]:
    """Give the rules of the line-up as they are set."""
    return {name: value for name, value in questions.settings().items() if name.startswith("rotation.")}


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_sets_every_rule_of_the_line_up_in_one_line(showroom: Showroom, name: str) -> None:
    before = rules()
    showroom.do("setting.set", name="rotation.restore_minutes", value="30")
    showroom.do("setting.set", name="rotation.bar_overdue", value="12")
    mark = lines()
    showroom.at(MANAGER).do("setting.preset", name=name)
    assert lines() == mark + 1
    eligible = {"rotation.bar_overdue": 12}
    assert rules() == before | eligible | dict(PRESETS[name].rules), (
        "what it does not name of the order is as by default"
    )
    refused("setting.preset_same", showroom, "setting.preset", name=name)
    showroom.desk.undo()
    assert rules() == before | eligible | {"rotation.restore_minutes": 30}
    assert problems() == []


def test_presets_differ_and_name_rules_that_there_are() -> None:
    assert len({tuple(sorted(preset(name).items(), key=str)) for name in PRESETS}) == len(PRESETS)
    for name in PRESETS:
        for rule, value in PRESETS[name].rules.items():
            assert value != SETTINGS[rule].default
            assert not SETTINGS[rule].values or value in SETTINGS[rule].values


def test_a_preset_is_a_manager_s_and_one_of_those_there_are(showroom: Showroom) -> None:
    refused("role.refused", showroom.at(RECEPTION), "setting.preset", name="strict-roster")
    refused("choice.unknown", showroom, "setting.preset", name="sunshine")
