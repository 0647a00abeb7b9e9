"""`floortui figures` is a contract: one document, days inclusive, every key for the store and for everybody."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from floortui import cli
from floortui.domain.figures import FIGURES
from floortui.domain.period import sales_month
from floortui.storage import database

Run = Callable[..., tuple[int, str, str]]
THIS_MONTH = sales_month(datetime.now(ZoneInfo("Asia/Shanghai")).strftime("%Y-%m"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Give a shell whose database has people, one of them with a name that looks like markup."""
    monkeypatch.setenv("FLOORTUI_DB", str(tmp_path / "showroom.db"))

    def answer(*arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = cli.run(arguments)
        database.disconnect()
        out, err = capfd.readouterr()
        assert "Traceback" not in out + err
        return code, out, err

    answer("do", "showroom.set_up", "name=展厅", "staff=李娜,刘洋,[/x]", "manager=赵敏", "zone=Asia/Shanghai")
    yield answer
    database.disconnect()


def document(answer: tuple[int, str, str]) -> Any:
    code, out, err = answer
    assert (code, err) == (0, "")
    return json.loads(out)


def test_the_running_month_is_one_document(run: Run) -> None:
    run("do", "arrival.log", "name=李先生", "phone=13800138000", "model=CR-V")
    run("do", "visit.complete", "visit=1", "grade=B")
    found = document(run("figures", "--json"))
    assert list(found) == ["period", "store", "consultants", "house", "nobody"]
    assert found["period"] == {"from": THIS_MONTH.start, "to": THIS_MONTH.last}
    assert list(found["consultants"]) == ["李娜", "刘洋", "[/x]"]
    for theirs in (found["store"], found["house"], found["nobody"], *found["consultants"].values()):
        assert list(theirs) == list(FIGURES)
    assert [found["store"][key] for key in ("first_contacts", "cards", "retention", "orders")] == [1, 1, 1.0, 0]
    assert found["consultants"]["李娜"]["cards"] == 1
    assert found["consultants"]["刘洋"]["retention"] is None


def test_a_month_and_its_days_are_the_same_figures(run: Run) -> None:
    run("do", "arrival.log", "served_by=李娜", "arrived=2026-02-28T10:00", "left=2026-02-28T10:40")
    of_month = document(run("figures", "--month", "2026-02", "--json", "--by", "consultant"))
    assert of_month == document(run("figures", "--from", "2026-02-01", "--to", "2026-02-28", "--json"))
    assert of_month["store"]["dwell_minutes"] == 40
    assert document(run("figures", "--from", "2026-03-01", "--to", "2026-03-31", "--json"))["store"]["visits"] == 0


def test_a_month_that_ends_on_the_25th(run: Run) -> None:
    run("do", "setting.set", "name=figures.month_ends_on", "value=25")
    assert document(run("figures", "--month", "2026-11", "--json"))["period"] == {
        "from": "2026-10-26",
        "to": "2026-11-25",
    }


@pytest.mark.parametrize(("spoken", "words"), [("en", ("store", "card rate", "expected", "≥ 70.0 % (handbook)")),
                                               ("zh", ("全店", "建卡率", "参考值", "≥ 70.0 % (手册)"))])  # fmt: skip
def test_a_table_for_people(run: Run, spoken: str, words: tuple[str, ...]) -> None:
    code, out, err = run("figures", "--month", "2026-02", "--lang", spoken)
    assert (code, err) == (0, "")
    assert out.startswith("2026-02-01 – 2026-02-28\n")
    assert all(word in out for word in words)
    assert len(out.splitlines()) == len(FIGURES) + 3


@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_everybody_has_a_column_however_narrow_the_terminal_is(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    code, out, _ = run("figures", "--by", "consultant")
    assert code == 0
    assert all(name in out for name in ("store", "李娜", "刘洋", "[/x]", "house", "nobody"))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--month", "2026-13"], "“2026-13” is not a month. Write it as 2026-11."),
        (["--month", ""], "“” is not a month."),
        (["--from", "2026-03-02", "--to", "2026-03-01"], "cannot end on 2026-03-01, before it begins on 2026-03-02."),
        (["--from", "yesterday", "--to", "2026-03-01"], "“yesterday” is not a day."),
        (["--from", "", "--to", ""], "“” is not a day."),
    ],
)  # fmt: skip
def test_nonsense_is_refused_with_one_sentence(run: Run, arguments: list[str], says: str) -> None:
    code, out, err = run("figures", *arguments, "--json")
    assert (code, out) == (1, "")
    assert says in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [["--from", "2026-03-01"], ["--to", "2026-03-01"], ["--by", "model"],
     ["--month", "2026-03", "--from", "2026-03-01", "--to", "2026-03-02"]],
)  # fmt: skip
def test_wrong_usage_is_exit_code_two(run: Run, arguments: list[str]) -> None:
    code, out, err = run("figures", *arguments)
    assert (code, out) == (2, "")
    assert err


def test_a_database_that_is_missing_is_refused(run: Run, tmp_path: Path) -> None:
    code, out, err = run("figures", "--db", str(tmp_path / "none.db"), "--json")
    assert (code, out) == (1, "")
    assert "There is no database" in err
