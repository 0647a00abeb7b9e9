"""The audit of follow-ups: each kind of mark, with its evidence, on contacts made up for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.audit import EMPTY_PHRASES, SUSPICIONS, Contact, Limits, Mark, compared, likeness, marks_of
from floortui.domain.moments import to_text
from floortui.domain.settings import SETTINGS

LIMITS = Limits(**{name: SETTINGS[f"review.{name}"].default for name in Limits._fields})  # type: ignore[arg-type]
START = datetime(2026, 3, 12, 2, 0, tzinfo=UTC)
OFTEN = 100
"""A limit that none of a test's contacts reaches."""


def at(seconds: float) -> str:
    return to_text(START + timedelta(seconds=seconds))


def contact(number: int, seconds: float = 0, **facts: Any) -> Contact:
    """Make up a contact that nothing is wrong with, written down so many seconds after the first."""
    logged = at(seconds)
    given = {
        "id": number, "cycle": number, "customer": number, "staff": 1, "at": logged, "logged": logged, "way": "wechat",
        "answered": True, "minutes": None, "content": f"{number}号客户问{'甲乙丙丁戊己庚辛壬癸'[number % 10] * 9}",
        "outcome": ("talked", "later")[number % 2], "grade_before": "B", "grade_after": "B", "call": None,
    }  # fmt: skip
    return Contact(**{**given, **facts})


def found(contacts: list[Contact], key: str, limits: Limits = LIMITS) -> dict[int, Mark]:
    marks = marks_of(contacts, limits)
    return {number: mark for number, each in marks.items() for mark in each if mark.key == key}


def test_twenty_contacts_in_three_minutes_are_a_burst_with_all_of_them_as_evidence() -> None:
    burst = found([contact(number, number * 9) for number in range(20)], "burst")
    assert burst.keys() == set(range(20))
    assert burst[7].facts == {"count": 20, "seconds": 171, "from": at(0), "to": at(171)}
    assert burst[7].others == tuple(number for number in range(20) if number != 7)


def test_as_many_as_are_allowed_are_none_nor_are_those_of_several_people_nor_attempts() -> None:
    assert not found([contact(number, number * 121) for number in range(20)], "burst"), "five in ten minutes"
    assert found([contact(number, number * 120) for number in range(20)], "burst"), "six within ten minutes"
    assert not found([contact(number, number, staff=number % 4) for number in range(20)], "burst")
    assert not found([contact(number, number, answered=False) for number in range(20)], "burst")
    assert not found([contact(number, number, staff=None) for number in range(20)], "burst")


@given(st.lists(st.integers(0, 3000), max_size=30))
def test_a_burst_is_what_a_slow_look_at_all_windows_finds(seconds: list[int]) -> None:
    contacts = [contact(number, second) for number, second in enumerate(seconds)]
    width, most = LIMITS.burst_minutes * 60, LIMITS.burst_contacts
    slow = {
        number
        for first in seconds
        for window in [[n for n, second in enumerate(seconds) if first <= second <= first + width]]
        if len(window) > most
        for number in window
    }
    assert found(contacts, "burst").keys() == slow


def test_a_long_text_on_two_cards_is_copied_whatever_its_signs_and_spaces() -> None:
    texts = ["客户说周末带家人来看白色现车。", "客户说 周末带家人来看白色现车!", "客户要等年终奖发了再决定买不买"]
    copied = found([contact(n, n * 9999, content=text) for n, text in enumerate(texts)], "copied")
    assert copied.keys() == {0, 1}
    assert copied[0] == Mark("copied", {"copies": 2, "cards": 2, "exact": True}, (1,))


def test_a_text_that_is_nearly_the_same_is_copied() -> None:
    texts = ["客户说周末带家人来看白色现车，要七座的", "客户说周末带家人来看白色现车，要五座的"]
    copied = found([contact(n, n * 9999, content=text) for n, text in enumerate(texts)], "copied")
    assert copied.keys() == {0, 1}
    assert not copied[0].facts["exact"]
    assert not found(
        [contact(n, n * 9999, content=text) for n, text in enumerate(texts)],
        "copied",
        LIMITS._replace(likeness=95),
    )


def test_a_short_text_may_come_twice_and_is_copied_the_third_time_on_one_card_too() -> None:
    twice = [contact(n, n * 9999, content="周末来试驾", cycle=1) for n in range(2)]
    assert not found(twice, "copied")
    copied = found([*twice, contact(2, 30000, content="周末来试驾", cycle=1)], "copied")
    assert copied[2].facts == {"copies": 3, "cards": 1, "exact": True}


def test_two_people_may_write_the_same() -> None:
    assert not found([contact(n, content="客户说周末带家人来看白色现车", staff=n) for n in range(3)], "copied")


@given(st.lists(st.text("甲乙丙丁", min_size=4, max_size=24), max_size=12, unique=True), st.integers(50, 100))
def test_nearly_the_same_is_what_comparing_each_with_each_finds(texts: list[str], percent: int) -> None:
    limits = LIMITS._replace(likeness=percent, copies=2)
    contacts = [contact(number, number * 9999, content=text) for number, text in enumerate(texts)]
    slow: set[int] = set()
    for one, other in combinations(range(len(texts)), 2):
        if likeness(texts[one], texts[other]) >= percent / 100:
            slow |= {one, other}
    assert found(contacts, "copied", limits).keys() == slow


def test_a_call_of_no_minute_and_one_for_which_there_was_no_time_are_too_short() -> None:
    calls = [
        contact(0, 0, way="phone", minutes=0),
        contact(1, 100, way="phone", minutes=1),
        contact(2, 140, way="phone", minutes=1),
        contact(3, 160, way="phone"),
        contact(4, 165, way="phone", answered=False),
        contact(5, 300, way="wechat"),
    ]
    short = found(calls, "short")
    assert short.keys() == {0, 2, 3}
    assert short[2] == Mark("short", {"gap": 40, "minutes": 1, "before": at(100)}, (1,))
    assert short[3].facts["gap"] == 20


def test_a_call_that_is_said_to_have_been_earlier_had_its_time_then() -> None:
    calls = [contact(0, 0, way="phone", minutes=5), contact(1, 20, way="phone", minutes=5, at=at(-3600))]
    assert not found(calls, "short")


def test_what_is_written_down_a_day_later_is_late() -> None:
    late = found([contact(1, 0, at=at(-86400)), contact(2, 0, at=at(-86401)), contact(3)], "late")
    assert late.keys() == {2}
    assert late[2].facts == {"hours": 24, "at": at(-86401), "logged": at(0)}


@pytest.mark.parametrize(
    ("before", "after", "signs", "marked"),
    [("B", "H", (), True), ("B", "H", ("A", "B"), True), ("B", "H", ("H",), False), ("B", "A", ("H",), False),
     ("A", "B", (), False), ("B", "B", (), False), ("", "A", (), False)],
)  # fmt: skip
def test_a_grade_brought_nearer_asks_for_a_sign_of_it(
    before: str, after: str, signs: tuple[str, ...], marked: bool
) -> None:
    raised = found([contact(1, grade_before=before, grade_after=after, signs=signs)], "raised")
    assert bool(raised) is marked
    if marked:
        assert raised[1].facts == {"before": before, "after": after}


def test_always_the_same_outcome_marks_the_last_contact_of_the_card_and_of_the_person() -> None:
    same = [contact(n, n * 9999, cycle=7, outcome="talked") for n in range(5)]
    marks = found(same, "unvarying")
    assert marks == {4: Mark("unvarying", {"count": 5, "outcome": "talked", "of": "card"}, (3, 2, 1, 0))}
    assert not found([*same, contact(9, 99999, cycle=7, outcome="later")], "unvarying")
    of_person = found([contact(n, n * 9999, outcome="talked") for n in range(30)], "unvarying")
    assert of_person.keys() == {29}
    assert (of_person[29].facts["of"], of_person[29].facts["count"]) == ("person", 30)


@pytest.mark.parametrize("text", ["ok", "已联系。", "Called", "", "聊", "Follow-up"])
def test_a_text_that_says_nothing_is_empty(text: str) -> None:
    assert found([contact(1, content=text)], "empty")
    assert not found([contact(1, content=text, answered=False)], "empty"), "an attempt needs none"
    assert not found([contact(1, content=text, call=3)], "empty"), "nor does a call of the register"


def test_an_empty_phrase_stands_in_the_table_as_it_is_compared() -> None:
    assert all(compared(phrase) == phrase for phrase in EMPTY_PHRASES)


def test_what_nothing_is_wrong_with_has_no_mark_and_the_weightiest_mark_comes_first() -> None:
    assert marks_of([contact(n, n * 9999) for n in range(4)], LIMITS) == {}
    marks = marks_of([contact(1, content="ok", way="phone", minutes=0)], LIMITS)[1]
    assert [mark.key for mark in marks] == ["short", "empty"]


def test_every_limit_is_a_setting_and_every_kind_says_what_it_means() -> None:
    assert {f"review.{name}" for name in Limits._fields} == {
        name for suspicion in SUSPICIONS.values() for name in suspicion.settings
    }
    assert all(name in SETTINGS for suspicion in SUSPICIONS.values() for name in suspicion.settings)
    assert all(suspicion.label and suspicion.says and suspicion.weight for suspicion in SUSPICIONS.values())
