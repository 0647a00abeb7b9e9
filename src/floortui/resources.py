"""Where the files that ship inside the package are."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

# Paths of packages that are always unpacked; importlib.resources would cost a tenth of the start
_STYLES, _DB = (Path(str(import_module(f"floortui.{name}").__file__)).parent for name in ("styles", "db"))


def locale_folder() -> Path:
    """Give the folder of the message catalogues."""
    return Path(__file__).parent / "locale"


def style(name: str) -> Path:
    """Give the path of one style sheet, such as `base.tcss`."""
    return _STYLES / name


def reference(name: str) -> Path:
    """Give the path of one table of reference data, such as `purposes.toml`."""
    return _DB / "reference" / name


def migrations_folder() -> Path:
    """Give the folder of the numbered migrations."""
    return _DB / "migrations"
