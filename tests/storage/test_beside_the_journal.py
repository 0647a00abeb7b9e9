"""What proves nothing and stands in no line: drafts, wrong PINs, search words."""

from __future__ import annotations

import pytest

from floortui.storage import attempts, drafts, search
from floortui.storage.attempts import Attempts
from floortui.storage.database import execute
from floortui.storage.drafts import Draft
from floortui.storage.queries import floor
from floortui.storage.search import astray, index_all
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
        ("lxm", ["李晓明"]),
        ("Li Xiao", ["李晓明"]),
        ("xiaom", ["李晓明"]),
        ("xm", ["李晓明"]),
        ("m", ["Anna Müller", "李晓明"]),
        ("lxs", ["李先生"]),
        ("lixian", ["李先生"]),
        ("lixs", []),
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
    assert astray() is None


@pytest.mark.parametrize("typed", ["曾", "zeng", "ceng", "zengw", "cengwei", "zw", "cw", "wei", "ＺＷ"])
def test_a_surname_of_two_readings_is_found_by_either(showroom: Showroom, typed: str) -> None:
    showroom.do("arrival.log", name="曾伟", phone="13800138000")
    assert [customer.name for customer in floor.find_customers(typed, 9)] == ["曾伟"]


def test_all_search_words_can_be_written_anew(drawer: Showroom) -> None:
    with transaction():
        execute("DELETE FROM token WHERE token >= 'a'")
        execute("INSERT INTO token (token, customer) VALUES ('nobody', 99)")
    assert problems() == ["verify.tokens"]
    with transaction():
        index_all()
    assert problems() == []
    assert [customer.name for customer in floor.find_customers("lxm", 9)] == ["李晓明"]
    assert execute("SELECT * FROM token WHERE customer = 99").fetchall() == []


def test_more_customers_than_are_held_at_a_time_are_written_anew(
    drawer: Showroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "AT_A_TIME", 2)
    with transaction():
        execute("DELETE FROM token")
        index_all()
    assert problems() == []
