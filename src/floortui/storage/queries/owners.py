"""The owner base in figures: owners who were contacted in a period, and those who sent somebody.

The handbook's referral rate (H) says how many first contacts owners bring; these two say how many of the owners do it.

An owner is a customer who took delivery by the day that is asked about, though they may be buying again since.
"""

from __future__ import annotations

from floortui.domain.period import Period
from floortui.storage.queries.tallies import TALKED, Tallies, ask, tally
from floortui.storage.queries.traffic import CONTACT, Sources

_WHOSE = """(
    SELECT h.owner FROM cycle AS w JOIN standing AS h ON h.cycle = w.id
    WHERE w.customer = found.customer AND h.day < :end ORDER BY h.day DESC, h.id DESC LIMIT 1)"""
"""Whose customer an owner was at the end of the period: as the latest of their cards stood then."""


def _owned(customer: str, day: str) -> str:
    """Word that a customer had taken delivery by a day."""
    return f"EXISTS (SELECT 1 FROM cycle AS d WHERE d.customer = {customer} AND d.delivered_on <= {day})"


def contacted(period: Period) -> Tallies:
    """Count the owners with an answered follow-up in a period, each once, by whose customers they were at its end.

    Not by who contacted them: two who call the same owner would both count what the store counts once. So consultants,
    house and nobody add up, and who called for a colleague has raised the colleague's figure.
    """
    rows = ask(
        "WITH found AS (SELECT DISTINCT c.customer FROM follow_up AS f JOIN cycle AS c ON c.id = f.cycle"
        f" WHERE f.day >= :start AND f.day < :end AND {TALKED.format(f='f')} AND {_owned('c.customer', 'f.day')})"
        f" SELECT {_WHOSE}, count(*) FROM found GROUP BY 1",
        **period._asdict(),
    )
    return tally(("owners_contacted",), rows)


def referred(period: Period, origins: Sources) -> Tallies:
    """Count the owners who sent a first contact of a period, each once, by whose customers they were at its end.

    They are those whom the card of a first contact by an owner's referral names; where it names none, or somebody who
    had not taken delivery by then, nobody is counted.
    """
    rows = ask(
        f"WITH {CONTACT}, found AS (SELECT DISTINCT p.referrer AS customer FROM contact"
        " JOIN cycle AS c ON c.id = contact.cycle JOIN customer AS p ON p.id = c.customer"
        f" WHERE contact.source IN (:owner_referral) AND {_owned('p.referrer', 'contact.day')})"
        f" SELECT {_WHOSE}, count(*) FROM found GROUP BY 1",
        **period._asdict(),
        **origins._asdict(),
    )
    return tally(("owners_referred",), rows)
