"""Lost, by keys: the reason by two digits, to which car; what the manager decides about; the Board's view of it."""

from __future__ import annotations

import pytest

from floortui.language import use
from floortui.storage import database
from floortui.storage.queries import cards
from floortui.ui.widgets.rowlist import RowList
from tests.house import MANAGER, Showroom, problems, refused
from tests.ui.seat import Seat, seated

NARROW = (80, 24)


@pytest.fixture
def carded(showroom: Showroom) -> Showroom:
    """Give a house in which 李娜 and 刘洋 have cards."""
    showroom.cards(
        ("陈先生", "13800138001", "CR-V", "A", "李娜"),
        ("周女士", "13800138002", "Fit", "B", "李娜"),
        ("吴先生", "13800138003", "Accord", "C", "刘洋"),
        ("郑先生", "13800138004", "Accord", "C", "刘洋"),
    )
    return showroom


def rows(seat: Seat, where: str) -> list[tuple[str, ...]]:
    return [row.cells for row in seat.app.screen.query_one(where, RowList).rows]


def lost() -> list[tuple[object, ...]]:
    found = database.execute("SELECT reason, competitor, competitor_model, note, verdict FROM loss ORDER BY id")
    return [tuple(row) for row in found]


async def test_a_customer_is_lost_to_a_car_by_two_digits_and_its_name_and_the_manager_sees_it(
    carded: Showroom,
) -> None:
    async with seated(carded.clock, who="李娜") as seat:
        await seat.press("2")
        await seat.type("陈先生")
        await seat.until(lambda: len(rows(seat, "#cards")) == 1)
        await seat.press("enter", "l")
        await seat.sees("Lost: why?", "1 price and finance", "3 competitor", "6 something else")
        await seat.press("3")
        await seat.sees("1 bought another make", "2 bought from another dealer")
        await seat.press("1")
        await seat.sees("Bought", "Their model")
        await seat.press("enter")
        await seat.sees("has to be filled in")
        await seat.fill(competitor="丰田", competitor_model="RAV4[/x]")
        await seat.press("enter")
        await seat.until(lambda: lost() == [("competitor", "丰田", "RAV4[/x]", "", "")])
        await seat.sees("lost · competitor", "bought another make", "丰田 RAV4[/x]", "awaits the manager")
    async with seated(carded.clock, who=MANAGER) as seat:
        await seat.press("2")
        await seat.type("陈先生")
        await seat.until(lambda: len(rows(seat, "#cards")) == 1)
        await seat.press("enter", "k")
        await seat.sees("Is the customer lost? · 陈先生 · CR-V · bought another make · 丰田 RAV4[/x] · comp")
        await seat.fill(verdict="1")
        await seat.press("enter")
        await seat.until(lambda: lost()[0][-1] == "approved")
        await seat.press("escape", "v")
        await seat.sees("Back into the drawer")
        await seat.press("enter")
        await seat.until(lambda: (cycle := cards.current(1)) is not None and cycle.state == "open", "is revived")
        assert lost()[0][-1] == "revived"
        assert problems() == []


async def test_another_reason_is_said_in_words(carded: Showroom) -> None:
    async with seated(carded.clock, who="李娜") as seat:
        await seat.press("2")
        await seat.type("周女士")
        await seat.until(lambda: len(rows(seat, "#cards")) == 1)
        await seat.press("enter", "l", "6")
        await seat.sees("another reason, in words")
        await seat.press("enter")
        await seat.sees("Note: this has to be filled in")
        await seat.fill(note="移居国外")
        await seat.press("enter")
        await seat.until(lambda: lost() == [("other", "", "", "移居国外", "")])


def test_another_reason_wants_words_on_the_command_line_too(carded: Showroom) -> None:
    assert refused("field.missing", carded, "card.lose", card=1, reason="other")["field"] == "note"
    assert carded.do("card.lose", card=1, reason="其他原因（须写明）", note="移居国外")["confirmed"]


async def test_the_board_has_the_reasons_by_consultant_and_watches_something_else(carded: Showroom) -> None:
    carded.at("李娜").do("card.lose", card=1, reason="competitor", competitor="丰田", competitor_model="RAV4")
    carded.at("李娜").do("card.lose", card=2, reason="price")
    carded.at("刘洋").do("card.lose", card=3, reason="other", note="移居国外")
    carded.at("刘洋").do("card.lose", card=4, reason="competitor", competitor="丰田", competitor_model="RAV4")
    async with seated(carded.clock, who="李娜") as seat:
        await seat.press("4", "l")
        await seat.sees("lost in a month · ! something else: 25% of 4, at most 15% · 2026-03-01", "bought instead")
        assert rows(seat, "#losses") == [
            ("price and finance", "1", "25%", "1", "·"), ("  price", "1", "25%", "1", "·"),
            ("competitor", "2", "50%", "1", "1"), ("  bought another make", "2", "50%", "1", "1"),
            ("something else", "1", "25%", "·", "1"), ("  another reason, in words", "1", "25%", "·", "1"),
        ]  # fmt: skip
        assert rows(seat, "#cars") == []
        await seat.press("down", "down")
        await seat.until(lambda: rows(seat, "#cars") == [("丰田 RAV4", "2")])
        carded.do("setting.set", name="figures.other_losses", value="50")
        await seat.sees_no("! something else")
        await seat.press("d", "[")
        await seat.sees("lost on a day · 2026-03-11", "nobody was lost")


async def test_it_has_room_on_a_small_terminal_in_chinese(carded: Showroom) -> None:
    use("zh")
    carded.at("李娜").do("card.lose", card=2, reason="price")
    async with seated(carded.clock, who=MANAGER, size=NARROW) as seat:
        await seat.press("4", "l")
        await seat.sees("当月战败", "价格与金融", "改买")
