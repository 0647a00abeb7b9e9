"""The README's and the guide's tables, made from the program's own: a test fails when they differ.

`make tables` writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tests.domain.test_rotation import ROTATION_CASES

from docs.rules import stories_of
from floortui import language
from floortui.domain.figures import DATING, FIGURES, PER, Figure, label_of
from floortui.domain.people import CONSULTANT
from floortui.language import LANGUAGES, _
from floortui.reports.figures import expected
from floortui.services import registry
from floortui.services.action import ACTIONS
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


Row = tuple[str, ...]


class Words(NamedTuple):
    """What the tables of the guide say that the program does not."""

    figures: Row
    """The headings of the table of figures, and of the others."""
    actions: Row
    keys: Row
    roles: Mapping[str, str]
    yes: str
    own: str
    """What a consultant may do for themselves only."""
    who: Row
    everywhere: str
    rules: Row


WORDS = {
    "en": Words(
        ("key", "figure", "made of", "counts for", "dated by", "expected", "what it says"),
        ("action", "what it does", "fields", "who", "undo"),
        ("key", "what it does", "id", "key name"),
        {"consultant": "C", "reception": "R", "manager": "M"},
        "yes",
        "own",
        ("action", "consultant", "reception", "manager"),
        "Everywhere",
        ("rule", "keys · actions", "stories"),
    ),
    "zh": Words(
        ("键", "指标", "算法", "归谁", "按哪天", "参考值", "说明"),
        ("操作", "作用", "字段", "谁可以做", "撤销"),
        ("按键", "作用", "命令名", "键名"),
        {"consultant": "顾", "reception": "前", "manager": "经"},
        "可以",
        "仅自己",
        ("操作", "销售顾问", "前台", "销售经理"),
        "所有界面",
        ("规则", "按键 · 操作", "故事（测试）"),
    ),
}


def table(heads: Row, rows: Iterable[Row]) -> str:
    """Lay a table out."""
    lines = [heads, ("---",) * len(heads), *([cell or "–" for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def keys_of_the_screens() -> str:
    """Give every command by the screens on which its key works, a table for each of them."""
    words = WORDS[language.current()]
    parts: dict[str, list[Row]] = {}
    for command in COMMANDS.values():
        where = words.everywhere if command.screen == EVERYWHERE else screens_of(command)
        parts.setdefault(where, []).append(
            (shown_key(command.key), _(command.help), f"`{command.id}`", f"`{command.key}`")
        )
    return "\n\n".join(f"### {where}\n\n{table(words.keys, rows)}" for where, rows in parts.items())


def actions_in_full() -> str:
    """Give every action: what it does, its fields, who may do it, and whether it can be taken back."""
    registry.load()
    words = WORDS[language.current()]
    rows = []
    for name, action in sorted(ACTIONS.items()):
        fields = ", ".join(f"**{field.name}**" if field.required else field.name for field in action.fields.values())
        who = " ".join(letter for role, letter in words.roles.items() if role in action.roles)
        if who:
            rows.append((f"`{name}`", _(action.help).rstrip(".。"), fields, who, words.yes if action.undoable else ""))
    return table(words.actions, rows)


def who_may() -> str:
    """Give who may do each action."""
    registry.load()
    words = WORDS[language.current()]
    rows = []
    for name, action in sorted(ACTIONS.items()):
        own = words.own if action.own else words.yes
        may = {role: own if role == CONSULTANT else words.yes for role in action.roles}
        if may:
            rows.append((f"`{name}` {_(action.help).rstrip('.。')}", *(may.get(role, "") for role in words.roles)))
    return table(words.who, rows)


def figures_table() -> str:
    """Give every figure: what it is, made of what, whose it is, what dates it, what is expected of it."""
    rows = [
        (f"`{key}`", _(figure.label), _made_of(figure), _(PER[figure.per]), _(DATING[figure.dating]), expected(figure),
         _(figure.hint))
        for key, figure in FIGURES.items()
    ]  # fmt: skip
    return table(WORDS[language.current()].figures, rows)


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


def rules_of_who_is_next() -> str:
    """Give every rule of who is next, how it is reached by keys, and the stories that hold it."""
    rows = []
    for rule, stories in stories_of(case.name for case in ROTATION_CASES).items():
        commands = [COMMANDS[name] for name in rule.commands]
        keys = " ".join(shown_key(command.key) for command in commands)
        actions = ", ".join(f"`{name}`" for name in dict.fromkeys(command.action for command in commands) if name)
        held_by = "; ".join(stories) or f"`tests/{rule.test}`"
        name = rule.zh if language.current() == "zh" else rule.en
        rows.append((name, " · ".join(part for part in (keys, actions) if part), held_by))
    return table(WORDS[language.current()].rules, rows)


PAGES: Mapping[str, Callable[[], str]] = {
    "figures": figures_table,
    "keys": keys_of_the_screens,
    "actions": actions_in_full,
    "signing-in": who_may,
    "rotation": rules_of_who_is_next,
}
"""The pages of the guide that have a table of the program's, each by its name."""


def guide(page: str, spoken: str) -> Path:
    """Give a page of the guide in a language."""
    return GUIDE / spoken / f"{page}.md"


def filled_guide(text: str, page: str, spoken: str) -> str:
    """Fill a page's table into a text in a language."""
    language.use(spoken)
    try:
        return _between(text, page, PAGES[page]())
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
        for name in PAGES:
            page = guide(name, spoken)
            page.write_text(filled_guide(page.read_text(encoding="utf-8"), name, spoken), encoding="utf-8")


if __name__ == "__main__":
    main()
