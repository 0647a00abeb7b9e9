"""The command line is a contract: one document on stdout, sentences on stderr, exit codes 0, 1 and 2."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from floortui import __version__
from tests import shell
from tests.shell import Answer, Run


def test_do_prints_what_was_told_as_one_document(house: Run) -> None:
    told = house("do", "arrival.log", "name=陈先生", "phone=13800138000", "--json")
    assert told.code == 0
    assert told.err == ""
    assert {"visit", "assigned", "how", "why"} <= told.document.keys()
    assert told.document["assigned"] == "李娜"
    assert "1st of 3" in told.document["why"]


def test_do_without_json_is_for_people(house: Run) -> None:
    told = house("do", "arrival.log")
    assert "assigned: 李娜" in told.out.splitlines()
    assert "moves" not in told.out


def test_do_creates_a_database_that_is_missing(run: Run, tmp_path: Path) -> None:
    assert not (tmp_path / "showroom.db").exists()
    assert run("do", "staff.add", "name=李娜").code == 0
    assert (tmp_path / "showroom.db").exists()


def test_a_repeated_key_tells_the_same_and_does_nothing(house: Run) -> None:
    first = house("do", "arrival.log", "--key", "k1", "--json").document
    assert house("do", "arrival.log", "--key", "k1", "--json").document == first
    assert "already used" in house("do", "staff.add", "name=孙丽", "--key", "k1").sentence


def test_seen_refuses_what_somebody_changed_since(house: Run) -> None:
    house("do", "arrival.log")
    house("do", "visit.complete", "visit=1", "note=两位")
    assert "changed this at" in house("do", "visit.close", "visit=1", "--seen", "2").sentence


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["arrival.lug"], "Did you mean “arrival.log”?"),
        (["picnic"], "There is no action “picnic”."),
        (["arrival.log", "phoen=1"], "Did you mean “phone”?"),
        (["arrival.log", "picnic=1"], "has no field “picnic”"),
        (["arrival.log", "phone=12"], "is not a phone number"),
        (["arrival.log", "party=0"], "whole number from 1 to 99"),
        (["arrival.log", "asked_for=[/x"], "Did you mean [/x]?"),
        (["arrival.log", "arrived=2999-01-01T10:00"], "lies in the future"),
        (["staff.add"], "Name is needed."),
        (["visit.close", "visit=99"], "There is no visit 99."),
        (["house.found"], "set up already"),
        (["staff.add", "name=" + "长" * 5000], "too long"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(house: Run, arguments: list[str], says: str) -> None:
    before = house("journal", "--json").document
    answer = house("do", *arguments)
    assert says in answer.sentence
    assert house("journal", "--json").document == before


def test_what_steers_a_terminal_never_comes_out_again(house: Run) -> None:
    told = house("do", "staff.add", "name=\x1b[31m孙丽\u202e")
    assert told.code == 0
    refused = house("do", "arrival.log", "asked_for=\x1b[31mnobody")
    for answer in (told, refused, house("journal"), house("do", "\x1b[31m", "x=1")):
        assert "\x1b" not in answer.out + answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["do"],
        ["do", "arrival.log", "no-equals-sign"],
        ["do", "arrival.log", "name=a", "name=b"],
        ["do", "arrival.log", "--seen", "soon"],
        ["picnic"],
        ["--picnic"],
        ["--lang", "fr", "rotation"],
        ["journal", "--last", "0"],
        ["journal", "--last", "many"],
        ["undo", "many"],
        ["restore"],
        ["rotation", "more"],
        ["--db"],
    ],
)
def test_wrong_usage_is_exit_code_two(house: Run, arguments: list[str]) -> None:
    answer = house(*arguments)
    assert answer.code == 2
    assert answer.out == ""
    assert "Error: " in answer.err


def test_do_list_needs_no_database_and_names_every_field(run: Run, tmp_path: Path) -> None:
    listed = run("do", "--list", "--json")
    rows = {row["name"]: row for row in listed.document}
    assert {"arrival.log", "visit.close", "rotation.away", "roster.set", "undo"} <= rows.keys()
    assert rows["visit.void"]["fields"]["reason"]["required"] is True
    text = run("do", "--list").out
    assert "arrival.log [purpose] [party] [name] [phone]" in text
    assert "visit.void visit reason" in text
    assert not (tmp_path / "showroom.db").exists()


def test_do_list_speaks_chinese(run: Run) -> None:
    helps = [row["help"] for row in run("do", "--list", "--json", "--lang", "zh").document]
    assert all(any("\u4e00" <= c <= "\u9fff" for c in text) for text in helps)


def test_undo_takes_the_newest_line_back(house: Run) -> None:
    house("do", "arrival.log")
    told = house("undo", "--json").document
    assert told["action"] == "arrival.log"
    assert [row["state"] for row in house("rotation", "--json").document] == ["off", "off", "off"]


def test_undo_of_a_line_that_is_not_there(house: Run) -> None:
    assert house("undo", "999").sentence == "There is no line 999 in the journal."


def test_undo_needs_a_database(run: Run) -> None:
    assert "There is no database at" in run("undo").sentence


def test_the_journal_is_readable_and_its_newest_line_is_last(house: Run) -> None:
    house("do", "arrival.log", "note=[red]")
    lines = house("journal", "--last", "2", "--json").document
    assert [line["action"] for line in lines] == ["showroom.set_up", "arrival.log"]
    assert lines[1]["asked"]["note"] == "[red]"
    assert {"seq", "at", "day", "actor", "terminal", "key", "undoes", "told", "changes"} <= lines[1].keys()
    text = house("journal", "--last", "1").out
    assert len(text.splitlines()) == 1
    assert "arrival.log" in text


def test_money_is_money_in_a_line_for_people_and_cents_as_a_document(house: Run) -> None:
    house("do", "card.open", "name=李先生", "phone=13800138000", "model=CR-V")
    car = ("card=13800138000", "model=CR-V", "colour=白", "quantity=2")
    house("do", "order.sign", *car, "price=23.8万", "deposit=5000.50")
    line = house("journal", "--last", "1").out
    assert {"price=238,000", "deposit=5,000.50", "quantity=2"} <= {*line.split()}
    asked = house("journal", "--last", "1", "--json").document[0]["asked"]
    assert (asked["price"], asked["deposit"], asked["quantity"]) == (23_800_000, 500_050, 2)


def test_a_pin_is_in_no_line_of_the_journal(locked: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOORTUI_PIN", "2580")
    answer = locked("journal", "--last", "100", "--json", "--as", "赵敏")
    assert answer.code == 0
    asked = [line["asked"] for line in answer.document]
    assert not any("pin" in fields for fields in asked)
    staff = [after for line in answer.document for table, _id, _before, after in line["changes"] if table == "staff"]
    assert {row["pin"] for row in staff} <= {"", "•••"}


def test_rotation_is_everybody_of_today_the_line_up_first(house: Run) -> None:
    house("do", "day.open")
    house("do", "arrival.log")
    house("do", "rotation.away", "name=刘洋", "reason=meal")
    rows = house("rotation", "--json").document
    assert [list(row) for row in rows] == [["name", "state", "position", "turns", "why"]] * 3
    assert [(row["name"], row["state"], row["position"], row["turns"]) for row in rows] == [
        ("[/x]", "greeting", 1, 0),
        ("李娜", "serving", None, 1),
        ("刘洋", "away", None, 0),
    ]
    assert rows[0]["why"].startswith("3rd of 3")


def test_rotation_for_people_has_a_line_each(house: Run) -> None:
    house("do", "day.open")
    lines = house("rotation").out.splitlines()
    assert len(lines) == 3
    assert "李娜" in lines[0]
    assert "greeting" in lines[0]


def test_states_are_the_same_in_every_language_in_json(house: Run) -> None:
    house("do", "day.open")
    rows = house("--lang", "zh", "rotation", "--json").document
    assert [row["state"] for row in rows] == ["greeting", "waiting", "waiting"]
    assert "第1" in rows[0]["why"]


def test_a_backup_is_proved_and_restored_over_the_file_which_is_kept(house: Run, tmp_path: Path) -> None:
    made = Path(house("backup", tmp_path / "copy.db", "--json").document["backup"])
    assert made.exists()
    house("do", "arrival.log")
    put_back = house("restore", made, "--json").document
    assert Path(put_back["restored"]) == tmp_path / "showroom.db"
    assert Path(put_back["kept"]).exists()
    assert house("journal", "--json").document[-1]["action"] == "showroom.set_up"
    assert house("verify", "--json").document["clean"] is True


def test_a_backup_without_a_name_lies_in_a_folder_of_its_own(house: Run, tmp_path: Path) -> None:
    made = Path(house("backup").out.strip())
    assert made.parent == tmp_path / "showroom-backups"


def test_a_backup_overwrites_nothing(house: Run, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine", encoding="utf-8")
    assert "exists already" in house("backup", tmp_path / "copy.db").sentence


def test_restore_needs_no_database(house: Run, tmp_path: Path) -> None:
    house("backup", tmp_path / "copy.db")
    answer = house("--db", tmp_path / "other.db", "restore", tmp_path / "copy.db", "--json")
    assert answer.document == {"restored": str(tmp_path / "other.db"), "kept": None}


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\x00" + b"x" * 4000])
def test_what_is_no_backup_is_not_restored(house: Run, tmp_path: Path, content: bytes) -> None:
    bad = tmp_path / "bad.db"
    bad.write_bytes(content)
    before = (tmp_path / "showroom.db").read_bytes()
    assert "is no good backup" in house("restore", bad).sentence
    assert (tmp_path / "showroom.db").read_bytes() == before


def test_verify_proves_a_house_and_finds_what_was_altered(house: Run, tmp_path: Path) -> None:
    found = house("verify", "--json").document
    assert found["clean"] is True
    assert found["problems"] == []
    assert len(found["head"]) == 64
    import apsw

    connection = apsw.Connection(str(tmp_path / "showroom.db"))
    connection.execute("UPDATE staff SET name = '某人' WHERE name = '李娜'")
    connection.close()
    altered = house("verify", "--json")
    assert altered.code == 1
    assert altered.document["clean"] is False
    text = house("verify")
    assert text.code == 1
    assert "does not equal what line" in text.err


def test_doctor_needs_no_database_and_makes_none(run: Run, tmp_path: Path) -> None:
    findings = run("doctor", "--json")
    assert findings.code == 0
    assert {tuple(finding) for finding in findings.document} == {("topic", "state", "says")}
    assert any("none yet at" in finding["says"] for finding in findings.document)
    assert not (tmp_path / "showroom.db").exists()


def test_doctor_says_how_safe_a_house_is(house: Run) -> None:
    text = house("doctor").out
    assert "nobody has a PIN yet" in text
    assert __version__ in text


@pytest.mark.parametrize("command", ["rotation", "journal", "verify", "backup", "undo"])
def test_what_reads_refuses_where_there_is_no_database(run: Run, tmp_path: Path, command: str) -> None:
    assert run(command).sentence == f"There is no database at {tmp_path / 'showroom.db'}. `floortui` creates one."
    assert not (tmp_path / "showroom.db").exists()


@pytest.mark.parametrize("command", [["rotation"], ["do", "arrival.log"], ["doctor"], ["verify"]])
def test_a_server_is_refused_with_a_sentence(run: Run, command: list[str]) -> None:
    answer = run("--db", "postgresql://somewhere/showroom", *command)
    assert answer.sentence == "Servers are not supported yet: give a file, not a URL."


@pytest.mark.parametrize("command", ["rotation", "verify", "journal", "backup", "undo"])
@pytest.mark.parametrize("content", [b"", b"nothing of ours" * 100, b"SQLite format 3\x00" + b"\x00" * 5000])
def test_a_file_that_is_no_database_is_left_as_it_is(run: Run, tmp_path: Path, command: str, content: bytes) -> None:
    file = tmp_path / "showroom.db"
    file.write_bytes(content)
    if content:
        assert run(command).sentence
    else:
        assert run(command).code in (0, 1)
    if content:
        assert file.read_bytes() == content


def test_options_stand_before_or_after_the_command_and_after_wins(house: Run, tmp_path: Path) -> None:
    assert house("--lang", "zh", "undo", "999").sentence == house("undo", "999", "--lang", "zh").sentence
    assert house("undo", "999", "--lang", "zh").sentence != house("undo", "999").sentence
    assert house("--lang", "zh", "undo", "999", "--lang", "en").sentence == "There is no line 999 in the journal."
    other = tmp_path / "other.db"
    assert str(other) in house("rotation", "--db", other).sentence
    assert str(other) in house("--db", tmp_path / "third.db", "rotation", "--db", other).sentence


def test_the_option_wins_over_the_variable(house: Run, tmp_path: Path) -> None:
    assert str(tmp_path / "else.db") in house("--db", tmp_path / "else.db", "rotation").sentence


def test_the_settings_file_names_a_database_and_a_language(
    house: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from floortui import paths

    file = paths.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text(f'language = "zh"\ndatabase = "{tmp_path / "named.db"}"\n', encoding="utf-8")
    monkeypatch.delenv("FLOORTUI_DB")
    said = house("rotation").sentence
    assert str(tmp_path / "named.db") in said
    assert "There is no" not in said
    assert "There is no database" in house("rotation", "--lang", "en").sentence


def test_a_broken_settings_file_is_one_sentence(house: Run) -> None:
    from floortui import paths

    file = paths.settings_file()
    file.parent.mkdir(parents=True)
    file.write_text('colour = "blue"\n', encoding="utf-8")
    assert "unknown key “colour”" in house("rotation").sentence


@pytest.mark.parametrize("language", ["zh", "en"])
def test_refusals_are_said_in_the_language(house: Run, language: str) -> None:
    said = house("--lang", language, "do", "visit.close", "visit=99").sentence
    assert ("There is no visit" in said) is (language == "en")


@pytest.mark.parametrize("variable", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_locale_chooses_the_language(house: Run, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "zh_CN.UTF-8")
    assert "There is no" not in house("do", "visit.close", "visit=99").sentence


def test_as_acts_in_that_role(house: Run) -> None:
    refused = house("--as", "李娜", "do", "day.open").sentence
    assert "李娜 is signed in as consultant" in refused
    assert house("--as", "王敏", "do", "day.open").code == 0
    assert house("journal", "--last", "1", "--json").document[0]["actor"] == "王敏"


def test_as_somebody_who_is_not_there(house: Run) -> None:
    assert house("--as", "某人", "do", "day.open").sentence == "Nobody called “某人” works here."


@pytest.mark.parametrize("command", [["do", "arrival.log"], ["undo"], ["journal"]])
def test_from_the_first_pin_on_somebody_must_be_named(locked: Run, command: list[str]) -> None:
    assert "A PIN is needed" in locked(*command).sentence


def test_a_pin_comes_from_the_variable_and_a_wrong_one_is_refused(locked: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOORTUI_PIN", "1379")
    assert locked("--as", "李娜", "do", "arrival.log", "--json").document["assigned"] == "李娜"
    monkeypatch.setenv("FLOORTUI_PIN", "0000")
    assert locked("--as", "李娜", "do", "arrival.log").sentence == "Name and PIN do not match."
    assert locked("--as", "某人", "do", "arrival.log").sentence == "Name and PIN do not match."
    monkeypatch.setenv("FLOORTUI_PIN", "1234")
    assert "has no PIN yet" in locked("--as", "刘洋", "do", "arrival.log").sentence


def test_without_a_terminal_nobody_is_asked_for_a_pin(locked: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with Path(os.devnull).open(encoding="utf-8") as nobody:
        monkeypatch.setattr("sys.stdin", nobody)
        assert "A PIN is needed" in locked("--as", "李娜", "do", "arrival.log").sentence


def test_wrong_pins_make_the_next_try_wait(locked: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLOORTUI_PIN", "0000")
    said = [locked("--as", "李娜", "journal").sentence for _ in range(4)]
    assert said[:3] == ["Name and PIN do not match."] * 3
    assert "Too many wrong PINs for 李娜" in said[3]


@pytest.mark.parametrize("option", ["--help", "-h", "--version"])
def test_help_and_version_need_nothing(run: Run, tmp_path: Path, option: str) -> None:
    answer = run(option)
    assert answer.code == 0
    assert answer.out
    assert not list(tmp_path.glob("*.db"))


@pytest.mark.parametrize("command", ["do", "undo", "journal", "rotation", "backup", "restore", "verify", "doctor"])
def test_every_command_has_help_and_the_shared_options(run: Run, command: str) -> None:
    text = run(command, "--help").out
    assert all(option in text for option in ("--db", "--lang", "--as", "--json"))


@pytest.mark.parametrize("command", [["rotation"], ["journal"], ["verify"], ["doctor"], ["backup"], ["do", "--list"]])
def test_json_is_one_document_and_nothing_else(house: Run, command: list[str]) -> None:
    answer = house(*command, "--json")
    assert answer.code == 0
    assert answer.err == ""
    assert answer.document
    assert answer.out.endswith(("}\n", "]\n"))


# -- as a program of its own


def program(*arguments: str, **environment: str) -> Answer:
    """Run the program without a terminal."""
    ran = subprocess.run(
        [sys.executable, "-m", "floortui", *arguments],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in ran.stdout + ran.stderr
    return Answer(ran.returncode, ran.stdout, ran.stderr)


def test_without_a_terminal_the_app_refuses_with_a_sentence(tmp_path: Path) -> None:
    answer = program(FLOORTUI_DB=str(tmp_path / "showroom.db"))
    assert answer.sentence == "floortui needs a terminal. For scripts there is `floortui do` and --json."
    assert not (tmp_path / "showroom.db").exists()


def test_without_a_terminal_it_refuses_in_chinese_too(tmp_path: Path) -> None:
    said = program("--lang", "zh", "--db", str(tmp_path / "showroom.db")).sentence
    assert "终端" in said


def test_the_program_does_and_shows(tmp_path: Path) -> None:
    file = str(tmp_path / "showroom.db")
    assert program("--db", file, "do", "showroom.set_up", "name=展厅", "staff=李娜", PYTHONUTF8="1").code == 0
    told = program("do", "arrival.log", "--json", "--db", file, PYTHONUTF8="1")
    assert told.document["assigned"] == "李娜"


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    ran = subprocess.run(
        f"{sys.executable} -m floortui do --list | head -1",
        shell=True,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in ran.stderr
    assert len(ran.stdout.splitlines()) == 1


def test_without_utf8_chinese_still_comes_out(tmp_path: Path) -> None:
    """In the C locale Python writes UTF-8 or escapes; it must not fail."""
    answer = program("--lang", "zh", "rotation", "--db", str(tmp_path / "no.db"), LC_ALL="C", PYTHONIOENCODING="ascii")
    assert answer.code == 1
    assert answer.err


LOOKS_BACK = [("rotation", "explain", "1"), ("rotation", "fairness")]


@pytest.mark.parametrize("command", LOOKS_BACK, ids=" ".join)
@pytest.mark.parametrize("as_document", [False, True])
def test_who_looks_back_signs_in_and_a_consultant_reads_no_words_that_somebody_typed(
    house: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], as_document: bool
) -> None:
    command = (*command, "--json") if as_document else command
    house("do", "arrival.log")
    house("do", "arrival.assign", "visit=1", "to=刘洋", "reason=郑某 13812345678 要找刘洋")
    house("do", "arrival.assign", "visit=1", "to=李娜", "reason=language")
    assert "13812345678" in house(*command).out, "while nobody has a PIN, everybody may do everything"
    assert "Nobody" in house(*command, "--as", "Nobody").sentence
    locked = shell.locked(house, monkeypatch)
    assert "sign in" in locked(*command).sentence
    assert "PIN" in locked(*command, "--as", "Nobody").sentence
    for name, pin in (("赵敏", "2580"), ("李娜", "1379")):
        monkeypatch.setenv("FLOORTUI_PIN", pin)
        answer = locked(*command, "--as", name)
        assert answer.code == 0
        assert ("13812345678" in answer.out, "another reason" in answer.out) == (name == "赵敏", name == "李娜")
        assert "speaks their language" in answer.out or as_document


def test_the_line_up_is_for_everybody_without_the_words_that_somebody_typed(
    house: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    house("do", "day.open")
    house("do", "rotation.move", "name=刘洋", "position=1", "reason=郑某 13812345678 要找刘洋")
    assert "13812345678" in house("rotation").out
    locked = shell.locked(house, monkeypatch)
    answer = locked("rotation")
    assert answer.code == 0
    assert ("13812345678" in answer.out, "another reason" in answer.out) == (False, True)
    assert "PIN" in locked("rotation", "--as", "Nobody").sentence
    monkeypatch.setenv("FLOORTUI_PIN", "2580")
    assert "13812345678" in locked("rotation", "--as", "赵敏", "--json").out
