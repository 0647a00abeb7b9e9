"""TextField: a one-line field that knows its name, what to write into it and what it offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.widgets import Input

from floortui.domain.text import clean
from floortui.errors import REFUSALS, Refused
from floortui.language import _, say

LONGEST_PASTE = 10_000
"""Characters of a paste that a field holds, far more than any takes: it refuses them, and counts the others too."""

LINE_END = "⏎"
"""What stands in a field for a line end, which would break the screen's own lines: a note keeps those that it has."""


def one_line(text: str) -> str:
    """Write a text as it can stand in a field."""
    return text.replace("\n", LINE_END)


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a field offers: what is written, and how it is called."""

    value: str
    label: str


class TextField(Input):
    """A field of a form: a still cursor, which idles at no cost, and a paste that stays one clean line."""

    def __init__(
        self,
        name: str,
        *,
        label: str = "",
        value: str = "",
        hint: str = "",
        secret: bool = False,
        options: Callable[[], Sequence[Option]] | None = None,
        does: Mapping[str, str] | None = None,
    ) -> None:
        chosen = options is not None  # what stands there is another choice, not the beginning of one
        super().__init__(value, password=secret, compact=True, select_on_focus=chosen, id=f"field-{name}")
        self.cursor_blink = False
        self.field = name
        self.label = label
        self.refused: Refused | None = None
        """What is wrong with it."""
        self.does = dict(does or {})
        """What keys do in it, for the key bar."""
        self._left_out = 0
        """Characters that were pasted and are not held."""
        self._hint = hint
        self._options = options

    def on_focus(self) -> None:
        """Say what to write, where it is written."""
        self.placeholder = self._hint

    def on_blur(self) -> None:
        """Keep a form calm: only one field says what to write."""
        self.placeholder = ""

    def _on_paste(self, event: events.Paste) -> None:
        """Take a paste as one line without control characters; it never presses a key."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(clean(event.text[:LONGEST_PASTE]))
        self._left_out += max(0, len(event.text) - LONGEST_PASTE)

    def watch_value(self, value: str) -> None:
        """Forget what is not held of a paste when the field is emptied."""
        if not value:
            self._left_out = 0

    def whole(self, refused: Refused | None) -> Refused | None:
        """Give what is wrong with all that was typed and pasted, where the field holds the beginning of it only."""
        if not self._left_out or (refused is not None and refused.code != "text.too_long"):
            return refused
        limit = refused.facts["limit"] if refused is not None else LONGEST_PASTE
        return Refused("text.too_long", field=self.field, length=len(self.value) + self._left_out, limit=limit)

    def call(self, label: str, hint: str) -> None:
        """Give the field other words, as another language has them."""
        self.label, self._hint = label, hint
        if self.has_focus:
            self.placeholder = hint

    def word(self, refused: Refused, *, named: bool = True) -> str:
        """Word what is wrong with it: its name stands in the sentence once, as the form calls it."""
        if refused.code == "choice.unknown" and self._options is not None:
            refused = Refused("screen.choice", field=self.field, text=refused.facts["text"])
        if refused.code == "field.missing":
            refused = Refused("screen.missing", field=self.field)
        sentence = say(refused, self.label)
        if "{field}" in REFUSALS[refused.code] or not named:
            return sentence
        return _("{field}: {sentence}").format(field=self.label, sentence=sentence)

    def put(self, value: str) -> None:
        """Write a value into the field."""
        self.value = value
        self.cursor_position = len(value)

    def options(self) -> list[Option]:
        """Give all that the field ever offers; a number that is written means the one of that place."""
        return list(self._options()) if self._options else []

    def offered(self) -> list[Option]:
        """Give what the field offers for what is typed so far: all of it, where nothing is or it is none of it."""
        typed = self.value.strip().casefold()
        options = self.options()
        if not typed or any(typed == option.label.casefold() for option in options):
            return options
        return [o for o in options if typed in o.label.casefold() or typed in o.value.casefold()] or options

    def resolved(self) -> str:
        """Give what is meant: an offered value by its digit, its name, or a beginning that only one has."""
        typed = self.value.strip()
        options = self.options()
        for option in options:
            if typed.casefold() in (option.value.casefold(), option.label.casefold()):
                return option.value
        if typed.isdigit() and 1 <= int(typed) <= len(options):
            return options[int(typed) - 1].value
        begun = [o for o in options if typed and o.label.casefold().startswith(typed.casefold())]
        return begun[0].value if len(begun) == 1 else typed.replace(LINE_END, "\n")
