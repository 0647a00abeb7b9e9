"""Search words: what of a name, a phone or a model can be typed to find it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.search import MOST_SPELLINGS, looked_for, tokens_of, word_of

READ = {"张": ("zhang",), "伟": ("wei",), "曾": ("zeng", "ceng"), "乐": ("yue", "le"), "重": ("zhong", "chong"),
        "李": ("li",), "先": ("xian",), "生": ("sheng",)}  # fmt: skip

NAMES = st.text(st.sampled_from([*READ, "a", "Z", " ", "·", "é", "龘"]), max_size=40) | st.text(max_size=20)


def readings(character: str) -> tuple[str, ...]:
    return READ.get(character, ())


def words(name: str) -> set[str]:
    """Give the search words of a name in letters."""
    return {token for token in tokens_of(name, "", [], readings) if token.isascii()}


def test_a_chinese_name_is_found_by_its_ends_in_pinyin_and_by_initials() -> None:
    assert words("张伟") == {"zhangwei", "wei", "zw"}
    assert words("李先生") == {"lixiansheng", "xiansheng", "sheng", "lxs", "xs"}


def test_every_reading_of_a_character_counts() -> None:
    assert words("曾乐") == {"zengyue", "zengle", "cengyue", "cengle", "yue", "le", "zy", "zl", "cy", "cl"}


def test_a_name_in_letters_has_no_words_of_its_own_for_pinyin() -> None:
    assert words("Anna Zhang") == {"annazhang", "anna", "zhang"}


@pytest.mark.parametrize("name", ["[/]", "%", "😀", "--", "* / *", "(((", "?!"])
def test_a_name_of_signs_only_is_found_by_them(name: str) -> None:
    assert looked_for(name, "CN") in tokens_of(name, "", [], readings)
    assert looked_for(name, "CN") not in tokens_of("李先生", "", [], readings)


def test_a_name_in_both_writings_is_found_by_either() -> None:
    assert {"lianna", "lanna"} <= words("李 Anna")
    assert "zhangw" in words("张W")


def test_a_character_that_nobody_can_read_stands_for_itself() -> None:
    assert {"zhang龘", "z龘"} <= tokens_of("张龘", "", [], readings)


def test_the_unlikeliest_spellings_of_a_long_name_are_left_out() -> None:
    whole = {word for word in words("曾乐重乐重") if len(word) > len("ceng") * 4}
    assert 1 <= len(whole) <= MOST_SPELLINGS
    assert {"zengyuezhongyuezhong", "cengyuezhongyuezhong"} <= whole


@given(NAMES, st.text(max_size=20), st.lists(st.from_regex(r"[0-9]{5,15}", fullmatch=True), max_size=3))
def test_search_words_are_folded_and_find_the_whole(name: str, model: str, numbers: list[str]) -> None:
    tokens = tokens_of(name, model, numbers, readings)
    assert "" not in tokens
    assert all(word_of(token) == token for token in tokens)
    for whole in (word_of(name), word_of(model), *numbers):
        assert not whole or whole in tokens


@given(NAMES)
def test_a_name_has_few_search_words(name: str) -> None:
    assert len(tokens_of(name, "", [], readings)) <= (2 * MOST_SPELLINGS + 2) * max(1, len(word_of(name)))
