"""`floortui allocate` shows who would get which cards and does nothing; `floortui do cards.allocate` does it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from floortui.storage import database
from tests.shell import Run, a_shell, locked, set_up


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Give a shell whose house has two cards of nobody's."""
    run = set_up(a_shell(tmp_path, monkeypatch, capfd))
    for name, phone in (("=1+1", "13800138000"), ("[/x]周女士", "13800138001")):
        run("do", "card.open", f"name={name}", f"phone={phone}", "model=CR-V", "grade=A")
    yield run
    database.disconnect()


def owners() -> list[int | None]:
    return [owner for (owner,) in database.execute("SELECT owner FROM customer ORDER BY id")]


def test_a_rehearsal_says_who_would_get_what_and_changes_nothing(house: Run) -> None:
    before = house("journal", "--last", "1", "--json").document[0]["seq"]
    shown = house("allocate", "--rule", "load", "--json")
    assert (shown.code, shown.err) == (0, "")
    assert shown.document["rule"] == "load"
    assert {(each["card"], each["name"], each["from"]) for each in shown.document["cards"]} == {
        (1, "=1+1", None),
        (2, "[/x]周女士", None),
    }
    assert all(each["to"] for each in shown.document["cards"])
    assert sum(each["gets"] for each in shown.document["consultants"]) == 2
    assert house("journal", "--last", "1", "--json").document[0]["seq"] == before
    told = house("do", "cards.allocate", "cards=loose", "rule=load", "reason=新卡", "--json").document
    done = {card: each["name"] for each in told["lists"] for card in each["cards"]}
    assert done == {each["card"]: each["to"] for each in shown.document["cards"]}, "what was shown is what is done"
    assert None not in owners()


def test_it_is_printed_for_people_too(house: Run) -> None:
    printed = house("allocate")
    assert printed.code == 0
    assert "[/x]周女士" in printed.out
    assert "→" in printed.out
    house("do", "cards.allocate", "cards=loose", "reason=新卡")
    assert "Every card has somebody who looks after it." in house("allocate").out
    assert house("allocate", "--lang", "zh").out.strip() == "每张卡都有人跟进。"


def test_a_rule_that_is_none_is_wrong_usage(house: Run) -> None:
    assert house("allocate", "--rule", "dice").code == 2


def test_only_a_manager_may_look(house: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run = locked(house, monkeypatch)
    monkeypatch.setenv("FLOORTUI_PIN", "1379")
    shown = run("--as", "李娜", "allocate", "--json")
    assert (shown.code, shown.out) == (1, "")
