"""Who keeps a draft: a running program, told apart from one that ended by its number and the moment it started."""

from __future__ import annotations

import os
import platform
from functools import cache


@cache
def this() -> str:
    """Name this program, as it runs now."""
    return _named(os.getpid())


def is_there(keeper: str) -> bool:
    """Say whether a program still runs; one on another computer counts as ended, as the file is on this one."""
    node, number, _started = keeper.rsplit(":", 2)
    return node == platform.node() and _named(int(number)) == keeper


def _named(process: int) -> str:
    """Name a process: a number is given to another one by and by, so its start belongs to it. Empty if it has ended."""
    import psutil

    try:
        return f"{platform.node()}:{process}:{psutil.Process(process).create_time():.2f}"
    except psutil.NoSuchProcess:
        return ""
