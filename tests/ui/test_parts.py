"""The parts of a screen: key bar, header, next up, sidebar; in every size and language, whatever the names are."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from floortui import language
from tests.house import MANAGER, RECEPTION, Showroom
from tests.ui.seat import Seat, seated

EVERY_SIZE = [
    ((120, 36), "zh"),
    ((80, 24), "en"),
    ((80, 24), "zh"),
    ((40, 10), "en"),
    ((20, 5), "en"),
    ((200, 60), "en"),
]


def widths(seat: Seat) -> set[int]:
    return {cell_len(line) for line in seat.screen().splitlines()}


@pytest.mark.parametrize("code", ["en", "zh"])
@pytest.mark.parametrize("where", ["#visits", "#lineup"])
async def test_the_key_bar_fits_eighty_columns_and_keeps_help(busy: Showroom, code: str, where: str) -> None:
    language.use(code)
    async with seated(busy.clock, who=RECEPTION, size=(80, 24)) as seat:
        await seat.at(where)
        bar = await seat.sees_line("F1", "^P")
        assert cell_len(bar) <= 80
        assert bar.split()[0] == "n"


@pytest.mark.parametrize("code", ["en", "zh"])
async def test_the_header_says_where_when_and_who(busy: Showroom, code: str) -> None:
    language.use(code)
    async with seated(busy.clock, who=RECEPTION, size=(80, 24)) as seat:
        top = seat.screen().splitlines()[0]
        assert cell_len(top) <= 80
        assert "10:42" in top
        assert "王敏" in top
        assert (" 1 Floor  2 Drawer" in top) is (code == "en")


@pytest.mark.parametrize(("size", "code"), EVERY_SIZE, ids=str)
async def test_no_size_breaks_the_floor(busy: Showroom, size: tuple[int, int], code: str) -> None:
    language.use(code)
    async with seated(busy.clock, who=RECEPTION, size=size) as seat:
        for keys in (["n"], ["escape"], ["f1"], ["escape"], ["v"], ["escape"], ["e"], ["escape"], ["f4"], ["6"], ["1"]):
            await seat.press(*keys)
            assert len(seat.screen().splitlines()) <= size[1]
            assert max(widths(seat)) <= size[0]
        assert seat.app.is_running


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 10)], ids=str)
async def test_the_name_of_who_greets_is_seen(busy: Showroom, size: tuple[int, int]) -> None:
    async with seated(busy.clock, who=RECEPTION, size=size) as seat:
        assert busy.line()[0] in seat.next_up()


async def test_the_mentor_of_a_third_tier_consultant_is_beside_the_name(busy: Showroom) -> None:
    for name in ("[red]", "陈静", "李娜"):
        if busy.state(name) in ("waiting", "greeting"):
            busy.do("rotation.away", name=name, reason="meal")
    async with seated(busy.clock, who=RECEPTION) as seat:
        assert seat.next_up() == "杨磊 · 李娜"


async def test_a_terminal_that_becomes_narrow_puts_the_figures_in_one_line(busy: Showroom) -> None:
    async with seated(busy.clock, who=RECEPTION) as seat:
        await seat.sees("TODAY")
        await seat.pilot.resize_terminal(80, 24)
        await seat.sees_no("TODAY")
        await seat.sees_line("first contacts", "·", "unassigned")
        await seat.pilot.resize_terminal(120, 36)
        await seat.sees("TODAY")


async def test_names_that_look_like_markup_are_shown_as_typed_everywhere(busy: Showroom) -> None:
    async with seated(busy.clock, who="[red]") as seat:
        await seat.sees_line("1 Floor", "[red] consultant")
        await seat.sees_line("– [red]", "meal")
        await seat.sees_line("[/x] 先生", "CR-V")
        await seat.at("#lineup")
        await seat.press("end", "a")
        await seat.sees("[red] steps away: why?")
        await seat.press("escape", "b")
        await seat.sees_line("[red]", "greeting")
        assert seat.next_up() == "[red]"
        await seat.press("f8")
        await seat.sees_line("[red]", "consultant")
    async with seated(busy.clock, who=MANAGER) as seat:
        await seat.press("e")
        await seat.sees("End the day?")
        await seat.press("y")
        await seat.sees("The day is closed")
        await seat.press("enter", "6")
        await seat.sees_line("[red]", "consultant")


@pytest.mark.parametrize(
    "words", ["[/x]", "[red]", "[bold]a[/bold]", "[link=x]", "\\[", "{name}", "%s", "[@click=quit]"]
)
async def test_any_words_stay_words_in_forms_and_notices(showroom: Showroom, words: str) -> None:
    async with seated(showroom.clock, who=RECEPTION) as seat:
        await seat.press("n")
        await seat.fill(who=words, model=words)
        await seat.press("enter")
        await seat.sees_line("first", words[:10])
        await seat.press("v")
        await seat.press("escape", "enter")
        await seat.sees_line("Name ", words)
        await seat.sees_line("Model", words)
        await seat.press("escape", "h")
        await seat.fill(to=words)
        await seat.press("ctrl+s")
        await seat.sees("works here")
