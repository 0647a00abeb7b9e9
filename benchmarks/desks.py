"""One of several desks that work on the same showroom at once; run as a program by `benchmarks.race`.

It says `ready` on stdout, starts at the first line on stdin, and prints what it did as JSON.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol


class Desk(Protocol):
    """The only entry to every action."""

    def do(self, action: str, /, **fields: Any) -> Mapping[str, Any]:
        """Do one action and return what it decided."""
        ...


def open_desk(path: Path) -> Desk:
    """Open a desk on a database; the only place here that knows floortui's code."""
    from floortui.services.desk import Desk as FloortuiDesk
    from floortui.services.opening import open_database

    open_database(path)
    return FloortuiDesk(terminal=f"desk {os.getpid()}")


def work(desk: Desk, seconds: float) -> list[float]:
    """Receive a first-time walk-in and see it off, again and again; returns how long each action took."""
    waits: list[float] = []
    now = time.perf_counter
    moment = now()
    deadline = moment + seconds
    while moment < deadline:
        told = desk.do("arrival.log")
        received = now()
        desk.do("visit.close", visit=told["visit"])
        waits += [received - moment, (moment := now()) - received]
    return waits


def main() -> None:
    """Wait for the start, work, and print the waits."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--seconds", type=float, required=True)
    options = parser.parse_args()
    desk = open_desk(options.db)
    print("ready", flush=True)
    sys.stdin.readline()
    print(json.dumps({"waits": work(desk, options.seconds)}))


if __name__ == "__main__":
    main()
