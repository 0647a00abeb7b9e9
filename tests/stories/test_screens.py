"""Around the work: languages, looks, help, the palette, and what a role may do."""

from __future__ import annotations

import re

import pytest

from floortui.settings import Settings
from tests.house import MANAGER, RECEPTION, Showroom
from tests.ui.seat import Seat, seated

ENGLISH = re.compile(r"[A-Za-z]{3,}")
NAMES = {"English", "PIN", "Enter", "Esc", "Tab", "Ctrl", "Space"}
"""English words that stay: a language's own name, and what is printed on keys."""


def english_on(seat: Seat) -> list[str]:
    """Give the lines in which English words are left."""
    return [line for line in seat.screen().splitlines() if set(ENGLISH.findall(line)) - NAMES]


async def test_f2_says_everything_on_the_floor_in_chinese(with_regular: Showroom) -> None:
    with_regular.do("arrival.log")
    with_regular.do("arrival.log", purpose="courier")
    with_regular.do("rotation.away", name="张伟", reason="meal")
    async with seated(with_regular.clock, who=RECEPTION) as seat:
        await seat.press("f2")
        await seat.sees("前台")
        await seat.until(lambda: english_on(seat) == [], "has no English left")
        await seat.at("#lineup")
        await seat.pilot.pause()
        assert english_on(seat) == []
        await seat.press("f2")
        await seat.sees("NEXT", "王敏 reception", "first contacts", "arrival")


async def test_f2_works_while_a_form_is_open_and_keeps_what_was_typed(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("enter")
        await seat.fill(name="孙先生")
        await seat.press("f2")
        await seat.until(lambda: "Who they are and what they want" not in seat.screen())
        await seat.sees("孙先生")
        assert english_on(seat) == []


async def test_f2_says_the_arrival_form_in_chinese(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("f2", "n")
        await seat.pilot.pause(0.2)
        assert english_on(seat) == []


@pytest.mark.parametrize("section", range(5))
async def test_f2_says_the_set_up_in_chinese(house: Showroom, section: int) -> None:
    async with seated(house.clock, who=MANAGER) as seat:
        await seat.press("6", "f2")
        await seat.at("#sections")
        await seat.press("home", *["down"] * section)
        left = [line for line in english_on(seat) if "Asia/Shanghai" not in line and "first" not in line]
        assert left == []


@pytest.mark.parametrize("keys", [["f1"], ["v"], ["e"], ["h"], ["r"], ["f8"], ["ctrl+p"]])
async def test_dialogs_speak_the_language(showroom: Showroom, keys: list[str]) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("f2", *keys)
        await seat.pilot.pause(0.2)
        assert english_on(seat) == []


@pytest.mark.parametrize("who", [None, RECEPTION])
async def test_f2_leaves_the_names_to_choose_from(showroom: Showroom, who: str | None) -> None:
    async with seated(showroom.clock, who=who) as seat:
        if who:
            await seat.press("f8")
        await seat.sees("Who sits here?")
        await seat.press("home", "down", "f2")
        await seat.sees_no("Who sits here?")
        await seat.sees_line("李娜", "销售顾问")
        await seat.press("enter")
        await seat.sees_line("刘洋", "09:00")


async def test_f2_leaves_the_options_of_a_question(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("a")
        await seat.sees("1 meal")
        await seat.press("f2")
        await seat.pilot.pause(0.2)
        await seat.sees("1 ")
        assert "meal" in seat.screen() or "用餐" in seat.screen()
        await seat.press("1")
        await seat.sees_line("– 李娜", "用餐")


async def test_the_settings_choose_language_theme_and_keys(showroom: Showroom) -> None:
    settings = Settings(theme="light", keys={"arrival": "ctrl+n"})
    async with seated(showroom.clock, who=RECEPTION, settings=settings) as seat:
        assert seat.app.theme == "light"
        await seat.sees("^N arrival")
        await seat.press("ctrl+n")
        await seat.sees("A party comes in")


async def test_keys_that_clash_are_named_and_the_usual_ones_stay(showroom: Showroom) -> None:
    settings = Settings(keys={"arrival": "u", "arival": "ctrl+n"})
    async with seated(showroom.clock, who=RECEPTION, settings=settings) as seat:
        await seat.sees("is taken by “undo”", "There is no command “arival”")
        await seat.press("n")
        await seat.sees("A party comes in")


async def test_f3_changes_between_dark_and_light_at_once(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        dark = seat.app.export_screenshot()
        await seat.press("f3")
        await seat.pilot.pause()
        light = seat.app.export_screenshot()
        assert "#12161c" in dark
        assert "#12161c" not in light, "nothing is left in the dark background"
        assert "#f7f8fa" in light
        await seat.press("f3")
        await seat.pilot.pause()
        assert "#f7f8fa" not in seat.app.export_screenshot()


async def test_f4_hides_the_figures_and_shows_them_again(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.sees("first contacts")
        await seat.press("f4")
        await seat.sees_no("first contacts")
        await seat.press("f4")
        await seat.sees("first contacts")


async def test_figures_stay_hidden_where_the_settings_say_so(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION, settings=Settings(sidebar=False)) as seat:
        assert "first contacts" not in seat.screen()


@pytest.mark.parametrize(
    ("keys", "about"),
    [
        ([], "The parties of today"),
        (["tab"], "The line-up: who waits"),
        (["n"], "The arrival form."),
        (["6"], "The lists of the house."),
    ],
)
async def test_f1_explains_what_has_the_focus(showroom: Showroom, keys: list[str], about: str) -> None:
    async with seated(showroom.clock, who=MANAGER) as seat:
        if keys == ["tab"]:
            await seat.at("#lineup")
        else:
            await seat.press(*keys)
        await seat.pilot.pause()
        await seat.press("f1")
        await seat.sees("Help", about)
        await seat.press("f1")
        await seat.sees_no(about)


async def test_help_names_every_key_of_the_screen(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION, size=(120, 70)) as seat:
        await seat.sees("zero days")
        await seat.press("f1")
        await seat.sees("n       Log a party", "e       Close the day", "^P      Find any command")


async def test_help_explains_every_figure_that_is_seen(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION, size=(120, 70)) as seat:
        await seat.sees("zero days")
        await seat.press("f1", "end")
        await seat.sees(
            "first contacts (contacts): Customers", "return visits: Sales visits", "K (card rate): Cards per"
        )
        await seat.sees("zero days (days without an entry): ", "overdue (overdue follow-ups): ", "unassigned: ")


async def test_help_explains_no_figure_that_is_not_seen(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION, size=(120, 70)) as seat:
        await seat.press("f4", "f1", "end")
        await seat.sees("Help", "Find any command")
        assert "first contacts" not in seat.screen()


async def test_the_palette_finds_and_runs_a_command(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("ctrl+p")
        await seat.sees("Log a party that comes in", "Find a command")
        await seat.type("end day")
        await seat.sees("Close the day")
        await seat.press("enter")
        await seat.sees("End the day?")


async def test_the_palette_offers_no_command_that_the_role_may_not(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="李娜") as seat:
        await seat.press("ctrl+p")
        await seat.sees("Log a party that comes in")
        await seat.type("line-up")
        await seat.pilot.pause(0.3)
        assert "Move the highlighted colleague" not in seat.screen()


async def test_a_consultant_cannot_open_the_day_and_is_told_why(house: Showroom) -> None:
    async with seated(house.clock, who="李娜") as seat:
        await seat.press("o")
        await seat.sees("Only reception or a manager can do that")
        await seat.sees("the line-up is not open")


def colours_of(seat: Seat, text: str) -> set[str]:
    """Give the colours in which a text is painted."""
    picture = seat.app.export_screenshot()
    classes = re.findall(rf'<text class="([^"]+)"[^>]*>[^<]*{re.escape(text)}', picture)
    return {colour for name in classes for colour in re.findall(rf"\.{re.escape(name)} {{ fill: (#\w+)", picture)}


async def test_keys_that_are_not_a_consultants_are_grey(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.sees("g to next")
        usual = colours_of(seat, "to&#160;next")
    async with seated(showroom.clock, who="李娜") as seat:
        await seat.sees("g to next")
        grey = colours_of(seat, "to&#160;next")
        assert colours_of(seat, "hand&#160;over") == grey
        assert colours_of(seat, "is&#160;really") == usual
    assert grey
    assert grey != usual


async def test_keys_turn_grey_when_a_consultant_sits_down(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        usual = colours_of(seat, "to&#160;next")
        await seat.press("f8")
        await seat.sees("Who sits here?")
        await seat.press("home", "enter")
        await seat.sees("李娜 consultant")
        await seat.until(lambda: colours_of(seat, "to&#160;next") != usual, "is grey")


async def test_a_consultant_acts_for_themselves_only(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="刘洋") as seat:
        await seat.press("n", "enter")
        await seat.sees("A consultant can do this for themselves only.")
        await seat.press("escape")
        await seat.at("#lineup")
        await seat.press("home", "a", "1")
        await seat.sees("A consultant can do this for themselves only.")
        await seat.press("down", "a", "1")
        await seat.sees_line("– 刘洋", "meal")


async def test_a_consultant_changes_nothing_in_the_set_up(house: Showroom) -> None:
    async with seated(house.clock, who="李娜") as seat:
        for key in ("x", "a", "enter"):
            await seat.press("6", key)
            await seat.sees("Only a manager can do that")


async def test_ctrl_q_leaves(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("ctrl+q")
        await seat.until(lambda: not seat.app.is_running)
        assert seat.app.return_code == 0


async def test_a_click_on_the_key_bar_and_on_a_screens_name_does_what_the_key_does(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.pilot.click("KeyBar", offset=(3, 0))
        await seat.sees("A party comes in")
        await seat.press("escape")
        await seat.pilot.click("Header", offset=(42, 0))
        await seat.sees("Staff", "Roster")


async def test_a_click_and_a_second_one_open_the_details(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    showroom.do("arrival.log", name="钱先生")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.pilot.click("#visits", offset=(10, 2), times=2)
        await seat.sees("Who they are and what they want")
        await seat.sees_line("Name ", "钱先生")


async def test_a_header_without_room_leaves_the_day_out(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION, size=(80, 24)) as seat:
        header = seat.screen().splitlines()[0]
        assert header.rstrip().endswith("   09:00   王敏 reception")
        assert "6 Set-up" in header
        assert "Thu" not in header


async def test_a_screen_seen_before_speaks_the_language_that_was_chosen_on_another(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="赵敏") as seat:
        await seat.press("4")
        await seat.sees("opened")
        await seat.press("1", "f2", "4")
        await seat.sees("建卡时级别")
        await seat.press("1")
        await seat.sees("下一位")


async def test_the_month_is_right_when_the_figures_are_shown_again(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="赵敏") as seat:
        await seat.sees_line("contacts", "0     0")
        await seat.press("f4")
        showroom.do("arrival.log")
        await seat.press("f4")
        await seat.sees("contacts     1     1")
