"""Made-up files of other programs, and a way to import them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from floortui.errors import Refused
from floortui.language import say
from floortui.services.import_map import Map, read_map
from floortui.services.importing import Import, Rejected, Report
from floortui.storage import database
from tests.house import Showroom

HEADINGS = "Sale No,Sold,Customer Name,Phone,Model,Color,Price ($),Engine"
SALES = (
    "S-001,1/13/2024,Ann,5550101,Fit,Pale White,18500,Double\u00c2\u00a0Overhead Camshaft",
    "S-002,2/2/2024,Bob,5550102,CR-V,Black,26000,Overhead Camshaft",
    "S-003,2/2/2024,Cleo,(555) 0103,CR-V,Red,27100,Overhead Camshaft",
    'S-004,3/1/2024,Dan,555 0101,Civic,Black,"21,000",Overhead Camshaft',
)
"""Four cars that were sold; Dan has Ann's phone."""

MAP = """
dates = "month-first"
phone_region = "US"
[columns]
name = "Customer Name"
phone = "Phone"
model = "Model"
colour = "Color"
price = "Price ($)"
day = "Sold"
key = "Sale No"
note = ["Engine"]
"""


def sales(*rows: str, headings: str = HEADINGS) -> str:
    """Give the text of a file with these rows under the headings."""
    return "\n".join((headings, *rows)) + "\n"


def written(folder: Path, text: str, name: str = "sales.csv", encoding: str = "utf-8") -> Path:
    """Write a file in an encoding."""
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return file


class Taken:
    """What an import did, and what it rejected."""

    def __init__(self, house: Showroom, file: Path, kind: str = "orders", text: str = "", **how: Any) -> None:
        read = Map()
        if text:
            map_file = file.with_suffix(".toml")
            map_file.write_text(text, encoding="utf-8")
            read = read_map(map_file, kind)
        self.rejected: list[Rejected] = []
        run = Import(house.desk, kind, file, read, rejects=self.rejected.append, **how.pop("run", {}))
        self.report: Report = run.run(**how)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Rows added, there already, and rejected."""
        return self.report.added, self.report.there, self.report.rejected

    @property
    def reasons(self) -> dict[int, str]:
        """Why each rejected row cannot go, by its line."""
        return {row.line: say(row.reason) for row in self.rejected}

    @property
    def warnings(self) -> dict[int, str]:
        """What is to be looked at, by the line."""
        return {line: say(warning) for line, warning in self.report.warnings}


def refusal(house: Showroom, file: Path, kind: str = "orders", text: str = "", **how: Any) -> str:
    """Insist that a file is refused as a whole, and give the sentence."""
    try:
        Taken(house, file, kind, text, **how)
    except Refused as refused:
        return say(refused)
    raise AssertionError("it was not refused")


def orders() -> list[tuple[Any, ...]]:
    """Give every order: day, model, colour, price, number, delivery, customer."""
    return list(
        database.execute(
            "SELECT o.day, o.model, o.colour, o.price, o.origin, o.delivered_on, c.name FROM car_order AS o"
            " JOIN cycle AS y ON y.id = o.cycle JOIN customer AS c ON c.id = y.customer ORDER BY o.id"
        )
    )
