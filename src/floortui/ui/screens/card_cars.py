"""What the keys do about a card's cars: orders signed, changed, delivered, cancelled; after-sales; and an erasure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floortui.errors import Refused
from floortui.language import _
from floortui.reports.owning import order_text
from floortui.ui.screens.base import HouseScreen
from floortui.ui.widgets.packing import joined

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from floortui.domain.records import Order
    from floortui.reports.card import CardFrame


class CarCommands(HouseScreen):
    """Commands about the cars of the highlighted card."""

    if TYPE_CHECKING:  # what a list of cards itself knows

        def _card(self) -> CardFrame:
            """Give the highlighted card."""

        def _own_card(self, *, covering: bool = False) -> CardFrame:
            """Give the highlighted card, which is somebody's own to change."""

        def _on_card(
            self, form: str, values: dict[str, str] | None = None, about: Callable[[CardFrame], str] | None = None
        ) -> Awaitable[object]:
            """Open a form about the highlighted card."""

        def today(self) -> str:
            """Give the business day."""

    def do_sign(self) -> Awaitable[object]:
        """Sign an order."""
        frame = self._card()
        colour = frame.cycle.colour if frame.cycle else ""
        return self._on_card("sign", {"model": frame.customer.model, "colour": colour})

    async def do_edit_order(self) -> None:
        """Change a running order: above all the day that was promised."""
        from floortui.domain.text import money

        frame = self._own_card()
        order = await self._which(frame, _("Which order is changed?"))
        if order is None:
            return
        values = {"deliver_by": order.deliver_by or "", "colour": order.colour, "buyer": order.buyer}
        await self._on_order("edit_order", frame, order, {**values, "deposit": money(order.deposit)})

    async def do_deliver(self) -> None:
        """Deliver the car."""
        from floortui.ui.screens.dialogs import Confirm

        frame = self._own_card()
        order = await self._which(frame, _("Which car is handed over?"))
        if order is None:
            return
        asked = Confirm(_("The car is handed over?"), f"{frame.customer.name}  {order_text(order, frame.today)}")
        if await self.house_app.ask(asked):
            seen = frame.cycle.seq if frame.cycle else None
            await self.house_app.do_and_say("order.deliver", card=frame.customer.id, order=order.id, seen=seen)

    async def do_cancel_order(self) -> None:
        """Cancel an order."""
        frame = self._own_card()
        order = await self._which(frame, _("Which order is cancelled?"))
        if order is not None:
            await self._on_order("cancel_order", frame, order)

    async def _which(self, frame: CardFrame, title: str) -> Order | None:
        """Pick one of a card's running orders by its digit; the only one is meant without a question.

        Raises:
            Refused: none is running.
        """
        from floortui.ui.screens.dialogs import Pick
        from floortui.ui.widgets.text_field import Option

        running = [order for order in frame.orders if order.running]
        if not running:
            raise Refused("order.none", name=frame.customer.name)
        if len(running) == 1:
            return running[0]
        options = [Option(str(order.id), order_text(order, frame.today, numbered=True)) for order in running]
        picked = await self.house_app.ask(Pick(title, options))
        return next((order for order in running if str(order.id) == picked), None)

    async def _on_order(self, form: str, frame: CardFrame, order: Order, values: dict[str, str] | None = None) -> None:
        """Open a form about one order of a card."""
        await self.house_app.fill_in(
            form,
            given={"card": frame.customer.id, "order": order.id},
            values=values,
            seen=frame.cycle.seq if frame.cycle else None,
            about=lambda: joined(frame.customer.name or "–", order_text(order, frame.today)),
        )

    async def do_to_service(self) -> None:
        """Give an owner's card to after-sales, unless they have it, and show the sheet for them."""
        from floortui.reports.after_sales import sheet_of
        from floortui.ui.screens.dialogs import Tell

        frame = self._card()
        known, owning = frame.customer, frame.owning
        if owning is None or not owning.service_day:
            raise Refused("service.no_owner", name=known.name)
        if not frame.mine:
            self._own_card()  # says whose it is
        if owning.service_on is None:
            await self.house_app.do_and_say("card.to_service", card=known.id)
        title, text = sheet_of(known.id)
        saved = await self._saved_sheet(known.id)
        await self.house_app.ask(Tell(title, "\n".join(part for part in (text, saved) if part)))

    async def _saved_sheet(self, customer: int) -> str:
        """Save the sheet as a workbook, where who sits here may give anything out; say where it lies."""
        from floortui.domain.people import MANAGER
        from floortui.ui.exporting import workbook

        if self.house_app.role != MANAGER:
            return ""
        writer, day = self.house_app.writer, self.today()
        name = f"after-sales-{customer}-{day}.xlsx"
        file, _rows = await writer.run(lambda: workbook(writer.desk, "after-sales", name, day, day, customer))
        return _("saved as {file}").format(file=file)

    async def do_erase(self) -> None:
        """Erase a customer's data: what will be emptied, why, and the name or number once more."""
        from floortui.reports.erasure import will_empty
        from floortui.ui.screens.erasing import Retype

        frame = self._card()
        known = frame.customer
        who = joined(known.name or "–", *frame.phones, _("card {card}").format(card=known.id))
        reason = await self.house_app.pick_reason("card.erase", "erase", _("Why is {who} erased?").format(who=who))
        if reason is None:
            return
        said = [
            who,
            _("Emptied for good: {what}").format(what=", ".join(will_empty(known.id))),
            _("Figures, orders and the proof of the records stay. This cannot be taken back."),
        ]
        answers = [text for text in (known.name, *(phone[-4:] for phone in known.phones)) if text]
        question = Retype(_("Erase this customer's data?"), "\n".join(said), answers or [str(known.id)])
        if await self.house_app.ask(question):
            await self.house_app.do_and_say("card.erase", card=known.id, reason=reason, seen=known.seq)
