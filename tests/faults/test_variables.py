"""Debugging variables of the user interface library are ignored, and nothing leaves by the terminal's clipboard."""

from __future__ import annotations

import pytest

from tests.faults.real import Real
from tests.faults.seat import ENTER
from tests.house import RECEPTION

DEBUGGING = {
    "TEXTUAL": "debug,devtools",
    "TEXTUAL_LOG": "seen.log",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_DRIVER": "nowhere:Driver",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_SCREENSHOT_LOCATION": ".",
    "TEXTUAL_SCREENSHOT_FILENAME": "seen.svg",
    "TEXTUAL_PRESS": "n,enter",
    "TEXTUAL_ALLOW_SIGNALS": "1",
    "TEXTUAL_DEVTOOLS_HOST": "127.0.0.1",
    "TEXTUAL_ANIMATIONS": "full",
    "TEXTUAL_THEME": "nobody",
}
"""Each would write the screen or the keys somewhere, press keys, or break the app, if it were obeyed."""

CLIPBOARD = b"\x1b]52"


def strays(real: Real) -> list[str]:
    """Name the files that lie in the home folder without being floortui's own."""
    return [str(file) for file in real.home.rglob("*") if file.is_file() and "floortui" not in str(file.parent)]


@pytest.mark.parametrize("names", [(name,) for name in DEBUGGING] + [tuple(DEBUGGING)], ids=lambda names: names[-1])
def test_a_debugging_variable_is_ignored(real: Real, names: tuple[str, ...]) -> None:
    real.extra = {name: DEBUGGING[name] for name in names}
    with real.seat("--as", RECEPTION) as seat:
        seat.press("n")
        seat.send("13800138000")
        seat.see("13800138000")
        seat.settle(0.3)
        assert seat.alive
        assert real.lines("arrival.log") == [], "no key was pressed by a variable"
        seat.signal(15)
        assert seat.exit_code() == 143
    assert strays(real) == []


def test_the_terminal_s_clipboard_is_never_written(real: Real) -> None:
    """By the field's own keys, by marking with the mouse, by the keys that copy elsewhere."""
    with real.seat("--as", RECEPTION) as seat:
        seat.press("n")
        seat.send("13800138000")
        seat.see("13800138000")
        for keys in ("\x1b[1;2H", "\x1b[99;9u", "\x1b[99;6u", "\x1b[120;9u", "\x18", "\x1b[57399;5u"):
            seat.press(keys)
        for mouse in ("\x1b[<0;40;3M", "\x1b[<32;70;9M", "\x1b[<0;70;9m", "\x1b[99;9u"):
            seat.press(mouse)
        seat.press(ENTER)
        seat.settle(0.3)
        assert seat.alive
        assert CLIPBOARD not in seat.written
