"""The documentation is true: its tables, its trace, its pictures and its pages are those of the program."""

from __future__ import annotations

import asyncio
import re
from itertools import product
from pathlib import Path

import pytest
from docs import rules, tables, trace
from docs.pictures import FOLDER, SCENES, SIZES, VARIANTS, Variant, file_of, gallery, shoot

from floortui.domain.figures import FIGURES
from floortui.language import LANGUAGES
from floortui.services import registry
from floortui.services.action import ACTIONS
from floortui.settings import Settings
from floortui.ui.commands import COMMANDS
from tests.domain.test_rotation import ROTATION_CASES

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "db").glob("*.md")])


def test_the_tables_of_the_readme_are_those_of_the_program() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert tables.filled(text) == text, "run: make tables"


@pytest.mark.parametrize("spoken", LANGUAGES)
@pytest.mark.parametrize("page", tables.PAGES)
def test_the_tables_of_the_guide_are_those_of_the_program(page: str, spoken: str) -> None:
    text = tables.guide(page, spoken).read_text(encoding="utf-8")
    assert tables.filled_guide(text, page, spoken) == text, "run: make tables"


def test_every_rule_of_the_rotation_is_listed_with_its_keys_and_has_its_stories() -> None:
    told = rules.stories_of(case.name for case in ROTATION_CASES)
    assert [rule.en for rule, stories in told.items() if not (stories or rule.test)] == []
    for rule in rules.RULES:
        assert set(rule.commands) <= COMMANDS.keys(), rule.en
        if rule.test:
            file, name = rule.test.split("::")
            assert f"def {name}(" in (ROOT / "tests" / file).read_text(encoding="utf-8"), rule.en


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_table_of_the_guide_has_every_figure(spoken: str) -> None:
    text = tables.guide("figures", spoken).read_text(encoding="utf-8")
    assert [key for key in FIGURES if f"| `{key}` |" not in text] == []


def test_the_trace_of_a_key_press_is_a_fresh_one() -> None:
    assert trace.PAGE.read_text(encoding="utf-8") == trace.fresh(), "run: make trace"


def test_every_screen_has_its_pictures() -> None:
    names = {file_of(scene, *variant) for scene, variant in product(SCENES, VARIANTS)}
    assert {path.name for path in FOLDER.glob("*.svg")} == names, "run: make pictures"


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_every_picture_is_shown_by_the_guide_of_its_language(spoken: str) -> None:
    pages = "".join(page.read_text(encoding="utf-8") for page in (ROOT / "docs" / spoken).glob("*.md"))
    shown = {Path(link).name for link in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", pages)}
    assert {path.name for path in FOLDER.glob(f"*-{spoken}-*.svg")} <= shown
    assert [name for name in shown if f"-{spoken}-" not in name] == []


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_page_of_all_pictures_is_a_fresh_one_and_is_found(spoken: str) -> None:
    page = ROOT / "docs" / spoken / "pictures.md"
    assert page.read_text(encoding="utf-8") == gallery(spoken), "run: make pictures"
    assert "](pictures.md)" in (page.parent / "index.md").read_text(encoding="utf-8")
    assert f"](docs/{spoken}/pictures.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("scene", "variant"), [("floor", ("zh", "light", SIZES[0])), ("set-up", ("en", "dark", SIZES[1]))], ids=str
)
def test_a_picture_is_what_the_screen_shows_now(scene: str, variant: Variant, tmp_path: Path) -> None:
    committed = (FOLDER / file_of(scene, *variant)).read_text(encoding="utf-8")
    assert asyncio.run(shoot(scene, *variant, tmp_path)) == committed, "run: make pictures"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_guide_names_every_command_action_and_setting(spoken: str) -> None:
    registry.load()
    folder = ROOT / "docs" / spoken
    keys, actions, settings = (
        (folder / f"{name}.md").read_text(encoding="utf-8") for name in ("keys", "actions", "settings")
    )
    assert [name for name in COMMANDS if f"`{name}`" not in keys] == []
    assert [name for name, action in ACTIONS.items() if action.roles and f"`{name}`" not in actions] == []
    assert [name for name in Settings._fields if name not in settings] == []


def test_both_guides_have_the_same_pages() -> None:
    english, chinese = ({path.name for path in (ROOT / "docs" / spoken).glob("*.md")} for spoken in ("en", "zh"))
    assert english == chinese


@pytest.mark.parametrize(("spoken", "letters", "yes"), [("en", "CRM", "yes"), ("zh", "顾前经", "可以")])
def test_the_guide_gives_each_action_its_fields_roles_and_undo(spoken: str, letters: str, yes: str) -> None:
    registry.load()
    page = (ROOT / "docs" / spoken / "actions.md").read_text(encoding="utf-8")
    rows = {row[0].strip("`"): row[2:] for row in (line.strip("| ").split(" | ") for line in page.splitlines())}
    for name, action in ACTIONS.items():
        if action.roles:
            fields, who, undone = rows[name]
            named = {field.strip("* ") for field in fields.split(",")} - {"–"}
            assert named == set(action.fields), name
            assert set(re.findall(r"\*\*(\w+)\*\*", fields)) == {f.name for f in action.fields.values() if f.required}
            roles = dict(zip(letters, ("consultant", "reception", "manager"), strict=True))
            assert {roles[letter] for letter in who.split()} == action.roles, name
            assert (undone == yes) is action.undoable, name
