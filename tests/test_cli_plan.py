"""The planners on the command line: one document, both languages, no database."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from floortui import cli
from floortui.domain.plan import ladder, what_if

WHATIF = ["plan", "whatif", "--flow", "2000", "--retention", "0.4", "--mix", "0.1,0.2,0.7", "--follow-up", "0.5"]
LADDER = ["plan", "ladder", "--goal", "10000000", "--order-value", "200000", "--rate"]

ROOT = Path(__file__).parent.parent
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Give a shell whose database does not exist, and is not made either."""
    monkeypatch.setenv("FLOORTUI_DB", str(tmp_path / "showroom.db"))

    def answer(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(arguments)
        assert not (tmp_path / "showroom.db").exists()
        return code, *capfd.readouterr()

    return answer


@pytest.mark.parametrize(
    ("arguments", "document"),
    [
        ([*WHATIF, "--close", "0.2"],
         {"cards": 800, "by_class": {"A": 80, "B": 160, "C": 560}, "followed": 400, "sales": 80}),
        ([*WHATIF, "--close-by-class", "0.4,0.25,0.1"],
         {"cards": 800, "by_class": {"A": 80, "B": 160, "C": 560}, "followed": 400, "sales": 64}),
        ([*LADDER, "1/3"], {"A": 50, "B": 150, "C": 450, "D": 1350, "E": 4050}),
        ([*LADDER, "0.30"], {"A": 50, "B": 167, "C": 557, "D": 1857, "E": 6190}),
    ],
)  # fmt: skip
def test_a_plan_is_one_document(run: Run, arguments: list[str], document: dict[str, object]) -> None:
    code, out, err = run(*arguments, "--json")
    assert (code, json.loads(out), err) == (0, document, "")


def test_the_document_has_the_names_of_the_planners() -> None:
    assert what_if(0, 0, (1, 0, 0), 0, close=0)._fields == ("cards", "by_class", "followed", "sales")
    assert ladder(0, 1, 1)._fields == ("A", "B", "C", "D", "E")


@pytest.mark.parametrize(("spoken", "says"), [("en", "first contacts"), ("zh", "首次接触")])
def test_a_ladder_for_people(run: Run, spoken: str, says: str) -> None:
    code, out, _ = run(*LADDER, "1/3", "--lang", spoken)
    lines = [line.split(maxsplit=2) for line in out.splitlines()]
    assert code == 0
    assert [(count, step) for count, step, _ in lines] == [
        ("50", "A"), ("150", "B"), ("450", "C"), ("1,350", "D"), ("4,050", "E"),
    ]  # fmt: skip
    assert lines[-1][2] == says


@pytest.mark.parametrize(("spoken", "says"), [("en", "sales"), ("zh", "成交")])
def test_a_plan_for_people(run: Run, spoken: str, says: str) -> None:
    code, out, _ = run("--lang", spoken, *WHATIF, "--close", "1/7")
    assert code == 0
    assert out.splitlines()[-1].split() == ["57.1", says]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([*WHATIF, "--close", "1.2"], "Close rate takes a share from 0 to 1"),
        ([*WHATIF, "--close", "nan"], "Close rate takes a share from 0 to 1"),
        ([*WHATIF, "--close-by-class", "1,1"], "Close rates by class takes three shares"),
        ([*WHATIF, "--close", "1", "--mix", "0.1,0.2,0.6"], "they add up to 1, not to 0.9"),
        ([*WHATIF, "--close", "1", "--flow", "-5"], "First contacts takes a number from 0 to 1,000,000,000,000"),
        ([*LADDER, "0"], "Rate must be more than 0."),
        ([*LADDER, "1/3", "--order-value", "0"], "Value of an order must be more than 0."),
        ([*LADDER, "1/999999"], "Rate is too small"),
    ],
)
def test_nonsense_is_refused_with_one_sentence(run: Run, arguments: list[str], says: str) -> None:
    code, out, err = run(*arguments, "--json")
    assert (code, out) == (1, "")
    assert says in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [["plan"], ["plan", "picnic"], ["plan", "ladder"], LADDER[:-1], WHATIF,
     [*WHATIF, "--close", "1", "--close-by-class", "1,1,1"]],
)  # fmt: skip
def test_wrong_usage_is_exit_code_two(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize("spoken", ["en", "zh"])
def test_the_guide_shows_what_the_command_prints(run: Run, spoken: str) -> None:
    page = (ROOT / "docs" / spoken / "command-line.md").read_text(encoding="utf-8")
    section = page.split("## plan\n")[1].split("\n## ")[0]
    shown = [block.partition("\n") for block in section.split("```\n$ floortui ")[1:]]
    assert len(shown) == 2
    for command, _, rest in shown:
        assert run(*command.split()) == (0, rest.split("```")[0], "")
