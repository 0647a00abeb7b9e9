"""Whatever is given for any field of a card, a call, a contact or an order: stored clean, or refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from floortui.domain.text import clean
from floortui.reports.lines import journal_lines
from tests.card_fields import (
    FIELDS,
    LIFE,
    NAMES,
    Asked,
    answer,
    hidden,
    needed,
    ready_for,
    sentences,
    texts_in,
    tried,
)
from tests.domain.test_text import NASTY
from tests.house import Showroom, a_showroom, rows

LONGEST_SENTENCE = 300
"""Characters of the longest refusal: it lists choices; nobody reads a pasted book in it."""

LONGEST_KEPT = 4000
"""Characters, beyond which no field keeps a text."""

ANSWERS = ("+3", "08:30", "2026-03-12", "5", "yes", "B", "1", "price", "phone", "talked", "238000")
"""Right answers to some field or other."""

GIVEN = {
    "steers a terminal": "李\x1b[31m先\x9b2J生\x1b]0;x\x07\x00",
    "turns the direction": "李\u202e先\u2066生\u200f",
    "has letters without width": "李\u200b先\u2060生\ufeff\u3164",
    "has several lines": "第一行\r\n第二行\n\t第三行\u2028第四行\x85",
    "is a family": "👨\u200d👩\u200d👧",
    "has a colour of skin": "👍🏽 好",
    "is a flag": "🇨🇳",
    "is wide": "ＡＢＣ李한①",
    "piles marks up": "李" + "\u0301" * 50,
    "is broken": "李\ud83d先\ufffe",
    "is only what nobody sees": "\u200b\u202e\u2060\ufe0f",
    "is a hundred thousand letters": "长" * 100_000,
    "is a hundred thousand digits": "1" * 100_000,
    "is thirty thousand names": "李娜," * 30_000,
    "is forty blanks and then something": "+3" + " " * 50 + "🙂",
}
"""Texts by what is odd about them."""


def check(house: Showroom, asked: Asked, text: str) -> None:
    """Insist that a text is stored clean, or refused in one short clean sentence, which counts rightly."""
    with tried(house):
        refused = answer(house, asked.action, asked.given(text))
        stored = [*texts_in(rows()), *texts_in(journal_lines(1)[0])]
    if refused is None:
        assert len(text) < LONGEST_KEPT
        assert not [each for each in stored if hidden(each) or clean(each, lines=True) != each]
        assert not [each for each in stored if cell_len(each) != sum(map(cell_len, each))], "no width is sure"
        return
    for said in sentences(refused):
        assert said
        assert len(said) <= LONGEST_SENTENCE, said
        assert "\n" not in said
        assert hidden(said) == []
    if refused.code == "text.too_long" and clean(text) == text:
        assert refused.facts["length"] == len(text)


@pytest.mark.parametrize("asked", FIELDS, ids=lambda asked: f"{asked.action}-{asked.field}")
def test_whatever_a_field_is_given_is_stored_clean_or_refused_in_a_sentence(showroom: Showroom, asked: Asked) -> None:
    ready_for(asked.action, showroom)
    with tried(showroom):
        assert answer(showroom, asked.action, needed(asked.action)) is None, "with what it needs it can be done"
    for text in GIVEN.values():
        check(showroom, asked, text)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_texts_at_all(new_file: Path, data: st.DataObject) -> None:
    with a_showroom(new_file) as house:
        action = data.draw(st.sampled_from(NAMES))
        ready_for(action, house)
        for asked in [each for each in FIELDS if each.action == action]:
            check(house, asked, data.draw(NASTY))


@pytest.mark.parametrize("action", NAMES)
def test_what_nobody_sees_is_no_answer(showroom: Showroom, action: str) -> None:
    ready_for(action, showroom)
    for asked in [each for each in FIELDS if each.action == action]:
        refused = answer(showroom, action, asked.given("\u200b\u202e"))
        assert refused is not None
        assert (refused.code, refused.field) == ("text.empty", asked.field)


@pytest.mark.parametrize("action", NAMES)
def test_no_beginning_of_a_text_is_read_for_the_whole(showroom: Showroom, action: str) -> None:
    ready_for(action, showroom)
    for asked in [each for each in FIELDS if each.action == action]:
        for text in ANSWERS:
            with tried(showroom):
                if answer(showroom, action, asked.given(text)) is not None:
                    continue
            for rest in (f" {'x' * 60}", f"{' ' * 60}x"):
                with tried(showroom):
                    refused = answer(showroom, action, asked.given(text + rest))
                    kept = [each for each in texts_in(journal_lines(1)[0]["asked"]) if each == clean(text + rest)]
                assert refused is not None or kept, (asked, text)


def test_a_life_has_every_action_in_it() -> None:
    assert set(NAMES) <= set(LIFE)
