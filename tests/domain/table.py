"""The rules of who is next as a table for people: `python -m tests.domain.table` prints it as Markdown.

Every row is lived through at a desk of its own, so that what is printed is what the program did.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.domain.test_rotation import ROTATION_CASES, Case, Row, told_as_row
from tests.house import a_showroom, founded

HEAD = ("line-up", "action", "line-up after", "why")


def lived(cases: tuple[Case, ...], folder: Path) -> Iterator[Row]:
    """Live through stories, each in a showroom that is new."""
    new_file = founded(folder / "new.db")
    for case in cases:
        with a_showroom(new_file) as house:
            yield told_as_row(house, case)


def markdown(rows: Iterator[Row]) -> Iterator[str]:
    """Write rows as a Markdown table, line by line."""
    yield f"| {' | '.join(HEAD)} |"
    yield f"|{' --- |' * len(HEAD)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"


def main() -> None:
    """Print the whole table."""
    with tempfile.TemporaryDirectory() as folder:
        for line in markdown(lived(ROTATION_CASES, Path(folder))):
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
