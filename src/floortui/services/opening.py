"""Opening a database: checked before SQLite touches it, brought to the present schema, founded if it is new."""

from __future__ import annotations

from pathlib import Path

from floortui.errors import Damaged, Refused
from floortui.storage import database, journal, migrations
from floortui.storage.database import APPLICATION_ID, content_of
from floortui.storage.files import check_file_system, check_header, is_there, make_folder, why_read_only


def open_database(path: Path, *, create: bool = False, network_too: bool = False) -> None:
    """Open the database for this thread, ready to be written unless the file cannot be.

    Raises:
        Refused: there is none and none is to be created, or its folder or file system will not do.
        Damaged: the file is no database of ours, damaged, cut off or too new; it is left as it is, and the newest
            good backup is named.
    """
    if "://" in str(path):
        raise Refused("database.url")
    if not is_there(path) and not create:
        raise Refused("database.missing", file=path)
    if not network_too:
        check_file_system(path)
    try:
        _open(path, create=create)
    except Damaged as damage:
        database.disconnect()
        raise with_way_out(damage, path) from None


def with_way_out(refused: Refused, path: Path | None = None) -> Refused:
    """Let a refusal that is about a damaged file name the newest good backup; any other stays as it is."""
    if refused.facts.get("rescue") == "":
        file = path or database.path()
        refused.facts.update(file=file, rescue=rescue(file))
    return refused


def rescue(path: Path) -> Refused:
    """Say which backup would put things right, with the command."""
    from floortui.storage import backup

    newest = backup.newest_good(path)
    if newest is None:
        return Refused("backup.none")
    return Refused("backup.restore", file=path, backup=newest)


def _open(path: Path, *, create: bool) -> None:
    try:
        make_folder(path.parent)
        new = not path.exists()
        if not new:
            check_header(path, APPLICATION_ID)
            check_content(path, create=create)
        why = why_read_only(path)
        if why and new:
            raise Refused("database.folder", file=path, why=why)
    except OSError as error:
        raise refusal_of(error, path) from None
    if why:
        _open_read_only(path, why)
        return
    database.connect(path)
    upgraded = migrations.bring_up(path, lambda: _copy_of(path))
    if new:
        path.chmod(0o600)
    if upgraded and journal.head() > 0:
        from floortui.services.desk import Desk

        Desk(terminal="floortui").by_program("house.add_lists")
    if journal.head() == 0:
        _found()
        from floortui.storage.writing import overwrite_log

        overwrite_log()  # from now on the file itself says whose it is


def refusal_of(error: OSError, path: Path) -> Refused:
    """Say what the system's answer means: that the file cannot be read, or that none can be made there."""
    code = "file.unreadable" if path.exists() else "database.folder"
    return Refused(code, file=path, why=error.strerror or str(error))


def check_content(path: Path, *, create: bool) -> None:
    """Refuse a file of somebody else's, and one that has lost what it held: no showroom may be founded over it.

    Raises:
        Damaged: it is one of these.
        Refused: it is empty, and none is to be created.
    """
    content = content_of(path)
    if content.application_id == APPLICATION_ID:
        return
    from floortui.storage.backup import copies_of  # it brings the object mapper, which a start has no need of

    if content.tables or copies_of(path):
        raise Damaged("database.foreign", file=path, rescue="")
    if not create:
        raise Refused("database.missing", file=path)


def _copy_of(path: Path) -> Path:
    from floortui.storage import backup

    return backup.make(path)


def _open_read_only(path: Path, why: str) -> None:
    """Open a file that cannot be written; where nothing may lie beside it, as one that nobody changes."""
    wal = path.with_name(path.name + "-wal")
    database.connect(path, read_only=why, immutable=not wal.exists())
    have = migrations.schema_of_the_file()
    if have > migrations.newest():
        raise Damaged("database.newer", file=path, schema=have)
    if have < migrations.newest():
        raise Refused("database.read_only", why=why)


def _found() -> None:
    from floortui.services.desk import Desk

    try:
        Desk(terminal="floortui").do("house.found")
    except Refused as refused:
        if refused.code != "set_up.done":  # another program founded it in the same moment
            raise
