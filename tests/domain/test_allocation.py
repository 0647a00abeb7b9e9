"""Who gets the cards that nobody looks after: the rules on paper, and what holds whatever is dealt."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floortui.domain.allocation import RULES, Dealt, Loose, Taker, contacts_a_month, deal

WEIGHTS = {"O": 4, "H": 30, "A": 4, "B": 2, "C": 1}
NA, YANG, JING = 1, 2, 3


def dealt(cards: str, takers: list[Taker], rule: str, most: int = 0) -> str:
    """Deal cards written as `1H 2A 3C`, and write who got which: `1: 1 3 · 2: 2`."""
    loose = [Loose(int(card[:-1]), "" if card.endswith("-") else card[-1]) for card in cards.split()]
    found = deal(loose, takers, rule, WEIGHTS, most)
    lists: dict[int, list[int]] = {}
    for card, person in found.pairs:
        lists.setdefault(person, []).append(card)
    said = [f"{person}: {' '.join(map(str, lists[person]))}" for person in sorted(lists)]
    return " · ".join([*said, *(["over: " + " ".join(map(str, found.left_over))] if found.left_over else [])])


PLAIN = [Taker(NA), Taker(YANG), Taker(JING)]
TIERED = [Taker(NA, "1"), Taker(YANG, "2"), Taker(JING, "3")]


@pytest.mark.parametrize(
    ("cards", "takers", "rule", "most", "expected"),
    [
        ("1C 2C 3C 4C", PLAIN, "rotation", 0, "1: 1 4 · 2: 2 · 3: 3"),
        ("1C 2H 3A", PLAIN, "rotation", 0, "1: 2 · 2: 3 · 3: 1"),
        ("1C 2C", [Taker(JING), Taker(NA)], "rotation", 0, "1: 2 · 3: 1"),
        ("1C 2C 3C", [Taker(NA, "trainee"), Taker(YANG)], "rotation", 0, "2: 1 2 3"),
        ("1C 2C 3C", [Taker(NA, cards=9), Taker(YANG, cards=8)], "rotation", 10, "1: 1 · 2: 2 3"),
        ("1C 2C 3C", [Taker(NA, cards=9), Taker(YANG, cards=9)], "rotation", 10, "1: 1 · 2: 2 · over: 3"),
        ("1C", [Taker(NA, load=2), Taker(YANG, load=1)], "load", 0, "2: 1"),
        ("1H 2C 3C 4C", [Taker(NA), Taker(YANG)], "load", 0, "1: 1 · 2: 2 3 4"),
        ("1B 2A 3A", [Taker(NA, load=4), Taker(YANG)], "load", 0, "1: 3 · 2: 2 1"),
        ("1C 2C", [Taker(NA), Taker(YANG)], "load", 0, "1: 1 · 2: 2"),
        ("1C", [Taker(NA, cards=10), Taker(YANG, cards=1, load=99)], "load", 10, "2: 1"),
        ("1H 2A 3B 4C 5O 6-", TIERED, "tier", 0, "1: 1 5 2 · 2: 3 · 3: 4 6"),
        ("1H 2C", [Taker(YANG, "2"), Taker(NA)], "tier", 0, "2: 1 2"),
        ("1B 2B", [Taker(NA, "1"), Taker(JING, "3")], "tier", 0, "1: 1 2"),
        ("1C", [Taker(NA, "1"), Taker(YANG, "2")], "tier", 0, "2: 1"),
        ("1H", [Taker(NA), Taker(YANG)], "tier", 0, "1: 1"),
        ("1H 2H", [Taker(NA, "1", cards=10), Taker(YANG, "2")], "tier", 10, "2: 1 2"),
        ("1H", [], "rotation", 0, "over: 1"),
        ("1H", [Taker(NA, "trainee")], "load", 0, "over: 1"),
    ],
)
def test_who_gets_which_card(cards: str, takers: list[Taker], rule: str, most: int, expected: str) -> None:
    assert dealt(cards, takers, rule, most) == expected


def test_a_lapsed_card_does_not_go_back_to_whose_it_was() -> None:
    cards = [Loose(1, "A", owner=NA), Loose(2, "A", owner=YANG), Loose(3, "A")]
    found = deal(cards, PLAIN[:2], "rotation", WEIGHTS)
    assert found.pairs == ((1, YANG), (2, NA), (3, NA))
    assert deal(cards[:1], PLAIN[:1], "rotation", WEIGHTS) == Dealt((), (1,))


@pytest.mark.parametrize(
    ("every", "contacts"), [("1 day", 30), ("7 days", 4), ("15 days", 2), ("1 month", 1), ("3 months", 1)]
)
def test_a_cadence_is_so_many_contacts_a_month(every: str, contacts: int) -> None:
    assert contacts_a_month(every) == contacts


CARDS = st.lists(
    st.builds(Loose, st.integers(1, 500), st.sampled_from(["", *"OHABC"]), st.none() | st.integers(1, 8)),
    unique_by=lambda card: card.card,
    max_size=40,
)
TAKERS = st.lists(
    st.builds(
        Taker, st.integers(1, 8), st.sampled_from(["", "1", "2", "3", "trainee"]), st.integers(0, 9), st.integers(0, 90)
    ),
    unique_by=lambda taker: taker.person,
    max_size=6,
)


@given(CARDS, TAKERS, st.sampled_from(sorted(RULES)), st.integers(0, 12))
def test_every_card_has_one_owner_or_is_left_over(
    cards: list[Loose], takers: list[Taker], rule: str, most: int
) -> None:
    found = deal(cards, takers, rule, WEIGHTS, most)
    given_out = [card for card, _person in found.pairs]
    assert sorted([*given_out, *found.left_over]) == sorted(card.card for card in cards)
    able = {taker.person: taker for taker in takers if taker.tier != "trainee"}
    owners = {card.card: card.owner for card in cards}
    assert all(person in able and owners[card] != person for card, person in found.pairs)
    got = Counter(person for _card, person in found.pairs)
    assert not most or all(able[person].cards + count <= max(most, able[person].cards) for person, count in got.items())
    room = [person for person in able if not most or able[person].cards + got[person] < most]
    assert all(set(room) <= {owners[card]} for card in found.left_over), "nobody who had room was passed over"
    assert deal(cards[::-1], takers, rule, WEIGHTS, most) == found, "the order in which they were named decides nothing"


@given(CARDS, TAKERS)
def test_in_turn_nobody_gets_more_than_one_more_than_another(cards: list[Loose], takers: list[Taker]) -> None:
    found = deal([card._replace(owner=None) for card in cards], takers, "rotation", WEIGHTS)
    able = [taker.person for taker in takers if taker.tier != "trainee"]
    got = Counter(person for _card, person in found.pairs)
    counts = [got[person] for person in able]
    assert counts == sorted(counts, reverse=True), "in the order of the roster"
    assert not counts or max(counts) - min(counts) <= 1


@given(CARDS, TAKERS)
def test_by_load_nobody_could_have_taken_a_card_over_and_be_better_off(cards: list[Loose], takers: list[Taker]) -> None:
    """Whoever got a card had, with it taken away again, no more to do than anybody else at that moment or later."""
    able = [taker for taker in takers if taker.tier != "trainee"]
    found = deal([card._replace(owner=None) for card in cards], able, "load", WEIGHTS)
    grades = {card.card: card.grade for card in cards}
    load = {taker.person: taker.load for taker in able}
    for card, person in found.pairs:
        assert load[person] == min(load.values())
        load[person] += WEIGHTS.get(grades[card], 1)


@given(CARDS, TAKERS)
def test_by_tier_a_card_goes_elsewhere_only_where_its_tier_has_nobody(cards: list[Loose], takers: list[Taker]) -> None:
    able = {taker.person: taker.tier for taker in takers if taker.tier != "trainee"}
    found = deal([card._replace(owner=None) for card in cards], takers, "tier", WEIGHTS)
    first = {**dict.fromkeys("OHA", "1"), "B": "2", "C": "3", "": "3"}
    grades = {card.card: card.grade for card in cards}
    for card, person in found.pairs:
        assert able[person] == first[grades[card]] or first[grades[card]] not in able.values()
