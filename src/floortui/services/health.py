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
from floortui.services.opening import check_content, refusal_of, with_way_out
from floortui.settings import read_settings
from floortui.storage import backup, database, migrations
from floortui.storage.files import NETWORK_FILE_SYSTEMS, check_header, file_system_of, is_there, wal_of, why_read_only
from floortui.storage.queries import people
from floortui.storage.verify import verify

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
    try:
        there = is_there(path)
    except Refused as refused:
        return [Finding(_("database"), BAD, say(refused))]
    if not there:
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


def _open_to_others(path: Path) -> bool:
    """Say whether other accounts may read a file, or find their way into a folder."""
    return bool(stat.S_IMODE(path.stat().st_mode) & (0o055 if path.is_dir() else 0o077))


def _permissions(path: Path) -> Finding:
    """Say the level of protection honestly."""
    if why := why_read_only(path):
        return Finding(_("protection"), NOTE, say(Refused("database.read_only", why=why)))
    if platform.system() == "Windows" or any(_open_to_others(each) for each in (path, path.parent)):
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
    """Look inside without writing: no upgrade, no founding, only what a reader sees."""
    try:
        check_header(path, database.APPLICATION_ID)
        check_content(path, create=True)
        why = why_read_only(path)
        database.connect(path, read_only=why, immutable=bool(why) and not wal_of(path).exists())
        have, want = migrations.schema_of_the_file(), migrations.newest()
        if have != want:
            return [_other_schema(path, have, want, why)]
        found, pins = verify(), people.somebody_has_a_pin()
    except Refused as refused:
        return [Finding(_("content"), BAD, say(with_way_out(refused, path)))]
    except OSError as error:
        return [Finding(_("content"), BAD, say(refusal_of(error, path)))]
    finally:
        database.disconnect()
    content = Finding(_("content"), GOOD, _("lines: {lines}, head {head}").format(lines=found.lines, head=found.head))
    if found.problems:
        content = Finding(_("content"), BAD, say(found.problems[0]))
    asked = (
        Finding(_("signing in"), GOOD, _("by name and PIN"))
        if pins
        else Finding(_("signing in"), NOTE, _("by name only: nobody has a PIN yet; give a manager the first"))
    )
    return [Finding(_("schema"), GOOD, str(want)), content, asked]


def _other_schema(path: Path, have: int, want: int, why_not: str) -> Finding:
    if have > want:
        return Finding(_("schema"), BAD, say(Refused("database.newer", file=path, schema=have)))
    if why_not:
        return Finding(_("schema"), BAD, say(Refused("database.read_only", why=why_not)))
    if have == 0:
        return Finding(_("schema"), NOTE, _("empty; the next start makes a new database of it"))
    return Finding(_("schema"), NOTE, _("{have}; the next start brings it to {want}").format(have=have, want=want))


def _backups(path: Path) -> Finding:
    newest = backup.newest_good(path)
    if newest is None:
        return Finding(_("backups"), NOTE, _("none yet; `floortui backup` makes one, and the app makes one a day"))
    return Finding(_("backups"), GOOD, _("newest good one: {file}").format(file=newest))
