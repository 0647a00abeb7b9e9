"""Where a person's data, settings and log belong on each system."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs


def _folders() -> PlatformDirs:
    from platformdirs import PlatformDirs

    return PlatformDirs("floortui", appauthor=False)


def default_database() -> Path:
    """Give the database that is used if none is named."""
    return Path(_folders().user_data_dir) / "showroom.db"


def settings_file() -> Path:
    """Give the person's settings file, which may not exist."""
    return Path(_folders().user_config_dir) / "settings.toml"


def log_file() -> Path:
    """Give the log, to which faults of the program go."""
    return Path(_folders().user_log_dir) / "floortui.log"
