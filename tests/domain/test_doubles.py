"""Whether two customers may be one: a table of cases, and what holds of any two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.doubles import (
    ALSO,
    DIGIT,
    MISSING,
    PHONE,
    PLATE,
    SWAPPED,
    Person,
    called_alike,
    likeness,
    near_phones,
    nearness,
)

LI = Person("李先生", ("13800138000",))

CASES = {
    "the same phone, whatever the name": (LI, Person("王女士", ("13800138000",)), PHONE),
    "a second phone of theirs": (LI, Person("李先生", ("13911112222", "13800138000")), PHONE),
    "one digit differs": (LI, Person("李先生", ("13800138001",)), DIGIT),
    "two neighbours are swapped": (LI, Person("李先生", ("13801038000",)), SWAPPED),
    "one digit is missing": (LI, Person("李先生", ("1380013800",)), MISSING),
    "one digit is too many": (LI, Person("李先生", ("138001380000",)), MISSING),
    "the full name of who gave a family name": (LI, Person("李小龙", ("13800138001",)), DIGIT),
    "another writing of the name": (
        Person("ANNA Müller", ("13800138000",)), Person("anna müller", ("13800138001",)), DIGIT,
    ),
    "the phone of a wife who came along": (
        LI, Person("赵先生", ("13911112222",), also=("13800138000",)), ALSO,
    ),
    "the same plate, written another way": (
        Person("李先生", plate="沪A 12345"), Person("", ("13911112222",), plate="沪a12345"), PLATE,
    ),
    "a near phone of another name": (LI, Person("王先生", ("13800138001",)), None),
    "a near phone, and no name": (LI, Person("", ("13800138001",)), None),
    "the same name alone": (LI, Person("李先生", ("13911112222",)), None),
    "two digits differ": (LI, Person("李先生", ("13800138012",)), None),
    "no plates": (Person("李先生"), Person("李先生"), None),
    "short numbers": (Person("李先生", ("51234",)), Person("李先生", ("51235",)), None),
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "kind"), CASES.values(), ids=CASES)
def test_by_what_two_may_be_one(one: Person, other: Person, kind: str | None) -> None:
    for pair in ((one, other), (other, one)):
        found = likeness(*pair)
        assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("李先生", "李女士", False),
        ("李先生", "李先生", True),
        ("欧阳女士", "欧阳晓岚", True),
        ("李小龙", "李小虎", False),
        ("", "", False),
        ("先生", "李先生", False),
        ("[red]", "[red]", True),
        ("😀", "😀", True),
    ],
)
def test_which_names_may_be_one_persons(one: str, other: str, alike: bool) -> None:
    assert called_alike(one, other) is alike


DIGITS = st.text("0123456789", min_size=7, max_size=15)


@given(DIGITS, DIGITS)
def test_nearness_is_mutual_and_what_is_looked_up(one: str, other: str) -> None:
    assert nearness(one, other) == nearness(other, one)
    assert (other in near_phones(one)) == bool(nearness(one, other))


@given(DIGITS)
def test_each_phone_that_is_looked_up_is_near(phone: str) -> None:
    near = near_phones(phone)
    assert all(nearness(phone, each) for each in near)
    assert len(near) <= 9 * len(phone) + len(phone) - 1 + 10 * (len(phone) + 1) + len(phone)


PEOPLE = st.builds(
    Person, st.sampled_from(("", "李先生", "李小龙", "王女士")), st.lists(DIGITS, max_size=2).map(tuple),
    st.lists(DIGITS, max_size=1).map(tuple), st.sampled_from(("", "沪A12345", "沪b99")),
)  # fmt: skip


@given(PEOPLE, PEOPLE)
def test_likeness_is_mutual(one: Person, other: Person) -> None:
    there, back = likeness(one, other), likeness(other, one)
    assert (there is None) == (back is None)
    if there is not None:
        assert back is not None
        assert there.kind == back.kind or {there.kind, back.kind} <= {DIGIT, SWAPPED, MISSING}


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_names_can_be_compared(one: str, other: str) -> None:
    assert called_alike(one, other) == called_alike(other, one)
