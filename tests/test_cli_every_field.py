"""What is printed of cards, calls and orders: whatever was typed into any field is shown as it stands, and cleanly."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from rich.cells import cell_len

from floortui.domain.columns import FORMULA, as_written, neutral
from floortui.reports.forms import FORMS
from floortui.storage import database
from tests.card_fields import hidden, lived, texts_in
from tests.house import Showroom
from tests.shell import Run, a_shell

STEERING = "李\x1b[31m先\x9b2J生\x07\u202e\u200b\r\n第二行\t👨\u200d👩\u200d👧"
"""What would steer the terminal, what nobody sees, and two lines."""

LITERAL = (
    "' OR 1=1 --",
    "%",
    "李_生",
    "NEAR(李 周) OR *",
    "[red]李[/red]",
    "[/]",
    "{0} {name}",
    "%s%n",
    "\\u674e",
    "😀",
)
"""What is something else to SQL, LIKE, a full text search, markup, a format or an escape."""

FORMULAS = ('=HYPERLINK("http://x.example")', "+86 138 0013 8000", "-1+1", "@SUM(A1)", "＝1+1", "'=1+1", "''",
            "'李", "\t=1+1", "\r\n=1+1")  # fmt: skip
"""What a spreadsheet would take for a formula, or for the mark that says that it is none."""

MONTH = ("--month", "2026-03")
MONTH_OF = {"after-sales": ("--month", "2026-06")}
"""Where a form tells of it in another month: the first service."""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Give a shell on the showroom's database."""
    return a_shell(tmp_path, monkeypatch, capfd)


def test_nothing_that_steers_a_terminal_is_printed(showroom: Showroom, run: Run) -> None:
    lived(showroom, lambda field: STEERING)
    database.disconnect()
    printed = [
        run("journal", "--last", "100"), run("journal", "--last", "100", "--json"), run("search", "李"),
        run("search", "李", "--json"), run("figures", *MONTH, "--by", "consultant"),
        run("figures", *MONTH, "--by", "consultant", "--json"),
        *(run("export", form, *MONTH, "--as", how) for form in FORMS for how in ("csv", "json")),
    ]  # fmt: skip
    assert all(each.code == 0 for each in printed)
    for each in printed:
        assert hidden(each.out.removeprefix("\ufeff").replace("\r\n", "\n")) == []
    assert "第二行" in printed[0].out
    assert len(printed[0].out.splitlines()) == len(printed[1].document), "a line of the journal is one line"
    assert len(printed[2].out.splitlines()) == len(printed[3].document)


def test_the_columns_of_a_search_stay_whatever_the_names_are(showroom: Showroom, run: Run) -> None:
    for number, name in enumerate(("张伟", "张😀", "张👨\u200d👩\u200d👧", "张🇨🇳", "张👍🏽", "张ＡＢ", "张é[/]")):
        showroom.do("card.open", name=name, phone=f"1380013800{number}", model="CR-V", owner="李娜")
    database.disconnect()
    lines = run("search", "张").out.splitlines()
    assert len(lines) == 7
    assert len({cell_len(line[: line.index("1380013")]) for line in lines}) == 1


@pytest.mark.parametrize("text", LITERAL)
def test_a_text_is_stored_found_and_printed_as_it_stands(showroom: Showroom, run: Run, text: str) -> None:
    lived(showroom, lambda field: f"{text} {field}" if field != "name" else text)
    for name in ("另一位", "李先生", "周女士"):
        showroom.do("call.log", name=name)
    database.disconnect()
    found = run("search", text, "--json").document
    assert [card["name"] for card in found] == [text], "the card of that name, and no other"
    said, journal = run("journal", "--last", "100").out, run("journal", "--last", "100", "--json").document
    asked = {value for line in journal for value in texts_in(line["asked"]) if value.startswith(text)}
    assert len(asked) > 15
    assert all(value in said for value in asked)
    assert run("search", f"{text}x", "--json").document == []
    assert text in run("search", text).out
    assert run("verify").code == 0


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_in_any_field_is_a_text_in_every_column(
    showroom: Showroom, run: Run, tmp_path: Path, form: str, text: str
) -> None:
    lived(showroom, lambda field: text)
    other = showroom.do("call.log", customer="new", name=text)["customer"]
    showroom.do("card.edit", card=1, referrer=other)
    showroom.do("staff.edit", name="李娜", new_name=text)
    showroom.do("card.open", name="孙小姐", phone="13900139009", model=text, colour="绿", grade="A", owner="刘洋")
    database.disconnect()
    month = MONTH_OF.get(form, MONTH)
    document = run("export", form, *month, "--json").document
    kept = " ".join(text.split())
    cells = [value for row in document for value in row.values() if value == kept]
    assert cells, "the form has what was typed, exactly"
    printed = list(csv.reader(io.StringIO(run("export", form, *month, "--as", "csv").out.removeprefix("\ufeff"))))
    assert not [cell for row in printed for cell in row if cell.startswith(FORMULA) and not cell.lstrip("-").isdigit()]
    assert sum(as_written(cell) == kept for row in printed for cell in row) == len(cells), "it is read back exactly"
    run("export", form, *month, "--out", tmp_path / "a.xlsx")
    page = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    written = [cell for row in page.iter_rows() for cell in row if cell.value == kept]
    assert len(written) == len(cells)
    assert not [cell for row in page.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
    assert all(cell.data_type == "s" for cell in written)


@given(st.text(st.sampled_from("'=+-@＝\t李1 "), max_size=8) | st.text(max_size=20))
def test_any_text_is_written_as_no_formula_and_read_back_as_it_was(text: str) -> None:
    assert not neutral(text).startswith(FORMULA)
    assert as_written(neutral(text)) == text
