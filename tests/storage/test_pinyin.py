"""The table of readings: complete, small, fresh, and right about surnames."""

from __future__ import annotations

import pytest
from docs import pinyin as generator
from hypothesis import given
from hypothesis import strategies as st

from floortui.resources import reference
from floortui.storage.pinyin import readings

TABLE = reference("pinyin.txt")


@pytest.mark.parametrize(
    ("character", "read"),
    [
        ("张", {"zhang"}),
        ("曾", {"zeng", "ceng"}),
        ("单", {"shan", "dan"}),
        ("仇", {"qiu", "chou"}),
        ("翟", {"zhai", "di"}),
        ("查", {"zha", "cha"}),
        ("解", {"xie", "jie"}),
        ("尉", {"yu", "wei"}),
        ("区", {"ou", "qu"}),
        ("朴", {"piao", "pu"}),
        ("盖", {"ge", "gai"}),
        ("覃", {"qin", "tan"}),
        ("乐", {"yue", "le"}),
        ("重", {"zhong", "chong"}),
        ("长", {"zhang", "chang"}),
        ("娜", {"na", "nuo"}),
        ("万", {"wan", "mo"}),
        ("吕", {"lv", "lu", "lyu"}),
        ("玥", {"yue"}),
        ("張", {"zhang"}),
    ],
)
def test_a_character_has_every_reading_that_people_type(character: str, read: set[str]) -> None:
    assert read <= set(readings(character))


@pytest.mark.parametrize(
    ("character", "first"),
    [("曾", "zeng"), ("单", "shan"), ("万", "wan"), ("娜", "na"), ("晟", "sheng"), ("吕", "lv"), ("石", "shi")],
)
def test_the_reading_in_names_comes_first(character: str, first: str) -> None:
    assert readings(character)[0] == first


def test_every_common_character_is_in_the_table() -> None:
    assert [character for character in generator.common() if not readings(character)] == []


@given(st.characters())
def test_any_character_has_readings_in_letters_or_none(character: str) -> None:
    read = readings(character)
    assert all(one.isascii() and one.isalpha() and one.islower() for one in read)
    assert len(set(read)) == len(read)
    assert not (read and character.isascii())


def test_the_table_is_what_make_pinyin_would_write() -> None:
    assert TABLE.read_text(encoding="utf-8") == generator.table(), "run: make pinyin"


def test_the_table_is_small() -> None:
    assert TABLE.stat().st_size < 40_000
