"""COMMANDS and ENTRY_FORMS are tables: what they name must be there."""

from __future__ import annotations

from itertools import combinations

import pytest
from babel.messages.pofile import read_po
from docs import messages

from floortui.domain.labels import LABELS
from floortui.services import registry
from floortui.services.action import ACTIONS
from floortui.ui.app import FloorApp
from floortui.ui.commands import (
    BOARD,
    CALLS,
    CARDS,
    COMMANDS,
    DRAWER,
    EVERYWHERE,
    FLOOR,
    MY_DAY,
    ROSTER,
    SCREENS,
    SET_UP,
    SHARES,
    Command,
    commands_of,
    together,
)
from floortui.ui.forms import ENTRY_FORMS, EntryForm
from floortui.ui.screens.board import BoardScreen
from floortui.ui.screens.board_views import VIEWS
from floortui.ui.screens.card_screen import CardScreen
from floortui.ui.screens.drawer import DrawerScreen
from floortui.ui.screens.duty_roster import DutyRosterScreen
from floortui.ui.screens.floor import FloorScreen
from floortui.ui.screens.my_day import MyDayScreen
from floortui.ui.screens.set_up import SECTIONS, SetUpScreen
from floortui.ui.widgets.options import BY_SUGGESTION

registry.load()
DOES = {
    FLOOR: FloorScreen,
    DRAWER: DrawerScreen,
    MY_DAY: MyDayScreen,
    BOARD: BoardScreen,
    SET_UP: SetUpScreen,
    ROSTER: DutyRosterScreen,
    CARDS: CardScreen,
    CALLS: FloorApp,
    EVERYWHERE: FloorApp,
}
"""Who does the commands of each screen, and of what several screens share."""
COMMAND_LIST = list(COMMANDS.values())
FORM_LIST = list(ENTRY_FORMS.values())


def named(thing: Command | EntryForm) -> str:
    return thing.id


def test_no_two_commands_of_one_screen_share_a_key() -> None:
    for one, other in combinations(COMMAND_LIST, 2):
        if together(one, other):
            assert one.key != other.key, f"{one.id} and {other.id}"


def test_every_view_of_the_board_has_its_command_and_does_what_it_alone_can() -> None:
    for name, view in VIEWS.items():
        made = view.made()
        assert COMMANDS[name].screen == BOARD
        assert made.FOCUS
        assert all(COMMANDS[own].screen == BOARD and made.doer(own) is not None for own in view.own), name


@pytest.mark.parametrize("command", COMMAND_LIST, ids=named)
def test_every_command_can_be_done(command: Command) -> None:
    views = [view.made() for view in VIEWS.values()] if command.screen == BOARD else []
    able = [part for part in (DOES[command.screen], *views) if callable(getattr(part, f"do_{command.id}", None))]
    assert able or command.id in VIEWS
    assert command.screen in (*SCREENS, CARDS, CALLS, EVERYWHERE)


def test_every_screen_has_the_commands_that_it_shares() -> None:
    assert SHARES.keys() == SCREENS.keys()
    assert {part for parts in SHARES.values() for part in parts} <= DOES.keys()


@pytest.mark.parametrize("command", [c for c in COMMAND_LIST if c.action], ids=named)
def test_every_action_of_a_command_exists(command: Command) -> None:
    assert ACTIONS[command.action].roles


@pytest.mark.parametrize("screen", DOES)
def test_everything_that_can_be_done_is_a_command(screen: str) -> None:
    does = {name.removeprefix("do_") for name in dir(DOES[screen]) if name.startswith("do_")}
    known = {command.id for command in COMMAND_LIST if issubclass(DOES[screen], DOES[command.screen])}
    assert does - known <= {"and_say"}


@pytest.mark.parametrize("command", COMMAND_LIST, ids=named)
def test_what_a_command_says_is_translated(command: Command) -> None:
    path = messages.LOCALE / "zh" / "LC_MESSAGES" / "floortui.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale="zh")
    for text in (command.text, command.help):
        found = catalogue.get(text)
        assert found is not None, text
        assert found.string, text


def test_texts_of_commands_are_short_and_helps_are_sentences() -> None:
    for command in COMMAND_LIST:
        assert len(command.text) <= 14
        assert command.help[0].isupper()
        assert not command.help.endswith(".")


def test_a_screens_own_commands_come_first() -> None:
    of_floor = commands_of(FLOOR)
    assert of_floor[0].id == "arrival"
    screens = list(dict.fromkeys(c.screen for c in of_floor))
    assert screens == [FLOOR, CALLS, EVERYWHERE]


def test_every_command_of_a_list_in_the_set_up_exists() -> None:
    for section in SECTIONS.values():
        assert section.commands <= {command.id for command in COMMAND_LIST if command.screen == SET_UP}


@pytest.mark.parametrize("form", FORM_LIST, ids=named)
def test_every_field_of_a_form_is_one_of_its_action(form: EntryForm) -> None:
    fields = ACTIONS[form.action].fields
    asked = {"name" if name == "who" else name for name in form.fields}
    assert asked <= fields.keys()
    assert {*form.fields} <= LABELS.keys()
    given = {"visit", "name", "weekday", "card", "staff", "code", "id", "reason", "car"}
    assert {name for name, field in fields.items() if field.required} <= asked | given


@pytest.mark.parametrize("form", FORM_LIST, ids=named)
def test_what_a_field_suggests_is_offered(form: EntryForm) -> None:
    for name in form.fields:
        kind = ACTIONS[form.action].fields["name" if name == "who" else name].kind
        if kind.suggests not in ("", "customer"):
            assert kind.suggests in BY_SUGGESTION, name
