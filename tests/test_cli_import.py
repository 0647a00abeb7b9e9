"""`floortui import`: a file comes in, what cannot go is written beside its reasons, one document says what was done."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from floortui.storage import database
from tests.imports.files import MAP, SALES, sales, written
from tests.shell import Run, a_shell, locked, set_up

BAD = "S-009,2/2/2024,=Eve,无,CR-V,Red,1,x"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Give a shell with a house and a map."""
    written(tmp_path, MAP, "map.toml")
    written(tmp_path, sales(*SALES, BAD))
    yield set_up(a_shell(tmp_path, monkeypatch, capfd))
    database.disconnect()


def test_what_was_done_is_one_document(house: Run, tmp_path: Path) -> None:
    done = house("import", "orders", tmp_path / "sales.csv", "--map", tmp_path / "map.toml", "--json")
    assert (done.code, done.err) == (0, "")
    assert done.document == {
        "kind": "orders", "rows": 5, "added": 4, "there": 0, "rejected": 1, "skipped": 0, "stopped": False,
        "warned": 1,
        "warnings": [{"line": 5, "says": "5550101 belongs to Ann, here it is Dan: a household?"}],
        "unused": [], "models": {"CR-V": 2, "Fit": 1, "Civic": 1},
        "colours": {"Black": 2, "Pale White": 1, "Red": 1},
        "file": str(tmp_path / "sales.csv"), "dry_run": False,
    }  # fmt: skip
    again = house("import", "orders", tmp_path / "sales.csv", "--map", tmp_path / "map.toml", "--json").document
    assert (again["added"], again["there"], again["rejected"]) == (0, 4, 1)


@pytest.mark.parametrize(("spoken", "says"), [("en", "5 rows read: 4 added"), ("zh", "读了 5 行：新增 4")])
def test_for_people_it_is_said_on_stderr(house: Run, tmp_path: Path, spoken: str, says: str) -> None:
    done = house("import", "orders", tmp_path / "sales.csv", "--map", tmp_path / "map.toml", "--lang", spoken)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith(says)
    assert "无" in done.err
    assert "Pale White" in done.err


def test_rejected_rows_are_written_with_their_reasons_put_right_and_imported(house: Run, tmp_path: Path) -> None:
    rejects = tmp_path / "rejected.csv"
    asked = ("--map", tmp_path / "map.toml", "--json")
    house("import", "orders", tmp_path / "sales.csv", "--rejects", rejects, *asked, "--lang", "zh")
    raw = rejects.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"'=Eve" in raw, "no spreadsheet obeys a name"
    headings, row = csv.reader(raw.decode("utf-8-sig").splitlines())
    assert headings[-2:] == ["行号", "原因"]
    assert row[-2:] == ["6", "“无”不是电话号码，应有 5 至 15 位数字。"]
    rejects.write_text(raw.decode("utf-8-sig").replace(",无,", ",5550109,", 1), encoding="utf-8")
    assert house("import", "orders", rejects, *asked).document["added"] == 1
    assert "=Eve" in house("search", "Eve").out


def test_a_rehearsal_changes_nothing(house: Run, tmp_path: Path) -> None:
    before = house("verify", "--json").document["head"]
    asked = ("import", "orders", tmp_path / "sales.csv", "--map", tmp_path / "map.toml", "--dry-run")
    assert house(*asked, "--json").document["added"] == 4
    assert "nothing was changed" in house(*asked).err
    assert house("verify", "--json").document["head"] == before


def test_all_or_nothing_ends_with_one_sentence_and_still_writes_what_cannot_go(house: Run, tmp_path: Path) -> None:
    rejects = tmp_path / "rejected.csv"
    done = house("import", "orders", tmp_path / "sales.csv", "--map", tmp_path / "map.toml", "--all-or-nothing",
                 "--rejects", rejects)  # fmt: skip
    assert done.sentence.startswith("Nothing was imported: 1 of 5 rows cannot go.")
    assert "无" in rejects.read_text(encoding="utf-8-sig")
    assert house("search", "Ann", "--json").document == []


def test_a_kind_that_cannot_be_imported_is_refused_with_those_that_can(house: Run, tmp_path: Path) -> None:
    said = house("import", "visits", tmp_path / "sales.csv").sentence
    assert said == "“visits” cannot be imported. What can: staff, cards, orders, stock."


def test_the_rejected_rows_do_not_overwrite_the_file(house: Run, tmp_path: Path) -> None:
    file = tmp_path / "sales.csv"
    assert "cannot go into the file" in house("import", "orders", file, "--rejects", file).sentence
    assert file.read_text(encoding="utf-8") == sales(*SALES, BAD)


def test_an_import_is_for_managers(house: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked(house, monkeypatch)
    monkeypatch.setenv("FLOORTUI_PIN", "1379")
    asked = ("import", "orders", tmp_path / "sales.csv", "--map", tmp_path / "map.toml")
    assert "import.orders is for manager" in house(*asked, "--as", "李娜").sentence
    assert "import.orders is for manager" in house(*asked, "--as", "李娜", "--dry-run").sentence


def test_a_new_database_is_made_for_an_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, "name,role\nAnn,sales\n", "staff.csv")
    run = a_shell(tmp_path, monkeypatch, capfd)
    assert run("import", "staff", tmp_path / "staff.csv", "--json").document["added"] == 1
    assert (tmp_path / "showroom.db").exists()
