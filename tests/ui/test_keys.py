"""Keys: as people read them, and as a settings file changes them."""

from __future__ import annotations

import pytest

from floortui import language
from floortui.ui.commands import COMMANDS
from floortui.ui.keys import checked_keymap, shown_key


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("n", "n"),
        ("enter", "Enter"),
        ("ctrl+p", "^P"),
        ("f1", "F1"),
        ("f12", "F12"),
        ("shift+up", "⇧↑"),
        ("left_square_bracket", "["),
        ("space", "Space"),
        ("alt+x", "⌥x"),
        ("ctrl+enter,ctrl+s", "^ENTER"),
    ],
)
def test_a_key_is_written_as_people_read_it(key: str, said: str) -> None:
    assert shown_key(key) == said


def test_a_key_is_written_in_the_language() -> None:
    language.use("zh")
    assert shown_key("space") == "空格"


def test_a_key_that_is_free_is_taken_over() -> None:
    assert checked_keymap({"arrival": "ctrl+n"}) == ({"arrival": "ctrl+n"}, [])


def test_no_wishes_no_problems() -> None:
    assert checked_keymap({}) == ({}, [])


@pytest.mark.parametrize(
    ("wanted", "other"),
    [
        ({"arrival": "d"}, "close"),
        ({"arrival": "u"}, "undo"),
        ({"undo": "n"}, "arrival"),
        ({"undo": "c"}, "copy_roster"),
    ],
)
def test_a_clash_is_named_and_the_usual_key_stays(wanted: dict[str, str], other: str) -> None:
    keymap, problems = checked_keymap(wanted)
    assert keymap == {}
    assert len(problems) == 1
    assert f"is taken by “{other}”" in problems[0]


def test_two_screens_may_use_one_key() -> None:
    assert checked_keymap({"copy_roster": "n"})[0] == {"copy_roster": "n"}


def test_two_wishes_for_one_key_the_second_is_named() -> None:
    keymap, problems = checked_keymap({"arrival": "ctrl+n", "close": "ctrl+n"})
    assert keymap == {"arrival": "ctrl+n"}
    assert "“arrival”" in problems[0]


def test_a_key_that_was_given_up_is_free() -> None:
    keymap, problems = checked_keymap({"close": "Z", "arrival": "d"})
    assert (keymap, problems) == ({"close": "Z", "arrival": "d"}, [])


def test_an_unknown_command_suggests_the_nearest() -> None:
    keymap, problems = checked_keymap({"arival": "z"})
    assert keymap == {}
    assert problems == ["There is no command “arival” to give a key to. Did you mean “arrival”?"]


def test_problems_are_said_in_the_language() -> None:
    language.use("zh")
    assert "There is no" not in checked_keymap({"arival": "z"})[1][0]


def test_every_command_may_keep_its_own_key() -> None:
    own = {name: command.key for name, command in COMMANDS.items()}
    assert checked_keymap(own) == (own, [])
