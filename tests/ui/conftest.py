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
