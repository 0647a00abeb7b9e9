"""HouseScreen: what every screen of the house has: header, figures, key bar, and a query that runs again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Self, cast

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.css.query import NoMatches
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.timer import Timer
from textual.widget import Widget

from floortui.language import current
from floortui.resources import style
from floortui.ui.widgets.header import Header
from floortui.ui.widgets.keybar import KeyBar
from floortui.ui.widgets.notice import Notice
from floortui.ui.widgets.sidebar import SideBar

if TYPE_CHECKING:
    from floortui.reports.sidebar import MonthFigures
    from floortui.ui.app import FloorApp


MONTH_LINES = 16
"""Lines from which the sidebar has room for the month, too."""

MONTH_SECONDS = 0.1
"""How long after what was done the month follows: the first is painted first, and much in one go is one question."""

WIDE = 112
"""Columns from which a screen has room for everything."""


class HouseScreen(Screen[None]):
    """A screen that follows the signals while it is the one that is seen."""

    HOUSE_NAME: ClassVar[str] = ""
    """Its name in SCREENS."""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - an instance variable to Textual
        (0, "-narrow"),
        (WIDE, "-wide"),
    ]

    _moving_focus = False
    _month_timer: Timer | None = None
    _spoken = ""
    """The language in which it was last labelled."""

    @property
    def house_app(self) -> FloorApp:
        """The app."""
        return cast("FloorApp", self.app)

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Move the focus without painting the whole screen: who loses and who gets it paint themselves."""
        self._moving_focus = True
        try:
            super().set_focus(widget, scroll_visible, from_app_focus)
        finally:
            self._moving_focus = False

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint the screen, but not because the focus moved."""
        if self._moving_focus and not (regions or layout or recompose):
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def compose(self) -> ComposeResult:
        """Header, content, key bar, and a notice over it."""
        yield Header(self.HOUSE_NAME)
        yield from self.compose_content()
        yield KeyBar(self.HOUSE_NAME)
        yield Notice()

    def about_focus(self) -> list[str]:
        """Say what F1 says of the highlighted row with its own numbers, before anything else."""
        return []

    def compose_content(self) -> ComposeResult:
        """Give the widgets between header and key bar."""
        yield from ()

    def figures(self) -> list[tuple[str, str]]:
        """Give the keys of the figures that stand on it, each with what it is called there: what F1 explains."""
        sidebar = next(iter(self.query(SideBar)), None)
        return sidebar.called() if sidebar else []

    def begin(self) -> None:
        """Put the focus where work on this screen begins, whenever its digit is pressed."""

    def doer(self, command: str) -> Callable[[], Any] | None:
        """Give what does a command here; None if nothing can."""
        found: Callable[[], Any] | None = getattr(self, f"do_{command}", None)
        return found

    def run_query(self) -> None:
        """Ask the database and show what has changed."""

    def reload_form(self) -> None:
        """Put into a form that is always there what whoever sits here now had typed."""

    def follow(self) -> None:
        """Show the records and the clocks as they are now."""
        header = next(iter(self.query(Header)), None)
        if header is None:
            return  # the journal has grown while this screen is being put up or taken down
        header.now, header.who, header.banner = self.house_app.time_text(), self.house_app.who, self.house_app.banner
        self.run_query()
        sidebar = self._sidebar_of_the_month()
        if sidebar is not None and sidebar.month is None:
            self._follow_month()
        elif sidebar is not None and self._month_timer is None:
            self._month_timer = self.set_timer(MONTH_SECONDS, self._follow_month)

    def _sidebar_of_the_month(self) -> SideBar | None:
        """Give the sidebar, once the first picture stands and where it has room for the month."""
        sidebar = next(iter(self.query(SideBar)), None)
        if sidebar is None or not self.house_app.settled or sidebar.size.height < MONTH_LINES:
            return None
        return sidebar

    @on(SideBar.Sized)
    def _follow_month(self) -> None:
        """Show what the month comes to; at once where the sidebar was hidden, or had no room, and missed something."""
        self._month_timer = None
        sidebar = self._sidebar_of_the_month()
        if sidebar is not None:
            self.house_app.find_out("month", partial(_figures, self.house_app.now()), self._show_month)

    def _show_month(self, month: MonthFigures) -> None:
        for sidebar in self.query(SideBar):
            sidebar.month = month

    def relabel(self) -> None:
        """Say everything again, in the language of now."""
        self._spoken = current()
        self.follow()
        for part in self.query("*"):
            part.refresh(layout=True)  # other words may need other lines

    def on_descendant_focus(self) -> None:
        """Offer the keys of what has the focus."""
        self.query_one(KeyBar).refresh()

    def on_screen_resume(self) -> None:
        """Catch up when it is seen again."""
        try:
            if self._spoken == current():
                self.follow()
            else:
                self.relabel()  # another language was chosen while another screen was seen
        except NoMatches:
            return  # not composed yet: mounting follows by itself
        self.house_app.show_notices()

    def on_mount(self) -> None:
        """Show the records."""
        self.house_app.house_screens.append(self)
        self._spoken = current()
        self.follow()


def _figures(now: datetime) -> MonthFigures:
    """Ask for the sidebar's figures; what they need is read in the thread that asks."""
    from floortui.reports.sidebar import sidebar_figures

    return sidebar_figures(now)


class Dialog(ModalScreen[Any]):
    """A dialog over a screen."""

    CSS_PATH: ClassVar[list[Any]] = [style("dialogs.tcss")]

    @property
    def house_app(self) -> FloorApp:
        """The app."""
        return cast("FloorApp", self.app)

    def dismiss(self, result: object = None) -> AwaitComplete:
        """Go away once: Textual would have a second Enter or Esc close what lies under the dialog, a lock even."""
        if self.app.screen is not self:
            return AwaitComplete()
        self.house_app.answered()
        return super().dismiss(result)

    def on_screen_resume(self) -> None:
        """Take the keys that were typed while the dialog was being put up."""
        self.house_app.asked(self)
        self.house_app.show_notices()

    def on_key(self, event: events.Key) -> None:
        """Give a key that was typed before the dialog had a focus to the field that has it now."""
        from textual.widgets import Input

        if isinstance(self.focused, Input) and event.is_printable and event.character:
            self.focused.insert_text_at_cursor(event.character)
            event.stop()

    def follow(self) -> None:
        """Dialogs show what they were opened with."""

    def on_mount(self) -> None:
        """Fill what was composed, and keep a place for notices under it."""
        self.mount(Notice())
        self.fill()

    def fill(self) -> None:
        """Put rows into the lists that were composed; done again when the language changes."""

    def relabel(self) -> None:
        """Say it again in the language of now."""
        self.call_next(self.say_again)

    async def say_again(self) -> None:
        """Compose anew, as this screen: a worker of the app's could not bind its data."""
        await self.recompose()
        await self.mount(Notice())
        self.house_app.show_notices()
        self.fill()
