"""The Set-up: staff, a day's roster, opening hours, settings and models, as lists that one changes in place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.reactive import reactive

from floortui.domain.moments import business_day
from floortui.domain.people import ROLES, TIERS
from floortui.domain.settings import PRESETS, SETTINGS, VALUES, Setting, Value
from floortui.errors import N_, Refused
from floortui.language import WEEKDAYS, _, current
from floortui.reports.floor import FloorFrame, FloorQuery
from floortui.resources import style
from floortui.storage.queries import duty, house, people
from floortui.ui.commands import SET_UP, bindings_of
from floortui.ui.screens.base import HouseScreen
from floortui.ui.widgets.columns import Column
from floortui.ui.widgets.rowlist import Row, RowList
from floortui.ui.widgets.sidebar import SideBar

MOST = 64
"""How wide a column is at most."""


@dataclass(frozen=True, slots=True)
class Section:
    """A list of the Set-up: its columns, its rows for a day, and the commands that work on it."""

    title: str
    columns: tuple[tuple[str, int], ...]
    rows: Callable[[str], Sequence[Row]]
    commands: frozenset[str]


def _staff(_day: str) -> list[Row]:
    names = people.names()
    return [
        Row(
            str(person.id),
            (
                person.name,
                _(ROLES[person.role]),
                _(TIERS[person.tier]) if person.tier else "–",
                names.get(person.mentor, "–") if person.mentor else "–",
                "●●●●" if person.has_pin else "–",
            ),
        )
        for person in people.everybody()
    ]


def _roster(day: str) -> list[Row]:
    on_duty = people.roster(day)
    staff = {person.id: person for person in people.everybody() if person.takes_turns}
    named = {choice.code: choice.named(current()) for choice in house.choices("shift")}
    shifts = {entry.staff: named.get(entry.shift, "") for entry in duty.entries(day, day)}
    order = [*(number for number in on_duty if number in staff), *(n for n in staff if n not in on_duty)]
    return [
        Row(
            str(number),
            (str(on_duty.index(number) + 1) if number in on_duty else "–", staff[number].name,
             _("on duty") if number in on_duty else _("off"), shifts.get(number, "")),
            "" if number in on_duty else "muted",
        )
        for number in order
    ]  # fmt: skip


def _hours(day: str) -> list[Row]:
    week = [Row(f"w{n}", (_(WEEKDAYS[n - 1]), hours, "")) for n, (_row, hours) in house.weekday_hours().items()]
    closed = [Row(f"d{at}", (at, _("closed"), reason)) for _row, at, reason in house.closed_days(day)]
    return week + closed


def _settings(_day: str) -> list[Row]:
    values = house.settings()
    return [Row(name, (_(setting.label), _called(values[name]))) for name, setting in SETTINGS.items()]


def _called(value: Value) -> str:
    """Name a setting's value; a number is no yes."""
    label = VALUES.get(value) if isinstance(value, str | bool) else None
    return _(label) if label else str(value)


def _written(value: Value) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _models(_day: str) -> list[Row]:
    return [Row(choice.code, (choice.code,)) for choice in house.choices("model")]


def _templates(_day: str) -> list[Row]:
    return [
        Row(choice.code, (choice.code, str(choice.details.get("grades") or ""), choice.named(current())))
        for choice in house.choices("template")
    ]


SECTIONS: Mapping[str, Section] = {
    "staff": Section(
        N_("Staff"),
        ((N_("name"), 16), (N_("role"), 12), (N_("tier"), 10), (N_("mentor"), 8), (N_("PIN"), 6)),
        _staff,
        frozenset({"add", "edit", "remove", "release"}),
    ),
    "roster": Section(
        N_("Roster"),
        (("", 3), (N_("name"), 16), ("", 10), (N_("shift"), 12)),
        _roster,
        frozenset({"duty", "earlier", "later", "day_before", "day_after", "copy_roster", "month"}),
    ),
    "hours": Section(
        N_("Hours"),
        ((N_("day"), 12), (N_("hours"), 14), (N_("why"), 10)),
        _hours,
        frozenset({"add", "edit", "remove"}),
    ),
    "settings": Section(
        N_("Settings"), ((N_("setting"), 24), (N_("value"), 12)), _settings, frozenset({"edit", "preset"})
    ),
    "models": Section(N_("Models"), ((N_("model"), 24),), _models, frozenset({"add", "remove"})),
    "templates": Section(
        N_("What to say"),
        ((N_("short name"), 12), (N_("grade"), 6), (N_("text"), 24)),
        _templates,
        frozenset({"add", "edit", "remove"}),
    ),
}
"""The lists of the Set-up, in order."""

NOT_CHANGED: Mapping[str, str] = {"roster": "screen.roster", "models": "screen.models"}
"""Lists whose rows are not changed by Enter, and the refusal that says what is done instead."""

_LOCAL = frozenset().union(*(section.commands for section in SECTIONS.values()))


class SetUpScreen(HouseScreen):
    """A manager's screen: what the house is made of."""

    HOUSE_NAME = SET_UP
    CSS_PATH: ClassVar = [style("set_up.tcss")]
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SET_UP)
    AUTO_FOCUS = "#table"

    frame: reactive[FloorFrame | None] = reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._query = FloorQuery()
        self._section = "staff"
        self._day = ""

    def compose_content(self) -> ComposeResult:
        """The lists on the left, the chosen one on the right."""
        with Horizontal(id="set-up"):
            yield RowList([Column("", 0)], heading=False, id="sections")
            yield RowList([Column("", 0)], id="table")
            yield SideBar().data_bind(SetUpScreen.frame)

    def on_mount(self) -> None:
        """Begin with the staff and with today."""
        ground = self.house_app.ground()
        self._day = self._day or business_day(ground.now, ground.zone)
        super().on_mount()

    def offers(self, command: str) -> bool:
        """Say whether a command works on the chosen list."""
        return command not in _LOCAL or command in SECTIONS[self._section].commands

    def run_query(self) -> None:
        """Show the chosen list, and the figures beside it."""
        self.frame = self._query.run(self.house_app.now())
        section = SECTIONS[self._section]
        sections = self.query_one("#sections", RowList)
        sections.show([Row(name, (_(each.title),)) for name, each in SECTIONS.items()])
        sections.move_to(self._section)
        table = self.query_one("#table", RowList)
        table.border_title = f"{_(section.title)}{f' · {self._day}' if self._section == 'roster' else ''}"
        table.empty = _("nothing here yet: a adds a row") if "add" in section.commands else _("nobody takes turns yet")
        table.show(section.rows(self._day), [Column(_(title), width, most=MOST) for title, width in section.columns])
        self.query_one("KeyBar").refresh()

    @on(RowList.Moved, "#sections")
    def _moved(self, event: RowList.Moved) -> None:
        if event.key != self._section:
            self._section = event.key
            self.query_one("#table", RowList).cursor = 0
            self.run_query()

    @on(RowList.Chosen, "#sections")
    def _chosen(self) -> None:
        self.query_one("#table").focus()

    def _key(self, *sections: str) -> str:
        if self._section not in sections:
            raise Refused("screen.nothing")
        if self.query_one("#sections").has_focus:
            self.query_one("#table").focus()
        key = self.query_one("#table", RowList).key
        if key is None:
            raise Refused("screen.nothing")
        return key

    # -- commands

    def do_add(self) -> Awaitable[object]:
        """Add a row to the list."""
        form = {"staff": "staff_add", "hours": "closed_day", "models": "model", "templates": "template"}.get(
            self._section
        )
        if form is None:
            raise Refused("screen.nothing")
        return self.house_app.fill_in(form)

    def do_edit(self) -> Awaitable[object] | None:
        """Change the row; in the list of lists, go to the chosen one."""
        if self.query_one("#sections").has_focus:
            self.query_one("#table").focus()
            return None
        if self._section in NOT_CHANGED:
            raise Refused(NOT_CHANGED[self._section])
        key = self._key("staff", "hours", "settings", "templates")
        if self._section == "templates":
            return self._change_template(key)
        if self._section == "staff":
            person = people.member(int(key))
            assert person is not None
            names = people.names()
            values = {
                "new_name": person.name,
                "role": person.role,
                "tier": person.tier,
                "mentor": names[person.mentor] if person.mentor else "",
            }
            return self.house_app.fill_in("staff_edit", given={"name": key}, values=values, seen=person.seq)
        if self._section == "hours" and key.startswith("w"):
            weekday = int(key[1:])
            return self.house_app.fill_in(
                "hours", given={"weekday": weekday}, values={"hours": house.weekday_hours()[weekday][1]}
            )
        if self._section == "settings":
            return self._change_setting(SETTINGS[key])
        return None

    def _change_template(self, code: str) -> Awaitable[object]:
        """Word a text anew."""
        choice = next(each for each in house.choices("template") if each.code == code)
        ways = {each.code: each.named(current()) for each in house.choices("way")}
        details = choice.details
        aim = str(details.get("aim_zh" if current() == "zh" else "aim", ""))
        values = {
            "zh": choice.zh,
            "en": choice.en,
            "grades": str(details.get("grades", "")),
            "aim": aim,
            "way": ways.get(str(details.get("way", "")), ""),
            **{name: "yes" for name in ("owners", "silent") if details.get(name)},
            **{name: str(details[name]) for name in ("since", "until") if details.get(name)},
        }
        return self.house_app.fill_in("template_edit", given={"code": code}, values=values, about=lambda: code)

    async def _change_setting(self, setting: Setting) -> None:
        """Pick a setting's value by its digit; a number or a text is written."""
        from floortui.ui.screens.dialogs import Pick
        from floortui.ui.widgets.text_field import Option

        if not setting.values:
            now = str(house.settings()[setting.name])
            about = partial(_, setting.label)
            await self.house_app.fill_in("setting", given={"name": setting.name}, values={"value": now}, about=about)
            return
        options = [Option(_written(value), _called(value)) for value in setting.values]
        value = await self.house_app.ask(Pick(_(setting.label), options))
        if value is not None:
            await self.house_app.do_and_say("setting.set", name=setting.name, value=value)

    async def do_preset(self) -> None:
        """Have the line-up run as houses do that are known for it."""
        from floortui.ui.screens.dialogs import Pick
        from floortui.ui.widgets.text_field import Option

        if self._section != "settings":
            raise Refused("screen.nothing")
        options = [Option(name, f"{name}  {_(each.text)}") for name, each in PRESETS.items()]
        name = await self.house_app.ask(Pick(_("Whose rules of the line-up?"), options))
        if name is not None:
            await self.house_app.do_and_say("setting.preset", name=name)

    async def do_remove(self) -> None:
        """Take the row off the list."""
        from floortui.ui.screens.dialogs import Confirm

        key = self._key("staff", "hours", "models", "templates")
        if self._section == "staff":
            name = people.names()[int(key)]
            asked = Confirm(_("{name} has left the house?").format(name=name), _("The records stay; signing in ends."))
            if await self.house_app.ask(asked):
                await self.house_app.do_and_say("staff.leave", name=key)
        elif self._section == "hours" and key.startswith("d"):
            await self.house_app.do_and_say("hours.reopen_day", day=key[1:])
        elif self._section == "models":
            await self.house_app.do_and_say("model.remove", name=key)
        elif self._section == "templates":
            await self.house_app.do_and_say("template.remove", code=key)

    async def do_release(self) -> None:
        """Let somebody who was locked out try again."""
        await self.house_app.do_and_say("staff.release", name=self._key("staff"))

    async def do_duty(self) -> None:
        """Put somebody on or off duty."""
        number, order = int(self._key("roster")), people.roster(self._day)
        await self._set_roster([n for n in order if n != number] if number in order else [*order, number])

    async def do_earlier(self) -> None:
        """Move somebody up the roster."""
        await self._shift(-1)

    async def do_later(self) -> None:
        """Move somebody down the roster."""
        await self._shift(1)

    async def _shift(self, by: int) -> None:
        number, order = int(self._key("roster")), people.roster(self._day)
        if number in order:
            index = order.index(number)
            order.insert(max(0, index + by), order.pop(index))
            await self._set_roster(order)

    async def _set_roster(self, order: list[int]) -> None:
        await self.house_app.do_and_say("roster.set", day=self._day, names=order, seen=people.roster_seq(self._day))

    def do_day_before(self) -> None:
        """Show the day before."""
        self._to_day(-1)

    def do_day_after(self) -> None:
        """Show the day after."""
        self._to_day(1)

    def _to_day(self, by: int) -> None:
        self._day = (date.fromisoformat(self._day) + timedelta(days=by)).isoformat()
        self.run_query()

    def show_roster(self, day: str) -> None:
        """Show the roster of a day."""
        self._section, self._day = "roster", day
        if self.is_mounted:
            self.run_query()
            self.query_one("#table").focus()

    def do_month(self) -> None:
        """Show the month of the duty roster."""
        from floortui.ui.screens.duty_roster import DutyRosterScreen

        self.house_app.do_screen_roster()
        if isinstance(self.house_app.screen, DutyRosterScreen):
            self.house_app.screen.show_day(self._day)

    async def do_copy_roster(self) -> None:
        """Copy the last roster before this day."""
        if self._section != "roster":
            raise Refused("screen.nothing")
        last = people.last_roster_day(self._day)
        if last is None:
            raise Refused("screen.no_roster")
        await self._set_roster(people.roster(last))
