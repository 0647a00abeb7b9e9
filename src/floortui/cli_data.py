"""`floortui search`, `import` and `export`: the records on the command line, found, taken in and given out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from floortui.cli_options import desk_of, open_for, prepared, print_json, shared, shown
from floortui.errors import N_, Refused
from floortui.language import _, say

if TYPE_CHECKING:
    from floortui.services.importing import Rejected, Report

SHOWN = 10
"""Reasons and warnings that are printed; the file of rejected rows has all reasons, the document all warnings."""

CARD_STATES = {"open": N_("followed up"), "losing": N_("marked as lost"), "lost": N_("lost"), "owner": N_("owner")}
"""How a card stands, in a word."""


@click.command()
@click.argument("text")
@click.option("--most", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many cards at most.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@shared
@click.pass_context
def search(context: click.Context, text: str, most: int, as_json: bool) -> None:
    """Find cards by any part of a name, in characters or pinyin, a phone, or a model; the best first."""
    options = prepared(context)
    open_for(options)
    viewer = desk_of(options).who()
    from floortui.reports.drawer import cards_found

    rows = cards_found(text, most, viewer)
    if as_json:
        print_json(rows)
        return
    for row in rows:
        state = _(CARD_STATES[row["state"]])
        facts = (row["phone"], row["model"], row["owner"] or "–", row["next"] or "–")
        click.echo(shown(f"{row['id']:>6}  {row['grade']:<1}  {state:<6} {row['name']}  {'  '.join(facts)}"))


@click.command("import")
@click.argument("kind")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--map", "map_file", type=click.Path(path_type=Path), help="Which column is what (TOML).")
@click.option("--dry-run", is_flag=True, help="Say what would happen; nothing is changed.")
@click.option("--rejects", type=click.Path(path_type=Path), help="Where rows that cannot go are written, with reasons.")
@click.option("--all-or-nothing", is_flag=True, help="Take every row, or none.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
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
    as_json: bool,
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
        run.progress = stack.enter_context(_progress())
        report = run.run(together=all_or_nothing)
    if as_json:
        print_json({**_document(report), "file": str(file), "dry_run": dry_run})
        return
    _tell(report, told, dry_run)


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
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how far an import is."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _document(report: Report) -> dict[str, Any]:
    return {
        "kind": report.kind,
        "rows": report.rows,
        "added": report.added,
        "there": report.there,
        "rejected": report.rejected,
        "skipped": report.skipped,
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
        click.echo(shown(line), err=True)
