"""Visits: completed, closed, found out to be something else, voided."""

from __future__ import annotations

from datetime import timedelta

import pytest

from floortui.storage.queries import cards, floor
from tests.house import YESTERDAY, Showroom, number, problems, refused, visit

PHONE = "13800138000"


def test_the_register_is_completed_after_seeing_the_party_off(showroom: Showroom) -> None:
    party = showroom.do("arrival.log")["visit"]
    showroom.do("visit.close", visit=party)
    told = showroom.do("visit.complete", visit=party, name="李先生", phone=PHONE, model="CR-V", source="walk-in",
                       test_drive="yes", grade="H", note="周末再谈")  # fmt: skip
    done = visit(party)
    assert (done.completed, done.test_drive, done.grade, done.note) == (True, True, "H", "周末再谈")
    customer = floor.customers_with_phone(PHONE)[0]
    assert (customer.id, customer.owner, customer.model) == (told["customer"], number("李娜"), "CR-V")


def test_completing_with_a_known_phone_finds_out_the_return_visit(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", PHONE)
    party = showroom.do("arrival.log")["visit"]
    told = showroom.do("visit.complete", visit=party, phone=PHONE)
    assert told["known"] == {"customer": told["customer"], "owner": "陈静", "first_day": "2026-03-12"}
    assert floor.customers_with_phone(PHONE)[0].owner == number("陈静")


def test_completing_twice_keeps_what_was_said_before(showroom: Showroom) -> None:
    party = showroom.do("arrival.log", name="李先生")["visit"]
    showroom.do("visit.complete", visit=party, grade="A", test_drive="yes")
    showroom.do("visit.complete", visit=party, note="已发资料")
    assert (visit(party).grade, visit(party).test_drive, visit(party).note) == ("A", True, "已发资料")


@pytest.mark.parametrize(("left", "code"), [("08:59", "visit.before"), ("09:31", "moment.future")])
def test_a_visit_ends_after_it_began_and_before_now(showroom: Showroom, left: str, code: str) -> None:
    party = showroom.do("arrival.log")["visit"]
    showroom.clock.move(minutes=30)
    assert refused(code, showroom, "visit.close", visit=party, left=left)["field"] == "left"
    showroom.do("visit.close", visit=party, left="09:20")
    assert (visit(party).left_at, visit(party).left_known) == ("2026-03-12T01:20:00.000Z", True)


def test_a_visit_is_closed_once(showroom: Showroom) -> None:
    party = showroom.do("arrival.log")["visit"]
    showroom.do("visit.close", visit=party)
    refused("visit.closed", showroom, "visit.close", visit=party)
    refused("visit.unknown", showroom, "visit.close", visit=99)


def test_with_two_parties_the_last_one_brings_the_consultant_back(showroom: Showroom) -> None:
    first = showroom.do("arrival.log")["visit"]
    second = showroom.do("arrival.log", asked_for="刘洋")["visit"]
    showroom.do("arrival.assign", visit=second, to="李娜", reason="一起来的")
    showroom.do("visit.close", visit=first)
    assert showroom.state("李娜") == "serving"
    showroom.do("visit.close", visit=second)
    assert showroom.line() == ["刘洋", "陈静", "张伟", "李娜"]


def test_first_becomes_return_and_the_owner_takes_over(showroom: Showroom) -> None:
    party = showroom.do("arrival.log", name="李先生", phone=PHONE)["visit"]
    told = showroom.do("visit.reclassify", visit=party, owner="陈静", **{"as": "return"})
    assert (told["kind"], told["assigned"], told["how"]) == ("return", "陈静", "owner")
    assert floor.customers_with_phone(PHONE)[0].owner == number("陈静")
    assert showroom.turns("李娜") == 0


def test_a_return_visit_needs_to_know_whose(showroom: Showroom) -> None:
    party = showroom.do("arrival.log")["visit"]
    assert (
        refused("customer.no_owner", showroom, "visit.reclassify", visit=party, **{"as": "return"})["field"] == "owner"
    )


def test_return_becomes_first_and_who_has_it_pays_with_the_turn(showroom: Showroom) -> None:
    phone = showroom.regular("陈静")
    party = showroom.do("arrival.log", phone=phone)["visit"]
    told = showroom.do("visit.reclassify", visit=party, **{"as": "first"})
    assert (told["assigned"], told["turn"], showroom.turns("陈静")) == ("陈静", True, 1)
    showroom.do("visit.close", visit=party)
    assert showroom.line() == ["李娜", "刘洋", "张伟", "陈静"]
    assert problems() == []


def test_a_courier_becomes_a_customer_and_the_next_takes_it(showroom: Showroom) -> None:
    party = showroom.do("arrival.log", purpose="service")["visit"]
    told = showroom.do("visit.reclassify", visit=party, **{"as": "sales"})
    assert (told["kind"], told["assigned"], told["turn"]) == ("first", "李娜", True)


@pytest.mark.parametrize("closed_first", [False, True])
def test_who_came_to_service_and_buys_has_an_owner_and_a_card(showroom: Showroom, closed_first: bool) -> None:
    party = showroom.do("arrival.log", name="孙先生", phone=PHONE, model="CR-V", purpose="service", asked_for="李娜")
    if closed_first:
        showroom.do("visit.close", visit=party["visit"])
    told = showroom.do("visit.reclassify", visit=party["visit"], **{"as": "first"})
    assert told["how"] == ("late" if closed_first else "became")
    if not closed_first:
        told = showroom.do("visit.close", visit=party["visit"])
    customer = floor.customers_with_phone(PHONE)[0]
    assert (told["card"], told["grade"], customer.owner) == (customer.id, "C", number("李娜"))
    assert (visit(party["visit"]).outcome, visit(party["visit"]).turn) == ("card", False)
    assert cards.current(customer.id) == cards.cycle(visit(party["visit"]).cycle or 0)
    assert problems() == []
    showroom.desk.undo()
    assert problems() == []


def test_whoever_takes_a_service_guest_who_buys_looks_after_them(showroom: Showroom) -> None:
    party = showroom.do("arrival.log", name="孙先生", phone=PHONE, model="CR-V", purpose="service")["visit"]
    assert showroom.do("visit.reclassify", visit=party, **{"as": "first"})["assigned"] == "李娜"
    assert showroom.do("visit.close", visit=party)["grade"] == "C"
    customer = floor.customers_with_phone(PHONE)[0]
    assert (customer.owner, visit(party).cycle is not None) == (number("李娜"), True)
    assert problems() == []


def test_a_courier_who_has_left_and_was_a_customer_is_told_as_logged_late(showroom: Showroom) -> None:
    party = showroom.do("arrival.log", purpose="courier")["visit"]
    showroom.do("visit.close", visit=party)
    told = showroom.do("visit.reclassify", visit=party, **{"as": "first"})
    assert (told["how"], told["assigned"]) == ("late", None)
    assert (visit(party).how, visit(party).outcome) == ("late", "")
    assert problems() == []


def test_first_becomes_another_purpose_and_is_no_traffic(showroom: Showroom) -> None:
    party = showroom.do("arrival.log")["visit"]
    told = showroom.do("visit.reclassify", visit=party, **{"as": "问路"})
    assert (told["kind"], told["purpose"], told["assigned"], told["turn"]) == ("other", "directions", None, False)
    assert showroom.line()[0] == "李娜"
    assert problems() == []


def test_what_it_is_already_or_what_is_nothing_is_refused(showroom: Showroom) -> None:
    party = showroom.do("arrival.log")["visit"]
    refused("visit.as_same", showroom, "visit.reclassify", visit=party, **{"as": "first"})
    assert refused("visit.as", showroom, "visit.reclassify", visit=party, **{"as": "dance"})["text"] == "dance"


def test_a_late_entry_is_corrected_without_moving_anybody(showroom: Showroom) -> None:
    party = showroom.do("arrival.log", served_by="陈静", arrived="08:30")["visit"]
    told = showroom.do("visit.reclassify", visit=party, owner="张伟", **{"as": "return"})
    assert (told["assigned"], told["moves"]) == ("陈静", [])
    assert showroom.line() == ["李娜", "刘洋", "陈静", "张伟"]


@pytest.mark.parametrize("closed_first", [False, True])
def test_a_voided_visit_counts_nowhere(showroom: Showroom, closed_first: bool) -> None:
    party = showroom.do("arrival.log")["visit"]
    if closed_first:
        showroom.do("visit.close", visit=party)
    showroom.do("visit.void", visit=party, reason="录错了")
    assert visit(party).voided
    assert showroom.line()[0] == "李娜", "found out later or at once, the turn comes back to the front"
    assert showroom.turns("李娜") == 0
    refused("visit.voided", showroom, "visit.complete", visit=party, model="CR-V")
    assert showroom.do("day.close")["sum"]["first_visits"] == 0
    assert problems() == []


def test_a_customer_whose_only_visit_was_void_comes_for_the_first_time(showroom: Showroom) -> None:
    showroom.do("arrival.log", served_by="陈静", phone=PHONE, arrived=f"{YESTERDAY}T10:00")
    showroom.do("visit.void", visit=1, reason="录错了")
    assert showroom.do("arrival.log", phone=PHONE)["kind"] == "first"


def test_a_turn_of_another_day_stays_taken_though_its_visit_was_a_return(showroom: Showroom) -> None:
    logged = showroom.do("arrival.log", name="李先生", phone="13800138000")
    showroom.do("visit.close", visit=logged["visit"])
    showroom.clock.move(days=1)
    showroom.do("visit.reclassify", visit=logged["visit"], owner="陈静", **{"as": "return"})
    assert visit(logged["visit"]).turn
    assert problems() == []


def test_nobody_knows_when_a_party_of_another_day_left(showroom: Showroom) -> None:
    party = showroom.do("arrival.log", served_by="陈静", arrived=f"{YESTERDAY}T10:00")["visit"]
    showroom.do("visit.close", visit=party)
    assert not visit(party).left_known, "it was closed today, and no time was said"
    times = {"arrived": f"{YESTERDAY}T11:00", "left": f"{YESTERDAY}T11:40"}
    assert visit(showroom.do("arrival.log", served_by="陈静", **times)["visit"]).left_known


def test_nobody_is_greeted_before_they_came_though_the_clock_was_set_back(showroom: Showroom) -> None:
    party = showroom.do("arrival.log")["visit"]
    showroom.clock.jump(showroom.clock.now() - timedelta(minutes=7))
    showroom.do("visit.greet", visit=party)
    assert visit(party).greeted_at == visit(party).arrived
