"""Bring the message catalogues up to date: extract, merge, compile.

`make messages` runs it; a test asks whether it is due.

Help lines of actions and commands are their docstrings, so they are gathered from the registry and the command line;
what click says otherwise of one than of several is a table of its own; everything else is
marked in the code with `_()`, `N_()` or `Term()`. The marks are found in the syntax tree, as Babel's own extractor
passes over those inside an f-string.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from floortui import cli
from floortui.services import registry
from floortui.services.action import ACTIONS
from floortui.usage import CLICKS_PLURALS

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "floortui"
LOCALE = SOURCE / "locale"
LANGUAGES = {"zh": "Chinese"}
MARKS = ("_", "N_", "Term")


class Messages(Catalog):
    """A catalogue whose header says nothing that changes from day to day, nor asks for anybody's address."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Give the header's lines."""
        return [
            ("Project-Id-Version", "floortui"),
            ("Language", self.locale_identifier or "en"),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", f"text/plain; charset={self.charset}"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def marked(file: Path) -> Iterator[str]:
    """Give the messages marked in a source file, in order."""
    calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        if isinstance(call.func, ast.Name) and call.func.id in MARKS and call.args:
            first = call.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
                yield first.value


def commands(group: click.Group) -> Iterator[click.Command]:
    """Give a group, and every command in it, however deep."""
    yield group
    for command in group.commands.values():
        yield from commands(command) if isinstance(command, click.Group) else [command]


def extracted() -> Catalog:
    """Gather every message of the program."""
    catalogue = Catalog()
    for file in sorted(SOURCE.rglob("*.py")):
        for message in marked(file):
            catalogue.add(message, locations=[(file.relative_to(SOURCE).as_posix(), 0)])
    for command in commands(cli.floortui):
        catalogue.add(command.help or "", locations=[("cli.py", 0)])
    for forms in CLICKS_PLURALS:
        catalogue.add(forms, locations=[("usage.py", 0)])
    registry.load()
    for _name, action in sorted(ACTIONS.items()):  # in whatever order the modules were read
        if action.roles:
            catalogue.add(action.help, locations=[("services", 0)])
    return catalogue


def merged(language: str) -> Catalog:
    """Give a language's catalogue with today's messages, its translations kept."""
    path = LOCALE / language / "LC_MESSAGES" / "floortui.po"
    known = Catalog()
    if path.exists():
        with path.open("rb") as file:
            known = read_po(file, locale=language)
    comment = f"# {LANGUAGES[language]} messages of floortui."
    catalogue = Messages(locale=language, header_comment=comment, charset="utf-8", fuzzy=False)
    for message in extracted():
        if message.id:
            old = known.get(message.id[0] if isinstance(message.id, tuple) else str(message.id))
            catalogue.add(message.id, old.string if old else "", user_comments=old.user_comments if old else ())
    return catalogue


def po_text(catalogue: Catalog) -> bytes:
    """Give a catalogue as a .po file, without line numbers, which would change with every commit."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, no_location=True, width=110)
    return buffer.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """Give a catalogue as a .mo file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """Give the messages that have no translation."""
    return [str(message.id) for message in catalogue if message.id and not all(_forms(message.string))]


def _forms(translation: str | tuple[str, ...] | list[str] | None) -> Sequence[str]:
    """Give a translation's forms, of which a plural has several: none may be empty."""
    return (translation or "",) if translation is None or isinstance(translation, str) else translation


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
