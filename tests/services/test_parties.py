"""Parties: known by any of them, several buyers, nameless ones linked later, drives, steps and what came of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.others import others_of, read_others
from floortui.domain.people import MANAGER
from floortui.domain.period import Period
from floortui.errors import Refused
from floortui.reports.finding import Asker, find
from floortui.reports.forms import Asked, rows_of
from floortui.reports.period_figures import period_figures
from floortui.storage.queries import floor, parties
from tests.house import TODAY, TOMORROW, YESTERDAY, ZONE, Showroom, number, problems, refused, visit

HUSBAND, WIFE, CHILD = "13800138000", "13800138001", "13800138002"


def figures() -> dict[str, object]:
    """Give today's figures of the house."""
    return dict(period_figures(Period(TODAY, TOMORROW), TODAY).store)


def found(house: Showroom, text: str) -> list[str]:
    """Give who is found, as the list names them."""
    return [each.who for each in find(text, Asker(None, MANAGER, ZONE, house.clock.now()))]


# -- one party, many people


def test_whoever_of_a_party_comes_back_it_is_the_same_customer(showroom: Showroom) -> None:
    showroom.do("setting.set", name="desk.reopen_hours", value="0")
    showroom.do("arrival.log", name="王先生", phone=HUSBAND, also=f"王女士 {WIFE}, 王小姐", served_by="陈静",
                arrived=f"{YESTERDAY}T10:00", left=f"{YESTERDAY}T11:00")  # fmt: skip
    by_phone = showroom.do("arrival.log", phone=WIFE)
    assert (by_phone["kind"], by_phone["assigned"], by_phone["how"]) == ("return", "陈静", "owner")
    showroom.do("visit.close", visit=by_phone["visit"])
    by_name = showroom.do("arrival.log", name="王小姐")
    assert (by_name["kind"], by_name["assigned"]) == ("return", "陈静")
    assert {visit(n).customer for n in (1, 2, 3)} == {1}
    assert problems() == []


def test_a_new_speaker_of_a_known_party_is_one_of_them(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", WIFE)
    told = showroom.do("arrival.log", name="周先生", phone=HUSBAND, also=f"周女士 {WIFE}")
    assert (told["kind"], told["assigned"]) == ("return", "陈静")
    known = floor.customer(1)
    assert known is not None
    assert (known.name, known.phones) == ("周女士", (WIFE, HUSBAND))
    assert visit(told["visit"]).also == f"周先生 {HUSBAND}, 周女士 {WIFE}"


def test_where_nobody_speaks_the_first_of_the_others_is_the_customer(showroom: Showroom) -> None:
    told = showroom.do("arrival.log", also=f"王女士 {WIFE}, 陈小姐")
    known = floor.customer(visit(told["visit"]).customer or 0)
    assert known is not None
    assert (known.name, known.phones, visit(told["visit"]).also) == ("王女士", (WIFE,), "陈小姐")


def test_a_name_without_a_phone_that_two_have_decides_nothing(showroom: Showroom) -> None:
    showroom.regular("陈静", "李先生", "13900000001")
    showroom.regular("刘洋", "李先生", "13900000002")
    assert showroom.do("arrival.log", name="孙先生", phone=HUSBAND, also="李先生")["kind"] == "first"


def test_the_phone_of_somebody_else_stays_theirs(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", WIFE)
    showroom.regular("刘洋", "孙先生", HUSBAND)
    told = showroom.do("arrival.log", phone=HUSBAND, also=f"周女士 {WIFE}")
    assert told["assigned"] == "刘洋"
    assert [each.id for each in floor.customers_with_phone(WIFE)] == [1]


def test_details_may_say_who_came_along(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", WIFE)
    showroom.do("arrival.log")
    told = showroom.do("visit.complete", visit=2, also=f"周女士 {WIFE}", looks="红外套")
    assert told["known"]["owner"] == "陈静"
    assert (visit(2).customer, visit(2).looks) == (1, "红外套")
    showroom.do("visit.complete", visit=2, clear="looks,also")
    assert (visit(2).looks, visit(2).also) == ("", "")


def test_a_phone_that_is_none_is_refused_at_its_field(showroom: Showroom) -> None:
    facts = refused("phone.unreadable", showroom, "arrival.log", also="王女士 1234567890123456789")
    assert facts["field"] == "also"


@given(st.text(max_size=60))
def test_whatever_is_written_of_the_others_reads_back_as_it_was_kept(text: str) -> None:
    try:
        kept = read_others(text, "also", "CN")
    except Refused:
        return
    assert read_others(kept, "also", "CN") == kept
    assert all(other.name or other.phone for other in others_of(kept))


# -- plate and looks


@pytest.mark.parametrize("written", ["京A·12345", "京a12345", "京Ａ 12345"])
def test_a_plate_names_its_customer_however_it_is_written(showroom: Showroom, written: str) -> None:
    showroom.do("arrival.log", name="王先生", phone=HUSBAND, plate="京A·12345", served_by="陈静",
                arrived=f"{YESTERDAY}T10:00", left=f"{YESTERDAY}T11:00")  # fmt: skip
    told = showroom.do("arrival.log", plate=written)
    assert (told["kind"], told["assigned"]) == ("return", "陈静")
    assert found(showroom, "2345") == found(showroom, "a12345") == ["王先生 · " + (written if told else "")]
    assert problems() == []


def test_a_plate_is_on_the_card_and_can_be_emptied(showroom: Showroom) -> None:
    showroom.cards(("孙先生", HUSBAND, "CR-V", "B", "李娜"))
    showroom.do("card.edit", card=1, plate="沪B66666")
    assert rows_of("customer-card", Asked(TODAY, TODAY))[0]["plate"] == "沪B66666"
    assert found(showroom, "6666")
    showroom.do("card.edit", card=1, clear="plate")
    assert found(showroom, "6666") == []


def test_an_erasure_empties_looks_others_and_plate(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="王先生", phone=HUSBAND, plate="京A12345", looks="红外套", also=f"王女士 {WIFE}")
    showroom.do("card.erase", card=1, reason="客户要求")
    known = floor.customer(1)
    assert known is not None
    assert (visit(1).looks, visit(1).also, known.plate, known.phones) == ("", "", "", ())
    assert (found(showroom, "红外套"), found(showroom, WIFE), found(showroom, "12345")) == ([], [], [])
    assert problems() == []


# -- who is it


def test_a_past_visit_is_found_by_whatever_is_remembered(showroom: Showroom) -> None:
    showroom.do("arrival.log", looks="红外套, 带小孩", model="CR-V", served_by="陈静", arrived=f"{YESTERDAY}T10:00",
                left=f"{YESTERDAY}T11:00")  # fmt: skip
    showroom.do("arrival.log", looks="灰西装", model="Accord", served_by="刘洋", arrived=f"{YESTERDAY}T12:00",
                left=f"{YESTERDAY}T13:00")  # fmt: skip
    showroom.regular("陈静", "周女士", WIFE)
    red = ["红外套, 带小孩"]
    for text in ("小孩", "小孩 cr-v", "昨天 红外套", "wed 陈静 小孩", "3/11 小孩", "11号 红", "1天前 陈静 CR-V"):
        assert found(showroom, text) == red, text
    assert found(showroom, "昨天") == ["灰西装", "周女士", *red], "the latest first"
    assert found(showroom, "8001") == ["周女士"]
    assert found(showroom, "zhou") == ["周女士"]
    assert (found(showroom, "100%"), found(showroom, "_"), found(showroom, "3/12"), found(showroom, "")) == ([],) * 4


def test_a_voided_visit_is_nobody(showroom: Showroom) -> None:
    showroom.do("arrival.log", looks="红外套")
    showroom.do("visit.void", visit=1, reason="mistake")
    assert (found(showroom, "红外套"), found(showroom, "今天")) == ([], [])


def test_a_consultant_sees_colleagues_customers_masked(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", WIFE)
    asker = Asker(number("李娜"), "consultant", ZONE, showroom.clock.now())
    assert [each.who for each in find(WIFE, asker)] == ["周**"]


# -- a nameless party, linked later


def test_a_nameless_visit_becomes_that_of_a_customer_who_was_here(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", WIFE)
    showroom.do("arrival.log", looks="红外套")
    told = showroom.do("visit.link", visit=2, to_customer="周女士")
    assert (told["really_return"], told["known"]["owner"]) == (2, "陈静")
    showroom.do("visit.reclassify", visit=2, **{"as": "return"})
    assert (visit(2).kind, visit(2).assigned) == ("return", number("陈静"))
    assert showroom.line()[0] == "李娜", "the turn came back"
    assert problems() == []


def test_an_earlier_nameless_visit_is_linked_to_a_customer_known_later(showroom: Showroom) -> None:
    showroom.do("arrival.log", looks="红外套", model="CR-V", served_by="陈静", arrived=f"{YESTERDAY}T10:00",
                left=f"{YESTERDAY}T11:00")  # fmt: skip
    showroom.do("arrival.log", name="孙先生", phone=HUSBAND)
    told = showroom.do("visit.link", visit=1, to_visit=2)
    assert (told["linked"], told["really_return"]) == ([1], 2)
    assert visit(1).customer == visit(2).customer
    assert visit(1).cycle == visit(2).cycle
    assert figures()["first_contacts"] == 0, "their first contact was yesterday"


def test_two_nameless_visits_become_one_customers(showroom: Showroom) -> None:
    showroom.do("arrival.log", looks="红外套", served_by="陈静", arrived=f"{YESTERDAY}T10:00",
                left=f"{YESTERDAY}T11:00")  # fmt: skip
    showroom.do("arrival.log", looks="红外套")
    told = showroom.do("visit.link", visit=2, to_visit=1)
    known = floor.customer(told["customer"])
    assert known is not None
    assert (known.owner, known.first_day, told["really_return"]) == (number("陈静"), YESTERDAY, 2)
    showroom.do("undo", line=0)
    assert (visit(1).customer, visit(2).customer) == (None, None)
    assert problems() == []


def test_what_is_somebodys_already_is_not_linked_to_another(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", WIFE)
    showroom.regular("刘洋", "孙先生", HUSBAND)
    showroom.do("arrival.log")
    refused("visit.linked", showroom, "visit.link", visit=1, to_customer="孙先生")
    refused("visit.link_same", showroom, "visit.link", visit=1, to_customer="周女士")
    refused("visit.link_self", showroom, "visit.link", visit=3, to_visit=3)
    refused("visit.link_whose", showroom, "visit.link", visit=3)
    refused("visit.unknown", showroom, "visit.link", visit=3, to_visit=99)


# -- several buyers


def test_another_buyer_is_a_batch_but_neither_an_arrival_nor_a_turn(showroom: Showroom) -> None:
    showroom.do("arrival.log", party=4, model="CR-V")
    told = showroom.do("visit.add_buyer", visit=1, model="Accord", name="孙先生", phone=HUSBAND, grade="A")
    assert (told["card"], told["grade"]) == (1, "A")
    assert (showroom.turns("李娜"), showroom.line()) == (1, ["刘洋", "陈静", "张伟"])
    assert figures()["first_contacts"] == 2
    log, register = rows_of("traffic-log", Asked(TODAY, TODAY)), rows_of("visit-register", Asked(TODAY, TODAY))
    assert [row["party"] for row in log] == [4]
    batches = [(row["model"], row["party"], row["group_of"]) for row in register]
    assert batches == [("CR-V", 4, None), ("Accord", None, 1)]
    assert showroom.do("day.close")["sum"] == {
        "first_visits": 1, "consultants": {"李娜": 1}, "unassigned": 0, "agrees": True,
    }  # fmt: skip
    assert problems() == []


def test_a_group_goes_with_its_first(showroom: Showroom) -> None:
    showroom.do("arrival.log", party=4, model="CR-V")
    showroom.do("visit.add_buyer", visit=1, model="Accord")
    showroom.do("arrival.assign", visit=1, to="陈静", reason="客户要求")
    assert visit(2).assigned == number("陈静")
    refused("visit.in_group", showroom, "arrival.assign", visit=2, to="刘洋", reason="客户要求")
    refused("visit.in_group", showroom, "visit.add_buyer", visit=2, model="Fit")
    showroom.clock.move(minutes=30)
    told = showroom.do("visit.close", visit=1)
    assert told["group"] == [2]
    assert visit(2).left_at == visit(1).left_at
    showroom.do("visit.void", visit=1, reason="mistake")
    assert visit(2).voided
    assert problems() == []


def test_a_buyer_who_is_back_the_same_day_pays_a_visit_of_their_own(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="王先生", phone=HUSBAND)
    showroom.do("visit.add_buyer", visit=1, model="Accord", name="孙先生", phone=WIFE)
    showroom.do("visit.close", visit=1)
    told = showroom.do("arrival.log", phone=WIFE)
    assert (told["visit"], told["kind"], told["assigned"], told["turn"]) == (3, "return", "李娜", False)
    showroom.do("visit.void", visit=1, reason="录错了")
    assert showroom.state("李娜") == "serving", "with the buyer who is back"
    showroom.do("visit.close", visit=3)
    assert showroom.state("李娜") == "greeting"
    assert problems() == []


def test_a_group_that_waits_is_one_party_that_waits(showroom: Showroom) -> None:
    for _ in range(5):
        showroom.do("arrival.log")
    showroom.do("visit.add_buyer", visit=5, model="Accord")
    assert [each.id for each in floor.open_visits() if each.waiting] == [5]
    assert figures()["unassigned"] == 1
    refused("visit.in_group", showroom, "visit.reclassify", visit=6, **{"as": "courier"})
    showroom.do("visit.close", visit=1)
    showroom.do("arrival.assign", visit=5)
    assert visit(6).assigned == visit(5).assigned == number("李娜")


def test_who_comes_for_something_else_buys_nothing(showroom: Showroom) -> None:
    showroom.do("arrival.log", purpose="courier")
    refused("visit.no_sale", showroom, "visit.add_buyer", visit=1, model="Fit")
    refused("visit.no_sale", showroom, "drive.start", visit=1, car="Fit", licence="yes")


# -- what came of it


def test_what_came_of_a_visit_follows_where_it_can(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="孙先生", phone=HUSBAND, model="CR-V")
    showroom.do("arrival.log", purpose="courier")
    showroom.do("arrival.log")
    showroom.do("arrival.log")
    assert showroom.do("visit.close", visit=1)["outcome"] == "card"
    assert showroom.do("visit.close", visit=2)["outcome"] == "other"
    assert showroom.do("visit.close", visit=3)["outcome"] == ""
    assert showroom.do("visit.close", visit=4, outcome="战败", reason="price")["outcome"] == "lost:price"
    register = rows_of("visit-register", Asked(TODAY, TODAY))
    assert [row["outcome"] for row in register] == ["card", "", "lost:price"]


def test_a_reason_goes_with_a_loss_only(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    refused("visit.no_reason", showroom, "visit.close", visit=1, outcome="later", reason="price")
    refused("choice.unknown", showroom, "visit.close", visit=1, outcome="bought")
    assert showroom.do("visit.close", visit=1, reason="price")["outcome"] == "lost:price"


# -- test drives


def test_a_drive_is_out_and_back_and_its_minutes_are_registered(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    refused("drive.licence", showroom, "drive.start", visit=1, car="CR-V")
    refused("drive.licence", showroom, "drive.start", visit=1, car="CR-V", licence="no")
    refused("drive.not_out", showroom, "drive.back", visit=1)
    showroom.do("drive.start", visit=1, car="CR-V", licence="yes")
    refused("drive.out", showroom, "drive.start", visit=1, car="CR-V", licence="yes")
    showroom.clock.move(minutes=18)
    assert showroom.do("drive.back", visit=1)["minutes"] == 18
    assert figures()["test_drives"] == 1
    assert rows_of("visit-register", Asked(TODAY, TODAY))[0]["drive_minutes"] == 18
    assert problems() == []


@pytest.mark.parametrize("ends", ["visit.close", "visit.void", "day.close"])
def test_a_drive_is_over_when_the_party_is_gone(showroom: Showroom, ends: str) -> None:
    showroom.do("arrival.log")
    showroom.do("drive.start", visit=1, car="CR-V", licence="yes")
    showroom.clock.move(minutes=25)
    fields: dict[str, dict[str, Any]] = {
        "visit.close": {"visit": 1}, "visit.void": {"visit": 1, "reason": "mistake"}, "day.close": {},
    }  # fmt: skip
    showroom.do(ends, **fields[ends])
    assert parties.drives_out() == []
    assert problems() == []


# -- manager and steps


def test_the_manager_joins_and_steps_are_kept_in_their_order(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    assert showroom.do("visit.join", visit=1)["manager_joined"] is True
    assert showroom.do("visit.steps", visit=1, steps="报价洽谈, reception")["steps"] == ["reception", "offer"]
    assert (visit(1).manager_joined, visit(1).steps) == (True, "reception,offer")
    showroom.do("visit.steps", visit=1)
    assert showroom.do("visit.join", visit=1)["manager_joined"] is False
    assert visit(1).steps == ""
    refused("choice.unknown", showroom, "visit.steps", visit=1, steps="dance")


def test_a_consultant_notes_what_was_done_with_their_own_parties_only(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    other = showroom.at("刘洋")
    for action, fields in (
        ("visit.join", {}), ("visit.steps", {"steps": "offer"}), ("visit.add_buyer", {"model": "Fit"}),
        ("drive.start", {"car": "Fit", "licence": "yes"}), ("drive.back", {}), ("visit.link", {"to_visit": 1}),
    ):  # fmt: skip
        refused("role.own_only", other, action, visit=1, **fields)
    showroom.at("李娜").do("visit.steps", visit=1, steps="offer")


# -- a crowd


def test_a_crowd_is_counted_and_takes_nobodys_turn(showroom: Showroom) -> None:
    for size in (2, 1, 4):
        told = showroom.do("arrival.log", crowd="yes", party=size)
        assert (told["assigned"], told["how"], told["turn"]) == (None, "crowd", False)
    assert showroom.line() == ["李娜", "刘洋", "陈静", "张伟"]
    assert figures()["first_contacts"] == 3
    assert [each.waiting for each in floor.open_visits()] == [False] * 3
    assert showroom.do("arrival.assign", visit=2)["assigned"] == "李娜"
    assert showroom.turns("李娜") == 1
    told = showroom.do("day.close")
    assert told["sum"]["agrees"]
    assert told["sum"]["unassigned"] == 2


def test_who_comes_along_is_found_by_name_and_tokens_follow_an_undo(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="王先生", phone=HUSBAND)
    showroom.do("visit.complete", visit=1, also="陈小姐")
    assert found(showroom, "陈小姐") == ["王先生"]
    showroom.do("undo", line=0)
    assert found(showroom, "陈小姐") == []
    assert problems() == []


def test_the_number_that_was_said_stands_first_and_no_digit_is_a_name(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="孙先生", phone="13900000001")
    showroom.do("arrival.log", name="赵先生", phone="13900000011")
    showroom.do("arrival.log", name="Omar", phone="13800138004")
    asker = Asker(None, MANAGER, ZONE, showroom.clock.now())
    hits = find("0001", asker)
    assert [(each.who, each.by) for each in hits] == [("孙先生", ("phone",)), ("赵先生", ("phone",))]
    assert find("+86 139 0000 0011", asker)[0].by == ("phone",)


def test_who_is_called_exactly_that_stands_before_later_ones(showroom: Showroom) -> None:
    for name in ("张伟", "李张伟", "张伟强"):
        showroom.do("arrival.log", name=name, customer="new")
    assert found(showroom, "张伟") == ["张伟", "张伟强", "李张伟"]
