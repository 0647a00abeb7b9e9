"""What a contact is worth, and until when it may be made: tables worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.latest import Leeway, latest
from floortui.domain.records import OPEN, OWNER
from floortui.domain.worth import ENOUGH, TRADE, Facts, Rate, rates_of, worth

NONE_COUNTED = rates_of({})

WORTHS = [
    # state, grade, days late, promised, unanswered -> worth
    (OPEN, "H", 2, True, 0, 0.45 * 1.5 * 1.2),
    (OPEN, "H", 0, False, 0, 0.45),
    (OPEN, "A", 0, False, 0, 0.25),
    (OPEN, "B", 5, False, 0, 0.1 * 1.5),
    (OPEN, "C", 300, False, 0, 0.04 * 2.0),
    (OPEN, "C", 0, True, 0, 0.06),
    (OPEN, "A", 0, False, 2, 0.25 * 0.81),
    (OPEN, "A", 0, False, 40, 0.25 * 0.5),
    (OPEN, "O", 1, False, 0, 0.3 * 1.1),
    (OWNER, "O", 0, False, 0, 0.15),
    (OPEN, "", 3, True, 0, 0.0),
]


@pytest.mark.parametrize(("state", "grade", "late", "promised", "unanswered", "expected"), WORTHS)
def test_a_contact_is_worth(
    state: str, grade: str, late: int, promised: bool, unanswered: int, expected: float
) -> None:
    found = worth(Facts(state, grade, late, promised, unanswered), NONE_COUNTED)
    assert found.number == pytest.approx(expected)
    product = 1.0
    for part in found.parts:
        product *= part.times
    assert product == pytest.approx(found.number), "its parts say all of it"


def test_a_house_goes_by_its_own_rate_once_it_has_followed_enough() -> None:
    rates = rates_of({"H": (ENOUGH, 12), "A": (ENOUGH - 1, 29), "?": (99, 99)})
    assert rates["H"] == Rate(0.4, ENOUGH)
    assert rates["A"] == Rate(TRADE["A"])
    assert rates.keys() == TRADE.keys()
    assert worth(Facts(OPEN, "H", 0, False, 0), rates).parts[0] == ("own", 0.4, ENOUGH)


@given(st.sampled_from("OHABC"), st.integers(0, 500), st.booleans(), st.integers(0, 50))
def test_lateness_and_a_promise_never_make_it_worth_less(grade: str, late: int, promised: bool, tries: int) -> None:
    now = worth(Facts(OPEN, grade, late, promised, tries), NONE_COUNTED).number
    assert worth(Facts(OPEN, grade, late + 1, promised, tries), NONE_COUNTED).number >= now
    assert worth(Facts(OPEN, grade, late, True, tries), NONE_COUNTED).number >= now
    assert worth(Facts(OPEN, grade, late, promised, tries + 1), NONE_COUNTED).number <= now
    assert 0 < now <= 1.5 * 2


H, A, B, C, O = (  # noqa: E741 - the grade's name
    Leeway("1 day", 7, 15), Leeway("7 days", 30, 30), Leeway("15 days", 90, 60), Leeway("1 month", 0, 120),
    Leeway("7 days"),
)  # fmt: skip
LATEST = [
    # leeway, ideal, promised, graded on, last contact -> latest
    (H, "2026-03-13", False, "2026-03-12", "2026-03-12", "2026-03-14"),
    (A, "2026-03-19", False, "2026-03-12", "2026-03-12", "2026-03-22"),
    (B, "2026-03-27", False, "2026-03-12", "2026-03-12", "2026-04-03"),
    (C, "2026-04-12", False, "2026-03-12", "2026-03-12", "2026-04-27"),
    (O, "2026-03-19", False, "2026-03-12", "2026-03-12", "2026-03-22"),
    # the horizon of an H ends before
    (H, "2026-03-19", False, "2026-03-12", "2026-03-18", "2026-03-19"),
    # a horizon that is over says nothing any more
    (H, "2026-03-25", False, "2026-03-12", "2026-03-24", "2026-03-26"),
    # the protection ends before
    (A, "2026-04-10", False, "2026-04-01", "2026-03-12", "2026-04-11"),
    (C, "2026-07-08", False, "2026-03-12", "2026-03-12", "2026-07-10"),
    # a word given is kept on its day
    (C, "2026-03-20", True, "2026-03-12", "2026-03-12", "2026-03-20"),
    # nothing is known but the day
    (A, "2026-03-19", False, None, None, "2026-03-22"),
]  # fmt: skip


@pytest.mark.parametrize(("leeway", "ideal", "promised", "graded_on", "last_day", "expected"), LATEST)
def test_the_last_day_of_a_contact(
    leeway: Leeway, ideal: str, promised: bool, graded_on: str | None, last_day: str | None, expected: str
) -> None:
    assert latest(ideal, leeway, promised=promised, graded_on=graded_on, last_day=last_day) == expected
