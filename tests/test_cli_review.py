"""`floortui review`: the suspicious contacts, their evidence and the rates, for managers only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from floortui import cli
from floortui.storage import database
from tests.house import MANAGER, Showroom


@pytest.fixture
def suspicious(showroom: Showroom) -> Path:
    """Give the file of a house in which 李娜 has logged a call of no minute."""
    showroom.cards(("李先生", "13800138000", "CR-V", "B", "李娜"))
    showroom.at("李娜").do("follow_up.log", card=1, content="ok", minutes=0)
    database.disconnect()
    return showroom.file


def ask(file: Path, *words: str) -> int:
    return cli.run(["--db", str(file), "review", "--from", "2026-03-01", "--to", "2026-03-31", *words])


def test_it_is_one_document(suspicious: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(suspicious, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["from"] == "2026-03-01"
    (item,) = found["suspicious"]
    assert (item["id"], item["name"], item["consultant"], item["content"]) == (1, "李先生", "李娜", "ok")
    assert item["marks"] == {"short": {"minutes": 0, "others": []}, "empty": {"letters": 2, "others": []}}
    assert item["evidence"] == ["a talk of 0 minutes", "the text says nothing about this customer"]
    assert found["consultants"]["李娜"]["share"] == 1.0
    assert found["house"]["suspicious"] == 1
    assert [row["id"] for row in found["sample"]] == [1]


def test_people_read_it_in_their_language_and_of_one_consultant(
    suspicious: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ask(suspicious, "--lang", "zh") == 0
    assert "通话 0 分钟" in capsys.readouterr().out
    assert ask(suspicious, "--by", "刘洋", "--json") == 0
    assert json.loads(capsys.readouterr().out)["suspicious"] == []
    assert ask(suspicious, "--by", "谁") == 1
    assert "works here" in capsys.readouterr().err


def test_it_is_for_managers(suspicious: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(suspicious, "--as", "李娜") == 1
    assert "follow_up.review is for manager" in capsys.readouterr().err
    assert ask(suspicious, "--as", MANAGER) == 0


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01"])
def test_what_is_no_day_is_said_in_a_sentence(suspicious: Path, day: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--db", str(suspicious), "review", "--from", day]) == 1
    assert "is not a day" in capsys.readouterr().err
