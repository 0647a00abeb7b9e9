"""The computer's clock is set, changes to summer time, or passes midnight: order and minutes stay right."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from floortui.clock import SetClock
from floortui.domain.moments import clock_text, from_text, minutes_between, to_text
from floortui.services.desk import Desk
from floortui.storage import journal
from floortui.storage.queries import floor
from tests.house import CONSULTANTS, TODAY, TOMORROW, YESTERDAY, Showroom, problems, refused, visit

DAY = timedelta(days=1)


def jumps() -> list[int]:
    """Give the seconds of every jump that the journal notes."""
    return [line.told["seconds"] for line in journal.entries() if line.action == "clock.jump"]


def insist_on_the_order() -> None:
    """Lines follow each other by their number, whatever the clock said, and the proof holds."""
    numbers = [line.seq for line in journal.entries()]
    assert numbers == list(range(1, len(numbers) + 1))
    assert problems() == []


def test_set_back_a_day_the_line_up_goes_on_in_its_order(showroom: Showroom) -> None:
    first = showroom.do("arrival.log")
    showroom.clock.jump(showroom.clock.now() - DAY)
    second = showroom.do("arrival.log", name="李先生")
    assert jumps() == [-86_400]
    assert first["assigned"] == "李娜"
    assert second["assigned"] in (None, *CONSULTANTS[1:])
    insist_on_the_order()


def test_set_back_a_visit_never_lasts_less_than_nothing(showroom: Showroom) -> None:
    party = showroom.do("arrival.log")["visit"]
    showroom.clock.jump(showroom.clock.now() - timedelta(hours=3))
    showroom.do("visit.close", visit=party)
    found = visit(party)
    assert found.left_at is not None
    assert from_text(found.left_at) >= from_text(found.arrived)
    refused("visit.before", showroom, "visit.close", visit=showroom.do("arrival.log")["visit"], left=f"{TODAY}T05:00")
    insist_on_the_order()


@pytest.mark.parametrize("by", [DAY, -DAY, timedelta(hours=1), timedelta(minutes=-5)])
def test_a_jump_is_noted_once_with_its_size(showroom: Showroom, by: timedelta) -> None:
    showroom.do("arrival.log")
    showroom.clock.jump(showroom.clock.now() + by)
    for _ in range(3):
        showroom.clock.move(minutes=1)
        showroom.do("arrival.log")
    assert jumps() == [int(by.total_seconds())]
    insist_on_the_order()


def test_set_forward_a_day_nobody_can_jump_the_line_by_it(showroom: Showroom) -> None:
    """The next day has a line-up of its own; set back, today's is as it was."""
    showroom.do("arrival.log")
    before = showroom.line()
    showroom.clock.jump(showroom.clock.now() + DAY)
    showroom.do("setting.set", name="showroom.name", value="星河汽车")
    showroom.clock.jump(showroom.clock.now() - DAY)
    showroom.do("setting.set", name="showroom.name", value="星河")
    assert showroom.line() == before
    assert jumps() == [86_400, -86_400]
    insist_on_the_order()


def test_another_desk_that_starts_with_a_clock_behind_is_noted(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    late = Desk(terminal="desk 2", clock=SetClock(showroom.clock.now() - timedelta(hours=2)))
    late.do("arrival.log")
    assert jumps() == [-7200]
    insist_on_the_order()


@pytest.mark.parametrize(
    ("zone", "before"),
    [
        ("Europe/Berlin", datetime(2026, 3, 29, 0, 50, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 10, 25, 0, 50, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 11, 1, 5, 50, tzinfo=UTC)),
    ],
    ids=["an hour is skipped", "an hour comes twice", "an hour comes twice in America"],
)
def test_daylight_saving_changes_no_visit_and_is_no_jump(house: Showroom, zone: str, before: datetime) -> None:
    house.do("setting.set", name="showroom.zone", value=zone)
    house.clock.move(seconds=(before - house.clock.now()).total_seconds())
    local = before.astimezone(ZoneInfo(zone)).date().isoformat()
    house.do("roster.set", day=local, names=list(CONSULTANTS))
    house.do("day.open")
    parties = []
    for _ in range(3):
        parties.append(house.do("arrival.log"))
        house.clock.move(minutes=15)
    assert [party["assigned"] for party in parties] == ["李娜", "刘洋", "陈静"]
    house.do("visit.close", visit=parties[0]["visit"])
    found = visit(parties[0]["visit"])
    assert found.left_at is not None
    assert from_text(found.left_at) - from_text(found.arrived) == timedelta(minutes=45)
    assert jumps() == []
    insist_on_the_order()


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-06-01", 24)])
def test_the_day_on_which_clocks_change_is_shorter_or_longer(house: Showroom, day: str, hours: int) -> None:
    """Its first and its last minute belong to it, the ones before and after do not."""
    house.do("setting.set", name="showroom.zone", value="Europe/Berlin")
    midnight = datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
    minute, length = timedelta(minutes=1), timedelta(hours=hours)
    days = []
    for moment in (midnight - minute, midnight, midnight + length - minute, midnight + length):
        house.clock.move(seconds=(moment - house.clock.now()).total_seconds())
        days.append(visit(house.do("arrival.log")["visit"]).day)
    before, after = (date.fromisoformat(day) + step for step in (-DAY, DAY))
    assert days == [before.isoformat(), day, day, after.isoformat()]
    assert jumps() == []
    insist_on_the_order()


def test_in_the_hour_that_comes_twice_who_waits_longest_is_told_by_real_minutes(house: Showroom) -> None:
    """A party at 2:50 of summer time comes before one at 2:10 of winter time, and has been there for longer."""
    house.do("setting.set", name="showroom.zone", value="Europe/Berlin")
    summer = datetime(2026, 10, 25, 0, 50, tzinfo=UTC)
    house.clock.move(seconds=(summer - house.clock.now()).total_seconds())
    first = house.do("arrival.log")["visit"]
    house.clock.move(minutes=20)
    second = house.do("arrival.log")["visit"]
    house.clock.move(minutes=10)
    berlin = ZoneInfo("Europe/Berlin")
    assert [clock_text(visit(number).arrived, berlin) for number in (first, second)] == ["02:50", "02:10"]
    assert [row.id for row in floor.visits_of("2026-10-25")] == [first, second]
    now = to_text(house.clock.now())
    assert [minutes_between(visit(number).arrived, now) for number in (first, second)] == [30, 10]


def test_set_back_an_hour_amid_the_day_the_line_up_stands_and_a_place_is_kept(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    showroom.do("rotation.away", name="陈静", reason="meal")
    before = showroom.lineup()
    showroom.clock.jump(showroom.clock.now() - timedelta(hours=1))
    assert showroom.lineup() == before
    showroom.clock.move(minutes=45)
    showroom.do("rotation.back", name="陈静")
    assert showroom.line() == ["刘洋", "陈静", "张伟"]
    insist_on_the_order()


def test_midnight_turns_to_a_new_day_and_ends_what_was_left_open(showroom: Showroom) -> None:
    showroom.do("roster.set", day=TOMORROW, names=list(CONSULTANTS[::-1]))
    showroom.clock.move(hours=14, minutes=59)
    party = showroom.do("arrival.log", arrived="23:30")["visit"]
    showroom.clock.move(minutes=2)
    assert visit(party).open
    assert showroom.do("arrival.log")["assigned"] == "张伟"
    found = visit(party)
    assert (found.day, found.open, found.left_known) == (TODAY, False, False)
    assert [row.day for row in floor.visits_of(TOMORROW)] == [TOMORROW]
    assert jumps() == []
    insist_on_the_order()


def test_a_time_typed_ahead_of_the_clock_is_refused(showroom: Showroom) -> None:
    refused("moment.future", showroom, "arrival.log", arrived=f"{TOMORROW}T09:00")
    assert showroom.do("arrival.log", served_by="陈静", arrived=f"{YESTERDAY}T15:00")["assigned"] == "陈静"
