"""`floortui rotation`: the line-up of today; why somebody got a party, how fair a period was, a month replayed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from floortui.cli_options import filled, open_for, option, prepared, print_json, shared, tell, tell_columns
from floortui.domain.settings import PRESETS
from floortui.domain.text import brief, printable
from floortui.errors import N_
from floortui.language import _
from floortui.launch import Options
from floortui.usage import Group

if TYPE_CHECKING:
    from floortui.reports.replay import Replayed


@click.group(cls=Group, invoke_without_command=True)
@shared
@click.pass_context
def rotation(context: click.Context) -> None:
    """Show today's line-up: who is next, who is where, and why."""
    if context.invoked_subcommand is None:
        _line_up(prepared(context))


def _line_up(options: Options) -> None:
    open_for(options)
    from floortui.reports.line_up import line_up_rows

    rows = line_up_rows()
    if options.json:
        print_json(rows)
        return
    from rich.cells import cell_len

    from floortui.reports.why import STATES

    names, states = [printable(row["name"]) for row in rows], [_(STATES[row["state"]]) for row in rows]
    wide, wider = (max(map(cell_len, column), default=0) for column in (names, states))
    for row, name, state in zip(rows, names, states, strict=True):
        place, who, how = row["position"] or "–", filled(name, wide), filled(state, wider)
        tell(f"{place:>3}  {who}  {how}  {row['turns']:>3}  {row['why']}")


@rotation.command()
@option(
    "--preset",
    "name",
    required=True,
    type=click.Choice([*PRESETS, "current"]),
    help=N_("The rules to try; “current” are those that the house has now."),
)
@option("--month", metavar="YYYY-MM", help=N_("A sales month; the last whole one if nothing is given."))
@shared
@click.pass_context
def replay(context: click.Context, name: str, month: str | None) -> None:
    """Decide a past month's arrivals anew under other rules, and compare turns, waiting and idle minutes."""
    options = prepared(context)
    open_for(options)
    from floortui.clock import SystemClock
    from floortui.reports.replay import replayed

    found = replayed(SystemClock().now(), name, None if month is None else brief(month))
    if options.json:
        print_json(found.document())
    else:
        _tell_replay(found)


def _tell_replay(found: Replayed) -> None:
    """Print a month beside itself: each figure under the preset, then as it was."""
    tell(f"{found.preset}  {found.period.start} – {found.period.last}")
    tell(
        _("{arrivals} arrivals; {differently} would have gone to somebody else").format(
            arrivals=found.arrivals, differently=found.differently
        )
    )
    heads = [_("consultant"), *(part for head in (_("turns"), _("waiting min"), _("idle min")) for part in (head, ""))]
    under = ["", *[_("anew"), _("then")] * 3]
    rows = [
        [name, *(str(number) for pair in zip(anew, then, strict=True) for number in pair)]
        for name, (anew, then) in found.consultants.items()
    ]
    _tell_table([heads, under, *rows])


def _tell_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows whose first column stands left and whose others stand right, as numbers do."""
    from rich.cells import cell_len

    shown = [[printable(text) for text in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = [filled(row[0], widths[0])]
        cells += [" " * (width - cell_len(text)) + text for text, width in zip(row[1:], widths[1:], strict=True)]
        tell("  ".join(cells).rstrip())


@rotation.command()
@click.argument("visit", type=click.IntRange(min=1))
@shared
@click.pass_context
def explain(context: click.Context, visit: int) -> None:
    """Say why somebody got a party: who stood in the line-up, which rule chose, who was passed over and why."""
    options = prepared(context)
    open_for(options)
    from floortui.reports.explain import UNTOUCHED, Worded, explained

    found, worded = explained(visit), Worded()
    if options.json:
        print_json(worded.document(found))
        return
    void = f"  {_('void')}" if found.voided else ""
    tell(f"{_('visit {visit}').format(visit=visit)}  {found.day} {worded.clock(found.arrived)}{void}")
    for decision in found.decisions:
        tell("")
        tell(worded.heading(decision))
        tell(f"  {worded.why(decision)}")
        if decision.late:
            tell(f"  {_(UNTOUCHED)}")
        elif decision.stood:
            tell_columns([("", *worded.row(stood)) for stood in decision.stood])
