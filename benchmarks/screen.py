"""What a person would see: a terminal's screen, fed with what the program wrote."""

import codecs
import re
from collections.abc import Callable
from typing import Any

import pyte

MISREAD = re.compile(
    r"""\x1b (?:
        \[ (?: [<=>][0-?]*[ -/]* | [0-?]*[ -/]+ ) [@-~]   # kitty keyboard; queries for a mode
      | \[ \?[0-9;]* [mnu]                                # private twins of colour and status
      | \[ [0-9;]*:[0-9;:]* m                             # colours with colons
      | \[ [0-9;]* t                                      # window operations
      | [\]PX^_] .*? (?: \x07 | \x1b\\ )                  # titles, pointer shapes, clipboard, device strings
    )""",
    re.VERBOSE | re.DOTALL,
)
"""Sequences that pyte would show as text, take for others, or trip over."""

ALTERNATE = re.compile(r"\x1b\[\?(?:1049|1047|47)[hl]")
"""To the alternate screen and back; pyte has one screen, so both begin with an empty one."""

UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?)?\Z")
"""A sequence whose end comes with the next chunk."""


class _Model(pyte.Screen):
    """pyte's screen, which passes on where the cursor is when a program asks."""

    def __init__(self, columns: int, lines: int, reply: Callable[[bytes], None]) -> None:
        self._reply = reply
        super().__init__(columns, lines)

    def write_process_input(self, data: str) -> None:
        """Send the cursor's position; all other queries are answered sooner, on arrival."""
        if data.endswith("R"):
            self._reply(data.encode())

    def debug(self, *args: Any, **kwargs: Any) -> None:
        """Take no notice of what pyte does not know."""


class Screen:
    """A grid of `rows` by `cols` cells, read as lines of text; a wide character stands once in its line."""

    def __init__(self, rows: int, cols: int, reply: Callable[[bytes], None]) -> None:
        self._model = _Model(cols, rows, reply)
        self._stream = pyte.Stream(self._model, strict=False)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pending = ""
        self._lines = [""] * rows

    def feed(self, data: bytes) -> None:
        """Draw one chunk of output, which may begin or end in the middle of a sequence."""
        text = self._pending + self._decoder.decode(data)
        cut = UNFINISHED.search(text)
        self._pending = cut.group() if cut else ""
        text = text[: cut.start()] if cut else text
        self._stream.feed(MISREAD.sub("", ALTERNATE.sub("\x1b[H\x1b[2J", text)))

    def lines(self) -> list[str]:
        """Return the text of every row, without blanks at the right."""
        for row in self._model.dirty:
            if row < len(self._lines):
                cells = self._model.buffer[row]
                self._lines[row] = "".join(cells[x].data for x in range(self._model.columns)).rstrip()
        self._model.dirty.clear()
        return list(self._lines)
