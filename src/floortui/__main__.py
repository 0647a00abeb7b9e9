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
    from floortui.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
