"""Tables of other programs, CSV in any encoding or .xlsx, read a row at a time: a million rows need no more memory."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from os import SEEK_END
from pathlib import Path
from typing import Any, NamedTuple

from floortui.domain.columns import as_written, mended
from floortui.errors import Refused

DELIMITERS = (",", ";", "\t", "|")

LONGEST_CELL = 131_072
"""Characters of one cell, above which a quotation mark was never closed: the limit of the csv module, named."""

TRIAL_ROWS = 20
"""Rows from which the delimiter is found out."""

_BLOCK = 1 << 16
_HIGH = re.compile(rb"[\x80-\xff]+")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_WIDE_ENDS = (b"\n\0", b"\r\0", b"\0\n", b"\0\r")
_BROKEN = "\ufffd"


class Row(NamedTuple):
    """A row of a file: the number of its first line, its cells, and what is wrong with it, if anything is."""

    line: int
    cells: list[str]
    fault: Refused | None = None


@dataclass(frozen=True)
class Sheet:
    """A table in a file, with its headings."""

    file: Path
    headings: list[str]
    encoding: str = ""
    """Empty for a workbook."""
    delimiter: str = ""
    page: str = ""
    """The sheet of a workbook; empty is the first."""

    def rows(self) -> Iterator[Row]:
        """Give the rows under the headings; those that are empty are passed over."""
        raw = _csv_rows(self.file, self.encoding, self.delimiter) if self.encoding else _excel_rows(self)
        next(raw, None)
        for row in raw:
            yield row if row.fault else self._fitted(row)

    def open_end(self) -> bool:
        """Say whether the last row has no line end: it is written so, or was cut off inside its last cell."""
        with self.file.open("rb") as opened:
            opened.seek(max(0, opened.seek(0, SEEK_END) - 2))
            tail = opened.read()
        ends = tail in _WIDE_ENDS if self.encoding.startswith("utf-16") else tail.endswith((b"\n", b"\r"))
        return bool(self.encoding) and not ends

    def _fitted(self, row: Row) -> Row:
        wanted, cells = len(self.headings), row.cells
        if len(cells) > wanted and not any(cell.strip() for cell in cells[wanted:]):
            cells = cells[:wanted]
        if len(cells) != wanted:
            return Row(row.line, cells, Refused("import.cells", cells=len(cells), wanted=wanted))
        if any(_BROKEN in cell or not _encodable(cell) for cell in cells):
            return Row(row.line, cells, Refused("import.bytes", encoding=self.encoding))
        return Row(row.line, cells)


def _encodable(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def open_sheet(file: Path, *, encoding: str = "", delimiter: str = "", page: str = "") -> Sheet:
    """Open a file and read its headings; what is not said about it is found out.

    Raises:
        Refused: it cannot be read, is empty, or is no table.
    """
    try:
        with file.open("rb") as opened:
            start = opened.read(4)
        if not start:
            raise Refused("import.empty", file=file)
        if start == _OLD_EXCEL:
            raise Refused("import.old_excel", file=file)
        if start == _ZIP:
            sheet = Sheet(file, [], page=page)
            heading = next(_excel_rows(sheet), None)
        else:
            encoding = encoding or encoding_of(file)
            delimiter = delimiter or _delimiter_of(file, encoding)
            sheet = Sheet(file, [], encoding, delimiter)
            heading = next(_csv_rows(file, encoding, delimiter), None)
    except LookupError:
        raise Refused("import.encoding", encoding=encoding) from None
    except OSError as error:
        raise Refused("import.file", file=file, why=error.strerror or str(error)) from None
    if heading is None:
        raise Refused("import.empty", file=file)
    headings = [" ".join(cell.split()) for cell in heading.cells]
    while headings and not headings[-1]:
        headings.pop()
    return Sheet(file, headings, sheet.encoding, sheet.delimiter, page)


def digest_of(file: Path) -> str:
    """Give the digest by which the journal tells which file it was."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def encoding_of(file: Path) -> str:
    """Find out how a text file is encoded: by its mark, else by what its bytes can be."""
    with file.open("rb") as opened:
        start = opened.read(4096)
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    if b"\0" in start:
        return "utf-16-le" if start[1::2].count(0) >= start[::2].count(0) else "utf-16-be"
    bytes_read = _Bytes()
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            bytes_read.feed(block)
    return bytes_read.encoding()


class _Bytes:
    """What the bytes of a file without a mark can be."""

    def __init__(self) -> None:
        self._decoders = {name: codecs.getincrementaldecoder(name)("strict") for name in ("utf-8", "cp1252")}
        self._pairs = self._singles = self._good = self._bad = 0

    def feed(self, block: bytes) -> None:
        for name, decoder in list(self._decoders.items()):
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                del self._decoders[name]
        if not block.isascii():
            self._count(block)

    def _count(self, block: bytes) -> None:
        """Count letters of two high bytes, as Chinese has them, those that stand alone, and those of UTF-8."""
        text = block.decode("utf-8", "replace")
        self._bad += text.count(_BROKEN)
        self._good += sum(character > "\x7f" for character in text) - text.count(_BROKEN)
        for run in _HIGH.findall(block):
            self._pairs += len(run) // 2
            self._singles += len(run) % 2

    def encoding(self) -> str:
        # a file that was cut off may end inside a letter; one slip is no other encoding
        if "utf-8" in self._decoders or self._good > self._bad:
            return "utf-8"
        if self._pairs > 3 * self._singles:
            return "gb18030"
        return "cp1252" if "cp1252" in self._decoders else "latin-1"


def _csv_rows(file: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(LONGEST_CELL)
    slips = "replace" if encoding.startswith("utf-16") else "surrogateescape"
    with file.open(encoding=encoding, errors=slips, newline="") as opened:
        reader = csv.reader(opened, delimiter=delimiter, strict=True)
        line = 0
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield Row(line, [], Refused("import.quotes"))
                continue
            if any(cell.strip() for cell in cells):
                yield Row(line, [mended(as_written(cell)) for cell in cells])


def _delimiter_of(file: Path, encoding: str) -> str:
    """Find the delimiter: the one by which the first rows have the most columns, and as many as the headings."""

    def columns(delimiter: str) -> tuple[int, int]:
        rows = [len(row.cells) for row, _ in zip(_csv_rows(file, encoding, delimiter), range(TRIAL_ROWS), strict=False)]
        alike = sum(count == rows[0] for count in rows) if rows and rows[0] > 1 else 0
        return alike, rows[0] if rows else 0

    return max(DELIMITERS, key=columns)


def _excel_rows(sheet: Sheet) -> Iterator[Row]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and parts of a workbook that no cell depends on
        try:
            with sheet.file.open("rb") as opened:
                book = load_workbook(opened, read_only=True, data_only=True)
                if sheet.page and sheet.page not in book.sheetnames:
                    raise Refused("import.page", page=sheet.page, pages=book.sheetnames)
                page = book[sheet.page] if sheet.page else book.worksheets[0]
                page.reset_dimensions()
                for line, row in enumerate(page.iter_rows(values_only=True), 1):
                    cells = [_cell(value) for value in row]
                    if any(cell.strip() for cell in cells):
                        padded = cells + [""] * (len(sheet.headings) - len(cells))
                        yield Row(line, [mended(as_written(cell)) for cell in padded])
        except (BadZipFile, InvalidFileException, KeyError, ValueError, EOFError, IndexError, SyntaxError) as error:
            raise Refused("import.workbook", file=sheet.file) from error


def _cell(value: Any) -> str:
    """Write a cell's value as its text: days as 2026-11-21, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
