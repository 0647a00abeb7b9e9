"""Cards that nobody looks after are dealt out: those of nobody, of who left, and what has lapsed; in one line."""

from __future__ import annotations

from typing import Any

import pytest

from floortui.domain.period import day_after
from floortui.storage import database, journal
from floortui.storage.queries import allocation, appointments, cards, house
from tests.house import CONSULTANTS, MANAGER, RECEPTION, TODAY, Showroom, lines, number, problems, refused, rows

GRADES = "HABC"


def owners() -> list[str | None]:
    """Give whose each customer is, by their numbers."""
    rows = database.execute("SELECT s.name FROM customer AS k LEFT JOIN staff AS s ON s.id = k.owner ORDER BY k.id")
    return [name for (name,) in rows]


@pytest.fixture
def left(showroom: Showroom) -> Showroom:
    """Give a house that 张伟 has left with six cards; 李娜 has two, 刘洋 one."""
    showroom.cards(
        *((f"客户{n}", f"1370000000{n}", "CR-V", GRADES[n % 4], "张伟") for n in range(6)),
        ("欧阳晓岚", "13512345678", "Accord", "H", "李娜"),
        ("张三丰", "13900139000", "CR-V", "B", "李娜"),
        ("林女士", "13900139001", "CR-V", "C", "刘洋"),
    )
    showroom.do("staff.leave", name="张伟")
    return showroom


def dealt(told: dict[str, Any]) -> dict[str, list[int]]:
    return {each["name"]: each["cards"] for each in told["lists"]}


def test_who_leaves_the_house_leaves_so_many_cards(showroom: Showroom) -> None:
    showroom.cards(("客户", "13700000000", "CR-V", "A", "张伟"), ("客户二", "13700000001", "CR-V", "A", "张伟"))
    assert showroom.do("staff.leave", name="张伟")["cards"] == 2
    assert "cards" not in showroom.do("staff.leave", name="陈静")
    assert [line.customer for line in allocation.leavers(9)] == [1, 2]
    assert (allocation.count_of_leavers(), allocation.count_of_nobody()) == (2, 0)


def test_a_leavers_cards_go_one_to_each_in_the_order_of_the_roster(left: Showroom) -> None:
    before, head = rows(), lines()
    told = left.at(MANAGER).do("cards.allocate", cards="leavers", reason="张伟离职")
    # H H A A B C, as their grades are
    assert dealt(told) == {"李娜": [1, 6], "刘洋": [5, 3], "陈静": [2, 4]}
    assert (told["dealt"], told["rule"], told["reason"]) == (6, "rotation", "张伟离职")
    assert owners()[:6] == ["李娜", "陈静", "刘洋", "陈静", "刘洋", "李娜"]
    assert lines() == head + 1, "one line"
    assert cards.last_standing(1) == ("open", "H", number("李娜"), cards.cycle(1).next_day)  # type: ignore[union-attr]
    left.at(MANAGER).undo()
    assert rows() == before
    assert problems() == []


def test_by_load_the_fullest_gets_the_least(left: Showroom) -> None:
    told = left.do("cards.allocate", cards="leavers", rule="load", reason="离职")
    # contacts a month: 李娜 30 + 2, 刘洋 1, 陈静 0; H 30, A 4, B 2, C 1
    assert dealt(told) == {"陈静": [1, 2], "刘洋": [5, 6], "李娜": [3, 4]}


def test_by_tier_who_closes_gets_the_nearest(left: Showroom) -> None:
    for name, tier in (("李娜", "3"), ("刘洋", "1"), ("陈静", "2")):
        left.do("staff.edit", name=name, tier=tier)
    told = left.do("cards.allocate", cards="1,2,3,4,5,6", rule="tier", reason="离职")
    assert dealt(told) == {"刘洋": [1, 5, 2, 6], "陈静": [3], "李娜": [4]}


def test_nobody_who_is_off_left_in_training_or_at_the_desk_gets_any(left: Showroom) -> None:
    left.do("staff.add", name="孙悦", tier="trainee")
    left.do("roster.set", day=TODAY, names="刘洋,陈静")
    told = left.do("cards.allocate", cards="leavers", reason="离职")
    assert set(dealt(told)) == {"刘洋", "陈静"}
    left.desk.undo()
    for name, code in (("李娜", "allocate.off"), ("孙悦", "staff.trainee"), (RECEPTION, "staff.not_consultant")):
        refused(code, left, "cards.allocate", cards="leavers", to=name, reason="离职")
    told = left.do("cards.allocate", cards="leavers", to="陈静", reason="离职")
    assert dealt(told) == {"陈静": [1, 5, 2, 6, 3, 4]}


def test_without_a_roster_everybody_who_takes_turns_gets_some(left: Showroom) -> None:
    left.clock.move(days=1)
    assert set(dealt(left.do("cards.allocate", cards="leavers", reason="离职"))) == {"李娜", "刘洋", "陈静"}


def test_the_limit_of_a_consultant_is_kept_and_the_rest_is_told(left: Showroom) -> None:
    left.do("setting.set", name="cards.most_open", value="2")
    told = left.do("cards.allocate", cards="leavers", reason="离职")
    assert dealt(told) == {"刘洋": [1], "陈静": [5, 2]}
    assert told["left_over"] == [6, 3, 4]
    assert refused("allocate.full", left, "cards.allocate", cards="leavers", reason="离职")["most"] == 2


def test_appointments_follow_and_claims_are_answered(left: Showroom) -> None:
    left.do("appointment.make", card="1", at="+1 10:00")
    left.at("刘洋").do("card.claim", card="1", reason="我接待过")
    left.do("cards.allocate", cards="1", reason="离职")
    found = appointments.open_of(1)
    assert found is not None
    assert found.staff == number("李娜")
    assert database.execute("SELECT verdict FROM claim").fetchall() == [("rejected",)]
    assert problems() == []


def test_cards_of_nobody_are_dealt_out_too(showroom: Showroom) -> None:
    showroom.do("card.open", name="王先生", phone="13700000001", model="CR-V")
    showroom.do("card.open", name="李先生", phone="13700000002", model="CR-V", grade="A")
    assert [line.customer for line in allocation.nobodys(9)] == [2, 1], "the first due first"
    assert dealt(showroom.do("cards.allocate", cards="nobodys", reason="新卡")) == {"李娜": [2], "刘洋": [1]}
    refused("allocate.nothing", showroom, "cards.allocate", cards="loose", reason="新卡")


def test_who_took_delivery_from_a_leaver_is_not_forgotten(left: Showroom) -> None:
    left.do("order.sign", card="1", model="CR-V", colour="白", price="200000", deposit="5000")
    left.do("order.deliver", card="1")
    assert allocation.count_of_leavers() == 6
    assert [line.customer for line in allocation.leavers(9)][-1] == 1, "after the open cards"
    told = left.do("cards.allocate", cards="leavers", rule="tier", reason="离职")
    assert 1 in [card for each in told["lists"] for card in each["cards"]]


@pytest.mark.parametrize(("grade", "days"), [("H", 15), ("A", 30), ("B", 60), ("C", 120)])
def test_what_has_lapsed_goes_to_another(showroom: Showroom, grade: str, days: int) -> None:
    showroom.cards(("欧阳晓岚", "13512345678", "Accord", grade, "李娜"))
    showroom.clock.move(days=days)
    assert allocation.lapsed(9, house.settings(), day_after(TODAY, days)) == []
    refused("allocate.owned", showroom, "cards.allocate", cards="1", reason="久未联系")
    showroom.clock.move(days=1)
    assert [each.customer for each in allocation.lapsed(9, house.settings(), day_after(TODAY, days + 1))] == [1]
    showroom.do("cards.allocate", cards="lapsed", reason="久未联系")
    assert owners() == ["刘洋"], "not to whose it was"
    assert problems() == []


def test_a_call_keeps_a_card_from_lapsing(showroom: Showroom) -> None:
    showroom.cards(("欧阳晓岚", "13512345678", "Accord", "H", "李娜"))
    showroom.clock.move(days=10)
    showroom.do("call.log", phone="13512345678", question="价格", taken_by="李娜")
    showroom.clock.move(days=10)
    assert allocation.lapsed(9, house.settings(), day_after(TODAY, 20)) == []
    refused("allocate.owned", showroom, "cards.allocate", cards="1", reason="久未联系")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"cards": "欧阳晓岚"}, "allocate.owned"),
        ({"cards": "13911111111"}, "customer.unknown"),
        ({"cards": "1", "rule": "dice"}, "choice.unknown"),
        ({"cards": "1", "reason": ""}, "field.missing"),
        ({"cards": ""}, "field.missing"),
        ({"cards": "1", "to": "周杰伦"}, "staff.unknown"),
    ],
)
def test_what_cannot_be_dealt_out_is_refused(left: Showroom, fields: dict[str, str], code: str) -> None:
    refused(code, left, "cards.allocate", **{"reason": "离职", **fields})


def test_a_lost_card_stays_where_it_is(left: Showroom) -> None:
    left.do("card.lose", card="1", reason="price")
    refused("card.lost", left, "cards.allocate", cards="1", reason="离职")
    assert allocation.count_of_leavers() == 5


@pytest.mark.parametrize("who", [*CONSULTANTS[:1], RECEPTION])
def test_only_a_manager_deals_out(left: Showroom, who: str) -> None:
    refused("role.refused", left.at(who), "cards.allocate", cards="leavers", reason="离职")


def test_the_journal_says_how_many_and_an_erasure_empties_who_was_named(left: Showroom) -> None:
    told = left.do("cards.allocate", cards="客户0,13700000001", reason="客户0 要求")
    assert told["dealt"] == 2
    head = lines()
    left.do("card.erase", card="1", reason="本人要求")
    line = journal.entry(head)
    assert line is not None
    assert "客户0" not in str((line.asked, line.told))
    assert problems() == []
