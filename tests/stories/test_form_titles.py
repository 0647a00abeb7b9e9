"""The title of a form says whom it is about: the list under it may not be seen."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from floortui import language
from tests.house import MANAGER, RECEPTION, Showroom
from tests.ui.seat import Seat, seated


@pytest.fixture
def carded(showroom: Showroom) -> Showroom:
    """Give a house with a card, and a party on the floor."""
    showroom.do("card.open", name="[/x] 陈先生", phone="13800138000", model="CR-V", grade="A", owner="李娜")
    showroom.do("arrival.log", name="孙先生")
    return showroom


def title(seat: Seat) -> str:
    """Read the title of the form that is open."""
    return str(seat.app.screen.query_one("Entry .title", Static).content)


async def titled(seat: Seat, text: str) -> None:
    """Wait until the form that is open is called so."""
    await seat.until(lambda: bool(seat.app.screen.query("Entry .title")) and title(seat) == text, f"is called {text}")


@pytest.mark.parametrize(
    ("key", "form"),
    [("f", "A contact"), ("g", "Another grade"), ("e", "What they want to buy"), ("p", "Who they are"),
     ("o", "An order"), ("l 1 1", "Lost"), ("t", "Give the card to"), ("z", "Cancel the order"),
     ("k", "Is the customer lost?"), ("v", "Back into the drawer")],
)  # fmt: skip
async def test_a_form_of_a_card_names_the_customer(carded: Showroom, key: str, form: str) -> None:
    if key == "z":
        carded.do("order.sign", card="13800138000", model="CR-V", colour="白", price="20万", deposit="5000")
    async with seated(carded.clock, who=MANAGER) as seat:
        await seat.press("2", "enter", *key.split())
        due = {"f": " · due 03-19", "l 1 1": " · price", "z": " 白 · 200,000"}.get(key, "")
        await titled(seat, f"{form} · [/x] 陈先生 · CR-V{due}")


@pytest.mark.parametrize(
    ("key", "form"),
    [("enter", "Who they are and what they want"), ("h", "Hand over to"), ("r", "This visit is really")],
)
async def test_a_form_of_a_visit_says_which_in_the_language_of_now(carded: Showroom, key: str, form: str) -> None:
    async with seated(carded.clock, who=RECEPTION) as seat:
        await seat.press(key)
        await titled(seat, f"{form} · visit 1 · 孙先生")
        await seat.press("f2")
        await seat.until(lambda: "第 1 批 · 孙先生" in title(seat))


async def test_a_new_card_is_about_nobody_yet(carded: Showroom) -> None:
    async with seated(carded.clock, who=RECEPTION) as seat:
        await seat.press("2", "enter", "a")
        await titled(seat, "A new card")


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (60, 24), (120, 36)], ids=str)
async def test_a_long_name_is_cut_and_the_title_one_line(showroom: Showroom, code: str, size: tuple[int, int]) -> None:
    language.use(code)
    showroom.do("card.open", name="爱" * 40, phone="13800138000", model="Accord e:PHEV 2026", owner="李娜")
    async with seated(showroom.clock, who=RECEPTION, size=size) as seat:
        await seat.press("2", "enter", "f")
        await seat.until(lambda: bool(seat.app.screen.query("Entry .title")))
        line = seat.app.screen.query_one("Entry .title", Static)
        await seat.until(lambda: line.size.height == 1, "is one line")
        await seat.until(lambda: line.size.width - 2 <= cell_len(title(seat)) <= line.size.width, "uses the width")
        assert "爱爱…" in title(seat)
