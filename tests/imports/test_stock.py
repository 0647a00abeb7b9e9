"""The stock list of before comes in; a car is known again by its chassis number, or as one of those alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from floortui.storage.queries import cars
from tests.house import TODAY, TOMORROW, Showroom, problems, refused
from tests.imports.files import Taken, sales, written

HEADINGS = "车型,颜色,入库日期,车架号,数量,备注"
STOCK = (
    "CR-V,白,2026-01-05,LVH0001,,展车",
    "飞度,红,2026/2/3,,2,",
    "飞度,红,2026/2/3,,,",
    "Civic,黑,,,,",
)


def here() -> list[tuple[str, str, str, str]]:
    """Give the cars that stand here: model, colour, since when, chassis number."""
    return sorted((car.model, car.colour, car.arrived, car.vin) for car in cars.in_stock())


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_the_stock_of_before_comes_in_once(house: Showroom, tmp_path: Path, encoding: str) -> None:
    file = written(tmp_path, sales(*STOCK, headings=HEADINGS), encoding=encoding)
    refused("role.refused", house.at("李娜"), "import.stock", file="x", first=1, last=1, digest="x")
    taken = Taken(house, file, "stock")
    assert (taken.counts, taken.reasons) == ((4, 0, 0), {})
    cars_here = here()
    assert [car for car in cars_here if car[0] == "CR-V"] == [("CR-V", "白", "2026-01-05", "LVH0001")]
    assert len([car for car in cars_here if car[2] == "2026-02-03"]) == 3
    assert [car[2] for car in cars_here if car[0] == "Civic"] == [TODAY]
    assert Taken(house, file, "stock").counts == (0, 4, 0)
    assert here() == cars_here
    assert problems() == []


def test_a_stopped_import_goes_on_and_a_car_that_has_gone_comes_not_back(house: Showroom, tmp_path: Path) -> None:
    Taken(house, written(tmp_path, sales(STOCK[1].replace(",2,", ",1,"), headings=HEADINGS)), "stock")
    house.do("stock.gone", car=1)
    Taken(house, written(tmp_path, sales(*STOCK, headings=HEADINGS)), "stock")
    assert len([car for car in here() if car[2] == "2026-02-03"]) == 2, "of three one has gone"


def test_a_row_that_cannot_go_says_why(house: Showroom, tmp_path: Path) -> None:
    bad = ("CR-V,白,2026-01-05,LVH0002,3,", f"CR-V,白,{TOMORROW},,,", ",白,2026-01-05,,,", "CR-V,白,2026-01-05,,很多,")
    taken = Taken(house, written(tmp_path, sales(*bad, STOCK[0], headings=HEADINGS)), "stock")
    assert taken.counts == (1, 0, 4)
    assert taken.reasons.keys() == {2, 3, 4, 5}
    assert len(here()) == 1
