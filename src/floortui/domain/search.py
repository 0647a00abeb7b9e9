"""Search words: what of a customer's record can be typed to find it."""

from __future__ import annotations

import unicodedata

MOST_CUSTOMERS = 2000
"""How many hits of a short word are looked at before they are put in order."""


def folded(text: str) -> str:
    """Fold a text for comparison: width, case, punctuation and spaces make no difference."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())


def tokens_of(name: str, model: str, numbers: list[str]) -> set[str]:
    """Give a customer's search words: every end of the name and of each phone from four digits on, and the model.

    A search for a word finds the tokens that begin with it.
    """
    plain = folded(name)
    tokens = {plain[start:] for start in range(len(plain))} if not plain.isascii() else set()
    tokens |= {folded(part) for part in name.split()} | {plain}
    for number in numbers:
        tokens |= {number[start:] for start in range(max(1, len(number) - 3))}
    tokens.add(folded(model))
    return {token for token in tokens if token}
