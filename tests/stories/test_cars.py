"""A deal on the screen: signed, promised anew, delivered, given to after-sales; the stock list; an erasure."""

from __future__ import annotations

from pathlib import Path

import pytest

from floortui.storage import database
from floortui.storage.queries import cards, cars
from floortui.ui.widgets.rowlist import RowList
from tests.house import MANAGER, Showroom, problems
from tests.stories.test_drawer import found
from tests.ui.seat import Seat, seated

SIZES = ((120, 36), (80, 24))


@pytest.fixture
def dealing(showroom: Showroom) -> Showroom:
    """Give a house with a price limit, two cars in stock and a card of 李娜."""
    showroom.do("model.add", name="CR-V")
    showroom.do("price_floor.set", model="CR-V", price="23万", since="2026-03-01")
    showroom.do("stock.add", model="CR-V", colour="白", arrived="2025-11-01")
    showroom.do("stock.add", model="CR-V", colour="白")
    showroom.cards(("周女士", "13900139001", "CR-V", "A", "李娜"))
    return showroom


async def to_card(seat: Seat) -> None:
    """Go to the only card of the drawer."""
    await seat.press("2", "enter")
    await seat.until(lambda: found(seat) == ["周女士"])


async def test_the_form_says_over_or_under_the_limit_while_one_types_and_the_car_is_reserved(
    dealing: Showroom,
) -> None:
    async with seated(dealing.clock, who="李娜") as seat:
        await to_card(seat)
        await seat.press("o")
        await seat.fill(colour="白", price="22.9万")
        await seat.sees("price under the limit", "in stock: 2 free, the oldest since 2025-11-01")
        assert "230,000" not in seat.screen(), "what the limit is, a consultant does not see"
        await seat.fill(price="23万", deposit="1000", credits="李娜:60,刘洋:50")
        await seat.sees("price not under the limit", "the card stays H", "The shares add up to 110 %, not to 100 %.")
        await seat.fill(deposit="5000", credits="李娜:60,刘洋", deliver_by="+3", buyer="周先生", quantity="1")
        await seat.sees("the card becomes O", "李娜 60 + 刘洋 40 = 100 %")
        await seat.press("enter")
        await seat.sees("reserved: car 1", "promised 2026-03-15")
        assert problems() == []


async def test_a_manager_sees_the_limit_too(dealing: Showroom) -> None:
    async with seated(dealing.clock, who=MANAGER) as seat:
        await to_card(seat)
        await seat.press("o")
        await seat.fill(price="22.9万")
        await seat.sees("price under the limit (230,000)")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_of_several_orders_the_one_that_is_meant_is_picked_by_its_digit(
    dealing: Showroom, size: tuple[int, int]
) -> None:
    for colour, day in (("白", "2026-03-13"), ("红", "2026-03-20")):
        dealing.do("order.sign", card=1, model="CR-V", colour=colour, price="24万", deposit="5000", deliver_by=day)
    dealing.clock.move(days=4)
    async with seated(dealing.clock, who="李娜", size=size) as seat:
        await to_card(seat)
        if size[0] > 100:
            await seat.sees("order 1 · CR-V 白", "240,000", "late: promised 2026-03-13")
        await seat.press("O")
        await seat.sees("Which order is changed?", "CR-V 红")
        await seat.press("1")
        await seat.fill(deliver_by="2026-03-18")
        await seat.press("enter")
        await seat.until(lambda: [order.deliver_by for order in cards.orders_of(1)] == ["2026-03-18", "2026-03-20"])
        await seat.press("z", "2")
        await seat.fill(reason="贷款未批")
        await seat.press("enter")
        await seat.until(lambda: [order.running for order in cards.orders_of(1)] == [True, False])
        await seat.press("y")
        await seat.sees("The car is handed over?")
        await seat.press("y")
        await seat.until(lambda: cards.orders_of(1)[0].delivered_on is not None)
        if size[0] > 100:
            await seat.sees("out of stock: car 1")
        assert problems() == []


async def test_at_the_first_service_the_card_asks_to_be_given_to_after_sales(dealing: Showroom, tmp_path: Path) -> None:
    dealing.do("order.sign", card=1, model="CR-V", colour="白", price="24万", deposit="5000")
    dealing.do("order.deliver", card=1)
    dealing.clock.move(days=92)
    async with seated(dealing.clock, who="李娜") as seat:
        await seat.press("3")
        await seat.sees("周女士 · 3 days", "3 days after delivery", "Y: to after-sales")
        await seat.press("Y")
        await seat.sees("Sheet for after-sales", "First service due", "2026-06-12", "13900139001")
        assert "saved as" not in seat.screen()
        await seat.press("escape")
        await seat.sees("given on 2026-06-12")
        await seat.press("2", "enter", "[")
        await seat.sees("1st service · 0")
    async with seated(dealing.clock, who=MANAGER) as seat:
        await seat.press("3", "Y")
        await seat.sees("saved as")
        assert list((dealing.file.parent / "exports").glob("after-sales-1-*.xlsx"))
        assert problems() == []


async def test_the_drawer_of_deliveries_shows_what_was_promised(dealing: Showroom) -> None:
    dealing.do("order.sign", card=1, model="CR-V", colour="白", price="24万", deposit="5000", deliver_by="+2")
    dealing.clock.move(days=5)
    async with seated(dealing.clock, who="李娜") as seat:
        await seat.press("2", "enter", "[", "[")
        await seat.sees("to deliver · 1", "promised", "03-14", "!3")
        await seat.press("3")
        await seat.sees("deliveries late 1: 周女士")


def stock(seat: Seat) -> RowList:
    """Give the list of the cars."""
    return seat.app.screen.query_one("#stock-list", RowList)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_stock_is_a_view_of_the_board(dealing: Showroom, size: tuple[int, int]) -> None:
    dealing.do("card.edit", card=1, colour="绿")
    async with seated(dealing.clock, who=MANAGER, size=size) as seat:
        await seat.press("4", "i")
        await seat.sees("in stock 2 · free 2 · old 1", "131", "wanted, not in stock · 1", "绿")
        await seat.press("+")
        await seat.fill(model="CR-V", colour="绿", count="2")
        await seat.press("enter")
        await seat.sees("in stock 4", "free 4")
        stock(seat).move_to("1")
        await seat.press("R")
        await seat.fill(card="周女士")
        await seat.press("enter")
        await seat.sees("free 3", "周女士")
        await seat.press("R")
        await seat.sees("is reserved for 周女士")
        await seat.press("L")
        await seat.sees("free 4")
        await seat.press("E")
        await seat.fill(note="展车")
        await seat.press("enter")
        await seat.until(lambda: (cars.car(1) or cars.in_stock()[0]).note == "展车")
        await seat.press("G")
        await seat.sees("This car has left the house?")
        await seat.press("y")
        await seat.sees("in stock 3")
        await seat.press("i")
        await seat.sees("so far")
        assert problems() == []


async def test_an_erasure_says_what_goes_and_asks_why_and_for_the_name(dealing: Showroom) -> None:
    async with seated(dealing.clock, who=MANAGER) as seat:
        await to_card(seat)
        await seat.press("X")
        await seat.sees("Why is 周女士", "the customer asks for it")
        await seat.press("1")
        await seat.sees("Erase this customer's data?", "phones 1", "purchases 1")
        await seat.type("周")
        await seat.press("enter")
        await seat.sees("That is not it. Nothing was changed.")
        assert database.execute("SELECT count(*) FROM customer WHERE erased = 1").fetchone()[0] == 0
        await seat.press("backspace")
        await seat.type("9001")
        await seat.press("enter")
        await seat.sees("card 1 erased", "erased")
        assert database.execute("SELECT name, erased FROM customer").fetchall() == [("", 1)]
        assert problems() == []


async def test_a_consultant_erases_nobody(dealing: Showroom) -> None:
    async with seated(dealing.clock, who="李娜") as seat:
        await to_card(seat)
        await seat.press("X")
        await seat.sees("manager")
        assert "Why is" not in seat.screen()


async def test_price_limits_are_a_list_of_the_set_up(dealing: Showroom) -> None:
    dealing.do("price_floor.set", model="CR-V", price="22万", since="2026-01-01")
    async with seated(dealing.clock, who=MANAGER) as seat:
        await seat.press("6", "shift+tab", "end", "enter")
        await seat.sees("Price limits", "2026-03-01", "230,000", "220,000")
        await seat.press("enter")
        await seat.fill(price="23.5万")
        await seat.press("enter")
        await seat.sees("235,000")
        await seat.press("x")
        await seat.until(lambda: database.execute("SELECT count(*) FROM price_floor").fetchone()[0] == 1)
        assert problems() == []
