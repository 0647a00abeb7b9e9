"""What can be known of the database file before and beside SQLite: its header, its folder, its file system."""

from __future__ import annotations

import errno
import os
import struct
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import NamedTuple

from floortui.errors import Damaged, Refused

MAGIC = b"SQLite format 3\0"

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "afs",
        "9p",
        "fuse.sshfs",
        "ncpfs",
        "glusterfs",
        "ceph",
    }
)
"""File systems on which SQLite's WAL does not work between machines."""

MOUNTS = Path("/proc/self/mounts")
"""Where Linux lists what is mounted."""


LONGEST_NAME = 120
"""How many bytes a new file's name may have: backups have it twice in their path, and SQLite stops at 512."""

_NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR})
"""What the system answers where there is no file, nor the folder that it would lie in."""


class Identity(NamedTuple):
    """Which file this is, whatever it is called."""

    device: int
    inode: int


class Header(NamedTuple):
    """What the first hundred bytes say."""

    page_size: int
    pages: int
    application_id: int
    size: int
    """The file's true size in bytes."""

    @property
    def expected(self) -> int:
        """The size in bytes that the header promises."""
        return self.page_size * self.pages


def is_there(path: Path) -> bool:
    """Say whether a file lies at a path that may hold a database.

    Raises:
        Refused: what lies there is a folder or a device, its folder may not be entered, or its name is too long.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        too_long = len(os.fsencode(path.name)) > LONGEST_NAME
        if error.errno in _NOT_THERE and not too_long:
            return False
        if too_long or error.errno == errno.ENAMETOOLONG:
            raise Refused("file.name", file=f"{path.name[:40]}…", length=len(path.name)) from None
        raise Refused("database.folder", file=path, why=error.strerror or str(error)) from None
    if S_ISDIR(mode):
        raise Refused("file.is_folder", file=path)
    if not S_ISREG(mode):
        raise Refused("file.special", file=path)
    return True


def make_folder(folder: Path) -> None:
    """Make the folder for a file, if it is the only one that is missing, or the one where data usually lies.

    A typing error must not grow a tree of folders.

    Raises:
        Refused: the folder that it would lie in is missing too, or is a file.
        OSError: it cannot be made.
    """
    if folder.is_dir():
        return
    if folder.exists():
        raise Refused("folder.is_file", folder=folder)
    if folder.parent.is_dir():
        folder.mkdir(exist_ok=True, mode=0o700)
        return
    from floortui import paths

    if folder != paths.default_database().parent:
        missing = next(each for each in reversed((folder, *folder.parents)) if not each.exists())
        raise Refused("folder.missing", folder=missing)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)


def wal_of(path: Path) -> Path:
    """Give where the write-ahead log of a database lies."""
    return path.with_name(path.name + "-wal")


def identity_of(path: Path) -> Identity | None:
    """Tell which file lies at a path; None if none does."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return Identity(stat.st_dev, stat.st_ino)


def header_of(path: Path) -> Header | None:
    """Read a database file's header; None if it has none, as an empty file."""
    with path.open("rb") as file:
        first = file.read(100)
    if len(first) < 100 or not first.startswith(MAGIC):
        return None
    (page_size,) = struct.unpack(">H", first[16:18])
    (pages,) = struct.unpack(">I", first[28:32])
    (application_id,) = struct.unpack(">I", first[68:72])
    return Header(65536 if page_size == 1 else page_size, pages, application_id, path.stat().st_size)


def check_header(path: Path, application_id: int) -> None:
    """Look at the file before SQLite does.

    A new file says whose it is only once its write-ahead log has been copied into it.

    Raises:
        Damaged: it is no database, somebody else's, or shorter than its header says.
    """
    if path.stat().st_size == 0:
        return
    header = header_of(path)
    if header is None or header.application_id not in (0, application_id):
        raise Damaged("database.foreign", file=path, rescue="")
    wal = wal_of(path)
    if header.size < header.expected and not (wal.exists() and wal.stat().st_size):
        raise Damaged("database.truncated", file=path, size=header.size, expected=header.expected, rescue="")


def file_system_of(path: Path) -> str:
    """Name the kind of file system that holds a path; empty where the system does not tell."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    target = str(path.resolve())
    best = ("", "")
    for line in lines:
        _, mount, kind, *_ = line.split(" ")
        mount = mount.replace("\\040", " ")
        inside = target == mount or target.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best[0]):
            best = (mount, kind)
    return best[1]


def check_file_system(path: Path) -> None:
    """Refuse a network file system.

    Raises:
        Refused: two terminals could destroy the file there.
    """
    kind = file_system_of(path)
    if kind in NETWORK_FILE_SYSTEMS:
        raise Refused("database.network", file=path, kind=kind)


def why_read_only(path: Path) -> str:
    """Say why a file cannot be written; empty if it can."""
    if path.exists() and not os.access(path, os.W_OK):
        return f"{path.name}: no permission to write"
    if not os.access(path.parent, os.W_OK | os.X_OK):
        return f"{path.parent.name or path.parent}: no permission to write in the folder"
    return ""
