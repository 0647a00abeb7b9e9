"""Sheets that go out: CSV that a spreadsheet opens as it is meant, and workbooks."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NamedTuple

from rich.cells import cell_len

from floortui.domain.columns import neutral
from floortui.domain.text import printable
from floortui.errors import Refused

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""

WIDEST = 40
"""Columns of the terminal that a column of a workbook is at most as wide as."""

MEASURED = 200
"""Rows by which the columns of a workbook are made wide enough."""


class Page(NamedTuple):
    """A sheet that is to hang on a wall: printed across, all columns on one page."""

    title: str
    rows: Sequence[Sequence[str]]
    headings: int
    """How many of its first rows are headings."""
    shaded: frozenset[int]
    """The columns that are told apart, from 0."""
    footnotes: int = 0
    """How many of its last rows run on over other columns."""


SHADE = {"bg_color": "#DDDDDD"}

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


def text_page(title: str, headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Give a form as plain text to read or print, with its title."""
    return f"{title}\n{'=' * cell_len(title)}\n\n{text_lines(headings, rows)}\n"


def text_lines(headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Give rows as plain text: a line for each cell that says something, an empty line between two rows."""
    width = max((cell_len(heading) for heading in headings), default=0)
    return "\n\n".join(
        "\n".join(
            f"{heading}{' ' * (width - cell_len(heading))}  {printable(str(cell))}"
            for heading, cell in zip(headings, row, strict=True)
            if cell not in ("", None)
        )
        for row in rows
    )


def write_workbook(
    file: Path, title: str, headings: Sequence[str], rows: Sequence[Sequence[Any]], page: Page | None = None
) -> None:
    """Write headings and rows as an .xlsx workbook, and a page to print; every text is a string and nothing else.

    Raises:
        Refused: it cannot be written.
    """
    try:
        with file.open("wb") as opened:
            _fill(opened, title, headings, rows, page)
    except OSError as error:
        raise Refused("export.file", file=file, why=error.strerror or str(error)) from None


def _named(title: str) -> str:
    return "".join(character for character in title if character not in "[]:*?/\\")[:31]


def _fill(
    opened: IO[bytes],
    title: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[Any]],
    wall: Page | None,
) -> None:
    from xlsxwriter import Workbook

    book = Workbook(opened, {"constant_memory": True})
    page = book.add_worksheet(_named(title))
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
    if wall is not None:
        _hang(book, wall)
    book.close()


def _hang(book: Any, wall: Page) -> None:
    """Add a page to print, and have the workbook open at it."""
    page = book.add_worksheet(_named(wall.title))
    page.activate()
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.freeze_panes(wall.headings, 1)
    for column, cells in enumerate(zip(*wall.rows[: -wall.footnotes or None], strict=True)):
        page.set_column(column, column, max(cell_len(cell) for cell in cells) + (2 if column == 0 else 1))
    formats = {
        (head, shaded): book.add_format({"border": 1, "align": "center", "bold": head, **(SHADE if shaded else {})})
        for head in (True, False)
        for shaded in (True, False)
    }
    first = book.add_format({"border": 1, "bold": True})
    table = len(wall.rows) - wall.footnotes
    for number, row in enumerate(wall.rows):
        for column, cell in enumerate(row[: None if number < table else 1]):
            style = (
                formats[number < wall.headings, column in wall.shaded] if column else first if number < table else None
            )
            page.write_string(number, column, cell[:LONGEST_CELL], style)
