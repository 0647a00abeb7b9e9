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
from floortui.ui.commands import COMMANDS, EVERYWHERE, FLOOR, SCREENS, SET_UP, Command, commands_of
from floortui.ui.forms import ENTRY_FORMS, EntryForm
from floortui.ui.screens.floor import FloorScreen
from floortui.ui.screens.set_up import SECTIONS, SetUpScreen
from floortui.ui.widgets.entry import OPTIONS

registry.load()
DOES = {FLOOR: FloorScreen, SET_UP: SetUpScreen, EVERYWHERE: FloorApp}
COMMAND_LIST = list(COMMANDS.values())
FORM_LIST = list(ENTRY_FORMS.values())


def named(thing: Command | EntryForm) -> str:
    return thing.id


def test_no_two_commands_of_one_screen_share_a_key() -> None:
    for one, other in combinations(COMMAND_LIST, 2):
        if EVERYWHERE in (one.screen, other.screen) or one.screen == other.screen:
            assert one.key != other.key, f"{one.id} and {other.id}"


@pytest.mark.parametrize("command", COMMAND_LIST, ids=named)
def test_every_command_can_be_done(command: Command) -> None:
    assert callable(getattr(DOES[command.screen], f"do_{command.id}", None))
    assert command.screen in (*SCREENS, EVERYWHERE)


@pytest.mark.parametrize("command", [c for c in COMMAND_LIST if c.action], ids=named)
def test_every_action_of_a_command_exists(command: Command) -> None:
    assert ACTIONS[command.action].roles


@pytest.mark.parametrize("screen", DOES)
def test_everything_that_can_be_done_is_a_command(screen: str) -> None:
    does = {name.removeprefix("do_") for name in dir(DOES[screen]) if name.startswith("do_")}
    known = {command.id for command in COMMAND_LIST if command.screen == screen}
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
    assert [c.screen for c in of_floor] == sorted((c.screen for c in of_floor), reverse=True)


def test_every_command_of_a_list_in_the_set_up_exists() -> None:
    for section in SECTIONS.values():
        assert section.commands <= {command.id for command in COMMAND_LIST if command.screen == SET_UP}


@pytest.mark.parametrize("form", FORM_LIST, ids=named)
def test_every_field_of_a_form_is_one_of_its_action(form: EntryForm) -> None:
    fields = ACTIONS[form.action].fields
    asked = {"name" if name == "who" else name for name in form.fields}
    assert asked <= fields.keys()
    assert {*form.fields} <= LABELS.keys()
    given = {"visit", "name", "weekday"}
    assert {name for name, field in fields.items() if field.required} <= asked | given


@pytest.mark.parametrize("form", FORM_LIST, ids=named)
def test_what_a_field_suggests_is_offered(form: EntryForm) -> None:
    for name in form.fields:
        kind = ACTIONS[form.action].fields["name" if name == "who" else name].kind
        if kind.suggests and name not in ("who", "name", "phone", "customer"):
            assert kind.suggests in OPTIONS, name
