"""The showroom that is measured: made by the public command line alone, as a house would set it up."""

import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

CONSULTANTS = (
    "李娜", "刘洋", "陈静", "张伟", "杨磊", "王芳", "赵敏", "周凯", "吴婷", "郑浩",
    "孙丽华", "马建国", "朱晓燕", "胡志强", "郭雨桐", "何思远", "高明月", "林子涵", "罗佳怡", "欧阳靖",
)  # fmt: skip
"""In the order of the roster; none is a part of another."""
RECEPTION = "王敏"
MANAGER = "徐国栋"


def prepare(database: Path, env: Mapping[str, str]) -> None:
    """Create the database: the staff, today's roster in its order, and the line-up open; nobody has a PIN."""
    do(database, env, "staff.add", name=MANAGER, role="manager")
    do(database, env, "staff.add", name=RECEPTION, role="reception")
    for name in CONSULTANTS:
        do(database, env, "staff.add", name=name, role="consultant")
    today = datetime.now().astimezone().date()
    do(database, env, "roster.set", day=today.isoformat(), names=",".join(CONSULTANTS))
    do(database, env, "day.open")


def do(database: Path, env: Mapping[str, str], action: str, **fields: str) -> None:
    """Do one action headless.

    Raises:
        subprocess.CalledProcessError: it was refused; the sentence why has gone to stderr.
    """
    command = [sys.executable, "-m", "floortui", "--db", str(database), "do", action]
    arguments = [f"{name}={value}" for name, value in fields.items()]
    subprocess.run([*command, *arguments], env=env, check=True, stdout=subprocess.DEVNULL)


def copy(source: Path, target: Path) -> Path:
    """Copy a database as SQLite itself does, so that nothing still in its WAL is left behind."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    return target
