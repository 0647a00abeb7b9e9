"""Opens a database with a program that has one schema step more than this one; run as a program by the tests.

`python -m tests.faults.upgrader DATABASE FOLDER [SECONDS]`: FOLDER holds the steps, SECONDS is how long the last step
takes, so that it can be killed in the middle.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

STEP = '''"""A step that the tests add."""

import time
from typing import Any


def up(_migrator: Any, database: Any) -> None:
    """Add two columns, slowly."""
    database.execute_sql("ALTER TABLE visit ADD COLUMN weather TEXT NOT NULL DEFAULT ''")
    print("half", flush=True)
    time.sleep({seconds})
    database.execute_sql("ALTER TABLE customer ADD COLUMN star_sign TEXT NOT NULL DEFAULT ''")
'''


def steps_with_one_more(folder: Path, seconds: float = 0.0) -> Path:
    """Make a folder of the schema's steps and one more."""
    from floortui.resources import migrations_folder
    from floortui.storage.migrations import newest

    shutil.copytree(migrations_folder(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / f"{newest() + 1:04d}_weather.py").write_text(STEP.format(seconds=seconds), encoding="utf-8")
    return folder


def main() -> int:
    """Open the database as the newer program does."""
    from floortui.errors import Refused
    from floortui.language import say
    from floortui.services.opening import open_database
    from floortui.storage import migrations

    database, folder = Path(sys.argv[1]), Path(sys.argv[2])
    migrations.migrations_folder = lambda: folder  # type: ignore[attr-defined]
    try:
        open_database(database)
    except Refused as refused:
        sys.stderr.write(f"{say(refused)}\n")
        return 1
    sys.stdout.write(f"schema {migrations.schema_of_the_file()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
