"""Small dialogs: pick one by its digit, say why, say yes, fill in a form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from floortui.domain.labels import LABELS
from floortui.errors import Refused
from floortui.language import _
from floortui.ui.forms import ENTRY_FORMS
from floortui.ui.screens.base import Dialog
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.entry import Entry
from floortui.ui.widgets.rowlist import Row, RowList
from floortui.ui.widgets.text_field import Option, TextField

if TYPE_CHECKING:
    from floortui.domain.fields import Kind
    from floortui.reports.card import CardFrame
    from floortui.services.action import Told


class Pick(Dialog):
    """Picks one of a few by its digit, or with the arrows and Enter; gives its value, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        *(Binding(str(digit), f"pick({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, title: str, options: Sequence[Option], keys: str = "") -> None:
        super().__init__()
        self._title = title
        self._options = list(options)
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Title and options, and the keys where they mean more than they do elsewhere."""
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="title")
            rows = RowList([Column("", 1, right=True), Column("", 0)], heading=False, id="options")
            rows.styles.height = len(self._options)
            yield rows
            if self._keys:
                yield Static(self._keys, markup=False, classes="keys")

    def fill(self) -> None:
        """Show the options."""
        rows = self.query_one(RowList)
        rows.show([Row(o.value, (str(n) if n < 10 else "", o.label)) for n, o in enumerate(self._options, start=1)])
        rows.focus()

    def action_pick(self, digit: int) -> None:
        """Pick by digit."""
        if digit <= len(self._options):
            self.dismiss(self._options[digit - 1].value)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.key)


class InWords(Dialog):
    """Takes a reason that is on no list; gives it cleaned, empty where nothing was said, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", show=False)]

    def __init__(self, title: str, kind: Kind) -> None:
        super().__init__()
        self._title = title
        self._kind = kind

    def compose(self) -> ComposeResult:
        """Title, field, what is wrong with it, keys."""
        with Vertical(classes="dialog -words"):
            yield Static(self._title, markup=False, classes="title")
            yield TextField("reason", label=_(LABELS["reason"]), hint=_("in a few words, or nothing"))
            yield Static("", markup=False, classes="refusal")
            yield Static(self._keys(), markup=False, classes="keys")

    @staticmethod
    def _keys() -> str:
        return _("Enter takes it · Esc: back to the list")

    def relabel(self) -> None:
        """Say it again in the language of now; what is typed stays."""
        self.query_one(TextField).call(_(LABELS["reason"]), _("in a few words, or nothing"))
        self.query_one(".refusal", Static).update("")
        self.query_one(".keys", Static).update(self._keys())

    @on(Input.Changed)
    def _changed(self) -> None:
        self.query_one(".refusal", Static).update("")

    @on(Input.Submitted)
    def _submitted(self) -> None:
        field, words, refused = self.query_one(TextField), "", None
        try:
            words = self._kind.read(field.value, field.field, self.house_app.ground())
        except Refused as wrong:
            refused = wrong
        refused = field.whole(refused)
        if refused is None:
            self.dismiss(words)
        else:
            self.query_one(".refusal", Static).update(field.word(refused))


class Tick(Dialog):
    """Ticks several of a few by their digits; Enter gives those that are ticked, Esc nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", show=False),
        Binding("space", "tick(0)", show=False),
        *(Binding(str(digit), f"tick({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, title: str, options: Sequence[Option], ticked: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._options = list(options)
        self._ticked = {option.value for option in options if option.value in ticked}

    def compose(self) -> ComposeResult:
        """Title, options, keys."""
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="title")
            rows = RowList([Column("", 1, right=True), Column("", 1), Column("", 0)], heading=False, id="options")
            rows.styles.height = len(self._options)
            yield rows
            yield Static(_("a digit ticks · Enter saves · Esc leaves it"), markup=False, classes="keys")

    def fill(self) -> None:
        """Show the options, with what is ticked."""
        rows = self.query_one(RowList)
        rows.show(
            [
                Row(each.value, (str(n) if n < 10 else "", "✓" if each.value in self._ticked else "·", each.label))
                for n, each in enumerate(self._options, start=1)
            ]
        )
        rows.focus()

    def action_tick(self, digit: int) -> None:
        """Tick the one of a digit, or the highlighted one; or take its tick away."""
        number = digit - 1 if digit else self.query_one(RowList).cursor
        if number < len(self._options):
            self._ticked ^= {self._options[number].value}
            self.fill()

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.dismiss([option.value for option in self._options if option.value in self._ticked])


class Confirm(Dialog):
    """Asks before something that ends a day: y does it; a bare Enter, pressed once too often, does not."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", show=False)]
    ANSWERS: ClassVar[Mapping[str, object]] = {"y": True, "是": True, "n": False, "否": False}
    """The letters that answer; an input method may have made a word of them."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="title")
            yield Static(self._text, markup=False, classes="text")
            yield Static(self._keys(), markup=False, classes="keys")

    @staticmethod
    def _keys() -> str:
        return _("y: yes · n or Esc: no")

    def on_key(self, event: events.Key) -> None:
        """Take the answer."""
        answer = self.ANSWERS.get((event.character or "").casefold())
        if answer is not None:
            event.stop()
            self.dismiss(answer)


class ConfirmAll(Confirm):
    """Asks the same about several at once, or, with a, about each of them; gives EACH then."""

    EACH: ClassVar[str] = "each"
    ANSWERS: ClassVar[Mapping[str, object]] = {**Confirm.ANSWERS, "a": EACH}

    @staticmethod
    def _keys() -> str:
        return _("y: yes · a: ask about each, one by one · n or Esc: no")


class Tell(Dialog):
    """Shows something that is worth a look, until a key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,escape,space,q", "dismiss", show=False)]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title = title
        self._text = text

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        with Vertical(classes="dialog"):
            yield Static(self._title, markup=False, classes="title")
            yield Static(self._text, markup=False, classes="text")
            yield Static(_("Enter or Esc closes this"), markup=False, classes="keys")


class Page(Dialog):
    """A card on a page of its own, until a key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,escape,q", "dismiss", show=False)]

    def __init__(self, frame: CardFrame) -> None:
        super().__init__()
        self._frame = frame

    def compose(self) -> ComposeResult:
        """The card, and how it goes away."""
        from floortui.ui.widgets.card_pane import CardPane

        with Vertical(classes="dialog -page"):
            yield CardPane()
            yield Static(_("↑ ↓ scroll · Enter or Esc closes this"), markup=False, classes="keys")

    def fill(self) -> None:
        """Show the card."""
        from floortui.ui.widgets.card_pane import CardPane

        pane = self.query_one(CardPane)
        pane.show(self._frame)
        pane.focus()


class Form(Dialog):
    """A form over a screen; gives what its action told, or None."""

    def __init__(
        self,
        form: str,
        *,
        given: Mapping[str, object] | None = None,
        values: Mapping[str, str] | None = None,
        seen: int | None = None,
        about: Callable[[], str] | None = None,
    ) -> None:
        super().__init__()
        self._entry = Entry(ENTRY_FORMS[form], id="form", given=given, values=values, seen=seen, about=about)

    def compose(self) -> ComposeResult:
        """The form."""
        with Vertical(classes="dialog -form"):
            yield self._entry
            yield Static(self._keys(), markup=False, classes="keys")

    @staticmethod
    def _keys() -> str:
        return _("Enter saves · ↑ ↓ or Tab: fields · Esc puts it aside · ^Z throws it away")

    def relabel(self) -> None:
        """Say it again in the language of now; what is typed stays."""
        self._entry.relabel()
        self.query_one(".keys", Static).update(self._keys())

    @on(Entry.Saved)
    def _saved(self, event: Entry.Saved) -> None:
        told: Told = event.told
        self.dismiss(told)

    @on(Entry.GivenUp)
    def _given_up(self) -> None:
        self.dismiss(None)
