"""A file of another program is read as it was meant: encodings, delimiters, dates, workbooks, broken files."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from floortui.domain.dates import Evidence, read_date
from floortui.errors import Refused
from floortui.language import say
from floortui.services.sheets import encoding_of, open_sheet
from tests.house import Showroom
from tests.imports.files import Taken, orders, refusal, sales, written

ENGLISH = "id,date,name,phone,model,color,price"
CHINESE = "合同编号,成交日期,客户姓名,联系电话,购买车型,颜色,成交价"
ROWS = ("H-1,2024年2月3日,欧阳女士,138 0013 8000,CR-V,珍珠白,23.8万", "H-2,2024-02-04,李先生,13900139000,飞度,蓝,8.5万")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_chinese_file_of_any_encoding(house: Showroom, tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = sales(*ROWS, headings=CHINESE).replace(",", delimiter)
    Taken(house, written(tmp_path, text, encoding=encoding))
    assert [order[-1] for order in orders()] == ["欧阳女士", "李先生"]
    assert [order[2:5] for order in orders()] == [("珍珠白", 23800000, "H-1"), ("蓝", 8500000, "H-2")]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_western_file_of_an_old_encoding(house: Showroom, tmp_path: Path, encoding: str) -> None:
    text = sales("1,2024-02-03,José Müller-Gómez,5550101,Citroën,Crème,18500", headings=ENGLISH)
    file = written(tmp_path, text, encoding=encoding)
    assert encoding_of(file) == "cp1252"
    Taken(house, file)
    assert orders()[0][1:3] == ("Citroën", "Crème")


def test_a_wrong_encoding_rejects_the_rows_that_are_no_text(house: Showroom, tmp_path: Path) -> None:
    text = sales(*ROWS, "H-3,2024-02-05,Ann,5550101,Fit,Red,8.5万".replace("万", ""), headings=CHINESE)
    file = written(tmp_path, text, encoding="gbk")
    said = refusal(house, file, text='encoding = "utf-8"')
    assert "No column gives name, phone, model, price, day." in said
    mixed = tmp_path / "mixed.csv"
    mixed.write_bytes(sales(ROWS[0], headings=CHINESE).encode() + ROWS[1].encode("gbk") + b"\n")
    assert Taken(house, mixed).reasons[3].startswith("The row has bytes that are no text in utf-8.")


@pytest.mark.parametrize("text", ['encoding = "klingon"', 'encoding = "gb18030"\ndates = "sunny"'])
def test_a_map_that_says_nonsense_is_refused(house: Showroom, tmp_path: Path, text: str) -> None:
    assert refusal(house, written(tmp_path, sales(*ROWS, headings=CHINESE)), text=text)


def test_half_a_file_gives_its_whole_rows(house: Showroom, tmp_path: Path) -> None:
    file = written(tmp_path, sales(*ROWS, headings=CHINESE), encoding="gbk")
    file.write_bytes(file.read_bytes()[:-28])
    taken = Taken(house, file)
    assert taken.counts == (1, 0, 1)
    assert "it was cut off" in taken.reasons[3]


def test_an_empty_file_and_no_file_are_refused(house: Showroom, tmp_path: Path) -> None:
    assert "is empty" in refusal(house, written(tmp_path, ""))
    assert "is empty" in refusal(house, written(tmp_path, "\n\n"))
    assert "cannot be read" in refusal(house, tmp_path / "none.csv")
    assert "cannot be read" in refusal(house, tmp_path)


def test_headings_that_say_nothing_are_refused_with_the_way_out(house: Showroom, tmp_path: Path) -> None:
    said = refusal(house, written(tmp_path, "a,b\n1,2\n"))
    assert said == (
        "No column gives name, phone, model, price, day. The file has: a, b. "
        "Say in a map which column is which (--map)."
    )
    two = written(tmp_path, "姓名,客户,电话,车型,价格,日期\n1,2,3,4,5,6\n")
    assert "“姓名” and “客户” could both be “name”" in refusal(house, two)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("colums = 1", "unknown key “colums”. Did you mean “columns”?"),
        ('dates = "sunny"', "“dates” takes month-first, day-first, year-first, guess"),
        ("household = 1", "“household” takes true, false"),
        ('[columns]\nnmae = "Name"', "a field “nmae” that there is not. Did you mean “name”?"),
        ('[columns]\nname = 3', "“columns.name” takes"),
        ('[columns]\nname = "客户名"', "no column “客户名”. Did you mean “客户姓名”?"),
        ('[only]\n"Dealer" = "x"', "The file has no column “Dealer”"),
        ('[values]\ncolour = "x"', "“values” takes"),
        ("[columns", "cannot be used"),
    ],
)  # fmt: skip
def test_what_a_map_gets_wrong_is_named(house: Showroom, tmp_path: Path, text: str, says: str) -> None:
    assert says in refusal(house, written(tmp_path, sales(*ROWS, headings=CHINESE)), text=text)


def test_columns_that_nothing_is_taken_from_are_named(house: Showroom, tmp_path: Path) -> None:
    text = sales(*(f"{row},x" for row in ROWS), headings=f"{CHINESE},心情")
    assert Taken(house, written(tmp_path, text)).report.unused == ["心情"]


def workbook(folder: Path, fill: Callable[[Any], None]) -> Path:
    """Make a workbook."""
    book = Workbook()
    fill(book.active)
    file = folder / "sales.xlsx"
    book.save(file)
    return file


def test_a_workbook_is_read_like_a_file(house: Showroom, tmp_path: Path) -> None:
    def fill(page: Any) -> None:
        page.append(CHINESE.split(","))
        page.append(["H-1", date(2024, 2, 3), "欧阳女士", 13800138000, "CR-V", "白", 238000.0])
        page.append([])
        page.append(["H-2", "2024/2/4", "=1+1", "13900139000", "Fit", None, 85000.5])

    file = workbook(tmp_path, fill)
    taken = Taken(house, file)
    assert taken.counts == (1, 0, 1), "a formula without a value is an empty cell"
    assert taken.reasons == {4: "Name is needed."}
    assert orders()[0] == ("2024-02-03", "CR-V", "白", 23800000, "H-1", "2024-02-03", "欧阳女士")


def test_half_a_workbook_and_an_old_one_are_refused(house: Showroom, tmp_path: Path) -> None:
    file = workbook(tmp_path, lambda page: page.append(["姓名"]))
    file.write_bytes(file.read_bytes()[:-900])
    assert "is no whole .xlsx workbook" in refusal(house, file)
    file.write_bytes(b"\xd0\xcf\x11\xe0" + b"0" * 600)
    assert "old kind (.xls)" in refusal(house, file)


def test_a_sheet_that_is_not_there_is_refused(house: Showroom, tmp_path: Path) -> None:
    file = workbook(tmp_path, lambda page: page.append(["姓名"]))
    assert "no sheet “车主”. It has: Sheet." in refusal(house, file, text='sheet = "车主"')


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("1/13/2022", "month-first", "2022-01-13"),
        ("13/1/2022", "day-first", "2022-01-13"),
        ("3.4.22", "day-first", "2022-04-03"),
        ("22-3-4", "year-first", "2022-03-04"),
        ("2022/3/4", "month-first", "2022-03-04"),
        ("２０２２年３月４日", "day-first", "2022-03-04"),
        ("20220304", "day-first", "2022-03-04"),
        ("2022-03-04T10:31:00", "month-first", "2022-03-04"),
        ("3/4/2022 10:31", "month-first", "2022-03-04"),
        ("4 March 2022", "month-first", "2022-03-04"),
        ("Mar 4, 2022", "day-first", "2022-03-04"),
        ("13/13/2022", "month-first", None),
        ("2/29/2023", "month-first", None),
        ("tomorrow", "month-first", None),
        ("1" * 100_000, "month-first", None),
    ],
)
def test_a_date_in_the_order_of_its_house(text: str, order: str, day: str | None) -> None:
    assert outcome(lambda: read_date(text, order)) == (day or "import.date")


def outcome(read: Callable[[], str]) -> str:
    """Give what is read, or the code of its refusal."""
    try:
        return read()
    except Refused as refused:
        return refused.code


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["1/2/2022", "1/13/2022"], "month-first"),
        (["1/2/2022", "13/1/2022"], "day-first"),
        (["2022-01-02", ""], "month-first"),
        (["1/13/2022"] * 30 + ["13/1/2022"], "month-first"),  # a slip: its row is rejected
        (["1/13/2022", "13/1/2022"], "import.dates_mixed"),
        (["1/2/2022", "3/4/2022"], "import.dates_ambiguous"),
    ],
)
def test_the_order_of_dates_is_guessed_from_the_whole_column(texts: list[str], order: str) -> None:
    seen = Evidence()
    for text in texts:
        seen.note(text)
    assert outcome(lambda: seen.order("Date")) == order


def test_dates_that_could_be_either_are_refused_and_how_to_say_it_is_said(house: Showroom, tmp_path: Path) -> None:
    text = sales("1,1/2/2024,Ann,5550101,Fit,Red,1", headings=ENGLISH)
    file = written(tmp_path, text)
    assert refusal(house, file).endswith('Say which in a map: dates = "month-first"')
    assert Taken(house, file, text='dates = "day-first"').counts == (1, 0, 0)
    assert orders()[0][0] == "2024-02-01"


def test_a_million_rows_need_no_more_memory_than_a_few(tmp_path: Path) -> None:
    file = tmp_path / "many.csv"
    with file.open("w", encoding="utf-8") as opened:
        opened.write(f"{CHINESE}\n")
        opened.writelines(f"{ROWS[0]}\n" for _ in range(100_000))
    tracemalloc.start()
    try:
        assert sum(1 for _ in open_sheet(file).rows()) == 100_000
        assert tracemalloc.get_traced_memory()[1] < 8_000_000, "the file alone has 8 million bytes"
    finally:
        tracemalloc.stop()


def test_our_own_export_of_a_formula_is_read_back_as_it_was(house: Showroom, tmp_path: Path) -> None:
    text = sales("1,2024-02-03,'=Ann,'+86 13800138000,Fit,Red,1", headings=ENGLISH)
    Taken(house, written(tmp_path, text))
    assert orders()[0][-1] == "=Ann"


def test_a_refusal_names_the_kinds_that_can_be_imported(house: Showroom, tmp_path: Path) -> None:
    said = refusal(house, tmp_path / "x.csv", "visits")
    assert said == "“visits” cannot be imported. What can: staff, cards, orders, stock."
    assert say(Refused("import.same_file"))
