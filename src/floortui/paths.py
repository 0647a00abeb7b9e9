"""Where a person's data, settings and log belong on each system."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

_FOLDERS = PlatformDirs("floortui", appauthor=False)


def default_database() -> Path:
    """Give the database that is used if none is named."""
    return Path(_FOLDERS.user_data_dir) / "showroom.db"


def settings_file() -> Path:
    """Give the person's settings file, which may not exist."""
    return Path(_FOLDERS.user_config_dir) / "settings.toml"


def log_file() -> Path:
    """Give the log, to which faults of the program go."""
    return Path(_FOLDERS.user_log_dir) / "floortui.log"
