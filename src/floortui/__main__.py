"""The entry: `floortui` and `python -m floortui`."""

from __future__ import annotations

import gc
import os
import sys

KEPT = frozenset({"TEXTUAL_FPS", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DISABLE_KITTY_KEY"})
"""The only variables of the user interface library that are obeyed: how it paints, not what it shows to whom."""


def main() -> None:
    """Run the command line and exit with its code."""
    for name in [name for name in os.environ if name.startswith("TEXTUAL") and name not in KEPT]:
        del os.environ[name]  # debugging variables could write the screen, or every key, to a file
    os.umask(0o077)
    gc.disable()  # nothing that starting makes is garbage; the app turns it on again
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    from floortui.launch import EXIT_REFUSED, open_the_app, plain_options

    options = plain_options(arguments)
    if options is None:
        from floortui.cli import run

        return run(arguments)
    from floortui.errors import Refused

    try:
        return open_the_app(options)
    except Refused as refused:
        from floortui.domain.text import printable
        from floortui.language import say

        print(printable(say(refused)), file=sys.stderr)  # noqa: T201 - the one sentence
        return EXIT_REFUSED
    except Exception as fault:  # noqa: BLE001 - the boundary around the app, as cli.run is around a command
        from floortui import faultlog

        print(faultlog.report(fault), file=sys.stderr)  # noqa: T201 - likewise
        return EXIT_REFUSED


if __name__ == "__main__":
    main()
