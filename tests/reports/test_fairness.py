"""The fairness report: what it counts is what a clerk counts who goes through the journal's lines with a pencil."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from floortui.domain.fairness import OVERRIDES, fairness_of_day, overrides
from floortui.domain.lineup import ROTATION_EVENTS
from floortui.domain.recorded import Recorded
from floortui.reports import fairness
from floortui.reports.fairness import DAY, MONTH, NUMBERS, WEEK, FairnessFrame, FairnessQuery
from floortui.reports.wording import words_of_the_house
from floortui.services.desk import Desk
from floortui.storage.database import execute
from tests.house import CONSULTANTS, MANAGER, RECEPTION, TODAY, Showroom, number
from tests.reports.made_month import NOW, PERIOD, make_month, opened


@pytest.fixture(scope="module")
def march(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_month(tmp_path_factory.mktemp("march"))


@pytest.fixture
def of_march(march: Path) -> Iterator[None]:
    with opened(march):
        yield


class Clerk:
    """Goes through the live lines of a time day by day, with a list of who is where, and adds up."""

    def __init__(self) -> None:
        self.count: dict[str, Counter[int]] = defaultdict(Counter)
        self.seconds: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        self.owed: dict[int, float] = defaultdict(float)
        rows = execute(
            "SELECT j.day, j.at, j.action, b.told FROM journal AS j JOIN journal_body AS b USING (seq)"
            " WHERE j.seq NOT IN (SELECT undoes FROM journal WHERE undoes IS NOT NULL) ORDER BY j.seq"
        ).fetchall()
        days: dict[str, list[tuple[datetime, str, dict[str, Any]]]] = defaultdict(list)
        for day, at, action, told in rows:
            if action in ROTATION_EVENTS and PERIOD.start <= day < PERIOD.end:
                days[day].append((datetime.fromisoformat(at), action, json.loads(told)))
        for day, lines in days.items():
            self.one_day(day, lines)

    def one_day(self, day: str, lines: list[tuple[datetime, str, dict[str, Any]]]) -> None:
        here: dict[int, datetime] = {}
        out: dict[int, datetime] = {}
        parties: dict[int, set[int]] = defaultdict(set)
        busy: dict[int, datetime] = {}
        spent: dict[str, dict[int, timedelta]] = {name: defaultdict(timedelta) for name in ("here", "out", "busy")}

        def goes(person: int, at: datetime) -> None:
            if person in here:
                spent["here"][person] += at - here.pop(person)
            for name, since in (("out", out), ("busy", busy)):
                if person in since:
                    spent[name][person] += at - since.pop(person)
            parties.pop(person, None)

        for at, action, told in lines:
            for verb, *rest in told.get("moves", ()):
                if verb == "open":
                    for person in rest[0]:
                        here.setdefault(person, at)
                elif verb == "join":
                    here.setdefault(rest[0], at)
                    if rest[0] in out:
                        spent["out"][rest[0]] += at - out.pop(rest[0])
                elif verb == "away":
                    out[rest[0]] = at
                elif verb == "serve":
                    parties[rest[0]].add(rest[1])
                    busy.setdefault(rest[0], at)
                    here.setdefault(rest[0], at)
                elif verb == "done" and rest[1] in parties[rest[0]]:
                    parties[rest[0]].discard(rest[1])
                    if not parties[rest[0]]:
                        spent["busy"][rest[0]] += at - busy.pop(rest[0])
                        self.count["made_up"][rest[0]] += rest[3] == "made_up"
                elif verb == "off":
                    goes(rest[0], at)
                elif verb == "close":
                    for person in list(here):
                        goes(person, at)
                elif verb == "pass":
                    self.count["skipped"][rest[0]] += 1
            self.count["no_answer"][self.told_name(action, told, "rotation.no_answer")] += 1
            self.count["moved"][self.told_name(action, told, "rotation.move")] += 1
            if action == "arrival.assign":
                if told["how"] == "given":
                    self.count["given"][number(told["assigned"])] += 1
                for move in told["moves"]:
                    if move[0] == "done" and move[2] == told["visit"]:
                        self.count["handed_over"][move[1]] += 1
        last = lines[-1][0]
        for person in list(here):
            goes(person, last)
        turns = dict(
            execute(
                "SELECT assigned, count(*) FROM visit WHERE day = ? AND turn = 1 AND voided = 0 GROUP BY 1", (day,)
            ).fetchall()
        )
        floor = {person: spent["here"][person] - spent["out"][person] for person in spent["here"]}
        total = sum((time.total_seconds() for time in floor.values()), 0.0)
        for person, time in floor.items():
            self.owed[person] += sum(turns.values()) * time.total_seconds() / total - turns.get(person, 0)
            self.seconds["idle_minutes"][person] += (time - spent["busy"][person]).total_seconds()
            self.seconds["away_minutes"][person] += spent["out"][person].total_seconds()
        self.count["turns"].update(turns)

    @staticmethod
    def told_name(action: str, told: dict[str, Any], wanted: str) -> int:
        return number(told["name"]) if action == wanted else 0


def of_month() -> FairnessFrame:
    return FairnessQuery().run(NOW, MONTH, PERIOD.start)


@pytest.mark.usefixtures("of_march")
def test_a_clerk_who_goes_through_the_lines_counts_the_same() -> None:
    clerk, report = Clerk(), of_month()
    assert len(report.lines) >= 5
    assert report.house["turns"] > 100  # type: ignore[operator]
    for line in report.lines:
        for key in ("turns", "made_up", "skipped", "no_answer", "moved", "given", "handed_over"):
            assert line.numbers[key] == clerk.count[key][line.person], (line.name, key)
        for key in ("idle_minutes", "away_minutes"):
            assert line.numbers[key] == pytest.approx(clerk.seconds[key][line.person] / 60, abs=0.51), (line.name, key)
        assert line.numbers["owed"] == pytest.approx(clerk.owed[line.person], abs=0.051), line.name


@pytest.mark.usefixtures("of_march")
def test_requests_own_customers_and_stand_ins_are_those_of_the_traffic_log() -> None:
    report = of_month()
    of = {
        "asked_for": ("asked", "asked_turn"),
        "return_visits": ("owner", "owner_turn", "appointment"),
        "stand_ins": ("stand_in", "stand_in_turn"),
    }
    for key, hows in of.items():
        rows = execute(
            f"SELECT assigned, count(*) FROM visit WHERE how IN ({', '.join('?' * len(hows))}) AND voided = 0"
            " AND day >= ? AND day < ? GROUP BY assigned",
            (*hows, PERIOD.start, PERIOD.end),
        ).fetchall()
        assert {line.person: line.numbers[key] for line in report.lines if line.numbers[key]} == dict(rows)
        assert rows


@pytest.mark.usefixtures("of_march")
def test_what_is_owed_adds_up_to_nothing_and_a_missed_turn_is_made_up_at_most_once() -> None:
    report = of_month()
    assert sum(line.numbers["owed"] for line in report.lines) == pytest.approx(0, abs=0.5)  # type: ignore[misc]
    assert all(line.numbers["made_up"] <= line.numbers["missed"] for line in report.lines)  # type: ignore[operator]


@pytest.mark.usefixtures("of_march")
def test_the_days_add_up_to_the_weeks_and_the_month() -> None:
    query = FairnessQuery()
    days = [query.run(NOW, DAY, day).house for day in PERIOD.days()]
    month = query.run(NOW, MONTH, "2026-03-10").house
    for key in NUMBERS:
        if key not in ("owed", "orders_per_turn", "idle_minutes", "away_minutes"):
            assert sum(day[key] or 0 for day in days) == pytest.approx(month[key])
    week = query.run(NOW, WEEK, "2026-03-11")
    assert (week.period.start, week.period.last) == ("2026-03-09", "2026-03-15")
    assert week.house["turns"] == sum(day["turns"] or 0 for day in days[8:15])


@pytest.mark.usefixtures("of_march")
def test_a_month_that_was_counted_is_not_folded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []

    def counting(lines: list[Recorded], until: str = "") -> Any:
        folded.append(lines[0].day)
        return fairness_of_day(lines, until)

    monkeypatch.setattr(fairness, "fairness_of_day", counting)
    query = FairnessQuery()
    first = query.run(NOW, MONTH, PERIOD.start)
    assert len(folded) > 20
    folded.clear()
    assert query.run(NOW, MONTH, PERIOD.start) == first
    assert folded == []


def test_everything_overridden_or_taken_back_is_listed_with_who_whom_and_why(showroom: Showroom) -> None:
    showroom.at(MANAGER).do("rotation.move", name="张伟", position=1, reason="活动接待")
    first = showroom.at(RECEPTION).do("arrival.log")["visit"]
    showroom.at(RECEPTION).do("arrival.assign", visit=first, to="陈静", reason="客户要求")
    showroom.at(RECEPTION).do("arrival.log")
    showroom.at(RECEPTION).do("undo", reason="误录")
    frame = FairnessQuery().run(showroom.clock.now(), DAY)
    found = [(mark.by, mark.undone, mark.what, mark.whom, mark.reason) for mark in frame.marks]
    assert found == [
        (MANAGER, False, "张伟 moved in the line-up", "张伟", "活动接待"),
        (RECEPTION, False, "visit 1 given to 陈静", "陈静", "客户要求"),
        (RECEPTION, True, "visit 2 logged", "张伟", "误录"),
    ]
    numbers = {line.name: line.numbers for line in frame.lines}
    assert (numbers["张伟"]["moved"], numbers["张伟"]["handed_over"], numbers["陈静"]["given"]) == (1, 1, 1)
    document = frame.document(words_of_the_house())
    assert [len(document[key]) for key in ("overrides", "undone")] == [2, 1]
    assert document["undone"][0]["done_by"] == RECEPTION


def test_a_line_that_says_itself_that_it_overrides_is_listed() -> None:
    told = {"override": True, "moves": [["join", 1, 0, "checked_in", ""]]}
    line = Recorded(1, "2026-03-12T01:00:00.000Z", TODAY, None, "rotation.check_in", None, {}, told)
    assert "rotation.check_in" not in OVERRIDES
    assert overrides([line]) == [line]


def test_who_comes_at_noon_is_owed_only_for_the_time_they_were_here(showroom: Showroom) -> None:
    showroom.do("rotation.leave", name="张伟")
    for name in ("李娜", "刘洋", "陈静"):
        showroom.clock.move(minutes=60)
        assert showroom.do("arrival.log")["assigned"] == name
    showroom.clock.move(minutes=60)
    numbers = {line.name: line.numbers for line in FairnessQuery().run(showroom.clock.now(), DAY).lines}
    assert {name: numbers[name]["owed"] for name in CONSULTANTS} == dict.fromkeys(CONSULTANTS, 0)
    showroom.do("rotation.check_in", name="张伟")
    showroom.do("arrival.log", asked_for="张伟")
    showroom.clock.move(minutes=240)
    numbers = {line.name: line.numbers for line in FairnessQuery().run(showroom.clock.now(), DAY).lines}
    assert numbers["张伟"]["turns"] == 1
    assert numbers["张伟"]["owed"] == round(4 * 240 / (3 * 480 + 240) - 1, 1)


def test_the_clock_of_today_runs_and_yesterdays_stands(showroom: Showroom) -> None:
    query = FairnessQuery()
    showroom.clock.move(minutes=30)
    assert query.run(showroom.clock.now(), DAY).house["idle_minutes"] == 4 * 30
    showroom.clock.move(minutes=30)
    assert query.run(showroom.clock.now(), DAY).house["idle_minutes"] == 4 * 60
    showroom.clock.move(days=1)
    assert query.run(showroom.clock.now(), DAY, TODAY).house["idle_minutes"] == 0, "nothing was noted after opening"


def test_a_time_that_nobody_lived_through_is_empty(showroom: Showroom) -> None:
    frame = FairnessQuery().run(showroom.clock.now(), WEEK, "2020-01-01")
    assert {line.name for line in frame.lines} == set(CONSULTANTS)
    assert all(not number for line in frame.lines for number in line.numbers.values())
    assert not frame.runs


def test_a_half_order_counts_half_a_turns_order(showroom: Showroom) -> None:
    desk: Desk = showroom.desk
    visit = desk.do("arrival.log", name="周女士", phone="13900139001", model="Fit")["visit"]
    desk.do("visit.close", visit=visit)
    desk.do(
        "order.sign", card="13900139001", model="Fit", colour="white", price="90000", deposit="5000",
        credits="李娜:50,刘洋:50",
    )  # fmt: skip
    numbers = {line.name: line.numbers for line in FairnessQuery().run(showroom.clock.now(), DAY).lines}
    assert (numbers["李娜"]["orders"], numbers["李娜"]["orders_per_turn"]) == (0.5, 0.5)
    assert (numbers["刘洋"]["orders"], numbers["刘洋"]["orders_per_turn"]) == (0.5, None)
