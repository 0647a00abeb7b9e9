"""Wrong usage and help: options stand anywhere, both languages are spoken, and nothing is cut short."""

from __future__ import annotations

import re

import pytest

from floortui import cli
from tests.shell import Run

ENGLISH = re.compile(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}")
"""A sentence that was left in English."""

WRONG = (
    ["picnic"],
    ["--picnic"],
    ["journal", "--jsn"],
    ["do"],
    ["do", "arrival.log", "no-equals-sign"],
    ["do", "arrival.log", "name=a", "name=b"],
    ["do", "arrival.log", "--seen", "soon"],
    ["journal", "--last", "0"],
    ["restore"],
    ["rotation", "more"],
    ["rotation", "more", "and more"],
    ["--db"],
    ["--db", ""],
    ["--json"],
    ["verify", "--head", "12"],
    ["verify", "--json=yes"],
    ["board", "--json"],
    ["board", "--theme", "blue"],
)


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_said_in_chinese(house: Run, arguments: list[str]) -> None:
    for answer in (house("--lang", "zh", *arguments), house("--lang=zh", *arguments)):
        assert answer.code == 2
        error = next(line for line in answer.err.splitlines() if line.startswith("错误："))
        assert re.search("[\u4e00-\u9fff]", error.removeprefix("错误："))
        assert "Usage" not in answer.err
    assert "Error: " in house(*arguments).err


def test_what_is_no_language_is_said_in_the_other(house: Run) -> None:
    assert "'fr' is not one of 'en', 'zh'" in house("--lang", "fr", "rotation").err
    assert house("--lang", "zh", "rotation", "--lang", "fr").err.startswith("用法：")


@pytest.mark.parametrize(
    "order", [["--lang", "zh", "-h"], ["-h", "--lang", "zh"], ["--help", "--lang=zh"]], ids=" ".join
)
def test_help_is_chinese_wherever_the_language_is_named(run: Run, order: list[str]) -> None:
    text = run(*order).out
    assert "谁来做" in text
    assert "显示本帮助后退出" in text
    assert not ENGLISH.search(re.sub("`.*?`", "", text))


@pytest.mark.parametrize("name", sorted(cli.floortui.commands))
def test_every_command_s_help_is_in_both_languages(run: Run, name: str) -> None:
    english, chinese = run(name, "-h").out, run(name, "-h", "--lang", "zh").out
    assert cli.floortui.commands[name].help.split()[0] in english  # type: ignore[union-attr]
    assert not ENGLISH.search(re.sub("`.*?`", "", chinese))


@pytest.mark.parametrize("spoken", ["en", "zh"])
def test_no_help_is_cut_short(run: Run, spoken: str) -> None:
    assert "..." not in run("-h", "--lang", spoken).out.split("\n", 1)[1]
    assert "…" not in run("-h", "--lang", spoken).out


@pytest.mark.parametrize("command", [["rotation"], ["journal"], ["verify"], ["doctor"], ["do", "--list"], ["undo"]])
def test_json_stands_before_or_after_the_command(house: Run, command: list[str]) -> None:
    before = house("--json", *command)
    assert before.code == 0
    assert before.document


def test_the_screens_have_no_json(house: Run) -> None:
    answer = house("--json")
    assert answer.code == 2
    assert "--json goes with a command" in answer.err


@pytest.mark.parametrize(("word", "says"), [("arrival.lug", "arrival.log"), ("picnic", "no action")])
def test_a_misspelt_action_is_named_before_a_pin_is_asked_for(locked: Run, word: str, says: str) -> None:
    said = locked("do", word, "x=1").sentence
    assert says in said
    assert "PIN" not in said


def test_a_misspelt_field_is_named_before_a_pin_is_asked_for(locked: Run) -> None:
    assert "Did you mean “phone”?" in locked("do", "arrival.log", "phoen=1").sentence
    assert "A PIN is needed" in locked("do", "arrival.log", "phone=13800138000").sentence


def test_a_repeated_key_prints_the_fields_in_the_same_order(house: Run) -> None:
    first = house("do", "arrival.log", "phone=13800138000", "--key", "k1").out
    assert house("do", "arrival.log", "phone=13800138000", "--key", "k1").out == first
    assert first.splitlines()[0].startswith("visit: ")


def test_one_line_is_not_called_lines(house: Run) -> None:
    assert re.match(r"lines: 2, rows: \d+, head [0-9a-f]{64}\n", house("verify").out)


def test_a_head_on_paper_may_be_its_beginning_in_groups_and_capitals(house: Run) -> None:
    head = house("verify", "--json").document["head"]
    house("do", "arrival.log")
    for noted in (head, head[:12], head[:16].upper(), " ".join([head[:4], head[4:8], head[8:12], head[12:16]])):
        assert house("verify", "--head", noted).code == 0, noted
    other = "0" * 12 if head[:12] != "0" * 12 else "1" * 12
    assert "does not hold the head" in house("verify", "--head", other).err
    assert house("verify", "--head", head[:11]).code == 2
    assert house("verify", "--head", head[:11] + "%").code == 2


@pytest.mark.parametrize("mark", [",", "，", "、", ";", "；"])
@pytest.mark.parametrize(
    "action", [["staff.add"], ["staff.edit", "name=李娜"], ["model.add"]], ids=lambda action: action[0]
)
def test_one_name_holds_no_comma(house: Run, action: list[str], mark: str) -> None:
    field = "new_name" if len(action) > 1 else "name"
    said = house("do", *action, f"{field}=赵敏{mark} Bob").sentence
    assert said.endswith("is one name: commas stand between the names of a list.")


def test_the_manager_of_a_new_showroom_is_one(run: Run) -> None:
    said = run("do", "showroom.set_up", "name=展厅，东区", "staff=李娜", "manager=赵敏, Bob").sentence
    assert said == "Manager is one name: commas stand between the names of a list."
    assert run("do", "showroom.set_up", "name=展厅，东区", "staff=李娜", "manager=赵敏").code == 0
