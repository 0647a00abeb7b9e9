"""Doubts: what may be meant but seldom is, is asked about once before it is saved; a second Enter means it."""

from __future__ import annotations

import pytest

from floortui import language
from floortui.storage import database
from floortui.ui.widgets.entry import SURE_SECONDS
from tests.house import MANAGER, RECEPTION, Showroom, visit
from tests.ui.seat import Seat, seated


@pytest.fixture
def listed(showroom: Showroom) -> Showroom:
    """Give a house that sells two models, and a customer with a card."""
    showroom.do("model.add", name="CR-V")
    showroom.do("model.add", name="Accord")
    showroom.do("card.open", name="陈先生", phone="13800138000", model="CR-V", owner="李娜")
    return showroom


def rows(table: str) -> int:
    """Count a table's rows."""
    return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


async def asked_once(seat: Seat, table: str, *sentences: str) -> None:
    """See the question after one Enter, and the row after another."""
    before = rows(table)
    await seat.press("enter")
    await seat.sees(*sentences, "Enter once more saves it as it is.")
    assert rows(table) == before
    await seat.pilot.pause(SURE_SECONDS)
    await seat.press("enter")
    await seat.until(lambda: rows(table) == before + 1, "is saved")


NEW = {"name": "吴先生", "phone": "13900139000", "model": "CR-V"}


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"model": "Acord"}, "“Acord” is not on the list of models. Did you mean “Accord”?"),
        ({"model": "Zeppelin"}, "“Zeppelin” is not on the list of models."),
        ({"phone": "1390013900"}, "1390013900 is an unusual phone number: it has 10 digits."),
        ({"next": "+999"}, "2028-12-05 is 999 days from now."),
    ],
)
async def test_what_is_unusual_on_a_new_card_is_asked_about_once(
    listed: Showroom, typed: dict[str, str], sentence: str
) -> None:
    async with seated(listed.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter", "a")
        await seat.fill(**(NEW | typed))
        await asked_once(seat, "customer", sentence)


async def test_a_deposit_above_the_price_and_a_second_order_are_asked_about_together(listed: Showroom) -> None:
    listed.do("order.sign", card="陈先生", model="CR-V", colour="black", price="200000", deposit="5000")
    async with seated(listed.clock, who=MANAGER) as seat:
        await seat.press("2", "enter", "o")
        await seat.fill(colour="white", price="200000", deposit="2000000")
        both = ("The deposit is more than the price.", "There is an order already, of 2026-03-12, not delivered yet")
        await asked_once(seat, "car_order", *both)


async def test_a_deposit_for_two_cars_is_held_against_the_price_of_both(listed: Showroom) -> None:
    async with seated(listed.clock, who=MANAGER) as seat:
        await seat.press("2", "enter", "o")
        await seat.fill(colour="white", price="200000", deposit="300000", quantity="2")
        await seat.press("enter")
        await seat.until(lambda: rows("car_order") == 1, "is saved at once")


async def test_another_value_is_another_question(listed: Showroom) -> None:
    async with seated(listed.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter", "a")
        await seat.fill(**NEW | {"model": "Zeppelin"})
        await seat.press("enter")
        await seat.sees("“Zeppelin” is not on the list")
        await seat.pilot.pause(SURE_SECONDS)
        await seat.fill(model="Balloon")
        await asked_once(seat, "customer", "“Balloon” is not on the list of models.")


async def test_what_stood_there_before_is_not_asked_about_again(listed: Showroom) -> None:
    listed.do("card.open", name="何女士", phone="13700137000", model="Zeppelin", owner="刘洋")
    async with seated(listed.clock, who=MANAGER) as seat:
        await seat.press("2")
        await seat.type("何")
        await seat.press("enter", "e")
        await seat.fill(colour="white")
        await seat.press("enter")
        await seat.until(lambda: rows("cycle WHERE colour = 'white'") == 1, "is saved at once")


async def test_a_house_that_lists_no_models_is_asked_nothing(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter", "a")
        await seat.fill(**NEW | {"model": "Zeppelin"})
        await seat.press("enter")
        await seat.until(lambda: rows("customer") == 1, "is saved at once")


async def test_the_question_is_asked_in_chinese(listed: Showroom) -> None:
    language.use("zh")
    async with seated(listed.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter", "a")
        await seat.fill(**NEW | {"model": "Acord"})
        await seat.press("enter")
        await seat.sees("车型表里没有“Acord”。是不是“Accord”？", "再按一次 Enter")


async def test_a_phone_of_a_known_customer_under_another_name_is_asked_about_once(listed: Showroom) -> None:
    listed.do("arrival.log")
    async with seated(listed.clock, who=RECEPTION) as seat:
        await seat.press("enter")
        await seat.fill(name="王太太", phone="13800138000")
        await seat.press("enter")
        await seat.sees(
            "13800138000 is known: customer of 李娜.", "王太太 is not kept.", "Enter once more saves it as it is."
        )
        assert not visit(1).completed
        await seat.fill(name="陈先生")
        await seat.press("enter")
        await seat.until(lambda: visit(1).completed, "nothing is asked about their own name")
