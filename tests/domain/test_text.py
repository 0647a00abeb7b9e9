"""Text as it enters the records: nothing that hides, steers a terminal or paints over other lines."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcwidth

from floortui.domain.text import BRIEF, brief, clean, has_nothing_to_read, read_text, row_number
from floortui.errors import Refused

NASTY = st.text(
    st.characters() | st.sampled_from("\x1b\x9b\u202e\u200d\u200b\ufeff\u0301\u0308\u2028\x85\r\n\t\x00 é한ᄒ\u1161"),
    max_size=40,
)
"""Any text, with more than its share of escape, direction, joining and combining characters."""


@given(NASTY, st.booleans())
def test_nothing_unseen_survives(text: str, lines: bool) -> None:
    cleaned = clean(text, lines=lines)
    allowed = {"\n"} if lines else set()
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn") and c not in allowed]
    assert "  " not in cleaned
    assert cleaned == cleaned.strip()


@given(NASTY, st.booleans())
def test_cleaning_twice_changes_nothing_more(text: str, lines: bool) -> None:
    cleaned = clean(text, lines=lines)
    assert clean(cleaned, lines=lines) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


EMOJI = st.text(st.sampled_from("👨👩👧❤👍🇨🇳李a \u200d\ufe0f\u20e3🏻🏿\U000e0067"), max_size=20)


@given(NASTY | EMOJI)
def test_what_is_kept_is_as_wide_as_its_characters_one_by_one(text: str) -> None:
    """A terminal that paints a family as one picture, and one that paints its three people, agree on the columns."""
    kept = clean(text)
    assert cell_len(kept) == sum(map(cell_len, kept)) == sum(map(wcwidth, kept))


@pytest.mark.parametrize(
    ("typed", "kept", "cells"),
    [
        ("👨\u200d👩\u200d👧", "👨👩👧", 6),
        ("👍🏽", "👍", 2),
        ("❤\ufe0f", "❤", 1),
        ("🇨🇳", "CN", 2),
        ("1\ufe0f\u20e3", "1\u20e3", 1),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴", 2),
    ],
)
def test_an_emoji_keeps_what_every_terminal_paints_alike(typed: str, kept: str, cells: int) -> None:
    assert (clean(typed), cell_len(clean(typed))) == (kept, cells)


@given(NASTY)
def test_nothing_to_read_is_what_is_empty_once_cleaned(text: str) -> None:
    assert has_nothing_to_read(text) == bool(text.strip() and not clean(text))


@given(NASTY | st.text(min_size=30, max_size=60) | st.text(min_size=1, max_size=3).map(lambda text: text * 1000))
def test_what_is_brief_is_whole_or_says_that_it_is_not(text: str) -> None:
    assert len(brief(text)) <= BRIEF
    assert brief(text) == clean(text) or brief(text).endswith("…")
    assert brief(brief(text)) == brief(text)


@given(NASTY, st.integers(1, 20))
def test_what_is_read_fits_or_is_refused(text: str, limit: int) -> None:
    try:
        read = read_text(text, "name", limit)
    except Refused as refused:
        code, read = refused.code, ""
        assert code in ("text.too_long", "text.empty")
    assert len(read) <= limit


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("李先生", "李先生"),
        ("  李　先生\t", "李 先生"),
        ("李\u200b先\u202e生", "李先生"),
        ("\x1b[31m红\x1b[0m", "[31m红[0m"),
        ("a\u200d\u0301", "á"),
        ("Z" + "\u0335" * 9, "Z" + "\u0335" * 3),
        ("第一行\r\n第二行", "第一行 第二行"),
        ("[/red]", "[/red]"),
    ],
)
def test_what_is_kept_of_a_name(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_note_keeps_its_lines() -> None:
    assert clean("第一行\r\n 第二行\u2028第三行 ", lines=True) == "第一行\n第二行\n第三行"


@pytest.mark.parametrize(("typed", "code"), [("很" * 41, "text.too_long"), ("\u200b\u200b", "text.empty"),
                                             ("x" * 10**6, "text.too_long")])  # fmt: skip
def test_what_cannot_be_a_name(typed: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_text(typed, "name", 40)
    assert caught.value.code == code


@pytest.mark.parametrize("typed", ["²", "٣", "1234567890", "-1", "", "1 ", "九"])
def test_only_plain_short_digits_are_the_number_of_a_row(typed: str) -> None:
    assert row_number(typed) is None
    assert row_number("12") == 12
