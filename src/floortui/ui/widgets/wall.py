"""The parts of the wall display: each paints its share of one picture, in the room that it has, and takes no keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from floortui import language
from floortui.domain.moments import clock_text, from_text, minutes_between
from floortui.domain.records import FIRST, OTHER, RETURN
from floortui.errors import N_, Refused
from floortui.language import _, say
from floortui.reports.floor import Standing
from floortui.reports.wall import WallFrame
from floortui.reports.why import STATES
from floortui.storage.queries.wall import Given, Party
from floortui.ui.widgets.letters import large, spaced
from floortui.ui.widgets.packing import BETWEEN, cut, joined, packed
from floortui.ui.widgets.rowlist import fitted

WORDS_BESIDE, WORDS_UNDER = 24, 2
"""Columns and lines that the words need beside a large name, or under it."""

GAP = 2
"""Blank columns between a large name and the words."""

MINUTES_CELLS = 5
MOST_NAME_CELLS = 18

HIGHEST_BARS = 6
"""Lines of the bars of the day, where there is room."""

EIGHTHS = " ▁▂▃▄▅▆▇█"


class Picture(NamedTuple):
    """What is shown: a state of the floor, of when it is, and how it is said."""

    frame: WallFrame
    at: str
    """The stored instant up to which minutes count: now, or when the database was last there."""
    clock: str
    """The instant by the minute, which the clock shows."""
    stale: Refused | str | None
    """Why the database does not answer; None while it does."""
    spoken: str
    """The language in which it is said."""

    @property
    def trouble(self) -> str:
        """Why the database does not answer, as a sentence; empty while it does."""
        if isinstance(self.stale, Refused) and self.stale.code == "database.missing":
            return _("the database file is not there")
        return say(self.stale) if isinstance(self.stale, Refused) else self.stale or ""

    def paints_as(self, other: Picture) -> bool:
        """Say whether two pictures look the same."""
        return self._looks() == other._looks()

    def _looks(self) -> tuple[object, ...]:
        return (self.frame, self.at[:16], self.clock, self.trouble, self.spoken)

    def minutes_since(self, stored: str) -> str:
        """Word how many minutes ago something was."""
        return f"{minutes_between(stored, self.at)}′"

    def clock_of(self, stored: str) -> str:
        """Show an instant as the time of day."""
        return clock_text(stored, self.frame.zone)


class WallPart(Widget):
    """A part of the display."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "wall--title",
        "wall--muted",
        "wall--alarm",
        "wall--loud",
        "wall--bar",
    }

    picture: reactive[Picture | None] = reactive(None)

    def lines(self, picture: Picture, room: Size) -> Sequence[Content]:
        """Give the lines for so much room; what is too much is cut off."""
        raise NotImplementedError

    def render(self) -> Content:
        """Paint what there is room for."""
        width, height = self.size
        if self.picture is None or not width or not height:
            return Content("")
        return Content("\n").join(list(self.lines(self.picture, self.size))[:height])

    def styled(self, text: str, tone: str = "") -> Content:
        """Give a text in a tone of the display."""
        return Content.styled(text, self.get_visual_style(f"wall--{tone}")) if tone else Content(text)


class WallTop(WallPart):
    """Whose floor it is, and the time."""

    def lines(self, picture: Picture, room: Size) -> Sequence[Content]:
        """Name the showroom, its hours, the day and the time."""
        frame, width = picture.frame, room.width
        now = from_text(f"{picture.clock}:00Z").astimezone(frame.zone)
        hours = f"{_('open')} {frame.hours}" if "-" in frame.hours else _("closed today")
        right = f"{language.day_name(now)} {now:%H:%M}"
        left = joined(frame.showroom, hours) if width > cell_len(right) * 3 else frame.showroom
        room_left = width - cell_len(right) - 1
        return [Content(f"{fitted(left, room_left)} {right}" if room_left > 0 else fitted(f"{now:%H:%M}", width))]


class WallStale(WallPart):
    """That the picture is an old one, of when it is, and why."""

    def watch_picture(self, picture: Picture | None) -> None:
        """Take no room while the database is there."""
        self.display = picture is not None and picture.stale is not None

    def lines(self, picture: Picture, room: Size) -> Sequence[Content]:
        """Say it in words and with a sign, never by colour alone."""
        since, now = (from_text(text).astimezone(picture.frame.zone) for text in (picture.at, f"{picture.clock}:00Z"))
        at = f"{since:%H:%M}" if since.date() == now.date() else f"{language.day_name(since)} {since:%H:%M}"
        said = _("no connection since {at}; showing the state of then").format(at=at)
        return [Content(fitted(f"!! {said}", room.width)), Content(fitted(f"   {picture.trouble}", room.width))]


class WallNext(WallPart):
    """Who greets, as large as there is room for, and why it is them."""

    def watch_picture(self, picture: Picture | None) -> None:
        """Look different while nobody greets."""
        self.set_class(picture is None or picture.frame.greeting is None, "-nobody")

    def lines(self, picture: Picture, room: Size) -> Sequence[Content]:
        """Write the name, and the words beside it or under it."""
        next_one = picture.frame.greeting
        name = next_one.name if next_one else _nobody(picture.frame)
        said = _said_of(next_one, picture) if next_one else [_calls(picture.frame)]
        width, height = room
        beside = large(name, width - WORDS_BESIDE - GAP, height)
        under = large(name, width, height - WORDS_UNDER)
        if beside and len(beside) >= len(under):
            return self._beside(beside, said, width, height)
        drawn = under or (spaced(name, width),)
        words = cut([BETWEEN.join(part for part in said if part)], width, WORDS_UNDER)
        above = max(0, height - len(drawn) - len(words)) // 2
        return [*[Content("")] * above, *map(Content, (*drawn, *words))]

    def _beside(self, drawn: Sequence[str], said: Sequence[str], width: int, height: int) -> list[Content]:
        wide = cell_len(drawn[0])
        words = [line for part in said[:-1] for line in cut([part], width - wide - GAP, 2)]
        words += cut([said[-1]], width - wide - GAP, max(1, height - len(words)))
        columns = (_centred(column, height) for column in (drawn, words))
        return [Content(f"{fitted(left, wide + GAP)}{right}") for left, right in zip(*columns, strict=True)]


def _centred(column: Sequence[str], lines: int) -> list[str]:
    """Put blank lines above and below a column."""
    above = (lines - len(column)) // 2
    return [*[""] * above, *column, *[""] * (lines - len(column) - above)]


def _nobody(frame: WallFrame) -> str:
    """Say why nobody greets."""
    if frame.closed:
        return _("the day is closed")
    return _("nobody is free") if frame.at_work else _("the line-up is not open")


def _calls(frame: WallFrame) -> str:
    """Say what waits while nobody greets."""
    waiting = len(frame.waiting)
    return _("!! {number} waiting").format(number=waiting) if waiting else ""


def _said_of(next_one: Standing, picture: Picture) -> list[str]:
    """Say of who greets: that they are next, since when, with whose help, why."""
    since = _("since {at} · {minutes}").format(
        at=picture.clock_of(next_one.since), minutes=picture.minutes_since(next_one.since)
    )
    mentor = [_("mentor {name}").format(name=next_one.mentor)] if next_one.mentor else []
    return [_("NEXT"), since, *mentor, picture.frame.words.sentence(next_one.why)]


class WallLineUp(WallPart):
    """Everybody of today: position, name, state, minutes."""

    def lines(self, picture: Picture, room: Size) -> Sequence[Content]:
        """Give a line to each; a blank one between them where there is room to be read from afar."""
        frame, (width, height) = picture.frame, room
        rows = [self._row(standing, picture, width) for standing in frame.lineup]
        if not rows:
            rows = [self.styled(fitted(_("nobody is on the roster"), width), "muted")]
        return [self.styled(fitted(_("LINE-UP"), width), "title"), *self._airy(rows, width, height - 1)]

    def _airy(self, rows: list[Content], width: int, height: int) -> list[Content]:
        if 2 * len(rows) <= height:
            return [line for row in rows for line in (Content(""), row)]
        if len(rows) <= height:
            return rows
        more = _("{number} more").format(number=len(rows) - height + 1)
        return [*rows[: max(0, height - 1)], self.styled(fitted(f"… {more}", width), "muted")]

    def _row(self, standing: Standing, picture: Picture, width: int) -> Content:
        frame = picture.frame
        known = max(cell_len(each.name) for each in frame.lineup)
        wide = min(known, MOST_NAME_CELLS, width // 2)
        state = frame.words.reason(standing.reason) if standing.reason else _(STATES[standing.state])
        minutes = picture.minutes_since(standing.since) if standing.since and standing.state != "off" else ""
        room = max(0, width - wide - MINUTES_CELLS - 5)
        line = (
            f"{standing.position or '–':>2} {fitted(standing.name, wide)}  {fitted(state, room)}"
            f"{fitted(minutes, MINUTES_CELLS, right=True)}"
        )
        tone = {"greeting": "loud", "waiting": ""}.get(standing.state, "muted")
        return self.styled(line, tone)


class WallParties(WallPart):
    """The parties that wait, and those that are with somebody: how many people and how long, never who."""

    def lines(self, picture: Picture, room: Size) -> Sequence[Content]:
        """Give those who wait first."""
        frame, (width, height) = picture.frame, room
        lines = [self.styled(fitted(_("WAITING"), width), "title")]
        lines += [self.styled(fitted(_waits(party, picture), width), "alarm") for party in frame.waiting]
        if not frame.waiting:
            lines.append(self.styled(fitted(_("no party waits"), width), "muted"))
        lines += [Content(""), self.styled(fitted(_("WITH A CUSTOMER"), width), "title")]
        if not frame.served:
            lines.append(self.styled(fitted(_("nobody"), width), "muted"))
        wide = max((cell_len(frame.names[party.assigned or 0]) for party in frame.served), default=0)
        lines += [self._served(party, picture, min(wide, MOST_NAME_CELLS, width // 2), width) for party in frame.served]
        if len(lines) > height > 0:
            more = _("{number} more").format(number=len(lines) - height + 1)
            lines = [*lines[: height - 1], self.styled(fitted(f"… {more}", width), "muted")]
        return lines

    @staticmethod
    def _served(party: Party, picture: Picture, wide: int, width: int) -> Content:
        name = fitted(picture.frame.names[party.assigned or 0], wide)
        what = joined(_("party of {size}").format(size=party.size), _(KINDS[party.kind]))
        room = max(0, width - wide - MINUTES_CELLS - 2)
        minutes = fitted(picture.minutes_since(party.arrived), MINUTES_CELLS, right=True)
        return Content(f"{name}  {fitted(what, room)}{minutes}")


KINDS: Mapping[str, str] = {FIRST: N_("first"), RETURN: N_("return"), OTHER: N_("other purpose")}
"""What a party came for, as everybody may know it."""


def _waits(party: Party, picture: Picture) -> str:
    """Say of a party how long it waits, and for whom if for somebody in particular."""
    waits = _("a party of {size} waits {minutes}").format(size=party.size, minutes=picture.minutes_since(party.arrived))
    whom = picture.frame.names.get(party.waits_for or 0, "")
    return f"!! {joined(waits, _('for {name}').format(name=whom) if whom else '')}"


def _counts(frame: WallFrame) -> list[str]:
    return [
        f"{_('first')} {frame.count(FIRST)}",
        f"{_('return')} {frame.count(RETURN)}",
        f"{_('calls')} {frame.calls}",
    ]


def _given(given: Given, picture: Picture) -> str:
    return _("{at} party of {size} → {name}").format(
        at=picture.clock_of(given.at), size=given.size, name=picture.frame.names[given.person]
    )


class WallDay(WallPart):
    """How the day goes: counts, arrivals by the hour, who was given a party last."""

    def lines(self, picture: Picture, room: Size) -> Sequence[Content]:
        """Give the counts, the bars, the last ones."""
        frame, (width, height) = picture.frame, room
        counts = packed(_counts(frame), width, BETWEEN).split("\n")
        last = [fitted(_given(given, picture), width) for given in frame.given]
        bars = self._bars(frame.by_hour, width, min(HIGHEST_BARS, height - len(counts) - len(last) - 7))
        return [
            self.styled(fitted(_("TODAY"), width), "title"),
            *map(Content, counts),
            Content(""),
            *bars,
            Content(""),
            self.styled(fitted(_("GIVEN LAST"), width), "title"),
            *(map(Content, last) if last else [self.styled(fitted(_("nobody"), width), "muted")]),
        ]

    def _bars(self, by_hour: Mapping[int, int], width: int, height: int) -> list[Content]:
        """Draw a bar for each hour, its number and the hour under it."""
        if not by_hour or height < 1:
            return []
        cells = next((wide for wide in (4, 3) if wide * len(by_hour) <= width), 0)
        if not cells:
            return [self.styled(_sparkline(by_hour, width), "bar")]
        most, full = max(1, *by_hour.values()), " " * (cells - 2)
        levels = [-(-8 * height * count // most) for count in by_hour.values()]
        drawn = [
            "".join(f"{EIGHTHS[max(0, min(8, level - 8 * line))] * 2}{full}" for level in levels)
            for line in reversed(range(height))
        ]
        return [
            *(self.styled(line.rstrip(), "bar") for line in drawn),
            Content("".join(f"{count or '':<2}{full}" for count in by_hour.values())),
            self.styled("".join(f"{hour:<2}{full}" for hour in by_hour), "muted"),
        ]


def _sparkline(by_hour: Mapping[int, int], width: int) -> str:
    """Draw the hours in one line, with the first and the last of them."""
    most = max(1, *by_hour.values())
    bars = "".join(EIGHTHS[-(-8 * count // most)] if count else "·" for count in by_hour.values())
    return fitted(f"{min(by_hour)}–{max(by_hour) + 1} {bars}", width)


class WallDayLine(WallPart):
    """How the day goes, in two lines for a small terminal."""

    def lines(self, picture: Picture, room: Size) -> Sequence[Content]:
        """Give the counts with the hours, and the last ones to be given a party."""
        frame, width = picture.frame, room.width
        counts = BETWEEN.join(_counts(frame))
        hours = _sparkline(frame.by_hour, width) if frame.by_hour else ""
        last = packed([_given(given, picture) for given in frame.given], width).split("\n")
        return [Content(fitted(f"{counts}   {hours.strip()}", width)), self.styled(fitted(last[0], width), "muted")]
