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

from floortui import __version__, faultlog
from floortui.cli_data import export, import_file, search
from floortui.cli_demo import demo
from floortui.cli_figures import figures
from floortui.cli_options import desk_of as _desk
from floortui.cli_options import open_for as _open
from floortui.cli_options import prepared, print_json, shared
from floortui.cli_options import shown as _shown
from floortui.cli_plan import plan
from floortui.domain.text import clean
from floortui.errors import Refused
from floortui.language import _, say
from floortui.launch import EXIT_REFUSED, Options, open_the_app


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@shared
@click.pass_context
def floortui(context: click.Context) -> None:
    """Run a car showroom's floor: who takes the next customer, and everything that follows."""
    if context.invoked_subcommand is None:
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
            click.echo(f"{name}: {shown}")


@floortui.command("do", context_settings={"ignore_unknown_options": False})
@click.argument("action", required=False)
@click.argument("fields", nargs=-1)
@click.option("--list", "listing", is_flag=True, help="Name every action and its fields.")
@click.option("--key", help="An idempotency key: a repeat gives what the first told.")
@click.option("--seen", type=int, help="The line that last wrote what you looked at; refused if it has changed since.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@shared
@click.pass_context
def do(
    context: click.Context,
    action: str | None,
    fields: tuple[str, ...],
    listing: bool,
    key: str | None,
    seen: int | None,
    as_json: bool,
) -> None:
    """Do any action: `floortui do arrival.log name=李先生 phone=13800138000`."""
    options = prepared(context)
    if listing:
        from floortui.services.listing import listed_actions

        print_json(listed_actions()) if as_json else click.echo(_actions_text())
        return
    if action is None:
        raise click.UsageError(_("Name an action, or --list"))
    given = _fields(fields)
    _open(options, create=True)
    told = _said(_desk(options).do(action, key=key and clean(key), seen=seen, **given))
    print_json(told) if as_json else _show(told)


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
@click.option("--reason", default="", help="Why; a manager needs one for what is older than ten minutes.")
@click.option("--key", help="An idempotency key.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@shared
@click.pass_context
def undo(context: click.Context, seq: int | None, reason: str, key: str | None, as_json: bool) -> None:
    """Take back a line of the journal, or the newest one that can be."""
    options = prepared(context)
    _open(options)
    told = _desk(options).undo(seq or 0, reason, key=key and clean(key))
    print_json(told) if as_json else _show(told)


@floortui.command()
@click.option("--last", type=click.IntRange(1, 1_000_000), default=20, show_default=True, help="How many lines.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@shared
@click.pass_context
def journal(context: click.Context, last: int, as_json: bool) -> None:
    """Show the lines of the journal: who did what, when, and what it told."""
    options = prepared(context)
    _open(options)
    _desk(options).may_read_everything()
    from floortui.reports.lines import journal_lines

    lines = journal_lines(last)
    if as_json:
        print_json(lines)
        return
    for line in lines:
        undoes = f" ↶{line['undoes']}" if line["undoes"] else ""
        said = f"{line['seq']:>6}  {line['when']}  {line['actor'] or '–':<8} {line['action']}{undoes}  {_asked(line)}"
        click.echo(_shown(said))


def _asked(line: dict[str, Any]) -> str:
    """Say what was asked, without what was left empty."""
    return " ".join(f"{name}={value}" for name, value in line["asked"].items() if value not in ("", [], False, None))


@floortui.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@shared
@click.pass_context
def rotation(context: click.Context, as_json: bool) -> None:
    """Show today's line-up: who is next, who is where, and why."""
    options = prepared(context)
    _open(options)
    from floortui.reports.line_up import line_up_rows

    rows = line_up_rows()
    if as_json:
        print_json(rows)
        return
    from floortui.reports.why import STATES

    for row in rows:
        state = _(STATES[row["state"]])
        click.echo(
            _shown(f"{row['position'] or '–':>3}  {row['name']:<10} {state:<10} {row['turns']:>3}  {row['why']}")
        )


@floortui.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@shared
@click.pass_context
def backup(context: click.Context, file: Path | None, as_json: bool) -> None:
    """Copy the database while it is in use, and prove the copy."""
    options = prepared(context)
    _open(options)
    _desk(options).may_copy()
    from floortui.services.copies import back_up

    made = back_up(file)
    print_json({"backup": str(made)}) if as_json else click.echo(made)


@floortui.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@shared
@click.pass_context
def restore(context: click.Context, file: Path, as_json: bool) -> None:
    """Put a backup in the database's place; the old file is kept beside it."""
    options = prepared(context)
    _check_may_restore(options)
    from floortui.services.copies import put_back

    kept = put_back(file, options.path)
    if as_json:
        print_json({"restored": str(options.path), "kept": str(kept) if kept else None})
        return
    click.echo(options.path)
    if kept:
        click.echo(_("The file that was there is kept as {file}").format(file=kept), err=True)


def _check_may_restore(options: Options) -> None:
    """Hold putting back to a manager, as long as the database can tell who is one.

    Raises:
        Refused: somebody else asks.
    """
    from floortui.storage import database

    try:
        _open(options)
    except Refused:
        return  # there is none, or it cannot be used: that is what backups are for
    try:
        _desk(options).may_copy()
    finally:
        database.disconnect()


@floortui.command()
@click.option("--head", default="", metavar="HASH", help="A head that was noted: it must stand in the journal.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@shared
@click.pass_context
def verify(context: click.Context, head: str, as_json: bool) -> None:
    """Prove that nothing was altered: the chain, every row, the recorded turns."""
    options = prepared(context)
    _open(options)
    from floortui.reports.lines import proof

    found = proof(clean(head)[:64].lower())
    if as_json:
        print_json(found)
    else:
        for problem in found["problems"]:
            click.echo(problem, err=True)
        click.echo(_("{lines} lines, {rows} rows; head {head}").format_map(found))
    context.exit(EXIT_REFUSED if found["problems"] else 0)


@floortui.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@shared
@click.pass_context
def doctor(context: click.Context, as_json: bool) -> None:
    """Say what is set up, and how safe it is."""
    options = prepared(context)
    from floortui.services.health import examine

    findings = examine(options.path)
    if as_json:
        print_json([{"topic": f.topic, "state": f.state, "says": f.says} for f in findings])
        context.exit(EXIT_REFUSED if any(f.state == "bad" for f in findings) else 0)
    marks = {"good": "✓", "note": "·", "bad": "✗"}
    for finding in findings:
        click.echo(f"{marks[finding.state]} {finding.topic}: {finding.says}")
    context.exit(EXIT_REFUSED if any(f.state == "bad" for f in findings) else 0)


floortui.add_command(figures)
floortui.add_command(demo)
floortui.add_command(plan)
floortui.add_command(search)
floortui.add_command(import_file)
floortui.add_command(export)


def run(arguments: Sequence[str]) -> int:
    """Run a command and give its exit code; whatever happens is one sentence, never a traceback."""
    try:
        result = floortui.main(args=list(arguments), prog_name="floortui", standalone_mode=False)
        return int(result or 0)
    except Refused as refused:
        from floortui.services.opening import with_way_out

        click.echo(say(with_way_out(refused)), err=True)
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
