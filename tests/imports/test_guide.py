"""What the guide says of imports and exports is so: its map works, its tables name everything there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from floortui.domain.columns import KINDS
from floortui.language import LANGUAGES
from floortui.reports.forms import FORMS
from floortui.services.import_map import Map
from tests.house import Showroom
from tests.imports.files import Taken, orders

ROOT = Path(__file__).parent.parent.parent
SOLD = Path(__file__).parent / "sold_cars.csv"


def page(spoken: str, name: str) -> str:
    return (ROOT / "docs" / spoken / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_map_of_the_guide_reads_a_file_of_sold_cars(house: Showroom, tmp_path: Path, spoken: str) -> None:
    found = re.search("```toml\n(.*?)```", page(spoken, "import"), re.DOTALL)
    assert found
    file = tmp_path / "sold.csv"
    file.write_bytes(SOLD.read_bytes())
    taken = Taken(house, file, text=found[1])
    assert taken.counts == (3, 0, 1)
    assert taken.report.skipped == 1
    assert taken.reasons[6].startswith("Price takes a number")
    assert list(taken.warnings) == [5]
    assert [order[1:5] for order in orders()] == [
        ("Focus", "Pearl White", 2600000, "C-1"), ("Escort", "Black", 1900000, "C-2"),
        ("Focus", "Pearl White", 2450000, "C-4"),
    ]  # fmt: skip


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_guide_names_every_field_key_and_form(spoken: str) -> None:
    imports, exports = page(spoken, "import"), page(spoken, "export")
    for kind, columns in KINDS.items():
        (row,) = [line for line in imports.splitlines() if line.startswith(f"| `{kind}` |")]
        named = re.split("[,、，]", row.split("|")[2].replace("*", ""))
        assert [name.strip() for name in named] == [column.key for column in columns]
    assert [key for key in Map.__dataclass_fields__ if key not in imports] == []
    assert [form for form in FORMS if f"`{form}`" not in exports] == []
