"""Starting the app: the database opened, the app run, the terminal left as it was found."""

from __future__ import annotations

import os
from pathlib import Path

from floortui.services.opening import open_database
from floortui.settings import Settings
from floortui.storage import database


def start(path: Path, settings: Settings, who: str | None, terminal: str, *, network_too: bool = False) -> int:
    """Run the app on a database and give the exit code; a new database is made.

    Raises:
        Refused: the database cannot be used.
    """
    open_database(path, create=True, network_too=network_too)
    os.environ["TEXTUAL_THEME"] = (
        settings.theme
    )  # read while Textual is imported; a change after it parses all styles again
    from floortui.ui.app import FloorApp

    app = FloorApp(settings, terminal=terminal, who=who)
    try:
        app.run()
    finally:
        database.disconnect()
    app.say_last_words()
    return app.return_code or 0
