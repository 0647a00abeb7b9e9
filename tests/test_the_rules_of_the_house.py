"""The rules of the house: what holds for every action, table, refusal and layer, read from the registries."""

from __future__ import annotations

import ast
import json
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import floortui
from floortui.domain.labels import LABELS
from floortui.domain.lineup import ROTATION_EVENTS
from floortui.domain.people import ROLES
from floortui.domain.rotation import DECISIONS, HOWS
from floortui.errors import REFUSALS
from floortui.reports.deeds import DEEDS
from floortui.services import registry
from floortui.services.action import ACTIONS
from floortui.services.desk import Desk
from floortui.services.listing import listed_actions
from floortui.storage import database
from floortui.storage.models import JOURNALED, PERSONAL, UNJOURNALED
from tests.domain.test_rotation import ROTATION_CASES

registry.load()
SOURCE = Path(floortui.__file__).parent
TESTS = Path(__file__).parent
BY_THE_PROGRAM = {"house.found", "house.add_lists", "clock.jump", "rotation.clear"}
"""Actions that nobody does by hand."""


def trees(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    for room in rooms:
        for path in sorted((SOURCE / room).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_every_action_says_who_may_and_what_it_does(name: str) -> None:
    action = ACTIONS[name]
    assert action.roles <= ROLES.keys()
    assert action.roles or name in BY_THE_PROGRAM
    assert action.help.endswith("."), "its docstring's first sentence is its help"
    assert isinstance(action.undoable, bool)
    assert action.own in ("", "assigned", *action.fields), "a consultant's own is known by a field"
    assert all(field.kind.takes for field in action.fields.values())


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_every_field_has_a_label(name: str) -> None:
    assert ACTIONS[name].fields.keys() <= LABELS.keys()


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_every_action_has_a_test(name: str) -> None:
    assert any(f'"{name}"' in path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))


def test_the_command_line_lists_every_action() -> None:
    listed = {row["name"]: row for row in listed_actions()}
    by_hand = {name for name, action in ACTIONS.items() if action.roles and not action.prepared}
    assert listed.keys() == by_hand, "what a command prepares is done by that command"
    for name, row in listed.items():
        assert row["help"]
        assert row["roles"]
        assert row["fields"].keys() == ACTIONS[name].fields.keys()
    assert json.dumps(listed_actions(), ensure_ascii=False)


def test_every_module_of_actions_is_read() -> None:
    declaring = {
        path.stem
        for path, tree in trees("services")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for mark in node.decorator_list
        if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Name) and mark.func.id == "action"
    }
    assert declaring == set(registry.MODULES)


def test_every_table_is_journaled_or_says_that_it_is_not(desk: Desk) -> None:
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    ours = {name for name in tables if not name.startswith("sqlite_")} - {"journal", "journal_body"}
    assert ours - {"schema_migration"} == {*JOURNALED, *UNJOURNALED}
    assert PERSONAL.keys() <= JOURNALED.keys()


def test_every_event_of_the_rotation_is_an_action() -> None:
    assert DECISIONS.keys() == ROTATION_EVENTS
    assert ACTIONS.keys() >= ROTATION_EVENTS
    assert not any(how.consumes and how.keeps for how in HOWS.values()), "who pays with the turn goes to the end"


def test_every_case_of_the_rotation_is_a_story() -> None:
    names = [case.name for case in ROTATION_CASES]
    assert len(names) == len(set(names))
    assert all(case.happens and case.after and case.why for case in ROTATION_CASES)
    assert len({case.happens for case in ROTATION_CASES}) == len(names), "no two cases tell one story"


def refusals() -> Iterator[tuple[str, int, str, set[str]]]:
    """Give every refusal that the code words itself: file, line, code, the facts that the call supplies."""
    for path, tree in trees("."):
        for node in ast.walk(tree):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id
            if called in ("Refused", "Damaged"):
                assert isinstance(node, ast.Call)
                for code in (part for part in ast.walk(node.args[0]) if isinstance(part, ast.Constant)):
                    yield path.name, node.lineno, str(code.value), {word.arg or "" for word in node.keywords}


def placeholders(code: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(REFUSALS[code]) if name}


def test_every_refusal_is_in_the_catalogue_with_the_facts_it_words() -> None:
    for file, line, code, facts in refusals():
        assert code in REFUSALS, f"{file}:{line} {code}"
        assert placeholders(code) <= facts, f"{file}:{line} {code} words {placeholders(code) - facts}"


def test_every_refusal_of_the_catalogue_is_used() -> None:
    used = {
        node.value
        for path, tree in trees(".")
        if path.name != "errors.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert REFUSALS.keys() - used == set()


LAYERS = {
    "domain": ("peewee", "apsw", "sqlite3", "textual", "rich", "click", "floortui.storage", "floortui.services"),
    "storage": ("textual", "rich", "click", "floortui.services", "floortui.reports", "floortui.ui"),
    "reports": ("textual", "click", "floortui.services", "floortui.ui"),
    "services": ("textual", "click", "floortui.reports", "floortui.ui"),
}
"""What a room must not draw in when it is read."""


@pytest.mark.parametrize("room", LAYERS)
def test_reading_a_room_draws_in_nothing_from_above(room: str) -> None:
    modules = [
        ".".join(("floortui", *path.relative_to(SOURCE).with_suffix("").parts))
        for path, _ in trees(room)
        if path.stem != "__init__"
    ]
    code = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    drawn_in = set(run.stdout.split())
    assert sorted(drawn_in.intersection(LAYERS[room])) == []


def test_every_action_that_can_be_taken_back_is_worded_as_a_deed() -> None:
    assert set(DEEDS) == {name for name, action in ACTIONS.items() if action.undoable}
