"""Arrivals: who the customer is, in any writing; what is noted of them; what was logged late."""

from __future__ import annotations

from typing import Any

import pytest

from floortui.storage.queries import appointments, floor, parties, people
from tests.house import CONSULTANTS, TODAY, YESTERDAY, Showroom, number, problems, refused, rows, visit

PHONE = "13800138000"


@pytest.mark.parametrize(
    "typed", [PHONE, "138 0013 8000", "+86 138-0013-8000", "１３８００１３８０００", "008613800138000"]
)
def test_a_known_phone_in_any_writing_makes_a_return_visit(showroom: Showroom, typed: str) -> None:
    showroom.regular("陈静", "周女士", PHONE)
    told = showroom.do("arrival.log", phone=typed)
    assert (told["kind"], told["assigned"], told["how"], told["turn"]) == ("return", "陈静", "owner", False)
    assert showroom.line() == ["李娜", "刘洋", "张伟"]


@pytest.mark.parametrize("who", ["周女士", PHONE, "138 0013 8000", "1"])
def test_a_customer_is_named_by_number_phone_or_name(showroom: Showroom, who: str) -> None:
    showroom.regular("陈静", "周女士", PHONE)
    assert showroom.do("arrival.log", customer=who)["assigned"] == "陈静"


def test_a_name_that_one_customer_has_is_enough(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士")
    assert showroom.do("arrival.log", name="周女士")["kind"] == "return"


def test_a_name_that_several_have_is_asked_about(showroom: Showroom) -> None:
    showroom.regular("陈静", "李先生", PHONE)
    showroom.regular("张伟", "李先生", "13900139000")
    assert len(list(refused("customer.ambiguous", showroom, "arrival.log", name="李先生")["who"])) == 2  # type: ignore[call-overload]
    assert showroom.do("arrival.log", name="李先生", phone="13900139000")["assigned"] == "张伟"


def test_a_known_name_with_a_new_phone_is_another_customer(showroom: Showroom) -> None:
    showroom.regular("陈静", "李先生", PHONE)
    told = showroom.do("arrival.log", name="李先生", phone="13900139000")
    assert (told["kind"], told["assigned"]) == ("first", "李娜")
    assert len(floor.customers_named("李先生")) == 2


def test_a_known_name_without_a_phone_learns_it(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="李先生")
    showroom.do("arrival.log", name="李先生", phone=PHONE)
    assert [customer.phones for customer in floor.customers_named("李先生")] == [(PHONE,)]


def test_a_new_customer_of_a_known_name_can_be_insisted_on(showroom: Showroom) -> None:
    showroom.regular("陈静", "李先生")
    assert showroom.do("arrival.log", name="李先生", customer="new")["kind"] == "first"


def test_an_unknown_customer_is_refused(showroom: Showroom) -> None:
    assert refused("customer.unknown", showroom, "arrival.log", customer="吴先生")["field"] == "customer"


def test_who_takes_a_first_visit_looks_after_the_customer(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="李先生", phone=PHONE)
    assert floor.customers_with_phone(PHONE)[0].owner == number("李娜")


def test_the_customer_goes_along_when_somebody_else_takes_the_visit(showroom: Showroom) -> None:
    party = showroom.do("arrival.log", name="李先生", phone=PHONE)["visit"]
    showroom.do("rotation.no_answer", name="李娜")
    assert floor.customers_with_phone(PHONE)[0].owner == number("刘洋")
    showroom.do("arrival.assign", visit=party, to="张伟", reason="客户要求")
    assert floor.customers_with_phone(PHONE)[0].owner == number("张伟")


def test_a_stand_in_does_not_become_the_owner(showroom: Showroom) -> None:
    phone = showroom.regular("陈静")
    showroom.do("rotation.away", name="陈静", reason="meal")
    assert showroom.do("arrival.log", phone=phone)["how"] == "stand_in"
    assert floor.customers_with_phone(phone)[0].owner == number("陈静")


def test_the_customer_of_one_who_left_the_house_goes_to_the_next(showroom: Showroom) -> None:
    phone = showroom.regular("张伟")
    showroom.do("staff.leave", name="张伟")
    told = showroom.do("arrival.log", phone=phone)
    assert (told["assigned"], told["turn"], told["owner_left"]) == ("李娜", True, "张伟")
    assert floor.customers_with_phone(phone)[0].owner == number("李娜")


def test_reception_may_have_a_stand_in_at_once(showroom: Showroom) -> None:
    phone = showroom.regular("李娜")
    showroom.do("arrival.log")
    told = showroom.do("arrival.log", phone=phone, stand_in="yes")
    assert (told["assigned"], told["how"]) == ("刘洋", "stand_in")


def test_logged_late_takes_its_true_time_and_moves_nobody(house: Showroom) -> None:
    told = house.do("arrival.log", served_by="陈静", arrived=f"{YESTERDAY}T15:20")
    late = visit(told["visit"])
    assert (late.day, late.arrived, late.how, late.turn) == (YESTERDAY, "2026-03-11T07:20:00.000Z", "late", False)
    assert told["moves"] == []
    assert not house.lineup().opened, "what is noted afterwards does not open the day"


def test_a_late_visit_of_another_day_never_touches_today(showroom: Showroom) -> None:
    party = showroom.do("arrival.log", arrived=f"{YESTERDAY}T15:20")["visit"]
    showroom.do("arrival.assign", visit=party, to="张伟", reason="昨天接待")
    showroom.do("visit.reclassify", visit=party, **{"as": "courier"})
    assert (visit(party).kind, visit(party).assigned) == ("other", number("张伟"))
    assert showroom.line() == ["李娜", "刘洋", "陈静", "张伟"]
    assert problems() == []


def test_the_first_arrival_opens_the_day(house: Showroom) -> None:
    assert house.do("arrival.log")["assigned"] == "李娜"
    assert house.line() == ["刘洋", "陈静", "张伟"]
    refused("day.open", house, "day.open")


def test_an_arrival_in_the_future_is_refused(showroom: Showroom) -> None:
    assert refused("moment.future", showroom, "arrival.log", arrived="09:01")["field"] == "arrived"


def test_what_was_typed_stands_in_the_log(showroom: Showroom) -> None:
    showroom.do("model.add", name="CR-V")
    party = showroom.do("arrival.log", model="crv", source="网站、搜索", party="3", note="看红色\n下午再来")["visit"]
    logged = visit(party)
    assert (logged.model, logged.source, logged.party, logged.note) == ("CR-V", "website", 3, "看红色\n下午再来")
    assert (logged.day, logged.purpose, logged.kind) == (TODAY, "sales", "first")


def test_handing_a_visit_over_wants_a_name_and_a_reason(showroom: Showroom) -> None:
    party = showroom.do("arrival.log")["visit"]
    assert refused("visit.taken", showroom, "arrival.assign", visit=party)["name"] == "李娜"
    refused("visit.same", showroom, "arrival.assign", visit=party, to="李娜", reason="x")
    refused("reason.needed", showroom, "arrival.assign", visit=party, to="陈静")
    showroom.do("rotation.leave", name="陈静")
    facts = refused("lineup.not_waiting", showroom, "arrival.assign", visit=party, to="陈静", reason="客户要求")
    assert (facts["name"], facts["state"]) == ("陈静", "off")


def test_a_waiting_party_is_given_when_somebody_is_free(showroom: Showroom) -> None:
    for name in ("李娜", "刘洋", "陈静", "张伟"):
        showroom.do("rotation.away", name=name, reason="training")
    party = showroom.do("arrival.log")["visit"]
    refused("lineup.nobody", showroom, "arrival.assign", visit=party)
    showroom.do("rotation.back", name="陈静")
    told = showroom.do("arrival.assign", visit=party)
    assert (told["assigned"], told["turn"]) == ("陈静", True)


def test_who_is_brought_by_a_customer_comes_for_the_first_time_and_is_their_consultant_s(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", "13900139000")
    told = showroom.do("arrival.log", name="吴先生", phone="13900139001", brought_by="周女士")
    friend = floor.customers_named("吴先生")[0]
    assert (told["kind"], told["assigned"], told["how"], told["turn"]) == ("first", "陈静", "owner", False)
    assert (friend.owner, friend.referrer) == (number("陈静"), floor.customers_named("周女士")[0].id)
    assert friend.source == "", "周女士 has not bought here yet"
    assert problems() == []


def test_a_friend_without_a_name_keeps_who_brought_them(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", "13900139000")
    visit = showroom.do("arrival.log", brought_by="周女士")["visit"]
    showroom.do("visit.complete", visit=visit, name="吴先生", phone="13900139001", model="Fit")
    friend = floor.customers_named("吴先生")[0]
    assert (friend.referrer, friend.owner) == (floor.customers_named("周女士")[0].id, number("陈静"))


def test_who_comes_with_an_owner_comes_by_an_owner_s_referral(showroom: Showroom) -> None:
    showroom.do("card.open", name="周女士", phone="13900139000", model="Fit", owner="陈静")
    showroom.do("order.sign", card="周女士", model="Fit", colour="白", price="100000", deposit="5000")
    showroom.do("order.deliver", card="周女士")
    visit = showroom.do("arrival.log", name="吴先生", brought_by="周女士")["visit"]
    assert [each.source for each in floor.visits_of(TODAY) if each.id == visit] == ["owner-referral"]


def test_a_friend_who_is_somebody_s_customer_stays_theirs(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", "13900139000")
    showroom.regular("刘洋", "吴先生", "13900139001")
    assert showroom.do("arrival.log", phone="13900139001", brought_by="周女士")["assigned"] == "刘洋"


def test_nobody_brings_themselves(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", "13900139000")
    refused("visit.brought_self", showroom, "arrival.log", phone="13900139000", brought_by="周女士")
    refused("customer.unknown", showroom, "arrival.log", brought_by="何苗")


def test_an_owner_whose_customer_nobody_was_in_touch_with_lapses(showroom: Showroom) -> None:
    showroom.do("card.open", name="周女士", phone="13900139000", model="Fit", grade="H", owner="陈静")
    showroom.clock.move(days=16)
    showroom.do("roster.set", day="2026-03-28", names=list(CONSULTANTS))
    told = showroom.do("arrival.log", phone="13900139000")
    assert (told["assigned"], told["how"], told["turn"], told["lapsed"]) == ("李娜", "turn", True, "陈静")
    assert ["lapsed", {"person": number("陈静"), "days": 16}] in told["why"]
    assert people.names()[floor.customers_named("周女士")[0].owner or 0] == "李娜"
    assert [
        (each.customer, each.taken_by) for each in floor.moved_over("2026-03-28", floor.LAPSED, number("陈静"))
    ] == [("周女士", number("李娜"))]
    showroom.desk.undo()
    assert people.names()[floor.customers_named("周女士")[0].owner or 0] == "陈静"
    assert floor.moved_over("2026-03-28", floor.LAPSED, number("陈静")) == []
    assert problems() == []


@pytest.mark.parametrize("grade", ["H", "A", "B", "C"])
def test_a_contact_renews_the_protection(showroom: Showroom, grade: str) -> None:
    window = {"H": 15, "A": 30, "B": 60, "C": 120}[grade]
    showroom.do("card.open", name="周女士", phone="13900139000", model="Fit", grade=grade, owner="陈静")
    showroom.clock.move(days=10)
    showroom.do("follow_up.log", card="周女士", outcome="no-answer")
    showroom.do("follow_up.log", card="周女士", content="聊了聊")
    showroom.clock.move(days=window)
    assert "lapsed" not in showroom.do("arrival.log", phone="13900139000", been_here="yes")


def test_who_signed_never_lapses(showroom: Showroom) -> None:
    showroom.do("card.open", name="周女士", phone="13900139000", model="Fit", grade="H", owner="陈静")
    showroom.do("order.sign", card="周女士", model="Fit", colour="白", price="90000", deposit="5000")
    showroom.clock.move(days=400)
    assert "lapsed" not in showroom.do("arrival.log", phone="13900139000")


def test_a_lapsed_customer_whom_the_taker_does_not_answer_goes_along_to_the_next(showroom: Showroom) -> None:
    showroom.do("card.open", name="周女士", phone="13900139000", model="Fit", grade="H", owner="陈静")
    showroom.clock.move(days=16)
    showroom.do("roster.set", day="2026-03-28", names=list(CONSULTANTS))
    showroom.do("arrival.log", phone="13900139000")
    showroom.do("rotation.no_answer", name="李娜")
    assert people.names()[floor.customers_named("周女士")[0].owner or 0] == "刘洋"
    assert problems() == []


def test_who_is_back_the_same_day_goes_on_with_the_visit_of_before(showroom: Showroom) -> None:
    first = showroom.do("arrival.log", name="周女士", phone="13900139000", note="看CR-V")["visit"]
    showroom.clock.move(minutes=20)
    showroom.do("visit.close", visit=first)
    showroom.clock.move(minutes=100)
    told = showroom.do("arrival.log", phone="13900139000", model="Fit", note="带太太来")
    assert (told["visit"], told["reopened"], told["how"], told["turn"]) == (first, True, "same_visit", False)
    assert (visit(first).left_at, visit(first).model, visit(first).kind) == (None, "Fit", "first")
    assert visit(first).note == "看CR-V\n带太太来"
    assert (showroom.state("李娜"), showroom.turns("李娜")) == ("serving", 1)
    showroom.do("visit.void", visit=first, reason="录错了")
    assert (showroom.line()[0], showroom.turns("李娜")) == ("李娜", 0), "the turn of the morning comes back"
    assert problems() == []


@pytest.mark.parametrize(
    ("action", "fields", "now_with", "how"),
    [
        ("arrival.assign", {"visit": 1, "to": "陈静", "reason": "客户要求"}, "陈静", "given"),
        ("rotation.no_answer", {"name": "李娜"}, "刘洋", "stand_in"),
    ],
)
def test_who_is_back_and_goes_to_another_pays_a_visit_of_their_own_and_the_first_turn_stays_taken(
    showroom: Showroom, action: str, fields: dict[str, Any], now_with: str, how: str
) -> None:
    showroom.do("arrival.log", name="周女士", phone="13900139000", model="Fit", party=2)
    showroom.clock.move(minutes=20)
    showroom.do("visit.close", visit=1)
    left = visit(1).left_at
    showroom.clock.move(minutes=100)
    showroom.do("arrival.log", phone="13900139000")
    showroom.do("visit.add_buyer", visit=1, model="Accord")
    showroom.do("drive.start", visit=1, car="Fit", licence="yes")
    before = rows()
    told = showroom.do(action, **fields)
    assert told["visit"] == 3
    first, second = visit(1), visit(3)
    assert (first.assigned, first.turn, first.left_at, first.left_known) == (number("李娜"), True, left, True)
    assert (second.assigned, second.turn, second.how, second.kind) == (number(now_with), False, how, "return")
    assert (second.customer, second.model, second.party, second.open) == (first.customer, "Fit", 2, True)
    assert [(buyer.id, buyer.assigned) for buyer in floor.buyers_with(3)] == [(2, number(now_with))]
    assert parties.drive_out(3) is not None
    assert (showroom.turns("李娜"), showroom.line()[-1]) == (1, "李娜")
    assert problems() == []
    showroom.desk.undo()
    assert rows() == before
    again = showroom.do(action, **fields)
    showroom.do("visit.close", visit=again["visit"])
    assert problems() == []


def test_the_appointment_of_who_is_back_goes_along_with_the_visit_that_another_takes(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="周女士", phone="13900139000")
    showroom.do("visit.close", visit=1)
    showroom.do("appointment.make", card="13900139000", at="14:00")
    showroom.do("arrival.log", phone="13900139000")
    assert showroom.do("arrival.assign", visit=1, to="陈静", reason="客户要求")["visit"] == 2
    kept = appointments.appointment(1)
    assert kept is not None
    assert (kept.state, kept.visit) == ("came", 2)


def test_whom_a_colleague_stood_in_for_in_the_morning_is_their_own_consultants_in_the_afternoon(
    showroom: Showroom,
) -> None:
    phone = showroom.regular("陈静")
    showroom.do("rotation.away", name="陈静", reason="meal")
    first = showroom.do("arrival.log", phone=phone)
    assert (first["assigned"], first["how"]) == ("李娜", "stand_in")
    showroom.do("visit.close", visit=first["visit"])
    showroom.do("rotation.back", name="陈静")
    again = showroom.do("arrival.log", phone=phone)
    assert (again["visit"], again["assigned"], again["how"]) == (first["visit"] + 1, "陈静", "owner")


@pytest.mark.parametrize("fields", [{"asked_for": "陈静"}, {"purpose": "service"}, {"served_by": "陈静"}])
def test_another_visit_is_another_visit(showroom: Showroom, fields: dict[str, str]) -> None:
    first = showroom.do("arrival.log", name="周女士", phone="13900139000")["visit"]
    showroom.do("visit.close", visit=first)
    assert showroom.do("arrival.log", phone="13900139000", **fields)["visit"] == first + 1
