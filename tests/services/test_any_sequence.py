"""Whatever is done at the desks, in any order, valid or not: the database proves itself, and undo is exact."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floortui.domain.settings import SETTINGS
from floortui.errors import Refused
from floortui.language import say
from floortui.services import registry
from floortui.services.action import ACTIONS
from floortui.services.desk import Desk
from tests.house import (
    CONSULTANTS,
    MANAGER,
    OPENS,
    RECEPTION,
    TODAY,
    TOMORROW,
    YESTERDAY,
    Showroom,
    a_showroom,
    lines,
    number,
    problems,
    rows,
)

registry.load()

PEOPLE = (*CONSULTANTS, RECEPTION, MANAGER)
STAFF = st.sampled_from((*CONSULTANTS * 6, *PEOPLE, "何苗", "1", "99"))
NAMES = st.lists(STAFF, max_size=4).map(",".join)
CUSTOMERS = ("李先生", "周女士", "陈先生")
PHONES = ("13800138000", "+86 138 0013 8001", "５５５１２３４")
TEXT = st.text(max_size=30)
TIMES = st.sampled_from(("08:30", "10:00", "23:59", f"{YESTERDAY}T10:00", f"{TODAY}T09:01", "0001-01-01T00:00Z"))
VALUES: dict[str, st.SearchStrategy[str]] = {
    "to": STAFF,
    "hand_to": STAFF,
    "owner": STAFF,
    "asked_for": STAFF,
    "served_by": STAFF,
    "mentor": STAFF,
    "visit": st.integers(0, 3).map(str),
    "line": st.integers(0, 12).map(str),
    "names": NAMES,
    "present": NAMES,
    "staff": NAMES,
    "position": st.integers(0, 6).map(str),
    "party": st.integers(1, 4).map(str),
    "purpose": st.sampled_from(("sales", "sales", "service", "提车", "nothing")),
    "as": st.sampled_from(("first", "return", "courier", "sales")),
    "phone": st.sampled_from(PHONES * 3 + ("无", "12")),
    "customer": st.sampled_from((*CUSTOMERS, *PHONES, "1", "2", "new")),
    "card": st.sampled_from((*CUSTOMERS, *PHONES, "1", "2")),
    "keep": st.sampled_from(("1", "1", "2", *CUSTOMERS)),
    "other": st.sampled_from(("2", "2", "3", *PHONES)),
    "take": st.sampled_from(("", "name,owner", "colour,note", "grade")),
    "arrived": TIMES,
    "left": TIMES,
    "day": st.sampled_from((YESTERDAY, TODAY, TOMORROW, "2026-02-30")),
    "role": st.sampled_from(("consultant", "reception", "manager")),
    "tier": st.sampled_from(("1", "3", "trainee")),
    "pin": st.sampled_from(("2580", "1234", "７")),
    "weekday": st.integers(0, 8).map(str),
    "hours": st.sampled_from(("09:00-18:00", "休息", "18:00-09:00")),
    "zone": st.sampled_from(("Asia/Shanghai", "America/New_York")),
    "value": st.sampled_from(("always", "never", "yes", "no", "0", "1", "30", "warn", "Asia/Tokyo")),
    "grade": st.sampled_from(("H", "A", "X")),
    "source": st.sampled_from(("walk-in", "网站、搜索")),
    "reason": st.sampled_from(("用餐", "private", "客户要求")) | TEXT,
    "stand_in": st.sampled_from(("yes", "no")),
    "household": st.sampled_from(("yes", "no")),
    "model": st.sampled_from(("CR-V", "cr v", "Fit")),
    "way": st.sampled_from(("phone", "online", "微信")),
    "outcome": st.sampled_from(("talked", "无人接听", "dead", "nothing")),
    "next": st.sampled_from(("+3", "fri", "月底", "2026-03-20", "有空")),
    "happened": TIMES,
    "direction": st.sampled_from(("in", "in", "out")),
    "price": st.sampled_from(("23.8万", "0", "很多")),
    "deposit": st.sampled_from(("5000", "100", "3,000")),
    "deliver_by": st.sampled_from(("+30", "月底")),
    "credits": st.sampled_from(("李娜:60,刘洋", "house", "张伟:101")),
    "quantity": st.integers(0, 3).map(str),
    "order": st.integers(0, 2).map(str),
    "call": st.integers(0, 3).map(str),
    "been_here": st.sampled_from(("yes", "no")),
    "verdict": st.sampled_from(("approved", "rejected")),
    "signs": st.sampled_from(("time-named", "谈过条件,next-talk", "nothing")),
    "clear": st.sampled_from(("plan", "note", "tier", "grade")),
    "taken_by": STAFF,
    "brought_by": st.sampled_from((*CUSTOMERS, "1")),
    "referrer": st.sampled_from((*CUSTOMERS, "1")),
    "by": STAFF,
    "minutes": st.integers(0, 700).map(str),
    "month": st.sampled_from(("2026-03", "March")),
    "size": st.integers(0, 9).map(str),
    "since": st.sampled_from((YESTERDAY, TODAY)),
    "test_drive": st.sampled_from(("yes", "no")),
}
"""What a field is given, now and then with nonsense."""

DAILY = (
    *("arrival.log", "visit.close") * 4,
    *("visit.reclassify", "arrival.assign", "visit.complete", "rotation.no_answer", "undo", "visit.void"),
    *("rotation.away", "rotation.back", "rotation.skip", "rotation.check_in", "rotation.leave"),
    *(
        "card.open",
        "call.log",
        "call.called_back",
        "follow_up.log",
        "card.grade",
        "card.lose",
        "card.revive",
        "order.sign",
    ),
    *("order.deliver", "order.cancel", "card.transfer", "loss.confirm", "card.claim", "claim.decide"),
    *("card.merge", "card.split") * 2,
)
"""What happens often, beside every other action."""

RARELY = frozenset({"served_by", "brought_by", "arrived", "pin", "left", "customer", "present", "role", "tier"})
"""Fields that would get in the way of everything else."""


def value_of(action: str, field: str) -> st.SearchStrategy[str]:
    if field == "name":
        if action in ("arrival.log", "visit.complete", "card.open", "card.edit", "call.log"):
            return st.sampled_from(CUSTOMERS) | TEXT
        if action == "setting.set":
            return st.sampled_from(sorted(SETTINGS))
        return STAFF
    if (action, field) == ("card.lose", "reason"):
        return st.sampled_from(("price", "购买竞品", "sunshine"))
    return VALUES.get(field, TEXT)


@st.composite
def steps(draw: st.DrawFn) -> tuple[str | None, str, dict[str, str], int, bool]:
    """Draw who does what with which fields, how many minutes later, and whether it is taken back at once."""
    often = draw(st.integers(0, 4)) > 0
    name = draw(st.sampled_from(DAILY if often else sorted(name for name in ACTIONS if ACTIONS[name].roles)))
    given = {
        field.name: draw(value_of(name, field.name))
        for field in ACTIONS[name].fields.values()
        if draw(st.integers(0, 19)) < (19 if field.required else 1 if field.name in RARELY else 5)
    }
    actor = draw(st.sampled_from((*(None,) * 14, *PEOPLE)))
    return (
        actor,
        name,
        given,
        draw(st.sampled_from((0, 0, 0, 1, 1, 1, 5, 20, 61, 600, -90))),
        draw(st.integers(0, 4)) == 4,
    )


def attempt(desk: Desk, action: str, fields: dict[str, Any]) -> bool:
    """Do an action; give whether it was done. What is refused has a sentence and has changed nothing."""
    before = rows(ids_and_seq=True)
    said = ""
    try:
        desk.do(action, **fields)
    except Refused as refused:
        said = say(refused)
    assert not said or rows(ids_and_seq=True) == before
    return not said


def live(house: Showroom, sequence: list[tuple[str | None, str, dict[str, str], int, bool]]) -> None:
    desks = {None: house.desk} | {name: Desk(actor=number(name), clock=house.clock) for name in PEOPLE}
    for actor, action, fields, minutes, taken_back in sequence:
        if minutes < 0:
            house.clock.jump(OPENS)
        house.clock.move(minutes=max(minutes, 0))
        before, lineup, head = rows(), house.lineup(), lines()
        if "visit" in fields and before["visit"]:  # the newest visits, and the newest lines
            fields["visit"] = str(before["visit"][-1 - int(fields["visit"]) % len(before["visit"])][0])
        if fields.get("line", "0") != "0":
            fields["line"] = str(max(0, head + 1 - int(fields["line"])))
        done = attempt(desks[actor], action, fields)
        undo_it = done and taken_back and ACTIONS[action].undoable and lines() == head + 1
        if undo_it and attempt(desks[actor], "undo", {"reason": "按错了"}):
            assert rows() == before
            assert house.lineup() == lineup
        elif undo_it:
            assert actor in (RECEPTION, *CONSULTANTS) or action.startswith("staff."), "a manager can always"
    assert problems() == []


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(sequence=st.lists(steps(), max_size=30))
def test_any_sequence_of_actions_verifies_and_undoes_exactly(
    new_file: Path, sequence: list[tuple[str | None, str, dict[str, str], int, bool]]
) -> None:
    with a_showroom(new_file) as house:
        live(house, sequence)
