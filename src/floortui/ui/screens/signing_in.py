"""Signing in: who sits here, and their PIN from the first PIN on; the line-up goes on showing beside it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Input, Static

from floortui.domain.moments import to_text
from floortui.domain.people import ROLES, StaffMember
from floortui.errors import N_, Refused
from floortui.language import _, say
from floortui.reports.floor import FloorFrame, FloorQuery
from floortui.reports.why import Words
from floortui.storage.queries import people
from floortui.ui.screens.base import Dialog
from floortui.ui.screens.floor_rows import people_columns, person_row
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.header import TOO_SMALL, too_small
from floortui.ui.widgets.next_up import NextUp
from floortui.ui.widgets.rowlist import Row, RowList
from floortui.ui.widgets.text_field import TextField

SET_UP_MANAGER = "0"
"""The row of the set-up manager, who may do everything while nobody has a PIN."""


WHO, LOCKED, PINS_BEGIN = (
    N_("Who sits here?"),
    N_("Locked. Who sits here?"),
    N_("PINs are asked for from now on. Who sits here?"),
)
"""How it asks: at first, after a lock, and when the first PIN was given."""


class SigningIn(Dialog):
    """Gives the staff number of who sits here, 0 for the set-up manager."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - an instance variable to Textual
        (0, "-small"),
        (64, "-roomy"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - likewise
        (0, "-low"),
        (18, "-high"),
    ]

    frame: reactive[FloorFrame | None] = reactive(None, repaint=False)

    def __init__(self, wanted: str | None = None, *, title: str = WHO) -> None:
        super().__init__()
        self._wanted = wanted
        self._title = title
        self._tick: Timer | None = None
        self._asks_pin = people.somebody_has_a_pin()
        self._query = FloorQuery()

    def compose(self) -> ComposeResult:
        """The line-up on the left, the names and the PIN on the right."""
        with Horizontal(id="signing-in"):
            with Vertical(id="people"):
                yield NextUp().data_bind(SigningIn.frame)
                lineup = RowList(people_columns(), heading=False, id="lineup")
                lineup.can_focus = False
                yield lineup
            with Vertical(id="who"):
                yield Static(self._asks(), markup=False, classes="title")
                yield RowList([Column("", 8, most=24), Column("", 8, most=14)], heading=False, id="names")
                if self._asks_pin:
                    yield Static("", markup=False, classes="whose")
                    yield TextField("pin", hint=_("PIN"), secret=True)
                yield Static("", markup=False, classes="refusal")
                yield Static(self._keys(), markup=False, classes="keys")

    def _asks(self) -> str:
        return _(TOO_SMALL if too_small(self.app.size) else self._title)

    def on_resize(self) -> None:
        """Say where the terminal is too small for what is asked."""
        for title in self.query(".title").results(Static):
            title.update(self._asks())

    def _keys(self) -> str:
        if self._asks_pin:
            return _("↑ ↓ choose a name · Enter · Esc goes back to the names · F2 中文 / English")
        return _("↑ ↓ choose · Enter · F2 中文 / English")

    async def say_again(self) -> None:
        """Compose anew; the name that was chosen stays chosen."""
        chosen = self.query_one("#names", RowList).key
        await super().say_again()
        self.query_one("#names", RowList).move_to(chosen or "")

    def fill(self) -> None:
        """Show names and line-up."""
        self.follow()
        names = self.query_one("#names", RowList)
        rows = [Row(str(p.id), (p.name, _(ROLES[p.role]))) for p in people.everybody()]
        if not self._asks_pin:
            rows.append(Row(SET_UP_MANAGER, (_("set-up, everything"), "")))
        names.show(rows)
        wanted = next((p for p in people.everybody() if p.name == self._wanted), None)
        if wanted:
            names.move_to(str(wanted.id))
        names.focus()
        if wanted and wanted.has_pin and self._asks_pin:
            self.query_one(TextField).focus()
        self._ask_whom()

    @on(RowList.Moved, "#names")
    def _ask_whom(self) -> None:
        """Say whose PIN is asked; what was said about somebody else is over."""
        self._refuse("")
        for line in self.query(".whose").results(Static):
            chosen = self._chosen_one()
            line.update(_("PIN of {name}").format(name=chosen.name) if chosen else "")

    def _chosen_one(self) -> StaffMember | None:
        key = self.query_one("#names", RowList).key
        return people.member(int(key)) if key and key != SET_UP_MANAGER else None

    def _refuse(self, sentence: str) -> None:
        if self._tick is not None:
            self._tick.stop()
            self._tick = None
        self.query_one(".refusal", Static).update(sentence)

    def _count_down(self, refused: Refused, seconds: int) -> None:
        """Say how long it takes until a PIN may be tried again, second by second."""
        if seconds <= 0:
            self._refuse(_("Now the PIN can be tried again."))
            return
        self._refuse(say(Refused("pin.wait", name=refused.facts["name"], seconds=seconds)))
        self._tick = self.set_timer(1, partial(self._count_down, refused, seconds - 1))

    def on_key(self, event: events.Key) -> None:
        """Go to the name that begins with the letter typed; the arrows choose a name from the PIN's field too."""
        names = self.query_one("#names", RowList)
        if not names.has_focus and event.key in ("up", "down"):
            names.action_cursor(1 if event.key == "down" else -1)
            self.query_one(TextField).value = ""
            event.stop()
        elif names.has_focus and event.character and event.is_printable:
            letter = event.character.casefold()
            names.move_to(next((row.key for row in names.rows if row.cells[0].casefold().startswith(letter)), ""))
            event.stop()
        else:
            super().on_key(event)

    def follow(self) -> None:
        """Keep the line-up true while nobody is signed in."""
        lineup = next(iter(self.query("#lineup").results(RowList)), None)
        if lineup is None:
            return  # the journal has grown while this is composed anew; filling it follows
        if self._asks_pin != people.somebody_has_a_pin():  # the first PIN was given at another terminal
            self._asks_pin = not self._asks_pin
            self.relabel()
        now = self.house_app.now()
        frame = self._query.run(now)
        self.frame = frame
        words = Words(frame.names, frame.reasons, frame.zone)
        lineup.show([person_row(row, words, to_text(now)) for row in frame.lineup])

    @on(RowList.Chosen, "#names")
    async def _chosen(self, event: RowList.Chosen) -> None:
        chosen = self._chosen_one()
        if self._asks_pin and chosen is not None and not chosen.has_pin:
            self._refuse(say(Refused("pin.none", name=chosen.name)))  # before a PIN is typed in vain
        elif self._asks_pin:
            self.query_one(TextField).focus()
        elif event.key == SET_UP_MANAGER:
            self.dismiss(0)
        else:
            await self._sign_in(event.key, None)

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        key = self.query_one("#names", RowList).key
        if key is not None and event.value:
            await self._sign_in(key, event.value)

    async def _sign_in(self, number: str, pin: str | None) -> None:
        from floortui.services.signing_in import sign_in

        writer = self.house_app.writer
        try:
            person = await writer.run(lambda: sign_in(writer.desk, number, pin))
        except Refused as refused:
            if refused.code == "pin.wait":
                self._count_down(refused, int(str(refused.facts["seconds"])))
            else:
                self._refuse(say(refused))
            if self._asks_pin:
                self.query_one(TextField).value = ""
            return
        self.dismiss(person.id)

    def action_back(self) -> None:
        """Go back from the PIN to the names."""
        for field in self.query(TextField):
            field.value = ""
        self.query_one("#names").focus()
