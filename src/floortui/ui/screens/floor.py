"""The Floor: who is next and why, who is where, which parties are here, and the day's figures."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive

from floortui.domain.lineup import BARRED, OFF
from floortui.domain.moments import clock_text, minutes_between, seconds_between, to_text
from floortui.domain.people import CONSULTANT, MANAGER
from floortui.domain.records import OTHER, RETURN, Customer, Visit
from floortui.errors import Refused, Term
from floortui.language import _, current
from floortui.reports.floor import FloorFrame, FloorQuery, Standing
from floortui.reports.why import STATES, Words, bar_words
from floortui.storage.queries import eligibility, floor, people
from floortui.ui.commands import COMMANDS, FLOOR, bindings_of
from floortui.ui.keyed_app import HELD_SECONDS
from floortui.ui.screens.base import WIDE, HouseScreen
from floortui.ui.screens.party_commands import PartyCommands
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.due import Due
from floortui.ui.widgets.later import LaterList
from floortui.ui.widgets.next_up import NextUp
from floortui.ui.widgets.notice import Notice
from floortui.ui.widgets.packing import joined
from floortui.ui.widgets.rowlist import Row, RowList
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

NOBODY = "-"
"""What is picked if nobody takes over."""

SOON_SECONDS = 0.08
"""A moment that lets the next picture come first."""


OFFERED: Mapping[str, Callable[[FloorFrame], bool]] = {
    "open_day": lambda frame: not frame.at_work,
    "close_day": lambda frame: frame.opened and not frame.closed,
    "greet": lambda frame: frame.confirm_seconds > 0,
    "expected": lambda frame: bool(frame.later),
}
"""When a command does something, where that is not always."""


class FloorScreen(PartyCommands):
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
        lineup, visits = RowList(people_columns(), heading=False, id="lineup"), RowList(_visit_columns(), id="visits")
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
        self.query_one(NextUp).missing = _missing(late, served)
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
        columns = _visit_columns(STATE_WIDTH) if wide else _visit_columns()[1:]
        rows = [_visit_row(visit, frame, words, now) for visit in _in_order(frame.visits)]
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
            rows = [_in_a_line(visit, frame, words) for visit in still]
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
            party = _in_a_line(open_[0], frame, Words(frame.names, frame.reasons, frame.zone))
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


def _in_a_line(visit: Visit, frame: FloorFrame, words: Words) -> str:
    """Name a party: number, when, what for, who, with whom."""
    row = _visit_row(visit, frame, words, visit.arrived)
    number, came, _people, what, who, model, served_by, *_rest = row.cells
    return "  ".join(part for part in (number, came, what, who, model, served_by) if part != "–")


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


def people_columns() -> list[Column]:
    """Give the columns of the line-up: position, name, state, minutes."""
    return [Column("", 1, True, 2), Column("", 4, most=18), Column("", 4, most=12), Column("", 3, True, 5)]


def _visit_columns(state: int = 10) -> list[Column]:
    """Give the columns of the parties; `state` is the width that what a party needs keeps where room is short."""
    return [
        Column(_("no."), 3, right=True, most=6),
        Column(_("came"), 5),
        Column(_("ppl"), 3, right=True),
        Column(_("what"), 6, most=18),
        Column(_("customer"), 8, most=30),
        Column(_("model"), 5, most=24),
        Column(_("with"), 4, most=18),
        Column(_("min"), max(3, cell_len(_("min"))), right=True, most=6),
        Column("", state, most=28),
    ]


def person_row(row: Standing, words: Words, now: str) -> Row:
    """One colleague: position, name, state or reason, minutes in it."""
    tone = {"greeting": "loud", "waiting": "", BARRED: "warn"}.get(row.state, "muted")
    state = words.reason(row.reason) if row.state == "away" and row.reason else _(STATES[row.state])
    place = str(row.position or "–")
    if row.bar is not None:  # there is room for the reason only; why the next one is next says it in full
        state, place = bar_words(row.bar), "!"
    clock = "" if row.state == "off" or not row.since else f"{minutes_between(row.since, now)}′"
    return Row(str(row.person), (place, row.called_in_short, state, clock), tone)


def _in_order(visits: tuple[Visit, ...]) -> list[Visit]:
    """Put those who wait first, then who is on the floor, then who has left, the latest first."""
    shown = {visit.id for visit in visits}
    firsts = [visit for visit in visits if visit.group_of not in shown]
    waiting = [visit for visit in firsts if visit.waiting]
    here = [visit for visit in firsts if visit.open and not visit.waiting]
    gone = [visit for visit in firsts if not visit.open]
    return [each for first in waiting + here + gone[::-1] for each in (first, *_buyers_with(first, visits))]


def _buyers_with(first: Visit, visits: tuple[Visit, ...]) -> list[Visit]:
    """Give the further buyers of a group, which stand under its first."""
    return [visit for visit in visits if visit.group_of == first.id]


def _who(visit: Visit, customer: Customer | None) -> str:
    """Name a party: by its name, its plate, or how to know it again."""
    if customer is not None and customer.name:
        return customer.name
    known = [*([customer.plate] if customer else []), visit.looks]
    return "– " + ", ".join(part for part in known if part) if any(known) else "–"


def _visit_row(visit: Visit, frame: FloorFrame, words: Words, now: str) -> Row:
    """One party: when, how many, what for, who, with whom, how long, and what it needs."""
    customer = frame.customers.get(visit.customer) if visit.customer is not None else None
    what = next((c.named(current()) for c in frame.reasons if c.kind == "purpose" and c.code == visit.purpose), "")
    if visit.kind != OTHER:
        what = _("return") if visit.kind == RETURN else _("first")
    dwell = minutes_between(visit.arrived, visit.left_at or now)
    tone, state = _visit_state(visit, dwell, frame, words, now)
    return Row(
        str(visit.id),
        (
            str(visit.id),
            clock_text(visit.arrived, frame.zone) if visit.group_of is None else "  └",
            str(visit.party) if visit.group_of is None else "",
            what,
            _who(visit, customer),
            visit.model or "–",
            words.name(visit.assigned) or "–",
            f"{dwell}′" if visit.left_known or visit.open else "?",
            state,
        ),
        tone,
    )


def not_at_the_door(seconds: float) -> str:
    """Say that somebody has not come to the door for so long."""
    return _("not at the door {seconds}″").format(seconds=int(seconds))


def _missing(late: Mapping[tuple[int, str], float], served: Mapping[int, str]) -> tuple[str, ...]:
    """Say who has kept a party at the door for longest, and how many others do; nothing where nobody does."""
    if not late:
        return ()
    visit, since = max(late, key=lambda call: late[call])
    others = (f" +{len(late) - 1}",) if len(late) > 1 else ()
    return (f"{served[visit]} ", not_at_the_door(late[visit, since]), *others)


def _visit_state(visit: Visit, dwell: int, frame: FloorFrame, words: Words, now: str) -> tuple[str, str]:
    """Say what a party needs, and in which tone; then what was done with it."""
    tone, needs = _needs(visit, dwell, frame, words, now)
    done = [
        f"{len(visit.steps.split(','))}/{frame.steps}" if visit.steps else "",
        _("+M") if visit.manager_joined else "",
    ]
    return tone, " ".join(part for part in (needs, *done) if part)


def _needs(visit: Visit, dwell: int, frame: FloorFrame, words: Words, now: str) -> tuple[str, str]:
    if visit.voided:
        return "muted", _("void")
    if not visit.open:
        return "muted", _("left") if visit.left_known else _("unknown")
    if visit in frame.unassigned:
        return "alarm", _("waiting")
    if visit.waiting and visit.waits_for is not None:
        return "warn", _("for {name}").format(name=words.name(visit.waits_for))
    if visit.id in frame.drives:
        return "", _("drive {minutes}′").format(minutes=minutes_between(frame.drives[visit.id], now))
    if visit.unserved and visit.day == frame.day:
        return "muted", _("crowd")
    called = dict(frame.called).get(visit.id)
    if called is not None and (seconds := seconds_between(called, now)) >= frame.confirm_seconds:
        return "alarm", not_at_the_door(seconds)
    if dwell >= frame.forgotten_minutes or visit.day != frame.day:
        return "warn", _("still here?")
    return "", "" if visit.completed or visit.kind == OTHER else _("no details")
