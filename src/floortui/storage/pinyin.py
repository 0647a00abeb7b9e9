"""How Chinese characters are read: the shipped table of syllables, `zhang 张章彰… 长`, one a line."""

from __future__ import annotations

from functools import cache, lru_cache

from floortui.resources import reference


@lru_cache(maxsize=4096)
def readings(character: str) -> tuple[str, ...]:
    """Give a character's readings in the letters of a keyboard, the likeliest in a name first; none if it has none."""
    if character.isascii():
        return ()
    table = _table()
    found: list[tuple[bool, str]] = []
    at = table.find(character)
    while at >= 0:
        start = table.rfind("\n", 0, at) + 1
        syllable, first_of_all, *_ = table[start : table.find("\n", at)].split(" ")
        found.append((character not in first_of_all, syllable))
        at = table.find(character, at + 1)
    return tuple(syllable for _, syllable in sorted(found))


@cache
def _table() -> str:
    """Read the table, once one is asked for a name."""
    return reference("pinyin.txt").read_text(encoding="utf-8")
