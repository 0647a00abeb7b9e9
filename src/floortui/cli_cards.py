"""`floortui allocate`: what dealing out the cards that nobody looks after would come to, without doing it."""

from __future__ import annotations

import click

from floortui.cli_options import desk_of, open_for, option, prepared, print_json, shared, tell, tell_columns
from floortui.domain.allocation import RULES
from floortui.errors import N_
from floortui.language import _
from floortui.usage import Command

WHICH = ("loose", "nobodys", "leavers", "lapsed")


@click.command(cls=Command)
@option("--rule", type=click.Choice(list(RULES)), default="rotation", show_default=True, help=N_("By which rule."))
@option(
    "--cards",
    "which",
    type=click.Choice(WHICH),
    default="loose",
    show_default=True,
    help=N_("Which cards: without an owner, of who left the house, lapsed, or all of these."),
)
@shared
@click.pass_context
def allocate(context: click.Context, rule: str, which: str) -> None:
    """Show who would get the cards that nobody looks after; `floortui do cards.allocate` does it."""
    options = prepared(context)
    open_for(options)
    desk = desk_of(options)
    desk.may("cards.allocate")
    from floortui.clock import SystemClock
    from floortui.reports.allocation import document, ground_of

    found = document(ground_of(which, SystemClock().now()), rule)
    if options.json:
        print_json(found)
        return
    _show(found)


def _show(found: dict[str, object]) -> None:
    """Print a proposal: a card a line, and how many everybody gets."""
    cards, consultants = found["cards"], found["consultants"]
    assert isinstance(cards, list)
    assert isinstance(consultants, list)
    if not cards:
        tell(_("Every card has somebody who looks after it."))
        return
    tell_columns(
        [
            (str(card["card"]), card["name"] or "–", card["grade"], card["from"] or "–", "→", card["to"] or "–")
            for card in cards
        ]
    )
    tell("")
    tell_columns([(each["name"], f"{each['cards']}+{each['gets']}") for each in consultants])
