"""The figures are those that the exported registers come to, for the store and everybody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from dateutil.tz import tzlocal

from floortui.services.demo.making import Plan, make
from floortui.storage import database
from tests.reports.recount import Registers
from tests.shell import Run, a_shell

LAST = date(2026, 3, 31)
MONTHS = {"2026-02": ("2026-02-01", "2026-02-28"), "2026-03": ("2026-03-01", "2026-03-31")}
EVER = ("--from", "2020-01-01", "--to", "2030-12-31")


@pytest.fixture
def lived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Give a shell whose house has lived for two months."""
    run = a_shell(tmp_path, monkeypatch, capfd)
    plan = Plan(months=2, staff=4, contacts=80, until=LAST)
    make(tmp_path / "showroom.db", plan, datetime(2026, 4, 20, 15, tzinfo=tzlocal()))
    yield run
    database.disconnect()


def test_the_figures_are_those_that_the_registers_come_to(lived: Run) -> None:
    forms = ("visit-register", "call-register", "customer-card", "lost-sheet")
    registers = Registers(*(lived("export", form, *EVER, "--as", "json").document for form in forms))
    for month, (first, last) in MONTHS.items():
        figures = lived("figures", "--month", month, "--by", "consultant", "--json").document
        assert figures["store"]["first_contacts"] > 50
        assert _of(figures["store"], registers.counted(first, last, lambda _who: True))
        assert _of(figures["store"], registers.owners(first, last))
        assert _of(figures["nobody"], registers.counted(first, last, lambda who: who is None))
        for name, found in figures["consultants"].items():
            assert _of(found, registers.counted(first, last, lambda who, name=name: who == name))  # type: ignore[misc]
    assert figures["store"]["owners_referred"] > 0, "the second month has owners who can send somebody"


def _of(shown: dict[str, float | None], counted: dict[str, float | int | None]) -> bool:
    """Insist that every figure that was counted is the one that is shown."""
    assert {key: shown[key] for key in counted} == pytest.approx(counted)
    return True
