"""The catalogues: complete, up to date, every placeholder kept; refusals, lists and days worded in each language."""

from __future__ import annotations

import re
import string
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docs import messages

from floortui import language
from floortui.errors import REFUSALS, Refused, Term
from floortui.language import _, say
from floortui.reports.why import ordinal

CODES = list(messages.LANGUAGES)
REFERENCE = Path(__file__).parent.parent / "db" / "reference"


def placeholders(text: str) -> list[str]:
    return sorted(name for _text, name, _format, _conversion in string.Formatter().parse(text) if name is not None)


def files(code: str) -> tuple[Path, Path]:
    folder = messages.LOCALE / code / "LC_MESSAGES"
    return folder / "floortui.po", folder / "floortui.mo"


@pytest.mark.parametrize("code", CODES)
def test_every_message_is_translated(code: str) -> None:
    assert messages.untranslated(messages.merged(code)) == []


@pytest.mark.parametrize("code", CODES)
def test_the_catalogue_is_what_make_messages_would_write(code: str) -> None:
    catalogue = messages.merged(code)
    po, mo = files(code)
    assert po.read_bytes() == messages.po_text(catalogue), "run `make messages`"
    assert mo.read_bytes() == messages.mo_bytes(catalogue), "run `make messages`"


def several(forms: object) -> str:
    """Give what is said of several, where a message says something else of one."""
    return str(forms[-1] if isinstance(forms, tuple) else forms)


@pytest.mark.parametrize("code", CODES)
def test_every_translation_keeps_the_placeholders(code: str) -> None:
    wrong = [
        str(message.id)
        for message in messages.merged(code)
        if message.id and placeholders(several(message.id)) != placeholders(several(message.string))
    ]
    assert wrong == []


def test_chinese_messages_are_chinese() -> None:
    """What has no Chinese character is a name, a sign, or was forgotten."""
    same = [
        str(message.id)
        for message in messages.merged("zh")
        if message.id and not re.search("[\u4e00-\u9fff]", str(message.string))
    ]
    assert [text for text in same if len(text.split()) > 2] == []


@pytest.mark.parametrize("code", language.LANGUAGES)
@pytest.mark.parametrize("refusal", REFUSALS)
def test_every_refusal_can_be_said(code: str, refusal: str) -> None:
    language.use(code)
    facts: dict[str, object] = {name: f"[/x] {name}" for name in placeholders(REFUSALS[refusal])}
    refused = Refused(refusal)
    refused.facts.update(facts)
    said = say(refused)
    assert all(str(value) in said for value in facts.values())
    assert "{" not in said


def test_a_field_is_called_as_on_the_form() -> None:
    assert say(Refused("field.missing", field="asked_for")) == "Asked for is needed."
    language.use("zh")
    assert "asked_for" not in say(Refused("field.missing", field="asked_for"))


def test_terms_and_lists_are_said_in_the_language() -> None:
    refused = Refused("role.refused", action="day.open", roles=[Term("reception"), Term("manager")], name="李娜",
                      role=Term("consultant"))  # fmt: skip
    assert say(refused) == "day.open is for reception, manager. 李娜 is signed in as consultant."
    language.use("zh")
    assert "、" in say(refused)
    assert "manager" not in say(refused)


@pytest.mark.parametrize(
    ("code", "said"), [("en", ". Last moved at 14:01 by 王敏."), ("zh", "。最近一次由王敏于 14:01 操作。")]
)
def test_a_sentence_that_goes_on_another_stands_apart_from_it(code: str, said: str) -> None:
    language.use(code)
    by = Refused("lineup.by", at="14:01", who="王敏")
    for refusal in ("lineup.waiting", "lineup.not_waiting", "lineup.away", "lineup.barred"):
        text = say(Refused(refusal, name="张伟", state=Term("serving"), by=by))
        assert text.endswith(said)
        assert text == text.strip()


def test_a_refusal_may_stand_inside_another() -> None:
    inner = Refused("backup.none")
    assert "No backup was found" in say(Refused("database.foreign", file="a.db", rescue=inner))


@pytest.mark.parametrize(("code", "said"), [("en", "Thu 12 Mar"), ("zh", "3月12日 周四")])
def test_a_day_is_named_as_people_read_it(code: str, said: str) -> None:
    language.use(code)
    assert language.day_name(datetime(2026, 3, 12, tzinfo=UTC)) == said


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
                         (21, "21st"), (111, "111th")],
)  # fmt: skip
def test_a_place_is_written_as_english_writes_it(number: int, said: str) -> None:
    assert ordinal(number) == said


def test_a_place_is_written_as_chinese_writes_it() -> None:
    language.use("zh")
    assert ordinal(4) == "第4"


def test_a_language_that_is_not_spoken_is_no_language() -> None:
    with pytest.raises(KeyError):
        language.use("fr")
    assert language.current() == "en"


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "zh_TW"}, "zh"),
    ],
)
def test_the_environment_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], code: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language.of_the_system() == code


def test_an_empty_message_is_not_the_catalogues_header() -> None:
    language.use("zh")
    assert _("") == ""


@pytest.mark.parametrize("file", sorted(REFERENCE.glob("*.toml")), ids=lambda file: file.stem)
def test_every_value_of_a_reference_list_has_both_names(file: Path) -> None:
    for rows in tomllib.loads(file.read_text(encoding="utf-8")).values():
        for row in rows:
            assert row["en"]
            assert row["zh"]
