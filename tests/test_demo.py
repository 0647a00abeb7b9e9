"""The demo: a showroom that was lived through, the same each time, that looks like the trade; or nothing at all."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dateutil.tz import tzlocal

from floortui import cli
from floortui.errors import Damaged, Refused
from floortui.services.demo.making import Made, Plan, make
from floortui.services.desk import Desk
from floortui.services.opening import open_database
from floortui.storage import database, journal
from floortui.storage.verify import verify

LAST = date(2026, 3, 31)
NOW = datetime(2026, 4, 20, 15, 40, tzinfo=tzlocal())
SMALL = Plan(months=1, staff=4, contacts=120, until=LAST)


@dataclass(frozen=True)
class Showroom:
    """A demo's file, asked behind the program's back."""

    file: Path
    made: Made

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.file)) as connection:
            return connection.execute(sql, parameters).fetchall()

    def count(self, sql: str, *parameters: object) -> int:
        return int(self.rows(sql, *parameters)[0][0])

    def actions(self) -> Counter[str]:
        return Counter(action for (action,) in self.rows("SELECT action FROM journal"))


def lived(file: Path, plan: Plan, now: datetime = NOW) -> Showroom:
    return Showroom(file, make(file, plan, now))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Showroom:
    return lived(tmp_path_factory.mktemp("demo") / "showroom.db", SMALL)


@pytest.fixture
def open_small(small: Showroom) -> Iterator[Showroom]:
    open_database(small.file)
    yield small
    database.disconnect()


def test_the_same_options_make_the_same_showroom(small: Showroom, tmp_path: Path) -> None:
    again = lived(tmp_path / "again.db", SMALL, NOW + timedelta(days=3, minutes=7))
    assert again.made == small.made


def test_another_seed_makes_another_showroom(small: Showroom, tmp_path: Path) -> None:
    other = lived(tmp_path / "other.db", Plan(months=1, staff=4, contacts=120, until=LAST, seed=2))
    assert other.made.head != small.made.head
    assert other.rows("SELECT name FROM staff") != small.rows("SELECT name FROM staff")


def test_salts_are_secret_again_afterwards(small: Showroom) -> None:
    assert journal.new_salt() != journal.new_salt()
    first = small.rows("SELECT salt FROM journal_body WHERE seq = 1")
    assert (journal.new_salt(),) not in first


def test_it_proves_itself(open_small: Showroom) -> None:
    proof = verify()
    assert proof.problems == ()
    assert (proof.head, proof.lines) == (open_small.made.head, open_small.made.lines)


def test_nobody_has_a_pin_and_nothing_lies_beside_the_file(small: Showroom) -> None:
    assert small.count("SELECT count(*) FROM staff WHERE pin <> ''") == 0
    assert sorted(path.name for path in small.file.parent.iterdir() if not path.name.endswith(("-wal", "-shm"))) == [
        "showroom.db"
    ]
    assert small.file.stat().st_mode & 0o077 == 0


def test_people_have_chinese_names(small: Showroom) -> None:
    names = [name for (name,) in small.rows("SELECT name FROM staff UNION ALL SELECT name FROM customer")]
    assert len(names) > 80
    assert [name for name in names if not re.fullmatch("[\u4e00-\u9fff]{2,5}", name)] == []


def test_everybody_does_their_own_work(small: Showroom) -> None:
    roles = dict(small.rows("SELECT id, role FROM staff"))
    by_role = Counter((action, roles.get(actor)) for action, actor in small.rows("SELECT action, actor FROM journal"))
    assert by_role["arrival.log", "reception"] > 100
    assert by_role["follow_up.log", "consultant"] > 30
    assert by_role["loss.confirm", "manager"] == small.actions()["loss.confirm"]
    assert set(small.rows("SELECT DISTINCT terminal FROM journal WHERE action = 'arrival.log'")) == {
        ("reception:tty1",)
    }


# -- what the trade looks like


def first_contacts(showroom: Showroom) -> list[tuple[str, int | None]]:
    """Give the first contacts as (how, who served): the earliest batch of each cycle, and batches that have none."""
    batches = showroom.rows(
        "SELECT cycle, arrived, 'visit', assigned FROM visit WHERE kind = 'first' AND voided = 0"
        " UNION ALL SELECT cycle, at, way, assigned FROM call WHERE direction = 'in' ORDER BY 2"
    )
    seen: set[int] = set()
    found = []
    for cycle, _at, how, served in batches:
        if cycle is None or cycle not in seen:
            found.append((how, served))
        if cycle is not None:
            seen.add(cycle)
    return found


def retention(showroom: Showroom) -> float:
    return showroom.count("SELECT count(*) FROM cycle WHERE card_how = 'contact'") / len(first_contacts(showroom))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(tzlocal())


def assert_looks_like_the_trade(showroom: Showroom) -> None:
    """Hold what every demo has, however small: rates, weekends, noon, dwell."""
    assert 0.5 <= retention(showroom) <= 0.75
    days = Counter(day for (day,) in showroom.rows("SELECT day FROM visit WHERE voided = 0"))
    weekdays = [date.fromisoformat(day).weekday() for day in days]
    means = [
        sum(count for day, count in days.items() if date.fromisoformat(day).weekday() == weekday)
        / weekdays.count(weekday)
        for weekday in range(7)
    ]
    assert means[5] >= 1.2 * sum(means[:5]) / 5
    hours = Counter(moment(arrived).hour for (arrived,) in showroom.rows("SELECT arrived FROM visit"))
    assert hours[12] + hours[13] <= 0.8 * (hours[11] + hours[14])
    stays = [
        (moment(left) - moment(arrived)).total_seconds() / 60
        for arrived, left in showroom.rows(
            "SELECT arrived, left_at FROM visit WHERE kind = 'first' AND left_known = 1 AND voided = 0"
        )
    ]
    assert 25 <= sum(stays) / len(stays) <= 60
    contacts = Counter(how for how, _served in first_contacts(showroom))
    assert 0.15 <= (contacts["phone"] + contacts["online"]) / contacts.total() <= 0.33
    assert {party for (party,) in showroom.rows("SELECT party FROM visit")} <= {1, 2, 3, 4, 5}


def test_a_small_one_looks_like_the_trade(small: Showroom) -> None:
    assert_looks_like_the_trade(small)
    assert 90 <= len(first_contacts(small)) <= 150
    assert small.count("SELECT count(*) FROM visit WHERE kind = 'return'") > 5
    assert small.count("SELECT count(*) FROM visit WHERE kind = 'other'") > 10
    assert small.count("SELECT count(*) FROM visit WHERE test_drive = 1") > 10
    assert small.count("SELECT count(*) FROM car_order") > 0
    actions = small.actions()
    for action in ("day.open", "day.close", "rotation.away", "rotation.back", "card.open", "card.grade", "card.lose",
                   "market.set", "price_floor.set", "hours.close_day", "order.deliver"):  # fmt: skip
        assert actions[action] > 0, action


def test_it_ends_on_the_day_asked_for_and_that_day_is_closed(small: Showroom) -> None:
    assert (small.made.first, small.made.until) == (date(2026, 3, 1), LAST)
    assert small.rows("SELECT min(day), max(day) FROM journal") == [("2026-03-01", "2026-03-31")]
    assert small.count("SELECT count(*) FROM visit WHERE left_at IS NULL AND voided = 0") == 0
    assert small.rows("SELECT day FROM journal WHERE action = 'day.close' ORDER BY seq DESC LIMIT 1") == [
        ("2026-03-31",)
    ]


def test_today_is_lived_up_to_now_and_the_floor_is_alive(tmp_path: Path) -> None:
    showroom = lived(tmp_path / "showroom.db", Plan(months=1, staff=8, contacts=400))
    today = NOW.date().isoformat()
    assert showroom.made.until == NOW.date()
    ((latest,),) = showroom.rows("SELECT max(at) FROM journal")
    assert timedelta(0) <= NOW - moment(latest) <= timedelta(minutes=45)
    assert showroom.count("SELECT count(*) FROM visit WHERE day = ? AND left_at IS NULL AND voided = 0", today) >= 2
    assert showroom.actions()["day.close"] < showroom.actions()["day.open"]
    steps = Counter(action for (action,) in showroom.rows("SELECT action FROM journal WHERE day = ?", today))
    assert steps["rotation.away"] > steps["rotation.back"], "somebody is away"
    assert showroom.count("SELECT count(*) FROM roster WHERE day > ? AND position > 0", today) > 0


def test_a_day_to_come_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        lived(tmp_path / "showroom.db", Plan(until=NOW.date() + timedelta(days=1)))
    assert caught.value.code == "demo.future"
    assert list(tmp_path.glob("*.db*")) == []


# -- where it goes


def test_a_file_with_data_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "showroom.db"
    open_database(file, create=True)
    Desk().do("staff.add", name="李娜")
    database.disconnect()
    before = file.read_bytes()
    with pytest.raises(Refused) as caught:
        lived(file, SMALL)
    assert caught.value.code == "demo.data"
    assert file.read_bytes() == before


def test_a_file_that_nobody_has_used_is_filled(tmp_path: Path, small: Showroom) -> None:
    file = tmp_path / "showroom.db"
    open_database(file, create=True)
    database.disconnect()
    assert lived(file, SMALL).made.head == small.made.head
    (tmp_path / "empty.db").touch()
    assert lived(tmp_path / "empty.db", SMALL).made.head == small.made.head


def test_a_file_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "letters.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE letter (text)")
        connection.commit()
    before = file.read_bytes()
    with pytest.raises(Damaged) as caught:
        lived(file, SMALL)
    assert caught.value.code == "database.foreign"
    assert file.read_bytes() == before


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_killed_demo_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    folder = tmp_path / "made"
    command = [sys.executable, "-m", "floortui", "--db", str(folder / "showroom.db"), "demo", "--no-open"]
    running = subprocess.Popen(command, env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}, stderr=subprocess.DEVNULL)
    wait_until(lambda: any(path.stat().st_size > 500_000 for path in folder.glob(".showroom.db.*")))
    running.send_signal(number)
    assert running.wait(30) != 0
    wait_until(lambda: list(folder.iterdir()) == [])


def wait_until(holds: Callable[[], bool], seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_on_the_command_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    command = ["--db", str(tmp_path / "showroom.db"), "demo", "--months", "1", "--staff", "2", "--contacts", "30"]
    assert cli.run([*command, "--until", "2026-03-31", "--no-open", "--json"]) == 0
    out, err = capfd.readouterr()
    document = json.loads(out)
    assert (document["from"], document["until"], err) == ("2026-03-01", "2026-03-31", "")
    assert len(document["head"]) == 64
    assert cli.run([*command, "--lang", "zh"]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert "已有数据" in err


# -- the size of the trade


@pytest.mark.slow
def test_the_default_is_a_showroom_of_nine_hundred_contacts_a_month(tmp_path: Path) -> None:
    began = time.process_time()
    showroom = lived(tmp_path / "showroom.db", Plan(until=LAST))
    assert time.process_time() - began < 60
    assert_looks_like_the_trade(showroom)
    assert 2500 <= len(first_contacts(showroom)) <= 2900
    assert showroom.made.lines > 15_000
    assert showroom.actions()["appointment.make"] > 0
    consultants = showroom.rows("SELECT id, tier, mentor FROM staff WHERE role = 'consultant' ORDER BY id")
    assert len(consultants) == 10
    good, weak, trainee = [consultants[0][0], consultants[4][0]], consultants[1][0], consultants[9]
    assert trainee[1] == "trainee"
    assert any(tier == "3" and mentor for _, tier, mentor in consultants)
    served = Counter(who for _how, who in first_contacts(showroom))
    cards = dict(showroom.rows("SELECT card_by, count(*) FROM cycle WHERE card_how = 'contact' GROUP BY 1"))
    orders = Counter(
        who for (who,) in showroom.rows("SELECT card_by FROM car_order JOIN cycle ON cycle.id = car_order.cycle")
    )
    followed = dict(
        showroom.rows(
            "SELECT card_by, count(*) FROM cycle WHERE id IN (SELECT cycle FROM follow_up WHERE answered = 1)"
            " GROUP BY card_by"
        )
    )
    overdue = Counter(
        who
        for (who,) in showroom.rows(
            "SELECT owner FROM cycle JOIN customer ON customer.id = cycle.customer"
            " WHERE cycle.next_day < ? AND cycle.state = 'open' AND card_day IS NOT NULL",
            LAST.isoformat(),
        )
    )
    for person in good:
        assert cards[person] / served[person] > cards[weak] / served[weak] + 0.15
        assert followed[person] / cards[person] > followed[weak] / cards[weak] + 0.15
        assert orders[person] / cards[person] > 2 * orders[weak] / cards[weak]
        assert overdue[person] < overdue[weak] / 3
    assert_has_everything(showroom)


def assert_has_everything(showroom: Showroom) -> None:
    """Hold that everything that happens in a showroom has happened here."""
    counts = {
        "referrals with their referrer": "SELECT count(*) FROM customer WHERE source = 'owner-referral'"
        " AND referrer IS NOT NULL",
        "owners who buy again": "SELECT count(*) FROM visit WHERE source = 'owner-repeat'",
        "nobody served them": "SELECT count(*) FROM visit WHERE kind <> 'other' AND assigned IS NULL",
        "forgotten registers": "SELECT count(*) FROM visit WHERE kind = 'first' AND completed = 0",
        "late entries": "SELECT count(*) FROM visit WHERE how = 'late'",
        "unanswered": "SELECT count(*) FROM follow_up WHERE answered = 0",
        "under the floor": "SELECT count(*) FROM car_order WHERE price < floor_price",
        "shared": "SELECT count(*) FROM (SELECT 1 FROM credit GROUP BY car_order HAVING count(*) > 1)",
        "spot orders": "SELECT count(*) FROM car_order WHERE delivered_on = day",
        "cancelled": "SELECT count(*) FROM car_order WHERE cancelled_on IS NOT NULL",
        "await the manager": "SELECT count(*) FROM loss WHERE verdict = ''",
        "rejected": "SELECT count(*) FROM loss WHERE verdict = 'rejected'",
        "competitors": "SELECT count(*) FROM loss WHERE competitor <> ''",
    }
    assert [name for name, sql in counts.items() if showroom.count(sql) == 0] == []
    waits = showroom.rows(
        "SELECT julianday(delivered_on) - julianday(day) FROM car_order WHERE delivered_on > day ORDER BY 1"
    )
    assert (waits[0][0], waits[-1][0]) >= (5, 20)
    assert waits[-1][0] <= 27
    actions = showroom.actions()
    for action in ("undo", "rotation.skip", "rotation.no_answer", "rotation.check_in", "card.transfer", "card.edit",
                   "visit.reclassify", "visit.void", "arrival.assign", "order.cancel", "loss.confirm"):  # fmt: skip
        assert actions[action] > 0, action
    sizes = Counter(party for (party,) in showroom.rows("SELECT party FROM visit WHERE kind <> 'other'"))
    assert sizes.keys() == {1, 2, 3, 4, 5}
    months = dict(showroom.rows("SELECT substr(day, 1, 7), count(*) FROM car_order GROUP BY 1"))
    assert 0.06 <= sum(months.values()) / len(first_contacts(showroom)) <= 0.2
