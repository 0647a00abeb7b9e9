"""Help: what the focused thing is, and every key of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from floortui.domain.figures import FIGURES
from floortui.errors import N_
from floortui.language import _
from floortui.ui.commands import commands_of
from floortui.ui.screens.base import Dialog

EXPLAINS = {
    "lineup": N_(
        "The line-up: who waits in which order, then who is with a customer, away, or off. The first of them greets. "
        "A turn taken sends to the end when the visit closes; a return visit, or one asked for by name out of turn, "
        "keeps the place."
    ),
    "visits": N_(
        "The parties of today: those who wait first, then who is on the floor with the minutes so far, then who has "
        "left. Close a visit when its party leaves, so that its time is true and its consultant comes back in."
    ),
    "arrival": N_(
        "The arrival form. Enter alone logs a first-time walk-in and assigns the one who greets. A name or phone that "
        "is known makes it a return visit for their own consultant. Served by: it is logged after the fact."
    ),
    "form": N_(
        "A form. Enter saves it from any field, the arrows and Tab go to another. A digit or the beginning of a word "
        "picks what is offered under the fields. Esc puts it aside, and what was typed is there again; Ctrl+Z empties "
        "it."
    ),
    "cards": N_(
        "Customer cards, the most urgent first: grade, model, whose, the next contact and, after !, how many days it "
        "is late; a question mark asks for a new grade. On My day what is worth most stands first, then the days to "
        "come; "
        "!! is past the latest day for the contact. The card stands beside the list; every key is about it."
    ),
    "drawers": N_("The drawers with their counts: the cards by grade, what waits for a phone, the lost, the owners."),
    "to-check": N_(
        "The monthly check: every card is looked at. Space finds it in order and goes on, a digit finds something "
        "else, with a remark if there is one. What wants a look stands beside the name: no next step, days late, a "
        "grade whose time has passed. Consultant and manager look apart; the manager sees what the consultant found."
    ),
    "checks": N_(
        "How far the monthly check is: the open cards of each, those that they and the manager have looked at, those "
        "in order, and what else was found. A tick is all of them. Enter checks the highlighted one's."
    ),
    "to-deal": N_(
        "Cards that nobody looks after, whose they were, and who would get them: in turn, by the contacts a month that "
        "each has to make, or by tier. Nothing is done before Enter; Space leaves a card out. Under them stands what "
        "each has, and would get."
    ),
    "field-search": N_(
        "The search, as one types: the beginning of a name, of its pinyin or its initials, the last digits of a phone, "
        "a model. It looks in all drawers."
    ),
    "board": N_(
        "The sales month, a row for each consultant. House: orders that are nobody's in particular; nobody: what no "
        "one served or owns. All rows together are the store. Opened: the month's cards by their grade at opening, "
        "counted for who opened them. In the drawer: the cards open at the month's end, or now, by whose they are."
    ),
    "roster-grid": N_(
        "A month of the duty roster: consultants, then reception; a sign for each day's shift, with the place in the "
        "order of turns where it has room. The arrows move, with Shift they mark more days or colleagues; a letter "
        "gives all that is marked a shift. Under it is how many are on; an exclamation mark is too few."
    ),
    "fairness": N_(
        "How fair a day, a week or a month was. Owed: turns short of one's share; a day's turns are shared out by the "
        "minutes that each was on the floor, in the line-up or with a customer. Missed and made up: turns that passed "
        "while with one's own customer. Passed: parties let pass; absent: calls to the door not answered. Own: return "
        "visits, and whoever their customers bring. Given, let go, moved: by hand. Idle and out: minutes in the "
        "line-up, and away. / turn: orders by turn."
    ),
    "workload": N_(
        "What every consultant has to do: open cards, what is overdue and due today, what was done, the minutes "
        "talked, and what falls due on the next open days. An exclamation mark: more than a day takes "
        "(follow_ups.a_day), or due while they are off. Room: how many contacts more these days take; below 0 it is "
        "too much."
    ),
    "marks": N_(
        "What set the order of the line-up aside, or was taken back: when, by whom, what, about whom, and why."
    ),
    "table": N_("The lists of the house. Every change is a line of the journal and can be undone with u."),
}
"""What is said about a thing, by its id."""


class Help(Dialog):
    """Explains and closes with any of the usual keys."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,f1", "dismiss", show=False, priority=True)]

    def __init__(
        self, screen: str, focused: Widget | None, figures: Sequence[tuple[str, str]], here: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._figures = figures
        self._of = screen
        self._here = here
        ids = [node.id for node in focused.ancestors_with_self if node.id] if focused else []
        self._topic = next((name for name in ids if name in EXPLAINS), "visits" if screen == "floor" else "table")

    def compose(self) -> ComposeResult:
        """The explanation, the keys, the figures."""
        with VerticalScroll(classes="dialog -help"):
            yield Static(_("Help"), markup=False, classes="title")
            if self._here:
                yield Static("\n".join(self._here), markup=False, classes="text")
            yield Static(_(EXPLAINS[self._topic]), markup=False, classes="text")
            yield Static(_("Keys"), markup=False, classes="title")
            yield Static(self._keys(), markup=False, classes="text")
            if self._figures:
                yield Static(_("Figures"), markup=False, classes="title")
                yield Static("\n".join(explained(self._figures)), markup=False, classes="text")

    def _keys(self) -> str:
        from floortui.ui.app import FloorApp

        app = cast(FloorApp, self.app)
        rows = [(app.key_of(command), _(command.help)) for command in commands_of(self._of)]
        return "\n".join(f"{key}{' ' * (8 - cell_len(key))}{text}" for key, text in rows)


def explained(figures: Sequence[tuple[str, str]]) -> list[str]:
    """Explain each figure once, under the names that stand on the screen, and its own if that is another."""
    names: dict[str, list[str]] = {}
    for key, name in figures:
        names.setdefault(key, []).append(name)
    return [f"{_called([*called, FIGURES[key].label])}: {_(FIGURES[key].hint)}" for key, called in names.items()]


def _called(names: Sequence[str]) -> str:
    first, *others = dict.fromkeys(_(name) for name in names)
    return f"{first} ({', '.join(others)})" if others else first
