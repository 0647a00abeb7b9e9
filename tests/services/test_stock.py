"""The stock list: what stands here, for whom it is reserved, and what orders do to it."""

from __future__ import annotations

import pytest

from floortui.storage import database
from floortui.storage.queries import cards, cars
from tests.house import RECEPTION, TODAY, TOMORROW, YESTERDAY, Showroom, problems, refused
from tests.services.test_cards import PHONE
from tests.services.test_orders import ORDER

OTHER = "13800138002"


@pytest.fixture
def stocked(showroom: Showroom) -> Showroom:
    """Give a house with three white cars and a red one, and two cards: one of 李娜, one of 刘洋."""
    showroom.cards(("李先生", PHONE, "CR-V", "B", "李娜"), ("周女士", OTHER, "CR-V", "A", "刘洋"))
    showroom.do("stock.add", model="CR-V", colour="白", arrived="2026-02-01")
    showroom.do("stock.add", model="CR-V", colour="白", arrived="2026-01-01", vin="LVH0001")
    showroom.do("stock.add", model="cr v", colour="白", arrived=YESTERDAY)
    showroom.do("stock.add", model="CR-V", colour="红")
    return showroom


def held() -> list[tuple[int, int]]:
    """Give the cars that stand here reserved, and for which cycle."""
    return [(car.id, car.reserved_for) for car in cars.in_stock() if car.reserved_for is not None]


def gone() -> list[tuple[int, str]]:
    """Give the cars that have gone, and when."""
    rows = database.execute("SELECT id, gone_on FROM stock_car WHERE gone_on IS NOT NULL ORDER BY id")
    return [(car, day) for car, day in rows]


def test_cars_are_put_into_stock_one_or_several(showroom: Showroom) -> None:
    assert showroom.do("stock.add", model="Fit", colour="white", count=3)["cars"] == [1, 2, 3]
    assert showroom.at(RECEPTION).do("stock.add", model="Fit", colour="red", vin="L1")["cars"] == [4]
    assert [car.arrived for car in cars.in_stock()] == [TODAY] * 4
    refused("stock.vins", showroom, "stock.add", model="Fit", colour="red", vin="L2", count=2)
    refused("stock.vin", showroom, "stock.add", model="Fit", colour="red", vin="L1")
    refused("stock.future", showroom, "stock.add", model="Fit", colour="red", arrived=TOMORROW)
    refused("role.refused", showroom.at("李娜"), "stock.add", model="Fit", colour="red")
    assert problems() == []


def test_what_is_said_of_a_car_can_be_changed(stocked: Showroom) -> None:
    stocked.do("stock.edit", car=1, colour="珍珠白", note="右前门有划痕", vin="LVH0009")
    found = cars.car(1)
    assert found is not None
    assert (found.colour, found.note, found.vin) == ("珍珠白", "右前门有划痕", "LVH0009")
    stocked.do("stock.edit", car=1, clear="note")
    refused("stock.same", stocked, "stock.edit", car=1, clear="note")
    refused("stock.vin", stocked, "stock.edit", car=1, vin="LVH0001")
    refused("stock.unknown", stocked, "stock.edit", car=99, note="?")
    refused("stock.future", stocked, "stock.edit", car=1, arrived=TOMORROW)


def test_a_car_is_reserved_for_one_card_and_released_by_whose_it_is(stocked: Showroom) -> None:
    stocked.at("李娜").do("stock.reserve", car=4, card=1)
    assert held() == [(4, 1)]
    facts = refused("stock.reserved", stocked.at("刘洋"), "stock.reserve", car=4, card=2)
    assert facts["name"] == "李先生"
    refused("role.own_only", stocked.at("刘洋"), "stock.release", car=4)
    refused("role.own_only", stocked.at("刘洋"), "stock.reserve", car=1, card=1)
    refused("stock.reserved", stocked, "stock.gone", car=4)
    stocked.at("李娜").do("stock.release", car=4)
    assert held() == []
    refused("stock.free", stocked, "stock.release", car=4)
    refused("stock.unknown", stocked, "stock.release", car=99)
    stocked.do("stock.gone", car=4)
    assert gone() == [(4, TODAY)]
    refused("stock.unknown", stocked, "stock.reserve", car=4, card=1)
    assert problems() == []


def test_two_desks_cannot_reserve_one_car(stocked: Showroom) -> None:
    stocked.at("李娜").do("stock.reserve", car=1, card=1)
    refused("stock.reserved", stocked.at("刘洋"), "stock.reserve", car=1, card=2)


def test_an_order_reserves_the_oldest_free_car_that_matches_or_says_there_is_none(stocked: Showroom) -> None:
    told = stocked.do("order.sign", **ORDER)
    assert (told["cars"], told["not_in_stock"], held()) == ([2], 0, [(2, 1)])
    told = stocked.do("order.sign", **{**ORDER, "card": 2, "model": "CRV"}, quantity=3)
    assert (told["cars"], told["not_in_stock"]) == ([1, 3], 1)
    told = stocked.do("order.sign", **{**ORDER, "colour": "绿"})
    assert (told["cars"], told["not_in_stock"]) == ([], 1)
    assert problems() == []


def test_an_order_takes_the_car_that_was_reserved_before(stocked: Showroom) -> None:
    stocked.do("stock.reserve", car=3, card=1)
    assert stocked.do("order.sign", **ORDER)["cars"] == [3]
    assert held() == [(3, 1)]


def test_a_house_without_a_stock_list_hears_nothing_of_it(showroom: Showroom) -> None:
    showroom.cards(("李先生", PHONE, "CR-V", "B", "李娜"))
    told = showroom.do("order.sign", **ORDER)
    assert "cars" not in told
    assert "not_in_stock" not in told


def test_a_delivery_takes_the_reserved_cars_out(stocked: Showroom) -> None:
    stocked.do("order.sign", **ORDER, quantity=2)
    assert stocked.do("order.deliver", card=1)["cars"] == [2, 1]
    assert (gone(), held()) == ([(1, TODAY), (2, TODAY)], [])
    stocked.do("undo")
    assert (gone(), held()) == ([], [(2, 1), (1, 1)])
    assert problems() == []


def test_a_car_of_another_colour_that_was_reserved_goes_with_the_only_order(stocked: Showroom) -> None:
    stocked.do("order.sign", **{**ORDER, "colour": "绿"})
    stocked.do("stock.reserve", car=4, card=1)
    assert stocked.do("order.deliver", card=1)["cars"] == [4]
    assert gone() == [(4, TODAY)]


def test_of_two_orders_each_takes_its_own_car(stocked: Showroom) -> None:
    stocked.do("order.sign", **ORDER)
    stocked.do("order.sign", **{**ORDER, "colour": "红"})
    assert stocked.do("order.deliver", card=1, order=2)["cars"] == [4]
    assert held() == [(2, 1)]


@pytest.mark.parametrize(
    "end", [("order.cancel", {"reason": "贷款未批"}), ("card.lose", {"reason": "stock"})], ids=["cancelled", "lost"]
)
def test_a_car_is_free_again_when_the_order_or_the_customer_is_gone(
    stocked: Showroom, end: tuple[str, dict[str, str]]
) -> None:
    action, fields = end
    if action == "order.cancel":
        stocked.do("order.sign", **ORDER)
    else:
        stocked.do("stock.reserve", car=2, card=1)
    assert held() == [(2, 1)]
    stocked.do(action, card=1, **fields)
    assert held() == []
    assert problems() == []


def test_cancelling_one_of_two_orders_keeps_the_other_s_car(stocked: Showroom) -> None:
    stocked.do("order.sign", **ORDER)
    stocked.do("order.sign", **ORDER)
    stocked.do("order.cancel", card=1, order=1, reason="改签")
    assert held() == [(2, 1)]


def test_another_colour_of_an_order_takes_another_car(stocked: Showroom) -> None:
    stocked.do("order.sign", **ORDER)
    told = stocked.do("order.edit", card=1, colour="红")
    assert (told["cars"], held()) == ([4], [(4, 1)])


def test_a_car_is_reserved_for_nobody_who_is_lost_or_has_their_car(stocked: Showroom) -> None:
    stocked.do("card.lose", card=1, reason="price")
    refused("card.lost", stocked, "stock.reserve", car=1, card=1)
    stocked.do("order.sign", **{**ORDER, "card": 2})
    stocked.do("order.deliver", card=2)
    refused("card.delivered", stocked, "stock.reserve", car=1, card=2)


def wanted(since: str = "2026-01-01") -> dict[tuple[str, str], tuple[int, int, int]]:
    """Give what is asked for: cards, orders, losses."""
    return {(wish.model, wish.colour): (wish.cards, wish.orders, wish.losses) for wish in cars.wishes(since)}


def test_what_cards_orders_and_losses_ask_for_is_counted_by_model_and_colour(stocked: Showroom) -> None:
    stocked.do("card.edit", card=1, colour="白")
    assert wanted() == {("CR-V", "白"): (1, 0, 0), ("CR-V", ""): (1, 0, 0)}
    stocked.do("stock.reserve", car=1, card=1)
    assert wanted() == {("CR-V", ""): (1, 0, 0)}, "who has a car wants none"
    stocked.do("order.sign", **{**ORDER, "card": 2, "colour": "绿"}, quantity=2)
    assert wanted() == {("CR-V", "绿"): (0, 2, 0)}, "an order counts, and no longer the card"
    stocked.do("order.cancel", card=2, reason="等不及")
    stocked.do("card.edit", card=2, colour="绿")
    stocked.do("card.lose", card=2, reason="stock")
    assert wanted() == {("CR-V", "绿"): (0, 0, 1)}
    assert wanted(since=TOMORROW) == {}
    found = cards.current(2)
    assert found is not None
    assert found.state == "lost"
