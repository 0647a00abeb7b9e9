"""A person's settings file: read strictly, said plainly, never written."""

from __future__ import annotations

from pathlib import Path

import pytest

from floortui.errors import Refused
from floortui.language import say
from floortui.settings import Settings, read_settings


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def refused(file: Path, text: str | bytes) -> str:
    """Give the sentence with which a file is refused; it is left as it is."""
    content = text.encode() if isinstance(text, str) else text
    file.write_bytes(content)
    with pytest.raises(Refused) as caught:
        read_settings(file)
    assert file.read_bytes() == content
    said = say(caught.value)
    assert str(file) in said
    return said


def test_no_file_is_the_defaults(settings_file: Path) -> None:
    assert read_settings(settings_file) == Settings()
    assert not settings_file.exists(), "the file is the person's: it is never written"


def test_an_empty_file_is_the_defaults(settings_file: Path) -> None:
    settings_file.write_text("# nothing yet\n", encoding="utf-8")
    assert read_settings(settings_file) == Settings()


def test_every_setting_is_read(settings_file: Path) -> None:
    settings_file.write_text(
        'language = "zh"\ntheme = "light"\nsidebar = false\nbell = false\ndatabase = "展厅.db"\n'
        '[keys]\narrival = "ctrl+n"\n',
        encoding="utf-8",
    )
    assert read_settings(settings_file) == Settings("zh", "light", False, "展厅.db", {"arrival": "ctrl+n"}, False)


@pytest.mark.parametrize(
    ("key", "near"),
    [("langauge", "language"), ("them", "theme"), ("side_bar", "sidebar"), ("data_base", "database"), ("key", "keys")],
)
def test_an_unknown_key_names_the_nearest(settings_file: Path, key: str, near: str) -> None:
    said = refused(settings_file, f'{key} = "x"\n')
    assert f"unknown key “{key}”" in said
    assert f"Did you mean “{near}”?" in said


@pytest.mark.parametrize(
    ("text", "takes"),
    [
        ('language = "fr"', "“language” takes en, zh"),
        ("language = 1", "“language” takes en, zh"),
        ('theme = "blue"', "“theme” takes dark, light"),
        ('sidebar = "yes"', "“sidebar” takes true, false"),
        ("sidebar = 1", "“sidebar” takes true, false"),
        ("bell = 'loud'", "“bell” takes true, false"),
        ("database = true", "“database” takes a file name in quotes"),
        ('keys = "n"', "“keys” takes a table"),
        ("[keys]\narrival = 1", "“keys” takes a table"),
        ("[theme]\nname = 'dark'", "“theme” takes dark, light"),
    ],
)
def test_a_wrong_value_says_what_is_taken(settings_file: Path, text: str, takes: str) -> None:
    assert takes in refused(settings_file, text)


@pytest.mark.parametrize(
    "text", ["language = zh", "[keys\n", "= 1", 'theme = "dark"\ntheme = "light"', b"\xff\xfe\x00", b"\x00"]
)
def test_what_is_no_toml_is_one_sentence(settings_file: Path, text: str | bytes) -> None:
    assert "cannot be used" in refused(settings_file, text)


def test_a_folder_in_its_place_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        read_settings(tmp_path)
    assert "cannot be used" in say(caught.value)
