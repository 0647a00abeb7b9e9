"""Whose customer somebody is: no consultant takes, regrades or renames a colleague's by their own visits and calls."""

from __future__ import annotations

from typing import Any

import pytest

from floortui.domain.records import Cycle
from floortui.storage.queries import appointments, cards, eligibility, floor, people
from tests.house import CONSULTANTS, TODAY, TOMORROW, YESTERDAY, Showroom, number, problems, refused, rows, visit
from tests.steps import step

ZHOU, FOREIGN = "13900000011", "13711110000"


def owner(customer: int = 1) -> str | None:
    """Give whose customer somebody is."""
    known = floor.customer(customer)
    assert known is not None
    return people.names()[known.owner] if known.owner is not None else None


def card(customer: int = 1) -> Cycle:
    """Give a customer's present card."""
    found = cards.current(customer)
    assert found is not None
    return found


def own_visit_of_yesterday(house: Showroom, name: str) -> int:
    """Give a visit without a name that somebody says to have had yesterday."""
    logged = house.at(name).do(
        "arrival.log", served_by=name, arrived=f"{YESTERDAY}T10:00", left=f"{YESTERDAY}T10:30", looks="x"
    )
    return int(logged["visit"])


# -- two visits are linked


def test_a_consultant_links_no_visit_of_a_colleague_to_their_own(showroom: Showroom) -> None:
    showroom.do("arrival.log", looks="red")
    mine = own_visit_of_yesterday(showroom, "刘洋")
    refused("role.own_only", showroom.at("刘洋"), "visit.link", visit=mine, to_visit=1)
    showroom.do("visit.complete", visit=1, name="周女士", phone=ZHOU)
    refused("role.own_only", showroom.at("刘洋"), "visit.link", visit=mine, to_visit=1)
    assert owner() == "李娜"
    showroom.do("visit.link", visit=mine, to_visit=1)


def test_a_consultant_links_two_visits_of_their_own(showroom: Showroom) -> None:
    showroom.do("arrival.log", looks="red")
    mine = own_visit_of_yesterday(showroom, "李娜")
    showroom.at("李娜").do("visit.link", visit=1, to_visit=mine)
    assert owner() == "李娜"
    assert problems() == []


def test_a_link_says_one_customer_only(showroom: Showroom) -> None:
    showroom.regular("陈静", "周女士", ZHOU)
    showroom.regular("陈静", "孙先生", FOREIGN)
    showroom.do("arrival.log", looks="red")
    facts = refused("visit.linked", showroom, "visit.link", visit=3, to_customer="周女士", to_visit=2)
    assert (facts["visit"], facts["name"], facts["field"]) == (2, "孙先生", "to_visit")
    showroom.do("visit.link", visit=3, to_customer="周女士", to_visit=1)


def test_two_buyers_of_one_group_are_not_one_party(showroom: Showroom) -> None:
    showroom.do("arrival.log", looks="red")
    showroom.do("visit.add_buyer", visit=1, model="CR-V")
    refused("visit.link_group", showroom, "visit.link", visit=1, to_visit=2)
    refused("visit.link_group", showroom, "visit.link", visit=2, to_visit=1)


# -- a colleague's customer calls


@pytest.fixture
def zhou(showroom: Showroom) -> Showroom:
    """Give a house in which 李娜 has the card of 周女士, who comes tomorrow at 15:00."""
    showroom.cards(("周女士", ZHOU, "CR-V", "H", "李娜"))
    showroom.do("appointment.make", card="周女士", at=f"{TOMORROW}T15:00")
    return showroom


def written() -> object:
    """Give what stands of the customer on their own rows, but for when they were in touch."""
    kept = rows()
    cycle = card()._replace(seq=0, next_day=None, last_day=None)
    return kept["customer"], kept["phone"], kept["appointment"], cycle


def test_who_picks_up_for_a_colleague_changes_nothing_on_the_card(zhou: Showroom) -> None:
    before = written()
    told = zhou.at("刘洋").do(
        "call.log",
        customer="周女士",
        phone=FOREIGN,
        name="别人",
        grade="C",
        address="错",
        model="Civic",
        question="问价",
    )
    assert (told["assigned"], told["customer"]) == ("刘洋", 1)
    assert written() == before
    assert card().last_day == TODAY, "somebody has talked to her"
    assert problems() == []


def test_who_picks_up_for_a_colleague_moves_no_appointment_but_may_make_one(zhou: Showroom) -> None:
    desk = zhou.at("刘洋")
    facts = refused("appointment.colleagues", desk, "call.log", customer="周女士", appointment=f"{TOMORROW}T16:00")
    assert (facts["staff"], facts["at"]) == ("李娜", "15:00")
    zhou.do("appointment.cancel", card="周女士")
    desk.do("call.log", customer="周女士", appointment=f"{TOMORROW}T16:00")
    booked = appointments.open_of(1)
    assert booked is not None
    assert booked.staff == number("李娜")


def test_nobody_calls_a_colleagues_customer(zhou: Showroom) -> None:
    refused("role.own_only", zhou.at("刘洋"), "call.log", customer="周女士", direction="out", minutes="3")
    zhou.at("李娜").do("call.log", customer="周女士", direction="out", minutes="3", grade="A", address="北京路1号")
    assert card().grade == "A"


def test_who_has_taken_over_what_is_due_calls_and_writes_it_down(house: Showroom) -> None:
    step(house, "李娜 has 2 overdue")
    house.do("day.open")
    house.do("rotation.leave", name="李娜", hand_to="刘洋")
    house.at("刘洋").do("call.log", customer="1", direction="out", grade="C", question="谈了")
    assert card().grade == "C"


# -- a visit of one's own is said to be a colleague's customer's


def test_an_own_visit_writes_nothing_on_a_colleagues_card(zhou: Showroom) -> None:
    times = {"arrived": f"{YESTERDAY}T10:00", "left": f"{YESTERDAY}T10:30"}
    zhou.do("arrival.log", customer="周女士", served_by="李娜", **times)
    zhou.clock.move(minutes=60)
    before, desk = written(), zhou.at("刘洋")
    mine = desk.do("arrival.log", served_by="刘洋", arrived="09:10", left="09:40", looks="x")["visit"]
    desk.do("visit.link", visit=mine, to_customer="周女士")
    desk.do("visit.complete", visit=mine, name="改名", plate="京A12345", grade="C", also=f"我 {FOREIGN}", model="Fit")
    assert written() == before
    assert (visit(mine).grade, visit(mine).model, visit(mine).also) == ("C", "Fit", f"我 {FOREIGN}")
    as_return: dict[str, Any] = {"as": "return"}
    desk.do("visit.reclassify", visit=mine, reason="回头客", **as_return)
    assert visit(mine).how == "stand_in"
    desk.do("visit.complete", visit=mine, grade="C", name="改名")
    assert written() == before, "who was nobody's stand-in does not become one"
    assert problems() == []


def test_who_came_along_with_an_own_visit_is_not_put_down_with_a_colleagues_customer(zhou: Showroom) -> None:
    desk = zhou.at("刘洋")
    desk.do("arrival.log", looks="x", served_by="刘洋", arrived="08:10", left="08:40")
    desk.do("visit.complete", visit=1, also=f"我 {FOREIGN}")
    before = written()
    desk.do("visit.link", visit=1, to_customer="周女士")
    assert written() == before


def test_an_arrival_of_ones_own_writes_nothing_on_a_colleagues_card(zhou: Showroom) -> None:
    before = written()
    zhou.at("刘洋").do(
        "arrival.log", customer="周女士", served_by="刘洋", arrived=f"{YESTERDAY}T10:00", left=f"{YESTERDAY}T10:30",
        model="Fit", plate="京A12345", also=f"我 {FOREIGN}",
    )  # fmt: skip
    assert written() == before


@pytest.mark.parametrize("named", ["周女士", ""])
def test_a_buyer_of_ones_own_visit_is_not_regraded_who_is_a_colleagues(zhou: Showroom, named: str) -> None:
    zhou.do("arrival.log", looks="红外套", asked_for="刘洋")
    before, desk = written(), zhou.at("刘洋")
    desk.do("visit.add_buyer", visit=1, phone=ZHOU, name=named, grade="C", model="Civic")
    assert written() == before
    zhou.do("visit.close", visit=1)
    assert written() == before, "nor when reception closes the visit"
    assert problems() == []


def test_a_buyer_who_is_linked_to_a_colleagues_card_is_not_regraded(zhou: Showroom) -> None:
    zhou.do("arrival.log", looks="红外套", asked_for="刘洋")
    before, desk = written(), zhou.at("刘洋")
    desk.do("visit.add_buyer", visit=1, grade="C", model="Civic")
    desk.do("visit.link", visit=2, to_customer="周女士")
    desk.do("visit.close", visit=1)
    assert written() == before


def test_who_stands_in_keeps_the_card_for_the_colleague(zhou: Showroom) -> None:
    zhou.do("rotation.away", name="李娜", reason="lunch")
    told = zhou.do("arrival.log", phone=ZHOU)
    assert (told["assigned"], told["how"]) == ("刘洋", "stand_in")
    zhou.at("刘洋").do("visit.complete", visit=told["visit"], grade="A", model="Fit", plate="京A12345")
    assert (card().grade, owner()) == ("A", "李娜")
    known = floor.customer(1)
    assert known is not None
    assert (known.model, known.plate) == ("Fit", "京A12345")


# -- a customer goes over by a visit


@pytest.fixture
def quiet(showroom: Showroom) -> Showroom:
    """Give a house in which 陈静's H card 周女士 has been quiet for longer than it is protected."""
    showroom.cards(("周女士", ZHOU, "CR-V", "H", "陈静"))
    showroom.clock.move(days=16)
    showroom.do("roster.set", day="2026-03-28", names=list(CONSULTANTS))
    showroom.do("day.open")
    return showroom


@pytest.mark.parametrize("gone", ["visit.void", "visit.reclassify"])
def test_a_lapsed_customer_goes_back_if_the_visit_was_none(quiet: Showroom, gone: str) -> None:
    before = card()
    quiet.at("李娜").do("arrival.log", customer="1")
    assert owner() == "李娜"
    fields: dict[str, Any] = {"visit.void": {}, "visit.reclassify": {"as": "service"}}[gone]
    quiet.at("李娜").do(gone, visit=1, reason="记错了", **fields)
    assert owner() == "陈静"
    assert card()._replace(seq=before.seq) == before
    assert floor.moved_over("2026-03-28", floor.LAPSED) == []
    assert problems() == []
    quiet.desk.undo()
    assert owner() == "李娜"
    assert problems() == []


def test_the_customer_of_a_leaver_goes_back_if_the_visit_was_none(showroom: Showroom) -> None:
    showroom.cards(("周女士", ZHOU, "CR-V", "H", "陈静"))
    showroom.do("staff.leave", name="陈静")
    showroom.do("arrival.log", customer="1")
    assert owner() == "李娜"
    showroom.do("visit.void", visit=1, reason="记错了")
    assert owner() == "陈静"


def test_whom_the_manager_has_given_to_another_since_stays_theirs(quiet: Showroom) -> None:
    quiet.do("arrival.log", customer="1")
    quiet.do("card.transfer", card="1", to="刘洋", reason="店长安排")
    quiet.do("visit.void", visit=1, reason="记错了")
    assert owner() == "刘洋"


def test_a_lapsed_customer_of_a_crowd_is_their_owners_until_somebody_takes_them(quiet: Showroom) -> None:
    quiet.do("arrival.log", phone=ZHOU, crowd="yes")
    assert owner() == "陈静"
    assert floor.moved_over("2026-03-28", floor.LAPSED) == []
    told = quiet.do("arrival.assign", visit=1)
    assert (told["assigned"], told["how"], told["lapsed"], owner()) == ("李娜", "turn", "陈静", "李娜")
    assert [each.taken_by for each in floor.moved_over("2026-03-28", floor.LAPSED)] == [number("李娜")]
    quiet.do("visit.void", visit=1, reason="记错了")
    assert owner() == "陈静"
    assert problems() == []


@pytest.mark.parametrize("ends", ["visit.close", "visit.void"])
def test_a_lapsed_customer_whom_nobody_takes_stays_their_owners(quiet: Showroom, ends: str) -> None:
    for _ in CONSULTANTS:
        quiet.do("arrival.log")
    quiet.do("arrival.log", phone=ZHOU)
    assert (owner(), visit(5).assigned) == ("陈静", None)
    quiet.do(ends, visit=5, **({"reason": "记错了"} if ends == "visit.void" else {}))
    assert owner() == "陈静"
    assert problems() == []


def test_a_lapsed_customer_who_waited_is_the_first_ones_who_is_free(quiet: Showroom) -> None:
    for _ in CONSULTANTS:
        quiet.do("arrival.log")
    quiet.do("arrival.log", phone=ZHOU)
    quiet.do("visit.close", visit=3)
    quiet.do("visit.close", visit=4)
    quiet.do("arrival.assign", visit=5)
    assert owner() == "陈静", "she is the first who is free again"
    quiet.do("arrival.assign", visit=5, to="张伟", reason="客户要求")
    assert owner() == "张伟"


# -- visits that were none were no contacts


@pytest.fixture
def late(house: Showroom) -> Showroom:
    """Give a house in which 李娜 is barred: three of her customers should have been contacted."""
    step(house, "李娜 has 3 overdue")
    house.do("setting.set", name="rotation.bar_overdue", value="1")
    house.do("day.open")
    assert house.state("李娜") == "barred"
    return house


def test_visits_that_were_none_clear_no_bar(late: Showroom) -> None:
    before = [card(n)._replace(seq=0) for n in (1, 2, 3)]
    for index in (1, 2, 3):
        told = late.at("李娜").do("arrival.log", customer=str(index))
        late.at("李娜").do("visit.void", visit=told["visit"], reason="记错了")
    assert [card(n)._replace(seq=0) for n in (1, 2, 3)] == before
    assert eligibility.counted(["overdue"], TODAY)["overdue"] == {number("李娜"): 3}
    assert problems() == []
    late.do("rotation.leave", name="李娜")
    late.do("rotation.check_in", name="李娜")
    assert late.state("李娜") == "barred"


def test_two_visits_of_which_both_were_none_are_no_contact_in_either_order(late: Showroom) -> None:
    late.do("setting.set", name="desk.reopen_hours", value="0")
    before = card()._replace(seq=0)
    for order in ((1, 2), (4, 3)):
        for _ in (1, 2):
            told = late.do("arrival.log", customer="1")
            late.do("visit.close", visit=told["visit"])
        for number_ in order:
            assert card().last_day == TODAY
            late.do("visit.void", visit=number_, reason="记错了")
        assert card()._replace(seq=0) == before
    assert problems() == []


def test_who_was_in_touch_after_a_visit_that_was_none_was(late: Showroom) -> None:
    late.do("arrival.log", customer="1")
    late.do("follow_up.log", card="1", content="谈了", next="+20")
    contacted = card()._replace(seq=0)
    late.do("visit.void", visit=1, reason="记错了")
    assert card()._replace(seq=0) == contacted
    assert problems() == []


def test_who_is_erased_bars_nobody(late: Showroom) -> None:
    late.do("card.erase", card="1", reason="客户要求")
    late.do("card.erase", card="2", reason="客户要求")
    assert eligibility.counted(["overdue"], TODAY)["overdue"] == {number("李娜"): 1}
    assert eligibility.due_by(TODAY, number("李娜")) == 1
    assert late.state("李娜") == "waiting", "one overdue bars nobody here"
    assert problems() == []


def test_a_card_of_who_is_erased_counts_for_no_higher_tier(showroom: Showroom) -> None:
    showroom.do("staff.edit", name="李娜", tier="1")
    showroom.cards(("周女士", ZHOU, "CR-V", "H", "李娜"))
    assert eligibility.counted(["tier_1_cards"], TODAY)["tier_1_cards"] == {number("李娜"): 1}
    showroom.do("card.erase", card="1", reason="客户要求")
    assert eligibility.counted(["tier_1_cards"], TODAY)["tier_1_cards"] == {}


# -- the buyers of a group


def test_the_buyers_of_a_group_go_along_with_its_first(showroom: Showroom) -> None:
    showroom.regular("陈静", "陈太太", "13900000099")
    showroom.do("arrival.log", name="周女士", phone=ZHOU)
    for fields in ({"name": "孙先生", "phone": FOREIGN}, {"phone": "13900000099"}):
        showroom.do("visit.add_buyer", visit=2, model="Fit", **fields)
    assert [owner(n) for n in (1, 2, 3)] == ["陈静", "李娜", "李娜"]
    showroom.do("arrival.assign", visit=2, to="张伟", reason="客户要求")
    assert [owner(n) for n in (1, 2, 3)] == ["陈静", "张伟", "张伟"], "a regular stays whose they are"
    assert card(3).card_by == number("李娜"), "who opened a card has opened it"
    assert problems() == []


@pytest.mark.parametrize("came", [{"crowd": "yes"}, {"arrived": f"{YESTERDAY}T10:00"}])
def test_who_takes_a_party_that_nobody_had_takes_its_buyers_and_their_cards(
    showroom: Showroom, came: dict[str, str]
) -> None:
    showroom.do("arrival.log", **came)
    showroom.do("visit.complete", visit=1, name="周女士", phone=ZHOU, model="CR-V")
    showroom.do("visit.add_buyer", visit=1, model="Fit", name="孙先生", phone=FOREIGN)
    assert (owner(1), owner(2), card(2).card_by) == (None, None, None)
    showroom.do("arrival.assign", visit=1, to="李娜", reason="他接待的")
    for customer in (1, 2):
        assert (owner(customer), card(customer).card_by) == ("李娜", number("李娜"))
    assert visit(2).assigned == number("李娜")
    assert problems() == []


def test_a_buyer_stays_whose_they_are_if_the_first_came_for_something_else(showroom: Showroom) -> None:
    showroom.do("arrival.log", looks="红外套")
    showroom.do("visit.add_buyer", visit=1, model="Fit", name="孙先生", phone=FOREIGN)
    showroom.do("visit.reclassify", visit=1, **{"as": "service"})
    assert owner() == "李娜"


def test_nobody_is_a_buyer_twice_of_one_visit(showroom: Showroom) -> None:
    showroom.do("arrival.log", name="周女士", phone=ZHOU)
    showroom.do("visit.add_buyer", visit=1, model="Fit", name="孙先生", phone=FOREIGN)
    for phone, name in ((ZHOU, "周女士"), (FOREIGN, "孙先生")):
        facts = refused("visit.same_buyer", showroom, "visit.add_buyer", visit=1, model="CR-V", phone=phone)
        assert (facts["name"], facts["field"]) == (name, "phone")
    refused("visit.same_buyer", showroom, "visit.add_buyer", visit=1, model="CR-V", name="孙先生")


def test_who_was_given_to_another_while_they_waited_has_not_lapsed_from_them(quiet: Showroom) -> None:
    quiet.do("arrival.log", phone=ZHOU, crowd="yes")
    quiet.do("card.transfer", card="1", to="张伟", reason="店长安排")
    told = quiet.do("arrival.assign", visit=1)
    assert (told["assigned"], told["how"], owner()) == ("张伟", "owner", "张伟")


@pytest.mark.parametrize("gone", ["visit.void", "visit.reclassify"])
def test_an_owner_is_due_again_whose_visit_was_none(showroom: Showroom, gone: str) -> None:
    showroom.cards(("周女士", ZHOU, "CR-V", "H", "李娜"))
    showroom.do("order.sign", card="1", model="CR-V", colour="白", price="100000", deposit="5000")
    showroom.do("order.deliver", card="1")
    showroom.clock.move(days=5)
    showroom.do("roster.set", day="2026-03-17", names=list(CONSULTANTS))
    before, due = card()._replace(seq=0), eligibility.counted(["overdue"], "2026-03-17")["overdue"]
    assert due == {number("李娜"): 1}
    told = showroom.do("arrival.log", phone=ZHOU)
    assert eligibility.counted(["overdue"], "2026-03-17")["overdue"] == {}
    fields: dict[str, Any] = {"visit.void": {}, "visit.reclassify": {"as": "service"}}[gone]
    showroom.do(gone, visit=told["visit"], reason="记错了", **fields)
    assert card()._replace(seq=0) == before
    assert eligibility.counted(["overdue"], "2026-03-17")["overdue"] == due
    assert problems() == []
    showroom.desk.undo()
    assert card().state == "open"
    showroom.desk.undo()
    assert card()._replace(seq=0) == before
    assert problems() == []


def test_an_owner_who_has_called_about_a_car_meanwhile_is_not_sent_back(showroom: Showroom) -> None:
    showroom.cards(("周女士", ZHOU, "CR-V", "H", "李娜"))
    showroom.do("order.sign", card="1", model="CR-V", colour="白", price="100000", deposit="5000")
    showroom.do("order.deliver", card="1")
    showroom.clock.move(minutes=5)
    told = showroom.do("arrival.log", phone=ZHOU)
    showroom.do("call.log", phone=ZHOU, question="想换车")
    showroom.do("visit.void", visit=told["visit"], reason="记错了")
    assert card().state == "open"
    assert problems() == []
