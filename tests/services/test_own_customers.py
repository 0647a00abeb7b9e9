"""Whose customer somebody is: nobody takes, regrades or renames a colleague's by a visit or a call of their own."""

from __future__ import annotations

from floortui.domain.records import Cycle
from floortui.storage.queries import cards, floor, people
from tests.house import YESTERDAY, Showroom, problems, refused

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
