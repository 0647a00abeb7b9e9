"""`floortui export`: a form as CSV, JSON or a workbook; for managers, and every one stands in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from floortui.storage import database
from tests.shell import Run, a_shell, locked, set_up


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Give a shell whose house had one visit."""
    run = set_up(a_shell(tmp_path, monkeypatch, capfd))
    run("do", "arrival.log", "name==1+1", "phone=13800138000", "model=CR-V")
    yield run
    database.disconnect()


def last_line(house: Run) -> dict[str, object]:
    line: dict[str, object] = house("journal", "--last", "1", "--json").document[0]
    return line


def test_json_is_a_list_of_rows_with_stable_keys(house: Run) -> None:
    english, chinese = (house("export", "visit-register", "--as", "json", "--lang", spoken) for spoken in ("en", "zh"))
    assert (english.code, english.err) == (0, "")
    assert english.document == chinese.document
    assert english.document[0]["name"] == "=1+1"
    assert english.document[0]["phone"] == "13800138000"
    assert house("export", "visit-register", "--json").document == english.document


@pytest.mark.parametrize(("spoken", "heading"), [("en", "First or return"), ("zh", "首次/再次")])
def test_csv_has_a_mark_headings_in_the_language_and_no_formulas(house: Run, spoken: str, heading: str) -> None:
    printed = house("export", "visit-register", "--lang", spoken)
    assert printed.out.startswith("\ufeff")
    assert heading in printed.out.splitlines()[0]
    assert ",'=1+1," in printed.out


def test_a_file_is_what_its_ending_says(house: Run, tmp_path: Path) -> None:
    made = house("export", "visit-register", "--out", tmp_path / "a.xlsx")
    assert (made.code, made.out) == (0, "")
    assert "1 rows in" in made.err
    page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert page.title == "Visit register"
    assert page["F2"].value == "=1+1"
    assert page["F2"].data_type == "s"
    house("export", "visit-register", "--out", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_every_export_stands_in_the_journal_and_cannot_be_undone(house: Run, tmp_path: Path) -> None:
    house("export", "visit-register", "--month", "2026-01", "--out", tmp_path / "a.csv")
    line = last_line(house)
    assert line["action"] == "export.make"
    assert line["asked"] == {
        "form": "visit-register", "first": "2026-01-01", "last": "2026-01-31", "rows": 0, "card": 0, "file": "a.csv",
    }  # fmt: skip
    assert "cannot be undone" in house("undo", line["seq"]).sentence


def test_an_export_is_for_managers_who_sign_in(house: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    locked(house, monkeypatch)
    assert "A PIN is needed" in house("export", "visit-register").sentence
    monkeypatch.setenv("FLOORTUI_PIN", "1379")
    assert "export.make is for manager" in house("export", "visit-register", "--as", "李娜").sentence
    monkeypatch.setenv("FLOORTUI_PIN", "2580")
    assert house("export", "visit-register", "--as", "赵敏", "--as", "json").document[0]["phone"] == "13800138000"
    assert house("--as", "赵敏", "export", "visit-register", "--as", "csv").code == 0


def test_one_customer_s_card(house: Run) -> None:
    house("do", "card.open", "visit=1", "name=李先生", "phone=13800138000", "model=CR-V")
    (card,) = house("export", "customer-card", "--card", "138 0013 8000", "--json").document
    assert card["card"] == 1
    assert "No customer is known" in house("export", "customer-card", "--card", "何").sentence


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["picnic"], "There is no form “picnic”. There are: traffic-log, visit-register, call-register"),
        (["lost-sheet", "--month", "March"], "is not a month"),
        (["lost-sheet", "--from", "2026-02-02", "--to", "2026-02-01"], "2026-02-02 is after 2026-02-01."),
        (["lost-sheet", "--out", "/nowhere/a.csv"], "cannot be written"),
        (["lost-sheet", "--out", "/nowhere/a.xlsx"], "cannot be written"),
    ],
)
def test_what_cannot_be_exported_is_one_sentence(house: Run, arguments: list[str], says: str) -> None:
    assert says in house("export", *arguments).sentence


@pytest.mark.parametrize(
    "arguments",
    [
        ["lost-sheet", "--month", "2026-01", "--from", "2026-01-01"],
        ["lost-sheet", "--as", "xlsx"],
        ["lost-sheet", "--as", "csv", "--json"],
        [],
    ],
)
def test_wrong_usage_is_exit_code_two(house: Run, arguments: list[str]) -> None:
    assert house("export", *arguments).code == 2


def test_nobody_writes_a_line_of_an_export_by_hand(house: Run) -> None:
    assert "cannot be done by hand" in house("do", "export.make", "form=x").sentence
