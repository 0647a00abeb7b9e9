"""The line-up as moves make it: what a line did with a place, whatever the numbers in it happen to be."""

from __future__ import annotations

from floortui.domain.lineup import LineUp, Move
from floortui.domain.rotation import after

AT = "2026-03-12T01:00:00.000Z"


def line_up(*moves: Move) -> LineUp:
    return after(LineUp(), list(moves), AT)


def test_a_turn_that_is_lost_while_everybody_serves_keeps_no_front() -> None:
    both = (["join", 1, None, "", ""], ["join", 2, None, "", ""])
    served = (["serve", 1, 11, True, False], ["serve", 1, 12, False, True], ["serve", 2, 13, True, False])
    handed = ["done", 1, 11, 0, "served", True]  # the end of an empty line-up is its first place
    then = line_up(*both, *served, handed)
    assert then.place(1).behind is None
    free = after(then, [["done", 2, 13, None, "served", False], ["done", 1, 12, None, "served", False]], AT)
    assert free.order == (2, 1)


def test_a_turn_that_comes_back_while_another_party_is_served_keeps_the_front() -> None:
    both = (["join", 1, None, "", ""], ["join", 2, None, "", ""])
    served = (["serve", 1, 11, True, False], ["serve", 1, 12, False, True])
    then = line_up(*both, *served, ["done", 1, 11, 0, "turn_back", True])
    assert then.place(1).behind == (2,)
    assert then.place(1).turns == 0
