"""DutyGrid: colleagues × days of a month, with a cursor on one day of one colleague; painted line by line."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from floortui.errors import N_
from floortui.language import WEEKDAYS, _, current, day_name
from floortui.reports.duty import ALARM_SIGN, CLOSED_SIGN, NOTHING, UNPLANNED, Cell, Day, DutyFrame, Line, written
from floortui.ui.widgets.packing import joined, packed
from floortui.ui.widgets.rowlist import fitted

HEADINGS, FOOTERS = 2, 2
"""Lines over the rows, and those of the sums under them; at the bottom is the cursor's day, and what signs mean."""

NARROW, WIDE = 3, 4
"""Cells of a day, the gap before it included: the sign only, or with the place in the order."""

LEAST_NAME, MOST_NAME, TOTAL = 10, 24, 5

MOST_LINES = 500
"""How many painted lines it remembers."""

TODAY, MONDAY = "▸", 1


class Layout(NamedTuple):
    """Where things stand: how wide a name and a day are, which days are shown, and how many rows."""

    name: int
    day: int
    first: int
    days: int
    rows: int


class Area(NamedTuple):
    """The rows and columns that are marked, all included."""

    top: int
    bottom: int
    left: int
    right: int

    def has(self, row: int, column: int) -> bool:
        """Say whether somebody's day is one of them."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


class DutyGrid(Widget, can_focus=True):
    """A month of the duty roster."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(0, -1)", show=False),
        Binding("right", "go(0, 1)", show=False),
        Binding("up,k", "go(-1, 0)", show=False),
        Binding("down,j", "go(1, 0)", show=False),
        Binding("shift+left", "go(0, -1, True)", show=False),
        Binding("shift+right", "go(0, 1, True)", show=False),
        Binding("shift+up", "go(-1, 0, True)", show=False),
        Binding("shift+down", "go(1, 0, True)", show=False),
        Binding("pageup", "go(0, -7)", show=False),
        Binding("pagedown", "go(0, 7)", show=False),
        Binding("home", "go(0, -31)", show=False),
        Binding("end", "go(0, 31)", show=False),
        Binding("escape", "go(0, 0)", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *("dutygrid--heading", "dutygrid--weekend", "dutygrid--closed", "dutygrid--today", "dutygrid--off"),
        *("dutygrid--muted", "dutygrid--alarm", "dutygrid--marked", "dutygrid--cursor", "dutygrid--loud"),
    }

    frame: reactive[DutyFrame | None] = reactive(None)
    row: reactive[int] = reactive(0)
    column: reactive[int] = reactive(0)
    corner: reactive[tuple[int, int] | None] = reactive(None)
    """The other corner of what is marked, while more than one day is."""

    class Chosen(Message):
        """A double click on a day."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._first = self._top = 0
        """The first day and the first row that are seen."""
        self._styles: dict[str, Style] = {}
        self._laid: tuple[tuple[object, ...], Layout] | None = None
        self._painted: dict[tuple[object, ...], Strip] = {}
        """The lines painted so far of this month, by what they show."""

    # -- what is meant

    @property
    def day(self) -> Day | None:
        """The day under the cursor."""
        return self.frame.days[self.column] if self.frame else None

    @property
    def line(self) -> Line | None:
        """Whose row the cursor is in."""
        return self.frame.lines[self.row] if self.frame and self.frame.lines else None

    @property
    def area(self) -> Area:
        """What is marked: the day under the cursor, unless more is."""
        row, column = self.corner or (self.row, self.column)
        return Area(min(row, self.row), max(row, self.row), min(column, self.column), max(column, self.column))

    def marked(self) -> tuple[list[Line], list[Day]]:
        """Give whose days are marked, and which."""
        if self.frame is None:
            return [], []
        area = self.area
        return (
            list(self.frame.lines[area.top : area.bottom + 1]),
            list(self.frame.days[area.left : area.right + 1]),
        )

    def cells(self) -> list[Cell]:
        """Give what is marked."""
        area = self.area
        return [cell for line in self.marked()[0] for cell in line.cells[area.left : area.right + 1]]

    def show(self, frame: DutyFrame) -> None:
        """Show a month; an equal one paints nothing."""
        if frame == self.frame:
            return
        if self.frame is None or frame.month != self.frame.month:
            self._first, self.corner = 0, None
        self.forget()
        self.frame = frame
        self.row = min(self.row, max(0, len(frame.lines) - 1))
        self.column = min(self.column, len(frame.days) - 1)

    def go_to(self, day: str) -> None:
        """Put the cursor on a day."""
        if self.frame is not None:
            self.column = next((n for n, each in enumerate(self.frame.days) if each.day == day), self.column)

    def action_go(self, rows: int, days: int, mark: bool = False) -> None:
        """Move the cursor; with `mark` what lies between is marked, else nothing is any more."""
        if self.frame is None or not self.frame.lines:
            return
        self.corner = (self.corner or (self.row, self.column)) if mark else None
        self.row = max(0, min(len(self.frame.lines) - 1, self.row + rows))
        self.column = max(0, min(len(self.frame.days) - 1, self.column + days))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse points; a second click chooses."""
        pointed = event.get_content_offset(self)
        if self.frame is None or not self.frame.lines or pointed is None:
            return
        at = self._layout()
        column, row = (pointed.x - at.name) // at.day, pointed.y - HEADINGS
        if 0 <= column < at.days and 0 <= row < at.rows:
            self.corner, self.row, self.column = None, self._top + row, at.first + column
            if event.chain > 1:
                self.post_message(self.Chosen())

    # -- where it stands

    def _layout(self) -> Layout:
        """Give where things stand, for the cursor and the size of now."""
        asked = (self.size, self.row, self.column, current())
        if self._laid is None or self._laid[0] != asked:
            self._laid = asked, self._lay_out()
        return self._laid[1]

    def _lay_out(self) -> Layout:
        """Lay it out: the whole month where there is room, else whole weeks with the cursor's among them."""
        frame, width = self.frame, self.size.width
        assert frame is not None
        names = [cell_len(f"{line.name} {line.beside}".rstrip()) + 1 for line in frame.lines]
        labels = [cell_len(_(label)) + 1 for label in (N_("consultants on"), N_("reception on"))]
        most = MOST_NAME if width > len(frame.days) * NARROW + TOTAL + MOST_NAME else 16
        name = min(most, max(LEAST_NAME, *names, *labels) if names else most)
        room, count = width - name - TOTAL, len(frame.days)
        notes = 1 + len(self._signs(frame))
        rows = max(1, min(len(frame.lines), self.size.height - HEADINGS - FOOTERS - notes))
        self._top = max(min(self._top, self.row), self.row - rows + 1)
        for cells in (WIDE, NARROW):
            if cells * count <= room:
                return Layout(name, cells, 0, count, rows)
        shown = max(1, room // WIDE)
        shown = shown // 7 * 7 or shown
        self._first = self._first_of(shown)
        return Layout(name, WIDE, self._first, min(shown, count - self._first), rows)

    def _first_of(self, shown: int) -> int:
        """Give the first day that is seen: the first of the month, or a Monday."""
        assert self.frame is not None
        starts = [0, *(n for n, day in enumerate(self.frame.days) if n and day.weekday == MONDAY)]
        if self._first in starts and self._first <= self.column < self._first + shown:
            return self._first
        ahead = [start for start in starts if start <= self.column < start + shown]
        return ahead[-1] if self.column < self._first or not ahead else ahead[0]

    # -- painting

    def forget(self) -> None:
        """Paint everything anew: the month, the language or the colours are others."""
        self._styles.clear()
        self._painted.clear()
        self._laid = None

    def notify_style_update(self) -> None:
        """Paint in other colours."""
        self.forget()
        super().notify_style_update()

    def on_focus(self) -> None:
        """Show that the cursor is here."""
        self.forget()

    def on_blur(self) -> None:
        """Show that the cursor is elsewhere."""
        self.forget()

    def render_line(self, y: int) -> Strip:
        """Paint one line; one that shows what it showed is not made anew."""
        frame = self.frame
        if frame is None:
            return Strip.blank(self.size.width, self._style(""))
        at, area = self._layout(), self.area
        number = self._top + y - HEADINGS
        marked = area if area.top <= number <= area.bottom or y >= HEADINGS + at.rows else None
        key = (y, at, self._top, marked, (self.row, self.column) if marked else number == self.row, current())
        found = self._painted.get(key)
        if found is None:
            if len(self._painted) > MOST_LINES:
                self._painted.clear()
            found = self._painted[key] = self._line_of(frame, at, y)
        return found

    def _line_of(self, frame: DutyFrame, at: Layout, y: int) -> Strip:
        width, below = self.size.width, y - HEADINGS - at.rows
        if y < HEADINGS:
            segments = self._heading(frame, at, y)
        elif below < 0:
            segments = self._row(frame, at, self._top + y - HEADINGS)
        elif below < FOOTERS and frame.lines:
            segments = self._footer(frame, at, below)
        elif y >= self.size.height - len(signs := self._signs(frame)):
            text = signs[y - self.size.height + len(signs)]
            segments = [Segment(fitted(f" {text}", width), self._style("muted"))]
        elif y == self.size.height - len(signs) - 1:
            segments = [Segment(fitted(f" {self._said()}", width), self._style(""))]
        else:
            segments = []
        return Strip(segments).adjust_cell_length(width, self._style(""))

    def _style(self, name: str) -> Style:
        """Give how a part is painted; empty is the grid itself."""
        if name not in self._styles:
            component = self.get_component_rich_style(f"dutygrid--{name}") if name else self.rich_style
            self._styles[name] = component
        return self._styles[name]

    def _gap(self, at: Layout, number: int) -> Segment:
        """Give what stands before a day: a rule before each Monday."""
        assert self.frame is not None
        rule = number > at.first and self.frame.days[number].weekday == MONDAY
        return Segment("│" if rule else " ", self._style("muted"))

    def _heading(self, frame: DutyFrame, at: Layout, line: int) -> list[Segment]:
        head = self._style("heading")
        segments = [Segment(" " * at.name, head)]
        for number in range(at.first, at.first + at.days):
            day = frame.days[number]
            style = self._style(self._tone_of(day) or "heading")
            if line == 0:
                named = _(WEEKDAYS[day.weekday - 1])
                named = named[-1] if current() == "zh" else named[:2]  # 周六 is 六
                segments += [self._gap(at, number), Segment(fitted(named, at.day - 1, right=at.day == NARROW), style)]
            else:
                mark = TODAY if day.day == frame.today else CLOSED_SIGN if day.closed else ""
                segments += [Segment(mark, style) if mark else self._gap(at, number)]
                segments.append(Segment(fitted(str(int(day.day[8:])), at.day - 1, right=at.day == NARROW), style))
        segments.append(Segment(fitted(_("days") if line else "", TOTAL, right=True), head))
        return segments

    def _tone_of(self, day: Day) -> str:
        assert self.frame is not None
        if day.day == self.frame.today:
            return "today"
        return "closed" if day.closed else "weekend" if day.weekend else ""

    def _row(self, frame: DutyFrame, at: Layout, number: int) -> list[Segment]:
        if not frame.lines:
            return [Segment(f" {_('nobody is on the staff list yet: 6 sets it up')}", self._style("muted"))]
        line, area, shown = frame.lines[number], self.area, {shift.code: shift.sign for shift in frame.shifts}
        called = self._style("loud") if number == self.row and self.has_focus else self._style("")
        named = f"{line.name} {line.beside}".rstrip()
        segments = [Segment(fitted(named, at.name - 1), called if line.active else self._style("muted"))]
        segments.append(Segment(" ", self._style("")))
        for column in range(at.first, at.first + at.days):
            text = self._written(line.cells[column], frame.days[column], at.day - 1, shown)
            tone = self._tone(line.cells[column], frame.days[column])
            style = self._style(tone) if tone else self._style("")
            if area.has(number, column):
                name = "cursor" if (number, column) == (self.row, self.column) and self.has_focus else "marked"
                style += self._style(name)
            segments += [self._gap(at, column), Segment(fitted(text, at.day - 1), style)]
        segments.append(Segment(fitted(str(line.days_on), TOTAL, right=True), self._style("")))
        return segments

    @staticmethod
    def _written(cell: Cell, day: Day, width: int, shown: dict[str, str]) -> str:
        if not cell.shift:
            return CLOSED_SIGN if day.closed else UNPLANNED
        text = written(cell, shown)
        return text if cell_len(text) <= width else shown.get(cell.shift, cell.shift[:1])

    @staticmethod
    def _tone(cell: Cell, day: Day) -> str:
        if day.closed:
            return "closed"
        if not cell.shift:
            return "muted"
        return "" if cell.on else "off"

    def _footer(self, frame: DutyFrame, at: Layout, which: int) -> list[Segment]:
        label = _("reception on") if which else _("consultants on")
        segments = [Segment(fitted(label, at.name), self._style("heading"))]
        for number in range(at.first, at.first + at.days):
            day = frame.days[number]
            count = day.reception if which else day.consultants
            few = day.few and not which
            text = CLOSED_SIGN if day.closed else str(count) if day.planned else NOTHING
            tone = self._style("alarm") if few else self._style("heading")
            segments.append(Segment(ALARM_SIGN, tone) if few else self._gap(at, number))
            segments.append(Segment(fitted(text, at.day - 1), tone))
        return segments

    def _said(self) -> str:
        """Say in words what stands under the cursor."""
        frame, day, line = self.frame, self.day, self.line
        if frame is None or day is None or line is None:
            return ""
        lines, days = self.marked()
        if len(lines) * len(days) > 1:
            return _("{days} days × {people} colleagues marked").format(days=len(days), people=len(lines))
        cell, when = line.cells[self.column], datetime.fromisoformat(day.day)
        shift = next((each for each in frame.shifts if each.code == cell.shift), None)
        named = f"{shift.name} {shift.hours}".rstrip() if shift else cell.shift or _("nothing planned")
        place = _("place {place} of {of}").format(place=cell.order, of=day.consultants) if cell.order else ""
        closed = joined(_("closed"), day.reason) if day.closed else ""
        return joined(day_name(when), line.name, line.title, named, place, closed)

    def _signs(self, frame: DutyFrame) -> list[str]:
        """Say what the signs mean, in as many lines as it takes."""
        parts = [f"{shift.sign} {shift.name}" for shift in frame.shifts]
        parts += [f"{CLOSED_SIGN} {_('closed')}"]
        if frame.least:
            parts.append(f"{ALARM_SIGN} {_('fewer than {least} on duty').format(least=frame.least)}")
        return packed(parts, self.size.width - 2).splitlines()
