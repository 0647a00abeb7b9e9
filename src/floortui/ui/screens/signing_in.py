"""Signing in: who sits here, and their PIN from the first PIN on; the line-up goes on showing beside it."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.reactive import reactive
from textual.widgets import Input, Static

from floortui.domain.moments import to_text
from floortui.domain.people import ROLES
from floortui.errors import Refused
from floortui.language import _, say
from floortui.reports.floor import FloorFrame, FloorQuery
from floortui.reports.why import Words
from floortui.storage.queries import people
from floortui.ui.screens.base import Dialog
from floortui.ui.screens.floor import people_columns, person_row
from floortui.ui.widgets.next_up import NextUp
from floortui.ui.widgets.rowlist import Column, Row, RowList
from floortui.ui.widgets.text_field import TextField

SET_UP_MANAGER = "0"
"""The row of the set-up manager, who may do everything while nobody has a PIN."""


class SigningIn(Dialog):
    """Gives the staff number of who sits here, 0 for the set-up manager."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", show=False)]

    frame: reactive[FloorFrame | None] = reactive(None, repaint=False)

    def __init__(self, wanted: str | None = None, *, locked: bool = False) -> None:
        super().__init__()
        self._wanted = wanted
        self._locked = locked
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
                title = _("Locked. Who sits here?") if self._locked else _("Who sits here?")
                yield Static(title, markup=False, classes="title")
                yield RowList([Column("", 0), Column("", 12)], heading=False, id="names")
                if self._asks_pin:
                    yield TextField("pin", hint=_("PIN"), secret=True)
                yield Static("", markup=False, classes="refusal")
                yield Static(_("↑ ↓ choose · Enter · F2 中文 / English"), markup=False, classes="keys")

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
        if wanted and self._asks_pin:
            self.query_one(TextField).focus()

    def on_key(self, event: events.Key) -> None:
        """Go to the name that begins with the letter typed."""
        names = self.query_one("#names", RowList)
        if names.has_focus and event.character and event.is_printable:
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
        now = self.house_app.now()
        frame = self._query.run(now)
        self.frame = frame
        words = Words(frame.names, frame.reasons, frame.zone)
        lineup.show([person_row(row, words, to_text(now)) for row in frame.lineup])

    @on(RowList.Chosen, "#names")
    async def _chosen(self, event: RowList.Chosen) -> None:
        if self._asks_pin:
            self.query_one(TextField).focus()
        elif event.key == SET_UP_MANAGER:
            self.dismiss(0)
        else:
            await self._sign_in(event.key, None)

    @on(Input.Submitted)
    async def _submitted(self, event: Input.Submitted) -> None:
        key = self.query_one("#names", RowList).key
        if key is not None:
            await self._sign_in(key, event.value)

    async def _sign_in(self, number: str, pin: str | None) -> None:
        from floortui.services.signing_in import sign_in

        writer = self.house_app.writer
        try:
            person = await writer.run(lambda: sign_in(writer.desk, number, pin))
        except Refused as refused:
            self.query_one(".refusal", Static).update(say(refused))
            if self._asks_pin:
                self.query_one(TextField).value = ""
            return
        self.dismiss(person.id)

    def action_back(self) -> None:
        """Go back from the PIN to the names."""
        self.query_one("#names").focus()
