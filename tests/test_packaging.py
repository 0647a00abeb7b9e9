"""The wheel holds every package: what the tests read from the tree, whoever installs it finds too."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
HOMES = {"floortui": ROOT / "src" / "floortui", "floortui.styles": ROOT / "styles", "floortui.db": ROOT / "db"}


def setuptools() -> dict[str, Any]:
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "setuptools"
    ]
    return settings


def test_every_package_is_named_for_the_wheel() -> None:
    named = set(setuptools()["packages"])
    found = {
        ".".join([home, *init.parent.relative_to(folder).parts])
        for home, folder in HOMES.items()
        for init in folder.rglob("__init__.py")
    }
    assert found == named


def test_every_file_that_the_program_reads_is_in_the_wheel() -> None:
    shipped = {
        path
        for home, globs in setuptools()["package-data"].items()
        for glob in globs
        for path in HOMES[home].glob(glob)
    }
    read = [*(ROOT / "db" / "reference").iterdir(), *(ROOT / "styles").glob("*.tcss"), *ROOT.rglob("src/**/*.mo")]
    assert [path for path in read if path not in shipped] == []
