"""Drawers of a hundred thousand and of a million cards: searched, opened, saved; and a day with three hundred due."""

import hashlib
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from benchmarks import many, programs, showroom
from benchmarks.measures import Bench
from benchmarks.terminal import NotSeenError, Terminal, spawn
from floortui.domain import search
from floortui.resources import migrations_folder

ROOM = 3_000_000_000
"""Bytes that must be free for a million cards and a copy of them."""

DOWN, ENTER, EMPTY = "\x1b[B", "\r", "\x15"
PLAN_ROW = 7
"""How far down the plan stands in the form of a purchase."""


def drawer(bench: Bench) -> None:
    """Measure a search among a hundred thousand cards, a card opened and one saved, beside keys echoed."""
    _echo(bench, "")
    if bench.database is not None:
        _drawer(bench, "", _filled(bench, "drawer"))


def million(bench: Bench) -> None:
    """Measure the same among a million cards; their showroom is kept for the rest of the day."""
    _echo(bench, "_million")
    if bench.database is not None:
        _drawer(bench, "_million", _million(bench))


def my_day(bench: Bench) -> None:
    """Measure My day of a consultant for whom three hundred contacts are due: shown, and gone through."""
    _echo(bench, "_day")
    if bench.database is None:
        return
    program = programs.floortui(_filled(bench, "due", due_each=many.DUE_EACH), who=showroom.CONSULTANTS[3])
    with bench.running(program) as terminal:
        for turn in range(bench.keys):
            terminal.settle()
            bench.pause()
            figure = "day_first" if turn == 0 else "day"
            bench.add(f"{figure}.floortui", terminal.wait_until(programs.my_day_is_shown, terminal.send("3")))
            terminal.settle()
            shown = programs.card_beside(terminal.lines())
            bench.pause()
            moved = terminal.wait_until(programs.another_card(shown), terminal.send(DOWN))
            bench.add("day_next.floortui", moved)
            terminal.wait_until(programs.floor_is_usable, terminal.send("1"))


def _echo(bench: Bench, tag: str) -> None:
    """Measure a letter and eleven digits echoed by the bare program."""
    with bench.running(programs.bare_echo()) as terminal:
        for length in range(1, bench.keys + 1):
            bench.pause()
            bench.add(f"letter{tag}.bare", terminal.wait_for(rf"echo=\({'k' * length}\)", terminal.send("k")))
        terminal.send(EMPTY)
        for _ in range(bench.keys // 2):
            terminal.settle()
            bench.pause()
            bench.add(f"burst{tag}.bare", terminal.wait_for(r"echo=\(13800138001\)", terminal.send("13800138001")))
            terminal.send(EMPTY)


def _drawer(bench: Bench, tag: str, database: Path) -> None:
    program = programs.floortui(database)
    with spawn(program.argv, bench.env) as terminal:
        bench.add(f"start_full{tag}.floortui", terminal.wait_until(program.ready, terminal.started))
    with bench.running(program) as terminal:
        terminal.wait_until(programs.drawer_is_shown, terminal.send("2"))
        _letters(bench, terminal, tag)
        for turn in range(bench.keys // 2):
            _phone(bench, terminal, tag, many.phone_of(1000 + turn * 31))
        for begins in many.LONG_PHONES:
            _long(bench, terminal, tag, begins)


def _letters(bench: Bench, terminal: Terminal, tag: str) -> None:
    """Search by one letter, again and again."""
    for turn in range(bench.keys):
        terminal.settle()
        bench.pause()
        letter = many.SURNAMES[turn % len(many.SURNAMES)]
        bench.add(f"letter{tag}.floortui", terminal.wait_until(programs.finds(letter), terminal.send(letter)))
        terminal.send(EMPTY)


def _phone(bench: Bench, terminal: Terminal, tag: str, phone: str) -> None:
    """Search by a whole phone typed in one go, open another card of those with nearly the same, and save it."""
    terminal.settle()
    bench.pause()
    bench.add(f"burst{tag}.floortui", terminal.wait_until(programs.finds_one, terminal.send(phone)))
    terminal.send(EMPTY + phone[:8])  # several of them, with the first one's card
    terminal.settle()
    terminal.send(ENTER)
    terminal.settle()
    _opened(bench, terminal, f"open_card{tag}")
    terminal.settle()
    terminal.send("e")
    terminal.settle()
    plan = f"plan{bench.number()}x"
    terminal.send(DOWN * PLAN_ROW)
    terminal.settle()
    terminal.send(EMPTY)
    terminal.settle()
    terminal.send(plan)
    terminal.settle()
    bench.add(f"save_card{tag}.floortui", terminal.wait_until(programs.shows_plan(plan), terminal.send(ENTER)))
    _to_search(terminal)


def _long(bench: Bench, terminal: Terminal, tag: str, begins: str) -> None:
    """Go through cards with two hundred entries each."""
    terminal.settle()
    terminal.send(begins)
    terminal.settle()
    terminal.send(ENTER)
    terminal.settle()
    for _ in range(bench.keys // 4):
        _opened(bench, terminal, f"open_long{tag}")
        terminal.settle()
    _to_search(terminal)


def _opened(bench: Bench, terminal: Terminal, figure: str) -> None:
    """Go to the next card of the list, until it stands beside it."""
    shown = programs.card_beside(terminal.lines())
    bench.pause()
    bench.add(f"{figure}.floortui", terminal.wait_until(programs.another_card(shown), terminal.send(DOWN)))


def _to_search(terminal: Terminal) -> None:
    terminal.settle()
    terminal.send("/")
    terminal.settle()


def _filled(bench: Bench, name: str, due_each: int | None = None) -> Path:
    """Give a new copy of a showroom with a hundred thousand cards."""
    assert bench.database is not None, "there is a showroom"
    if name not in bench.drawers:
        bench.drawers[name] = showroom.copy(bench.database, bench.scratch / f"{name}.db")
        many.fill(bench.drawers[name], due_each=due_each)
    return showroom.copy(bench.drawers[name], bench.scratch / f"{name}-{bench.number()}.db")


def _million(bench: Bench) -> Path:
    """Give a copy, the same for all rounds, of a showroom with a million cards.

    It is made once a day, in a minute or two, and kept in the folder for temporary files.
    """
    assert bench.database is not None, "there is a showroom"
    if "million" not in bench.drawers:
        folder = Path(tempfile.gettempdir()) / "floortui-bench"
        folder.mkdir(exist_ok=True)
        kept = folder / f"million-{datetime.now().astimezone().date()}-{_fingerprint()}.db"
        if not kept.exists():
            for older in folder.glob("million-*"):
                older.unlink()
            if shutil.disk_usage(folder).free < ROOM:
                raise NotSeenError(f"a million cards: less than {ROOM // 10**9} GB are free in {folder}")
            print("making a million cards: a minute or two", file=sys.stderr, flush=True)
            half = showroom.copy(bench.database, kept.with_suffix(".half"))
            many.fill(half, many.MILLION)
            half.replace(kept)
        bench.drawers["million"] = showroom.copy(kept, bench.scratch / "million.db")
    return bench.drawers["million"]


def _fingerprint() -> str:
    """Tell one way of making it from another: whatever decides what lies in the file."""
    files = [Path(module.__file__ or "") for module in (many, showroom, search)]
    files += sorted(migrations_folder().glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]
