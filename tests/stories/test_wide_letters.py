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
        await seat.sees(before + TEXT)
