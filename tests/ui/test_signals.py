"""The watcher asks the database when somebody has written, and only then."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from threading import get_ident

import pytest
from textual.message import Message

from floortui.errors import Refused
from floortui.storage import journal
from floortui.storage.files import wal_of
from floortui.storage.writing import DATABASE
from floortui.ui import signals
from floortui.ui.messages import Answered, DatabaseGone, HeadMoved
from floortui.ui.signals import Signals
from tests.house import Showroom

PATIENCE_SECONDS = 10.0
QUIET_LOOKS = 20


@pytest.fixture
def seen() -> list[type[Message]]:
    """Give what the watcher has posted."""
    return []


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give the answers of the journal to the watcher."""
    answers: list[int] = []
    head, here = journal.head, get_ident()

    def counted() -> int:
        answer = head()
        if get_ident() != here:
            answers.append(answer)
        return answer

    monkeypatch.setattr(journal, "head", counted)
    return answers


@pytest.fixture
def _watcher(showroom: Showroom, seen: list[type[Message]], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Watch the showroom a hundred times a second."""
    monkeypatch.setattr(signals, "INTERVAL_SECONDS", 0.01)
    watcher = Signals(lambda message: seen.append(type(message)))
    watcher.start()
    yield
    watcher.end()
    watcher.join(PATIENCE_SECONDS)
    assert not watcher.is_alive()


def wait_until(true: Callable[[], bool]) -> None:
    """Wait until the watcher has seen something."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.mark.usefixtures("_watcher")
def test_every_line_is_seen(showroom: Showroom, seen: list[type[Message]], asked: list[int]) -> None:
    for times in range(1, 6):
        showroom.do("arrival.log")
        head = journal.head()
        wait_until(lambda: head in asked)  # noqa: B023 - called in this turn
        wait_until(lambda: seen.count(HeadMoved) >= times)  # noqa: B023 - likewise


@pytest.mark.skipif(os.name == "nt", reason="times of writes come late there, so it asks each time")
@pytest.mark.usefixtures("_watcher")
def test_a_house_in_which_nothing_happens_is_asked_nothing(asked: list[int]) -> None:
    wait_until(lambda: len(asked) >= 2)
    time.sleep(QUIET_LOOKS * signals.INTERVAL_SECONDS)
    assert len(asked) == 2


@pytest.mark.usefixtures("_watcher")
def test_a_line_of_the_same_moment_is_seen(showroom: Showroom, asked: list[int]) -> None:
    showroom.do("arrival.log")
    head = journal.head()
    wait_until(lambda: head in asked)
    log = wal_of(showroom.file)
    before = log.stat()
    showroom.do("rotation.away", name="刘洋", reason="meal")
    os.utime(log, ns=(before.st_atime_ns, before.st_mtime_ns))  # as if the clock of files had not moved on
    wait_until(lambda: head + 1 in asked)


@pytest.mark.usefixtures("_watcher")
def test_an_older_state_written_over_the_file_is_noticed(
    showroom: Showroom, seen: list[type[Message]], asked: list[int]
) -> None:
    DATABASE.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    older = showroom.file.read_bytes()
    showroom.do("arrival.log")
    head = journal.head()
    wait_until(lambda: head in asked)
    assert DatabaseGone not in seen
    DATABASE.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    showroom.file.write_bytes(older)  # the same file to the system
    wait_until(lambda: DatabaseGone in seen)


class Asking:
    """A watcher whose answers are told here, as the app tells them."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.threads: list[int] = []
        self.faults: list[Refused] = []
        self.watcher = Signals(self._post)

    def _post(self, message: Message) -> None:
        if isinstance(message, Answered):
            try:
                message.tell()
            except Refused as fault:
                self.faults.append(fault)

    def ask(self, name: str, question: Callable[[], object]) -> None:
        """Ask something, and note in which thread it is asked."""

        def asked() -> object:
            self.threads.append(get_ident())
            return question()

        self.watcher.ask(name, asked, self.told.append)


@pytest.fixture
def asking(showroom: Showroom) -> Iterator[Asking]:
    """Give a watcher that is not begun yet."""
    assert showroom
    asks = Asking()
    yield asks
    asks.watcher.end()
    assert not asks.watcher.is_alive()


def test_what_is_asked_is_answered_beside_the_screens(asking: Asking) -> None:
    asking.watcher.start()
    asking.ask("head", journal.head)
    wait_until(lambda: bool(asking.told))
    assert asking.told == [journal.head()]
    assert asking.threads != [get_ident()]


def test_of_several_questions_of_one_name_only_the_last_is_asked(asking: Asking) -> None:
    for number in range(5):
        asking.ask("counts", partial(int, number))
    asking.ask("month", lambda: "month")
    asking.watcher.start()
    wait_until(lambda: "month" in asking.told)
    assert asking.told == [4, "month"]


def test_a_question_that_fails_is_said_and_the_next_is_answered(asking: Asking) -> None:
    def busy() -> None:
        raise Refused("database.busy", seconds=1)

    asking.watcher.start()
    asking.ask("counts", busy)
    asking.ask("month", lambda: "month")
    wait_until(lambda: "month" in asking.told)
    assert [fault.code for fault in asking.faults] == ["database.busy"]
