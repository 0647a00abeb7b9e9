"""Where the files that ship inside the package are."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def locale_folder() -> Path:
    """Give the folder of the message catalogues."""
    return Path(__file__).parent / "locale"


def style(name: str) -> Path:
    """Give the path of one style sheet, such as `base.tcss`."""
    return Path(str(files("floortui.styles") / name))


def reference(name: str) -> Path:
    """Give the path of one table of reference data, such as `purposes.toml`."""
    return Path(str(files("floortui.db") / "reference" / name))


def migrations_folder() -> Path:
    """Give the folder of the numbered migrations."""
    return Path(str(files("floortui.db.migrations") / "__init__.py")).parent
