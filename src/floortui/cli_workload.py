"""`floortui workload`: what every consultant has to do against what a day takes."""

from __future__ import annotations

import click

from floortui.cli_options import desk_of, open_for, prepared, print_json, shared, tell_columns
from floortui.language import _
from floortui.usage import Command


@click.command(cls=Command)
@shared
@click.pass_context
def workload(context: click.Context) -> None:
    """Show what everybody has to do: open cards, overdue, due today, done, and the next open days."""
    options = prepared(context)
    open_for(options)
    desk_of(options)  # from the first PIN on it asks who wants to know
    from floortui.clock import SystemClock
    from floortui.reports.workload import WorkloadQuery

    frame = WorkloadQuery().run(SystemClock().now())
    if options.json:
        print_json(frame.document())
        return
    days = [load.day[5:] for load in frame.lines[0].days] if frame.lines else []
    heads = [_("consultant"), _("in hand"), _("overdue"), _("due"), _("done"), _("yesterday"), *days, _("room")]
    rows = [
        [
            line.name,
            *map(str, (line.open_cards, line.overdue, line.due_today, line.done_today, line.done_yesterday)),
            *(f"{load.due}/{load.capacity}{'!' if load.over else ''}" for load in line.days),
            f"{line.room:+d}",
        ]
        for line in frame.lines
    ]
    tell_columns([heads, *rows])
