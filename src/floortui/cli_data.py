"""`floortui search`, `import` and `export`: the records on the command line, found, taken in and given out."""

from __future__ import annotations

import click

from floortui.cli_options import desk_of, open_for, prepared, print_json, shared, shown
from floortui.errors import N_
from floortui.language import _

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
