"""The two planners: the worked cases of the decks, and what any numbers keep."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.plan import LARGEST, ladder, read_amount, read_share, read_shares, what_if
from floortui.errors import Refused

TENTHS = (Fraction(1, 10), Fraction(2, 10), Fraction(7, 10))

SHARES = st.fractions(0, 1, max_denominator=1000)
FLOWS = st.integers(0, 10**6)
MIXES = (
    st.tuples(*[st.integers(0, 100)] * 3).filter(any).map(lambda parts: tuple(Fraction(p, sum(parts)) for p in parts))
)


@pytest.mark.parametrize(
    ("flow", "retention", "follow_up", "close", "cards", "by_class", "followed", "sales"),
    [
        (2000, "40%", "50%", "20%", 800, (80, 160, 560), 400, 80),
        (2500, "40%", "50%", "20%", 1000, (100, 200, 700), 500, 100),
        (2000, "50%", "50%", "20%", 1000, (100, 200, 700), 500, 100),
        (2000, "40%", "60%", "20%", 800, (80, 160, 560), 480, 96),
        (2000, "40%", "50%", "25%", 800, (80, 160, 560), 400, 100),
    ],
)
def test_the_conversion_table_of_the_deck(
    flow: int, retention: str, follow_up: str, close: str, cards: int, by_class: tuple[int, ...], followed: int,
    sales: int,
) -> None:  # fmt: skip
    rates = (read_share(retention, "retention"), TENTHS, read_share(follow_up, "follow_up"))
    result = what_if(flow, *rates, close=read_share(close, "close"))
    assert tuple(result) == (cards, dict(zip("ABC", by_class, strict=True)), followed, sales)
    assert all(isinstance(number, int) for number in (result.cards, result.followed, result.sales))


def test_the_mix_is_a_lever_with_close_rates_by_class() -> None:
    rates = read_shares("0.4,0.25,0.1", "close_by_class")
    assert what_if(2000, Fraction(2, 5), TENTHS, Fraction(1, 2), close_by_class=rates).sales == 64
    richer = read_shares("0.2,0.2,0.6", "mix")
    assert what_if(2000, Fraction(2, 5), richer, Fraction(1, 2), close_by_class=rates).sales == 76


def test_a_part_of_a_card_is_a_float() -> None:
    result = what_if(5, Fraction(1, 2), TENTHS, 1, close=1)
    assert (result.cards, result.by_class, result.sales) == (2.5, {"A": 0.25, "B": 0.5, "C": 1.75}, 2.5)


@pytest.mark.parametrize(
    ("rate", "steps"),
    [("1/3", (50, 150, 450, 1350, 4050)), ("0.30", (50, 167, 557, 1857, 6190)), ("30%", (50, 167, 557, 1857, 6190))],
)
def test_the_ladder_of_the_deck(rate: str, steps: tuple[int, ...]) -> None:
    assert ladder(10_000_000, 200_000, read_share(rate, "rate")) == steps


def test_a_goal_between_two_orders_needs_the_one_more() -> None:
    assert ladder(100, 30, 1) == (4, 4, 4, 4, 4)


def test_the_months_of_the_handbooks_store() -> None:
    """H's store: 900 first contacts, 630 cards, 135 orders of them."""
    result = what_if(900, Fraction(7, 10), TENTHS, 1, close=Fraction(135, 630))
    assert (result.cards, result.sales) == (630, 135)
    assert round(result.sales / 900, 3) == 0.15
    assert round(result.sales / result.cards, 3) == 0.214


@pytest.mark.parametrize(
    ("read", "typed", "value"),
    [
        (read_share, "0.4", Fraction(2, 5)),
        (read_share, ".4", Fraction(2, 5)),
        (read_share, "40%", Fraction(2, 5)),
        (read_share, " ４０ ％ ", Fraction(2, 5)),
        (read_share, "1/3", Fraction(1, 3)),
        (read_share, "１／３", Fraction(1, 3)),
        (read_share, "⅓", Fraction(1, 3)),
        (read_share, "0", 0),
        (read_share, "100%", 1),
        (read_share, "33.3%", Fraction(333, 1000)),
        (read_amount, "2000", 2000),
        (read_amount, "２０００", 2000),
        (read_amount, "10,000,000", 10_000_000),
        (read_amount, "１０，０００", 10_000),
        (read_amount, "1000万", 10_000_000),
        (read_amount, "0.2亿", 20_000_000),
        (read_amount, "18.75 万", 187_500),
        (read_shares, "0.1,0.2,0.7", TENTHS),
        (read_shares, "10%，20%，70%", TENTHS),
        (read_shares, "1/10、2/10、7/10", TENTHS),
    ],
)
def test_numbers_as_people_type_them(read: Callable[[str, str], object], typed: str, value: object) -> None:
    assert read(typed, "rate") == value


@pytest.mark.parametrize(
    ("read", "typed", "code"),
    [
        (read_share, "-0.1", "plan.share"),
        (read_share, "1.01", "plan.share"),
        (read_share, "40", "plan.share"),
        (read_share, "1/0", "plan.share"),
        (read_share, "3/2", "plan.share"),
        (read_share, "nan", "plan.share"),
        (read_share, "inf", "plan.share"),
        (read_share, "1e-3", "plan.share"),
        (read_share, "٣", "plan.share"),
        (read_share, "", "plan.share"),
        (read_share, "0." + "3" * 10**6, "plan.share"),
        (read_amount, "-1", "plan.amount"),
        (read_amount, "NaN", "plan.amount"),
        (read_amount, "1e999999999", "plan.amount"),
        (read_amount, "9" * 14, "plan.amount"),
        (read_amount, "1,00", "plan.amount"),
        (read_amount, "many", "plan.amount"),
        (read_shares, "0.5,0.5", "plan.three"),
        (read_shares, "0.1,0.2,0.3,0.4", "plan.three"),
        (read_shares, "0.1,,0.9", "plan.share"),
    ],
)
def test_what_is_no_number_here(read: Callable[[str, str], object], typed: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read(typed, "rate")
    assert (caught.value.code, caught.value.field) == (code, "rate")


@pytest.mark.parametrize(
    ("arguments", "close", "code"),
    [
        ((-1, 1, TENTHS, 1), {"close": 1}, "plan.amount"),
        ((LARGEST + 1, 1, TENTHS, 1), {"close": 1}, "plan.amount"),
        ((1, Fraction(-1, 9), TENTHS, 1), {"close": 1}, "plan.share"),
        ((1, 1, TENTHS, 2), {"close": 1}, "plan.share"),
        ((1, 1, TENTHS, 1), {"close": Fraction(11, 10)}, "plan.share"),
        ((1, 1, TENTHS, 1), {"close_by_class": (1, 1, 2)}, "plan.share"),
        ((1, 1, TENTHS, 1), {"close_by_class": (1, 1)}, "plan.three"),
        ((1, 1, TENTHS[:2], 1), {"close": 1}, "plan.three"),
        ((1, 1, (1, 1, 0), 1), {"close": 1}, "plan.mix"),
        ((1, 1, (0, 0, 0), 1), {"close": 1}, "plan.mix"),
        ((1, 1, (Fraction(998, 1000), 0, 0), 1), {"close": 1}, "plan.mix"),
        ((1, 1, TENTHS, 1), {}, "plan.close"),
        ((1, 1, TENTHS, 1), {"close": 1, "close_by_class": TENTHS}, "plan.close"),
    ],
)
def test_a_plan_of_nonsense_is_refused(arguments: tuple[object, ...], close: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as caught:
        what_if(*arguments, **close)  # type: ignore[arg-type]
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("arguments", "code", "field"),
    [
        ((-1, 1, 1), "plan.amount", "goal"),
        ((1, 0, 1), "plan.zero", "order_value"),
        ((1, LARGEST + 1, 1), "plan.amount", "order_value"),
        ((1, 1, 0), "plan.zero", "rate"),
        ((1, 1, -1), "plan.share", "rate"),
        ((1, 1, Fraction(3, 2)), "plan.share", "rate"),
        ((1, 1, Fraction(1, 10**15)), "plan.endless", "rate"),
    ],
)
def test_a_ladder_to_nowhere_is_refused(arguments: tuple[Fraction, ...], code: str, field: str) -> None:
    with pytest.raises(Refused) as caught:
        ladder(*arguments)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_three_thirds_may_be_typed_short() -> None:
    third = Fraction(333, 1000)
    assert what_if(30, 1, (third, third, third), 1, close=1).by_class == {"A": 10, "B": 10, "C": 10}


@given(FLOWS, SHARES, MIXES, SHARES, SHARES)
def test_the_classes_add_up_to_the_cards(
    flow: int, retention: Fraction, mix: tuple[Fraction, ...], follow_up: Fraction, close: Fraction
) -> None:
    result = what_if(flow, retention, mix, follow_up, close=close)
    assert sum(result.by_class.values()) == pytest.approx(result.cards)
    assert flow >= result.cards >= result.followed >= result.sales >= 0
    same_for_all = what_if(flow, retention, mix, follow_up, close_by_class=(close, close, close))
    assert same_for_all == result


@given(FLOWS, SHARES, MIXES, SHARES, SHARES, st.integers(0, 1000), st.lists(SHARES, min_size=3, max_size=3))
def test_more_of_any_lever_never_sells_less(
    flow: int, retention: Fraction, mix: tuple[Fraction, ...], follow_up: Fraction, close: Fraction, more: int,
    better: list[Fraction],
) -> None:  # fmt: skip
    now = what_if(flow, retention, mix, follow_up, close=close).sales
    levels = [max(old, new) for old, new in zip((retention, follow_up, close), better, strict=True)]
    assert what_if(flow + more, retention, mix, follow_up, close=close).sales >= now
    assert what_if(flow, levels[0], mix, follow_up, close=close).sales >= now
    assert what_if(flow, retention, mix, levels[1], close=close).sales >= now
    assert what_if(flow, retention, mix, follow_up, close=levels[2]).sales >= now


@given(st.integers(0, LARGEST), st.integers(1, LARGEST), st.fractions(Fraction(1, 100), 1))
def test_no_step_of_a_ladder_is_smaller_than_the_one_above(goal: int, order_value: int, rate: Fraction) -> None:
    try:
        steps = ladder(goal, order_value, rate)
    except Refused as refused:
        assert refused.code == "plan.endless"  # noqa: PT017 - a goal of many orders at a small rate
        return
    assert steps.A * order_value >= goal
    assert all(above <= below and below * rate >= above for above, below in pairwise(steps))


@given(st.text(max_size=30) | st.text(st.sampled_from("0123456789.,/%万亿-e ０１／％，"), max_size=30))
def test_any_text_is_read_or_refused(typed: str) -> None:
    for read, most in ((read_amount, LARGEST), (read_share, 1)):
        try:
            assert 0 <= read(typed, "rate") <= most
        except Refused as refused:
            assert refused.code.startswith("plan.")  # noqa: PT017 - either is an answer
