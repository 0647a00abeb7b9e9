"""Backups and restoring, as people ask for them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from floortui.storage import backup, database


def back_up(target: Path | None = None) -> Path:
    """Copy the open database to a file, or to its own folder of backups; give the proved copy."""
    return backup.make(database.path(), target)


def back_up_daily(now: datetime) -> Path | None:
    """Copy the open database if its newest own backup is older than a day."""
    return None if database.read_only() else backup.daily(now)


def put_back(copy: Path, path: Path) -> Path | None:
    """Put a backup in a database's place; give where the file that was there went."""
    return backup.restore(copy, path)
