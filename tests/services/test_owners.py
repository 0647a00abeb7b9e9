"""Owners: their schedule from the latest delivery on, and their card that after-sales gets at the first service."""

from __future__ import annotations

import pytest

from floortui.domain.owners import service_window
from floortui.storage.queries import cards, deliveries
from tests.house import TODAY, Showroom, problems, refused
from tests.services.test_cards import PHONE, card
from tests.services.test_orders import ORDER


@pytest.fixture
def owner(showroom: Showroom) -> Showroom:
    """Give a house with an owner, who took delivery today."""
    showroom.cards(("李先生", PHONE, "CR-V", "B", "李娜"), ("周女士", "13800138002", "Fit", "A", "刘洋"))
    showroom.do("order.sign", **ORDER)
    showroom.do("order.deliver", card=1)
    return showroom


def awaited(day: str, months: int = 3) -> list[str]:
    """Give whose card after-sales is to get on a day."""
    return [line.name for line in deliveries.service_due(*service_window(day, months), 9)]


def test_the_first_service_comes_when_the_house_says(owner: Showroom) -> None:
    owner.do("setting.set", name="owners.first_service", value="6")
    owner.clock.move(days=40)
    assert owner.do("follow_up.log", card=1, content="用车回访")["next"] == "2026-09-12"


def test_an_attempt_at_an_owner_is_repeated_and_an_answer_goes_on_with_the_schedule(owner: Showroom) -> None:
    owner.clock.move(days=3)
    nexts = [owner.do("follow_up.log", card=1, outcome="no-answer")["next"] for _ in range(3)]
    assert nexts == ["2026-03-16", "2026-03-18", "2026-04-12"]
    assert owner.do("follow_up.log", card=1, content="接了")["next"] == "2026-04-12"


def test_an_attempt_skips_no_contact_of_the_schedule(owner: Showroom) -> None:
    owner.clock.move(days=30)
    owner.do("follow_up.log", card=1, outcome="no-answer")
    assert owner.do("follow_up.log", card=1, outcome="no-answer")["next"] == "2026-04-12", "not 3 days later"


def test_the_schedule_counts_from_the_latest_delivery(showroom: Showroom) -> None:
    showroom.cards(("李先生", PHONE, "CR-V", "B", "李娜"))
    for _ in range(2):
        showroom.do("order.sign", **ORDER)
    showroom.clock.move(days=10)
    assert showroom.do("order.deliver", card=1, order=1)["left"] == 1
    told = showroom.do("order.deliver", card=1, order=2, day=TODAY)
    assert (card().delivered_on, told["next"]) == ("2026-03-22", "2026-03-25"), "though the second was noted as earlier"
    assert problems() == []


def test_when_the_rest_of_a_deal_is_cancelled_its_customer_is_an_owner(showroom: Showroom) -> None:
    showroom.cards(("李先生", PHONE, "CR-V", "B", "李娜"))
    for _ in range(2):
        showroom.do("order.sign", **ORDER)
    showroom.do("order.deliver", card=1, order=1)
    told = showroom.do("order.cancel", card=1, reason="第二台不要了")
    assert (card().state, card().delivered_on, told["next"]) == ("owner", TODAY, "2026-03-15")
    assert problems() == []


def test_a_card_is_given_to_after_sales_once_and_by_whose_it_is(owner: Showroom) -> None:
    refused("service.no_owner", owner, "card.to_service", card=2)
    refused("role.own_only", owner.at("刘洋"), "card.to_service", card=1)
    assert owner.at("李娜").do("card.to_service", card=1)["day"] == TODAY
    assert card().service_on == TODAY
    assert refused("service.given", owner, "card.to_service", card=1)["day"] == TODAY
    owner.do("undo")
    assert card().service_on is None
    assert problems() == []


def test_an_owner_who_comes_to_buy_again_still_gets_the_first_service(owner: Showroom) -> None:
    owner.clock.move(days=85)
    owner.do("arrival.log", phone=PHONE)
    owner.do("visit.complete", visit=1, model="Odyssey", grade="A")
    assert [cycle.state for cycle in cards.cycles_of(1)] == ["owner", "open"]
    owner.do("card.to_service", card=1)
    assert [cycle.service_on for cycle in cards.cycles_of(1)] == ["2026-06-05", None]


@pytest.mark.parametrize(
    ("day", "listed"),
    [("2026-06-04", []), ("2026-06-05", ["李先生"]), ("2026-06-12", ["李先生"]), ("2027-06-12", ["李先生"]),
     ("2027-06-13", [])],
)  # fmt: skip
def test_whose_first_service_comes_is_listed_from_a_week_before_for_a_year(
    owner: Showroom, day: str, listed: list[str]
) -> None:
    assert awaited(day) == listed


def test_who_was_given_or_is_not_to_be_called_is_not_listed(owner: Showroom) -> None:
    owner.do("card.edit", card=1, do_not_call="yes")
    assert awaited("2026-06-12") == []
    owner.do("card.edit", card=1, do_not_call="no")
    assert awaited("2026-06-12") == ["李先生"]
    owner.do("card.to_service", card=1)
    assert awaited("2026-06-12") == []
