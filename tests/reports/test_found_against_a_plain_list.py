"""What the search finds is what a plain look through all the cards finds, and in the order that it says."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floortui.errors import Refused
from floortui.reports.drawer import found
from floortui.storage.database import execute
from floortui.storage.queries.cards import find_cards
from floortui.storage.search import astray
from tests.house import Showroom, a_showroom, problems

READ = {"张": ["zhang"], "伟": ["wei"], "李": ["li"], "娜": ["na"], "曾": ["zeng", "ceng"], "王": ["wang"]}
"""How these are read, said by hand."""
NAMES = st.text("张伟李娜曾王", min_size=1, max_size=3) | st.sampled_from(("Ann Lee", "Bob", "曾 Ann", "张3"))
MODELS = st.sampled_from(("CR-V", "Civic", "Fit", "飞度"))
PHONES = st.integers(0, 40).map(lambda number: str(13_800_138_000 + number * 7_001))
DAYS = st.sampled_from(("2026-03-13", "2026-03-20", "2026-04-02"))
CARD = st.sampled_from("1234")
OPENED = st.fixed_dictionaries({
    "": st.just("card.open"), "name": NAMES, "phone": PHONES, "model": MODELS, "next": DAYS,
})  # fmt: skip
DEEDS = st.one_of(
    OPENED,
    st.fixed_dictionaries({"": st.just("card.edit"), "card": CARD, "name": NAMES, "model": MODELS}),
    st.fixed_dictionaries({"": st.just("card.edit"), "card": CARD, "phone": PHONES}),
    st.fixed_dictionaries({"": st.just("card.lose"), "card": CARD, "reason": st.just("price")}),
    st.fixed_dictionaries({"": st.just("card.erase"), "card": CARD, "reason": st.just("asked")}),
    st.fixed_dictionaries({"": st.just("arrival.log"), "name": NAMES, "phone": PHONES, "also": NAMES}),
    st.just({"": "undo"}),
)  # fmt: skip
"""What may be done: the action, and its fields."""

WORDS = ("张伟", "zhangw", "zw", "cw", "zengw", "cengwei", "li", "138", "8001", "1 3 8", "CR-V", "crv", "Ann", "Lee")
TYPED = st.sampled_from((*"张李王zlwc1", *WORDS)) | PHONES.map(lambda phone: phone[1:7])


class Known(NamedTuple):
    """A customer as the rows have them, with their latest cycle."""

    id: int
    name: str
    model: str
    phones: list[str]
    also: list[str]
    state: str
    next_day: str | None
    is_card: bool


def everybody() -> list[Known]:
    """Read every customer who was not erased and has a cycle."""
    rows = execute(
        "SELECT k.id, k.name, k.model, y.state, y.next_day, y.card_day FROM customer AS k JOIN cycle AS y"
        " ON y.customer = k.id WHERE k.erased = 0 AND y.id = (SELECT max(id) FROM cycle WHERE customer = k.id)"
    ).fetchall()
    return [
        Known(
            number, name, model,
            [phone for (phone,) in execute("SELECT number FROM phone WHERE customer = ?", (number,))],
            [also for (also,) in execute("SELECT also FROM visit WHERE customer = ? AND also <> ''", (number,))],
            state, next_day, card_day is not None,
        )
        for number, name, model, state, next_day, card_day in rows
    ]  # fmt: skip


def is_found(known: Known, typed: str) -> bool:
    """Say by looking at every part of a record whether what was typed finds it."""
    word = re.sub(r"[\W_]", "", typed).casefold()
    parts = [known.name, *known.also]
    words = [re.sub(r"[\W_]", "", part).casefold() for part in parts]
    if any(word in name for name in words if not name.isascii()):
        return True
    if any(piece.casefold().startswith(word) for part in parts for piece in (*part.split(), part.replace(" ", ""))):
        return True
    if any(phone[at:].startswith(word) for phone in known.phones for at in range(len(phone) - 3)):
        return True
    if re.sub(r"\W", "", known.model).casefold().startswith(word):
        return True
    return any(spelled(name, word) for name in words)


def spelled(name: str, word: str) -> bool:
    """Say whether a word is the beginning of an end of a name in letters, or of its initials."""
    ways: list[list[str]] = [[]]
    for letter in name:
        ways = [[*way, read] for way in ways for read in READ.get(letter, [letter])]
    for way in ways:
        for start, letter in enumerate(name):
            if letter in READ:
                initials = "".join(read[0] for read in way[start:])
                if "".join(way[start:]).startswith(word) or (len(way) - start > 1 and initials.startswith(word)):
                    return True
    return False


def did(showroom: Showroom, deeds: list[dict[str, str]]) -> None:
    """Do what can be done of some deeds."""
    for deed in deeds:
        with suppress(Refused):
            showroom.do(deed[""], **{name: value for name, value in deed.items() if name})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    opened=st.lists(OPENED, min_size=3, max_size=8),
    deeds=st.lists(DEEDS, max_size=8),
    typed=st.lists(TYPED, min_size=8, max_size=16),
)
def test_the_search_finds_what_a_look_through_all_cards_finds(
    new_file: Path, opened: list[dict[str, str]], deeds: list[dict[str, str]], typed: list[str]
) -> None:
    with a_showroom(new_file) as showroom:
        did(showroom, [*opened, *deeds])
        assert astray() is None
        assert problems() == []
        for text in typed:
            wanted = [known for known in everybody() if is_found(known, text)]
            lines = found(text)
            assert sorted(line.customer for line in lines) == sorted(known.id for known in wanted), text
            order = [(line.state != "open", line.next_day is None, line.next_day or "") for line in lines]
            assert order == sorted(order), "open ones first, and of those what is due first"
            assert {card.id for card in find_cards(text, 99)} == {known.id for known in wanted if known.is_card}, text
