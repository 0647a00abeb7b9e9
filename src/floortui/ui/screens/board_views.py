"""VIEWS: what the Board shows beside the figures of the month, each under a key of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, cast

from textual.containers import Vertical

if TYPE_CHECKING:
    from floortui.ui.app import FloorApp
    from floortui.ui.screens.base import HouseScreen


class View(NamedTuple):
    """A view, which is imported when somebody first asks for it."""

    where: str
    """The module and the class."""
    own: frozenset[str] = frozenset()
    """Commands that it alone has: pressed elsewhere on the Board, they show it."""

    def made(self) -> BoardView:
        """Make its widget."""
        module, _, name = self.where.partition(":")
        return cast("type[BoardView]", getattr(import_module(module), name))()


VIEWS: Mapping[str, View] = {
    "fairness": View("floortui.ui.screens.fairness:Fairness", frozenset({"by_day", "by_week", "by_month"})),
    "losses": View("floortui.ui.screens.losses:Losses"),
    "drawer_check": View("floortui.ui.screens.check_view:DrawerCheck"),
    "workload": View("floortui.ui.screens.workload:WorkloadView", frozenset({"cover_for"})),
    "review": View("floortui.ui.screens.review:ReviewView", frozenset({"sample", "verdict", "review_note"})),
    "stock": View(
        "floortui.ui.screens.stock:Stock",
        frozenset({"stock_add", "stock_edit", "stock_reserve", "stock_release", "stock_gone"}),
    ),
}
"""Each view by the command that shows it, and goes back to the figures. A view more is a row more."""


class BoardView(Vertical):
    """One view: its lists, its question to the records, and its own `do_…` for the Board's commands."""

    FOCUS: ClassVar[str] = ""
    """The list that has the focus when the view is shown."""

    @property
    def house_app(self) -> FloorApp:
        """The app."""
        return cast("FloorApp", self.app)

    @property
    def house(self) -> HouseScreen:
        """The Board."""
        return cast("HouseScreen", self.screen)

    def run(self, now: datetime) -> None:
        """Ask, and show what has changed."""

    def forget(self) -> None:
        """Say everything again at the next look: the language has changed."""

    def doer(self, command: str) -> Callable[[], Any] | None:
        """Give what does a command in this view; None if nothing can."""
        found: Callable[[], Any] | None = getattr(self, f"do_{command}", None)
        return found

    def offers(self, command: str) -> bool:
        """Say whether a command leads anywhere from here."""
        return self.doer(command) is not None

    def figures(self) -> list[tuple[str, str]]:
        """Give the keys of the figures that stand on it, each with what it is called: what F1 explains."""
        return []
