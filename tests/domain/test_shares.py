"""The shares of an order, as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.shares import WHOLE, read_shares
from floortui.errors import Refused

RIGHT = (
    (["李娜"], [("李娜", 100)]),
    (["李娜:60", "刘洋:40"], [("李娜", 60), ("刘洋", 40)]),
    (["李娜：60％".replace("％", "%"), "刘洋"], [("李娜", 60), ("刘洋", 40)]),
    (["李娜", "刘洋", "陈静"], [("李娜", 33), ("刘洋", 33), ("陈静", 34)]),
    (["李娜", "刘洋:31", "陈静"], [("李娜", 34), ("刘洋", 31), ("陈静", 35)]),
    (["本店"], [("", 100)]),
    (["李娜:50", "House"], [("李娜", 50), ("", 50)]),
)
WRONG = (
    (["李娜:60", "刘洋:50"], "order.shares", 110),
    (["李娜:60"], "order.shares", 60),
    (["李娜:100", "刘洋"], "order.shares", 100),
    (["李娜:0"], "order.share", None),
    (["李娜:x"], "order.share", None),
    (["李娜:" + "9" * 5000], "order.share", None),
)


@pytest.mark.parametrize(("texts", "shares"), RIGHT)
def test_shares_are_read_as_written(texts: list[str], shares: list[tuple[str, int]]) -> None:
    assert [tuple(share) for share in read_shares(texts)] == shares


@pytest.mark.parametrize(("texts", "code", "total"), WRONG)
def test_shares_that_are_not_the_whole_are_refused_with_their_sum(
    texts: list[str], code: str, total: int | None
) -> None:
    with pytest.raises(Refused) as caught:
        read_shares(texts)
    assert (caught.value.code, caught.value.facts.get("sum")) == (code, total)


@given(st.lists(st.none() | st.integers(1, 100), min_size=1, max_size=6))
def test_what_is_taken_always_adds_up(numbers: list[int | None]) -> None:
    texts = [f"{chr(65 + at)}:{number}" if number else chr(65 + at) for at, number in enumerate(numbers)]
    try:
        shares = read_shares(texts)
    except Refused:
        return
    assert sum(share.share for share in shares) == WHOLE
    assert all(share.share == number for share, number in zip(shares, numbers, strict=True) if number)
