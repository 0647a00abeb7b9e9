"""The call register: who called, what they asked, and what becomes of it."""

from __future__ import annotations

from floortui.storage import database
from floortui.storage.queries import cards, floor
from tests.house import RECEPTION, TODAY, Showroom, problems, refused
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
