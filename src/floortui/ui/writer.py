"""The writer: one thread with the one connection that writes, so that no lock ever stops a key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from floortui.clock import Clock, SystemClock
from floortui.domain.moments import to_text
from floortui.storage import database

if TYPE_CHECKING:
    from floortui.services.action import Told
    from floortui.services.desk import Desk
    from floortui.storage.drafts import Draft

Result = TypeVar("Result")


class Writer:
    """Does actions in its own thread, in the order in which they were asked."""

    def __init__(self, terminal: str) -> None:
        self._pool = ThreadPoolExecutor(1, "writer")
        self._terminal = terminal
        self._desk: Desk | None = None
        self._actor: int | None = None
        self._clock: Clock = SystemClock()

    @property
    def desk(self) -> Desk:
        """The desk of this terminal; its modules are read when it is first needed, not while the app starts."""
        if self._desk is None:
            from floortui.services.desk import Desk

            self._desk = Desk(actor=self._actor, terminal=self._terminal, clock=self._clock)
        return self._desk

    async def run(self, step: Callable[..., Result], *arguments: Any) -> Result:
        """Run something in the writing thread."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, step, *arguments)

    def warm_up(self, clock: Clock) -> None:
        """Read the actions' modules in the writing thread, so that the first key press need not."""
        self._clock = clock
        self._pool.submit(lambda: self.desk)

    def sit_down(self, actor: int | None) -> None:
        """Let somebody else act at this desk from the next action on."""
        self._actor = actor
        if self._desk is not None:
            self._desk.actor = actor

    def roles(self) -> Mapping[str, frozenset[str]]:
        """Give who may do each action; nothing while the actions have not been read."""
        if self._desk is None:
            return {}
        from floortui.services.action import ACTIONS

        return {name: action.roles for name, action in ACTIONS.items()}

    async def do(self, action: str, *, key: str | None = None, seen: int | None = None, **fields: object) -> Told:
        """Do an action.

        Raises:
            Refused: it cannot be done; nothing has changed.
        """
        return await self.run(lambda: self.desk.do(action, key=key, seen=seen, **fields))

    async def keep_draft(self, owner: str, form: str, draft: Draft, now: datetime) -> None:
        """Keep what is being typed."""
        from floortui.storage import drafts

        await self.run(drafts.save, owner, form, draft, to_text(now))

    async def drop_draft(self, owner: str, form: str, key: str) -> None:
        """Forget what was being typed."""
        from floortui.storage import drafts

        await self.run(drafts.drop, owner, form, key)

    def hurry(self, seconds: float) -> None:
        """Let nothing wait for the database any longer than this: the program is about to end."""
        from floortui.storage import writing

        writing.hurry(seconds)

    def close(self) -> None:
        """Finish what was asked and close the connection."""
        self._pool.submit(database.disconnect)
        self._pool.shutdown(wait=True)
