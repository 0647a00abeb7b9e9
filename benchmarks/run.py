"""Measure floortui beside a bare Textual program, interleaved, in one run: `make bench`."""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from benchmarks import report, showroom
from benchmarks.measures import Bench
from benchmarks.registry import MEASURES
from benchmarks.terminal import NotSeenError

SWITCH = 0.0003
"""Seconds after which a thread that computes lets the one that stamps have its turn."""


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="only this; can be repeated")
    parser.add_argument("--bare", action="store_true", help="measure the bare programs only")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count, after one that does not")
    parser.add_argument("--keys", type=int, default=16, help="keys timed in a session (at most 18)")
    parser.add_argument("--seconds", type=float, default=10, help="of idling, and of the desks' race")
    parser.add_argument("--fps", type=int, help="TEXTUAL_FPS for all programs; unset for all without it")
    parser.add_argument("--scratch", type=Path, help="where the databases go: a real disk")
    parser.add_argument("--json", type=Path, help="write everything here, down to the samples")
    parser.add_argument("--markdown", type=Path, help="write the table here")
    options = parser.parse_args()
    if not 2 <= options.keys <= len(showroom.CONSULTANTS) - 2:
        parser.error("--keys must leave a consultant to be named as the next")
    return options


def environment(home: Path, fps: int | None) -> dict[str, str]:
    """Return the same small environment for every program, with nothing of the user's settings in it."""
    kept = {name: os.environ[name] for name in ("PATH", "TZ") if name in os.environ}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    return kept | terminal | {"HOME": str(home)} | ({"TEXTUAL_FPS": str(fps)} if fps else {})


def measure(bench: Bench, names: list[str], rounds: int) -> Iterator[str]:
    """Run all rounds; yields a note for each measurement that saw something else than it waited for."""
    for number in range(rounds + 1):
        bench.counted = number > 0
        for name in names:
            print(f"round {number} of {rounds}: {name}", file=sys.stderr, flush=True)
            try:
                MEASURES[name](bench)
            except NotSeenError as error:
                print(error, file=sys.stderr)
                yield f"{name}, round {number}: {str(error).splitlines()[0]}"


def about(options: argparse.Namespace) -> dict[str, str]:
    """Return where and with what the run was made."""
    return {
        "Python": platform.python_version(),
        "Textual": version("textual"),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": str(os.cpu_count()),
        "terminal": "120×36",
        "rounds": str(options.rounds),
        "TEXTUAL_FPS": str(options.fps or "unset"),
    }


def main() -> int:
    """Prepare a showroom, measure, and report; returns 1 if a measurement failed."""
    options = arguments()
    sys.setswitchinterval(SWITCH)
    with tempfile.TemporaryDirectory(prefix="floortui-bench-", dir=options.scratch) as scratch:
        home = Path(scratch) / "home"
        home.mkdir()
        env = environment(home, options.fps)
        database = None if options.bare else Path(scratch) / "showroom.db"
        if database:
            print("preparing the showroom", file=sys.stderr, flush=True)
            showroom.prepare(database, env)
        bench = Bench(Path(scratch), env, database, options.keys, options.seconds)
        notes = list(measure(bench, options.only or list(MEASURES), options.rounds))
    table = report.as_markdown(bench.samples, about(options), notes)
    print(table)
    if options.markdown:
        options.markdown.write_text(table, encoding="utf-8")
    if options.json:
        whole = report.as_json(bench.samples, about(options), notes)
        options.json.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
    return 1 if notes else 0


if __name__ == "__main__":
    sys.exit(main())
