"""The README's and the guide's tables, made from the program's own: a test fails when they differ.

`make tables` writes them.
"""

from __future__ import annotations

from pathlib import Path

from floortui import language
from floortui.domain.figures import DATING, FIGURES, PER, Figure, label_of
from floortui.language import LANGUAGES, _
from floortui.reports.figures import expected
from floortui.services.listing import listed_actions
from floortui.ui.commands import COMMANDS, EVERYWHERE, SCREENS, SHARES, Command
from floortui.ui.keys import shown_key

README = Path(__file__).parent.parent / "README.md"
GUIDE = Path(__file__).parent


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


HEADS = {
    "en": ("key", "figure", "made of", "counts for", "dated by", "expected", "what it says"),
    "zh": ("键", "指标", "算法", "归谁", "按哪天", "参考值", "说明"),
}
"""The headings of the table of figures."""


def figures_table() -> str:
    """Give every figure: what it is, made of what, whose it is, what dates it, what is expected of it."""
    heads = HEADS[language.current()]
    rows = [
        (f"`{key}`", _(figure.label), _made_of(figure), _(PER[figure.per]), _(DATING[figure.dating]), expected(figure),
         _(figure.hint))
        for key, figure in FIGURES.items()
    ]  # fmt: skip
    head = [f"| {' | '.join(heads)} |", f"|{' --- |' * len(heads)}"]
    return "\n".join([*head, *(f"| {' | '.join(cell or '–' for cell in row)} |" for row in rows)])


def _made_of(figure: Figure) -> str:
    above, below = _added(figure.numerator), _added(figure.denominator)
    below = f"({below})" if len(figure.denominator) > 1 else below
    return f"{above} ÷ {below}" if below else above if figure.numerator != (figure.key,) else ""


def _added(tallies: tuple[str, ...]) -> str:
    text = ""
    for tally in tallies:
        sign = " − " if tally[0] == "-" else " + " if text else ""
        text += sign + _(label_of(tally.lstrip("-")))
    return text


def guide(spoken: str) -> Path:
    """Give the guide's page of figures in a language."""
    return GUIDE / spoken / "figures.md"


def filled_guide(text: str, spoken: str) -> str:
    """Fill the table of figures into a text in a language."""
    language.use(spoken)
    try:
        return _between(text, "figures", figures_table())
    finally:
        language.use("en")


def _between(text: str, name: str, table: str) -> str:
    start, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
    before, rest = text.split(start, 1)
    return before + start + table + end + rest.split(end, 1)[1]


def filled(text: str) -> str:
    """Fill the tables into a text, between their marks."""
    language.use("en")
    for name, table in (("keys", keys_table()), ("actions", actions_table())):
        text = _between(text, name, table)
    return text


def main() -> None:
    """Write them."""
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
    for spoken in LANGUAGES:
        page = guide(spoken)
        page.write_text(filled_guide(page.read_text(encoding="utf-8"), spoken), encoding="utf-8")


if __name__ == "__main__":
    main()
