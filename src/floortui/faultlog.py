"""Faults of the program itself: one sentence with a reference for the person, the place in the code for the log.

The log holds no values of variables, since those could be a customer's phone or a PIN.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from floortui import __version__, paths
from floortui.errors import N_
from floortui.language import _

_SENTENCE = N_("A fault in floortui; nothing of this step was saved. Reference {reference}, in {log}")


def report(fault: BaseException) -> str:
    """Log a fault and give the sentence for the person."""
    import secrets

    reference = secrets.token_hex(3)
    log = paths.log_file()
    _write(log, reference, fault)
    return _(_SENTENCE).format(reference=reference, log=log)


def _write(log: Path, reference: str, fault: BaseException) -> None:
    lines = [
        f"{datetime.now(UTC).isoformat(timespec='seconds')} {reference} floortui {__version__} {type(fault).__name__}"
    ]
    import traceback

    stack = traceback.extract_tb(fault.__traceback__)
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in stack]
    try:
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with log.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return  # a log that cannot be written must not hide the sentence that the person needs
