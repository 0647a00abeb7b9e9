"""What proves nothing and stands in no line: drafts, wrong PINs, search words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.search import folded, tokens_of
from floortui.storage import attempts, drafts
from floortui.storage.attempts import Attempts
from floortui.storage.drafts import Draft
from floortui.storage.queries import floor
from floortui.storage.search import expected, recorded
from floortui.storage.writing import transaction
from tests.house import Showroom, lines, number, problems

AT = "2026-03-12T01:00:00.000Z"


def test_a_draft_is_kept_as_it_was_typed(showroom: Showroom) -> None:
    head = lines()
    drafts.save("王敏", "arrival", Draft("k1", {"name": "李", "note": "[/red]\n"}), AT)
    drafts.save("王敏", "arrival", Draft("k1", {"name": "李先生"}), AT)
    drafts.save("李娜", "arrival", Draft("k2", {}), AT)
    assert drafts.load("王敏", "arrival") == Draft("k1", {"name": "李先生"})
    assert drafts.load("王敏", "close") is None
    drafts.drop("王敏", "arrival", "k1")
    assert drafts.load("王敏", "arrival") is None
    assert drafts.load("李娜", "arrival") == Draft("k2", {})
    assert (lines(), problems()) == (head, [])


def test_wrong_pins_are_counted_for_each_person(showroom: Showroom) -> None:
    person = number("王敏")
    assert attempts.of(person) == Attempts()
    attempts.count(person, lambda before: Attempts(before.failures + 2, AT))
    assert (attempts.of(person), attempts.of(number("李娜"))) == (Attempts(2, AT), Attempts())
    with transaction():
        attempts.clear(person)
    assert attempts.of(person) == Attempts()


@pytest.fixture
def drawer(showroom: Showroom) -> Showroom:
    """Give a house with a few customers."""
    for name, phone, model in (
        ("李晓明", "13800138000", "CR-V"),
        ("李先生", "13955558002", "Civic"),
        ("Anna Müller", "02161234567", ""),
    ):
        showroom.do("arrival.log", name=name, phone=phone, model=model)
    return showroom


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("李", ["李先生", "李晓明"]),
        ("晓明", ["李晓明"]),
        ("1380", ["李晓明"]),
        ("8002", ["李先生"]),
        ("１３９", ["李先生"]),
        ("cr-v", ["李晓明"]),
        ("CRV", ["李晓明"]),
        ("müll", ["Anna Müller"]),
        ("annam", ["Anna Müller"]),
        ("吴", []),
        ("  -", []),
        ("%", []),
    ],
)
def test_any_end_of_a_name_a_phone_or_a_model_finds(drawer: Showroom, typed: str, found: list[str]) -> None:
    assert [customer.name for customer in floor.find_customers(typed, 9)] == found


def test_search_words_follow_the_record(drawer: Showroom) -> None:
    drawer.do("visit.complete", visit=1, name="李晓明明", phone="13700137000")
    assert [customer.name for customer in floor.find_customers("1370", 9)] == ["李晓明明"]
    drawer.desk.undo()
    assert floor.find_customers("1370", 9) == []
    for customer in (1, 2, 3):
        assert recorded(customer) == expected(customer)


@given(st.text(max_size=20), st.text(max_size=20), st.lists(st.from_regex(r"[0-9]{5,15}", fullmatch=True), max_size=3))
def test_search_words_are_folded_and_find_the_whole(name: str, model: str, numbers: list[str]) -> None:
    tokens = tokens_of(name, model, numbers)
    assert "" not in tokens
    assert all(folded(token) == token for token in tokens)
    for whole in (folded(name), folded(model), *numbers):
        assert not whole or whole in tokens
