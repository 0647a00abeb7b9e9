"""`floortui demo`: a made-up showroom that has lived for months, in a new database."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import FrameType

import click

from floortui.cli_options import option, prepared, print_json, shared
from floortui.errors import N_
from floortui.language import _
from floortui.launch import open_the_app
from floortui.usage import Command

OnDay = Callable[[int, int], None]


@click.command(cls=Command)
@option("--months", type=click.IntRange(1, 36), default=3, show_default=True, help=N_("How many months it lived."))
@option("--staff", type=click.IntRange(1, 60), default=10, show_default=True, help=N_("How many consultants."))
@option(
    "--contacts", type=click.IntRange(1, 20_000), default=900, show_default=True, help=N_("First contacts a month.")
)
@option("--seed", type=int, default=1, show_default=True, help=N_("Another number makes another showroom."))
@option("--until", metavar="DATE", help=N_("Its last day; today if not given, lived up to now."))
@option("--no-open", is_flag=True, help=N_("Do not open the app afterwards."))
@shared
@click.pass_context
def demo(
    context: click.Context,
    months: int,
    staff: int,
    contacts: int,
    seed: int,
    until: str | None,
    no_open: bool,
) -> None:
    """Fill a new database with a made-up showroom, and open it."""
    options = prepared(context)
    from datetime import date

    from floortui.domain.moments import read_day
    from floortui.domain.text import brief
    from floortui.services.demo.making import Plan, make

    last = date.fromisoformat(read_day(brief(until))) if until else None
    plan = Plan(months=months, staff=staff, contacts=contacts, seed=seed, until=last)
    with _ending_tidily(), _progress() as on_day:
        made = make(options.path, plan, datetime.now(UTC), on_day=on_day, network=options.network)
    told = {"database": str(options.path), "from": made.first.isoformat(), "until": made.until.isoformat()}
    if options.json:
        print_json(told | {"lines": made.lines, "rows": made.rows, "head": made.head})
        return
    click.echo(_("{database}: {from} to {until}, {lines} lines; head {head}").format_map(told | made._asdict()))
    if not no_open and sys.stdin.isatty() and sys.stdout.isatty():
        context.exit(open_the_app(options))


@contextmanager
def _progress() -> Iterator[OnDay | None]:
    """Show how far it is, on a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(_("The showroom lives through its days"), total=None)
        yield lambda day, days: progress.update(task, completed=day, total=days)


@contextmanager
def _ending_tidily() -> Iterator[None]:
    """Let a program that is asked to end take its scratch file away first."""

    def end(number: int, _frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
