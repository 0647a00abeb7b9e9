"""Orders: signed with a deposit, shared, delivered, cancelled; owners begin a new cycle when they come to buy again."""

from __future__ import annotations

import pytest

from floortui.storage import database
from floortui.storage.queries import cards
from tests.house import TODAY, YESTERDAY, Showroom, number, problems, refused
from tests.services.test_cards import PHONE, card

ORDER = {"card": 1, "model": "CR-V", "colour": "白", "price": "23.8万", "deposit": "5,000"}


@pytest.fixture
def opened(showroom: Showroom) -> Showroom:
    """Give a house in which 李娜 has a card of grade B."""
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", grade="B", owner="李娜")
    return showroom


@pytest.mark.parametrize(("deposit", "grade"), [("3000", "O"), ("2999.99", "H"), ("0", "H"), ("5万", "O")])
def test_the_deposit_says_whether_it_is_o(opened: Showroom, deposit: str, grade: str) -> None:
    told = opened.do("order.sign", **{**ORDER, "deposit": deposit})
    assert (told["order"], told["grade"], card().grade) == (1, grade, grade)
    order = cards.order(1)
    assert order is not None
    assert (order.price, order.grade_before, order.buyer) == (23_800_000, "B", "李先生")


def test_an_order_counts_for_the_owner_unless_it_is_shared(opened: Showroom) -> None:
    opened.do("order.sign", **ORDER)
    opened.do("order.sign", **ORDER, credits="李娜:60，刘洋")
    opened.do("order.sign", **ORDER, credits="本店")
    shares = database.execute("SELECT car_order, staff, share FROM credit ORDER BY id").fetchall()
    assert shares == [(1, number("李娜"), 100), (2, number("李娜"), 60), (2, number("刘洋"), 40), (3, None, 100)]
    for wrong, code in (("李娜:60,刘洋:50", "order.shares"), ("李娜:0", "order.share"), ("李娜:x", "order.share"),
                        ("没有人", "staff.unknown")):  # fmt: skip
        refused(code, opened, "order.sign", **ORDER, credits=wrong)


def shares() -> list[tuple[int | None, int]]:
    """Give whose the latest order is, and how much of it."""
    rows = database.execute(
        "SELECT staff, share FROM credit WHERE car_order = (SELECT max(id) FROM car_order) ORDER BY id"
    )
    return [(staff, share) for staff, share in rows]


def test_who_stands_in_has_half_of_an_order_of_the_same_day_where_the_house_says_so(opened: Showroom) -> None:
    whole, half = [(number("李娜"), 100)], [(number("李娜"), 50), (number("刘洋"), 50)]
    opened.do("rotation.leave", name="李娜")
    assert opened.do("arrival.log", phone=PHONE)["how"] == "stand_in"
    opened.do("order.sign", **ORDER)
    assert shares() == whole, "by default ownership stays, and all that comes of it"
    opened.do("setting.set", name="rotation.stand_in_split", value="yes")
    opened.do("order.sign", **ORDER)
    assert shares() == half
    opened.do("order.sign", **ORDER, credits="李娜")
    assert shares() == whole, "what was agreed counts"
    opened.clock.move(days=1)
    opened.do("order.sign", **ORDER)
    assert shares() == whole, "only on the day itself"
    assert problems() == []


def test_a_visit_that_never_was_one_shares_no_order(opened: Showroom) -> None:
    opened.do("setting.set", name="rotation.stand_in_split", value="yes")
    opened.do("rotation.leave", name="李娜")
    visit = opened.do("arrival.log", phone=PHONE)["visit"]
    opened.do("visit.void", visit=visit, reason="录错了")
    opened.do("order.sign", **ORDER)
    assert shares() == [(number("李娜"), 100)]


def test_a_cancelled_order_gives_the_grade_before_it_back(opened: Showroom) -> None:
    opened.do("order.sign", **ORDER)
    refused("card.has_order", opened, "card.lose", card=1, reason="price")
    told = opened.do("order.cancel", card=1, reason="贷款未批")
    assert (told["grade"], card().grade, card().state) == ("B", "B", "open")
    refused("order.none", opened, "order.cancel", card=1, reason="再退")
    assert problems() == []


def test_a_delivery_makes_an_owner_who_comes_again_for_the_first_time(opened: Showroom) -> None:
    opened.do("arrival.log", phone=PHONE)
    opened.do("order.sign", **ORDER)
    told = opened.do("order.deliver", card=1)
    assert (told["next"], card().state, card().delivered_on) == ("2026-03-15", "owner", TODAY)
    opened.clock.move(days=200)
    again = opened.do("arrival.log", phone=PHONE, source="owner-repeat")
    assert (again["kind"], len(cards.cycles_of(1))) == ("first", 2)
    assert not card().is_card
    opened.do("visit.complete", visit=again["visit"], model="Odyssey", grade="A")
    assert (card().card_grade, card().grade) == ("A", "A")
    assert problems() == []


def test_an_owner_who_buys_again_is_due_once(opened: Showroom) -> None:
    opened.do("order.sign", card=1, model="CR-V", colour="white", price="238000", deposit="5000")
    opened.do("order.deliver", card=1)
    opened.do("arrival.log", phone=PHONE)
    opened.do("visit.complete", visit=1, name="李先生", phone=PHONE, model="Accord", grade="B")
    assert [cycle.next_day is None for cycle in cards.cycles_of(1)] == [True, False]
    opened.do("undo")
    opened.do("undo")
    assert [cycle.next_day for cycle in cards.cycles_of(1)] == ["2026-03-15"]


def test_two_orders_end_with_the_second_delivery(opened: Showroom) -> None:
    opened.do("order.sign", **ORDER)
    opened.do("order.sign", **ORDER)
    assert opened.do("order.deliver", card=1, order=1)["left"] == 1
    assert card().state == "open"
    opened.do("order.deliver", card=1)
    assert card().state == "owner"


def test_a_delivery_lies_between_the_order_and_today(opened: Showroom) -> None:
    opened.do("order.sign", **ORDER)
    refused("order.day", opened, "order.deliver", card=1, day=YESTERDAY)
    refused("order.day", opened, "order.deliver", card=1, day="2026-03-13")
    opened.do("order.deliver", card=1, day=TODAY)
    refused("order.none", opened, "order.deliver", card=1)


def test_the_price_floor_of_the_day_is_kept_with_the_order(opened: Showroom) -> None:
    opened.do("price_floor.set", model="CR-V", price="24万", since="2026-03-01")
    opened.do("price_floor.set", model="CR-V", price="22万", since="2026-04-01")
    opened.do("price_floor.set", model="CR-V", price="24.5万", since="2026-03-01")
    opened.do("order.sign", **ORDER)
    order = cards.order(1)
    assert order is not None
    assert order.floor_price == 24_500_000
    refused("plan.amount", opened, "price_floor.set", model="CR-V", price="很多")
    opened.do("price_floor.remove", model="CR-V", since="2026-03-01")
    assert cards.price_floor("CR-V", TODAY) is None
    assert cards.order(1) == order, "what was signed stays as it was"
    refused("price_floor.none", opened, "price_floor.remove", model="CR-V", since="2026-03-01")


def test_the_market_is_noted_by_month(showroom: Showroom) -> None:
    showroom.do("market.set", month="2026-03", size=2000)
    showroom.do("market.set", month="2026-03", size=2100)
    assert database.execute("SELECT month, size FROM market").fetchall() == [("2026-03", 2100)]
    refused("month.unreadable", showroom, "market.set", month="March", size=1)


def signed(house: Showroom, *deposits: str) -> None:
    """Sign orders with these deposits, one after the other."""
    for deposit in deposits:
        house.do("order.sign", **{**ORDER, "deposit": deposit})


def test_a_small_order_beside_a_whole_one_leaves_the_card_o(opened: Showroom) -> None:
    signed(opened, "5000", "100")
    assert card().grade == "O"
    assert opened.do("order.cancel", card=1, order=1, reason="退一台")["grade"] == "H"
    assert opened.do("order.cancel", card=1, reason="都退")["grade"] == "B", "as before the first of them"
    assert problems() == []


def test_a_day_that_is_promised_anew_is_kept_with_who_changed_it(opened: Showroom) -> None:
    signed(opened, "5000")
    told = opened.at("李娜").do("order.edit", card=1, deliver_by="2026-03-20", buyer="李太太")
    assert told["changed"] == ["buyer", "deliver_by"]
    order = cards.order(1)
    assert order is not None
    assert (order.deliver_by, order.buyer, order.price) == ("2026-03-20", "李太太", 23_800_000)
    assert cards.order(1) == order
    refused("order.same", opened, "order.edit", card=1, deliver_by="2026-03-20")
    refused("role.own_only", opened.at("刘洋"), "order.edit", card=1, deliver_by="2026-03-21")
    refused("order.none", opened, "order.edit", card=1, order=9, deliver_by="2026-03-21")
    opened.do("order.deliver", card=1)
    refused("order.none", opened, "order.edit", card=1, deliver_by="2026-03-21")
    assert problems() == []


def test_a_deposit_that_is_topped_up_makes_the_card_o(opened: Showroom) -> None:
    signed(opened, "1000")
    assert card().grade == "H"
    assert opened.do("order.edit", card=1, deposit="3000")["grade"] == "O"
    assert card().grade == "O"
    assert opened.do("order.edit", card=1, deposit="2999")["grade"] == "H"


def test_the_order_that_is_meant_is_cancelled_and_not_the_latest(opened: Showroom) -> None:
    signed(opened, "5000", "5000")
    opened.do("order.cancel", card=1, order=1, reason="退一台")
    first, second = cards.order(1), cards.order(2)
    assert first is not None
    assert second is not None
    assert (first.cancelled_on, second.running) == (TODAY, True)


def test_two_cars_in_another_s_name_are_two_in_the_figures(opened: Showroom) -> None:
    opened.do("order.sign", **ORDER, quantity=2, buyer="某某有限公司")
    order = cards.order(1)
    assert order is not None
    assert (order.buyer, order.quantity) == ("某某有限公司", 2)
    assert database.execute("SELECT sum(quantity) FROM car_order").fetchone()[0] == 2


def test_shares_that_do_not_add_up_say_what_they_come_to(opened: Showroom) -> None:
    facts = refused("order.shares", opened, "order.sign", **ORDER, credits="李娜:60,刘洋:50")
    assert (facts["sum"], facts["whole"]) == (110, 100)
