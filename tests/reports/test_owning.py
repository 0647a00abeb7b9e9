"""What stands on a card, in My day, in the drawers and on the sheets about cars: promised, late, reserved, served."""

from __future__ import annotations

from typing import Any

import pytest

from floortui.domain.people import CONSULTANT, MANAGER
from floortui.language import use
from floortui.reports.card import card_frame
from floortui.reports.drawer import DRAWERS, DayQuery, DrawerQuery
from floortui.reports.forms import Asked, headings, rows_of, worded
from floortui.reports.order_words import order_words
from floortui.reports.owning import order_lines, promised_words
from floortui.reports.sheets import text_page
from floortui.reports.stock import StockQuery
from tests.house import TODAY, TOMORROW, YESTERDAY, Showroom, number
from tests.services.test_cards import PHONE
from tests.services.test_orders import ORDER

OTHER = "13800138002"


@pytest.fixture
def sold(showroom: Showroom) -> Showroom:
    """Give a house in which 李娜 and 刘洋 have a card each."""
    use("en")
    showroom.cards(("李先生", PHONE, "CR-V", "B", "李娜"), ("周女士", OTHER, "Fit", "A", "刘洋"))
    return showroom


def in_drawer(house: Showroom, code: str) -> list[str]:
    """Give whose cards lie in a drawer now."""
    frame = DrawerQuery().run(house.clock.now(), code, "")
    return [line.name for line in frame.lines]


def test_cars_to_be_handed_over_lie_in_a_drawer_the_soonest_promised_first(sold: Showroom) -> None:
    sold.do("order.sign", **ORDER, deliver_by="2026-03-20")
    sold.do("order.sign", **{**ORDER, "card": 2}, deliver_by="2026-03-15")
    sold.do("order.sign", **ORDER)
    query = DrawerQuery()
    frame = query.run(sold.clock.now(), "deliveries", "")
    assert [(line.name, line.next_day) for line in frame.lines] == [
        ("周女士", "2026-03-15"),
        ("李先生", "2026-03-20"),
    ], "a card with two cars stands once"
    assert query.counts(sold.clock.now())["deliveries"] == 2
    sold.do("order.deliver", card=2)
    assert in_drawer(sold, "deliveries") == ["李先生"]


def test_a_day_that_has_passed_makes_a_delivery_late_on_the_card_and_in_my_day(sold: Showroom) -> None:
    sold.do("order.sign", **ORDER, deliver_by=TOMORROW)
    sold.clock.move(days=3)
    frame = card_frame(1, "2026-03-15", number("李娜"), masks=True)
    assert frame is not None
    assert order_lines(frame.orders, frame.today) == [("alarm", ["CR-V 白", "238,000", "late: promised 2026-03-13"])]
    assert order_lines(frame.orders, TOMORROW) == [("", ["CR-V 白", "238,000", "promised 2026-03-13"])]
    day = DayQuery().run(sold.clock.now(), number("李娜"))
    assert promised_words(day.promised, day.today) == ["deliveries late 1: 李先生"]
    assert set(day.remarks.values()) == {"car late since 03-13"}
    others = DayQuery().run(sold.clock.now(), number("刘洋"))
    assert (others.promised, others.remarks) == ((), {})


def test_my_day_says_which_contact_with_an_owner_it_is(sold: Showroom) -> None:
    sold.do("order.sign", **ORDER)
    sold.do("order.deliver", card=1)
    said: list[str] = []
    for day in (3, 28, 61, 92):
        sold.clock.move(days=day)
        said += DayQuery().run(sold.clock.now(), number("李娜")).remarks.values()
        sold.do("follow_up.log", card=1, content="回访")
    assert said == ["3 days", "1 month", "first service", "quarterly"]


def test_the_drawer_of_the_first_service_follows_the_day_though_nothing_is_written(sold: Showroom) -> None:
    sold.do("order.sign", **ORDER)
    sold.do("order.deliver", card=1)
    assert in_drawer(sold, "first_service") == []
    sold.clock.move(days=86)
    assert in_drawer(sold, "first_service") == ["李先生"]
    query = DrawerQuery()
    query.run(sold.clock.now(), "first_service", "")
    assert query.counts(sold.clock.now())["first_service"] == 1
    sold.do("card.to_service", card=1)
    assert in_drawer(sold, "first_service") == []
    assert list(DRAWERS)[-3:] == ["deliveries", "first_service", "doubles"]


def sheet(**asked: Any) -> list[dict[str, Any]]:
    """Give the sheet for after-sales."""
    return rows_of("after-sales", Asked(asked.get("first", ""), asked.get("last", ""), asked.get("customer")))


def test_the_sheet_for_after_sales_says_who_with_which_car_since_when(sold: Showroom) -> None:
    sold.do("card.edit", card=1, plate="京A12345", note="周末有空")
    sold.do("order.sign", **ORDER, buyer="李太太")
    sold.do("order.sign", **{**ORDER, "colour": "红"})
    sold.do("order.deliver", card=1, order=1)
    sold.do("order.deliver", card=1, order=2)
    found = sheet(first="2026-06-01", last="2026-06-30")
    assert [(row["name"], row["phones"], row["colour"], row["buyer"], row["due"]) for row in found] == [
        ("李先生", PHONE, "白", "李太太", "2026-06-12"),
        ("李先生", PHONE, "红", "李先生", "2026-06-12"),
    ]
    assert (found[0]["plate"], found[0]["note"], found[0]["delivered_on"], found[0]["given_on"]) == (
        *("京A12345", "周末有空", TODAY),
        None,
    )
    assert sheet(first="2026-07-01", last="2026-07-31") == []
    assert sheet(first="2026-06-13", last="2026-06-30") == []
    assert len(sheet(customer=1)) == 2
    sold.do("card.to_service", card=1)
    assert sheet(customer=1)[0]["given_on"] == TODAY


def test_a_service_on_a_closed_day_stands_on_the_sheet_of_the_next_open_one(sold: Showroom) -> None:
    sold.do("order.sign", **ORDER)
    sold.do("order.deliver", card=1)
    sold.do("hours.close_day", day="2026-06-12")
    assert sheet(first="2026-06-12", last="2026-06-12") == []
    assert [row["due"] for row in sheet(first="2026-06-13", last="2026-06-13")] == ["2026-06-13"]


def test_who_is_not_to_be_called_stands_on_the_sheet_without_a_phone(sold: Showroom) -> None:
    sold.do("order.sign", **ORDER)
    sold.do("order.deliver", card=1)
    sold.do("card.edit", card=1, do_not_call="yes")
    (row,) = sheet(customer=1)
    assert (row["phones"], row["do_not_call"]) == ("", True)


def test_the_sheet_is_a_page_of_plain_text_in_both_languages(sold: Showroom) -> None:
    sold.do("order.sign", **ORDER)
    sold.do("order.deliver", card=1)
    rows = sheet(customer=1)
    english = text_page("Sheet", headings("after-sales"), worded("after-sales", rows))
    assert english.startswith("Sheet\n=====\n\nNo.")
    assert f"\nPhones             {PHONE}\n" in english
    use("zh")
    chinese = text_page("表", headings("after-sales"), worded("after-sales", rows))
    use("en")
    assert PHONE in chinese
    assert english.count("\n") == chinese.count("\n")


def test_the_stock_list_shows_age_and_for_whom_and_counts_what_is_free(sold: Showroom) -> None:
    sold.do("stock.add", model="CR-V", colour="白", arrived="2025-12-01", vin="LVH0001")
    sold.do("stock.add", model="CR-V", colour="白", arrived="2025-12-12")
    sold.do("stock.add", model="Fit", colour="红", arrived=YESTERDAY)
    sold.do("order.sign", **ORDER)
    frame = StockQuery().run(sold.clock.now())
    assert [(line.car.id, line.age, line.old, line.free, line.of_group) for line in frame.lines] == [
        (1, 101, True, 1, 2),
        (2, 90, False, 1, 2),
        (3, 1, False, 1, 1),
    ]
    holder = frame.lines[0].holder
    assert holder is not None
    assert (holder.name, frame.free, frame.old) == ("李先生", 2, 1)
    listed = rows_of("stock-list", Asked(TODAY, TODAY))
    assert [(row["vin"], row["age"], row["reserved_for"], row["consultant"]) for row in listed] == [
        ("LVH0001", 101, "李先生", "李娜"),
        ("", 90, None, None),
        ("", 1, None, None),
    ]
    before = rows_of("stock-list", Asked("2025-12-05", "2025-12-05"))
    assert [(row["car"], row["age"]) for row in before] == [(1, 4)], "as it stood on a past day"


def test_what_is_wanted_and_not_free_is_listed_with_its_counts(sold: Showroom) -> None:
    sold.do("stock.add", model="CR-V", colour="白")
    sold.do("stock.add", model="Civic", colour="黑")
    sold.do("card.edit", card=1, colour="白")
    sold.do("card.edit", card=2, colour="绿")
    sold.cards(("吴先生", "13800138003", "civic", "H", "李娜"))
    frame = StockQuery().run(sold.clock.now())
    assert [tuple(wish) for wish in frame.wanted] == [("Fit", "绿", 1, 0, 0)], "who names no colour takes any"
    sold.do("order.sign", **{**ORDER, "card": 2, "colour": "白"}, quantity=3)
    (wish,) = rows_of("wanted-list", Asked(TODAY, TODAY))
    assert (wish["model"], wish["colour"], wish["orders"]) == ("CR-V", "白", 2)


WORDS: tuple[tuple[str, dict[str, Any], list[str]], ...] = (
    # role, typed, said
    (CONSULTANT, {"model": "CR-V", "price": 22_999_999}, ["price under the limit"]),
    (CONSULTANT, {"model": "crv", "price": 23_000_000}, ["price not under the limit"]),
    (MANAGER, {"model": "CR-V", "price": 22_999_999}, ["price under the limit (230,000)"]),
    (CONSULTANT, {"model": "Fit", "price": 1}, []),
    (MANAGER, {"model": "Fit", "price": 1}, ["no price limit"]),
    (CONSULTANT, {"deposit": 300_000}, ["the card becomes O"]),
    (CONSULTANT, {"deposit": 299_999}, ["the card stays H: the deposit is under 3,000"]),
    (CONSULTANT, {"credits": ["李娜:60", "刘洋"]}, ["李娜 60 + 刘洋 40 = 100 %"]),
    (CONSULTANT, {"credits": ["没有人", "李娜:50"]}, ["没有人? 50 + 李娜 50 = 100 %"]),
    (CONSULTANT, {"credits": ["本店"]}, ["house 100 = 100 %"]),
    (CONSULTANT, {"credits": ["李娜:60", "刘洋:50"]}, ["The shares add up to 110 %, not to 100 %."]),
    (CONSULTANT, {"model": "CR-V", "colour": "白"}, ["in stock: 1 free, the oldest since 2026-01-01"]),
    (CONSULTANT, {"model": "CR-V", "colour": "绿"}, ["not in stock"]),
)


@pytest.mark.parametrize(("role", "read", "said"), WORDS)
def test_the_form_of_an_order_says_while_one_types(
    sold: Showroom, role: str, read: dict[str, Any], said: list[str]
) -> None:
    sold.do("model.add", name="CR-V")
    sold.do("price_floor.set", model="CR-V", price="23万", since="2026-03-01")
    sold.do("price_floor.set", model="CR-V", price="10万", since=TOMORROW)
    sold.do("stock.add", model="CR-V", colour="白", arrived="2026-01-01")
    assert order_words(read, {"card": 1}, role, TODAY) == said


def test_a_reserved_car_is_named_on_the_form_and_the_card(sold: Showroom) -> None:
    sold.do("stock.add", model="CR-V", colour="白")
    sold.do("stock.reserve", car=1, card=1)
    read = {"model": "CR-V", "colour": "白"}
    assert order_words(read, {"card": 1}, CONSULTANT, TODAY) == ["in stock, reserved: car 1"]
    assert order_words(read, {"card": 2}, CONSULTANT, TODAY) == ["not in stock"]
    frame = card_frame(1, TODAY, None, masks=False)
    assert frame is not None
    assert frame.owning is not None
    assert [car.id for car in frame.owning.cars] == [1]
