"""What lapses soon, what changed hands today, and which cards may be one customer's, as the drawers and My day say."""

from __future__ import annotations

import pytest

from floortui.reports.doubles import Doubles, likely_pairs
from floortui.reports.drawer import DRAWERS, DayQuery, DrawerQuery
from floortui.reports.lapsing import handed_over, handed_words, lapsing
from floortui.storage.queries import people
from tests.house import TODAY, YESTERDAY, Showroom, number

WINDOWS = {"H": 15, "A": 30, "B": 60, "C": 120}
PHONE = "13800138000"


@pytest.fixture
def quiet(showroom: Showroom) -> Showroom:
    """Give a house whose cards have been quiet for 12 days, and one since yesterday."""
    showroom.cards(
        ("陈先生", "13900000001", "CR-V", "H", "李娜"),
        ("周女士", "13900000002", "Fit", "H", "刘洋"),
        ("孙先生", "13900000003", "Fit", "A", "李娜"),
    )
    showroom.clock.move(days=12)
    showroom.cards(
        ("钱女士", "13900000004", "CR-V", "H", "李娜"),
    )
    return showroom


def names(person: str | None, today: str) -> list[str]:
    """Name whose customers lapse within a week."""
    return [line.name for line in lapsing(today, WINDOWS, number(person) if person else None, 99)]


def test_what_lapses_within_a_week_is_listed_soonest_first(quiet: Showroom) -> None:
    assert names(None, "2026-03-24") == ["陈先生", "周女士"]
    quiet.do("follow_up.log", card="周女士", content="talked")
    assert names(None, "2026-03-24") == ["陈先生"]
    assert names(None, "2026-03-27") == ["陈先生"]  # the last day
    assert names(None, "2026-03-28") == []  # anybody's
    assert names(None, "2026-04-04") == ["周女士", "钱女士", "孙先生"]


def test_a_consultant_sees_their_own(quiet: Showroom) -> None:
    assert names("刘洋", "2026-03-24") == ["周女士"]
    day = DayQuery().run(quiet.clock.now(), number("李娜"))
    assert day.lapsing == 1
    query = DrawerQuery()
    assert [line.name for line in query.run(quiet.clock.now(), "lapsing", "", number("李娜")).lines] == ["陈先生"]
    assert query.counts(quiet.clock.now(), number("李娜"))["lapsing"] == 1
    assert query.counts(quiet.clock.now())["lapsing"] == 2


def test_a_house_that_protects_for_ever_is_warned_of_nothing(quiet: Showroom) -> None:
    quiet.do("setting.set", name="rotation.protect_h", value="0")
    assert DayQuery().run(quiet.clock.now(), None).lapsing == 0


def test_what_lapses_is_what_the_rotation_gives_away(quiet: Showroom) -> None:
    quiet.clock.move(days=3)
    quiet.do("roster.set", day="2026-03-27", names="陈静,刘洋")
    assert names(None, "2026-03-27") == ["陈先生", "周女士"]
    told = quiet.do("arrival.log", phone="13900000002")
    assert told["assigned"] == "刘洋"
    quiet.clock.move(days=1)
    quiet.do("roster.set", day="2026-03-28", names="陈静,刘洋")
    assert quiet.do("arrival.log", phone="13900000001")["why"][-1][0] == "lapsed"


def said(today: str) -> list[str]:
    """Say what changed hands."""
    return [handed_words(each, people.names()) for each in handed_over(today)]


def test_every_change_of_hands_of_today_is_told(quiet: Showroom) -> None:
    quiet.do("card.transfer", card="陈先生", to="刘洋", reason="asked for him")
    quiet.at("张伟").do("card.claim", card="周女士", reason="mine")
    quiet.at("赵敏").do("claim.decide", card="周女士", verdict="approved")
    quiet.do("card.merge", keep="周女士", other="孙先生")
    today = "2026-03-24"
    assert said(today) == [
        "moved today: 陈先生 李娜 → 刘洋, asked for him",
        "moved today: 周女士 刘洋 → 张伟, by 赵敏: the claim was approved",
        "moved today: 孙先生 李娜 → 张伟, two cards became one",
    ]
    assert DayQuery().run(quiet.clock.now(), None).handed == tuple(handed_over(today))
    assert DayQuery().run(quiet.clock.now(), number("李娜")).handed == ()
    quiet.clock.move(days=1)
    assert said("2026-03-25") == []


def test_who_is_given_away_since_nobody_was_in_touch_is_told(quiet: Showroom) -> None:
    quiet.clock.move(days=4)
    quiet.do("roster.set", day="2026-03-28", names="陈静")
    quiet.do("arrival.log", phone="13900000001")
    assert said("2026-03-28") == ["moved today: 陈先生 李娜 → 陈静, no contact for too long"]


def test_many_who_go_one_way_are_one_line(showroom: Showroom) -> None:
    for at in range(5):
        showroom.cards((f"顾客{at}", f"1390000001{at}", "Fit", "B", "李娜"))
    for at in range(5):
        showroom.do("card.transfer", card=f"顾客{at}", to="刘洋", reason="leave")
    assert said(TODAY) == ["moved today: 顾客0 and 顾客1 and 3 more 李娜 → 刘洋, leave"]


# -- likely doubles


def pairs() -> list[tuple[int, int, str]]:
    """Give the likely pairs."""
    return [(pair.earlier, pair.later, pair.likeness.kind) for pair in likely_pairs()]


def test_likely_pairs_are_of_one_name_and_nearly_one_phone(showroom: Showroom) -> None:
    showroom.cards(
        ("李先生", PHONE, "CR-V", "A", "李娜"),
        ("王女士", "13800138001", "CR-V", "A", "李娜"),
        ("李先生", "13800138045", "CR-V", "A", "刘洋"),
        ("李先生", "13911112222", "CR-V", "A", "刘洋"),
    )
    showroom.do("card.open", name="王先生", phone=PHONE, model="Fit", owner="刘洋", household="yes")
    assert pairs() == []
    showroom.do("card.open", name="李先生", phone="13800138002", model="Fit", owner="陈静")
    assert pairs() == [(1, 6, "digit")]
    lines = DrawerQuery().run(showroom.clock.now(), "doubles", "").lines
    assert [line.customer for line in lines] == [1, 6]
    showroom.do("card.merge", keep=1, other=6)
    assert pairs() == []


def test_pairs_are_found_anew_only_when_somebody_may_have_changed(showroom: Showroom) -> None:
    showroom.cards(("李先生", PHONE, "CR-V", "A", "李娜"), ("李先生", "13800138001", "CR-V", "A", "刘洋"))
    found = Doubles()
    first = found.pairs(TODAY)
    showroom.do("follow_up.log", card=1, content="talked")
    assert found.pairs(TODAY) is first
    showroom.do("card.merge", keep=1, other=2)
    assert found.pairs(TODAY) == []
    showroom.do("undo")
    assert len(found.pairs(TODAY)) == 1


def test_doubles_are_for_managers() -> None:
    assert [code for code, each in DRAWERS.items() if each.managers] == ["doubles"]
    assert YESTERDAY < TODAY
