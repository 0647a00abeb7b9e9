"""A customer who is known is recognised in every field, in any writing of a phone, and no field takes them over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.services.action import ACTIONS
from floortui.storage.queries import floor
from tests.card_fields import CUSTOMER, FIELDS, PHONE, Asked, answer, needed, sentences, tried
from tests.domain.test_fields import read
from tests.house import Showroom, number, problems, refused, visit

WRITINGS = (
    "13512345678", "+86 135 1234 5678", "0086-135-1234-5678", "86 13512345678", "１３５１２３４５６７８",
    "＋８６　１３５ 1234 5678", "(135) 1234.5678", "（135）1234－5678", "135\u200b1234\u202e5678", "13512345678 转 12",
    "135 1234 5678 ext. 5",
)  # fmt: skip
"""One phone as people write it, or as somebody does who hopes that nobody notices."""

GAPS = st.sampled_from(("", "", "", " ", "-", "　", "（", "）", "(", ")", ".", "－", "\u200b", "\u202a", "\xa0", "\t"))


@st.composite
def written(draw: st.DrawFn) -> str:
    """Draw a writing of PHONE."""
    wide = {ord(digit): ord(digit) - ord("0") + ord("０") for digit in "0123456789"}
    digits = [digit.translate(wide) if draw(st.booleans()) else digit for digit in PHONE]
    prefix = draw(st.sampled_from(("", "+86", "0086", "86", "＋８６", "+ 86 ", "(+86)", "（86）")))
    return prefix + "".join(digit + draw(GAPS) for digit in digits)


@given(written())
def test_any_writing_of_a_phone_is_the_one_that_is_kept(writing: str) -> None:
    assert read("Phone", writing) == PHONE


NAMING = tuple(asked for asked in FIELDS if ACTIONS[asked.action].fields[asked.field].kind.suggests == "customer")
"""Every field that takes a phone or names a customer."""

DONE = ""
COLLEAGUES: Mapping[Asked, str] = {
    Asked("card.open", "name"): "card.known",
    Asked("card.open", "phone"): "card.known",
    Asked("card.open", "customer"): "card.known",
    Asked("card.open", "referrer"): DONE,
    Asked("card.edit", "name"): DONE,
    Asked("card.edit", "phone"): "card.known",
    Asked("card.edit", "referrer"): DONE,
    Asked("card.transfer", "card"): "role.refused",
    Asked("loss.confirm", "card"): "role.refused",
    Asked("card.merge", "keep"): "role.refused",
    Asked("card.merge", "other"): "role.refused",
    Asked("card.split", "card"): "role.refused",
    Asked("card.claim", "card"): DONE,
    Asked("claim.decide", "card"): "role.refused",
    Asked("call.log", "name"): DONE,
    Asked("call.log", "phone"): DONE,
    Asked("call.log", "customer"): DONE,
    **{asked: "role.own_only" for asked in NAMING if asked.field == "card" and ACTIONS[asked.action].own == "card"},
}
"""What comes of a colleague's phone in each of them: refused with this code, or done without taking anybody over."""


@pytest.fixture
def known(showroom: Showroom) -> Showroom:
    """Give a house with card 1 of 李娜 and card 2 of 刘洋."""
    showroom.do("card.open", name=CUSTOMER, phone=PHONE, model="CR-V", grade="A", owner="李娜")
    showroom.do("card.open", name="周女士", phone="13900139001", model="Fit", grade="B", owner="刘洋")
    return showroom


def holders(phone: str = PHONE) -> list[tuple[int, int | None]]:
    """Give who has a phone, and whose customer each is."""
    return [(customer.id, customer.owner) for customer in floor.customers_with_phone(phone)]


def given_by_a_colleague(asked: Asked, writing: str) -> dict[str, str]:
    given = {"model": "Fit"} if asked.action == "call.log" else {}
    for name, value in needed(asked.action).items():
        given[name] = "2" if name == "card" else "刘洋" if name == "owner" else value
    return {**given, asked.field: writing}


@pytest.mark.parametrize("asked", NAMING, ids=lambda asked: f"{asked.action}-{asked.field}")
def test_a_colleague_s_customer_is_recognised_and_not_taken_over(known: Showroom, asked: Asked) -> None:
    desk = known.at("刘洋")
    for writing in WRITINGS:
        with tried(known):
            caught = answer(Showroom(desk, known.clock, known.file), asked.action, given_by_a_colleague(asked, writing))
            assert (caught.code if caught else DONE) == COLLEAGUES[asked], writing
            assert holders() == [(1, number("李娜"))]
            assert floor.customer(3) is None or asked.action == "card.open", "nobody new has come of it"
        if caught is not None and caught.code == "card.known":
            for said in sentences(caught):
                assert "135****5678" in said
                assert "欧**" in said
                assert "李娜" in said
                assert CUSTOMER not in said
                assert PHONE not in said
    assert problems() == []


@pytest.mark.parametrize(
    ("tries", "action", "fields", "code"),
    [
        ("the same person as a household", "card.open", {"name": CUSTOMER, "phone": PHONE}, "card.same_person"),
        ("the same, wider", "card.open", {"name": "欧阳　晓岚", "phone": "+8613512345678"}, "card.same_person"),
        ("themselves as the owner", "card.open", {"name": "欧阳", "phone": PHONE, "household": "", "owner": "刘洋"},
         "card.known"),
        ("the number as a name", "card.open", {"name": "135-1234-5678", "phone": "13700137000", "household": ""},
         "card.known"),
    ],
)  # fmt: skip
def test_a_consultant_opens_no_card_for_a_colleague_s_customer(
    known: Showroom, tries: str, action: str, fields: dict[str, str], code: str
) -> None:
    refused(code, known.at("刘洋"), action, **{"model": "Fit", "household": "yes", **fields})


@pytest.mark.parametrize("fields", [{"phone": PHONE}, {"phone": "＋８６ 135 1234 5678", "name": "张三"}], ids=str)
def test_a_call_of_somebody_new_with_a_known_phone_is_a_contact_on_the_card_that_is(
    known: Showroom, fields: dict[str, Any]
) -> None:
    told = known.at("刘洋").do("call.log", customer="new", model="Fit", **fields)
    assert told["customer"] == 1
    assert holders() == [(1, number("李娜"))]
    assert floor.customer(3) is None


def test_a_household_shares_a_phone_and_who_had_it_first_is_who_comes(known: Showroom) -> None:
    """A phone that is put on another card as shared does not bring its first holder to the colleague."""
    known.at("刘洋").do("card.edit", card="2", phone=PHONE, household="yes")
    known.at("刘洋").do("card.open", name="欧阳太太", phone=PHONE, model="Fit", household="yes")
    assert sorted(holders()) == [(1, number("李娜")), (2, number("刘洋")), (3, number("刘洋"))]
    told = known.do("arrival.log", phone="+86 135 1234 5678")
    assert (visit(told["visit"]).customer, told["assigned"]) == (1, "李娜")
    assert visit(known.do("arrival.log", phone=PHONE, name="欧阳太太")["visit"]).customer == 3
    assert problems() == []


def test_the_spouse_s_phone_of_a_colleague_s_customer_is_known_too(known: Showroom) -> None:
    known.at("李娜").do("card.edit", card="1", phone="13600136000")
    for writing in ("136 0013 6000", "+86-13600136000"):
        facts = refused("card.known", known.at("刘洋"), "card.edit", card="2", phone=writing)
        assert (facts["card"], facts["name"], facts["phone"]) == (1, "欧**", "136****6000")
    assert holders("13600136000") == [(1, number("李娜"))]
