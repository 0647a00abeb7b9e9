"""The README's tables, made from the program's own: a test fails when they differ. `make tables` writes them."""

from __future__ import annotations

from pathlib import Path

from floortui import language
from floortui.language import _
from floortui.services.listing import listed_actions
from floortui.ui.commands import COMMANDS, EVERYWHERE, SCREENS, SHARES, Command
from floortui.ui.keys import shown_key

README = Path(__file__).parent.parent / "README.md"


def screens_of(command: Command) -> str:
    """Name the screens on which a command works."""
    if command.screen == EVERYWHERE:
        return "every screen"
    return ", ".join(_(SCREENS[screen]) for screen, parts in SHARES.items() if command.screen in parts)


def keys_table() -> str:
    """Give every command with its key."""
    head = ["| key | on | does |", "| --- | --- | --- |"]
    rows = [
        f"| `{shown_key(command.key)}` | {screens_of(command)} | {_(command.help)} |" for command in COMMANDS.values()
    ]
    return "\n".join(head + rows)


def actions_table() -> str:
    """Give every action with its fields and who may do it."""
    rows = ["| action | fields | for |", "| --- | --- | --- |"]
    for action in listed_actions():
        fields = " ".join(name if field["required"] else f"[{name}]" for name, field in action["fields"].items())
        rows.append(f"| `{action['name']}` | {fields} | {', '.join(action['roles'])} |")
    return "\n".join(rows)


def filled(text: str) -> str:
    """Fill the tables into a text, between their marks."""
    language.use("en")
    for name, table in (("keys", keys_table()), ("actions", actions_table())):
        start, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
        before, rest = text.split(start, 1)
        text = before + start + table + end + rest.split(end, 1)[1]
    return text


def main() -> None:
    """Write them."""
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
