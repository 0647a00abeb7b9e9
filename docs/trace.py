"""Write docs/trace.md: what happens between `n` `Enter` and the next name on the screen, function by function.

It is recorded from the running program, not written by hand; a test fails when a fresh one differs. `make trace`
writes it.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from floortui import language
from floortui.clock import SetClock
from floortui.services.opening import open_database
from floortui.services.sample import furnish
from floortui.settings import Settings
from floortui.storage import database

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "trace.md"
PACKAGE = str(Path(language.__file__).parent)

ON_THE_SCREEN = (
    "run_command",
    "do_arrival",
    "unfold",
    "action_save",
    "_checked",
    "_save",
    "FloorApp.do",
    "Writer.do",
    "follow",
    "run_query",
    "FloorQuery.run",
    "_show",
    "on_entry_saved",
)
"""The steps of the screen's thread that are told; painting follows the frame rate and is not."""

CLOSED = frozenset(
    {
        "domain/lineup.fold",
        "domain/rotation.after",
        "services/action.Action.read",
        "storage/writing.transaction",
        "storage/writing._faults",
        "services/registry.load",
    }
)
"""What is told in one line: what it does inside is its own page of code."""

INTRODUCTION = """# One key press, followed

`n` `Enter` on the Floor: a first-time walk-in comes in, and the consultant who greets gets it. This page is recorded
from the running program (`make trace`), so it cannot lie; names are `module.function`, indented as they call each
other. Statements are shown where they run.

The key is bound in `ui/commands.py`; it has priority, so that an `Enter` typed right behind it finds the form.

"""


class Recorder:
    """Notes calls of floortui's functions, thread by thread, while it is on."""

    def __init__(self) -> None:
        self.on = False
        self.calls: dict[str, list[tuple[int, str]]] = {}
        self._depth: dict[int, list[FrameType]] = {}

    def hook(self, frame: FrameType, event: str, _argument: Any) -> None:
        """Be called by the interpreter at every call and return."""
        if not self.on or not frame.f_code.co_filename.startswith(PACKAGE):
            return
        stack = self._depth.setdefault(threading.get_ident(), [])
        if event == "call":
            stack.append(frame)
            self._note(frame, len(stack) - 1)
        elif event == "return" and stack and stack[-1] is frame:
            stack.pop()

    def _note(self, frame: FrameType, depth: int) -> None:
        code = frame.f_code
        if code.co_name.startswith("<") or code.co_name in ("__init__", "__new__", "_set", "_fact"):
            return
        module = Path(code.co_filename).relative_to(PACKAGE).with_suffix("").as_posix()
        said = f"{module}.{code.co_qualname if hasattr(code, 'co_qualname') else code.co_name}"
        if code.co_name == "execute" and module == "storage/database":
            said = f"“{' '.join(str(frame.f_locals['sql']).split())[:96]}”"
        self.calls.setdefault(threading.current_thread().name.split("_")[0], []).append((depth, said))


async def record(folder: Path) -> Recorder:
    """Live through one key press in a made-up showroom."""
    recorder = Recorder()
    language.use("en")
    clock = SetClock(datetime(2026, 3, 12, 2, 30, tzinfo=UTC))
    open_database(folder / "trace.db", create=True)
    from floortui.services.desk import Desk
    from floortui.ui.app import FloorApp

    desk = Desk(terminal="desk 1", clock=clock)
    desk.do("setting.set", name="showroom.zone", value="Asia/Shanghai")
    furnish(desk)
    threading.setprofile(recorder.hook)
    app = FloorApp(Settings(), terminal="desk 1", who="王敏", clock=clock)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause(0.4)
        await pilot.press("n", "enter")  # the first press reads modules, which the second finds
        await pilot.pause(0.4)
        sys.setprofile(recorder.hook)
        recorder.on = True
        await pilot.press("n", "enter")
        await pilot.pause(0.3)
        recorder.on = False
        sys.setprofile(None)
    threading.setprofile(None)
    database.disconnect()
    return recorder


def page(recorder: Recorder) -> str:
    """Word what was recorded."""
    screen = [said for _depth, said in recorder.calls["MainThread"] if said.endswith(ON_THE_SCREEN)]
    steps = list(dict.fromkeys(screen))
    lines = [INTRODUCTION.strip(), "", "## On the screen's thread", ""]
    lines += [f"{number}. `{said}`" for number, said in enumerate(steps, start=1)]
    lines += ["", "## In the writing thread, while the screen stays alive", "", "```"]
    calls = recorder.calls["writer"]
    told, closed = "", 99
    for depth, said in calls:
        if depth > closed:
            continue
        closed = depth if said in CLOSED else 99
        line = "  " * (depth - 1) + said
        if line != told:
            lines.append(line)
        told = line
    return "\n".join([*lines, "```", ""])


def fresh() -> str:
    """Record a key press in a process of its own, where nothing else has read a module, and give its page."""
    done = subprocess.run([sys.executable, "-m", "docs.trace", "--print"], capture_output=True, check=True, cwd=ROOT)
    return done.stdout.decode()


def main() -> None:
    """Record a key press and write the page, or print it."""
    with tempfile.TemporaryDirectory() as folder:
        recorded = page(asyncio.run(record(Path(folder))))
    if "--print" in sys.argv:
        sys.stdout.buffer.write(recorded.encode())
    else:
        PAGE.write_text(recorded, encoding="utf-8")


if __name__ == "__main__":
    main()
