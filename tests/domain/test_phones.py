"""Phone numbers in any writing, brought to one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.phones import FEWEST, MOST, REGIONS, begun, masked, read_phone
from floortui.errors import Refused

SAME_MOBILE = (
    "13800138000",
    "138 0013 8000",
    "138-0013-8000",
    "（138）00138000",
    "+86 138 0013 8000",
    "+86-13800138000",
    "008613800138000",
    "86 13800138000",
    "１３８００１３８０００",
    "＋８６　１３８００１３８０００",
    "13800138000 转 12",
    "13800138000 ext. 5",
)


@pytest.mark.parametrize("typed", SAME_MOBILE)
def test_a_mobile_in_any_writing_is_one_number(typed: str) -> None:
    phone = read_phone(typed)
    assert (phone.number, phone.odd) == ("13800138000", False)


@pytest.mark.parametrize(
    ("typed", "region", "number", "odd"),
    [
        ("021-6123 4567", "CN", "02161234567", False),
        ("+86 21 6123 4567", "CN", "02161234567", False),
        ("0086 755 2345 6789", "CN", "075523456789", False),
        ("6123 4567", "CN", "61234567", False),
        ("400 820 1234", "CN", "4008201234", False),
        ("12345", "CN", "12345", True),
        ("+1 212 555 0199", "CN", "12125550199", True),
        ("555-1234", "US", "5551234", False),
        ("(212) 555-0199", "US", "2125550199", False),
        ("+1 (212) 555-0199", "US", "2125550199", False),
        ("1 212 555 0199", "US", "2125550199", False),
        ("+86 138 0013 8000", "US", "8613800138000", True),
    ],
)
def test_land_lines_and_other_countries(typed: str, region: str, number: str, odd: bool) -> None:
    phone = read_phone(typed, region)
    assert (phone.number, phone.odd) == (number, odd)


@pytest.mark.parametrize("typed", ["1234", "1" * 16, "call me", "李先生", "138 0013 8000 a", "+", "()", "00"])
def test_what_is_no_phone(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        read_phone(typed)
    assert caught.value.code == "phone.unreadable"


@given(
    st.text(st.sampled_from("0123456789+-() ０１８６"), max_size=20) | st.text(max_size=20),
    st.sampled_from(sorted(REGIONS)),
)
def test_what_was_read_reads_as_itself(typed: str, region: str) -> None:
    try:
        number = read_phone(typed, region).number
    except Refused:
        return
    assert number.isascii()
    assert number.isdecimal()
    assert FEWEST <= len(number) <= MOST
    assert read_phone(number, region).number == number


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(("", "+86", "0086", "86 ", "＋86-")))
def test_every_mobile_is_recognised_with_or_without_the_country(number: str, prefix: str) -> None:
    assert read_phone(prefix + number).number == number


def test_a_masked_number_cannot_be_dialled() -> None:
    assert masked("13800138000") == "138****8000"
    assert masked("5551234") == "***34"


@pytest.mark.parametrize(
    ("typed", "region", "word"),
    [
        ("138", "CN", "138"),
        ("+86 138", "CN", "138"),
        ("0086-138 0013", "CN", "1380013"),
        ("8613800138000", "CN", "13800138000"),
        ("８６ １３８００１３８０００", "CN", "13800138000"),
        ("(021) 6123", "CN", "0216123"),
        ("+86 21 6123 4567", "CN", "02161234567"),
        ("13800138000 转 12", "CN", "13800138000"),
        ("+1 555", "CN", "1555"),
        ("+1 555", "US", "555"),
        ("+021 6123", "CN", "0216123"),
        ("0086", "CN", "0086"),
        ("0001", "CN", "0001"),
        ("00000001", "CN", "00000001"),
        ("+", "CN", ""),
        ("+86", "CN", ""),
        ("张伟", "CN", ""),
        ("CR-V", "CN", ""),
        ("李 138", "CN", ""),
    ],
)
def test_a_number_that_is_still_being_typed_begins_as_it_is_kept(typed: str, region: str, word: str) -> None:
    assert begun(typed, region) == word
