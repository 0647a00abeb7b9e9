"""Eight desks write for all they are worth: none waits for long, and nobody is given twice."""

from __future__ import annotations

from benchmarks.race import race

from tests.faults.real import Real

LONGEST_SECONDS = 3.0
"""The longest that one desk may wait for the others; a second is meant, a busy test machine gets more."""


def test_none_of_eight_writers_starves(real: Real) -> None:
    outcome = race(real.file, real.env, 4, desks=8)
    assert outcome.longest_wait <= LONGEST_SECONDS
    assert outcome.doubled == 0
    assert outcome.per_second > 0
    assert real.problems() == []
