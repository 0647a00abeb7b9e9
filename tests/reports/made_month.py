"""A month that a made-up showroom lived through at its desk, for reports that look back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from floortui.domain.period import Period
from floortui.services.demo.making import Plan, make
from floortui.services.opening import open_database
from floortui.storage import database

MONTH, PERIOD = "2026-03", Period("2026-03-01", "2026-04-01")
NOW = datetime(2026, 4, 2, 1, 0, tzinfo=UTC)


def make_month(folder: Path) -> Path:
    """Make the file of a showroom of six consultants that has lived through March."""
    file = folder / "march.db"
    make(file, Plan(months=1, staff=6, contacts=260, seed=3, until=date(2026, 3, 31)), NOW)
    database.disconnect()
    return file


@contextmanager
def opened(file: Path) -> Iterator[None]:
    """Open it for a while."""
    open_database(file)
    try:
        yield
    finally:
        database.disconnect()
