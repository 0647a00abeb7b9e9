"""Bring the message catalogues up to date: extract, merge, compile. `make messages` runs it; a test asks whether it is due.

Actions' help lines are their docstrings' first sentences, so they are gathered from the registry; everything else is
marked in the code with `_()` or `N_()`.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from floortui.services import registry
from floortui.services.action import ACTIONS

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "floortui"
LOCALE = SOURCE / "locale"
LANGUAGES = ("zh",)
KEYWORDS = {"_": None, "N_": None}


def extracted() -> Catalog:
    """Gather every message of the program."""
    catalogue = Catalog(project="floortui", charset="utf-8", header_comment="# Messages of floortui.")
    found = extract_from_dir(str(SOURCE), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for file, _line, message, _comments, _context in sorted(found, key=lambda entry: (entry[0], entry[1])):
        if message:
            catalogue.add(message, locations=[(file, 0)])
    registry.load()
    for action in ACTIONS.values():
        if action.roles:
            catalogue.add(action.help, locations=[("services", 0)])
    return catalogue


def merged(language: str) -> Catalog:
    """Give a language's catalogue with today's messages, its translations kept."""
    path = LOCALE / language / "LC_MESSAGES" / "floortui.po"
    catalogue = Catalog(locale=language)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language)
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def po_text(catalogue: Catalog) -> bytes:
    """Give a catalogue as a .po file, without line numbers and dates, which would change with every commit."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, no_location=True, omit_header=False, sort_output=False, include_previous=False, width=110)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if "-Date:" not in line and "Generated-By" not in line).encode()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Give a catalogue as a .mo file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """Give the messages that have no translation."""
    return [str(message.id) for message in catalogue if message.id and not message.string]


def main() -> int:
    """Write the catalogues; the exit code is 1 while something is untranslated."""
    missing = 0
    for language in LANGUAGES:
        catalogue = merged(language)
        folder = LOCALE / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "floortui.po").write_bytes(po_text(catalogue))
        (folder / "floortui.mo").write_bytes(mo_bytes(catalogue))
        for message in untranslated(catalogue):
            print(f"{language}: not translated: {message}")
            missing += 1
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
