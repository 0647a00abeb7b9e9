"""Retype: the last question before something that cannot be taken back; a name or a number has to be typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from floortui.domain.text import clean
from floortui.language import _
from floortui.ui.screens.base import Dialog
from floortui.ui.widgets.text_field import TextField


class Retype(Dialog):
    """Gives True once one of a few answers has been typed whole, and None if it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def __init__(self, title: str, text: str, answers: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._answers = frozenset(clean(answer).casefold() for answer in answers)

    def compose(self) -> ComposeResult:
        """Title, what will happen, the field, what is wrong with it, keys."""
        with Vertical(classes="dialog -words"):
            yield Static(self._title, markup=False, classes="title")
            yield Static(self._text, markup=False, classes="text")
            yield TextField("confirm", label=_("To confirm"), hint=self._hint())
            yield Static("", markup=False, classes="refusal")
            yield Static(_("Enter does it · Esc leaves everything as it is"), markup=False, classes="keys")

    @staticmethod
    def _hint() -> str:
        return _("the name, or the last four digits of a phone; without either, the number of the card")

    @on(Input.Changed)
    def _changed(self) -> None:
        self.query_one(".refusal", Static).update("")

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if clean(self.query_one(TextField).value).casefold() in self._answers:
            self.dismiss(True)
        else:
            self.query_one(".refusal", Static).update(_("That is not it. Nothing was changed."))
