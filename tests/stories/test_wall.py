"""The wall display: what the room reads of the floor, without a key, and without a customer's name."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from floortui import language
from floortui.errors import Refused
from floortui.storage import database
from floortui.storage.queries import floor
from floortui.storage.watching import Lying, lying
from floortui.storage.writing import DATABASE
from floortui.ui import wall as wall_app
from floortui.ui import wall_watch
from floortui.ui.wall import WallApp
from floortui.ui.widgets.letters import large
from floortui.ui.widgets.wall import WallPart
from tests.house import Showroom
from tests.ui.seat import PATIENCE_SECONDS, painted

SIZE = (120, 36)


class Wall:
    """Somebody in the room who reads the wall."""

    def __init__(self, app: WallApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    def picture(self) -> str:
        """Give everything that is painted."""
        return "\n".join(painted(self.app))

    def part(self, name: str) -> str:
        """Give what is painted of one part, by its lines."""
        return self.app.screen.query_one(name, WallPart).render().plain

    async def reads(self, *texts: str) -> str:
        """Wait until all of these are painted; give the picture."""
        await self.until(lambda: all(text in self.picture() for text in texts), f"reads {texts}")
        return self.picture()

    async def reads_no(self, *texts: str) -> None:
        """Wait until none of these is painted."""
        await self.until(lambda: not any(text in self.picture() for text in texts), f"reads no {texts}")

    async def reads_large(self, name: str) -> None:
        """Wait until a name stands there in large letters."""
        await self.until(lambda: self.is_large(name), f"reads {name} in large letters")

    def is_large(self, name: str) -> bool:
        """Say whether a name stands there in large letters, of whatever size."""
        lines = painted(self.app)
        for height in range(24, 5, -1):
            drawn = [line.rstrip() for line in large(name, self.app.size.width - 4, height)]
            if drawn and any(
                all(drawn[n] in lines[top + n] for n in range(len(drawn))) for top in range(len(lines) - len(drawn))
            ):
                return True
        return False

    async def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            assert time.monotonic() < deadline, f"{what}: not on\n{self.picture()}"
            await asyncio.sleep(0.02)
            await self.pilot.pause()


@asynccontextmanager
async def hung(showroom: Showroom, size: tuple[int, int] = SIZE) -> AsyncIterator[Wall]:
    """Hang the display up."""
    app = WallApp(showroom.file, clock=showroom.clock)
    app.look()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Wall(app, pilot)


async def test_the_next_one_is_large_and_the_room_reads_why(showroom: Showroom) -> None:
    showroom.clock.move(minutes=12)
    async with hung(showroom) as wall:
        await wall.reads("NEXT", "since 09:00 · 12′", "1st of 4; took 0")
        await wall.reads_large("李娜")
        showroom.do("arrival.log")
        await wall.reads_large("刘洋")
        assert not wall.is_large("李娜")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
@pytest.mark.parametrize("name", ["李娜", "欧阳晓岚", "Li Na"])
async def test_names_are_large_on_every_terminal(showroom: Showroom, size: tuple[int, int], name: str) -> None:
    if name != "李娜":
        showroom.do("staff.edit", name="李娜", new_name=name)
    async with hung(showroom, size) as wall:
        await wall.reads_large(name)


async def test_a_name_that_is_too_long_for_that_is_read_all_the_same(showroom: Showroom) -> None:
    showroom.do("staff.edit", name="李娜", new_name="Alexandra Featherstonehaugh")
    async with hung(showroom, (80, 24)) as wall:
        await wall.reads("A l e x a n d r a   F e a t h e r s t o n e h a u g h", "NEXT · since 09:00")


async def test_the_mentor_stands_beside_the_name(showroom: Showroom) -> None:
    showroom.do("staff.edit", name="李娜", tier="3", mentor="陈静")
    async with hung(showroom) as wall:
        await wall.reads("mentor 陈静")


async def test_the_line_up_has_places_states_reasons_and_minutes(showroom: Showroom) -> None:
    showroom.do("rotation.away", name="张伟", reason="meal")
    showroom.do("arrival.log")
    showroom.clock.move(minutes=9)
    async with hung(showroom) as wall:
        lineup = wall.part("WallLineUp")
        rows = [line.split() for line in lineup.split("\n") if line.strip()]
        assert rows == [
            ["LINE-UP"],
            ["1", "刘洋", "greeting", "9′"],
            ["2", "陈静", "waiting", "9′"],
            ["–", "李娜", "serving", "9′"],
            ["–", "张伟", "meal", "9′"],
        ]


async def test_a_party_that_waits_is_told_by_its_size_with_a_sign(full_floor: Showroom) -> None:
    full_floor.do("arrival.log", party=3)
    full_floor.clock.move(minutes=4)
    async with hung(full_floor) as wall:
        await wall.reads("!! a party of 3 waits 4′", "!! 2 waiting")
        await wall.reads_large("nobody is free")


async def test_a_crowd_alarms_nobody_until_somebody_has_it(showroom: Showroom) -> None:
    for _each in range(6):
        showroom.do("arrival.log", party=2, crowd=True)
    async with hung(showroom) as wall:
        await wall.reads_large("李娜")
        assert "!!" not in wall.picture()
        showroom.do("arrival.assign", visit=2)
        await wall.reads("李娜  party of 2 · first")


async def test_a_group_of_several_buyers_is_one_party(showroom: Showroom) -> None:
    showroom.do("arrival.log", party=3)
    showroom.do("visit.add_buyer", visit=1, model="CR-V")
    async with hung(showroom) as wall:
        await wall.reads("party of 3")
        assert "party of 1" not in wall.picture()


async def test_parties_stand_with_their_consultants_and_minutes(showroom: Showroom) -> None:
    showroom.do("arrival.log", party=2)
    showroom.clock.move(minutes=37)
    async with hung(showroom) as wall:
        assert [line.split() for line in wall.part("WallParties").split("\n") if "李娜" in line] == [
            ["李娜", "party", "of", "2", "·", "first", "37′"]
        ]


async def test_the_flow_of_the_day(with_regular: Showroom) -> None:
    with_regular.do("arrival.log", party=2)
    with_regular.do("call.log", taken_by="张伟")
    with_regular.clock.move(minutes=101)
    with_regular.do("arrival.log", phone="13900000001")
    void = with_regular.do("arrival.log")["visit"]
    with_regular.do("visit.void", visit=void, reason="录错了")
    with_regular.do("arrival.log", purpose="courier")
    async with hung(with_regular) as wall:
        await wall.reads("first 1 · return 1 · calls 1", "10:41 party of 1 → 陈静", "09:00 party of 2 → 李娜")
        bars = [line.split() for line in wall.part("WallDay").split("\n")]
        assert ["1", "1"] in bars, "one in the first hour and one in the second"


async def test_a_turn_that_was_taken_back_was_not_given(showroom: Showroom) -> None:
    showroom.do("arrival.log", party=2)
    async with hung(showroom) as wall:
        await wall.reads("09:00 party of 2 → 李娜")
        showroom.do("undo", line=0)
        await wall.reads_no("party of 2 → 李娜")
        await wall.reads_large("李娜")


SECRETS = ("欧阳晓岚", "13812345678", "138****5678", "京A12345", "红色帽子", "李先生的车")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50)])
async def test_nothing_of_a_customer_is_ever_shown(showroom: Showroom, size: tuple[int, int]) -> None:
    name, phone, _masked, _plate, looks, note = SECRETS
    showroom.do("arrival.log", name=name, phone=phone, model="CR-V")
    showroom.do("visit.complete", visit=1, name=name, phone=phone, note=f"{looks} {note}")
    showroom.do("arrival.log", asked_for="李娜", name=name)
    showroom.do("rotation.away", name="张伟", reason=f"送{note}")
    showroom.do("rotation.skip", name="刘洋", reason=f"等{name} {phone}")
    showroom.do("rotation.move", name="陈静", position=1, reason=f"{name}指定")
    async with hung(showroom, size) as wall:
        picture = await wall.reads("another reason")
        assert [secret for secret in SECRETS if secret in picture] == []


async def test_before_the_day_is_opened_and_after_it_is_closed(house: Showroom) -> None:
    async with hung(house, (200, 50)) as wall:
        await wall.reads_large("the line-up is not open")
        house.do("day.open")
        await wall.reads_large("李娜")
        house.do("day.close")
        await wall.reads_large("the day is closed")


async def test_at_midnight_the_day_turns_over_by_itself(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with hung(showroom, (200, 50)) as wall:
        await wall.reads("Thu 12 Mar 09:00", "first 1")
        showroom.clock.move(hours=15)
        await wall.reads("Fri 13 Mar 00:00", "first 0", "no party waits")
        await wall.reads_large("the line-up is not open")


async def test_language_and_theme_change_and_q_leaves(showroom: Showroom) -> None:
    async with hung(showroom) as wall:
        await wall.pilot.press("f2")
        await wall.reads("下一位", "排班第1/共4人", "接待位")
        await wall.pilot.press("f3")
        assert wall.app.theme == "light"
        await wall.pilot.press("q")
        await wall.until(lambda: not wall.app.is_running, "is down")
    assert wall.app.return_code == 0


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
async def test_every_key_that_leaves_leaves(showroom: Showroom, key: str) -> None:
    async with hung(showroom) as wall:
        await wall.pilot.press(key)
        await wall.until(lambda: not wall.app.is_running, "is down")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 50), (48, 12), (20, 5)])
@pytest.mark.parametrize("spoken", ["en", "zh"])
async def test_no_line_is_wider_than_the_terminal(full_floor: Showroom, size: tuple[int, int], spoken: str) -> None:
    language.use(spoken)
    full_floor.do("staff.edit", name="张伟", new_name="[/x] Alexandra Featherstonehaugh")
    async with hung(full_floor, size) as wall:
        await wall.pilot.pause()
        for part in wall.app.screen.query(WallPart):
            lines = part.render().plain.split("\n") if part.size.width else []
            assert [line for line in lines if cell_len(line) > part.size.width] == [], part


async def test_a_quiet_house_paints_nothing(showroom: Showroom, monkeypatch: pytest.MonkeyPatch) -> None:
    async with hung(showroom) as wall:
        await wall.pilot.pause(1.0)
        asked = []
        monkeypatch.setattr(wall_watch, "look", lambda *a, **k: asked.append(a))
        await wall.pilot.pause(1.0)
        assert asked == []


# -- the database away


STALE = "!! no connection since 09:00; showing the state of then"


async def test_while_the_file_is_away_the_picture_stays_and_says_so(showroom: Showroom) -> None:
    async with hung(showroom) as wall:
        await wall.reads_large("李娜")
        elsewhere = showroom.file.with_name("elsewhere.db")
        showroom.file.rename(elsewhere)
        await wall.reads(STALE, "the database file is not there")
        showroom.clock.move(minutes=5)
        await wall.reads("09:05")
        assert wall.is_large("李娜")
        assert "since 09:00 · 0′" in wall.picture(), "minutes are those of then"
        assert not showroom.file.exists(), "it never makes one"
        elsewhere.rename(showroom.file)
        await wall.reads_no("no connection")
        await wall.reads("since 09:00 · 5′")


async def test_another_file_in_its_place_is_shown(showroom: Showroom, tmp_path: Path) -> None:
    from floortui.services.copies import back_up

    async with hung(showroom) as wall:
        older = back_up(tmp_path / "older.db")
        showroom.do("arrival.log")
        await wall.reads_large("刘洋")
        older.replace(showroom.file)
        for log in showroom.file.parent.glob("showroom.db-*"):
            log.unlink()
        await wall.reads_large("李娜")
        assert "no connection" not in wall.picture()


async def test_a_file_that_is_no_database_is_said_and_left(showroom: Showroom) -> None:
    async with hung(showroom) as wall:
        elsewhere = showroom.file.with_name("elsewhere.db")
        showroom.file.rename(elsewhere)
        showroom.file.write_bytes(b"no database at all" * 100)
        await wall.reads(STALE, "is not a floortui")
        assert showroom.file.read_bytes() == b"no database at all" * 100


async def test_a_lock_of_another_program_is_waited_for(showroom: Showroom, monkeypatch: pytest.MonkeyPatch) -> None:
    async with hung(showroom) as wall:
        busy = Refused("database.busy", seconds=1)

        def locked(*_arguments: object, **_more: object) -> None:
            raise busy

        with monkeypatch.context() as patch:
            patch.setattr(wall_watch, "look", locked)
            showroom.do("arrival.log")
            await wall.reads(STALE, "Busy")
        await wall.reads_large("刘洋")
        await wall.reads_no("no connection")


async def test_a_fault_of_its_own_is_one_sentence_and_it_goes_on(
    showroom: Showroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with hung(showroom) as wall:

        def faulty(*_arguments: object, **_more: object) -> None:
            raise ZeroDivisionError

        with monkeypatch.context() as patch:
            patch.setattr(wall_watch, "look", faulty)
            showroom.do("arrival.log")
            await wall.reads(STALE, "A fault in floortui")
        await wall.reads_large("刘洋")


async def test_a_disk_that_does_not_answer_at_all_holds_the_thread_and_not_the_clock(
    showroom: Showroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wall_watch, "HANGS_SECONDS", 0.5)
    monkeypatch.setattr(wall_app, "NUDGE_SECONDS", 0.1)
    answers = threading.Event()

    def hanging(path: Path) -> Lying | None:
        answers.wait(PATIENCE_SECONDS)
        return lying(path)

    async with hung(showroom) as wall:
        monkeypatch.setattr(wall_watch, "lying", hanging)
        await wall.reads(STALE, "the disk does not answer")
        showroom.clock.move(minutes=2)
        await wall.reads("09:02", STALE)
        answers.set()
        await wall.reads_no("no connection")


async def test_looking_leaves_no_trace(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    DATABASE.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.disconnect()
    DATABASE.close()
    folder = showroom.file.parent
    before = {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir() if path.is_file()}
    assert set(before) == {showroom.file.name}, "nobody has the file open"
    async with hung(showroom) as wall:
        await wall.reads_large("刘洋")
        showroom.clock.move(minutes=3)
        await wall.reads("09:03")
    after = {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir() if path.is_file()}
    assert after == before


def test_without_a_file_it_does_not_begin(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        WallApp(tmp_path / "none.db").look()
    assert caught.value.code == "database.missing"
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_an_older_schema_is_not_guessed_at(showroom: Showroom) -> None:
    DATABASE.execute_sql("PRAGMA user_version = 3")
    with pytest.raises(Refused) as caught:
        WallApp(showroom.file).look()
    assert caught.value.code == "database.older"
    DATABASE.execute_sql("PRAGMA user_version = 99")
    with pytest.raises(Refused) as caught:
        WallApp(showroom.file).look()
    assert caught.value.code == "database.newer"
    assert floor.open_visits() == []
