"""TextField: a one-line field with its label before it and what is wrong with it behind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from floortui.domain.text import clean
from floortui.language import _


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a field offers: what is written, and how it is called."""

    value: str
    label: str


class Typed(Input):
    """The input itself: a still cursor, which idles at no cost, and a paste that stays one clean line."""

    def __init__(self, value: str, *, secret: bool) -> None:
        super().__init__(value, password=secret, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """Take a paste as one line without control characters; it never presses a key."""
        event.stop()
        event.prevent_default()
        self.insert_text_at_cursor(clean(event.text[:10_000])[:500])


class TextField(Horizontal):
    """A field of a form."""

    class Changed(Message):
        """What is typed has changed."""

        def __init__(self, field: TextField) -> None:
            super().__init__()
            self.field = field

    def __init__(
        self,
        name: str,
        label: str,
        *,
        value: str = "",
        hint: str = "",
        secret: bool = False,
        options: Callable[[], Sequence[Option]] | None = None,
    ) -> None:
        super().__init__(id=f"field-{name}")
        self.field = name
        self._label = label
        self._value = value
        self._hint = hint
        self._secret = secret
        self._options = options

    def compose(self) -> ComposeResult:
        """Label, input, error."""
        yield Label(self._label, markup=False, classes="label")
        field = Typed(self._value, secret=self._secret)
        field.placeholder = _(self._hint)
        yield field
        yield Label("", markup=False, classes="error")

    @property
    def input(self) -> Input:
        """The input."""
        return self.query_one(Typed)

    @property
    def value(self) -> str:
        """What is typed."""
        return self.input.value if self.is_mounted else self._value

    def put(self, value: str) -> None:
        """Write a value into the field."""
        self.input.value = value
        self.input.cursor_position = len(value)

    def say(self, error: str) -> None:
        """Show what is wrong, or nothing."""
        self.query_one(".error", Label).update(error)
        self.set_class(bool(error), "-wrong")

    def offered(self) -> list[Option]:
        """Give what the field offers for what is typed so far: all of it, until something is typed."""
        if self._options is None:
            return []
        typed = self.value.strip().casefold()
        options = list(self._options())
        if not typed or any(typed == option.label.casefold() for option in options):
            return options
        return [o for o in options if typed in o.label.casefold() or typed in o.value.casefold()]

    def resolved(self) -> str:
        """Give what is meant: an offered value by its digit, its name, or a beginning that only one has."""
        typed = self.value.strip()
        options = list(self._options()) if self._options else []
        for option in options:
            if typed.casefold() in (option.value.casefold(), option.label.casefold()):
                return option.value
        if typed.isdigit() and 1 <= int(typed) <= len(options):
            return options[int(typed) - 1].value
        begun = [o for o in options if typed and o.label.casefold().startswith(typed.casefold())]
        return begun[0].value if len(begun) == 1 else typed

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the form."""
        event.stop()
        self.say("")
        self.post_message(self.Changed(self))
