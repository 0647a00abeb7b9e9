"""A made-up showroom for tests: its people, its clock, and short questions to its floor."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from floortui.clock import SetClock
from floortui.domain.lineup import LineUp
from floortui.domain.moments import business_day
from floortui.domain.records import Visit
from floortui.errors import Refused
from floortui.services.desk import Desk
from floortui.services.opening import open_database
from floortui.storage import database, migrations
from floortui.storage.models import JOURNALED
from floortui.storage.queries import floor, people
from floortui.storage.verify import verify
from floortui.storage.writing import DATABASE, transaction

ZONE = ZoneInfo("Asia/Shanghai")
OPENS = datetime(2026, 3, 12, 9, 0, tzinfo=ZONE)
"""A Thursday, in the minute in which the house opens."""
TODAY, YESTERDAY, TOMORROW = "2026-03-12", "2026-03-11", "2026-03-13"

CONSULTANTS = ("李娜", "刘洋", "陈静", "张伟")
RECEPTION, MANAGER = "王敏", "赵敏"


@dataclass
class Showroom:
    """A house with its people, at a terminal where nobody has to sign in."""

    desk: Desk
    clock: SetClock
    file: Path

    def do(self, action: str, /, **fields: Any) -> dict[str, Any]:
        """Do an action as the set-up manager."""
        return self.desk.do(action, **fields)

    def at(self, name: str) -> Desk:
        """Give a desk at which somebody sits."""
        return Desk(actor=number(name), terminal="desk 2", clock=self.clock)

    def line(self) -> list[str]:
        """Give who waits, the one who greets first."""
        lineup = self.lineup()
        return [people.names()[person] for person in lineup.order]

    def lineup(self) -> LineUp:
        """Give today's line-up, folded anew from the journal."""
        return floor.LineUps().of(business_day(self.clock.now(), ZONE))

    def state(self, name: str) -> str:
        """Give somebody's state."""
        return self.lineup().state(number(name))

    def turns(self, name: str) -> int:
        """Give the turns that somebody took today."""
        return self.lineup().place(number(name)).turns

    def cards(self, *cards: tuple[str, str, str, str, str]) -> None:
        """Open cards: of each the name, the phone, the model, the grade and whose it is."""
        for name, phone, model, grade, owner in cards:
            self.do("card.open", name=name, phone=phone, model=model, grade=grade, owner=owner)

    def regular(self, owner: str, name: str = "周女士", phone: str = "13900000001") -> str:
        """Give the phone of a customer whom somebody looks after since yesterday."""
        logged = self.do("arrival.log", name=name, phone=phone, served_by=owner, arrived=f"{YESTERDAY}T10:00")
        self.do("visit.close", visit=logged["visit"], left=f"{YESTERDAY}T11:00")
        return phone


def founded(file: Path) -> Path:
    """Make the file of a database that nobody has used."""
    database.connect(file)
    migrations.bring_up(file, lambda: file)
    Desk(clock=SetClock(OPENS - timedelta(days=1)), terminal="floortui").do("house.found")
    DATABASE.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.disconnect()
    return file


@contextmanager
def opened_copy(new_file: Path, folder: Path) -> Iterator[Path]:
    """Open a copy of a fresh database; it is closed again at the end."""
    path = folder / "showroom.db"
    shutil.copyfile(new_file, path)
    open_database(path)
    with transaction():
        pass
    DATABASE.execute_sql("PRAGMA synchronous = off")  # no test here cuts the power
    try:
        yield path
    finally:
        database.disconnect()


def settled(clock: SetClock) -> Desk:
    """Give a desk in a house that knows where it is."""
    desk = Desk(clock=clock, terminal="desk 1")
    desk.do("setting.set", name="showroom.zone", value="Asia/Shanghai")
    return desk


def staffed(desk: Desk, clock: SetClock, file: Path) -> Showroom:
    """Give a house with its people and today's roster."""
    for name in CONSULTANTS:
        desk.do("staff.add", name=name)
    desk.do("staff.add", name=RECEPTION, role="reception")
    desk.do("staff.add", name=MANAGER, role="manager")
    desk.do("roster.set", day=TODAY, names=list(CONSULTANTS))
    return Showroom(desk, clock, file)


@contextmanager
def a_showroom(new_file: Path) -> Iterator[Showroom]:
    """Give a showroom of its own to one example of a property, its line-up open."""
    with tempfile.TemporaryDirectory() as folder, opened_copy(new_file, Path(folder)) as path:
        clock = SetClock(OPENS)
        house = staffed(settled(clock), clock, path)
        house.do("day.open")
        yield house


def number(name: str) -> int:
    """Give somebody's staff number, though they may have left."""
    return people.named(name)[0].id


def visit(number: int) -> Visit:
    """Give a visit that is there."""
    found = floor.visit(number)
    assert found is not None
    return found


def refused(code: str, desk: Desk | Showroom, action: str, /, **fields: Any) -> Mapping[str, object]:
    """Insist that an action is refused with this code, that nothing has changed, and give the facts."""
    before = rows(ids_and_seq=True), lines()
    with pytest.raises(Refused) as caught:
        desk.do(action, **fields)
    assert caught.value.code == code
    assert (rows(ids_and_seq=True), lines()) == before, "what is refused changes nothing"
    return {**caught.value.facts, "field": caught.value.field}


def rows(*, ids_and_seq: bool = False) -> dict[str, list[tuple[Any, ...]]]:
    """Give every journaled row, by table; what undo must restore is the rows without their `seq`."""
    columns = {
        name: [field.column_name for field in model._meta.sorted_fields if ids_and_seq or field.column_name != "seq"]
        for name, model in JOURNALED.items()
    }
    return {
        name: database.execute(f"SELECT {', '.join(fields)} FROM {name} ORDER BY id").fetchall()
        for name, fields in columns.items()
    }


def lines() -> int:
    """Count the lines of the journal."""
    return int(database.execute("SELECT count(*) FROM journal").fetchone()[0])


def problems() -> list[str]:
    """Give the codes of what `verify` finds; empty if the database proves itself."""
    return [problem.code for problem in verify().problems]
