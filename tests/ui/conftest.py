"""Fixtures of the screens: a floor in the middle of a busy morning, with names that look like markup."""

from __future__ import annotations

import pytest

from tests.house import Showroom


@pytest.fixture
def busy(showroom: Showroom) -> Showroom:
    """Give a floor at 10:42: one left, two served, one away, one waiting for its owner, a courier, a void."""
    showroom.do("staff.edit", name="张伟", new_name="[red]")
    showroom.do("staff.add", name="杨磊", tier="3", mentor="李娜")
    showroom.do("rotation.check_in", name="杨磊")
    showroom.regular("陈静", "周女士")
    showroom.clock.move(minutes=5)
    showroom.do("arrival.log", name="[/x] 先生", phone="13800138000", model="CR-V")
    showroom.clock.move(minutes=20)
    showroom.do("arrival.log", party=3)
    showroom.do("arrival.log", purpose="courier")
    showroom.do("visit.complete", visit=2, name="[/x] 先生", test_drive="yes", grade="A")
    showroom.clock.move(minutes=30)
    showroom.do("arrival.log", asked_for="陈静", name="欧阳女士")
    showroom.do("arrival.log", phone="13900000001")
    showroom.do("visit.close", visit=2)
    void = showroom.do("arrival.log")["visit"]
    showroom.do("visit.void", visit=void, reason="录错了")
    showroom.do("rotation.away", name="[red]", reason="meal")
    showroom.clock.move(minutes=47)
    return showroom


CARDS = (
    ("[/x]曾先生", "CR-V", "A", "李娜"),
    ("张小姗", "Odyssey", "H", "李娜"),
    ("欧阳晓岚", "Accord", "H", "刘洋"),
    ("吴先生", "Fit", "B", "李娜"),
    ("Alexandra Featherstonehaugh", "Accord e:PHEV", "C", "陈静"),
)
"""Made-up customers: name, model, grade, whose."""


@pytest.fixture
def carded(showroom: Showroom) -> Showroom:
    """Give a house nine days after its first cards: one with much that happened, some overdue, one without a phone."""
    showroom.do("model.add", name="Accord e:PHEV")
    for number, (name, model, grade, owner) in enumerate(CARDS):
        showroom.cards((name, f"{13700137000 + number}", model, grade, owner))
    showroom.do("card.edit", card="2", colour="白", competitor="RAV4", budget="20 万以内", plan="周末带家人来")
    showroom.do("call.log", name="孙小姐", taken_by="李娜")
    showroom.clock.move(days=1)
    showroom.do("follow_up.log", card="2", content="下周六带家人试驾；想看白色，问置换", minutes=6, grade="A")
    showroom.do("follow_up.log", card="4", outcome="no-answer")
    showroom.clock.move(days=8)
    showroom.do("order.sign", card="3", model="Accord", colour="黑", price="23.8万", deposit="5000")
    return showroom
