"""`floortui plan`: the manager's two planners on the command line. They compute only, and need no database."""

from __future__ import annotations

import click

from floortui.cli_options import option, prepared, print_json, shared
from floortui.errors import N_
from floortui.language import _
from floortui.usage import Group

CLASS_NAMES = {"A": N_("cards of class A"), "B": N_("cards of class B"), "C": N_("cards of class C")}

STEPS = {
    "A": N_("orders"),
    "B": N_("cards that reach A or H"),
    "C": N_("cards that reach B"),
    "D": N_("cards"),
    "E": N_("first contacts"),
}
"""What is counted at each step of the ladder, in the records of this program."""


@click.group(cls=Group)
@shared
def plan() -> None:
    """Plan a month: what it sells if a rate moves, and how many customers a goal needs."""


@plan.command()
@option("--flow", required=True, metavar="N", help=N_("First contacts of the month."))
@option("--retention", required=True, metavar="K", help=N_("Share of them that leave a card: 0.4, 40% or 2/5."))
@option("--mix", required=True, metavar="A,B,C", help=N_("Shares of the cards by class; they add up to 1."))
@option("--follow-up", required=True, metavar="F", help=N_("Share of the cards that are followed up."))
@option("--close", metavar="C", help=N_("Share of the followed cards that buy."))
@option("--close-by-class", metavar="A,B,C", help=N_("The same for each class, instead of --close."))
@shared
@click.pass_context
def whatif(
    context: click.Context,
    flow: str,
    retention: str,
    mix: str,
    follow_up: str,
    close: str | None,
    close_by_class: str | None,
) -> None:
    """Say what a month sells: contacts, cards, followed cards, sales."""
    options = prepared(context)
    from floortui.domain.plan import read_amount, read_share, read_shares, what_if

    if (close is None) == (close_by_class is None):
        raise click.UsageError(_("Give either --close or --close-by-class"))
    result = what_if(
        read_amount(flow, "flow"),
        read_share(retention, "retention"),
        read_shares(mix, "mix"),
        read_share(follow_up, "follow_up"),
        close=None if close is None else read_share(close, "close"),
        close_by_class=None if close_by_class is None else read_shares(close_by_class, "close_by_class"),
    )
    if options.json:
        print_json(result._asdict())
        return
    _show(_("cards"), result.cards)
    for key, count in result.by_class.items():
        _show(_(CLASS_NAMES[key]), count)
    _show(_("followed cards"), result.followed)
    _show(_("sales"), result.sales)


@plan.command()
@option("--goal", required=True, metavar="MONEY", help=N_("What the month shall bring in."))
@option("--order-value", required=True, metavar="MONEY", help=N_("What one order brings in."))
@option("--rate", required=True, metavar="RATE", help=N_("Share that goes on at each step: 1/3, 0.3 or 30%."))
@shared
@click.pass_context
def ladder(context: click.Context, goal: str, order_value: str, rate: str) -> None:
    """Say how many customers a goal needs at each step, from orders down to first contacts."""
    options = prepared(context)
    from floortui.domain import plan as planners

    steps = planners.ladder(
        planners.read_amount(goal, "goal"),
        planners.read_amount(order_value, "order_value"),
        planners.read_share(rate, "rate"),
    )._asdict()
    if options.json:
        print_json(steps)
        return
    for step, count in steps.items():
        _show(f"{step}  {_(STEPS[step])}", count)


def _show(name: str, count: float) -> None:
    """Print a number and what it counts; numbers stand first, so that names of any width line up."""
    text = f"{count:,}" if isinstance(count, int) else f"{count:,.1f}"
    click.echo(f"{text:>18}  {name}")
