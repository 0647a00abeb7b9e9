"""The documentation is true: its tables, its trace, its pictures and its pages are those of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docs import tables, trace
from docs.pictures import FOLDER, SCENES, SIZES

from floortui.domain.figures import FIGURES
from floortui.language import LANGUAGES
from floortui.services import registry
from floortui.services.action import ACTIONS
from floortui.settings import Settings
from floortui.ui.commands import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *(ROOT / "db").glob("*.md")])


def test_the_tables_of_the_readme_are_those_of_the_program() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert tables.filled(text) == text, "run: make tables"


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_table_of_the_guide_has_every_figure(spoken: str) -> None:
    text = tables.guide(spoken).read_text(encoding="utf-8")
    assert tables.filled_guide(text, spoken) == text, "run: make tables"
    assert [key for key in FIGURES if f"| `{key}` |" not in text] == []


def test_the_trace_of_a_key_press_is_a_fresh_one() -> None:
    assert trace.PAGE.read_text(encoding="utf-8") == trace.fresh(), "run: make trace"


def test_every_screen_has_its_pictures() -> None:
    names = {
        f"{scene}-{spoken}-{theme}-{width}x{height}.svg"
        for scene in SCENES
        for spoken in LANGUAGES
        for theme in ("dark", "light")
        for width, height in SIZES
    }
    assert {path.name for path in FOLDER.glob("*.svg")} == names, "run: make pictures"


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
