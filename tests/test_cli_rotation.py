"""`floortui rotation` and what looks back: replay, explain, fairness; each one document, or a table for people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from floortui.domain.settings import PRESETS
from floortui.reports.fairness import NUMBERS
from floortui.reports.replay import replayed
from floortui.storage import database
from tests import shell
from tests.reports.made_month import MONTH, NOW, make_month, opened
from tests.shell import Run


@pytest.fixture(scope="module")
def march(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_month(tmp_path_factory.mktemp("march"))


@pytest.fixture
def run(
    march: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Run]:
    """Give a shell whose database is that of a showroom that has lived through March."""
    shell_of = shell.a_shell(tmp_path, monkeypatch, capfd)
    monkeypatch.setenv("FLOORTUI_DB", str(march))
    yield shell_of
    database.disconnect()


def test_the_line_up_of_today_is_what_it_was(run: Run) -> None:
    rows = run("rotation", "--json").document
    assert all(list(row) == ["name", "state", "position", "turns", "why"] for row in rows)
    assert run("rotation").code == 0


def test_under_the_rules_of_now_a_month_of_these_rules_is_as_it_was(run: Run) -> None:
    found = run("rotation", "replay", "--preset", "current", "--month", MONTH, "--json").document
    assert {"preset", "arrivals", "consultants"} <= found.keys()
    assert (found["preset"], found["from"], found["to"]) == ("current", "2026-03-01", "2026-03-31")
    assert found["arrivals"] > 200
    assert found["differently"] == 0
    for name, theirs in found["consultants"].items():
        assert list(theirs) == ["turns", "turns_then", "waiting_minutes", "idle_minutes"]
        assert theirs["turns"] == theirs["turns_then"] == found["then"][name]["turns"]
        assert theirs["idle_minutes"] == found["then"][name]["idle_minutes"]
        assert theirs["waiting_minutes"] == found["then"][name]["waiting_minutes"]


@pytest.mark.parametrize("preset", PRESETS)
def test_each_preset_decides_the_same_arrivals_anew(run: Run, preset: str) -> None:
    now = run("rotation", "replay", "--preset", "current", "--month", MONTH, "--json").document
    anew = run("rotation", "replay", "--preset", preset, "--month", MONTH, "--json").document
    assert anew["arrivals"] == now["arrivals"]
    assert anew["differently"] > 0
    assert anew["then"] == now["then"]
    turns = [sum(each["turns"] for each in found["consultants"].values()) for found in (now, anew)]
    assert abs(turns[1] - turns[0]) < turns[0] * (0.3 if preset == "strict-roster" else 0.05)


def test_fewest_turns_first_makes_the_month_evener(run: Run) -> None:
    def spread(preset: str) -> int:
        found = run("rotation", "replay", "--preset", preset, "--month", MONTH, "--json").document
        turns = [theirs["turns"] for theirs in found["consultants"].values() if theirs["idle_minutes"]]
        return int(max(turns) - min(turns))

    assert spread("fewest-turns-first") < spread("current")


def test_the_last_whole_month_is_meant_if_none_is_named(march: Path) -> None:
    with opened(march):
        assert replayed(NOW, "current").period.start == "2026-03-01"
        running = NOW.replace(month=3, day=20)
        assert replayed(running, "current").period.start == "2026-03-01", "the house has no month before it"


def test_a_month_that_nobody_lived_through_is_empty(run: Run) -> None:
    found = run("rotation", "replay", "--preset", "current", "--month", "2020-01", "--json").document
    assert found["arrivals"] == 0
    assert {each["turns"] for each in found["consultants"].values()} == {0}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["replay"], 2, "--preset"),
        (["replay", "--preset", "sunshine"], 2, "sunshine"),
        (["replay", "--preset", "current", "--month", "March"], 1, "is not a month"),
        (["explain"], 2, "VISIT"),
        (["explain", "0"], 2, "range"),
        (["explain", "999999"], 1, "There is no visit 999999."),
        (["explain", "9223372036854775808"], 1, "There is no visit 9223372036854775808."),
        (["explain", "999999999999999999999999"], 1, "There is no visit 999999999999999999999999."),
        (["fairness", "--day", "9999-12-31"], 1, "“9999-12-31” is not a day"),
        (["fairness", "--week", "9999-12-31"], 1, "“9999-12-31” is not a day"),
        (["fairness", "--month", "9999-12"], 1, "“9999-12” is not a month"),
        (["fairness", "--day", "2026-02-30"], 1, "is not a day"),
        (["fairness", "--month", "13"], 1, "is not a month"),
        (["fairness", "--day", "2026-03-01", "--month", MONTH], 2, "one of --day"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run: Run, arguments: list[str], code: int, says: str) -> None:
    answer = run("rotation", *arguments)
    assert answer.code == code
    assert says in answer.err
    assert answer.out == ""


@pytest.mark.parametrize(
    ("spoken", "words"), [("en", ["arrivals", "turns", "then"]), ("zh", ["批来客", "轮次", "当时"])]
)
def test_a_replay_for_people_has_a_line_for_everybody(run: Run, spoken: str, words: list[str]) -> None:
    answer = run("rotation", "replay", "--preset", "fewest-turns-first", "--month", MONTH, "--lang", spoken)
    assert answer.code == 0
    assert all(word in answer.out for word in words)
    document = run("rotation", "replay", "--preset", "fewest-turns-first", "--month", MONTH, "--json").document
    lines = answer.out.splitlines()
    for name, theirs in document["consultants"].items():
        (line,) = [line for line in lines if line.startswith(name)]
        then = document["then"][name]
        assert line.split()[1:] == [
            *(str(each) for each in (theirs["turns"], theirs["turns_then"])),
            *(str(each) for each in (theirs["waiting_minutes"], then["waiting_minutes"])),
            *(str(each) for each in (theirs["idle_minutes"], then["idle_minutes"])),
        ]


def test_an_explanation_is_one_document(run: Run) -> None:
    found = run("rotation", "explain", "5", "--json").document
    assert list(found) == ["visit", "day", "arrived", "assigned", "how", "voided", "decisions"]
    decision = found["decisions"][-1]
    assert {"seq", "at", "action", "by", "assigned", "how", "why", "line_up_touched", "taken_back"} < decision.keys()
    for row in decision["line_up"]:
        assert list(row) == ["name", "state", "position", "turns", "since", "passed_over", "because"]
    assert [row["name"] for row in decision["line_up"] if row["passed_over"] is None] in ([found["assigned"]], [])


@pytest.mark.parametrize(("spoken", "says"), [("en", "visit 5"), ("zh", "第 5 批")])
def test_an_explanation_for_people(run: Run, spoken: str, says: str) -> None:
    answer = run("rotation", "explain", "5", "--lang", spoken)
    assert answer.code == 0
    assert answer.out.startswith(says)
    assert len(answer.out.splitlines()) > 4


def test_the_fairness_of_a_day_a_week_and_a_month_is_one_document(run: Run) -> None:
    found = {
        unit: run("rotation", "fairness", f"--{unit}", day, "--json").document
        for unit, day in (("day", "2026-03-11"), ("week", "2026-03-11"), ("month", MONTH))
    }
    assert [(each["unit"], each["from"], each["to"]) for each in found.values()] == [
        ("day", "2026-03-11", "2026-03-11"),
        ("week", "2026-03-09", "2026-03-15"),
        ("month", "2026-03-01", "2026-03-31"),
    ]
    for each in found.values():
        assert list(each) == ["unit", "from", "to", "consultants", "house", "overrides", "undone"]
        assert all(list(theirs) == list(NUMBERS) for theirs in (each["house"], *each["consultants"].values()))
    assert found["day"]["house"]["turns"] < found["week"]["house"]["turns"] < found["month"]["house"]["turns"]
    assert found["month"]["undone"]


@pytest.mark.parametrize("width", ["40", "80", "200"])
@pytest.mark.parametrize("spoken", ["en", "zh"])
def test_every_number_has_a_column_however_narrow_the_terminal_is(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: str, spoken: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    answer = run("rotation", "fairness", "--month", MONTH, "--lang", spoken)
    assert answer.code == 0
    document = run("rotation", "fairness", "--month", MONTH, "--json").document
    numbers = [line.split() for line in answer.out.splitlines()]
    for name, theirs in document["consultants"].items():
        cells = [cell for line in numbers if line and line[0] == name for cell in line[1:]]
        assert len(cells) == len(theirs)
        assert cells[0] == str(theirs["turns"])
    assert ("已撤销" if spoken == "zh" else "taken back") in answer.out


def test_the_running_month_is_meant_if_nothing_is_named(run: Run) -> None:
    assert run("rotation", "fairness", "--json").document["unit"] == "month"
