"""The Floor's figures of today are those of the table, whatever else the month shows."""

from __future__ import annotations

from floortui.domain.period import from_to
from floortui.reports.figures import FIGURES
from floortui.reports.floor import FloorQuery
from floortui.reports.period_figures import period_figures
from tests.house import TODAY, YESTERDAY, Showroom


def test_the_floor_shows_the_figures_of_today(showroom: Showroom) -> None:
    showroom.do("call.log", name="周女士", phone="13900139000", happened=f"{YESTERDAY}T10:00")
    showroom.do("arrival.log", phone="13900139000")  # a first visit, and no new first contact
    showroom.do("call.log")
    showroom.do("arrival.log")
    showroom.do("visit.void", visit=showroom.do("arrival.log")["visit"], reason="录错了")
    frame = FloorQuery().run(showroom.clock.now())
    store = period_figures(from_to(TODAY, TODAY), TODAY).store
    assert dict(frame.figures) == {key: store[key] for key in FIGURES}
    assert frame.figures["first_contacts"] == 2
