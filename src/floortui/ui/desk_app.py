"""DeskApp: who sits at this terminal, and doing things from a screen; every fault ends here as one sentence."""

from __future__ import annotations

import asyncio
import inspect
import sys
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.screen import ModalScreen

from floortui import faultlog, language
from floortui.clock import Clock, SystemClock
from floortui.domain.moments import zone_named
from floortui.errors import Damaged, Refused
from floortui.language import _, say
from floortui.storage import database
from floortui.storage.queries import house, people
from floortui.ui.noticing_app import NoticingApp
from floortui.ui.writer import Writer

if TYPE_CHECKING:
    from floortui.domain.fields import Ground
    from floortui.services.action import Action, Told
    from floortui.storage.drafts import Draft
    from floortui.ui.screens.base import Dialog, HouseScreen

IN_WORDS = "other"
"""The value of a list of reasons that is said in words."""


def sentence_of(fault: Exception) -> str:
    """Word what went wrong: a refusal as it is, anything else as a fault with its reference."""
    if not isinstance(fault, Refused):
        return faultlog.report(fault)
    from floortui.services.opening import with_way_out

    return say(with_way_out(fault))


def driver_class() -> type[Driver] | None:
    """Give what reads the terminal: ours where pastes come as bytes; None is Textual's choice, a Windows console."""
    if sys.platform == "win32":
        return None
    from floortui.ui.terminal import TerminalDriver

    return TerminalDriver


class DeskApp(NoticingApp, inherit_bindings=False):
    """What the screens of one terminal do things with: the session, the writer, the boundary around every step."""

    def __init__(self, *, terminal: str = "", clock: Clock | None = None) -> None:
        super().__init__(driver_class=driver_class())
        self.clock = clock or SystemClock()
        self.writer = Writer(terminal)
        self.actor: int | None = None
        """The staff number of who is signed in; None is the set-up manager."""
        self.role = "manager"
        self.house_screens: list[HouseScreen] = []
        """The screens that a digit opens, once they have been seen."""
        self.settled = False
        """Whether the first picture stands, and the rest is being made ready."""
        self._gone = False

    # -- the session

    @property
    def owner(self) -> str:
        """Under whose name drafts are kept."""
        return str(self.actor or 0)

    @property
    def reads_reasons(self) -> bool:
        """Whether who sits here may read reasons that were typed by hand."""
        from floortui.domain.people import reads_reasons

        return reads_reasons(self.role)

    @property
    def who(self) -> str:
        """Who sits here, as the header says it."""
        member = people.member(self.actor) if self.actor else None
        if member is None:
            return _("set-up")
        from floortui.domain.people import ROLES

        return f"{member.name} {_(ROLES[member.role])}"

    @property
    def banner(self) -> str:
        """What everybody must know."""
        if self._gone:
            return say(Refused("database.gone"))
        if why := database.read_only():
            return say(Refused("database.read_only", why=why))
        return ""

    def now(self) -> datetime:
        """The instant."""
        return self.clock.now()

    def ground(self) -> Ground:
        """What reading fields depends on."""
        from floortui.domain.fields import Ground

        settings = house.settings()
        zone = zone_named(str(settings["showroom.zone"]))
        return Ground(self.now(), zone, str(settings["showroom.region"]))

    def time_text(self) -> str:
        """The day and time of the showroom, for the header."""
        local = self.now().astimezone(zone_named(str(house.settings()["showroom.zone"])))
        return f"{language.day_name(local)} {local:%H:%M}"

    # -- the boundary

    def follow(self) -> None:
        """Have the screens that are seen show the records as they are now."""
        for screen in self.screen_stack:
            follow = getattr(screen, "follow", None)
            if follow is not None:
                self._guard(follow)

    def _guard(self, step: Callable[[], Any]) -> None:
        """Run a step inside the one boundary of the screens; what takes time goes on as a worker."""
        try:
            result = step()
        except Exception as fault:  # noqa: BLE001 - the boundary: one sentence, and the rest goes on
            self._say_fault(fault)
            return
        if inspect.isawaitable(result):
            self.start(result)

    def start(self, step: Awaitable[Any]) -> None:
        """Let a step that takes time go on by itself, inside the boundary."""
        self.run_worker(self._guarded(step), exit_on_error=False)

    async def _guarded(self, step: Any) -> None:
        try:
            await step
        except Exception as fault:  # noqa: BLE001 - the same boundary, for what takes time
            self._say_fault(fault)

    def _say_fault(self, fault: Exception) -> None:
        mild = isinstance(fault, Refused) and not isinstance(fault, Damaged)
        severity: SeverityLevel = "warning" if mild else "error"
        self.notify(sentence_of(fault), severity=severity, markup=False, timeout=8 if mild else 30)

    # -- doing

    async def do(self, action: str, /, *, key: str | None = None, seen: int | None = None, **fields: object) -> Told:
        """Do an action in the writing thread, and show what it changed at once.

        Raises:
            Refused: it cannot be done.
        """
        if self._gone:
            raise Refused("database.gone")
        try:
            told = await self.writer.do(action, key=key, seen=seen, **fields)
        except Refused as refused:
            if refused.code == "pin.needed":  # it speaks of the command line
                raise Refused("screen.sign_in") from refused
            raise
        if not isinstance(self.screen, ModalScreen):
            self.follow()  # what lies under a dialog follows when that is left: else it would wait for two frames
        return told

    async def do_and_say(self, action: str, /, *, seen: int | None = None, **fields: object) -> Told:
        """Do an action and say in a word what came of it."""
        told = await self.do(action, key=None, seen=seen, **fields)
        self.say_told(action, told)
        return told

    def say_told(self, action: str, told: Told) -> None:
        """Say what an action told."""
        from floortui.ui.telling import told_sentence

        sentence, alarm = told_sentence(action, told, closed=self.day_is_closed)
        if sentence:
            self.clear_notifications()
            self.notify(sentence, severity="warning" if alarm else "information", markup=False, timeout=5)

    @property
    def day_is_closed(self) -> bool:
        """Whether the line-up of today has been closed, as the screens show it."""
        frames = (getattr(screen, "frame", None) for screen in self.house_screens)
        return any(frame is not None and frame.closed for frame in frames)

    async def ask(self, dialog: Dialog) -> Any:
        """Put up a dialog and wait for what it gives; nothing where another one stands already."""
        return None if isinstance(self.screen, ModalScreen) else await self.push_screen_wait(dialog)

    async def fill_in(
        self,
        form: str,
        *,
        given: Mapping[str, object] | None = None,
        values: Mapping[str, str] | None = None,
        seen: int | None = None,
        about: Callable[[], str] | None = None,
    ) -> Told | None:
        """Open a form and say what came of it; `about` says whom or what it is about, in the language of now.

        Gives what its action told; None if the form was left.
        """
        from floortui.ui.forms import ENTRY_FORMS
        from floortui.ui.screens.dialogs import Form

        told: Told | None = await self.ask(Form(form, given=given, values=values, seen=seen, about=about))
        if told:
            self.say_told(ENTRY_FORMS[form].action, told)
        return told

    async def pick_from(self, kind: str, title: str) -> str | None:
        """Pick a value of a reference list by its digit."""
        from floortui.ui.screens.dialogs import Pick
        from floortui.ui.widgets.text_field import Option

        options = [Option(choice.code, choice.named(language.current())) for choice in house.choices(kind)]
        picked: str | None = await self.ask(Pick(title, options))
        return picked

    async def pick_loss(self, title: str) -> str | None:
        """Pick why a customer was lost by two digits: the kind of reason, then the reason; one alone needs no second.

        A reason whose kind is not on the list stands with the last kind.
        """
        from floortui.ui.screens.dialogs import Pick
        from floortui.ui.widgets.text_field import Option

        groups, reasons = house.choices("loss_group"), house.choices("loss")
        codes = {group.code for group in groups}
        of: dict[str, list[Option]] = {}
        for reason in reasons:
            group = str(reason.details.get("group", ""))
            group = group if group in codes else groups[-1].code if groups else ""
            of.setdefault(group, []).append(Option(reason.code, reason.named(language.current())))
        kinds = [Option(group.code, group.named(language.current())) for group in groups if group.code in of]
        if not kinds:
            return await self.pick_from("loss", title)
        picked: str | None = await self.ask(Pick(title, kinds))
        if picked is None or len(of[picked]) == 1:
            return picked and of[picked][0].value
        reason_picked: str | None = await self.ask(Pick(title, of[picked]))
        return reason_picked

    async def pick_reason(self, action: str, kind: str, title: str) -> str | None:
        """Pick an action's reason by its digit; another reason is asked for in words, which may stay unsaid."""
        from floortui.ui.screens.dialogs import InWords

        while (picked := await self.pick_from(kind, title)) == IN_WORDS:
            words: str | None = await self.ask(InWords(title, self.action_named(action).fields["reason"].kind))
            if words is not None:
                return words or picked
        return picked

    def action_named(self, name: str) -> Action:
        """Give an action's declaration, for forms."""
        from floortui.services.action import find

        return find(name)

    async def keep_draft(self, form: str, draft: Draft) -> None:
        """Keep what is being typed; a disk that is full must not stop the typing."""
        if database.read_only() or self._gone:
            return
        try:
            await self.writer.keep_draft(self.owner, form, draft, self.now())
        except Refused as refused:
            self.notify(say(refused), severity="warning", markup=False)

    async def drop_draft(self, form: str, key: str) -> None:
        """Forget what was being typed; a disk that is full must not stop the typing."""
        if database.read_only() or self._gone:
            return
        try:
            await self.writer.drop_draft(self.owner, form, key)
        except Refused as refused:
            self.notify(say(refused), severity="warning", markup=False)

    async def back_up_daily(self) -> None:
        """Make the day's backup, if the newest is older than a day; a damaged file is found out by it."""
        from floortui.services.copies import back_up_daily

        await self._copy(back_up_daily, self.now())

    async def back_up(self) -> None:
        """Make a backup now: the day is closed."""
        from floortui.services.copies import back_up

        await self._copy(back_up)

    async def _copy(self, step: Callable[..., object], *arguments: object) -> None:
        try:
            await asyncio.to_thread(step, *arguments)  # in a thread of its own: others go on writing
        except Refused as refused:
            self.notify(say(refused), severity="error", timeout=60, markup=False)
