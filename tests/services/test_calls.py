"""The call register: who called, what they asked, and what becomes of it."""

from __future__ import annotations

import pytest

from floortui.storage import database
from floortui.storage.queries import calls, cards, floor
from tests.house import CONSULTANTS, RECEPTION, TODAY, Showroom, number, problems, refused
from tests.services.test_cards import PHONE, card, owner


def test_a_call_that_leaves_name_phone_and_model_is_a_card(showroom: Showroom) -> None:
    told = showroom.at("刘洋").do(
        "call.log", name="李先生", phone=PHONE, model="CR-V", minutes=4, grade="B", question="优惠"
    )
    assert (told["call"], told["assigned"], told["card"], told["grade"]) == (1, "刘洋", 1, "B")
    assert owner() == "刘洋"
    assert problems() == []


def test_a_call_that_leaves_less_stays_ungraded(showroom: Showroom) -> None:
    told = showroom.at(RECEPTION).do("call.log", phone=PHONE, question="几点关门", read_back="yes")
    assert "card" not in told
    assert not card().is_card
    nameless = showroom.at(RECEPTION).do("call.log", question="地址")
    assert (nameless["customer"], nameless["assigned"], nameless["how"]) == (None, "陈静", "call")


def test_who_called_before_and_comes_now_pays_a_first_visit_to_who_took_the_call(showroom: Showroom) -> None:
    showroom.at("陈静").do("call.log", name="李先生", phone=PHONE, model="CR-V")
    told = showroom.do("arrival.log", phone=PHONE)
    assert (told["kind"], told["assigned"], told["how"]) == ("first", "陈静", "owner")
    assert floor.visits_of(TODAY)[0].cycle == card().id, "one cycle: the call was the first contact"


def test_a_call_of_a_card_s_customer_is_a_contact(showroom: Showroom) -> None:
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", grade="B", owner="李娜")
    showroom.clock.move(days=2)
    told = showroom.at(RECEPTION).do("call.log", phone=PHONE, question="可以置换吗", minutes=3)
    assert (told["assigned"], told["follow_up"], told["next"]) == ("李娜", 1, "2026-03-29")
    assert card().last_day == "2026-03-14"


def test_calling_out_needs_somebody_who_is_known(showroom: Showroom) -> None:
    refused("call.unknown", showroom, "call.log", direction="out", phone=PHONE)
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", owner="李娜")
    assert showroom.do("call.log", direction="out", phone=PHONE, question="邀约")["follow_up"] == 1


def test_a_consultant_logs_the_calls_that_they_took(showroom: Showroom) -> None:
    refused("role.own_only", showroom.at("刘洋"), "call.log", phone=PHONE, taken_by="李娜")
    assert showroom.at("刘洋").do("call.log", phone=PHONE)["assigned"] == "刘洋"


def test_an_online_lead_is_a_first_contact_of_its_own_kind(showroom: Showroom) -> None:
    showroom.do("call.log", way="online", name="网友", phone=PHONE, model="Fit", source="online-lead", taken_by="张伟")
    row = database.execute("SELECT way, source, day FROM call").fetchone()
    assert tuple(row) == ("online", "online-lead", TODAY)
    found = cards.current(1)
    assert found is not None
    assert found.is_card


def test_a_call_that_comes_in_tells_who_takes_it_how_and_why(showroom: Showroom) -> None:
    told = showroom.at(RECEPTION).do("call.log", phone=PHONE)
    assert (told["assigned"], told["how"], told["call_back"]) == ("刘洋", "call", None)
    assert [code for code, _facts in told["why"]] == ["call"]
    assert owner() == "刘洋", "whoever takes the call looks after the caller"
    assert showroom.line() == list(CONSULTANTS), "nobody's turn is touched"
    assert problems() == []


def test_nobody_can_take_it_then_a_call_back_is_due_within_the_hour(showroom: Showroom) -> None:
    for name in CONSULTANTS[1:]:
        showroom.do("rotation.leave", name=name)
    told = showroom.at(RECEPTION).do("call.log", phone=PHONE)
    assert (told["assigned"], told["how"], told["call_back"]) == (None, "reception", "2026-03-12T02:00:00.000Z")
    lead = showroom.at(RECEPTION).do("call.log", way="online", name="网友")
    assert (lead["how"], lead["call_back"]) == ("reception", None), "nobody hangs on the line"
    assert [each.call for each in calls.call_backs(None, 9)] == [told["call"]]


def test_their_own_consultant_is_out_and_calls_back(showroom: Showroom) -> None:
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", owner="李娜")
    showroom.do("rotation.away", name="李娜", reason="meal")
    told = showroom.at(RECEPTION).do("call.log", phone=PHONE)
    assert (told["assigned"], told["how"], told["why"][0]) == (
        "李娜", "owner", ["call_owner_out", {"person": number("李娜"), "state": "away"}],
    )  # fmt: skip
    refused("role.own_only", showroom.at("刘洋"), "call.called_back", call=told["call"])
    showroom.at("李娜").do("call.called_back", call=told["call"])
    refused("call.called_back", showroom, "call.called_back", call=told["call"])
    assert calls.call_backs(None, 9) == []


def test_whoever_calls_back_looks_after_the_caller(showroom: Showroom) -> None:
    showroom.do("day.close")
    told = showroom.at(RECEPTION).do("call.log", phone=PHONE)
    assert told["call_back"]
    assert floor.customers_with_phone(PHONE)[0].owner is None
    assert showroom.at("张伟").do("call.called_back", call=told["call"])["name"] == "张伟"
    assert owner() == "张伟"
    showroom.desk.undo()
    assert floor.customers_with_phone(PHONE)[0].owner is None
    assert len(calls.call_backs(None, 9)) == 1
    assert problems() == []


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("call.log", {"direction": "out", "phone": PHONE, "taken_by": "陈静"}),
        ("call.log", {"phone": PHONE, "taken_by": "陈静"}),
        ("arrival.log", {"phone": PHONE}),
    ],
    ids=["called", "called again", "came"],
)
def test_who_is_reached_needs_no_call_back(showroom: Showroom, action: str, fields: dict[str, str]) -> None:
    for name in CONSULTANTS[1:]:
        showroom.do("rotation.leave", name=name)
    showroom.at(RECEPTION).do("call.log", phone=PHONE)
    assert len(calls.call_backs(None, 9)) == 1
    showroom.do(action, **fields)
    assert calls.call_backs(None, 9) == []


def test_a_follow_up_is_a_call_back_but_an_attempt_is_none(showroom: Showroom) -> None:
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", owner="李娜")
    showroom.do("rotation.away", name="李娜", reason="meal")
    showroom.at(RECEPTION).do("call.log", phone=PHONE)
    showroom.do("follow_up.log", card="李先生", outcome="no-answer")
    assert len(calls.call_backs(number("李娜"), 9)) == 1
    showroom.do("follow_up.log", card="李先生", content="回电了")
    assert calls.call_backs(number("李娜"), 9) == []


def test_what_is_logged_afterwards_moves_nobody_and_asks_for_no_call_back(showroom: Showroom) -> None:
    showroom.clock.move(minutes=30)
    told = showroom.at(RECEPTION).do("call.log", phone=PHONE, happened="09:05")
    assert (told["assigned"], told["how"], told["call_back"], told["moves"]) == (None, "late", None, [])
    assert showroom.do("call.log")["assigned"] == "刘洋"


def test_a_call_that_asks_nobody_to_call_back_cannot_be_called_back(showroom: Showroom) -> None:
    call = showroom.at(RECEPTION).do("call.log", phone=PHONE)["call"]
    refused("call.no_call_back", showroom, "call.called_back", call=call)
    refused("call.no_call_back", showroom, "call.called_back", call=99)


def test_the_order_of_calls_is_undone_with_the_call(showroom: Showroom) -> None:
    assert showroom.do("call.log")["assigned"] == "刘洋"
    showroom.desk.undo()
    assert showroom.do("call.log")["assigned"] == "刘洋"
