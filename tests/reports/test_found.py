"""A card is found by any part of what is known of its customer; the best hit stands first."""

from __future__ import annotations

import pytest

from floortui.reports.found import cards_found
from floortui.storage.queries import people
from floortui.storage.queries.cards import find_cards
from tests.faults.test_search_syntax import SYNTAX
from tests.house import RECEPTION, Showroom, number


@pytest.fixture
def drawer(showroom: Showroom) -> Showroom:
    """Give a drawer of four cards: 张伟 due tomorrow, 张伟强 today, 李张 lost, and 王芳 an owner."""
    showroom.cards(
        ("张伟", "13800138001", "CR-V", "A", "李娜"),
        ("张伟强", "13900138001", "CR-V", "H", "刘洋"),
        ("李张", "13800000003", "CR-V", "B", "刘洋"),
        ("王芳", "13700138001", "CR-V", "C", "刘洋"),
    )
    showroom.do("card.lose", card="李张", reason="price")
    showroom.do("order.sign", card="王芳", model="CR-V", colour="白", price="20万", deposit="5000")
    showroom.do("order.deliver", card="王芳")
    return showroom


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("张", ["张伟强", "张伟", "李张"]),  # what only begins so, the one due first before; a lost card last
        ("张伟", ["张伟", "张伟强"]),  # a whole name first, though the other is due earlier
        ("zw", ["张伟", "张伟强"]),
        ("zhangw", ["张伟强", "张伟"]),
        ("8001", ["张伟强", "张伟", "王芳"]),  # owners after open cards
        ("0003", ["李张"]),  # the end of a number, and no country's prefix
        ("1380013 8001", ["张伟"]),
        ("cr v", ["张伟强", "张伟", "李张", "王芳"]),
        ("何", []),
        ("", []),
        ("・", []),
    ],
)
def test_the_best_card_stands_first(drawer: Showroom, text: str, found: list[str]) -> None:
    hits = [card.name for card in find_cards(text, 10)]
    assert set(hits) == set(found)
    assert hits[:2] == found[:2]


def test_no_more_are_given_than_were_asked_for(drawer: Showroom) -> None:
    assert [card.name for card in find_cards("张", 1)] == ["张伟强"]


def test_a_customer_without_a_card_is_in_no_drawer(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="欧阳女士")
    assert find_cards("欧阳", 10) == []


@pytest.mark.parametrize("text", SYNTAX)
def test_search_syntax_is_looked_for_as_it_stands(drawer: Showroom, text: str) -> None:
    assert find_cards(text, 10) == []


def test_a_pasted_megabyte_finds_nothing_and_costs_nothing(drawer: Showroom) -> None:
    assert find_cards("张" * 1_000_000, 10) == []


def test_a_consultant_sees_the_phones_of_their_own_customers_only(drawer: Showroom) -> None:
    rows = {row["name"]: row for row in cards_found("8001", 10, people.member(number("李娜")))}
    assert rows["张伟"]["phone"] == "13800138001"
    assert rows["张伟强"]["phone"] == "139****8001"
    assert rows["张伟"] == {
        "id": 1, "name": "张伟", "phone": "13800138001", "model": "CR-V", "grade": "A", "state": "open",
        "owner": "李娜", "next": "2026-03-19",
    }  # fmt: skip


@pytest.mark.parametrize("viewer", [RECEPTION, None])
def test_reception_and_the_manager_see_all_phones(drawer: Showroom, viewer: str | None) -> None:
    seen = cards_found("8001", 10, people.member(number(viewer)) if viewer else None)
    assert "*" not in "".join(row["phone"] for row in seen)
