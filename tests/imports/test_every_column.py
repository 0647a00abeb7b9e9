"""Whatever stands in any column of a file: the row goes in clean, or is rejected with a short reason; the others go in.

The columns are those that an import reads: a new one is asked the same.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from floortui.domain.columns import KINDS, Column, fields_of
from floortui.storage import database
from floortui.storage.journal import last_entries
from tests.card_fields import hidden, sentences, texts_in, tried
from tests.house import Showroom, lines, problems, rows
from tests.imports.files import Taken, refusal, sales, written

WORDS = ("珍珠白", "晓园路 3 号", "再来")
"""What stands in any other column."""

GOOD = {
    "name": ("何苗", "孙先生", "林女士"), "phone": ("13800138001", "13800138002", "13800138003"),
    "model": ("CR-V", "飞度", "Civic"), "price": ("23.8万", "8.5万", "120000"),
    "day": ("2024-02-03", "2024-02-04", "2024-02-05"), "last": ("2024-03-03", "2024-03-04", "2024-03-05"),
    "next": ("2026-03-20", "2026-03-21", "2026-03-22"), "delivered": ("2024-02-13", "2024-02-14", "2024-02-15"),
    "key": ("K-1", "K-2", "K-3"), "role": ("销售顾问", "前台", "经理"), "tier": ("1", "2", "3"),
    "mentor": ("李娜", "刘洋", "陈静"), "owner": ("李娜", "刘洋", "陈静"), "source": ("自然到店",) * 3,
    "grade": ("A", "B", "C"), "deposit": ("5000",) * 3, "quantity": ("1", "2", "1"),
    "colour": WORDS, "arrived": ("2024-02-03", "2024-02-04", "2024-02-05"), "vin": ("LVH0001", "", "LVH0003"),
}  # fmt: skip
"""What stands in the columns of three good rows; any words in the others."""

COLUMNS = [(kind, column.key) for kind, columns in KINDS.items() for column in columns]

ODD = {
    "is a hundred thousand letters": "长" * 100_000,
    "steers a terminal": "\x1b]0;x\x07\x9b2J",
    "hides": "\u202e\u200b",
    "is markup, a format and a statement": "[/]{0}%s'--",
    "is a family": "👨\u200d👩\u200d👧",
}
"""Cells by what is odd about them."""


def table(kind: str, **changed: str) -> list[list[str]]:
    """Give the three good rows of a kind of file, the second one changed."""
    found = [[GOOD.get(column.key, WORDS)[number] for column in KINDS[kind]] for number in range(3)]
    keys = [column.key for column in KINDS[kind]]
    for key, text in changed.items():
        found[1][keys.index(key)] = text
    return found


def text_of(kind: str, found: list[list[str]]) -> str:
    """Write rows under the headings of their fields."""
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in found]
    return sales(*quoted, headings=",".join(heading(column) for column in KINDS[kind]))


def heading(column: Column) -> str:
    """Give the Chinese heading of a column."""
    return next(word for word in column.headings.split(",") if not word.isascii())


def taken(house: Showroom, folder: Path, kind: str, **changed: str) -> Taken:
    """Import the three rows, the second one changed."""
    return Taken(house, written(folder, text_of(kind, table(kind, **changed))), kind)


@pytest.mark.parametrize(("kind", "key"), COLUMNS)
@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_cell_is_taken_clean_or_rejects_its_row_only(
    house: Showroom, tmp_path: Path, kind: str, key: str, text: str
) -> None:
    did = taken(house, tmp_path, kind, **{key: text})
    assert did.counts in ((3, 0, 0), (2, 0, 1))
    for rejected in did.rejected:
        assert rejected.line == 3
        for said in sentences(rejected.reason):
            assert len(said) <= 300
            assert hidden(said) == []
    assert not [each for each in texts_in(list(rows().values())) if hidden(each)]
    assert not [each for each in texts_in(last_entries(1)[0].changes) if hidden(each)]
    assert problems() == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_needed_and_missing_rejects_its_row_only(house: Showroom, tmp_path: Path, kind: str) -> None:
    for column in [column for column in KINDS[kind] if column.needed]:
        with_gap = Taken(house, written(tmp_path, text_of(kind, table(kind, **{column.key: ""}))), kind)
        assert with_gap.report.rejected == 1
        assert [reason.endswith("is needed.") for reason in with_gap.reasons.values()] == [True]


DATED = [(kind, column.key) for kind, columns in KINDS.items() for column in columns if column.dated]


@pytest.mark.parametrize(("kind", "key"), DATED)
@pytest.mark.parametrize(
    "text",
    ["2024-02-30", "2024-13-01", "30/02/2024", "昨天", "45000.5", f"2024-02-04{' ' * 60}x", "0000-00-00"],
)
def test_a_wrong_date_rejects_its_row_only(house: Showroom, tmp_path: Path, kind: str, key: str, text: str) -> None:
    did = taken(house, tmp_path, kind, **{key: text})
    assert did.counts == (2, 0, 1)
    assert "is not a day in the order of this file" in did.reasons[3]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_is_read_in_any_encoding_and_twice_adds_nothing(
    house: Showroom, tmp_path: Path, kind: str, encoding: str
) -> None:
    file = written(tmp_path, text_of(kind, table(kind)), encoding=encoding)
    first = Taken(house, file, kind)
    assert (first.counts, first.reasons) == ((3, 0, 0), {})
    stored = set(texts_in(list(rows().values())))
    assert set(GOOD.get("name" if kind != "stock" else "model", ())) <= stored
    before = rows(ids_and_seq=True), lines()
    assert Taken(house, file, kind).counts == (0, 3, 0)
    assert (rows(ids_and_seq=True), lines()) == before


@pytest.mark.parametrize("kind", KINDS)
def test_all_or_nothing_takes_nothing_of_any_kind_if_one_row_cannot_go(
    house: Showroom, tmp_path: Path, kind: str
) -> None:
    before = rows(ids_and_seq=True), lines()
    bad = written(tmp_path, text_of(kind, table(kind, **{"name" if kind != "stock" else "colour": "\u200b"})))
    said = refusal(house, bad, kind, together=True)
    assert said.startswith("Nothing was imported: 1 of 3 rows cannot go. The first, line 3:")
    assert (rows(ids_and_seq=True), lines()) == before
    assert Taken(house, bad, kind).counts == (2, 0, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_cut_off_anywhere_gives_its_whole_rows(
    house: Showroom, tmp_path: Path, kind: str, encoding: str
) -> None:
    """A file may end inside a row, a quotation or a letter: the rows before go in, and that one is rejected.

    Where it ends behind the last delimiter nobody can know; the last row is pointed out.
    """
    whole = text_of(kind, table(kind)).encode(encoding)
    last = text_of(kind, table(kind)[:2]).encode(encoding)
    for at in range(len(last) + 1, len(whole) - len("\n".encode(encoding)), 7):
        file = tmp_path / "cut.csv"
        file.write_bytes(whole[:at])
        with tried(house):
            did = Taken(house, file, kind)
        assert did.report.added == 2 or 4 in did.warnings, at
        assert did.report.rejected <= 1, at


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_a_price_that_lost_its_end_is_pointed_out(house: Showroom, tmp_path: Path, encoding: str) -> None:
    text = sales("何苗,13800138001,CR-V,2024-02-03,23.8万", headings="姓名,电话,车型,日期,价格")
    assert Taken(house, written(tmp_path, text, encoding=encoding), "orders").warnings == {}
    cut = text.replace("何苗", "孙先生").replace("8001", "8002").rstrip("\n万")
    warned = Taken(house, written(tmp_path, cut, encoding=encoding), "orders").warnings
    assert warned == {2: "The file ends without a line end: its last row may have been cut off."}


@pytest.mark.parametrize("kind", ["cards", "orders"])
@pytest.mark.parametrize("phone", ["+86 138 0013 8001", "１３８-0013-8001", "0086 (138) 00138001", "13800138001 转 2"])
def test_a_phone_that_stands_twice_in_a_file_is_one_customer(
    house: Showroom, tmp_path: Path, kind: str, phone: str
) -> None:
    did = taken(house, tmp_path, kind, phone=phone)
    assert database.execute("SELECT count(*) FROM customer").fetchone() == (2,)
    assert did.report.rejected == 0
    assert did.warnings == {3: "13800138001 belongs to 何苗, here it is 孙先生: a household?"}


def test_every_field_has_a_column_here() -> None:
    assert {key for kind in KINDS for key, column in fields_of(kind).items() if column.needed} <= set(GOOD)
