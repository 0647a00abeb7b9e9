"""What is typed is never lost: drafts, errors beside their field, Enter pressed twice."""

from __future__ import annotations

import pytest
from textual import events

from floortui import language
from floortui.storage import drafts
from floortui.storage.queries import floor, house, people
from floortui.ui.keyed_app import COMMAND
from tests.house import MANAGER, RECEPTION, Showroom, lines, visit
from tests.ui.seat import seated


async def test_escape_puts_the_arrival_aside_and_n_brings_it_back(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.type("1380013")
        await seat.press("escape")
        await seat.sees_no("A party comes in")
        await seat.press("n")
        await seat.sees_line("Name or phone", "1380013")


async def test_what_was_typed_is_there_again_after_the_program_ended(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.type("1380013")
        await seat.fill(note="[/x] 两位")
        await seat.press("ctrl+q")
        await seat.until(lambda: not seat.app.is_running)
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.sees_line("Name or phone", "1380013")
        await seat.sees_line("Note", "[/x] 两位")


async def test_what_was_typed_is_kept_a_moment_later_without_a_key(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.type("李先生")
        await seat.until(lambda: drafts.load(seat.app.owner, "arrival") is not None, "keeps a draft")


async def test_a_draft_is_its_writers_and_nobody_elses(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.type("李先生")
        await seat.press("escape")
        await seat.sees_no("A party comes in")
    async with seated(showroom.clock, who=MANAGER) as seat:
        await seat.press("n")
        await seat.sees("A party comes in")
        assert "李先生" not in seat.screen()


async def test_who_signs_in_next_does_not_find_the_others_draft_in_the_form(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.type("李先生")
        await seat.press("escape", "f8")
        await seat.sees("Who sits here?")
        await seat.press("end", "up", "enter")
        await seat.sees("赵敏 manager")
        await seat.press("n")
        await seat.sees("A party comes in")
        assert "李先生" not in seat.screen()


async def test_saving_forgets_the_draft(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.type("1380013")
        await seat.press("escape", "n")
        await seat.sees_line("Name or phone", "1380013")
        await seat.type("8000")
        await seat.press("enter")
        await seat.sees_line("first", "李娜")
        await seat.until(lambda: drafts.load(seat.app.owner, "arrival") is None, "forgets the draft")


async def test_the_details_of_each_visit_have_a_draft_of_their_own(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("enter")
        await seat.fill(name="孙先生")
        await seat.press("escape")
        await seat.sees_no("Who they are and what they want")
        await seat.press("down", "enter")
        await seat.sees("Who they are and what they want")
        assert "孙先生" not in seat.screen()
        await seat.press("escape")
        await seat.sees_no("Who they are and what they want")
        await seat.press("up", "enter")
        await seat.sees_line("Name", "孙先生")


async def test_enter_twice_quickly_is_one_visit(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n", "enter", "enter")
        await seat.sees_line("first", "李娜")
        await seat.pilot.pause(0.3)
        assert [found.id for found in floor.open_visits()] == [1]


async def test_enter_twice_quickly_in_a_form_is_one_line(showroom: Showroom) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("enter")
        await seat.fill(name="孙先生")
        before = lines()
        await seat.press("enter", "enter")
        await seat.sees_line("孙先生", "李娜")
        await seat.pilot.pause(0.3)
        assert lines() == before + 1


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("party", "many", "People takes a whole number from 1 to 99, not “many”."),
        ("arrived", "25:61", "“25:61” is not a time."),
        ("asked_for", "[red]", "Nobody called “[red]” works here."),
        ("source", "[/x]", "Source: “[/x]” is none of those offered"),
        ("purpose", "picnic", "Purpose: “picnic” is none of those offered"),
    ],
)
async def test_a_field_that_is_wrong_says_so_and_has_the_focus(
    showroom: Showroom, field: str, typed: str, sentence: str
) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(note="留着")
        await seat.fill(**{field: typed})
        await seat.at("#field-note")
        await seat.press("enter")
        await seat.sees(sentence)
        assert seat.app.focused is seat.app.screen.query_one(f"#field-{field}")
        await seat.sees_line("Note", "留着")
        assert floor.open_visits() == []


async def test_all_wrong_fields_are_named_and_the_first_has_the_focus(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(party="0", arrived="soon")
        await seat.press("enter")
        await seat.sees("People takes a whole number", "Arrived: “soon” is not a time.")
        assert seat.app.focused is seat.app.screen.query_one("#field-party")
        await seat.fill(party="2")
        await seat.sees_no("People takes a whole number")


async def test_what_is_wrong_is_said_once_with_the_forms_own_words_and_in_the_language_of_now(
    showroom: Showroom,
) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(purpose="zz", party="0")
        await seat.press("enter")
        await seat.sees("People takes a whole number")
        assert "People: People" not in seat.screen()
        await seat.press("f2")
        await seat.sees("“人数”须为 1 至 99 的整数")
        await seat.sees_no("whole number")


async def test_a_purpose_that_is_none_points_to_the_numbers_which_stay_in_sight(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(purpose="zz")
        await seat.press("enter")
        await seat.sees("Purpose: “zz” is none of those offered.", "3 collects a car")
        assert "delivery" not in seat.screen()
        await seat.press("f2")
        await seat.sees("所列选项中没有“zz”", "3 提车")


@pytest.mark.parametrize("code", ["en", "zh"])
async def test_an_offer_stands_on_one_line_with_its_number(showroom: Showroom, code: str) -> None:
    language.use(code)
    async with seated(showroom.clock, who=RECEPTION, size=(80, 24)) as seat:
        await seat.press("n", "down")
        for number, choice in enumerate(house.choices("purpose"), start=1):
            await seat.sees(f"{number} {choice.named(code)}")


async def test_a_paste_of_lines_and_control_characters_is_one_clean_line(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(note="2人\n\x1b[31m试驾\r\nCR-V\u202e")
        await seat.sees_line("Note", "2人 [31m试驾 CR-V")
        assert floor.open_visits() == [], "a line end in a paste presses no key"


async def test_ctrl_s_saves_from_any_field(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n", "down", "down", "3", "ctrl+s")
        await seat.sees_line(" 3 first", "李娜")


async def test_markup_in_a_name_is_shown_as_typed(showroom: Showroom) -> None:
    showroom.do("staff.edit", name="李娜", new_name="[red]")
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.until(lambda: seat.next_up() == "[red]")
        await seat.press("n")
        await seat.fill(who="[/x]", note="[bold]")
        await seat.press("enter")
        await seat.sees_line("first", "[/x]", "[red]")
        await seat.sees("[red] · next in the line-up")
        await seat.press("enter")
        await seat.sees_line("Name", "[/x]")
        await seat.sees_line("Note", "[bold]")
        await seat.press("escape")
        await seat.sees_no("Who they are")
        await seat.press("n")
        await seat.type("[/x")
        await seat.sees_line("[/x]", "customer of [red]")
    assert visit(1).note == "[bold]"


async def test_a_pin_is_never_shown_nor_kept(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=MANAGER) as seat:
        await seat.press("6", "a")
        await seat.sees("Somebody new")
        await seat.fill(name="孙丽", role="manager", pin="2580")
        await seat.sees_line("PIN", "••••")
        await seat.press("escape")
        await seat.sees_no("Somebody new")
        draft = drafts.load(seat.app.owner, "staff_add")
        assert draft is not None
        assert "2580" not in str(draft.fields)
        assert not people.named("孙丽")


async def test_letters_that_waited_stand_before_those_that_came_later(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        seat.app.hold_keys(COMMAND)
        await seat.type("李先")
        seat.app.post_message(events.Key("生", "生"))  # in the queue when what held the others back is over
        seat.app.keys_settled(COMMAND)
        await seat.sees_line("Name or phone", "李先生")


async def test_what_is_thrown_away_takes_what_was_wrong_with_it_along(showroom: Showroom) -> None:
    async with seated(showroom.clock, who=MANAGER) as seat:
        await seat.press("2", "enter", "a", "enter")
        await seat.sees("Name: this has to be filled in.")
        await seat.press("ctrl+z")
        await seat.sees_no("has to be filled in")
