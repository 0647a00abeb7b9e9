"""Sheets that go out: CSV that a spreadsheet opens as it is meant, and workbooks."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from rich.cells import cell_len

from floortui.domain.columns import neutral
from floortui.errors import Refused

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""

WIDEST = 40
"""Columns of the terminal that a column of a workbook is at most as wide as."""

MEASURED = 200
"""Rows by which the columns of a workbook are made wide enough."""

Write = Callable[[Sequence[Any]], None]
"""Writes one row."""


def neutral_row(row: Sequence[Any]) -> list[Any]:
    """Give a row whose texts no spreadsheet takes for formulas."""
    return [neutral(cell) if isinstance(cell, str) else cell for cell in row]


@contextmanager
def csv_file(file: Path) -> Iterator[Write]:
    """Write a CSV file: UTF-8 with a mark, which spreadsheets need; no text is taken for a formula.

    Raises:
        Refused: it cannot be written.
    """
    try:
        with file.open("w", encoding="utf-8-sig", newline="", errors="replace") as opened:
            writer = csv.writer(opened)
            yield lambda row: writer.writerow(neutral_row(row))
    except OSError as error:
        raise Refused("export.file", file=file, why=error.strerror or str(error)) from None


def write_text(file: Path | None, text: str) -> None:
    """Write a text into a file, or print it if there is none.

    Raises:
        Refused: it cannot be written.
    """
    if file is None:
        sys.stdout.write(text)
        return
    try:
        file.write_text(text, encoding="utf-8", newline="", errors="replace")
    except OSError as error:
        raise Refused("export.file", file=file, why=error.strerror or str(error)) from None


def csv_text(headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Give headings and rows as the text of a CSV file, its mark included."""
    text = io.StringIO()
    writer = csv.writer(text)
    for row in (headings, *rows):
        writer.writerow(neutral_row(row))
    return "\ufeff" + text.getvalue()


def write_workbook(file: Path, title: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write headings and rows as an .xlsx workbook; every text is a string and nothing else.

    Raises:
        Refused: it cannot be written.
    """
    try:
        with file.open("wb") as opened:
            _fill(opened, title, headings, rows)
    except OSError as error:
        raise Refused("export.file", file=file, why=error.strerror or str(error)) from None


def _fill(opened: IO[bytes], title: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    from xlsxwriter import Workbook

    book = Workbook(opened, {"constant_memory": True})
    page = book.add_worksheet("".join(character for character in title if character not in "[]:*?/\\")[:31])
    bold = book.add_format({"bold": True, "bottom": 1})
    page.freeze_panes(1, 0)
    for column, heading in enumerate(headings):
        cells = [row[column] for row in rows[:MEASURED]]
        page.set_column(column, column, min(WIDEST, max(cell_len(str(text)) for text in (heading, *cells)) + 2))
    for number, row in enumerate((headings, *rows)):
        for column, cell in enumerate(row):
            if isinstance(cell, int | float):
                page.write_number(number, column, cell)
            else:
                page.write_string(number, column, str(cell)[:LONGEST_CELL], None if number else bold)
    page.autofilter(0, 0, len(rows), max(0, len(headings) - 1))
    book.close()
