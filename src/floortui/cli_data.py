"""`floortui search`, `import` and `export`: the records on the command line, found, taken in and given out."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from floortui.cli_options import (
    desk_of,
    open_for,
    option,
    prepared,
    print_json,
    shared,
    shared_but_as,
    tell,
    tell_columns,
)
from floortui.cli_progress import showing_progress
from floortui.domain.text import clean
from floortui.errors import N_, Refused
from floortui.language import _, say
from floortui.usage import Command

if TYPE_CHECKING:
    from floortui.services.importing import Import, Rejected, Report

EXIT_INTERRUPTED = 130
"""The exit code of what was stopped by Ctrl+C."""

FORMATS = ("csv", "json", "xlsx")

SHOWN = 10
"""Reasons and warnings that are printed; the file of rejected rows has all reasons, the document all warnings."""

CARD_STATES = {"open": N_("followed up"), "losing": N_("marked as lost"), "lost": N_("lost"), "owner": N_("owner")}
"""How a card stands, in a word."""


@click.command(cls=Command)
@click.argument("text")
@option("--most", type=click.IntRange(1, 1000), default=20, show_default=True, help=N_("How many cards at most."))
@shared
@click.pass_context
def search(context: click.Context, text: str, most: int) -> None:
    """Find cards by any part of a name, in characters or pinyin, a phone, or a model; the best first."""
    options = prepared(context)
    open_for(options)
    viewer = desk_of(options).who()
    from floortui.reports.found import cards_found

    rows = cards_found(text, most, viewer)
    if options.json:
        print_json(rows)
        return
    tell_columns([
        (f"{row['id']:>6}", row["grade"], _(CARD_STATES[row["state"]]), row["name"], row["phone"], row["model"],
         row["owner"] or "–", row["next"] or "–")
        for row in rows
    ])  # fmt: skip


@click.command("import", cls=Command)
@click.argument("kind")
@click.argument("file", type=click.Path(path_type=Path))
@option("--map", "map_file", type=click.Path(path_type=Path), help=N_("Which column is what (TOML)."))
@option("--dry-run", is_flag=True, help=N_("Say what would happen; nothing is changed."))
@option("--rejects", type=click.Path(path_type=Path), help=N_("Where rows that cannot go are written, with reasons."))
@option("--all-or-nothing", is_flag=True, help=N_("Take every row, or none."))
@shared
@click.pass_context
def import_file(
    context: click.Context,
    kind: str,
    file: Path,
    map_file: Path | None,
    dry_run: bool,
    rejects: Path | None,
    all_or_nothing: bool,
) -> None:
    """Take in staff, cards or orders from a CSV file or an .xlsx workbook, in any encoding and order of dates."""
    options = prepared(context)
    if rejects is not None and rejects.absolute() == file.absolute():
        raise Refused("import.same_file")
    open_for(options, create=True)
    desk = desk_of(options)
    from floortui.services.import_map import Map, read_map
    from floortui.services.importing import Import, check_kind, rehearsed

    check_kind(kind)
    read = read_map(map_file, kind) if map_file else Map()
    with ExitStack() as stack:
        stack.enter_context(rehearsed() if dry_run else nullcontext())
        run = Import(desk, kind, file, read)
        told: list[Rejected] = []
        if rejects is not None:
            run.rejects = stack.enter_context(_rejects_file(rejects, run.sheet.headings))
        else:
            run.rejects = lambda rejected: told.append(rejected) if len(told) < SHOWN else None
        run.progress = stack.enter_context(showing_progress())
        stack.enter_context(_stopped_by_ctrl_c(run))
        report = run.run(together=all_or_nothing)
    if options.json:
        print_json({**_document(report), "file": str(file), "dry_run": dry_run})
    else:
        _tell(report, told, dry_run)
    if report.stopped:
        tell(_("Stopped after {rows} rows. What is in is in; the same command goes on from there.").format(
            rows=f"{report.rows:,}"), err=True)  # fmt: skip
        context.exit(EXIT_INTERRUPTED)


@contextmanager
def _rejects_file(file: Path, headings: list[str]) -> Iterator[Callable[[Rejected], None]]:
    """Write rejected rows beside their reasons, so that they can be put right and imported again."""
    from floortui.reports.sheets import csv_file

    with csv_file(file) as write:
        write([*headings, _("line"), _("reason")])

        def reject(rejected: Rejected) -> None:
            cells = [*rejected.cells[: len(headings)], *[""] * (len(headings) - len(rejected.cells))]
            write([*cells, rejected.line, say(rejected.reason)])

        yield reject


@contextmanager
def _stopped_by_ctrl_c(run: Import) -> Iterator[None]:
    """Let Ctrl+C end an import with the batch under way, and a second one at once: that batch is not taken then."""

    def stop(_number: int, _frame: object) -> None:
        if run.asked_to_stop:
            raise KeyboardInterrupt
        run.asked_to_stop = True

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _document(report: Report) -> dict[str, Any]:
    return {
        "kind": report.kind,
        "rows": report.rows,
        "added": report.added,
        "there": report.there,
        "rejected": report.rejected,
        "skipped": report.skipped,
        "stopped": report.stopped,
        "warned": report.warned,
        "warnings": [{"line": line, "says": say(warning)} for line, warning in report.warnings],
        "unused": report.unused,
        "models": dict(report.models.most_common()),
        "colours": dict(report.colours.most_common()),
    }


def _tell(report: Report, rejected: list[Rejected], dry_run: bool) -> None:
    """Print what an import did for people, on stderr: counts, what to look at, and how many of each model."""
    lines = [_("A rehearsal: nothing was changed.")] if dry_run else []
    lines += [
        _("{rows} rows read: {added} added, {there} there already, {rejected} rejected, {skipped} not of this map,"
          " {warned} warnings").format_map(_document(report))
    ]  # fmt: skip
    if report.unused:
        lines.append(_("Columns that nothing was taken from: {names}").format(names=", ".join(report.unused)))
    lines += [f"{found.line:>9}  {say(found.reason)}" for found in rejected]
    lines += [f"{line:>9}  {say(warning)}" for line, warning in report.warnings[:SHOWN]]
    for counts in (report.colours, report.models):
        lines += [f"{count:>9,}  {name}" for name, count in counts.most_common(SHOWN)]
    for line in lines:
        tell(line, err=True)


@click.command(cls=Command)
@click.argument("form")
@option("--month", metavar="YYYY-MM", default="", help=N_("The month; this one if nothing is said."))
@option("--from", "first", metavar="DAY", default="", help=N_("The first day."))
@option("--to", "last", metavar="DAY", default="", help=N_("The last day."))
@option("--card", metavar="CUSTOMER", default="", help=N_("Of the customer card: whose; a name, a phone or a number."))
@option("--as", "as_what", multiple=True, metavar="csv|json|xlsx|NAME", help=N_("As what, and who acts."))
@option("--out", type=click.Path(path_type=Path), help=N_("The file; else it is printed."))
@shared_but_as
@click.pass_context
def export(
    context: click.Context,
    form: str,
    month: str,
    first: str,
    last: str,
    card: str,
    as_what: tuple[str, ...],
    out: Path | None,
) -> None:
    """Give out a form, such as traffic-log or drawer-check; a name that is none of them lists all."""
    options = prepared(context)
    for word in as_what:
        if word not in FORMATS:
            options.who = clean(word)
    kind = _format([word for word in as_what if word in FORMATS] + ["json"] * options.json, out)
    if month and (first or last):
        raise click.UsageError(_("Give a month, or the first and the last day"))
    open_for(options)
    desk = desk_of(options)
    from floortui.reports.forms import FORMS, Asked, headings, rows_of, worded
    from floortui.reports.periods import days_of

    if form not in FORMS:
        raise Refused("export.form", form=form[:40], forms=list(FORMS))
    desk.may("export.make")
    days = days_of(month, first, last, desk.day)
    whose = desk.customer(clean(card)[:60]).id if card else None
    rows = rows_of(form, Asked(*days, whose, desk.day))
    name = out.name if out else ""
    desk.do_prepared("export.make", form=form, first=days[0], last=days[1], rows=len(rows), card=whose or "", file=name)
    from floortui.reports import sheets

    if kind == "json":
        sheets.write_text(out, f"{json.dumps(rows, ensure_ascii=False, indent=2)}\n")
    elif kind == "csv":
        sheets.write_text(out, sheets.csv_text(headings(form), worded(form, rows)))
    else:
        assert out is not None, "a workbook has a file"
        page = FORMS[form].page
        wall = page(Asked(*days, whose)) if page else None
        sheets.write_workbook(out, _(FORMS[form].title), headings(form), worded(form, rows), wall)
    if out:
        click.echo(_("{rows} rows in {file}").format(rows=len(rows), file=out), err=True)


def _format(said: Sequence[str], out: Path | None) -> str:
    """Say as what a form is given out: as was said, else by the file's ending, else CSV.

    Raises:
        click.UsageError: two were said, or a workbook without a file.
    """
    ending = out.suffix.removeprefix(".").lower() if out else ""
    kinds = set(said) or {ending if ending in FORMATS else "csv"}
    if len(kinds) > 1:
        raise click.UsageError(_("Give one of csv, json and xlsx"))
    if kinds == {"xlsx"} and out is None:
        raise click.UsageError(_("A workbook needs a file: --out FILE"))
    return kinds.pop()
