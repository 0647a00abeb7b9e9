"""The reader's language: messages from the gettext catalogues, refusals and times as sentences."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime

from floortui.domain.labels import LABELS
from floortui.errors import N_, REFUSALS, Refused, Term
from floortui.resources import locale_folder

LANGUAGES: Mapping[str, str] = {"en": "English", "zh": "中文"}
"""Code and own name of each language that the program speaks."""

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip


class _Speaker:
    """Which language is spoken now; one for the whole process, as one terminal has one reader."""

    code = "en"
    gettext: Callable[[str], str] = str


def use(code: str) -> None:
    """Speak this language from now on.

    Raises:
        KeyError: the program does not speak it.
    """
    if code not in LANGUAGES:
        raise KeyError(code)
    _Speaker.code = code
    _Speaker.gettext = str if code == "en" else _catalogue(code)


def _catalogue(code: str) -> Callable[[str], str]:
    from gettext import translation

    return translation("floortui", locale_folder(), languages=[code]).gettext


def current() -> str:
    """Give the code of the language spoken now."""
    return _Speaker.code


def of_the_system() -> str:
    """Give the language that the environment asks for, English where the program does not speak it."""
    asked = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not asked:  # Windows sets none of them
        import locale

        asked = locale.getlocale()[0] or ""
    return "zh" if asked.lower().startswith(("zh", "chinese")) else "en"


def _(message: str) -> str:
    """Say a message in the reader's language."""
    return _Speaker.gettext(message) if message else ""


def say(refused: Refused, called: str = "") -> str:
    """Word a refusal in the reader's language, as one sentence or two; a form may call the field otherwise."""
    return _worded(refused, called).strip()


def _worded(refused: Refused, called: str = "") -> str:
    """Word a refusal; one that goes on another's sentence keeps the space before it."""
    facts = {name: _fact(value) for name, value in refused.facts.items()}
    if refused.field:
        facts["field"] = called or _(LABELS.get(refused.field, refused.field))
    return _(REFUSALS[refused.code]).format_map(facts)


def _fact(value: object) -> str:
    if isinstance(value, Term):
        return _(value)
    if isinstance(value, Refused):
        return _worded(value)
    if isinstance(value, list | tuple):
        return listed([_fact(item) for item in value])
    return str(value)


def listed(words: list[str]) -> str:
    """Join words as the language lists them."""
    return ("、" if _Speaker.code == "zh" else ", ").join(words)


def day_name(moment: datetime) -> str:
    """Name a day as people read it: “Sat 21 Nov”, “11月21日 周六”."""
    weekday, month = _(WEEKDAYS[moment.weekday()]), _(MONTHS[moment.month - 1])
    if _Speaker.code == "zh":
        return f"{month}{moment.day}日 {weekday}"
    return f"{weekday} {moment.day} {month}"
