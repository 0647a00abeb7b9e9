"""Somebody goes home and a colleague takes over what is due of theirs; and who has come to the door."""

from __future__ import annotations

import pytest

from floortui.domain.rotation import CALLED_MINUTES
from floortui.reports.card import card_frame
from floortui.reports.drawer import DayQuery
from floortui.reports.floor import FloorQuery
from floortui.storage import database
from floortui.storage.queries import eligibility
from tests.house import CONSULTANTS, RECEPTION, TODAY, TOMORROW, Showroom, number, problems, refused, rows, visit
from tests.steps import step


@pytest.fixture
def covered(house: Showroom) -> Showroom:
    """Give a floor from which 李娜 has gone home: of her two overdue contacts 刘洋 takes care."""
    step(house, "李娜 has 2 overdue")
    house.do("day.open")
    house.do("rotation.leave", name="李娜", hand_to="刘洋")
    return house


def phone(index: int) -> str:
    return f"137{number('李娜'):04d}{index:04d}"


def card(index: int) -> int:
    return int(database.execute("SELECT customer FROM phone WHERE number = ?", (phone(index),)).fetchone()[0])


def due_of(house: Showroom, name: str) -> list[str]:
    return [line.phone for line in DayQuery().run(house.clock.now(), number(name)).due]


def test_what_is_due_is_handed_over_and_counted(house: Showroom) -> None:
    step(house, "李娜 has 2 overdue")
    house.do("day.open")
    told = house.do("rotation.leave", name="李娜", hand_to="刘洋")
    assert (told["hand_to"], told["due"], told["state"]) == ("刘洋", 2, "off")
    assert eligibility.covered_by(TODAY, number("刘洋")) == [number("李娜")]


def test_who_takes_over_sees_these_cards_with_their_phones_and_nobody_else_does(covered: Showroom) -> None:
    assert due_of(covered, "刘洋") == [phone(0), phone(1)]
    assert due_of(covered, "陈静") == []
    seen = card_frame(card(0), TODAY, number("刘洋"), masks=True)
    assert seen is not None
    assert (seen.mine, seen.covered, seen.phones) == (False, True, (phone(0),))
    other = card_frame(card(0), TODAY, number("陈静"), masks=True)
    assert other is not None
    assert not other.covered
    assert phone(0) not in other.phones


def test_who_takes_over_writes_down_contacts_in_their_own_name(covered: Showroom) -> None:
    covered.at("刘洋").do("follow_up.log", card=card(0), outcome="no-answer")
    covered.at("刘洋").do("follow_up.log", card=card(0), content="回电了")
    assert database.execute("SELECT staff FROM follow_up").fetchall() == [(number("刘洋"),)] * 2
    assert due_of(covered, "刘洋") == [phone(1)]
    owner = database.execute("SELECT owner FROM customer WHERE id = ?", (card(0),)).fetchone()
    assert owner == (number("李娜"),), "it stays her customer"
    assert problems() == []


def test_nothing_else_of_a_colleague_may_be_done(covered: Showroom) -> None:
    desk = covered.at("刘洋")
    refused("role.own_only", desk, "card.grade", card=card(0), grade="H")
    refused("role.own_only", desk, "card.edit", card=card(0), plan="再约")
    refused("role.own_only", desk, "card.lose", card=card(0), reason="price")
    covered.cards(("何女士", "13600000009", "CR-V", "C", "李娜"))
    refused("role.own_only", desk, "follow_up.log", card="13600000009", content="不是今天的")
    refused("role.own_only", covered.at("陈静"), "follow_up.log", card=card(0), content="不是我的")


def test_it_is_for_that_day_only(covered: Showroom) -> None:
    covered.clock.move(minutes=24 * 60)
    refused("role.own_only", covered.at("刘洋"), "follow_up.log", card=card(0), content="昨天的")
    assert due_of(covered, "刘洋") == []
    assert eligibility.covered_by(TOMORROW, number("刘洋")) == []


def test_who_comes_back_the_same_day_has_their_contacts_again(covered: Showroom) -> None:
    before = rows()
    covered.do("rotation.check_in", name="李娜")
    assert due_of(covered, "刘洋") == []
    refused("role.own_only", covered.at("刘洋"), "follow_up.log", card=card(0), content="她回来了")
    covered.desk.undo()
    assert rows() == before
    assert due_of(covered, "刘洋") == [phone(0), phone(1)]


def test_undo_of_leaving_takes_the_handing_over_back(covered: Showroom) -> None:
    covered.desk.undo()
    assert covered.line() == list(CONSULTANTS)
    assert due_of(covered, "刘洋") == []
    assert problems() == []


def test_a_consultant_hands_over_their_own_only_and_to_somebody_else(house: Showroom) -> None:
    step(house, "李娜 has 1 overdue")
    house.do("day.open")
    refused("cover.self", house.at("李娜"), "rotation.leave", name="李娜", hand_to="李娜")
    refused("staff.not_consultant", house.at("李娜"), "rotation.leave", name="李娜", hand_to=RECEPTION)
    refused("cover.nothing", house, "rotation.leave", name="陈静", hand_to="刘洋")
    assert house.at("李娜").do("rotation.leave", name="李娜", hand_to="刘洋")["due"] == 1


# the door


def called(house: Showroom) -> list[int]:
    return [number for number, _ in FloorQuery().run(house.clock.now()).called]


@pytest.fixture
def confirming(showroom: Showroom) -> Showroom:
    """Give an open floor where the door is confirmed within half a minute, and a party that has come."""
    showroom.do("setting.set", name="rotation.confirm_seconds", value="30")
    showroom.do("arrival.log")
    return showroom


def test_whoever_has_a_party_confirms_the_door_once(confirming: Showroom) -> None:
    assert called(confirming) == [1]
    before = rows()
    told = confirming.at("李娜").do("visit.greet", visit=1)
    assert told == {"visit": 1, "name": "李娜"}
    assert visit(1).greeted_at is not None
    assert called(confirming) == []
    refused("visit.greeted", confirming, "visit.greet", visit=1)
    confirming.desk.undo()
    assert rows() == before


def test_a_consultant_confirms_their_own_party_only(confirming: Showroom) -> None:
    refused("role.own_only", confirming.at("刘洋"), "visit.greet", visit=1)
    assert confirming.at(RECEPTION).do("visit.greet", visit=1)["name"] == "李娜"


def test_nobody_confirms_for_a_party_that_waits(full: Showroom) -> None:
    refused("visit.nobody_has_it", full, "visit.greet", visit=5)


@pytest.fixture
def full(showroom: Showroom) -> Showroom:
    """Give a floor with one party more than consultants."""
    for _ in range(5):
        showroom.do("arrival.log")
    return showroom


def test_who_gets_a_party_later_is_called_anew(confirming: Showroom) -> None:
    confirming.do("visit.greet", visit=1)
    confirming.do("arrival.assign", visit=1, to="刘洋", reason="客户要求")
    assert called(confirming) == [1]
    assert visit(1).greeted_at is None


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("visit.complete", {"visit": 1, "name": "李先生"}),
        ("visit.close", {"visit": 1}),
        ("visit.void", {"visit": 1, "reason": "录错了"}),
        ("visit.reclassify", {"visit": 1, "as": "courier"}),
        ("setting.set", {"name": "rotation.confirm_seconds", "value": "0"}),
    ],
)
def test_what_ends_the_call_to_the_door(confirming: Showroom, action: str, fields: dict[str, object]) -> None:
    assert called(confirming) == [1]
    confirming.do(action, **fields)
    assert called(confirming) == []


def test_the_call_ends_by_itself(confirming: Showroom) -> None:
    confirming.clock.move(minutes=CALLED_MINUTES - 1)
    assert called(confirming) == [1]
    confirming.clock.move(minutes=1)
    assert called(confirming) == []
