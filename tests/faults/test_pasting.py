"""What is pasted and what is typed is text: cleaned or refused, never keys, never markup, and the columns stay."""

from __future__ import annotations

import unicodedata

import pytest
from wcwidth import wcwidth

from tests.faults.real import Real, command
from tests.faults.seat import DOWN, ENTER
from tests.house import RECEPTION

STEERING = "李先\u202e生\u200b\x9b2J\x00\x07"
"""A name with a control sequence introducer, a change of direction, a space without width, a nought and a bell."""

ODD = ("[red]李[/red]", "[/]", "[/nobody]", "{0} {name}", "%s%n", "😀笑先生", "ＡＢＣ李", "=1+1", "李\u0301\u0301先生",
       "<script>", "$(reboot)", "\\x1b[31m", "'; DROP TABLE visit; --")  # fmt: skip
"""Names that are something else to a program that does not look after them."""


def hidden(text: str) -> list[str]:
    """Give the characters of a text that a terminal would obey or nobody would see."""
    return [character for character in text if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn")]


def test_a_paste_onto_the_floor_presses_no_key(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        before = len(real.lines())
        for text in ("n\r\r", "n\n\n", "o\re\ry", "u", "d" * 50, "n" * 100_000):
            seat.paste(text)
        seat.settle(0.5)
        assert seat.alive
        assert "A party comes in" not in seat.picture()
        assert len(real.lines()) == before
        seat.press("n", ENTER)
        seat.see("serving")


@pytest.mark.parametrize("pasted", ["\x1b[27un\r", "\x1b[110u\x1b[13u", "\x1b[13;1:1u", "\x1bn\x1b\r", "\x1b[A\x1bOM"])
def test_an_escape_inside_a_paste_presses_no_key_either(real: Real, pasted: str) -> None:
    """Most terminals take escapes out of what they paste; tmux and some others do not."""
    with real.seat("--as", RECEPTION) as seat:
        before = len(real.lines())
        seat.paste(pasted)
        seat.press("n")
        seat.paste(f"李{pasted}先生")
        seat.settle(0.5)
        assert seat.alive
        assert len(real.lines()) == before
        assert "A party comes in" in seat.picture()
        seat.send("\x15")
        seat.press(ENTER)
        seat.see("serving")


def test_bytes_that_are_no_text_do_not_end_the_keyboard(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        seat.send_bytes(b"\xc0\xee\xcf\xc8\xff\xfe")  # as a terminal that speaks GBK sends them
        seat.settle(0.3)
        seat.press("n", ENTER)
        seat.see("serving")


def test_a_paste_of_several_lines_stays_one_and_saves_nothing(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        seat.press("n")
        seat.paste("李先生\r\n13800138000\r\r\n\t备注")
        seat.see("李先生 13800138000 备注")
        seat.settle()
        assert real.lines("arrival.log") == []


def test_a_paste_that_would_steer_the_terminal_is_cleaned(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        seat.press("n")
        seat.paste(STEERING)
        seat.see("李先生")
        seat.send(ENTER)
        seat.see("serving")
        for raw in ("\u202e", "\u200b", "\x9b"):
            assert raw.encode() not in seat.written, "it reached the terminal raw"
    (line,) = real.lines("arrival.log")
    assert line.asked["name"].startswith("李")
    assert hidden(line.asked["name"]) == []
    assert hidden(real.query("SELECT name FROM customer")[0][0]) == []


def test_a_hundred_thousand_characters_are_refused_with_a_sentence(real: Real) -> None:
    with real.seat("--as", RECEPTION) as seat:
        seat.press("n")
        seat.paste("长" * 100_000)
        seat.settle(0.5)
        seat.send(ENTER)
        seat.see("too long")
        assert seat.alive
        assert real.lines("arrival.log") == []
        seat.send("\x15")  # Ctrl+U empties the field
        seat.press(ENTER)
        seat.see("serving")


def test_the_command_line_cleans_and_refuses_the_same(real: Real) -> None:
    assert "too long" in real.refusal("arrival.log", name="长" * 30_000)
    assert "nothing in it" in real.refusal("arrival.log", name="\u200b\u202e")
    real.do("arrival.log", name=STEERING.replace("\x00", ""))
    assert hidden(real.query("SELECT name FROM customer")[0][0]) == []


def test_odd_names_show_as_typed_and_the_columns_stay(real: Real) -> None:
    for name in ODD:
        real.do("arrival.log", name=name)
    with real.seat("--as", RECEPTION, cols=200) as seat:
        picture = seat.see(r"DROP TABLE")
        for name in ODD:
            shown = unicodedata.normalize("NFC", name)
            assert shown in picture, name
        lines = [line for line in picture.split("\n") if "▏" in line]
        edges = {sum(map(wcwidth, line[: line.index("▏")])) for line in lines}
        assert len(edges) == 1, "the right edge of the list is one line"
        assert seat.alive


def test_cards_of_odd_texts_leave_the_columns_of_the_drawer_where_they_are(real: Real) -> None:
    """The terminal of this test joins no emoji: what is written for one that does would stand elsewhere here."""
    for number, text in enumerate(("张👨\u200d👩\u200d👧", "张👍🏽🇨🇳", "张❤\ufe0f①", "张é\u0301\u0301[/]", "张ＡＢ한")):
        texts = dict.fromkeys(
            ("district", "colour", "competitor", "budget", "payment", "decider", "plan", "note"), text
        )
        real.do("card.open", name=text, phone=f"1380013800{number}", model=text, owner="李娜", **texts)
    with real.seat("--as", RECEPTION, cols=120) as seat:
        seat.press("2", ENTER)
        picture = seat.see("1380013800")
        for _ in range(4):
            seat.press(DOWN)
            assert len(edges(seat.picture())) == 1, picture
        assert seat.alive


def edges(picture: str) -> set[tuple[int, ...]]:
    """Give in which cells of a terminal that joins nothing the edges of the parts stand, line by line."""
    lines = [line for line in picture.split("\n") if "▕" in line]
    return {tuple(sum(map(wcwidth, line[:at])) for at, sign in enumerate(line) if sign in "▕▏") for line in lines}


@pytest.mark.parametrize("name", ["[red]李[/red]", "[/]", "{0}", "😀笑先生"])
def test_odd_names_are_offered_as_typed(real: Real, name: str) -> None:
    real.do("arrival.log", name=name, phone="13800138000")
    with real.seat("--as", RECEPTION) as seat:
        seat.press("n")
        seat.send("13800138000")
        seat.watch(lambda lines: any(name in line and "138001" in line for line in lines))


def test_a_colleague_with_an_odd_name_sits_and_stands_in_line_as_typed(real: Real) -> None:
    for name, role in (("[b]前台[/b]", "reception"), ("[/red]", "consultant"), ("{x}", "consultant")):
        real.do("staff.add", name=name, role=role)
    real.do("rotation.check_in", name="[/red]")
    real.do("rotation.check_in", name="{x}")
    with real.seat("--as", "[b]前台[/b]") as seat:
        picture = seat.see(r"\[b\]前台\[/b\]")
        assert "[/red]" in picture
        assert "{x}" in picture
        for _ in range(6):
            seat.press("n", ENTER)
        seat.see(r"\[/red\] *serving")
        assert seat.alive


def test_odd_names_are_printed_as_typed_by_the_command_line(real: Real) -> None:
    for name in ODD:
        # a semicolon would stand between two names of a list
        real.do("staff.add", name=name) if ";" not in name else real.do("arrival.log", name=name)
    said = real.run("journal", "--last", "50").out
    for name in ODD:
        assert unicodedata.normalize("NFC", name) in said or repr(name)[1:-1] in said, name
    assert real.run(*command("staff.leave", name="{0} {name}")).code == 0
    assert "“%s %s”" in real.refusal("staff.leave", name="%s %s")
