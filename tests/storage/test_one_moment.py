"""What one question reads is of one moment, whoever writes meanwhile."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from floortui.domain.lineup import Line, LineUp
from floortui.reports.floor import FloorQuery
from floortui.services.desk import Desk
from floortui.storage import database, journal
from floortui.storage.queries import floor
from tests.house import TODAY, Showroom


def elsewhere(showroom: Showroom, action: str) -> None:
    """Do something at another desk, which has a connection of its own."""

    def do() -> None:
        Desk(clock=showroom.clock, terminal="desk 2").do(action)
        database.disconnect()

    with ThreadPoolExecutor(1) as pool:
        pool.submit(do).result()


def test_a_line_written_between_two_statements_is_seen_by_the_next_question(showroom: Showroom) -> None:
    before = journal.head()
    with database.snapshot():
        assert journal.head() == before
        elsewhere(showroom, "arrival.log")
        assert journal.head() == before
        assert floor.visits_of(TODAY) == []
    assert journal.head() == before + 1
    assert len(floor.visits_of(TODAY)) == 1


@pytest.mark.parametrize("action", ["arrival.log", "undo"])
def test_the_line_up_never_counts_a_line_twice_nor_misses_an_undo(
    showroom: Showroom, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    showroom.do("arrival.log")
    query, read = FloorQuery(), floor.rotation_lines
    query.run(showroom.clock.now())
    showroom.do("arrival.log")

    def read_slowly(day: str, after: int = 0) -> list[Line]:
        if threading.current_thread() is threading.main_thread():
            elsewhere(showroom, action)
        return read(day, after)

    monkeypatch.setattr(floor, "rotation_lines", read_slowly)
    query.run(showroom.clock.now())
    monkeypatch.setattr(floor, "rotation_lines", read)
    assert query.run(showroom.clock.now()) == FloorQuery().run(showroom.clock.now())


def test_a_screen_that_follows_a_busy_desk_stands_as_the_journal_says(showroom: Showroom) -> None:
    over = threading.Event()

    def write() -> None:
        desk = Desk(clock=showroom.clock)
        while not over.is_set():
            desk.do("arrival.log")
            visit = desk.do("arrival.log")["visit"]
            desk.undo()
            desk.do("visit.close", visit=visit - 1)
        database.disconnect()

    writer = threading.Thread(target=write)
    writer.start()
    query, ours = FloorQuery(), floor.LineUps()
    try:
        for _ in range(150):
            query.run(showroom.clock.now())
            with database.snapshot():
                seen = ours.of(TODAY)
                anew: LineUp = floor.LineUps().of(TODAY)
            assert seen == anew
    finally:
        over.set()
        writer.join()
    assert query.run(showroom.clock.now()) == FloorQuery().run(showroom.clock.now())
