"""The monthly check of the drawer: who may look at what, which half is written, and which months can be checked."""

from __future__ import annotations

import pytest

from floortui.storage import database
from floortui.storage.queries import checks
from tests.house import MANAGER, RECEPTION, TODAY, Showroom, number, problems, refused, rows

MONTH, BEFORE = "2026-03", "2026-02"
CARD = "13512345678"


@pytest.fixture
def drawer(showroom: Showroom) -> Showroom:
    """Give a house with three cards of 李娜's and one of 刘洋's."""
    showroom.cards(
        ("欧阳晓岚", CARD, "Accord", "H", "李娜"),
        ("张三丰", "13900139000", "CR-V", "B", "李娜"),
        ("林女士", "13900139001", "CR-V", "C", "李娜"),
        ("曾先生", "13900139002", "CR-V", "A", "刘洋"),
    )
    return showroom


def found(card: int = 1, month: str = MONTH) -> checks.Check:
    (cycle,) = database.execute("SELECT max(id) FROM cycle WHERE customer = ?", (card,)).fetchone()
    check = checks.check(cycle, month)
    assert check is not None
    return check


def test_consultant_and_manager_each_write_their_half_of_one_row(drawer: Showroom) -> None:
    told = drawer.at("李娜").do("drawer.check", card=CARD, finding="no-next", remark="等他出差回来")
    assert told == {"card": 1, "month": MONTH, "finding": "no-next", "by": "consultant"}
    drawer.clock.move(days=1)
    told = drawer.at(MANAGER).do("drawer.check", card=CARD)
    assert told == {"card": 1, "month": MONTH, "finding": "no-next", "by": "manager"}
    check = found()
    assert (check.consultant, check.consultant_on) == (number("李娜"), TODAY)
    assert (check.manager, check.manager_on) == (number(MANAGER), "2026-03-13")
    assert (check.finding, check.remark) == ("no-next", "等他出差回来"), "what the consultant found stays"
    assert database.execute("SELECT count(*) FROM drawer_check").fetchone() == (1,)
    assert problems() == []


def test_the_manager_may_be_first_and_it_says_that_the_consultant_was_not(drawer: Showroom) -> None:
    told = drawer.at(MANAGER).do("drawer.check", card=CARD, finding="级别偏高")
    assert (told["finding"], told["before_consultant"]) == ("grade-high", True)
    assert found().consultant_on is None
    drawer.at("李娜").do("drawer.check", card=CARD, finding="in-order")
    assert (found().finding, found().consultant_on) == ("in-order", TODAY)


def test_a_finding_is_corrected_and_taken_back(drawer: Showroom) -> None:
    desk = drawer.at("李娜")
    desk.do("drawer.check", card=CARD, finding="overdue")
    before = rows()
    desk.do("drawer.check", card=CARD, finding="in-order", remark="看错了")
    assert (found().finding, found().remark) == ("in-order", "看错了")
    desk.undo()
    assert rows() == before
    desk.undo()
    assert database.execute("SELECT count(*) FROM drawer_check").fetchone() == (0,)
    assert problems() == []


def test_a_consultant_checks_only_their_own(drawer: Showroom) -> None:
    refused("role.own_only", drawer.at("李娜"), "drawer.check", card="13900139002")
    refused("role.refused", drawer.at(RECEPTION), "drawer.check", card=CARD)
    drawer.do("drawer.check", card="13900139002")
    assert found(4).manager is None, "the set-up manager is nobody in particular"
    assert found(4).manager_on == TODAY


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"month": BEFORE}, "check.later"),
        ({"month": "2026-01"}, "check.month"),
        ({"month": "2026-04"}, "check.month"),
        ({"month": "März"}, "month.unreadable"),
        ({"finding": "nonsense"}, "choice.unknown"),
        ({"card": "13911111111"}, "customer.unknown"),
    ],
)
def test_what_cannot_be_checked_is_refused(drawer: Showroom, fields: dict[str, str], code: str) -> None:
    refused(code, drawer, "drawer.check", **{"card": CARD, **fields})


def test_the_month_before_can_still_be_checked(drawer: Showroom) -> None:
    drawer.clock.move(days=25)
    drawer.do("drawer.check", card=CARD, month=MONTH)
    assert found(month=MONTH).manager_on == "2026-04-06"
    drawer.do("drawer.check", card=CARD)
    assert found(month="2026-04").manager_on == "2026-04-06"
    drawer.clock.move(days=30)
    refused("check.month", drawer, "drawer.check", card=CARD, month=MONTH)


def test_a_house_whose_month_ends_on_the_25th_checks_by_its_own_months(drawer: Showroom) -> None:
    drawer.do("setting.set", name="figures.month_ends_on", value="25")
    drawer.clock.move(days=14)  # 26 March
    assert drawer.do("drawer.check", card=CARD)["month"] == "2026-04"
    assert drawer.do("drawer.check", card=CARD, month=MONTH)["month"] == MONTH


def test_a_lost_card_is_checked_no_more_but_one_that_awaits_the_manager_is(drawer: Showroom) -> None:
    drawer.at("李娜").do("card.lose", card=CARD, reason="price")
    drawer.at(MANAGER).do("drawer.check", card=CARD, finding="should-be-lost")
    drawer.do("loss.confirm", card=CARD)
    refused("card.lost", drawer, "drawer.check", card=CARD)


def test_what_a_desk_had_seen_is_held_against_the_card(drawer: Showroom) -> None:
    (seq,) = database.execute("SELECT seq FROM cycle WHERE customer = 1").fetchone()
    drawer.do("card.grade", card=CARD, grade="A")
    refused("seen.moved", drawer, "drawer.check", card=CARD, seen=seq)


def test_the_cards_still_to_be_looked_at_come_in_order(drawer: Showroom) -> None:
    end, who = "2026-04-01", number("李娜")
    assert checks.unchecked_by_consultant(MONTH, end, who, 9) == [1, 2, 3], "the first due first"
    drawer.do("card.edit", card="13900139001", do_not_call="yes")
    assert checks.unchecked_by_consultant(MONTH, end, who, 9) == [3, 1, 2], "without a next step before all"
    drawer.at("李娜").do("drawer.check", card="13900139000")
    assert checks.unchecked_by_consultant(MONTH, end, who, 9) == [3, 1]
    assert checks.unchecked_by_manager(MONTH, end, None, 9) == [2, 3, 1, 4], "what the consultant looked at first"
    assert checks.unchecked_by_manager(MONTH, end, who, 9) == [2, 3, 1]
    assert checks.unchecked_by_manager(MONTH, end, None, 2) == [2, 3]
    drawer.at(MANAGER).do("drawer.check", card="13900139000")
    drawer.at(MANAGER).do("drawer.check", card="13900139002")
    assert checks.unchecked_by_manager(MONTH, end, None, 9) == [3, 1]
    assert checks.progress(MONTH, end) == {who: (3, 1, 1), number("刘洋"): (1, 0, 1)}
    assert checks.progress(MONTH, end, who) == {who: (3, 1, 1)}
    assert checks.progress(BEFORE, "2026-03-01") == {}


def test_an_erasure_empties_the_remark(drawer: Showroom) -> None:
    drawer.at("李娜").do("drawer.check", card=CARD, remark="欧阳晓岚 13512345678 说下周来")
    drawer.do("card.erase", card=CARD, reason="本人要求")
    assert database.execute("SELECT remark FROM drawer_check").fetchone() == ("",)
    bodies = "".join(map(str, database.execute("SELECT asked, told, changes FROM journal_body").fetchall()))
    assert "说下周来" not in bodies
    assert problems() == []
