"""An import is stopped in the middle, and goes on where it was: every card is there, and none twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from floortui.cli_progress import Lines, Pace
from floortui.errors import Refused
from floortui.language import say
from floortui.services.batch import ROWS
from floortui.services.import_map import Map
from floortui.services.importing import Import, Report
from floortui.storage.database import execute
from tests.house import Showroom, problems, rows
from tests.imports.files import written

CARDS = 3 * ROWS + 7
FIRST_PHONE = 13_800_000_000


def file_of(folder: Path, cards: int = CARDS) -> Path:
    """Write a file of so many cards."""
    lines = [f"王{number},{FIRST_PHONE + number},CR-V,B" for number in range(cards)]
    return written(folder, "\n".join(["姓名,手机,车型,级别", *lines]) + "\n", "cards.csv")


def phones() -> list[str]:
    """Give every phone that is there."""
    return [number for (number,) in execute("SELECT number FROM phone ORDER BY number")]


def stopped_after(house: Showroom, file: Path, batches: int, *, together: bool = False) -> Report:
    """Import a file, and ask to stop while a batch is under way."""
    run = Import(house.desk, "cards", file, Map())
    seen: list[int] = []

    def stop(done: int, _total: int) -> None:
        seen.append(done)
        run.asked_to_stop = len(seen) == batches

    run.progress = stop
    return run.run(together=together)


@pytest.mark.parametrize("batches", [1, 2, 3])
def test_a_stopped_import_keeps_what_is_in_and_goes_on(house: Showroom, tmp_path: Path, batches: int) -> None:
    file = file_of(tmp_path)
    report = stopped_after(house, file, batches)
    assert (report.stopped, report.added) == (True, batches * ROWS)
    assert problems() == []
    again = Import(house.desk, "cards", file, Map()).run()
    assert (again.stopped, again.there, again.added) == (False, batches * ROWS, CARDS - batches * ROWS)
    assert phones() == [str(FIRST_PHONE + number) for number in range(CARDS)]
    assert problems() == []


def test_who_stops_at_the_last_batch_has_all_of_it(house: Showroom, tmp_path: Path) -> None:
    report = stopped_after(house, file_of(tmp_path), 4)
    assert (report.stopped, report.added) == (False, CARDS)


def test_all_or_nothing_that_is_stopped_is_nothing(house: Showroom, tmp_path: Path) -> None:
    before = rows()
    with pytest.raises(Refused) as refused:
        stopped_after(house, file_of(tmp_path), 2, together=True)
    assert say(refused.value) == "Stopped. Nothing was imported, since all of the file was to go or nothing."
    assert rows() == before
    assert problems() == []


def test_all_or_nothing_whose_last_batch_went_is_all(house: Showroom, tmp_path: Path) -> None:
    assert stopped_after(house, file_of(tmp_path), 4, together=True).added == CARDS


def test_progress_counts_every_row_of_the_file(house: Showroom, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    Import(house.desk, "cards", file_of(tmp_path), Map(), progress=lambda *how: told.append(how)).run()
    assert told == [(min(batch * ROWS, CARDS), CARDS) for batch in range(1, 5)]


def test_a_line_a_second_says_how_far_it_is_and_how_long_the_rest_takes(capsys: pytest.CaptureFixture[str]) -> None:
    now = [0.0]
    lines = Lines(lambda: now[0])
    for now[0], done in ((0.5, 1500), (1.25, 5000), (1.5, 6000), (2.5, 10_000), (9.0, 100_000)):
        lines(done, 100_000)
    assert capsys.readouterr().err.splitlines() == [
        "5,000 of 100,000 rows, 4,000 a second, 24 s left",
        "10,000 of 100,000 rows, 4,000 a second, 22 s left",
    ]


def test_a_pace_of_nothing_is_no_fault() -> None:
    assert Pace(lambda: 7.0).says(0, 10) == "0 of 10 rows, 0 a second, 10,000 s left"
