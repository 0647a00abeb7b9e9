"""Two desks whose work is shuffled into each other: what comes of it is one order that one desk could have done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floortui.errors import Refused
from floortui.services.desk import Desk
from floortui.storage import journal
from tests.house import CONSULTANTS, RECEPTION, Showroom, a_showroom, lines, number, problems

WHO = st.sampled_from(CONSULTANTS)
STEP = st.one_of(
    st.just(("arrival.log", {})),
    WHO.map(lambda who: ("arrival.log", {"asked_for": who})),
    st.sampled_from(("13800138000", "13900139000")).map(lambda phone: ("arrival.log", {"phone": phone})),
    st.integers(1, 4).map(lambda visit: ("visit.close", {"visit": visit})),
    st.integers(1, 4).map(lambda visit: ("arrival.assign", {"visit": visit})),
    st.tuples(st.integers(1, 4), WHO).map(
        lambda pair: ("arrival.assign", {"visit": pair[0], "to": pair[1], "reason": "客户要求"})
    ),
    WHO.map(lambda who: ("rotation.away", {"name": who, "reason": "meal"})),
    WHO.map(lambda who: ("rotation.back", {"name": who})),
    WHO.map(lambda who: ("rotation.skip", {"name": who, "reason": "phone"})),
    st.just(("undo", {})),
)
DAY = st.lists(STEP, max_size=10)


def attempt(desk: Desk, action: str, fields: dict[str, Any]) -> dict[str, Any] | str:
    """Do a step; give what it told, or the code of its refusal."""
    try:
        return desk.do(action, **fields)
    except Refused as refused:
        return refused.code


def written(house: Showroom, after: int) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Give what the journal holds of the day: action, asked, told."""
    return [(line.action, line.asked, line.told) for line in journal.entries(after)]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=DAY, second=DAY, turns=st.lists(st.booleans(), min_size=20, max_size=20))
def test_shuffled_work_is_one_valid_order(
    new_file: Path, first: list[tuple[str, dict[str, Any]]], second: list[tuple[str, dict[str, Any]]], turns: list[bool]
) -> None:
    with a_showroom(new_file) as house:
        began = lines()
        desks = [Desk(actor=number(RECEPTION), terminal=f"desk {n}", clock=house.clock) for n in (1, 2)]
        todo, order = [list(first), list(second)], []
        for turn in turns:
            which = turn if todo[turn] else not turn
            if todo[which]:
                order.append(todo[which].pop(0))
                attempt(desks[which], *order[-1])
        shuffled, lineup = written(house, began), house.lineup()
        assert problems() == []
    with a_showroom(new_file) as house:
        began = lines()
        alone = Desk(actor=number(RECEPTION), terminal="desk 1", clock=house.clock)
        for step in order:
            attempt(alone, *step)
        assert written(house, began) == shuffled
        assert house.lineup() == lineup
