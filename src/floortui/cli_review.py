"""`floortui review`: the contacts of some days that look invented, with the evidence, and a sample to call back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from floortui.cli_options import desk_of, open_for, option, prepared, print_json, shared, tell, tell_columns
from floortui.domain.text import brief
from floortui.errors import N_
from floortui.language import _
from floortui.usage import Command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floortui.reports.review import Item, ReviewFrame


@click.command(cls=Command)
@option("--from", "first", default="", metavar="DAY", help=N_("The first day; that of this month if not given."))
@option("--to", "last", default="", metavar="DAY", help=N_("The last day, which counts too; today if not given."))
@option("--by", "consultant", default="", metavar="NAME", help=N_("Only what this consultant wrote down."))
@shared
@click.pass_context
def review(context: click.Context, first: str, last: str, consultant: str) -> None:
    """List the contacts that look invented, why, how many each consultant has, and some drawn to be called back."""
    options = prepared(context)
    open_for(options)
    desk = desk_of(options)
    desk.may("follow_up.review")
    from floortui.domain.period import from_to
    from floortui.reports.periods import days_of
    from floortui.reports.review import reviewed

    whose = desk.colleague(brief(consultant)).id if consultant else None
    start, end = days_of("", first, last, desk.day)
    found = reviewed(from_to(start, min(end, max(desk.day, start))), desk.day, staff=whose)
    if options.json:
        print_json(found.document())
    else:
        _tell(found)


def _tell(found: ReviewFrame) -> None:
    """Print how many each has, then the contacts with their evidence under them."""
    tell(f"{found.period.start} – {found.period.last}")
    heads = ("", _("follow-ups"), _("suspicious"), _("share"), _("reviewed"), _("invented"))
    rows = [
        (rate.name or _("all"), str(rate.contacts), str(rate.suspicious),
         "–" if rate.share is None else f"{rate.share:.0%}", str(rate.reviewed), str(rate.invented))
        for rate in found.rates
    ]  # fmt: skip
    tell_columns([heads, *rows])
    _tell_contacts(_("suspicious: {number}").format(number=len(found.items)), found.items, found)
    _tell_contacts(_("drawn to be called back: {number}").format(number=len(found.sample)), found.sample, found)


def _tell_contacts(title: str, items: Sequence[Item], found: ReviewFrame) -> None:
    from floortui.domain.moments import clock_text
    from floortui.reports.review import evidence

    tell("")
    tell(title)
    for item in items:
        logged = f"{item.found.logged_on} {clock_text(item.contact.logged, found.zone)}"
        verdict = f"  [{item.found.verdict}]" if item.found.verdict else ""
        tell(f"{item.contact.id:>6}  {logged}  {item.consultant}  {item.found.name}  {item.contact.content}{verdict}")
        for mark in item.marks:
            tell(f"        ! {evidence(mark, found)}")
