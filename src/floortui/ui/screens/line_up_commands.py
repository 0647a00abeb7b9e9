"""The commands about the highlighted colleague of the line-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floortui.domain.lineup import BARRED, OFF
from floortui.domain.people import MANAGER
from floortui.errors import Refused, Term
from floortui.language import _
from floortui.storage.queries import eligibility, people
from floortui.ui.screens.base import HouseScreen
from floortui.ui.widgets.rowlist import RowList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from floortui.domain.records import Visit
    from floortui.reports.floor import FloorFrame, Standing

NOBODY = "-"
"""What is picked if nobody takes over."""


class LineUpCommands(HouseScreen):
    """Commands about the highlighted colleague."""

    if TYPE_CHECKING:  # what the Floor itself knows
        frame: FloorFrame | None

        def _person(self) -> Standing:
            """Give the highlighted colleague."""

        def _own_person(self) -> Standing:
            """Give the highlighted colleague, if who sits here may speak for them."""

        def _key(self) -> str | None:
            """Give the key of the highlighted row."""

        def _naming(self, visit: Visit) -> Callable[[], str]:
            """Name a visit, as the title of a form does."""

    async def do_check_in(self) -> None:
        """Check the highlighted colleague in, or one of those who are off or not on today's list."""
        from floortui.ui.screens.dialogs import Pick
        from floortui.ui.widgets.text_field import Option

        frame = self.frame
        row = next((row for row in frame.lineup if str(row.person) == self._key()), None) if frame else None
        if row is not None and row.state == BARRED and self.house_app.role == MANAGER:
            name_of = row.name
            await self.house_app.fill_in("admit", given={"name": name_of}, about=lambda: name_of)
            return
        here = {row.person for row in frame.lineup if row.state != "off"} if frame else set()
        off = [member for member in people.everybody() if member.takes_turns and member.id not in here]
        key = self.query_one("#lineup", RowList).key
        if not off or key in {str(member.id) for member in off}:
            name: str | None = self._person().name
        else:
            options = [Option(member.name, member.name) for member in off]
            name = await self.house_app.ask(Pick(_("Who comes in?"), options))
        if name:
            await self.house_app.do_and_say("rotation.check_in", name=name)

    async def do_away(self) -> None:
        """The colleague steps away."""
        person = self._own_person()
        title = _("{name} steps away: why?").format(name=person.name)
        reason = await self.house_app.pick_reason("rotation.away", "away", title)
        if reason:
            await self.house_app.do_and_say("rotation.away", name=person.name, reason=reason)

    async def do_back(self) -> None:
        """The colleague is back."""
        await self.house_app.do_and_say("rotation.back", name=self._person().name)

    async def do_skip(self) -> None:
        """The colleague lets one party pass."""
        person = self._own_person()
        if person.position is None:
            raise Refused("lineup.not_waiting", name=person.name, state=Term(person.state), by="")
        title = _("{name} lets one pass: why?").format(name=person.name)
        reason = await self.house_app.pick_reason("rotation.skip", "skip", title)
        if reason:
            await self.house_app.do_and_say("rotation.skip", name=person.name, reason=reason)

    async def do_no_answer(self) -> None:
        """The colleague did not come to the door."""
        await self.house_app.do_and_say("rotation.no_answer", name=self._person().name)

    async def do_leave(self) -> None:
        """The colleague leaves for the day."""
        person, frame = self._own_person(), self.frame
        assert frame is not None
        for visit in [visit for visit in frame.visits if visit.id in person.visits]:
            if not await self._let_go(person, visit):
                return
        due = 0 if person.state == OFF else eligibility.due_by(frame.day, person.person)
        hand_to = await self._who_takes_over(person, due, frame) if due else ""
        if hand_to is not None:
            await self.house_app.do_and_say("rotation.leave", name=person.name, hand_to=hand_to)

    async def _let_go(self, person: Standing, visit: Visit) -> bool:
        """Ask what becomes of a party of somebody who leaves; give whether they are rid of it."""
        from floortui.ui.screens.dialogs import Pick
        from floortui.ui.widgets.text_field import Option

        options = [Option("close", _("the party has left")), Option("hand_over", _("hand it over"))]
        title = _("{name} still has {visit}").format(name=person.name, visit=self._naming(visit)())
        picked = await self.house_app.ask(Pick(title, options))
        if picked == "close":
            await self.house_app.do_and_say("visit.close", visit=visit.id, seen=visit.seq)
        elif picked == "hand_over":
            given = {"visit": visit.id}
            return bool(
                await self.house_app.fill_in("hand_over", given=given, seen=visit.seq, about=self._naming(visit))
            )
        return picked is not None

    async def _who_takes_over(self, person: Standing, due: int, frame: FloorFrame) -> str | None:
        """Ask who takes over what is due of somebody's: a name, nothing for nobody, None for not leaving at all."""
        from floortui.ui.screens.dialogs import Pick
        from floortui.ui.widgets.text_field import Option

        here = [row.name for row in frame.lineup if row.state != OFF and row.person != person.person]
        options = [Option(NOBODY, _("nobody")), *(Option(name, name) for name in here)]
        title = _("Due contacts of {name}: {number}. Who takes over?").format(number=due, name=person.name)
        picked: str | None = await self.house_app.ask(Pick(title, options))
        return "" if picked == NOBODY else picked

    def do_move(self) -> Awaitable[object]:
        """Move the colleague in the line-up."""
        name = self._person().name
        return self.house_app.fill_in("move", given={"name": name}, about=lambda: name)
