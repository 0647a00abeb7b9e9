"""Make the table of large letters that the wall display writes names with; `python -m docs.letters UNIFONT.HEX`.

GNU Unifont draws each letter by hand on 8 × 16 or 16 × 16 points; the program ships those that names are made of.
A letter is 34 bytes: its code point, then its 16 rows, a narrow letter's in the upper half.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from docs.pinyin import BEYOND, NAMES, common

TABLE = Path(__file__).parent.parent / "db" / "reference" / "letters.bin"

ALPHABETS = (range(0x21, 0x7F), range(0xA1, 0x250), range(0x370, 0x400), range(0x400, 0x460), range(0x1E00, 0x1F00))
"""Latin with its accents, Greek, Cyrillic, Vietnamese."""


def wanted() -> Iterator[str]:
    """Give the letters of names."""
    yield from common()
    yield from NAMES
    yield from BEYOND
    for alphabet in ALPHABETS:
        yield from map(chr, alphabet)


def table(font: str) -> bytes:
    """Give the table, in the order of code points."""
    rows = dict(line.split(":") for line in font.split())
    return b"".join(_record(letter, rows[f"{ord(letter):04X}"]) for letter in sorted({*wanted()}) if _has(letter, rows))


def _has(letter: str, rows: dict[str, str]) -> bool:
    return f"{ord(letter):04X}" in rows


def _record(letter: str, points: str) -> bytes:
    row = len(points) // 16
    drawn = (int(points[at : at + row], 16) << (16 - 4 * row) for at in range(0, len(points), row))
    return ord(letter).to_bytes(2, "big") + b"".join(bits.to_bytes(2, "big") for bits in drawn)


if __name__ == "__main__":
    TABLE.write_bytes(table(Path(sys.argv[1]).read_text(encoding="ascii")))
