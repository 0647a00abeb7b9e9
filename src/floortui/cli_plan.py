"""`floortui plan`: the manager's two planners on the command line. They compute only, and need no database."""

from __future__ import annotations

import click

from floortui.cli_options import prepared, print_json, shared
from floortui.errors import N_
from floortui.language import _

CLASS_NAMES = {"A": N_("cards of class A"), "B": N_("cards of class B"), "C": N_("cards of class C")}

STEPS = {
    "A": N_("orders"),
    "B": N_("cards that reach A or H"),
    "C": N_("cards that reach B"),
    "D": N_("cards"),
    "E": N_("first contacts"),
}
"""What is counted at each step of the ladder, in the records of this program."""


@click.group()
@shared
def plan() -> None:
    """Plan a month: what it sells if a rate moves, and how many customers a goal needs."""


@plan.command()
@click.option("--flow", required=True, metavar="N", help="First contacts of the month.")
@click.option("--retention", required=True, metavar="K", help="Share of them that leave a card: 0.4, 40% or 2/5.")
@click.option("--mix", required=True, metavar="A,B,C", help="Shares of the cards by class; they add up to 1.")
@click.option("--follow-up", required=True, metavar="F", help="Share of the cards that are followed up.")
@click.option("--close", metavar="C", help="Share of the followed cards that buy.")
@click.option("--close-by-class", metavar="A,B,C", help="The same for each class, instead of --close.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
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
    as_json: bool,
) -> None:
    """Say what a month sells: contacts, cards, followed cards, sales."""
    prepared(context)
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
    if as_json:
        print_json(result._asdict())
        return
    _show(_("cards"), result.cards)
    for key, count in result.by_class.items():
        _show(_(CLASS_NAMES[key]), count)
    _show(_("followed cards"), result.followed)
    _show(_("sales"), result.sales)


@plan.command()
@click.option("--goal", required=True, metavar="MONEY", help="What the month shall bring in.")
@click.option("--order-value", required=True, metavar="MONEY", help="What one order brings in.")
@click.option("--rate", required=True, metavar="RATE", help="Share that goes on at each step: 1/3, 0.3 or 30%.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@shared
@click.pass_context
def ladder(context: click.Context, goal: str, order_value: str, rate: str, as_json: bool) -> None:
    """Say how many customers a goal needs at each step, from orders down to first contacts."""
    prepared(context)
    from floortui.domain import plan as planners

    steps = planners.ladder(
        planners.read_amount(goal, "goal"),
        planners.read_amount(order_value, "order_value"),
        planners.read_share(rate, "rate"),
    )._asdict()
    if as_json:
        print_json(steps)
        return
    for step, count in steps.items():
        _show(f"{step}  {_(STEPS[step])}", count)


def _show(name: str, count: float) -> None:
    """Print a number and what it counts; numbers stand first, so that names of any width line up."""
    text = f"{count:,}" if isinstance(count, int) else f"{count:,.1f}"
    click.echo(f"{text:>18}  {name}")
