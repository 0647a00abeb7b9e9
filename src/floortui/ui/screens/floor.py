"""The Floor: who is next and why, who is where, which parties are here, and the day's figures."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive

from floortui.domain.moments import seconds_between, to_text
from floortui.domain.people import CONSULTANT
from floortui.domain.records import Visit
from floortui.errors import Refused
from floortui.language import _
from floortui.reports.floor import FloorFrame, FloorQuery, Standing
from floortui.reports.why import Words
from floortui.storage.queries import floor
from floortui.ui.commands import COMMANDS, FLOOR, bindings_of
from floortui.ui.keyed_app import HELD_SECONDS
from floortui.ui.screens.base import WIDE, HouseScreen
from floortui.ui.screens.floor_rows import (
    in_a_line,
    in_order,
    missing,
    people_columns,
    person_row,
    visit_columns,
    visit_row,
)
from floortui.ui.screens.line_up_commands import LineUpCommands
from floortui.ui.screens.party_commands import PartyCommands
from floortui.ui.widgets.due import Due
from floortui.ui.widgets.later import LaterList
from floortui.ui.widgets.next_up import NextUp
from floortui.ui.widgets.notice import Notice
from floortui.ui.widgets.packing import joined
from floortui.ui.widgets.rowlist import RowList
from floortui.ui.widgets.sidebar import SideBar

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from textual.timer import Timer

    from floortui.reports.later import Later
    from floortui.services.action import Told
    from floortui.ui.widgets.entry import Entry


LEAST_FORM_WIDTH = 44
"""Columns below which the arrival form takes the whole width of the terminal."""

STATE_WIDTH = 17
"""Columns that what a party needs and what was done with it keeps on a wide terminal: `no details 3/7 +M`."""

VERY_WIDE = 160
"""Columns from which the line-up has room for whole sentences."""

SOON_SECONDS = 0.08
"""A moment that lets the next picture come first."""


OFFERED: Mapping[str, Callable[[FloorFrame], bool]] = {
    "open_day": lambda frame: not frame.at_work,
    "close_day": lambda frame: frame.opened and not frame.closed,
    "greet": lambda frame: frame.confirm_seconds > 0,
    "expected": lambda frame: bool(frame.later),
}
"""When a command does something, where that is not always."""


class FloorScreen(PartyCommands, LineUpCommands):
    """Reception's screen."""

    HOUSE_NAME = FLOOR
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(FLOOR)
    AUTO_FOCUS = "#visits"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - an instance variable to Textual
        *HouseScreen.HORIZONTAL_BREAKPOINTS,
        (VERY_WIDE, "-very-wide"),
    ]

    frame: reactive[FloorFrame | None] = reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._query = FloorQuery()
        self._minute = ""
        self._entry: Entry | None = None
        self._making = asyncio.Lock()
        self._door_timer: Timer | None = None
        """Runs while a party has a consultant who has not confirmed the door, and never else."""
        self._rung: set[tuple[int, str]] = set()
        """The calls to the door for which the bell has been rung."""
        self._ended = -HELD_SECONDS
        """When it was last said what came of a party."""

    def compose_content(self) -> ComposeResult:
        """The next one and the line-up, the parties, the figures."""
        # asked before anything is laid out, so that the first picture has the names on it already
        now = self.house_app.now()
        self.set_reactive(FloorScreen.frame, self._query.run(now))
        self._minute = to_text(now)[:16]
        lineup, visits = RowList(people_columns(), heading=False, id="lineup"), RowList(visit_columns(), id="visits")
        assert self.frame is not None
        self._fill(lineup, visits, self.frame, to_text(now), wide=self.app.size.width >= WIDE)
        next_up, sidebar, still_to_come = NextUp(), SideBar(), LaterList()
        next_up.set_reactive(NextUp.frame, self.frame)  # what is bound comes later than the first picture
        sidebar.set_reactive(SideBar.frame, self.frame)
        still_to_come.show(self.frame, to_text(now))
        self.set_class(bool(self.frame.later), "-later")
        yield next_up.data_bind(FloorScreen.frame)
        yield visits
        yield sidebar.data_bind(FloorScreen.frame)
        yield lineup
        yield still_to_come

    def compose(self) -> ComposeResult:
        """What every screen has, and over the key bar who is to be called back."""
        yield from super().compose()
        assert self.frame is not None
        due = Due()
        self._say_due(due, self.frame, to_text(self.house_app.now()))
        yield due

    def on_resize(self) -> None:
        """Show the columns for which there is room now."""
        if self.frame is not None and self.is_mounted:
            self.call_after_refresh(self._show, self.frame, to_text(self.house_app.now()))
            self.call_after_refresh(self._place_entry)

    async def make_ready(self) -> None:
        """Make the arrival form, once the floor has been painted."""
        from floortui.ui.forms import ENTRY_FORMS
        from floortui.ui.widgets.entry import Entry

        async with self._making:  # a key may ask for the form while it is being made
            if self._entry is None:
                entry = Entry(ENTRY_FORMS["arrival"], id="arrival")
                entry.styles.height = 0
                await self.mount(entry)
                entry.fold()
                self._entry = entry

    def _place_entry(self) -> None:
        """Lay the form over the parties and nothing else.

        Textual cuts a line wherever a part under it ends, and a wide letter that stands on the cut is lost.
        """
        if self._entry is not None:
            over = self.query_one("#visits").region
            room = over.width >= LEAST_FORM_WIDTH
            self._entry.styles.width = over.width if room else self.size.width
            shown = [part for part in (self.query_one(Notice), self.query_one(Due)) if part.display]
            under = 2 + sum(part.outer_size.height for part in shown)
            self._entry.styles.margin = (0, 0, under, over.x) if room else (0, 0, 0, 0)

    @on(Notice.Sized)
    def _beside_the_notice(self) -> None:
        self._place_entry()

    def reload_form(self) -> None:
        """Put into the arrival form what whoever sits here now had typed."""
        if self._entry is not None:
            self._entry.reload()

    # -- the query

    def run_query(self) -> None:
        """Ask for the floor; an equal frame in the same minute paints nothing."""
        now = self.house_app.now()
        minute = to_text(now)[:16]
        frame = self._query.run(now)
        self._watch_the_door(frame, to_text(now))
        if frame == self.frame and minute == self._minute:
            return
        self.frame, self._minute = frame, minute
        self._show(frame, to_text(now))

    def _watch_the_door(self, frame: FloorFrame, now: str) -> None:
        """Say who has not come to the door in time, second by second, with the bell once for each party."""
        if self._door_timer is not None:
            self._door_timer.stop()
            self._door_timer = None
        waited = {call: seconds_between(call[1], now) for call in frame.called}
        late = {call: seconds for call, seconds in waited.items() if seconds >= frame.confirm_seconds}
        served = {visit.id: frame.names.get(visit.assigned or 0, "") for visit in frame.visits}
        self.query_one(NextUp).missing = missing(late, served)
        if late.keys() - self._rung:
            self._rung |= late.keys()
            self.app.bell()
        if late:
            self._door_timer = self.set_timer(1, self._at_the_door)
        elif waited:
            first = frame.confirm_seconds - max(waited.values())
            self._door_timer = self.set_timer(first + SOON_SECONDS, self._at_the_door)

    def _at_the_door(self) -> None:
        """Look at the clock again; while another screen is seen nothing is painted, and this one follows later."""
        frame = self.frame
        if frame is None or self not in self.app.screen_stack:
            return
        now = to_text(self.house_app.now())
        self._watch_the_door(frame, now)
        self._show(frame, now)

    def relabel(self) -> None:
        """Say everything again."""
        self._minute = ""
        super().relabel()
        if self._entry is not None:
            self._entry.relabel()

    def _show(self, frame: FloorFrame, now: str) -> None:
        lineup, visits = self.query_one("#lineup", RowList), self.query_one("#visits", RowList)
        self._fill(lineup, visits, frame, now, wide=not self.has_class("-narrow"))
        due = self.query_one(Due)
        shown = due.display
        self._say_due(due, frame, now)
        if due.display != shown:
            self.call_after_refresh(self._place_entry)
        self.query_one(LaterList).show(frame, now)
        self.set_class(bool(frame.later), "-later")
        self.query_one("KeyBar").refresh()

    def _say_due(self, due: Due, frame: FloorFrame, now: str) -> None:
        key = self.house_app.key_of(COMMANDS["call_backs"])
        due.say(frame.call_backs, now, frame.zone, frame.names, key)

    @staticmethod
    def _fill(lineup: RowList, visits: RowList, frame: FloorFrame, now: str, *, wide: bool) -> None:
        words = Words(frame.names, frame.reasons, frame.zone)
        lineup.empty = _("nobody is on the roster: 6 sets it up")
        lineup.show([person_row(row, words, now) for row in frame.lineup], people_columns())
        visits.empty = _("no arrivals yet: n logs one")
        columns = visit_columns(STATE_WIDTH) if wide else visit_columns()[1:]
        rows = [visit_row(visit, frame, words, now) for visit in in_order(frame.visits)]
        visits.show(rows if wide else [row._replace(cells=row.cells[1:]) for row in rows], columns)

    def offers(self, command: str) -> bool:
        """Say whether a command does something now: a day is opened once, and closed once."""
        frame = self.frame
        return frame is None or command not in OFFERED or OFFERED[command](frame)

    # -- what is highlighted

    def _person(self) -> Standing:
        key, frame = self.query_one("#lineup", RowList).key, self.frame
        found = next((row for row in frame.lineup if str(row.person) == key), None) if frame else None
        if found is None:
            raise Refused("screen.nobody")
        return found

    def _key(self) -> str | None:
        return self.query_one("#lineup", RowList).key

    def _visit(self) -> Visit:
        key, frame = self.query_one("#visits", RowList).key, self.frame
        found = next((visit for visit in frame.visits if str(visit.id) == key), None) if frame else None
        if found is None:
            raise Refused("screen.no_visit")
        return found

    def _own_visit(self) -> Visit:
        """Give the highlighted party, for what a consultant does with their own only.

        Raises:
            Refused: there is none, or it is not theirs.
        """
        visit = self._visit()
        self._must_be_own(visit.assigned)
        return visit

    def _own_person(self) -> Standing:
        """Give the highlighted colleague, for what a consultant does for themselves only.

        Raises:
            Refused: there is none, or it is somebody else.
        """
        person = self._person()
        self._must_be_own(person.person)
        return person

    def _must_be_own(self, person: int | None) -> None:
        """Refuse to a consultant what is a colleague's, before anything is asked about it."""
        if self.house_app.role == CONSULTANT and person != self.house_app.actor:
            raise Refused("role.own_only")

    # -- commands

    def do_arrival(self) -> Awaitable[object] | None:
        """Open the arrival form over the floor: at once, so that an Enter typed right behind finds it."""
        if self._entry is None:
            return self._open_first_entry()
        self.app.clear_notifications()
        self._place_entry()
        self._entry.unfold()
        return None

    async def _open_first_entry(self) -> None:
        await self.make_ready()
        self.do_arrival()

    def on_entry_saved(self, event: Entry.Saved) -> None:
        """Say who greets, and make the form ready for the next party."""
        self._close_entry()
        # the name is on the screen before anything is said about it
        event.entry.clear()
        self.query_one("#visits", RowList).move_to(str(event.told["visit"]))
        self.set_timer(SOON_SECONDS, partial(self.house_app.say_told, "arrival.log", event.told))

    def on_entry_given_up(self) -> None:
        """Put the form aside."""
        self._close_entry()

    def _close_entry(self) -> None:
        assert self._entry is not None
        self._entry.fold()
        self.set_focus(self.query_one("#visits"))

    def _naming(self, visit: Visit) -> Callable[[], str]:
        """Name a visit, as the title of a form does."""
        known = self.frame.customers.get(visit.customer) if self.frame and visit.customer else None
        name = known.name if known else ""
        return lambda: joined(_("visit {visit}").format(visit=visit.id), name)

    def do_complete(self) -> Awaitable[object] | None:
        """Write down who the party is; an Enter right behind what came of another one is no question about this."""
        return self.write_details() if time.monotonic() - self._ended >= HELD_SECONDS else None

    def write_details(self) -> Awaitable[object]:
        """Open the details of the party."""
        visit = self._own_visit()
        known = self.frame.customers.get(visit.customer) if self.frame and visit.customer else None
        values = {
            "name": known.name if known else "",
            "phone": known.phones[0] if known and known.phones else "",
            "model": visit.model,
            "source": visit.source,
            "test_drive": "yes" if visit.test_drive else "",
            "grade": visit.grade,
            "also": visit.also,
            "looks": visit.looks,
            "plate": known.plate if known else "",
            "note": visit.note,
        }
        return self.house_app.fill_in(
            "complete", given={"visit": visit.id}, values=values, seen=visit.seq, about=self._naming(visit)
        )

    async def do_close(self) -> None:
        """The party has left."""
        visit = self._own_visit()
        asks = self.ending_unknown(visit)
        said = await self.ask_ending(visit) if asks else {}
        if said is None:
            return
        now = floor.visit(visit.id)  # its details may just have been written down
        seen = now.seq if now is not None and said.pop("completed", None) else visit.seq
        await self.house_app.do_and_say("visit.close", visit=visit.id, seen=seen, **said)
        self.query_one("#visits", RowList).cursor = 0  # who waits, or has been here longest, is looked at next
        if asks:
            self._ended = time.monotonic()

    async def do_greet(self) -> None:
        """Whoever has the party is at the door."""
        visit = self._visit()
        await self.house_app.do_and_say("visit.greet", visit=visit.id, seen=visit.seq)

    async def do_give(self) -> None:
        """Give the highlighted party that nobody has to the next, or else the first that waits."""
        visit = self._visit()
        if not visit.unserved:
            visit = self._first_waiting()
            self.query_one("#visits", RowList).move_to(str(visit.id))
        await self.house_app.do_and_say("arrival.assign", visit=visit.id, seen=visit.seq)

    def _first_waiting(self) -> Visit:
        """Give the first party that waits for anybody, or else the first that waits for somebody who is busy.

        Raises:
            Refused: nobody waits.
        """
        frame = self.frame
        waiting = [visit for visit in frame.visits if visit.waiting and visit.day == frame.day] if frame else []
        if not waiting:
            raise Refused("screen.nobody_waits", key=self.house_app.key_of(COMMANDS["hand_over"]))
        return min(waiting, key=lambda visit: visit.waits_for is not None)

    def do_hand_over(self) -> Awaitable[object]:
        """Hand the party to somebody named."""
        visit = self._visit()
        return self.house_app.fill_in("hand_over", given={"visit": visit.id}, seen=visit.seq, about=self._naming(visit))

    def do_reclassify(self) -> Awaitable[object]:
        """Correct what the visit is."""
        visit = self._visit()
        return self.house_app.fill_in(
            "reclassify", given={"visit": visit.id}, seen=visit.seq, about=self._naming(visit)
        )

    async def do_void(self) -> None:
        """Void the visit."""
        visit = self._own_visit()
        if visit.voided:
            raise Refused("visit.voided", visit=visit.id)
        reason = await self.house_app.pick_reason("visit.void", "void", _("Void this visit: why?"))
        if reason:
            await self.house_app.do_and_say("visit.void", visit=visit.id, reason=reason, seen=visit.seq)

    async def do_expected(self) -> None:
        """Show who is expected; have one of them come, or cancel."""
        from floortui.reports.later import APPOINTMENT, coming
        from floortui.ui.screens.expected import CANCELLED, HERE, Answer, Expected

        frame = self.frame
        rows = coming(self.house_app.now())
        if not rows or frame is None:
            raise Refused("screen.nobody_expected", key=self.house_app.key_of(COMMANDS["book"]))
        answer: Answer | None = await self.house_app.ask(Expected(rows, frame, to_text(self.house_app.now())))
        if answer is None:
            return
        # what can be done with a row depends on what kind it is of
        steps = {(APPOINTMENT, HERE): self._is_here, (APPOINTMENT, CANCELLED): self._does_not_come}
        step = steps.get((answer.row.kind, answer.does))
        if step is None:
            raise Refused("screen.nothing")
        await step(answer.row)

    async def _is_here(self, row: Later) -> None:
        """Log whoever came by appointment."""
        await self.house_app.do_and_say("arrival.log", appointment=row.number)

    async def _does_not_come(self, row: Later) -> None:
        """Cancel an appointment, with a reason."""
        title = _("{name} does not come: why?").format(name=row.who or "–")
        reason = await self.house_app.pick_reason("appointment.cancel", "cancel", title)
        if reason:
            await self.house_app.do_and_say("appointment.cancel", appointment=row.number, reason=reason, seen=row.seq)

    def do_explain(self) -> Awaitable[object]:
        """Say why the visit went to whom it did."""
        from floortui.ui.screens.why import Why

        return self.house_app.ask(Why(self._visit().id, typed=self.house_app.reads_reasons))

    async def do_open_day(self) -> None:
        """Open the line-up."""
        await self.house_app.do_and_say("day.open")

    async def do_close_day(self) -> None:
        """Close the day, after a look at what is still open, or a question about each of it."""
        from floortui.ui.screens.dialogs import Confirm, ConfirmAll, Tell

        frame = self.frame
        left = [visit for visit in frame.visits if visit.open and visit.group_of is None] if frame else []
        still = _to_ask_about(frame) if frame else []
        text = _("Nobody is left on the floor.")
        if still and frame:
            words = Words(frame.names, frame.reasons, frame.zone)
            rows = [in_a_line(visit, frame, words) for visit in still]
            asks = _("Still open; their leaving time will be marked as unknown:")
            text = "\n".join([asks, *rows[:12], *(["…"] if len(rows) > 12 else [])])
        if len(left) > len(still):
            text += "\n" + _("Parties of a crowd that were given to nobody: {count}").format(
                count=len(left) - len(still)
            )
        asked = ConfirmAll if still else Confirm
        answer = await self.house_app.ask(asked(_("End the day?"), text))
        if answer == ConfirmAll.EACH:
            answer = await self._ask_about_each()
        if answer:
            told = await self.house_app.do("day.close")
            await self.house_app.ask(Tell(_("The day is closed"), _sum_text(told)))
            await self.house_app.back_up()

    async def _ask_about_each(self) -> bool:
        """Ask of each party of today whether it has left; give whether all was answered.

        Who came, or was closed, while it was being asked counts as well: the floor is looked at anew for each.
        """
        from floortui.ui.screens.dialogs import Pick
        from floortui.ui.widgets.text_field import Option

        options = [
            Option("now", _("left just now")), Option("unknown", _("left, time unknown")),
            Option("rest", _("all the rest: time unknown")),
        ]  # fmt: skip
        answered: set[int] = set()
        while frame := self.frame:
            open_ = [visit for visit in _to_ask_about(frame) if visit.day == frame.day and visit.id not in answered]
            if not open_:
                break
            party = in_a_line(open_[0], frame, Words(frame.names, frame.reasons, frame.zone))
            title = _("Still open: {count}. Has this party left?").format(count=len(open_)) + "\n" + party
            said = await self.house_app.ask(Pick(title, options, _("Esc: not yet, the day stays open")))
            if said is None:
                return False
            if said == "rest":
                break
            if said == "now":
                await self.house_app.do("visit.close", visit=open_[0].id, seen=open_[0].seq)
            answered.add(open_[0].id)
        return True

    @on(RowList.Chosen, "#visits")
    def _chosen(self) -> None:
        self.house_app.run_command("complete")


def _to_ask_about(frame: FloorFrame) -> list[Visit]:
    """Give the open parties that the end of the day asks about: not those of a crowd that nobody took."""
    here = [visit for visit in frame.visits if visit.open and visit.group_of is None]
    return [visit for visit in here if visit.how != "crowd" or visit.assigned is not None]


def _sum_text(told: Told) -> str:
    """Word the evening's sum, and the head that proves the day."""
    total = told["sum"]
    parts = [f"{name} {number}" for name, number in total["consultants"].items()]
    parts.append(_("unassigned {number}").format(number=total["unassigned"]))
    agrees = _("agrees") if total["agrees"] else _("DOES NOT AGREE")
    lines = [
        _("First visits in the traffic log: {number}").format(number=total["first_visits"]),
        f"= {' + '.join(parts)}  ({agrees})",
        *([_("Expected, and did not come: {number}").format(number=len(told["no_shows"]))] if told["no_shows"] else []),
        _("Journal up to line {line}, to be noted:").format(line=told["head_line"]),
        told["head"],
    ]
    return "\n".join(lines)
