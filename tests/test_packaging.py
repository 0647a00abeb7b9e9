"""The wheel holds every package: what the tests read from the tree, whoever installs it finds too."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOMES = {"floortui": ROOT / "src" / "floortui", "floortui.styles": ROOT / "styles", "floortui.db": ROOT / "db"}


def test_every_package_is_named_for_the_wheel() -> None:
    named = set(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"])
    found = {
        ".".join([home, *init.parent.relative_to(folder).parts])
        for home, folder in HOMES.items()
        for init in folder.rglob("__init__.py")
    }
    assert found == named
