"""Text as it may enter the records: nothing that steers a terminal, hides, or has no sure width; and money as text.

A letter that joins others goes with what hides: a family of 👨, 👩 and 👧 is kept as the three of them. Some terminals
paint such a family as one picture two cells wide, others as three of two each, and the columns after it would stand
right on one kind only; nor would anybody see why two names, one with a joiner in it, are not the same. It is the same
with the colours of skin, 👍🏽 is kept as 👍, and with flags, which are kept as the letters they are made of: CN for 🇨🇳.
"""

from __future__ import annotations

import unicodedata

from floortui.errors import Refused

BRIEF = 40
"""Characters of a number, a day or a choice that are read, and repeated where it is refused."""

_BREAKS = frozenset("\t\n\r\v\f\x85\u2028\u2029")
"""Line ends and tabs, which are kept as white space though some are control characters."""
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
)
"""Letters and marks that paint nothing, though they are none of the hidden kinds: two names would look like one."""
_FLAG_LETTERS = {0x1F1E6 + number: ord("A") + number for number in range(26)}
"""Two of them are a flag of two cells where a terminal joins them, else two letters of one cell each, or of two."""
_SKIN = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
"""Colours of the emoji before them: no cell of their own where a terminal joins the two, else two cells."""
_MARKS_IN_A_ROW = 3
"""More combining marks on one letter than any language uses, which would paint over the lines above."""


def clean(text: str, *, lines: bool = False) -> str:
    """Take out what a person cannot see or a terminal would obey; fold white space.

    Control, format (bidirectional, zero-width, joining), private and unassigned characters go; line ends and tabs
    become spaces, or stay line ends with `lines`. What is left is as wide as its characters are, one by one.
    """
    kept: list[str] = []
    marks = 0
    # what is hidden goes first: it may stand between two characters that belong together
    seen = "".join(c for c in text.replace("\r\n", "\n") if c in _BREAKS or _is_kept(c))
    for character in unicodedata.normalize("NFC", seen.translate(_FLAG_LETTERS)):
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if character == "\t" or category == "Zs":
            kept.append(" ")
        elif character in _BREAKS:
            kept.append("\n" if lines else " ")
        elif marks <= _MARKS_IN_A_ROW:
            kept.append(character)
    folded = [" ".join(line.split(" ")).strip() for line in "".join(kept).split("\n")]
    return "\n".join(" ".join(line.split()) for line in folded).strip()


def _is_kept(character: str) -> bool:
    return unicodedata.category(character) not in _HIDDEN and character not in _UNSEEN and character not in _SKIN


def has_nothing_to_read(text: str) -> bool:
    """Say whether something is there, but only of what `clean` takes out."""
    return bool(text.strip()) and not any(_is_kept(character) and not character.isspace() for character in text)


def brief(text: str) -> str:
    """Give a text that is short by its nature as it may be read and repeated in a sentence.

    Where it is longer than any such text it ends in an ellipsis, so that nobody reads its beginning for the whole.
    """
    cleaned = clean(text[: 50 * BRIEF])
    return cleaned if len(cleaned) <= BRIEF and len(text) <= 50 * BRIEF else f"{cleaned[: BRIEF - 1]}…"


def printable(text: str) -> str:
    """Give a line as a terminal may have it: nothing that steers it, hides or breaks the line, blanks as blanks."""
    return "".join(" " if c.isspace() else c for c in text if c.isprintable() or unicodedata.category(c) == "Zs")


def money(cents: int) -> str:
    """Write an amount: 238,000, with cents only where there are any."""
    whole, rest = divmod(cents, 100)
    return f"{whole:,}.{rest:02d}" if rest else f"{whole:,}"


def row_number(text: str) -> int | None:
    """Read the number of a row, where a name may stand as well; None if it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def read_text(text: str, field: str, limit: int, *, lines: bool = False) -> str:
    """Clean a text on its way into the records.

    Raises:
        Refused: it is longer than `limit` characters, or nothing of it can be read.
    """
    if len(text) > 50 * limit:  # a paste of a megabyte is not worth cleaning first
        raise Refused("text.too_long", field=field, length=len(text), limit=limit)
    cleaned = clean(text, lines=lines)
    if len(cleaned) > limit:
        raise Refused("text.too_long", field=field, length=len(cleaned), limit=limit)
    if text.strip() and not cleaned:
        raise Refused("text.empty", field=field)
    return cleaned
