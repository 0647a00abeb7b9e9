"""`floortui figures`: what a month or any days came to, for the store and each consultant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from floortui.cli_options import option, prepared, print_json, shared
from floortui.domain.text import brief
from floortui.errors import N_
from floortui.language import _
from floortui.usage import Command

if TYPE_CHECKING:
    from rich.table import Table

    from floortui.reports.period_figures import Numbers, PeriodFigures

LABEL_CELLS, NUMBER_CELLS = 26, 10
"""About how wide a figure's name and each column of numbers are: who does not fit goes into a table below."""


@click.command(cls=Command)
@option("--month", metavar="YYYY-MM", help=N_("A sales month; the running one if nothing is given."))
@option("--from", "first", metavar="DAY", help=N_("The first day, instead of a month."))
@option("--to", "last", metavar="DAY", help=N_("The last day, which counts too."))
@option("--by", type=click.Choice(["consultant"]), help=N_("Show each consultant beside the store."))
@shared
@click.pass_context
def figures(context: click.Context, month: str | None, first: str | None, last: str | None, by: str | None) -> None:
    """Show the figures of a month: contacts, cards, follow-ups, orders, and what they come to in rates."""
    options = prepared(context)
    if (first is None) != (last is None):
        raise click.UsageError(_("--from and --to go together"))
    if first is not None and month is not None:
        raise click.UsageError(_("Give either --month or --from and --to"))
    from floortui.clock import SystemClock
    from floortui.reports.period_figures import asked_figures
    from floortui.services.opening import open_database

    open_database(options.path, create=False, network_too=options.network)
    given = {"month": month, "first": first, "last": last}
    found = asked_figures(
        SystemClock().now(), **{name: brief(text) for name, text in given.items() if text is not None}
    )
    if options.json:
        print_json(found.document())
        return
    _show(found, each=by is not None)


def _show(found: PeriodFigures, *, each: bool) -> None:
    """Print the figures: one a row, the store first; consultants in as many tables as the terminal's width asks for."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    console.print(f"{found.period.start} – {found.period.last}")
    if not each:
        console.print(_table([(_("store"), found.store)], levels=True))
        return
    columns = [(_("store"), found.store)]
    columns += [(found.names[person], theirs) for person, theirs in found.consultants.items()]
    columns += [(_("house"), found.house), (_("nobody"), found.nobody)]
    at_once = max(1, (console.width - LABEL_CELLS) // NUMBER_CELLS)
    for start in range(0, len(columns), at_once):
        console.print(_table(columns[start : start + at_once]))


def _table(columns: list[tuple[str, Numbers]], *, levels: bool = False) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from floortui.domain.figures import FIGURES
    from floortui.reports.figures import expected, written

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column(_("figure"))
    for name, _numbers in columns:
        table.add_column(Text(name), justify="right")
    if levels:
        table.add_column(_("expected"))
    for key, figure in FIGURES.items():
        row = [_(figure.label), *(written(figure, theirs[key]) for _name, theirs in columns)]
        table.add_row(*(Text(cell) for cell in (*row, *([expected(figure)] if levels else []))))
    return table
