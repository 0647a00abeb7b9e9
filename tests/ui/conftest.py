"""Fixtures of the screens: a floor in the middle of a busy morning, with names that look like markup."""

from __future__ import annotations

import pytest

from tests.house import CONSULTANTS, RECEPTION, Showroom


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


@pytest.fixture
def expecting(showroom: Showroom) -> Showroom:
    """Give a floor at 09:42 that expects three, one of them late, and one to be called back; a place was overridden."""
    for number, (name, model, grade, owner) in enumerate(CARDS[:4]):
        showroom.cards((name, f"{13700137000 + number}", model if "e:" not in model else "Fit", grade, owner))
    showroom.do("appointment.make", card="1", at="09:35")
    showroom.do("appointment.make", card="3", at="10:30", note="带先生来")
    showroom.do("appointment.make", card="4", at="tomorrow 11:00")
    showroom.do("rotation.move", name="张伟", position=1, reason="活动接待")
    showroom.clock.move(minutes=12)
    showroom.do("arrival.log", party=2)
    showroom.do("rotation.away", name="刘洋", reason="meal")
    showroom.do("call.log", name="欧阳晓岚", phone="13700137002", question="有白色的吗")
    showroom.clock.move(minutes=20)
    showroom.do("arrival.log")
    showroom.do("arrival.log", phone="13700137001")
    showroom.clock.move(minutes=10)
    return showroom


@pytest.fixture
def rostered(house: Showroom) -> Showroom:
    """Give a house with a planned month: days off, both shifts, a leave and a closed day."""
    people = [*CONSULTANTS, RECEPTION]
    house.do("roster.shift", day="2026-03-01", until="2026-03-31", names=people, shift="full")
    for number, name in enumerate(people):
        first = 2 + 7 * (number % 4)
        house.do("roster.shift", day=f"2026-03-{first:02}", until=f"2026-03-{first + 6:02}", names=name, shift="late")
        house.do("roster.shift", day=f"2026-03-{first + number:02}", names=name, shift="off")
    house.do("roster.shift", day="2026-03-16", until="2026-03-20", names="张伟", shift="leave")
    house.do("hours.close_day", day="2026-03-29", reason="盘点")
    return house
