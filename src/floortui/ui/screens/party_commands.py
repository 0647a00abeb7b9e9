"""What the Floor's keys do for a party beyond its coming and going: who it is, what is done, what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from floortui.domain.people import CONSULTANT
from floortui.domain.records import OTHER, Visit
from floortui.language import _, current
from floortui.storage.queries import house
from floortui.ui.screens.base import HouseScreen
from floortui.ui.widgets.packing import joined
from floortui.ui.widgets.rowlist import RowList

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from floortui.reports.finding import Found
    from floortui.reports.floor import FloorFrame
    from floortui.ui.widgets.entry import Entry


class PartyCommands(HouseScreen):
    """Commands about the highlighted party."""

    if TYPE_CHECKING:  # what the Floor itself knows
        frame: FloorFrame | None
        _entry: Entry | None

        def _visit(self) -> Visit:
            """Give the highlighted party."""

        def _naming(self, visit: Visit) -> Callable[[], str]:
            """Name a visit, as the title of a form does."""

        def write_details(self) -> Awaitable[object]:
            """Open the details of the party."""

        def do_arrival(self) -> Awaitable[object] | None:
            """Open the arrival form."""

        async def make_ready(self) -> None:
            """Make the arrival form."""

    def ending_unknown(self, visit: Visit) -> bool:
        """Say whether it has to be asked what came of a visit: nothing of it says so."""
        if not visit.open or visit.completed or visit.kind == OTHER or visit.how in ("crowd", "group"):
            return False
        known = self.frame.customers.get(visit.customer) if self.frame and visit.customer else None
        return known is None or not (known.name and known.phones and (known.model or visit.model))

    def _called(self, visit: Visit) -> list[str]:
        """Say which party it is: its number, who or how to know them again, and who has them."""
        if self.frame is None:
            return []
        known = self.frame.customers.get(visit.customer) if visit.customer else None
        who = (known.name or known.plate if known else "") or visit.looks
        number = _("visit {visit}").format(visit=visit.id)
        return [part for part in (number, who, self.frame.names.get(visit.assigned or 0, "")) if part]

    async def ask_ending(self, visit: Visit) -> dict[str, object] | None:
        """Ask what came of a visit; None if it is not over after all."""
        from floortui.ui.screens.dialogs import Pick
        from floortui.ui.widgets.text_field import Option

        options = [
            Option("nothing", _("nothing said")), Option("later", _("comes again later")),
            Option("lost", _("lost: why?")), Option("card", _("write down their details now")),
        ]  # fmt: skip
        said = await self.house_app.ask(Pick(joined(_("They leave: what came of it?"), *self._called(visit)), options))
        if said == "lost":
            reason = await self.house_app.pick_loss(_("Lost: why?"))
            return {"outcome": "lost", "reason": reason} if reason else None
        if said == "card":
            return {"completed": True} if await self.write_details() else None
        return None if said is None else {} if said == "nothing" else {"outcome": said}

    async def do_find(self) -> None:
        """Find who it is: link the highlighted party that has no name, or begin an arrival of who was found."""
        from floortui.ui.screens.finding import Find

        key, frame = self.query_one("#visits", RowList).key, self.frame
        visit = next((each for each in frame.visits if str(each.id) == key), None) if frame else None
        nameless = visit if visit is not None and visit.customer is None and not visit.voided else None
        found: Found | None = await self.house_app.ask(
            Find(
                lambda: _("Who is visit {visit}?").format(visit=nameless.id) if nameless else _("Who is it?"),
                lambda: (
                    _("↑ ↓ · Enter: it is this one · Esc leaves it")
                    if nameless
                    else _("↑ ↓ · Enter: this one comes in · Esc leaves it")
                ),
                nameless.id if nameless else 0,
            )
        )
        if found is not None and nameless is not None:
            await self._link(nameless, found)
        elif found is not None:
            await self.make_ready()
            self.do_arrival()
            assert self._entry is not None
            self._entry.fill_in(found.customer, looks=found.visit.looks if found.visit and not found.customer else "")

    async def _link(self, visit: Visit, found: Found) -> None:
        """Say whose visit it is, and ask about a first visit that turns out to be a return visit."""
        from floortui.ui.screens.dialogs import Confirm

        whose = {
            "to_customer": found.customer.id if found.customer else "",
            "to_visit": found.visit.id if found.visit and not found.customer else "",
        }
        told = await self.house_app.do("visit.link", visit=visit.id, key=None, seen=visit.seq, **whose)
        self.house_app.say_told("visit.link", told)
        again = told.get("really_return")
        if again is None:
            return
        text = _("They were here on {first_day}; customer of {owner}.").format_map(told["known"])
        if await self.house_app.ask(Confirm(_("Is visit {visit} a return visit?").format(visit=again), text)):
            why = text if self.house_app.role == CONSULTANT else ""
            corrected: dict[str, Any] = {"visit": again, "as": "return", "reason": why}
            await self.house_app.do_and_say("visit.reclassify", **corrected)

    async def do_drive(self) -> None:
        """The party goes out on a test drive, or is back."""
        visit = self._visit()
        if self.frame is not None and visit.id in self.frame.drives:
            await self.house_app.do_and_say("drive.back", visit=visit.id)
            return
        values = {"car": visit.model}
        await self.house_app.fill_in("drive", given={"visit": visit.id}, values=values, about=self._naming(visit))

    async def do_steps(self) -> None:
        """Note the steps that were done."""
        from floortui.ui.screens.dialogs import Tick
        from floortui.ui.widgets.text_field import Option

        visit = self._visit()
        options = [Option(choice.code, choice.named(current())) for choice in house.choices("step")]
        title = joined(_("Steps that were done"), self._naming(visit)())
        ticked = await self.house_app.ask(Tick(title, options, visit.steps.split(",")))
        if ticked is not None:
            await self.house_app.do_and_say("visit.steps", visit=visit.id, steps=",".join(ticked), seen=visit.seq)

    async def do_join(self) -> None:
        """The manager has joined the party, or not after all."""
        visit = self._visit()
        await self.house_app.do_and_say("visit.join", visit=visit.id, seen=visit.seq)

    def do_add_buyer(self) -> Awaitable[object]:
        """Note another buyer of the group."""
        visit = self._visit()
        first = visit.group_of or visit.id
        return self.house_app.fill_in("add_buyer", given={"visit": first}, about=self._naming(visit))

    async def do_crowd(self) -> None:
        """Log a crowd."""
        from floortui.ui.screens.rush import Crowd

        await self.house_app.ask(Crowd())

    async def do_bulk(self) -> None:
        """Log several parties that came before."""
        from floortui.ui.screens.rush import Bulk

        await self.house_app.ask(Bulk())
