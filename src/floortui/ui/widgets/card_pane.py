"""The card on one page: how it stands in bold, what is known of the purchase, and the history under it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from floortui.domain.moments import zone_named
from floortui.language import _
from floortui.reports.card import STATES, CardFrame, asks_for_grade, event_text, money, overdue_days
from floortui.storage.queries import house


class CardText(Widget):
    """The text of a card, as high as it is long."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "card--name", "card--label", "card--alarm", "card--warn", "card--day", "card--muted",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.frame: CardFrame | None = None
        self.empty = ""

    def show(self, frame: CardFrame | None) -> None:
        """Show another card, or none."""
        if frame != self.frame:
            self.frame = frame
            self.refresh(layout=True)

    def render(self) -> Content:
        """Paint the card."""
        if self.frame is None:
            return Content.styled(self.empty, self.get_visual_style("card--muted"))
        return Content("\n").join([*self._head(self.frame), *self._purchase(self.frame), *self._history(self.frame)])

    def _head(self, frame: CardFrame) -> list[Content]:
        """Name, grade, phones, next contact: what a call needs."""
        known, cycle = frame.customer, frame.cycle
        grade = cycle.grade if cycle and cycle.grade else _("no card yet")
        name = Content.styled(known.name or "–", self.get_visual_style("card--name"))
        lines = [Content.assemble(name, f"  {grade}  ", known.model)]
        phones = "  ".join(frame.phones) or _("no phone")
        dead = (
            Content.styled(f"  {_('dead')}", self.get_visual_style("card--alarm")) if known.phone_dead else Content("")
        )
        lines.append(Content.assemble(phones, dead, f"  {known.wechat}" if known.wechat and frame.mine else ""))
        owner = _("customer of {name}").format(name=frame.staff(known.owner))
        lines.append(Content.styled(f"{owner} · {_(STATES[cycle.state])}" if cycle else owner, self._muted))
        for claim in frame.claims:
            claimed = _("claimed by {name}").format(name=frame.staff(claim.staff))
            lines.append(Content.styled(f"{claimed} · {claim.reason}", self.get_visual_style("card--warn")))
        if known.do_not_call:
            lines.append(Content.styled(_("Do not call"), self.get_visual_style("card--alarm")))
        if cycle is not None and cycle.next_day is not None:
            lines.append(self._due(frame))
        return lines

    @property
    def _muted(self) -> str:
        return str(self.get_visual_style("card--muted"))

    def _due(self, frame: CardFrame) -> Content:
        """Say when the next contact is due, by how much it is late, and whether the grade is."""
        assert frame.cycle is not None
        cycle = frame.cycle
        days = overdue_days(cycle.next_day, frame.today)
        line = Content(_("next contact {day}").format(day=cycle.next_day))
        if days:
            by = _("one day late") if days == 1 else _("{days} days late").format(days=days)
            late = f"{line.plain}\n! {by}"
            line = Content.styled(late, self.get_visual_style("card--alarm"))
        choice = frame.choices.get(("grade", cycle.grade))
        within = int(str(choice.details.get("within", 0))) if choice else 0
        if asks_for_grade(cycle.grade, cycle.graded_on, within, frame.today):
            line += Content.styled(f" · {_('time for a new grade')}", self.get_visual_style("card--warn"))
        if cycle.unanswered:
            line += Content(f" · {_('{count} unanswered').format(count=cycle.unanswered)}")
        return line

    def _purchase(self, frame: CardFrame) -> list[Content]:
        """What is known of the purchase and of the person; what is not known takes no line."""
        known, cycle = frame.customer, frame.cycle
        signs = [frame.named("sign", sign) for sign in cycle.signs.split(",") if sign] if cycle else []
        rows = [
            (_("Colour"), cycle.colour if cycle else ""),
            (_("Compares with"), cycle.competitor if cycle else ""),
            (_("Budget"), cycle.budget if cycle else ""),
            (_("Way of paying"), cycle.payment if cycle else ""),
            (_("Trade-in"), cycle.trade_in if cycle else ""),
            (_("Who decides"), cycle.decider if cycle else ""),
            (_("Signs"), "、".join(signs)),
            (_("Plan"), cycle.plan if cycle else ""),
            (_("Source"), frame.named("source", known.source)),
            (_("Referred by"), frame.referrer),
            (_("District"), known.district),
            (_("Address"), known.address if frame.mine else ""),
            (_("Occupation"), known.occupation),
            (_("Note"), known.note),
        ]
        lines = [self._field(label, value) for label, value in rows if value]
        running = [order for order in frame.orders if order.running]
        lines += [self._field(_("Order"), f"{o.model} {o.colour} {money(o.price)}") for o in running]
        return [Content(""), *lines] if lines else []

    def _field(self, label: str, value: str) -> Content:
        return Content.assemble((f"{label} ", self.get_visual_style("card--label")), value.replace("\n", " "))

    def _history(self, frame: CardFrame) -> list[Content]:
        zone = zone_named(str(house.settings()["showroom.zone"]))
        lines, day = [Content("")], ""
        for event in frame.history:
            head, content = event_text(event, frame, zone)
            if event.day != day:
                day = event.day
                lines.append(Content.styled(day, self.get_visual_style("card--day")))
            lines.append(Content(f"  {head}"))
            if content:
                lines.append(
                    Content.styled(f"    {content.replace(chr(10), ' ')}", self.get_visual_style("card--muted"))
                )
        return lines


class CardPane(VerticalScroll, can_focus=True):
    """A card beside a list; Tab goes to it, and the arrows scroll it."""

    def compose(self) -> ComposeResult:
        """The text."""
        yield CardText()

    def show(self, frame: CardFrame | None, empty: str = "") -> None:
        """Show another card, from its beginning."""
        text = self.query_one(CardText)
        text.empty = empty
        if frame is None or text.frame is None or frame.customer.id != text.frame.customer.id:
            self.scroll_home(animate=False)
        text.show(frame)
