"""Text as it may enter the records: one line, no characters that steer a terminal or hide; and money as text."""

from __future__ import annotations

import unicodedata

from floortui.errors import Refused

_BREAKS = frozenset("\t\n\r\v\f\x85\u2028\u2029")
"""Line ends and tabs, which are kept as white space though some are control characters."""
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]))
)
"""Letters and marks that paint nothing, though they are none of the hidden kinds: two names would look like one."""
_MARKS_IN_A_ROW = 3
"""More combining marks on one letter than any language uses, which would paint over the lines above."""


def clean(text: str, *, lines: bool = False) -> str:
    """Take out what a person cannot see or a terminal would obey; fold white space.

    Control, format (bidirectional, zero-width), private and unassigned characters go; line ends and tabs become
    spaces, or stay line ends with `lines`.
    """
    kept: list[str] = []
    marks = 0
    # what is hidden goes first: it may stand between two characters that belong together
    seen = "".join(
        c
        for c in text.replace("\r\n", "\n")
        if c in _BREAKS or (unicodedata.category(c) not in _HIDDEN and c not in _UNSEEN)
    )
    for character in unicodedata.normalize("NFC", seen):
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
