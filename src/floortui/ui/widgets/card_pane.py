"""The card on one page: how it stands in bold, what is known of the purchase, and the history under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.timer import Timer
from textual.visual import Visual
from textual.widget import Widget

from floortui.domain.moments import zone_named
from floortui.domain.owners import STEPS
from floortui.language import _, current, listed
from floortui.reports.card import STATES, CardFrame, asks_for_grade, event_text, overdue_days
from floortui.reports.owning import order_lines, service_words, stock_words
from floortui.reports.wording import day_and_time
from floortui.storage.queries import house
from floortui.ui.commands import COMMANDS
from floortui.ui.widgets.packing import BETWEEN, broken

FIRST_EVENTS = 60
"""Events of a history that are shown at once: more than any screen has room for."""
REST_SECONDS = 0.1
"""How long after them the rest follows."""

UNPLACED = 1000
"""Cells of a line while the card has no place on the screen."""

if TYPE_CHECKING:
    from floortui.ui.app import FloorApp

UNDER = "    "
"""What stands before the lines under an event of the history."""


def in_lines(parts: Sequence[Content], width: int, under: str = "") -> list[Content]:
    """Join parts into as few lines as they need; `under` stands before all but the first of them.

    What stands between two parts is in a line only, never at its end.
    """
    lines: list[Content] = []
    for part in parts:
        longer = Content.assemble(lines[-1], BETWEEN, part) if lines else part
        if lines and longer.cell_length > width:
            lines.append(Content(under) + part)
        else:
            lines[-1:] = [longer]
    return lines


def texts_in_lines(parts: Sequence[str], width: int, under: str = "") -> list[str]:
    """Join plain texts into as few lines as they need, as `in_lines` does."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{BETWEEN}{part}" if lines else part
        if lines and cell_len(longer) > width:
            lines.append(under + part)
        else:
            lines[-1:] = [longer]
    return lines


Line = Content | tuple[str, str]
"""A line as it is painted, or its text and the component class that colours it."""


class CardText(Widget):
    """The text of a card, as high as it is long."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "card--name", "card--label", "card--alarm", "card--warn", "card--day", "card--muted",
    }  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.frame: CardFrame | None = None
        self.empty = ""
        self._made: tuple[object, list[Line]] | None = None
        self._first = FIRST_EVENTS
        """How many events of the history are shown."""
        self._rest: Timer | None = None

    def show(self, frame: CardFrame | None) -> None:
        """Show another card, or none; what of a long history has no room follows once its beginning stands."""
        if frame != self.frame:
            same = frame is not None and self.frame is not None and frame.customer.id == self.frame.customer.id
            self.frame = frame
            if self._rest is not None:
                self._rest.stop()
            events = len(frame.history) if frame else 0
            self._first = events if same else FIRST_EVENTS
            self._rest = self.set_timer(REST_SECONDS, self._show_all) if events > self._first else None
            self.refresh(layout=True)

    def _show_all(self) -> None:
        self._rest = None
        self._first = len(self.frame.history) if self.frame else FIRST_EVENTS
        self.refresh(layout=True)

    def get_content_height(
        self,
        container: Size,  # noqa: ARG002 - Textual's signature
        viewport: Size,  # noqa: ARG002 - likewise
        width: int,
    ) -> int:
        """Give how high the text is: where its lines break depends on the width, which is not its own yet."""
        return len(self._lines(width)) if width else 0

    def render(self) -> Content:
        """Give the whole card."""
        return Content("\n").join([self._content(line) for line in self._lines(self.size.width)])

    def render_line(self, y: int) -> Strip:
        """Paint one line of the screen: of a long history only what is seen is made."""
        width, style = self.size.width, self.visual_style
        lines = self._lines(width)
        line = self._content(lines[y]) if y < len(lines) else Content("")
        strips = Visual.to_strips(self, line, width, 1, style, apply_selection=False, pad=True)
        return strips[0].adjust_cell_length(width, style.rich_style)

    def notify_style_update(self) -> None:
        """Make the lines anew in other colours."""
        self._made = None
        super().notify_style_update()

    def _content(self, line: Line) -> Content:
        if isinstance(line, Content):
            return line
        text, style = line
        return Content.styled(text, self.get_visual_style(style)) if style else Content(text)

    def _lines(self, width: int) -> list[Line]:
        """Give the lines of the card, none of them wider than it is; they are made once for all that asks for them."""
        width = width or UNPLACED
        asked = (self.frame, self.empty, self._first, width, current())
        if self._made is None or self._made[0] != asked:
            self._made = (asked, self._make(width))
        return self._made[1]

    def _make(self, width: int) -> list[Line]:
        frame = self.frame
        if frame is None:
            return [*Content.styled(self.empty, self.get_visual_style("card--muted")).wrap(width)]
        head = Content("\n").join([*self._head(frame, width), *self._purchase(frame, width)])
        lines: list[Line] = [*head.wrap(width)]
        for line in self._history(frame, width):
            lines += [(part, line[1]) for part in broken(line[0], width)] if line[0] else [line]
        return lines

    def _head(self, frame: CardFrame, width: int) -> list[Content]:
        """Name, grade, phones, next contact: what a call needs."""
        known, cycle = frame.customer, frame.cycle
        grade = cycle.grade if cycle and cycle.grade else _("no card yet")
        name = Content.styled(known.name or "–", self.get_visual_style("card--name"))
        lines = [Content.assemble(name, f"  {grade}  ", known.model)]
        phones = "  ".join(frame.phones) or _("no phone")
        dead = (
            Content.styled(f"  {_('dead')}", self.get_visual_style("card--alarm")) if known.phone_dead else Content("")
        )
        lines.append(
            Content.assemble(
                phones,
                dead,
                f"  {known.wechat}" if known.wechat and frame.mine else "",
                f"  {known.plate}" if known.plate and frame.mine else "",
            )
        )
        stands = [_("customer of {name}").format(name=frame.staff(known.owner))]
        stands += [_(STATES[cycle.state])] if cycle else []
        lines += [line.stylize(self._muted) for line in in_lines([*map(Content, stands)], width)]
        for claim in frame.claims:
            claimed = [_("claimed by {name}").format(name=frame.staff(claim.staff)), claim.reason]
            warn = self.get_visual_style("card--warn")
            lines += [line.stylize(warn) for line in in_lines([*map(Content, claimed)], width)]
        if known.do_not_call:
            lines.append(Content.styled(_("Do not call"), self.get_visual_style("card--alarm")))
        if frame.appointment is not None:
            comes = [_("comes {when}").format(when=day_and_time(frame.appointment.at))]
            comes.append(_("to {name}").format(name=frame.staff(frame.appointment.staff)))
            bold = self.get_visual_style("card--name")
            lines += [line.stylize(bold) for line in in_lines([*map(Content, comes)], width)]
        if cycle is not None and cycle.next_day is not None:
            lines += self._due(frame, width)
        if frame.stalled:
            warn = self.get_visual_style("card--warn")
            lines += [line.stylize(warn) for line in in_lines([*map(Content, frame.stalled)], width)]
        return lines

    @property
    def _muted(self) -> str:
        return str(self.get_visual_style("card--muted"))

    def _due(self, frame: CardFrame, width: int) -> list[Content]:
        """Say when the next contact is due, by how much it is late, and whether the grade is."""
        assert frame.cycle is not None
        cycle, alarm = frame.cycle, self.get_visual_style("card--alarm")
        days = overdue_days(cycle.next_day, frame.today)
        due = Content(_("next contact {day}").format(day=cycle.next_day))
        lines, parts = [], [due]
        if days:
            by = _("one day late") if days == 1 else _("{days} days late").format(days=days)
            lines, parts = [due.stylize(alarm)], [Content.styled(f"! {by}", alarm)]
        choice = frame.choices.get(("grade", cycle.grade))
        within = int(str(choice.details.get("within", 0))) if choice else 0
        if asks_for_grade(cycle.grade, cycle.graded_on, within, frame.today):
            parts.append(Content.styled(_("time for a new grade"), self.get_visual_style("card--warn")))
        if cycle.unanswered:
            parts.append(Content(_("{count} unanswered").format(count=cycle.unanswered)))
        return [*lines, *in_lines(parts, width)]

    def _purchase(self, frame: CardFrame, width: int) -> list[Content]:
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
            (_("Signs"), listed(signs)),
            (_("Plan"), cycle.plan if cycle else ""),
            (_("Source"), frame.named("source", known.source)),
            (_("Referred by"), frame.referrer),
            (_("District"), known.district),
            (_("Address"), known.address if frame.mine else ""),
            (_("Occupation"), known.occupation),
            (_("Note"), known.note),
        ]
        lines = [self._field(label, value) for label, value in rows if value]
        lines += self._cars(frame, width)
        return [Content(""), *lines] if lines else []

    def _cars(self, frame: CardFrame, width: int) -> list[Content]:
        """Say which cars are ordered and reserved, and how it stands with after-sales; what is late says so."""
        said = [(tone, _("Order"), parts) for tone, parts in order_lines(frame.orders, frame.today)]
        if frame.owning is not None:
            key = cast("FloorApp", self.app).key_of(COMMANDS["to_service"])
            tone, service = service_words(frame.owning, key)
            said.append(("", _("Contact"), [_(STEPS[frame.owning.step])] if frame.owning.step else []))
            said.append(("", _("Reserved"), stock_words(frame.owning.cars)))
            said.append((tone, _("After-sales"), service))
        lines: list[Content] = []
        for tone, label, parts in said:
            if parts:
                style = str(self.get_visual_style(f"card--{tone}")) if tone else ""
                first, *more = parts
                found = in_lines([self._field(label, first), *map(Content, more)], width, UNDER)
                lines += [line.stylize(style) for line in found] if style else found
        return lines

    def _field(self, label: str, value: str) -> Content:
        return Content.assemble((f"{label} ", self.get_visual_style("card--label")), value.replace("\n", " "))

    def _history(self, frame: CardFrame, width: int) -> list[tuple[str, str]]:
        """Everything that happened, as plain text with its style: two hundred events are four hundred lines."""
        zone = zone_named(str(house.settings()["showroom.zone"]))
        lines, day = [("", "")], ""
        for event in frame.history[: self._first]:
            (what, *more), content = event_text(event, frame, zone)
            if event.day != day:
                day = event.day
                lines.append((day, "card--day"))
            lines += [(line, "") for line in texts_in_lines([f"  {what}", *more], width, UNDER)]
            if content:
                lines.append((f"{UNDER}{content.replace(chr(10), ' ')}", "card--muted"))
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
