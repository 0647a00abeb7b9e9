"""Forgetting somebody in the texts of others: their phones in any writing, and their name beside one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.forgetting import Forgotten

FORGOTTEN = Forgotten(frozenset({"司马清", "Ann Lee"}), frozenset({"13800138003", "+4915112345678"}))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("司马清 13800138003 要找张伟", "… … 要找张伟"),
        ("她的电话138-0013-8003，晚上打", "她的电话…，晚上打"),
        ("call +86 138 0013 8003 (Ann Lee)", "call … (…)"),
        ("008613800138003", ""),
        ("+49 151 12345678", ""),
        ("司马清", ""),
        ("司马清的朋友", "司马清的朋友"),
        ("13800138004", "13800138004"),
        ("113800138003000", "113800138003000"),
        ("238000", "238000"),
    ],
)
def test_what_is_left_of_a_text(text: str, kept: str) -> None:
    assert FORGOTTEN.text(text) == kept


def test_a_colleague_of_the_same_name_stays() -> None:
    assert FORGOTTEN.value({"assigned": "Ann Lee"}, of_customers=False) == {"assigned": "Ann Lee"}


@pytest.mark.parametrize(
    ("also", "kept"),
    [
        ("王女士 13911110000, 司马清 13800138003", "王女士 13911110000"),
        ("司马清, 王女士", "王女士"),
        ("司马清 13911110000", "司马清 13911110000"),
        ("13800138003", ""),
        ("王女士", "王女士"),
    ],
)
def test_who_came_along_without_them(also: str, kept: str) -> None:
    assert FORGOTTEN.also(also) == kept


@given(before=st.text(), between=st.sampled_from(["", " ", "-", ".", " - "]), after=st.text())
def test_no_phone_is_left_in_any_text(before: str, between: str, after: str) -> None:
    text = f"{before} {between.join('13800138003')} {after}"
    kept = FORGOTTEN.text(text)
    assert "13800138003" not in "".join(filter(str.isdigit, kept.replace("…", "x"))) or "13800138003" in before + after


@given(st.text(alphabet=st.characters(exclude_categories=["Nd"])))
def test_a_text_without_a_number_is_left_alone(text: str) -> None:
    assert FORGOTTEN.text(text) == ("" if text in FORGOTTEN.names else text)
