"""`floortui search`: cards, best first, as who asks may see them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from floortui.storage import database
from tests.shell import Run, a_shell, locked, set_up


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Give a shell whose house has two cards."""
    run = set_up(a_shell(tmp_path, monkeypatch, capfd))
    run("do", "card.open", "name=张伟", "phone=13800138001", "model=CR-V", "owner=李娜")
    run("do", "card.open", "name=张[/x]", "phone=13900139002", "model=Fit", "owner=刘洋", "grade=H")
    yield run
    database.disconnect()


def test_cards_are_one_document(house: Run) -> None:
    found = house("search", "张", "--json")
    assert (found.code, found.err) == (0, "")
    assert [row["name"] for row in found.document] == ["张[/x]", "张伟"]
    assert found.document[1].keys() == {"id", "name", "phone", "model", "grade", "state", "owner", "next"}


def test_nothing_found_is_an_empty_list(house: Run) -> None:
    assert house("search", "何", "--json").document == []
    assert house("search", "%").out == ""


@pytest.mark.parametrize(("spoken", "says"), [("en", "followed up"), ("zh", "跟进中")])
def test_cards_for_people(house: Run, spoken: str, says: str) -> None:
    lines = house("search", "张", "--lang", spoken).out.splitlines()
    assert len(lines) == 2
    assert says in lines[0]
    assert "张[/x]" in lines[0]


def test_a_consultant_does_not_get_the_list(house: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    locked(house, monkeypatch)
    assert "A PIN is needed" in house("search", "张").sentence
    monkeypatch.setenv("FLOORTUI_PIN", "1379")
    phones = [row["phone"] for row in house("search", "张", "--as", "李娜", "--json").document]
    assert phones == ["139****9002", "13800138001"]


def test_a_database_that_is_missing_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert "There is no database" in a_shell(tmp_path, monkeypatch, capfd)("search", "张").sentence
