"""Search words: what of a customer's record can be typed to find it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from floortui.domain.phones import begun

MOST_CUSTOMERS = 1000
"""How many hits of a short word are looked at before they are put in order."""

LONGEST_SEARCH = 200
"""How much of what was typed or pasted is looked for: more than any name, phone or model has."""

MOST_SPELLINGS = 8
"""How many ways of reading one name are kept: three characters of two readings each."""

Readings = Callable[[str], tuple[str, ...]]
"""Gives how a character is read in letters, the likeliest first; nothing for what is no Chinese character."""


def folded(text: str) -> str:
    """Fold a text for comparison: width, case, punctuation and spaces make no difference."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())


def word_of(text: str) -> str:
    """Give a text as one word: folded, or its signs as they stand where it has nothing else, as a name of 😀 has."""
    return folded(text) or "".join(unicodedata.normalize("NFKC", text).casefold().split())


def looked_for(text: str, region: str) -> str:
    """Give the word that is looked for when something is typed: a number as it is kept, else one word."""
    text = text[:LONGEST_SEARCH]
    return begun(text, region) or word_of(text)


def tokens_of(name: str, model: str, numbers: list[str], readings: Readings, plate: str = "") -> set[str]:
    """Give a customer's search words: every end of the name, the plate and each phone from four signs on, the model.

    A Chinese name's ends are also words in pinyin and by their initials: `zhangwei` and `zw` find 张伟. A search for
    a word finds the tokens that begin with it.
    """
    plain = folded(name)
    tokens = {plain[start:] for start in range(len(plain))} if not plain.isascii() else set()
    tokens |= {folded(part) for part in name.split()} | {word_of(name)} | _spelled(plain, readings)
    for number in [*numbers, *filter(None, [folded(plate)])]:
        tokens |= {number[start:] for start in range(max(1, len(number) - 3))}
    tokens.add(word_of(model))
    return {token for token in tokens if token}


def _spelled(name: str, readings: Readings) -> set[str]:
    """Give the ends of a name that begin with a Chinese character, in pinyin and by initials.

    An initial alone is no word of its own: the last syllable begins with it.
    """
    read = [readings(character) for character in name]
    starts = [start for start, known in enumerate(read) if known]
    tokens = set()
    if starts:
        for spelling in _spellings([known or (name[at],) for at, known in enumerate(read)]):
            tokens |= {"".join(spelling[start:]) for start in starts}
            tokens |= {"".join(part[0] for part in spelling[start:]) for start in starts if start + 1 < len(spelling)}
    return tokens


def _spellings(read: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Give the likeliest ways to read a name, MOST_SPELLINGS at most: those with the fewest unlikely readings."""
    spellings: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    for known in read:
        longer = [(odd + rank, (*before, one)) for odd, before in spellings for rank, one in enumerate(known)]
        spellings = sorted(longer)[:MOST_SPELLINGS]
    return [spelling for _, spelling in spellings]
