"""Undo: everything as it was before, unless somebody built on it, or it is not yours, or too long ago."""

from __future__ import annotations

from typing import Any

import pytest

from floortui.errors import Refused
from floortui.services.signing_in import identify
from floortui.storage import journal
from tests.house import (
    MANAGER,
    RECEPTION,
    TODAY,
    TOMORROW,
    YESTERDAY,
    Showroom,
    lines,
    number,
    problems,
    refused,
    rows,
)

UNDOABLE: tuple[tuple[str, dict[str, Any]], ...] = (
    ("arrival.log", {"name": "李先生", "phone": "13800138000", "model": "CR-V", "source": "walk-in"}),
    ("arrival.log", {"purpose": "courier"}),
    ("arrival.assign", {"visit": 1, "to": "陈静", "reason": "客户要求"}),
    ("visit.complete", {"visit": 1, "name": "周女士", "phone": "13900139000", "grade": "A", "test_drive": "yes"}),
    ("visit.close", {"visit": 1}),
    ("visit.reclassify", {"visit": 1, "as": "courier"}),
    ("visit.void", {"visit": 1, "reason": "录错了"}),
    ("rotation.away", {"name": "刘洋", "reason": "meal"}),
    ("rotation.skip", {"name": "刘洋", "reason": "phone"}),
    ("rotation.no_answer", {"name": "李娜"}),
    ("rotation.move", {"name": "张伟", "position": 1, "reason": "调整"}),
    ("rotation.leave", {"name": "张伟"}),
    ("day.close", {}),
    ("roster.set", {"day": TODAY, "names": "张伟,李娜"}),
    ("staff.add", {"name": "何苗"}),
    ("staff.edit", {"name": "张伟", "tier": "trainee"}),
    ("staff.leave", {"name": "张伟"}),
    ("setting.set", {"name": "showroom.name", "value": "东风路店"}),
    ("hours.set", {"weekday": 7, "hours": "closed"}),
    ("hours.close_day", {"day": TOMORROW, "reason": "盘点"}),
    ("model.add", {"name": "CR-V"}),
)


@pytest.mark.parametrize(("action", "fields"), UNDOABLE, ids=lambda value: value if isinstance(value, str) else "")
def test_undo_gives_the_tables_and_the_line_up_back(showroom: Showroom, action: str, fields: dict[str, Any]) -> None:
    showroom.do("arrival.log")
    before, lineup = rows(), showroom.lineup()
    showroom.do(action, **fields)
    told = showroom.desk.undo()
    assert told["action"] == action
    assert rows() == before
    assert showroom.lineup() == lineup
    assert problems() == []


def test_the_whole_set_up_can_be_undone(desk: Any) -> None:
    before = rows()
    desk.do("showroom.set_up", name="东风路店", staff="李娜,刘洋", reception="王敏", manager="赵敏", models="CR-V",
            zone="Asia/Shanghai")  # fmt: skip
    desk.undo()
    assert rows() == before


def test_undo_goes_further_back_line_by_line(showroom: Showroom) -> None:
    before = showroom.line()
    for _ in range(3):
        showroom.do("arrival.log")
    for _ in range(3):
        showroom.desk.undo()
    assert showroom.line() == before


def test_in_the_rotation_only_the_latest_event_can_be_undone(showroom: Showroom) -> None:
    showroom.do("rotation.skip", name="李娜", reason="phone")
    first = lines()
    showroom.at("王敏").do("arrival.log")
    facts = refused("undo.not_latest", showroom, "undo", line=first)
    assert (facts["latest"], facts["action"], facts["name"]) == (first + 1, "arrival.log", "王敏")


def test_what_moved_nobody_does_not_stand_in_the_way(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    first = lines()
    showroom.do("arrival.log", served_by="陈静", arrived="08:30")
    showroom.do("staff.edit", name="张伟", tier="1")
    showroom.desk.undo(first)
    assert showroom.line() == ["李娜", "刘洋", "陈静", "张伟"]


def test_undo_is_refused_when_somebody_built_on_it(showroom: Showroom) -> None:
    showroom.do("staff.edit", name="张伟", tier="1")
    first = lines()
    showroom.at("赵敏").do("staff.edit", name="张伟", tier="2")
    facts = refused("undo.built_on", showroom, "undo", line=first)
    assert (facts["name"], facts["action"], facts["by"]) == ("赵敏", "staff.edit", first + 1)
    showroom.desk.undo()
    showroom.desk.undo(first)


def test_somebody_on_a_roster_cannot_be_undone_away(showroom: Showroom) -> None:
    showroom.do("staff.add", name="何苗")
    first = lines()
    showroom.do("roster.set", day=TOMORROW, names="何苗")
    assert refused("undo.built_on", showroom, "undo", line=first)["action"] == "roster.set"


def test_somebody_who_stands_in_the_line_up_cannot_be_undone_away(showroom: Showroom) -> None:
    showroom.do("staff.add", name="何苗")
    first = lines()
    showroom.do("rotation.check_in", name="何苗")
    assert refused("undo.built_on", showroom, "undo", line=first)["action"] == "rotation.check_in"


def test_somebody_who_did_something_cannot_be_undone_away(showroom: Showroom) -> None:
    showroom.do("staff.add", name="何苗", role="manager")
    first = lines()
    showroom.at("何苗").do("hours.set", weekday=1, hours="closed")
    assert refused("undo.built_on", showroom, "undo", line=first)["name"] == "何苗"


def test_a_customer_who_came_again_cannot_be_undone_away(house: Showroom) -> None:
    house.do("arrival.log", phone="13800138000", served_by="李娜", arrived=f"{YESTERDAY}T10:00")
    first = lines()
    house.do("arrival.log", phone="13800138000")
    assert refused("undo.built_on", house, "undo", line=first)["action"] == "arrival.log"


def test_a_place_that_is_taken_again_cannot_be_given_back(showroom: Showroom) -> None:
    showroom.do("staff.leave", name="张伟")
    first = lines()
    showroom.do("staff.add", name="张伟")
    showroom.do("roster.set", day=TODAY, names="李娜")
    second = lines()
    showroom.do("roster.set", day=TODAY, names="李娜,刘洋")
    assert refused("undo.built_on", showroom, "undo", line=first)["action"] == "staff.add"
    assert refused("undo.built_on", showroom, "undo", line=second)["action"] == "roster.set"


def test_nobody_can_undo_the_last_manager_s_pin(showroom: Showroom) -> None:
    showroom.do("staff.edit", name="赵敏", pin="2580")
    first = lines()
    showroom.at("赵敏").do("staff.edit", name="王敏", pin="7391")
    assert refused("staff.last_manager", showroom.at("赵敏"), "undo", line=first)["name"] == "赵敏"


def test_the_desk_undoes_for_ten_minutes_then_a_manager_with_a_reason(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    showroom.clock.move(minutes=11)
    assert refused("undo.too_old", showroom.at("王敏"), "undo")["minutes"] == 11
    assert refused("reason.needed", showroom.at("赵敏"), "undo")["field"] == "reason"
    showroom.at("赵敏").undo(reason="客户走错门")
    showroom.do("arrival.log")
    showroom.clock.move(minutes=10)
    showroom.at("王敏").undo()


def test_a_consultant_undoes_only_their_own(showroom: Showroom) -> None:
    showroom.do("rotation.skip", name="李娜", reason="phone")
    first = lines()
    assert refused("undo.not_yours", showroom.at("李娜"), "undo", line=first)
    refused("undo.nothing", showroom.at("李娜"), "undo")
    showroom.at("刘洋").do("rotation.away", name="刘洋", reason="meal")
    showroom.at("刘洋").undo()
    assert showroom.line() == ["刘洋", "李娜", "陈静", "张伟"]


def test_what_cannot_be_undone_says_so(showroom: Showroom) -> None:
    showroom.do("rotation.skip", name="李娜", reason="phone")
    skip = lines()
    showroom.desk.undo()
    assert refused("undo.done", showroom, "undo", line=skip)["by"] == skip + 1
    refused("undo.never", showroom, "undo", line=skip + 1)
    refused("undo.never", showroom, "undo", line=1)
    refused("undo.unknown", showroom, "undo", line=10**6)


def test_an_undo_names_what_it_took_back(showroom: Showroom) -> None:
    showroom.at("王敏").do("arrival.log")
    told = showroom.desk.undo()
    line = journal.last_entries(1)[0]
    assert (told["line"], told["action"], told["by"]) == (line.undoes, "arrival.log", "王敏")


def test_an_undone_arrival_keeps_its_number_for_ever(showroom: Showroom) -> None:
    first = showroom.do("arrival.log")["visit"]
    showroom.desk.undo()
    assert showroom.do("arrival.log")["visit"] > first
    assert showroom.lineup().place(number("李娜")).visits == (first + 1,)


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("staff.add", {"name": "何苗"}),
        ("staff.leave", {"name": "张伟"}),
        ("setting.set", {"name": "rotation.make_up", "value": "no"}),
        ("hours.set", {"weekday": 1, "hours": "closed"}),
        ("rotation.move", {"name": "张伟", "position": 1, "reason": "调整"}),
    ],
)
def test_what_only_a_manager_may_do_only_a_manager_takes_back(
    showroom: Showroom, action: str, fields: dict[str, Any]
) -> None:
    showroom.at(MANAGER).do(action, **fields)
    facts = refused("undo.role", showroom.at(RECEPTION), "undo", line=lines())
    assert facts["action"] == action
    refused("undo.role", showroom.at("李娜"), "undo", line=lines())
    showroom.at(MANAGER).undo()


def test_who_was_demoted_does_not_take_it_back(showroom: Showroom) -> None:
    showroom.do("staff.add", name="钱莉", role="manager")
    showroom.at(MANAGER).do("staff.edit", name="钱莉", role="reception")
    refused("undo.role", showroom.at("钱莉"), "undo", line=lines())


def test_plain_undo_takes_the_newest_that_can_be(showroom: Showroom) -> None:
    showroom.do("model.add", name="CR-V")
    visit = showroom.do("arrival.log", name="李先生")["visit"]
    showroom.do("visit.complete", visit=visit, note="看车")
    showroom.do("card.erase", card="李先生", reason="本人要求")
    assert showroom.desk.undo()["action"] == "model.add", "what an erasure built on is passed over"


def test_who_was_named_by_a_line_that_is_over_stays_as_long_as_that_line_can_be_undone(showroom: Showroom) -> None:
    showroom.do("staff.add", name="何苗")
    added = lines()
    showroom.do("roster.set", day=TOMORROW, names="何苗")
    showroom.do("roster.set", day=TOMORROW, names="李娜")
    assert refused("undo.built_on", showroom, "undo", line=added)["action"] == "roster.set"
    showroom.desk.undo()
    showroom.desk.undo()
    assert showroom.desk.undo()["line"] == added
    assert problems() == []


def test_a_wrong_pin_of_somebody_new_is_no_reason_to_keep_them(showroom: Showroom) -> None:
    showroom.do("staff.edit", name=MANAGER, pin="7391")
    manager = showroom.at(MANAGER)
    manager.do("staff.add", name="何苗", pin="2580")
    with pytest.raises(Refused):
        identify(manager, "何苗", "9999")
    manager.undo()
    assert problems() == []


def test_a_trainee_does_not_get_into_the_line_up_by_an_undo(showroom: Showroom) -> None:
    showroom.do("staff.add", name="孙悦", tier="trainee")
    showroom.do("staff.edit", name="孙悦", tier="1")
    edited = lines()
    showroom.do("rotation.check_in", name="孙悦")
    assert refused("undo.built_on", showroom, "undo", line=edited)["action"] == "rotation.check_in"


def test_who_stood_in_the_line_up_before_they_changed_roles_may_have_the_change_back_taken_back(
    showroom: Showroom,
) -> None:
    showroom.do("rotation.leave", name="李娜")
    showroom.do("staff.edit", name="李娜", role="reception")
    before = rows()
    showroom.do("staff.edit", name="李娜", role="consultant")
    showroom.do("arrival.log")
    showroom.desk.undo()
    showroom.desk.undo()
    assert rows() == before
