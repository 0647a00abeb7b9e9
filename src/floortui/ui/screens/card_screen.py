"""CardScreen: what the screens that show cards share: the list, the card beside it, and the commands on a card."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.timer import Timer

from floortui.domain.people import CONSULTANT
from floortui.domain.workload import Workload
from floortui.errors import Refused
from floortui.language import _, current
from floortui.reports.card import CardFrame, asks_for_grade, card_frame, overdue_days, why_lost
from floortui.reports.stalling import faces
from floortui.reports.wording import day_and_time
from floortui.storage import journal
from floortui.storage.queries import house
from floortui.storage.queries.drawer import CardLine
from floortui.ui.commands import COMMANDS
from floortui.ui.screens.card_cars import CarCommands
from floortui.ui.widgets.card_pane import CardPane
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.packing import joined
from floortui.ui.widgets.rowlist import Row, RowList

NOT_CALLED = "✗☎"
"""What stands beside who is not to be called, on every list that has them."""

SOON_SECONDS = 0.06
"""How long after the last letter the card beside the list follows it."""

OF_PURCHASE = ("colour", "competitor", "budget", "payment", "trade_in", "decider", "plan")
OF_COLLEAGUES = frozenset({"claim"})
"""The forms that are about a colleague's card."""
OF_COVER = frozenset({"follow_up"})
"""The forms about a card whose contact of today somebody has taken over."""
OF_PERSON = ("name", "district", "address", "occupation", "wechat", "plate", "source", "note")


def card_columns(*, own: bool = False, latest: bool = False, dated: str = "") -> list[Column]:
    """Give the columns of a list of cards: name, grade, model, whose (the phone, in one's own list), when due.

    With `latest`, the last day stands behind it, where there is room. `dated` says what the date is, where it is
    another one.
    """
    last = [Column(_("latest"), 6, right=True, goes=1)] if latest else []
    return [
        Column(_("name"), 0),
        Column("", 1),
        Column(_("model"), 5, most=10),
        Column(_("phone"), 11) if own else Column(_("whose"), 5, most=8),
        Column(_(dated or "next"), 5, most=8, right=True),
        *last,
        Column("", 4 if latest else 3, right=True),
    ]


def card_row(
    line: CardLine,
    today: str,
    within: dict[str, int],
    whose: str,
    latest: str | None = None,
    *,
    with_latest: bool = False,
) -> Row:
    """One card: what a person needs to choose whom to call; `whose` is the owner's name, or the phone.

    `latest` is the last day for the contact: it is late before, and alarms only after that.
    """
    late = overdue_days(line.next_day, today)
    old = asks_for_grade(line.grade, line.graded_on, within.get(line.grade, 0), today)
    over = late > 0 and (latest is None or latest < today)
    tone = "alarm" if over else "warn" if late or line.phone_dead or old else "" if line.next_day else "muted"
    mark = f"{'!!' if over and latest else '!'}{late}" if late else "?" if old else ""
    mark = NOT_CALLED if line.do_not_call else mark
    grade = line.grade or "·"
    due = (line.next_day or "")[5:] or "–"
    last = ((latest or "")[5:],) if with_latest else ()
    cells = (line.name or "–", grade, line.model or "–", whose, due, *last, mark)
    return Row(str(line.customer), cells, tone)


class CardScreen(CarCommands):
    """A list of cards with the highlighted one beside it."""

    CARDS: ClassVar[str] = "#cards"
    """The list."""
    BINDINGS: ClassVar[list[BindingType]] = []

    def lines(self) -> Sequence[CardLine]:
        """Give the cards of the list, in its order."""
        return ()

    _soon: Timer | None = None
    _able: Sequence[Workload] = ()
    """Among whom another face is looked for, as of a line of the journal."""
    _able_as_of = -1

    @property
    def masks(self) -> bool:
        """Whether the reader sees colleagues' customers masked."""
        return self.house_app.role == CONSULTANT

    def reload_form(self) -> None:
        """Show what whoever sits here now may see."""
        if self.is_mounted:
            self.run_query()

    def show_card(self) -> None:
        """Show the highlighted card beside the list."""
        pane = self.query_one(CardPane)
        if pane.display:
            frame = self._frame()
            pane.show(frame, _("no card is highlighted"))
            if frame is not None and frame.stalled:
                self._look_for_a_face()

    def _look_for_a_face(self) -> None:
        """Count beside the screen who has room for a card that stalls, once for each state of the records."""
        head = journal.head()
        if head != self._able_as_of:
            self._able_as_of = head
            self.house_app.find_out(f"faces {self.HOUSE_NAME}", partial(faces, self.today()), self._found_faces)

    def _found_faces(self, able: Sequence[Workload]) -> None:
        if able != self._able:
            self._able = able
            self.show_card()

    def show_card_soon(self) -> None:
        """Show it once the list has been painted and no key came after."""
        if self._soon is not None:
            self._soon.stop()
        self._soon = self.set_timer(SOON_SECONDS, self.show_card)

    def _frame(self) -> CardFrame | None:
        key = self.query_one(self.CARDS, RowList).key
        if key is None or not key.isdigit():
            return None
        today = self.today()
        return card_frame(int(key), today, self.house_app.actor, masks=self.masks, able=self._able)

    def today(self) -> str:
        """Give the business day."""
        from floortui.domain.moments import business_day

        ground = self.house_app.ground()
        return business_day(ground.now, ground.zone)

    @on(RowList.Moved, "#cards")
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        if self.query_one(self.CARDS).has_focus:
            self.show_card()
        else:
            self.show_card_soon()

    def _card(self) -> CardFrame:
        """Give the highlighted card.

        Raises:
            Refused: none is highlighted.
        """
        frame = self._frame()
        if frame is None:
            raise Refused("screen.no_card")
        return frame

    def _own_card(self, *, covering: bool = False) -> CardFrame:
        """Give the highlighted card, which is somebody's own to change, or with `covering` to contact today.

        Raises:
            Refused: none is highlighted, it is a colleague's, or it is no card yet; says which key helps.
        """
        frame = self._card()
        app, known = self.house_app, frame.customer
        if not (frame.mine or (covering and frame.covered)):
            key = app.key_of(COMMANDS["claim"])
            raise Refused("screen.colleague", name=known.name, owner=frame.staff(known.owner), key=key)
        if frame.cycle is None or not frame.cycle.is_card:
            key = app.key_of(COMMANDS["open_card"])
            raise Refused("screen.card_first", name=known.name or (*known.phones, "–")[0], key=key)
        return frame

    def _on_card(
        self,
        form: str,
        values: dict[str, str] | None = None,
        about: Callable[[CardFrame], str] | None = None,
        given: dict[str, object] | None = None,
    ) -> Awaitable[object]:
        """Open a form about the highlighted card.

        Raises:
            Refused: none is highlighted, or it is a colleague's: that is said before anything is typed.
        """
        frame = self._card() if form in OF_COLLEAGUES else self._own_card(covering=form in OF_COVER)
        seen = frame.cycle.seq if frame.cycle else None
        given = {"card": frame.customer.id, **(given or {})}
        return self.house_app.fill_in(
            form, given=given, values=values, seen=seen, about=partial(about or _about, frame)
        )

    # -- commands

    async def do_say(self) -> None:
        """Pick what to say, with the card's facts in it, and log it as a contact once it is said.

        Raises:
            Refused: no card is highlighted, it is a colleague's, or no text fits it.
        """
        from floortui.reports.saying import says
        from floortui.ui.screens.saying import Say

        frame = self._own_card(covering=True)
        assert frame.cycle is not None
        found = says(frame.customer, frame.cycle, frame.today)
        if not found:
            raise Refused("template.fits_none")
        said = await self.house_app.ask(Say(_about(frame), found))
        if said is not None:
            values = {"content": said.text, "way": frame.named("way", said.way)}
            await self._on_card("follow_up", values, about=_about_contact)

    async def do_follow_up(self) -> None:
        """Log a contact: what was said, and Enter."""
        await self._on_card("follow_up", about=_about_contact)

    async def do_unanswered(self) -> None:
        """Note that nobody answered; the next try comes by itself."""
        frame = self._own_card(covering=True)
        seen = frame.cycle.seq if frame.cycle else None
        await self.house_app.do_and_say("follow_up.log", card=frame.customer.id, outcome="no-answer", seen=seen)

    def do_grade(self) -> Awaitable[object]:
        """Give the card another grade."""
        frame = self._card()
        cycle = frame.cycle
        signs = ",".join(frame.named("sign", sign) for sign in cycle.signs.split(",") if sign) if cycle else ""
        return self._on_card("grade", {"grade": cycle.grade if cycle else "", "signs": signs})

    def do_purchase(self) -> Awaitable[object]:
        """Change what the card says of the purchase."""
        frame = self._card()
        values = {name: str(getattr(frame.cycle, name)) for name in OF_PURCHASE} if frame.cycle else {}
        return self._on_card("card_purchase", {**values, "model": frame.customer.model})

    def do_person(self) -> Awaitable[object]:
        """Change what the card says of the person."""
        frame = self._card()
        values = {name: str(getattr(frame.customer, name)) for name in OF_PERSON}
        flags = {"phone_dead": frame.customer.phone_dead, "do_not_call": frame.customer.do_not_call}
        return self._on_card("card_person", {**values, **{name: "yes" for name, on in flags.items() if on}})

    def do_book(self) -> Awaitable[object]:
        """Make an appointment with the customer, who needs no card yet; one that is open is moved.

        Raises:
            Refused: none is highlighted, or it is a colleague's.
        """
        frame = self._card()
        known, open_one = frame.customer, frame.appointment
        if not frame.mine:
            key = self.house_app.key_of(COMMANDS["claim"])
            raise Refused("screen.colleague", name=known.name, owner=frame.staff(known.owner), key=key)
        values = {}
        if open_one is not None:
            staff = frame.names.get(open_one.staff, "") if open_one.staff is not None else ""
            values = {"at": day_and_time(open_one.at), "note": open_one.note, "staff": staff}
        return self.house_app.fill_in(
            "book",
            given={"card": known.id},
            values=values,
            seen=open_one.seq if open_one else None,
            about=partial(_about, frame),
        )

    def do_claim(self) -> Awaitable[object]:
        """Claim a colleague's customer."""
        return self._on_card("claim")

    def do_decide_claim(self) -> Awaitable[object]:
        """Say whose customer it is."""
        frame = self._card()
        if not frame.claims:
            raise Refused("claim.none", name=frame.customer.name)
        return self._on_card("decide_claim")

    def do_transfer(self) -> Awaitable[object]:
        """Give the card to another consultant."""
        return self._on_card("transfer")

    async def do_merge(self) -> None:
        """Make the card and another one: which, then side by side what will stand, then Enter."""
        from floortui.ui.screens.merging import PickDouble, SideBySide

        frame = self._own_card()
        other: int | None = await self.house_app.ask(PickDouble(frame.customer.id))
        if other is None:
            return
        take: list[str] | None = await self.house_app.ask(SideBySide(frame.customer.id, other))
        if take is not None:
            seen = frame.cycle.seq if frame.cycle else None
            asked = {"keep": frame.customer.id, "other": other, "take": ",".join(take)}
            await self.house_app.do_and_say("card.merge", seen=seen, **asked)
            self.go_to(frame.customer.id)

    async def do_split(self) -> None:
        """Take the card apart again.

        Raises:
            Refused: none is highlighted, or nothing was merged into it.
        """
        from floortui.reports.merging import merged_last
        from floortui.ui.screens.dialogs import Confirm

        frame = self._own_card()
        other = merged_last(frame.customer)
        text = _("{name} becomes a card of its own again, as it was. What was done since stays here.")
        asked = Confirm(_("Take this card apart again?"), text.format(name=other))
        if await self.app.push_screen_wait(asked):
            seen = frame.cycle.seq if frame.cycle else None
            await self.house_app.do_and_say("card.split", card=frame.customer.id, seen=seen)

    async def do_lose(self) -> None:
        """Mark the customer as lost: why, by its digits, then to which car, or a word on it."""
        self._own_card()  # before anything is picked
        code = await self.house_app.pick_loss(_("Lost: why?"))
        reason = next((each for each in house.choices("loss") if each.code == code), None)
        if reason is None:
            return
        frame = self._own_card()
        known = frame.cycle.competitor if frame.cycle else ""
        form = "lose_to" if reason.details.get("competitor") and not known else "lose"

        def about(card: CardFrame) -> str:
            return joined(_about(card), reason.named(current()), known)

        await self._on_card(form, about=about, given={"reason": reason.code})

    def do_confirm_loss(self) -> Awaitable[object]:
        """Say whether the customer is lost."""
        return self._on_card("confirm_loss", about=_about_loss)

    def do_revive(self) -> Awaitable[object]:
        """Take a lost customer back."""
        return self._on_card("revive")

    async def do_open_card(self) -> None:
        """Open a new card, of the highlighted one if it is none yet; then it is what the list shows."""
        frame = self._frame()
        values: dict[str, str] = {}
        given: dict[str, object] = {}
        if frame is not None and frame.mine and (frame.cycle is None or not frame.cycle.is_card):
            known = frame.customer
            given = {"customer": known.id}
            values = {"name": known.name, "phone": known.phones[0] if known.phones else "", "model": known.model}
        told = await self.house_app.fill_in("card_open", given=given, values=values or None)
        if told:
            self.go_to(int(told["card"]))

    def go_to(self, customer: int) -> None:
        """Highlight a card, where the list has it."""
        self.run_query()
        self.query_one(self.CARDS, RowList).move_to(str(customer))


def _about(frame: CardFrame) -> str:
    """Name a card, as the title of a form does."""
    return joined(frame.customer.name or "–", frame.customer.model)


def _about_contact(frame: CardFrame) -> str:
    """Name a card that is contacted; one that is not due yet says when it is."""
    due = frame.cycle.next_day if frame.cycle else None
    return joined(_about(frame), _("due {day}").format(day=due[5:]) if due and due > frame.today else "")


def _about_loss(frame: CardFrame) -> str:
    """Name a card that is marked as lost, and say why and to which car: what the manager decides about."""
    loss = next((event for event in frame.history if event.kind == "loss"), None)
    group, reason, car = why_lost(loss.facts, frame) if loss is not None else ("", "", "")
    return joined(_about(frame), reason, car, group)  # what is cut where room is short is what the reason says anyway


def owner_name(line: CardLine, names: dict[int, str]) -> str:
    """Name whose card it is."""
    return names.get(line.owner, "–") if line.owner is not None else "–"
