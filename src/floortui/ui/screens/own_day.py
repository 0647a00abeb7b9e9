"""OwnDay: the commands of My day that are about one's own day: its order, the sales kit, who takes over."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from floortui.domain.people import CONSULTANT
from floortui.errors import Refused
from floortui.language import _, current, listed
from floortui.reports.drawer import DayFrame
from floortui.reports.due_list import worth_said
from floortui.storage.queries import contacts, house, people
from floortui.ui.screens.card_screen import CardScreen
from floortui.ui.widgets.rowlist import RowList

if TYPE_CHECKING:
    from floortui.ui.widgets.text_field import Option

MOST_NAMED = 4
"""How many people are named in a line over the list."""

HAND_OVER = "hand over"


class OwnDay(CardScreen):
    """What My day can do beside what every list of cards can."""

    _day: DayFrame | None = None

    def about_focus(self) -> list[str]:
        """Say what the highlighted card's contact is worth and until when it may be made, for F1."""
        day, key = self._day, self.query_one(self.CARDS, RowList).key
        line = next((line for line in day.due if str(line.customer) == key), None) if day else None
        if day is None or line is None:
            return []
        worth = day.listed.worths[line.customer]
        said = [f"{line.name or '–'}: {worth_said(line, worth)}"]
        if line.customer in day.listed.planned:
            said.append(_("It stands where you planned it; that goes before worth."))
        latest = day.listed.latests.get(line.customer)
        if latest is not None:
            said.append(_("Ideal {ideal}, latest {latest}.").format(ideal=line.next_day, latest=latest))
        return said

    def said_beside(self, day: DayFrame) -> list[str]:
        """Say what stands over the list: next steps, answers, who covers for whom, the sales kit."""
        said = [_("no next step {number}").format(number=day.no_next)] if day.no_next else []
        if day.no_answer:
            said.append(_("5 without an answer: {number}").format(number=day.no_answer))
        said += [_("you cover {name}: {number}").format(name=name, number=left) for name, left in day.covers]
        said += [
            _("off, nobody covers: {name} {number}").format(name=name, number=due)
            for name, due in day.uncovered[:MOST_NAMED]
        ]
        if self.house_app.role == CONSULTANT and day.kit is None:
            said.append(_("sales kit not checked"))
        if day.kits_missing:
            names = listed(list(day.kits_missing[:MOST_NAMED]))
            more = "…" if len(day.kits_missing) > MOST_NAMED else ""
            said.append(_("sales kit missing: {names}").format(names=names + more))
        return said

    # -- commands

    async def do_plan_up(self) -> None:
        """Move the highlighted card up in one's own order of today."""
        await self._plan(-1)

    async def do_plan_down(self) -> None:
        """Move it down."""
        await self._plan(1)

    async def _plan(self, by: int) -> None:
        """Move the highlighted card; what stands before it is planned with it, the rest goes on by worth.

        Raises:
            Refused: nothing is highlighted that is due today, or it stands at that end already.
        """
        day, key = self._day, self.query_one(self.CARDS, RowList).key
        due = [line.customer for line in day.due if (line.next_day or "") <= day.today] if day else []
        place = next((place for place, customer in enumerate(due) if str(customer) == key), None)
        if day is None or place is None:
            raise Refused("screen.nothing")
        if not 0 <= place + by < len(due):
            raise Refused("day_plan.ends")
        due.insert(place + by, due.pop(place))
        planned = max(len(day.listed.planned), place + 1, place + by + 1)
        await self.house_app.do("day_plan.set", cards=due[:planned])

    async def do_plan_clear(self) -> None:
        """Let the list go by worth again."""
        await self.house_app.do_and_say("day_plan.set")

    async def do_kit(self) -> None:
        """Tick what of the sales kit one has at hand."""
        from floortui.ui.screens.dialogs import Tick
        from floortui.ui.widgets.text_field import Option

        if self.house_app.actor is None:
            raise Refused("own_day.nobody")
        options = [Option(choice.code, choice.named(current())) for choice in house.choices("kit")]
        ticked = (self._day.kit if self._day else None) or ()
        items = await self.house_app.ask(Tick(_("Your sales kit today"), options, ticked))
        if items is not None:
            await self.house_app.do_and_say("kit.check", items=items)

    async def do_cover(self) -> None:
        """Hand contacts over for days on which one is off, or let them be one's own again; a manager anybody's."""
        from floortui.ui.screens.dialogs import Pick

        own = self.house_app.role == CONSULTANT
        names = people.names()
        given = [
            each
            for each in contacts.coverings(self.today(), self.house_app.actor if own else None)
            if not own or each.staff == self.house_app.actor
        ]
        if not given:
            await self._hand_over(own=own)
            return
        picked = await self.house_app.ask(Pick(_("Contacts that are handed over"), _options(given, names)))
        if picked == HAND_OVER:
            await self._hand_over(own=own)
        elif picked is not None:
            row = next(each for each in given if str(each.row) == picked)
            await self.house_app.do_and_say("follow_up.uncover", staff=row.staff, day=row.day)

    def _hand_over(self, *, own: bool) -> Awaitable[object]:
        if own:
            return self.house_app.fill_in(
                "cover_own", given={"staff": self.house_app.actor}, values={"day": self.today()}
            )
        return self.house_app.fill_in("cover", values={"day": self.today()})


def _options(given: list[contacts.Covering], names: dict[int, str]) -> list[Option]:
    """Offer to hand over, or to take back one of those that are."""
    from floortui.ui.widgets.text_field import Option

    said = _("{day}: {name} → {to}, take back")
    return [
        Option(HAND_OVER, _("hand over")),
        *(
            Option(
                str(each.row),
                said.format(day=each.day[5:], name=names.get(each.staff, "–"), to=names.get(each.taken_by, "–")),
            )
            for each in given[:8]
        ),
    ]
