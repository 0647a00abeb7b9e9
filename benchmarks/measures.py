"""What is measured: one function for each, which measures the bare program and floortui in turn."""

import random
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks import days, programs, showroom
from benchmarks.programs import Program, next_consultant
from benchmarks.race import race
from benchmarks.terminal import Terminal, spawn

SETTLED = 1.5
"""Seconds after which a program that is ready has also finished what it does behind the first paint."""


@dataclass
class Bench:
    """The place of a run: where it works, how long, and what it has found."""

    scratch: Path
    env: Mapping[str, str]
    database: Path | None
    """The showroom that every measurement gets a copy of; None measures the bare programs only."""
    keys: int
    """Key presses timed in one session; fewer than there are consultants, since nobody comes back."""
    seconds: float
    """How long idling is watched, and how long the desks race."""
    counted: bool = False
    """Whether this round counts; the first only warms up."""
    samples: dict[str, list[float]] = field(default_factory=dict)
    """By figure, in seconds or MB."""
    drawers: dict[str, Path] = field(default_factory=dict)
    """Showrooms with very many cards, made when they are first asked for."""
    month: tuple[Path, Path, str] | None = None
    """A showroom with a month, one with ten years before it, and the month's name; made when first asked for."""
    pauses: random.Random = field(default_factory=lambda: random.Random(1))
    _copies: Iterator[int] = field(default_factory=count)

    def add(self, figure: str, value: float) -> None:
        """Keep a sample, if this round counts."""
        if self.counted:
            self.samples.setdefault(figure, []).append(value)

    def fresh_showroom(self) -> Path | None:
        """Return a new copy of the showroom, in which nobody has arrived yet."""
        if self.database is None:
            return None
        return showroom.copy(self.database, self.scratch / f"showroom-{next(self._copies)}.db")

    def number(self) -> int:
        """Give a number that nothing in this run has had."""
        return next(self._copies)

    def halves(self) -> Iterator[tuple[str, Program]]:
        """Yield the programs of a comparison, by the name under which their figures go."""
        yield "bare", programs.bare()
        if database := self.fresh_showroom():
            yield "floortui", programs.floortui(database)

    @contextmanager
    def running(self, program: Program) -> Iterator[Terminal]:
        """Run a program until it can be used, and has calmed down."""
        with spawn(program.argv, self.env) as terminal:
            terminal.wait_until(program.ready, terminal.started)
            terminal.settle()
            yield terminal

    def pause(self) -> None:
        """Wait as a person does, and for no multiple of any program's own rhythm."""
        time.sleep(self.pauses.uniform(0.2, 0.7))


def start(bench: Bench) -> None:
    """Measure from the start of the process to a screen that can be used."""
    for half, program in bench.halves():
        with spawn(program.argv, bench.env) as terminal:
            bench.add(f"start.{half}", terminal.wait_until(program.ready, terminal.started))


def memory(bench: Bench) -> None:
    """Measure the highest resident memory until the program is ready and calm."""
    for half, program in bench.halves():
        with bench.running(program) as terminal:
            bench.add(f"memory.{half}", terminal.peak_memory())


def idle(bench: Bench) -> None:
    """Measure the CPU time of ten seconds in which nobody does anything."""
    for half, program in bench.halves():
        with bench.running(program) as terminal:
            time.sleep(SETTLED)
            spent, began = terminal.cpu_seconds(), time.perf_counter()
            time.sleep(bench.seconds)
            elapsed = time.perf_counter() - began
            bench.add(f"idle.{half}", (terminal.cpu_seconds() - spent) * 10 / elapsed)


def keys(bench: Bench) -> None:
    """Measure one key echoed by the bare program, then arrivals logged by `n` and Enter."""
    with bench.running(programs.bare_echo()) as terminal:
        for length in range(1, bench.keys + 1):
            bench.pause()
            typed = "k" * length
            bench.add("echo.bare", terminal.wait_for(rf"echo=\({typed}\)", terminal.send("k")))
    if database := bench.fresh_showroom():
        with bench.running(programs.floortui(database)) as terminal:
            for turn in range(bench.keys):
                bench.pause()
                terminal.settle()
                if turn % 2:  # the form is looked at first
                    terminal.send("n")
                    terminal.settle()
                    bench.add("enter.floortui", _next_named(terminal, "\r"))
                else:
                    bench.add("n_enter.floortui", _next_named(terminal, "n\r"))


def other(bench: Bench) -> None:
    """Measure how soon an arrival logged on one terminal is seen on another."""
    if database := bench.fresh_showroom():
        program = programs.floortui(database)
        with bench.running(program) as desk, bench.running(program) as wall:
            for _ in range(bench.keys):
                bench.pause()
                desk.settle()
                wall.settle()
                bench.add("other.floortui", _next_named(desk, "n\r", seen_on=wall))


def desks(bench: Bench) -> None:
    """Measure eight desks that log and close visits as fast as they can; they need no warming up."""
    if bench.counted and (database := bench.fresh_showroom()):
        result = race(database, bench.env, bench.seconds)
        bench.add("actions.floortui", result.per_second)
        bench.add("wait.floortui", result.longest_wait)
        bench.add("doubled.floortui", result.doubled)


def _next_named(desk: Terminal, pressed: str, seen_on: Terminal | None = None) -> float:
    """Press the keys; returns the seconds until another consultant is named as the next."""
    screen = seen_on or desk
    before = next_consultant(screen.lines())
    return screen.wait_until(lambda lines: next_consultant(lines) not in ("", before), desk.send(pressed))


def days_(bench: Bench) -> None:
    """Days: folding one, opening one with ten years of journal and with none, looking back at a month."""
    if bench.database is None:
        return
    if bench.month is None:
        young, old = bench.scratch / "month.db", bench.scratch / "years.db"
        name = days.prepare(young, bench.env)
        days.age(showroom.copy(young, old))
        bench.month = (young, old, name)
    young, old, name = bench.month
    bench.add("fold.floortui", days.fold_seconds())
    replay = ("rotation", "replay", "--preset", "fewest-turns-first", "--month", name, "--json")
    for kind, database in (("none", young), ("ten", old)):
        copy = showroom.copy(database, bench.scratch / f"days-{bench.number()}.db")
        for figure, seconds in days.inside_seconds(copy, bench.env, name).items():
            bench.add(f"day_{figure}.{kind}", seconds)
        bench.add(f"replay.{kind}", days.command_seconds(copy, bench.env, *replay))
        copy.unlink()
