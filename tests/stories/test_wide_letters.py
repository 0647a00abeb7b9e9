"""Chinese letters are two cells wide: none is lost where one part of the screen lies over another."""

from __future__ import annotations

import pytest

from tests.house import Showroom
from tests.ui.seat import seated

SIZES = [(120, 36), (80, 24), (100, 30), (160, 45)]
TEXT = "试驾两位客户下周再来看车型颜色"
"""As many letters as go into the narrowest form."""
LONG = TEXT * 3
"""More letters than go into the widest, which then shows their end."""


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("before", ["", "x"])
async def test_what_is_typed_into_the_arrival_form_is_whole(
    showroom: Showroom, size: tuple[int, int], before: str
) -> None:
    for name in ("张先生", "李先生", "王先生", "赵先生", "钱女士") * 6:
        showroom.do("arrival.log", note=name)
    async with seated(showroom.clock, who="王敏", size=size) as seat:
        await seat.press("n")
        await seat.fill(note=before + TEXT)
        await seat.sees_line(before + TEXT)
        form, parties = (seat.app.screen.query_one(part).region for part in ("#arrival", "#visits"))
        assert (form.x, form.right) == (parties.x, parties.right)
        await seat.fill(note=before + LONG)
        line = await seat.sees_line("Note", "车型颜色")
        shown = line.partition("Note")[2].strip(" ▏▕").replace(before, "")
        assert LONG.endswith(shown), shown


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("before", ["", "x"])
async def test_what_is_said_in_a_notice_is_whole(showroom: Showroom, size: tuple[int, int], before: str) -> None:
    async with seated(showroom.clock, who="王敏", size=size) as seat:
        seat.app.notify(before + TEXT, markup=False)
        await seat.sees_line(before + TEXT)


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("key", ["", "n", "v", "enter", "f1"])
async def test_a_notice_covers_neither_the_keys_nor_the_form_and_stands_once(
    showroom: Showroom, size: tuple[int, int], key: str
) -> None:
    showroom.do("arrival.log")
    async with seated(showroom.clock, who="王敏", size=size) as seat:
        await seat.press(*([key] if key else []))
        before = seat.screen().splitlines()
        seat.app.notify(LONG, markup=False)
        await seat.sees(TEXT)
        lines = seat.screen().splitlines()
        said = "".join(line for line in lines if "▌" in line and "▌ " in line)
        assert said.count(TEXT[:4]) == LONG.count(TEXT[:4])
        kept = ("F1 help", "Note  ", "Enter logs it", "Enter saves")
        for words in kept:
            assert any(words in line for line in lines) == any(words in line for line in before), words


async def test_an_error_comes_back_when_the_news_after_it_is_over(showroom: Showroom) -> None:
    async with seated(showroom.clock, who="王敏") as seat:
        seat.app.notify("备份失败", severity="error", timeout=60)
        seat.app.notify("刘洋现在接待", timeout=0.3)
        await seat.sees("刘洋现在接待")
        await seat.sees_no("备份失败")
        await seat.sees("备份失败")
        seat.app.clear_notifications()
        await seat.sees("备份失败")
