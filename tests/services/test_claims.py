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
