"""A made-up showroom to look around in: people, today's roster and a few parties, through the real actions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from floortui.domain.moments import business_day, zone_named
from floortui.services.desk import Desk
from floortui.storage.queries import house

CONSULTANTS = ("李娜", "刘洋", "陈静", "张伟", "王芳", "杨磊")
PARTIES: tuple[dict[str, Any], ...] = (
    {"name": "吴女士", "phone": "13700137003", "model": "CR-V", "source": "walk-in"},
    {"party": 2, "model": "Accord"},
    {"purpose": "service"},
    {"name": "周女士", "phone": "13900139002", "model": "Civic", "asked_for": "王芳"},
    {},
)


YESTERDAYS: dict[str, Any] = {
    "name": "陈先生",
    "phone": "13800138001",
    "model": "CR-V",
    "source": "walk-in",
    "served_by": CONSULTANTS[0],
}
"""Who came the day before, and comes again today."""


def furnish(desk: Desk) -> None:
    """Fill a new database with a made-up house; every name and number is invented."""
    desk.do(
        "showroom.set_up",
        name="示例展厅 Sample Showroom",
        staff=list(CONSULTANTS),
        reception="王敏",
        manager="赵敏",
        models="CR-V,Accord,Civic,Fit,Odyssey",
    )
    desk.do("staff.edit", name="杨磊", tier="3", mentor="李娜")
    day = business_day(desk.clock.now(), zone_named(str(house.settings()["showroom.zone"])))
    desk.do("roster.set", day=day, names=list(CONSULTANTS))
    desk.do("day.open")
    before = date.fromisoformat(day) - timedelta(days=1)
    desk.do("arrival.log", **YESTERDAYS, arrived=f"{before}T10:05", left=f"{before}T10:52")
    visits = [desk.do("arrival.log", **party)["visit"] for party in PARTIES]
    desk.do("visit.complete", visit=visits[0], test_drive="yes", grade="B", note="看了现车，下周带家人再来")
    desk.do("visit.close", visit=visits[0])
    desk.do("arrival.log", phone=YESTERDAYS["phone"])
    desk.do("rotation.away", name="杨磊", reason="meal")
