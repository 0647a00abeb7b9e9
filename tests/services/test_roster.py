"""The duty roster: shifts, the order of turns, a week taken over from another, and the day that opens from it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floortui.errors import Refused
from floortui.storage.queries import duty, floor, people
from tests.house import CONSULTANTS, MANAGER, RECEPTION, TODAY, TOMORROW, Showroom, number, problems, refused, rows

MONDAY, SUNDAY = "2026-03-16", "2026-03-22"
"""The week after today's."""
SATURDAY = "2026-03-14"


def order(day: str) -> list[str]:
    """Give who takes turns on a day, in order."""
    return [people.names()[person] for person in people.roster(day)]


def on_day(day: str) -> dict[str, str]:
    """Give everybody's shift on a day."""
    return {people.names()[entry.staff]: entry.shift for entry in duty.entries(day, day)}


def test_whoever_is_put_on_a_shift_gets_the_next_place(house: Showroom) -> None:
    told = house.do("roster.shift", day=TOMORROW, names="张伟", shift="full")
    house.do("roster.shift", day=TOMORROW, names="李娜，陈静", shift="early")
    assert order(TOMORROW) == ["张伟", "李娜", "陈静"]
    assert on_day(TOMORROW) == {"张伟": "full", "李娜": "early", "陈静": "early"}
    assert (told["who"], told["days"], told["shift"], told["skipped"]) == ("张伟", TOMORROW, "full", [])


def test_another_shift_keeps_the_place_and_off_loses_it(house: Showroom) -> None:
    house.do("roster.shift", day=TODAY, names="李娜", shift="late")
    assert order(TODAY) == list(CONSULTANTS)
    house.do("roster.shift", day=TODAY, names="李娜", shift="休息")
    assert order(TODAY) == list(CONSULTANTS[1:])
    house.do("roster.shift", day=TODAY, names="李娜", shift="full day")
    assert order(TODAY) == [*CONSULTANTS[1:], "李娜"]


def test_reception_and_trainees_have_shifts_and_no_place(house: Showroom) -> None:
    house.do("staff.add", name="孙悦", tier="trainee", mentor="李娜")
    house.do("roster.shift", day=TOMORROW, names=[RECEPTION, "孙悦"], shift="early")
    assert on_day(TOMORROW) == {RECEPTION: "early", "孙悦": "early"}
    assert order(TOMORROW) == []
    assert refused("roster.manager", house, "roster.shift", day=TODAY, names=MANAGER, shift="full")["name"] == MANAGER


def test_a_shift_is_given_for_many_days_and_closed_days_are_named(house: Showroom) -> None:
    house.do("hours.close_day", day="2026-03-17", reason="盘点")
    house.do("hours.set", weekday=7, hours="closed")
    told = house.do("roster.shift", day=MONDAY, until=SUNDAY, names="李娜,刘洋", shift="full")
    assert told["skipped"] == [{"day": "2026-03-17", "why": "closed"}, {"day": SUNDAY, "why": "closed"}]
    assert {entry.day for entry in duty.entries(MONDAY, SUNDAY)} == {f"2026-03-{day}" for day in (16, 18, 19, 20, 21)}
    refused("roster.closed", house, "roster.shift", day=SUNDAY, names="李娜", shift="full")


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("choice.unknown", {"shift": "night"}),
        ("staff.unknown", {"names": "何苗"}),
        ("roster.twice", {"names": "李娜,李娜"}),
        ("field.missing", {"names": ","}),
        ("period.backwards", {"until": "2026-03-01"}),
        ("roster.span", {"until": "2027-03-12"}),
        ("day.unreadable", {"day": "2026-02-30"}),
    ],
)
def test_what_is_no_shift_is_refused(house: Showroom, code: str, fields: dict[str, str]) -> None:
    refused(code, house, "roster.shift", **{"day": TODAY, "names": "李娜", "shift": "full", **fields})


def test_a_shift_that_stands_already_writes_no_line(house: Showroom) -> None:
    house.do("roster.shift", day=TODAY, names="李娜", shift="late")
    before = rows(ids_and_seq=True)
    house.do("roster.shift", day=TODAY, names="李娜", shift="late")
    assert rows(ids_and_seq=True) == before


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("roster.shift", {"until": TOMORROW, "names": "刘洋", "shift": "off"}),
        ("roster.copy_week", {"from": "2026-04-01"}),
    ],
)
def test_somebody_else_was_faster(house: Showroom, action: str, fields: dict[str, str]) -> None:
    seen = people.roster_seq(TODAY)
    house.at(RECEPTION).do("roster.shift", day=TODAY, names="李娜", shift="off")
    with pytest.raises(Refused) as caught:
        house.desk.do(action, day=TODAY, seen=seen, **fields)
    assert (caught.value.code, caught.value.facts["name"]) == ("seen.moved", RECEPTION)


def test_consultants_only_look(house: Showroom) -> None:
    for action, fields in (
        ("roster.shift", {"day": TODAY, "names": "李娜", "shift": "off"}),
        ("roster.copy_week", {"day": TODAY}),
    ):
        refused("role.refused", house.at("李娜"), action, **fields)


def test_setting_the_order_of_a_day_keeps_shifts_and_gives_full_days(house: Showroom) -> None:
    house.do("roster.shift", day=TODAY, names="李娜", shift="late")
    house.do("roster.shift", day=TODAY, names="刘洋", shift="leave")
    house.do("roster.shift", day=TODAY, names=RECEPTION, shift="early")
    house.do("roster.set", day=TODAY, names="张伟,李娜")
    assert order(TODAY) == ["张伟", "李娜"]
    assert on_day(TODAY) == {"张伟": "full", "李娜": "late", "刘洋": "leave", "陈静": "off", RECEPTION: "early"}
    house.do("roster.set", day=TODAY, names="刘洋")
    assert on_day(TODAY) == {"刘洋": "full", "张伟": "off", "李娜": "off", "陈静": "off", RECEPTION: "early"}


def test_a_week_is_taken_over_with_its_order(house: Showroom) -> None:
    house.do("roster.set", day=TODAY, names="张伟,陈静,李娜")
    house.do("roster.shift", day=TODAY, names=RECEPTION, shift="late")
    told = house.do("roster.copy_week", day=SUNDAY)
    assert (told["day"], told["from"], told["entries"], told["skipped"]) == (MONDAY, "2026-03-09", 5, [])
    assert order("2026-03-19") == ["张伟", "陈静", "李娜"]
    assert on_day("2026-03-19") == {"张伟": "full", "陈静": "full", "李娜": "full", "刘洋": "off", RECEPTION: "late"}
    house.do("roster.copy_week", day="2026-04-01", **{"from": TODAY})
    assert order("2026-04-02") == ["张伟", "陈静", "李娜"]


def test_taking_a_week_over_says_what_it_left_out(house: Showroom) -> None:
    house.do("roster.shift", day=TOMORROW, names=list(CONSULTANTS), shift="full")
    house.do("roster.shift", day=TODAY, names="刘洋", shift="leave")
    house.do("roster.shift", day="2026-03-19", names="李娜", shift="leave")
    house.do("hours.close_day", day="2026-03-20", reason="盘点")
    house.do("staff.leave", name="陈静")
    told = house.do("roster.copy_week", day=MONDAY)
    assert told["skipped"] == [
        {"day": "2026-03-19", "name": "李娜", "why": "kept"},
        {"name": "陈静", "why": "left"},
        {"day": "2026-03-19", "name": "刘洋", "why": "of_its_day"},
        {"day": "2026-03-20", "why": "closed"},
    ]
    assert on_day("2026-03-19") == {"张伟": "full", "李娜": "leave"}
    assert order("2026-03-19") == ["张伟"]


def test_who_was_planned_already_stands_behind_the_order_that_is_taken_over(house: Showroom) -> None:
    house.do("roster.set", day=TODAY, names="刘洋,李娜")
    house.do("roster.set", day="2026-03-19", names="张伟,李娜")
    house.do("roster.copy_week", day="2026-03-19")
    assert order("2026-03-19") == ["刘洋", "李娜"]
    house.do("staff.add", name="何苗")
    house.do("roster.shift", day="2026-03-19", names="何苗", shift="early")
    house.do("roster.copy_week", day="2026-03-19")
    assert order("2026-03-19") == ["刘洋", "李娜", "何苗"]


def test_a_week_without_a_plan_and_one_into_itself_are_refused(house: Showroom) -> None:
    assert refused("roster.no_week", house, "roster.copy_week", day=TODAY)["days"] == "2026-03-02 – 2026-03-08"
    refused("roster.same_week", house, "roster.copy_week", day=TODAY, **{"from": "2026-03-15"})


def test_both_are_taken_back(house: Showroom) -> None:
    house.do("roster.shift", day=TODAY, names=RECEPTION, shift="late")
    before = rows()
    for action, fields in (
        ("roster.shift", {"day": TODAY, "until": SATURDAY, "names": "李娜,刘洋", "shift": "off"}),
        ("roster.copy_week", {"day": MONDAY}),
    ):
        house.do(action, **fields)
        assert rows() != before
        house.desk.undo()
        assert rows() == before
    assert problems() == []


def test_who_left_stays_on_the_roster_up_to_that_day(house: Showroom) -> None:
    house.do("roster.shift", day=TODAY, until=SUNDAY, names="陈静", shift="full")
    house.do("staff.leave", name="陈静")
    assert [entry.day for entry in duty.entries(TODAY, SUNDAY) if entry.staff == number("陈静")] == [TODAY]


# -- the day opens from it


def test_a_day_of_which_only_shifts_are_known_opens(house: Showroom) -> None:
    house.clock.move(days=1)
    refused("day.empty", house, "day.open")
    house.do("roster.shift", day=TOMORROW, names="张伟,李娜", shift="early")
    house.do("roster.shift", day=TOMORROW, names=RECEPTION, shift="full")
    house.do("day.open")
    assert house.line() == ["张伟", "李娜"]


def test_the_late_shift_stands_in_the_line_up_once_it_checks_in(house: Showroom) -> None:
    house.do("roster.shift", day=TODAY, names="李娜,陈静", shift="late")
    house.do("day.open")
    assert house.line() == ["刘洋", "张伟"]
    assert house.state("李娜") == "off"
    house.clock.move(minutes=175)
    house.do("rotation.check_in", name="陈静")
    house.do("rotation.check_in", name="李娜")
    assert house.line() == ["刘洋", "张伟", "陈静", "李娜"]


def test_the_early_shift_and_full_days_stand_there_before_the_house_opens(house: Showroom) -> None:
    house.do("roster.shift", day=TODAY, names="李娜", shift="early")
    house.clock.move(minutes=-50)
    house.do("day.open")
    assert house.line() == list(CONSULTANTS)


def test_a_late_shift_that_has_begun_stands_where_the_roster_says(house: Showroom) -> None:
    house.do("roster.shift", day=TODAY, names="李娜", shift="late")
    house.clock.move(minutes=180)
    house.do("arrival.log")
    assert floor.open_visits()[0].assigned == number("李娜")


def test_whoever_is_named_is_here_whatever_the_shift(house: Showroom) -> None:
    house.do("roster.shift", day=TODAY, names="李娜", shift="late")
    house.do("day.open", present="李娜,刘洋")
    assert house.line() == ["李娜", "刘洋"]


def test_a_day_on_which_all_begin_later_says_so(house: Showroom) -> None:
    house.do("roster.shift", day=TODAY, names=list(CONSULTANTS), shift="late")
    refused("day.later", house, "day.open")
    house.do("rotation.check_in", name="刘洋")
    assert house.line() == ["刘洋"]


PEOPLE = st.sampled_from([*CONSULTANTS, RECEPTION])
DAYS = st.sampled_from(["2026-03-12", "2026-03-13", "2026-03-16", "2026-03-19", "2026-03-20"])
STEPS = st.one_of(
    st.tuples(st.just("shift"), DAYS, st.lists(PEOPLE, min_size=1, unique=True),
              st.sampled_from(["full", "early", "late", "off", "leave", "training"])),
    st.tuples(st.just("set"), DAYS, st.lists(st.sampled_from(CONSULTANTS), unique=True), st.just("")),
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=8))
def test_whoever_is_on_takes_turns_and_nobody_else(
    house: Showroom, steps: list[tuple[str, str, list[str], str]]
) -> None:
    plan: dict[str, list[str]] = {day: [] for day in sorted({step[1] for step in steps})}
    for day in plan:
        house.do("roster.set", day=day, names=",")
    for what, day, names, shift in steps:
        if what == "set":
            house.do("roster.set", day=day, names=names or ",")
            plan[day] = list(names)
            continue
        house.do("roster.shift", day=day, names=names, shift=shift)
        for name in names:
            on = shift in ("full", "early", "late") and name != RECEPTION
            if on and name not in plan[day]:
                plan[day].append(name)
            elif not on and name in plan[day]:
                plan[day].remove(name)
    assert {day: order(day) for day in plan} == plan
