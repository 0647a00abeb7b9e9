"""The first run: set up my showroom, or look around in a made-up one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from floortui.language import _
from floortui.storage.queries import people
from floortui.ui.screens.base import Dialog
from floortui.ui.screens.dialogs import Form
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.rowlist import Row, RowList


class FirstRun(Dialog):
    """Asks once, in a database that is new."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "choose('set_up')", show=False),
        Binding("2", "choose('look')", show=False),
        Binding("escape", "dismiss", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._furnishing = False
        """Whether the made-up showroom is being written here."""

    def compose(self) -> ComposeResult:
        """Welcome and the two ways."""
        with Vertical(classes="dialog"):
            yield Static(_("Welcome to floortui"), markup=False, classes="title")
            yield Static(_("This database is new. What would you like to do?"), markup=False, classes="text")
            rows = RowList([Column("", 1), Column("", 0)], heading=False, id="choices")
            rows.styles.height = 2
            yield rows
            yield Static(_("F2 中文 / English · Ctrl+Q leaves"), markup=False, classes="keys")

    def follow(self) -> None:
        """Leave, where the showroom has been set up at another terminal meanwhile; a form for it goes first."""
        if self._furnishing or not people.everybody():
            return
        top = self.app.screen
        if top is self:
            self.dismiss(None)
        elif isinstance(top, Form):
            top.dismiss(None)

    def fill(self) -> None:
        """Offer the two ways."""
        rows = self.query_one(RowList)
        rows.show(
            [
                Row("set_up", ("1", _("Set up my showroom: its name, hours, people and models"))),
                Row("look", ("2", _("Look around in a made-up showroom"))),
            ]
        )
        rows.focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.action_choose(event.key)

    def action_choose(self, way: str) -> None:
        """Go one of the ways."""
        if way == "set_up":
            self.app.push_screen(Form("set_up", values={"hours": "09:00-18:00"}), self._set_up)
        else:
            self.house_app.start(self._look_around())

    def _set_up(self, told: object) -> None:
        if told or people.everybody():
            self.dismiss(told)

    async def _look_around(self) -> None:
        from floortui.services.sample import furnish

        self._furnishing = True
        try:
            await self.house_app.writer.run(furnish, self.house_app.writer.desk)
        finally:
            self._furnishing = False
        self.dismiss("look")
