"""The command line: the app, and everything it can do without a screen.

Exit codes: 0 done, 1 refused or failed with one sentence on stderr, 2 wrong usage. `--json` prints one document.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from floortui import __version__, faultlog, language
from floortui.cli_board import board
from floortui.cli_cards import allocate
from floortui.cli_data import export, import_file, search
from floortui.cli_demo import demo
from floortui.cli_figures import figures
from floortui.cli_options import desk_of, filled, open_for, option, prepared, print_json, shared, tell
from floortui.cli_plan import plan
from floortui.cli_review import review
from floortui.cli_rotation import rotation
from floortui.cli_workload import workload
from floortui.domain.text import clean
from floortui.errors import N_, Refused
from floortui.language import _, say
from floortui.launch import EXIT_REFUSED, Options, open_the_app, prepare
from floortui.settings import Settings
from floortui.usage import Group, Option, spoken

SHORTEST_HEAD, WHOLE_HEAD = 12, 64
"""How many characters of a head prove a day: 48 bits are not found by trying."""


@click.group(cls=Group, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, cls=Option, help=N_("Show the version and exit."))
@shared
@click.pass_context
def floortui(context: click.Context) -> None:
    """Run a car showroom's floor: who takes the next customer, and everything that follows."""
    if context.invoked_subcommand is None:
        if context.ensure_object(Options).json:
            raise click.UsageError(_("--json goes with a command"))
        context.exit(open_the_app(context.ensure_object(Options)))


def _fields(words: Sequence[str]) -> dict[str, str]:
    fields = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise click.UsageError(_("“{word}” is no NAME=VALUE").format(word=word))
        if name in fields:
            raise click.UsageError(_("“{name}” is given twice").format(name=name))
        fields[name] = value
    return fields


def _said(told: dict[str, Any]) -> dict[str, Any]:
    """Give what was told with its reasons in words."""
    if not told.get("why"):
        return told
    from floortui.reports.wording import words_of_the_house

    return {**told, "why": words_of_the_house().sentence(told["why"])}


def _show(told: dict[str, Any]) -> None:
    """Print what was told for a person to read."""
    for name, value in told.items():
        if name not in ("moves", "bodies") and value not in (None, "", [], {}):
            shown = json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value
            tell(f"{name}: {shown}")


@floortui.command("do", context_settings={"ignore_unknown_options": False})
@click.argument("action", required=False)
@click.argument("fields", nargs=-1)
@option("--list", "listing", is_flag=True, help=N_("Name every action and its fields."))
@option("--key", help=N_("An idempotency key: a repeat gives what the first told."))
@option("--seen", type=int, help=N_("The line that last wrote what you looked at; refused if it has changed since."))
@shared
@click.pass_context
def do(
    context: click.Context,
    action: str | None,
    fields: tuple[str, ...],
    listing: bool,
    key: str | None,
    seen: int | None,
) -> None:
    """Do any action: `floortui do arrival.log name=李先生 phone=13800138000`."""
    options = prepared(context)
    if listing:
        from floortui.services.listing import listed_actions

        print_json(listed_actions()) if options.json else click.echo(_actions_text())
        return
    if action is None:
        raise click.UsageError(_("Name an action, or --list"))
    from floortui.services.listing import check_names

    given = _fields(fields)
    check_names(action, given)  # before a database is made, or a PIN asked for, in vain
    open_for(options, create=True)
    told = _said(desk_of(options).do(action, key=key and clean(key), seen=seen, **given))
    print_json(told) if options.json else _show(told)


def _actions_text() -> str:
    from floortui.services.listing import listed_actions

    lines = []
    for action in listed_actions():
        fields = " ".join(name if field["required"] else f"[{name}]" for name, field in action["fields"].items())
        lines.append(f"{action['name']} {fields}".rstrip())
        lines.append(f"    {action['help']}")
    return "\n".join(lines)


@floortui.command()
@click.argument("seq", type=click.IntRange(min=1), required=False)
@option("--reason", default="", help=N_("Why; a manager needs one for what is older than ten minutes."))
@option("--key", help=N_("An idempotency key."))
@shared
@click.pass_context
def undo(context: click.Context, seq: int | None, reason: str, key: str | None) -> None:
    """Take back a line of the journal, or the newest one that can be."""
    options = prepared(context)
    open_for(options)
    told = desk_of(options).undo(seq or 0, reason, key=key and clean(key))
    print_json(told) if options.json else _show(told)


@floortui.command()
@option("--last", type=click.IntRange(1, 1_000_000), default=20, show_default=True, help=N_("How many lines."))
@shared
@click.pass_context
def journal(context: click.Context, last: int) -> None:
    """Show the lines of the journal: who did what, when, and what it told."""
    options = prepared(context)
    open_for(options)
    desk_of(options).may_read_everything()
    from floortui.reports.lines import journal_lines
    from floortui.services.listing import written

    lines = journal_lines(last)
    if options.json:
        print_json(lines)
        return
    for line in lines:
        undoes = f" ↶{line['undoes']}" if line["undoes"] else ""
        actor = filled(line["actor"] or "–", 8)
        asked = written(line["action"], line["asked"])
        tell(f"{line['seq']:>6}  {line['when']}  {actor} {line['action']}{undoes}  {asked}")


@floortui.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@shared
@click.pass_context
def backup(context: click.Context, file: Path | None) -> None:
    """Copy the database while it is in use, and prove the copy."""
    options = prepared(context)
    open_for(options)
    desk_of(options).may_copy()
    from floortui.services.copies import back_up

    made = back_up(file)
    print_json({"backup": str(made)}) if options.json else tell(made)


@floortui.command()
@click.argument("file", type=click.Path(path_type=Path))
@shared
@click.pass_context
def restore(context: click.Context, file: Path) -> None:
    """Put a backup in the database's place; the old file is kept beside it."""
    options = prepared(context)
    _check_may_restore(options)
    from floortui.services.copies import put_back

    kept = put_back(file, options.path)
    if options.json:
        print_json({"restored": str(options.path), "kept": str(kept) if kept else None})
        return
    tell(options.path)
    if kept:
        tell(_("The file that was there is kept as {file}").format(file=kept), err=True)


def _check_may_restore(options: Options) -> None:
    """Hold putting back to a manager, as long as the database can tell who is one.

    Raises:
        Refused: somebody else asks.
    """
    from floortui.storage import database

    try:
        open_for(options)
    except Refused:
        return  # there is none, or it cannot be used: that is what backups are for
    try:
        desk_of(options).may_copy()
    finally:
        database.disconnect()


def _noted(_context: click.Context, _parameter: click.Parameter, head: str) -> str:
    """Read a head as it was noted on paper: in groups, in capitals, its beginning only."""
    noted = "".join(head.split()).lower()
    if noted and not (SHORTEST_HEAD <= len(noted) <= WHOLE_HEAD and set(noted) <= set("0123456789abcdef")):
        raise click.BadParameter(_("a head is 12 to 64 of the characters 0-9 and a-f"))
    return noted


@floortui.command()
@option(
    "--head",
    default="",
    metavar="HASH",
    callback=_noted,
    help=N_("A head that was noted, or its first 12 characters or more: it must stand in the journal."),
)
@shared
@click.pass_context
def verify(context: click.Context, head: str) -> None:
    """Prove that nothing was altered: the chain, every row, the recorded turns."""
    options = prepared(context)
    open_for(options)
    from floortui.reports.lines import proof

    found = proof(head)
    if options.json:
        print_json(found)
    else:
        for problem in found["problems"]:
            tell(problem, err=True)
        tell(_("lines: {lines}, rows: {rows}, head {head}").format_map(found))
    context.exit(EXIT_REFUSED if found["problems"] else 0)


@floortui.command()
@shared
@click.pass_context
def doctor(context: click.Context) -> None:
    """Say what is set up, and how safe it is."""
    options = context.ensure_object(Options)
    try:
        prepare(options)
    except Refused:  # the settings file's fault is a finding among the others
        options.settings = Settings()
    from floortui.services.health import BAD, examine

    findings = examine(options.path)
    if options.json:
        print_json([{"topic": f.topic, "state": f.state, "says": f.says} for f in findings])
    else:
        marks = {"good": "✓", "note": "·", "bad": "✗"}
        for finding in findings:
            tell(f"{marks[finding.state]} {finding.topic}: {finding.says}")
    bad = [finding.topic for finding in findings if finding.state == BAD]
    if bad:
        tell(_("Not in order: {topics}").format(topics=language.listed(bad)), err=True)
    context.exit(EXIT_REFUSED if bad else 0)


for _command in (*(demo, figures, plan, review, rotation, search, import_file, export, allocate, board, workload),):
    floortui.add_command(_command)


def run(arguments: Sequence[str]) -> int:
    """Run a command and give its exit code; whatever happens is one sentence, never a traceback."""
    with spoken(arguments):
        return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    try:
        result = floortui.main(args=list(arguments), prog_name="floortui", standalone_mode=False)
        return int(result or 0)
    except Refused as refused:
        from floortui.services.opening import with_way_out

        tell(say(with_way_out(refused)), err=True)
        return EXIT_REFUSED
    except click.UsageError as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        sys.stdout = None
        return EXIT_REFUSED
    except Exception as fault:  # noqa: BLE001 - the one boundary around every command
        click.echo(faultlog.report(fault), err=True)
        return EXIT_REFUSED
