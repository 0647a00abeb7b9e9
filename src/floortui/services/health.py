"""What `doctor` finds: what is set up, how safe it is, and what nobody can promise."""

from __future__ import annotations

import platform
import stat
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from floortui import __version__, paths
from floortui.errors import Refused
from floortui.language import _, say
from floortui.services.opening import open_database
from floortui.settings import read_settings
from floortui.storage import backup, database, journal, migrations
from floortui.storage.files import NETWORK_FILE_SYSTEMS, file_system_of, why_read_only
from floortui.storage.queries import people

GOOD, NOTE, BAD = "good", "note", "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it stands, and a sentence about it."""

    topic: str
    state: str
    says: str


def examine(path: Path) -> list[Finding]:
    """Look at the program, the settings and the database; nothing is changed and no database is needed."""
    return [*_program(), _settings(), *_database(path)]


def _program() -> list[Finding]:
    parts = f"floortui {__version__}, Python {platform.python_version()}, Textual {version('textual')}"
    return [
        Finding(_("program"), GOOD, parts),
        Finding("SQLite", GOOD, _("{version}, free of the WAL fault of 3.51.2").format(version=database.version())),
    ]  # fmt: skip


def _settings() -> Finding:
    file = paths.settings_file()
    try:
        read_settings(file)
    except Refused as refused:
        return Finding(_("settings"), BAD, say(refused))
    return Finding(
        _("settings"), GOOD, str(file) if file.exists() else _("none of your own ({file})").format(file=file)
    )


def _database(path: Path) -> list[Finding]:
    if not path.exists():
        return [Finding(_("database"), NOTE, _("none yet at {file}").format(file=path))]
    return [
        Finding(_("database"), GOOD, str(path)),
        _file_system(path),
        _permissions(path),
        *_inside(path),
        _backups(path),
    ]


def _file_system(path: Path) -> Finding:
    kind = file_system_of(path)
    if kind in NETWORK_FILE_SYSTEMS:
        return Finding(_("file system"), BAD, say(Refused("database.network", file=path, kind=kind)))
    return Finding(_("file system"), GOOD, kind or _("unknown"))


def _permissions(path: Path) -> Finding:
    """Say the level of protection honestly."""
    if why := why_read_only(path):
        return Finding(_("protection"), NOTE, say(Refused("database.read_only", why=why)))
    if platform.system() == "Windows" or stat.S_IMODE(path.stat().st_mode) & 0o077:
        return Finding(
            _("protection"),
            NOTE,
            _(
                "level 0: others on this computer may open the file; PINs, roles and the journal stop mistakes and "
                "casual cheating only"
            ),
        )
    return Finding(
        _("protection"),
        GOOD,
        _(
            "only this account may open the file; with staff coming in through a service account that is level 1 "
            "(see the guide)"
        ),
    )


def _inside(path: Path) -> list[Finding]:
    try:
        open_database(path)
        problems = database.damage()
        lines, pins = journal.head(), people.somebody_has_a_pin()
        head = journal.head_hash()
    except Refused as refused:
        return [Finding(_("content"), BAD, say(refused))]
    finally:
        database.disconnect()
    sound = Finding(_("content"), GOOD, _("{lines} lines, head {head}").format(lines=lines, head=head))
    if problems:
        sound = Finding(_("content"), BAD, say(Refused("verify.integrity", why=problems[0])))
    asked = (
        Finding(_("signing in"), GOOD, _("by name and PIN"))
        if pins
        else Finding(_("signing in"), NOTE, _("by name only: nobody has a PIN yet; give a manager the first"))
    )
    return [Finding(_("schema"), GOOD, str(migrations.newest())), sound, asked]


def _backups(path: Path) -> Finding:
    newest = backup.newest_good(path)
    if newest is None:
        return Finding(_("backups"), NOTE, _("none yet; `floortui backup` makes one, and the app makes one a day"))
    return Finding(_("backups"), GOOD, _("newest good one: {file}").format(file=newest))
