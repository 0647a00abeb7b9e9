"""Sheets that go out: CSV that a spreadsheet opens as it is meant, and workbooks."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from floortui.domain.columns import neutral
from floortui.errors import Refused

Write = Callable[[Sequence[Any]], None]
"""Writes one row."""


@contextmanager
def csv_file(file: Path) -> Iterator[Write]:
    """Write a CSV file: UTF-8 with a mark, which spreadsheets need; no text is taken for a formula.

    Raises:
        Refused: it cannot be written.
    """
    try:
        with file.open("w", encoding="utf-8-sig", newline="", errors="replace") as opened:
            writer = csv.writer(opened)
            yield lambda row: writer.writerow([neutral(cell) if isinstance(cell, str) else cell for cell in row])
    except OSError as error:
        raise Refused("export.file", file=file, why=error.strerror or str(error)) from None
