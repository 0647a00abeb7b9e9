"""Cards: opened by what a first contact yields, graded with dates, handed over, lost and revived."""

from __future__ import annotations

from typing import Any

import pytest

from floortui.domain.period import from_to
from floortui.domain.records import Cycle
from floortui.reports.period_figures import period_figures
from floortui.services.action import ACTIONS
from floortui.storage import database
from floortui.storage.queries import cards, floor, people
from tests.house import (
    MANAGER,
    RECEPTION,
    TODAY,
    TOMORROW,
    YESTERDAY,
    Showroom,
    number,
    problems,
    refused,
    rows,
)

PHONE = "13800138000"


def card(customer: int = 1) -> Cycle:
    """Give a customer's current cycle."""
    found = cards.current(customer)
    assert found is not None
    return found


def owner(customer: int = 1) -> str:
    """Name whose customer somebody is."""
    found = floor.customer(customer)
    assert found is not None
    assert found.owner is not None
    return people.names()[found.owner]


def history(customer: int = 1) -> list[tuple[Any, ...]]:
    """Give how a card stood from day to day: day, state, grade, next date."""
    rows = database.execute(
        "SELECT day, state, grade, next_day FROM standing WHERE cycle = ? ORDER BY id", (card(customer).id,)
    )
    return [tuple(row) for row in rows]


@pytest.fixture
def opened(showroom: Showroom) -> Showroom:
    """Give a house in which 李娜 has a card of grade A."""
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", grade="A", owner="李娜")
    return showroom


@pytest.mark.parametrize(
    ("grade", "due"),
    [("H", TOMORROW), ("A", "2026-03-19"), ("B", "2026-03-27"), ("C", "2026-04-12"), ("", "2026-04-12")],
)
def test_the_grade_says_when_the_next_contact_is_due(showroom: Showroom, grade: str, due: str) -> None:
    told = showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", grade=grade, owner="李娜")
    assert (told["grade"], told["next"]) == (grade or "C", due)
    assert (card().card_day, card().card_how, card().card_grade) == (TODAY, "contact", grade or "C")
    assert history() == [(TODAY, "open", grade or "C", due)]


def test_a_due_date_on_a_closed_day_moves_to_the_next_open_one(showroom: Showroom) -> None:
    showroom.do("hours.close_day", day=TOMORROW)
    showroom.do("hours.set", weekday=6, hours="closed")
    told = showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", grade="H", owner="李娜")
    assert told["next"] == "2026-03-15"


def test_a_day_said_by_people_is_the_next_contact(showroom: Showroom) -> None:
    told = showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", owner="李娜", next="下周三")
    assert told["next"] == "2026-03-18"
    refused("due.unreadable", showroom, "card.edit", card=1, next="有空")
    refused("due.past", showroom, "card.edit", card=1, next="2026-01-01")


@pytest.mark.parametrize(
    "written", [PHONE, "+86 138 0013 8000", "１３８００１３８０００", "138-0013-8000", "0086 13800138000 转 2"]
)
def test_a_known_phone_is_refused_in_any_writing_with_the_card_it_belongs_to(opened: Showroom, written: str) -> None:
    facts = refused("card.known", opened, "card.open", name="李师傅", phone=written, model="CR-V", owner="刘洋")
    assert (facts["card"], facts["name"], facts["owner"]) == (1, "李先生", "李娜")
    told = opened.do("card.open", name="李太太", phone=written, model="Fit", owner="刘洋", household="yes")
    assert (told["card"], owner(2)) == (2, "刘洋")
    assert problems() == []


def test_a_colleague_s_customer_is_shown_masked(opened: Showroom) -> None:
    facts = refused("card.known", opened.at("刘洋"), "card.open", name="李师傅", phone=PHONE, model="CR-V")
    assert (facts["name"], facts["phone"]) == ("李**", "138****8000")


def test_a_visit_of_which_name_phone_and_model_are_known_is_a_card(showroom: Showroom) -> None:
    visit = showroom.do("arrival.log", name="李先生", phone=PHONE)["visit"]
    assert not card().is_card
    assert "card" not in showroom.do("visit.complete", visit=visit, test_drive="yes")
    told = showroom.do("visit.complete", visit=visit, model="CR-V", grade="B")
    assert (told["card"], told["grade"]) == (1, "B")
    assert (card().card_by, owner()) == (number("李娜"), "李娜")
    assert floor.visits_of(TODAY)[0].cycle == card().id


def test_a_visit_completed_the_day_after_opens_the_card_of_its_day(showroom: Showroom) -> None:
    late = {"served_by": "陈静", "arrived": f"{YESTERDAY}T15:00"}
    visit = showroom.do("arrival.log", name="李先生", phone=PHONE, **late)["visit"]
    showroom.do("visit.complete", visit=visit, model="CR-V", grade="H")
    assert (card().card_day, card().next_day) == (YESTERDAY, TODAY)


def test_who_comes_again_was_contacted(opened: Showroom) -> None:
    opened.clock.move(days=3)
    opened.do("roster.set", day="2026-03-15", names="刘洋,李娜")
    told = opened.do("arrival.log", phone=PHONE)
    assert (told["kind"], told["assigned"]) == ("first", "李娜"), "nobody of the party had been here"
    assert (card().last_day, card().next_day) == ("2026-03-15", "2026-03-22")
    assert opened.do("arrival.log", phone=PHONE)["kind"] == "return"


def test_a_grade_keeps_its_history_and_a_promise_that_is_nearer(opened: Showroom) -> None:
    opened.do("card.edit", card=1, next="+2")
    opened.clock.move(days=1)
    told = opened.do("card.grade", card=1, grade="B", signs="time-named,谈过条件")
    assert (told["before"], told["next"]) == ("A", "2026-03-14"), "what was promised stays"
    assert (card().graded_on, card().signs) == (TOMORROW, "time-named,terms-discussed")
    assert [entry[2] for entry in history()] == ["A", "A", "B"]
    refused("card.ordered", opened, "card.grade", card=1, grade="O")
    refused("choice.unknown", opened, "card.grade", card=1, grade="B", signs="sunshine")


def test_a_card_says_all_that_a_first_conversation_yields(opened: Showroom) -> None:
    said = {"district": "城东", "occupation": "教师", "decider": "太太", "colour": "白", "competitor": "RAV4"}
    said |= {"budget": "20万以内", "payment": "分期", "trade_in": "2015 Fit", "plan": "周末试驾", "note": "喜欢白色"}
    opened.do("card.edit", card=PHONE, **said, source="owner-referral", phone="021-61234567")
    known = floor.customer(1)
    assert known is not None
    assert (known.district, known.occupation, known.source, known.note) == (
        "城东",
        "教师",
        "owner-referral",
        "喜欢白色",
    )
    assert known.phones == (PHONE, "02161234567")
    assert (card().competitor, card().plan, card().payment) == ("RAV4", "周末试驾", "分期")
    opened.do("card.edit", card=1, clear="plan,district,source")
    known = floor.customer(1)
    assert known is not None
    assert (card().plan, known.district, known.source, card().competitor) == ("", "", "", "RAV4")
    refused("choice.unknown", opened, "card.edit", card=1, clear="name")


@pytest.mark.parametrize("how", ["opened", "edited"])
def test_every_field_of_a_card_is_kept_and_can_be_emptied(showroom: Showroom, how: str) -> None:
    """A field that no column keeps would be lost without a word."""
    who = {"name": "李先生", "phone": PHONE, "model": "CR-V"}
    names = [*ACTIONS["card.edit"].fields["clear"].kind.names]
    said = {name: f"{name} 说" for name in names} | {"source": "partner", "signs": "delivery-settled", "referrer": 1}
    showroom.do("card.open", name="周女士", phone="13900000001", model="Fit")
    if how == "opened":
        showroom.do("card.open", **who, **said)
    else:
        showroom.do("card.open", **who)
        showroom.do("card.edit", card=2, **said)

    def stands() -> dict[str, Any]:
        known = floor.customer(2)
        assert known is not None
        held = card(2)._asdict() | known._asdict()
        return {name: held[name] for name in names}

    assert stands() == said
    showroom.do("card.edit", card=2, clear=names)
    assert stands() == dict.fromkeys(names, "") | {"referrer": None}


def test_a_consultant_writes_their_own_cards_only(opened: Showroom) -> None:
    other = opened.at("刘洋")
    for action, fields in (
        ("card.edit", {"plan": "抢单"}),
        ("card.grade", {"grade": "B"}),
        ("card.lose", {"reason": "price"}),
        ("follow_up.log", {"content": "问过了"}),
        ("order.sign", {"model": "CR-V", "colour": "白", "price": "20万", "deposit": "5000"}),
    ):
        refused("role.own_only", other, action, card=1, **fields)
    refused("role.refused", other, "card.transfer", card=1, to="刘洋", reason="我的")
    refused("role.own_only", other, "card.open", name="周女士", phone="13900139000", model="Fit", owner="李娜")
    assert other.do("card.open", name="周女士", phone="13900139000", model="Fit")["owner"] == "刘洋"
    opened.at("李娜").do("card.grade", card=1, grade="H")


def test_a_card_goes_to_another_with_a_reason(opened: Showroom) -> None:
    opened.at(MANAGER).do("card.transfer", card=1, to="陈静", reason="离职")
    assert owner() == "陈静"
    rows = database.execute("SELECT owner FROM standing WHERE cycle = ? ORDER BY id", (card().id,)).fetchall()
    assert [people.names()[person] for (person,) in rows] == ["李娜", "陈静"]
    refused("card.same_owner", opened, "card.transfer", card=1, to="陈静", reason="再说一次")
    refused("field.missing", opened, "card.transfer", card=1, to="李娜")


def test_a_loss_waits_for_the_manager_and_is_not_due_meanwhile(opened: Showroom) -> None:
    told = opened.at("李娜").do("card.lose", card=1, reason="competitor", competitor="RAV4", note="优惠大")
    assert (told["confirmed"], card().state, card().next_day) == (False, "losing", None)
    refused("card.losing", opened, "card.lose", card=1, reason="price")
    opened.at(MANAGER).do("loss.confirm", card=1)
    assert card().state == "lost"
    refused("card.lost", opened, "follow_up.log", card=1, content="再问问")
    assert opened.do("card.revive", card=1, grade="C")["next"] == "2026-04-12"
    assert (card().state, card().card_how) == ("open", "contact"), "no new card in the figures"
    refused("card.not_lost", opened, "card.revive", card=1)
    assert problems() == []


def test_a_loss_that_is_rejected_is_followed_up_again(opened: Showroom) -> None:
    opened.at("李娜").do("card.lose", card=1, reason="price")
    told = opened.at(MANAGER).do("loss.confirm", card=1, verdict="rejected")
    assert (card().state, told["next"]) == ("open", "2026-03-19")
    refused("card.not_losing", opened, "loss.confirm", card=1)


def test_a_house_may_confirm_losses_by_itself(opened: Showroom) -> None:
    opened.do("setting.set", name="cards.confirm_losses", value="no")
    assert opened.at("李娜").do("card.lose", card=1, reason="price")["confirmed"]
    assert card().state == "lost"


def test_what_the_card_does_not_know_is_no_card(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="李先生")
    refused("card.none", showroom, "card.grade", card="李先生", grade="B")
    refused("field.missing", showroom, "card.open", name="李先生", model="CR-V")
    refused("customer.unknown", showroom, "card.grade", card="王先生", grade="B")


def test_two_who_change_one_card_are_told_who_was_first(opened: Showroom) -> None:
    seen = card().seq
    opened.at("李娜").do("card.grade", card=1, grade="H", seen=seen)
    facts = refused("seen.moved", opened.at(MANAGER), "card.edit", card=1, plan="报价", seen=seen)
    assert (facts["name"], facts["action"]) == ("李娜", ACTIONS["card.grade"].help)


def test_every_step_on_a_card_is_taken_back_exactly(opened: Showroom) -> None:
    for action, fields in (
        ("card.grade", {"grade": "H"}),
        ("card.edit", {"plan": "周末", "phone": "13900139000"}),
        ("card.transfer", {"to": "陈静", "reason": "休假"}),
        ("card.lose", {"reason": "price"}),
        ("follow_up.log", {"content": "谈了价格", "next": "+2"}),
        ("order.sign", {"model": "Fit", "colour": "红", "price": "9万", "deposit": "5000"}),
        ("call.log", {"phone": PHONE, "question": "有现车吗"}),
    ):
        before = rows()
        opened.do(action, **({} if action == "call.log" else {"card": 1}), **fields)
        opened.desk.undo()
        assert rows() == before, action
    assert problems() == []


def test_reception_opens_a_card_and_hands_none_over(showroom: Showroom) -> None:
    desk = showroom.at(RECEPTION)
    assert desk.do("card.open", name="李先生", phone=PHONE, model="CR-V", owner="刘洋")["owner"] == "刘洋"
    refused("role.refused", desk, "card.transfer", card=1, to="李娜", reason="换人")
    refused("role.refused", desk, "loss.confirm", card=1)


@pytest.mark.parametrize(
    ("known", "opens"),
    [
        ({"name": "李先生", "phone": "13800138000", "model": "CR-V"}, True),
        ({"name": "李先生", "model": "CR-V"}, False),
        ({}, False),
    ],
)
def test_a_card_is_open_once_a_party_has_left_whose_name_phone_and_model_are_known(
    showroom: Showroom, known: dict[str, str], opens: bool
) -> None:
    visit = showroom.do("arrival.log", **known)["visit"]
    told = showroom.do("visit.close", visit=visit)
    assert ("card" in told) is opens
    assert told.get("grade") == ("C" if opens else None)


def test_leaving_changes_nothing_on_a_card_that_is_open(showroom: Showroom) -> None:
    visit = showroom.do("arrival.log", name="李先生", phone="13800138000", model="CR-V")["visit"]
    graded = showroom.do("visit.complete", visit=visit, grade="A")
    told = showroom.do("visit.close", visit=visit)
    assert graded["grade"] == "A"
    assert "card" not in told


def test_somebody_known_who_has_no_card_yet_gets_one(showroom: Showroom) -> None:
    showroom.do("call.log", name="孙先生", phone=PHONE)
    told = showroom.do("card.open", name="孙先生", phone=f"+86 {PHONE}", model="CR-V", grade="B", owner="刘洋")
    assert (told["card"], told["grade"], owner()) == (1, "B", "刘洋")
    assert len(rows()["customer"]) == 1
    assert problems() == []


def test_another_name_on_the_phone_of_somebody_without_a_card_is_asked_about(showroom: Showroom) -> None:
    showroom.do("call.log", name="孙先生", phone=PHONE)
    refused("card.known", showroom, "card.open", name="钱女士", phone=PHONE, model="CR-V")
    showroom.do("card.open", name="钱女士", phone=PHONE, model="CR-V", household="yes")
    assert len(rows()["customer"]) == 2


def test_a_consultant_cannot_name_themselves_over_a_colleagues_customer_without_a_card(showroom: Showroom) -> None:
    showroom.do("call.log", name="孙先生", phone=PHONE, taken_by="李娜")
    assert owner() == "李娜"
    taking = {"name": "孙先生", "phone": f"+86 {PHONE}", "model": "CR-V", "owner": "刘洋"}
    refused("role.own_only", showroom.at("刘洋"), "card.open", **taking)
    assert owner() == "李娜"


def test_a_card_of_somebody_who_came_without_a_phone_is_theirs_and_keeps_the_grade_that_was_given(
    showroom: Showroom,
) -> None:
    visit = showroom.do("arrival.log")["visit"]
    showroom.do("visit.complete", visit=visit, name="李先生", model="CR-V", grade="H")
    told = showroom.do("card.open", customer="1", name="李先生", phone=PHONE, model="CR-V")
    assert (told["card"], told["grade"], card().card_grade) == (1, "H", "H")
    assert floor.customer(2) is None, "nobody else has come of it"
    (party,) = floor.visits_of(TODAY)
    assert party.cycle == card().id
    refused("card.known", showroom, "card.open", customer="1", name="李先生", phone="13900139000", model="CR-V")
    assert problems() == []


def test_a_phone_that_comes_later_opens_the_card_with_the_grade_that_was_given(showroom: Showroom) -> None:
    visit = showroom.do("arrival.log")["visit"]
    showroom.do("visit.complete", visit=visit, name="李先生", model="CR-V", grade="H")
    assert showroom.do("visit.complete", visit=visit, phone=PHONE)["grade"] == "H"
    showroom.do("card.grade", card=1, grade="B")
    showroom.do("visit.complete", visit=visit, note="带太太来")
    assert card().grade == "B", "what was noted before does not come back"


def test_an_added_phone_is_named_among_what_changed(showroom: Showroom) -> None:
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", owner="李娜")
    assert "phone" in showroom.do("card.edit", card=1, phone="13900139000")["changed"]


def test_who_is_not_to_be_called_is_due_on_no_day_and_nobody_late_with_them(showroom: Showroom) -> None:
    showroom.do("card.open", name="李先生", phone=PHONE, model="CR-V", grade="H", owner="李娜")
    showroom.clock.move(days=5)
    for name in ("李娜", "刘洋"):
        showroom.do("rotation.check_in", name=name)
    late = period_figures(from_to("2026-03-01", "2026-03-31"), "2026-03-17").store
    assert late["overdue_follow_ups"] == 1
    showroom.do("card.edit", card=1, do_not_call="yes")
    assert card().next_day is None
    assert period_figures(from_to("2026-03-01", "2026-03-31"), "2026-03-17").store["overdue_follow_ups"] == 0
    assert showroom.do("arrival.log", phone=PHONE)["next"] == "刘洋", "who is next at the door is told"
    assert card().next_day is None, "a visit makes no date for a call either"
    assert showroom.do("follow_up.log", card=1, content="来店时聊了")["next"] is None, "and no answer names one"
    showroom.do("card.edit", card=1, do_not_call="no")
    assert card().next_day == "2026-03-18", "by the grade, from today"
    for _ in range(4):
        showroom.desk.undo()
    assert card().next_day == TOMORROW
    assert problems() == []


def test_a_card_that_is_opened_once_more_from_a_visit_keeps_its_grade(showroom: Showroom) -> None:
    visit = showroom.do("arrival.log", name="李先生", phone=PHONE, model="CR-V")["visit"]
    showroom.do("visit.complete", visit=visit, grade="H")
    showroom.do("card.grade", card=1, grade="B")
    assert showroom.do("card.open", visit=visit, name="李先生", phone=PHONE, model="CR-V")["grade"] == "B"
    assert card().grade == "B"
