"""Whatever is typed into a search field is what is looked for: no syntax of any query language is obeyed."""

from __future__ import annotations

import pytest

from tests.faults.real import Real
from tests.faults.seat import Seat
from tests.house import RECEPTION

SYNTAX = [
    "' OR 1=1 --", "%%", "__", "李_生", "李%生", "李?生", "李 OR 周", "name:李", "(((", "\\\\",
    "[李周]先", "NEAR(李 周)", "?name", ":name", "'';--", "李' UNION SELECT pin FROM staff --",
]  # fmt: skip
"""What would find everybody, or fail, if it were read as SQL, LIKE, GLOB or FTS."""


@pytest.fixture
def known(real: Real) -> Real:
    """Give a showroom that knows two customers."""
    real.do("arrival.log", name="李先生", phone="13800138000")
    real.do("arrival.log", name="周女士", phone="13900139000")
    return real


def look_up(seat: Seat, text: str) -> str:
    """Type a text into the form's first field, instead of what stands there, and give the picture."""
    seat.send("\x15")
    seat.settle(0.1)
    seat.send(text)
    seat.settle(0.3)
    return seat.picture()


def test_syntax_finds_nobody_and_breaks_nothing(known: Real) -> None:
    with known.seat("--as", RECEPTION) as seat:
        seat.press("n")
        for text in SYNTAX:
            picture = look_up(seat, text)
            assert text in picture
            assert "13800138000" not in picture, text
            assert "13900139000" not in picture, text
        assert "13800138000" in look_up(seat, "李先")
        assert seat.alive


@pytest.mark.parametrize("name", SYNTAX)
def test_a_customer_may_be_called_so(known: Real, name: str) -> None:
    told = known.do("arrival.log", name=name)
    assert told["kind"] == "first"
    assert known.query("SELECT count(*) FROM customer WHERE name = ?", name) == [(1,)]
    assert known.query("SELECT count(*) FROM customer WHERE name IN ('李先生', '周女士')") == [(2,)]


def test_a_table_is_not_dropped_by_a_name(known: Real) -> None:
    for text in ("x'); DROP TABLE visit; --", 'x"; DELETE FROM journal; --'):
        known.do("arrival.log", name=text, note=text, model=text)
        assert "No customer is known" in known.refusal("arrival.log", customer=f"{text}?")
    assert known.problems() == []
