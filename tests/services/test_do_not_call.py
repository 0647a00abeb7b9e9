"""“Do not call me”: a flag that no list ignores. Each list that gives people to call is a row of CALL_LISTS."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pytest

from floortui.reports.drawer import DRAWERS, DayQuery, DrawerQuery
from floortui.reports.forms import Asked, rows_of
from floortui.storage.queries import deliveries, drawer
from floortui.ui.screens.card_screen import NOT_CALLED, card_row
from tests.house import Showroom, number, problems

FLAGGED, OTHER = ("周女士", "13900139001"), ("吴先生", "13900139002")
"""Who is not to be called, and who stands on every list beside them."""

LATER = 100
"""Days after which both are overdue, and due for the first service."""


def _my_day(house: Showroom) -> Iterable[str]:
    day = DayQuery().run(house.clock.now(), number("李娜"))
    return [line.name for line in day.due]


def _whole_day(house: Showroom) -> Iterable[str]:
    return [line.name for line in DayQuery().run(house.clock.now(), None).due]


def _due(house: Showroom) -> Iterable[str]:
    return [line.name for line in drawer.due("2099-01-01", None, 99)]


def _first_service(house: Showroom) -> Iterable[str]:
    frame = DrawerQuery().run(house.clock.now(), "first_service", "")
    return [line.name for line in frame.lines]


def _first_service_query(house: Showroom) -> Iterable[str]:
    return [line.name for line in deliveries.service_due("2000-01-01", "2099-01-01", 99)]


def _sheet(house: Showroom) -> Iterable[str]:
    """Give whose phone stands on the sheet for after-sales."""
    return [row["name"] for row in rows_of("after-sales", Asked("2026-06-01", "2026-06-30")) if row["phones"]]


CALL_LISTS: Mapping[str, Callable[[Showroom], Iterable[str]]] = {
    "my day": _my_day,
    "everybody's day": _whole_day,
    "due": _due,
    "first service": _first_service,
    "first service, by the query": _first_service_query,
    "sheet for after-sales": _sheet,
}
"""Each list by its name; it gives the names of those whom it says to call. A list more is a row more."""


@pytest.fixture
def owners(showroom: Showroom) -> Showroom:
    """Give a house with two owners of 李娜's who are due on every list."""
    showroom.cards((*FLAGGED, "Fit", "A", "李娜"), (*OTHER, "Fit", "A", "李娜"))
    for card in (1, 2):
        showroom.do("order.sign", card=card, model="Fit", colour="白", price="9万", deposit="5000")
        showroom.do("order.deliver", card=card)
    showroom.clock.move(days=LATER)
    return showroom


@pytest.mark.parametrize("name", CALL_LISTS)
def test_who_is_not_to_be_called_stands_on_no_list(owners: Showroom, name: str) -> None:
    assert {FLAGGED[0], OTHER[0]} <= set(CALL_LISTS[name](owners)), "both stand on it while they may be called"
    owners.do("card.edit", card=1, do_not_call="yes")
    listed = set(CALL_LISTS[name](owners))
    assert FLAGGED[0] not in listed
    assert OTHER[0] in listed
    owners.do("card.edit", card=1, do_not_call="no")
    assert FLAGGED[0] in set(CALL_LISTS[name](owners)) or name in ("my day", "everybody's day")
    assert problems() == []


@pytest.mark.parametrize("code", [code for code in DRAWERS if code not in ("wanted", "claimed")])
def test_a_drawer_that_files_them_says_so_beside_their_name(owners: Showroom, code: str) -> None:
    owners.do("card.edit", card=1, do_not_call="yes")
    frame = DrawerQuery().run(owners.clock.now(), code, "")
    for line in frame.lines:
        mark = card_row(line, frame.today, dict(frame.within), "").cells[-1]
        assert (mark == NOT_CALLED) == (line.name == FLAGGED[0])


def test_an_action_that_gives_a_next_day_gives_none(owners: Showroom) -> None:
    owners.do("card.edit", card=1, do_not_call="yes")
    assert owners.do("follow_up.log", card=1, content="路上碰到")["next"] is None
