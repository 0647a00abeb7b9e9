"""`floortui rotation`: the line-up of today; why somebody got a party, how fair a period was, a month replayed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from floortui.cli_options import desk_of, filled, open_for, option, prepared, print_json, shared, tell, tell_columns
from floortui.domain.settings import PRESETS
from floortui.domain.text import brief, printable
from floortui.errors import N_
from floortui.language import _
from floortui.launch import Options
from floortui.usage import Group

if TYPE_CHECKING:
    from floortui.reports.fairness import FairnessFrame
    from floortui.reports.replay import Replayed
    from floortui.reports.why import Words


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
    from floortui.services.signing_in import pins_are_asked

    # as on the wall: everybody may read the line-up, but not the words that somebody typed
    unnamed = options.who is None and pins_are_asked()
    rows = line_up_rows(typed=not unnamed and desk_of(options).may_read_reasons())
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


def _tell_table(rows: Sequence[Sequence[str]], width: int = 0) -> None:
    """Print rows whose first column stands left and whose others stand right, as numbers do.

    Columns for which the terminal is too narrow follow in a table below, the first column again before them.
    """
    from rich.cells import cell_len
    from rich.console import Console

    room = width or Console().width
    shown = [[printable(text) for text in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*shown, strict=True)]
    start = 1
    while start < len(widths):
        end = start + 1
        while end < len(widths) and widths[0] + sum(2 + wide for wide in widths[start : end + 1]) <= room:
            end += 1
        if start > 1:
            tell("")
        for row in shown:
            cells = [" " * (widths[column] - cell_len(row[column])) + row[column] for column in range(start, end)]
            tell("  ".join([filled(row[0], widths[0]), *cells]).rstrip())
        start = end


@rotation.command()
@click.argument("visit", type=click.IntRange(min=1))
@shared
@click.pass_context
def explain(context: click.Context, visit: int) -> None:
    """Say why somebody got a party: who stood in the line-up, which rule chose, who was passed over and why."""
    options = prepared(context)
    open_for(options)
    typed = desk_of(options).may_read_reasons()
    from floortui.reports.explain import Worded, explained

    found, worded = explained(visit), Worded(typed=typed)
    if options.json:
        print_json(worded.document(found))
        return
    void = f"  {_('void')}" if found.voided else ""
    tell(f"{_('visit {visit}').format(visit=visit)}  {found.day} {worded.clock(found.arrived)}{void}")
    for decision in found.decisions:
        tell("")
        tell(worded.heading(decision))
        tell(f"  {worded.why(decision)}")
        if decision.stood:
            tell_columns([("", *worded.row(stood)) for stood in decision.stood])


@rotation.command()
@option("--day", metavar="DAY", help=N_("A day, as 2026-11-21."))
@option("--week", metavar="DAY", help=N_("The week in which this day lies, from Monday."))
@option("--month", metavar="YYYY-MM", help=N_("A sales month; the running one if nothing is given."))
@shared
@click.pass_context
def fairness(context: click.Context, day: str | None, week: str | None, month: str | None) -> None:
    """Show how fair a day, a week or a month was: turns, turns owed, and everything overridden or taken back."""
    options = prepared(context)
    given = {unit: text for unit, text in (("day", day), ("week", week), ("month", month)) if text is not None}
    if len(given) > 1:
        raise click.UsageError(_("Give one of --day, --week and --month"))
    open_for(options)
    typed = desk_of(options).may_read_reasons()
    from floortui.clock import SystemClock
    from floortui.domain.moments import read_day
    from floortui.domain.period import sales_month
    from floortui.reports.fairness import FairnessQuery
    from floortui.reports.wording import words_of_the_house
    from floortui.storage.queries import house

    unit, text = next(iter(given.items()), ("month", None))
    if text is not None and unit == "month":
        text = sales_month(brief(text), int(house.settings()["figures.month_ends_on"])).start
    elif text is not None:
        text = read_day(brief(text))
    found = FairnessQuery().run(SystemClock().now(), unit, text)
    words = words_of_the_house(typed=typed)
    if options.json:
        print_json(found.document(words))
    else:
        _tell_fairness(found, words)


def _tell_fairness(found: FairnessFrame, words: Words) -> None:
    """Print the numbers of everybody, then what was overridden and taken back."""
    from floortui.domain.moments import from_text, zone_named
    from floortui.reports.fairness import NUMBERS, written

    tell(f"{found.period.start} – {found.period.last}")
    named = [*((line.name, line.numbers) for line in found.lines), (_("all"), found.house)]
    rows = [[name, *(written(key, number) for key, number in numbers.items())] for name, numbers in named]
    _tell_table([["", *map(_, NUMBERS.values())], *rows])
    zone = zone_named(found.zone_name)
    if found.marks:
        tell("")
        tell_columns(
            [
                (
                    from_text(mark.at).astimezone(zone).strftime("%m-%d %H:%M"),
                    mark.by or _("set-up"),
                    _("taken back: {what}").format(what=mark.what) if mark.undone else mark.what,
                    mark.whom,
                    words.reason(mark.reason),
                )
                for mark in found.marks
            ]
        )
