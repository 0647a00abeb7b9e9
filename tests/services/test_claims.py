"""Claims: a colleague's customer is never taken by typing; whoever says they are theirs asks the manager."""

from __future__ import annotations

from typing import Any

import pytest

from floortui.reports.drawer import DRAWERS
from floortui.storage import database
from floortui.storage.queries import cards, drawer
from tests.house import MANAGER, RECEPTION, TODAY, Showroom, lines, problems, refused
from tests.services.test_cards import owner

PHONE = "13800138000"


@pytest.fixture
def claimed(showroom: Showroom) -> Showroom:
    """Give a house in which 刘洋 claims 李娜's customer."""
    showroom.do("card.open", name="陈先生", phone=PHONE, model="CR-V", grade="A", owner="李娜")
    showroom.at("刘洋").do("card.claim", card=PHONE, reason="上周是我接待的")
    return showroom


def claims() -> list[tuple[Any, ...]]:
    """Give every claim: by whom, from whom, and how it was answered."""
    rows = database.execute("SELECT staff, held_by, verdict, decided_on FROM claim ORDER BY id")
    return [tuple(row) for row in rows]


def test_a_claim_changes_nothing_until_the_manager_decides(claimed: Showroom) -> None:
    assert owner() == "李娜"
    assert claims() == [(2, 1, "", None)]
    assert [line.name for line in drawer.claimed(9)] == ["陈先生"]
    assert DRAWERS["claimed"].count({}) == 1
    assert problems() == []


def test_an_approved_claim_hands_the_card_over(claimed: Showroom) -> None:
    told = claimed.at(MANAGER).do("claim.decide", card=PHONE, verdict="approved")
    assert (told["name"], told["from"], told["verdict"]) == ("刘洋", "李娜", "approved")
    assert owner() == "刘洋"
    assert claims() == [(2, 1, "approved", TODAY)]
    assert DRAWERS["claimed"].count({}) == 0
    claimed.desk.undo()
    assert owner() == "李娜"
    assert claims() == [(2, 1, "", None)]
    assert problems() == []


def test_a_rejected_claim_leaves_it_where_it_is_and_may_be_made_again(claimed: Showroom) -> None:
    claimed.at(MANAGER).do("claim.decide", card=PHONE, verdict="rejected", note="李娜的老客户")
    assert owner() == "李娜"
    assert claims() == [(2, 1, "rejected", TODAY)]
    claimed.at("刘洋").do("card.claim", card=PHONE, reason="有聊天记录")
    assert len(cards.open_claims(1)) == 1


def test_of_several_claims_one_is_approved_and_the_others_are_answered(claimed: Showroom) -> None:
    claimed.do("card.claim", card=PHONE, by="陈静", reason="老客户介绍给我的")
    refused("claim.several", claimed, "claim.decide", card=PHONE, verdict="approved")
    claimed.do("claim.decide", card=PHONE, by="陈静", verdict="approved")
    assert owner() == "陈静"
    assert [verdict for _, _, verdict, _ in claims()] == ["rejected", "approved"]
    assert problems() == []


def test_handing_the_card_over_answers_the_claims(claimed: Showroom) -> None:
    claimed.do("card.transfer", card=PHONE, to="刘洋", reason="经理决定")
    assert claims() == [(2, 1, "approved", TODAY)]


@pytest.mark.parametrize(
    ("who", "action", "fields", "code"),
    [
        ("刘洋", "card.claim", {"card": PHONE, "reason": "再来"}, "claim.made"),
        ("李娜", "card.claim", {"card": PHONE, "reason": "我的"}, "card.same_owner"),
        ("陈静", "card.claim", {"card": PHONE, "reason": "他的", "by": "张伟"}, "role.own_only"),
        ("陈静", "card.claim", {"card": PHONE}, "field.missing"),
        ("陈静", "card.claim", {"card": "13900139999", "reason": "我的"}, "customer.unknown"),
        ("陈静", "claim.decide", {"card": PHONE, "verdict": "approved"}, "role.refused"),
        (RECEPTION, "claim.decide", {"card": PHONE, "verdict": "approved"}, "role.refused"),
        (RECEPTION, "card.claim", {"card": PHONE, "reason": "他的"}, "field.missing"),
        (RECEPTION, "card.claim", {"card": PHONE, "reason": "他的", "by": RECEPTION}, "staff.not_consultant"),
        (MANAGER, "claim.decide", {"card": PHONE, "verdict": "approved", "by": "陈静"}, "claim.none"),
    ],
)
def test_what_is_no_claim_is_refused(
    claimed: Showroom, who: str, action: str, fields: dict[str, str], code: str
) -> None:
    refused(code, claimed.at(who), action, **fields)
    assert len(claims()) == 1


def test_who_has_left_the_house_is_given_nobody(claimed: Showroom) -> None:
    claimed.do("staff.leave", name="刘洋")
    refused("staff.unknown", claimed, "claim.decide", card=PHONE, verdict="approved")
    claimed.do("claim.decide", card=PHONE, verdict="rejected")
    assert owner() == "李娜"


def test_an_erased_customer_is_claimed_no_longer(claimed: Showroom) -> None:
    claimed.do("card.erase", card=PHONE, reason="本人要求")
    assert [verdict for _, _, verdict, _ in claims()] == ["rejected"]
    assert DRAWERS["claimed"].count({}) == 0
    assert problems() == []


def test_an_answer_is_not_taken_back_once_the_claim_was_made_again(claimed: Showroom) -> None:
    answer = claimed.do("claim.decide", card=PHONE, verdict="rejected")
    assert answer["verdict"] == "rejected"
    claimed.at("刘洋").do("card.claim", card=PHONE, reason="有聊天记录")
    refused("undo.built_on", claimed, "undo", line=lines() - 1)
    claimed.desk.undo()
    claimed.desk.undo()
    assert claims() == [(2, 1, "", None)]
    assert problems() == []


@pytest.fixture
def been_here(showroom: Showroom) -> Showroom:
    """Give a floor to which somebody came who had been here and did not know with whom; 李娜 took them."""
    told = showroom.do("arrival.log", name="陈先生", phone=PHONE, model="CR-V", been_here="yes")
    assert (told["assigned"], told["how"], told["kind"]) == ("李娜", "turn", "first")
    assert told["why"][-1] == ["been_here", {}]
    return showroom


def kinds() -> list[tuple[Any, ...]]:
    """Give of every visit what it is, by whom it is served, and whether it cost a turn."""
    rows = database.execute("SELECT kind, assigned, turn FROM visit ORDER BY id")
    return [tuple(row) for row in rows]


def test_who_had_been_here_is_the_claimer_s_again_and_the_visit_a_return(been_here: Showroom) -> None:
    been_here.at("刘洋").do("card.claim", card=PHONE, reason="上周是我接待的")
    told = been_here.at(MANAGER).do("claim.decide", card=PHONE, verdict="approved")
    assert (told["name"], told["kind"], told["assigned"]) == ("刘洋", "return", "刘洋")
    assert owner() == "刘洋"
    assert kinds() == [("return", 2, 0)], "the turn is 李娜's again"
    assert been_here.line() == ["李娜", "陈静", "张伟"]
    been_here.desk.undo()
    assert kinds() == [("first", 1, 1)]
    assert problems() == []


def test_on_a_later_day_only_what_the_visit_was_is_corrected(been_here: Showroom) -> None:
    been_here.do("visit.close", visit=1)
    been_here.clock.move(days=2)
    been_here.at("刘洋").do("card.claim", card=PHONE, reason="上周是我接待的")
    been_here.at(MANAGER).do("claim.decide", card=PHONE, verdict="approved")
    assert kinds() == [("return", 1, 1)], "the turn of another day stays taken"
    assert database.execute("SELECT been_here FROM visit").fetchone()[0] == 1
    assert problems() == []


def test_a_rejected_claim_leaves_the_visit_a_first_one(been_here: Showroom) -> None:
    been_here.at("刘洋").do("card.claim", card=PHONE, reason="上周是我接待的")
    been_here.at(MANAGER).do("claim.decide", card=PHONE, verdict="rejected")
    assert kinds() == [("first", 1, 1)]


def test_such_a_claim_has_its_days_and_later_a_manager_hands_over(been_here: Showroom) -> None:
    been_here.do("visit.close", visit=1)
    been_here.clock.move(days=3)
    facts = refused("claim.late", been_here.at("刘洋"), "card.claim", card=PHONE, reason="上周是我接待的")
    assert facts["day"] == "2026-03-14"
    been_here.do("setting.set", name="rotation.claim_days", value="3")
    been_here.at("刘洋").do("card.claim", card=PHONE, reason="上周是我接待的")
    been_here.at(MANAGER).do("card.transfer", card=PHONE, to="刘洋", reason="确认是老客户")
    assert owner() == "刘洋"


def test_who_is_known_by_phone_is_their_own_consultant_s_whatever_they_say(claimed: Showroom) -> None:
    told = claimed.do("arrival.log", phone=PHONE, been_here="yes")
    assert (told["assigned"], told["how"]) == ("李娜", "owner")
    claimed.clock.move(days=30)
    claimed.at("陈静").do("card.claim", card=PHONE, reason="也接待过")
    assert len(cards.open_claims(1)) == 2, "any other customer can be claimed at any time"
